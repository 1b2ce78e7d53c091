//! Async client of the seats.io API on hyper.
//!
//! ```
//! # use seatsio_hyper::BaseUrl;
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let (emulator, demo) = seatsio_emulator::Emulator::with_demo();
//! # let server = emulator.serve()?;
//! # let (region, secret_key) = (BaseUrl::new(&server.url())?, demo.secret_key);
//! // `Region::Eu` or another, and the secret key of your workspace.
//! let client = seatsio_hyper::client(region, secret_key)?;
//! # client.events().create(demo.chart_key).event_key("spring-gala").await?;
//!
//! let token = client.hold_tokens().create().await?;
//! client.events().hold("spring-gala", ["A-1", "A-2"], &token).await?;
//! let booking = client
//!     .events()
//!     .book("spring-gala", ["A-1", "A-2"])
//!     .hold_token(&token)
//!     .order_id("order-17")
//!     .await?;
//! for (label, info) in &booking.objects {
//!     println!("{label} is {}", info.status());
//! }
//! # assert_eq!(booking.objects.len(), 2);
//! # Ok(())
//! # }
//! ```
//!
//! The leanest of the adapters, and the one that takes a connector, an executor and a timer of your
//! own: see [`Builder::connector`]. Everything else is `seatsio-core`, which this crate re-exports as
//! [`core`].
//!
//! # Settings
//!
//! [`builder`] takes them: times, retries, headers, query, root certificates, a connector of your own, a
//! proxy (feature `proxy`).
//! [`Client::with_options`] makes a copy with others that shares connections, lanes and retry budget; a call has its
//! own by `.options(|o| …)`. An endpoint that the crate does not know is a [raw call](Client::raw).
//!
//! # Features
//!
//! `administration`, `legacy`, `reports` and `seasons` are groups of the API, all on by default. A program that uses none
//! of them is built faster with `default-features = false, features = ["rustls"]`; see [`core`].
//!
//! # Closing
//!
//! There is nothing to close. When the last copy of a client is dropped, its idle connections are closed. Dropping the
//! future of a call abandons the call; a request that was on its way may have taken effect then.

mod builder;
mod connect_timeout;
#[cfg(feature = "proxy")]
mod proxy;
#[cfg(feature = "rustls")]
mod tls;
mod transport;

pub use builder::Builder;
pub use connect_timeout::{ConnectTimedOut, ConnectTimeout};
#[doc(no_inline)]
pub use seatsio_core::{
    self as core, AsyncClient as Client, BaseUrl, Error, Region, SecretKey, api, call, model,
};

#[cfg(not(any(feature = "rustls", feature = "no-tls")))]
compile_error!(
    "without the `rustls` feature there is no TLS; if that is what you want, say so with the `no-tls` feature"
);

/// A client with the default settings, on tokio.
///
/// # Errors
/// The secret key is empty or cannot be sent.
#[cfg(feature = "tokio")]
pub fn client(base_url: impl Into<BaseUrl>, secret_key: impl Into<SecretKey>) -> Result<Client, Error> {
    builder(base_url, secret_key).build()
}

/// Starts a client with settings of its own.
pub fn builder(base_url: impl Into<BaseUrl>, secret_key: impl Into<SecretKey>) -> Builder {
    Builder::new(core::Config::new(base_url, secret_key))
}

/// A client from the environment, on tokio: `SEATSIO_SECRET_KEY`, `SEATSIO_REGION` or
/// `SEATSIO_BASE_URL`, and `SEATSIO_WORKSPACE_KEY`.
///
/// # Errors
/// A variable that is missing or malformed, by name.
#[cfg(feature = "tokio")]
#[inline]
pub fn from_env() -> Result<Client, Error> {
    Builder::new(core::Config::from_variables(|name| std::env::var_os(name))?).build()
}

/// The README's example, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
#[derive(Debug)]
pub struct Readme;
