//! The log of status changes.

use super::Events;
use crate::{
    Dispatch, Error, Invalid, Operation, Page,
    follow::{FollowOptions, Follower},
    model::{EventKey, ObjectLabel, StatusChange, StatusChangeSort},
};

operations! {
    STATUS_CHANGE_LOG for Events;

    /// Lists the status changes of an event in the last 365 days, the newest first unless told otherwise.
    ///
    /// The log is written with a delay: what was changed just now may be missing. To find out what a call did,
    /// look at the [object infos](Events::retrieve_object_infos).
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::StatusChangeSortField;
    ///
    /// let changes = client.events().list_status_changes("event1").filter("A-").sort(StatusChangeSortField::ObjectLabel);
    /// for change in changes.items() {
    ///     let change = change?;
    ///     println!("{} became {} on {:?}", change.object_label, change.status, change.date);
    /// }
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(f);
    /// ```
    ///
    /// # Errors
    /// `EVENT_NOT_FOUND` (404).
    ListStatusChanges = "events.list_status_changes" => Page<StatusChange> {
        GET "/events/{eventKey}/status-changes", Regular, Read;
        docs "https://docs.seats.io/docs/api/list-status-changes";
        method list_status_changes;
        path { event: EventKey }
        required {}
        options {
            /// Only objects whose label contains this.
            into filter: String => query "filter";
            /// In which order. Unset: by date, the newest first.
            into sort: StatusChangeSort => query "sort";
        }
        body none;
        paged StatusChange, by id;
    }

    /// Lists the status changes of one object in the last 365 days, the newest first.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let page = client.events().list_status_changes_for_object("event1", "A-1").page_size(10).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(f);
    /// ```
    ///
    /// # Errors
    /// `EVENT_NOT_FOUND` (404).
    ListStatusChangesForObject = "events.list_status_changes_for_object" => Page<StatusChange> {
        GET "/events/{eventKey}/objects/{objectLabel}/status-changes", Regular, Read;
        docs "https://docs.seats.io/docs/api/list-status-changes-for-an-object";
        method list_status_changes_for_object;
        path { event: EventKey, object: ObjectLabel }
        required {}
        options {}
        body none;
        paged StatusChange, by id;
    }
}

impl<C: Dispatch> ListStatusChanges<C> {
    /// Follows the log: an `Iterator` or a `Stream` of status changes as they appear, each of them once.
    ///
    /// The filter of the list holds, and `at_most` ends it. See [`follow`](crate::follow) for what it costs and
    /// what becomes of failures, and [`Followed::resume_at`](crate::drive::Followed::resume_at) for how to go on in
    /// another process.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::follow::{FollowOptions, FollowPosition};
    ///
    /// # client.events().book("event1", ["A-1", "A-2", "B-1"]).send()?;
    /// let from_the_beginning = FollowOptions::from(FollowPosition::beginning());
    /// for change in client.events().list_status_changes("event1").filter("A-").at_most(2).follow(from_the_beginning) {
    ///     println!("{} became {}", change?.object_label, "booked");
    /// }
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// One object has a [`follow`](ListStatusChangesForObject::follow) of its own.
    ///
    /// # Errors
    /// The last item may be an error that does not pass, such as `EVENT_NOT_FOUND` (404). `sort` and a position
    /// of the list are refused.
    pub fn follow(self, options: FollowOptions) -> C::Followed {
        let follower = self.follower(options);
        self.client.follow_log(follower)
    }
}

impl<C> ListStatusChanges<C> {
    fn follower(&self, options: FollowOptions) -> Result<Follower, Error> {
        let (_, (_, sort)) = &self.prepared.arguments;
        let follower = if sort.is_some() {
            let reason = Invalid::new("cannot be set: following has an order of its own");
            Err(Error::invalid_argument("sort", reason))
        } else {
            Follower::new(&self.prepared.paging, self.prepared.plan(), options)
        };
        follower.map_err(|error| error.of(<ListStatusChanges>::SPEC.name))
    }
}

impl<C: Dispatch> ListStatusChangesForObject<C> {
    /// Follows what becomes of one object: an `Iterator` or a `Stream` of its status changes as they appear, each
    /// of them once.
    ///
    /// `at_most` ends it. See [`follow`](crate::follow) for what it costs and what becomes of failures, and
    /// [`Followed::resume_at`](crate::drive::Followed::resume_at) for how to go on in another process.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::follow::{FollowOptions, FollowPosition};
    ///
    /// # client.events().book("event1", ["A-2", "A-1"]).send()?;
    /// let from_the_beginning = FollowOptions::from(FollowPosition::beginning());
    /// let log = client.events().list_status_changes_for_object("event1", "A-1");
    /// for change in log.at_most(1).follow(from_the_beginning) {
    ///     println!("A-1 became {}", change?.status);
    /// }
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// An object's own log begins with the newest change and knows no other order, so this reads that of the event,
    /// [filtered](ListStatusChanges::filter) by the label, and leaves out the longer labels that the filter finds
    /// too: they are fetched, not told. Requests, errors and spans are those of [`ListStatusChanges`].
    ///
    /// # Errors
    /// The last item may be an error that does not pass, such as `EVENT_NOT_FOUND` (404). A position of the list is
    /// refused.
    pub fn follow(self, options: FollowOptions) -> C::Followed {
        let follower = self.follower(options);
        self.client.follow_log(follower)
    }
}

impl<C> ListStatusChangesForObject<C> {
    fn follower(&self, options: FollowOptions) -> Result<Follower, Error> {
        let ((event, object), ()) = &self.prepared.arguments;
        let mut log = ListStatusChanges::new(event).filter(object.as_str());
        log.prepared.options.clone_from(&self.prepared.options);
        let plan = log.plan();
        // What is wrong with the label is told by its name, and not as the filter's fault.
        let follower = self
            .prepared
            .plan()
            .and_then(|_| Follower::new(&self.prepared.paging, plan, options));
        follower
            .map(|follower| follower.only(object.clone()))
            .map_err(|error| error.of(<ListStatusChangesForObject>::SPEC.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{SortDirection, StatusChangeSortField},
        page::one_page,
    };

    #[test]
    fn an_empty_filter_is_sent() {
        let plan = ListStatusChanges::new("e").filter("").plan().unwrap();
        assert_eq!(plan.target(), "/events/e/status-changes?filter=");
    }

    #[test]
    fn sorting_has_a_field_and_a_direction() {
        let sort = StatusChangeSort::new(StatusChangeSortField::Date, SortDirection::Ascending);
        let list = ListStatusChanges::new("e").sort(sort).page_size(5);
        assert_eq!(
            one_page(&list).unwrap().target(),
            "/events/e/status-changes?sort=date%3Aasc&limit=5"
        );
    }

    #[test]
    fn a_label_is_one_segment() {
        let plan = ListStatusChangesForObject::new("e", "A/1 Ñ").plan().unwrap();
        assert_eq!(plan.target(), "/events/e/objects/A%2F1%20%C3%91/status-changes");
    }
}
