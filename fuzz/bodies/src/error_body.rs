//! Answers that are no success, fed to a call.

use crate::take;
use bytes::Bytes;
use http::{Response, StatusCode};
use seatsio_core::{
    Effect, Error, Operation as _, Outcome, Plan,
    api::events::{BookObjects, RetrieveEvent},
    call::{Action, Call, Input, Moment, RetryBudget, RetryPolicy},
    model::ErrorBody,
};
use std::time::SystemTime;

/// Answers a read and a booking with the status and the body of the input.
pub fn error_body(data: &[u8]) {
    let mut body = data;
    let number = u16::from_be_bytes(take(&mut body));
    let status = StatusCode::from_u16(100 + number % 900).expect("100 to 999");
    assert_eq!(ErrorBody::parse(body), ErrorBody::parse(body));
    let read = RetrieveEvent::new("e").plan();
    let booking = BookObjects::new("e", ["A-1"]).order_id("order-17").plan();
    for plan in [read, booking].map(|plan| plan.expect("a plan")) {
        match answer(plan.clone(), status, body) {
            Ok(response) => assert!(status.is_success() && response.body() == body),
            Err(error) => tells_the_truth(&error, &plan, status),
        }
    }
}

/// The end of a call that is answered like this, without retries.
fn answer(plan: Plan, status: StatusCode, body: &[u8]) -> Result<Response<Bytes>, Error> {
    let (budget, now) = (RetryBudget::default(), Moment::START);
    let mut call = Call::new(plan, &RetryPolicy::never(), now, 0);
    let mut response = Response::new(Bytes::copy_from_slice(body));
    *response.status_mut() = status;
    let inputs = [
        Input::Start,
        Input::Entered,
        Input::Response(response, SystemTime::UNIX_EPOCH),
    ];
    for input in inputs {
        if let Action::Finish(result) = call.step(input, now, &budget) {
            return result;
        }
    }
    panic!("a call without retries ends with its answer")
}

fn tells_the_truth(error: &Error, plan: &Plan, status: StatusCode) {
    let was_refused = status.is_client_error() || status == StatusCode::NOT_IMPLEMENTED;
    let outcome = match plan.effect() == Effect::Read || was_refused {
        true => Outcome::NotDone,
        false => Outcome::Unknown,
    };
    assert_eq!(
        (error.status(), error.outcome(), error.attempts()),
        (Some(status), outcome, 1)
    );
    assert_eq!(error.receipt().is_some(), outcome == Outcome::Unknown);
    assert_eq!(
        error.code(),
        error.problems().first().map(|problem| &problem.code)
    );
    assert!(error.code().is_none_or(|code| error.has_code(code)));
    let (short, long) = (error.to_string(), format!("{error:?}"));
    assert!(
        short.contains(status.as_str()) && long.contains(status.as_str()),
        "{short}"
    );
}
