//! Every call that is not about events, sent through a client and answered by the emulator in process.

#![expect(clippy::expect_used, reason = "a test stops where the unexpected happens")]

mod asynchronous;
mod charts;
mod legacy;
mod people;
mod reports;
mod workspaces;

use seatsio_core::{BlockingClient, Error};
use seatsio_emulator::{Emulator, seed::DemoCompany};

/// A demo company with its hall, and clients for both of its keys.
pub(crate) struct Hall {
    pub(crate) demo: DemoCompany,
    /// With the key of the workspace.
    pub(crate) client: BlockingClient,
    /// With the key of the company.
    pub(crate) admin: BlockingClient,
}

impl Hall {
    pub(crate) fn open() -> Self {
        let (emulator, demo) = Emulator::with_demo();
        let client = |key: &String| emulator.blocking_client(key).expect("a client");
        Self {
            client: client(&demo.secret_key),
            admin: client(&demo.admin_key),
            demo,
        }
    }

    /// An event in the hall with A-1 booked.
    pub(crate) fn event(&self) -> Result<&'static str, Error> {
        let events = self.client.events();
        events.create(&self.demo.chart_key).event_key("gala").send()?;
        events.book("gala", ["A-1"]).order_id("order-1").send()?;
        Ok("gala")
    }
}
