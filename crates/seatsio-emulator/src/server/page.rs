//! The page at `/`: what is in the emulator and what was asked of it, for a human to look at.

use crate::{
    control::{self, is_from_this_machine},
    emulator::Emulator,
    journal::{Entry, Outcome},
};
use bytes::Bytes;
use http::{HeaderValue, Method, Request, Response, StatusCode, header};
use std::{fmt::Write as _, net::SocketAddr};

/// How many of the last requests the page shows.
const SHOWN: usize = 30;

const STYLE: &str = "body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}\
h1{font-size:1.5rem;margin-bottom:0}h2{font-size:1.1rem;margin-top:2rem}\
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.2rem .8rem .2rem 0;border-bottom:1px solid #eee}\
th{font-weight:600;color:#666}td.n{text-align:right;font-variant-numeric:tabular-nums}\
code{font-size:13px;word-break:break-all}.bad{color:#b3261e}.note{color:#666}\
@media(prefers-color-scheme:dark){body{background:#161616;color:#ddd}td,th{border-color:#333}.bad{color:#ff8a80}}";

pub(super) fn answer(emulator: &Emulator, request: &Request<Bytes>, peer: SocketAddr) -> Response<Bytes> {
    if !is_from_this_machine(request, peer) {
        return control::problem(StatusCode::FORBIDDEN, "This page is shown to this machine only");
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return control::problem(
            StatusCode::METHOD_NOT_ALLOWED,
            "There is only a page to look at here",
        );
    }
    let mut response = Response::new(Bytes::from(page(emulator)));
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'"),
    );
    response
}

fn page(emulator: &Emulator) -> String {
    let mut page = String::from(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>",
    );
    let census = emulator.with_world(|world| world.census());
    let now = emulator.clock().now();
    let total = emulator.journal().total();
    // Writing to a String never fails.
    let _ = write!(
        page,
        "<title>seats.io emulator</title><style>{STYLE}</style>\
         <h1>seats.io emulator</h1><p class=note>version {} · its clock shows {now}</p>\
         <table><tr><th>Companies<th>Charts<th>Events<th>Requests<th>Fault rules</tr>\
         <tr><td>{}<td>{}<td>{}<td>{total}<td>{}</tr></table>",
        env!("CARGO_PKG_VERSION"),
        census.companies,
        census.charts,
        census.events,
        emulator.faults().len(),
    );
    write_counts(&mut page, emulator);
    write_journal(&mut page, &emulator.journal().last(SHOWN));
    page
}

fn write_counts(page: &mut String, emulator: &Emulator) {
    let counts = emulator.journal().counts();
    if counts.is_empty() {
        return;
    }
    page.push_str("<h2>Calls</h2><table><tr><th>Operation<th>Times</tr>");
    for (operation, count) in counts {
        let _ = write!(page, "<tr><td>{}<td>{count}</tr>", escape(operation));
    }
    page.push_str("</table>");
}

fn write_journal(page: &mut String, entries: &[Entry]) {
    page.push_str("<h2>Last requests</h2><table><tr><th>At<th>Request<th>Outcome<th>Fault</tr>");
    for entry in entries.iter().rev() {
        let (class, outcome) = describe(entry.outcome);
        let _ = write!(
            page,
            "<tr><td>{}<td><code>{} {}</code><td class={class}>{outcome}<td>{}</tr>",
            entry.at,
            escape(&entry.method),
            escape(&entry.path),
            escape(entry.fault.as_deref().unwrap_or_default()),
        );
    }
    page.push_str("</table>");
    if entries.is_empty() {
        page.push_str("<p class=note>Nothing was asked yet.</p>");
    }
}

fn describe(outcome: Outcome) -> (&'static str, String) {
    match outcome {
        Outcome::Answered { status } => (if status < 400 { "ok" } else { "bad" }, status.to_string()),
        Outcome::Cut { status, after_bytes } => ("bad", format!("{status}, cut at byte {after_bytes}")),
        Outcome::Reset => ("bad", "reset".to_owned()),
        Outcome::Never => ("bad", "never answered".to_owned()),
        Outcome::Abandoned => ("bad", "abandoned".to_owned()),
    }
}

/// Paths and methods come from anybody.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_clients_send_never_becomes_markup() {
        let emulator = Emulator::new();
        let request = Request::get("/<script>alert('1')</script>").body(Bytes::new());
        if let Ok(request) = request {
            drop(emulator.exchange(request));
        }
        assert_eq!(escape("<a href=\"'&"), "&lt;a href=&quot;&#39;&amp;");
        assert!(!page(&emulator).contains("<script"));
    }
}
