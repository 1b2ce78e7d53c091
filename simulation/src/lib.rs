//! Clients, lanes, retries, settling and the emulator in one thread under virtual time, from a seed.
//!
//! Crowds of buyers compete for halls, much goes wrong on the way, and what each buyer was told is compared with
//! what the server did. The same seed gives the same run, whatever the machine.

mod broken;
mod buyer;
mod checkouts;
mod crowd;
mod deed;
mod dice;
mod executor;
mod fault;
mod figures;
mod hall;
mod ledger;
mod network;
mod record;
mod shop;
mod storm;
mod trace;
mod truth;

pub use broken::{Broken, Invariant, UnknownBreak};
pub use checkouts::{BUYERS, Checkouts, per_second};
pub use crowd::{Crowd, CrowdFigures};
pub use executor::{Executor, Handle, Sleep, TaskId};
pub use figures::{Endings, Figures, Resolved};
pub use storm::{Down, Load, Storm, StormFigures};
