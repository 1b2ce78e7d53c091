//! Workspaces, ticket buyers and the event log.

use crate::args::{Args, Sent, done, list, set, undocumented};
use seatsio_core::{BlockingClient, model::ForSaleMode};

pub fn send(client: &BlockingClient, operation: &str, args: &Args) -> Option<Sent> {
    let workspaces = client.workspaces();
    let workspace = || args.needed("workspace_key");
    Some(match operation {
        "workspaces.create" => {
            let create = workspaces.create(args.needed("name"));
            done(set!(create, args, flag is_test, for_sale_mode for_sale_mode).send())
        }
        "workspaces.update" => {
            let update = workspaces.update(workspace(), args.needed("name"));
            done(set!(update, args, for_sale_mode for_sale_mode).send())
        }
        "workspaces.retrieve" => done(workspaces.retrieve(workspace()).send()),
        "workspaces.delete" => done(workspaces.delete(workspace()).send()),
        "workspaces.activate" => done(workspaces.activate(workspace()).send()),
        "workspaces.deactivate" => done(workspaces.deactivate(workspace()).send()),
        "workspaces.set_default" => done(workspaces.set_default(workspace()).send()),
        "workspaces.regenerate_secret_key" => done(workspaces.regenerate_secret_key(workspace()).send()),
        "workspaces.add_secret_key" => done(workspaces.add_secret_key(workspace()).send()),
        "workspaces.remove_secret_key" => done(
            workspaces
                .remove_secret_key(workspace(), args.needed("secret_key"))
                .send(),
        ),
        _ if operation.starts_with("workspaces.active.") || operation == "workspaces.list_active" => {
            list!(set!(workspaces.list_active(), args, text filter), operation, args)
        }
        _ if operation.starts_with("workspaces.inactive.") || operation == "workspaces.list_inactive" => {
            list!(
                set!(workspaces.list_inactive(), args, text filter),
                operation,
                args
            )
        }
        _ if operation.starts_with("workspaces.list") => {
            list!(set!(workspaces.list(), args, text filter), operation, args)
        }
        "ticket_buyers.add" => done(client.ticket_buyers().add(args.texts("ids")?).send()),
        "ticket_buyers.remove" => done(client.ticket_buyers().remove(args.texts("ids")?).send()),
        _ if operation.starts_with("ticket_buyers.list") => {
            list!(client.ticket_buyers().list_all(), operation, args)
        }
        _ if operation.starts_with("event_log.list") => {
            list!(
                undocumented!(client.event_log().list(), args, "filter"),
                operation,
                args
            )
        }
        _ => return None,
    })
}

impl Args {
    fn for_sale_mode(&self, name: &str) -> Option<ForSaleMode> {
        let text = self.text(name)?;
        let mode = ForSaleMode::ALL
            .iter()
            .copied()
            .find(|mode| mode.as_str() == text);
        if mode.is_none() {
            self.cannot("a for-sale mode that the API does not have");
        }
        mode
    }
}
