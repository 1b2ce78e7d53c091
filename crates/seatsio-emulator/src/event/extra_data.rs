//! Extra data of objects (section 16). No status change is logged (XTR-3).

use serde_json::Value;

use super::{Drafts, Scope};
use crate::answer::Answer;
use crate::error::ApiError;
use crate::route::WorkspaceContext;

/// XTR-1.
pub(super) fn update_one(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let label = context.input.path.of("objectLabel");
    let data = context.input.given("extraData");
    update(context, data.into_iter().map(|data| (label, data)))
}

/// XTR-2.
pub(super) fn update_many(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let data = context.input.given("extraData").and_then(Value::as_object);
    update(
        context,
        data.into_iter()
            .flatten()
            .map(|(label, data)| (label.as_str(), data)),
    )
}

fn update<'b>(
    context: &mut WorkspaceContext<'_>,
    data: impl Iterator<Item = (&'b str, &'b Value)>,
) -> Result<Answer, ApiError> {
    let scope = Scope::of_key(context.workspace, context.input.path.of("eventKey"))?;
    let mut drafts = Drafts::new();
    for (label, data) in data {
        scope.find(label)?;
        let mut record = scope.event.record(label, &drafts).cloned().unwrap_or_default();
        let is_empty = data.as_object().is_none_or(serde_json::Map::is_empty);
        record.extra_data = (!is_empty).then(|| Box::new(data.clone()));
        drafts.put(scope.event.id, label, record);
    }
    context.workspace.events.apply(drafts);
    Ok(Answer::no_content())
}
