//! `Doubt`: what an error keeps of a call whose outcome is unknown.

use crate::{Plan, Receipt, model::Timestamp};
use std::sync::OnceLock;

/// What an error keeps of a call whose outcome is unknown.
pub(super) enum Doubt {
    /// The receipt is read off the call when somebody asks for it, so that programs which never do need not compile
    /// the reading.
    Unread(Unread),
    Read(Kept),
}

/// A call whose receipt nobody has asked for yet.
pub(super) struct Unread {
    /// Without what the caller set for the call, which may hold credentials.
    plan: Plan,
    is_token_fresh: bool,
    first_sent: Option<Timestamp>,
    last_sent: Option<Timestamp>,
    receipt: OnceLock<Option<Kept>>,
}

/// A receipt, behind a `dyn` so that programs that have none need not compile how one is dropped.
type Kept = Box<dyn Holds + Send + Sync>;

pub(super) trait Holds {
    fn receipt(&self) -> &Receipt;
}

impl Holds for Receipt {
    #[inline]
    fn receipt(&self) -> &Receipt {
        self
    }
}

impl Doubt {
    pub(super) fn about(plan: &Plan) -> Self {
        Self::Unread(Unread {
            plan: plan.clone().with_options(None),
            is_token_fresh: plan.options().is_some_and(|options| options.fresh_token),
            first_sent: None,
            last_sent: None,
            receipt: OnceLock::new(),
        })
    }

    /// Notes when the requests were sent; a receipt that has been read knows.
    pub(super) fn sent(&mut self, first: Option<Timestamp>, last: Option<Timestamp>) {
        if let Self::Unread(unread) = self {
            (unread.first_sent, unread.last_sent) = (first, last);
        }
    }

    #[inline]
    pub(super) fn receipt(&self) -> Option<&Receipt> {
        let kept = match self {
            Self::Unread(unread) => unread.receipt.get_or_init(|| unread.read()).as_ref()?,
            Self::Read(kept) => kept,
        };
        Some(kept.receipt())
    }
}

impl Unread {
    #[inline]
    fn read(&self) -> Option<Kept> {
        let receipt = Receipt::of(&self.plan)?;
        Some(Box::new(Receipt {
            fresh_token: self.is_token_fresh,
            first_sent: self.first_sent,
            last_sent: self.last_sent,
            ..receipt
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Error, Operation as _, api::events::BookObjects};
    use http::{HeaderValue, header::AUTHORIZATION};

    #[test]
    fn the_receipt_of_an_error_is_that_of_its_call_with_when_it_was_sent() {
        let booking = BookObjects::new("gala", ["A-1"])
            .hold_token("t1")
            .options(|o| o.fresh_token());
        let [first, last] = [1_000, 2_000].map(Timestamp::from_unix_milliseconds);
        let error = Error::invalid_request("lost")
            .about(&booking.plan().unwrap())
            .sent(first, last);
        let mut receipt = booking.receipt().unwrap();
        assert!(receipt.fresh_token);
        (receipt.first_sent, receipt.last_sent) = (first, last);
        assert_eq!(error.receipt(), Some(&receipt));
    }

    #[test]
    fn an_error_keeps_nothing_of_what_was_set_for_its_call() {
        let secret = HeaderValue::from_static("Basic c2VjcmV0");
        let booking = BookObjects::new("gala", ["A-1"]).options(|o| o.header(AUTHORIZATION, secret));
        let Doubt::Unread(unread) = Doubt::about(&booking.plan().unwrap()) else {
            panic!("nobody has asked")
        };
        assert!(unread.plan.options().is_none());
    }
}
