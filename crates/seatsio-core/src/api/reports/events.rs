//! Reports about the objects of an event: eleven groupings, each in detail, filtered, summed up once or twice.

use crate::{
    Dispatch, Operation as _, Unbound,
    model::{
        Availability, AvailabilityReason, CategoryKey, CategoryLabel, ChannelKey, EventKey, EventReport,
        EventReportDeepSummary, EventReportSummary, EventReportType, EventSummaryReportType, FlatList,
        ObjectLabel, ObjectStatus, ObjectType, OrderId, SectionLabel, Text, ZoneKey,
    },
    operation::decode,
};
use bytes::Bytes;

/// Reports about the objects of an event: in groups, summed up, or in one list.
///
/// - *In detail*: every object, under the group that it belongs to, in the order of the drawing.
/// - *Filtered*: the same for one group alone.
/// - *Summary*: how many places each group has, and how many of them are of which status, section, …
/// - *Deep summary*: each of those counts broken down once more.
///
/// Details list objects, summaries count places: a general admission area is one object with many places.
/// Objects without a section, zone, channel, category or order id are under
/// [`NO_SECTION`](crate::model::NO_SECTION), [`NO_ZONE`](crate::model::NO_ZONE) and so on.
///
/// Every report answers 404 (`EVENT_NOT_FOUND`) for an unknown event. A report about 100,000 seats has some
/// 60 MB: `send_for_bytes` and [`EventReport::visit`] read it object by object.
#[derive(Clone, Debug)]
pub struct EventReports<C = Unbound> {
    client: C,
}

impl<C> EventReports<C> {
    pub(super) fn new(client: C) -> Self {
        Self { client }
    }
}

