//! A buyer's checkout: hold, sometimes extend, book, pay or not, give back if not.
//!
//! What is about to be done is written down with its receipt before it is sent, as a shop should, so that a
//! buyer whose process dies goes on where it was.

use crate::{
    broken::{Broken, Invariant},
    deed::{Action, Deed, What},
    dice::Dice,
    executor::lock,
    hall::{AREAS, EVENTS, ROWS, SEATS, TABLES},
    ledger::{CallId, Told},
    network::Network,
    shop::{DEADLINE, Shop},
};
use seatsio_core::{
    AsyncClient, Error, Outcome, Receipt,
    settle::{SETTLE_DELAY, Settled},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, future::Future, sync::Arc, time::Duration};

/// How often a buyer tries other places when somebody was faster.
const TRIES: u32 = 3;
/// How often a call that failed in passing is made again.
const TURNS: u32 = 6;
/// How often somebody asks what became of a call before giving up: storms pass.
const PATIENCE: u32 = 40;

/// What a buyer has written down.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Memory {
    tries: u32,
    token: Option<String>,
    wish: Option<Wish>,
    steps: BTreeMap<Step, Progress>,
    is_paid: Option<bool>,
    pub(crate) ending: Option<Ending>,
}

/// What a buyer would like, and how to get it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Wish {
    what: What,
    events: Vec<String>,
    holds_first: bool,
    extends: bool,
    changes_mind: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum Step {
    Hold,
    GiveUp,
    Book,
    Release,
}

/// How far a step has come.
#[derive(Clone, Debug, Serialize, Deserialize)]
enum Progress {
    /// Its request may have been sent.
    Begun {
        call: CallId,
        deed: Deed,
        receipt: Box<Receipt>,
    },
    Ended(Verdict, Vec<String>),
}

/// What a buyer was told of a step, as it is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Verdict {
    Done,
    NotDone,
    Unknown,
}

/// What a buyer believes to have in the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Ending {
    Sold(Possession),
    Returned,
    Lost,
    /// Told that nobody can tell; these may be theirs.
    Unsure(Possession),
}

/// What a buyer has, or may have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Possession {
    pub(crate) order: String,
    pub(crate) events: Vec<String>,
    pub(crate) what: What,
}

impl Memory {
    pub(crate) fn is_over(&self) -> bool {
        self.ending.is_some()
    }
}

pub(crate) struct Buyer {
    number: usize,
    place: usize,
    shop: Arc<Shop>,
    network: Arc<Network>,
    client: AsyncClient,
    memory: Memory,
    dice: Dice,
}

/// Goes through a checkout to its end.
pub(crate) async fn check_out(mut buyer: Buyer) {
    if buyer.memory.is_over() {
        return;
    }
    let ending = buyer.run().await;
    buyer.memory.ending = Some(ending);
    buyer.save();
}

impl Buyer {
    pub(crate) fn new(number: usize, place: usize, shop: &Arc<Shop>, memory: Memory, dice: Dice) -> Self {
        Self {
            number,
            place,
            network: Arc::clone(&shop.network),
            client: shop.client(),
            shop: Arc::clone(shop),
            memory,
            dice,
        }
    }

    async fn run(&mut self) -> Ending {
        loop {
            if self.memory.wish.is_none() {
                self.memory.wish = Some(self.draw_wish());
                self.save();
            }
            if let Some(ending) = self.attempt().await {
                return ending;
            }
            self.memory.tries += 1;
            self.memory.steps.clear();
            self.memory.wish = None;
            self.save();
            if self.memory.tries >= TRIES {
                return Ending::Lost;
            }
        }
    }

