//! Where else an object can be taken so that it is not free in an event (SEA-9, SEA-10).

use crate::event::{Drafts, Event, Events, Record, Role};

/// One event or season whose records count elsewhere.
#[derive(Clone, Copy, Debug)]
struct Source<'a> {
    holder: &'a Event,
    /// The event that may override the holder's status (SEA-13).
    overridden_in: Option<&'a Event>,
}

/// All other places where the objects of an event can be taken.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sources<'a> {
    /// Taken here is taken in the event, whatever else is taken.
    always: Vec<Source<'a>>,
    /// One list for each event of a season: places taken in different events are the same places.
    per_event: Vec<Vec<Source<'a>>>,
}

/// An object that is taken elsewhere.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Taken<'a> {
    pub(crate) by: &'a Event,
    pub(crate) record: &'a Record,
}

impl<'a> Sources<'a> {
    pub(crate) fn of(event: &'a Event, events: &'a Events) -> Self {
        match &event.role {
            Role::Standalone => Self::default(),
            Role::InSeason { .. } => Self {
                always: seasons_of(event, events, None),
                per_event: Vec::new(),
            },
            Role::TopLevelSeason { .. } => Self {
                always: Vec::new(),
                per_event: below(event, events),
            },
            Role::PartialSeason { season, .. } => {
                let top = events.by_id(*season).map(|holder| Source {
                    holder,
                    overridden_in: None,
                });
                Self {
                    always: top.into_iter().collect(),
                    per_event: below(event, events),
                }
            }
        }
    }

    /// Where an object is taken as a whole, if it is.
    pub(crate) fn taken(&self, label: &str, drafts: &'a Drafts) -> Option<Taken<'a>> {
        let mut all = self.always.iter().chain(self.per_event.iter().flatten());
        all.find_map(|source| {
            let record = source.record(label, drafts)?;
            let counts = record.is_taken() && source.overridden(label, drafts) == 0;
            counts.then_some(Taken {
                by: source.holder,
                record,
            })
        })
    }

    /// How many places of an area are taken elsewhere.
    pub(crate) fn places_taken(&self, label: &str, drafts: &'a Drafts) -> u32 {
        let sum = |sources: &[Source<'a>]| {
            let places = sources.iter().map(|source| source.places_taken(label, drafts));
            places.fold(0, u32::saturating_add)
        };
        let in_one_event = self.per_event.iter().map(|sources| sum(sources)).max();
        sum(&self.always).saturating_add(in_one_event.unwrap_or_default())
    }
}

impl<'a> Source<'a> {
    fn record(&self, label: &str, drafts: &'a Drafts) -> Option<&'a Record> {
        self.holder.record(label, drafts)
    }

    fn overridden(&self, label: &str, drafts: &'a Drafts) -> u32 {
        let record = self.overridden_in.and_then(|event| event.record(label, drafts));
        record
            .and_then(|record| record.overridden.get(&self.holder.id))
            .copied()
            .unwrap_or_default()
    }

    fn places_taken(&self, label: &str, drafts: &'a Drafts) -> u32 {
        let taken = self.record(label, drafts).map_or(0, Record::places_taken);
        taken.saturating_sub(self.overridden(label, drafts))
    }
}

/// For each event of a season: the event itself, and the other seasons that it belongs to.
fn below<'a>(season: &'a Event, events: &'a Events) -> Vec<Vec<Source<'a>>> {
    let held = season.role.events().iter().filter_map(|id| events.by_id(*id));
    // Events in the past no longer take anything away from the season.
    held.filter(|event| !event.is_in_the_past)
        .map(|event| {
            let mut sources = vec![Source {
                holder: event,
                overridden_in: None,
            }];
            sources.extend(seasons_of(event, events, Some(season.id)));
            sources
        })
        .collect()
}

/// The seasons that an event belongs to, the top-level one first. When asked for a season, its top-level one counts by itself.
fn seasons_of<'a>(event: &'a Event, events: &'a Events, except: Option<u64>) -> Vec<Source<'a>> {
    let Some(top) = event.role.season().and_then(|id| events.by_id(id)) else {
        return Vec::new();
    };
    let partials = top
        .role
        .partial_seasons()
        .iter()
        .filter_map(|id| events.by_id(*id));
    let holding = partials.filter(|partial| partial.role.events().contains(&event.id));
    let above_partials = except.is_none().then_some(top);
    above_partials
        .into_iter()
        .chain(holding)
        .filter(|holder| Some(holder.id) != except)
        .map(|holder| Source {
            holder,
            overridden_in: Some(event),
        })
        .collect()
}
