//! A stateful emulator of the seats.io API, to develop and test against without a network.
//!
//! Its heart is pure: [`World::handle`] takes a request and the time and gives the response. There is no socket, no
//! clock and no randomness in it.
//!
//! ```
//! use seatsio_emulator::{Time, World};
//!
//! let mut world = World::new(42);
//! let company = world.create_company(Time::from_millis(0));
//! assert_ne!(company.admin_secret_key, company.workspace_secret_key);
//! ```

// Where things live. The kernel: time, ids, error, paging, request, answer, schema, route, auth, world, company,
// workspace, chart, system. Events, seasons, channels, hold tokens: event. Drawings and what is derived from them:
// drawing, and report for reports.

mod answer;
mod auth;
mod chart;
mod company;
mod drawing;
mod error;
mod event;
mod ids;
mod info;
mod paging;
mod report;
mod request;
mod route;
mod schema;
mod store;
mod system;
mod time;
mod workspace;
mod world;

pub use route::Lane;
pub use schema::UnknownFields;
pub use time::Time;
pub use world::{Call, CompanyKeys, World};
