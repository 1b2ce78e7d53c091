//! A shop that writes down what it is about to do before it does it, and finds out afterwards what it did.
//!
//! Hold, extend, book first, take the payment, release if it fails. Each change of seats goes through
//! [`Shop::ensure`]: its receipt is on disk before its request is on the wire.

use bytes::Bytes;
use http::{Request, Response};
use seatsio_core::{
    BlockingClient, BlockingTransport, Config, Error, Receipt, Region, TransportError,
    call::Moment,
    model::{EventKey, HoldToken},
    settle::Settled,
};
use seatsio_emulator::{Emulator, InProcess};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{
    error::Error as StdError,
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

pub(crate) const SEATS: [&str; 2] = ["A-1", "A-2"];
pub(crate) const ORDER: &str = "order-17";

/// How a checkout ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Booked and paid.
    Sold,
    /// The payment failed, and the seats are free again.
    Released,
    /// Somebody else has the seats.
    Lost,
}

/// Why a run stops before the end.
#[derive(Debug)]
pub(crate) enum Stop {
    Killed,
    Failed(Box<dyn StdError>),
}

impl<E: Into<Box<dyn StdError>>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// All that the shop remembers.
#[derive(Default, Serialize, Deserialize)]
struct Memory {
    token: Option<HoldToken>,
    hold: Option<Progress>,
    booking: Option<Progress>,
    is_paid: Option<bool>,
    release: Option<Progress>,
}

/// How far a change of seats has come.
#[derive(Clone, Serialize, Deserialize)]
enum Progress {
    /// Its request may have been sent.
    Begun(Receipt),
    Done,
    Taken,
}

/// The service, which lives on when the shop dies: the emulator, kept in a file.
#[derive(Serialize, Deserialize)]
struct Service {
    secret_key: String,
    event: EventKey,
    snapshot: String,
}

pub(crate) struct Shop {
    directory: PathBuf,
    pub(crate) client: BlockingClient,
    pub(crate) event: EventKey,
    memory: Memory,
    /// How many steps it has left to live.
    steps_left: Option<u32>,
    declines: bool,
}

impl Shop {
    /// Opens the shop in this directory. It dies after so many steps; its customers' banks may decline.
    pub(crate) fn open(
        directory: &Path,
        dies_at: Option<u32>,
        declines: bool,
    ) -> Result<Self, Box<dyn StdError>> {
        fs::create_dir_all(directory)?;
        let emulator = Emulator::new();
        let service = match read::<Service>(&directory.join("service.json"))? {
            Some(service) => service,
            None => found_service(&emulator)?,
        };
        emulator.restore(&service.snapshot)?;
        let config = Config::new(Region::Eu, &*service.secret_key);
        let event = service.event.clone();
        let transport = Kept {
            inner: emulator.transport(),
            file: directory.join("service.json"),
            service,
            emulator,
        };
        Ok(Self {
            memory: read(&directory.join("shop.json"))?.unwrap_or_default(),
            directory: directory.to_owned(),
            client: BlockingClient::new(transport, &config)?,
            event,
            steps_left: dies_at,
            declines,
        })
    }

    /// Begins a checkout, or goes on with the one that was under way.
    pub(crate) fn check_out(&mut self) -> Result<Ending, Stop> {
        let (client, event) = (self.client.clone(), self.event.clone());
        let events = client.events();

        // A token that nobody uses expires by itself, so there is nothing to write down first.
        let token = match self.memory.token.clone() {
            Some(token) => token,
            None => client.hold_tokens().create().send()?.hold_token,
        };
        self.memory.token = Some(token.clone());
        self.save()?;

        let hold = events.hold(&event, SEATS, &token);
        if !self.ensure(
            |memory| &mut memory.hold,
            || hold.receipt(),
            || hold.clone().send_settled().map(drop),
        )? {
            return Ok(Ending::Lost);
        }
        // Paying takes time. To extend a token again does no harm; once it is gone, booking will tell.
        if self.memory.booking.is_none() {
            client.hold_tokens().expire_in_minutes(&token, 30).send()?;
            self.step()?;
        }

        // Book first and take the payment then: money can be given back, a seat that was sold twice cannot.
        let booking = events.book(&event, SEATS).hold_token(&token).order_id(ORDER);
        let send = || booking.clone().send_settled().map(drop);
        if !self.ensure(|memory| &mut memory.booking, || booking.receipt(), send)? {
            return Ok(Ending::Lost);
        }

        if self.pay()? {
            return Ok(Ending::Sold);
        }
        let release = events.release(&event, SEATS);
        let receipt = || {
            // A release leaves no mark, so how the seats were before must be known.
            let before = events.retrieve_object_infos(&event, SEATS).send()?;
            Ok(release.receipt()?.before(&event, &before))
        };
        self.ensure(
            |memory| &mut memory.release,
            receipt,
            || release.clone().send_settled().map(drop),
        )?;
        Ok(Ending::Released)
    }

