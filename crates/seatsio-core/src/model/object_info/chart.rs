//! `ChartObjectInfo`: everything known about an object of a chart.

use crate::model::object_info::accessors::drawn_object;
use crate::model::object_info::flags::Flag;
use crate::model::object_info::info::{Info, place};

/// An object of a chart report: what the chart says about it.
///
/// Texts that neighbouring objects have in common are stored once, so the fields are read through methods.
///
/// Documented at <https://docs.seats.io/docs/api/chart-reports/detail>.
#[derive(Clone, PartialEq)]
pub struct ChartObjectInfo(pub(super) Info);

drawn_object! { ChartObjectInfo }
