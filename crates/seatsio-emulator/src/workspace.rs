//! A workspace: its keys, charts, events and hold tokens (section 24).

use serde::{Deserialize, Serialize};

use crate::chart::Chart;
use crate::error::ApiError;
use crate::event::Events;
use crate::ids::Ids;
use crate::store::{Keyed, Store};

/// Charts, events and hold tokens live in one workspace and are invisible from another (AUT-5).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Workspace {
    pub(crate) id: u64,
    pub(crate) key: String,
    pub(crate) name: String,
    /// The newest last. There is always one.
    pub(crate) secret_keys: Vec<String>,
    pub(crate) is_test: bool,
    pub(crate) is_active: bool,
    pub(crate) charts: Store<Chart>,
    pub(crate) events: Events,
}

impl Workspace {
    pub(crate) fn new(ids: &mut Ids, name: &str, is_test: bool) -> Self {
        Self {
            id: ids.number(),
            key: ids.key(),
            name: name.to_owned(),
            secret_keys: vec![ids.key()],
            is_test,
            is_active: true,
            charts: Store::default(),
            events: Events::default(),
        }
    }

    /// The secret key that is shown.
    pub(crate) fn secret_key(&self) -> &str {
        self.secret_keys.last().map_or("", String::as_str)
    }

    /// The chart with a key, or CHART_NOT_FOUND.
    pub(crate) fn chart(&self, key: &str) -> Result<&Chart, ApiError> {
        self.charts
            .by_key(key)
            .ok_or_else(|| ApiError::chart_not_found(key, &self.key))
    }

    /// The chart with a key, or CHART_NOT_FOUND.
    pub(crate) fn chart_mut(&mut self, key: &str) -> Result<&mut Chart, ApiError> {
        let missing = ApiError::chart_not_found(key, &self.key);
        self.charts.by_key_mut(key).ok_or(missing)
    }
}

impl Keyed for Workspace {
    fn id(&self) -> u64 {
        self.id
    }

    fn key(&self) -> &str {
        &self.key
    }
}
