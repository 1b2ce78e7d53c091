//! What the fuzz targets do with an input: each checks more than that nothing panics.
//!
//! libFuzzer runs them on nightly (see `docs/fuzzing.md`), proptest on stable in `tests/fuzz_bodies.rs`.

mod cursor;
mod drawing;
mod emulator_request;
mod error_body;
mod path_building;
mod receipt;
mod response;
mod retry_after;
mod seeds;
mod service;

pub use cursor::cursor;
pub use drawing::drawing;
pub use emulator_request::emulator_request;
pub use error_body::error_body;
pub use path_building::path_building;
pub use receipt::receipt;
pub use response::response;
pub use retry_after::retry_after;
pub use seeds::seeds;
pub use service::prepare;

/// A target: its name, which is its file's in `fuzz/fuzz_targets`, and what it does with an input.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 8] = [
    ("cursor", cursor),
    ("drawing", drawing),
    ("emulator_request", emulator_request),
    ("error_body", error_body),
    ("path_building", path_building),
    ("receipt", receipt),
    ("response", response),
    ("retry_after", retry_after),
];

/// Takes bytes off the front of an input; zeros once it is used up.
fn take<const N: usize>(data: &mut &[u8]) -> [u8; N] {
    let mut taken = [0; N];
    for place in &mut taken {
        if let Some((first, rest)) = data.split_first() {
            (*place, *data) = (*first, rest);
        }
    }
    taken
}
