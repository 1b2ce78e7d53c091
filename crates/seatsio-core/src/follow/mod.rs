//! Following the log of status changes: each change once, as it appears, by polling politely.
//!
//! [`ListStatusChanges::follow`](crate::api::events::ListStatusChanges::follow) gives an iterator or a stream that
//! does not end, and [`ListStatusChangesForObject::follow`](crate::api::events::ListStatusChangesForObject::follow) one
//! of a single object:
//!
//! ```
//! # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
//! use seatsio_core::follow::{FollowOptions, FollowPosition};
//! use std::time::Duration;
//!
//! # client.events().book("event1", ["A-1", "A-2"]).send()?;
//! // A program would read what it stored the last time.
//! let stored = FollowPosition::beginning();
//! let options = FollowOptions::from(stored).until_quiet_for(Duration::from_secs(60));
//! let mut changes = client.events().list_status_changes("event1").follow(options);
//! # let mut told = 0;
//! while let Some(change) = changes.next() {
//!     let change = change?;
//!     println!("{} is {}", change.object_label, change.status);
//!     let to_be_stored = serde_json::to_string(&changes.resume_at()).expect("it has only numbers");
//! #   told += 1;
//! }
//! # assert_eq!(told, 2);
//! # Ok(()) }
//! # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
//! # world::bare(f);
//! ```
//!
//! # Each change once
//!
//! The log is written a moment after the fact, so a change may appear ahead of one that has been told already.
//! Therefore the last stretch of the log is read again each time, as long as something may still appear in it
//! ([`FollowOptions::lateness`]), and what was told of it is kept in the [`FollowPosition`]. Changes come in the
//! order of the log, except those that appear late: they come when they appear.
//!
//! A position that is stored after each change makes it "once" over restarts too. If the process dies between
//! handling a change and storing the position, that change comes again.
//!
//! # What it costs
//!
//! One request at a time in the regular lane, for what is new and little more. After a request that brought
//! something the next follows after [`FollowOptions::interval`]; while nothing comes the waits grow to
//! [`FollowOptions::idle_interval`].
//!
//! # When something goes wrong
//!
//! What passes is waited out: no connection, time-outs, 429, 5xx. The client's own retries come first, then the
//! error is told to [`FollowOptions::on_trouble`], and following goes on after the longest wait. What does not pass
//! ends it, as its last item: a missing event, a wrong key, a refused argument, an answer that cannot be read.

mod follower;
mod log_reader;
mod options;
mod pace;
mod position;
mod server_time;
#[cfg(test)]
mod tests;

pub use follower::Follower;
pub(crate) use follower::Next;
pub use options::FollowOptions;
pub use position::FollowPosition;
