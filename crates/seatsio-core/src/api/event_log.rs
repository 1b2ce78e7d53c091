//! The event log: what has happened to charts and events.
//!
//! With the feature `administration`, which is on by default.

use crate::{Page, Unbound, model::EventLogItem};

/// The event log: what has happened to charts and events, in all workspaces of the company.
///
/// It is written a moment after the fact, and kept for 14 days.
#[derive(Clone, Debug)]
pub struct EventLog<C = Unbound> {
    pub(crate) client: C,
}

operations! {
    EVENT_LOG for EventLog;

    /// Lists what has happened, oldest first, unlike every other list. Needs the admin key of the company.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient, last_seen: u64) -> Result<(), seatsio_core::Error> {
    /// for item in client.event_log().list().starting_after(last_seen).items() {
    ///     let item = item?;
    ///     println!("{} {}", item.id, item.kind);
    /// }
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(|client| example(client, 1));
    /// ```
    ListEventLog = "event_log.list" => Page<EventLogItem> {
        GET "/event-log", Regular, Read;
        docs "https://docs.seats.io/docs/api/list-event-log-items";
        method list;
        path {}
        required {}
        options {}
        body none;
        paged EventLogItem, by id;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::one_page;

    #[test]
    fn the_log_can_be_followed_from_its_very_beginning() {
        let plan = one_page(&ListEventLog::new().starting_after(0_u64)).unwrap();
        assert_eq!(plan.target(), "/event-log?start_after_id=0");
    }
}