    /// Makes sure that a change has been made, once; false if somebody else has the seats.
    fn ensure(
        &mut self,
        progress: impl Fn(&mut Memory) -> &mut Option<Progress>,
        receipt: impl FnOnce() -> Result<Receipt, Error>,
        send: impl FnOnce() -> Result<(), Error>,
    ) -> Result<bool, Stop> {
        let settled = match progress(&mut self.memory).clone() {
            Some(Progress::Done) => return Ok(true),
            Some(Progress::Taken) => return Ok(false),
            // An earlier run died here. What became of its request?
            Some(Progress::Begun(receipt)) => self.client.events().settle(&receipt)?,
            None => {
                *progress(&mut self.memory) = Some(Progress::Begun(receipt()?));
                self.save()?;
                Settled::NotDone
            }
        };
        self.step()?;
        let is_done = match settled {
            Settled::Done => true,
            Settled::NotDone => match send() {
                Ok(()) => true,
                Err(error) if error.outcome_unknown() => return Err(error.into()),
                Err(error) if error.status().is_some_and(|status| status == 400) => false,
                Err(error) => return Err(error.into()),
            },
            Settled::TakenByOther => false,
            unknown => return Err(format!("have a look at the seats: {unknown:?}").into()),
        };
        self.step()?;
        *progress(&mut self.memory) = Some(if is_done { Progress::Done } else { Progress::Taken });
        self.save()?;
        Ok(is_done)
    }

    /// Asks the payment provider, who answers the same when the same order is asked for again.
    fn pay(&mut self) -> Result<bool, Stop> {
        let is_paid = match self.memory.is_paid {
            Some(is_paid) => is_paid,
            None => self.charge(ORDER)?,
        };
        self.step()?;
        self.memory.is_paid = Some(is_paid);
        self.save()?;
        Ok(is_paid)
    }

    /// The pretended provider: one line in its ledger for each order.
    fn charge(&self, order: &str) -> Result<bool, Box<dyn StdError>> {
        let ledger = self.directory.join("ledger.json");
        let mut charged: Vec<(String, bool)> = read(&ledger)?.unwrap_or_default();
        if let Some((_, is_paid)) = charged.iter().find(|(charged, _)| charged == order) {
            return Ok(*is_paid);
        }
        charged.push((order.to_owned(), !self.declines));
        write(&ledger, &charged)?;
        Ok(!self.declines)
    }

    fn save(&mut self) -> Result<(), Stop> {
        self.step()?;
        write(&self.directory.join("shop.json"), &self.memory)?;
        self.step()
    }

    /// One step of its life.
    fn step(&mut self) -> Result<(), Stop> {
        match &mut self.steps_left {
            Some(0) => Err(Stop::Killed),
            Some(steps) => {
                *steps -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }
}

fn found_service(emulator: &Emulator) -> Result<Service, Box<dyn StdError>> {
    let demo = emulator.add_demo();
    let client = emulator.blocking_client(&*demo.secret_key)?;
    Ok(Service {
        event: client.events().create(&demo.chart_key).send()?.key,
        secret_key: demo.secret_key,
        snapshot: emulator.snapshot()?,
    })
}

/// A transport to the emulator that keeps its state after every request.
struct Kept {
    inner: InProcess,
    emulator: Emulator,
    file: PathBuf,
    service: Service,
}

impl BlockingTransport for Kept {
    fn send(&self, request: Request<Bytes>, timeout: Duration) -> Result<Response<Bytes>, TransportError> {
        let answer = BlockingTransport::send(&self.inner, request, timeout);
        let kept = self
            .emulator
            .snapshot()
            .map_err(Box::<dyn StdError>::from)
            .and_then(|snapshot| {
                let service = Service {
                    secret_key: self.service.secret_key.clone(),
                    event: self.service.event.clone(),
                    snapshot,
                };
                write(&self.file, &service)
            });
        if let Err(error) = kept {
            eprintln!("the service could not be kept: {error}");
        }
        answer
    }

    fn sleep(&self, wait: Duration) {
        BlockingTransport::sleep(&self.inner, wait);
    }

    fn now(&self) -> Moment {
        BlockingTransport::now(&self.inner)
    }

    fn time_of_day(&self) -> SystemTime {
        BlockingTransport::time_of_day(&self.inner)
    }
}

fn read<T: DeserializeOwned>(file: &Path) -> Result<Option<T>, Box<dyn StdError>> {
    if !file.exists() {
        return Ok(None);
    }
    Ok(Some(serde_json::from_slice(&fs::read(file)?)?))
}

/// Writes all of it or nothing: a reader never finds half a file.
fn write(file: &Path, value: &impl Serialize) -> Result<(), Box<dyn StdError>> {
    let beside = file.with_extension("new");
    fs::write(&beside, serde_json::to_vec(value)?)?;
    Ok(fs::rename(beside, file)?)
}