/// Lets a report be sent without being read, so that it can be visited.
macro_rules! unread {
    ($($Name:ident)*) => { $(
        impl<C: Dispatch> $Name<C> {
            /// Sends it and gives the answer's body unread, to be visited object by object.
            ///
            /// # Errors
            /// As `send`.
            pub fn send_for_bytes(self) -> C::Reply<Bytes> {
                let (client, operation) = self.unbind();
                client.call(operation.plan(), decode::bytes)
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
                #[doc = "# fn example(client: seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {"]
                #[doc = concat!("let report = ", event_details!(@handle $($legacy)?), ".", stringify!($method), "(\"spring-gala\").send()?;")]
                #[doc = "for (group, objects) in report.groups() {"]
                #[doc = "    println!(\"{group}: {} objects\", objects.len());"]
                #[doc = "}"]
                #[doc = "# Ok(())"]
                #[doc = "# }"]
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
                #[doc = "# fn example(client: seatsio_core::BlockingClient, group: &str) -> Result<(), seatsio_core::Error> {"]
                #[doc = concat!("let report = ", event_details!(@handle $($legacy)?), ".", stringify!($filtered), "(\"spring-gala\", group).send()?;")]
                #[doc = "for object in report.group(group) {"]
                #[doc = "    println!(\"{}\", object.label());"]
                #[doc = "}"]
                #[doc = "# Ok(())"]
                #[doc = "# }"]
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
                #[doc = "# fn example(client: seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {"]
                #[doc = concat!("let summary = ", event_details!(@handle $($legacy)?), ".", stringify!($summary), "(\"spring-gala\").send()?;")]
                #[doc = "for (group, item) in &summary {"]
                #[doc = "    println!(\"{group}: {} places\", item.count);"]
                #[doc = "}"]
                #[doc = "# Ok(())"]
                #[doc = "# }"]
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
                #[doc = "# fn example(client: seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {"]
                #[doc = concat!("let summary = ", event_details!(@handle $($legacy)?), ".", stringify!($deep), "(\"spring-gala\").send()?;")]
                #[doc = "for (group, item) in &summary {"]
                #[doc = "    println!(\"{group}: {} places in {} sections\", item.count, item.by_section.len());"]
                #[doc = "}"]
                #[doc = "# Ok(())"]
                #[doc = "# }"]
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
}

pub(in crate::api) use {event_details, event_summaries, unread};

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

operations! {
    EVENT_REPORTS for EventReports;

    /// Reports all objects of an event in one list, sorted by label.
    ///
    /// ```
    /// # fn example(client: seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// for object in &client.reports().events().flat_list("spring-gala").send()? {
    ///     println!("{}: {}", object.label(), object.status());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    FlatListReport = "reports.events.flat_list" => FlatList {
        GET "/reports/events/{eventKey}", Regular, Read;
        docs "https://docs.seats.io/docs/api/events-reports/flat";
        method flat_list;
        path { event: EventKey }
        required {}
        options {
            /// For events of a season: whether objects that the season has booked count as booked. Unset: they do.
            plain season_bookings_propagated: bool => query "seasonBookingsPropagated";
        }
        body none;
    }

    /// Reports all objects of an event as the text of a CSV file. The API does not say which columns it has;
    /// label and status are among them.
    ///
    /// A byte order mark at the beginning is left there, since spreadsheets look for it.
    ///
    /// ```
    /// # fn example(client: seatsio_core::BlockingClient) -> Result<(), Box<dyn std::error::Error>> {
    /// std::fs::write("spring-gala.csv", client.reports().events().flat_list_csv("spring-gala").send()?)?;
    /// # Ok(())
    /// # }
    /// ```
    FlatListCsvReport = "reports.events.flat_list_csv" => String, via decode::text {
        GET "/reports/events/{eventKey}.csv", Regular, Read;
        docs "https://docs.seats.io/docs/api/events-reports/flat";
        method flat_list_csv;
        path { event: EventKey }
        required {}
        options {
            /// For events of a season: whether objects that the season has booked count as booked. Unset: they do.
            plain season_bookings_propagated: bool => query "seasonBookingsPropagated";
        }
        body none;
    }

    /// Reports the objects of an event by a grouping that is known only when the program runs.
    ///
    /// ```
    /// # fn example(client: seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::EventReportType;
    ///
    /// let report = client.reports().events().detail("spring-gala", EventReportType::ByZone).send()?;
    /// # Ok(())
    /// # }
    /// ```
    DetailReport = "reports.events.detail" => EventReport {
        GET "/reports/events/{eventKey}/{reportType}", Regular, Read;
        docs "https://docs.seats.io/docs/api/events-reports/detail";
        method detail;
        path { event: EventKey, report_type: EventReportType }
        required {}
        options {
            /// For events of a season: whether objects that the season has booked count as booked. Unset: they do.
            plain season_bookings_propagated: bool => query "seasonBookingsPropagated";
        }
        body none;
    }

    /// Reports one group alone of a grouping that is known only when the program runs.
    ///
    /// ```
    /// # fn example(client: seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::{EventReportType, NO_ZONE};
    ///
    /// let report =
    ///     client.reports().events().detail_filtered("spring-gala", EventReportType::ByZone, NO_ZONE).send()?;
    /// # Ok(())
    /// # }
    /// ```
    DetailReportFiltered = "reports.events.detail_filtered" => EventReport {
        GET "/reports/events/{eventKey}/{reportType}/{filter}", Regular, Read;
        docs "https://docs.seats.io/docs/api/events-reports/detail";
        method detail_filtered;
        path { event: EventKey, report_type: EventReportType, filter: Text }
        required {}
        options {
            /// For events of a season: whether objects that the season has booked count as booked. Unset: they do.
            plain season_bookings_propagated: bool => query "seasonBookingsPropagated";
        }
        body none;
    }

    /// Counts the places of an event by a grouping that is known only when the program runs.
    ///
    /// ```
    /// # fn example(client: seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::EventSummaryReportType;
    ///
    /// let summary = client.reports().events().summary("spring-gala", EventSummaryReportType::ByZone).send()?;
    /// # Ok(())
    /// # }
    /// ```
    SummaryReport = "reports.events.summary" => EventReportSummary {
        GET "/reports/events/{eventKey}/{reportType}/summary", Regular, Read;
        docs "https://docs.seats.io/docs/api/events-reports/summary";
        method summary;
        path { event: EventKey, report_type: EventSummaryReportType }
        required {}
        options {
            /// For events of a season: whether objects that the season has booked count as booked. Unset: they do.
            plain season_bookings_propagated: bool => query "seasonBookingsPropagated";
        }
        body none;
    }

    /// As [`summary`](EventReports::summary), with each group's counts broken down once more.
    ///
    /// ```
    /// # fn example(client: seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::EventSummaryReportType;
    ///
    /// let summary = client.reports().events().deep_summary("spring-gala", EventSummaryReportType::ByZone).send()?;
    /// # Ok(())
    /// # }
    /// ```
    DeepSummaryReport = "reports.events.deep_summary" => EventReportDeepSummary {
        GET "/reports/events/{eventKey}/{reportType}/summary/deep", Regular, Read;
        docs "https://docs.seats.io/docs/api/events-reports/deep-summary";
        method deep_summary;
        path { event: EventKey, report_type: EventSummaryReportType }
        required {}
        options {
            /// For events of a season: whether objects that the season has booked count as booked. Unset: they do.
            plain season_bookings_propagated: bool => query "seasonBookingsPropagated";
        }
        body none;
    }
}

unread! { FlatListReport DetailReport DetailReportFiltered }

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::NO_SECTION;

    #[test]
    fn the_groupings_share_one_shape() {
        assert_eq!(
            ByStatus::new("e").plan().unwrap().target(),
            "/reports/events/e/byStatus"
        );
        assert_eq!(
            BySectionFiltered::new("e", NO_SECTION).plan().unwrap().target(),
            "/reports/events/e/bySection/NO_SECTION"
        );
        assert_eq!(
            DeepSummaryByZone::new("e").plan().unwrap().target(),
            "/reports/events/e/byZone/summary/deep"
        );
    }

    #[test]
    fn a_grouping_chosen_at_run_time_makes_the_same_request() {
        let chosen = DetailReport::new("e", EventReportType::ByAvailabilityReason)
            .plan()
            .unwrap();
        assert_eq!(
            chosen.target(),
            ByAvailabilityReason::new("e").plan().unwrap().target()
        );
    }

    #[test]
    fn a_category_key_filters_as_number_or_text() {
        let by_number = ByCategoryKeyFiltered::new("e", 1).plan().unwrap();
        let by_text = ByCategoryKeyFiltered::new("e", "1").plan().unwrap();
        assert_eq!(by_number.target(), by_text.target());
    }

    #[test]
    fn season_bookings_are_left_out_only_when_told() {
        let report = ByStatus::new("a/b")
            .season_bookings_propagated(false)
            .plan()
            .unwrap();
        assert_eq!(
            report.target(),
            "/reports/events/a%2Fb/byStatus?seasonBookingsPropagated=false"
        );
    }

    #[test]
    fn the_suffix_of_the_csv_follows_the_encoded_key() {
        assert_eq!(
            FlatListCsvReport::new("a b").plan().unwrap().target(),
            "/reports/events/a%20b.csv"
        );
    }

    #[test]
    fn an_empty_filter_is_refused_because_it_would_ask_for_something_else() {
        let error = ByStatusFiltered::new("e", "").plan().unwrap_err();
        assert_eq!(error.argument(), Some("filter"));
    }
}
