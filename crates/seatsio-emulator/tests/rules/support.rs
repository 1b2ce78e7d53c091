//! A company to test with, and calls on it.

use bytes::Bytes;
use http::{Method, Request, Response};
use seatsio_emulator::{CompanyKeys, Time, World};
use serde_json::Value;

/// A world with one company, called with one key at one time.
pub(crate) struct Api {
    pub(crate) world: World,
    pub(crate) keys: CompanyKeys,
    /// The secret key of the calls; at first the admin key.
    pub(crate) secret_key: String,
    /// The workspace that calls name in their header, if any.
    pub(crate) workspace: Option<String>,
    pub(crate) now: Time,
}

/// What came back.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: http::HeaderMap,
    pub(crate) bytes: Bytes,
    /// The JSON of the answer, null if it has none.
    pub(crate) body: Value,
}

impl Api {
    /// A fresh company at 2026-07-09T12:00:00Z, called with its admin key.
    pub(crate) fn new() -> Self {
        let now = Time::from_millis(1_783_598_400_000);
        let mut world = World::new(1);
        let keys = world.create_company(now);
        Self {
            world,
            secret_key: keys.admin_secret_key.clone(),
            workspace: None,
            keys,
            now,
        }
    }

    pub(crate) fn get(&mut self, target: &str) -> Reply {
        self.send(Method::GET, target, Bytes::new())
    }

    pub(crate) fn post(&mut self, target: &str, body: impl Into<Value>) -> Reply {
        self.send(Method::POST, target, body.into().to_string().into())
    }

    /// A POST without a body.
    pub(crate) fn act(&mut self, target: &str) -> Reply {
        self.send(Method::POST, target, Bytes::new())
    }

    pub(crate) fn delete(&mut self, target: &str) -> Reply {
        self.send(Method::DELETE, target, Bytes::new())
    }

    pub(crate) fn delete_with(&mut self, target: &str, body: impl Into<Value>) -> Reply {
        self.send(Method::DELETE, target, body.into().to_string().into())
    }

    pub(crate) fn send(&mut self, method: Method, target: &str, body: Bytes) -> Reply {
        let request = self.request(method, target, body);
        Reply::from(self.world.handle(&request, self.now))
    }

    pub(crate) fn request(&self, method: Method, target: &str, body: Bytes) -> Request<Bytes> {
        let mut request = Request::builder().method(method).uri(target);
        request = request.header("Authorization", basic(&format!("{}:", self.secret_key)));
        if let Some(workspace) = &self.workspace {
            request = request.header("X-Workspace-Key", workspace);
        }
        request.body(body).expect("a request of a test is well formed")
    }

    /// Uploads a drawing and gives the key of its chart.
    pub(crate) fn upload(&mut self, drawing: &Value) -> String {
        let key = format!("chart-{}", self.get("/charts?limit=1000").items().len());
        assert_eq!(
            self.post(&format!("/system/public/charts/{key}"), drawing.clone())
                .status,
            201
        );
        key
    }

    /// Creates an empty chart and gives its key.
    pub(crate) fn create_chart(&mut self) -> String {
        let chart = self.act("/charts").expect(201);
        chart["key"].as_str().expect("a chart has a key").to_owned()
    }

    pub(crate) fn advance_minutes(&mut self, minutes: i64) {
        self.now = self.now.plus_minutes(minutes);
    }

    /// The whole state but the ids of refused requests.
    pub(crate) fn state(&self) -> Value {
        let mut state = serde_json::to_value(&self.world).expect("a world can be written");
        state
            .as_object_mut()
            .expect("a world is an object")
            .remove("request_ids");
        state
    }
}

pub(crate) fn basic(credentials: &str) -> String {
    use base64::Engine as _;
    format!(
        "Basic {}",
        base64::engine::general_purpose::STANDARD.encode(credentials)
    )
}

impl Reply {
    /// The body of an answer that must have this status.
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.body);
        self.body
    }

    /// The code and text of the one error of a refusal with this status.
    #[track_caller]
    pub(crate) fn expect_error(self, status: u16) -> (String, String) {
        let body = self.expect(status);
        let errors = body["errors"].as_array().expect("a refusal has errors");
        assert_eq!(errors.len(), 1, "{body}");
        let text = |name: &str| errors[0][name].as_str().expect("an error has texts").to_owned();
        (text("code"), text("message"))
    }

    /// The items of a page.
    #[track_caller]
    pub(crate) fn items(&self) -> &[Value] {
        self.body["items"].as_array().expect("a page has items")
    }
}

impl From<Response<Bytes>> for Reply {
    fn from(response: Response<Bytes>) -> Self {
        let (parts, bytes) = response.into_parts();
        let body = serde_json::from_slice(&bytes).unwrap_or_default();
        Self {
            status: parts.status.as_u16(),
            headers: parts.headers,
            bytes,
            body,
        }
    }
}
