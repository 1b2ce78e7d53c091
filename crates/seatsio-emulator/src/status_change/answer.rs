//! What a status change answers: the infos of the objects that it named (STA-4).

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::drawing::DrawnObject;
use crate::error::ApiError;
use crate::event::{Scope, Target, View, partition_object};
use crate::request::Query;

/// What a caller wants to be told about the objects that it changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expansion {
    Nothing,
    Objects,
    /// The form of 2018.
    Labels,
}

/// What it is told: label to info, or label to displayed labels, after the change.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Expanded {
    Objects(Box<RawValue>),
    Labels(IndexMap<String, Value>),
}

/// The results of a batch, in the order of its changes (STA-5).
#[derive(Debug, Serialize)]
pub(super) struct Results {
    pub(super) results: Vec<Expanded>,
}

impl Expansion {
    pub(super) fn read(query: &Query) -> Result<Self, ApiError> {
        match query.single("expand")? {
            None | Some("") => Ok(Self::Nothing),
            Some("objects") => Ok(Self::Objects),
            Some("labels") => Ok(Self::Labels),
            Some(other) => Err(ApiError::not_emulated(format!("expand={other}"))),
        }
    }

    pub(super) fn of<'a>(
        self,
        view: View<'_>,
        labels: impl IntoIterator<Item = &'a str>,
    ) -> Result<Option<Expanded>, ApiError> {
        Ok(match self {
            Self::Nothing => None,
            Self::Objects => Some(Expanded::Objects(infos_of(view, labels)?)),
            Self::Labels => Some(Expanded::Labels(labels_of(&infos_of(view, labels)?))),
        })
    }
}

fn labels_of(infos: &RawValue) -> IndexMap<String, Value> {
    let infos: IndexMap<String, Value> = serde_json::from_str(infos.get()).unwrap_or_default();
    let labels = |(label, mut info): (String, Value)| {
        let labels = info.get_mut("labels").map(Value::take);
        (label, labels.unwrap_or_default())
    };
    infos.into_iter().map(labels).collect()
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
