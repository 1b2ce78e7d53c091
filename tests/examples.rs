//! The examples, run as a reader would run them.
//!
//! `cargo test` builds them before it runs this; after `cargo test --test examples` alone they may be missing
//! or old, so build them first: `cargo build --examples`.

use std::{
    env,
    path::PathBuf,
    process::{Command, Output},
};

fn program(name: &str) -> PathBuf {
    let own = env::current_exe().expect("a test has a path");
    let directory = own
        .parent()
        .and_then(|deps| deps.parent())
        .expect("tests are in target/…/deps");
    directory
        .join("examples")
        .join(name)
        .with_extension(env::consts::EXE_EXTENSION)
}

fn run(name: &str) -> String {
    run_with(name, &[])
}

fn run_with(name: &str, arguments: &[&str]) -> String {
    let program = program(name);
    assert!(
        program.exists(),
        "{} is not built: cargo build --examples",
        program.display()
    );
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(&program)
        .args(arguments)
        .env_remove("SEATSIO_SECRET_KEY")
        .output()
        .expect("the example starts");
    let told = String::from_utf8(stdout).expect("UTF-8");
    assert!(status.success(), "{told}\n{}", String::from_utf8_lossy(&stderr));
    told
}

/// The lines that stay the same from run to run.
fn the_story_is_whole(told: &str) {
    for line in [
        "A chart:        Open air",
        "Held:           A-1 and A-2, for 900 seconds",
        "Booked:         A-1 is booked for order-17",
        "Best available: A-5, A-6, A-7",
        "Refused:        events.book: Cannot change from [booked] to [booked]",
        "Charts, page by page: Open air, Demo hall",
        "booked          5",
    ] {
        assert!(told.contains(line), "`{line}` is not in:\n{told}");
    }
}

#[test]
fn the_quickstart_tells_the_whole_story() {
    the_story_is_whole(&run("quickstart"));
}

#[test]
fn the_blocking_quickstart_tells_the_same_story() {
    the_story_is_whole(&run("quickstart_blocking"));
}

/// An example tells all of this, in this order.
fn tells(name: &str, lines: &[&str]) {
    let told = run(name);
    let mut rest = told.as_str();
    for line in lines {
        let Some((_, after)) = rest.split_once(line) else {
            panic!("`{line}` is not in its place in:\n{told}");
        };
        rest = after;
    }
}

#[test]
fn a_season_ticket_is_for_all_evenings_but_the_one_given_back() {
    tells(
        "season_tickets",
        &[
            "Season spring:    friday, saturday, sunday",
            "Part of it:       weekend, saturday, sunday",
            "A-2 is booked in event friday",
            "A-1 is booked in season spring",
            "A-1   season-ada     season-ada     season-ada",
            "B-1   free           weekend-ben    weekend-ben",
            "A-1   season-ada     single-dan     season-ada",
            "overridden 1 time",
        ],
    );
}

#[test]
fn a_channel_is_sold_by_its_partner_alone() {
    tells(
        "channels",
        &[
            "Channel fans     A-1 A-2 A-3 A-4 A-5 A-6 and 20 places of areas",
            "Anybody: A-1: refused",
            "Hotel:   A-1: refused",
            "Fans:    A-1: sold",
            "Anybody: B-1, which the hotel gave back: sold",
            "Anybody: K-7, which is kept: refused, K-7 is not for sale",
            "Anybody: K-7, which is for sale again: sold",
            "fans             4       2",
        ],
    );
}

#[test]
fn places_of_an_area_are_held_booked_and_free_again() {
    tells(
        "general_admission",
        &[
            "The area is empty                   100     0       0",
            "Ben holds 5 places                   92     8       0",
            "Ada books: 2 adults, a child         92     5       3",
            "A school asks for 95: Cannot change",
            "Ben's token expires                  97     0       3",
            "Ben comes back: Hold token not found: it is unknown or has expired\n",
            "Ada returns the child's ticket       98     0       2",
        ],
    );
}

