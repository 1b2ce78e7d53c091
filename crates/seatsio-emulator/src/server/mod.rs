//! The emulator on a socket: HTTP/1.1 with keep-alive, in a thread of its own.

mod accept;
mod body;
mod connection;
mod gzip;
mod page;
mod socket;

use crate::emulator::Emulator;
use std::{
    fmt, io,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    thread::JoinHandle,
    time::Duration,
};
use tokio::sync::oneshot;

/// What a server puts up with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    /// A longer body is refused with 413.
    pub(crate) body_bytes: usize,
    /// How long the head of a request may take to come, and how long a connection may idle.
    pub(crate) head: Duration,
    /// How long the body may take.
    pub(crate) body: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            body_bytes: 16 * 1024 * 1024,
            head: Duration::from_secs(60),
            body: Duration::from_secs(30),
        }
    }
}

/// A server to be.
#[derive(Debug)]
#[must_use = "a builder serves nothing until started"]
pub struct ServerBuilder {
    emulator: Emulator,
    address: SocketAddr,
    bounds: Bounds,
}

impl ServerBuilder {
    /// The address to listen on; a free port of the loopback interface unless told. Whoever
    /// reaches the address can use the emulator, but its control API only answers this machine.
    pub fn address(mut self, address: impl Into<SocketAddr>) -> Self {
        self.address = address.into();
        self
    }

    /// How many bytes the body of a request may have; 16 MiB unless told.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.bounds.body_bytes = bytes;
        self
    }

    /// How long the head of a request may take to come; 60 seconds unless told. A connection on
    /// which nothing is asked for as long is closed.
    pub fn head_timeout(mut self, timeout: Duration) -> Self {
        self.bounds.head = timeout;
        self
    }

    /// How long the body of a request may take to come; 30 seconds unless told.
    pub fn body_timeout(mut self, timeout: Duration) -> Self {
        self.bounds.body = timeout;
        self
    }

    /// Starts the server.
    ///
    /// # Errors
    /// When the address cannot be had, or the system has no thread left.
    pub fn start(self) -> io::Result<Server> {
        let listener = TcpListener::bind(self.address)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .build()?;
        let (stop, stopped) = oneshot::channel::<()>();
        let listener = {
            let _guard = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        let thread = std::thread::Builder::new()
            .name("seatsio-emulator".to_owned())
            .spawn(move || {
                runtime.block_on(async move {
                    tokio::spawn(accept::accept(listener, self.emulator, self.bounds));
                    // Either is the end: a stop, or a server that is gone without one.
                    let _ = stopped.await;
                });
                // Without waiting: what is still under way belongs to nobody any more.
                runtime.shutdown_background();
            })?;
        Ok(Server {
            address,
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

/// A running server. Dropped, it is gone, with all its connections.
pub struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// The base URL to give to a client, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address that it listens on.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The port that it listens on.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // A server thread that panicked has ended all the same.
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // Nobody to tell means that it has ended already.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

impl Emulator {
    /// Serves this emulator on a free port of the loopback interface.
    ///
    /// ```
    /// use seatsio_emulator::Emulator;
    ///
    /// let emulator = Emulator::new();
    /// let server = emulator.serve()?;
    /// assert!(server.url().starts_with("http://127.0.0.1:"));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the system has no port or no thread left.
    pub fn serve(&self) -> io::Result<Server> {
        self.server().start()
    }

    /// A server for this emulator, made to measure.
    pub fn server(&self) -> ServerBuilder {
        ServerBuilder {
            emulator: self.clone(),
            address: (Ipv4Addr::LOCALHOST, 0).into(),
            bounds: Bounds::default(),
        }
    }
}
