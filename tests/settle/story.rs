//! Stories: a call of ours, what was there before, what goes wrong, and what others do meanwhile.

use crate::stage::{AREA, Interference, Mishap, SEATS, Stage};
use proptest::prelude::*;
use seatsio_core::{
    Error, Receipt,
    model::{BestAvailableParams, ObjectRef, StatusChangeRequest},
    settle::Settled,
};

/// What the call is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Seats(usize),
    /// Seats in two events.
    SeatsOfGroup(usize),
    /// Each seat by a change of its own.
    SeatsInBatch(usize),
    Places(u32),
    SeatAndPlaces(u32),
    Best(u32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    Hold,
    Book,
    Release,
    Custom,
}

/// What marks the call as ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) order: bool,
    /// The objects are held with our token first.
    pub(crate) token: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Story {
    pub(crate) what: What,
    pub(crate) action: Action,
    pub(crate) mark: Mark,
    /// Places of the area that our token holds besides.
    pub(crate) held_besides: u32,
    pub(crate) mishaps: Vec<Mishap>,
    pub(crate) interferences: Vec<Vec<Interference>>,
}

/// What we were told.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) sent: Result<(), Error>,
    pub(crate) settled: Option<Settled>,
}

pub(crate) const OUR_ORDER: &str = "ours";

/// Sends a booking, hold, release or custom change, whichever the story wants.
macro_rules! sent {
    ($story:ident, $stage:ident, $client:expr, $send:ident) => {{
        let events = $client.events();
        let keys = match $story.what {
            What::SeatsOfGroup(_) => $stage.events.clone(),
            _ => vec![$stage.events[0].clone()],
        };
        let objects = $story.objects();
        macro_rules! marked {
            ($builder:expr) => {{
                let mut builder = $builder;
                if $story.mark.order {
                    builder = builder.order_id(OUR_ORDER);
                }
                builder
            }};
        }
        macro_rules! with_token {
            ($builder:expr) => {{
                let mut builder = marked!($builder);
                if $story.mark.token {
                    builder = builder.hold_token(&$stage.ours);
                }
                builder
            }};
        }
        match ($story.what, $story.action) {
            (What::Best(number), Action::Hold) => {
                marked!(events.hold_best_available(&keys[0], $story.wish(number), &$stage.ours))
                    .$send()
                    .map(|_| ())
            }
            (What::Best(number), _) => marked!(events.book_best_available(&keys[0], $story.wish(number)))
                .$send()
                .map(|_| ()),
            (What::SeatsInBatch(_), _) => events
                .change_object_status_in_batch($story.batch(&$stage))
                .$send()
                .map(|_| ()),
            (_, Action::Hold) => marked!(events.hold(keys, objects, &$stage.ours))
                .$send()
                .map(|_| ()),
            (_, Action::Book) => with_token!(events.book(keys, objects)).$send().map(|_| ()),
            (_, Action::Release) => with_token!(events.release(keys, objects)).$send().map(|_| ()),
            (_, Action::Custom) => with_token!(events.change_object_status(keys, objects, "lost"))
                .$send()
                .map(|_| ()),
        }
    }};
}

impl Story {
    /// Named objects only: nothing is counted, nothing chosen by the server.
    pub(crate) fn is_named(&self) -> bool {
        matches!(
            self.what,
            What::Seats(_) | What::SeatsOfGroup(_) | What::SeatsInBatch(_)
        )
    }

    pub(crate) fn has_late_requests(&self) -> bool {
        self.mishaps.contains(&Mishap::Late)
    }

    fn objects(&self) -> Vec<ObjectRef> {
        let seats = |number: usize| {
            SEATS[..number]
                .iter()
                .map(|seat| ObjectRef::from(*seat))
                .collect()
        };
        match self.what {
            What::Seats(number) | What::SeatsOfGroup(number) | What::SeatsInBatch(number) => seats(number),
            What::Places(places) => vec![ObjectRef::new(AREA).quantity(places)],
            What::SeatAndPlaces(places) => {
                vec![ObjectRef::from(SEATS[0]), ObjectRef::new(AREA).quantity(places)]
            }
            What::Best(_) => Vec::new(),
        }
    }

    fn wish(&self, number: u32) -> BestAvailableParams {
        BestAvailableParams::new(number)
    }

