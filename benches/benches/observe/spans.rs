//! Subscribers that do nothing with what they take.

use std::sync::{
    Mutex, OnceLock, PoisonError,
    atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
};
use tracing::{
    Dispatch, Event, Metadata, Subscriber, callsite,
    dispatcher::{set_global_default, with_default},
    level_filters::LevelFilter,
    span::{Attributes, Id, Record},
    subscriber::Interest,
};

/// What is taken, and by whom.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Taken {
    /// As if there were no subscriber.
    Nothing,
    /// What `seatsio` tells, by the subscriber of the program: what a filter of `seatsio=debug` lets through.
    Ours,
    /// The same, and each span is given a number of its own.
    Numbered,
    /// What all libraries tell, at any level, by the same.
    Everything,
    /// The same by a subscriber of the thread, which wants to be asked again for each span and event.
    Asked,
}

static TAKEN: Mutex<Taken> = Mutex::new(Taken::Nothing);

static NUMBERS_SPANS: AtomicBool = AtomicBool::new(false);

/// The subscriber of the thread. Made once, as that of the program: what it takes to make one is not what spans cost.
fn of_the_thread() -> &'static Dispatch {
    static OF_THE_THREAD: OnceLock<Dispatch> = OnceLock::new();
    OF_THE_THREAD.get_or_init(|| {
        set_global_default(Dispatch::new(Idle::default())).expect("the only one of the program");
        Dispatch::new(Idle::default())
    })
}

/// Runs something while what it tells is taken, which has been [switched](switch_to) on.
pub(crate) fn told(what: Taken, work: impl Fn()) {
    match what {
        Taken::Asked => with_default(of_the_thread(), work),
        _ => work(),
    }
}

/// The same, with the switching.
pub(crate) fn taken(what: Taken, work: impl Fn()) {
    switch_to(what);
    told(what, work);
    switch_to(Taken::Nothing);
}

/// Sets what is taken from now on. It asks for each place of the program that tells something, so it is not timed.
pub(crate) fn switch_to(what: Taken) {
    of_the_thread();
    *TAKEN.lock().unwrap_or_else(PoisonError::into_inner) = what;
    NUMBERS_SPANS.store(what == Taken::Numbered, Relaxed);
    // Else what was wanted before would be told still, and the side that nobody watches would pay for it.
    callsite::rebuild_interest_cache();
}

fn is_taken() -> Taken {
    *TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does nothing: every span has the same number, as for the `NoSubscriber` of `tracing`, unless numbers are asked for.
#[derive(Default)]
struct Idle(AtomicU64);

impl Subscriber for Idle {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        match is_taken() {
            Taken::Nothing => Interest::never(),
            Taken::Ours | Taken::Numbered if metadata.target() != "seatsio" => Interest::never(),
            Taken::Ours | Taken::Numbered | Taken::Everything => Interest::always(),
            Taken::Asked => Interest::sometimes(),
        }
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(match is_taken() {
            Taken::Nothing => LevelFilter::OFF,
            Taken::Ours | Taken::Numbered => LevelFilter::DEBUG,
            Taken::Everything | Taken::Asked => LevelFilter::TRACE,
        })
    }

    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(if NUMBERS_SPANS.load(Relaxed) {
            self.0.fetch_add(1, Relaxed) + 1
        } else {
            0xDEAD
        })
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &Event<'_>) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}
