//! The journal: what was asked and what was answered, with secrets masked, to look at and to assert on.

mod entry;
mod mask;

pub use entry::{Entry, Outcome};

pub(crate) use entry::{KeptBody, Record, path_and_query};
use std::{
    collections::{BTreeMap, VecDeque},
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// How many requests a journal keeps unless told.
pub const DEFAULT_CAPACITY: usize = 1_000;

/// The last requests and their answers, and how often each operation was called.
///
/// Secret keys, designer keys, hold tokens and passwords are masked in all that it tells, and
/// the `Authorization` header is never kept. When it is full, the oldest entry goes; the counts
/// stay.
///
/// ```
/// # use seatsio_emulator::Emulator;
/// let emulator = Emulator::new();
/// // ... calls ...
/// assert_eq!(emulator.journal().count("events.change_object_status"), 0);
/// ```
#[derive(Clone)]
pub struct Journal(Arc<Mutex<Pages>>);

#[derive(Debug)]
struct Pages {
    capacity: usize,
    written: u64,
    records: VecDeque<Record>,
    counts: BTreeMap<&'static str, u64>,
}

impl Journal {
    pub(crate) fn new(capacity: usize) -> Self {
        let pages = Pages {
            capacity,
            written: 0,
            records: VecDeque::new(),
            counts: BTreeMap::new(),
        };
        Self(Arc::new(Mutex::new(pages)))
    }

    fn pages(&self) -> MutexGuard<'_, Pages> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a request at once; what came of it is written when it is known.
    pub(crate) fn count_request(&self, operation: Option<&'static str>) {
        *self
            .pages()
            .counts
            .entry(operation.unwrap_or(NO_OPERATION))
            .or_default() += 1;
    }

    pub(crate) fn write(&self, mut record: Record) {
        let mut pages = self.pages();
        pages.written += 1;
        record.number = pages.written;
        while pages.records.len() >= pages.capacity.max(1) {
            pages.records.pop_front();
        }
        if pages.capacity > 0 {
            pages.records.push_back(record);
        }
    }

    /// All entries kept, oldest first.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        self.select(|_| true)
    }

    /// The entries of one operation, such as `events.book`, oldest first.
    #[must_use]
    pub fn requests(&self, operation: &str) -> Vec<Entry> {
        self.select(|record| record.operation.unwrap_or(NO_OPERATION) == operation)
    }

    /// The entries of one company, by its number, oldest first.
    #[must_use]
    pub fn of_company(&self, company: u64) -> Vec<Entry> {
        self.select(|record| record.company == Some(company))
    }

    fn select(&self, wanted: impl Fn(&Record) -> bool) -> Vec<Entry> {
        // Copied out first: masking takes long, and calls must not wait for whoever reads.
        let records: Vec<Record> = self
            .pages()
            .records
            .iter()
            .filter(|r| wanted(r))
            .cloned()
            .collect();
        records.iter().map(Record::entry).collect()
    }

    /// The last entries, oldest first.
    #[must_use]
    pub fn last(&self, entries: usize) -> Vec<Entry> {
        let records: Vec<Record> = {
            let pages = self.pages();
            pages
                .records
                .iter()
                .skip(pages.records.len().saturating_sub(entries))
                .cloned()
                .collect()
        };
        records.iter().map(Record::entry).collect()
    }

    /// How often an operation was called, also when its entries are no longer kept. Requests
    /// that are no operation count as `none`.
    #[must_use]
    pub fn count(&self, operation: &str) -> u64 {
        self.pages().counts.get(operation).copied().unwrap_or_default()
    }

    /// How often every operation was called.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<&'static str, u64> {
        self.pages().counts.clone()
    }

    /// How many requests there were in all.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.pages().counts.values().sum()
    }

    /// Forgets entries and counts.
    pub fn clear(&self) {
        let mut pages = self.pages();
        pages.records.clear();
        pages.counts.clear();
    }
}

/// What requests without an operation are counted as.
const NO_OPERATION: &str = "none";

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pages = self.pages();
        f.debug_struct("Journal")
            .field("entries", &pages.records.len())
            .finish_non_exhaustive()
    }
}
