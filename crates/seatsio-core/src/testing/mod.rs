//! A transport that follows a script, for tests of code that uses a client: no server, no network, no waiting.
//!
//! ```
//! use seatsio_core::testing::{Expected, Script, Step};
//! use http::Method;
//! use serde_json::json;
//!
//! // Code under test: books, and tells what happened.
//! fn buy(client: &seatsio_core::BlockingClient) -> Result<usize, seatsio_core::Error> {
//!     let booking = client.events().book("spring-gala", ["A-1"]).order_id("order-1").send()?;
//!     Ok(booking.objects.len())
//! }
//!
//! let script = Script::new()
//!     .then(Step::answer(429).header("retry-after", "2"))
//!     .answer(200, json!({ "objects": { "A-1": { "label": "A-1", "status": "booked" } } }));
//!
//! assert_eq!(buy(&script.blocking_client()?)?, 1);
//!
//! // What was sent, and when, by a clock that nobody waits for.
//! let sent = script.sent();
//! let path = "/events/groups/actions/change-object-status";
//! sent[1].check(&Expected::new(Method::POST, path).members(json!({ "orderId": "order-1" })))?;
//! assert!(script.elapsed() >= std::time::Duration::from_secs(2));
//!
//! // Nothing was asked for without an answer, and no step is left.
//! script.finish()?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! It knows nothing of seats.io: what is answered is what you write, right or wrong. For a server that
//! behaves like the service there is `seatsio-emulator`; a script is for the answers that no server gives on
//! order, and for programs that call one thing.

mod clock;
mod expected;
mod script;
mod sent;
mod step;
mod transport;

pub use expected::{Expected, Mismatch};
pub use script::{Script, Unmet};
pub use sent::SentRequest;
pub use step::Step;
