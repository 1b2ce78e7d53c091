//! A checkout that can be killed at any step: run again, it goes on where it was.
//!
//! ```text
//! cargo run --example checkout -- /tmp/checkout               # holds, books, is paid
//! cargo run --example checkout -- /tmp/checkout 7             # dies at its 7th step; run it again
//! cargo run --example checkout -- /tmp/checkout 7 declined    # the payment fails: the seats are released
//! ```
//!
//! The directory stands for the world: the emulated service, the payment provider's ledger, and the one file
//! of the shop, with its receipts. Remove it to begin anew.

mod shop;

use shop::{Shop, Stop};
use std::{env, error::Error, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let directory = arguments
        .next()
        .map_or_else(|| env::temp_dir().join("checkout"), PathBuf::from);
    let dies_at = arguments.next().map(|step| step.parse()).transpose()?;
    let declines = arguments.next().is_some_and(|word| word == "declined");
    match Shop::open(&directory, dies_at, declines)?.check_out() {
        Ok(ending) => println!("{ending:?}"),
        Err(Stop::Killed) => println!("killed; run it again and it goes on"),
        Err(Stop::Failed(error)) => return Err(error),
    }
    Ok(())
}
