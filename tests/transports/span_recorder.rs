//! A subscriber that keeps spans and events as text, each inside the span that it belongs to.

use std::{
    fmt::{Debug, Write},
    sync::{Arc, Mutex},
};
use tracing::{
    Event, Level, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};
use tracing_subscriber::{
    Registry,
    layer::{Context, Layer, SubscriberExt},
    registry::LookupSpan,
};

/// What was told while `work` ran: spans with their fields, and indented in them what is inside.
///
/// Fields that differ from run to run are shown as `_`.
pub fn spans_of(most_verbose: Level, work: impl FnOnce()) -> String {
    record(most_verbose, Masked::Yes, work)
}

/// The same with every field as it is, and of every crate that tells anything.
pub fn everything_of(work: impl FnOnce()) -> String {
    record(Level::TRACE, Masked::No, work)
}

fn record(most_verbose: Level, masked: Masked, work: impl FnOnce()) -> String {
    let told = Arc::new(Mutex::new(String::new()));
    let recorder = Recorder {
        told: told.clone(),
        most_verbose,
        masked,
    };
    tracing::subscriber::with_default(Registry::default().with(recorder), work);
    std::mem::take(&mut told.lock().unwrap())
}

#[derive(Clone, Copy, PartialEq)]
enum Masked {
    Yes,
    No,
}

struct Recorder {
    told: Arc<Mutex<String>>,
    most_verbose: Level,
    masked: Masked,
}

/// What is known of a span that is open.
struct Open {
    line: Line,
    inside: String,
}

struct Line {
    text: String,
    masked: Masked,
}

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let name = field.name();
        match name {
            "message" => write!(self.text, " {value:?}"),
            _ if self.masked == Masked::Yes && (name.ends_with("_ms") || name == "request_id") => {
                write!(self.text, " {name}=_")
            }
            _ => write!(self.text, " {name}={value:?}"),
        }
        .unwrap();
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.record_debug(field, &format_args!("{value}"));
    }
}

impl Recorder {
    fn line(&self, text: String) -> Line {
        Line {
            text,
            masked: self.masked,
        }
    }

    fn put<S: Subscriber + for<'a> LookupSpan<'a>>(
        &self,
        parent: Option<Id>,
        text: &str,
        context: &Context<'_, S>,
    ) {
        let Some(span) = parent.and_then(|id| context.span(&id)) else {
            self.told.lock().unwrap().push_str(text);
            return;
        };
        if let Some(open) = span.extensions_mut().get_mut::<Open>() {
            text.lines()
                .for_each(|line| writeln!(open.inside, "  {line}").unwrap());
        }
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Recorder {
    fn enabled(&self, metadata: &tracing::Metadata<'_>, _: Context<'_, S>) -> bool {
        *metadata.level() <= self.most_verbose
            && (self.masked == Masked::No || metadata.target() == "seatsio")
    }

    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut line = self.line(attributes.metadata().name().to_owned());
        attributes.record(&mut line);
        let inside = String::new();
        context
            .span(id)
            .unwrap()
            .extensions_mut()
            .insert(Open { line, inside });
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        if let Some(open) = context.span(id).unwrap().extensions_mut().get_mut::<Open>() {
            values.record(&mut open.line);
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut line = self.line(event.metadata().level().to_string());
        event.record(&mut line);
        let parent = context.event_span(event).map(|span| span.id());
        self.put(parent, &format!("{}\n", line.text), &context);
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        let span = context.span(&id).unwrap();
        let Some(open) = span.extensions_mut().remove::<Open>() else {
            return;
        };
        let parent = span.parent().map(|parent| parent.id());
        self.put(parent, &format!("{}\n{}", open.line.text, open.inside), &context);
    }
}
