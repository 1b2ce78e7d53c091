//! The official clients, and which of their calls is which operation.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// An official client.
pub struct Client {
    pub name: &'static str,
    /// How the file and the page are called.
    stem: &'static str,
    calls: &'static str,
}

macro_rules! clients {
    ($( $name:literal: $stem:literal; )+) => {
        &[$( Client { name: $name, stem: $stem, calls: include_str!(concat!("clients/", $stem, ".txt")) } ),+]
    };
}

pub static CLIENTS: &[Client] = clients! {
    "Python": "python";
    "JavaScript": "javascript";
    "Java": "java";
    "PHP": "php";
    ".NET": "dotnet";
    "Ruby": "ruby";
    "Go": "go";
};

impl Client {
    /// The calls of each operation, as their file has them.
    pub fn rows(&self) -> BTreeMap<&'static str, Vec<&'static str>> {
        let mut rows = BTreeMap::new();
        for line in self.lines().filter(|line| !line.starts_with('-')) {
            let (operation, calls) = line
                .split_once(char::is_whitespace)
                .expect("an operation and its calls");
            let calls = calls.split(" | ").map(str::trim).collect();
            assert!(
                rows.insert(operation, calls).is_none(),
                "{operation} stands there twice"
            );
        }
        rows
    }

    /// What is no call of the API, and what there is in its place.
    pub fn others(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.lines()
            .filter_map(|line| line.strip_prefix("- "))
            .map(|line| line.split_once(" = ").expect("a name and what is in its place"))
    }

    /// Where the page of those who come from this client is.
    pub fn page(&self) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("docs/migrating")
            .join(self.stem)
            .with_extension("md")
    }

    fn lines(&self) -> impl Iterator<Item = &'static str> {
        self.calls
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
    }
}
