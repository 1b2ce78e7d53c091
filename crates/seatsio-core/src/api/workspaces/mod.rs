//! Workspaces: charts and events apart from each other, with keys of their own.
//!
//! With the feature `administration`, which is on by default.

mod secret_keys;

pub use secret_keys::{AddWorkspaceSecretKey, RegenerateWorkspaceSecretKey, RemoveWorkspaceSecretKey};

pub(crate) use secret_keys::SECRET_KEYS;

use crate::{
    Page, Unbound,
    model::{ForSaleMode, Text, Workspace, WorkspaceKey},
    operation::decode,
};

/// Workspaces: charts and events apart from each other, with keys of their own.
///
/// All calls need the admin key of the company or of the sandbox. A workspace that does not exist, or is not
/// the key's, is answered with 404 (`WORKSPACE_NOT_FOUND`).
#[derive(Clone, Debug)]
pub struct Workspaces<C = Unbound> {
    pub(crate) client: C,
}

operations! {
    WORKSPACES for Workspaces;

    /// Creates a workspace. It is active, and not the default.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let workspace = client.workspaces().create("Touring shows").send()?;
    /// let for_this_workspace = client.workspace(&workspace)?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    CreateWorkspace = "workspaces.create" => Workspace {
        POST "/workspaces", Regular, Once;
        docs "https://docs.seats.io/docs/api/workspaces-create";
        method create;
        path {}
        required {
            into name: Text => body "name";
        }
        options {
            /// Whether it is for tests. Unset: it is not.
            plain is_test: bool => body "isTest";
            /// How changes of what is for sale are limited and billed.
            into for_sale_mode: ForSaleMode => body "forSaleMode";
        }
        body object;
    }

    /// Renames a workspace.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.workspaces().update("e7c6b6a6-6a4c-4f6d-9b0b-7a2f0a0a0a0a", "Touring shows 2027").send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    UpdateWorkspace = "workspaces.update" => (), via decode::nothing {
        POST "/workspaces/{key}", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/workspaces-update";
        method update;
        path { workspace: WorkspaceKey }
        required {
            into name: Text => body "name";
        }
        options {
            /// How changes of what is for sale are limited and billed. Unset: stays.
            into for_sale_mode: ForSaleMode => body "forSaleMode";
        }
        body object;
    }

    /// Retrieves a workspace.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let workspace = client.workspaces().retrieve("e7c6b6a6-6a4c-4f6d-9b0b-7a2f0a0a0a0a").send()?;
    /// println!("{} is active: {}", workspace.name, workspace.is_active);
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    RetrieveWorkspace = "workspaces.retrieve" => Workspace {
        GET "/workspaces/{key}", Regular, Read;
        docs "https://docs.seats.io/docs/api/workspaces-retrieve";
        method retrieve;
        path { workspace: WorkspaceKey }
        required {}
        options {}
        body none;
    }

    /// Deletes a workspace with all that is in it. It has to be inactive.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.workspaces().deactivate("e7c6b6a6-6a4c-4f6d-9b0b-7a2f0a0a0a0a").send()?;
    /// client.workspaces().delete("e7c6b6a6-6a4c-4f6d-9b0b-7a2f0a0a0a0a").send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    DeleteWorkspace = "workspaces.delete" => (), via decode::nothing {
        DELETE "/workspaces/{key}", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/workspace-delete";
        method delete;
        path { workspace: WorkspaceKey }
        required {}
        options {}
        body none;
    }

    /// Makes a workspace usable again.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.workspaces().activate("e7c6b6a6-6a4c-4f6d-9b0b-7a2f0a0a0a0a").send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    ActivateWorkspace = "workspaces.activate" => (), via decode::nothing {
        POST "/workspaces/{key}/actions/activate", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/workspace-activate";
        method activate;
        path { workspace: WorkspaceKey }
        required {}
        options {}
        body none;
    }

    /// Makes a workspace unusable: every call on it fails until it is activated again.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.workspaces().deactivate("e7c6b6a6-6a4c-4f6d-9b0b-7a2f0a0a0a0a").send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    DeactivateWorkspace = "workspaces.deactivate" => (), via decode::nothing {
        POST "/workspaces/{key}/actions/deactivate", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/workspace-deactivate";
        method deactivate;
        path { workspace: WorkspaceKey }
        required {}
        options {}
        body none;
    }

    /// Makes a workspace the default: the one that calls with the admin key act on unless told otherwise.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.workspaces().set_default("e7c6b6a6-6a4c-4f6d-9b0b-7a2f0a0a0a0a").send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    SetDefaultWorkspace = "workspaces.set_default" => (), via decode::nothing {
        POST "/workspaces/actions/set-default/{key}", Regular, Idempotent;
        method set_default;
        path { workspace: WorkspaceKey }
        required {}
        options {}
        body none;
    }

    /// Lists all workspaces of the company, newest first.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// for workspace in client.workspaces().list().items() {
    ///     println!("{}", workspace?.name);
    /// }
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    ListWorkspaces = "workspaces.list" => Page<Workspace> {
        GET "/workspaces", Regular, Read;
        docs "https://docs.seats.io/docs/api/workspaces-list";
        method list;
        path {}
        required {}
        options {
            /// Only workspaces whose name (or public key) contains this.
            into filter: Text => query "filter";
        }
        body none;
        paged Workspace, by id;
    }

    /// Lists the active workspaces of the company, newest first.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let first_ten = client.workspaces().list_active().page_size(10).send()?.items;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    ListActiveWorkspaces = "workspaces.list_active" => Page<Workspace> {
        GET "/workspaces/active", Regular, Read;
        docs "https://docs.seats.io/docs/api/workspaces-list";
        method list_active;
        path {}
        required {}
        options {
            /// Only workspaces whose name (or public key) contains this.
            into filter: Text => query "filter";
        }
        body none;
        paged Workspace, by id;
    }

    /// Lists the inactive workspaces of the company, newest first.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// for workspace in client.workspaces().list_inactive().filter("touring").items() {
    ///     println!("{}", workspace?.name);
    /// }
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    ListInactiveWorkspaces = "workspaces.list_inactive" => Page<Workspace> {
        GET "/workspaces/inactive", Regular, Read;
        docs "https://docs.seats.io/docs/api/workspaces-list";
        method list_inactive;
        path {}
        required {}
        options {
            /// Only workspaces whose name (or public key) contains this.
            into filter: Text => query "filter";
        }
        body none;
        paged Workspace, by id;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Operation as _;

    #[test]
    fn a_workspace_that_is_not_for_tests_says_so_when_told() {
        let plan = CreateWorkspace::new("w").is_test(false).plan().unwrap();
        assert_eq!(plan.body().unwrap(), r#"{"name":"w","isTest":false}"#);
    }
}