    /// Tries to get what is wished for; `None` if somebody was faster.
    async fn attempt(&mut self) -> Option<Ending> {
        let wish = self.memory.wish.clone()?;
        let mut what = wish.what.clone();
        let order = format!("order-{}-{}", self.number, self.memory.tries);
        if wish.holds_first {
            let token = self.token().await?;
            let hold = Deed {
                action: Action::Hold,
                what: what.clone(),
                events: wish.events.clone(),
                token: Some(token.clone()),
                // Seats of the server's choice are found again by it.
                order: matches!(what, What::Best(_)).then(|| format!("hold-{order}")),
            };
            let (told, chosen) = self.ensure(Step::Hold, hold).await;
            if told != Verdict::Done {
                return None;
            }
            if let What::Best(_) = what {
                what = What::Objects(chosen);
            }
            if wish.extends && !self.memory.steps.contains_key(&Step::Book) {
                let extension = self.client.hold_tokens().expire_in_minutes(&token, 30);
                let _past_caring = self.call(None, async { extension.send().await }).await;
            }
            if wish.changes_mind {
                let give_up = Deed {
                    action: Action::GiveUp,
                    what,
                    events: wish.events,
                    token: Some(token),
                    order: None,
                };
                self.ensure(Step::GiveUp, give_up).await;
                return Some(Ending::Returned);
            }
        }
        let booking = Deed {
            action: Action::Book,
            what: what.clone(),
            events: wish.events.clone(),
            token: self.memory.token.clone().filter(|_| wish.holds_first),
            order: Some(order.clone()),
        };
        let (told, chosen) = self.ensure(Step::Book, booking).await;
        if let What::Best(_) = what
            && told == Verdict::Done
        {
            what = What::Objects(chosen);
        }
        let possession = Possession {
            order,
            events: wish.events,
            what,
        };
        match told {
            Verdict::Done => Some(self.pay(possession).await),
            Verdict::NotDone => None,
            Verdict::Unknown => Some(Ending::Unsure(possession)),
        }
    }

    /// Pays, or gives back what was booked.
    async fn pay(&mut self, possession: Possession) -> Ending {
        if self.memory.is_paid.is_none() {
            self.memory.is_paid = Some(self.dice.chance(0.9));
            self.save();
        }
        if self.memory.is_paid == Some(true) {
            return Ending::Sold(possession);
        }
        let release = Deed {
            action: Action::Release,
            what: possession.what.clone(),
            events: possession.events.clone(),
            token: None,
            order: Some(possession.order.clone()),
        };
        match self.ensure(Step::Release, release).await.0 {
            Verdict::Done => Ending::Returned,
            Verdict::NotDone => Ending::Sold(possession),
            Verdict::Unknown => Ending::Unsure(possession),
        }
    }

    async fn token(&mut self) -> Option<String> {
        for _ in 0..TURNS {
            if let Some(token) = &self.memory.token {
                return Some(token.clone());
            }
            let creation = self.client.hold_tokens().create();
            match self.call(None, async { creation.send().await }).await {
                Ok(token) => {
                    self.memory.token = Some(token.hold_token.as_str().to_owned());
                    self.save();
                }
                Err(_) => self.pause().await,
            }
        }
        None
    }

    /// Makes sure that a change is made, once, and tells whether it was; and which objects the server chose.
    async fn ensure(&mut self, step: Step, deed: Deed) -> (Verdict, Vec<String>) {
        let (call, deed, receipt, is_resumed) = match self.memory.steps.get(&step).cloned() {
            Some(Progress::Ended(verdict, chosen)) => return (verdict, chosen),
            Some(Progress::Begun { call, deed, receipt }) => (call, deed, receipt, true),
            None => {
                let Some(receipt) = self.receipt(&deed).await else {
                    return (Verdict::NotDone, Vec::new());
                };
                let call = lock(&self.network.ledger).open(self.number, &deed);
                let receipt = Box::new(receipt);
                let progress = Progress::Begun {
                    call,
                    deed: deed.clone(),
                    receipt: receipt.clone(),
                };
                self.memory.steps.insert(step, progress);
                self.save();
                (call, deed, receipt, false)
            }
        };
        let (told, mut chosen) = self.see_through(call, &deed, &receipt, is_resumed).await;
        if let (What::Best(_), Told::Done, true) = (&deed.what, told, chosen.is_empty()) {
            chosen = self.find_chosen(&deed).await;
        }
        self.network.set_server_clock();
        lock(&self.network.ledger).tell(call, told, &self.network.hall);
        let verdict = match told {
            Told::Done => Verdict::Done,
            Told::NotDone | Told::Taken => Verdict::NotDone,
            Told::Unknown(_) => Verdict::Unknown,
        };
        self.memory
            .steps
            .insert(step, Progress::Ended(verdict, chosen.clone()));
        self.save();
        (verdict, chosen)
    }

