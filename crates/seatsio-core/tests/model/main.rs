//! The models, held to the list of all types of the API: `types.json` is that list.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod bodies;
mod cases;
mod conversions;
mod dates;
mod enums;
mod errors;
mod events;
mod fields;
mod lists;
mod object_infos;
mod reports;
mod requests;
mod schema;
mod survival;
mod wire;
