//! An answer of a gigabyte, packed or endless, ends at the limit and takes no more memory than that.
//!
//! A process of its own, since it looks at the memory of the whole process; it can on Linux only.
#![cfg(target_os = "linux")]

use seatsio_core::{AsyncClient, BaseUrl, BlockingClient, Config, Error, ErrorKind, call::RetryPolicy};
use std::{
    fs,
    io::{self, Read, Write},
    net::{TcpListener, TcpStream},
    thread,
};

const MEGABYTE: usize = 1 << 20;
/// What a client takes, on the wire and unpacked.
const LIMIT: usize = 8 * MEGABYTE;
/// What all may take besides: the limit twice, doubled as buffers are when they grow, and connections.
const ALLOWED: usize = 64 * MEGABYTE;

/// A gigabyte of zeros as gzip: one megabyte, packed, as often as it takes.
fn packed() -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(&vec![0; MEGABYTE]).unwrap();
    encoder.finish().unwrap().repeat(1024)
}

/// Answers everyone who asks: a packed gigabyte under `/packed`, and one that is sent as it is elsewhere.
fn serve(packed: &[u8], mut stream: TcpStream) {
    let mut request = [0; 4096];
    let read = stream.read(&mut request).unwrap_or_default();
    if request[..read].starts_with(b"POST /packed") {
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n",
            packed.len()
        );
        let _gone = stream
            .write_all(head.as_bytes())
            .and_then(|()| stream.write_all(packed))
            // A socket that is closed before all of the request was read takes the answer back.
            .and_then(|()| io::copy(&mut stream, &mut io::sink()));
        return;
    }
    let chunk = [b"100000\r\n", &vec![b' '; MEGABYTE][..], b"\r\n"].concat();
    let _gone = stream.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    for _ in 0..1024 {
        if stream.write_all(&chunk).is_err() {
            return;
        }
    }
}

/// The most memory that this process ever had, in bytes.
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap() * 1024
}

#[test]
fn a_gigabyte_ends_at_the_limit_and_takes_no_more_memory_over_any_transport() {
    let packed = packed();
    assert!(packed.len() < 2 * MEGABYTE, "the bomb itself is below the limit");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let packed = packed.clone();
            thread::spawn(move || serve(&packed, stream));
        }
    });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let asynchronous = |client: AsyncClient| {
        runtime
            .block_on(client.hold_tokens().create().send())
            .unwrap_err()
    };
    let blocking = |client: BlockingClient| client.hold_tokens().create().send().unwrap_err();
    for path in ["/packed", "/endless"] {
        let config = || {
            let url = BaseUrl::new(&format!("http://{address}{path}")).unwrap();
            Config::new(url, "key")
                .retry(RetryPolicy::never())
                .max_response_bytes(LIMIT)
        };
        let before = peak();
        let errors: [(&str, Error); 3] = [
            (
                "reqwest",
                asynchronous(seatsio_async::Builder::new(config()).build().unwrap()),
            ),
            (
                "ureq",
                blocking(seatsio_blocking::Builder::new(config()).build().unwrap()),
            ),
            (
                "hyper",
                asynchronous(seatsio_hyper::Builder::new(config()).build().unwrap()),
            ),
        ];
        for (transport, error) in errors {
            assert_eq!(error.kind(), ErrorKind::Decode, "{transport}{path}: {error:?}");
            assert!(
                error.to_string().contains("larger than the client takes"),
                "{transport}{path}: {error}"
            );
        }
        let grown = peak() - before;
        assert!(grown < ALLOWED, "{path}: {} MB", grown / MEGABYTE);
    }
}
