//! The API's codes: known to the client, given by the emulator, and explained in the guide.

use seatsio_core::model::ErrorCode;
use std::collections::BTreeSet;

fn known() -> BTreeSet<&'static str> {
    ErrorCode::KNOWN.iter().map(ErrorCode::as_str).collect()
}

#[test]
fn every_code_that_the_emulator_gives_has_a_name_in_the_client_and_the_other_way_round() {
    assert_eq!(seatsio_emulator::error_codes().collect::<BTreeSet<_>>(), known());
}

#[test]
fn a_code_that_nobody_knows_is_kept_as_it_came() {
    let code = ErrorCode::from("SOMETHING_NEW");
    assert!(matches!(&code, ErrorCode::Unknown(text) if &**text == "SOMETHING_NEW"));
    assert_eq!(code.as_str(), "SOMETHING_NEW");
}

/// The cells of each row of the guide's tables.
fn rows() -> Vec<Vec<&'static str>> {
    let rows = include_str!("../docs/errors.md")
        .lines()
        .filter(|line| line.starts_with("| "));
    rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect())
        .collect()
}

#[test]
fn the_guide_says_of_every_code_what_it_means_and_what_to_do() {
    let rows = rows().into_iter().filter(|cells| cells[0].contains('_'));
    let mut told = BTreeSet::new();
    for cells in rows {
        assert!(
            cells.iter().all(|cell| !cell.is_empty()) && cells.len() == 4,
            "{cells:?}"
        );
        assert!(told.insert(cells[0].trim_matches('`')), "twice: {cells:?}");
    }
    assert_eq!(told, known());
}

#[test]
fn the_guide_has_a_row_for_every_kind_that_is_declared() {
    let declared = include_str!("../crates/seatsio-core/src/error/kind.rs");
    let (_, declared) = declared
        .split_once("pub enum ErrorKind {")
        .expect("the declaration");
    let (declared, _) = declared.split_once("\n}").expect("its end");
    let declared = declared
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("//") && !line.is_empty());
    let kinds: BTreeSet<_> = declared.map(|line| line.trim_end_matches(',')).collect();
    let rows = rows();
    let told = rows.iter().map(|cells| cells[0].trim_matches('`'));
    assert!(kinds.contains("NotFound"));
    assert_eq!(told.filter(|kind| kinds.contains(kind)).count(), kinds.len());
}
