//! The samples of the README, word for word, against an emulator each. The script beside this project takes them out.

use seatsio_emulator::{Emulator, Server};

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// An emulator with the event that the samples name.
struct Service {
    emulator: Emulator,
    server: Server,
    secret_key: String,
}

impl Service {
    fn new() -> Result<Self, Box<dyn std::error::Error>> {
        let (emulator, demo) = Emulator::with_demo();
        let service = Self {
            server: emulator.serve()?,
            emulator,
            secret_key: demo.secret_key,
        };
        let client = seatsio_blocking::client(service.url()?, service.secret_key.as_str())?;
        client.events().create(&demo.chart_key).event_key("spring-gala").send()?;
        Ok(service)
    }

    fn url(&self) -> Result<seatsio_blocking::BaseUrl, seatsio_blocking::Error> {
        seatsio_blocking::BaseUrl::new(&self.server.url())
    }

    fn tell(&self, sample: &str) {
        println!("{sample}:");
        for entry in self.emulator.journal().entries() {
            println!("  {} {}", entry.method, entry.path);
        }
    }
}

async fn first_sample(region: seatsio_async::BaseUrl, secret_key: &str) -> Outcome {
    include!("sample-1.rs")
}

fn second_sample(region: seatsio_blocking::BaseUrl, secret_key: &str) -> Outcome {
    include!("sample-2.rs")
}

async fn third_sample(client: &seatsio_hyper::Client) -> Outcome {
    include!("sample-3.rs")
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let service = Service::new()?;
    first_sample(service.url()?, &service.secret_key).await?;
    service.tell("The README's first sample, seatsio-async");

    let service = Service::new()?;
    second_sample(service.url()?, &service.secret_key)?;
    service.tell("The README's second sample, seatsio-blocking");

    let service = Service::new()?;
    let client = seatsio_hyper::client(service.url()?, service.secret_key.as_str())?;
    third_sample(&client).await?;
    service.tell("The README's third sample, seatsio-hyper");
    Ok(())
}
