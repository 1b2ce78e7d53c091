//! Five operations through the blocking client.

use seatsio_blocking::{BaseUrl, Error};

fn main() -> Result<(), Error> {
    let base_url = BaseUrl::new("http://127.0.0.1:9001")?;
    let client = seatsio_blocking::client(base_url, std::env::args().nth(1).unwrap_or_default())?;
    let event = client.events().create("demo-hall").name("Gala").send()?;
    let token = client.hold_tokens().create().send()?;
    client.events().hold(&event.key, ["A-1", "A-2"], &token.hold_token).send()?;
    let booking = client.events().book(&event.key, ["A-1", "A-2"]).hold_token(&token.hold_token).order_id("o").send()?;
    for (label, info) in &booking.objects {
        println!("{label} {}", info.status());
    }
    println!("{:?}", client.charts().retrieve("demo-hall").send()?.name);
    Ok(())
}
