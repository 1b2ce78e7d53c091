//! One side of one row, without a clock: for a tool that counts instructions.

/// Which calls to make, and how many.
pub(crate) struct Only {
    row: String,
    side: String,
    calls: u32,
}

impl Only {
    /// What stands behind the word `only`, if it is there.
    pub(crate) fn from_arguments() -> Option<Self> {
        let mut arguments = std::env::args().skip_while(|argument| argument != "only").skip(1);
        Some(Self {
            row: arguments.next()?,
            side: arguments.next()?,
            calls: arguments.next()?.parse().expect("a number of calls"),
        })
    }

    pub(crate) fn run(&self, row: &str, by_hand: &dyn Fn(), ours: &dyn Fn()) {
        if row == self.row {
            let call = if self.side == "hand" { by_hand } else { ours };
            (0..self.calls).for_each(|_| call());
        }
    }
}
