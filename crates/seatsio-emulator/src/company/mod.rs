//! A company: its keys, settings, workspaces, ticket buyers and event log.

mod account;
mod log;
mod settings;
mod subaccounts;
mod ticket_buyers;
mod workspaces;

pub(crate) use log::EventLog;
pub(crate) use settings::{Level, Settings, Validator};
pub(crate) use subaccounts::{Subaccount, find as find_subaccount};
pub(crate) use workspaces::WorkspaceView;

use serde::{Deserialize, Serialize};

use crate::auth::Owner;
use crate::error::ApiError;
use crate::ids::Ids;
use crate::route::{CompanyContext, Route};
use crate::store::Store;
use crate::time::Time;
use crate::workspace::Workspace;
use ticket_buyers::TicketBuyer;

/// The operations on companies and their workspaces.
pub(crate) const ROUTES: &[&[Route]] = &[
    account::ROUTES,
    log::ROUTES,
    subaccounts::ROUTES,
    ticket_buyers::ROUTES,
    workspaces::ROUTES,
];

/// One customer of the service, seen by nobody else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Company {
    pub(crate) id: u64,
    pub(crate) secret_key: String,
    pub(crate) designer_key: String,
    pub(crate) created_on: Time,
    pub(crate) is_enabled: bool,
    pub(crate) settings: Settings,
    pub(crate) log: EventLog,
    pub(crate) ticket_buyers: Store<TicketBuyer>,
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
            created_on: now,
            is_enabled: true,
            settings: Settings::default(),
            log: EventLog::default(),
            ticket_buyers: Store::default(),
            workspaces,
            default_workspace,
        }
    }

    /// The workspace that calls with the admin key act on when they name none (AUT-4).
    pub(crate) fn default_workspace(&self) -> Option<&Workspace> {
        self.workspaces.by_id(self.default_workspace)
    }

    /// The workspace with a public key, or WORKSPACE_NOT_FOUND.
    pub(crate) fn workspace(&self, key: &str) -> Result<&Workspace, ApiError> {
        self.workspaces
            .by_key(key)
            .ok_or_else(|| ApiError::workspace_not_found(key))
    }

    /// The workspace with a public key, or WORKSPACE_NOT_FOUND.
    pub(crate) fn workspace_mut(&mut self, key: &str) -> Result<&mut Workspace, ApiError> {
        self.workspaces
            .by_key_mut(key)
            .ok_or_else(|| ApiError::workspace_not_found(key))
    }

    /// Does in all workspaces what time alone does.
    pub(crate) fn expire(&mut self, ids: &mut Ids, now: Time) {
        for workspace in self.workspaces.iter_mut() {
            crate::event::expire(workspace, ids, now);
        }
    }
}

impl CompanyContext<'_> {
    /// Adds a new workspace, whose secret key works from now on.
    fn add_workspace(&mut self, workspace: Workspace) {
        let owner = Owner::Workspace {
            company: self.company.id,
            workspace: workspace.id,
        };
        self.keys.insert(workspace.secret_key(), owner);
        self.company.workspaces.insert(workspace);
    }

    /// Gives a workspace a new secret key in the place of all it has.
    fn regenerate_workspace_secret_key(&mut self, key: &str) -> Result<String, ApiError> {
        let company = self.company.id;
        let workspace = self.company.workspace_mut(key)?;
        let secret_key = self.ids.key();
        for former in std::mem::replace(&mut workspace.secret_keys, vec![secret_key.clone()]) {
            self.keys.remove(&former);
        }
        self.keys.insert(
            &secret_key,
            Owner::Workspace {
                company,
                workspace: workspace.id,
            },
        );
        Ok(secret_key)
    }
}
