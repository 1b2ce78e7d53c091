//! The checkout example, killed at every step: run again, it ends in a state that agrees with the service.

#[path = "../examples/checkout/shop.rs"]
mod shop;

use seatsio_core::model::{ObjectInfos, ObjectStatus};
use shop::{Ending, ORDER, SEATS, Shop, Stop};
use std::{fs, path::PathBuf};

/// A directory of its own for each run.
struct Directory(PathBuf);

impl Directory {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("seatsio-checkout-{}-{name}", std::process::id()));
        Self(path)
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Kills a checkout at this step and runs it again; `None` if it ended before the step.
fn killed_at(step: u32, declines: bool) -> Option<(Ending, Shop, Directory)> {
    let directory = Directory::new(&format!("{step}-{declines}"));
    match Shop::open(&directory.0, Some(step), declines)
        .unwrap()
        .check_out()
    {
        Ok(_) => return None,
        Err(Stop::Killed) => {}
        Err(Stop::Failed(error)) => panic!("killed at step {step}: {error}"),
    }
    let mut shop = Shop::open(&directory.0, None, declines).unwrap();
    let ending = match shop.check_out() {
        Ok(ending) => ending,
        Err(stop) => panic!("killed at step {step}: {stop:?}"),
    };
    Some((ending, shop, directory))
}

/// The seats of the checkout as the service has them in the end.
fn seats(shop: &Shop) -> ObjectInfos {
    let look = shop.client.events().retrieve_object_infos(&shop.event, SEATS);
    let infos = look.send().unwrap();
    assert_eq!(infos.len(), SEATS.len());
    infos
}

#[test]
fn a_checkout_that_was_killed_at_any_step_ends_booked_and_paid_once() {
    let mut steps = 0;
    while let Some((ending, shop, directory)) = killed_at(steps, false) {
        assert_eq!(ending, Ending::Sold, "killed at step {steps}");
        for (seat, info) in seats(&shop) {
            assert_eq!(info.order_id(), Some(ORDER), "{seat}, killed at step {steps}");
        }
        let ledger = fs::read_to_string(directory.0.join("ledger.json")).unwrap();
        assert_eq!(ledger, format!(r#"[["{ORDER}",true]]"#), "killed at step {steps}");
        steps += 1;
    }
    assert!(steps >= 15, "it has only {steps} steps");
}

#[test]
fn a_checkout_whose_payment_fails_leaves_the_seats_free_wherever_it_was_killed() {
    let mut steps = 0;
    while let Some((ending, shop, _directory)) = killed_at(steps, true) {
        assert_eq!(ending, Ending::Released, "killed at step {steps}");
        for (seat, info) in seats(&shop) {
            assert_eq!(
                *info.status(),
                ObjectStatus::Free,
                "{seat}, killed at step {steps}"
            );
        }
        steps += 1;
    }
    assert!(steps >= 20, "it has only {steps} steps");
}
