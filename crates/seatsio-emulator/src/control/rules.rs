//! Fault and latency rules, over the control API.

use super::{Answer, ControlCall, Refused, no_content, ok};
use crate::{emulator::lock, fault::FaultRule, latency::LatencyRule};
use serde_json::json;

pub(super) fn list_faults(call: &ControlCall<'_>) -> Answer {
    ok(&call.emulator.faults())
}

pub(super) fn add_fault(call: &ControlCall<'_>) -> Answer {
    let rule: FaultRule = call.json()?;
    ok(&json!({ "id": call.emulator.add_fault(rule) }))
}

pub(super) fn replace_faults(call: &ControlCall<'_>) -> Answer {
    let rules: Vec<FaultRule> = call.json()?;
    let mut faults = lock(&call.emulator.0.faults);
    faults.clear();
    for rule in rules {
        faults.add(rule);
    }
    ok(&faults.rules())
}

pub(super) fn clear_faults(call: &ControlCall<'_>) -> Answer {
    call.emulator.clear_faults();
    no_content()
}

pub(super) fn remove_fault(call: &ControlCall<'_>, id: &str) -> Answer {
    let known = id.parse().is_ok_and(|id| call.emulator.remove_fault(id));
    if known {
        no_content()
    } else {
        Err(Refused::missing(format!("There is no fault rule {id}")))
    }
}

pub(super) fn list_latencies(call: &ControlCall<'_>) -> Answer {
    ok(&call.emulator.latencies())
}

pub(super) fn replace_latencies(call: &ControlCall<'_>) -> Answer {
    let rules: Vec<LatencyRule> = call.json()?;
    call.emulator.set_latencies(rules);
    list_latencies(call)
}
