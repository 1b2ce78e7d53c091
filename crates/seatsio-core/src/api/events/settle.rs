//! Finding out what a status change did whose answer was lost.

use super::Events;
use crate::{
    Dispatch,
    settle::{Receipt, Settled, Settling},
};

impl<C: Dispatch> Events<C> {
    /// Finds out what a status change did whose answer was lost.
    ///
    /// It only reads: object infos on the priority lane as a rule, and a report where the server chose the
    /// objects. Ask again later if the last request may still be on its way.
    ///
    /// ```no_run
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::settle::Settled;
    ///
    /// let booking = client.events().book("event1", ["A-1"]).order_id("order1");
    /// if let Err(error) = booking.send()
    ///     && let Some(receipt) = error.receipt()
    /// {
    ///     match client.events().settle(receipt)? {
    ///         Settled::Done => println!("booked"),
    ///         Settled::NotDone => println!("not booked: try again"),
    ///         Settled::TakenByOther => println!("somebody was faster"),
    ///         Settled::CannotTell(why) => println!("have a look: {why}"),
    ///         _ => {}
    ///     }
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// Calls that were sent to another workspace are settled by a client of that workspace.
    ///
    /// # Errors
    /// A read that failed, also after its retries: nothing is known then.
    #[inline]
    pub fn settle(&self, receipt: &Receipt) -> C::Reply<Settled> {
        self.client.clone().follow(Ok(Settling::new(receipt)))
    }
}
