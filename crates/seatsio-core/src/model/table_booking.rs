//! How the tables of an event are booked.

use crate::model::Map;

use serde_core::ser::SerializeMap as _;
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::answer::answer;
use crate::model::json::{self, Fault, Parser, Read};
use crate::model::open_enum::open_enum;
use crate::model::{ObjectLabel, OtherValue, Text};

open_enum! {
    /// How one table is booked.
    pub enum TableBookingMode else
    /// A way that this version has no name for.
    Unknown {
        /// As a whole.
        ByTable = "BY_TABLE",
        /// Seat by seat.
        BySeat = "BY_SEAT",
    }
}

/// How the tables of an event are booked.
///
/// ```
/// use seatsio_core::model::{TableBookingConfig, TableBookingMode};
///
/// let mixed = TableBookingConfig::custom([("T1", TableBookingMode::ByTable), ("T2", TableBookingMode::BySeat)]);
/// ```
///
/// Documented at <https://docs.seats.io/docs/api/create-an-event>.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum TableBookingConfig {
    /// As each table is drawn.
    #[default]
    Inherit,
    /// Each table as a whole.
    AllByTable,
    /// Each table seat by seat.
    AllBySeat,
    /// As listed, by the label of the table; the others as they are drawn.
    Custom(Map<ObjectLabel, TableBookingMode>),
    /// A mode that this version has no name for.
    Unknown(OtherValue, Map<ObjectLabel, TableBookingMode>),
}

impl TableBookingConfig {
    /// As listed, by the label of the table; the others as they are drawn.
    #[inline]
    pub fn custom<L: Into<ObjectLabel>>(tables: impl IntoIterator<Item = (L, TableBookingMode)>) -> Self {
        Self::Custom(
            tables
                .into_iter()
                .map(|(label, mode)| (label.into(), mode))
                .collect(),
        )
    }

    /// The mode as the API writes it.
    #[must_use]
    #[inline]
    pub fn mode(&self) -> &str {
        match self {
            Self::Inherit => "INHERIT",
            Self::AllByTable => "ALL_BY_TABLE",
            Self::AllBySeat => "ALL_BY_SEAT",
            Self::Custom(_) => "CUSTOM",
            Self::Unknown(mode, _) => mode,
        }
    }
}

impl From<&TableBookingConfig> for TableBookingConfig {
    #[inline]
    fn from(config: &TableBookingConfig) -> Self {
        config.clone()
    }
}

impl Serialize for TableBookingConfig {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("mode", self.mode())?;
        match self {
            Self::Custom(tables) => map.serialize_entry("tables", tables)?,
            Self::Unknown(_, tables) if !tables.is_empty() => map.serialize_entry("tables", tables)?,
            _ => {}
        }
        map.end()
    }
}

impl Read for TableBookingConfig {
    #[inline]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        Wire::read(json).map(Self::from)
    }
}

impl<'de> Deserialize<'de> for TableBookingConfig {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}

answer! {
    /// The configuration as the API writes it.
    pub(super) struct Wire {
        /// The mode.
        pub mode: Text = "mode",
        /// With mode `CUSTOM`: the tables.
        pub tables: Map<ObjectLabel, TableBookingMode> = "tables",
    }
}

impl From<Wire> for TableBookingConfig {
    #[inline]
    fn from(wire: Wire) -> Self {
        match wire.mode.as_str() {
            "" | "INHERIT" => Self::Inherit,
            "ALL_BY_TABLE" => Self::AllByTable,
            "ALL_BY_SEAT" => Self::AllBySeat,
            "CUSTOM" => Self::Custom(wire.tables),
            _ => Self::Unknown(OtherValue::new(wire.mode), wire.tables),
        }
    }
}
