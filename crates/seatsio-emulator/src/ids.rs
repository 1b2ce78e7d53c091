//! Numbers and keys for new things, the same ones again for the same seed.

use serde::{Deserialize, Serialize};

/// The source of ids and keys. Two sources with one seed give the same sequence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Ids {
    seed: u64,
    numbers: u64,
    keys: u64,
}

impl Ids {
    pub(crate) const fn new(seed: u64) -> Self {
        Self {
            seed,
            numbers: 0,
            keys: 0,
        }
    }

    /// The next number: positive and growing over all kinds of things (AUT-17).
    pub(crate) const fn number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }

    /// The next key, in the shape of a random UUID.
    pub(crate) fn key(&mut self) -> String {
        self.keys += 1;
        let high = mix(self.seed ^ mix(self.keys.wrapping_mul(2)));
        let low = mix(self.seed ^ mix(self.keys.wrapping_mul(2).wrapping_add(1)));
        let (version, variant) = ((high & !0xf000) | 0x4000, (low & !(0b11 << 62)) | (0b10 << 62));
        format!(
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            version >> 32,
            (version >> 16) & 0xffff,
            version & 0xffff,
            variant >> 48,
            variant & 0xffff_ffff_ffff
        )
    }
}

/// SplitMix64: spreads consecutive numbers over all 64 bits.
const fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Whether a text has the shape of a UUID.
pub(crate) fn is_uuid(text: &str) -> bool {
    let is_dash = |at: usize| matches!(at, 8 | 13 | 18 | 23);
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| {
            if is_dash(at) {
                byte == b'-'
            } else {
                byte.is_ascii_hexdigit()
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_the_shape_of_random_uuids() {
        let mut ids = Ids::new(7);
        for _ in 0..1000 {
            let key = ids.key();
            assert!(is_uuid(&key), "{key}");
            assert_eq!(&key[14..15], "4");
            assert!(matches!(&key[19..20], "8" | "9" | "a" | "b"));
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_keys_and_another_seed_others() {
        let (mut one, mut same, mut other) = (Ids::new(1), Ids::new(1), Ids::new(2));
        let keys: Vec<_> = (0..100).map(|_| one.key()).collect();
        assert_eq!(keys, (0..100).map(|_| same.key()).collect::<Vec<_>>());
        assert!((0..100).all(|_| !keys.contains(&other.key())));
    }

    // AUT-17
    #[test]
    fn numbers_are_positive_and_grow() {
        let mut ids = Ids::new(0);
        assert_eq!([ids.number(), ids.number(), ids.number()], [1, 2, 3]);
    }
}
