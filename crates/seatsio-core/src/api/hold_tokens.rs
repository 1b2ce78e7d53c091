//! Hold tokens: what keeps objects for a buyer who has not paid yet.

use crate::{Invalid, Unbound, model::HoldToken, operation::check};
use serde_json::Value as HoldTokenInfo;

/// Hold tokens: what keeps objects for a buyer who has not paid yet.
#[derive(Clone, Debug)]
pub struct HoldTokens<C = Unbound> {
    pub(crate) client: C,
}

fn minutes(value: &u32) -> Result<(), Invalid> {
    check::within(*value, 1..=120)
}

operations! {
    HOLD_TOKEN_OPERATIONS for HoldTokens;

    /// Creates a hold token.
    CreateHoldToken = "hold_tokens.create" => HoldTokenInfo {
        POST "/hold-tokens", Priority, Idempotent;
        docs "https://docs.seats.io/docs/api/create-hold-token";
        method create;
        path {}
        required {}
        options {
            /// Minutes until it expires, 1 to 120. Unset: the account's hold period.
            plain expires_in_minutes: u32 => body "expiresInMinutes", check minutes;
        }
        body object;
    }

    /// Retrieves.
    RetrieveHoldToken = "hold_tokens.retrieve" => HoldTokenInfo {
        GET "/hold-tokens/{holdToken}", Priority, Read;
        docs "https://docs.seats.io/docs/api/create-hold-token";
        method retrieve;
        path { token: HoldToken }
        required {}
        options {}
        body none;
    }
}
