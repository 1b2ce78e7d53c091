//! A buyer's checkout: hold, sometimes extend, book, pay or not, give back if not.
//!
//! What is about to be done is written down with its receipt before it is sent, as a shop should, so that a
//! buyer whose process dies goes on where it was.

mod certainty;
mod memory;
mod wish;

use crate::{
    broken::Invariant,
    deed::{Action, Deed, What},
    dice::Dice,
    executor::lock,
    ledger::CallId,
    network::Network,
    shop::{DEADLINE, Shop},
};
pub(crate) use memory::{Ending, Memory, Possession};
use memory::{Step, Verdict};
use seatsio_core::AsyncClient;
use std::{future::Future, sync::Arc, time::Duration};
use wish::Wish;

/// How often a buyer tries other places when somebody was faster.
const TRIES: u32 = 3;
/// How often a call that failed in passing is made again.
const TURNS: u32 = 6;

/// How long a process stays dead at the least: nothing is on its way any more then.
pub(crate) const LEAST_DEATH: Duration = Duration::from_secs(1);

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
                self.memory.wish = Some(Wish::draw(&mut self.dice));
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
}