    fn batch(&self, stage: &Stage) -> Vec<StatusChangeRequest> {
        let event = &stage.events[0];
        let changes = self.objects().into_iter().map(|object| {
            let mut change = match self.action {
                Action::Hold => return StatusChangeRequest::hold(&stage.ours, event, [object]),
                Action::Book => StatusChangeRequest::book(event, [object]),
                Action::Release => StatusChangeRequest::release(event, [object]),
                Action::Custom => StatusChangeRequest::change_status_to("lost", event, [object]),
            };
            if self.mark.order {
                change = change.order_id(OUR_ORDER);
            }
            if self.mark.token {
                change = change.hold_token(&stage.ours);
            }
            change
        });
        changes.collect()
    }

    /// Sets the stage: what is to be released is taken by us, and what is booked with our token is held by it.
    pub(crate) fn prepare(&self) -> Stage {
        let stage = Stage::new();
        let events = stage.direct.events();
        let keys = match self.what {
            What::SeatsOfGroup(_) => stage.events.clone(),
            _ => vec![stage.events[0].clone()],
        };
        if self.held_besides > 0 {
            let places = [ObjectRef::new(AREA).quantity(self.held_besides)];
            events.hold(&keys[0], places, &stage.ours).send().unwrap();
        }
        let objects = self.objects();
        if !objects.is_empty() && self.action != Action::Hold {
            if self.mark.token {
                events.hold(keys, objects, &stage.ours).send().unwrap();
            } else if self.action == Action::Release {
                events
                    .book(keys, objects)
                    .order_id("an-earlier-order")
                    .send()
                    .unwrap();
            }
        }
        stage.arm(&self.mishaps, &self.interferences);
        stage
    }

    /// Sends once, with the engine's own retries only, and settles from the receipt of the error.
    pub(crate) fn send_and_settle(&self, stage: &mut Stage) -> Told {
        let sent: Result<(), Error> = sent!(self, stage, stage.client, send);
        let receipt: Option<Receipt> = sent.as_ref().err().and_then(|error| error.receipt().cloned());
        let settled = receipt.map(|receipt| stage.client.events().settle(&receipt).unwrap());
        Told { sent, settled }
    }

    pub(crate) fn send_settled(&self, stage: &mut Stage) -> Told {
        Told {
            sent: sent!(self, stage, stage.client, send_settled),
            settled: None,
        }
    }
}

fn what() -> impl Strategy<Value = What> {
    prop_oneof![
        4 => (1..=SEATS.len()).prop_map(What::Seats),
        1 => (1..=2_usize).prop_map(What::SeatsOfGroup),
        1 => (1..=2_usize).prop_map(What::SeatsInBatch),
        3 => (1..=5_u32).prop_map(What::Places),
        1 => (1..=3_u32).prop_map(What::SeatAndPlaces),
        2 => prop_oneof![1..=3_u32, Just(55)].prop_map(What::Best),
    ]
}

fn interference() -> impl Strategy<Value = Interference> {
    let seat = 0..SEATS.len();
    prop_oneof![
        2 => (seat.clone(), any::<bool>()).prop_map(|(seat, order)| Interference::Books { seat, order }),
        2 => seat.prop_map(|seat| Interference::Holds { seat }),
        2 => (1..=5_u32, any::<bool>()).prop_map(|(places, order)| Interference::BooksPlaces { places, order }),
        1 => (1..=5_u32).prop_map(|places| Interference::ReleasesPlaces { places }),
        1 => (1..=5_u32).prop_map(|places| Interference::HoldsPlaces { places }),
        1 => Just(Interference::BooksBest),
    ]
}

/// Any story.
pub(crate) fn story() -> impl Strategy<Value = Story> {
    let action = prop_oneof![
        3 => Just(Action::Hold),
        4 => Just(Action::Book),
        1 => Just(Action::Release),
        1 => Just(Action::Custom),
    ];
    let mark = (any::<bool>(), any::<bool>()).prop_map(|(order, token)| Mark { order, token });
    let mishap = prop_oneof![
        1 => Just(Mishap::None),
        3 => Just(Mishap::Before),
        3 => Just(Mishap::After),
        1 => Just(Mishap::Late),
    ];
    let mishaps = prop::collection::vec(mishap, 0..4);
    let interferences = prop::collection::vec(prop::collection::vec(interference(), 0..2), 0..4);
    (what(), action, mark, 0..3_u32, mishaps, interferences).prop_map(
        |(what, action, mark, held_besides, mishaps, interferences)| Story {
            what,
            action,
            mark,
            held_besides,
            mishaps,
            interferences,
        },
    )
}
