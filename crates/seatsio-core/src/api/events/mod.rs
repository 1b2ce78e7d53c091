//! Events: making them, and changing, selling and reading what is in them.

#[macro_use]
mod sale;
mod arguments;
mod best_available;
mod create;
mod effects;
mod list;
mod object_infos;
mod status_change;

pub use best_available::{BookBestAvailable, ChangeBestAvailableObjectStatus, HoldBestAvailable};
pub use create::{CreateEvent, CreateMultipleEvents};
pub use list::{DeleteEvent, ListEvents, RetrieveEvent};
pub use object_infos::{RetrieveObjectInfo, RetrieveObjectInfos};
pub use status_change::{
    BookObjects, ChangeObjectStatus, HoldObjects, PutObjectsUpForResale, ReleaseObjects,
};

pub(crate) use best_available::BEST_AVAILABLE;
pub(crate) use create::CREATE_EVENTS;
pub(crate) use list::EVENTS;
pub(crate) use object_infos::OBJECT_INFOS;
pub(crate) use status_change::STATUS_CHANGES;

use crate::Unbound;

/// Events: making them, and changing, selling and reading what is in them.
///
/// ```no_run
/// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
/// let event = client.events().create("a-chart-key").event_key("spring-gala").send()?;
/// client.events().book(&event, ["A-1", "A-2"]).order_id("order1").send()?;
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct Events<C = Unbound> {
    pub(crate) client: C,
}
