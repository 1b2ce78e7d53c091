//! The server over real sockets.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod bytes;
mod client;
mod control;
mod faults;
mod plain;
