//! Categories of a chart or an event.

use crate::model::answer::answer;
use crate::model::written::written;
use crate::model::{CategoryKey, Color, Text};

answer! {
    /// A category of a chart, or of an event alone: sent when made, and read back.
    ///
    /// ```
    /// use seatsio_core::model::Category;
    ///
    /// let balcony = Category::new(1, "Balcony").color("#87A9CD").accessible(false);
    /// ```
    ///
    /// Documented at <https://docs.seats.io/docs/api/manage-categories>.
    pub struct Category {
        /// The key: a number or a text, and staying so.
        pub key: CategoryKey = required "key",
        /// The label, for people.
        pub label: Text = "label",
        /// The colour. The server picks one when unset; answers always hold it.
        pub color: Option<Color> = "color",
        /// Whether its seats are for visitors who need accessible ones. The server takes false when unset;
        /// answers always hold it.
        pub accessible: Option<bool> = "accessible",
    }
}

impl Category {
    /// A category with this key and label; colour and accessibility are left to the server.
    #[inline]
    pub fn new(key: impl Into<CategoryKey>, label: impl Into<Text>) -> Self {
        Self {
            key: key.into(),
            label: label.into(),
            color: None,
            accessible: None,
        }
    }

    /// Sets the colour: any CSS colour.
    #[must_use]
    #[inline]
    pub fn color(mut self, color: impl Into<Color>) -> Self {
        self.color = Some(color.into());
        self
    }

    /// Says whether its seats are for visitors who need accessible ones.
    #[must_use]
    #[inline]
    pub fn accessible(mut self, accessible: bool) -> Self {
        self.accessible = Some(accessible);
        self
    }
}

impl From<&Category> for Category {
    #[inline]
    fn from(category: &Category) -> Self {
        category.clone()
    }
}

written! {
    Category { key = "key", label = "label", } where set { color = "color", accessible = "accessible", }
}

answer! {
    /// The categories of a chart.
    ///
    /// Documented at <https://docs.seats.io/docs/api/manage-categories>.
    pub struct CategoryList {
        /// The categories, in the order of the chart.
        pub categories: Vec<Category> = "categories",
    }
}
