//! What is sent is what was set: unset, null, empty and false are four different things.

use std::collections::HashMap;

use seatsio_core::model::{
    BestAvailableParams, Category, Channel, ChannelCreationParams, Channels, CreateEventParams,
    EventObjectInfo, ExtraData, ForSaleAndNotForSaleParams, ForSaleConfig, ForSaleConfigParams,
    LegacyChannelConfig, LocalDate, NO_CHANNEL, ObjectAndQuantity, ObjectRef, SocialDistancingRuleset,
    SortDirection, StatusChangeAction, StatusChangeRequest, StatusChangeSort, StatusChangeSortField,
    TableBookingConfig, TableBookingMode,
};
use serde::Serialize;
use serde_json::{Value, json};

use crate::bodies;

fn sent(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

#[test]
fn an_object_is_sent_with_what_was_set() {
    assert_eq!(sent(ObjectRef::new("A-1")), json!({"objectId": "A-1"}));
    assert_eq!(
        sent(
            ObjectRef::new("GA1")
                .ticket_type("adult")
                .quantity(0)
                .extra_data(json!({}))
        ),
        json!({"objectId": "GA1", "ticketType": "adult", "quantity": 0, "extraData": {}})
    );
    assert_eq!(
        sent(ObjectRef::new("A-1").extra_data(())),
        json!({"objectId": "A-1", "extraData": null})
    );
}

#[test]
fn extra_data_of_one_object_can_be_given_to_another() {
    let body = json!({"label": "A-1", "extraData": {"n": 12_345_678_901_234_567_890_u64}});
    let info: EventObjectInfo = serde_json::from_value(body.clone()).unwrap();
    let object = ObjectRef::new("A-2").extra_data(info.extra_data());
    assert_eq!(sent(object)["extraData"], body["extraData"]);
}

#[test]
fn extra_data_that_cannot_be_json_is_an_error_and_not_something_else() {
    let data = ExtraData::new(HashMap::from([((1, 2), 3)]));
    let error = serde_json::to_string(&ObjectRef::new("A-1").extra_data(&data)).unwrap_err();
    assert!(error.to_string().contains("string"), "{error}");
    assert_eq!(data.as_json(), None);
    assert!(data.read::<Value>().is_err());
    assert_eq!(data, data.clone());
}

#[test]
fn best_available_objects_are_asked_for_with_what_was_set() {
    assert_eq!(sent(BestAvailableParams::new(3)), json!({"number": 3}));
    let all = BestAvailableParams::new(2)
        .categories([seatsio_core::model::CategoryKey::from(1), "1".into()])
        .zone("midtrack")
        .sections(["Section A"])
        .extra_data([json!({"name": "Ada"}), json!({})])
        .ticket_types(["adult", "child"])
        .try_to_prevent_orphan_seats(false)
        .accessible_seats(0);
    assert_eq!(
        sent(all),
        json!({
            "number": 2, "categories": [1, "1"], "zone": "midtrack", "sections": ["Section A"],
            "extraData": [{"name": "Ada"}, {}], "ticketTypes": ["adult", "child"],
            "tryToPreventOrphanSeats": false, "accessibleSeats": 0,
        })
    );
    let none: [&str; 0] = [];
    assert_eq!(
        sent(BestAvailableParams::new(0).sections(none)),
        json!({"number": 0, "sections": []})
    );
}

#[test]
fn a_category_is_sent_with_what_was_set() {
    assert_eq!(
        sent(Category::new(1, "Balcony")),
        json!({"key": 1, "label": "Balcony"})
    );
    assert_eq!(
        sent(Category::new("1", "").color("#aaa").accessible(false)),
        json!({"key": "1", "label": "", "color": "#aaa", "accessible": false})
    );
}

#[test]
fn a_channel_is_sent_with_what_was_set() {
    let none: [&str; 0] = [];
    assert_eq!(
        sent(ChannelCreationParams::new("k", "n")),
        json!({"key": "k", "name": "n"})
    );
    assert_eq!(
        sent(
            ChannelCreationParams::new("k", "n")
                .color("blue")
                .index(0)
                .objects(none)
                .area_places([("GA1", 3_u32), ("GA2", 0)])
        ),
        json!({
            "key": "k", "name": "n", "color": "blue", "index": 0, "objects": [],
            "areaPlaces": {"GA1": 3, "GA2": 0},
        })
    );
    assert_eq!(
        sent(LegacyChannelConfig::new("n", "#fff", 2)),
        json!({"name": "n", "color": "#fff", "index": 2})
    );
}

#[test]
fn a_channel_that_was_read_can_be_sent_again() {
    let mut body = bodies::full("Channel");
    let channel: Channel = serde_json::from_value(body.clone()).unwrap();
    body.as_object_mut().unwrap().remove("id");
    assert_eq!(sent(ChannelCreationParams::from(channel)), body);
}

#[test]
fn channels_are_those_named_or_all() {
    let named = Channels::of(["c1", NO_CHANNEL]);
    assert_eq!(named.channel_keys().unwrap(), ["c1", "NO_CHANNEL"]);
    assert_eq!(named.ignore_channels(), None);
    assert_eq!(Channels::Ignored.ignore_channels(), Some(true));
    assert_eq!(Channels::Respected.ignore_channels(), Some(false));
    assert_eq!(Channels::Ignored.channel_keys(), None);
    assert_eq!(
        Channels::from(Vec::<String>::new()).channel_keys(),
        Some([].as_slice())
    );
}

#[test]
fn what_is_for_sale_is_sent_with_what_was_set() {
    assert_eq!(sent(ForSaleConfigParams::all_but()), json!({"forSale": false}));
    let none: [&str; 0] = [];
    let config = ForSaleConfigParams::only()
        .objects(none)
        .area_places([("GA1", 5_u32)])
        .categories(["Cat1", "9"]);
    assert_eq!(
        sent(config),
        json!({"forSale": true, "objects": [], "areaPlaces": {"GA1": 5}, "categories": ["Cat1", "9"]})
    );
    let body = bodies::full("ForSaleConfig");
    let read: ForSaleConfig = serde_json::from_value(body.clone()).unwrap();
    assert_eq!(sent(ForSaleConfigParams::from(read)), body);
}

#[test]
fn a_change_of_what_is_for_sale_leaves_out_the_half_that_is_not_set() {
    assert_eq!(sent(ForSaleAndNotForSaleParams::new()), json!({}));
    let change = ForSaleAndNotForSaleParams::new().for_sale(["A-1"]).not_for_sale([
        ObjectAndQuantity::new("GA1").quantity(0),
        "A-2".into(),
        ("GA2", 7).into(),
    ]);
    assert_eq!(
        sent(change),
        json!({
            "forSale": [{"object": "A-1"}],
            "notForSale": [{"object": "GA1", "quantity": 0}, {"object": "A-2"}, {"object": "GA2", "quantity": 7}],
        })
    );
}

#[test]
fn tables_are_booked_as_said() {
    assert_eq!(sent(TableBookingConfig::Inherit), json!({"mode": "INHERIT"}));
    assert_eq!(
        sent(TableBookingConfig::AllByTable),
        json!({"mode": "ALL_BY_TABLE"})
    );
    assert_eq!(
        sent(TableBookingConfig::AllBySeat),
        json!({"mode": "ALL_BY_SEAT"})
    );
    let none: [(&str, TableBookingMode); 0] = [];
    assert_eq!(
        sent(TableBookingConfig::custom(none)),
        json!({"mode": "CUSTOM", "tables": {}})
    );
    let custom = bodies::full("TableBookingConfig");
    assert_eq!(
        sent(serde_json::from_value::<TableBookingConfig>(custom.clone()).unwrap()),
        custom
    );
    for unknown in [
        json!({"mode": "NEW"}),
        json!({"mode": "NEW", "tables": {"T1": "BY_TABLE"}}),
    ] {
        assert_eq!(
            sent(serde_json::from_value::<TableBookingConfig>(unknown.clone()).unwrap()),
            unknown
        );
    }
}

#[test]
fn an_event_among_several_is_sent_with_what_was_set() {
    assert_eq!(sent(CreateEventParams::new()), json!({}));
    let event = CreateEventParams::new()
        .event_key("event34")
        .name("My event")
        .date(LocalDate::new(2026, 7, 20).unwrap())
        .table_booking_config(TableBookingConfig::custom([("T1", TableBookingMode::ByTable)]))
        .object_categories([("A-1", 10)])
        .categories([Category::new(1, "Category 1")])
        .channels([ChannelCreationParams::new("c1", "channel 1")])
        .for_sale_config(ForSaleConfigParams::all_but().objects(["A-1"]))
        .book_whole_tables(false)
        .table_booking_modes([("T2", TableBookingMode::BySeat)])
        .social_distancing_ruleset_key("r1");
    assert_eq!(
        sent(event),
        json!({
            "eventKey": "event34", "name": "My event", "date": "2026-07-20",
            "tableBookingConfig": {"mode": "CUSTOM", "tables": {"T1": "BY_TABLE"}},
            "objectCategories": {"A-1": 10}, "categories": [{"key": 1, "label": "Category 1"}],
            "channels": [{"key": "c1", "name": "channel 1"}],
            "forSaleConfig": {"forSale": false, "objects": ["A-1"]},
            "bookWholeTables": false, "tableBookingModes": {"T2": "BY_SEAT"}, "socialDistancingRulesetKey": "r1",
        })
    );
}

#[test]
fn a_release_in_a_batch_has_no_status() {
    assert_eq!(
        sent(StatusChangeRequest::release("e1", ["A-1"]).hold_token("t")),
        json!({"type": "RELEASE", "event": "e1", "objects": [{"objectId": "A-1"}], "holdToken": "t"})
    );
}

#[test]
fn changes_of_a_batch_are_sent_with_what_was_set() {
    let none: [&str; 0] = [];
    let change = StatusChangeRequest::change_status_to("lolzor", "e1", [ObjectRef::new("GA1").quantity(2)])
        .order_id("")
        .keep_extra_data(false)
        .channels(Channels::Respected)
        .allowed_previous_statuses(["free"])
        .rejected_previous_statuses(none)
        .resale_listing_id("l1");
    assert_eq!(
        sent(change),
        json!({
            "type": "CHANGE_STATUS_TO", "event": "e1", "objects": [{"objectId": "GA1", "quantity": 2}],
            "status": "lolzor", "orderId": "", "keepExtraData": false, "ignoreChannels": false,
            "allowedPreviousStatuses": ["free"], "rejectedPreviousStatuses": [], "resaleListingId": "l1",
        })
    );
    assert_eq!(
        sent(StatusChangeRequest::book("e1", none).channels(["c1"])),
        json!({
            "type": "CHANGE_STATUS_TO", "event": "e1", "objects": [], "status": "booked", "channelKeys": ["c1"],
        })
    );
    assert_eq!(
        sent(StatusChangeRequest::hold("t", "e1", ["A-1"])),
        json!({
            "type": "CHANGE_STATUS_TO", "event": "e1", "objects": [{"objectId": "A-1"}],
            "status": "reservedByToken", "holdToken": "t",
        })
    );
}

#[test]
fn changes_about_seasons_name_the_season_if_told() {
    assert_eq!(
        sent(StatusChangeRequest::override_season_status("e1", ["A-1"])),
        json!({"type": "OVERRIDE_SEASON_STATUS", "event": "e1", "objects": [{"objectId": "A-1"}]})
    );
    let change = StatusChangeRequest::use_season_status("e1", ["A-1"]).season("s1");
    assert_eq!(
        sent(change),
        json!({"type": "USE_SEASON_STATUS", "event": "e1", "objects": [{"objectId": "A-1"}], "season": "s1"})
    );
    assert_eq!(StatusChangeAction::Release.status(), None);
}

#[test]
fn a_ruleset_is_sent_with_what_was_set() {
    let body = bodies::full("SocialDistancingRuleset");
    assert_eq!(
        sent(serde_json::from_value::<SocialDistancingRuleset>(body.clone()).unwrap()),
        body
    );
    assert_eq!(sent(SocialDistancingRuleset::new("n")), json!({"name": "n"}));
}

#[test]
fn every_order_of_status_changes_can_be_asked_for() {
    for field in StatusChangeSortField::ALL {
        assert_eq!(StatusChangeSort::from(*field).as_str(), field.as_str());
        for direction in SortDirection::ALL {
            let sort = StatusChangeSort::new(*field, *direction);
            assert_eq!(sort.as_str(), format!("{field}:{direction}"));
        }
    }
}
