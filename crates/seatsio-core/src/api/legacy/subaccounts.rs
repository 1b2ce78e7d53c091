//! Accounts within the account, which workspaces have replaced.

use crate::{
    Page, Unbound,
    model::{Chart, ChartKey, NewDesignerKey, NewSecretKey, Secret, Subaccount, SubaccountId, Text},
    operation::{Decoded, decode},
};
use bytes::Bytes;

/// Accounts within the account. [`Workspaces`](crate::api::Workspaces) have replaced them, and no current client
/// of the API knows them any more.
///
/// A subaccount that does not exist, or belongs to another account, is answered with 404.
#[derive(Clone, Debug)]
pub struct Subaccounts<C = Unbound> {
    client: C,
}

impl<C> Subaccounts<C> {
    #[inline]
    pub(super) fn new(client: C) -> Self {
        Self { client }
    }
}

/// Unwraps the answer, which holds the key in an object of its own.
#[inline]
fn secret_key(body: &Bytes) -> Decoded<Secret> {
    decode::model::<NewSecretKey>(body).map(|answer| answer.secret_key)
}

/// Unwraps the answer, which holds the key in an object of its own.
#[inline]
fn designer_key(body: &Bytes) -> Decoded<Secret> {
    decode::model::<NewDesignerKey>(body).map(|answer| answer.designer_key)
}

