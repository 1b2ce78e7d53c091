//! Points of a drawing, and distances in the precision that the server uses.

/// A position in a drawing or in a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Point {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

impl Point {
    /// This position seen from the outside of a part whose corner lies at `origin`.
    pub(crate) fn moved_by(self, origin: Self) -> Self {
        Self {
            x: self.x + origin.x,
            y: self.y + origin.y,
        }
    }

    /// The distance as the server computes it: single precision up to the sum of the squares,
    /// then a root in double precision. Clients compare it exactly: A-1 of their sample chart
    /// is 98.67842540608864 away, where double precision throughout gives 98.67842976051048.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "rounding to single precision is what the server does"
    )]
    pub(crate) fn distance_to(self, other: Self) -> f64 {
        let dx = self.x as f32 - other.x as f32;
        let dy = self.y as f32 - other.y as f32;
        f64::from(dx * dx + dy * dy).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_of_the_documented_seat_is_exact() {
        let seat = Point { x: 151.94, y: 99.56 };
        let focal_point = Point { x: 225.0, y: 33.23 };
        assert_eq!(seat.distance_to(focal_point), 98.678_425_406_088_64);
    }

    #[test]
    fn a_distance_out_of_range_is_infinite_rather_than_a_panic() {
        let far = Point { x: 1e300, y: -1e300 };
        assert_eq!(far.distance_to(Point::default()), f64::INFINITY);
    }
}
