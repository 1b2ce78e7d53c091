//! Object infos: sharing texts between them does not change what they say.

use proptest::prelude::*;
use seatsio_core::model::{
    ChangeObjectStatusInBatchResult, ChangeObjectStatusResult, ChartDrawing, EventObjectInfo, ExtraData,
    FlatList, LabelType, ObjectInfos, ObjectType,
};
use serde_json::{Value, json};

use crate::bodies;
use crate::wire::rotated;

/// Objects as they follow each other in an answer: mostly alike, some fields missing here and there.
fn object() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        Just(Value::Null),
        Just(json!("A")),
        Just(json!("B")),
        Just(json!("a text that is too long to be kept in place")),
        Just(json!(7)),
    ];
    let texts = proptest::collection::vec(text, 12);
    (texts, 0..4_u8, any::<bool>()).prop_map(|(texts, labels, null)| {
        let mut object = json!({
            "label": "A-1",
            "categoryLabel": texts[0],
            "categoryKey": texts[1],
            "section": texts[2],
            "zone": texts[3],
            "orderId": texts[4],
            "ticketType": texts[5],
            "holdToken": texts[6],
            "channel": texts[7],
            "objectType": "seat",
            "labels": {
                "own": {"label": texts[8], "type": "seat"},
                "parent": {"label": texts[9], "type": "row"},
                "section": texts[10],
            },
            "ids": {"own": "1", "parent": texts[11]},
        });
        if labels == 0 {
            object.as_object_mut().unwrap().remove("labels");
        }
        if !null {
            object
                .as_object_mut()
                .unwrap()
                .retain(|_, value| !value.is_null());
        }
        object
    })
}

proptest! {
    #[test]
    fn an_object_reads_the_same_alone_and_among_others(
        objects in proptest::collection::vec(object(), 1..20),
        by in 0..20_usize,
    ) {
        let list = FlatList::decode(rotated(&Value::from(objects.clone()), by).as_bytes()).unwrap();
        for (object, body) in list.iter().zip(&objects) {
            let alone: EventObjectInfo = serde_json::from_str(&body.to_string()).unwrap();
            prop_assert_eq!(object, &alone);
            prop_assert_eq!(format!("{object:?}"), format!("{alone:?}"));
            let text = |key: &str| match &body[key] {
                Value::Null => None,
                Value::String(text) => Some(text.clone()),
                number => Some(number.to_string()),
            };
            prop_assert_eq!(object.category_label().map(str::to_owned), text("categoryLabel"));
            prop_assert_eq!(object.zone().map(str::to_owned), text("zone"));
            prop_assert_eq!(object.order_id().map(str::to_owned), text("orderId"));
            prop_assert_eq!(object.hold_token().map(str::to_owned), text("holdToken"));
            prop_assert_eq!(object.channel().map(str::to_owned), text("channel"));
        }
    }

    #[test]
    fn no_body_makes_reading_infos_panic(body in "[\\[\\]{}:,\"a-z0-9\\\\ ]{0,60}") {
        prop_assert!(FlatList::decode(body.as_bytes()).map_or(true, |list| list.len() < 60));
    }
}

#[test]
fn numbers_and_flags_come_out_under_their_names() {
    let info: EventObjectInfo = serde_json::from_value(bodies::full("EventObjectInfo")).unwrap();
    assert_eq!(
        [
            info.num_booked(),
            info.num_free(),
            info.num_held(),
            info.num_not_for_sale()
        ],
        [Some(102), Some(103), Some(104), Some(105)]
    );
    assert_eq!(
        [info.min_occupancy(), info.max_occupancy()],
        [Some(107), Some(108)]
    );
    assert_eq!([info.capacity(), info.num_seats()], [Some(101), Some(6)]);
    assert_eq!(info.holds()["a1b2c3d4e5"]["NO_TICKET_TYPE"], 106);
    assert_eq!(info.season_status_overridden_quantities()["season-2026"], 110);
    assert_eq!(
        [
            info.is_accessible(),
            info.is_companion_seat(),
            info.has_lift_up_armrests(),
            info.is_hearing_impaired()
        ],
        [Some(true), Some(false), Some(true), Some(false)]
    );
    assert_eq!(info.hold_token(), Some("7d6a4f1e-9c52-4c1b-8c3d-4e5f7d6a4f1e"));
}

