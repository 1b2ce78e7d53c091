//! Extra data: what the caller keeps with objects.

use super::Events;
use crate::{
    model::{EventKey, ExtraData, ObjectLabel},
    operation::decode,
};

operations! {
    EXTRA_DATA for Events;

    /// Replaces the extra data of an object. An empty object removes it.
    ///
    /// Takes JSON, or [`ExtraData::new`] of anything that serialises. The object may be free.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let guest = serde_json::json!({"name": "Ada"});
    /// client.events().update_extra_data("event1", "A-1", guest).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// 404 when there is no such object or event. Before anything is sent: an empty label, a value that cannot
    /// be JSON.
    UpdateExtraData = "events.update_extra_data" => (), via decode::nothing {
        POST "/events/{eventKey}/objects/{objectLabel}/actions/update-extra-data", Priority, Idempotent;
        docs "https://docs.seats.io/docs/api/update-extra-data-for-an-object";
        method update_extra_data;
        path { event: EventKey, object: ObjectLabel }
        required { into extra_data: ExtraData => body "extraData"; }
        options {}
        body object;
    }

    /// Replaces the extra data of several objects, by label.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use serde_json::json;
    ///
    /// let guests = [("A-1", json!({"name": "Ada"})), ("A-2", json!({"name": "Grace"}))];
    /// client.events().update_extra_datas("event1", guests).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// As [`update_extra_data`](Events::update_extra_data).
    UpdateExtraDatas = "events.update_extra_datas" => (), via decode::nothing {
        POST "/events/{eventKey}/actions/update-extra-data", Priority, Idempotent;
        docs "https://docs.seats.io/docs/api/update-extra-data-for-multiple-objects";
        method update_extra_datas;
        path { event: EventKey }
        required { map extra_data: (ObjectLabel, ExtraData) => body "extraData"; }
        options {}
        body object;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Operation;
    use serde_json::json;

    #[test]
    fn empty_extra_data_is_sent() {
        let plan = UpdateExtraData::new("e", "A/1", json!({})).plan().unwrap();
        assert_eq!(plan.target(), "/events/e/objects/A%2F1/actions/update-extra-data");
        assert_eq!(plan.body().unwrap(), r#"{"extraData":{}}"#);
    }

    #[test]
    fn several_objects_are_sent_by_label() {
        let plan = UpdateExtraDatas::new("e", [("A-1", json!({"a": null})), ("A-2", json!({}))])
            .plan()
            .unwrap();
        assert_eq!(plan.target(), "/events/e/actions/update-extra-data");
        assert_eq!(
            plan.body().unwrap(),
            r#"{"extraData":{"A-1":{"a":null},"A-2":{}}}"#
        );
    }

    #[test]
    fn data_that_cannot_be_json_is_refused_by_name() {
        let keyed_by_pairs = std::collections::HashMap::from([((1, 2), 3)]);
        let error = UpdateExtraData::new("e", "A-1", ExtraData::new(keyed_by_pairs))
            .plan()
            .unwrap_err();
        assert_eq!(error.operation(), "events.update_extra_data");
        assert_eq!(error.argument(), Some("extraData"));
    }

    #[test]
    fn an_empty_label_is_refused_by_name() {
        let error = UpdateExtraDatas::new("e", [("", json!({}))]).plan().unwrap_err();
        assert_eq!(error.argument(), Some("extra_data"));
    }
}
