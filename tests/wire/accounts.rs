//! The account, and the subaccounts of old.

use crate::args::{Args, Sent, done, list, set};
use seatsio_core::BlockingClient;

pub fn send(client: &BlockingClient, operation: &str, args: &Args) -> Option<Sent> {
    match operation.split_once('.')? {
        ("accounts", call) => account(client, call, args),
        ("subaccounts", call) => subaccount(client, call, args),
        _ => None,
    }
}

fn account(client: &BlockingClient, call: &str, args: &Args) -> Option<Sent> {
    let accounts = client.accounts();
    Some(match call {
        "retrieve_my_account" => done(accounts.retrieve_my_account().send()),
        "regenerate_secret_key" => done(accounts.regenerate_secret_key().send()),
        "regenerate_designer_key" => done(accounts.regenerate_designer_key().send()),
        "enable_draft_chart_drawings" => done(accounts.enable_draft_chart_drawings().send()),
        "disable_draft_chart_drawings" => done(accounts.disable_draft_chart_drawings().send()),
        "change_password" => done(accounts.change_password(args.needed("password")).send()),
        "change_hold_period" => done(
            accounts
                .change_hold_period(args.number("hold_period_in_minutes")?)
                .send(),
        ),
        "update_setting" => done(
            accounts
                .update_setting(args.needed("key"), args.needed("value"))
                .send(),
        ),
        _ => return None,
    })
}

fn subaccount(client: &BlockingClient, call: &str, args: &Args) -> Option<Sent> {
    let subaccounts = client.legacy().subaccounts();
    let id = || args.id("subaccount_id");
    Some(match call {
        "create" => done(set!(subaccounts.create(), args, text name).send()),
        "create_with_email" => {
            done(set!(subaccounts.create_with_email(args.needed("email")), args, text name).send())
        }
        "retrieve" => done(subaccounts.retrieve(id()?).send()),
        "update" => done(set!(subaccounts.update(id()?), args, text name, text email).send()),
        "activate" => done(subaccounts.activate(id()?).send()),
        "deactivate" => done(subaccounts.deactivate(id()?).send()),
        "regenerate_secret_key" => done(subaccounts.regenerate_secret_key(id()?).send()),
        "regenerate_designer_key" => done(subaccounts.regenerate_designer_key(id()?).send()),
        "copy_chart_to_parent" => done(
            subaccounts
                .copy_chart_to_parent(id()?, args.needed("chart_key"))
                .send(),
        ),
        "copy_chart_to_subaccount" => {
            let to = args.id("to_subaccount_id")?;
            done(
                subaccounts
                    .copy_chart_to_subaccount(id()?, args.needed("chart_key"), to)
                    .send(),
            )
        }
        "list_active" => list!(subaccounts.list_active(), call, args),
        "list_inactive" => list!(subaccounts.list_inactive(), call, args),
        _ if call.starts_with("active.list") => list!(subaccounts.list_active(), call, args),
        _ if call.starts_with("inactive.list") => list!(subaccounts.list_inactive(), call, args),
        _ if call.starts_with("list") => list!(subaccounts.list(), call, args),
        _ => return None,
    })
}
