//! What a company has set for itself (ACC-1).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The settings of a company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Settings {
    pub(crate) hold_period_in_minutes: i64,
    pub(crate) draft_chart_drawings_enabled: bool,
    pub(crate) chart_validation: BTreeMap<Validator, Level>,
}

impl Default for Settings {
    /// HLD-1, CHT-25.
    fn default() -> Self {
        Self {
            hold_period_in_minutes: 15,
            draft_chart_drawings_enabled: true,
            chart_validation: Validator::ALL
                .iter()
                .map(|validator| (*validator, Level::Off))
                .collect(),
        }
    }
}

impl Settings {
    /// How seriously a validator's findings are taken.
    pub(crate) fn level(&self, validator: Validator) -> Level {
        self.chart_validation
            .get(&validator)
            .copied()
            .unwrap_or(Level::Off)
    }
}

/// A check of drawings (CHT-25).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Validator {
    #[serde(rename = "VALIDATE_UNLABELED_OBJECTS")]
    UnlabeledObjects,
    #[serde(rename = "VALIDATE_DUPLICATE_LABELS")]
    DuplicateLabels,
    #[serde(rename = "VALIDATE_OBJECTS_WITHOUT_CATEGORIES")]
    ObjectsWithoutCategories,
    #[serde(rename = "VALIDATE_FOCAL_POINT")]
    FocalPoint,
    #[serde(rename = "VALIDATE_OBJECT_TYPES_PER_CATEGORY")]
    ObjectTypesPerCategory,
    #[serde(rename = "VALIDATE_EMPTY_FLOOR")]
    EmptyFloor,
}

impl Validator {
    pub(crate) const ALL: [Self; 6] = [
        Self::UnlabeledObjects,
        Self::DuplicateLabels,
        Self::ObjectsWithoutCategories,
        Self::FocalPoint,
        Self::ObjectTypesPerCategory,
        Self::EmptyFloor,
    ];
}

/// What becomes of a validator's findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) enum Level {
    Off,
    Warning,
    Error,
}
