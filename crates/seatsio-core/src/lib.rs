//! The seats.io API as data and decisions: operations, models, retries, lanes and paging, without any IO.
//!
//! Most programs want one of the clients over it: `seatsio-async` (reqwest), `seatsio-blocking` (ureq) or
//! `seatsio-hyper`. This crate is what they share, and all that a transport of your own needs.
//!
//! An operation is a value. It can be planned without a client, looked at, and driven by hand:
//!
//! ```
//! use seatsio_core::{Operation, api::events::BookObjects};
//!
//! let plan = BookObjects::new("spring-gala", ["A-1", "A-2"]).order_id("order-17").plan()?;
//! assert_eq!(plan.target(), "/events/groups/actions/change-object-status?expand=objects");
//! assert!(plan.body().is_some_and(|body| body.starts_with(b"{\"type\":\"CHANGE_STATUS_TO\"")));
//! # Ok::<(), seatsio_core::Error>(())
//! ```
//!
//! Or it is sent with a client, where the same builder gives a `Result` or a future:
//!
//! ```
//! # fn blocking(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
//! client.events().book("spring-gala", ["A-1", "A-2"]).order_id("order-17").send()?;
//! # Ok(())
//! # }
//! # async fn asynchronous(client: &seatsio_core::AsyncClient) -> Result<(), seatsio_core::Error> {
//! client.events().book("spring-gala", ["A-1", "A-2"]).order_id("order-17").await?;
//! # Ok(())
//! # }
//! # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
//! # world::full(blocking);
//! ```
//!
//! # Where to find what
//!
//! - [`api`]: the operations, resource by resource; [`operations`] lists them all.
//! - [`model`]: what they take and give.
//! - [`Error`]: what went wrong, and whether the call took effect.
//! - [`observe`]: what can be watched of calls, for metrics.
//! - [`settle`]: what a status change did whose answer was lost.
//! - [`page`]: lists, page by page or item by item, also ahead of the reader.
//! - [`follow`]: status changes as they appear.
//! - [`call`]: the state machine of a call, retries, the limiter of the rate-limit lanes, paging; all pure.
//! - [`AsyncTransport`] and [`BlockingTransport`]: what a transport implements.
//!
//! # Features
//!
//! All of the API is there by default. A program that turns the default features off compiles charts, events and hold
//! tokens, and what it asks for; [`operations`] lists what it has:
//!
//! - `administration`: workspaces, ticket buyers, the account and the event log.
//! - `legacy`: what only old versions of the API's documentation know; with it come `administration` and `reports`.
//! - `reports`: reports about events and charts, and about what is billed. Settling needs none of them.
//! - `seasons`: making seasons and changing them. They are sold by the calls about events.
//! - `serde_json`: [raw calls](RawCall), and JSON as values and as types of your own, where the API does not say what
//!   it is: [`ExtraData::read`](model::ExtraData::read) and its like. The groups above have it with them, but `seasons`.
//!
//! What is off unless it is asked for:
//!
//! - `gzip`: asks for compressed answers and unpacks them, within the size limit.
//! - `tracing`: spans and events of calls; see [`observe`].
//! - `testing`: a transport that follows a script, for tests of code that uses a client.
//! - `jiff-02`, `time-03`, `chrono-04`: conversions of dates to and from these libraries.

#[macro_use]
pub mod operation;

pub mod api;
mod base_url;
pub mod call;
mod config;
mod credentials;
mod dialect;
pub mod drive;
mod error;
pub mod follow;
pub mod model;
pub mod observe;
pub mod page;
mod region;
mod request;
mod secret;
pub mod settle;
#[cfg(feature = "testing")]
pub mod testing;

pub use api::operations;
pub use base_url::BaseUrl;
pub use call::{Cursor, Lane};
pub use config::{Config, Limits};
pub use credentials::Credentials;
pub use dialect::{Again, Dialect, Refusal, Seatsio};
pub use drive::{AsyncClient, AsyncTransport, BlockingClient, BlockingTransport};
pub use error::{Error, ErrorKind, Outcome, TransportError, TransportErrorKind};
pub use model::Page;
#[cfg(feature = "serde_json")]
pub use operation::RawCall;
pub use operation::{
    Answer, CallOptions, Decode, Dispatch, Effect, Invalid, Operation, PagedOperation, Plan, Spec, Unbound,
};
pub use region::{Region, UnknownRegion};
pub use request::RequestTemplate;
pub use secret::SecretKey;
pub use settle::Receipt;

#[doc(hidden)]
pub use http;
