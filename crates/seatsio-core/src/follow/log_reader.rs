//! `LogReader`: where in the log to read on, and which of its changes are new.

use super::{
    FollowPosition,
    position::Place,
    server_time::{ServerTime, millis},
};
use crate::{
    Cursor, Page,
    call::Moment,
    model::{StatusChange, StatusChangeId},
};
use std::{mem, time::Duration, vec::IntoIter};

/// Reads the log in rounds, the oldest first, from a place up to which nothing can appear any more.
///
/// What it has told of the changes behind that place it remembers, so that a round that comes by again tells
/// only what is new. The place moves up as time passes.
pub(super) struct LogReader {
    lateness: Duration,
    server_time: ServerTime,
    position: FollowPosition,
    round: Round,
    page: PageInHand,
}

/// One reading of the log from the place to its end.
#[derive(Default)]
struct Round {
    /// Where the page starts that is asked for.
    cursor: Option<Cursor>,
    /// A page has been gone beyond in which something may still appear: the place stays ahead of it.
    is_open: bool,
    /// The place from which the round has been started over.
    restarted: Option<Place>,
    has_news: bool,
}

/// The page that is being told.
#[derive(Default)]
struct PageInHand {
    items: IntoIter<StatusChange>,
    /// The first of its changes: nothing can appear ahead of the last of them.
    settled: Vec<StatusChangeId>,
    next: Option<Cursor>,
}

/// What comes after a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turned {
    /// Another page of the round.
    ToNextPage,
    /// The end of the round, which brought something or not.
    ToEnd { has_news: bool },
    /// The server gives the same page again.
    Nowhere,
}

impl LogReader {
    #[inline]
    pub(super) fn new(position: FollowPosition, lateness: Duration) -> Self {
        Self {
            lateness,
            server_time: ServerTime::default(),
            round: Round::from(position.place),
            position,
            page: PageInHand::default(),
        }
    }

    /// How far it has come, what was told last included.
    #[inline]
    pub(super) const fn position(&self) -> &FollowPosition {
        &self.position
    }

    /// Whether the first look is still to come.
    #[inline]
    pub(super) fn has_no_place(&self) -> bool {
        self.position.place == Place::Now
    }

    /// Behind what the next page starts.
    #[inline]
    pub(super) const fn cursor(&self) -> Option<&Cursor> {
        self.round.cursor.as_ref()
    }

    /// The next change of the page in hand that is wanted and was not told yet.
    #[inline]
    pub(super) fn news(&mut self, is_wanted: impl Fn(&StatusChange) -> bool) -> Option<StatusChange> {
        let told = &mut self.position.told;
        let change = self
            .page
            .items
            .find(|change| is_wanted(change) && told.insert(change.id))?;
        self.round.has_news = true;
        Some(change)
    }

    /// The first look, the newest first: what it shows counts as told.
    #[inline]
    pub(super) fn begin(&mut self, page: Page<StatusChange>, asked: Moment, now: Moment) {
        let known = self.server_time.learn(&page.items, asked, now);
        let ids: Vec<_> = page.items.iter().map(|change| change.id).collect();
        let settled = page
            .items
            .iter()
            .position(|change| self.is_settled(change, known));
        let behind = match settled {
            Some(settled) => Some(settled),
            // The page is too short to tell: what appears ahead of it was made before following began.
            None if page.next_page_starts_after.is_some() => ids.len().checked_sub(1),
            None => None,
        };
        self.position.place = behind
            .and_then(|behind| ids.get(behind))
            .map_or(Place::Beginning, |id| Place::After(*id));
        self.position.told = ids.into_iter().take(behind.unwrap_or(usize::MAX)).collect();
        self.start_over();
    }

    /// Takes a page of the round.
    #[inline]
    pub(super) fn arrived(&mut self, page: Page<StatusChange>, asked: Moment, now: Moment) {
        let known = self.server_time.learn(&page.items, asked, now);
        let is_settled = |change: &&StatusChange| change.date.is_none() || self.is_settled(change, known);
        let run = page.items.iter().take_while(is_settled).count();
        let run = page.items.get(..run).unwrap_or_default();
        // The place can only be behind a change whose date is known.
        let dated = run.iter().rposition(|change| change.date.is_some());
        let dated = dated.map_or(0, |last| last + 1);
        self.page = PageInHand {
            settled: run.iter().take(dated).map(|change| change.id).collect(),
            next: page.next_page_starts_after,
            items: page.items.into_iter(),
        };
    }

    /// Whether nothing can appear any more ahead of this change, when the server's clock shows at least `known`.
    #[inline]
    fn is_settled(&self, change: &StatusChange, known: Option<i64>) -> bool {
        let date = change.date.map(|date| date.unix_milliseconds());
        let Some((date, known)) = date.zip(known) else {
            return false;
        };
        date.saturating_add(millis(self.lateness)) <= known
    }

    /// Everything of the page in hand was told: moves the place up, and decides where to read on.
    #[inline]
    pub(super) fn turn_page(&mut self) -> Turned {
        let page = mem::take(&mut self.page);
        let has_settled = !page.settled.is_empty();
        if !self.round.is_open
            && let Some(last) = page.settled.last()
        {
            self.position.place = Place::After(*last);
            for id in &page.settled {
                self.position.told.remove(id);
            }
        }
        match page.next {
            Some(next) => self.go_on(next, has_settled),
            None => {
                let has_news = self.round.has_news;
                self.start_over();
                Turned::ToEnd { has_news }
            }
        }
    }

    /// Reads on in the same round.
    ///
    /// As long as the place moves, the next page starts right behind it: what has not settled is read again, with
    /// a look that is newer. Otherwise the round goes beyond it, and starts over once that must have settled.
    #[inline]
    fn go_on(&mut self, next: Cursor, has_settled: bool) -> Turned {
        let place = self.position.place;
        let starts_over = self.round.is_open && has_settled && self.round.restarted != Some(place);
        if starts_over {
            self.round.restarted = Some(place);
        }
        let is_at_place = starts_over || (has_settled && !self.round.is_open);
        self.round.is_open = !is_at_place;
        let cursor = if is_at_place { place.cursor() } else { Some(next) };
        if cursor == self.round.cursor {
            return Turned::Nowhere;
        }
        self.round.cursor = cursor;
        Turned::ToNextPage
    }

    /// Goes back to the place: the round is over.
    #[inline]
    fn start_over(&mut self) {
        self.round = Round::from(self.position.place);
    }
}

impl From<Place> for Round {
    #[inline]
    fn from(place: Place) -> Self {
        Self {
            cursor: place.cursor(),
            ..Self::default()
        }
    }
}
