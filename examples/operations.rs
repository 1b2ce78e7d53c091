//! Prints every operation that the crate has: `resource.operation METHOD /path/{eventKey}/... lane effect`.
//!
//! ```text
//! cargo run --example operations
//! cargo run --example operations | grep ' once$'
//! ```

use std::io::{self, Write as _};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for spec in seatsio_core::operations() {
        let written = writeln!(
            out,
            "{} {} {} {} {}{}",
            spec.name,
            spec.method,
            spec.path,
            spec.lane,
            spec.effect,
            if spec.legacy { " old" } else { "" }
        );
        match written {
            // Whoever reads has seen enough, as `head` does.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
            written => written?,
        }
    }
    Ok(())
}
