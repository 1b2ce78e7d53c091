//! Settling as a procedure: what `settle` of a client follows.

use super::{Receipt, Settled, Settlement, Step, budget::TimeBudget};
use crate::call::{Moment, Procedure, ProcedureAction, ProcedureInput};

/// Settles the call of a receipt within the deadline of a client.
#[derive(Debug)]
pub(crate) struct Settling {
    settlement: Settlement,
    time: TimeBudget,
    finding: Option<Settled>,
}

impl Settling {
    #[inline]
    pub(crate) fn new(receipt: &Receipt) -> Self {
        Self {
            settlement: Settlement::new(receipt),
            time: TimeBudget::new(None),
            finding: None,
        }
    }
}

impl Procedure for Settling {
    type Output = Settled;

    #[inline]
    fn step(&mut self, input: ProcedureInput<'_>, now: Moment) -> ProcedureAction<Settled> {
        match input {
            ProcedureInput::Start(policy) => self.time.start(policy, now),
            ProcedureInput::Answered(answer) => {
                if let Err(error) = self.settlement.answer(answer) {
                    return ProcedureAction::Finish(Err(error));
                }
            }
            ProcedureInput::Woke => {}
        }
        match self.settlement.next() {
            Ok(Step::Call(plan)) => ProcedureAction::Call(self.time.within(plan, self.time.left(now))),
            Ok(Step::Finished(settled)) => {
                self.finding = Some(settled);
                ProcedureAction::Finish(Ok(settled))
            }
            Err(error) => ProcedureAction::Finish(Err(error)),
        }
    }

    #[inline]
    fn operation(&self) -> &str {
        self.settlement.operation()
    }

    #[inline]
    fn take_finding(&mut self) -> Option<Settled> {
        self.finding.take()
    }
}
