//! The pages for those who move over from another client: every operation that the client has stands there, beside
//! the call of ours that makes it. `SEATSIO_WRITE_DOCS=1` writes the tables anew.

mod calls;
mod client;
mod table;

use bytes::Bytes;
use calls::Call;
use client::CLIENTS;
use http::{Request, Response, StatusCode};
use seatsio_core::{BlockingClient, BlockingTransport, Config, Region, TransportError, operations};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    time::Duration,
};

/// A service that knows nothing: every call fails, and the error tells which operation it was.
struct Nowhere;

impl BlockingTransport for Nowhere {
    fn send(&self, _: Request<Bytes>, _: Duration) -> Result<Response<Bytes>, TransportError> {
        let mut answer = Response::new(Bytes::new());
        *answer.status_mut() = StatusCode::NOT_FOUND;
        Ok(answer)
    }

    fn sleep(&self, _: Duration) {}
}

fn ours() -> Vec<Call> {
    let client = BlockingClient::new(Nowhere, &Config::new(Region::Eu, "key")).expect("a client");
    calls::all(&client)
}

#[test]
fn each_call_of_ours_makes_the_operation_it_stands_for() {
    for call in ours() {
        assert_eq!(call.made, Some(call.operation), "{}", call.written);
    }
}

#[test]
fn every_current_operation_has_a_call_of_ours() {
    let called: Vec<_> = ours().iter().map(|call| call.operation).collect();
    let known: BTreeSet<_> = operations()
        .filter(|spec| !spec.legacy)
        .map(|spec| spec.name)
        .collect();
    assert_eq!(called.iter().copied().collect::<BTreeSet<_>>(), known);
    assert_eq!(called.len(), known.len(), "one of them stands there twice");
}

#[test]
fn what_a_client_can_do_is_an_operation_of_ours() {
    let known: BTreeSet<_> = ours().iter().map(|call| call.operation).collect();
    for client in CLIENTS {
        let rows = client.rows();
        let unknown: Vec<_> = rows.keys().filter(|name| !known.contains(*name)).collect();
        assert!(unknown.is_empty(), "{}: {unknown:?}", client.name);
        assert!(
            rows.len() > 140,
            "{} has only {} operations",
            client.name,
            rows.len()
        );
    }
}

#[test]
fn the_pages_hold_every_operation_of_their_client() {
    let ours: BTreeMap<_, _> = ours()
        .into_iter()
        .map(|call| (call.operation, call.written))
        .collect();
    for client in CLIENTS {
        let page = fs::read_to_string(client.page()).expect("a page for each client");
        let expected = table::in_page(&page, &table::of(client, &ours));
        if std::env::var_os("SEATSIO_WRITE_DOCS").is_some() {
            fs::write(client.page(), expected).expect("the page can be written");
            continue;
        }
        assert!(
            page == expected,
            "{} is not what its table says: SEATSIO_WRITE_DOCS=1 cargo test --test migration",
            client.page().display()
        );
    }
}
