//! How often an event's for-sale configuration may still be changed today (FSL-7, LIM-5).

use crate::error_code::Code;
use http::StatusCode;
use serde::{Deserialize, Serialize};

use crate::error::ApiError;
use crate::time::Time;

const CALLS_PER_DAY: u8 = 10;

/// The calls of one event. A day is a calendar day in UTC.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Quota {
    used: u8,
    /// When the calls that were used no longer count.
    resets_at: Time,
}

/// What answers say about the quota.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RateLimitInfo {
    rate_limit_remaining_calls: u8,
    #[serde(serialize_with = "Time::as_text")]
    rate_limit_reset_date: Time,
}

impl Quota {
    /// The quota with one more call used, or 429 with the seconds until calls are allowed again.
    pub(crate) fn after_a_call(&self, now: Time) -> Result<Self, ApiError> {
        let used = if now < self.resets_at { self.used } else { 0 };
        let resets_at = now.next_midnight();
        if used >= CALLS_PER_DAY {
            let seconds = now.millis_until(resets_at).unsigned_abs().div_ceil(1000);
            let message = format!(
                "At most {CALLS_PER_DAY} for-sale calls per event per day are allowed; try again after {resets_at}"
            );
            let refused = ApiError::new(StatusCode::TOO_MANY_REQUESTS, Code::RateLimitExceeded, message);
            return Err(refused.with_retry_after(seconds));
        }
        Ok(Self {
            used: used + 1,
            resets_at,
        })
    }

    pub(crate) fn info(&self) -> RateLimitInfo {
        RateLimitInfo {
            rate_limit_remaining_calls: CALLS_PER_DAY.saturating_sub(self.used),
            rate_limit_reset_date: self.resets_at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_calls_are_allowed_a_day_and_ten_more_the_next_day() {
        let noon = Time::from_millis(12 * 3_600_000);
        let mut quota = Quota::default();
        for left in (0..10).rev() {
            quota = quota.after_a_call(noon).unwrap();
            assert_eq!(quota.info().rate_limit_remaining_calls, left);
        }
        assert!(quota.after_a_call(noon).is_err());
        assert!(quota.after_a_call(noon.next_midnight()).is_ok());
    }
}
