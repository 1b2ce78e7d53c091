//! One request and what came of it.

use super::mask::Secrets;
use crate::time::Time;
use bytes::Bytes;
use http::{Method, Uri};
use percent_encoding::percent_decode_str;
use serde::{Serialize, Serializer};
use serde_json::Value;

/// Bodies above this many bytes are not kept, only their length.
const KEPT_BODY: usize = 16 * 1024;

/// A request and what came of it, with secrets masked.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Entry {
    /// The number of the entry, counted from 1.
    pub number: u64,
    /// When the request was carried out, or came to its end without being so.
    #[serde(serialize_with = "as_text")]
    pub at: Time,
    /// The operation, such as `events.book`; none when no operation has this path.
    pub operation: Option<&'static str>,
    /// The number of the company that called; none when the key is unknown.
    pub company: Option<u64>,
    /// The HTTP method.
    pub method: String,
    /// The path and the query as they were on the wire.
    pub path: String,
    /// The body of the request, when it is JSON and not too long to be kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<Value>,
    /// How many bytes that body has.
    pub request_bytes: usize,
    /// What came back.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// The body of the answer, or of the one that a reset or silence hid from the client, when
    /// it is JSON and not too long to be kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response: Option<Value>,
    /// How many bytes that body has.
    pub response_bytes: usize,
    /// What went wrong on order, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fault: Option<String>,
    /// The numbers of the fault rules that struck, delays included.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fault_rules: Vec<u64>,
}

fn as_text<S: Serializer>(time: &Time, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(time)
}

/// What came back for a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Outcome {
    /// An answer.
    Answered {
        /// Its status.
        status: u16,
    },
    /// The beginning of an answer.
    Cut {
        /// The status of that answer.
        status: u16,
        /// How many bytes of its body got through.
        after_bytes: usize,
    },
    /// A reset connection.
    Reset,
    /// Nothing.
    Never,
    /// Nothing that anybody waited for: the client went away first, and the request was not carried out.
    Abandoned,
}

impl Outcome {
    /// The status of the answer, as far as one got through.
    #[must_use]
    pub fn status(self) -> Option<u16> {
        match self {
            Self::Answered { status } | Self::Cut { status, .. } => Some(status),
            Self::Reset | Self::Never | Self::Abandoned => None,
        }
    }
}

/// An entry as it is kept: raw, since masking costs more than a booking and is needed only
/// when somebody reads. Never shown to anybody as it is.
#[derive(Clone)]
pub(crate) struct Record {
    pub(crate) number: u64,
    pub(crate) at: Time,
    pub(crate) operation: Option<&'static str>,
    pub(crate) company: Option<u64>,
    pub(crate) method: Method,
    pub(crate) uri: Box<str>,
    pub(crate) request: KeptBody,
    pub(crate) outcome: Outcome,
    pub(crate) response: KeptBody,
    pub(crate) fault: Option<String>,
    pub(crate) fault_rules: Vec<u64>,
}

impl std::fmt::Debug for Record {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Record")
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}

/// A body that may have been too long to be kept.
#[derive(Clone, Default)]
pub(crate) struct KeptBody {
    bytes: Bytes,
    length: usize,
}

impl KeptBody {
    /// Keeps an own copy: what is left of a read buffer must not be kept alive for a small body.
    pub(crate) fn copied(body: &Bytes) -> Self {
        let kept = if body.len() <= KEPT_BODY {
            Bytes::copy_from_slice(body)
        } else {
            Bytes::new()
        };
        Self {
            bytes: kept,
            length: body.len(),
        }
    }

    /// Keeps the body itself.
    pub(crate) fn shared(body: &Bytes) -> Self {
        let kept = if body.len() <= KEPT_BODY {
            body.clone()
        } else {
            Bytes::new()
        };
        Self {
            bytes: kept,
            length: body.len(),
        }
    }

    fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.bytes).ok()
    }
}

/// The path and query of a request, without scheme, host and user.
pub(crate) fn path_and_query(uri: &Uri) -> Box<str> {
    uri.path_and_query().map_or("/", |path| path.as_str()).into()
}

impl Record {
    pub(crate) fn entry(&self) -> Entry {
        let (request, response) = (self.request.json(), self.response.json());
        let mut secrets = Secrets::default();
        self.gather_from_path(&mut secrets);
        [&request, &response]
            .into_iter()
            .flatten()
            .for_each(|body| secrets.gather(body));
        Entry {
            number: self.number,
            at: self.at,
            operation: self.operation,
            company: self.company,
            method: self.method.to_string(),
            path: secrets.mask_text(&self.uri),
            request: request.map(|body| secrets.mask(body)),
            request_bytes: self.request.length,
            outcome: self.outcome,
            response: response.map(|body| secrets.mask(body)),
            response_bytes: self.response.length,
            fault: self.fault.clone(),
            fault_rules: self.fault_rules.clone(),
        }
    }

