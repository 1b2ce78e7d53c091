//! The names that stand for "none" in reports, filters and channel lists.

/// The report group of objects without a category.
pub const NO_CATEGORY: &str = "NO_CATEGORY";
/// The report group of objects outside any section.
pub const NO_SECTION: &str = "NO_SECTION";
/// The report group of objects outside any zone.
pub const NO_ZONE: &str = "NO_ZONE";
/// The report group of objects without an order id.
pub const NO_ORDER_ID: &str = "NO_ORDER_ID";
/// The report group of objects in no channel; in a list of channel keys, it allows those objects.
pub const NO_CHANNEL: &str = "NO_CHANNEL";
/// The ticket type of held places without one, in the holds of an area.
pub const NO_TICKET_TYPE: &str = "NO_TICKET_TYPE";
