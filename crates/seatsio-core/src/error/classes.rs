//! The questions that callers ask of an error, as predicates.

use super::{Error, ErrorKind};
use crate::model::ErrorCode;

impl Error {
    /// An argument was refused, and nothing was sent.
    #[must_use]
    #[inline]
    pub fn is_invalid_argument(&self) -> bool {
        self.kind() == ErrorKind::InvalidArgument
    }

    /// The server refused the request as it was (400, and every 4xx without a class of its own).
    #[must_use]
    #[inline]
    pub fn is_bad_request(&self) -> bool {
        self.kind() == ErrorKind::BadRequest
    }

    /// The secret key is missing, wrong or not allowed to do this (401, 403).
    #[must_use]
    #[inline]
    pub fn is_unauthorized(&self) -> bool {
        matches!(self.kind(), ErrorKind::Unauthorized | ErrorKind::Forbidden)
    }

    /// The secret key may not do this, or the account is disabled (403).
    #[must_use]
    #[inline]
    pub fn is_forbidden(&self) -> bool {
        self.kind() == ErrorKind::Forbidden
    }

    /// What was asked for does not exist (404).
    #[must_use]
    #[inline]
    pub fn is_not_found(&self) -> bool {
        self.kind() == ErrorKind::NotFound
    }

    /// The request contradicts what is there (409).
    #[must_use]
    #[inline]
    pub fn is_conflict(&self) -> bool {
        self.kind() == ErrorKind::Conflict
    }

    /// The server understood the request and cannot carry it out (422).
    #[must_use]
    #[inline]
    pub fn is_unprocessable(&self) -> bool {
        self.kind() == ErrorKind::Unprocessable
    }

    /// The server asked to slow down, also after all retries (429).
    #[must_use]
    #[inline]
    pub fn is_rate_limited(&self) -> bool {
        self.kind() == ErrorKind::RateLimited
    }

    /// The server failed (5xx).
    #[must_use]
    #[inline]
    pub fn is_server_error(&self) -> bool {
        self.kind() == ErrorKind::Server
    }

    /// The server could not be reached, or the connection was lost before the answer was complete.
    #[must_use]
    #[inline]
    pub fn is_transport_error(&self) -> bool {
        self.kind() == ErrorKind::Transport
    }

    /// The time ran out: an attempt's or the whole call's.
    #[must_use]
    #[inline]
    pub fn is_timeout(&self) -> bool {
        matches!(self.kind(), ErrorKind::DeadlineExceeded | ErrorKind::Timeout)
    }

    /// No place in the rate-limit lane came free in the time that the call gives it; nothing was sent.
    #[must_use]
    #[inline]
    pub fn is_lane_full(&self) -> bool {
        self.kind() == ErrorKind::LaneFull
    }

    /// Not enough objects match what best available was asked for.
    #[must_use]
    #[inline]
    pub fn is_best_available_not_found(&self) -> bool {
        self.has_code(&ErrorCode::BestAvailableObjectsNotFound)
    }

    /// An object cannot take the status, mostly because somebody else has it.
    #[must_use]
    #[inline]
    pub fn is_illegal_status_change(&self) -> bool {
        self.has_code(&ErrorCode::IllegalStatusChange)
    }

    /// The draft has errors, so it cannot be published; the [problems](Self::problems) tell which.
    #[must_use]
    #[inline]
    pub fn is_drawing_validation_failed(&self) -> bool {
        self.has_code(&ErrorCode::DrawingValidationFailed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Dialect, Seatsio, model::ErrorCode};
    use bytes::Bytes;
    use http::Response;
    use std::time::SystemTime;

    fn answered(status: u16, code: &ErrorCode) -> Error {
        let body = serde_json::json!({
            "messages": ["No"], "errors": [{ "code": code, "message": "No" }], "requestId": "r-17",
        });
        let answer = Response::builder()
            .status(status)
            .body(Bytes::from(body.to_string()));
        Seatsio.refusal(&answer.unwrap(), SystemTime::UNIX_EPOCH).error
    }

    type Predicate = fn(&Error) -> bool;

    /// The predicates, and the status that each is about.
    const BY_STATUS: &[(u16, Predicate)] = &[
        (400, Error::is_bad_request),
        (404, Error::is_not_found),
        (409, Error::is_conflict),
        (422, Error::is_unprocessable),
        (429, Error::is_rate_limited),
        (503, Error::is_server_error),
        (403, Error::is_forbidden),
    ];

    #[test]
    fn each_status_belongs_to_one_class() {
        for (status, _) in BY_STATUS {
            let error = answered(*status, &ErrorCode::GeneralError);
            let classes = BY_STATUS.iter().filter(|(_, is)| is(&error));
            assert_eq!(classes.map(|(of, _)| of).collect::<Vec<_>>(), [status]);
        }
    }

    #[test]
    fn a_refused_key_is_told_by_both_statuses() {
        for (status, is) in [(401, true), (403, true), (404, false)] {
            assert_eq!(answered(status, &ErrorCode::default()).is_unauthorized(), is);
        }
    }

    #[test]
    fn each_code_that_has_a_predicate_is_told_by_it_alone() {
        let predicates: [(ErrorCode, Predicate); 3] = [
            (
                ErrorCode::BestAvailableObjectsNotFound,
                Error::is_best_available_not_found,
            ),
            (ErrorCode::IllegalStatusChange, Error::is_illegal_status_change),
            (
                ErrorCode::DrawingValidationFailed,
                Error::is_drawing_validation_failed,
            ),
        ];
        for code in ErrorCode::KNOWN {
            let error = answered(400, code);
            for (about, is) in &predicates {
                assert_eq!(is(&error), code == about, "{code}");
            }
        }
    }

    #[test]
    fn the_request_id_stands_at_the_end_of_the_text_and_the_body_is_kept_unprinted() {
        let error = answered(404, &ErrorCode::EventNotFound);
        assert_eq!(error.to_string(), "No (404 EVENT_NOT_FOUND) [request r-17]");
        assert!(error.body().starts_with(b"{") && !format!("{error:?}").contains("messages"));
    }
}
