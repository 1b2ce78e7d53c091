//! Ways to break the harness on purpose: each must be caught by an invariant.

use std::{fmt, str::FromStr};

/// What must hold in every run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invariant {
    /// Nothing is sold twice, and no call is carried out twice that would count twice.
    SoldOnce,
    /// Nobody is told that something is done that is not.
    DoneIsTheirs,
    /// Nobody is told that something is not done that is.
    NotDoneIsNotTheirs,
    /// It is found out what became of every call that has a hold token or an order id.
    Settled,
    /// No call takes longer than its deadline, and every checkout comes to an end.
    Deadlines,
    /// All permits come back, on both sides.
    Permits,
    /// The server never refuses a request for lack of room but where abandoned requests take it up.
    NoLaneOverrun,
}

impl Invariant {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 7] = [
        Self::SoldOnce,
        Self::DoneIsTheirs,
        Self::NotDoneIsNotTheirs,
        Self::Settled,
        Self::Deadlines,
        Self::Permits,
        Self::NoLaneOverrun,
    ];

    /// In words, for the table.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SoldOnce => "nothing sold twice",
            Self::DoneIsTheirs => "\"done\" is theirs",
            Self::NotDoneIsNotTheirs => "\"not done\" is not theirs",
            Self::Settled => "every unknown outcome settled",
            Self::Deadlines => "deadlines kept",
            Self::Permits => "permits all returned",
            Self::NoLaneOverrun => "no more 429 than faults injected",
        }
    }
}

/// A way to break the harness on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// What is unknown is taken for not done, without settling.
    Settle,
    /// What is unknown is sent again, without settling.
    Guard,
    /// What is unknown is taken for done.
    Trust,
    /// What is unknown is left so.
    Look,
    /// The clients allow a call ten times what was promised.
    Deadline,
    /// Permits of requests without an answer are kept.
    Permits,
    /// There is no limiter.
    Lane,
}

impl Broken {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Settle,
        Self::Guard,
        Self::Trust,
        Self::Look,
        Self::Deadline,
        Self::Permits,
        Self::Lane,
    ];

    /// As on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Settle => "settle",
            Self::Guard => "guard",
            Self::Trust => "trust",
            Self::Look => "look",
            Self::Deadline => "deadline",
            Self::Permits => "permits",
            Self::Lane => "lane",
        }
    }

    /// Which invariant must catch it.
    #[must_use]
    pub const fn caught_by(self) -> Invariant {
        match self {
            Self::Settle => Invariant::NotDoneIsNotTheirs,
            Self::Guard => Invariant::SoldOnce,
            Self::Trust => Invariant::DoneIsTheirs,
            Self::Look => Invariant::Settled,
            Self::Deadline => Invariant::Deadlines,
            Self::Permits => Invariant::Permits,
            Self::Lane => Invariant::NoLaneOverrun,
        }
    }
}

/// A name that breaks nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownBreak(String);

impl fmt::Display for UnknownBreak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = Broken::ALL.map(Broken::name).join(", ");
        write!(f, "nothing is broken by {:?}; there are {names}", self.0)
    }
}

impl std::error::Error for UnknownBreak {}

impl FromStr for Broken {
    type Err = UnknownBreak;

    fn from_str(name: &str) -> Result<Self, UnknownBreak> {
        let broken = Self::ALL.into_iter().find(|broken| broken.name() == name);
        broken.ok_or_else(|| UnknownBreak(name.to_owned()))
    }
}
