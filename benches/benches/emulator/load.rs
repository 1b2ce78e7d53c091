//! Bookings over keep-alive connections, from threads of this process.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::{Duration, Instant},
};

use cpu_time::ProcessTime;

use super::hall::Hall;

const THREADS: usize = 2;
/// Each has one booking under way at a time.
const CONNECTIONS: usize = 16;

/// What came of the bookings of four seats that the server answered, with the load in the same process.
pub(crate) struct Served {
    pub(crate) a_second: f64,
    /// The CPU time of server and load for one booking: unlike the rate, it is the same on a busy machine.
    pub(crate) cpu: Duration,
}

pub(crate) fn bookings(length: Duration) -> Served {
    let mut hall = Hall::new(100_000);
    let mut requests: Vec<Vec<u8>> = (0..200_000).map(|_| next_request(&mut hall)).collect();
    let server = hall.emulator.serve().expect("a server");
    let address = server.address();
    let answered = AtomicU64::new(0);
    let (start, cpu) = (Instant::now(), ProcessTime::now());
    thread::scope(|scope| {
        for _ in 0..THREADS {
            let share = requests.split_off(requests.len().saturating_sub(200_000 / THREADS));
            let answered = &answered;
            scope.spawn(move || {
                answered.fetch_add(book(address, &share, start, length), Ordering::Relaxed);
            });
        }
    });
    let (passed, cpu) = (start.elapsed(), cpu.elapsed());
    let answered = answered.load(Ordering::Relaxed) as f64;
    Served {
        a_second: answered / passed.as_secs_f64(),
        cpu: cpu.div_f64(answered),
    }
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
