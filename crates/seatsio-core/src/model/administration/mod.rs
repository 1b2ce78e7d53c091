//! What the account, its workspaces, its ticket buyers and its log are made of.

mod account;
mod event_log;
mod ticket_buyers;
mod workspace;

pub use account::{
    Account, AccountSettings, DefaultRendererSettings, NewDesignerKey, NewSecretKey, Subaccount,
};
pub use event_log::{EventLogItem, EventLogItemType};
pub use ticket_buyers::{AddTicketBuyerIdsResponse, RemoveTicketBuyerIdsResponse};
pub use workspace::Workspace;

use crate::model::decode::decodable;
use crate::model::{Page, TicketBuyerId};

decodable! {
    Account,
    AddTicketBuyerIdsResponse,
    NewDesignerKey,
    NewSecretKey,
    Page<EventLogItem>,
    Page<Subaccount>,
    Page<TicketBuyerId>,
    Page<Workspace>,
    RemoveTicketBuyerIdsResponse,
    Subaccount,
    Workspace,
}
