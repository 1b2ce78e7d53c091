//! The rules one by one, with answers written by hand.

use super::{Receipt, Settled, Settlement, Step, Why};
use crate::{
    Error, Operation as _, Plan,
    api::events::{
        BookBestAvailable, BookObjects, ChangeObjectStatus, ChangeObjectStatusInBatch, HoldObjects,
    },
    api::events::{HoldBestAvailable, PutObjectsUpForResale, ReleaseObjects},
    model::{BestAvailableParams, CategoryKey, ObjectInfos, ObjectRef, StatusChangeRequest},
};
use serde_json::{Value, json};

/// Settles with these answers, one after the other, and tells how it ended.
fn settle(receipt: &Receipt, answers: &[Value]) -> Settled {
    let mut settlement = Settlement::new(receipt);
    let mut answers = answers.iter();
    loop {
        match settlement.next().unwrap() {
            Step::Finished(settled) => {
                assert_eq!(
                    answers.next(),
                    None,
                    "{settled:?} was told before everything was read"
                );
                return settled;
            }
            Step::Call(plan) => {
                let answer = answers
                    .next()
                    .unwrap_or_else(|| panic!("no answer for {}", plan.target()));
                settlement.answer(Ok(answer.to_string().into())).unwrap();
            }
        }
    }
}

fn object(status: &str, more: Value) -> Value {
    let mut info = json!({"label": "A-1", "objectType": "seat", "status": status});
    let (Value::Object(fields), Value::Object(more)) = (&mut info, more) else {
        panic!("no objects")
    };
    fields.extend(more);
    json!({"A-1": info})
}

fn area(booked: u32, order: Option<&str>, held: u32) -> Value {
    json!({"A-1": {
        "label": "A-1", "objectType": "generalAdmission", "status": "free", "bookAsAWhole": false,
        "capacity": 100, "numBooked": booked, "numHeld": held, "orderId": order,
        "holds": {"t1": {"NO_TICKET_TYPE": held}},
    }})
}

fn infos(objects: &Value) -> ObjectInfos {
    serde_json::from_value(objects.clone()).unwrap()
}

fn booking() -> BookObjects {
    BookObjects::new("e", ["A-1"])
}

fn with_order() -> Receipt {
    booking().order_id("o1").receipt().unwrap()
}

fn hold() -> Receipt {
    HoldObjects::new("e", ["A-1"], "t1").receipt().unwrap()
}

fn alive(seconds: i64) -> Value {
    json!({"holdToken": "t1", "expiresInSeconds": seconds})
}

#[test]
fn a_booking_with_an_order_id_is_told_by_status_and_order() {
    let told = |status, more| settle(&with_order(), &[object(status, more)]);
    assert_eq!(told("booked", json!({"orderId": "o1"})), Settled::Done);
    assert_eq!(told("free", json!({})), Settled::NotDone);
    assert_eq!(told("booked", json!({"orderId": "o2"})), Settled::TakenByOther);
    assert_eq!(told("booked", json!({})), Settled::TakenByOther);
    assert_eq!(
        told("reservedByToken", json!({"holdToken": "t2"})),
        Settled::TakenByOther
    );
    assert_eq!(
        told("void", json!({"orderId": "o1"})),
        Settled::CannotTell(Why::ChangedSince)
    );
}

#[test]
fn objects_that_our_token_still_holds_were_not_booked() {
    let receipt = booking().order_id("o1").hold_token("t1").receipt().unwrap();
    let held = object("reservedByToken", json!({"holdToken": "t1"}));
    assert_eq!(settle(&receipt, &[held]), Settled::NotDone);
}

#[test]
fn a_booking_with_a_token_alone_needs_the_hold_before_and_a_living_token() {
    let receipt = booking().hold_token("t1").receipt().unwrap();
    let booked = object("booked", json!({}));
    let unknown = settle(&receipt, std::slice::from_ref(&booked));
    assert_eq!(unknown, Settled::CannotTell(Why::NothingToCompare));
    let held = object("reservedByToken", json!({"holdToken": "t1"}));
    let compared = receipt.before("e", &infos(&held));
    assert_eq!(settle(&compared, &[booked.clone(), alive(60)]), Settled::Done);
    let expired = settle(&compared, &[booked, alive(0)]);
    assert_eq!(expired, Settled::CannotTell(Why::TokenExpired));
}

