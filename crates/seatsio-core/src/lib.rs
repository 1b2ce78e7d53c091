//! The seats.io API as data and decisions: operations, models, retries, lanes and paging, without any IO.

pub mod call;
pub mod model;
