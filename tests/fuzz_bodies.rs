//! The bodies of the fuzz targets on stable: inputs to begin with, changed at random. See `docs/fuzzing.md`.

use proptest::{collection::vec, prelude::*, sample::Index};
use seatsio_fuzz_bodies::{TARGETS, seeds};

/// What happens to an input: bytes that come in at a place, and how many of those that were there go.
fn changes() -> impl Strategy<Value = Vec<(Index, Vec<u8>, usize)>> {
    let bytes = prop_oneof![
        vec(any::<u8>(), 0..6),
        "[\\[\\]{}:,\"0-9a-z\\\\]{0,6}".prop_map(String::into_bytes)
    ];
    vec((any::<Index>(), bytes, 0_usize..9), 0..5)
}

fn changed(mut input: Vec<u8>, changes: Vec<(Index, Vec<u8>, usize)>) -> Vec<u8> {
    for (place, bytes, gone) in changes {
        let start = place.index(input.len() + 1);
        let end = (start + gone).min(input.len());
        input.splice(start..end, bytes);
    }
    input
}

/// Half of them anything, half of them what a fuzzer begins with, changed.
fn inputs(target: &str) -> impl Strategy<Value = Vec<u8>> {
    let seeds = seeds(target);
    let known = (0..seeds.len(), changes())
        .prop_map(move |(which, changes)| changed(seeds.get(which).cloned().unwrap_or_default(), changes));
    prop_oneof![known, vec(any::<u8>(), 0..200)]
}

macro_rules! targets {
    ($($name:ident $cases:literal;)*) => {
        const TRIED: &[&str] = &[$(stringify!($name)),*];

        $(proptest! {
            #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases($cases) })]

            #[test]
            fn $name(input in inputs(stringify!($name))) {
                // It panics where something is wrong, and proptest makes the input smaller then.
                seatsio_fuzz_bodies::$name(&input);
            }
        })*
    };
}

targets! {
    cursor 500;
    drawing 200;
    emulator_request 500;
    error_body 1000;
    path_building 500;
    receipt 1000;
    response 2000;
    retry_after 1000;
}

#[test]
fn every_target_is_tried_here_and_has_a_file_for_libfuzzer() {
    let names: Vec<_> = TARGETS.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, TRIED);
    for name in names {
        let path = format!("{}/fuzz/fuzz_targets/{name}.rs", env!("CARGO_MANIFEST_DIR"));
        let file = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(
            file.contains(&format!("seatsio_fuzz_bodies::{name}(data)")),
            "{path}"
        );
    }
}

#[test]
fn what_a_fuzzer_begins_with_is_in_order() {
    for (name, target) in TARGETS {
        let seeds = seeds(name);
        assert!(!seeds.is_empty(), "{name}");
        seeds.iter().for_each(|seed| target(seed));
    }
}
