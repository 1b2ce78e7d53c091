//! When names are looked up, and by whom.

use super::*;
use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex, mpsc},
    thread,
    time::Duration,
};
use ureq::{Agent, Proxy, ProxyProtocol, Timeout, config::ConfigBuilder, typestate::AgentScope};

/// A resolver that knows one server by any name, and writes down what it was asked.
#[derive(Clone, Debug)]
struct Names {
    server: SocketAddr,
    asked: Arc<Mutex<Vec<(String, NextTimeout)>>>,
}

impl Names {
    fn of(server: SocketAddr) -> Self {
        Self {
            server,
            asked: Arc::default(),
        }
    }

    fn asked(&self) -> Vec<String> {
        let asked = self.asked.lock().unwrap();
        asked.iter().map(|(host, _)| host.clone()).collect()
    }
}

impl Resolver for Names {
    fn resolve(&self, uri: &Uri, _: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let host = uri.host().unwrap().to_owned();
        self.asked.lock().unwrap().push((host.clone(), timeout));
        if host == "unknown.test" {
            return Err(Error::HostNotFound);
        }
        let mut addresses = self.empty();
        addresses.push(self.server);
        Ok(addresses)
    }
}

/// A server, or proxy, that answers so many requests on each connection, and the heads that it got.
fn server(per_connection: usize) -> (SocketAddr, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let heads = Arc::new(Mutex::new(Vec::new()));
    let got = Arc::clone(&heads);
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            for left in (0..per_connection).rev() {
                let Some(head) = head(&mut stream) else {
                    break;
                };
                let connecting = head.starts_with("CONNECT");
                got.lock().unwrap().push(head);
                let answer: &[u8] = match left {
                    _ if connecting => b"HTTP/1.1 200 OK\r\n\r\n",
                    0 => b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
                    _ => b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                };
                if stream.write_all(answer).is_err() {
                    break;
                }
            }
        }
    });
    (address, heads)
}

/// The next request, whole: it may come in pieces.
fn head(stream: &mut TcpStream) -> Option<String> {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).ok()?;
        head.extend(byte);
    }
    String::from_utf8(head).ok()
}

fn agent(config: ConfigBuilder<AgentScope>, names: &Names) -> Agent {
    let dial = Dial {
        connector: Arc::default(),
        lookup: names.clone(),
    };
    Agent::with_parts(config.build(), dial, LookupLater)
}

fn direct() -> ConfigBuilder<AgentScope> {
    Agent::config_builder()
        .proxy(None)
        .timeout_connect(Some(Duration::from_secs(60)))
}

#[test]
fn a_name_is_looked_up_for_a_connection_and_not_for_a_call() {
    let (address, _) = server(3);
    let names = Names::of(address);
    let agent = agent(direct(), &names);
    for lookups in [1, 1, 1, 2] {
        agent.get("http://seats.test/x").call().unwrap();
        assert_eq!(names.asked(), vec!["seats.test"; lookups]);
    }
}

#[test]
fn a_lookup_belongs_to_connecting_and_its_time() {
    let (address, _) = server(1);
    let names = Names::of(address);
    agent(direct(), &names).get("http://seats.test/x").call().unwrap();
    let (_, timeout) = names.asked.lock().unwrap()[0];
    assert_eq!(timeout.reason, Timeout::Connect);

    let start = std::time::Instant::now();
    let after = |seconds| Instant::Exact(start + Duration::from_secs(seconds));
    let left = what_is_left(timeout, after(0), after(20)).unwrap();
    assert_eq!(*left.after, *timeout.after - Duration::from_secs(20));
    let none = what_is_left(timeout, after(0), after(60));
    assert!(matches!(none, Err(Error::Timeout(Timeout::Connect))));
}

#[test]
fn a_lookup_that_fails_is_told_as_not_sent() {
    let names = Names::of(NOT_LOOKED_UP);
    let error = agent(direct(), &names)
        .get("http://unknown.test/x")
        .call()
        .unwrap_err();
    assert!(matches!(error, Error::Other(error) if error.is::<NotSent>()));
}

#[test]
fn what_goes_through_a_proxy_is_looked_up_by_the_proxy() {
    let (address, heads) = server(2);
    let names = Names::of(address);
    let proxy = Proxy::new("http://proxy.test:3128").unwrap();
    let agent = agent(direct().proxy(Some(proxy)), &names);
    agent.get("http://seats.test/x").call().unwrap();
    assert_eq!(names.asked(), ["proxy.test"]);
    assert!(heads.lock().unwrap()[0].starts_with("CONNECT seats.test:80"));
}

#[test]
fn a_proxy_that_looks_nothing_up_is_given_an_address() {
    let (address, heads) = server(2);
    let names = Names::of(address);
    let proxy = Proxy::builder(ProxyProtocol::Http)
        .host("proxy.test")
        .resolve_target(true);
    let agent = agent(direct().proxy(Some(proxy.build().unwrap())), &names);
    agent.get("http://seats.test/x").call().unwrap();
    assert_eq!(names.asked(), ["seats.test", "proxy.test"]);
    let asked_for = format!("CONNECT {address}");
    assert!(heads.lock().unwrap()[0].starts_with(&asked_for));
}

#[test]
fn what_is_not_for_the_proxy_is_looked_up_here() {
    let (address, heads) = server(1);
    let names = Names::of(address);
    let proxy = Proxy::builder(ProxyProtocol::Http)
        .host("proxy.test")
        .no_proxy("seats.test");
    let agent = agent(direct().proxy(Some(proxy.build().unwrap())), &names);
    agent.get("http://seats.test/x").call().unwrap();
    assert_eq!(names.asked(), ["seats.test"]);
    assert!(heads.lock().unwrap()[0].starts_with("GET /x"));
}

#[test]
fn what_the_server_has_closed_is_not_used_again_through_a_tunnel_either() {
    for proxy in [None, Some(Proxy::new("http://proxy.test:3128").unwrap())] {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let names = Names::of(listener.local_addr().unwrap());
        let (closed, closing) = mpsc::channel();
        let requests = if proxy.is_some() { 2 } else { 1 };
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                for _ in 0..requests {
                    let answer: &[u8] = match head(&mut stream).unwrap().starts_with("CONNECT") {
                        true => b"HTTP/1.1 200 OK\r\n\r\n",
                        false => b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                    };
                    stream.write_all(answer).unwrap();
                }
                drop(stream);
                closed.send(()).unwrap();
            }
        });
        let agent = agent(direct().proxy(proxy), &names);
        for _ in 0..3 {
            agent.get("http://seats.test/x").call().unwrap();
            closing.recv().unwrap();
        }
    }
}
