//! `Following`: a procedure on its way, and whoever watches it.

use super::{engine::Engine, watch::ProcedureSpan};
use crate::call::{Moment, Procedure, ProcedureAction, ProcedureInput};

/// A procedure on its way.
pub(super) struct Following<'a, P> {
    engine: &'a Engine,
    procedure: P,
    span: ProcedureSpan,
}

impl<'a, P: Procedure> Following<'a, P> {
    pub(super) fn new(engine: &'a Engine, procedure: P) -> Self {
        Self {
            span: ProcedureSpan::open(procedure.operation()),
            engine,
            procedure,
        }
    }

    pub(super) fn start(&mut self, now: Moment) -> ProcedureAction<P::Output> {
        self.step(ProcedureInput::Start(self.engine.policy()), now)
    }

    pub(super) fn step(&mut self, input: ProcedureInput<'_>, now: Moment) -> ProcedureAction<P::Output> {
        let action = self.procedure.step(input, now);
        if let Some(settled) = self.procedure.take_finding() {
            let tell = || self.engine.watchers.settled(self.procedure.operation(), settled);
            self.span.inside(tell);
        }
        action
    }

    /// The span that its calls belong in.
    pub(super) fn span(&self) -> &ProcedureSpan {
        &self.span
    }
}
