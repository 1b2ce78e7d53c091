//! Charts: create, retrieve, list and update them; categories, versions, tags, copies and the archive.

mod archive;
mod categories;
mod copies;
mod tags;
mod versions;

pub use archive::{ChartArchive, ListArchivedCharts, MoveChartOutOfArchive, MoveChartToArchive};
pub use categories::{AddCategory, ListCategories, RemoveCategory, UpdateCategory};
pub use copies::{CopyChart, CopyChartFromWorkspaceTo, CopyChartToWorkspace, CopyDraftVersion};
pub use tags::{AddTag, ListAllTags, RemoveTag};
pub use versions::{
    DiscardDraftVersion, PublishDraftVersion, RetrieveDraftVersion, RetrieveDraftVersionThumbnail,
    RetrievePublishedVersion, RetrievePublishedVersionThumbnail, ValidateDraftVersion,
    ValidatePublishedVersion,
};

pub(crate) use archive::{ARCHIVE, ARCHIVED_CHARTS};
pub(crate) use categories::CATEGORIES;
pub(crate) use copies::COPIES;
pub(crate) use tags::TAGS;
pub(crate) use versions::VERSIONS;

use crate::{
    Page, Unbound,
    model::{Category, Chart, ChartExpand, ChartKey, Text, VenueType},
    operation::decode,
};

/// Charts: create, retrieve, list and update them; categories, versions, tags, copies and the archive.
///
/// Changes to a chart that has events go to its draft, which [`publish_draft_version`](Self::publish_draft_version)
/// makes the published version; a chart without events changes at once.
///
/// Every method answers 404 (`CHART_NOT_FOUND`) for a chart that is not in the workspace.
#[derive(Clone, Debug)]
pub struct Charts<C = Unbound> {
    pub(crate) client: C,
}

impl<C: Clone> Charts<C> {
    /// The charts that have been moved to the archive.
    #[must_use]
    #[inline]
    pub fn archive(&self) -> ChartArchive<C> {
        ChartArchive::new(self.client.clone())
    }
}

operations! {
    CHARTS for Charts;

    /// Creates a chart without any objects; the drawing is made in the chart designer.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::{Category, VenueType};
    ///
    /// let chart = client
    ///     .charts()
    ///     .create()
    ///     .name("Main hall")
    ///     .venue_type(VenueType::Simple)
    ///     .categories([Category::new(1, "Balcony").color("#87A9CD"), Category::new("vip", "VIP")])
    ///     .send()?;
    /// println!("{}", chart.key);
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    CreateChart = "charts.create" => Chart {
        POST "/charts", Regular, Once;
        docs "https://docs.seats.io/docs/api/create-a-chart";
        method create;
        path {}
        required {}
        options {
            /// The name. Unset: `Untitled chart`.
            into name: Text => body "name";
            /// Whether the drawing has sections, zones or neither. Unset: [`VenueType::Simple`].
            into venue_type: VenueType => body "venueType";
            /// The categories. Unset: none.
            list categories: Category => body "categories";
        }
        body object;
    }

    /// Retrieves a chart: name, status, tags, venue type, what validation says; not the drawing, which is
    /// [`retrieve_published_version`](Charts::retrieve_published_version).
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let chart = client.charts().retrieve("749b9650-24fb-11e7-93ae-92361f002671").send()?;
    /// println!("{} {:?}", chart.name, chart.status);
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    RetrieveChart = "charts.retrieve" => Chart {
        GET "/charts/{chartKey}", Regular, Read;
        docs "https://docs.seats.io/docs/api/retrieve-a-chart";
        method retrieve;
        path { chart: ChartKey }
        required {}
        options {
            /// What the answer holds beyond the chart itself; the API knows [`ChartExpand::Events`] here.
            list expand: ChartExpand => query "expand";
        }
        body none;
    }

    /// Retrieves a chart together with its events, newest first.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let chart = client.charts().retrieve_with_events("749b9650-24fb-11e7-93ae-92361f002671").send()?;
    /// for event in chart.events.unwrap_or_default() {
    ///     println!("{}", event.key);
    /// }
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    RetrieveChartWithEvents = "charts.retrieve_with_events" => Chart {
        GET "/charts/{chartKey}", Regular, Read;
        docs "https://docs.seats.io/docs/api/retrieve-a-chart";
        method retrieve_with_events;
        path { chart: ChartKey }
        constants { query "expand" = "events"; }
        required {}
        options {}
        body none;
    }

    /// Renames a chart, or replaces its categories.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::Category;
    ///
    /// client
    ///     .charts()
    ///     .update("749b9650-24fb-11e7-93ae-92361f002671")
    ///     .name("Main hall, renovated")
    ///     .categories([Category::new(1, "Balcony")])
    ///     .send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    UpdateChart = "charts.update" => (), via decode::nothing {
        POST "/charts/{chartKey}", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/update-a-chart";
        method update;
        path { chart: ChartKey }
        required {}
        options {
            /// The new name. Unset: stays.
            into name: Text => body "name";
            /// All categories that the chart is to have: new keys are added, known ones updated (what is left
            /// out of them stays), all others deleted, by an empty list every one. Unset: all stay.
            list categories: Category => body "categories";
        }
        body object;
    }

    /// Lists the charts of the workspace that are not in the archive, newest first.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::ChartExpand;
    ///
    /// for chart in client.charts().list().filter("hall").expand([ChartExpand::Zones]).items() {
    ///     println!("{}", chart?.name);
    /// }
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    ListCharts = "charts.list" => Page<Chart> {
        GET "/charts", Regular, Read;
        docs "https://docs.seats.io/docs/api/list-all-charts";
        method list;
        path {}
        required {}
        options {
            /// Only charts whose name contains this, whatever the case.
            into filter: Text => query "filter";
            /// Only charts with this very tag.
            into tag: Text => query "tag";
            /// What each chart holds beyond the plain list's fields.
            list expand: ChartExpand => query "expand";
            /// How many events each chart holds at most, when they are expanded.
            plain events_limit: u32 => query "eventsLimit";
            /// The old form of expanding [`ChartExpand::Validation`].
            plain legacy_validation: bool => query "validation";
        }
        body none;
        paged Chart, by id;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Operation as _;

    fn body(plan: &crate::Plan) -> serde_json::Value {
        serde_json::from_slice(plan.body().unwrap()).unwrap()
    }

    #[test]
    fn a_new_chart_without_options_is_an_empty_object() {
        assert_eq!(CreateChart::new().plan().unwrap().body().unwrap(), "{}");
    }

    #[test]
    fn an_empty_list_of_categories_is_sent_and_an_unset_one_is_not() {
        let all_removed = UpdateChart::new("c")
            .categories([] as [Category; 0])
            .plan()
            .unwrap();
        assert_eq!(body(&all_removed), serde_json::json!({ "categories": [] }));
        let renamed = UpdateChart::new("c").name("").plan().unwrap();
        assert_eq!(body(&renamed), serde_json::json!({ "name": "" }));
    }

    #[test]
    fn expansions_repeat_the_key() {
        let plan = ListCharts::new()
            .expand([ChartExpand::Events, ChartExpand::Zones])
            .events_limit(3)
            .plan()
            .unwrap();
        assert_eq!(plan.target(), "/charts?expand=events&expand=zones&eventsLimit=3");
    }

    #[test]
    fn an_empty_chart_key_is_refused_by_name() {
        let error = RetrieveChart::new("").plan().unwrap_err();
        assert_eq!(
            (error.operation(), error.argument()),
            ("charts.retrieve", Some("chart"))
        );
    }
}
