//! A thread that answers every request with the same bytes.

use std::{io, thread};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

pub(crate) struct Responder {
    pub(crate) url: String,
}

impl Responder {
    /// All connections share one thread: of one each, some would be woken beside the caller and others in its place,
    /// which takes the caller half as long again.
    pub(crate) fn start(body: Vec<u8>) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("bound"));
        let mut answer = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            body.len()
        )
        .into_bytes();
        answer.extend_from_slice(&body);
        let answer: &'static [u8] = answer.leak();
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build();
            runtime.expect("a runtime").block_on(accept(listener, answer))
        });
        Self { url }
    }
}

async fn accept(listener: std::net::TcpListener, answer: &'static [u8]) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = TcpListener::from_std(listener)?;
    loop {
        let (stream, _) = listener.accept().await?;
        tokio::spawn(serve(stream, answer));
    }
}

async fn serve(mut stream: TcpStream, answer: &[u8]) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut received = Vec::with_capacity(4096);
    while stream.read_buf(&mut received).await? > 0 {
        if is_whole(&received) {
            received.clear();
            stream.write_all(answer).await?;
        }
    }
    Ok(())
}

fn is_whole(received: &[u8]) -> bool {
    // At once, however many headers it has: how long a caller waits shows in its own time too.
    if received.starts_with(b"GET ") {
        return received.ends_with(b"\r\n\r\n");
    }
    let Some(end) = received.windows(4).position(|bytes| bytes == b"\r\n\r\n") else {
        return false;
    };
    let head = String::from_utf8_lossy(&received[..end]).to_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length:")?.trim().parse::<usize>().ok());
    received.len() >= end + 4 + length.unwrap_or(0)
}
