//! Changing the status of objects, and the log of such changes (sections 11, 12 and 18).

mod answer;
mod best_available;
mod change;
mod list;
mod log;
mod places;
mod plan;
mod routes;
mod shape;
mod whole;

pub(crate) use answer::infos_of;
pub(crate) use change::Mention;
pub(crate) use list::LISTS;
pub(crate) use log::{LogEntry, Origin};
pub(crate) use plan::Plan;
pub(crate) use routes::ROUTES;
pub(crate) use shape::EXTRA_DATA;
