//! Which objects of an event are for sale, and how often that may be edited (section 10).

mod config;
mod edit;
mod quota;
mod routes;

pub(crate) use config::ForSaleConfig;
pub(crate) use quota::Quota;
pub(crate) use routes::{CONFIG, ROUTES};
