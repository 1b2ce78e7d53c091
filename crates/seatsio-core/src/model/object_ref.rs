//! `ObjectRef`: an object that is to change its status, with what goes with it.

use crate::model::params::params;
use crate::model::{ExtraData, ObjectLabel, TicketType};

params! {
    /// An object that is to change its status: a label, if need be with ticket type, quantity or extra data.
    ///
    /// ```
    /// use seatsio_core::model::ObjectRef;
    /// use serde_json::json;
    ///
    /// let seat = ObjectRef::new("A-1").ticket_type("adult").extra_data(json!({"name": "Ada"}));
    /// let places = ObjectRef::new("GA1").quantity(3);
    /// let plain: ObjectRef = "A-2".into();
    /// # assert_eq!(serde_json::to_value(plain)?, json!({"objectId": "A-2"}));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// Documented at <https://docs.seats.io/docs/api/book-objects>.
    pub struct ObjectRef {
        required {
            object_id: into ObjectLabel = "objectId",
        }
        optional {
            /// The ticket type, shown in infos and reports.
            ticket_type: into TicketType = "ticketType",
            /// How many places of an area, or of a table with variable occupancy; the server takes 1 when unset.
            quantity: plain u32 = "quantity",
            /// A JSON object of your own, for seats and booths. It replaces what was there.
            extra_data: json ExtraData = "extraData",
        }
    }
}

impl ObjectRef {
    /// The label of the object.
    #[must_use]
    #[inline]
    pub fn label(&self) -> &ObjectLabel {
        &self.object_id
    }
}

impl From<&str> for ObjectRef {
    #[inline]
    fn from(label: &str) -> Self {
        Self::new(label)
    }
}

// So that a `&[&str]` is a list of them, too.
impl From<&&str> for ObjectRef {
    #[inline]
    fn from(label: &&str) -> Self {
        Self::new(*label)
    }
}

impl From<String> for ObjectRef {
    #[inline]
    fn from(label: String) -> Self {
        Self::new(label)
    }
}

impl From<&String> for ObjectRef {
    #[inline]
    fn from(label: &String) -> Self {
        Self::new(label)
    }
}

impl From<ObjectLabel> for ObjectRef {
    #[inline]
    fn from(label: ObjectLabel) -> Self {
        Self::new(label)
    }
}

impl From<&ObjectLabel> for ObjectRef {
    #[inline]
    fn from(label: &ObjectLabel) -> Self {
        Self::new(label)
    }
}

impl From<&ObjectRef> for ObjectRef {
    #[inline]
    fn from(object: &ObjectRef) -> Self {
        object.clone()
    }
}
