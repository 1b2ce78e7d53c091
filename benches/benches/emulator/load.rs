//! Bookings over keep-alive connections, from threads of this process.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::{Duration, Instant},
};

use super::hall::Hall;

const THREADS: usize = 2;
/// Each has one booking under way at a time.
const CONNECTIONS: usize = 16;

/// How many bookings of four seats a second the server answers, with the load on the same machine.
pub(crate) fn bookings(length: Duration) -> f64 {
    let mut hall = Hall::new(100_000);
    let mut requests: Vec<Vec<u8>> = (0..200_000).map(|_| next_request(&mut hall)).collect();
    let server = hall.emulator.serve().expect("a server");
    let address = server.address();
    let answered = AtomicU64::new(0);
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..THREADS {
            let share = requests.split_off(requests.len().saturating_sub(200_000 / THREADS));
            let answered = &answered;
            scope.spawn(move || {
                answered.fetch_add(book(address, &share, start, length), Ordering::Relaxed);
            });
        }
    });
    answered.load(Ordering::Relaxed) as f64 / start.elapsed().as_secs_f64()
}

fn next_request(hall: &mut Hall) -> Vec<u8> {
    let (path, body) = hall.next_seats();
    format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: {}\r\ncontent-length: {}\r\n\r\n{body}",
        hall.credentials,
        body.len()
    )
    .into_bytes()
}

fn book(address: SocketAddr, requests: &[Vec<u8>], start: Instant, length: Duration) -> u64 {
    let mut connections: Vec<Connection> = (0..CONNECTIONS).map(|_| Connection::new(address)).collect();
    let mut answered = 0;
    for batch in requests.chunks(CONNECTIONS) {
        if start.elapsed() > length {
            break;
        }
        for (connection, request) in connections.iter_mut().zip(batch) {
            connection
                .0
                .get_mut()
                .write_all(request)
                .expect("a server that listens");
        }
        for connection in connections.iter_mut().take(batch.len()) {
            connection.expect_success();
            answered += 1;
        }
    }
    answered
}

struct Connection(BufReader<TcpStream>);

impl Connection {
    fn new(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).expect("a server that listens");
        stream.set_nodelay(true).expect("a socket");
        Self(BufReader::new(stream))
    }

    fn expect_success(&mut self) {
        let (mut line, mut length) = (String::new(), 0);
        self.0.read_line(&mut line).expect("an answer");
        assert!(line.starts_with("HTTP/1.1 2"), "{line}");
        loop {
            line.clear();
            self.0.read_line(&mut line).expect("an answer");
            match line.split_once(": ") {
                Some(("content-length", text)) => length = text.trim().parse().expect("a number"),
                Some(_) => {}
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).expect("an answer");
    }
}
