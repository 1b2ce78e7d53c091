//! One fault rule: which requests it is about, how often it strikes, and what it does.

use super::Pattern;
use serde::{Deserialize, Deserializer, Serialize};
use std::{fmt, time::Duration};

/// On which side of the change that a request asks for a fault strikes.
///
/// It is the difference between "nothing happened" and "it happened, and nobody was told".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum When {
    /// The request is never carried out.
    #[default]
    Before,
    /// The request is carried out as usual; only its answer suffers.
    After,
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Before => "before the change",
            Self::After => "after the change",
        })
    }
}

/// What goes wrong.
///
/// As JSON it is an object with a `kind`:
///
/// ```
/// # use seatsio_emulator::fault::{Fault, When};
/// let fault: Fault = serde_json::from_str(r#"{"kind": "serverError", "status": 503, "when": "after"}"#)?;
/// assert_eq!(fault, Fault::ServerError { status: 503, when: When::After, retry_after: None });
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
#[non_exhaustive]
pub enum Fault {
    /// The request waits before it is carried out, or its answer waits afterwards.
    Delay {
        /// How long.
        milliseconds: u64,
        /// Whether the wait comes before or after the change.
        #[serde(default)]
        when: When,
    },
    /// 429, as if a lane were full; the request is not carried out.
    TooManyRequests {
        /// The text of the `Retry-After` header, if there is to be one. Any text, so that
        /// dates and nonsense can be sent too; JSON may give a number.
        #[serde(
            default,
            skip_serializing_if = "Option::is_none",
            deserialize_with = "text_or_number"
        )]
        retry_after: Option<String>,
    },
    /// An error of the server, with a body like that of every other error.
    ServerError {
        /// The status, 500 unless told.
        #[serde(default = "internal_server_error")]
        status: u16,
        /// Before or after the change.
        #[serde(default)]
        when: When,
        /// The text of the `Retry-After` header, if there is to be one.
        #[serde(
            default,
            skip_serializing_if = "Option::is_none",
            deserialize_with = "text_or_number"
        )]
        retry_after: Option<String>,
    },
    /// An error page in HTML, as a gateway in front of the server would send it.
    Html {
        /// The status, 502 unless told.
        #[serde(default = "bad_gateway")]
        status: u16,
        /// Before or after the change.
        #[serde(default)]
        when: When,
    },
    /// A success whose body calls itself JSON and is not.
    Garbage {
        /// Before or after the change.
        #[serde(default)]
        when: When,
    },
    /// An answer of the test's own making.
    Answer {
        /// The status.
        status: u16,
        /// Name and value of each header; those that frame the answer (`content-length`,
        /// `transfer-encoding`, `connection`) are left out.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        headers: Vec<(String, String)>,
        /// The body.
        #[serde(default)]
        body: String,
        /// Before or after the change.
        #[serde(default)]
        when: When,
    },
    /// The real answer, whose connection ends in the middle of the body. Always after the
    /// change. An answer without a body is not sent at all.
    Cut {
        /// How many bytes of the body get through; at least one byte never does.
        #[serde(default)]
        after_bytes: usize,
    },
    /// The connection is reset and no byte of an answer is sent.
    Reset {
        /// Before or after the change.
        #[serde(default)]
        when: When,
    },
    /// No answer ever comes, and the connection stays open.
    Never {
        /// Before or after the change.
        #[serde(default)]
        when: When,
    },
}

fn internal_server_error() -> u16 {
    500
}

fn bad_gateway() -> u16 {
    502
}

fn text_or_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum TextOrNumber {
        Text(String),
        Number(serde_json::Number),
    }
    Ok(Some(match TextOrNumber::deserialize(deserializer)? {
        TextOrNumber::Text(text) => text,
        TextOrNumber::Number(number) => number.to_string(),
    }))
}

