//! One connection: requests in, replies out, faults carried out as ordered.

use super::{
    Bounds,
    body::{self, OnOrder, Outgoing, Unread},
    gzip, page,
    socket::{Fate, Socket},
};
use crate::{
    control,
    emulator::Emulator,
    fault::{Delivery, Reply},
};
use bytes::Bytes;
use http::{HeaderValue, Request, Response, StatusCode, header};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::net::TcpStream;

/// The longest body of the control API: the state of a big world.
const SNAPSHOT_BYTES: usize = 1024 * 1024 * 1024;

/// Talks to one client until it goes away or is sent away.
pub(super) async fn converse(stream: TcpStream, peer: SocketAddr, emulator: Emulator, bounds: Bounds) {
    // Answers are written at once; waiting for more to send only costs time. A system that
    // knows no such option sends them a little later.
    let _ = stream.set_nodelay(true);
    let fate = Arc::new(Fate::default());
    let host = Host {
        emulator,
        peer,
        bounds,
        fate: Arc::clone(&fate),
    };
    let service = service_fn(|request| host.respond(request));
    // How it ended is of no interest: whatever could be said to the client has been said.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(bounds.head)
        .serve_connection(TokioIo::new(Socket::new(stream, fate)), service)
        .await;
}

struct Host {
    emulator: Emulator,
    peer: SocketAddr,
    bounds: Bounds,
    fate: Arc<Fate>,
}

impl Host {
    async fn respond(&self, request: Request<Incoming>) -> Result<Response<Outgoing>, OnOrder> {
        let (head, incoming) = request.into_parts();
        let body = match body::read(incoming, self.bounds_for(head.uri.path())).await {
            Ok(body) => body,
            Err(unread) => return refuse(unread),
        };
        let wants_gzip = gzip::is_wanted(&head.headers);
        let request = Request::from_parts(head, body);
        let reply = match request.uri().path() {
            "/" => Reply::Answer(page::answer(&self.emulator, &request, self.peer)),
            path if control::is_control(path) => {
                Reply::Answer(control::answer(&self.emulator, &request, self.peer))
            }
            _ => self.carry_out(request).await,
        };
        self.deliver(reply, wants_gzip)
    }

    /// A snapshot may be longer than any call of the API; only this machine can send one.
    fn bounds_for(&self, path: &str) -> Bounds {
        let is_ours = control::is_control(path) && self.peer.ip().to_canonical().is_loopback();
        let body_bytes = if is_ours {
            self.bounds.body_bytes.max(SNAPSHOT_BYTES)
        } else {
            self.bounds.body_bytes
        };
        Bounds {
            body_bytes,
            ..self.bounds
        }
    }

    async fn carry_out(&self, request: Request<Bytes>) -> Reply {
        let mut flight = self.emulator.arrive(request);
        wait(flight.delay()).await;
        let Delivery { delay, reply } = flight.carry_out();
        wait(delay).await;
        if matches!(reply, Reply::Never) {
            // The flight keeps its place in the lane, until the client gives up and this is dropped.
            std::future::pending::<()>().await;
        }
        reply
    }

    fn deliver(&self, reply: Reply, wants_gzip: bool) -> Result<Response<Outgoing>, OnOrder> {
        match reply {
            Reply::Answer(response) => {
                let response = if wants_gzip {
                    gzip::compress(response)
                } else {
                    response
                };
                Ok(response.map(Outgoing::whole))
            }
            Reply::Cut {
                response,
                after_bytes,
            } => Ok(response.map(|body| Outgoing::cut(&body, after_bytes, Arc::clone(&self.fate)))),
            Reply::Reset | Reply::Never => {
                self.fate.reset();
                Err(OnOrder)
            }
        }
    }
}

async fn wait(delay: Duration) {
    if !delay.is_zero() {
        tokio::time::sleep(delay).await;
    }
}

/// The answer to a request whose body was not read. The connection cannot be used further.
fn refuse(unread: Unread) -> Result<Response<Outgoing>, OnOrder> {
    let (status, message) = match unread {
        Unread::TooLong => (StatusCode::PAYLOAD_TOO_LARGE, "The body is too long"),
        Unread::TooSlow => (StatusCode::REQUEST_TIMEOUT, "The body takes too long"),
        Unread::Broken => return Err(OnOrder),
    };
    let mut response = control::problem(status, message).map(Outgoing::whole);
    response
        .headers_mut()
        .insert(header::CONNECTION, HeaderValue::from_static("close"));
    Ok(response)
}
