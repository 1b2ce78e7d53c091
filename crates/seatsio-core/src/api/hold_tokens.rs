//! Hold tokens: what keeps objects for a visitor who has not paid yet.

use crate::{
    Invalid, Unbound,
    model::{HoldToken, HoldTokenInfo},
    operation::check,
};

/// Hold tokens: what keeps objects for a visitor who has not paid yet.
///
/// A token stands for one visitor. [`Events::hold`](crate::api::Events::hold) holds objects for it; when it
/// expires, they are free again.
#[derive(Clone, Debug)]
pub struct HoldTokens<C = Unbound> {
    pub(crate) client: C,
}

/// Documented: a token lives 2 hours at most, all in all.
const MOST_MINUTES: u32 = 120;

#[inline]
fn lifetime(minutes: &u32) -> Result<(), Invalid> {
    check::within(*minutes, 1..=MOST_MINUTES)
}

#[inline]
fn time_left(minutes: &u32) -> Result<(), Invalid> {
    check::within(*minutes, 0..=MOST_MINUTES)
}

operations! {
    HOLD_TOKENS for HoldTokens;

    /// Creates a hold token.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let token = client.hold_tokens().create().expires_in_minutes(20).send()?;
    /// client.events().hold("event1", ["A-1"], &token).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// Before anything is sent: minutes outside 1 to 120.
    ///
    /// # If the answer gets lost
    /// It is repeated: a token that nobody uses expires by itself.
    CreateHoldToken = "hold_tokens.create" => HoldTokenInfo {
        POST "/hold-tokens", Priority, Idempotent;
        docs "https://docs.seats.io/docs/api/create-a-hold-token";
        method create;
        path {}
        required {}
        options {
            /// Minutes until it expires, 1 to 120. Unset: the account's hold period, which is 15 minutes
            /// unless changed.
            plain expires_in_minutes: u32 => body "expiresInMinutes", check lifetime;
        }
        body object;
    }

    /// Retrieves a hold token: when it expires, and how many seconds are left.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let token = client.hold_tokens().retrieve("a-token").send()?;
    /// println!("{} seconds left", token.expires_in_seconds);
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// 404 when there is no such token, or not any more.
    RetrieveHoldToken = "hold_tokens.retrieve" => HoldTokenInfo {
        GET "/hold-tokens/{holdToken}", Priority, Read;
        docs "https://docs.seats.io/docs/api/retrieve-a-hold-token";
        method retrieve;
        path { hold_token: HoldToken }
        required {}
        options {}
        body none;
    }

    /// Changes when a hold token expires: that many minutes from now, 0 to 120.
    ///
    /// 0 minutes end it at once and free what it holds. A token lives 2 hours at most, all in all.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.hold_tokens().expire_in_minutes("a-token", 30).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// 404 when there is no such token, or not any more. Before anything is sent: minutes outside 0 to 120.
    ExpireHoldTokenInMinutes = "hold_tokens.expire_in_minutes" => HoldTokenInfo {
        POST "/hold-tokens/{holdToken}", Priority, Idempotent;
        docs "https://docs.seats.io/docs/api/change-expiration-date";
        method expire_in_minutes;
        path { hold_token: HoldToken }
        required { plain minutes: u32 => body "expiresInMinutes", check time_left; }
        options {}
        body object;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Operation;

    #[test]
    fn a_token_without_options_is_an_empty_object() {
        let plan = CreateHoldToken::new().plan().unwrap();
        assert_eq!(
            (plan.target(), &plan.body().unwrap()[..]),
            ("/hold-tokens", &b"{}"[..])
        );
    }

    #[test]
    fn a_token_can_be_ended_at_once() {
        let plan = ExpireHoldTokenInMinutes::new("token1", 0).plan().unwrap();
        assert_eq!(plan.target(), "/hold-tokens/token1");
        assert_eq!(plan.body().unwrap(), r#"{"expiresInMinutes":0}"#);
    }

    #[test]
    fn minutes_outside_the_documented_range_are_refused_by_name() {
        for minutes in [0, 121] {
            let error = CreateHoldToken::new()
                .expires_in_minutes(minutes)
                .plan()
                .unwrap_err();
            assert_eq!(error.argument(), Some("expires_in_minutes"));
        }
        let error = ExpireHoldTokenInMinutes::new("token1", 121).plan().unwrap_err();
        assert_eq!(
            (error.operation(), error.argument()),
            ("hold_tokens.expire_in_minutes", Some("minutes"))
        );
    }
}
