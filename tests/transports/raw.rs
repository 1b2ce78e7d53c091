//! Calls that the crate does not know, over every transport.

use crate::once_per_transport;
use http::Method;
use seatsio_core::{
    Effect, ErrorKind, Lane, Outcome, RawCall,
    api::events::BookObjects,
    model::{Event, Page},
    settle::Settled,
};
use seatsio_emulator::fault::{Fault, FaultRule, When};
use serde_json::json;

once_per_transport! {
    fn a_raw_call_is_read_as_what_the_caller_wants(world) {
        let event = world.event();
        let get = || RawCall::new(world.client.clone(), Method::GET, "/events/{}").segment(&event);
        let value = world.wait(get().send()).unwrap();
        assert_eq!(value["key"], event.as_str());
        assert_eq!(world.wait(get().json::<Event>().send()).unwrap().key, event);
        let bytes = world.wait(get().bytes().send()).unwrap();
        assert_eq!(serde_json::from_slice::<serde_json::Value>(&bytes).unwrap(), value);
        assert_eq!(world.wait(get().text().send()).unwrap().as_bytes(), bytes);
        world.wait(get().nothing().send()).unwrap();
    }

    fn a_raw_call_carries_query_and_body_and_acts(world) {
        let event = world.event();
        let book = RawCall::new(world.client.clone(), Method::POST, "/events/{}/actions/book")
            .segment(&event)
            .query("expand", "objects")
            .body(&json!({ "objects": ["A-1"], "orderId": "order-1" }))
            .lane(Lane::Priority);
        let answer = world.harness.answer(book.send_for_answer()).unwrap();
        assert_eq!((answer.status.as_u16(), answer.attempts), (200, 1));
        assert_eq!(answer.value["objects"]["A-1"]["orderId"], "order-1");
        assert!(answer.json().unwrap()["objects"].is_object());
        assert!(answer.headers.contains_key("content-type"));
    }

    fn a_raw_list_is_a_page_like_any(world) {
        let keys = [world.event(), world.event(), world.event()];
        let list = RawCall::new(world.client.clone(), Method::GET, "/events").query("limit", "2");
        let page = world.wait(list.json::<Page<Event>>().send()).unwrap();
        assert_eq!(page.items[0].key, keys[2]);
        assert!(page.items.len() == 2 && page.next_page_starts_after.is_some());
    }

    fn the_answer_204_is_nothing_or_null(world) {
        let delete = || RawCall::new(world.client.clone(), Method::DELETE, "/events/{}").segment(world.event());
        let answer = world.harness.answer(delete().send_for_answer()).unwrap();
        assert!(answer.status == 204 && answer.value.is_null(), "{answer:?}");
        world.wait(delete().json::<()>().send()).unwrap();
    }

    fn errors_are_those_of_any_call(world) {
        let call = || RawCall::new(world.client.clone(), Method::GET, "/events/{}").segment("no-such-event");
        let error = world.wait(call().send()).unwrap_err();
        assert!(error.is_not_found() && error.request_id().is_some(), "{error:?}");
        assert_eq!(error.operation(), "raw");
        let error = world.wait(call().named("events.peek").send()).unwrap_err();
        assert!(error.to_string().starts_with("events.peek: "), "{error}");
    }

    fn what_is_not_called_repeatable_is_sent_once_and_left_in_doubt(world) {
        let event = world.event();
        let lost = || FaultRule::on("*", Fault::ServerError { status: 500, when: When::After, retry_after: None }).count(1);
        let post = || {
            RawCall::new(world.client.clone(), Method::POST, "/events/{}")
                .segment(&event)
                .body(&json!({ "name": "Gala" }))
        };
        world.emulator.add_fault(lost());
        let error = world.wait(post().send()).unwrap_err();
        assert_eq!((error.kind(), error.outcome(), error.attempts()), (ErrorKind::Server, Outcome::Unknown, 1));
        assert!(error.receipt().is_none());
        world.emulator.add_fault(lost());
        let answer = world.harness.answer(post().effect(Effect::Idempotent).send_for_answer()).unwrap();
        assert_eq!(answer.attempts, 2);
    }

    fn a_raw_booking_in_doubt_is_settled_by_the_receipt_of_the_operation_that_does_the_same(world) {
        let event = world.event();
        let book = RawCall::new(world.client.clone(), Method::POST, "/events/{}/actions/book")
            .segment(&event)
            .body(&json!({ "objects": ["A-1"], "orderId": "order-1" }))
            .lane(Lane::Priority);
        world.emulator.add_fault(FaultRule::on("*", Fault::Reset { when: When::After }).count(1));
        let error = world.wait(book.send()).unwrap_err();
        assert_eq!((error.outcome(), error.receipt()), (Outcome::Unknown, None));
        let receipt = BookObjects::new(&event, ["A-1"]).order_id("order-1").receipt().unwrap();
        assert_eq!(world.wait(world.events().settle(&receipt)).unwrap(), Settled::Done);
    }

    fn a_segment_stays_one_segment(world) {
        let event = world.wait(world.events().create(&world.demo.chart_key).event_key("../charts?x=1#y").send());
        let key = event.unwrap().key;
        let value = world.wait(RawCall::new(world.client.clone(), Method::GET, "/events/{}").segment(&key).send());
        assert_eq!(value.unwrap()["key"], key.as_str());
    }
}
