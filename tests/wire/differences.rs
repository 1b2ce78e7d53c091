//! Where ours sends something else than the recorded client, on purpose: each with its reason, and with what
//! ours sends.

use crate::{
    compare::Request,
    vectors::{Vector, Vectors},
};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// All differences, by the id of the vector.
pub struct Differences(BTreeMap<String, Difference>);

/// What ours does instead.
#[derive(Clone, Debug)]
pub struct Difference {
    pub reason: String,
    change: Change,
}

/// The changes to the recorded requests, as the files say it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    /// The argument that ours refuses before anything is sent.
    refused: Option<String>,
    /// Members that ours sends in every request's body, by JSON pointer; `"(absent)"` means that it sends none.
    #[serde(default)]
    body: Map<String, Value>,
    /// The whole body of every request.
    whole_body: Option<Value>,
    /// The whole query of every request.
    query: Option<Vec<(String, String)>>,
    /// The path of every request.
    path: Option<String>,
    /// The queries of all requests, one by one, where their number differs too.
    queries: Option<Vec<Vec<(String, String)>>>,
    /// How many of the recorded requests ours sends.
    requests: Option<usize>,
    /// The whole `Authorization` header.
    authorization: Option<String>,
    /// Method and path of the one request that ours sends, where that client sent none.
    sends: Option<(String, String)>,
    /// The answer is one that ours cannot read either.
    #[serde(default)]
    fails: bool,
}

/// A file: groups of vectors that differ for the same reason.
#[derive(Deserialize)]
struct Group {
    reason: String,
    vectors: BTreeMap<String, Change>,
}

impl Differences {
    /// Reads the files of the repository.
    pub fn load() -> Self {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/wire/differences");
        let mut all = BTreeMap::new();
        for entry in std::fs::read_dir(folder).expect("the folder of differences") {
            let path = entry.expect("an entry").path();
            let text = std::fs::read_to_string(&path).expect("a readable file");
            let groups: Vec<Group> =
                serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            for Group { reason, vectors } in groups {
                for (id, change) in vectors {
                    let difference = Difference {
                        reason: reason.clone(),
                        change,
                    };
                    assert!(
                        all.insert(id.clone(), difference).is_none(),
                        "{id} is there twice"
                    );
                }
            }
        }
        Self(all)
    }

    /// The difference of a vector, if it is in one of the files.
    pub fn of(&self, vector: &Vector) -> Option<&Difference> {
        self.0.get(&vector.id)
    }

    /// Differences of vectors that are not in the file at hand although it is the file they are about.
    pub fn unused(&self, vectors: &Vectors) -> Vec<String> {
        if vectors.client != "seatsio-python" {
            return Vec::new();
        }
        let known: BTreeSet<_> = vectors.vectors.iter().map(|vector| &vector.id).collect();
        self.0.keys().filter(|id| !known.contains(id)).cloned().collect()
    }
}

impl Difference {
    /// The argument that ours refuses.
    pub fn refused(&self) -> Option<&str> {
        self.change.refused.as_deref()
    }

    /// Whether ours cannot read the answer.
    pub fn fails(&self) -> bool {
        self.change.fails
    }

    /// What ours sends instead of the recorded requests.
    pub fn apply(&self, recorded: &[Request]) -> Vec<Request> {
        let change = &self.change;
        let mut requests = recorded.to_vec();
        if let (Some(queries), Some(first)) = (&change.queries, recorded.first()) {
            requests = queries
                .iter()
                .map(|query| Request {
                    query: query.clone(),
                    ..first.clone()
                })
                .collect();
        }
        if let Some((method, path)) = &change.sends {
            requests = vec![Request::bare(method, path)];
        }
        requests.truncate(change.requests.unwrap_or(usize::MAX));
        for request in &mut requests {
            change.apply(request);
        }
        requests
    }
}

impl Change {
    fn apply(&self, request: &mut Request) {
        if let Some(query) = &self.query {
            request.query.clone_from(query);
        }
        if let Some(path) = &self.path {
            request.path.clone_from(path);
        }
        if let Some(body) = &self.whole_body {
            request.body = Some(body.clone());
        }
        if self.authorization.is_some() {
            request.authorization.clone_from(&self.authorization);
        }
        for (pointer, value) in &self.body {
            set(
                request.body.get_or_insert_with(|| Value::Object(Map::new())),
                pointer,
                value,
            );
        }
    }
}

/// Sets what a JSON pointer names; an object that is missing on the way is made, `"(absent)"` removes.
fn set(body: &mut Value, pointer: &str, value: &Value) {
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer begins with a slash");
    let parent = parent.split('/').skip(1).fold(body, |value, name| match value {
        Value::Array(list) => &mut list[name.parse::<usize>().expect("an index")],
        value => &mut value[name],
    });
    match parent {
        Value::Array(list) => list[name.parse::<usize>().expect("an index")] = value.clone(),
        parent if value == "(absent)" => {
            parent.as_object_mut().expect("an object").remove(name);
        }
        parent => parent[name] = value.clone(),
    }
}
