//! `Workspace`: charts and events apart from those of other workspaces, with keys of their own.

use serde_json::Value;

use crate::model::answer::answer;
use crate::model::{Secret, Text, WorkspaceId, WorkspaceKey};

answer! {
    /// A workspace: charts and events apart from those of other workspaces, with keys of their own.
    ///
    /// Documented at <https://docs.seats.io/docs/api/workspaces-retrieve>.
    pub struct Workspace {
        /// The number, by which lists are paged.
        pub id: WorkspaceId = required "id",
        /// The name, for people.
        pub name: Text = "name",
        /// The public key, by which calls and clients name the workspace.
        pub key: WorkspaceKey = required "key",
        /// The secret key, which opens this workspace alone.
        pub secret_key: Secret = "secretKey",
        /// All secret keys, if the server tells them.
        pub secret_keys: Vec<Secret> = "secretKeys",
        /// Whether it is for tests, not for production.
        pub is_test: bool = "isTest",
        /// Whether calls can use it.
        pub is_active: bool = "isActive",
        /// Whether it is the one that a company's key uses unless told otherwise.
        pub is_default: bool = "isDefault",
        /// Settings. The API does not say which there are.
        pub settings: Option<Value> = "settings",
    }
}

impl From<&Workspace> for WorkspaceKey {
    #[inline]
    fn from(workspace: &Workspace) -> Self {
        workspace.key.clone()
    }
}
