//! A for-sale configuration: a list, and whether it names what is for sale or what is not.

use indexmap::{IndexMap, IndexSet};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::drawing::Category;
use crate::event::area_places;

/// What is listed, in the order of listing, and what the list means (FSL-1, FSL-2). Labels are not
/// checked against the drawing. An event without a configuration has everything for sale.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ForSaleConfig {
    /// True: only what is listed is for sale. False: all but what is listed is.
    #[serde(default)]
    pub(crate) for_sale: bool,
    #[serde(default, deserialize_with = "absent_as_empty")]
    pub(crate) objects: IndexSet<String>,
    #[serde(default, deserialize_with = "area_places::required")]
    pub(crate) area_places: IndexMap<String, u32>,
    /// Keys or labels.
    #[serde(default, deserialize_with = "names")]
    pub(crate) categories: IndexSet<String>,
}

impl ForSaleConfig {
    /// Whether an object as a whole is for sale.
    pub(crate) fn sells(&self, label: &str, category: Option<&Category>) -> bool {
        self.lists(label, category) == self.for_sale
    }

    /// How many places of an area of `capacity` places are not for sale (FSL-8).
    pub(crate) fn places_not_for_sale(&self, label: &str, category: Option<&Category>, capacity: u32) -> u32 {
        let listed = match self.area_places.get(label) {
            _ if self.lists(label, category) => capacity,
            Some(&places) => places.min(capacity),
            None => 0,
        };
        if self.for_sale { capacity - listed } else { listed }
    }

    fn lists(&self, label: &str, category: Option<&Category>) -> bool {
        self.objects.contains(label)
            || (!self.categories.is_empty()
                && category
                    .is_some_and(|category| self.categories.iter().any(|name| category.is_called(name))))
    }
}

fn absent_as_empty<'de, D: Deserializer<'de>>(deserializer: D) -> Result<IndexSet<String>, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// Category keys may be numbers.
fn names<'de, D: Deserializer<'de>>(deserializer: D) -> Result<IndexSet<String>, D::Error> {
    let names: Option<Vec<Value>> = Option::deserialize(deserializer)?;
    let text = |name: Value| match name {
        Value::String(text) => text,
        other => other.to_string(),
    };
    Ok(names.unwrap_or_default().into_iter().map(text).collect())
}
