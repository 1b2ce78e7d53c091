//! A successful response, and reading it.

use super::watch::Answered;
use crate::{Answer, Decode, Error, ErrorKind, Outcome, operation::Decoded};
use bytes::Bytes;
use http::Response;
use std::error::Error as StdError;

/// A successful response on its way to being decoded.
#[derive(Debug)]
pub(crate) struct Completed {
    pub(super) response: Response<Bytes>,
    /// Whether the call was more than a read, so that an unreadable answer means "done".
    pub(super) changes_something: bool,
    pub(super) answered: Answered,
}

impl Completed {
    /// The body, for somebody else to read.
    pub(super) fn into_body(mut self) -> Bytes {
        self.note_success();
        self.response.into_body()
    }

    fn decode(&mut self, operation: &'static str, reading: &mut dyn Reads) -> Result<(), Error> {
        reading
            .read(self.response.body())
            .map_err(|source| self.unreadable(source, operation))?;
        self.note_success();
        Ok(())
    }

    fn note_success(&mut self) {
        let response = &self.response;
        self.answered.succeeded(response.status(), response.headers());
    }

    #[cold]
    fn unreadable(&mut self, source: Box<dyn StdError + Send + Sync>, operation: &'static str) -> Error {
        let outcome = if self.changes_something {
            Outcome::Done
        } else {
            Outcome::NotDone
        };
        let error = Error::unreadable(source)
            .of(operation)
            .with_status(self.response.status())
            .with_request_id(crate::operation::request_id(self.response.headers()))
            .after_attempts(self.answered.attempts)
            .with_outcome(outcome);
        self.answered.gave(&error);
        error
    }
}

/// Reads a body, and keeps what it reads. Behind a `dyn`, so that all around it is compiled once.
pub(super) trait Reads {
    fn read(&mut self, body: &Bytes) -> Decoded<()>;
}

pub(super) struct Reading<T> {
    decode: Decode<T>,
    value: Option<T>,
}

impl<T> Reading<T> {
    pub(super) fn by(decode: Decode<T>) -> Self {
        Self { decode, value: None }
    }

    pub(super) fn value(self) -> Result<T, Error> {
        self.value
            .ok_or_else(|| Error::new(ErrorKind::Decode, "the answer was not read"))
    }
}

impl<T> Reads for Reading<T> {
    fn read(&mut self, body: &Bytes) -> Decoded<()> {
        self.value = Some((self.decode)(body)?);
        Ok(())
    }
}

/// Reads a successful answer into the operation's output, and nothing else of it.
pub(crate) fn value<T>(
    completed: Result<Completed, Error>,
    operation: &'static str,
    decode: Decode<T>,
) -> Result<T, Error> {
    let mut reading = Reading::by(decode);
    finish(completed, operation, &mut reading)?;
    reading.value()
}

pub(super) fn finish(
    completed: Result<Completed, Error>,
    operation: &'static str,
    reading: &mut dyn Reads,
) -> Result<(), Error> {
    completed?.decode(operation, reading)
}

/// Reads a successful answer into the operation's output.
pub(crate) fn read<T>(
    completed: Result<Completed, Error>,
    operation: &'static str,
    decode: Decode<T>,
) -> Result<Answer<T>, Error> {
    let mut completed = completed?;
    let mut reading = Reading::by(decode);
    completed.decode(operation, &mut reading)?;
    let value = reading.value()?;
    let (parts, bytes) = completed.response.into_parts();
    Ok(Answer {
        value,
        status: parts.status,
        headers: parts.headers,
        bytes,
        attempts: completed.answered.attempts,
        waited: completed.answered.waited,
    })
}
