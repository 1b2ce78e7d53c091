//! `docs/security.md` names a test for each promise: they are there.

use std::{fs, path::Path};

#[test]
fn every_test_that_the_security_page_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/security.md")).unwrap();
    let mut file = String::new();
    let mut found = 0;
    // Code spans are every second piece: the path of a file, and then the names of tests in it.
    for span in page.split('`').skip(1).step_by(2) {
        if span.ends_with(".rs") {
            file = fs::read_to_string(root.join(span)).unwrap_or_else(|error| panic!("{span}: {error}"));
        } else if span.contains('_') && !span.contains("::") {
            assert!(file.contains(&format!("fn {span}(")), "no test is called {span}");
            found += 1;
        }
    }
    assert!(found >= 20, "only {found} tests are named");
}
