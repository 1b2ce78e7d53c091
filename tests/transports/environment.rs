//! Clients from the environment: each adapter in a process of its own, since a test cannot change its own.

use std::{env, process::Command};

/// What each adapter says about the environment that it finds: `ok`, or the variable that is at fault.
#[test]
#[ignore = "run by the tests below, with an environment of theirs"]
fn told_by_a_child() {
    let told = [
        seatsio_async::from_env().err(),
        seatsio_blocking::from_env().err(),
        seatsio_hyper::from_env().err(),
    ];
    for error in told {
        let named = error
            .as_ref()
            .map_or("ok", |error| error.argument().unwrap_or("nothing"));
        println!("told: {named}");
    }
    assert!(env::var_os("SEATSIO_SECRET_KEY").is_none_or(|key| key != "unread"));
}

fn told(variables: &[(&str, &str)]) -> Vec<String> {
    let mut child = Command::new(env::current_exe().expect("a test has a path"));
    child.args([
        "--exact",
        "environment::told_by_a_child",
        "--ignored",
        "--nocapture",
    ]);
    for name in [
        "SEATSIO_SECRET_KEY",
        "SEATSIO_REGION",
        "SEATSIO_BASE_URL",
        "SEATSIO_WORKSPACE_KEY",
    ] {
        child.env_remove(name);
    }
    let output = child.envs(variables.iter().copied()).output().expect("it starts");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.lines()
        .filter_map(|line| line.split_once("told: ").map(|(_, named)| named.to_owned()))
        .collect()
}

fn all(named: &str) -> Vec<String> {
    vec![named.to_owned(); 3]
}

const KEY: (&str, &str) = ("SEATSIO_SECRET_KEY", "a-key");

#[test]
fn a_key_alone_is_enough_for_every_adapter() {
    assert_eq!(told(&[KEY]), all("ok"));
    assert_eq!(
        told(&[KEY, ("SEATSIO_REGION", "NA"), ("SEATSIO_WORKSPACE_KEY", "w")]),
        all("ok")
    );
}

#[test]
fn what_is_missing_or_malformed_is_named_by_every_adapter() {
    assert_eq!(told(&[]), all("SEATSIO_SECRET_KEY"));
    for pair in [
        ("SEATSIO_REGION", "mars"),
        ("SEATSIO_BASE_URL", "http://api-eu.seatsio.net"),
        ("SEATSIO_WORKSPACE_KEY", "wörk"),
    ] {
        assert_eq!(told(&[KEY, pair]), all(pair.0));
    }
}
