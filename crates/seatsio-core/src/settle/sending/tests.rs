//! What is sent, looked at and waited for, one after the other.

use super::*;
use crate::{
    Operation,
    api::events::{BookObjects, HoldBestAvailable, HoldObjects},
    call::RetryPolicy,
    model::BestAvailableParams,
};
use http::{HeaderMap, Method, StatusCode};
use serde_json::{Value, json};

/// What the world answers: to requests in turn, and to looks in turn.
struct World {
    sent: VecDeque<Result<Value, Error>>,
    looks: VecDeque<Value>,
    now: Moment,
    diary: Vec<&'static str>,
}

impl World {
    fn new(
        sent: impl IntoIterator<Item = Result<Value, Error>>,
        looks: impl IntoIterator<Item = Value>,
    ) -> Self {
        Self {
            sent: sent.into_iter().collect(),
            looks: looks.into_iter().collect(),
            now: Moment::START,
            diary: Vec::new(),
        }
    }

    /// Follows a call to its end.
    fn follow<O: Operation>(&mut self, call: &O) -> Result<O::Output, Error>
    where
        O::Output: Send + 'static,
    {
        let mut sending = Sending::new(call.plan().unwrap(), O::decoder()).unwrap();
        let mut action = sending.step(ProcedureInput::Start(&RetryPolicy::default()), self.now);
        loop {
            let input = match action {
                ProcedureAction::Call(plan) => ProcedureInput::Answered(self.answer(&plan)),
                ProcedureAction::Wait(wait) => {
                    self.diary.push("wait");
                    self.now = self.now + wait;
                    ProcedureInput::Woke
                }
                ProcedureAction::Finish(result) => return result,
            };
            action = sending.step(input, self.now);
        }
    }

    fn answer(&mut self, plan: &Plan) -> Result<Bytes, Error> {
        let is_change = plan.spec().method == Method::POST;
        self.diary.push(if is_change { "send" } else { "look" });
        let answer = if is_change {
            self.sent.pop_front().expect("one more request")
        } else {
            Ok(self.looks.pop_front().expect("one more look"))
        };
        answer.map(|body| body.to_string().into())
    }
}

fn in_doubt(kind: ErrorKind) -> Result<Value, Error> {
    Err(Error::new(kind, "lost").with_outcome(Outcome::Unknown))
}

fn timed_out() -> Result<Value, Error> {
    in_doubt(ErrorKind::Timeout)
}

fn refused() -> Result<Value, Error> {
    Err(Error::from_response(
        StatusCode::BAD_REQUEST,
        &HeaderMap::new(),
        b"",
    ))
}

fn not_sent() -> Result<Value, Error> {
    Err(Error::new(ErrorKind::Transport, "no connection"))
}

fn seat(status: &str, token: Option<&str>) -> Value {
    json!({"A-1": {"label": "A-1", "objectType": "seat", "status": status, "holdToken": token}})
}

fn free() -> Value {
    seat("free", None)
}

fn held_by(token: &str) -> Value {
    seat("reservedByToken", Some(token))
}

fn hold() -> HoldObjects {
    HoldObjects::new("e", ["A-1"], "ours")
}

#[test]
fn what_arrives_after_the_first_look_is_seen_by_the_second_before_anything_is_sent_again() {
    let mut world = World::new([timed_out()], [free(), held_by("ours")]);
    world.follow(&hold()).unwrap();
    assert_eq!(world.diary, ["send", "look", "wait", "look"]);
}

#[test]
fn nobody_is_told_that_another_has_it_before_the_own_request_can_no_longer_arrive() {
    let mut world = World::new([timed_out()], [held_by("theirs"), held_by("ours")]);
    world.follow(&hold()).unwrap();
    assert_eq!(world.diary, ["send", "look", "wait", "look"]);

    let mut world = World::new([timed_out()], [held_by("theirs"), held_by("theirs")]);
    let error = world.follow(&hold()).unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::TakenByOther, Outcome::NotDone)
    );
}

#[test]
fn what_is_done_is_told_at_once() {
    let mut world = World::new([timed_out()], [held_by("ours")]);
    world.follow(&hold()).unwrap();
    assert_eq!(world.diary, ["send", "look"]);
}

#[test]
fn each_request_in_doubt_is_waited_for() {
    let sent = [timed_out(), timed_out(), Ok(json!({"objects": held_by("ours")}))];
    let mut world = World::new(sent, [free(), free(), free(), free()]);
    world.follow(&hold()).unwrap();
    let round = ["send", "look", "wait", "look"];
    assert_eq!(world.diary, [&round[..], &round[..], &["send"]].concat());
}

#[test]
fn a_refusal_after_a_doubt_that_was_waited_for_is_settled_by_one_look() {
    let mut world = World::new([timed_out(), refused()], [free(), free(), held_by("theirs")]);
    let error = world.follow(&hold()).unwrap_err();
    assert_eq!(
        (error.status(), error.outcome()),
        (Some(StatusCode::BAD_REQUEST), Outcome::NotDone)
    );
    assert_eq!(world.diary, ["send", "look", "wait", "look", "send", "look"]);
}

