//! Compares what we were told with what the server did.

use crate::{
    stage::Stage,
    story::{Action, Story, Told, What},
};
use proptest::{prelude::*, test_runner::TestCaseError};
use seatsio_core::{Outcome, settle::Settled};
use std::fmt;

/// What was settled afterwards must be what the server did.
pub(crate) fn check_settled(story: &Story, stage: &Stage, told: &Told) -> Result<(), TestCaseError> {
    let applied = stage.applied();
    match &told.sent {
        Ok(()) => prop_assert_eq!(applied, 1),
        Err(error) if error.outcome() == Outcome::NotDone => prop_assert_eq!(applied, 0, "{}", error),
        Err(_) => {}
    }
    match told.settled {
        Some(Settled::Done) => prop_assert_eq!(applied, 1),
        Some(Settled::NotDone | Settled::TakenByOther) => prop_assert_eq!(applied, 0),
        Some(_) if is_settleable(story) && story.mark.order && story.action != Action::Release => {
            prop_assert!(false, "{:?} although the seats carry an order id", told.settled);
        }
        _ => {}
    }
    Ok(())
}

/// What `send_settled` told must be what the server did, which did it once at most.
pub(crate) fn check_sent(story: &Story, stage: &Stage, told: &Told) -> Result<(), TestCaseError> {
    let applied = stage.applied();
    // A seat that is ours already can be held, changed or released by us again, which changes nothing.
    let is_harmless = story.is_named() && story.action != Action::Book && story.has_late_requests();
    prop_assert!(applied <= 1 || is_harmless, "carried out {} times", applied);
    match &told.sent {
        Ok(()) => prop_assert!(applied >= 1, "told that it is done"),
        // A late request may arrive after everything: nobody can know.
        Err(error) if error.outcome() == Outcome::NotDone && !story.has_late_requests() => {
            prop_assert_eq!(applied, 0, "{}", error);
        }
        Err(error) if error.outcome() == Outcome::Unknown => {
            prop_assert!(error.receipt().is_some(), "an unknown outcome leaves a receipt");
            prop_assert!(!is_settleable(story), "{} although the seats carry a mark", error);
            prop_assert!(!is_compared(story), "{} although it was looked before", error);
        }
        Err(_) => {}
    }
    Ok(())
}

/// Named seats, and a mark on them. Neither a release nor a status of the caller's own keeps others from
/// taking the seats, and then the mark is gone.
fn is_settleable(story: &Story) -> bool {
    let is_undisturbed = story.interferences.iter().all(Vec::is_empty);
    let has_mark = match story.action {
        Action::Hold => true,
        Action::Book => story.mark.order || story.mark.token,
        Action::Custom => story.mark.order && is_undisturbed,
        Action::Release => is_undisturbed,
    };
    story.is_named() && has_mark
}

/// What the server chose for a hold is told from what the token held before.
fn is_compared(story: &Story) -> bool {
    matches!(story.what, What::Best(_)) && story.action == Action::Hold
}

/// How many unknown outcomes there were, and what finding out cost.
#[derive(Default)]
pub(crate) struct Figures {
    calls: u32,
    in_doubt: u32,
    reads: u32,
    told: u32,
    pub(crate) settleable: u32,
    pub(crate) settled: u32,
    pub(crate) unsettled: Option<String>,
}

impl Figures {
    pub(crate) fn count(&mut self, story: &Story, stage: &Stage, told: &Told) {
        self.calls += 1;
        let first = story.mishaps.first();
        if stage.sent() == 0 || first.is_none_or(|first| *first == crate::stage::Mishap::None) {
            return;
        }
        let is_known = told
            .sent
            .as_ref()
            .err()
            .is_none_or(|error| !error.outcome_unknown());
        self.in_doubt += 1;
        self.reads += stage.reads();
        self.told += u32::from(is_known);
        if is_settleable(story) {
            self.settleable += 1;
            self.settled += u32::from(is_known);
            if !is_known {
                self.unsettled = Some(format!("{story:?}: {:?}", told.sent));
            }
        }
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reads = f64::from(self.reads) / f64::from(self.in_doubt.max(1));
        writeln!(f, "calls                                      {:>6}", self.calls)?;
        writeln!(
            f,
            "first answer lost                          {:>6}",
            self.in_doubt
        )?;
        writeln!(f, "  settled, of any kind                     {:>6}", self.told)?;
        writeln!(
            f,
            "  named seats with token or order id       {:>6}",
            self.settleable
        )?;
        writeln!(
            f,
            "    of these settled                       {:>6}",
            self.settled
        )?;
        write!(f, "reads per call whose first answer was lost {reads:>6.2}")
    }
}
