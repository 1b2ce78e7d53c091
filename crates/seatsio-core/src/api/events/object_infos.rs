//! Object infos: everything known about single objects of an event.

use super::Events;
use crate::{
    model::{EventKey, EventObjectInfo, ObjectInfos, ObjectLabel},
    operation::{check, decode},
};
use bytes::Bytes;
use std::error::Error as StdError;

/// Reads the one object of an answer that holds objects by label; `None` if it holds none.
#[inline]
fn only_object(body: &Bytes) -> Result<Option<EventObjectInfo>, Box<dyn StdError + Send + Sync>> {
    let infos: ObjectInfos = decode::model(body)?;
    if infos.len() > 1 {
        return Err("the answer holds more objects than the one that was asked for".into());
    }
    Ok(infos.into_iter().next().map(|(_, info)| info))
}

operations! {
    OBJECT_INFOS for Events;

    /// Retrieves what is known about these objects: status, order id, hold token, category, labels and more.
    ///
    /// Draws from the priority lane, so it is the way to find out what a lost status change did. For many
    /// objects, an event report is cheaper.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let infos = client.events().retrieve_object_infos("event1", ["A-1", "A-2"]).send()?;
    /// println!("A-1 is {}", infos["A-1"].status());
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(f);
    /// ```
    ///
    /// # Errors
    /// `EVENT_NOT_FOUND` (404). Before anything is sent: no labels, or an empty one.
    RetrieveObjectInfos = "events.retrieve_object_infos" => ObjectInfos {
        GET "/events/{eventKey}/objects", Priority, Read;
        docs "https://docs.seats.io/docs/api/objects/retrieve-event-object-infos";
        method retrieve_object_infos;
        path { event: EventKey }
        required { list labels: ObjectLabel => query "label", check check::non_empty; }
        options {}
        body none;
    }

    /// Retrieves what is known about one object; `None` when the event has none with this label.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// if let Some(info) = client.events().retrieve_object_info("event1", "A-1").send()? {
    ///     println!("{} is {}", info.label(), info.status());
    /// }
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(f);
    /// ```
    ///
    /// # Errors
    /// `EVENT_NOT_FOUND` (404). Before anything is sent: an empty label.
    RetrieveObjectInfo = "events.retrieve_object_info" => Option<EventObjectInfo>, via only_object {
        GET "/events/{eventKey}/objects", Priority, Read;
        docs "https://docs.seats.io/docs/api/objects/retrieve-event-object-infos";
        method retrieve_object_info;
        path { event: EventKey }
        required { into label: ObjectLabel => query "label"; }
        options {}
        body none;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Operation;

    #[test]
    fn each_label_stands_in_the_query_by_itself() {
        let plan = RetrieveObjectInfos::new("event 1", ["A-1", "Ñ/1"])
            .plan()
            .unwrap();
        assert_eq!(
            plan.target(),
            "/events/event%201/objects?label=A-1&label=%C3%91%2F1"
        );
        assert_eq!(plan.body(), None);
    }

    #[test]
    fn no_labels_are_refused() {
        let error = RetrieveObjectInfos::new("e", Vec::<&str>::new())
            .plan()
            .unwrap_err();
        assert_eq!(error.argument(), Some("labels"));
    }

    #[test]
    fn one_object_is_taken_out_of_its_map() {
        let body = Bytes::from_static(br#"{"A-1":{"label":"A-1","status":"booked"}}"#);
        let info = RetrieveObjectInfo::decoder()(&body).unwrap();
        assert_eq!(info.unwrap().label(), "A-1");
    }

    #[test]
    fn an_answer_without_the_object_is_none() {
        let info = RetrieveObjectInfo::decoder()(&Bytes::from_static(b"{}")).unwrap();
        assert_eq!(info, None);
    }

    #[test]
    fn an_answer_with_other_objects_is_an_error() {
        let body = Bytes::from_static(br#"{"A-1":{"label":"A-1"},"A-2":{"label":"A-2"}}"#);
        assert!(RetrieveObjectInfo::decoder()(&body).is_err());
    }
}
