//! `Follower`: what to ask of the server next, what to tell, and when to look again.

use super::{
    FollowOptions, FollowPosition,
    log_reader::{LogReader, Turned},
    pace::Pace,
};
use crate::{
    Error, ErrorKind, Invalid, Operation, Page, Plan,
    api::events::ListStatusChanges,
    call::{LONGEST_RETRY_AFTER, Moment, PageRequest, PageSize, Position},
    model::{ObjectLabel, StatusChange},
    page::{PageReader, Paging, page_plan},
};
use std::{fmt, mem, time::Duration};

/// How many entries the first look takes in when following begins now.
const FIRST_LOOK: u64 = 100;

/// Follows a log, as a pure state machine: it asks for pages and waits, and is told what came.
pub struct Follower {
    newest_first: Plan,
    oldest_first: Plan,
    size: Option<PageSize>,
    /// The only object whose changes are told, if not all are.
    object: Option<ObjectLabel>,
    options: FollowOptions,
    pace: Pace,
    log: LogReader,
    state: State,
    /// How many changes may still be told.
    left: Option<u64>,
    /// When something came the last time, or following began.
    last_news: Option<Moment>,
    trouble_since: Option<Moment>,
}

/// What the follower wants.
pub(crate) enum Next {
    /// Give this to whoever follows.
    Tell(Box<StatusChange>),
    /// Make this call and report with `answered`.
    Call(Plan),
    /// Report with `woke` after this long.
    Wait(Duration),
    /// It is over.
    End(Option<Error>),
}

enum State {
    Ready,
    Asked(Moment),
    /// A page is being told.
    Telling,
    Resting(Duration),
    Failing(Error),
    Over,
}

impl Follower {
    /// Follows what this list gives, in an order of its own.
    ///
    /// # Errors
    /// An argument that is refused, by name; the position of the list has no meaning here.
    #[inline]
    pub(crate) fn new(
        paging: &Paging,
        list: Result<Plan, Error>,
        options: FollowOptions,
    ) -> Result<Self, Error> {
        if paging.position != Position::Start {
            let reason = Invalid::new("is that of the list: where following begins, its options say");
            return Err(Error::invalid_argument("position", reason));
        }
        options.check()?;
        let newest_first = list?;
        Ok(Self {
            oldest_first: newest_first.with_query("sort", "date:asc")?,
            size: paging.page_size(newest_first.spec().name)?,
            newest_first,
            object: None,
            pace: Pace::new(options.interval, options.idle_interval, 0),
            log: LogReader::new(options.from.clone(), options.lateness),
            state: State::Ready,
            left: paging.limit,
            last_news: None,
            trouble_since: None,
            options,
        })
    }

    /// Tells what becomes of this object only, of all that the list gives.
    #[inline]
    pub(crate) fn only(mut self, object: ObjectLabel) -> Self {
        self.object = Some(object);
        self
    }

    /// Draws the jitter of its waits from this seed.
    #[inline]
    pub(crate) fn seeded(mut self, seed: u64) -> Self {
        self.pace = Pace::new(self.options.interval, self.options.idle_interval, seed);
        self
    }

    /// How far it has come, what was told last included.
    #[inline]
    pub(crate) fn position(&self) -> FollowPosition {
        self.log.position().clone()
    }

    #[inline]
    pub(crate) fn reader() -> PageReader<StatusChange> {
        PageReader::of::<ListStatusChanges>()
    }

    /// What to do now.
    #[inline]
    pub(crate) fn next(&mut self, now: Moment) -> Next {
        let last_news = *self.last_news.get_or_insert(now);
        if let State::Telling = self.state {
            if let Some(change) = self.tell(now) {
                return Next::Tell(Box::new(change));
            }
            self.turn_page();
        }
        if self.is_over(now.since(last_news)) {
            self.state = State::Over;
        }
        match mem::replace(&mut self.state, State::Over) {
            State::Ready | State::Asked(_) | State::Telling => self.ask(now),
            State::Resting(wait) => {
                self.state = State::Resting(wait);
                Next::Wait(wait)
            }
            State::Failing(error) => Next::End(Some(error)),
            State::Over => Next::End(None),
        }
    }

