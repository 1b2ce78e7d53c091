//! `Settlement`: the pure state machine that finds out from a receipt what a call did.

use super::{
    Change, Claim, Part, Receipt, Settled, Why,
    area::Area,
    chosen::{Choice, is_area},
    facts::{Facts, Known, Read},
    named,
    verdict::{Conclusion, Tally, Verdict},
};
use crate::{
    Error, Plan,
    model::{EventKey, ObjectLabel, ObjectStatus},
};
use bytes::Bytes;
use std::collections::{BTreeMap, VecDeque};

/// The most labels that one read asks for, and the most bytes that they may have together.
const LABELS_PER_READ: usize = 100;
const LABEL_BYTES_PER_READ: usize = 1500;

/// Finds out from a receipt what a call did: says what to read, takes what came, and concludes.
///
/// [`settle`](crate::api::Events::settle) drives it. Pure: nothing is read unless somebody reads it.
///
/// ```
/// use seatsio_core::{api::events::BookObjects, settle::{Settled, Settlement, Step}};
///
/// let receipt = BookObjects::new("gala", ["A-1"]).order_id("order-17").receipt()?;
/// let mut settlement = Settlement::new(&receipt);
/// let Step::Call(plan) = settlement.next()? else { panic!("nothing to read") };
/// assert_eq!(plan.target(), "/events/gala/objects?label=A-1");
///
/// let answer = r#"{"A-1": {"label": "A-1", "status": "booked", "orderId": "order-17"}}"#;
/// settlement.answer(Ok(answer.into()))?;
/// assert!(matches!(settlement.next()?, Step::Finished(Settled::Done)));
/// # Ok::<(), seatsio_core::Error>(())
/// ```
#[derive(Debug)]
pub struct Settlement {
    receipt: Receipt,
    targets: Vec<Target>,
    unread: VecDeque<Read>,
    asked: Option<Read>,
    facts: Facts,
    reads: u32,
}

/// What a settlement does next.
#[derive(Debug)]
#[must_use]
#[non_exhaustive]
pub enum Step {
    /// Make this call, which only reads, and give its answer to [`Settlement::answer`].
    Call(Plan),
    /// That is what became of the call.
    Finished(Settled),
}

/// An object in an event, and the part of the call that changes it last.
#[derive(Debug)]
struct Target {
    event: EventKey,
    label: ObjectLabel,
    part: usize,
    /// Several parts are about it.
    is_shared: bool,
}

impl Settlement {
    #[inline]
    pub(crate) fn operation(&self) -> &str {
        self.receipt.operation()
    }

    /// Settles the call of this receipt.
    #[must_use]
    #[inline]
    pub fn new(receipt: &Receipt) -> Self {
        let targets = targets(receipt);
        Self {
            unread: reads(&targets),
            targets,
            receipt: receipt.clone(),
            asked: None,
            facts: Facts::default(),
            reads: 0,
        }
    }

    /// Says what to do next. The same until an answer has been given.
    ///
    /// # Errors
    /// The receipt holds what no call can have, such as an empty label.
    // It is no iterator: it never ends, and needs answers in between.
    #[expect(
        clippy::should_implement_trait,
        reason = "the next step of a conversation, not of a sequence"
    )]
    #[inline]
    pub fn next(&mut self) -> Result<Step, Error> {
        let read = match self.asked.take() {
            Some(read) => read,
            None => match self.conclude() {
                Conclusion::Settled(settled) => return Ok(Step::Finished(settled)),
                Conclusion::Ask(read) => read,
            },
        };
        let plan = read.plan()?;
        self.asked = Some(read);
        Ok(Step::Call(plan))
    }

    /// Takes what the last call brought: the body of its answer, or why there is none.
    ///
    /// # Errors
    /// The failure, where nothing can be concluded from it. The settlement can go on: it asks again.
    #[inline]
    pub fn answer(&mut self, answer: Result<Bytes, Error>) -> Result<(), Error> {
        let Some(read) = self.asked.clone() else {
            return Ok(());
        };
        self.facts.take(read, answer)?;
        self.asked = None;
        self.reads = self.reads.saturating_add(1);
        Ok(())
    }

    /// How many calls have been made.
    #[must_use]
    #[inline]
    pub fn reads(&self) -> u32 {
        self.reads
    }

    /// An object that has been read.
    #[inline]
    pub(super) fn known(&self, event: &EventKey, label: &ObjectLabel) -> Option<&Known> {
        self.facts.info(event, label).flatten()
    }

    /// The calls that let the server choose.
    #[inline]
    pub(super) fn choices(&self) -> impl Iterator<Item = Choice<'_>> {
        let choice = |part, event, number| Choice {
            part,
            event,
            number,
            facts: &self.facts,
            before: &self.receipt.before,
            is_fresh: self.receipt.fresh_token,
        };
        self.receipt.parts.iter().flat_map(move |part| {
            let events = part.events.iter();
            events.filter_map(move |event| Some(choice(part, event, part.best_available?)))
        })
    }

    #[inline]
    fn conclude(&mut self) -> Conclusion {
        let mut tally = Tally::default();
        for target in &self.targets {
            if let Some(known) = self.facts.info(&target.event, &target.label) {
                tally.hear(self.judge(target, known));
            }
        }
        for choice in self.choices() {
            tally.hear(choice.judge());
        }
        // One object that was not changed is enough, so the rest need not be read.
        if !tally.is_decided()
            && let Some(read) = self.unread.pop_front()
        {
            return Conclusion::Ask(read);
        }
        tally.conclude()
    }

    #[inline]
    fn judge(&self, target: &Target, known: Option<&Known>) -> Verdict {
        let (Some(known), Some(part)) = (known, self.receipt.parts.get(target.part)) else {
            return Verdict::Unclear(Why::UnknownObject);
        };
        let before = self.receipt.before.of(&target.event, &target.label);
        if !is_area(known) {
            return named::judge(
                &self.receipt,
                (part, &target.event),
                &known.info,
                before,
                &self.facts,
            );
        }
        if target.is_shared {
            return Verdict::Unclear(Why::SeveralChanges);
        }
        let area = Area {
            part,
            event: &target.event,
            info: &known.info,
            before,
            facts: &self.facts,
            is_fresh: self.receipt.fresh_token,
        };
        area.judge()
    }
}

