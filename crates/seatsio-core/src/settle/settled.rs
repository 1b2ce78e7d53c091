//! `Settled`: what became of a call whose answer was lost.

use std::fmt;

/// What became of a call whose answer was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Settled {
    /// It was done: the objects are as the call wanted them, by this call.
    ///
    /// Of a release: the objects are no longer taken.
    Done,
    /// It was not done, and nobody else has the objects: it can be sent again.
    NotDone,
    /// It was not done, and somebody else has an object that it wanted.
    TakenByOther,
    /// It cannot be told, for this reason.
    CannotTell(Why),
}

impl Settled {
    /// What became of it as a label for metrics: `done`, `not_done`, `taken_by_other` or `cannot_tell`.
    #[must_use]
    #[inline]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::NotDone => "not_done",
            Self::TakenByOther => "taken_by_other",
            Self::CannotTell(_) => "cannot_tell",
        }
    }
}

/// Why it cannot be told what became of a call, and what would have made it possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Why {
    /// The call had neither order id nor hold token. An order id of its own would have told.
    NoOrderId,
    /// The call had a hold token only, which is gone once objects are booked. An order id would have told.
    TokenOnly,
    /// How the objects were before is not known. `send_settled`, which looks first, would have told, and so would
    /// [`Receipt::before`](super::Receipt::before) or, for a token that was made for the call,
    /// [`fresh_token`](crate::CallOptions::fresh_token).
    NothingToCompare,
    /// The hold token has expired, so that a hold that ended cannot be told from one that was booked. An order id
    /// would have told, and so would settling before the token expired.
    TokenExpired,
    /// Somebody has changed an object since, past what this call or its failure explains. Settling sooner would
    /// have told, or that no other call uses the token, or an order id.
    ChangedSince,
    /// The area carries another call's order id by now, and the log of status changes, which is written
    /// late, does not show ours. A hold token would have told; for objects of the server's choice one that holds
    /// no places of the area yet, or [`fresh_token`](crate::CallOptions::fresh_token), or the categories to choose from.
    OrderHidden,
    /// Released places of an area are counted for everybody. Only those of a hold token can be told.
    ReleasedPlaces,
    /// Several changes of one batch are about the same area. One change would have told.
    SeveralChanges,
    /// The status that objects have in a season shows no trace of who changed it. Nothing would have told.
    SeasonStatus,
    /// Areas show no trace of a change to resale. Nothing would have told.
    ResaleOfArea,
    /// Some objects say that it was done and some that it was not, which one call cannot have caused. An
    /// order id that no other call had would have told.
    Contradiction,
    /// The event does not have an object that the call named, so the call must have been refused, unless the event
    /// has been given another drawing since.
    UnknownObject,
}

impl fmt::Display for Why {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoOrderId => "the call had neither order id nor hold token; an order id would have told",
            Self::TokenOnly => "the call had no order id, which would have told",
            Self::NothingToCompare => {
                "it is not known how the objects were before the call, which would have told"
            }
            Self::TokenExpired => "the hold token has expired; an order id would have told",
            Self::ChangedSince => "an object has been changed since",
            Self::OrderHidden => "the area carries another order id by now; a hold token of its own would have told",
            Self::ReleasedPlaces => "released places of an area show no trace; a hold token would have told",
            Self::SeveralChanges => "several changes are about one area; a single one would have told",
            Self::SeasonStatus => "the status in a season shows no trace of who changed it",
            Self::ResaleOfArea => "areas show no trace of a change to resale",
            Self::Contradiction => {
                "some objects say that it was done and some that it was not; an order id of its own would have told"
            }
            Self::UnknownObject => "the event does not have an object that the call named",
        })
    }
}
