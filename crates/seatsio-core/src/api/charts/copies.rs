//! Copies of charts, within a workspace and between workspaces.

use super::Charts;
use crate::model::{Chart, ChartKey, WorkspaceKey};

operations! {
    COPIES for Charts;

    /// Copies the published version to a new chart, which is called like the chart with ` (copy)` behind.
    ///
    /// Tags are copied, events and the draft are not. Every call makes another copy.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let copy = client.charts().copy("749b9650-24fb-11e7-93ae-92361f002671").send()?;
    /// assert!(copy.name.ends_with(" (copy)"));
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    CopyChart = "charts.copy" => Chart {
        POST "/charts/{chartKey}/version/published/actions/copy", Regular, Once;
        docs "https://docs.seats.io/docs/api/copy-a-chart";
        method copy;
        path { chart: ChartKey }
        required {}
        options {}
        body none;
    }

    /// Copies the draft to a new chart, whose published version it becomes.
    ///
    /// Answers 404 when the chart has no draft.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let copy = client.charts().copy_draft_version("749b9650-24fb-11e7-93ae-92361f002671").send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    CopyDraftVersion = "charts.copy_draft_version" => Chart {
        POST "/charts/{chartKey}/version/draft/actions/copy", Regular, Once;
        docs "https://docs.seats.io/docs/api/charts-copy-draft-version";
        method copy_draft_version;
        path { chart: ChartKey }
        required {}
        options {}
        body none;
    }

    /// Copies a chart of the workspace that the call acts on to another workspace of the company.
    ///
    /// Needs the admin key of the company or of the sandbox. The name stays; tags and events are not copied.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let copy = client
    ///     .charts()
    ///     .copy_to_workspace("749b9650-24fb-11e7-93ae-92361f002671", "e7c6b6a6-6a4c-4f6d-9b0b-7a2f0a0a0a0a")
    ///     .send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    CopyChartToWorkspace = "charts.copy_to_workspace" => Chart {
        POST "/charts/{chartKey}/version/published/actions/copy-to-workspace/{toWorkspaceKey}", Regular, Once;
        docs "https://docs.seats.io/docs/api/charts-copy-chart-to-workspace";
        method copy_to_workspace;
        path { chart: ChartKey, to_workspace: WorkspaceKey }
        required {}
        options {}
        body none;
    }

    /// Copies a chart from one workspace of the company to another, whichever the call acts on.
    ///
    /// Needs the admin key of the company or of the sandbox. The name stays; tags and events are not copied.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let copy = client
    ///     .charts()
    ///     .copy_from_workspace_to("749b9650-24fb-11e7-93ae-92361f002671", "from-workspace", "to-workspace")
    ///     .send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    CopyChartFromWorkspaceTo = "charts.copy_from_workspace_to" => Chart {
        POST "/charts/{chartKey}/version/published/actions/copy/from/{fromWorkspaceKey}/to/{toWorkspaceKey}", Regular, Once;
        method copy_from_workspace_to;
        path { chart: ChartKey, from_workspace: WorkspaceKey, to_workspace: WorkspaceKey }
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
    fn both_workspaces_stand_in_the_path() {
        let plan = CopyChartFromWorkspaceTo::new("c", "from", "to").plan().unwrap();
        assert_eq!(
            plan.target(),
            "/charts/c/version/published/actions/copy/from/from/to/to"
        );
    }

    #[test]
    fn a_copy_is_never_made_twice_by_itself() {
        assert_eq!(CopyChart::new("c").plan().unwrap().effect(), Effect::Once);
    }
}
