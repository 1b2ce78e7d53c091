//! The detail reports: every object of an event, in groups or of one group.

use super::EventReports;
use crate::{
    Dispatch,
    model::{
        Availability, AvailabilityReason, CategoryKey, CategoryLabel, ChannelKey, EventKey, EventReport,
        ObjectLabel, ObjectStatus, ObjectType, OrderId, SectionLabel, ZoneKey,
    },
    operation::decode,
};
use bytes::Bytes;

/// Lets a report be sent without being read, so that it can be visited.
macro_rules! unread {
    ($($Name:ident)*) => { $(
        impl<C: Dispatch> $Name<C> {
            /// Sends it and gives the answer's body unread, to be visited object by object.
            ///
            /// # Errors
            /// As `send`.
            #[inline]
            pub fn send_for_bytes(self) -> C::Reply<Bytes> {
                let plan = self.prepared.plan();
                self.client.call(plan, decode::bytes)
            }
        }
    )* };
}

/// The detail reports of a table of groupings, whole and filtered.
macro_rules! event_details {
    (
        $LIST:ident for $Handle:ident;
        $(
            $wire:literal, $group:literal, $Filter:ty: $Name:ident $method:ident, $Filtered:ident $filtered:ident
            $(, $legacy:ident)?;
        )*
    ) => {
        operations! {
            $LIST for $Handle;
            $(
                #[doc = concat!("Reports the objects of an event by ", $group, ": every object, in groups.")]
                #[doc = ""]
                #[doc = "```"]
                #[doc = "# fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {"]
                #[doc = concat!("let report = ", event_details!(@handle $($legacy)?), ".", stringify!($method), "(\"spring-gala\").send()?;")]
                #[doc = "for (group, objects) in report.groups() {"]
                #[doc = "    println!(\"{group}: {} objects\", objects.len());"]
                #[doc = "}"]
                #[doc = "# Ok(())"]
                #[doc = "# }"]
                #[doc = "# mod world { include!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/doc/world.rs\")); }"]
                #[doc = "# world::full(example);"]
                #[doc = "```"]
                $Name = concat!("reports.events.", stringify!($method)) => EventReport {
                    GET concat!("/reports/events/{eventKey}/", $wire), Regular, Read $(, $legacy)?;
                    docs "https://docs.seats.io/docs/api/events-reports/detail";
                    method $method;
                    path { event: EventKey }
                    required {}
                    options {
                        /// For events of a season: whether objects that the season has booked count as booked.
                        /// Unset: they do.
                        plain season_bookings_propagated: bool => query "seasonBookingsPropagated";
                    }
                    body none;
                }

                #[doc = concat!("Reports the objects of one group of the report by ", $group, " alone.")]
                #[doc = ""]
                #[doc = "The answer holds at most that group: an unknown one may be missing or empty."]
                #[doc = ""]
                #[doc = "```"]
                #[doc = "# fn example(client: &seatsio_core::BlockingClient, group: &str) -> Result<(), seatsio_core::Error> {"]
                #[doc = concat!("let report = ", event_details!(@handle $($legacy)?), ".", stringify!($filtered), "(\"spring-gala\", group).send()?;")]
                #[doc = "for object in report.group(group) {"]
                #[doc = "    println!(\"{}\", object.label());"]
                #[doc = "}"]
                #[doc = "# Ok(())"]
                #[doc = "# }"]
                #[doc = "# mod world { include!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/doc/world.rs\")); }"]
                #[doc = "# world::full(|client| example(client, \"free\"));"]
                #[doc = "```"]
                $Filtered = concat!("reports.events.", stringify!($filtered)) => EventReport {
                    GET concat!("/reports/events/{eventKey}/", $wire, "/{filter}"), Regular, Read $(, $legacy)?;
                    docs "https://docs.seats.io/docs/api/events-reports/detail";
                    method $filtered;
                    path { event: EventKey, filter: $Filter }
                    required {}
                    options {
                        /// For events of a season: whether objects that the season has booked count as booked.
                        /// Unset: they do.
                        plain season_bookings_propagated: bool => query "seasonBookingsPropagated";
                    }
                    body none;
                }
            )*
        }

        unread! { $($Name $Filtered)* }
    };
    (@handle) => { "client.reports().events()" };
    (@handle legacy) => { "client.legacy().reports()" };
}

#[cfg(feature = "legacy")]
pub(in crate::api) use event_details;
pub(in crate::api) use unread;

event_details! {
    EVENT_DETAILS for EventReports;

    "byStatus", "status", ObjectStatus: ByStatus by_status, ByStatusFiltered by_status_filtered;
    "byObjectType", "kind of object", ObjectType:
        ByObjectType by_object_type, ByObjectTypeFiltered by_object_type_filtered;
    "byCategoryLabel", "the label of the category", CategoryLabel:
        ByCategoryLabel by_category_label, ByCategoryLabelFiltered by_category_label_filtered;
    "byCategoryKey", "the key of the category", CategoryKey:
        ByCategoryKey by_category_key, ByCategoryKeyFiltered by_category_key_filtered;
    "byLabel", "label", ObjectLabel: ByLabel by_label, ByLabelFiltered by_label_filtered;
    "byOrderId", "order id", OrderId: ByOrderId by_order_id, ByOrderIdFiltered by_order_id_filtered;
    "bySection", "section", SectionLabel: BySection by_section, BySectionFiltered by_section_filtered;
    "byZone", "zone", ZoneKey: ByZone by_zone, ByZoneFiltered by_zone_filtered;
    "byAvailability", "whether they are available", Availability:
        ByAvailability by_availability, ByAvailabilityFiltered by_availability_filtered;
    "byAvailabilityReason", "why they are available or not", AvailabilityReason:
        ByAvailabilityReason by_availability_reason, ByAvailabilityReasonFiltered by_availability_reason_filtered;
    "byChannel", "channel", ChannelKey: ByChannel by_channel, ByChannelFiltered by_channel_filtered;
}
