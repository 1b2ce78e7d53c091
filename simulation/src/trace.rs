//! A hash of everything that happened, in order: two runs that were the same have the same.

use std::time::Duration;

/// The hash of all events so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Trace(u64);

impl Trace {
    pub(crate) fn note(&mut self, at: Duration, what: u64) {
        let nanos = u64::try_from(at.as_nanos()).unwrap_or(u64::MAX);
        self.mix(nanos);
        self.mix(what);
    }

    pub(crate) fn note_bytes(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.mix(u64::from_le_bytes(word));
        }
        self.mix(bytes.len() as u64);
    }

    pub(crate) fn hash(self) -> u64 {
        self.0
    }

    fn mix(&mut self, word: u64) {
        let mixed = (self.0 ^ word).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        self.0 = (mixed ^ (mixed >> 29)).wrapping_mul(0x94D0_49BB_1331_11EB);
        self.0 ^= self.0 >> 32;
    }
}
