//! Ticket buyers: the ids of the people who may hold and book.
//!
//! With the feature `administration`, which is on by default.

use crate::{
    Invalid, Page, Unbound,
    model::{AddTicketBuyerIdsResponse, RemoveTicketBuyerIdsResponse, TicketBuyerId},
    operation::check,
};

/// Ticket buyers: the ids of the people who may hold and book.
///
/// All calls need the admin key of the company or of the sandbox.
#[derive(Clone, Debug)]
pub struct TicketBuyers<C = Unbound> {
    pub(crate) client: C,
}

/// The API takes 1 to 1000 ids in a call.
#[inline]
fn a_thousand(ids: &[TicketBuyerId]) -> Result<(), Invalid> {
    check::at_most(ids, 1000)
}

operations! {
    TICKET_BUYERS for TicketBuyers;

    /// Adds ids of ticket buyers: 1 to 1000 UUIDs in a call. One that is there already stays; one that is given
    /// twice counts once.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let response = client.ticket_buyers().add(["4e0d2e5b-6f3d-4b0c-8f0e-0d6c8a1f2b3c"]).send()?;
    /// println!("{} new, {} known", response.added.len(), response.already_present.len());
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    AddTicketBuyers = "ticket_buyers.add" => AddTicketBuyerIdsResponse {
        POST "/ticket-buyers", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/add-ticket-buyer-ids";
        method add;
        path {}
        required {
            list ids: TicketBuyerId => body "ids", check a_thousand;
        }
        options {}
        body object;
    }

    /// Removes ids of ticket buyers: 1 to 1000 UUIDs in a call. Their hold tokens end, and what those held is free.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let response = client.ticket_buyers().remove(["4e0d2e5b-6f3d-4b0c-8f0e-0d6c8a1f2b3c"]).send()?;
    /// println!("{} removed, {} unknown", response.removed.len(), response.not_present.len());
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    RemoveTicketBuyers = "ticket_buyers.remove" => RemoveTicketBuyerIdsResponse {
        DELETE "/ticket-buyers", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/remove-ticket-buyer-ids";
        method remove;
        path {}
        required {
            list ids: TicketBuyerId => body "ids", check a_thousand;
        }
        options {}
        body object;
    }

    /// Lists the ids of all ticket buyers.
    ///
    /// An id is no place in this list: to go on where a walk has ended, keep the page's cursor.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// for id in client.ticket_buyers().list_all().items() {
    ///     println!("{}", id?);
    /// }
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    ListTicketBuyers = "ticket_buyers.list_all" => Page<TicketBuyerId> {
        GET "/ticket-buyers", Regular, Read;
        docs "https://docs.seats.io/docs/api/list-ticket-buyer-ids";
        method list_all;
        path {}
        required {}
        options {}
        body none;
        paged TicketBuyerId;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Operation as _;

    #[test]
    fn removing_is_a_delete_with_a_body() {
        let plan = RemoveTicketBuyers::new(["a", "b"]).plan().unwrap();
        assert_eq!(plan.spec().method, http::Method::DELETE);
        assert_eq!(plan.body().unwrap(), r#"{"ids":["a","b"]}"#);
    }

    #[test]
    fn one_to_a_thousand_ids_are_taken() {
        let ids = |count: usize| (0..count).map(|id| id.to_string());
        assert!(AddTicketBuyers::new(ids(1)).plan().is_ok());
        assert!(AddTicketBuyers::new(ids(1000)).plan().is_ok());
        for count in [0, 1001] {
            let error = AddTicketBuyers::new(ids(count)).plan().unwrap_err();
            assert_eq!(
                (error.operation(), error.argument()),
                ("ticket_buyers.add", Some("ids"))
            );
        }
    }

    #[test]
    fn an_empty_id_is_refused() {
        assert_eq!(
            RemoveTicketBuyers::new([""]).plan().unwrap_err().argument(),
            Some("ids")
        );
    }
}
