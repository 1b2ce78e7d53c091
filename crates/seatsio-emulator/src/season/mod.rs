//! Seasons: events that stand for many events (section 15).

mod members;
mod override_status;
mod routes;
mod shape;
mod sources;

pub(crate) use override_status::{Direction, override_status};
pub(crate) use routes::ROUTES;
pub(crate) use sources::{Sources, Taken};
