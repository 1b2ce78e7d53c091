//! What single objects say about a call, and how that adds up: a call is done as a whole or not at all.

use super::{Settled, Why, facts::Read};

/// What one object says about the call.
#[derive(Debug)]
pub(super) enum Verdict {
    /// It carries a mark of this very call.
    Proven,
    /// It is as the call wanted it, and ours.
    Done,
    /// The call would have left it otherwise.
    NotDone,
    /// Somebody else has it, so the call was refused or never came.
    TakenByOther,
    /// It says nothing.
    Unclear(Why),
    /// It says something once this has been read.
    Ask(Read),
}

/// What is known after some or all objects have been heard.
#[derive(Debug, Default)]
pub(super) struct Tally {
    heard: bool,
    proven: bool,
    not_done: bool,
    taken: bool,
    unclear: Option<Why>,
    ask: Option<Read>,
}

/// What follows from a tally.
#[derive(Debug)]
pub(super) enum Conclusion {
    Settled(Settled),
    Ask(Read),
}

impl Tally {
    #[inline]
    pub(super) fn hear(&mut self, verdict: Verdict) {
        self.heard = true;
        match verdict {
            Verdict::Done => {}
            Verdict::Proven => self.proven = true,
            Verdict::NotDone => self.not_done = true,
            Verdict::TakenByOther => self.taken = true,
            Verdict::Unclear(why) => self.unclear = self.unclear.or(Some(why)),
            Verdict::Ask(read) => self.ask = self.ask.take().or(Some(read)),
        }
    }

    /// Whether no object can change the conclusion any more: one that was not changed is enough.
    #[inline]
    pub(super) fn is_decided(&self) -> bool {
        self.not_done || self.taken
    }

    #[inline]
    pub(super) fn conclude(self) -> Conclusion {
        let refuted = self.not_done || self.taken;
        Conclusion::Settled(match (self.ask, self.unclear) {
            _ if self.proven && refuted => Settled::CannotTell(Why::Contradiction),
            _ if self.taken => Settled::TakenByOther,
            _ if self.not_done => Settled::NotDone,
            _ if self.proven => Settled::Done,
            (Some(read), _) => return Conclusion::Ask(read),
            (None, Some(why)) => Settled::CannotTell(why),
            (None, None) if self.heard => Settled::Done,
            (None, None) => Settled::CannotTell(Why::UnknownObject),
        })
    }
}
