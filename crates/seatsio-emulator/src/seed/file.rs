//! The form of a seed file.

use serde::Deserialize;
use serde_json::{Value, value::RawValue};

/// What an emulator is to begin with.
///
/// ```
/// use seatsio_emulator::{Emulator, seed::Seed};
///
/// let seed: Seed = serde_json::from_str(r#"{
///   "companies": [{
///     "name": "theatre",
///     "charts": [{"key": "hall", "hall": {"rows": 10, "seatsPerRow": 20}}],
///     "events": [{"chartKey": "hall", "eventKey": "premiere"}],
///     "calls": [{"method": "POST", "path": "/hold-tokens"}]
///   }]
/// }"#)?;
/// let companies = Emulator::new().sow(&seed)?;
/// assert_eq!(companies[0].charts, ["hall"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Seed {
    /// The companies, which know nothing of each other.
    #[serde(default)]
    pub companies: Vec<SeedCompany>,
}

/// A company with one workspace and what is in it.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct SeedCompany {
    /// A name to tell the companies apart by when their keys are printed.
    #[serde(default)]
    pub name: Option<String>,
    /// Charts with keys of one's own.
    #[serde(default)]
    pub charts: Vec<SeedChart>,
    /// Events, each as the body of the call that creates an event.
    #[serde(default)]
    pub events: Vec<Value>,
    /// Any other calls, carried out in order after charts and events are there.
    #[serde(default)]
    pub calls: Vec<SeedCall>,
}

/// A chart: a key and a drawing, in one of three ways.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct SeedChart {
    /// The chart key.
    pub key: String,
    /// A whole drawing.
    #[serde(default)]
    pub drawing: Option<Box<RawValue>>,
    /// A plain hall: `{"rows": 10, "seatsPerRow": 20}`.
    #[serde(default)]
    pub hall: Option<PlainHall>,
    /// A stadium: `{"sections": 8, "rows": 10, "seatsPerRow": 20}`.
    #[serde(default)]
    pub stadium: Option<PlainStadium>,
}

/// The measures of a plain hall.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct PlainHall {
    pub rows: u16,
    pub seats_per_row: u16,
}

/// The measures of a stadium.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct PlainStadium {
    pub sections: u16,
    pub rows: u16,
    pub seats_per_row: u16,
}

/// A call of the API, made with the secret key of the workspace.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct SeedCall {
    /// The HTTP method.
    pub method: String,
    /// The path, with its segments percent-encoded, and the query.
    pub path: String,
    /// The JSON body, if there is to be one.
    #[serde(default)]
    pub body: Option<Box<RawValue>>,
}

/// The drawing of a chart.
#[derive(Clone, Copy, Debug)]
pub(crate) enum DrawingSource<'a> {
    /// As it is.
    Whole(&'a RawValue),
    /// Made up.
    Hall(PlainHall),
    /// Made up.
    Stadium(PlainStadium),
}

impl SeedChart {
    /// The one drawing that the chart names; none when it names several or none.
    pub(crate) fn source(&self) -> Option<DrawingSource<'_>> {
        match (&self.drawing, self.hall, self.stadium) {
            (Some(drawing), None, None) => Some(DrawingSource::Whole(drawing)),
            (None, Some(hall), None) => Some(DrawingSource::Hall(hall)),
            (None, None, Some(stadium)) => Some(DrawingSource::Stadium(stadium)),
            _ => None,
        }
    }
}

impl DrawingSource<'_> {
    /// How many seats there will be; of a whole drawing it is not known, but it has its length.
    pub(crate) fn seats(&self) -> u64 {
        match self {
            Self::Whole(_) => 0,
            Self::Hall(hall) => u64::from(hall.rows) * u64::from(hall.seats_per_row),
            Self::Stadium(stadium) => {
                u64::from(stadium.sections) * u64::from(stadium.rows) * u64::from(stadium.seats_per_row)
            }
        }
    }
}
