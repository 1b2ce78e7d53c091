//! What the documents say of each other: links lead somewhere, every guide is in the index, every example in the README
//! and among those that a test runs.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The Markdown files below these folders, and those beside them.
fn documents() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("docs"), root().join("crates")];
    for entry in fs::read_dir(root()).expect("the root").flatten() {
        found.push(entry.path());
    }
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    found.sort();
    found
}

/// The targets of `[text](target)`.
fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).filter_map(|rest| rest.split(')').next())
}

#[test]
fn links_to_files_lead_somewhere() {
    let mut dead = Vec::new();
    for document in documents() {
        let text = fs::read_to_string(&document).expect("UTF-8");
        let folder = document.parent().expect("a file is in a folder");
        for link in links(&text) {
            let file = link.split('#').next().unwrap_or_default();
            let is_file = !file.is_empty() && !file.contains("://") && !file.contains("::");
            // Links of crate documentation to items have neither slash nor dot.
            if is_file && file.contains(['/', '.']) && !folder.join(file).exists() {
                dead.push(format!("{}: {link}", document.display()));
            }
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
}

#[test]
fn every_guide_is_in_the_index_and_its_code_is_run() {
    let index = read("docs/README.md");
    let listed: BTreeSet<_> = links(&index).collect();
    let run = read("docs/guides.rs");
    for document in documents() {
        let Ok(name) = document.strip_prefix(root().join("docs")) else {
            continue;
        };
        let name = name.to_str().expect("UTF-8").replace('\\', "/");
        if name == "README.md" {
            continue;
        }
        assert!(
            listed.contains(name.as_str()),
            "docs/README.md does not list {name}"
        );
        let has_code = fs::read_to_string(&document).expect("UTF-8").contains("```rust");
        assert!(
            !has_code || run.contains(&format!("\"{name}\"")),
            "docs/guides.rs does not run the code of {name}"
        );
    }
}

#[test]
fn every_example_is_in_the_readme_and_run_by_a_test() {
    let readme = read("README.md");
    let tests = read("tests/examples.rs");
    for entry in fs::read_dir(root().join("examples")).expect("examples").flatten() {
        let path = entry.path();
        let name = path.file_stem().and_then(|name| name.to_str()).expect("UTF-8");
        assert!(
            readme.contains(&format!("`{name}`")),
            "the README does not list `{name}`"
        );
        assert!(tests.contains(&format!("\"{name}\"")), "no test runs `{name}`");
    }
}

/// The text of every test in the repository, whatever its language.
fn tests() -> String {
    let mut text = String::new();
    let mut folders = vec![root().join("tests"), root().join("crates")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                text.push_str(&fs::read_to_string(&path).expect("UTF-8"));
            }
        }
    }
    text
}

#[test]
fn every_row_of_the_client_features_is_there_and_names_tests_that_exist() {
    let excepted = [16, 17, 36];
    let page = read("docs/client-features.md");
    let rows: Vec<Vec<&str>> = page
        .lines()
        .filter(|line| line.starts_with("| W"))
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect();
    let numbers: Vec<_> = rows.iter().map(|row| row[0].to_owned()).collect();
    let wanted: Vec<_> = (1..=43)
        .filter(|number| !excepted.contains(number))
        .map(|number| format!("W{number}"))
        .collect();
    assert_eq!(numbers, wanted);

    let tests = tests();
    let mut missing = Vec::new();
    for row in &rows {
        let names: Vec<_> = row[3].split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "{} names no test", row[0]);
        let lost = names
            .iter()
            .filter(|name| !tests.contains(&format!("fn {name}(")));
        missing.extend(lost.map(|name| format!("{}: {name}", row[0])));
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
