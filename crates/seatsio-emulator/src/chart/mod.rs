//! Charts: a published drawing, perhaps a draft, tags and the archive (section 6).

mod archive;
mod categories;
mod copy;
mod create;
mod list;
mod rulesets;
mod tags;
mod thumbnails;
mod validation;
mod versions;
mod view;

pub(crate) use categories::{CATEGORY, category_fields};
pub(crate) use validation::Validation;
use view::ChartView;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::drawing::Drawing;
use crate::error::ApiError;
use crate::event::Event;
use crate::ids::Ids;
use crate::route::{Route, WorkspaceContext};
use crate::store::Keyed;

/// The operations on charts.
pub(crate) const ROUTES: &[&[Route]] = &[
    create::ROUTES,
    list::ROUTES,
    versions::ROUTES,
    validation::ROUTES,
    categories::ROUTES,
    tags::ROUTES,
    thumbnails::ROUTES,
    archive::ROUTES,
    copy::ROUTES,
    rulesets::ROUTES,
];

/// A chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Chart {
    pub(crate) id: u64,
    pub(crate) key: String,
    pub(crate) published: Arc<Drawing>,
    pub(crate) draft: Option<Arc<Drawing>>,
    /// Each once, in the order of adding.
    pub(crate) tags: Vec<String>,
    pub(crate) is_archived: bool,
    /// By key; as they were saved (LEG-5).
    pub(crate) social_distancing_rulesets: Map<String, Value>,
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
            social_distancing_rulesets: Map::new(),
        }
    }

    /// What edits start from, and what gives the chart its name: the draft if there is one (CHT-9).
    pub(crate) fn latest(&self) -> &Arc<Drawing> {
        self.draft.as_ref().unwrap_or(&self.published)
    }

    /// The draft, or 404 (CHT-10).
    pub(crate) fn draft(&self) -> Result<&Arc<Drawing>, ApiError> {
        let missing = || ApiError::not_found(format!("Chart {} has no draft version", self.key));
        self.draft.as_ref().ok_or_else(missing)
    }

    /// CHT-2, by the events of the chart.
    pub(crate) fn status(&self, events: &[&Event]) -> &'static str {
        match (events, &self.draft) {
            ([], _) => "NOT_USED",
            (_, None) => "PUBLISHED",
            (_, Some(_)) => "PUBLISHED_WITH_DRAFT",
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

/// Saves an edited drawing of the chart that the path names: as its draft when the chart is in use, as its published
/// version otherwise or when the company does without drafts (CHT-7, CHT-11).
fn save(context: &mut WorkspaceContext<'_>, drawing: Drawing) -> Result<(), ApiError> {
    let key = context.input.path.of("chartKey");
    let is_used = context.workspace.events.has_chart(key);
    let chart = context.workspace.chart_mut(key)?;
    let drawing = Arc::new(drawing);
    if context.settings.draft_chart_drawings_enabled && (is_used || chart.draft.is_some()) {
        chart.draft = Some(drawing);
    } else {
        publish(context, drawing)?;
    }
    Ok(())
}

/// Makes a drawing the published version of the chart that the path names, and the only one.
fn publish(context: &mut WorkspaceContext<'_>, drawing: Arc<Drawing>) -> Result<(), ApiError> {
    let chart = context.workspace.chart_mut(context.input.path.of("chartKey"))?;
    chart.published = drawing;
    chart.draft = None;
    let (chart, workspace) = (chart.key.clone(), &context.workspace.key);
    context
        .log
        .add(context.ids, context.now, "chart.published", &chart, workspace);
    Ok(())
}
