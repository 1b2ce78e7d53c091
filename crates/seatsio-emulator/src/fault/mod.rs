//! Faults on order: seeded rules that say which requests go wrong, and how.
//!
//! The rules only decide; [`Reply`] says as plain data what the client is to experience,
//! and whoever carries the request (the server, the in-process transport, a simulation)
//! makes it so.

mod engine;
mod pattern;
mod reply;
mod rule;

pub use engine::{ArmedRule, Faults, Subject, Verdict};
pub use pattern::Pattern;
pub use reply::{Delivery, Reply};
pub use rule::{Fault, FaultRule, When};
