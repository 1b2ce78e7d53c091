//! The decisions behind a call, as values: when to send, wait, repeat, queue and stop.
//!
//! Nothing here has a socket, a clock or a source of randomness. Time comes in as a [`Moment`],
//! chance as a seed, and what happened outside as an argument; what to do next comes out. So every
//! history can be replayed, and every rule tested without waiting.

mod backoff;
mod budget;
mod cursor;
mod lane;
mod machine;
mod pager;
mod policy;
mod procedure;
mod queueing;
mod random;
mod retry_after;
mod time;

pub use backoff::{Backoff, InvalidBackoff};
pub use budget::RetryBudget;
pub use cursor::{Cursor, EmptyCursor};
pub use lane::{
    Entry, InvalidLimits, Lane, LaneLimits, LaneSnapshot, Lanes, Left, PermitStore, SharedLanes, Standing,
    Ticket,
};
pub use machine::{Action, Call, Input};
pub use pager::{CursorDidNotMove, InvalidPageSize, PageRequest, PageShape, PageSize, Pager, Position};
pub use policy::RetryPolicy;
pub use procedure::{Procedure, ProcedureAction, ProcedureInput};
pub use queueing::Queueing;
pub use random::Random;
pub use retry_after::{LONGEST_RETRY_AFTER, retry_after};
pub use time::Moment;
