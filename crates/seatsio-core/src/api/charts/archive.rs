//! The archive of charts.

use super::Charts;
use crate::{
    Page, Unbound,
    model::{Chart, ChartKey},
    operation::decode,
};

/// The charts that have been moved to the archive: [`Charts::archive`].
#[derive(Clone, Debug)]
pub struct ChartArchive<C = Unbound> {
    client: C,
}

impl<C> ChartArchive<C> {
    #[inline]
    pub(super) fn new(client: C) -> Self {
        Self { client }
    }
}

operations! {
    ARCHIVED_CHARTS for ChartArchive;

    /// Lists the charts in the archive, newest chart first.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// for chart in client.charts().archive().list().items() {
    ///     println!("{}", chart?.name);
    /// }
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    ListArchivedCharts = "charts.archive.list" => Page<Chart> {
        GET "/charts/archive", Regular, Read;
        docs "https://docs.seats.io/docs/api/list-charts-in-the-archive";
        method list;
        path {}
        required {}
        options {}
        body none;
        paged Chart, by id;
    }
}

operations! {
    ARCHIVE for Charts;

    /// Moves a chart to the archive; its events stay as they are.
    ///
    /// Answers 400 when it is there already.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.charts().move_to_archive("749b9650-24fb-11e7-93ae-92361f002671").send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    MoveChartToArchive = "charts.move_to_archive" => (), via decode::nothing {
        POST "/charts/{chartKey}/actions/move-to-archive", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/move-a-chart-to-the-archive";
        method move_to_archive;
        path { chart: ChartKey }
        required {}
        options {}
        body none;
    }

    /// Moves a chart back out of the archive.
    ///
    /// Answers 400 when it is not there.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// # client.charts().move_to_archive("749b9650-24fb-11e7-93ae-92361f002671").send()?;
    /// client.charts().move_out_of_archive("749b9650-24fb-11e7-93ae-92361f002671").send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    MoveChartOutOfArchive = "charts.move_out_of_archive" => (), via decode::nothing {
        POST "/charts/{chartKey}/actions/move-out-of-archive", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/move-a-chart-out-of-the-archive";
        method move_out_of_archive;
        path { chart: ChartKey }
        required {}
        options {}
        body none;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Operation as _, page::one_page};

    #[test]
    fn a_page_of_the_archive_begins_where_the_cursor_says() {
        let plan = one_page(&ListArchivedCharts::new().page_size(50).starting_after(17_u64)).unwrap();
        assert_eq!(plan.target(), "/charts/archive?limit=50&start_after_id=17");
    }

    #[test]
    fn a_page_of_no_items_is_refused() {
        let error = one_page(&ListArchivedCharts::new().page_size(0)).unwrap_err();
        assert_eq!(
            (error.operation(), error.argument()),
            ("charts.archive.list", Some("page_size"))
        );
    }

    #[test]
    fn moving_has_no_body() {
        let plan = MoveChartToArchive::new("c").plan().unwrap();
        assert_eq!(
            (plan.target(), plan.body()),
            ("/charts/c/actions/move-to-archive", None)
        );
    }
}