    /// The receipt of a deed, with how things were before where that has to be compared.
    async fn receipt(&mut self, deed: &Deed) -> Option<Receipt> {
        let mut receipt = deed.receipt(&self.client).ok()?;
        if !deed.must_be_compared() {
            return Some(receipt);
        }
        for event in &deed.events {
            let mut turns = 0;
            let infos = loop {
                let look = self.client.events().retrieve_object_infos(event, deed.labels());
                match self.call(None, async { look.send().await }).await {
                    Ok(infos) => break infos,
                    Err(_) if turns < PATIENCE => self.pause().await,
                    Err(_) => return None,
                }
                turns += 1;
            };
            receipt = receipt.before(event, &infos);
        }
        Some(receipt)
    }

    /// Sends a deed until it is known what became of it.
    async fn see_through(
        &mut self,
        call: CallId,
        deed: &Deed,
        receipt: &Receipt,
        is_resumed: bool,
    ) -> (Told, Vec<String>) {
        let mut was_in_doubt = is_resumed;
        if is_resumed {
            match self.find_out(call, receipt).await {
                Told::NotDone => {}
                told => return (told, Vec::new()),
            }
        }
        for _ in 0..TURNS {
            let error = match self.send(call, deed).await {
                Some(Ok(chosen)) => return (Told::Done, chosen),
                Some(Err(error)) => error,
                None => {
                    was_in_doubt = true;
                    match self.find_out(call, receipt).await {
                        Told::NotDone => continue,
                        told => return (told, Vec::new()),
                    }
                }
            };
            match error.outcome() {
                Outcome::Done => return (Told::Done, Vec::new()),
                Outcome::NotDone if is_refusal(&error) => {
                    // Perhaps it was refused because an earlier request was carried out after all.
                    if was_in_doubt && self.shop.broken.is_none() {
                        return match self.find_out(call, receipt).await {
                            Told::Done => (Told::Done, Vec::new()),
                            Told::Unknown(why) => (Told::Unknown(why), Vec::new()),
                            _ => (Told::Taken, Vec::new()),
                        };
                    }
                    return (Told::Taken, Vec::new());
                }
                Outcome::NotDone => self.pause().await,
                _ => {
                    was_in_doubt = true;
                    match self.find_out(call, receipt).await {
                        Told::NotDone => {}
                        told => return (told, Vec::new()),
                    }
                }
            }
        }
        (Told::NotDone, Vec::new())
    }

    /// Sends a deed once, or until the client knows what became of it; `None` if it was dropped on the way.
    async fn send(&mut self, call: CallId, deed: &Deed) -> Option<Result<Vec<String>, Error>> {
        let client = self.client.clone();
        let is_settled = self.shop.broken.is_none_or(|broken| {
            !matches!(
                broken,
                Broken::Settle | Broken::Guard | Broken::Trust | Broken::Look
            )
        });
        let settles = is_settled && self.dice.chance(0.6);
        let sending = async {
            if settles {
                deed.send_settled(&client).await
            } else {
                deed.send(&client).await
            }
        };
        if !self.dice.chance(0.02) {
            return Some(self.call(Some(call), sending).await);
        }
        let patience = self.dice.millis(0, 200);
        let network = Arc::clone(&self.network);
        let sent = network
            .handle
            .within(patience, self.call(Some(call), sending))
            .await;
        if sent.is_none() {
            lock(&self.network.ledger).figures.cancelled += 1;
        }
        sent
    }

