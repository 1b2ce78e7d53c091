//! Charts.

use crate::args::{Args, Sent, done, list, set, undocumented};
use seatsio_core::{
    BlockingClient,
    model::{Category, CategoryKey, ChartExpand},
};
use serde_json::Value;

pub fn send(client: &BlockingClient, operation: &str, args: &Args) -> Option<Sent> {
    let charts = client.charts();
    let chart = || args.needed("chart_key");
    Some(match operation {
        "charts.create" => {
            done(set!(charts.create(), args, text name, text venue_type, categories categories).send())
        }
        "charts.update" => done(set!(charts.update(chart()), args, text name, categories categories).send()),
        "charts.retrieve" => done(charts.retrieve(chart()).send()),
        "charts.retrieve_with_events" => done(charts.retrieve_with_events(chart()).send()),
        "charts.copy" => done(charts.copy(chart()).send()),
        "charts.copy_draft_version" => done(charts.copy_draft_version(chart()).send()),
        "charts.copy_to_workspace" => done(
            charts
                .copy_to_workspace(chart(), args.needed("to_workspace_key"))
                .send(),
        ),
        "charts.copy_from_workspace_to" => {
            let (from, to) = (args.needed("from_workspace_key"), args.needed("to_workspace_key"));
            done(charts.copy_from_workspace_to(chart(), from, to).send())
        }
        "charts.publish_draft_version" => done(charts.publish_draft_version(chart()).send()),
        "charts.discard_draft_version" => done(charts.discard_draft_version(chart()).send()),
        "charts.validate_published_version" => done(charts.validate_published_version(chart()).send()),
        "charts.validate_draft_version" => done(charts.validate_draft_version(chart()).send()),
        "charts.retrieve_published_version" => done(charts.retrieve_published_version(chart()).send()),
        "charts.retrieve_draft_version" => done(charts.retrieve_draft_version(chart()).send()),
        "charts.retrieve_published_version_thumbnail" => {
            done(charts.retrieve_published_version_thumbnail(chart()).send())
        }
        "charts.retrieve_draft_version_thumbnail" => {
            done(charts.retrieve_draft_version_thumbnail(chart()).send())
        }
        "charts.move_to_archive" => done(charts.move_to_archive(chart()).send()),
        "charts.move_out_of_archive" => done(charts.move_out_of_archive(chart()).send()),
        "charts.list_categories" => done(charts.list_categories(chart()).send()),
        "charts.add_category" => {
            let category = args.object("category", category)?;
            done(charts.add_category(chart(), category).send())
        }
        "charts.update_category" => {
            let update = charts.update_category(chart(), args.category_key("category_key")?);
            done(set!(update, args, text label, text color, flag accessible).send())
        }
        "charts.remove_category" => done(
            charts
                .remove_category(chart(), args.category_key("category_key")?)
                .send(),
        ),
        "charts.list_all_tags" => done(charts.list_all_tags().send()),
        "charts.add_tag" => done(charts.add_tag(chart(), args.needed("tag")).send()),
        "charts.remove_tag" => done(charts.remove_tag(chart(), args.needed("tag")).send()),
        _ if operation.starts_with("charts.archive.list") => {
            list!(
                undocumented!(charts.archive().list(), args, "filter"),
                operation,
                args
            )
        }
        "charts.list_all"
        | "charts.list_first_page"
        | "charts.list_page_after"
        | "charts.list_page_before" => {
            let all = set!(charts.list(), args, text filter, text tag);
            let expansions = args.expansions();
            let all = if expansions.is_empty() {
                all
            } else {
                all.expand(expansions)
            };
            list!(all, operation, args)
        }
        _ => return None,
    })
}

/// A category from its logical form.
pub fn category(args: &Args) -> Category {
    let key = args.category_key("key").unwrap_or_else(|| CategoryKey::from(""));
    set!(Category::new(key, args.needed("label")), args, text color, flag accessible)
}

impl Args {
    /// A list of categories.
    pub fn categories(&self, name: &str) -> Option<Vec<Category>> {
        self.each(name, category)
    }

    /// A category key: a number or a text, and staying so.
    pub fn category_key(&self, name: &str) -> Option<CategoryKey> {
        self.read_as(name, "a category key", category_key)
    }

    fn expansions(&self) -> Vec<ChartExpand> {
        [
            ("expand_events", ChartExpand::Events),
            ("expand_validation", ChartExpand::Validation),
            ("expand_venue_type", ChartExpand::VenueType),
            ("expand_zones", ChartExpand::Zones),
        ]
        .into_iter()
        .filter(|(name, _)| self.flag(name) == Some(true))
        .map(|(_, expansion)| expansion)
        .collect()
    }
}

/// A category key from its JSON form.
pub fn category_key(value: &Value) -> Option<CategoryKey> {
    match value {
        Value::Number(number) => number.as_i64().map(CategoryKey::from),
        Value::String(text) => Some(CategoryKey::from(text)),
        _ => None,
    }
}
