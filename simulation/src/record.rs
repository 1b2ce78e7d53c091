//! One logical call: what the server did of it, and what may be told of that.

use crate::{
    broken::Invariant,
    deed::{Action, Deed, What},
    hall::{Hall, Seen},
};
use seatsio_core::settle::{Settled, Why};

/// What a buyer is told of a deed in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    Done,
    NotDone,
    Taken,
    /// It is not known, for this reason if settling gave one.
    Unknown(Option<Why>),
}

impl From<Settled> for Told {
    fn from(settled: Settled) -> Self {
        match settled {
            Settled::Done => Self::Done,
            Settled::NotDone => Self::NotDone,
            Settled::TakenByOther => Self::Taken,
            Settled::CannotTell(why) => Self::Unknown(Some(why)),
            _ => Self::Unknown(None),
        }
    }
}

/// One logical call.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) buyer: usize,
    pub(crate) deed: Deed,
    /// How often the server carried it out.
    pub(crate) applied: u32,
    /// How often it had when it answered the last look, if somebody has looked since a request was sent.
    pub(crate) applied_when_looked: Option<u32>,
    /// What the server chose.
    pub(crate) chosen: Vec<String>,
    /// Some request may have been carried out, and nobody has said so.
    pub(crate) in_doubt: bool,
    /// Reads after that.
    pub(crate) reads: u32,
    pub(crate) told: Option<Told>,
    pub(crate) comes_late: bool,
    /// A request that everybody had given up was carried out after all was told.
    pub(crate) was_overtaken: bool,
}

impl Record {
    pub(crate) fn new(buyer: usize, deed: &Deed) -> Self {
        Self {
            buyer,
            deed: deed.clone(),
            applied: 0,
            applied_when_looked: None,
            chosen: Vec::new(),
            in_doubt: false,
            reads: 0,
            told: None,
            comes_late: false,
            was_overtaken: false,
        }
    }

    /// A request that everybody had given up long ago was carried out first while the answer to the last look was on
    /// its way.
    pub(crate) fn has_overtaken_the_look(&self) -> bool {
        self.comes_late && self.applied > 0 && self.applied_when_looked == Some(0)
    }

    /// What is wrong with telling this, by what the server did and by what the hall shows.
    pub(crate) fn broken_by(&self, told: Told, hall: &Hall) -> Option<(Invariant, &'static str)> {
        let is_done = self.applied > 0;
        match told {
            Told::Done if !is_done && !is_as_if_done(self, hall) => {
                Some((Invariant::DoneIsTheirs, "it was told done and was not"))
            }
            Told::NotDone | Told::Taken if self.has_overtaken_the_look() => None,
            Told::NotDone | Told::Taken if is_done && !is_undone(self, hall) => {
                Some((Invariant::NotDoneIsNotTheirs, "it was told not done and was"))
            }
            Told::Unknown(why) if !may_be_unknown(self, why, hall) => {
                Some((Invariant::Settled, "it was left unknown"))
            }
            _ => None,
        }
    }
}

/// A release of what is nobody's any more, or a hold of what the token holds already.
fn is_as_if_done(record: &Record, hall: &Hall) -> bool {
    let deed = &record.deed;
    let mut objects = objects(record).filter_map(|(event, label)| hall.object(event, label));
    match deed.action {
        Action::Book => false,
        Action::Hold => {
            let is_named = matches!(deed.what, What::Objects(_));
            is_named && objects.all(|seen| seen.hold_token == deed.token)
        }
        Action::Release => objects.all(|seen| seen.order_id != deed.order && seen.num_booked == 0),
        Action::GiveUp => objects.all(|seen| !is_held(&seen, deed)),
    }
}

/// A hold that has ended since.
fn is_undone(record: &Record, hall: &Hall) -> bool {
    let mut objects = objects(record).filter_map(|(event, label)| hall.object(event, label));
    record.deed.action == Action::Hold && objects.all(|seen| !is_held(&seen, &record.deed))
}

fn is_held(seen: &Seen, deed: &Deed) -> bool {
    let token = deed.token.as_deref().unwrap_or_default();
    seen.hold_token.as_deref() == Some(token) || seen.holds.contains_key(token)
}

fn objects(record: &Record) -> impl Iterator<Item = (&str, &str)> {
    let labels = match record.deed.what {
        What::Best(_) => &record.chosen,
        _ => record.deed.labels(),
    };
    let events = record.deed.events.iter();
    events.flat_map(move |event| labels.iter().map(move |label| (event.as_str(), label.as_str())))
}

/// What the contract says nobody can tell.
fn may_be_unknown(record: &Record, why: Option<Why>, hall: &Hall) -> bool {
    let deed = &record.deed;
    match (deed.action, why) {
        (_, None) => false,
        // A release leaves no mark, and others take at once what has come free.
        (Action::Release | Action::GiveUp, Some(_)) => true,
        (_, Some(Why::TokenExpired)) => deed.token.as_ref().is_some_and(|token| !hall.is_alive(token)),
        // Places by order id alone. The server chooses from a category that has no areas.
        (_, Some(Why::OrderHidden)) => deed.token.is_none() && matches!(deed.what, What::Places(..)),
        _ => false,
    }
}
