//! Charts: a published drawing, perhaps a draft, tags and the archive (section 6).

mod routes;
mod view;

pub(crate) use view::ChartView;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::drawing::Drawing;
use crate::event::Events;
use crate::ids::Ids;
use crate::route::Route;
use crate::store::Keyed;

/// The operations on charts.
pub(crate) const ROUTES: &[&[Route]] = &[routes::ROUTES];

/// A chart.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Chart {
    pub(crate) id: u64,
    pub(crate) key: String,
    pub(crate) published: Arc<Drawing>,
    pub(crate) draft: Option<Arc<Drawing>>,
    pub(crate) tags: Vec<String>,
    pub(crate) is_archived: bool,
}

impl Chart {
    /// A chart that has only a published version (CHT-3).
    pub(crate) fn new(ids: &mut Ids, key: String, drawing: Arc<Drawing>) -> Self {
        Self {
            id: ids.number(),
            key,
            published: drawing,
            draft: None,
            tags: Vec::new(),
            is_archived: false,
        }
    }

    /// The name: the draft's while there is one (CHT-9).
    pub(crate) fn name(&self) -> &str {
        self.draft.as_ref().unwrap_or(&self.published).name()
    }

    /// CHT-2.
    pub(crate) fn status(&self, events: &Events) -> &'static str {
        match (events.has_chart(&self.key), &self.draft) {
            (false, _) => "NOT_USED",
            (true, None) => "PUBLISHED",
            (true, Some(_)) => "PUBLISHED_WITH_DRAFT",
        }
    }
}

impl Keyed for Chart {
    fn id(&self) -> u64 {
        self.id
    }

    fn key(&self) -> &str {
        &self.key
    }
}
