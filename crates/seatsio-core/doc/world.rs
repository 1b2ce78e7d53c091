// The world that the examples of the docs run in: an emulator with all that they name. Each of them includes this file.

use seatsio_core::{BlockingClient, Error};
use seatsio_emulator::{
    Emulator,
    draw::{Area, Category, DrawingBuilder, Row, Table},
    seed::Seed,
};
use std::fmt::Debug;

/// Runs an example where there are charts, and the events `event1` and `event2` with nothing sold.
pub fn bare<E: Debug>(example: impl FnOnce(&BlockingClient) -> Result<(), E>) {
    run_in(include_str!("bare.json"), example);
}

/// Runs an example where the events `event1`, `event2` and `monday1` to `monday3` belong to the season `spring`.
pub fn season<E: Debug>(example: impl FnOnce(&BlockingClient) -> Result<(), E>) {
    run_in(include_str!("season.json"), example);
}

/// Runs an example where there are channels, sales, tags, a draft and archived charts besides.
pub fn full<E: Debug>(example: impl FnOnce(&BlockingClient) -> Result<(), E>) {
    run_in(include_str!("full.json"), example);
}

/// Runs an example where there are the subaccounts 17 and 18.
pub fn subaccounts(example: impl FnOnce(&BlockingClient) -> Result<(), Error>) {
    bare(|client| {
        while client.legacy().subaccounts().create().send()?.id.get() < 18 {}
        example(client)
    });
}

fn run_in<E: Debug>(seed: &str, example: impl FnOnce(&BlockingClient) -> Result<(), E>) {
    let seed: Seed = serde_json::from_str(&seed.replace("\"HALL\"", &hall())).expect("a seed");
    let emulator = Emulator::new();
    let company = emulator.sow(&seed).expect("a world").remove(0);
    let client = emulator
        .blocking_client(company.admin_key.as_str())
        .expect("a client");
    name_keys(&emulator, &client).expect("keys");
    if let Err(error) = example(&client) {
        panic!("the example fails: {error:?}");
    }
}

fn hall() -> String {
    DrawingBuilder::new("Main hall")
        .category(Category::new(1, "Balcony"))
        .category(Category::new(2, "Stalls"))
        .stage("Stage")
        .row(Row::new("A").seats(8).category(1))
        .row(Row::new("B").seats(8).category(1))
        .row(Row::new("C").seats(8).category(2))
        .table(Table::new("T1", 4).category(2))
        .area(Area::new("GA1", 100).category(2))
        .build()
        .to_string()
}

/// Makes what has a key of the service's making, and gives it the key that the examples name.
fn name_keys(emulator: &Emulator, client: &BlockingClient) -> Result<(), Error> {
    let workspaces = client.workspaces();
    let touring = workspaces.create("Touring shows").send()?;
    let old_key = touring.secret_key.expose().to_owned();
    workspaces.add_secret_key(&touring.key).send()?;
    let from = client
        .workspaces()
        .list()
        .send()?
        .items
        .into_iter()
        .find(|workspace| workspace.is_default);
    let from = from.expect("a default workspace").key;
    let to = workspaces.create("Other shows").send()?.key;
    let token = client.hold_tokens().create().send()?.hold_token;
    let names = [
        (touring.key.to_string(), "e7c6b6a6-6a4c-4f6d-9b0b-7a2f0a0a0a0a"),
        (old_key, "the old key"),
        (from.to_string(), "from-workspace"),
        (to.to_string(), "to-workspace"),
        (token.as_str().to_owned(), "a-token"),
    ];
    let mut state = emulator.snapshot().expect("a snapshot");
    for (key, name) in names {
        state = state.replace(&key, name);
    }
    emulator.restore(&state).expect("the same world");
    Ok(())
}
