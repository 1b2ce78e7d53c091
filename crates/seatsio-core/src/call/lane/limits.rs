//! How many requests a client lets into each lane.

use super::Lane;

/// The most permits of each lane, and whether they adapt.
///
/// The defaults are 80 and 8, four fifths of the account's 100 and 10: the lanes are shared with the
/// browsers that show the account's charts and with every other process that uses its keys, and a
/// request that is refused costs more than one that waits. A process that has the account to itself
/// may set 100 and 10.
///
/// Clients that know nothing of each other find out by themselves how much is left for each, but each
/// holds one permit at the least: eleven of them cannot share a lane of ten without a 429. Let them
/// share a store instead; see [`PermitStore`](super::PermitStore).
///
/// ```
/// use seatsio_core::call::LaneLimits;
///
/// let limits = LaneLimits::default().priority(40).regular(4);
/// assert!(limits.validate().is_ok());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaneLimits {
    priority: u32,
    regular: u32,
    pub(super) adaptation: Adaptation,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Adaptation {
    Adaptive,
    Fixed,
}

/// A lane that nothing could pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct InvalidLimits {
    /// The lane whose limit is zero.
    pub lane: Lane,
}

crate::error::text!(InvalidLimits, Self { lane } => "the limit of the {lane:?} lane must be at least 1");

impl Default for LaneLimits {
    fn default() -> Self {
        Self {
            priority: 80,
            regular: 8,
            adaptation: Adaptation::Adaptive,
        }
    }
}

impl LaneLimits {
    /// Sets the most requests at work in the priority lane.
    #[must_use]
    pub const fn priority(mut self, limit: u32) -> Self {
        self.priority = limit;
        self
    }

    /// Sets the most requests at work in the regular lane.
    #[must_use]
    pub const fn regular(mut self, limit: u32) -> Self {
        self.regular = limit;
        self
    }

    /// Keeps both limits where they are set, even when the server answers 429.
    #[must_use]
    pub const fn fixed(mut self) -> Self {
        self.adaptation = Adaptation::Fixed;
        self
    }

    /// The most requests at work in `lane`.
    #[must_use]
    pub const fn of(&self, lane: Lane) -> u32 {
        match lane {
            Lane::Priority => self.priority,
            Lane::Regular => self.regular,
        }
    }

    /// Tells which limit is zero, if one is.
    ///
    /// # Errors
    ///
    /// [`InvalidLimits`] names the lane. A limiter that is made of such limits takes 1 instead.
    pub fn validate(&self) -> Result<(), InvalidLimits> {
        match [Lane::Priority, Lane::Regular]
            .into_iter()
            .find(|lane| self.of(*lane) == 0)
        {
            Some(lane) => Err(InvalidLimits { lane }),
            None => Ok(()),
        }
    }
}
