//! Hold tokens: permissions to hold objects for a while (section 13).

mod routes;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::time::Time;

pub(crate) use routes::ROUTES;

/// How long a token may live in all (HLD-4).
const LONGEST_LIFE_IN_MINUTES: i64 = 120;

/// One hold token, and what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct HoldToken {
    created_at: Time,
    pub(crate) expires_at: Time,
    /// Event id and label of everything that the token holds.
    held: BTreeSet<(u64, String)>,
}

/// The live hold tokens of a workspace. Those that have expired are gone (HLD-3).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<String, HoldToken>", into = "BTreeMap<String, HoldToken>")]
pub(crate) struct HoldTokens {
    tokens: BTreeMap<String, HoldToken>,
    /// The same tokens by their end, so that finding the expired ones costs nothing when there are none.
    queue: BTreeSet<(Time, String)>,
}

impl HoldTokens {
    pub(crate) fn get(&self, token: &str) -> Option<&HoldToken> {
        self.tokens.get(token)
    }

    /// Adds a token that lives so many minutes, two hours at most.
    pub(crate) fn create(&mut self, token: String, minutes: i64, now: Time) -> HoldToken {
        let expires_at = now.plus_minutes(minutes.min(LONGEST_LIFE_IN_MINUTES));
        let created = HoldToken {
            created_at: now,
            expires_at,
            held: BTreeSet::new(),
        };
        self.queue.insert((expires_at, token.clone()));
        self.tokens.insert(token, created.clone());
        created
    }

    /// Sets a token's end to so many minutes from now, but two hours after its creation at the latest.
    pub(crate) fn extend(&mut self, token: &str, minutes: i64, now: Time) {
        let Some(extended) = self.tokens.get_mut(token) else {
            return;
        };
        self.queue.remove(&(extended.expires_at, token.to_owned()));
        let latest = extended.created_at.plus_minutes(LONGEST_LIFE_IN_MINUTES);
        extended.expires_at = now.plus_minutes(minutes).min(latest);
        self.queue.insert((extended.expires_at, token.to_owned()));
    }

    /// Takes out the token that expires first, if it has expired by now.
    pub(crate) fn pop_expired(&mut self, now: Time) -> Option<Expired> {
        let (at, _) = self.queue.first().filter(|(at, _)| *at <= now)?;
        let at = *at;
        let (_, token) = self.queue.pop_first()?;
        let held = self
            .tokens
            .remove(&token)
            .map(|token| token.held)
            .unwrap_or_default();
        Some(Expired { token, at, held })
    }

    pub(crate) fn note_held(&mut self, token: &str, event: u64, label: &str) {
        if let Some(holder) = self.tokens.get_mut(token) {
            holder.held.insert((event, label.to_owned()));
        }
    }

    pub(crate) fn note_released(&mut self, token: &str, event: u64, label: &str) {
        if let Some(holder) = self.tokens.get_mut(token) {
            holder.held.remove(&(event, label.to_owned()));
        }
    }
}

/// A token that came to its end, and what it held then.
#[derive(Debug)]
pub(crate) struct Expired {
    pub(crate) token: String,
    pub(crate) at: Time,
    pub(crate) held: BTreeSet<(u64, String)>,
}

impl From<BTreeMap<String, HoldToken>> for HoldTokens {
    fn from(tokens: BTreeMap<String, HoldToken>) -> Self {
        let queue = tokens
            .iter()
            .map(|(key, token)| (token.expires_at, key.clone()))
            .collect();
        Self { tokens, queue }
    }
}

impl From<HoldTokens> for BTreeMap<String, HoldToken> {
    fn from(tokens: HoldTokens) -> Self {
        tokens.tokens
    }
}
