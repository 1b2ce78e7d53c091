//! Reports about what is billed: used objects, renderings, the subscription.

use crate::{
    Unbound,
    model::{
        BillableRenderings, ChartKey, EventId, Month, MonthlyBillableRenderings, UsageDetails,
        UsageForObject, UsageSummaryForAllMonths,
    },
};
use serde_json::Value;

/// Reports about what is billed: used objects, renderings, the subscription.
///
/// All of them are about the whole company and need its admin key.
#[derive(Clone, Debug)]
pub struct UsageReports<C = Unbound> {
    client: C,
}

impl<C> UsageReports<C> {
    #[inline]
    pub(super) fn new(client: C) -> Self {
        Self { client }
    }
}

operations! {
    USAGE for UsageReports;

    /// Counts the objects used in each month, over all workspaces.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// for month in client.reports().usage().summary_for_all_months().send()?.usage {
    ///     println!("{}: {}", month.month, month.num_used_objects);
    /// }
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    UsageSummary = "reports.usage.summary_for_all_months" => UsageSummaryForAllMonths {
        GET "/reports/usage", Regular, Read;
        docs "https://docs.seats.io/docs/api/usage-report-all-months";
        method summary_for_all_months;
        path {}
        constants { query "version" = "2"; }
        required {}
        options {}
        body none;
    }

    /// Counts the objects used in a month, by workspace, chart and event.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::Month;
    ///
    /// for workspace in client.reports().usage().details_for_month(Month::new(2026, 3)).send()? {
    ///     println!("{}: {} charts", workspace.workspace, workspace.usage_by_chart.len());
    /// }
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    UsageForMonth = "reports.usage.details_for_month" => Vec<UsageDetails> {
        GET "/reports/usage/month/{month}", Regular, Read;
        docs "https://docs.seats.io/docs/api/usage-report-single-month";
        method details_for_month;
        path { month: Month }
        required {}
        options {}
        body none;
    }

    /// Says how an event used each of its objects in a month. The event is named by its number, which the
    /// report of the month has.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::{Month, UsageForObject};
    ///
    /// let event = client.events().retrieve("spring-gala").send()?;
    /// for object in client.reports().usage().details_for_event_in_month(Month::new(2026, 3), event.id).send()? {
    ///     if let UsageForObject::V2(used) = object {
    ///         println!("{}: {}", used.object, used.num_used_objects);
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    UsageForEventInMonth = "reports.usage.details_for_event_in_month" => Vec<UsageForObject> {
        GET "/reports/usage/month/{month}/event/{eventId}", Regular, Read;
        docs "https://docs.seats.io/docs/api/usage-report-event-month";
        method details_for_event_in_month;
        path { month: Month, event: EventId }
        required {}
        options {}
        body none;
    }

    /// Counts the billed renderings of all months. No documentation describes it; the official JavaScript client
    /// has it.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let renderings = client.reports().usage().billable_renderings_summary_for_all_months().send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    RenderingsSummary = "reports.usage.billable_renderings_summary_for_all_months" => BillableRenderings {
        GET "/reports/usage/rendering", Regular, Read;
        method billable_renderings_summary_for_all_months;
        path {}
        required {}
        options {}
        body none;
    }

    /// Counts the billed renderings of a month, by workspace and chart. No documentation describes it; the
    /// official JavaScript client has it.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::Month;
    ///
    /// let month = Month::new(2026, 3);
    /// let renderings = client.reports().usage().billable_renderings_summary_for_month(month).send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    RenderingsForMonth = "reports.usage.billable_renderings_summary_for_month" => MonthlyBillableRenderings {
        GET "/reports/usage/rendering/month/{month}", Regular, Read;
        method billable_renderings_summary_for_month;
        path { month: Month }
        required {}
        options {}
        body none;
    }

    /// Tells about the billed renderings of a chart in a month. No documentation describes it, and the official
    /// JavaScript client gives the JSON as it is.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::Month;
    ///
    /// let json = client
    ///     .reports()
    ///     .usage()
    ///     .billable_renderings_for_chart_in_month(Month::new(2026, 3), "749b9650-24fb-11e7-93ae-92361f002671")
    ///     .send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    RenderingsForChartInMonth = "reports.usage.billable_renderings_for_chart_in_month" => Value {
        GET "/reports/usage/rendering/month/{month}/chart/{chartKey}", Regular, Read;
        method billable_renderings_for_chart_in_month;
        path { month: Month, chart: ChartKey }
        required {}
        options {}
        body none;
    }

    /// Tells about the company's subscription. No documentation describes it, and the official JavaScript client
    /// gives the JSON as it is.
    ///
    /// ```no_run
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let json = client.reports().usage().subscription().send()?;
    /// # Ok(())
    /// # }
    /// ```
    Subscription = "reports.subscription" => Value {
        GET "/reports/subscription", Regular, Read;
        method subscription;
        path {}
        required {}
        options {}
        body none;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Operation as _;

    #[test]
    fn the_summary_asks_for_the_present_form() {
        assert_eq!(
            UsageSummary::new().plan().unwrap().target(),
            "/reports/usage?version=2"
        );
    }

    #[test]
    fn months_have_two_digits_in_the_path() {
        let plan = UsageForEventInMonth::new(Month::new(2026, 3), EventId::new(0))
            .plan()
            .unwrap();
        assert_eq!(plan.target(), "/reports/usage/month/2026-03/event/0");
    }
}
