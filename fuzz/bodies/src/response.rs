//! Answers of every type that an operation gives.

use bytes::Bytes;
use seatsio_core::{
    Decode, Operation,
    api::{
        accounts, charts,
        event_log::{self, ListEventLog},
        events, hold_tokens, legacy, reports, seasons, ticket_buyers, workspaces,
    },
    model::EventLogItem,
};
use serde::de::IgnoredAny;
use serde_json::Value;
use std::{
    fmt::{Debug, Write},
    hash::{DefaultHasher, Hasher},
};

/// A decoder: the operation that has it, and what it makes of a body.
type Reader = (&'static str, fn(&Bytes) -> Result<u64, String>);

macro_rules! readers {
    ($($operation:path),* $(,)?) => {
        &[$((<$operation as Operation>::SPEC.name, |body| read(<$operation as Operation>::decoder(), body))),*]
    };
}

/// One operation for each type of answer.
pub(crate) const READERS: &[Reader] = readers![
    accounts::RetrieveMyAccount,
    accounts::RegenerateSecretKey,
    accounts::RegenerateDesignerKey,
    accounts::EnableDraftChartDrawings,
    charts::ListArchivedCharts,
    charts::ListCategories,
    charts::CopyChart,
    charts::ListAllTags,
    charts::RetrievePublishedVersion,
    charts::RetrievePublishedVersionThumbnail,
    charts::ValidatePublishedVersion,
    event_log::ListEventLog,
    events::ChangeObjectStatusInBatch,
    events::ChangeBestAvailableObjectStatus,
    events::CreateEvent,
    events::CreateMultipleEvents,
    events::EditForSaleConfig,
    events::EditForSaleConfigForEvents,
    events::MarkEverythingAsNotForSale,
    events::BookObjectsInGroup,
    events::ListEvents,
    events::RetrieveObjectInfos,
    events::RetrieveObjectInfo,
    events::ListStatusChanges,
    hold_tokens::CreateHoldToken,
    legacy::events::LegacyRetrieveObjectStatus,
    legacy::reports::LegacyUsageSummary,
    legacy::subaccounts::ListSubaccounts,
    legacy::subaccounts::CreateSubaccount,
    reports::charts::ChartDetailReport,
    reports::charts::ChartSummaryReport,
    reports::events::FlatListReport,
    reports::events::FlatListCsvReport,
    reports::events::DetailReport,
    reports::events::SummaryReport,
    reports::events::DeepSummaryReport,
    reports::usage::UsageSummary,
    reports::usage::UsageForMonth,
    reports::usage::UsageForEventInMonth,
    reports::usage::RenderingsSummary,
    reports::usage::RenderingsForMonth,
    reports::usage::RenderingsForChartInMonth,
    seasons::CreateSeason,
    ticket_buyers::AddTicketBuyers,
    ticket_buyers::RemoveTicketBuyers,
    ticket_buyers::ListTicketBuyers,
    workspaces::CreateWorkspace,
    workspaces::ListWorkspaces,
];

/// Reads the input as the answer that its first byte names, and as JSON inside of one.
pub fn response(data: &[u8]) {
    let Some((first, body)) = data.split_first() else {
        return;
    };
    if let Ok(json) = std::str::from_utf8(body) {
        is_read_as_by_serde_json(json);
    }
    let (_, reader) = READERS[usize::from(*first) % READERS.len()];
    let body = Bytes::copy_from_slice(body);
    assert_eq!(
        reader(&body),
        reader(&body),
        "the same body is read as two things"
    );
}

/// What is JSON is read, and skipped, as serde_json does; what is none is refused.
fn is_read_as_by_serde_json(json: &str) {
    let expected = serde_json::from_str::<Value>(json).ok();
    if let Some(read) = item(
        &format!(r#"{{"items":[{{"id":1,"data":{json}}}]}}"#),
        expected.is_some(),
    ) && let Some(expected) = expected
    {
        assert!(is_same(&read.data, &expected), "{:?} and {expected:?}", read.data);
    }
    let skips = serde_json::from_str::<IgnoredAny>(json).is_ok();
    item(&format!(r#"{{"items":[{{"id":1,"unknown":{json}}}]}}"#), skips);
}

/// The first item of a page, which has to be there if what was put into the page is JSON.
fn item(page: &str, has_json: bool) -> Option<EventLogItem> {
    let read = (ListEventLog::decoder())(&Bytes::copy_from_slice(page.as_bytes()));
    match serde_json::from_str::<IgnoredAny>(page) {
        Err(_) => assert!(read.is_err(), "read, but no JSON: {page}"),
        Ok(_) if has_json => assert!(read.is_ok(), "JSON, but not read: {page}"),
        // What was put in has ended the item, and begun another, perhaps.
        Ok(_) => {}
    }
    read.ok()?.items.into_iter().next()
}

/// Whether two values are the same; of fractions, serde_json's last digit may be wrong.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let mut pairs = one.iter().zip(other);
            one.len() == other.len() && pairs.all(|(one, other)| one.0 == other.0 && is_same(one.1, other.1))
        }
        (Value::Number(one), Value::Number(other)) if one.is_f64() && other.is_f64() => {
            let (one, other) = (
                one.as_f64().unwrap_or_default(),
                other.as_f64().unwrap_or_default(),
            );
            (one - other).abs() <= one.abs() * 1e-15
        }
        (one, other) => one == other,
    }
}

/// What was read, as a hash of how it is printed.
fn read<T: Debug>(decode: Decode<T>, body: &Bytes) -> Result<u64, String> {
    let value = decode(body).map_err(|error| error.to_string())?;
    let mut print = Print(DefaultHasher::new());
    write!(print, "{value:?}").expect("it can be printed");
    Ok(print.0.finish())
}

struct Print(DefaultHasher);

impl Write for Print {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.write(text.as_bytes());
        Ok(())
    }
}
