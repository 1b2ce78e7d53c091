//! Reports about the objects of an event: eleven groupings, each in detail, filtered, summed up once or twice.

mod details;
mod summaries;

pub use details::*;
pub use summaries::*;

use crate::{
    Dispatch, Unbound,
    model::{
        EventKey, EventReport, EventReportDeepSummary, EventReportSummary, EventReportType,
        EventSummaryReportType, FlatList, Text,
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
///
/// ```
/// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), Box<dyn std::error::Error>> {
/// use seatsio_core::model::EventReport;
/// use std::ops::ControlFlow;
///
/// let body = client.reports().events().by_status("spring-gala").send_for_bytes()?;
/// EventReport::visit(&body, |status, object| {
///     println!("{}: {status}", object.label());
///     ControlFlow::Continue(())
/// })?;
/// # Ok(())
/// # }
/// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
/// # world::full(example);
/// ```
#[derive(Clone, Debug)]
pub struct EventReports<C = Unbound> {
    client: C,
}

impl<C> EventReports<C> {
    #[inline]
    pub(super) fn new(client: C) -> Self {
        Self { client }
    }
}

operations! {
    EVENT_REPORTS for EventReports;

    /// Reports all objects of an event in one list, sorted by label.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// for object in &client.reports().events().flat_list("spring-gala").send()? {
    ///     println!("{}: {}", object.label(), object.status());
    /// }
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
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
    /// ```no_run
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), Box<dyn std::error::Error>> {
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
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::EventReportType;
    ///
    /// let report = client.reports().events().detail("spring-gala", EventReportType::ByZone).send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
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
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::{EventReportType, NO_ZONE};
    ///
    /// let report =
    ///     client.reports().events().detail_filtered("spring-gala", EventReportType::ByZone, NO_ZONE).send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
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
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::EventSummaryReportType;
    ///
    /// let summary = client.reports().events().summary("spring-gala", EventSummaryReportType::ByZone).send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
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
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::EventSummaryReportType;
    ///
    /// let summary = client.reports().events().deep_summary("spring-gala", EventSummaryReportType::ByZone).send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
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
    use crate::Operation as _;
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
