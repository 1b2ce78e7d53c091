//! What is tried again and what is not, per client and per call, with faults made to order.
//!
//! `cargo run --example retry_policy`. It runs offline against the emulator in this process, where waiting takes no
//! time: the waits are real decisions, only the clock is not.

use seatsio_core::{
    Answer, BlockingClient, Config, Error, Region,
    call::{Backoff, RetryBudget, RetryPolicy},
    model::ObjectRef,
};
use seatsio_emulator::{
    Emulator,
    fault::{Fault, FaultRule, When},
};
use std::{sync::Arc, time::Duration};

fn main() -> Result<(), Error> {
    let (emulator, demo) = Emulator::with_demo();
    let config = Config::new(Region::Eu, demo.secret_key.as_str()).seed(7);
    let client = BlockingClient::new(emulator.transport(), &config)?;
    client.events().create(&demo.chart_key).event_key("gala").send()?;
    // Sent with each of the calls below: so often, this goes wrong.
    let goes_wrong = |times, fault| emulator.add_fault(FaultRule::on("*", fault).count(times));

    println!("What is tried again follows from what repeating would do:");
    goes_wrong(2, server_error(500, When::Before));
    tell(
        "a read, twice 500",
        client.events().retrieve("gala").send_for_answer(),
    );
    goes_wrong(1, server_error(500, When::Before));
    tell(
        "new name, once 500",
        client.events().update("gala").name("Gala").send_for_answer(),
    );
    goes_wrong(1, server_error(500, When::After));
    tell(
        "booked, answer lost",
        client.events().book("gala", ["A-1"]).send_for_answer(),
    );
    goes_wrong(1, server_error(500, When::After));
    tell(
        "places, answer lost",
        client
            .events()
            .book("gala", [ObjectRef::new("Standing").quantity(2)])
            .send_for_answer(),
    );

    println!("\nWhat the server says it has not done is tried again, whatever it is:");
    goes_wrong(2, Fault::TooManyRequests { retry_after: None });
    tell(
        "places, twice 429",
        client
            .events()
            .book("gala", [ObjectRef::new("Standing").quantity(2)])
            .send_for_answer(),
    );
    goes_wrong(
        1,
        Fault::ServerError {
            status: 503,
            when: When::Before,
            retry_after: Some("2".to_owned()),
        },
    );
    tell(
        "503, Retry-After: 2",
        client.events().book("gala", ["A-2"]).send_for_answer(),
    );
    tell("refused", client.events().book("gala", ["A-2"]).send_for_answer());

    println!("\nPer client, and per call:");
    let never = client.with_options(|config| config.max_retries(0))?;
    goes_wrong(1, server_error(500, When::Before));
    tell(
        "client: no retries",
        never.events().retrieve("gala").send_for_answer(),
    );
    goes_wrong(1, server_error(500, When::Before));
    let read = never.events().retrieve("gala").options(|o| o.max_retries(1));
    tell("call: one after all", read.send_for_answer());
    let slow = RetryPolicy::default().backoff(Backoff::default().first(Duration::from_secs(5)));
    goes_wrong(2, server_error(502, When::Before));
    let read = client
        .events()
        .retrieve("gala")
        .options(|o| o.retry(slow).deadline(Duration::from_secs(6)));
    tell("call: 6 s in all", read.send_for_answer());
    goes_wrong(
        1,
        Fault::TooManyRequests {
            retry_after: Some("7200".to_owned()),
        },
    );
    tell(
        "429, two hours",
        client.events().retrieve("gala").send_for_answer(),
    );

    println!("\nAll calls of a client together stop when nothing comes through any more:");
    let frugal = client.with_options(|config| config.retry_budget(Arc::new(RetryBudget::new(10, 100))))?;
    goes_wrong(1000, server_error(500, When::Before));
    let before = emulator.journal().total();
    for _ in 0..100 {
        let _fails = frugal.events().retrieve("gala").send();
    }
    println!(
        "  100 reads of a dead server       {} requests",
        emulator.journal().total() - before
    );
    Ok(())
}

fn server_error(status: u16, when: When) -> Fault {
    Fault::ServerError {
        status,
        when,
        retry_after: None,
    }
}

fn tell<T>(what: &str, result: Result<Answer<T>, Error>) {
    match result {
        Ok(answer) => println!("  {what:<22} done at attempt {}", answer.attempts),
        Err(error) => println!(
            "  {what:<22} {:?} after {}: {error}",
            error.outcome(),
            attempts(&error)
        ),
    }
}

fn attempts(error: &Error) -> String {
    match error.attempts() {
        1 => "1 attempt".to_owned(),
        many => format!("{many} attempts"),
    }
}
