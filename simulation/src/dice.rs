//! Chance, repeatable from a seed.

use seatsio_core::call::Random;
use std::time::Duration;

/// A sequence of throws that depends on nothing but its seed.
#[derive(Clone, Debug)]
pub(crate) struct Dice(Random);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Random::seeded(seed))
    }

    /// The dice of one part of a whole, which throw differently from those of the others.
    pub(crate) fn of_part(seed: u64, part: u64) -> Self {
        let mut mixed = Random::seeded(seed ^ part.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        Self::new(mixed.next_u64())
    }

    pub(crate) fn seed(&mut self) -> u64 {
        self.0.next_u64()
    }

    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        self.0.unit() < probability
    }

    /// A number below `end`, which is above zero.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "what is drawn from is small"
    )]
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.0.unit() * end as f64) as usize
    }

    pub(crate) fn number(&mut self, from: u32, to: u32) -> u32 {
        let span = usize::try_from(to - from).unwrap_or(0) + 1;
        from + u32::try_from(self.below(span)).unwrap_or(0)
    }

    pub(crate) fn millis(&mut self, from: u64, to: u64) -> Duration {
        let span = Duration::from_millis(to - from);
        Duration::from_millis(from) + span.mul_f64(self.0.unit())
    }
}
