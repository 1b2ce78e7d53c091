//! The guides of this folder, whose Rust code is compiled and run as doc tests, and the hall that it runs in.
//!
//! A guide's code hides what it needs before it can run, in two lines:
//!
//! ````text
//! ```rust
//! # seatsio_guides::run(async |client, hall| {
//! client.events().book("spring-gala", ["A-1"]).await?;
//! # Ok(()) });
//! ```
//! ````
//!
//! [`run_blocking`] is the same for the blocking client. A new guide adds a line at the end of this file.

use seatsio_core::{AsyncClient, BaseUrl, BlockingClient};
use seatsio_emulator::{Emulator, Server};
use std::sync::OnceLock;

/// What the code of a guide gives back, so that it may use `?` on everything.
pub type Outcome = Result<(), Box<dyn std::error::Error>>;

/// The world of the guides: an emulator with the demo hall, and the event `spring-gala` in it with nothing sold.
///
/// The hall has the rows A to K, the tables T1 and T2, and the area Standing.
#[derive(Debug)]
pub struct Hall {
    /// The emulator, to move its clock, order faults and read its journal.
    pub emulator: Emulator,
    /// The secret key of the demo workspace.
    pub secret_key: String,
    /// The secret key of the company's administrator.
    pub admin_key: String,
    /// The public key of the demo workspace.
    pub workspace_key: String,
    /// The chart with the hall.
    pub chart_key: String,
    server: OnceLock<Server>,
}

impl Hall {
    fn new() -> Self {
        let (emulator, demo) = Emulator::with_demo();
        let hall = Self {
            emulator,
            secret_key: demo.secret_key,
            admin_key: demo.admin_key,
            workspace_key: demo.workspace_key,
            chart_key: demo.chart_key,
            server: OnceLock::new(),
        };
        let client = hall.blocking_client();
        let gala = client.events().create(&hall.chart_key).event_key("spring-gala");
        gala.send().expect("the event is new");
        hall
    }

    fn blocking_client(&self) -> BlockingClient {
        let client = self.emulator.blocking_client(self.secret_key.as_str());
        client.expect("the emulator's keys can be sent")
    }

    /// Where the emulator can be reached over a socket, and the secret key there: for code that makes a client.
    ///
    /// # Panics
    /// When no port is free.
    #[must_use]
    pub fn account(&self) -> (BaseUrl, &str) {
        let server = self
            .server
            .get_or_init(|| self.emulator.serve().expect("a port is free"));
        let url = BaseUrl::new(&server.url()).expect("the server's own URL");
        (url, &self.secret_key)
    }
}

/// Runs a guide's code with an async client of a new [`Hall`].
///
/// # Panics
/// When the code fails.
pub fn run(story: impl AsyncFnOnce(&AsyncClient, &Hall) -> Outcome) {
    let hall = Hall::new();
    let client = hall.emulator.async_client(hall.secret_key.as_str());
    let client = client.expect("the emulator's keys can be sent");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let told = runtime.expect("a runtime").block_on(story(&client, &hall));
    told.expect("the guide's code does what it says");
}

/// Runs a guide's code with a blocking client of a new [`Hall`].
///
/// # Panics
/// When the code fails.
pub fn run_blocking(story: impl FnOnce(&BlockingClient, &Hall) -> Outcome) {
    let hall = Hall::new();
    story(&hall.blocking_client(), &hall).expect("the guide's code does what it says");
}

/// Makes a module of each guide, for its doc tests.
macro_rules! guides {
    ($( $guide:ident: $file:literal; )+) => {
        $( #[cfg(doctest)] #[doc = include_str!($file)] pub mod $guide {} )+
    };
}

guides! {
    index: "README.md";
    getting_started: "getting-started.md";
    holds_and_bookings: "holds-and-bookings.md";
    upgrading: "upgrading.md";
    from_python: "migrating/python.md";
    from_javascript: "migrating/javascript.md";
    from_java: "migrating/java.md";
    from_php: "migrating/php.md";
    from_dotnet: "migrating/dotnet.md";
    from_ruby: "migrating/ruby.md";
    from_go: "migrating/go.md";
    testing: "testing.md";
    errors: "errors.md";
    rate_limits_and_lanes: "rate-limits-and-lanes.md";
    paging_and_following: "paging-and-following.md";
    settings: "settings.md";
}
