//! The two loops that turn a call's actions into a transport's round trips, and the clients around them.

mod asynchronous;
mod blocking;
mod clock;
mod completed;
mod compression;
mod door;
mod engine;
mod following;
mod reply;
mod running;
mod stream;
mod transport;
mod watch;

pub use asynchronous::AsyncClient;
pub use blocking::{BlockingClient, Items, Pages};
pub use reply::{AnswerFuture, ReplyFuture};
pub use stream::{ItemStream, PageStream};
pub use transport::{AsyncTransport, BlockingTransport};

pub(crate) use completed::{Completed, read};
