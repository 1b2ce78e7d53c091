//! The clock, over the control API.

use super::{Answer, ControlCall, Refused, ok};
use crate::clock::{ClockMode, parse_moment};
use serde::Deserialize;
use serde_json::json;
use std::time::Duration;

pub(super) fn show(call: &ControlCall<'_>) -> Answer {
    let clock = call.emulator.clock();
    let mode = match clock.mode() {
        ClockMode::Running { .. } => "running",
        ClockMode::Frozen { .. } => "frozen",
    };
    ok(&json!({ "now": clock.now().to_string(), "mode": mode }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advance {
    #[serde(default)]
    hours: u32,
    #[serde(default)]
    minutes: u32,
    #[serde(default)]
    seconds: u32,
    #[serde(default)]
    milliseconds: u64,
}

pub(super) fn advance(call: &ControlCall<'_>) -> Answer {
    let Advance {
        hours,
        minutes,
        seconds,
        milliseconds,
    } = call.json()?;
    let whole = u64::from(hours) * 3600 + u64::from(minutes) * 60 + u64::from(seconds);
    call.emulator
        .clock()
        .advance(Duration::from_secs(whole).saturating_add(Duration::from_millis(milliseconds)));
    show(call)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Moment {
    now: Option<String>,
}

impl Moment {
    fn apply(self, call: &ControlCall<'_>) -> Result<(), Refused> {
        let Some(text) = self.now else { return Ok(()) };
        let moment = parse_moment(&text).ok_or_else(|| {
            Refused::bad(format!(
                "#/now: {text:?} is no moment such as 2026-01-31T19:30:00Z"
            ))
        })?;
        call.emulator.clock().set(moment);
        Ok(())
    }
}

pub(super) fn set(call: &ControlCall<'_>) -> Answer {
    let moment: Moment = call.json()?;
    if moment.now.is_none() {
        return Err(Refused::bad("#/now: missing"));
    }
    moment.apply(call)?;
    show(call)
}

pub(super) fn freeze(call: &ControlCall<'_>) -> Answer {
    let moment: Moment = call.json()?;
    let was = call.emulator.clock().mode();
    call.emulator.clock().freeze();
    moment
        .apply(call)
        .inspect_err(|_| call.emulator.clock().restore(was))?;
    show(call)
}

pub(super) fn resume(call: &ControlCall<'_>) -> Answer {
    call.emulator.clock().resume();
    show(call)
}
