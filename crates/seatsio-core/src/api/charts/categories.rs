//! Categories of a chart.

use super::Charts;
use crate::{
    model::{Category, CategoryKey, CategoryList, ChartKey, Color, Text},
    operation::{Decoded, decode},
};
use bytes::Bytes;

/// Unwraps the answer, which holds the list in an object of its own.
#[inline]
fn categories(body: &Bytes) -> Decoded<Vec<Category>> {
    decode::model::<CategoryList>(body).map(|answer| answer.categories)
}

operations! {
    CATEGORIES for Charts;

    /// Adds a category to a chart.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::Category;
    ///
    /// let balcony = Category::new("balcony", "Balcony").color("#87A9CD");
    /// client.charts().add_category("749b9650-24fb-11e7-93ae-92361f002671", balcony).send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    AddCategory = "charts.add_category" => (), via decode::nothing {
        POST "/charts/{chartKey}/categories", Regular, Guarded;
        docs "https://docs.seats.io/docs/api/manage-categories";
        method add_category;
        path { chart: ChartKey }
        required {
            into category: Category => whole "category";
        }
        options {}
        body whole;
    }

    /// Changes a category of a chart. What is not set stays.
    ///
    /// Answers 404 (`category not found`) for an unknown category. In the path the keys `1` and `"1"` are the
    /// same.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client
    ///     .charts()
    ///     .update_category("749b9650-24fb-11e7-93ae-92361f002671", 1)
    ///     .label("Upper balcony")
    ///     .accessible(false)
    ///     .send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    UpdateCategory = "charts.update_category" => (), via decode::nothing {
        POST "/charts/{chartKey}/categories/{categoryKey}", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/manage-categories";
        method update_category;
        path { chart: ChartKey, category: CategoryKey }
        required {}
        options {
            /// The label, for people.
            into label: Text => body "label";
            /// The colour: any CSS colour.
            into color: Color => body "color";
            /// Whether its seats are for visitors who need accessible ones.
            plain accessible: bool => body "accessible";
        }
        body object;
    }

    /// Removes a category from a chart.
    ///
    /// Answers 404 for an unknown category.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// # let balcony = seatsio_core::model::Category::new("balcony", "Balcony").color("#87A9CD");
    /// # client.charts().add_category("749b9650-24fb-11e7-93ae-92361f002671", balcony).send()?;
    /// client.charts().remove_category("749b9650-24fb-11e7-93ae-92361f002671", "balcony").send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    RemoveCategory = "charts.remove_category" => (), via decode::nothing {
        DELETE "/charts/{chartKey}/categories/{categoryKey}", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/manage-categories";
        method remove_category;
        path { chart: ChartKey, category: CategoryKey }
        required {}
        options {}
        body none;
    }

    /// Lists the categories of a chart, in the order of the chart.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// for category in client.charts().list_categories("749b9650-24fb-11e7-93ae-92361f002671").send()? {
    ///     println!("{} {}", category.key, category.label);
    /// }
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    ListCategories = "charts.list_categories" => Vec<Category>, via categories {
        GET "/charts/{chartKey}/categories", Regular, Read;
        docs "https://docs.seats.io/docs/api/manage-categories";
        method list_categories;
        path { chart: ChartKey }
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
    fn no_accessible_seats_is_said_and_not_left_out() {
        let plan = UpdateCategory::new("c", 1).accessible(false).plan().unwrap();
        assert_eq!(plan.target(), "/charts/c/categories/1");
        assert_eq!(plan.body().unwrap(), r#"{"accessible":false}"#);
    }

    #[test]
    fn a_category_is_the_whole_body() {
        let plan = AddCategory::new("c", Category::new("1", "One")).plan().unwrap();
        assert_eq!(plan.body().unwrap(), r#"{"key":"1","label":"One"}"#);
    }

    #[test]
    fn the_list_comes_without_its_wrapper() {
        let body = Bytes::from_static(br#"{"categories":[{"key":9,"label":"Cat1"}]}"#);
        let list = ListCategories::decoder()(&body).unwrap();
        assert_eq!(list[0].key, CategoryKey::from(9));
    }
}
