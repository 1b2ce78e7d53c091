//! Takes connections in.

use super::{Bounds, connection::converse};
use crate::emulator::Emulator;
use std::time::Duration;
use tokio::net::TcpListener;

/// How long to leave the system alone after it had no socket to give, which is a matter of its
/// limits: asking again at once would only burn time.
const PAUSE: Duration = Duration::from_millis(50);

pub(super) async fn accept(listener: TcpListener, emulator: Emulator, bounds: Bounds) {
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                tokio::spawn(converse(stream, peer, emulator.clone(), bounds));
            }
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}
