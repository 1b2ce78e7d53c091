//! Journal, snapshots and companies, over the control API.

use super::{Answer, ControlCall, Refused, json_response, no_content, ok};
use crate::seed::Seed;
use http::StatusCode;

/// `?operation=`, `?company=` and `?last=` narrow the entries down.
pub(super) fn journal(call: &ControlCall<'_>) -> Answer {
    let journal = call.emulator.journal();
    let mut entries = match call.query.get("operation") {
        Some(operation) => journal.requests(operation),
        None => journal.entries(),
    };
    if let Some(company) = number(call, "company")? {
        entries.retain(|entry| entry.company == Some(company));
    }
    if let Some(last) = number(call, "last")? {
        let last = usize::try_from(last).unwrap_or(usize::MAX);
        entries.drain(..entries.len().saturating_sub(last));
    }
    ok(&entries)
}

fn number(call: &ControlCall<'_>, name: &str) -> Result<Option<u64>, Refused> {
    let wrong = |text: &String| Refused::bad(format!("{name}: {text:?} is no number"));
    call.query
        .get(name)
        .map(|text| text.parse().map_err(|_| wrong(text)))
        .transpose()
}

pub(super) fn clear_journal(call: &ControlCall<'_>) -> Answer {
    call.emulator.journal().clear();
    no_content()
}

pub(super) fn snapshot(call: &ControlCall<'_>) -> Answer {
    let snapshot = call.emulator.snapshot().map_err(Refused::failed)?;
    Ok(json_response(StatusCode::OK, snapshot))
}

pub(super) fn restore(call: &ControlCall<'_>) -> Answer {
    let text = std::str::from_utf8(call.body).map_err(Refused::bad)?;
    call.emulator.restore(text).map_err(Refused::bad)?;
    no_content()
}

pub(super) fn reset(call: &ControlCall<'_>) -> Answer {
    call.emulator.reset();
    no_content()
}

/// `?demo=true` makes a company with a demo hall.
pub(super) fn create_company(call: &ControlCall<'_>) -> Answer {
    if call.query.get("demo").is_some_and(|demo| demo == "true") {
        return ok(&call.emulator.add_demo());
    }
    ok(&crate::seed::SeededCompany::from(call.emulator.create_company()))
}

pub(super) fn seed(call: &ControlCall<'_>) -> Answer {
    let seed: Seed = call.json()?;
    ok(&call.emulator.sow(&seed).map_err(Refused::bad)?)
}
