//! Which model each type of the API is read into.

use std::collections::BTreeMap;
use std::fmt::Debug;

use seatsio_core::model;
use serde::de::DeserializeOwned;

/// A type of the API and how it is read; what was read comes back as its fields, printed.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) type_name: &'static str,
    read: fn(&str) -> Result<String, String>,
}

impl Case {
    pub(crate) fn read(&self, json: &str) -> Result<Fields, String> {
        (self.read)(json).map(|printed| Fields(split(&printed)))
    }

    pub(crate) fn must_read(&self, json: &str) -> Fields {
        self.read(json)
            .unwrap_or_else(|error| panic!("{}: {error}\n{json}", self.type_name))
    }
}

/// The fields of a value as `{:#?}` prints them, by name.
#[derive(PartialEq, Debug)]
pub(crate) struct Fields(pub(crate) BTreeMap<String, String>);

fn split(printed: &str) -> BTreeMap<String, String> {
    let mut fields = BTreeMap::new();
    let mut present = String::new();
    for line in printed.lines() {
        if let Some(start) = line
            .strip_prefix("    ")
            .filter(|rest| rest.starts_with(char::is_alphabetic))
        {
            let (name, value) = start.split_once(": ").unwrap_or((start, ""));
            present = name.to_owned();
            fields.insert(present.clone(), value.to_owned());
        } else if line == "}" {
            break;
        } else if let Some(value) = fields.get_mut(&present) {
            value.push_str(line.trim());
        }
    }
    fields
}

fn read<T: DeserializeOwned + Debug + Clone + PartialEq>(json: &str) -> Result<String, String> {
    let value: T = serde_json::from_str(json).map_err(|error| error.to_string())?;
    assert!(value.clone() == value, "a clone is equal");
    Ok(format!("{value:#?}"))
}

fn read_table_booking_config(json: &str) -> Result<String, String> {
    let config: model::TableBookingConfig = serde_json::from_str(json).map_err(|error| error.to_string())?;
    let tables = match &config {
        model::TableBookingConfig::Custom(tables) => format!("{tables:?}"),
        _ => String::new(),
    };
    Ok(format!("    mode: {:?}\n    tables: {tables}", config.mode()))
}

fn read_drawing(json: &str) -> Result<String, String> {
    let drawing: model::ChartDrawing = serde_json::from_str(json).map_err(|error| error.to_string())?;
    assert_eq!(drawing.as_json(), json, "the drawing is kept as it came");
    Ok(format!(
        "    name: {:?}\n    venue_type: {:?}\n    categories: {:?}\n    zones: {:?}\n    version: {:?}",
        drawing.name(),
        drawing.venue_type(),
        drawing.categories(),
        drawing.zones(),
        drawing.version(),
    ))
}

/// An entrance used to be an object among the labels.
fn read_entrance(json: &str) -> Result<String, String> {
    let labels: model::Labels =
        serde_json::from_str(&format!(r#"{{"entrance": {json}}}"#)).map_err(|error| error.to_string())?;
    Ok(format!("    label: {:?}", labels.entrance))
}

macro_rules! cases {
    ($( $type_name:literal => $model:ty, )+) => {
        &[$( Case { type_name: $type_name, read: read::<$model> }, )+
            Case { type_name: "TableBookingConfig", read: read_table_booking_config },
            Case { type_name: "ChartDrawing", read: read_drawing },
            Case { type_name: "Entrance", read: read_entrance },
        ]
    };
}

pub(crate) const CASES: &[Case] = cases! {
    "Account" => model::Account,
    "AccountSettings" => model::AccountSettings,
    "AddTicketBuyerIdsResponse" => model::AddTicketBuyerIdsResponse,
    "ApiError" => model::ApiError,
    "BestAvailableResult" => model::BestAvailableResult,
    "BillableRenderings" => model::BillableRenderings,
    "Category" => model::Category,
    "CategoryList" => model::CategoryList,
    "ChangeObjectStatusInBatchResult" => model::ChangeObjectStatusInBatchResult,
    "ChangeObjectStatusResult" => model::ChangeObjectStatusResult,
    "Channel" => model::Channel,
    "Chart" => model::Chart,
    "ChartBillableRenderings" => model::ChartBillableRenderings,
    "ChartObjectInfo" => model::ChartObjectInfo,
    "ChartReportSummaryItem" => model::ChartReportSummaryItem,
    "ChartValidationResult" => model::ChartValidationResult,
    "ChartValidationSettings" => model::ChartValidationSettings,
    "DefaultRendererSettings" => model::DefaultRendererSettings,
    "DrawingCategories" => model::DrawingCategories,
    "EditForSaleConfigResult" => model::EditForSaleConfigResult,
    "ErrorBody" => model::ErrorBody,
    "Event" => model::Event,
    "EventList" => model::EventList,
    "EventLogItem" => model::EventLogItem,
    "EventObjectInfo" => model::EventObjectInfo,
    "EventReportDeepSummaryItem" => model::EventReportDeepSummaryItem,
    "EventReportSummaryItem" => model::EventReportSummaryItem,
    "Floor" => model::Floor,
    "ForSaleConfig" => model::ForSaleConfig,
    "ForSaleRateLimitInfo" => model::ForSaleRateLimitInfo,
    "HoldToken" => model::HoldTokenInfo,
    "IDs" => model::Ids,
    "LabelAndType" => model::LabelAndType,
    "Labels" => model::Labels,
    "LegacyErrorBody" => model::ErrorBody,
    "Month" => model::Month,
    "MonthBillableRenderings" => model::MonthBillableRenderings,
    "MonthlyBillableRenderings" => model::MonthlyBillableRenderings,
    "ObjectStatus" => model::LegacyObjectStatus,
    "Page<Chart>" => model::Page<model::Chart>,
    "Page<Event>" => model::Page<model::Event>,
    "Page<EventLogItem>" => model::Page<model::EventLogItem>,
    "Page<StatusChange>" => model::Page<model::StatusChange>,
    "Page<Subaccount>" => model::Page<model::Subaccount>,
    "Page<Workspace>" => model::Page<model::Workspace>,
    "Page<uuid>" => model::Page<model::TicketBuyerId>,
    "RemoveTicketBuyerIdsResponse" => model::RemoveTicketBuyerIdsResponse,
    "Season" => model::Season,
    "SeasonData" => model::SeasonData,
    "SocialDistancingRuleset" => model::SocialDistancingRuleset,
    "StatusChange" => model::StatusChange,
    "StatusChangeOrigin" => model::StatusChangeOrigin,
    "Subaccount" => model::Subaccount,
    "TagList" => model::TagList,
    "UsageByChart" => model::UsageByChart,
    "UsageByEvent" => model::UsageByEvent,
    "UsageChart" => model::UsageChart,
    "UsageDetails" => model::UsageDetails,
    "UsageEvent" => model::UsageEvent,
    "UsageForObjectV1" => model::UsageForObjectV1,
    "UsageForObjectV2" => model::UsageForObjectV2,
    "UsageSummaryForAllMonths" => model::UsageSummaryForAllMonths,
    "UsageSummaryForMonth" => model::UsageSummaryForMonth,
    "UsageSummaryForMonthV1" => model::UsageSummaryForMonthV1,
    "Workspace" => model::Workspace,
    "WorkspaceBillableRenderings" => model::WorkspaceBillableRenderings,
    "Zone" => model::Zone,
    "designerKey" => model::NewDesignerKey,
    "secretKey" => model::NewSecretKey,
};