    /// A hold token is a segment of its own paths, and may stand there encoded or not.
    fn gather_from_path(&self, secrets: &mut Secrets) {
        let path = self.uri.split_once('?').map_or(&*self.uri, |(path, _)| path);
        if let Some(token) = path.strip_prefix("/hold-tokens/") {
            let token = token.split('/').next().unwrap_or_default();
            secrets.add(token);
            secrets.add(&percent_decode_str(token).decode_utf8_lossy());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Journal;
    use proptest::prelude::*;
    use serde_json::json;

    const SECRET: &str = "planted-5ecret";

    fn record(uri: &str, request: &Value, response: &Value) -> Record {
        Record {
            number: 0,
            at: Time::from_millis(0),
            operation: Some("events.book"),
            company: Some(1),
            method: Method::POST,
            uri: uri.into(),
            request: KeptBody::copied(&request.to_string().into()),
            outcome: Outcome::Answered { status: 200 },
            response: KeptBody::shared(&response.to_string().into()),
            fault: None,
            fault_rules: Vec::new(),
        }
    }

    fn told(record: Record) -> String {
        let journal = Journal::new(10);
        journal.write(record);
        format!(
            "{}{:?}{journal:?}",
            serde_json::to_string(&journal.entries()).unwrap(),
            journal.entries()
        )
    }

    #[test]
    fn a_secret_is_told_nowhere() {
        let places = [
            record("/", &json!({"holdToken": SECRET, "objects": ["A-1"]}), &json!({})),
            record(&format!("/hold-tokens/{SECRET}?x=1"), &json!({}), &json!({})),
            record(
                "/hold-tokens/planted%2D5ecret",
                &json!({}),
                &json!({"messages": [format!("No {SECRET}!")]}),
            ),
            record(
                "/",
                &json!({}),
                &json!({"secretKey": SECRET, "workspace": {"secretKeys": [SECRET]}}),
            ),
            record(
                "/",
                &json!({}),
                &json!([{"A-1": {"holdToken": SECRET}, "designerKey": SECRET}]),
            ),
            record(
                "/",
                &json!({}),
                &json!({"GA": {"holds": {SECRET: {"NO_TICKET_TYPE": 3}}}}),
            ),
            record("/", &json!({"password": SECRET}), &json!({})),
            record(
                "/",
                &json!({"holdToken": SECRET}),
                &json!({"messages": [format!("Unknown token {SECRET}")]}),
            ),
            record("/", &json!({"holdToken": {"nested": SECRET}}), &json!({"x": 1})),
            record(
                "/",
                &json!({"extraData": {SECRET: 1}, "holdToken": SECRET}),
                &json!({}),
            ),
        ];
        for record in places {
            let text = told(record);
            assert!(
                !text.contains(SECRET) && !text.contains("planted%2D5ecret"),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_secret_is_told_as_it_was() {
        let entry = record(
            "/events/e?expand=objects",
            &json!({"objects": ["A-1"]}),
            &json!({"ok": true}),
        )
        .entry();
        assert_eq!(entry.path, "/events/e?expand=objects");
        assert_eq!(entry.request, Some(json!({"objects": ["A-1"]})));
        assert_eq!(entry.response, Some(json!({"ok": true})));
    }

    #[test]
    fn of_a_long_body_only_the_length_is_kept() {
        let long = json!({"drawing": "x".repeat(KEPT_BODY)});
        let entry = record("/", &long, &json!({})).entry();
        assert_eq!(entry.request, None);
        assert_eq!(entry.request_bytes, long.to_string().len());
    }

    #[test]
    fn a_full_journal_forgets_the_oldest_entry_but_no_count() {
        let journal = Journal::new(2);
        for _ in 0..3 {
            journal.count_request(Some("events.book"));
            journal.write(record("/", &json!({}), &json!({})));
        }
        assert_eq!(
            journal
                .entries()
                .iter()
                .map(|entry| entry.number)
                .collect::<Vec<_>>(),
            [2, 3]
        );
        assert_eq!(journal.count("events.book"), 3);
        journal.clear();
        assert_eq!((journal.entries().len(), journal.total()), (0, 0));
    }

    #[test]
    fn entries_are_found_by_operation_and_by_company() {
        let journal = Journal::new(10);
        journal.write(record("/1", &json!({}), &json!({})));
        journal.write(Record {
            operation: None,
            company: None,
            ..record("/2", &json!({}), &json!({}))
        });
        assert_eq!(journal.requests("events.book").len(), 1);
        assert_eq!(journal.requests("none").len(), 1);
        assert_eq!(journal.of_company(1).len(), 1);
        assert_eq!(journal.last(1)[0].path, "/2");
    }

    proptest! {
        #[test]
        fn any_body_and_any_path_can_be_told(uri in "/[ -~]{0,40}", body in proptest::collection::vec(any::<u8>(), 0..80)) {
            let record = Record { request: KeptBody::copied(&Bytes::from(body)), ..record(&uri, &json!({}), &json!({})) };
            prop_assert!(!told(record).is_empty());
        }
    }
}
