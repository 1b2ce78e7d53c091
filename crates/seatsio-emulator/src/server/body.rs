//! Bodies: read within bounds, written whole or cut.

use super::{Bounds, socket::Fate};
use bytes::{Bytes, BytesMut};
use hyper::body::{Body, Frame, Incoming, SizeHint};
use std::{
    fmt,
    future::poll_fn,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

/// Why the body of a request was not read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    TooLong,
    TooSlow,
    Broken,
}

/// Reads the body of a request.
pub(super) async fn read(mut body: Incoming, bounds: Bounds) -> Result<Bytes, Unread> {
    let limit = bounds.body_bytes;
    if body.is_end_stream() {
        return Ok(Bytes::new());
    }
    if body.size_hint().lower() > limit as u64 {
        return Err(Unread::TooLong);
    }
    tokio::time::timeout(bounds.body, collect(&mut body, limit))
        .await
        .unwrap_or(Err(Unread::TooSlow))
}

async fn collect(body: &mut Incoming, limit: usize) -> Result<Bytes, Unread> {
    let Some(first) = next_data(body).await? else {
        return Ok(Bytes::new());
    };
    if body.is_end_stream() && first.len() <= limit {
        return Ok(first);
    }
    let mut whole = BytesMut::from(first);
    loop {
        if whole.len() > limit {
            return Err(Unread::TooLong);
        }
        match next_data(body).await? {
            Some(more) => whole.extend_from_slice(&more),
            None => return Ok(whole.freeze()),
        }
    }
}

async fn next_data(body: &mut Incoming) -> Result<Option<Bytes>, Unread> {
    loop {
        match poll_fn(|cx| Pin::new(&mut *body).poll_frame(cx)).await {
            None => return Ok(None),
            Some(Err(_)) => return Err(Unread::Broken),
            // What is not data are trailers, which mean nothing here.
            Some(Ok(frame)) => {
                if let Ok(data) = frame.into_data() {
                    return Ok(Some(data));
                }
            }
        }
    }
}

/// The end of a connection that is meant to end.
#[derive(Clone, Copy, Debug)]
pub(super) struct OnOrder;

impl fmt::Display for OnOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection ends here on order")
    }
}

impl std::error::Error for OnOrder {}

/// The body of an answer.
#[derive(Debug)]
pub(super) enum Outgoing {
    Whole(Option<Bytes>),
    /// Promises `promised` bytes, sends the part, and ends the connection when it has been sent.
    Cut {
        part: Option<Bytes>,
        promised: u64,
        fate: Arc<Fate>,
    },
}

impl Outgoing {
    pub(super) fn whole(body: Bytes) -> Self {
        Self::Whole(Some(body).filter(|body| !body.is_empty()))
    }

    pub(super) fn cut(body: &Bytes, after_bytes: usize, fate: Arc<Fate>) -> Self {
        fate.begin_cut();
        let part = body.slice(..after_bytes.min(body.len()));
        Self::Cut {
            part: Some(part),
            promised: body.len() as u64,
            fate,
        }
    }
}

impl Body for Outgoing {
    type Data = Bytes;
    type Error = OnOrder;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, OnOrder>>> {
        match &mut *self {
            Self::Whole(body) => Poll::Ready(body.take().map(|body| Ok(Frame::data(body)))),
            Self::Cut { part, fate, .. } => match part.take() {
                Some(part) => {
                    fate.expect_more();
                    // An empty part has nothing to send, but the head in front of it has.
                    if part.is_empty() {
                        Poll::Pending
                    } else {
                        Poll::Ready(Some(Ok(Frame::data(part))))
                    }
                }
                // The socket wakes this task when it has sent everything.
                None if !fate.is_flushed() => Poll::Pending,
                None => Poll::Ready(Some(Err(OnOrder))),
            },
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(match self {
            Self::Whole(body) => body.as_ref().map_or(0, |body| body.len() as u64),
            Self::Cut { promised, .. } => *promised,
        })
    }
}
