//! The kinds of span that a call has: what `tracing::debug_span!` declares where it opens one, for spans that are kept
//! as ids beside one handle on their subscriber.

use tracing::{
    Dispatch, Level, Metadata, Value,
    callsite::DefaultCallsite,
    level_filters::{LevelFilter, STATIC_MAX_LEVEL},
    metadata::Kind,
    span::{Attributes, Id, Record},
    subscriber::Interest,
};

/// The target of all that is told.
pub(super) const TARGET: &str = "seatsio";

/// A kind of span with so many fields. Their values are given by position: `tracing::record_all!` looks for every
/// field by its name, which costs more than all the rest.
pub(super) struct SpanKind<const FIELDS: usize> {
    callsite: &'static DefaultCallsite,
    metadata: &'static Metadata<'static>,
}

macro_rules! span_kinds {
    ($($kind:ident = $name:literal { $($field:ident),+ $(,)? })+) => {$(
        pub(super) static $kind: SpanKind<{ [$(stringify!($field)),+].len() }> = {
            static CALLSITE: DefaultCallsite = DefaultCallsite::new(&METADATA);
            static METADATA: Metadata<'static> = tracing::metadata! {
                name: $name,
                target: TARGET,
                level: Level::DEBUG,
                fields: &[$(stringify!($field)),+],
                callsite: &CALLSITE,
                kind: Kind::SPAN,
            };
            SpanKind { callsite: &CALLSITE, metadata: &METADATA }
        };
    )+};
}

span_kinds! {
    CALL = "call" {
        operation, lane, event, events, attempts, waited_ms, status, code, request_id, error, outcome,
    }
    ATTEMPT = "attempt" { attempt, waited_ms, status, code, request_id, error }
}

/// What a span is opened inside of.
#[derive(Clone, Copy)]
pub(super) enum Parent<'a> {
    /// The span that the subscriber is in.
    Current,
    /// This one, or none.
    Span(Option<&'a Id>),
}

impl<const FIELDS: usize> SpanKind<FIELDS> {
    /// Whether anybody takes such spans. Not to be asked inside `dispatcher::get_default`: what is asked for the first
    /// time there is never told to anybody.
    #[inline]
    pub(super) fn interest(&self) -> Interest {
        if Level::DEBUG <= STATIC_MAX_LEVEL && Level::DEBUG <= LevelFilter::current() {
            self.callsite.interest()
        } else {
            Interest::never()
        }
    }

    /// Whether this subscriber takes such a span, as it is of such an interest.
    #[inline]
    pub(super) fn is_taken(&self, interest: &Interest, subscriber: &Dispatch) -> bool {
        interest.is_always() || (interest.is_sometimes() && subscriber.enabled(self.metadata))
    }

    /// Opens one.
    #[inline]
    pub(super) fn open(
        &self,
        subscriber: &Dispatch,
        parent: Parent<'_>,
        values: [Option<&dyn Value>; FIELDS],
    ) -> Id {
        let values = self.metadata.fields().value_set_all(&values);
        subscriber.new_span(&match parent {
            Parent::Current => Attributes::new(self.metadata, &values),
            Parent::Span(Some(id)) => Attributes::child_of(id.clone(), self.metadata, &values),
            Parent::Span(None) => Attributes::new_root(self.metadata, &values),
        })
    }

    /// Records what has become known of one.
    #[inline]
    pub(super) fn record(&self, subscriber: &Dispatch, id: &Id, values: [Option<&dyn Value>; FIELDS]) {
        let values = self.metadata.fields().value_set_all(&values);
        subscriber.record(id, &Record::new(&values));
    }
}
