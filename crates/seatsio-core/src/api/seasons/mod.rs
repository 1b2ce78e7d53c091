//! Seasons: series of events that are sold together.
//!
//! With the feature `seasons`, which is on by default.

mod create;
mod effects;
mod partial;
mod retrieve;

pub use create::*;
pub use partial::*;
pub use retrieve::*;

use crate::{
    Invalid, Unbound,
    model::SeasonEvents,
    operation::{Draft, Spread, check::Argument},
};

/// Seasons: series of events that are sold together.
///
/// A season is an event too: it is booked, listed, deleted and given channels by the calls of
/// [`Events`](crate::api::Events). What is taken in the season is taken in all its events.
///
/// ```
/// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
/// client.seasons().create("a-chart-key").key("spring").events(["monday", "tuesday"]).send()?;
/// client.events().book("spring", ["A-1"]).order_id("subscription1").send()?;
/// # Ok(()) }
/// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
/// # world::bare(f);
/// ```
#[derive(Clone, Debug)]
pub struct Seasons<C = Unbound> {
    pub(crate) client: C,
}

impl Argument for SeasonEvents {
    #[inline]
    fn check(&self) -> Result<(), Invalid> {
        match self {
            Self::Keys(keys) => keys.check(),
            Self::Number(_) => Ok(()),
        }
    }
}

impl Spread for SeasonEvents {
    #[inline]
    fn body(&self, draft: &mut Draft) {
        match self {
            Self::Keys(keys) => draft.member("eventKeys", keys),
            Self::Number(number) => draft.member("numberOfEvents", number),
        }
    }
}
