//! A stateful emulator of the seats.io API, to develop and test against without a network.
//!
//! An [`Emulator`] is the whole of it: companies, charts and events, a [`Clock`] that can be moved, faults that can be
//! ordered, a [`journal`] that can be read, snapshots that can be restored. It is asked in process or over a socket.
//!
//! ```
//! # #[cfg(feature = "transport")] {
//! use seatsio_emulator::Emulator;
//!
//! let (emulator, demo) = Emulator::with_demo();
//! // In the same process. For any client over a socket: `emulator.serve()`, and the URL of that server.
//! let client = emulator.blocking_client(demo.secret_key)?;
//! let event = client.events().create(demo.chart_key).send()?;
//! client.events().book(&event.key, ["A-1", "A-2"]).send()?;
//! assert_eq!(emulator.journal().count("events.change_object_status"), 1);
//! # }
//! # #[cfg(feature = "transport")]
//! # Ok::<(), seatsio_core::Error>(())
//! ```
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
//!
//! # Features
//!
//! - `server` (default): the server (`Emulator::serve`), its control API, and the program `seatsio-emulator`.
//! - `thumbnails` (default): thumbnails as PNG; without it they are SVG.
//! - `transport`: the emulator as a transport of seatsio clients in the same process.

// Where things live. A request comes to `world`, which finds its `route`, checks who calls (`auth`) and the `body`
// (against a `schema`), and lets a handler answer. Handlers and their rules live with what they change: `system`,
// `company`, `chart`, `event`, `season`, `channel`, `for_sale`, `hold_token`, `status_change`. What they stand on:
// `drawing` (charts read into objects), `info` (what clients see of an object), `best_available`, and `report` and
// `usage`, which only look. Around the world: `emulator`, `clock`, `fault`, `latency`, `limits`, `journal`, `server`.

mod answer;
mod auth;
mod best_available;
mod body;
mod census;
mod channel;
mod chart;
mod clock;
mod company;
#[cfg(feature = "server")]
mod control;
mod drawing;
mod emulator;
mod error;
mod error_code;
mod event;
pub mod fault;
mod flight;
mod for_sale;
mod hold_token;
mod ids;
mod info;
pub mod journal;
mod latency;
mod limits;
mod paging;
mod report;
mod request;
mod route;
mod schema;
mod season;
pub mod seed;
#[cfg(feature = "server")]
mod server;
mod snapshot;
mod status_change;
mod store;
mod system;
mod time;
#[cfg(feature = "transport")]
mod transport;
mod usage;
mod workspace;
mod world;

pub use census::Census;
pub use clock::{Clock, ClockMode, ClockSyntaxError};
pub use drawing::{builder as draw, demo};
pub use emulator::{Emulator, EmulatorBuilder};
pub use error_code::error_codes;
pub use flight::Flight;
pub use latency::{Latencies, LatencyRule, LatencySyntaxError};
pub use limits::Limits;
pub use route::{Lane, Operation, operations};
pub use schema::UnknownFields;
#[cfg(feature = "server")]
pub use server::{Server, ServerBuilder};
pub use snapshot::SnapshotError;
pub use time::Time;
#[cfg(feature = "transport")]
pub use transport::InProcess;
pub use world::{Call, CompanyKeys, World};

/// The README's examples, tried.
#[cfg(all(doctest, feature = "server"))]
#[doc = include_str!("../README.md")]
#[derive(Debug)]
pub struct Readme;
