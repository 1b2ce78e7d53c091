//! In the end: compares what all buyers believe with the server's state and with its log.

use crate::{
    broken::Invariant,
    buyer::{Ending, Memory, Possession},
    deed::What,
    figures::Endings,
    hall::{AREAS, EVENTS, Hall},
    ledger::Ledger,
};
use std::collections::{HashMap, HashSet};

/// What the buyers believe: whose is what, for sure or perhaps.
#[derive(Default)]
struct Beliefs<'a> {
    /// Event and label to order.
    sure: HashMap<(&'a str, &'a str), &'a str>,
    perhaps: HashSet<(&'a str, &'a str, &'a str)>,
    places: HashMap<(&'a str, &'a str), u32>,
    perhaps_places: HashMap<(&'a str, &'a str), u32>,
}

impl<'a> Beliefs<'a> {
    /// Adds what a buyer believes; gives back what somebody else believes to have too.
    fn add(&mut self, possession: &'a Possession, is_sure: bool) -> Option<String> {
        let order = possession.order.as_str();
        let mut twice = None;
        for event in &possession.events {
            match &possession.what {
                What::Objects(labels) => {
                    for label in labels {
                        if !is_sure {
                            self.perhaps.insert((event, label, order));
                        } else if let Some(other) = self.sure.insert((event, label), order) {
                            twice = Some(format!(
                                "{label} of {event} is believed to be of {order} and {other}"
                            ));
                        }
                    }
                }
                What::Places(area, places) => {
                    let counts = if is_sure {
                        &mut self.places
                    } else {
                        &mut self.perhaps_places
                    };
                    *counts.entry((event, area)).or_default() += places;
                }
                // Told done without being told which: found nowhere, so nothing is believed.
                What::Best(_) => {}
            }
        }
        twice
    }
}

/// Compares, and counts how the checkouts ended.
pub(crate) fn compare(ledger: &mut Ledger, hall: &Hall, memories: &[(usize, Memory)]) {
    let mut beliefs = Beliefs::default();
    let mut endings = Endings::default();
    for (_, memory) in memories {
        let twice = match &memory.ending {
            Some(Ending::Sold(possession)) => {
                endings.sold += 1;
                beliefs.add(possession, true)
            }
            Some(Ending::Unsure(possession)) => {
                endings.unsure += 1;
                beliefs.add(possession, false)
            }
            Some(Ending::Returned) => {
                endings.returned += 1;
                None
            }
            Some(Ending::Lost) => {
                endings.lost += 1;
                None
            }
            None => {
                ledger.violated(
                    Invariant::Deadlines,
                    usize::MAX,
                    "a checkout never came to an end",
                );
                None
            }
        };
        if let Some(twice) = twice {
            ledger.violated(Invariant::SoldOnce, usize::MAX, &twice);
        }
    }
    ledger.figures.checkouts += endings.sold + endings.returned + endings.lost + endings.unsure;
    ledger.figures.endings = endings;
    for event in EVENTS {
        compare_state(ledger, hall, event, &beliefs);
        compare_log(ledger, hall, event);
    }
}

fn compare_state(ledger: &mut Ledger, hall: &Hall, event: &str, beliefs: &Beliefs<'_>) {
    for seen in hall.objects(event) {
        let key = (event, seen.label.as_str());
        if AREAS.iter().any(|(area, _)| *area == seen.label) {
            let sure = beliefs.places.get(&key).copied().unwrap_or_default();
            let perhaps = beliefs.perhaps_places.get(&key).copied().unwrap_or_default();
            let what = format!(
                "{} of {event}: {} places are booked, {sure} believed to be, {perhaps} perhaps",
                seen.label, seen.num_booked
            );
            if seen.num_booked < sure {
                ledger.violated(Invariant::DoneIsTheirs, usize::MAX, &what);
            } else if seen.num_booked > sure + perhaps {
                ledger.violated(Invariant::NotDoneIsNotTheirs, usize::MAX, &what);
            }
            continue;
        }
        let owner = seen.order_id.as_deref().filter(|_| seen.status == "booked");
        let believer = beliefs.sure.get(&key).copied();
        if owner == believer {
            continue;
        }
        let what = format!(
            "{} of {event} is of {owner:?}, believed to be of {believer:?}",
            seen.label
        );
        if believer.is_some() {
            ledger.violated(Invariant::DoneIsTheirs, usize::MAX, &what);
        }
        if let Some(owner) = owner
            && !beliefs.perhaps.contains(&(event, seen.label.as_str(), owner))
            && !ledger.was_overtaken(buyer_of(owner))
        {
            ledger.violated(Invariant::NotDoneIsNotTheirs, usize::MAX, &what);
        }
    }
}

/// The log must show no booking of what was booked, and no order twice.
fn compare_log(ledger: &mut Ledger, hall: &Hall, event: &str) {
    let mut booked: HashMap<String, String> = HashMap::new();
    let mut orders: HashSet<(String, String)> = HashSet::new();
    for entry in hall.log(event) {
        let is_area = AREAS.iter().any(|(area, _)| *area == entry.object_label);
        let order = entry.order_id.unwrap_or_default();
        if entry.status != "booked" {
            booked.remove(&entry.object_label);
            continue;
        }
        let is_first = orders.insert((entry.object_label.clone(), order.clone()));
        if !is_first && !ledger.was_overtaken(buyer_of(&order)) {
            let what = format!(
                "the log of {event}: {} was booked twice for {order}",
                entry.object_label
            );
            ledger.violated(Invariant::SoldOnce, usize::MAX, &what);
        }
        if !is_area && let Some(other) = booked.insert(entry.object_label.clone(), order.clone()) {
            let label = entry.object_label;
            let what = format!("the log of {event}: {label} was booked for {other} and for {order}");
            ledger.violated(Invariant::SoldOnce, usize::MAX, &what);
        }
    }
}

/// Orders are called `order-<buyer>-<try>`.
fn buyer_of(order: &str) -> usize {
    let number = order.split('-').nth(1).and_then(|number| number.parse().ok());
    number.unwrap_or(usize::MAX)
}
