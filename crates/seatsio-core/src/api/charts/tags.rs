//! Tags of charts.

use super::Charts;
use crate::{
    model::{ChartKey, Tag, TagList},
    operation::{Decoded, decode},
};
use bytes::Bytes;

/// Unwraps the answer, which holds the list in an object of its own.
#[inline]
fn tags(body: &Bytes) -> Decoded<Vec<Tag>> {
    decode::model::<TagList>(body).map(|answer| answer.tags)
}

operations! {
    TAGS for Charts;

    /// Lists the tags of all charts of the workspace that are not in the archive, in no order.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// for tag in client.charts().list_all_tags().send()? {
    ///     println!("{tag}");
    /// }
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    ListAllTags = "charts.list_all_tags" => Vec<Tag>, via tags {
        GET "/charts/tags", Regular, Read;
        docs "https://docs.seats.io/docs/api/list-tags-of-all-charts";
        method list_all_tags;
        path {}
        required {}
        options {}
        body none;
    }

    /// Adds a tag to a chart; one that it has already stays as it is. A tag may hold any characters.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.charts().add_tag("749b9650-24fb-11e7-93ae-92361f002671", "open air/summer").send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(example);
    /// ```
    AddTag = "charts.add_tag" => (), via decode::nothing {
        POST "/charts/{chartKey}/tags/{tag}", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/add-a-tag-to-a-chart";
        method add_tag;
        path { chart: ChartKey, tag: Tag }
        required {}
        options {}
        body none;
    }

    /// Removes a tag from a chart.
    ///
    /// Answers 404 when the chart does not have the tag.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.charts().remove_tag("749b9650-24fb-11e7-93ae-92361f002671", "open air/summer").send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    RemoveTag = "charts.remove_tag" => (), via decode::nothing {
        DELETE "/charts/{chartKey}/tags/{tag}", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/remove-a-tag-from-a-chart";
        method remove_tag;
        path { chart: ChartKey, tag: Tag }
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
    fn a_tag_with_a_slash_stays_one_segment() {
        let plan = AddTag::new("c", "a/b c+d").plan().unwrap();
        assert_eq!(plan.target(), "/charts/c/tags/a%2Fb%20c%2Bd");
        assert_eq!(plan.body(), None);
    }

    #[test]
    fn the_tags_come_without_their_wrapper() {
        let list = ListAllTags::decoder()(&Bytes::from_static(br#"{"tags":["a","b"]}"#)).unwrap();
        assert_eq!(list, [Tag::from("a"), Tag::from("b")]);
    }
}