    #[inline]
    fn tell(&mut self, now: Moment) -> Option<StatusChange> {
        if self.left == Some(0) {
            return None;
        }
        let object = self.object.as_ref();
        let is_wanted = |change: &StatusChange| object.is_none_or(|object| *object == change.object_label);
        let change = self.log.news(is_wanted)?;
        self.left = self.left.map(|left| left - 1);
        self.last_news = Some(now);
        Some(change)
    }

    #[inline]
    fn turn_page(&mut self) {
        self.state = match self.log.turn_page() {
            Turned::ToNextPage => State::Ready,
            Turned::ToEnd { has_news: true } => State::Resting(self.pace.after_news()),
            Turned::ToEnd { has_news: false } => State::Resting(self.pace.after_nothing()),
            Turned::Nowhere => {
                let error = Error::new(ErrorKind::Decode, "the log does not end: its cursor did not move");
                State::Failing(error.of(ListStatusChanges::SPEC.name))
            }
        };
    }

    #[inline]
    fn is_over(&self, quiet: Duration) -> bool {
        let is_between_rounds = match self.state {
            State::Resting(_) => true,
            State::Ready => false,
            State::Asked(_) | State::Telling | State::Failing(_) | State::Over => {
                return self.left == Some(0);
            }
        };
        let is_quiet = self.options.quiet.is_some_and(|most| quiet >= most);
        let is_stopped = || self.options.stop_when.as_ref().is_some_and(|is_over| is_over());
        self.left == Some(0)
            || (is_between_rounds && self.trouble_since.is_none() && is_quiet)
            || is_stopped()
    }

    #[inline]
    fn ask(&mut self, now: Moment) -> Next {
        let plan = if self.log.has_no_place() {
            let limit = PageSize::at_most(FIRST_LOOK);
            let request = PageRequest {
                position: Position::Start,
                limit: Some(self.size.map_or(limit, |size| size.min(limit))),
            };
            page_plan(&self.newest_first, &request)
        } else {
            let request = PageRequest {
                position: self
                    .log
                    .cursor()
                    .cloned()
                    .map_or(Position::Start, Position::After),
                limit: self.size,
            };
            page_plan(&self.oldest_first, &request)
        };
        match plan {
            Ok(plan) => {
                self.state = State::Asked(now);
                Next::Call(plan)
            }
            Err(error) => Next::End(Some(error)),
        }
    }

    /// The wait is over.
    #[inline]
    pub(crate) fn woke(&mut self) {
        if let State::Resting(_) = self.state {
            self.state = State::Ready;
        }
    }

    /// The page that was asked for has come, or failed.
    #[inline]
    pub(crate) fn answered(&mut self, page: Result<Page<StatusChange>, Error>, now: Moment) {
        let State::Asked(asked) = self.state else {
            return;
        };
        self.state = match page {
            Ok(page) => {
                self.trouble_since = None;
                if self.log.has_no_place() {
                    self.log.begin(page, asked, now);
                    State::Resting(self.pace.after_news())
                } else {
                    self.log.arrived(page, asked, now);
                    State::Telling
                }
            }
            Err(error) => self.after(error, now),
        };
    }

    #[inline]
    fn after(&mut self, error: Error, now: Moment) -> State {
        let since = *self.trouble_since.get_or_insert(now);
        let is_enough = self.options.patience.is_some_and(|most| now.since(since) >= most);
        if is_enough || !passes(error.kind()) {
            return State::Failing(error);
        }
        if let Some(hear) = &self.options.on_trouble {
            hear(&error);
        }
        let asked_for = error.retry_after().unwrap_or_default().min(LONGEST_RETRY_AFTER);
        State::Resting(self.pace.after_trouble().max(asked_for))
    }
}

/// Whether a failure may be over the next time.
#[inline]
const fn passes(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::Transport
            | ErrorKind::Timeout
            | ErrorKind::DeadlineExceeded
            | ErrorKind::RateLimited
            | ErrorKind::Server
    )
}

impl fmt::Debug for Follower {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Follower")
            .field("list", &self.oldest_first)
            .field("options", &self.options)
            .field("position", self.log.position())
            .finish_non_exhaustive()
    }
}
