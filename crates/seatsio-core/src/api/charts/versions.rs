//! The published version and the draft of a chart: drawings, thumbnails, validation, publishing.

use super::Charts;
use crate::{
    model::{ChartDrawing, ChartKey, ChartValidationResult},
    operation::decode,
};
use bytes::Bytes;

operations! {
    VERSIONS for Charts;

    /// Retrieves the drawing of the published version, as it is.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let drawing = client.charts().retrieve_published_version("749b9650-24fb-11e7-93ae-92361f002671").send()?;
    /// println!("{}: {} categories", drawing.name(), drawing.categories().list.len());
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    RetrievePublishedVersion = "charts.retrieve_published_version" => ChartDrawing {
        GET "/charts/{chartKey}/version/published", Regular, Read;
        docs "https://docs.seats.io/docs/api/retrieve-a-chart-version";
        method retrieve_published_version;
        path { chart: ChartKey }
        required {}
        options {}
        body none;
    }

    /// Retrieves the drawing of the draft, as it is.
    ///
    /// Answers 404 when the chart has no draft.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let drawing = client.charts().retrieve_draft_version("749b9650-24fb-11e7-93ae-92361f002671").send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    RetrieveDraftVersion = "charts.retrieve_draft_version" => ChartDrawing {
        GET "/charts/{chartKey}/version/draft", Regular, Read;
        docs "https://docs.seats.io/docs/api/retrieve-a-chart-version";
        method retrieve_draft_version;
        path { chart: ChartKey }
        required {}
        options {}
        body none;
    }

    /// Retrieves a small picture of the published version, as the bytes of an image file (PNG, once SVG).
    ///
    /// ```no_run
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), Box<dyn std::error::Error>> {
    /// let png = client
    ///     .charts()
    ///     .retrieve_published_version_thumbnail("749b9650-24fb-11e7-93ae-92361f002671")
    ///     .send()?;
    /// std::fs::write("hall.png", &png)?;
    /// # Ok(())
    /// # }
    /// ```
    RetrievePublishedVersionThumbnail = "charts.retrieve_published_version_thumbnail" => Bytes, via decode::bytes {
        GET "/charts/{chartKey}/version/published/thumbnail", Regular, Read;
        docs "https://docs.seats.io/docs/api/retrieve-a-chart-thumbnail";
        method retrieve_published_version_thumbnail;
        path { chart: ChartKey }
        required {}
        options {}
        body none;
    }

    /// Retrieves a small picture of the draft, as the bytes of an image file (PNG, once SVG).
    ///
    /// Answers 404 when the chart has no draft.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let png = client
    ///     .charts()
    ///     .retrieve_draft_version_thumbnail("749b9650-24fb-11e7-93ae-92361f002671")
    ///     .send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    RetrieveDraftVersionThumbnail = "charts.retrieve_draft_version_thumbnail" => Bytes, via decode::bytes {
        GET "/charts/{chartKey}/version/draft/thumbnail", Regular, Read;
        docs "https://docs.seats.io/docs/api/retrieve-a-chart-thumbnail";
        method retrieve_draft_version_thumbnail;
        path { chart: ChartKey }
        required {}
        options {}
        body none;
    }

    /// Says which checks the published version fails. Nothing changes on the server, although it is a POST.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let result = client.charts().validate_published_version("749b9650-24fb-11e7-93ae-92361f002671").send()?;
    /// for code in &result.errors {
    ///     println!("{code}");
    /// }
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    ValidatePublishedVersion = "charts.validate_published_version" => ChartValidationResult {
        POST "/charts/{chartKey}/version/published/actions/validate", Regular, Read;
        docs "https://docs.seats.io/docs/api/validate-a-chart-version";
        method validate_published_version;
        path { chart: ChartKey }
        required {}
        options {}
        body none;
    }

    /// Says which checks the draft fails. Nothing changes on the server, although it is a POST.
    ///
    /// Answers 404 when the chart has no draft.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let result = client.charts().validate_draft_version("749b9650-24fb-11e7-93ae-92361f002671").send()?;
    /// let publishable = result.errors.is_empty();
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    ValidateDraftVersion = "charts.validate_draft_version" => ChartValidationResult {
        POST "/charts/{chartKey}/version/draft/actions/validate", Regular, Read;
        docs "https://docs.seats.io/docs/api/validate-a-chart-version";
        method validate_draft_version;
        path { chart: ChartKey }
        required {}
        options {}
        body none;
    }

    /// Makes the draft the published version, for all events of the chart.
    ///
    /// Answers 404 when the chart has no draft, and 400 (`DRAWING_VALIDATION_FAILED`) when the draft has errors;
    /// the error's [`problems`](crate::Error::problems) then name the failed checks. It is not repeated by itself
    /// when its outcome is unknown: by then somebody may have made another draft.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.charts().publish_draft_version("749b9650-24fb-11e7-93ae-92361f002671").send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    PublishDraftVersion = "charts.publish_draft_version" => (), via decode::nothing {
        POST "/charts/{chartKey}/version/draft/actions/publish", Regular, Guarded;
        docs "https://docs.seats.io/docs/api/publish-a-draft-version";
        method publish_draft_version;
        path { chart: ChartKey }
        required {}
        options {}
        body none;
    }

    /// Throws the draft away; the published version stays.
    ///
    /// Answers 404 when the chart has no draft. It is not repeated by itself when its outcome is unknown: by then
    /// somebody may have made another draft.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.charts().discard_draft_version("749b9650-24fb-11e7-93ae-92361f002671").send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    DiscardDraftVersion = "charts.discard_draft_version" => (), via decode::nothing {
        POST "/charts/{chartKey}/version/draft/actions/discard", Regular, Guarded;
        docs "https://docs.seats.io/docs/api/discard-a-draft-version";
        method discard_draft_version;
        path { chart: ChartKey }
        required {}
        options {}
        body none;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Effect, Operation as _};

    #[test]
    fn a_thumbnail_is_the_bytes_that_came() {
        let png = Bytes::from_static(b"\x89PNG\r\n\x1a\n\0\xff");
        assert_eq!(RetrieveDraftVersionThumbnail::decoder()(&png).unwrap(), png);
    }

    #[test]
    fn validating_is_a_post_that_may_be_repeated() {
        assert!(ValidateDraftVersion::SPEC.effect.is_repeatable());
        assert_eq!(PublishDraftVersion::SPEC.effect, Effect::Guarded);
    }

    #[test]
    fn actions_have_no_body() {
        assert_eq!(PublishDraftVersion::new("c").plan().unwrap().body(), None);
    }
}
