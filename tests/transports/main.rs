//! One body of test code for every transport: reqwest, ureq, hyper, and in process.
//!
//! The scenarios run against the emulator. The failures run against a server that fails at every point of a
//! round trip: each adapter must tell how far the request got, and nothing may hang, follow, repeat or grow
//! behind the engine's back. Between the two, a proxy breaks exchanges with the emulator at every byte.

mod any_byte;
mod connecting;
mod environment;
mod failing_server;
mod faulty_proxy;
mod following;
mod harness;
mod limits;
mod lists;
mod observing;
mod options;
mod raw;
mod scenarios;
mod secrets;
mod settling;
mod span_recorder;
mod spans;
mod was_it_sent;

/// Runs one body of test code once per adapter.
macro_rules! once_per_adapter {
    ($( $(#[$doc:meta])* fn $name:ident($harness:ident) $body:block )*) => {
        $(
            mod $name {
                #[allow(unused_imports, reason = "not every body needs what the file uses")]
                use super::*;

                fn body($harness: &impl crate::harness::Harness) $body

                #[test]
                fn over_reqwest() {
                    body(&crate::harness::Reqwest::new());
                }

                #[test]
                fn over_ureq() {
                    body(&crate::harness::Ureq);
                }

                #[test]
                fn over_hyper() {
                    body(&crate::harness::Hyper::new());
                }
            }
        )*
    };
}
pub(crate) use once_per_adapter;

/// Runs one body of test code once per transport, each time with a new emulator.
macro_rules! once_per_transport {
    ($( $(#[$doc:meta])* fn $name:ident($world:ident) $body:block )*) => {
        $(
            mod $name {
                #[allow(unused_imports, reason = "not every body needs what the file uses")]
                use super::*;

                fn body<H: crate::harness::Harness>($world: &crate::harness::World<H>) $body

                #[test]
                fn over_reqwest() {
                    body(&crate::harness::World::new(crate::harness::Reqwest::new()));
                }

                #[test]
                fn over_ureq() {
                    body(&crate::harness::World::new(crate::harness::Ureq));
                }

                #[test]
                fn over_hyper() {
                    body(&crate::harness::World::new(crate::harness::Hyper::new()));
                }

                #[test]
                fn in_process_blocking() {
                    body(&crate::harness::World::new(crate::harness::InProcess));
                }

                #[test]
                fn in_process_async() {
                    body(&crate::harness::World::new(crate::harness::InProcessAsync::new()));
                }
            }
        )*
    };
}
pub(crate) use once_per_transport;
