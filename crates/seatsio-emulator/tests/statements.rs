//! Which statements about the real service are tested: counted in the tests, written down in `docs/statements.md`.
//!
//! A statement counts when a comment or the name of a test in this crate's tests names it. After adding tests:
//! `cargo test -p seatsio-emulator --test statements -- --ignored`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// A section of the behaviour: its number, what it is about, the letters of its statements and how many there are.
struct Section {
    number: u32,
    title: &'static str,
    letters: &'static str,
    statements: u32,
}

const fn section(number: u32, title: &'static str, letters: &'static str, statements: u32) -> Section {
    Section {
        number,
        title,
        letters,
        statements,
    }
}

const SECTIONS: [Section; 27] = [
    section(1, "Test set-up endpoints", "SET", 9),
    section(2, "Transport, authentication, choice of workspace", "AUT", 17),
    section(3, "Errors", "ERR", 8),
    section(4, "Paging", "PAG", 9),
    section(5, "Rate limits", "LIM", 5),
    section(6, "Charts", "CHT", 27),
    section(7, "Events", "EVT", 17),
    section(8, "Tables", "TAB", 5),
    section(9, "Channels", "CHN", 13),
    section(10, "For sale", "FSL", 10),
    section(11, "Object status changes", "STA", 19),
    section(12, "General admission areas", "GAR", 11),
    section(13, "Hold tokens", "HLD", 7),
    section(14, "Best available", "BST", 14),
    section(15, "Seasons", "SEA", 14),
    section(16, "Extra data", "XTR", 3),
    section(17, "Object infos", "OBJ", 4),
    section(18, "Status changes", "SCH", 9),
    section(19, "Event log", "EVL", 5),
    section(20, "Event reports", "REP", 12),
    section(21, "Chart reports", "CRP", 7),
    section(22, "Usage reports", "USG", 5),
    section(23, "Ticket buyers", "TKB", 6),
    section(24, "Workspaces", "WSP", 8),
    section(25, "Account", "ACC", 3),
    section(26, "Legacy endpoints", "LEG", 8),
    section(28, "Contradictions and open points", "X", 10),
];

/// Statements that a test of the emulator cannot show, and why.
const NOT_TESTABLE: [(&str, &str); 13] = [
    ("SET-9", "says which endpoints the client suites do not call"),
    ("AUT-13", "says how long clients wait"),
    (
        "AUT-14",
        "is for a latency rule, which the tests of latencies show",
    ),
    ("AUT-15", "is about the real service's plain HTTP"),
    ("LIM-3", "is what clients do"),
    ("LIM-4", "is what the client suites do not reach"),
    ("ERR-8", "lists what is not known"),
    ("BST-14", "lists what is not known"),
    ("SEA-14", "lists what is not known"),
    ("SCH-9", "is about the real service's storage over a year"),
    ("X-7", "says what is not known"),
    ("X-8", "says what is not known"),
    ("X-10", "says what one client asserts"),
];

/// `STA-12` in a text, also as `sta_12` in the name of a test.
fn statements_in(line: &str, found: &mut BTreeSet<String>) {
    let is_comment = line.starts_with("//") && !line.starts_with("//!");
    let name = line
        .strip_prefix("fn ")
        .or_else(|| line.strip_prefix("async fn "));
    for word in line
        .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-')
        .filter(|_| is_comment)
    {
        add(word.split_once('-'), found);
    }
    if let Some(name) = name {
        let parts: Vec<&str> = name
            .split(|letter: char| !letter.is_ascii_alphanumeric())
            .collect();
        for pair in parts.windows(2) {
            add(Some((&pair[0].to_uppercase(), pair[1])), found);
        }
    }
}

fn add(statement: Option<(&str, &str)>, found: &mut BTreeSet<String>) {
    let Some((letters, number)) = statement else {
        return;
    };
    let known = SECTIONS.iter().find(|section| section.letters == letters);
    if known.is_some_and(|section| {
        number
            .parse()
            .is_ok_and(|number: u32| (1..=section.statements).contains(&number))
    }) {
        found.insert(format!("{letters}-{number}"));
    }
}

/// Reads the test code of a file. Each statement has to be named by itself: a range names its ends only.
fn read(path: &Path, found: &mut BTreeSet<String>) {
    let Ok(text) = fs::read_to_string(path) else {
        return;
    };
    let is_all_test = path.components().any(|part| part.as_os_str() == "tests") || path.ends_with("tests.rs");
    let tests = if is_all_test {
        text.as_str()
    } else {
        text.split_once("#[cfg(test)]").map_or("", |(_, tests)| tests)
    };
    for line in tests.lines() {
        statements_in(line.trim(), found);
    }
}

fn walk(directory: &Path, found: &mut BTreeSet<String>) {
    let Ok(entries) = fs::read_dir(directory) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && !path.ends_with("statements.rs")
        {
            read(&path, found);
        }
    }
}

fn tested() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for directory in ["src", "tests"] {
        walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(directory), &mut found);
    }
    found
}

fn document() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/statements.md")
}

fn ids(section: &Section) -> impl Iterator<Item = String> {
    (1..=section.statements).map(|number| format!("{}-{number}", section.letters))
}

fn written(tested: &BTreeSet<String>) -> String {
    let mut text = String::from(
        "# Statements and tests\n\n\
         The behaviour of the real service, as far as it is known, is kept in numbered statements. This table says how\n\
         many of each section are named by a test of this crate. It is written by `tests/statements.rs`.\n\n\
         | section | statements | tested | not tested |\n|---|---:|---:|---|\n",
    );
    let (mut total, mut total_tested) = (0, 0);
    for section in &SECTIONS {
        let missing: Vec<String> = ids(section).filter(|id| !tested.contains(id)).collect();
        let count = section.statements as usize - missing.len();
        total += section.statements as usize;
        total_tested += count;
        let Section {
            number,
            title,
            statements,
            ..
        } = section;
        let _ = writeln!(
            text,
            "| {number}. {title} | {statements} | {count} | {} |",
            missing.join(", ")
        );
    }
    let _ = writeln!(
        text,
        "| all | {total} | {total_tested} | |\n\nNot testable here:\n"
    );
    for (id, reason) in NOT_TESTABLE.iter().filter(|(id, _)| !tested.contains(*id)) {
        let _ = writeln!(text, "- {id} {reason}.");
    }
    text
}

#[test]
fn the_table_claims_no_statement_that_no_test_names() {
    let tested = tested();
    let text = fs::read_to_string(document()).expect("the table is there");
    for section in &SECTIONS {
        let start = format!("| {}. ", section.number);
        let row = text
            .lines()
            .find(|line| line.starts_with(&start))
            .expect("every section has a row");
        let missing = row.split('|').nth(4).expect("a row has four columns");
        let missing: BTreeSet<&str> = missing.split(',').map(str::trim).collect();
        for id in ids(section).filter(|id| !missing.contains(id.as_str())) {
            assert!(tested.contains(&id), "{id} is claimed to be tested");
        }
    }
}

#[test]
fn there_are_265_statements() {
    assert_eq!(
        SECTIONS.iter().map(|section| section.statements).sum::<u32>(),
        265
    );
}

#[test]
#[ignore = "writes the table"]
fn write_the_table() {
    fs::write(document(), written(&tested())).expect("the table can be written");
    assert!(document().exists());
}
