//! What a buyer writes down, to go on with when the process has died.

use super::wish::Wish;
use crate::{
    deed::{Deed, What},
    ledger::CallId,
};
use seatsio_core::Receipt;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a buyer has written down.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Memory {
    pub(super) tries: u32,
    pub(super) token: Option<String>,
    pub(super) wish: Option<Wish>,
    pub(super) steps: BTreeMap<Step, Progress>,
    pub(super) is_paid: Option<bool>,
    pub(crate) ending: Option<Ending>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum Step {
    Hold,
    GiveUp,
    Book,
    Release,
}

/// How far a step has come.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Progress {
    /// Its request may have been sent.
    Begun {
        call: CallId,
        deed: Deed,
        receipt: Box<Receipt>,
    },
    Ended(Verdict, Vec<String>),
}

/// What a buyer was told of a step, as it is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Verdict {
    Done,
    NotDone,
    Unknown,
}

/// What a buyer believes to have in the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Ending {
    Sold(Possession),
    Returned,
    Lost,
    /// Told that nobody can tell; these may be theirs.
    Unsure(Possession),
}

/// What a buyer has, or may have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Possession {
    pub(crate) order: String,
    pub(crate) events: Vec<String>,
    pub(crate) what: What,
}

impl Memory {
    pub(crate) fn is_over(&self) -> bool {
        self.ending.is_some()
    }
}
