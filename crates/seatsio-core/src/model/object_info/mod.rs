//! Object infos: everything known about an object of an event or of a chart.

mod accessors;
mod chart;
mod debug;
mod event;
mod field;
mod flags;
mod info;
mod infos;
mod labels;
mod nested;
mod read;
mod sequence;
mod shared;

pub use chart::ChartObjectInfo;
pub use event::EventObjectInfo;
pub use infos::ObjectInfos;
pub use labels::{Floor, Ids, LabelAndType, Labels};
pub(in crate::model) use read::Reader;
pub(in crate::model) use sequence::ReadInSequence;
