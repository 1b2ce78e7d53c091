//! Blocking client of the seats.io API on ureq.
//!
//! ```no_run
//! use seatsio_blocking::Region;
//!
//! # fn run() -> Result<(), seatsio_blocking::Error> {
//! let client = seatsio_blocking::client(Region::Eu, "my-workspace-secret-key")?;
//! let booking = client.events().book("spring-gala", ["A-1", "A-2"]).order_id("order-17").send()?;
//! # Ok(())
//! # }
//! ```
//!
//! It needs no runtime. Everything else is `seatsio-core`, which this crate re-exports as [`core`].

mod builder;
mod dial;
mod transport;

pub use builder::Builder;
#[doc(no_inline)]
pub use seatsio_core::{
    self as core, BaseUrl, BlockingClient as Client, Error, Region, SecretKey, api, call, model,
};

#[cfg(not(any(feature = "rustls", feature = "no-tls")))]
compile_error!(
    "without the `rustls` feature there is no TLS; if that is what you want, say so with the `no-tls` feature"
);

/// A client with the default settings.
///
/// # Errors
/// The secret key is empty or cannot be sent.
pub fn client(base_url: impl Into<BaseUrl>, secret_key: impl Into<SecretKey>) -> Result<Client, Error> {
    builder(base_url, secret_key).build()
}

/// Starts a client with settings of its own.
pub fn builder(base_url: impl Into<BaseUrl>, secret_key: impl Into<SecretKey>) -> Builder {
    Builder::new(core::Config::new(base_url, secret_key))
}

/// A client from the environment: `SEATSIO_SECRET_KEY`, `SEATSIO_REGION` or `SEATSIO_BASE_URL`, and
/// `SEATSIO_WORKSPACE_KEY`.
///
/// # Errors
/// A variable that is missing or malformed, by name.
pub fn from_env() -> Result<Client, Error> {
    Builder::new(core::Config::from_variables(|name| std::env::var_os(name))?).build()
}