#[test]
fn a_booking_without_mark_cannot_be_told_from_another() {
    let receipt = booking().receipt().unwrap();
    let booked = object("booked", json!({}));
    assert_eq!(settle(&receipt, &[booked]), Settled::CannotTell(Why::NoOrderId));
    assert_eq!(settle(&receipt, &[object("free", json!({}))]), Settled::NotDone);
    let other = object("booked", json!({"orderId": "o2"}));
    assert_eq!(settle(&receipt, &[other]), Settled::TakenByOther);
}

#[test]
fn a_hold_is_told_by_its_token() {
    let told = |status, more| settle(&hold(), &[object(status, more)]);
    assert_eq!(told("reservedByToken", json!({"holdToken": "t1"})), Settled::Done);
    assert_eq!(
        told("reservedByToken", json!({"holdToken": "t2"})),
        Settled::TakenByOther
    );
    assert_eq!(told("booked", json!({})), Settled::TakenByOther);
    assert_eq!(told("free", json!({})), Settled::NotDone);
    assert_eq!(told("resale", json!({})), Settled::NotDone);
}

#[test]
fn a_custom_status_is_told_by_its_order_id() {
    let change = ChangeObjectStatus::new("e", ["A-1"], "lost");
    let with_order = change.clone().order_id("o1").receipt().unwrap();
    let lost = |order: Option<&str>| object("lost", json!({"orderId": order}));
    assert_eq!(settle(&with_order, &[lost(Some("o1"))]), Settled::Done);
    let log = |order| json!({"items": [{"id": 1, "status": "lost", "objectLabel": "A-1", "orderId": order}]});
    assert_eq!(settle(&with_order, &[lost(Some("o2")), log("o1")]), Settled::Done);
    let changed = settle(&with_order, &[lost(Some("o2")), log("o2")]);
    assert_eq!(changed, Settled::CannotTell(Why::ChangedSince));
    assert_eq!(
        settle(&change.receipt().unwrap(), &[lost(None)]),
        Settled::CannotTell(Why::NoOrderId)
    );
}

#[test]
fn a_change_over_what_was_there_before_was_not_done() {
    let before = object("void", json!({}));
    let receipt = with_order();
    assert_eq!(
        settle(&receipt, std::slice::from_ref(&before)),
        Settled::TakenByOther
    );
    let compared = receipt.before("e", &infos(&before));
    assert_eq!(settle(&compared, &[before]), Settled::NotDone);
}

#[test]
fn a_release_in_doubt_is_never_taken_for_not_done() {
    let receipt = ReleaseObjects::new("e", ["A-1"]).receipt().unwrap();
    let booked = object("booked", json!({"orderId": "o1"}));
    assert_eq!(settle(&receipt, &[object("free", json!({}))]), Settled::Done);
    let unknown = settle(&receipt, std::slice::from_ref(&booked));
    assert_eq!(unknown, Settled::CannotTell(Why::NothingToCompare));
    let compared = receipt.before("e", &infos(&booked));
    assert_eq!(settle(&compared, &[booked]), Settled::NotDone);
    let sold_again = object("booked", json!({"orderId": "o2"}));
    assert_eq!(
        settle(&compared, &[sold_again]),
        Settled::CannotTell(Why::ChangedSince)
    );
}

#[test]
fn what_was_up_for_resale_and_is_sold_was_not_put_there_twice() {
    let receipt = PutObjectsUpForResale::new("e", ["A-1"])
        .resale_listing_id("l1")
        .receipt()
        .unwrap();
    let booked = object("booked", json!({"orderId": "o1"}));
    let compared = receipt.before("e", &infos(&booked));
    let listed = object("resale", json!({"resaleListingId": "l1"}));
    assert_eq!(settle(&compared, &[listed]), Settled::Done);
    assert_eq!(settle(&compared, &[booked]), Settled::NotDone);
    let sold = object("booked", json!({"orderId": "o2"}));
    assert_eq!(settle(&compared, &[sold]), Settled::CannotTell(Why::ChangedSince));
}

fn places(label: &str) -> [ObjectRef; 1] {
    [ObjectRef::new(label).quantity(3)]
}