/// The objects of a receipt by event. Where a batch changes one several times, its last change counts.
#[inline]
fn targets(receipt: &Receipt) -> Vec<Target> {
    let mut latest: BTreeMap<(&EventKey, &ObjectLabel), (usize, bool)> = BTreeMap::new();
    for (index, part) in receipt.parts.iter().enumerate() {
        for event in &part.events {
            for object in &part.objects {
                let entry = latest.entry((event, &object.label)).or_insert((index, false));
                *entry = (index, entry.1 || entry.0 != index);
            }
        }
    }
    let targets = latest
        .into_iter()
        .map(|((event, label), (part, is_shared))| Target {
            event: event.clone(),
            label: label.clone(),
            part,
            is_shared,
        });
    targets.collect()
}

impl Receipt {
    /// What `send_settled` reads before it sends, since afterwards it could not be compared with anything.
    #[inline]
    pub(super) fn looks_first(&self) -> VecDeque<Read> {
        let mut reads = match self
            .parts
            .iter()
            .any(|part| part.must_be_compared(self.fresh_token))
        {
            true => reads(&targets(self)),
            false => VecDeque::new(),
        };
        if let [part] = &self.parts[..]
            && !self.fresh_token
            && let Some(event) = part.chosen_by_token()
        {
            // Seats are found by the order id, which areas show only until the next change.
            if part.order_id.is_none() {
                reads.push_back(Read::Held(event.clone()));
            }
            if part.order_id.is_none() || part.categories.is_empty() {
                reads.push_back(Read::Areas(event.clone()));
            }
        }
        reads
    }
}

impl Part {
    /// The event in which the token will hold what the server is to choose, beside what it may hold already.
    #[inline]
    fn chosen_by_token(&self) -> Option<&EventKey> {
        let is_asked = self.is_hold() && self.hold_token.is_some() && self.best_available.is_some();
        self.events.first().filter(|_| is_asked)
    }

    #[inline]
    fn must_be_compared(&self, token_is_fresh: bool) -> bool {
        let counts = self.objects.iter().any(Claim::may_be_an_area) && !(token_is_fresh && self.is_hold());
        let names = !self.objects.is_empty();
        let leaves_no_mark = match &self.change {
            Change::Release | Change::To(ObjectStatus::Resale) => names,
            Change::To(ObjectStatus::Booked) => names && self.order_id.is_none() && self.hold_token.is_some(),
            Change::To(_) | Change::SeasonStatus => false,
        };
        leaves_no_mark || (counts && self.hold_token.is_some())
    }
}

/// What to read about objects, in URLs that are not too long.
#[inline]
fn reads(targets: &[Target]) -> VecDeque<Read> {
    let mut reads = VecDeque::new();
    let mut bytes = 0;
    for target in targets {
        bytes += target.label.as_str().len();
        if let Some(Read::Infos(event, labels)) = reads.back_mut()
            && *event == target.event
            && labels.len() < LABELS_PER_READ
            && bytes <= LABEL_BYTES_PER_READ
        {
            labels.push(target.label.clone());
            continue;
        }
        bytes = target.label.as_str().len();
        reads.push_back(Read::Infos(target.event.clone(), vec![target.label.clone()]));
    }
    reads
}
