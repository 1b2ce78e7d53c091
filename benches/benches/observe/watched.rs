//! The calls that are watched: over a transport that answers at once, and by every adapter over loopback.

use crate::{
    bodies,
    instant::{Counter, Instant},
    responder::Responder,
};
use seatsio_core::{AsyncClient, BaseUrl, BlockingClient};
use std::{hint::black_box, sync::Arc};

const KEY: &str = "a-secret-key";
const SEATS: [&str; 4] = ["A-1", "A-2", "A-3", "A-4"];

/// Who watches a client, besides a subscriber of the thread.
#[derive(Clone, Copy)]
pub(crate) enum Watched {
    ByNobody,
    ByAnObserver,
}

/// One call of the table.
pub(crate) struct Call {
    pub(crate) name: &'static str,
    adapter: Adapter,
    what: What,
}

pub(crate) const CALLS: &[Call] = &[
    Call::new("engine, chart", Adapter::None, What::Chart),
    Call::new("engine, booking", Adapter::None, What::Booking),
    Call::new("ureq, chart", Adapter::Ureq, What::Chart),
    Call::new("ureq, booking", Adapter::Ureq, What::Booking),
    Call::new("reqwest, chart", Adapter::Reqwest, What::Chart),
    Call::new("reqwest, booking", Adapter::Reqwest, What::Booking),
    Call::new("hyper, chart", Adapter::Hyper, What::Chart),
    Call::new("hyper, booking", Adapter::Hyper, What::Booking),
];

#[derive(Clone, Copy)]
enum Adapter {
    None,
    Ureq,
    Reqwest,
    Hyper,
}

#[derive(Clone, Copy)]
enum What {
    Chart,
    Booking,
}

/// Sets the observer of a client's builder, if it has one, and builds it.
macro_rules! built {
    ($builder:expr, $watched:expr) => {
        match $watched {
            Watched::ByNobody => $builder.build(),
            Watched::ByAnObserver => $builder.observer(Arc::new(Counter::default())).build(),
        }
        .expect("a client")
    };
}

impl Call {
    const fn new(name: &'static str, adapter: Adapter, what: What) -> Self {
        Self { name, adapter, what }
    }

    /// The call by a client of its own, as often as one likes.
    pub(crate) fn made(&self, watched: Watched) -> Box<dyn Fn()> {
        let what = self.what;
        let body = match what {
            What::Chart => bodies::chart(),
            What::Booking => bodies::status_change(),
        };
        let base = || BaseUrl::new(&Responder::start(body.clone()).url).expect("loopback");
        match self.adapter {
            Adapter::None => {
                let client = Instant::client(&body, |config| match watched {
                    Watched::ByNobody => config,
                    Watched::ByAnObserver => config.observer(Arc::new(Counter::default())),
                });
                Box::new(move || what.block(&client))
            }
            Adapter::Ureq => {
                let client = built!(seatsio_blocking::builder(base(), KEY), watched);
                Box::new(move || what.block(&client))
            }
            Adapter::Reqwest => what.on_a_runtime(built!(seatsio_async::builder(base(), KEY), watched)),
            Adapter::Hyper => what.on_a_runtime(built!(seatsio_hyper::builder(base(), KEY), watched)),
        }
    }
}

impl What {
    fn block(self, client: &BlockingClient) {
        match self {
            Self::Chart => {
                black_box(client.charts().retrieve("a-chart-key").send().expect("a chart"));
            }
            Self::Booking => {
                let booking = client.events().book("an-event", SEATS);
                black_box(
                    booking
                        .hold_token("a-token")
                        .order_id("o")
                        .send()
                        .expect("booked"),
                );
            }
        }
    }

    fn on_a_runtime(self, client: AsyncClient) -> Box<dyn Fn()> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.expect("a runtime");
        Box::new(move || runtime.block_on(self.call(&client)))
    }

    async fn call(self, client: &AsyncClient) {
        match self {
            Self::Chart => {
                black_box(client.charts().retrieve("a-chart-key").await.expect("a chart"));
            }
            Self::Booking => {
                let booking = client.events().book("an-event", SEATS);
                black_box(booking.hold_token("a-token").order_id("o").await.expect("booked"));
            }
        }
    }
}