#[test]
fn held_places_are_compared_with_before() {
    let receipt = HoldObjects::new("e", places("A-1"), "t1").receipt().unwrap();
    let after = |held| [area(0, None, held)];
    assert_eq!(settle(&receipt, &after(2)), Settled::NotDone);
    assert_eq!(
        settle(&receipt, &after(3)),
        Settled::CannotTell(Why::NothingToCompare)
    );
    assert_eq!(settle(&receipt.clone().fresh_token(), &after(3)), Settled::Done);
    let compared = receipt.before("e", &infos(&area(0, None, 2)));
    assert_eq!(settle(&compared, &after(5)), Settled::Done);
    assert_eq!(settle(&compared, &after(2)), Settled::NotDone);
    assert_eq!(
        settle(&compared, &after(4)),
        Settled::CannotTell(Why::ChangedSince)
    );
}

#[test]
fn booked_places_of_a_token_are_compared_with_before() {
    let receipt = BookObjects::new("e", places("A-1"))
        .hold_token("t1")
        .receipt()
        .unwrap();
    let compared = receipt.before("e", &infos(&area(7, None, 5)));
    assert_eq!(settle(&compared, &[area(10, None, 2), alive(60)]), Settled::Done);
    assert_eq!(settle(&compared, &[area(9, None, 5)]), Settled::NotDone);
    let expired = settle(&compared, &[area(9, None, 2), alive(0)]);
    assert_eq!(expired, Settled::CannotTell(Why::TokenExpired));
}

#[test]
fn a_booking_of_more_places_than_the_token_held_was_refused_unless_the_order_shows_it() {
    let booking = BookObjects::new("e", places("A-1")).hold_token("t1");
    let held_two = infos(&area(7, None, 2));
    let receipt = booking.clone().receipt().unwrap().before("e", &held_two);
    assert_eq!(settle(&receipt, &[area(7, None, 2)]), Settled::NotDone);
    let receipt = booking.order_id("o1").receipt().unwrap().before("e", &held_two);
    assert_eq!(settle(&receipt, &[area(7, Some("o1"), 0)]), Settled::Done);
    let log =
        |order| json!({"items": [{"id": 1, "status": "booked", "objectLabel": "A-1", "orderId": order}]});
    assert_eq!(settle(&receipt, &[area(7, None, 0), log("o1")]), Settled::Done);
    assert_eq!(settle(&receipt, &[area(7, None, 0), log("o2")]), Settled::NotDone);
}

#[test]
fn booked_places_are_told_by_the_order_of_the_area_or_by_the_log_never_by_numbers() {
    let receipt = BookObjects::new("e", places("A-1"))
        .order_id("o1")
        .receipt()
        .unwrap();
    assert_eq!(settle(&receipt, &[area(3, Some("o1"), 0)]), Settled::Done);
    assert_eq!(settle(&receipt, &[area(2, Some("o2"), 0)]), Settled::NotDone);
    let log =
        |order| json!({"items": [{"id": 1, "status": "booked", "objectLabel": "A-1", "orderId": order}]});
    assert_eq!(
        settle(&receipt, &[area(3, Some("o2"), 0), log("o1")]),
        Settled::Done
    );
    let hidden = settle(&receipt, &[area(3, Some("o2"), 0), log("o2")]);
    assert_eq!(hidden, Settled::CannotTell(Why::OrderHidden));
}

#[test]
fn one_object_that_was_not_changed_settles_all() {
    let receipt = BookObjects::new(["e1", "e2"], ["A-1"])
        .order_id("o1")
        .receipt()
        .unwrap();
    assert_eq!(settle(&receipt, &[object("free", json!({}))]), Settled::NotDone);
    let ours = object("booked", json!({"orderId": "o1"}));
    assert_eq!(settle(&receipt, &[ours.clone(), ours.clone()]), Settled::Done);
    let free = object("free", json!({}));
    assert_eq!(
        settle(&receipt, &[ours, free]),
        Settled::CannotTell(Why::Contradiction)
    );
}

#[test]
fn the_last_change_of_an_object_in_a_batch_counts() {
    let receipt = ChangeObjectStatusInBatch::new([
        StatusChangeRequest::release("e", ["A-1"]),
        StatusChangeRequest::book("e", ["A-1"]).order_id("o1"),
    ])
    .receipt()
    .unwrap();
    assert_eq!(
        settle(&receipt, &[object("booked", json!({"orderId": "o1"}))]),
        Settled::Done
    );
    assert_eq!(
        settle(&receipt, &[area(3, Some("o1"), 0)]),
        Settled::CannotTell(Why::SeveralChanges)
    );
}

