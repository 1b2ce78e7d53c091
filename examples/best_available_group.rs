//! Best available for groups: seats beside each other, in the wanted part of the hall, with accessible ones; and what to
//! do when there are none.
//!
//! Runs offline against the embedded emulator: `cargo run --example best_available_group`.

use seatsio_async::{
    BaseUrl, Client,
    model::{BestAvailableParams, BestAvailableResult, HoldToken},
};
use seatsio_emulator::Emulator;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    let (emulator, demo) = Emulator::with_demo();
    let server = emulator.serve()?;
    let client = seatsio_async::client(BaseUrl::new(&server.url())?, demo.secret_key)?;
    client.events().create(&demo.chart_key).event_key("gala").await?;

    let any_four = BestAvailableParams::new(4);
    serve(&client, "Four friends", [any_four]).await?;

    let class = BestAvailableParams::new(12).categories(["Circle"]);
    serve(&client, "A class of twelve, in the circle", [class]).await?;

    let with_wheelchair = BestAvailableParams::new(2).accessible_seats(1);
    serve(&client, "Two, one in a wheelchair", [with_wheelchair]).await?;

    // What comes first is wanted most. A club of seventy does not fit into the stalls any more.
    let club = [
        BestAvailableParams::new(70).categories(["Stalls"]),
        BestAvailableParams::new(70).categories(["Stalls", "Circle"]),
    ];
    serve(&client, "A club of seventy", club).await?;

    let wedding = BestAvailableParams::new(40).categories(["Circle"]);
    serve(&client, "A wedding of forty, in the circle", [wedding]).await
}

/// Holds what is found, as a shop does before the visitor pays, and books it.
async fn serve(
    client: &Client,
    who: &str,
    wishes: impl IntoIterator<Item = BestAvailableParams>,
) -> Outcome<()> {
    println!("{who}:");
    let token = client.hold_tokens().create().await?.hold_token;
    let Some(found) = first_that_can_be_had(client, &token, wishes).await? else {
        println!("  sorry, there is no room for all of you\n");
        return Ok(());
    };
    client
        .events()
        .book("gala", &found.objects)
        .hold_token(&token)
        .order_id(who.replace(' ', "-"))
        .await?;
    println!("  {}{}\n", seats(&found), beside(&found));
    Ok(())
}

/// Asks for one wish after the other until one can be had. That there is nothing left is an answer, not a failure;
/// anything else is passed on.
async fn first_that_can_be_had(
    client: &Client,
    token: &HoldToken,
    wishes: impl IntoIterator<Item = BestAvailableParams>,
) -> Outcome<Option<BestAvailableResult>> {
    for wish in wishes {
        match client.events().hold_best_available("gala", wish, token).await {
            Ok(found) => return Ok(Some(found)),
            Err(error) if error.is_best_available_not_found() => println!("  not that: {}", error.message()),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(None)
}

fn seats(found: &BestAvailableResult) -> String {
    let labels: Vec<_> = found.objects.iter().map(|label| label.as_str()).collect();
    match labels.as_slice() {
        [first, .., last] if labels.len() > 12 => format!("{first} to {last}, {} seats", labels.len()),
        all => all.join(" "),
    }
}

fn beside(found: &BestAvailableResult) -> &'static str {
    match found.next_to_each_other {
        Some(true) => ", beside each other",
        Some(false) => ", not all beside each other",
        None => "",
    }
}
