//! A workspace: its keys, charts, events and hold tokens (section 24).

use serde::{Deserialize, Serialize};

use crate::chart::Chart;
use crate::company::Subaccount;
use crate::error::ApiError;
use crate::event::Events;
use crate::ids::Ids;
use crate::store::{Keyed, Store};

/// Charts, events and hold tokens live in one workspace and are invisible from another (AUT-5).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Workspace {
    pub(crate) id: u64,
    pub(crate) key: String,
    pub(crate) name: String,
    /// The oldest first. There is always one.
    pub(crate) secret_keys: Vec<String>,
    pub(crate) is_test: bool,
    pub(crate) is_active: bool,
    pub(crate) for_sale_mode: ForSaleMode,
    /// What the workspace has besides if it was made as a subaccount.
    pub(crate) subaccount: Option<Subaccount>,
    pub(crate) charts: Store<Chart>,
    pub(crate) events: Events,
}

/// Whether changes of what is for sale are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum ForSaleMode {
    /// So many a day for each event (FSL-7).
    #[default]
    RateLimited,
    /// Any number, for money.
    UnlimitedBillable,
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
            for_sale_mode: ForSaleMode::default(),
            subaccount: None,
            charts: Store::default(),
            events: Events::default(),
        }
    }

    /// The secret key that is shown by itself: the oldest one.
    pub(crate) fn secret_key(&self) -> &str {
        self.secret_keys.first().map_or("", String::as_str)
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
