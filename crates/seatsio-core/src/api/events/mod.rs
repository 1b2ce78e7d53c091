//! Events: making them, and changing, selling and reading what is in them.

mod batch;
mod best_available;
mod channels;
mod create;
mod extra_data;
mod for_sale;
mod groups;
mod list;
mod object_infos;
mod season_status;
mod settle;
mod single;
mod status_change;
mod status_changes;
mod update;

pub use batch::*;
pub use best_available::*;
pub use channels::*;
pub use create::*;
pub use extra_data::*;
pub use for_sale::*;
pub use groups::*;
pub use list::*;
pub use object_infos::*;
pub use season_status::*;
pub use single::*;
pub use status_change::*;
pub use status_changes::*;
pub use update::*;

use crate::Unbound;

/// Events: making them, and changing, selling and reading what is in them.
///
/// ```
/// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
/// let event = client.events().create("a-chart-key").event_key("spring-gala").send()?;
/// client.events().book(&event, ["A-1", "A-2"]).order_id("order1").send()?;
/// # Ok(()) }
/// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
/// # world::bare(f);
/// ```
///
/// A season is an event too: whatever takes an event's key takes a season's.
#[derive(Clone, Debug)]
pub struct Events<C = Unbound> {
    pub(crate) client: C,
}

impl<C: Clone> Events<C> {
    /// Channels: add, update, replace and remove them, and say which objects belong to them.
    #[must_use]
    #[inline]
    pub fn channels(&self) -> EventChannels<C> {
        EventChannels {
            client: self.client.clone(),
        }
    }

    /// Status changes by the endpoints for groups of events, which [`book`](Self::book) and its neighbours make
    /// superfluous.
    #[must_use]
    #[inline]
    pub fn groups(&self) -> EventGroups<C> {
        EventGroups {
            client: self.client.clone(),
        }
    }
}
