//! Recorded calls of an official client against ours: the same arguments have to make the same requests.
//!
//! `vectors/python.json` holds logical arguments and the exact requests that the Python client made of them.
//! Each is mapped to our builders and run by the blocking engine over a transport that records. Where that
//! client does not send what it was given, a file in `differences/` says so, why, and what ours sends.
//!
//! `WIRE_VECTORS=/path/to/other.json` runs another file of the same format.

#![expect(
    clippy::expect_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test binary exports nothing, and stops where its files are not what they should be"
)]

mod accounts;
mod args;
mod channels;
mod charts;
mod compare;
mod differences;
mod event_arguments;
mod events;
mod recorder;
mod reports;
mod sale;
mod seasons;
mod tally;
mod vectors;
mod workspaces;

use args::{Args, Sent};
use compare::{Request, collapsed};
use differences::{Difference, Differences};
use recorder::Recorder;
use seatsio_core::{BlockingClient, Error, ErrorKind};
use std::io::Write as _;
use tally::{Tally, Verdict};
use vectors::{Step, Vector, Vectors};

/// Tries each resource's mapping; `None` if none of them knows the operation.
fn send(client: &BlockingClient, operation: &str, args: &Args) -> Option<Sent> {
    charts::send(client, operation, args)
        .or_else(|| reports::send(client, operation, args))
        .or_else(|| workspaces::send(client, operation, args))
        .or_else(|| accounts::send(client, operation, args))
        .or_else(|| events::send(client, operation, args))
        .or_else(|| sale::send(client, operation, args))
        .or_else(|| channels::send(client, operation, args))
        .or_else(|| seasons::send(client, operation, args))
}

#[test]
fn every_recorded_call_is_sent_as_its_arguments_say() {
    let vectors = Vectors::load();
    let differences = Differences::load();
    let mut tally = Tally::default();
    for vector in &vectors.vectors {
        let recorder = Recorder::new(&vectors, vector);
        let verdict = judge(&vectors, vector, &differences, &recorder);
        tally.reach(&recorder.sent());
        tally.add(vector, verdict);
    }
    tally.unused(differences.unused(&vectors));
    // Written past the test harness, which keeps the output of passing tests to itself.
    let _ = std::io::stdout().write_all(tally.table(&vectors).as_bytes());
    assert!(tally.failures().is_empty(), "{}", tally.failures().join("\n"));
}

/// Runs one vector and compares what was sent with what should have been.
fn judge(vectors: &Vectors, vector: &Vector, differences: &Differences, recorder: &Recorder) -> Verdict {
    let difference = differences.of(vector);
    let client = match recorder.client(vectors, vector) {
        Ok(client) => client,
        Err(error) => return refused(&error, difference),
    };
    let mut result = Ok(());
    for Step { operation, args } in vector.steps() {
        let args = Args::new(args);
        match send(&client, &operation, &args) {
            None if args.are_read() => {
                let missing =
                    "an argument that the call cannot do without is missing or of another kind".to_owned();
                return Verdict::Different([args.problems(), vec![missing]].concat().join("; "));
            }
            None => return Verdict::UnknownOperation(operation),
            Some(sent) => result = sent,
        }
        if let Some(reason) = args.not_representable() {
            return Verdict::NotRepresentable(reason);
        }
        let problems = args.problems();
        if !problems.is_empty() {
            return Verdict::Different(problems.join("; "));
        }
    }
    match result {
        Err(error) if error.kind() == ErrorKind::InvalidArgument => refused(&error, difference),
        Ok(()) if difference.is_some_and(Difference::fails) => {
            Verdict::Different("the recorded answer was read, and should not have been".to_owned())
        }
        Err(error) if error.kind() == ErrorKind::Decode && !difference.is_some_and(Difference::fails) => {
            Verdict::Different(format!("the recorded answer cannot be read: {error}"))
        }
        _ => compare(vector, &recorder.sent(), difference),
    }
}

fn refused(error: &Error, difference: Option<&Difference>) -> Verdict {
    match difference {
        Some(difference) if difference.refused() == error.argument() => {
            Verdict::OnPurpose(difference.reason.clone())
        }
        _ => Verdict::Different(format!("refused: {error}")),
    }
}

fn compare(vector: &Vector, sent: &[Request], difference: Option<&Difference>) -> Verdict {
    let recorded = collapsed(&vector.requests());
    let expected = difference.map_or_else(
        || recorded.clone(),
        |difference| collapsed(&difference.apply(&recorded)),
    );
    match compare::mismatch(&expected, &collapsed(sent)) {
        Some(mismatch) => Verdict::Different(mismatch),
        None => match difference {
            Some(difference) => Verdict::OnPurpose(difference.reason.clone()),
            None if vector.has_null_body() => Verdict::OnPurpose(
                "that client sends the text null where it has no body; ours sends none".to_owned(),
            ),
            None => Verdict::Equal,
        },
    }
}

#[test]
fn what_no_mapping_knows_is_reported() {
    let arguments = |json: serde_json::Value| Args::new(json.as_object().cloned().unwrap_or_default());
    let recorder = Recorder::silent();
    let client = recorder.any_client().expect("a client");

    let surprising = arguments(serde_json::json!({ "chart_key": "c", "colour": "blue" }));
    assert!(send(&client, "charts.retrieve", &surprising).is_some());
    assert_eq!(
        surprising.problems(),
        ["the mapping does not know the argument colour"]
    );

    let wrong = arguments(serde_json::json!({ "chart_key": 7 }));
    assert!(send(&client, "charts.retrieve", &wrong).is_some());
    assert_eq!(wrong.problems().len(), 2, "{:?}", wrong.problems());

    assert!(send(&client, "charts.paint", &arguments(serde_json::json!({}))).is_none());
}
