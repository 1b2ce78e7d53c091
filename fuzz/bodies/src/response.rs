//! Answers of every type that an operation gives.

use bytes::Bytes;
use seatsio_core::{
    Decode, Operation,
    api::{
        accounts, charts, event_log, events, hold_tokens, legacy, reports, seasons, ticket_buyers, workspaces,
    },
};
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

/// Reads the input as the answer that its first byte names.
pub fn response(data: &[u8]) {
    let Some((first, body)) = data.split_first() else {
        return;
    };
    let (_, reader) = READERS[usize::from(*first) % READERS.len()];
    let body = Bytes::copy_from_slice(body);
    assert_eq!(
        reader(&body),
        reader(&body),
        "the same body is read as two things"
    );
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
