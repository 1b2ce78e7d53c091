//! Steps 1 and 2: adjacent seats of one row or table, first such that leave no single seat.

use std::ops::Range;

use super::scope::{Role, Scope};
use super::{Offer, Orphans};

/// The nearest group of adjacent seats: one that leaves no orphan if there is one and it was
/// asked for, any other otherwise.
pub(super) fn find<O: Offer>(scope: &Scope<'_, O>) -> Option<Vec<usize>> {
    let careful = match scope.wish.orphans {
        Orphans::Prevent => nearest(scope, |group, line| !leaves_orphans(scope, group, line)),
        Orphans::Allow => None,
    };
    careful
        .or_else(|| nearest(scope, |_, _| true))
        .map(Iterator::collect)
}

fn nearest<O: Offer>(
    scope: &Scope<'_, O>,
    is_fine: impl Fn(&Range<usize>, &Range<usize>) -> bool,
) -> Option<Range<usize>> {
    let mut best = Nearest::default();
    let mut sums = Sums::default();
    for line in scope.lines() {
        if line.len() < scope.wish.number {
            continue;
        }
        sums.fill(scope, &line);
        for start in 0..=line.len() - scope.wish.number {
            if let Some(distance) = sums.distance(start, scope.wish.number, scope.wish.accessible_seats) {
                let first = line.start + start;
                let group = first..first + scope.wish.number;
                if best.is_beaten_by(distance) && is_fine(&group, &line) {
                    best.keep(distance, group);
                }
            }
        }
    }
    best.group
}

/// The nearest group so far. Sums of many distances are not exact, so a group has to be nearer
/// by more than that to take the place of one that is drawn before it.
#[derive(Default)]
pub(super) struct Nearest {
    distance: Option<f64>,
    pub(super) group: Option<Range<usize>>,
}

impl Nearest {
    pub(super) fn is_beaten_by(&self, distance: f64) -> bool {
        self.distance.is_none_or(|best| distance < best - best * 1e-12)
    }

    pub(super) fn keep(&mut self, distance: f64, group: Range<usize>) {
        self.distance = Some(distance);
        self.group = Some(group);
    }
}

/// Running sums over the seats of a line, so that a group of any size costs the same.
#[derive(Default)]
struct Sums {
    /// At each position: seats that can be had, accessible ones among them, distances.
    upto: Vec<(usize, usize, f64)>,
}

impl Sums {
    fn fill<O: Offer>(&mut self, scope: &Scope<'_, O>, line: &Range<usize>) {
        self.upto.clear();
        self.upto.push((0, 0, 0.0));
        let (mut seats, mut accessible, mut distance) = (0, 0, 0.0);
        for index in line.clone() {
            match scope.role(index) {
                Role::Seat => seats += 1,
                Role::AccessibleSeat => {
                    seats += 1;
                    accessible += 1;
                }
                _ => {}
            }
            distance += scope.distance(index);
            self.upto.push((seats, accessible, distance));
        }
    }

    /// The sum of the distances, if all seats of the group can be had and the right number of
    /// them is accessible.
    fn distance(&self, start: usize, number: usize, accessible: usize) -> Option<f64> {
        let from = self.upto.get(start)?;
        let to = self.upto.get(start + number)?;
        (to.0 - from.0 == number && to.1 - from.1 == accessible).then_some(to.2 - from.2)
    }
}

/// Whether a single free seat would be left between the group and a taken seat or the end of
/// the line (BST-11).
fn leaves_orphans<O: Offer>(scope: &Scope<'_, O>, group: &Range<usize>, line: &Range<usize>) -> bool {
    let is_free =
        |index: Option<usize>| index.is_some_and(|index| line.contains(&index) && scope.offer.is_free(index));
    let left = is_free(group.start.checked_sub(1)) && !is_free(group.start.checked_sub(2));
    let right = is_free(Some(group.end)) && !is_free(Some(group.end + 1));
    left || right
}
