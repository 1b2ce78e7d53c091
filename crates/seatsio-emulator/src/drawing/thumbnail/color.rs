//! Colours of categories and shapes.

use std::fmt;

/// Red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Color {
    pub(super) red: u8,
    pub(super) green: u8,
    pub(super) blue: u8,
}

impl Color {
    pub(super) const WHITE: Self = Self::new(255, 255, 255);
    /// For what has no category.
    pub(super) const GRAY: Self = Self::new(0x9A, 0x9D, 0xA1);
    pub(super) const DARK: Self = Self::new(0x4A, 0x4D, 0x52);

    pub(super) const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// Reads `#RRGGBB` and `#RGB`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let digits: Vec<u8> = digits
            .chars()
            .map(|digit| u8::try_from(digit.to_digit(16)?).ok())
            .collect::<Option<_>>()?;
        match digits.as_slice() {
            [r1, r2, g1, g2, b1, b2] => Some(Self::new(r1 * 16 + r2, g1 * 16 + g2, b1 * 16 + b2)),
            [red, green, blue] => Some(Self::new(red * 17, green * 17, blue * 17)),
            _ => None,
        }
    }

    /// The colour mixed with white: 0 leaves it, 1 is white.
    pub(super) fn lighter(self, by: f64) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a cast from a float saturates, and colours are clamped"
        )]
        let mixed = |part: u8| (f64::from(part) + (255.0 - f64::from(part)) * by) as u8;
        Self::new(mixed(self.red), mixed(self.green), mixed(self.blue))
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02X}{:02X}{:02X}", self.red, self.green, self.blue)
    }
}