#[test]
fn a_group_sits_together_where_there_is_room() {
    tells(
        "best_available_group",
        &[
            "A-5 A-6 A-7 A-8, beside each other",
            "G-1 G-2 G-3 G-4 G-5 G-6 G-7 G-8 G-9 G-10 G-11 G-12, beside each other",
            "K-1 K-2, beside each other",
            "not that: Best available objects not found\n  B-1 to J-14, 70 seats, not all beside each other",
            "not that: Best available objects not found\n  sorry, there is no room for all of you",
        ],
    );
}

#[test]
fn what_is_offered_again_changes_hands() {
    tells(
        "resale",
        &[
            "She offers them:      A-1 resale (listing-7), A-2 resale (listing-7)",
            "Ben takes the best:   A-6",
            "She thinks it over:   A-1 resale (listing-7), A-2 resale (listing-7)",
            "She takes A-1:        A-1 booked (order-cleo), A-2 resale (listing-7)",
            "Ada keeps A-2:        A-1 booked (order-cleo), A-2 booked (order-ada)",
            "booked   order-cleo\n  resale   -\n  booked   order-ada",
        ],
    );
}

#[test]
fn a_transport_of_ones_own_books_without_a_socket() {
    assert!(run("custom_transport").contains("2 requests, none of them over a socket"));
}

#[test]
fn every_operation_is_listed_with_lane_and_effect() {
    let told = run("operations");
    assert_eq!(
        told.lines().filter(|line| line.contains(" /")).count(),
        seatsio_core::operations().count()
    );
    assert!(
        told.lines()
            .any(|line| line.starts_with("events.book ") && line.contains("priority")),
        "{told}"
    );
}

#[test]
fn a_checkout_that_dies_is_finished_by_the_next_run() {
    let directory = env::temp_dir().join(format!("seatsio-examples-{}", std::process::id()));
    let path = directory.to_str().expect("UTF-8");
    let told = [run_with("checkout", &[path, "7"]), run_with("checkout", &[path])];
    let _gone = std::fs::remove_dir_all(&directory);
    assert_eq!(told, ["killed; run it again and it goes on\n", "Sold\n"]);
}

#[test]
fn another_api_goes_through_the_same_engine() {
    let told = run("wootiv");
    for line in [
        "Root:     \"0.0.1\" at attempt 2",
        "Put to:   https://bucket.example/signed at attempt 2",
        "Member:   Ada\nMember:   Cleo\n",
        "400       BadRequest ",
        "401       Authentication ",
        "403       PermissionDenied ",
        "404       NotFound ",
        "409       Conflict ",
        "422       UnprocessableEntity ",
        "429       RateLimit ",
        "500       InternalServer ",
        "raw: the server was told to say so (422 as_ordered)",
        "silence   APITimeout ",
        "nobody    APIConnection ",
        "stranger  Authentication ",
        "Async:    https://bucket.example/signed\nAsync:    Ada\nAsync:    Cleo\n",
    ] {
        assert!(told.contains(line), "`{line}` is not in:\n{told}");
    }
    assert!(!told.contains("a-token"), "{told}");
}

#[test]
fn many_workspaces_share_a_client_and_nothing_else() {
    let told = run("many_workspaces");
    for line in [
        "Opera    sold A-1 and A-2 in its own gala",
        "Circus   sold A-1 and A-2 in its own gala",
        "Stadium  sold A-1 and A-2 in its own gala",
        "Same lanes: true",
        "Bookings that have passed through them: 3",
        "asked by one call:      found gala",
        "knows nothing: events.retrieve: ",
    ] {
        assert!(told.contains(line), "`{line}` is not in:\n{told}");
    }
}

#[test]
fn a_retry_policy_is_seen_at_work() {
    let told = run("retry_policy");
    for line in [
        "a read, twice 500      done at attempt 3",
        "new name, once 500     done at attempt 2",
        "booked, answer lost    Unknown after 1 attempt: ",
        "places, answer lost    Unknown after 1 attempt: ",
        "places, twice 429      done at attempt 3",
        "503, Retry-After: 2    done at attempt 2",
        "refused                NotDone after 1 attempt: ",
        "client: no retries     NotDone after 1 attempt: ",
        "call: one after all    done at attempt 2",
        "call: 6 s in all       NotDone after ",
        "429, two hours         NotDone after 1 attempt: ",
        "100 reads of a dead server       110 requests",
    ] {
        assert!(told.contains(line), "`{line}` is not in:\n{told}");
    }
}

