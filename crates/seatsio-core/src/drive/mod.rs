//! The two loops that turn a call's actions into a transport's round trips, and the clients around them.

mod asynchronous;
mod background;
mod blocking;
mod clock;
mod completed;
mod compression;
mod door;
mod engine;
mod followed;
mod following;
mod iterator;
mod race;
mod read_ahead;
mod reply;
mod running;
mod stream;
mod transport;
mod watch;

pub use asynchronous::AsyncClient;
pub use blocking::BlockingClient;
pub use clock::now;
pub use followed::{Followed, FollowedStream};
pub use iterator::{Items, Pages};
pub use reply::{AnswerFuture, ReplyFuture};
pub use stream::{ItemStream, PageStream};
pub use transport::{AsyncTransport, BackgroundTask, BlockingTransport};

pub(crate) use completed::{Completed, read};
