//! Several different status changes in one call, all or nothing.

use super::Events;
use crate::{
    api::effects::batch,
    model::{ChangeObjectStatusInBatchResult, StatusChangeRequest},
};

sale_operations! {
    STATUS_CHANGE_BATCHES for Events;

    /// Makes several status changes, each of its own kind and in its own event, all or none.
    ///
    /// They are made in the order given, and the answer has a result for each. Besides changing, booking,
    /// holding and releasing, a batch can override the status that objects have in a season.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::StatusChangeRequest;
    ///
    /// let answer = client
    ///     .events()
    ///     .change_object_status_in_batch([
    ///         StatusChangeRequest::release("event1", ["A-1"]),
    ///         StatusChangeRequest::book("event1", ["B-1"]).order_id("order1"),
    ///         StatusChangeRequest::override_season_status("event2", ["A-1"]),
    ///     ])
    ///     .send()?;
    /// println!("{:?}", answer.results[1].objects["B-1"].order_id());
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::season(f);
    /// ```
    ///
    /// # Errors
    /// `ILLEGAL_STATUS_CHANGE` (400) when an object cannot take the status, `EVENT_NOT_FOUND` (404). Before
    /// anything is sent: a change without objects, an empty label, key or token.
    ///
    /// # If the answer gets lost
    /// `Guarded` if each change has a hold token or an order id or is of seats that were said to be such;
    /// `Once` otherwise. For what the season says, only seats that were said to be such count.
    ChangeObjectStatusInBatch = "events.change_object_status_in_batch" => ChangeObjectStatusInBatchResult {
        takes expand named_seats;
        POST "/events/actions/change-object-status", Priority, Once;
        docs "https://docs.seats.io/docs/api/change-object-status-in-batch";
        effect batch(status_changes, named_seats);
        method change_object_status_in_batch;
        path {}
        required { list status_changes: StatusChangeRequest => body "statusChanges"; }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Effect, Operation, model::Channels};
    use serde_json::{Value, json};

    #[test]
    fn all_four_kinds_go_into_one_call() {
        let plan = ChangeObjectStatusInBatch::new([
            StatusChangeRequest::change_status_to("mine", "e1", ["A-1"])
                .keep_extra_data(false)
                .channels(Channels::Ignored),
            StatusChangeRequest::release("e2", ["A-2"]),
            StatusChangeRequest::override_season_status("e3", ["A-3"]).season("partial1"),
            StatusChangeRequest::use_season_status("e4", ["A-4"]),
        ])
        .plan()
        .unwrap();
        assert_eq!(
            plan.target(),
            "/events/actions/change-object-status?expand=objects"
        );
        let body: Value = serde_json::from_slice(plan.body().unwrap()).unwrap();
        assert_eq!(
            body["statusChanges"],
            json!([
                {"type": "CHANGE_STATUS_TO", "event": "e1", "objects": [{"objectId": "A-1"}], "status": "mine",
                 "keepExtraData": false, "ignoreChannels": true},
                {"type": "RELEASE", "event": "e2", "objects": [{"objectId": "A-2"}]},
                {"type": "OVERRIDE_SEASON_STATUS", "event": "e3", "objects": [{"objectId": "A-3"}],
                 "season": "partial1"},
                {"type": "USE_SEASON_STATUS", "event": "e4", "objects": [{"objectId": "A-4"}]},
            ])
        );
    }

    #[test]
    fn a_batch_of_seats_is_guarded() {
        let batch = ChangeObjectStatusInBatch::new([StatusChangeRequest::book("e", ["A-1"])]);
        assert_eq!(batch.clone().plan().unwrap().effect(), Effect::Once);
        assert_eq!(batch.named_seats().plan().unwrap().effect(), Effect::Guarded);
    }

    #[test]
    fn a_change_without_objects_is_refused() {
        let error = ChangeObjectStatusInBatch::new([StatusChangeRequest::release("e", Vec::<&str>::new())])
            .plan()
            .unwrap_err();
        assert_eq!(error.argument(), Some("status_changes"));
    }
}
