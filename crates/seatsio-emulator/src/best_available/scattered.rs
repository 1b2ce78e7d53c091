//! Steps 3 and 4: seats in any rows, first of one section, then over sections.
//!
//! How the real server splits a group is not known (BST-14). Here it falls into as few parts as
//! possible, each of adjacent seats, the nearest ones of that size; nobody sits alone if another
//! split avoids it. Accessible seats are the nearest ones, wherever they are.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Offer;
use super::adjacent::Nearest;
use super::scope::{Role, Scope};

pub(super) fn find<O: Offer>(scope: &Scope<'_, O>) -> Option<Vec<usize>> {
    let mut sections: BTreeMap<Option<usize>, Stock> = BTreeMap::new();
    let mut everything = Stock::default();
    for line in scope.lines() {
        let section = scope
            .drawing
            .objects
            .get(line.start)
            .and_then(|object| object.section_index());
        let stock = sections.entry(section).or_default();
        stock.add(scope, &line);
        everything.add(scope, &line);
    }
    let mut best: Option<(f64, Vec<usize>)> = None;
    for stock in sections.into_values() {
        if let Some(seats) = stock.split(scope) {
            let distance: f64 = seats.iter().map(|seat| scope.distance(*seat)).sum();
            if best.as_ref().is_none_or(|(least, _)| distance < *least) {
                best = Some((distance, seats));
            }
        }
    }
    best.map(|(_, seats)| seats).or_else(|| everything.split(scope))
}

/// The seats of a section that can be had.
#[derive(Default)]
struct Stock {
    /// Seats that can be had and stand side by side.
    runs: Vec<Range<usize>>,
    accessible: Vec<usize>,
}

impl Stock {
    fn add<O: Offer>(&mut self, scope: &Scope<'_, O>, line: &Range<usize>) {
        let mut start = None;
        for index in line.clone() {
            let role = scope.role(index);
            if role == Role::AccessibleSeat {
                self.accessible.push(index);
            }
            match (role == Role::Seat, start) {
                (true, None) => start = Some(index),
                (false, Some(first)) => {
                    self.runs.push(first..index);
                    start = None;
                }
                _ => {}
            }
        }
        if let Some(first) = start {
            self.runs.push(first..line.end);
        }
    }

    fn split<O: Offer>(mut self, scope: &Scope<'_, O>) -> Option<Vec<usize>> {
        let accessible = scope.wish.accessible_seats;
        let others = scope.wish.number - accessible;
        let seats: usize = self.runs.iter().map(Range::len).sum();
        if self.accessible.len() < accessible || seats < others {
            return None;
        }
        sort_by_distance(scope, &mut self.accessible);
        self.accessible.truncate(accessible);
        let mut chosen = self.accessible;
        take(scope, self.runs, others, &mut chosen);
        chosen.sort_unstable();
        Some(chosen)
    }
}

/// Chooses `number` seats from runs that have that many.
fn take<O: Offer>(scope: &Scope<'_, O>, mut runs: Vec<Range<usize>>, number: usize, chosen: &mut Vec<usize>) {
    let distance = |run: &Range<usize>| run.clone().map(|seat| scope.distance(seat)).sum::<f64>();
    runs.sort_by_cached_key(|run| (std::cmp::Reverse(run.len()), Ordered(distance(run))));
    let mut left = number;
    let mut whole = 0;
    // Runs are taken as they are while they are no longer than what is left to choose.
    while let Some(run) = runs.get(whole)
        && run.len() <= left
        && !(left - run.len() == 1 && run.len() > 2 && runs.get(whole + 1).is_some_and(|next| next.len() > 1))
    {
        chosen.extend(run.clone());
        left -= run.len();
        whole += 1;
    }
    let mut rest = runs.split_off(whole);
    while left > 0 {
        let longest = rest.iter().map(Range::len).max().unwrap_or_default();
        if longest == 0 {
            return;
        }
        // One seat less than possible, so that two are left rather than one.
        let leaves_one = left > longest && left - longest == 1 && longest > 2;
        let size = if leaves_one {
            longest - 1
        } else {
            longest.min(left)
        };
        let Some((position, group)) = nearest_part(scope, &rest, size) else {
            return;
        };
        left -= group.len();
        chosen.extend(group.clone());
        let run = rest.swap_remove(position);
        rest.extend([run.start..group.start, group.end..run.end]);
        rest.retain(|run| !run.is_empty());
    }
}

/// The nearest seats side by side, and the run that they are part of.
fn nearest_part<O: Offer>(
    scope: &Scope<'_, O>,
    runs: &[Range<usize>],
    size: usize,
) -> Option<(usize, Range<usize>)> {
    let mut best = Nearest::default();
    let mut position = 0;
    for (number, run) in runs.iter().enumerate().filter(|(_, run)| run.len() >= size) {
        let mut distance: f64 = (run.start..run.start + size)
            .map(|seat| scope.distance(seat))
            .sum();
        for first in run.start..=run.end - size {
            if first > run.start {
                distance += scope.distance(first + size - 1) - scope.distance(first - 1);
            }
            if best.is_beaten_by(distance) {
                best.keep(distance, first..first + size);
                position = number;
            }
        }
    }
    best.group.map(|group| (position, group))
}

fn sort_by_distance<O: Offer>(scope: &Scope<'_, O>, seats: &mut [usize]) {
    seats.sort_by(|one, other| {
        let distances = scope.distance(*one).total_cmp(&scope.distance(*other));
        distances.then(one.cmp(other))
    });
}

/// A distance that can be sorted by.
#[derive(PartialEq)]
struct Ordered(f64);

impl Eq for Ordered {}

impl PartialOrd for Ordered {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ordered {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}
