//! `Chart`: a seating plan, without its drawing.

use crate::model::Map;

use crate::model::answer::answer;
use crate::model::{
    ChartId, ChartKey, ChartStatus, ChartValidationResult, Event, SocialDistancingRuleset, Tag, Text,
    VenueType, ZoneKey,
};

answer! {
    /// A chart, without its drawing.
    ///
    /// Documented at <https://docs.seats.io/docs/api/retrieve-a-chart>.
    pub struct Chart {
        /// The number, by which lists are paged.
        pub id: ChartId = required "id",
        /// The key, by which calls name the chart.
        pub key: ChartKey = required "key",
        /// The name, `Untitled chart` unless given.
        pub name: Text = "name",
        /// Whether it has events and a draft.
        pub status: ChartStatus = "status",
        /// The tags, in no order.
        pub tags: Vec<Tag> = "tags",
        /// A small picture of the published version.
        pub published_version_thumbnail_url: Option<Text> = "publishedVersionThumbnailUrl",
        /// A small picture of the draft, while there is one.
        pub draft_version_thumbnail_url: Option<Text> = "draftVersionThumbnailUrl",
        /// The events and seasons, the newest first; only when asked for by
        /// [`ChartExpand::Events`](crate::model::ChartExpand::Events).
        pub events: Option<Vec<Event>> = "events",
        /// Whether it is in the archive.
        pub archived: bool = "archived",
        /// What is wrong with it; in lists only when asked for.
        pub validation: Option<ChartValidationResult> = "validation",
        /// What it is built of; in lists only when asked for.
        pub venue_type: Option<VenueType> = "venueType",
        /// The zones, in the order of the drawing; in lists only when asked for.
        pub zones: Option<Vec<Zone>> = "zones",
        /// Old: rulesets for social distancing, which have been removed from the API.
        pub social_distancing_rulesets: Map<Text, SocialDistancingRuleset> = "socialDistancingRulesets",
    }
}

answer! {
    /// A zone of a chart.
    pub struct Zone {
        /// The key, by which best available objects are asked for.
        pub key: ZoneKey = required "key",
        /// The label, for people.
        pub label: Text = "label",
    }
}

answer! {
    /// All tags of all charts of the workspace.
    ///
    /// Documented at <https://docs.seats.io/docs/api/list-tags-of-all-charts>.
    pub struct TagList {
        /// The tags, in no order.
        pub tags: Vec<Tag> = "tags",
    }
}

impl From<&Chart> for ChartKey {
    #[inline]
    fn from(chart: &Chart) -> Self {
        chart.key.clone()
    }
}
