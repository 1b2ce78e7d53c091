//! The table of a page: their calls and ours, resource by resource.

use crate::client::Client;
use std::{collections::BTreeMap, fmt::Write as _};

const START: &str = "<!-- The calls; written by `SEATSIO_WRITE_DOCS=1 cargo test --test migration`. -->\n";
const END: &str = "<!-- End of the calls. -->\n";

/// The headings, and what the operations below them begin with. The first that fits counts.
const PARTS: [(&str, &str); 12] = [
    ("Charts", "charts."),
    ("Channels", "events.channels."),
    ("Events", "events."),
    ("Seasons", "seasons."),
    ("Hold tokens", "hold_tokens."),
    ("Reports about events", "reports.events."),
    ("Reports about charts", "reports.charts."),
    ("Usage", "reports."),
    ("Workspaces", "workspaces."),
    ("Ticket buyers", "ticket_buyers."),
    ("Event log", "event_log."),
    ("Account", "accounts."),
];

fn part(operation: &str) -> Option<&'static str> {
    let part = PARTS.iter().find(|(_, start)| operation.starts_with(start));
    part.map(|(heading, _)| *heading)
}

/// The page with this table in it, in the place of the one it has.
pub fn in_page(page: &str, table: &str) -> String {
    let (before, rest) = page
        .split_once(START)
        .expect("the page says where the calls begin");
    let (_, after) = rest.split_once(END).expect("the page says where the calls end");
    format!("{before}{START}{table}{END}{after}")
}

/// The calls of a client and ours.
pub fn of(client: &Client, ours: &BTreeMap<&str, String>) -> String {
    let rows = client.rows();
    let mut text = String::new();
    for (heading, _) in PARTS {
        let calls: Vec<_> = ours
            .iter()
            .filter(|(name, _)| part(name) == Some(heading))
            .collect();
        let (theirs, alone): (Vec<_>, Vec<_>) = calls.iter().partition(|(name, _)| rows.contains_key(*name));
        let _ = write!(text, "\n### {heading}\n");
        if !theirs.is_empty() {
            let _ = write!(text, "\n| {} | Rust |\n|---|---|\n", client.name);
        }
        for (name, written) in theirs {
            let calls: Vec<_> = rows[*name].iter().map(|call| code(call)).collect();
            let _ = writeln!(text, "| {} | `{written}` |", calls.join("<br>"));
        }
        if !alone.is_empty() {
            let alone: Vec<_> = alone.iter().map(|(_, written)| format!("`{written}`")).collect();
            let _ = write!(text, "\nOnly here: {}.\n", alone.join(", "));
        }
    }
    others(client, &mut text);
    text.push('\n');
    text
}

fn others(client: &Client, text: &mut String) {
    let mut others = client.others().peekable();
    if others.peek().is_none() {
        return;
    }
    let _ = write!(
        text,
        "\n### Not calls of the API\n\n| {} | Rust |\n|---|---|\n",
        client.name
    );
    for (theirs, place) in others {
        let _ = writeln!(text, "| `{theirs}` | {place} |");
    }
}

/// A call as code, and a remark behind it as text.
fn code(call: &str) -> String {
    match call.split_once(" (") {
        Some((call, remark)) => format!("`{call}` ({remark}"),
        None => format!("`{call}`"),
    }
}
