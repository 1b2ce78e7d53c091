//! Doing something once and knowing that it was done, whatever goes wrong on the way.

use super::{
    Buyer, TURNS,
    memory::{Progress, Step, Verdict},
};
use crate::{
    broken::Broken,
    deed::{Deed, What},
    executor::lock,
    ledger::CallId,
    record::Told,
};
use seatsio_core::{
    Error, Outcome, Receipt,
    settle::{SETTLE_DELAY, Settled},
};
use std::sync::Arc;

/// How often somebody asks what became of a call before giving up: storms pass.
const PATIENCE: u32 = 40;

impl Buyer {
    /// Makes sure that a change is made, once, and tells whether it was; and which objects the server chose.
    pub(super) async fn ensure(&mut self, step: Step, deed: Deed) -> (Verdict, Vec<String>) {
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
}

/// Whether the server, or settling, said that it will not be.
fn is_refusal(error: &Error) -> bool {
    let by_server = error
        .status()
        .is_some_and(|status| status.is_client_error() && status != 429);
    by_server || error.kind() == seatsio_core::ErrorKind::TakenByOther
}