#[test]
fn chosen_objects_are_found_by_their_order_id() {
    let receipt = BookBestAvailable::new("e", 2).order_id("o1").receipt().unwrap();
    let seat = json!({"label": "A-1", "objectType": "seat", "status": "booked", "orderId": "o1"});
    assert_eq!(settle(&receipt, &[json!({"o1": [seat]})]), Settled::Done);
    assert_eq!(
        settle(&receipt, &[json!({}), json!({"generalAdmission": []})]),
        Settled::NotDone
    );
    let area = |booked| json!({"generalAdmission": [area(booked, Some("o2"), 0)["A-1"]]});
    assert_eq!(settle(&receipt, &[json!({}), area(1)]), Settled::NotDone);
    let log = json!({"items": []});
    let hidden = settle(&receipt, &[json!({}), area(2), log]);
    assert_eq!(hidden, Settled::CannotTell(Why::OrderHidden));
}

#[test]
fn chosen_objects_are_found_by_a_fresh_token() {
    let receipt = HoldBestAvailable::new("e", 1, "t1")
        .receipt()
        .unwrap()
        .fresh_token();
    let held = json!({"reservedByToken": [
        {"label": "A-1", "objectType": "seat", "status": "reservedByToken", "holdToken": "t1"}
    ]});
    let no_areas = json!({"generalAdmission": []});
    assert_eq!(settle(&receipt, &[held, no_areas.clone()]), Settled::Done);
    assert_eq!(settle(&receipt, &[json!({}), no_areas]), Settled::NotDone);
}

/// A hold of two objects of the server's choice, and an area of which the token holds two places by now.
fn hold_beside_two_places(wish: BestAvailableParams) -> (Receipt, [Value; 2]) {
    let receipt = HoldBestAvailable::new("e", wish, "t1").order_id("o1").receipt();
    let mut areas = area(0, Some("o2"), 2);
    areas["A-1"]["categoryKey"] = "3".into();
    areas["A-1"]["categoryLabel"] = "Standing room".into();
    (
        receipt.unwrap(),
        [json!({}), json!({"generalAdmission": [areas["A-1"]]})],
    )
}

#[test]
fn the_server_did_not_choose_an_area_of_another_category() {
    let told = |categories: &[CategoryKey], log: &[Value]| {
        let wish = BestAvailableParams::new(2).categories(categories);
        let (receipt, answers) = hold_beside_two_places(wish);
        settle(&receipt, &[&answers[..], log].concat())
    };
    let hidden = Settled::CannotTell(Why::OrderHidden);
    let log = [json!({"items": []})];
    assert_eq!(told(&[], &log), hidden);
    assert_eq!(told(&[1.into(), "Stalls".into()], &[]), Settled::NotDone);
    assert_eq!(
        told(&[1.into(), 3.into()], &log),
        hidden,
        "a key is a text in infos"
    );
    assert_eq!(told(&["standing ROOM".into()], &log), hidden);
}

#[test]
fn an_area_whose_category_is_not_known_may_have_been_chosen() {
    let wish = BestAvailableParams::new(2).categories(["Stalls"]);
    let (receipt, [order, mut areas]) = hold_beside_two_places(wish);
    areas["generalAdmission"][0]["categoryLabel"] = Value::Null;
    let told = settle(&receipt, &[order, areas, json!({"items": []})]);
    assert_eq!(told, Settled::CannotTell(Why::OrderHidden));
}

#[test]
fn places_that_a_fresh_token_holds_were_chosen_for_its_call() {
    let (receipt, answers) = hold_beside_two_places(2.into());
    assert_eq!(settle(&receipt.fresh_token(), &answers), Settled::Done);
    let (receipt, answers) = hold_beside_two_places(3.into());
    assert_eq!(settle(&receipt.fresh_token(), &answers), Settled::NotDone);
}

#[test]
fn fewer_objects_than_the_server_was_to_choose_are_no_proof() {
    let receipt = HoldBestAvailable::new("e", 2, "t1")
        .receipt()
        .unwrap()
        .fresh_token();
    let held = json!({"reservedByToken": [
        {"label": "A-1", "objectType": "seat", "status": "reservedByToken", "holdToken": "t1"}
    ]});
    assert_eq!(
        settle(&receipt, &[held, json!({})]),
        Settled::CannotTell(Why::ChangedSince)
    );
}

