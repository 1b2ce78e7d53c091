//! Logs with entries that appear late, failures and restarts: each change is told once.

use super::*;
use crate::{
    Cursor, Error, ErrorKind, Page, PagedOperation as _,
    api::events::ListStatusChanges,
    call::Moment,
    model::{StatusChange, StatusChangeId},
};
use proptest::prelude::*;
use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

/// How long after its change an entry may appear, in milliseconds.
const LATENESS: u64 = 10_000;

/// After so many milliseconds all is told, however small the pages and however many requests fail.
const LONG_ENOUGH: u64 = 700_000;

/// An entry of the log; its number is its place in the order of making.
#[derive(Clone, Copy, Debug)]
struct Entry {
    made: u64,
    appears: u64,
}

/// A log on a clock of its own, and how the network treats its readers.
#[derive(Clone, Debug)]
struct Log {
    entries: Vec<Entry>,
    page: usize,
    /// For each request in turn: how long until the server looks, how long until the answer is here, whether it
    /// fails.
    trips: Vec<(u64, u64, bool)>,
}

fn log(most_late: u64) -> impl Strategy<Value = Log> {
    let entries = prop::collection::vec((0_u64..4_000, 0..=most_late), 0..80);
    let trips = prop::collection::vec((0_u64..900, 0_u64..900, prop::bool::weighted(0.2)), 1..20);
    (entries, 1_usize..12, trips).prop_map(|(steps, page, mut trips)| {
        // Every other request succeeds, or nothing would ever be told.
        for trip in trips.iter_mut().step_by(2) {
            trip.2 = false;
        }
        let mut made = 0;
        let entries = steps.into_iter().map(|(step, late)| {
            // A third of them share the date of the one before.
            made += step.saturating_sub(1_300);
            Entry {
                made,
                appears: made + late,
            }
        });
        Log {
            entries: entries.collect(),
            page,
            trips,
        }
    })
}

impl Log {
    /// What the server answers at a moment.
    fn page(&self, target: &str, at: u64) -> Page<StatusChange> {
        let query = target.split_once('?').map_or("", |(_, query)| query);
        let value = |name: &str| {
            let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs
                .filter(|(key, _)| *key == name)
                .map(|(_, value)| value)
                .next()
        };
        let limit = value("limit").map_or(self.page, |limit| self.page.min(limit.parse().unwrap()));
        let is_there = |id: &usize| self.entries[*id].appears <= at;
        let mut ids: Vec<_> = match value("start_after_id") {
            None => (0..self.entries.len()).filter(is_there).collect(),
            Some(after) => (after.parse::<usize>().unwrap()..self.entries.len())
                .filter(is_there)
                .collect(),
        };
        if value("sort").is_none() {
            ids.reverse();
        }
        let has_more = ids.len() > limit;
        ids.truncate(limit);
        let next = ids
            .last()
            .filter(|_| has_more)
            .map(|last| Cursor::from(*last as u64 + 1));
        let items = ids.into_iter().map(|id| self.change(id)).collect();
        Page {
            items,
            next_page_starts_after: next,
            previous_page_ends_before: None,
        }
    }

    /// Ids are one more than the place, since no id is 0.
    fn change(&self, place: usize) -> StatusChange {
        // The server's clock is far from ours.
        let date = crate::model::Timestamp::from_unix_milliseconds(
            1_700_000_000_000 + self.entries[place].made as i64,
        );
        let json = format!(
            r#"{{"id":{},"objectLabel":"A-1","status":"booked","quantity":1,"date":"{}"}}"#,
            place + 1,
            date.unwrap()
        );
        serde_json::from_str(&json).unwrap()
    }

    fn everything_has_appeared(&self) -> u64 {
        self.entries
            .iter()
            .map(|entry| entry.appears)
            .max()
            .unwrap_or_default()
    }
}

/// A follower with its network and its clock.
struct Run<'a> {
    log: &'a Log,
    options: FollowOptions,
    follower: Follower,
    now: u64,
    requests: usize,
    /// When the first look was made.
    first_look: Option<u64>,
}

