//! A thread that answers every request with the same bytes.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    thread,
};

pub(crate) struct Responder {
    pub(crate) url: String,
}

impl Responder {
    pub(crate) fn start(body: Vec<u8>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("bound"));
        let mut answer = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            body.len()
        )
        .into_bytes();
        answer.extend_from_slice(&body);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let answer = answer.clone();
                thread::spawn(move || serve(stream, &answer));
            }
        });
        Self { url }
    }
}

fn serve(mut stream: TcpStream, answer: &[u8]) {
    let _faster = stream.set_nodelay(true);
    let mut received = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        match stream.read(&mut buffer) {
            Ok(read) if read > 0 => received.extend_from_slice(&buffer[..read]),
            _ => return,
        }
        if is_whole(&received) {
            received.clear();
            if stream.write_all(answer).is_err() {
                return;
            }
        }
    }
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