    /// Finds out what became of a call from its receipt, however long that takes.
    async fn find_out(&mut self, call: CallId, receipt: &Receipt) -> Told {
        match self.shop.broken {
            Some(Broken::Settle) => return Told::Taken,
            Some(Broken::Guard) => return Told::NotDone,
            Some(Broken::Trust) => return Told::Done,
            Some(Broken::Look) => return Told::Unknown(None),
            _ => {}
        }
        // A request that is still on its way may arrive after the look.
        self.network.handle.sleep(SETTLE_DELAY).await;
        for _ in 0..PATIENCE {
            let settling = self.client.events().settle(receipt);
            let settled = self.call(Some(call), settling).await;
            match settled {
                Ok(settled) => return self.hear(call, settled),
                Err(_) => self.pause().await,
            }
        }
        Told::Unknown(None)
    }

    /// What settling told is compared at once.
    fn hear(&self, call: CallId, settled: Settled) -> Told {
        let told = Told::from(settled);
        self.network.set_server_clock();
        lock(&self.network.ledger).check(call, told, &self.network.hall);
        told
    }

    /// The objects of an order, where the server chose them and the answer was lost.
    async fn find_chosen(&mut self, deed: &Deed) -> Vec<String> {
        let (Some(event), Some(order)) = (deed.events.first(), &deed.order) else {
            return Vec::new();
        };
        for _ in 0..PATIENCE {
            let reports = self.client.reports().events();
            let report = reports.by_order_id_filtered(event, order);
            match self.call(None, async { report.send().await }).await {
                Ok(report) => return report.objects().map(|info| info.label().to_string()).collect(),
                Err(_) => self.pause().await,
            }
        }
        Vec::new()
    }

    /// One call of a client, with an eye on the clock.
    async fn call<T>(&self, call: Option<CallId>, work: impl Future<Output = T>) -> T {
        let network = &self.network;
        let started = network.handle.now();
        let result = network.on_behalf(call, work).await;
        let took = network.handle.now() - started;
        let mut ledger = lock(&network.ledger);
        ledger.figures.calls += 1;
        if took > DEADLINE {
            let what = format!("a call took {took:?}");
            ledger.violated(Invariant::Deadlines, call.unwrap_or(usize::MAX), &what);
        }
        drop(ledger);
        result
    }

    async fn pause(&mut self) {
        let wait = self.dice.millis(500, 2_000);
        self.network.handle.sleep(wait).await;
    }

    fn save(&self) {
        self.shop.write(self.place, &self.memory);
    }

    fn draw_wish(&mut self) -> Wish {
        let dice = &mut self.dice;
        let kind = dice.number(0, 99);
        let event = vec![EVENTS[dice.below(EVENTS.len())].to_owned()];
        let holds_first = dice.chance(0.8);
        let (what, events) = match kind {
            0..45 => (seats(dice), event),
            45..52 => (seats(dice), EVENTS.map(str::to_owned).to_vec()),
            52..60 => {
                let table = format!("T{}", dice.below(TABLES) + 1);
                (What::Objects(vec![table]), event)
            }
            60..80 => {
                let (area, _) = AREAS[dice.below(AREAS.len())];
                (What::Places(area.to_owned(), dice.number(1, 5)), event)
            }
            _ => (What::Best(dice.number(1, 4)), event),
        };
        Wish {
            // Counted places and chosen seats without a hold are told by the order id alone, if at all.
            holds_first: holds_first || (!matches!(what, What::Objects(_)) && dice.chance(0.8)),
            what,
            events,
            extends: dice.chance(0.2),
            changes_mind: dice.chance(0.05),
        }
    }
}

/// One to four seats beside each other; the front rows are wanted most.
fn seats(dice: &mut Dice) -> What {
    let row = ROWS[dice.below(ROWS.len()).min(dice.below(ROWS.len()))];
    let number = dice.below(4) + 1;
    let first = dice.below(SEATS - number + 1) + 1;
    let labels = (first..first + number).map(|seat| format!("{row}-{seat}"));
    What::Objects(labels.collect())
}

/// Whether the server, or settling, said that it will not be.
fn is_refusal(error: &Error) -> bool {
    let by_server = error
        .status()
        .is_some_and(|status| status.is_client_error() && status != 429);
    by_server || error.kind() == seatsio_core::ErrorKind::TakenByOther
}

/// How long a process stays dead at the least: nothing is on its way any more then.
pub(crate) const LEAST_DEATH: Duration = Duration::from_secs(1);
