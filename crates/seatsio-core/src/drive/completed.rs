//! A successful response, and reading it.

use super::watch::Record;
use crate::{Answer, Decode, Error, Outcome};
use bytes::Bytes;
use http::Response;
use std::time::Duration;

/// A successful response on its way to being decoded.
#[derive(Debug)]
pub(crate) struct Completed {
    pub(super) response: Response<Bytes>,
    pub(super) attempts: u32,
    pub(super) waited: Duration,
    /// Whether the call was more than a read, so that an unreadable answer means "done".
    pub(super) changes_something: bool,
    pub(super) record: Option<Box<Record>>,
}

impl Completed {
    /// The body, for somebody else to read.
    pub(super) fn into_body(self) -> Bytes {
        if let Some(record) = self.record {
            record.succeeded(self.response.status(), self.response.headers());
        }
        self.response.into_body()
    }
}

/// Reads a successful answer into the operation's output.
pub(crate) fn read<T>(
    completed: Result<Completed, Error>,
    operation: &'static str,
    decode: Decode<T>,
) -> Result<Answer<T>, Error> {
    let Completed {
        response,
        attempts,
        waited,
        changes_something,
        record,
    } = completed?;
    let (parts, bytes) = response.into_parts();
    let value = match decode(&bytes) {
        Ok(value) => value,
        Err(source) => {
            let outcome = if changes_something {
                Outcome::Done
            } else {
                Outcome::NotDone
            };
            let error = Error::unreadable(source)
                .of(operation)
                .with_status(parts.status)
                .with_request_id(crate::operation::request_id(&parts.headers))
                .after_attempts(attempts)
                .with_outcome(outcome);
            if let Some(record) = record {
                record.gave(&error);
            }
            return Err(error);
        }
    };
    if let Some(record) = record {
        record.succeeded(parts.status, &parts.headers);
    }
    Ok(Answer {
        value,
        status: parts.status,
        headers: parts.headers,
        bytes,
        attempts,
        waited,
    })
}
