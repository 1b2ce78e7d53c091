//! The ids of people who may buy (section 23).

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::answer::Answer;
use crate::error::ApiError;
use crate::paging::{LARGEST_PAGE, Order, PageRequest};
use crate::request::Input;
use crate::route::{CompanyContext, Handler, Route};
use crate::schema::{Shape, list_of, object, required};
use crate::store::Keyed;

pub(super) const ROUTES: &[Route] = &[
    Route::post("/ticket-buyers", "ticket_buyers.add", Handler::Company(add)).body(&IDS),
    Route::delete("/ticket-buyers", "ticket_buyers.remove", Handler::Company(remove)).body(&IDS),
    Route::get(
        "/ticket-buyers",
        "ticket_buyers.list_all",
        Handler::Company(list_all),
    )
    .query(&["limit", "start_after_id", "end_before_id"]),
];

/// TKB-3 to TKB-5: 1 to 1000 ids, nulls among them are ignored.
const IDS: Shape = object(&[required("ids", list_of(&Shape::Nullable(&Shape::Uuid), 1, 1000))]);

/// The id of a ticket buyer, numbered for paging.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct TicketBuyer {
    number: u64,
    id: String,
}

impl Keyed for TicketBuyer {
    fn id(&self) -> u64 {
        self.number
    }

    fn key(&self) -> &str {
        &self.id
    }
}

/// The ids of a body, each once, in their order.
fn distinct_ids(input: &Input) -> Vec<String> {
    let given = input.given("ids").and_then(|ids| ids.as_array());
    let mut seen = HashSet::new();
    let ids = given
        .into_iter()
        .flatten()
        .filter_map(|id| id.as_str())
        .map(str::to_ascii_lowercase);
    ids.filter(|id| seen.insert(id.clone())).collect()
}

/// TKB-1.
fn add(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let known = &mut context.company.ticket_buyers;
    let (already_present, added): (Vec<_>, Vec<_>) = distinct_ids(context.input)
        .into_iter()
        .partition(|id| known.contains(id));
    let answer = Answer::json(&json!({ "added": added, "alreadyPresent": already_present }))?;
    for id in added {
        known.insert(TicketBuyer {
            number: context.ids.number(),
            id,
        });
    }
    Ok(answer)
}

/// TKB-2.
fn remove(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let known = &mut context.company.ticket_buyers;
    let (removed, not_present): (Vec<_>, Vec<_>) = distinct_ids(context.input)
        .into_iter()
        .partition(|id| known.contains(id));
    let answer = Answer::json(&json!({ "removed": removed, "notPresent": not_present }))?;
    for id in &removed {
        known.remove(id);
    }
    Ok(answer)
}

/// TKB-4.
fn list_all(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let request = PageRequest::parse(&context.input.query, LARGEST_PAGE)?;
    let page = request.of_store(&context.company.ticket_buyers, Order::OldestFirst, |_| true);
    Answer::json(&page.map(|buyer| buyer.id.as_str()))
}