/// The cells of a table's row, by the operation that it is about.
fn row<'a>(table: &'a str, operation: &str) -> Vec<&'a str> {
    let mut rows = table
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>());
    rows.find(|cells| cells.first() == Some(&operation))
        .expect("a row")
}

#[test]
fn metrics_are_counted_by_operation_while_the_calls_are_made() {
    let told = run("metrics");
    let tables: Vec<_> = told.split("Eighteen").collect();
    let [_, healthy, failing, late] = tables[..] else {
        panic!("{told}")
    };
    assert_eq!(row(healthy, "events.book")[1..4], ["18", "0", "0"]);
    assert_eq!(row(late, "events.hold")[1..3], ["54", "18"]);
    assert_eq!(row(failing, "hold_tokens.create")[1..4], ["36", "0", "1"]);
    let retries = |operation| row(failing, operation)[3].parse::<u32>().unwrap();
    assert_eq!(retries("events.hold") + retries("events.book"), 5);
    assert!(told.contains("the priority lane takes 3 at a time, no longer 4"));
}

#[test]
fn spans_of_a_checkout_tell_of_the_retry_and_of_the_lost_answer() {
    tells(
        "tracing",
        &[
            "status=503",
            "trying again operation=\"events.book\"",
            "reason=\"server_error\"",
            "A-1 is booked",
            "error=\"interrupted\"",
            "it is not known whether the call took effect",
            "operation=\"events.retrieve_object_infos\"",
            "settled=\"done\"",
            "A-2 is booked",
        ],
    );
}

#[test]
fn a_simulation_keeps_its_invariants_and_a_broken_one_is_caught() {
    let told = run_with("simulate", &["--checkouts", "300", "--seed", "1"]);
    assert!(
        told.contains("violations: nothing sold twice                                  0"),
        "{told}"
    );

    let broken = ["--checkouts", "300", "--seed", "1", "--break", "settle"];
    let output = Command::new(program("simulate"))
        .args(broken)
        .output()
        .expect("the example starts");
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).contains("VIOLATED, with seed 1"));
}

#[test]
fn a_dashboard_leafs_through_events_and_goes_on_from_where_it_was() {
    let told = run("dashboard");
    let second = "   Evening 6, Evening 5, Evening 4, Evening 3\n   < back  next >\n";
    assert_eq!(
        told.matches(second).count(),
        3,
        "next, back, and the next morning:\n{told}"
    );
    for line in [
        "First page:\n   Evening 10, Evening 9, Evening 8, Evening 7\n           next >\n",
        "   Evening 2, Evening 1\n   < back\n",
        "Searched:         Evening 11, Evening 10, Evening 9, Evening 8, Evening 7, Evening 6\n",
        "Searched on:      Evening 5, Evening 4\n",
    ] {
        assert!(told.contains(line), "`{line}` is not in:\n{told}");
    }
}

#[test]
fn a_report_becomes_csv_that_nothing_in_it_can_break() {
    let told = run("reports_to_csv");
    for record in [
        "label,type,category,status,booked,capacity,order id\r\n",
        "\r\nA-2,seat,Stalls,booked,,,\"Smith, John\"\r\n",
        "\r\nA-3,seat,Stalls,booked,,,\"the \"\"Friends\"\"\"\r\n",
        "\r\nA-4,seat,Stalls,booked,,,\"two\nlines\"\r\n",
        "\r\nA-5,seat,Stalls,booked,,,'=1+1\r\n",
        "\r\nStanding,generalAdmission,Standing,free,12,100,Münster 🎭\r\n",
    ] {
        assert!(told.contains(record), "{record:?} is not in:\n{told}");
    }
}

#[test]
fn a_display_follows_a_sale_through_a_restart_and_a_bad_hour() {
    assert_eq!(
        run("follow"),
        "The display is switched on while the box offices sell:
   A-1   booked   north-1
   A-2   booked   north-1
   B-1   booked   south-1
   A-2   free     -

It is switched off; the sale goes on, and the server has a bad hour:

It is switched on again, and goes on from where it was:
   (no connection, trying on: Fault on order: 503)
   (no connection, trying on: Fault on order: 503)
   C-1   booked   north-2
   C-2   booked   north-2

Six changes, each of them shown once.
"
    );
}
