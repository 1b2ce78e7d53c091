//! A company: its keys, settings, workspaces, ticket buyers and event log.

mod log;
mod settings;

pub(crate) use log::EventLog;
pub(crate) use settings::{Level, Settings, Validator};

use serde::{Deserialize, Serialize};

use crate::ids::Ids;
use crate::route::Route;
use crate::store::Store;
use crate::time::Time;
use crate::workspace::Workspace;

/// The operations on companies and their workspaces.
pub(crate) const ROUTES: &[Route] = &[];

/// One customer of the service, seen by nobody else.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Company {
    pub(crate) id: u64,
    pub(crate) secret_key: String,
    pub(crate) designer_key: String,
    pub(crate) public_key: String,
    pub(crate) created_on: Time,
    pub(crate) is_enabled: bool,
    pub(crate) settings: Settings,
    pub(crate) log: EventLog,
    /// There is always at least the default one.
    pub(crate) workspaces: Store<Workspace>,
    pub(crate) default_workspace: u64,
}

impl Company {
    /// A company with one workspace, which is its default one.
    pub(crate) fn new(ids: &mut Ids, workspace: Workspace, now: Time) -> Self {
        let default_workspace = workspace.id;
        let mut workspaces = Store::default();
        workspaces.insert(workspace);
        Self {
            id: ids.number(),
            secret_key: ids.key(),
            designer_key: ids.key(),
            public_key: ids.key(),
            created_on: now,
            is_enabled: true,
            settings: Settings::default(),
            log: EventLog::default(),
            workspaces,
            default_workspace,
        }
    }

    /// The workspace that calls with the admin key act on when they name none (AUT-4).
    pub(crate) fn default_workspace(&self) -> Option<&Workspace> {
        self.workspaces.by_id(self.default_workspace)
    }

    /// Does in all workspaces what time alone does.
    pub(crate) fn expire(&mut self, ids: &mut Ids, now: Time) {
        for workspace in self.workspaces.iter_mut() {
            crate::event::expire(workspace, ids, now);
        }
    }
}
