//! Enumerations: every documented value has a name, and others are kept.

use proptest::prelude::*;
use seatsio_core::model;

use crate::schema::TYPES;

/// The documented values of an enumeration.
fn values(type_name: &str) -> Vec<&'static str> {
    TYPES
        .get(type_name)
        .unwrap()
        .values
        .iter()
        .map(String::as_str)
        .collect()
}

macro_rules! open_enums {
    ($( $type_name:literal => $model:ty, )+) => {
        #[test]
        fn every_documented_value_of_an_answer_has_a_name() {
            $(
                for value in values($type_name) {
                    let read = <$model>::from(value);
                    let printed = format!("{read:?}");
                    assert!(!printed.contains('('), "{value} of {} is read as {printed}", $type_name);
                    assert_eq!(read.as_str(), value);
                    assert_eq!(read.to_string(), value);
                }
            )+
        }

        proptest! {
            #[test]
            fn any_other_value_comes_back_as_it_was(value: String) {
                let json = serde_json::to_string(&value).unwrap();
                $(
                    let read: $model = serde_json::from_str(&json).unwrap();
                    prop_assert_eq!(read.as_str(), &value);
                    prop_assert_eq!(&read, &<$model>::from(value.as_str()));
                    prop_assert_eq!(serde_json::to_string(&read).unwrap(), json.as_str());
                )+
            }
        }

        const OPEN: &[&str] = &[$( $type_name, )+];
    };
}

open_enums! {
    "AreaType" => model::AreaType,
    "Availability" => model::Availability,
    "AvailabilityReason" => model::AvailabilityReason,
    "ChartStatus" => model::ChartStatus,
    "ChartValidationCode" => model::ChartValidationCode,
    "ChartValidationLevel" => model::ChartValidationLevel,
    "ErrorCode" => model::ErrorCode,
    "EventLogItemType" => model::EventLogItemType,
    "LabelType" => model::LabelType,
    "ObjectNotPresentReason" => model::ObjectNotPresentReason,
    "ObjectStatusName" => model::ObjectStatus,
    "ObjectType" => model::ObjectType,
    "Selectability" => model::Selectability,
    "StatusChangeOriginType" => model::StatusChangeOriginType,
    "TableBookingMode" => model::TableBookingMode,
    "UsageReason" => model::UsageReason,
    "VenueType" => model::VenueType,
}

macro_rules! closed_enums {
    ($( $type_name:literal => $model:ty, )+) => {
        #[test]
        fn requests_can_say_every_documented_value_and_no_other() {
            $(
                let ours: Vec<_> = <$model>::ALL.iter().map(|value| value.as_str()).collect();
                let mut documented = values($type_name);
                for value in &ours {
                    assert!(documented.contains(value), "{value} of {} is not documented", $type_name);
                }
                documented.retain(|value| !ours.contains(value));
                assert!(documented.is_empty(), "{documented:?} of {} cannot be said", $type_name);
                for value in <$model>::ALL {
                    assert_eq!(serde_json::to_value(value).unwrap(), value.as_str());
                    assert_eq!(value.to_string(), value.as_str());
                }
            )+
        }

        const CLOSED: &[&str] = &[$( $type_name, )+];
    };
}

closed_enums! {
    "BookWholeTablesMode" => model::BookWholeTablesMode,
    "ChartExpand" => model::ChartExpand,
    "ChartReportType" => model::ChartReportType,
    "ChartReportVersion" => model::ChartReportVersion,
    "ChartSummaryReportType" => model::ChartSummaryReportType,
    "EventReportType" => model::EventReportType,
    "EventSummaryReportType" => model::EventSummaryReportType,
    "ForSaleMode" => model::ForSaleMode,
    "ObjectsExpand" => model::ObjectsExpand,
    "SortDirection" => model::SortDirection,
    "StatusChangeSort" => model::StatusChangeSortField,
    "StatusChangeType" => model::StatusChangeType,
}

#[test]
fn every_enumeration_of_the_api_is_one_here() {
    // Modes of table booking are variants with their tables, report keys are constants, and regions are no
    // models.
    let elsewhere = ["TableBookingConfigMode", "ReportKey", "Region"];
    let missing: Vec<_> = TYPES
        .iter()
        .filter(|(_, known)| !known.values.is_empty())
        .map(|(name, _)| name.as_str())
        .filter(|name| !OPEN.contains(name) && !CLOSED.contains(name) && !elsewhere.contains(name))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_mode_of_table_booking_is_read_and_sent() {
    for mode in values("TableBookingConfigMode") {
        let config: model::TableBookingConfig =
            serde_json::from_value(serde_json::json!({ "mode": mode })).unwrap();
        assert!(
            !matches!(config, model::TableBookingConfig::Unknown(..)),
            "{mode}"
        );
        assert_eq!(serde_json::to_value(&config).unwrap()["mode"], mode);
    }
}

#[test]
fn the_names_for_none_are_those_of_the_api() {
    let names = [
        model::NO_SECTION,
        model::NO_CATEGORY,
        model::NO_ORDER_ID,
        model::NO_ZONE,
        model::NO_CHANNEL,
        model::NO_TICKET_TYPE,
    ];
    assert_eq!(values("ReportKey"), names);
}

#[test]
fn a_custom_status_that_has_a_name_is_that_status() {
    assert_eq!(model::ObjectStatus::from("free"), model::ObjectStatus::Free);
    assert!(
        matches!(model::ObjectStatus::from("Free"), model::ObjectStatus::Custom(text) if &*text == "Free")
    );
}
