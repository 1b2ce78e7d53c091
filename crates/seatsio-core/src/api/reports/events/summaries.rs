//! The summaries: how many places of an event are in each group, and what is known of them.

use super::EventReports;
use crate::model::{EventKey, EventReportDeepSummary, EventReportSummary};

/// The summaries and deep summaries of a table of groupings.
macro_rules! event_summaries {
    (
        $LIST:ident for $Handle:ident;
        $(
            $wire:literal, $group:literal: $Summary:ident $summary:ident, $Deep:ident $deep:ident
            $(, $legacy:ident)?;
        )*
    ) => {
        operations! {
            $LIST for $Handle;
            $(
                #[doc = concat!("Counts the places of an event by ", $group, ", and what is in each group.")]
                #[doc = ""]
                #[doc = "```"]
                #[doc = "# fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {"]
                #[doc = concat!("let summary = ", event_summaries!(@handle $($legacy)?), ".", stringify!($summary), "(\"spring-gala\").send()?;")]
                #[doc = "for (group, item) in &summary {"]
                #[doc = "    println!(\"{group}: {} places\", item.count);"]
                #[doc = "}"]
                #[doc = "# Ok(())"]
                #[doc = "# }"]
                #[doc = "# mod world { include!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/doc/world.rs\")); }"]
                #[doc = "# world::full(example);"]
                #[doc = "```"]
                $Summary = concat!("reports.events.", stringify!($summary)) => EventReportSummary {
                    GET concat!("/reports/events/{eventKey}/", $wire, "/summary"), Regular, Read $(, $legacy)?;
                    docs "https://docs.seats.io/docs/api/events-reports/summary";
                    method $summary;
                    path { event: EventKey }
                    required {}
                    options {
                        /// For events of a season: whether objects that the season has booked count as booked.
                        /// Unset: they do.
                        plain season_bookings_propagated: bool => query "seasonBookingsPropagated";
                    }
                    body none;
                }

                #[doc = concat!("Counts the places of an event by ", $group, ", and breaks each group's counts down once more.")]
                #[doc = ""]
                #[doc = "```"]
                #[doc = "# fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {"]
                #[doc = concat!("let summary = ", event_summaries!(@handle $($legacy)?), ".", stringify!($deep), "(\"spring-gala\").send()?;")]
                #[doc = "for (group, item) in &summary {"]
                #[doc = "    println!(\"{group}: {} places in {} sections\", item.count, item.by_section.len());"]
                #[doc = "}"]
                #[doc = "# Ok(())"]
                #[doc = "# }"]
                #[doc = "# mod world { include!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/doc/world.rs\")); }"]
                #[doc = "# world::full(example);"]
                #[doc = "```"]
                $Deep = concat!("reports.events.", stringify!($deep)) => EventReportDeepSummary {
                    GET concat!("/reports/events/{eventKey}/", $wire, "/summary/deep"), Regular, Read $(, $legacy)?;
                    docs "https://docs.seats.io/docs/api/events-reports/deep-summary";
                    method $deep;
                    path { event: EventKey }
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
    };
    (@handle) => { "client.reports().events()" };
    (@handle legacy) => { "client.legacy().reports()" };
}

#[cfg(feature = "legacy")]
pub(in crate::api) use event_summaries;

event_summaries! {
    EVENT_SUMMARIES for EventReports;

    "byStatus", "status": SummaryByStatus summary_by_status, DeepSummaryByStatus deep_summary_by_status;
    "byObjectType", "kind of object":
        SummaryByObjectType summary_by_object_type, DeepSummaryByObjectType deep_summary_by_object_type;
    "byCategoryLabel", "the label of the category":
        SummaryByCategoryLabel summary_by_category_label, DeepSummaryByCategoryLabel deep_summary_by_category_label;
    "byCategoryKey", "the key of the category":
        SummaryByCategoryKey summary_by_category_key, DeepSummaryByCategoryKey deep_summary_by_category_key;
    "bySection", "section": SummaryBySection summary_by_section, DeepSummaryBySection deep_summary_by_section;
    "byZone", "zone": SummaryByZone summary_by_zone, DeepSummaryByZone deep_summary_by_zone;
    "byAvailability", "whether they are available":
        SummaryByAvailability summary_by_availability, DeepSummaryByAvailability deep_summary_by_availability;
    "byAvailabilityReason", "why they are available or not":
        SummaryByAvailabilityReason summary_by_availability_reason,
        DeepSummaryByAvailabilityReason deep_summary_by_availability_reason;
    "byChannel", "channel": SummaryByChannel summary_by_channel, DeepSummaryByChannel deep_summary_by_channel;
}
