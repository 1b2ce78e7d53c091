//! `Running`: a call on its way, with its state machine and whoever watches it.

use super::{
    completed::Completed,
    door::Clock,
    engine::Engine,
    watch::{Answered, Record},
};
use crate::{
    Error, Plan,
    call::{Action, Call, Input, Moment},
};
use bytes::Bytes;
use http::{Request, Response};
use std::{mem, sync::Arc, time::SystemTime};

/// A call on its way. Dropping it before its end abandons it.
pub(super) struct Running<'a> {
    engine: &'a Engine,
    clock: &'a dyn Clock,
    call: Call,
    /// When something was last waited for. In between no time passes, since each look at the clock has its price.
    now: Moment,
    record: Record,
}

impl<'a> Running<'a> {
    #[inline]
    pub(super) fn new(engine: &'a Engine, clock: &'a dyn Clock, plan: Arc<Plan>) -> Self {
        let now = clock.now();
        let record = Record::open(&engine.watchers, &plan, now);
        Self {
            call: engine.call(plan, now),
            engine,
            clock,
            now,
            record,
        }
    }

    /// Notes that something was waited for.
    #[inline]
    pub(super) fn look_at_clock(&mut self) {
        self.now = self.clock.now();
    }

    pub(super) fn now(&self) -> Moment {
        self.now
    }

    /// Feeds the call what happened, and gives what it wants next.
    // Inlined, as it is large values that go in and come out.
    #[inline]
    pub(super) fn step(&mut self, input: Input) -> Action {
        let now = self.now;
        if self.record.is_watched() {
            self.record.note_input(&input, &self.call, self.engine, now);
        }
        let action = self.call.step(input, now, &self.engine.budget);
        if self.record.is_watched() {
            self.record.note_action(&action, &self.call, self.engine, now);
        }
        action
    }

    /// The request to send.
    pub(super) fn request(&mut self) -> Result<Request<Bytes>, Error> {
        self.engine.request(self.call.plan()).inspect_err(|error| {
            if self.record.is_watched() {
                mem::take(&mut self.record).gave(error, &self.call);
            }
        })
    }

    /// Runs what is not the engine's own as a part of this call: spans that it opens become children.
    #[inline]
    pub(super) fn inside<R>(&self, work: impl FnOnce() -> R) -> R {
        self.record.inside(work)
    }

    /// The same for what the permit store does when it is entered. The client's own opens no spans.
    #[inline]
    pub(super) fn at_door<R>(&self, enter: impl FnOnce() -> R) -> R {
        if self.record.is_watched() && !self.engine.has_own_lanes() {
            self.record.inside(enter)
        } else {
            enter()
        }
    }

    /// What to feed when an answer came.
    #[inline]
    pub(super) fn answered(
        &self,
        response: Response<Bytes>,
        time_of_day: impl FnOnce() -> SystemTime,
    ) -> Input {
        // Nobody asks a success when it came, and each look at a clock has its price.
        let at = if response.status().is_success() {
            SystemTime::UNIX_EPOCH
        } else {
            time_of_day()
        };
        Input::Response(response, at)
    }

    /// The end, with a response.
    // Not by value: a call is too large to be moved for nothing.
    #[inline]
    pub(super) fn complete(&mut self, response: Response<Bytes>) -> Completed {
        Completed {
            response,
            changes_something: self.call.changes_something(),
            answered: Answered::new(mem::take(&mut self.record), &self.call),
        }
    }

    /// The end, without one.
    pub(super) fn fail(&mut self, error: Error, time_of_day: SystemTime) -> Error {
        let error = self.call.stamp(error, self.now, time_of_day);
        if self.record.is_watched() {
            mem::take(&mut self.record).gave(&error, &self.call);
        }
        error
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        if self.record.is_watched() {
            mem::take(&mut self.record).dropped(&self.call, self.clock.now());
        }
    }
}