impl Fault {
    /// Whether the request is carried out in spite of the fault.
    #[must_use]
    pub fn when(&self) -> When {
        match self {
            Self::TooManyRequests { .. } => When::Before,
            Self::Cut { .. } => When::After,
            Self::Delay { when, .. }
            | Self::ServerError { when, .. }
            | Self::Html { when, .. }
            | Self::Garbage { when }
            | Self::Answer { when, .. }
            | Self::Reset { when }
            | Self::Never { when } => *when,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Delay { milliseconds, when } => write!(f, "delay of {milliseconds} ms {when}"),
            Self::TooManyRequests { .. } => write!(f, "429 before the change"),
            Self::ServerError { status, when, .. } => write!(f, "{status} {when}"),
            Self::Html { status, when } => write!(f, "{status} in HTML {when}"),
            Self::Garbage { when } => write!(f, "garbage {when}"),
            Self::Answer { status, when, .. } => write!(f, "answer {status} {when}"),
            Self::Cut { after_bytes } => write!(f, "cut at byte {after_bytes} after the change"),
            Self::Reset { when } => write!(f, "reset {when}"),
            Self::Never { when } => write!(f, "no answer {when}"),
        }
    }
}

/// A fault and the requests that it strikes.
///
/// ```
/// # use seatsio_emulator::fault::{Fault, FaultRule, When};
/// // The second and third booking are carried out, and their connections reset.
/// let rule = FaultRule::on("events.change_object_status", Fault::Reset { when: When::After }).skip(1).count(2);
/// # assert_eq!(rule.count, Some(2));
/// ```
///
/// The same as JSON, for the command line and the control API:
///
/// ```
/// # use seatsio_emulator::fault::{Fault, FaultRule, When};
/// # let rule = FaultRule::on("events.change_object_status", Fault::Reset { when: When::After }).skip(1).count(2);
/// let text = r#"{"operation": "events.change_object_status", "skip": 1, "count": 2, "fault": {"kind": "reset", "when": "after"}}"#;
/// assert_eq!(serde_json::from_str::<FaultRule>(text)?, rule);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct FaultRule {
    /// The operations concerned, such as `events.book`, `events.*` or `*`.
    #[serde(default)]
    pub operation: Pattern,
    /// Only requests with this HTTP method.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Only requests whose path fits, as it is on the wire and without the query.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<Pattern>,
    /// How many matching requests pass before the rule begins to strike.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub skip: u64,
    /// How often the rule strikes at most; without it, for ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    /// The probability with which it strikes, 0 to 1.
    #[serde(default = "certain", skip_serializing_if = "is_certain")]
    pub probability: f64,
    /// What happens to a request that is struck.
    pub fault: Fault,
}

fn certain() -> f64 {
    1.0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_certain(probability: &f64) -> bool {
    *probability >= 1.0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_zero(number: &u64) -> bool {
    *number == 0
}

impl FaultRule {
    /// Strikes every request of `operation`, always.
    #[must_use]
    pub fn on(operation: impl Into<Pattern>, fault: Fault) -> Self {
        Self {
            operation: operation.into(),
            method: None,
            path: None,
            skip: 0,
            count: None,
            probability: 1.0,
            fault,
        }
    }

    /// Strikes every request of `operation` with a delay before it is carried out.
    #[must_use]
    pub fn delay(operation: impl Into<Pattern>, delay: Duration) -> Self {
        let milliseconds = u64::try_from(delay.as_millis()).unwrap_or(u64::MAX);
        Self::on(
            operation,
            Fault::Delay {
                milliseconds,
                when: When::Before,
            },
        )
    }

    /// Only requests with this HTTP method.
    #[must_use]
    pub fn method(mut self, method: impl Into<String>) -> Self {
        self.method = Some(method.into());
        self
    }

    /// Only requests whose path fits.
    #[must_use]
    pub fn path(mut self, path: impl Into<Pattern>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Lets the first `requests` matching requests pass.
    #[must_use]
    pub fn skip(mut self, requests: u64) -> Self {
        self.skip = requests;
        self
    }

    /// Strikes `times` times at most.
    #[must_use]
    pub fn count(mut self, times: u64) -> Self {
        self.count = Some(times);
        self
    }

    /// Strikes with this probability, 0 to 1.
    #[must_use]
    pub fn probability(mut self, probability: f64) -> Self {
        self.probability = probability;
        self
    }
}