operations! {
    SUBACCOUNTS for Subaccounts;

    /// Lists all subaccounts, newest first. [`Workspaces::list`](crate::api::Workspaces::list) has replaced it.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// for subaccount in client.legacy().subaccounts().list().items() {
    ///     println!("{}", subaccount?.id);
    /// }
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    ListSubaccounts = "subaccounts.list" => Page<Subaccount> {
        GET "/subaccounts", Regular, Read, legacy;
        method list;
        path {}
        required {}
        options {}
        body none;
        paged Subaccount, by id;
    }

    /// Lists the active subaccounts, newest first.
    /// [`Workspaces::list_active`](crate::api::Workspaces::list_active) has replaced it.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let active = client.legacy().subaccounts().list_active().send()?.items;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    ListActiveSubaccounts = "subaccounts.list_active" => Page<Subaccount> {
        GET "/subaccounts/active", Regular, Read, legacy;
        method list_active;
        path {}
        required {}
        options {}
        body none;
        paged Subaccount, by id;
    }

    /// Lists the inactive subaccounts, newest first.
    /// [`Workspaces::list_inactive`](crate::api::Workspaces::list_inactive) has replaced it.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let inactive = client.legacy().subaccounts().list_inactive().send()?.items;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    ListInactiveSubaccounts = "subaccounts.list_inactive" => Page<Subaccount> {
        GET "/subaccounts/inactive", Regular, Read, legacy;
        method list_inactive;
        path {}
        required {}
        options {}
        body none;
        paged Subaccount, by id;
    }

    /// Creates a subaccount. [`Workspaces::create`](crate::api::Workspaces::create) has replaced it.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let subaccount = client.legacy().subaccounts().create().name("Touring shows").send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    CreateSubaccount = "subaccounts.create" => Subaccount {
        POST "/subaccounts", Regular, Once, legacy;
        method create;
        path {}
        required {}
        options {
            /// The name, for people.
            into name: Text => body "name";
        }
        body object;
    }

    /// Creates a subaccount and invites its owner by mail.
    /// [`Workspaces::create`](crate::api::Workspaces::create) has replaced it.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let subaccount = client.legacy().subaccounts().create_with_email("box-office@example.com").send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    CreateSubaccountWithEmail = "subaccounts.create_with_email" => Subaccount {
        POST "/subaccounts", Regular, Once, legacy;
        method create_with_email;
        path {}
        required {
            into email: Text => body "email";
        }
        options {
            /// The name, for people.
            into name: Text => body "name";
        }
        body object;
    }

    /// Retrieves a subaccount. [`Workspaces::retrieve`](crate::api::Workspaces::retrieve) has replaced it.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let subaccount = client.legacy().subaccounts().retrieve(17).send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::subaccounts(example);
    /// ```
    RetrieveSubaccount = "subaccounts.retrieve" => Subaccount {
        GET "/subaccounts/{subaccountId}", Regular, Read, legacy;
        method retrieve;
        path { subaccount: SubaccountId }
        required {}
        options {}
        body none;
    }

    /// Changes name and address of a subaccount. What is not set stays.
    /// [`Workspaces::update`](crate::api::Workspaces::update) has replaced it.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.legacy().subaccounts().update(17).name("Touring shows").send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::subaccounts(example);
    /// ```
    UpdateSubaccount = "subaccounts.update" => (), via decode::nothing {
        POST "/subaccounts/{subaccountId}", Regular, Idempotent, legacy;
        method update;
        path { subaccount: SubaccountId }
        required {}
        options {
            /// The name, for people.
            into name: Text => body "name";
            /// The address with which its owner logs in.
            into email: Text => body "email";
        }
        body object;
    }

    /// Makes a subaccount usable again. [`Workspaces::activate`](crate::api::Workspaces::activate) has replaced it.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.legacy().subaccounts().activate(17).send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::subaccounts(example);
    /// ```
    ActivateSubaccount = "subaccounts.activate" => (), via decode::nothing {
        POST "/subaccounts/{subaccountId}/actions/activate", Regular, Idempotent, legacy;
        method activate;
        path { subaccount: SubaccountId }
        required {}
        options {}
        body none;
    }

    /// Makes a subaccount unusable. [`Workspaces::deactivate`](crate::api::Workspaces::deactivate) has replaced it.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.legacy().subaccounts().deactivate(17).send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::subaccounts(example);
    /// ```
    DeactivateSubaccount = "subaccounts.deactivate" => (), via decode::nothing {
        POST "/subaccounts/{subaccountId}/actions/deactivate", Regular, Idempotent, legacy;
        method deactivate;
        path { subaccount: SubaccountId }
        required {}
        options {}
        body none;
    }

    /// Makes a new secret key for a subaccount; the one before stops working.
    /// [`Workspaces::regenerate_secret_key`](crate::api::Workspaces::regenerate_secret_key) has replaced it.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let key = client.legacy().subaccounts().regenerate_secret_key(17).send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::subaccounts(example);
    /// ```
    RegenerateSubaccountSecretKey = "subaccounts.regenerate_secret_key" => Secret, via secret_key {
        POST "/subaccounts/{subaccountId}/secret-key/actions/regenerate", Regular, Once, legacy;
        method regenerate_secret_key;
        path { subaccount: SubaccountId }
        required {}
        options {}
        body none;
    }

    /// Makes a new designer key for a subaccount; the one before stops working. Nothing has replaced it: the
    /// designer takes the secret key of a workspace.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let key = client.legacy().subaccounts().regenerate_designer_key(17).send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::subaccounts(example);
    /// ```
    RegenerateSubaccountDesignerKey = "subaccounts.regenerate_designer_key" => Secret, via designer_key {
        POST "/subaccounts/{subaccountId}/designer-key/actions/regenerate", Regular, Once, legacy;
        method regenerate_designer_key;
        path { subaccount: SubaccountId }
        required {}
        options {}
        body none;
    }

    /// Copies a chart of a subaccount to the parent account, with the parent's key.
    /// [`Charts::copy_from_workspace_to`](crate::api::Charts::copy_from_workspace_to) has replaced it.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let chart = client.legacy().charts().copy_to_subaccount("749b9650-24fb-11e7-93ae-92361f002671", 17).send()?;
    /// let copy = client.legacy().subaccounts().copy_chart_to_parent(17, &chart).send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::subaccounts(example);
    /// ```
    CopyChartToParent = "subaccounts.copy_chart_to_parent" => Chart {
        POST "/subaccounts/{subaccountId}/charts/{chartKey}/actions/copy-to/parent", Regular, Once, legacy;
        method copy_chart_to_parent;
        path { subaccount: SubaccountId, chart: ChartKey }
        required {}
        options {}
        body none;
    }

    /// Copies a chart from one subaccount to another, with the parent's key.
    /// [`Charts::copy_from_workspace_to`](crate::api::Charts::copy_from_workspace_to) has replaced it.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let chart = client.legacy().charts().copy_to_subaccount("749b9650-24fb-11e7-93ae-92361f002671", 17).send()?;
    /// let copy = client.legacy().subaccounts().copy_chart_to_subaccount(17, &chart, 18).send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::subaccounts(example);
    /// ```
    CopyChartBetweenSubaccounts = "subaccounts.copy_chart_to_subaccount" => Chart {
        POST "/subaccounts/{subaccountId}/charts/{chartKey}/actions/copy-to/{toSubaccountId}", Regular, Once, legacy;
        method copy_chart_to_subaccount;
        path { subaccount: SubaccountId, chart: ChartKey, to_subaccount: SubaccountId }
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
    fn every_call_says_that_it_is_old() {
        assert!(SUBACCOUNTS.iter().all(|spec| spec.legacy));
    }

    #[test]
    fn a_subaccount_is_made_with_an_address_or_without() {
        assert_eq!(CreateSubaccount::new().plan().unwrap().body().unwrap(), "{}");
        let invited = CreateSubaccountWithEmail::new("a@example.com")
            .name("A")
            .plan()
            .unwrap();
        assert_eq!(invited.body().unwrap(), r#"{"email":"a@example.com","name":"A"}"#);
    }

    #[test]
    fn both_keys_come_without_their_wrapper() {
        let body = Bytes::from_static(br#"{"designerKey":"d"}"#);
        assert_eq!(designer_key(&body).unwrap().expose(), "d");
        assert!(secret_key(&body).is_err());
    }
}
