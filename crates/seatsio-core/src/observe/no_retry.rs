//! `NoRetry`: why an attempt that failed was the last one.

use std::fmt;

/// Why an attempt that failed was the last one of its call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NoRetry {
    /// Another attempt would bring the same.
    WouldNotHelp,
    /// It is not known whether an attempt took effect, and the call must not be done twice.
    CouldDoTwice,
    /// As many attempts were made as the [policy](crate::call::RetryPolicy) allows.
    AttemptsUsedUp,
    /// No attempt could follow the wait before the call's deadline.
    NoTimeLeft,
    /// The [budget](crate::call::RetryBudget) that calls share for their retries is used up.
    BudgetUsedUp,
}

impl NoRetry {
    /// The reason as a label for metrics, such as `would_not_help`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WouldNotHelp => "would_not_help",
            Self::CouldDoTwice => "could_do_twice",
            Self::AttemptsUsedUp => "attempts_used_up",
            Self::NoTimeLeft => "no_time_left",
            Self::BudgetUsedUp => "budget_used_up",
        }
    }
}

impl fmt::Display for NoRetry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Effect, Lane, Spec,
        call::{Action, Call, Input, Moment, RetryBudget, RetryPolicy},
        operation::Draft,
    };
    use bytes::Bytes;
    use http::{Method, Response};
    use std::time::{Duration, SystemTime};

    static READ: Spec = Spec::new("test.read", Method::GET, "/x", Lane::Regular, Effect::Read);
    static ONCE: Spec = Spec::new("test.once", Method::POST, "/x", Lane::Regular, Effect::Once);

    /// Why a call was not tried again that was answered like this until it ended.
    fn why(spec: &'static Spec, policy: &RetryPolicy, budget: &RetryBudget, status: u16) -> Option<NoRetry> {
        let plan = Draft::new(spec, &[]).finish(false).unwrap();
        let mut call = Call::new(plan, policy, Moment::START, 1);
        let mut input = Input::Start;
        loop {
            input = match call.step(input, Moment::START, budget) {
                Action::Enter { .. } => Input::Entered,
                Action::Send { .. } => {
                    assert_eq!(call.no_retry(), None, "it has not failed for good");
                    let answer = Response::builder().status(status).body(Bytes::new()).unwrap();
                    Input::Response(answer, SystemTime::UNIX_EPOCH)
                }
                Action::Wait(_) => Input::Woke,
                Action::Finish(_) => return call.no_retry(),
            };
        }
    }

    #[test]
    fn each_reason_is_told_where_it_holds() {
        let (policy, plenty) = (RetryPolicy::default(), RetryBudget::default());
        let hasty = policy.clone().deadline(Duration::from_nanos(1));
        let none_left = RetryBudget::new(0, 10);
        assert_eq!(why(&READ, &policy, &plenty, 200), None);
        assert_eq!(why(&READ, &policy, &plenty, 404), Some(NoRetry::WouldNotHelp));
        assert_eq!(why(&ONCE, &policy, &plenty, 500), Some(NoRetry::CouldDoTwice));
        assert_eq!(why(&READ, &policy, &plenty, 500), Some(NoRetry::AttemptsUsedUp));
        assert_eq!(why(&READ, &hasty, &plenty, 500), Some(NoRetry::NoTimeLeft));
        assert_eq!(why(&READ, &policy, &none_left, 500), Some(NoRetry::BudgetUsedUp));
    }
}
