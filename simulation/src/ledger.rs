//! What was asked for, what the server did, and what the buyers were told: compared on the spot.

use crate::{
    broken::Invariant,
    deed::{Action, Deed, What},
    figures::Figures,
    hall::Hall,
    record::{Record, Told},
};
use serde::Deserialize;
use std::collections::HashMap;

/// The number of a logical call.
pub(crate) type CallId = usize;

/// All logical calls of one hall.
#[derive(Debug)]
pub(crate) struct Ledger {
    records: Vec<Record>,
    /// Whose order has a named object: as the server answered.
    owners: HashMap<(String, String), String>,
    pub(crate) figures: Figures,
    hall: u64,
}

#[derive(Deserialize)]
struct ChosenAnswer {
    objects: Vec<String>,
}

impl Ledger {
    pub(crate) fn new(hall: u64) -> Self {
        Self {
            records: Vec::new(),
            owners: HashMap::new(),
            figures: Figures::default(),
            hall,
        }
    }

    /// Begins a logical call.
    pub(crate) fn open(&mut self, buyer: usize, deed: &Deed) -> CallId {
        self.records.push(Record::new(buyer, deed));
        self.records.len() - 1
    }

    pub(crate) fn may_come_late(&self, call: Option<CallId>) -> bool {
        call.and_then(|call| self.records.get(call))
            .is_some_and(|record| record.deed.may_come_late())
    }

    pub(crate) fn comes_late(&mut self, call: CallId) {
        if let Some(record) = self.records.get_mut(call) {
            record.comes_late = true;
        }
    }

    /// Nobody knows what became of a request of this call.
    pub(crate) fn doubt(&mut self, call: CallId) {
        if let Some(record) = self.records.get_mut(call)
            && record.told.is_none()
        {
            record.in_doubt = true;
        }
    }

    /// A change is sent for a call. If it was in doubt, that is over: it was not done, or else it would not be
    /// sent again.
    pub(crate) fn sends(&mut self, call: CallId) {
        let Some(record) = self.records.get_mut(call) else {
            return;
        };
        record.applied_when_looked = None;
        if std::mem::take(&mut record.in_doubt) {
            let reads = u64::from(std::mem::take(&mut record.reads));
            self.figures.resolved(record.deed.action, Told::NotDone, reads);
        }
    }

    /// Something was read on behalf of a call.
    pub(crate) fn read(&mut self, call: CallId) {
        if let Some(record) = self.records.get_mut(call)
            && record.in_doubt
        {
            record.reads += 1;
        }
    }

    /// The server answers what somebody reads on behalf of a call.
    pub(crate) fn looked(&mut self, call: CallId) {
        if let Some(record) = self.records.get_mut(call) {
            record.applied_when_looked = Some(record.applied);
        }
    }

    /// The server has carried out a request of this call, and answers this.
    pub(crate) fn carried_out(&mut self, call: CallId, answer: &[u8]) {
        let Some(record) = self.records.get_mut(call) else {
            return;
        };
        record.applied += 1;
        if let What::Best(_) = record.deed.what {
            let chosen = serde_json::from_slice::<ChosenAnswer>(answer);
            record.chosen = chosen.map(|answer| answer.objects).unwrap_or_default();
        }
        let (applied, doubles) = (record.applied, record.deed.doubles());
        // Of a request that arrives when all is told nobody can know. A booking by order id alone that was
        // released meanwhile is even made again; one with a hold token is not.
        record.was_overtaken |= record.comes_late && record.told.is_some();
        let (told, was_overtaken) = (record.told, record.was_overtaken);
        self.note_owners(call);
        if was_overtaken {
            self.figures.late += 1;
            return;
        }
        if applied > 1 && doubles {
            let what = format!("it was carried out {applied} times");
            self.violated(Invariant::SoldOnce, call, &what);
        }
        if let Some(Told::NotDone | Told::Taken) = told {
            self.violated(
                Invariant::NotDoneIsNotTheirs,
                call,
                "it was carried out after it was told not done",
            );
        }
    }

    fn note_owners(&mut self, call: CallId) {
        let Some(record) = self.records.get(call) else {
            return;
        };
        let labels = match &record.deed.what {
            What::Objects(labels) => labels,
            What::Best(_) => &record.chosen,
            What::Places(..) => return,
        };
        let order = record.deed.order.clone().unwrap_or_default();
        let mut wronged = None;
        for event in &record.deed.events {
            for label in labels {
                let key = (event.clone(), label.clone());
                let other = match record.deed.action {
                    Action::Book => self.owners.insert(key, order.clone()),
                    Action::Release => self.owners.remove(&key).filter(|owner| *owner != order),
                    Action::Hold => self.owners.get(&key).cloned(),
                    Action::GiveUp => None,
                };
                wronged = wronged.or(other.map(|other| format!("{label} of {other}")));
            }
        }
        if let Some(wronged) = wronged {
            self.violated(Invariant::SoldOnce, call, &format!("it took {wronged}"));
        }
    }

    /// A buyer is told what became of a call.
    pub(crate) fn tell(&mut self, call: CallId, told: Told, hall: &Hall) {
        let Some(record) = self.records.get_mut(call) else {
            return;
        };
        record.told = Some(told);
        if matches!(told, Told::NotDone | Told::Taken) && record.has_overtaken_the_look() {
            record.was_overtaken = true;
            self.figures.late += 1;
        }
        if record.in_doubt {
            let (action, reads) = (record.deed.action, u64::from(record.reads));
            self.figures.resolved(action, told, reads);
        }
        self.check(call, told, hall);
    }

    /// Compares what is told with what the server did.
    pub(crate) fn check(&mut self, call: CallId, told: Told, hall: &Hall) {
        let Some(record) = self.records.get(call) else {
            return;
        };
        if let Some((invariant, what)) = record.broken_by(told, hall) {
            self.violated(invariant, call, &format!("{what} ({told:?})"));
        }
    }

    /// Whether a request of this buyer was carried out after all was told.
    pub(crate) fn was_overtaken(&self, buyer: usize) -> bool {
        let mut records = self.records.iter().filter(|record| record.buyer == buyer);
        records.any(|record| record.was_overtaken)
    }

    /// Notes that an invariant does not hold for a call.
    pub(crate) fn violated(&mut self, invariant: Invariant, call: CallId, what: &str) {
        let text = match self.records.get(call) {
            Some(record) => format!("buyer {}, {:?}: {what}", record.buyer, record.deed),
            None => what.to_owned(),
        };
        self.figures.violated(invariant, self.hall, text);
    }
}

#[cfg(test)]
mod tests;
