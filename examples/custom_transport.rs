//! A transport of one's own: the emulator in the same process, without sockets and without a runtime.
//!
//! `cargo run --example custom_transport`. Everything that is not sending and waiting is the engine's.

use bytes::Bytes;
use http::{Request, Response};
use seatsio_core::{
    BlockingClient, BlockingTransport, Config, Error, Region, TransportError, TransportErrorKind,
};
use seatsio_emulator::{Emulator, fault::Reply};
use std::time::Duration;

struct InThisProcess(Emulator);

impl BlockingTransport for InThisProcess {
    fn send(&self, request: Request<Bytes>, timeout: Duration) -> Result<Response<Bytes>, TransportError> {
        let delivery = self.0.exchange(request);
        self.sleep(delivery.delay.min(timeout));
        match delivery.reply {
            Reply::Answer(response) if delivery.delay < timeout => Ok(response),
            // Whatever went wrong, the request has reached the emulator: never claim that it was not sent.
            Reply::Answer(_) | Reply::Never => {
                Err(TransportError::new(TransportErrorKind::TimedOut, "too late"))
            }
            _ => Err(TransportError::new(
                TransportErrorKind::Interrupted,
                "the connection broke",
            )),
        }
    }

    fn sleep(&self, wait: Duration) {
        // Waiting moves the emulator's clock instead of taking time.
        self.0.clock().advance(wait);
    }
}

fn main() -> Result<(), Error> {
    let (emulator, demo) = Emulator::with_demo();
    let config = Config::new(Region::Eu, demo.secret_key.as_str());
    let client = BlockingClient::new(InThisProcess(emulator.clone()), &config)?;

    let event = client
        .events()
        .create(&demo.chart_key)
        .event_key("matinee")
        .send()?;
    let booking = client
        .events()
        .book(&event.key, ["A-1", "A-2"])
        .order_id("order-1")
        .send()?;
    for (label, info) in &booking.objects {
        println!("{label} is {}", info.status());
    }
    println!(
        "{} requests, none of them over a socket",
        emulator.journal().total()
    );
    Ok(())
}
