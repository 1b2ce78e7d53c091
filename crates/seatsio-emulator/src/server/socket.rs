//! A socket that can be made to fail at an exact place.

use std::{
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, ready},
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};

/// What the answers of a connection tell its socket, and the socket them.
#[derive(Debug, Default)]
pub(super) struct Fate {
    reset: AtomicBool,
    flushed: AtomicBool,
    cutting: AtomicBool,
}

impl Fate {
    /// The socket is to be reset when it is closed, instead of saying goodbye.
    pub(super) fn reset(&self) {
        self.reset.store(true, Ordering::Relaxed);
    }

    /// An answer is being cut: whoever cuts wants to be polled when all it gave has been sent.
    pub(super) fn begin_cut(&self) {
        self.cutting.store(true, Ordering::Relaxed);
    }

    /// Whether all that was given to the socket has been sent.
    pub(super) fn is_flushed(&self) -> bool {
        self.flushed.load(Ordering::Relaxed)
    }

    /// There is more to be sent than the socket knows yet.
    pub(super) fn expect_more(&self) {
        self.flushed.store(false, Ordering::Relaxed);
    }
}

/// A stream that obeys its [`Fate`].
#[derive(Debug)]
pub(super) struct Socket {
    stream: TcpStream,
    fate: Arc<Fate>,
}

impl Socket {
    pub(super) fn new(stream: TcpStream, fate: Arc<Fate>) -> Self {
        Self { stream, fate }
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        if self.fate.reset.load(Ordering::Relaxed) {
            // A socket that cannot be reset is closed, which tells the client as much as can be told.
            let _ = self.stream.set_zero_linger();
        }
    }
}

impl AsyncRead for Socket {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Socket {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(Pin::new(&mut self.stream).poll_flush(cx))?;
        let newly = !self.fate.flushed.swap(true, Ordering::Relaxed);
        if newly && self.fate.cutting.load(Ordering::Relaxed) {
            cx.waker().wake_by_ref();
        }
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
