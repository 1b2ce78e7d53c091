//! Whether tables are booked whole or seat by seat (section 8).

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// An event's way of booking tables, as clients gave it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "mode", rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum TableBooking {
    /// As drawn.
    #[default]
    Inherit,
    AllByTable,
    AllBySeat,
    /// These tables in these ways, all others as drawn.
    Custom {
        #[serde(default)]
        tables: IndexMap<String, Mode>,
    },
}

/// How one table is booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Mode {
    ByTable,
    BySeat,
}

impl TableBooking {
    /// Reads a configuration that has been checked against its shape; `tables` may be null or `[]`.
    pub(crate) fn from_body(value: &Value) -> Self {
        match value.get("mode").and_then(Value::as_str) {
            Some("ALL_BY_TABLE") => Self::AllByTable,
            Some("ALL_BY_SEAT") => Self::AllBySeat,
            Some("CUSTOM") => Self::custom(value.get("tables").unwrap_or(&Value::Null)),
            _ => Self::Inherit,
        }
    }

    /// These tables in these ways.
    pub(crate) fn custom(tables: &Value) -> Self {
        Self::Custom {
            tables: IndexMap::deserialize(tables).unwrap_or_default(),
        }
    }

    /// How a table is booked in the event (TAB-1, TAB-2).
    pub(crate) fn mode_of(&self, label: &str, drawn_as_a_whole: bool) -> Mode {
        let as_drawn = if drawn_as_a_whole {
            Mode::ByTable
        } else {
            Mode::BySeat
        };
        match self {
            Self::Inherit => as_drawn,
            Self::AllByTable => Mode::ByTable,
            Self::AllBySeat => Mode::BySeat,
            Self::Custom { tables } => tables.get(label).copied().unwrap_or(as_drawn),
        }
    }
}