#[test]
fn an_object_that_is_not_there_says_nothing() {
    assert_eq!(
        settle(&with_order(), &[json!({})]),
        Settled::CannotTell(Why::UnknownObject)
    );
}

#[test]
fn many_labels_are_read_in_several_calls() {
    let labels: Vec<_> = (0..250).map(|n| format!("Row {n:03}-1")).collect();
    let receipt = BookObjects::new("e", labels).order_id("o1").receipt().unwrap();
    let mut settlement = Settlement::new(&receipt);
    let mut asked = 0;
    while let Step::Call(plan) = settlement.next().unwrap() {
        let labels: Vec<_> = labels_of(&plan).collect();
        assert!(labels.len() <= 100 && plan.target().len() < 4000);
        asked += labels.len();
        let objects: serde_json::Map<_, _> = labels.into_iter().map(booked_by_us).collect();
        settlement
            .answer(Ok(Value::Object(objects).to_string().into()))
            .unwrap();
    }
    assert_eq!((asked, settlement.reads()), (250, 3));
}

fn labels_of(plan: &Plan) -> impl Iterator<Item = String> {
    let query = plan.target().split_once('?').unwrap().1;
    let labels = query.split('&').map(|pair| pair.strip_prefix("label=").unwrap());
    labels.map(|label| {
        percent_encoding::percent_decode_str(label)
            .decode_utf8()
            .unwrap()
            .into_owned()
    })
}

fn booked_by_us(label: String) -> (String, Value) {
    let info = json!({"label": label, "objectType": "seat", "status": "booked", "orderId": "o1"});
    (label, info)
}

#[test]
fn a_failed_read_is_asked_for_again() {
    let mut settlement = Settlement::new(&with_order());
    let Step::Call(first) = settlement.next().unwrap() else {
        panic!("nothing to read")
    };
    assert!(settlement.answer(Err(Error::invalid_request("lost"))).is_err());
    let Step::Call(second) = settlement.next().unwrap() else {
        panic!("nothing to read")
    };
    assert_eq!(first.target(), second.target());
}

#[test]
fn a_receipt_is_read_off_every_form_of_the_request() {
    use crate::api::{events, legacy::seasons::LegacyBookObjectsInSeason};
    let receipts = [
        BookObjects::new("e 1", ["A-1"]).order_id("o").receipt().unwrap(),
        events::BookObjectsSingle::new("e 1", ["A-1"])
            .order_id("o")
            .receipt()
            .unwrap(),
        events::BookObjectsInGroup::new("e 1", ["A-1"])
            .order_id("o")
            .receipt()
            .unwrap(),
        LegacyBookObjectsInSeason::new("e 1", ["A-1"])
            .order_id("o")
            .receipt()
            .unwrap(),
        ChangeObjectStatusInBatch::new([StatusChangeRequest::book("e 1", ["A-1"]).order_id("o")])
            .receipt()
            .unwrap(),
    ];
    for receipt in &receipts {
        assert_eq!(receipt.parts, receipts[0].parts, "{}", receipt.operation());
    }
    assert_eq!(receipts[0].parts[0].events, ["e 1"]);
}

#[test]
fn other_calls_leave_no_receipt() {
    let read = crate::api::events::RetrieveEvent::new("e").plan().unwrap();
    assert_eq!(Receipt::of(&read), None);
    let season = crate::api::events::OverrideSeasonObjectStatus::new("e", ["A-1"])
        .plan()
        .unwrap();
    assert_eq!(Receipt::of(&season), None);
}

#[test]
fn a_stored_receipt_is_the_same_and_does_not_print_its_token() {
    let receipt = HoldObjects::new(["e1", "e2"], places("GA"), "secret-token")
        .order_id("o1")
        .receipt()
        .unwrap();
    let before =
        json!({"GA": {"label": "GA", "holds": {"secret-token": {"adult": 2}, "theirs": {"adult": 1}}}});
    let receipt = receipt.before("e1", &infos(&before)).fresh_token();
    let stored = serde_json::to_string(&receipt).unwrap();
    assert_eq!(serde_json::from_str::<Receipt>(&stored).unwrap(), receipt);
    assert!(!format!("{receipt:?}").contains("secret-token"));
    assert!(
        !stored.contains("theirs"),
        "the tokens of others are nothing to write down: {stored}"
    );
}
