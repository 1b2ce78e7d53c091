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
