//! What a handler may see and change.

use crate::company::{Company, EventLog, Settings};
use crate::error::ApiError;
use crate::ids::Ids;
use crate::request::Input;
use crate::time::Time;
use crate::workspace::Workspace;
use crate::world::World;

/// A call on one workspace. Handlers work out the whole change before they make any of it.
#[derive(Debug)]
pub(crate) struct WorkspaceContext<'a> {
    pub(crate) input: &'a Input,
    pub(crate) now: Time,
    pub(crate) ids: &'a mut Ids,
    pub(crate) settings: &'a Settings,
    pub(crate) log: &'a mut EventLog,
    pub(crate) workspace: &'a mut Workspace,
}

/// A call on a company.
#[derive(Debug)]
pub(crate) struct CompanyContext<'a> {
    pub(crate) input: &'a Input,
    pub(crate) now: Time,
    pub(crate) ids: &'a mut Ids,
    pub(crate) keys: &'a mut crate::world::Keys,
    pub(crate) company: &'a mut Company,
    /// The key of the workspace that the call acts on: named by the header, or the default one (AUT-4).
    pub(crate) workspace_key: String,
}

/// A call that sets up tests.
#[derive(Debug)]
pub(crate) struct SystemContext<'a> {
    pub(crate) now: Time,
    pub(crate) world: &'a mut World,
}

impl WorkspaceContext<'_> {
    /// The chart with a key, or CHART_NOT_FOUND.
    pub(crate) fn chart(&self, key: &str) -> Result<&crate::chart::Chart, ApiError> {
        self.workspace.chart(key)
    }
}
