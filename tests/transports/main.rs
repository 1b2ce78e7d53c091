//! The three adapters against a server that fails at every point of a round trip: each must tell how far
//! the request got, and nothing may hang, follow, repeat or grow behind the engine's back.

mod failing_server;
mod harness;
mod limits;
mod was_it_sent;

/// Runs one body of test code once per adapter.
macro_rules! once_per_adapter {
    ($( $(#[$doc:meta])* fn $name:ident($harness:ident) $body:block )*) => {
        $(
            mod $name {
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
