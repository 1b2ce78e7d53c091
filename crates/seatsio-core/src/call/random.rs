//! A small generator for jitter, repeatable from its seed.

/// A sequence of numbers that look random and depend on nothing but the seed.
///
/// This is SplitMix64: one addition and two multiplications a number, 64 bits of state. It spreads
/// waits; it must not be used for anything that has to be hard to guess.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Random(u64);

impl Random {
    /// The sequence of this seed. Equal seeds give equal sequences.
    #[must_use]
    pub const fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub const fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// The next number, evenly spread over `0.0..1.0`.
    pub const fn unit(&mut self) -> f64 {
        // 53 bits are what a double can hold exactly, so 1.0 is never reached by rounding.
        (self.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_sequence_is_the_published_one() {
        // First outputs of Vigna's splitmix64.c for the seed 1234567.
        let mut random = Random::seeded(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| random.next_u64()).collect();
        assert_eq!(
            first,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
    }

    #[test]
    fn units_are_spread_evenly() {
        let mut random = Random::seeded(7);
        let mut tenths = [0_u32; 10];
        for _ in 0..100_000 {
            tenths[(random.unit() * 10.0) as usize] += 1;
        }
        assert!(
            tenths.iter().all(|count| (9_500..10_500).contains(count)),
            "{tenths:?}"
        );
    }

    proptest! {
        #[test]
        fn a_unit_is_at_least_zero_and_below_one(seed: u64) {
            let unit = Random::seeded(seed).unit();
            prop_assert!((0.0..1.0).contains(&unit));
        }

        #[test]
        fn equal_seeds_give_equal_sequences(seed: u64) {
            let (mut one, mut other) = (Random::seeded(seed), Random::seeded(seed));
            for _ in 0..20 {
                prop_assert_eq!(one.next_u64(), other.next_u64());
            }
        }
    }
}
