//! Builds drawings in code, for tests that need a hall of a certain kind.
//!
//! ```
//! use seatsio_emulator::draw::{Area, Category, DrawingBuilder, Row, SeatTrait};
//!
//! let drawing = DrawingBuilder::new("Small hall")
//!     .category(Category::new(1, "Stalls").color("#87A9CD"))
//!     .stage("Stage")
//!     .row(Row::new("A").seats(8).category(1).with("7", SeatTrait::Accessible))
//!     .row(Row::new("B").seats(8).category(1))
//!     .area(Area::new("Standing", 100).category(1))
//!     .build();
//!
//! assert_eq!(drawing["subChart"]["rows"][1]["seats"][2]["label"], "3");
//! ```
//!
//! What is not placed with `at` finds a place of its own: rows below each other, then tables,
//! areas and booths; sections side by side.

mod area;
mod chart;
mod contents;
mod measure;
mod row;
mod section;
mod table;

pub use area::{Area, Booth};
pub use chart::{Category, DrawingBuilder, Floor, Zone};
pub use row::{Row, SeatTrait};
pub use section::Section;
pub use table::Table;
