//! The seats.io API as data and decisions: operations, models, retries, lanes and paging, without any IO.

#[macro_use]
pub mod operation;

pub mod api;
mod base_url;
pub mod call;
mod config;
pub mod drive;
mod error;
pub mod model;
pub mod page;
mod region;
mod request;
mod secret;

pub use api::operations;
pub use base_url::BaseUrl;
pub use call::{Cursor, Lane};
pub use config::{Config, Limits};
pub use drive::{AsyncClient, AsyncTransport, BlockingClient, BlockingTransport};
pub use error::{Error, ErrorKind, Outcome, TransportError, TransportErrorKind};
pub use model::Page;
pub use operation::{
    Answer, CallOptions, Decode, Dispatch, Effect, Invalid, Operation, PagedOperation, Plan, Spec, Unbound,
};
pub use region::{Region, UnknownRegion};
pub use request::RequestTemplate;
pub use secret::SecretKey;

#[doc(hidden)]
pub use http;