#[test]
fn an_object_without_anything_but_its_label_says_nothing_else() {
    let info: EventObjectInfo = serde_json::from_str(r#"{"label": "A-1"}"#).unwrap();
    assert_eq!(info.status().as_str(), "");
    assert_eq!(info.object_type(), ObjectType::default());
    assert_eq!(info.labels().own.kind, LabelType::default());
    assert!(info.labels().parent.is_none() && info.floor().is_none() && info.holds().is_empty());
    assert_eq!(
        (info.for_sale(), info.is_accessible(), info.order_id()),
        (false, None, None)
    );
}

#[test]
fn an_object_without_a_label_is_an_error() {
    let error = serde_json::from_str::<EventObjectInfo>(r#"{"status": "free"}"#).unwrap_err();
    assert!(error.to_string().contains("label"));
}

#[test]
fn the_section_of_2018_is_read_too() {
    let info: EventObjectInfo = serde_json::from_str(
        r#"{"label": "A-1", "labels": {"own": {"label": "1"}, "section": {"color": "red", "label": "Upper"}}}"#,
    )
    .unwrap();
    assert_eq!(info.labels().section.as_deref(), Some("Upper"));
}

#[test]
fn extra_data_is_read_as_a_type_of_the_callers_own() {
    #[derive(serde::Deserialize)]
    struct Guest {
        name: String,
    }

    let info: EventObjectInfo =
        serde_json::from_str(r#"{"label": "A-1", "extraData": {"name": "Ada", "n": 12345678901234567890}}"#)
            .unwrap();
    assert_eq!(info.extra_data_as::<Guest>().unwrap().unwrap().name, "Ada");
    assert_eq!(
        info.extra_data().unwrap().to_value()["n"],
        json!(12_345_678_901_234_567_890_u64)
    );
    assert!(info.extra_data_as::<Vec<u8>>().is_err());

    let bare: EventObjectInfo = serde_json::from_str(r#"{"label": "A-1", "extraData": null}"#).unwrap();
    assert!(bare.extra_data_as::<Guest>().unwrap().is_none());
}

#[test]
fn an_answer_without_a_body_has_no_objects() {
    assert!(
        ChangeObjectStatusResult::decode(b"null")
            .unwrap()
            .objects
            .is_empty()
    );
    assert!(
        ChangeObjectStatusInBatchResult::decode(b"null")
            .unwrap()
            .results
            .is_empty()
    );
    assert!(ObjectInfos::decode(b"null").unwrap().is_empty());
}

#[test]
fn a_count_that_is_none_costs_nothing_but_itself() {
    for odd in ["-1", "1.5", "5000000000", "\"many\"", "null"] {
        let body = format!(r#"{{"label": "GA1", "numFree": {odd}, "capacity": 7, "numBooked": "3"}}"#);
        let info: EventObjectInfo = serde_json::from_str(&body).unwrap();
        assert_eq!(
            [info.num_free(), info.capacity(), info.num_booked()],
            [None, Some(7), Some(3)],
            "{odd}"
        );
    }
}

#[test]
fn extra_data_is_compared_by_value() {
    let data = |json: &str| serde_json::from_str::<ExtraData>(json).unwrap();
    assert_eq!(data(r#"{"a": 1, "b": [2]}"#), data(r#"{"b":[2],"a":1}"#));
    assert_ne!(data(r#"{"a": 1}"#), data(r#"{"a": 2}"#));
    assert_eq!(ExtraData::from(json!({"a": 1})), data(r#"{"a": 1}"#));
}

#[test]
fn drawings_are_compared_by_value() {
    let drawing = |json: &str| serde_json::from_str::<ChartDrawing>(json).unwrap();
    assert_eq!(
        drawing(r#"{"name": "Hall", "subChart": {}}"#),
        drawing(r#"{"subChart":{},"name":"Hall"}"#)
    );
    assert_ne!(
        drawing(r#"{"name": "Hall", "subChart": {}}"#),
        drawing(r#"{"name": "Hall", "subChart": {"a": 1}}"#)
    );
}
