//! The API's regions.

use std::{fmt, str::FromStr};

/// Where an account lives. A key works in its own region only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Region {
    /// Europe.
    Eu,
    /// North America.
    Na,
    /// South America.
    Sa,
    /// Oceania.
    Oc,
}

impl Region {
    /// Every region.
    pub const ALL: [Self; 4] = [Self::Eu, Self::Na, Self::Sa, Self::Oc];

    /// The region's base URL.
    #[must_use]
    pub const fn url(self) -> &'static str {
        match self {
            Self::Eu => "https://api-eu.seatsio.net",
            Self::Na => "https://api-na.seatsio.net",
            Self::Sa => "https://api-sa.seatsio.net",
            Self::Oc => "https://api-oc.seatsio.net",
        }
    }

    /// The region's short name: `eu`, `na`, `sa` or `oc`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Eu => "eu",
            Self::Na => "na",
            Self::Sa => "sa",
            Self::Oc => "oc",
        }
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The text is no region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRegion(String);

crate::error::text!(UnknownRegion, Self(given) => "`{given}` is no region: eu, na, sa and oc are");

impl FromStr for Region {
    type Err = UnknownRegion;

    /// Reads a short name, in any case.
    #[inline]
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|region| region.as_str().eq_ignore_ascii_case(text.trim()))
            .ok_or_else(|| UnknownRegion(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_read_from_its_short_name_in_any_case() {
        assert_eq!(" NA ".parse(), Ok(Region::Na));
        assert_eq!(
            "mars".parse::<Region>().unwrap_err().to_string(),
            "`mars` is no region: eu, na, sa and oc are"
        );
    }
}
