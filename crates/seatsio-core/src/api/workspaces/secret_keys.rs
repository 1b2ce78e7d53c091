//! The secret keys of workspaces.

use super::Workspaces;
use crate::{
    model::{NewSecretKey, Secret, WorkspaceKey},
    operation::{Decoded, decode},
};
use bytes::Bytes;

/// Unwraps the answer, which holds the key in an object of its own.
#[inline]
fn secret_key(body: &Bytes) -> Decoded<Secret> {
    decode::model::<NewSecretKey>(body).map(|answer| answer.secret_key)
}

operations! {
    SECRET_KEYS for Workspaces;

    /// Makes a new secret key for a workspace; the one before stops working at once.
    ///
    /// [`add_secret_key`](Workspaces::add_secret_key) and [`remove_secret_key`](Workspaces::remove_secret_key) change
    /// keys without a gap.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let key = client.workspaces().regenerate_secret_key("e7c6b6a6-6a4c-4f6d-9b0b-7a2f0a0a0a0a").send()?;
    /// let stored = key.expose().to_owned();
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    RegenerateWorkspaceSecretKey = "workspaces.regenerate_secret_key" => Secret, via secret_key {
        POST "/workspaces/{key}/actions/regenerate-secret-key", Regular, Once;
        docs "https://docs.seats.io/docs/api/workspaces-regenerate-secret-key";
        method regenerate_secret_key;
        path { workspace: WorkspaceKey }
        required {}
        options {}
        body none;
    }

    /// Adds a secret key to a workspace; those that it has keep working.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let new = client.workspaces().add_secret_key("e7c6b6a6-6a4c-4f6d-9b0b-7a2f0a0a0a0a").send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    AddWorkspaceSecretKey = "workspaces.add_secret_key" => Secret, via secret_key {
        POST "/workspaces/{key}/actions/add-secret-key", Regular, Once;
        docs "https://docs.seats.io/docs/api/workspaces-manage-secret-keys";
        method add_secret_key;
        path { workspace: WorkspaceKey }
        required {}
        options {}
        body none;
    }

    /// Removes a secret key from a workspace: it stops working at once.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.workspaces().remove_secret_key("e7c6b6a6-6a4c-4f6d-9b0b-7a2f0a0a0a0a", "the old key").send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    RemoveWorkspaceSecretKey = "workspaces.remove_secret_key" => (), via decode::nothing {
        POST "/workspaces/{key}/actions/remove-secret-key", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/workspaces-manage-secret-keys";
        method remove_secret_key;
        path { workspace: WorkspaceKey }
        required {
            into secret_key: Secret => secret "secretKey";
        }
        options {}
        body object;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Operation as _;

    #[test]
    fn a_new_key_is_read_and_not_printed() {
        let body = Bytes::from_static(br#"{"secretKey":"planted"}"#);
        let key = AddWorkspaceSecretKey::decoder()(&body).unwrap();
        assert_eq!(key.expose(), "planted");
        assert!(!format!("{key:?}").contains("planted"));
    }

    #[test]
    fn a_key_to_be_removed_is_sent_and_not_printed() {
        let operation = RemoveWorkspaceSecretKey::new("w", "planted");
        assert!(!format!("{operation:?}").contains("planted"));
        let plan = operation.plan().unwrap();
        assert_eq!(plan.body().unwrap(), r#"{"secretKey":"planted"}"#);
        assert!(!format!("{plan:?}").contains("planted"));
    }
}