#[test]
fn a_request_that_timed_out_stays_in_doubt_unless_the_server_refuses_the_next() {
    let outcome_after = |first, last| {
        let mut world = World::new([first, last], [free(), free(), free(), free()]);
        world.looks.truncate(3);
        world.follow(&hold()).unwrap_err().outcome()
    };
    assert_eq!(outcome_after(timed_out(), not_sent()), Outcome::Unknown);
    assert_eq!(outcome_after(timed_out(), refused()), Outcome::NotDone);
    let lost = || in_doubt(ErrorKind::Transport);
    assert_eq!(outcome_after(lost(), not_sent()), Outcome::NotDone);
}

#[test]
fn a_time_out_is_not_forgotten_over_what_else_goes_wrong() {
    let outcome_of = |first: ErrorKind| {
        let later = (0..5).map(|_| in_doubt(ErrorKind::Server));
        let sent = [in_doubt(first)].into_iter().chain(later);
        let mut world = World::new(sent, (0..12).map(|_| free()));
        let error = world.follow(&hold()).unwrap_err();
        assert_eq!((error.kind(), world.sent.len()), (ErrorKind::Server, 0));
        error.outcome()
    };
    assert_eq!(outcome_of(ErrorKind::Server), Outcome::NotDone);
    assert_eq!(outcome_of(ErrorKind::Timeout), Outcome::Unknown);
}

#[test]
fn without_time_for_the_wait_it_stays_unknown() {
    let short = |delay: u64| {
        hold().options(|options| {
            let options = options.deadline(Duration::from_secs(1));
            options.settle_delay(Duration::from_secs(delay))
        })
    };
    let mut world = World::new([timed_out()], [held_by("theirs")]);
    let error = world.follow(&short(1)).unwrap_err();
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert!(error.receipt().is_some());
    assert_eq!(world.diary, ["send", "look"]);

    let mut world = World::new([timed_out()], [held_by("theirs")]);
    let error = world.follow(&short(0)).unwrap_err();
    assert_eq!(error.outcome(), Outcome::NotDone, "who wants no wait has none");
}

#[test]
fn a_finding_is_told_once_it_counts() {
    let booking = BookObjects::new("e", ["A-1"]).order_id("o1");
    let plan = booking.plan().unwrap();
    let mut sending = Sending::new(plan, <BookObjects as Operation>::decoder()).unwrap();
    let now = Moment::START;
    let _send = sending.step(ProcedureInput::Start(&RetryPolicy::default()), now);
    let _look = sending.step(ProcedureInput::Answered(timed_out().map(|_| Bytes::new())), now);
    let free = || ProcedureInput::Answered(Ok(free().to_string().into()));
    let wait = sending.step(free(), now);
    assert!(matches!(wait, ProcedureAction::Wait(SETTLE_DELAY)));
    assert_eq!(sending.take_finding(), None);
    let _look = sending.step(ProcedureInput::Woke, now);
    let _send = sending.step(free(), now);
    assert_eq!(sending.take_finding(), Some(Settled::NotDone));
}

/// An area of which the token holds so many places, last changed by another order.
fn standing(held: u32) -> Value {
    json!({"generalAdmission": [{
        "label": "Standing", "objectType": "generalAdmission", "status": "free", "categoryKey": "3",
        "categoryLabel": "Standing room", "numBooked": 0, "numHeld": held, "orderId": "theirs",
        "holds": {"ours": {"NO_TICKET_TYPE": held}},
    }]})
}

fn best(wish: BestAvailableParams) -> HoldBestAvailable {
    HoldBestAvailable::new("e", wish, "ours").order_id("o1")
}

#[test]
fn places_that_the_token_held_before_are_not_taken_for_those_of_a_hold_of_best_available() {
    let answer = json!({"objects": ["A-1"], "objectDetails": held_by("ours")});
    let nothing = json!({});
    let looks = [standing(2), nothing.clone(), standing(2), nothing, standing(2)];
    let mut world = World::new([timed_out(), Ok(answer)], looks);
    let held = world.follow(&best(2.into())).unwrap();
    assert_eq!(held.objects, ["A-1"]);
    let diary = ["look", "send", "look", "look", "wait", "look", "look", "send"];
    assert_eq!(world.diary, diary);
}

#[test]
fn places_that_the_token_has_gained_are_those_of_a_hold_of_best_available() {
    let mut world = World::new([timed_out()], [standing(2), json!({}), standing(4)]);
    let held = world.follow(&best(2.into())).unwrap();
    assert_eq!(held.objects, ["Standing", "Standing"]);
    assert_eq!(world.diary, ["look", "send", "look", "look"]);
}

#[test]
fn nothing_is_looked_at_before_where_no_area_can_be_mistaken() {
    let answer = || Ok(json!({"objects": ["A-1"], "objectDetails": held_by("ours")}));
    let mut world = World::new([answer()], []);
    let of_a_category = BestAvailableParams::new(1).categories(["Stalls"]);
    world.follow(&best(of_a_category)).unwrap();
    let mut world = World::new([answer()], []);
    let fresh = best(1.into()).options(|options| options.fresh_token());
    world.follow(&fresh).unwrap();
    assert_eq!(world.diary, ["send"]);
}
