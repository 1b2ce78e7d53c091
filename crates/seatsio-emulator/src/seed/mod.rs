//! Something to begin with: companies, charts and events from a file, or the demo company.

mod demo;
mod file;
mod sow;

pub use demo::DemoCompany;
pub use file::{PlainHall, PlainStadium, Seed, SeedCall, SeedChart, SeedCompany};
pub use sow::{SeedError, SeededCompany};
