//! What a status change answers: the infos of the objects that it named (STA-4).

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::drawing::DrawnObject;
use crate::error::ApiError;
use crate::event::{Scope, Target, View, partition_object};

/// `objects`: label to info after the change.
#[derive(Debug, Serialize)]
pub(crate) struct Objects {
    objects: Box<RawValue>,
}

/// The results of a batch, in the order of its changes (STA-5).
#[derive(Debug, Serialize)]
pub(super) struct Results {
    pub(super) results: Vec<Objects>,
}

impl Objects {
    pub(super) fn of<'a>(
        view: View<'_>,
        labels: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, ApiError> {
        Ok(Self {
            objects: infos_of(view, labels)?,
        })
    }
}

/// The infos of some objects by label, as JSON. Unknown labels are refused.
pub(crate) fn infos_of<'a>(
    view: View<'_>,
    labels: impl IntoIterator<Item = &'a str>,
) -> Result<Box<RawValue>, ApiError> {
    let targets = targets(view.scope, labels)?;
    let stand_ins: Vec<Option<DrawnObject>> = targets.values().map(|target| stand_in(*target)).collect();
    let mut infos = IndexMap::with_capacity(targets.len());
    for ((label, target), stand_in) in targets.iter().zip(&stand_ins) {
        let info = match stand_in {
            Some(object) => view.partition_info(*target, object),
            None => view.info(target.index()),
        };
        infos.insert(*label, info);
    }
    let written = serde_json::value::to_raw_value(&infos);
    written.map_err(|error| ApiError::general(format!("The answer cannot be written: {error}")))
}

fn targets<'a, 's>(
    scope: &'s Scope<'_>,
    labels: impl IntoIterator<Item = &'a str>,
) -> Result<IndexMap<&'a str, Target<'s>>, ApiError> {
    labels
        .into_iter()
        .map(|label| Ok((label, scope.find(label)?)))
        .collect()
}

fn stand_in(target: Target<'_>) -> Option<DrawnObject> {
    match target {
        Target::Drawn { .. } => None,
        Target::Partition { area, channel, .. } => Some(partition_object(area, channel)),
    }
}
