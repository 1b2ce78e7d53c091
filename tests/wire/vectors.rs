//! The file of recorded calls.

use crate::compare::Request;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::{collections::BTreeMap, path::PathBuf};

/// A file of recorded calls.
#[derive(Deserialize)]
pub struct Vectors {
    /// The client that was recorded.
    #[serde(default)]
    pub client: String,
    /// Its version.
    #[serde(default)]
    pub version: String,
    #[serde(default)]
    defaults: Defaults,
    /// The calls.
    pub vectors: Vec<Vector>,
    #[serde(default)]
    canned: BTreeMap<String, Canned>,
}

#[derive(Default, Deserialize)]
struct Defaults {
    secret_key: Option<String>,
}

#[derive(Deserialize)]
struct Canned {
    json: Option<Value>,
    text: Option<String>,
}

/// One recorded call.
#[derive(Deserialize)]
pub struct Vector {
    pub id: String,
    pub operation: String,
    #[serde(default)]
    pub args: Map<String, Value>,
    requests: Vec<RecordedRequest>,
    #[serde(default)]
    responses: Vec<RecordedResponse>,
    #[serde(default)]
    pub client: ClientSettings,
    #[serde(default)]
    raw_auth_headers: Vec<BTreeMap<String, String>>,
}

/// How the client was built, where not as usual.
#[derive(Default, Deserialize)]
pub struct ClientSettings {
    pub secret_key: Option<String>,
    pub workspace_key: Option<String>,
    pub max_retries: Option<u32>,
    #[serde(default)]
    pub base_suffix: String,
}

#[derive(Deserialize)]
struct RecordedRequest {
    method: String,
    path: String,
    #[serde(default)]
    query: Vec<(String, String)>,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    body: Value,
    #[serde(default)]
    body_bytes: usize,
}

#[derive(Deserialize)]
struct RecordedResponse {
    status: Option<u16>,
    canned: Option<String>,
    json: Option<Value>,
    text: Option<String>,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    drop: bool,
    delay_ms: Option<u64>,
}

/// What the recorder answered.
pub enum Answer {
    /// A response.
    Response {
        status: u16,
        headers: BTreeMap<String, String>,
        body: String,
    },
    /// The connection was dropped.
    Dropped,
    /// The answer took longer than any client waits.
    TooLate,
}

/// A call of a vector; most have one, sequences have several.
pub struct Step {
    pub operation: String,
    pub args: Map<String, Value>,
}

impl Vectors {
    /// The file that `WIRE_VECTORS` names, or the one of the repository.
    pub fn load() -> Self {
        let path = std::env::var_os("WIRE_VECTORS").map_or_else(
            || {
                PathBuf::from(concat!(
                    env!("CARGO_MANIFEST_DIR"),
                    "/tests/wire/vectors/python.json"
                ))
            },
            PathBuf::from,
        );
        let text =
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// The secret key with which most calls were recorded.
    pub fn secret_key(&self) -> &str {
        self.defaults.secret_key.as_deref().unwrap_or("test-secret-key")
    }

    /// What the recorder answered in this call, in order.
    pub fn answers(&self, vector: &Vector) -> Vec<Answer> {
        vector
            .responses
            .iter()
            .map(|response| self.answer(response))
            .collect()
    }

    fn answer(&self, response: &RecordedResponse) -> Answer {
        if response.drop {
            return Answer::Dropped;
        }
        if response.delay_ms.is_some_and(|delay| delay > 10_000) {
            return Answer::TooLate;
        }
        let canned = response.canned.as_ref().and_then(|name| self.canned.get(name));
        let json = response
            .json
            .as_ref()
            .or_else(|| canned.and_then(|canned| canned.json.as_ref()));
        let text = response
            .text
            .as_ref()
            .or_else(|| canned.and_then(|canned| canned.text.as_ref()));
        Answer::Response {
            status: response.status.unwrap_or(200),
            headers: response.headers.clone(),
            body: json
                .map(Value::to_string)
                .or_else(|| text.cloned())
                .unwrap_or_default(),
        }
    }
}

impl Vector {
    /// The calls, each with its arguments.
    pub fn steps(&self) -> Vec<Step> {
        let Some(steps) = self.args.get("steps").and_then(Value::as_array) else {
            return vec![Step {
                operation: self.operation.clone(),
                args: self.args.clone(),
            }];
        };
        let text = |step: &Value| step["operation"].as_str().unwrap_or_default().to_owned();
        let args = |step: &Value| step["args"].as_object().cloned().unwrap_or_default();
        steps
            .iter()
            .map(|step| Step {
                operation: text(step),
                args: args(step),
            })
            .collect()
    }

    /// The requests that were sent.
    ///
    /// The text `null` that this client sends where it has no body counts as none: a body without meaning.
    pub fn requests(&self) -> Vec<Request> {
        let authorization = |index: usize| {
            self.raw_auth_headers
                .get(index)
                .and_then(|raw| raw.get("authorization"))
        };
        let requests = self.requests.iter().enumerate();
        requests
            .map(|(index, recorded)| Request {
                method: recorded.method.clone(),
                path: recorded.path.clone(),
                query: recorded.query.clone(),
                body: (!recorded.body.is_null()).then(|| recorded.body.clone()),
                workspace: recorded.headers.get("x-workspace-key").cloned(),
                authorization: authorization(index).cloned(),
            })
            .collect()
    }

    /// Whether the recorded client sent the text `null` where it had no body.
    pub fn has_null_body(&self) -> bool {
        self.requests
            .iter()
            .any(|request| request.body_bytes > 0 && request.body.is_null())
    }
}