impl<'a> Run<'a> {
    fn new(log: &'a Log, from: FollowPosition, now: u64) -> Self {
        let options = FollowOptions::from(from)
            .idle_interval(Duration::from_secs(6))
            .lateness(Duration::from_millis(LATENESS));
        Self {
            log,
            follower: follower(options.clone()),
            options,
            now,
            requests: 0,
            first_look: None,
        }
    }

    /// The next change within the time, as its id.
    fn next(&mut self, until: u64) -> Option<u64> {
        while self.now <= until {
            match self.follower.next(moment(self.now)) {
                Next::Tell(change) => return Some(change.id.get()),
                Next::Call(plan) => {
                    let (there, back, fails) = self.log.trips[self.requests % self.log.trips.len()];
                    self.requests += 1;
                    let page = self.log.page(plan.target(), self.now + there);
                    self.first_look.get_or_insert(self.now + there);
                    self.now += there + back;
                    let answer = if fails {
                        Err(Error::new(ErrorKind::Server, "down"))
                    } else {
                        Ok(page)
                    };
                    self.follower.answered(answer, moment(self.now));
                }
                Next::Wait(wait) => {
                    self.now += u64::try_from(wait.as_millis()).unwrap().max(1);
                    self.follower.woke();
                }
                Next::End(end) => panic!("it ended: {end:?}"),
            }
        }
        None
    }

    /// Another process goes on from what was stored.
    fn restart(&mut self) {
        let stored = serde_json::to_string(&self.follower.position()).unwrap();
        let mut options = self.options.clone();
        options.from = serde_json::from_str(&stored).unwrap();
        self.follower = follower(options);
    }
}

fn follower(options: FollowOptions) -> Follower {
    following(&ListStatusChanges::new("e"), options)
        .unwrap()
        .seeded(7)
}

fn moment(millis: u64) -> Moment {
    Moment::from_start(Duration::from_millis(millis))
}

/// A log whose requests all succeed at first.
fn steady(entries: Vec<Entry>, page: usize) -> Log {
    Log {
        entries,
        page,
        trips: vec![(0, 0, false)],
    }
}

