//! Arguments that are refused before anything is sent.

use crate::model::{
    Availability, AvailabilityReason, Category, CategoryKey, CategoryLabel, ChannelKey, ChartExpand,
    ChartKey, Color, EventId, EventKey, ForSaleMode, HoldToken, LocalDate, Nullable, ObjectLabel,
    ObjectStatus, ObjectType, OrderId, ResaleListingId, SeasonKey, Secret, SectionLabel, Selectability,
    SocialDistancingRuleset, SubaccountId, Tag, Text, TicketBuyerId, TicketType, VenueType, WorkspaceKey,
    ZoneKey,
};
use std::borrow::Cow;

/// Why an argument is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid(pub(crate) Cow<'static, str>);

impl Invalid {
    /// A reason that reads as the end of "the argument …".
    pub fn new(reason: impl Into<Cow<'static, str>>) -> Self {
        Self(reason.into())
    }
}

/// Refuses what no key, label or token can be: empty text and control characters.
pub(crate) fn text(value: &str) -> Result<(), Invalid> {
    if value.is_empty() {
        return Err(Invalid::new("must not be empty"));
    }
    if value.chars().any(char::is_control) {
        return Err(Invalid::new("must not contain control characters"));
    }
    Ok(())
}

/// Refuses what cannot be a path segment: as [`text`], and the two segments that URL parsers eat.
pub(crate) fn segment(value: &str) -> Result<(), Invalid> {
    text(value)?;
    if value == "." || value == ".." {
        return Err(Invalid::new("must not be `.` or `..`: no URL can carry it"));
    }
    Ok(())
}

/// Refuses an empty list.
pub(crate) fn non_empty<T>(values: &[T]) -> Result<(), Invalid> {
    if values.is_empty() {
        Err(Invalid::new("must not be an empty list"))
    } else {
        Ok(())
    }
}

/// Refuses a list that is empty or longer than `most`.
pub(crate) fn at_most<T>(values: &[T], most: usize) -> Result<(), Invalid> {
    non_empty(values)?;
    if values.len() > most {
        return Err(Invalid::new(format!(
            "must have at most {most} entries, has {}",
            values.len()
        )));
    }
    Ok(())
}

/// Refuses a number outside `range`.
pub(crate) fn within(value: u32, range: std::ops::RangeInclusive<u32>) -> Result<(), Invalid> {
    if range.contains(&value) {
        return Ok(());
    }
    Err(Invalid::new(format!(
        "must be from {} to {}, is {value}",
        range.start(),
        range.end()
    )))
}

/// What is refused in a part of an argument, with the name of the part.
///
/// Not generic, so that it is compiled once.
pub(crate) fn part(name: &str, result: Result<(), Invalid>) -> Result<(), Invalid> {
    result.map_err(|Invalid(reason)| Invalid::new(format!("has {name} that {reason}")))
}

/// Checks several; the first refusal counts.
#[inline]
pub(crate) fn each<'a, T: Argument + 'a>(values: impl IntoIterator<Item = &'a T>) -> Result<(), Invalid> {
    for value in values {
        value.check()?;
    }
    Ok(())
}

/// An argument that knows what it can never be.
pub(crate) trait Argument {
    /// Refuses what the API is known to refuse.
    fn check(&self) -> Result<(), Invalid> {
        Ok(())
    }
}

/// An argument that can stand in a path.
pub(crate) trait Segment {
    /// The text of the path segment, not yet encoded.
    fn segment(&self) -> Cow<'_, str>;
}

macro_rules! names {
    ($($name:ident)*) => { $(
        impl Argument for $name {
            fn check(&self) -> Result<(), Invalid> {
                text(self.as_str())
            }
        }

        impl Segment for $name {
            #[inline]
            fn segment(&self) -> Cow<'_, str> {
                Cow::Borrowed(self.as_str())
            }
        }
    )* };
}

// Keys, labels and tokens name something, so they are never empty.
names! {
    CategoryLabel ChannelKey ChartKey EventKey HoldToken ObjectLabel SeasonKey SectionLabel Tag TicketBuyerId
    WorkspaceKey ZoneKey
}

macro_rules! free {
    ($($name:ty),* $(,)?) => { $( impl $crate::operation::check::Argument for $name {} )* };
}

// The caller's own texts and values: sent exactly as given, also empty ones.
free! {
    bool, u32, u64, String, Text, OrderId, ResaleListingId, TicketType, Color, ObjectStatus, LocalDate,
    CategoryKey, EventId, SubaccountId, Category, ChartExpand, ForSaleMode,
    Secret, SocialDistancingRuleset, VenueType,
}

#[cfg(feature = "serde_json")]
free! { serde_json::Value }

macro_rules! displayed {
    ($($name:ty),* $(,)?) => { $(
        impl $crate::operation::check::Segment for $name {
            #[inline]
            fn segment(&self) -> std::borrow::Cow<'_, str> {
                std::borrow::Cow::Owned(self.to_string())
            }
        }
    )* };
}

displayed! {
    CategoryKey, EventId, SubaccountId,
}

macro_rules! texts {
    ($($name:ident)*) => { $(
        impl Segment for $name {
            #[inline]
            fn segment(&self) -> Cow<'_, str> {
                Cow::Borrowed(self.as_str())
            }
        }
    )* };
}

texts! { Availability AvailabilityReason ObjectStatus ObjectType OrderId Selectability Text }

impl<T: Argument> Argument for Vec<T> {
    fn check(&self) -> Result<(), Invalid> {
        part("an entry", each(self))
    }
}

impl<T: Argument> Argument for Nullable<T> {
    fn check(&self) -> Result<(), Invalid> {
        self.value().map_or(Ok(()), Argument::check)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_that_a_url_parser_would_eat_is_refused() {
        assert!(segment(".").is_err());
        assert!(segment("..").is_err());
        assert!(segment("...").is_ok());
    }

    #[test]
    fn empty_text_and_control_characters_are_refused() {
        assert!(text("").is_err());
        assert!(text("A-1\r\nX-Evil: 1").is_err());
        assert!(text("Sección Ñ/«1» 🎭").is_ok());
    }
}