proptest! {
    #[test]
    fn each_change_is_told_once_through_late_entries_failures_and_restarts(
        log in log(LATENESS), restarts in prop::collection::vec(1_usize..9, 0..8),
    ) {
        let mut run = Run::new(&log, FollowPosition::beginning(), 0);
        let until = log.everything_has_appeared() + LONG_ENOUGH;
        let mut restarts = restarts.into_iter();
        let mut restart_after = restarts.next();
        let mut told = Vec::new();
        while let Some(id) = run.next(until) {
            told.push(id);
            restart_after = restart_after.map(|left| left - 1);
            if restart_after == Some(0) {
                run.restart();
                restart_after = restarts.next();
            }
        }
        told.sort_unstable();
        let all: Vec<_> = (1..=log.entries.len() as u64).collect();
        prop_assert_eq!(told, all);
    }

    #[test]
    fn where_nothing_is_late_changes_come_in_the_order_of_the_log(log in log(0), restart_after in 0_usize..40) {
        let mut run = Run::new(&log, FollowPosition::beginning(), 0);
        let until = log.everything_has_appeared() + LONG_ENOUGH;
        let mut told = Vec::new();
        while let Some(id) = run.next(until) {
            told.push(id);
            if told.len() == restart_after {
                run.restart();
            }
        }
        let all: Vec<_> = (1..=log.entries.len() as u64).collect();
        prop_assert_eq!(told, all);
    }

    #[test]
    fn from_now_on_what_was_there_is_not_told_and_what_comes_is(log in log(LATENESS), start in 0_u64..150_000) {
        let mut run = Run::new(&log, FollowPosition::now(), start);
        let until = start.max(log.everything_has_appeared()) + LONG_ENOUGH;
        let told: Vec<u64> = std::iter::from_fn(|| run.next(until)).collect();
        let once: BTreeSet<u64> = told.iter().copied().collect();
        prop_assert_eq!(told.len(), once.len(), "told twice: {:?}", told);
        let first_look = run.first_look.unwrap();
        for (entry, id) in log.entries.iter().zip(1_u64..) {
            let is_new = entry.made > first_look;
            prop_assert!(!is_new || once.contains(&id), "{} is missing", id);
            prop_assert!(entry.appears > start || !once.contains(&id), "{} was there before", id);
        }
    }

    #[test]
    fn what_was_told_is_remembered_no_longer_than_needed(log in log(LATENESS)) {
        let mut run = Run::new(&log, FollowPosition::beginning(), 0);
        let until = log.everything_has_appeared() + LONG_ENOUGH;
        while run.next(until).is_some() {}
        prop_assert_eq!(run.follower.position().told.len(), 0, "{:?}", run.follower.position());
    }

    #[test]
    fn any_page_at_any_time_is_harmless(
        pages in prop::collection::vec((prop::collection::vec((0_u64..9, prop::option::of(0_i64..40_000)), 0..6), prop::option::of(0_u64..9)), 1..30),
        from in prop::sample::select(vec![FollowPosition::now(), FollowPosition::beginning(), FollowPosition::after(StatusChangeId::new(3))]),
    ) {
        let mut follower = follower(FollowOptions::from(from));
        let mut pages = pages.into_iter();
        let mut now = 0;
        for _ in 0..400 {
            match follower.next(moment(now)) {
                Next::Tell(_) => {}
                Next::Call(_) => {
                    let Some((items, next)) = pages.next() else { break };
                    let items = items.into_iter().map(|(id, date)| {
                        let date = date.map_or("null".to_owned(), |date| format!("\"1970-01-01T00:00:{:02}Z\"", date / 1_000));
                        serde_json::from_str(&format!(r#"{{"id":{id},"objectLabel":"A","status":"free","quantity":1,"date":{date}}}"#)).unwrap()
                    });
                    let page = Page { items: items.collect(), next_page_starts_after: next.map(Cursor::from), previous_page_ends_before: None };
                    follower.answered(Ok(page), moment(now));
                }
                Next::Wait(wait) => { now += u64::try_from(wait.as_millis()).unwrap(); follower.woke(); }
                Next::End(_) => break,
            }
        }
        prop_assert!(serde_json::to_string(&follower.position()).is_ok());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn a_long_log_is_caught_up_with_in_little_memory_and_few_requests(gap in 200_u64..3_000) {
        let entries = (0..3_000).map(|n| Entry { made: n * gap, appears: n * gap }).collect();
        let log = steady(entries, 100);
        let start = log.everything_has_appeared();
        let mut run = Run::new(&log, FollowPosition::beginning(), start);
        let mut most = 0;
        let mut told = 0;
        while run.next(start + 1_000).is_some() {
            told += 1;
            most = most.max(run.follower.position().told.len());
        }
        prop_assert_eq!(told, 3_000);
        prop_assert!(most <= 100 + (LATENESS / gap) as usize + 1, "{} remembered", most);
        prop_assert!(run.requests <= 90, "{} requests", run.requests);
    }
}

#[test]
fn an_entry_that_appears_ahead_of_one_that_was_told_is_told_too() {
    let log = steady(
        vec![
            Entry {
                made: 0,
                appears: 5_000,
            },
            Entry { made: 0, appears: 0 },
        ],
        100,
    );
    let mut run = Run::new(&log, FollowPosition::beginning(), 0);
    assert_eq!(run.next(60_000), Some(2));
    run.restart();
    assert_eq!(run.next(60_000), Some(1));
    assert_eq!(run.next(60_000), None);
}

#[test]
fn a_quiet_log_is_looked_at_less_and_less_often_and_then_given_up() {
    let log = steady(vec![], 100);
    let options =
        FollowOptions::from(FollowPosition::beginning()).until_quiet_for(Duration::from_secs(3_600));
    let mut follower = follower(options);
    let (mut now, mut requests) = (0, 0);
    loop {
        match follower.next(moment(now)) {
            Next::Call(plan) => {
                requests += 1;
                follower.answered(Ok(log.page(plan.target(), now)), moment(now));
            }
            Next::Wait(wait) => {
                now += u64::try_from(wait.as_millis()).unwrap();
                follower.woke();
            }
            Next::End(end) => {
                assert!(end.is_none());
                break;
            }
            Next::Tell(_) => panic!("there is nothing to tell"),
        }
    }
    assert!(
        now >= 3_600_000 && (120..=180).contains(&requests),
        "{requests} requests in {now} ms"
    );
}

/// Feeds a follower one failure after the other until it gives up or this many have been waited out.
fn failing(options: FollowOptions, kind: ErrorKind, most: u32) -> (u32, Option<ErrorKind>) {
    let heard = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&heard);
    let mut follower = follower(options.on_trouble(move |_| {
        counter.fetch_add(1, Ordering::Relaxed);
    }));
    let mut now = 0;
    loop {
        match follower.next(moment(now)) {
            Next::Call(_) => follower.answered(Err(Error::new(kind, "no")), moment(now)),
            Next::Wait(wait) => {
                if heard.load(Ordering::Relaxed) == most {
                    return (most, None);
                }
                now += u64::try_from(wait.as_millis()).unwrap();
                follower.woke();
            }
            Next::End(end) => return (heard.load(Ordering::Relaxed), end.map(|error| error.kind())),
            Next::Tell(_) => panic!("there is nothing to tell"),
        }
    }
}

#[test]
fn failures_that_pass_are_waited_out_and_told_and_others_end_it() {
    use ErrorKind::{
        BadRequest, DeadlineExceeded, Decode, Forbidden, NotFound, RateLimited, Server, Timeout, Transport,
        Unauthorized,
    };
    for kind in [Transport, Timeout, DeadlineExceeded, RateLimited, Server] {
        assert_eq!(
            failing(FollowOptions::default(), kind, 50),
            (50, None),
            "{kind:?}"
        );
    }
    for kind in [NotFound, Unauthorized, Forbidden, BadRequest, Decode] {
        assert_eq!(
            failing(FollowOptions::default(), kind, 50),
            (0, Some(kind)),
            "{kind:?}"
        );
    }
}

#[test]
fn patience_ends_with_the_error() {
    let options = FollowOptions::default().patience(Duration::from_secs(300));
    let (waited_out, end) = failing(options, ErrorKind::Server, 1_000);
    assert!((10..=14).contains(&waited_out), "{waited_out}");
    assert_eq!(end, Some(ErrorKind::Server));
}

#[test]
fn a_server_that_gives_the_same_page_again_ends_it() {
    let log = steady(vec![Entry { made: 0, appears: 0 }; 8], 4);
    let mut follower = follower(FollowOptions::from(FollowPosition::beginning()));
    let mut told = 0;
    loop {
        match follower.next(moment(0)) {
            Next::Call(_) => follower.answered(Ok(log.page("?sort=date", 0)), moment(0)),
            Next::Tell(_) => told += 1,
            Next::End(end) => break assert_eq!(end.map(|error| error.kind()), Some(ErrorKind::Decode)),
            Next::Wait(_) => panic!("there is more"),
        }
    }
    assert_eq!(told, 4);
}

#[test]
fn an_interval_of_nothing_and_an_order_or_place_of_the_list_are_refused() {
    let refused = |list: &ListStatusChanges, options| following(list, options).unwrap_err().argument();
    let list = ListStatusChanges::new("e");
    assert_eq!(
        refused(&list, FollowOptions::default().interval(Duration::ZERO)),
        Some("interval")
    );
    let placed = list.starting_after(5_u64);
    assert_eq!(refused(&placed, FollowOptions::default()), Some("position"));
}

fn following(list: &ListStatusChanges, options: FollowOptions) -> Result<Follower, Error> {
    Follower::new(list.paging(), list.base_plan(), options)
}
