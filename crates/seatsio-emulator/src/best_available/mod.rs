//! Best available: which objects a caller gets who only says how many (section 14).
//!
//! [`search`] goes through the documented steps (BST-3) over a drawing and an [`Offer`], the view
//! of what an event still has. It changes nothing and always gives the same answer for the same
//! question: of two groups at the same distance the one that is drawn first wins.

mod adjacent;
mod scattered;
mod scope;
mod whole;

#[cfg(test)]
mod tests;

use crate::drawing::Drawing;
use scope::Scope;

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wish<'a> {
    /// How many objects or places.
    pub(crate) number: usize,
    /// Keys or labels of categories; empty for any.
    pub(crate) categories: Vec<&'a str>,
    /// Key of a zone.
    pub(crate) zone: Option<&'a str>,
    /// Labels of sections; empty for any.
    pub(crate) sections: Vec<&'a str>,
    /// Whether to try groups that leave nobody a single seat between others (BST-5).
    pub(crate) orphans: Orphans,
    /// How many of the seats are accessible ones: exactly that many (BST-10).
    pub(crate) accessible_seats: usize,
}

/// What to do about single seats that would be left over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Orphans {
    /// Look for a group that leaves none first.
    #[default]
    Prevent,
    /// Do not care.
    Allow,
}

/// What an event still has, by index of the object.
pub(crate) trait Offer {
    /// Whether a seat, a table or a booth can be bought by anybody: bookable under the event's
    /// table configuration, free and for sale, in whatever channel. Resale objects cannot.
    fn is_free(&self, object: usize) -> bool;

    /// Whether it can be bought by this caller: [free](Self::is_free), and in the channels that
    /// the caller named (BST-6).
    fn is_offered(&self, object: usize) -> bool;

    /// How many places of an area this caller can buy.
    fn offered_places(&self, area: usize) -> u32;

    /// The key of the object's category in the event; it may differ from the drawn one.
    fn category<'a>(&'a self, drawing: &'a Drawing, object: usize) -> Option<&'a crate::drawing::Category>;
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// Seats, in the order of the drawing.
    Seats {
        objects: Vec<usize>,
        next_to_each_other: bool,
    },
    /// Tables and booths, in the order of the drawing.
    Whole(Vec<usize>),
    /// Places of one area.
    Places { area: usize, places: u32 },
}

/// Why nothing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Failure {
    /// Nothing can be nearest without a focal point (BST-4).
    NoFocalPoint,
    /// BEST_AVAILABLE_OBJECTS_NOT_FOUND.
    NotFound,
}

/// Finds the best available objects.
pub(crate) fn search(drawing: &Drawing, offer: &impl Offer, wish: &Wish<'_>) -> Result<Found, Failure> {
    if !drawing.supports_best_available {
        return Err(Failure::NoFocalPoint);
    }
    if wish.number == 0 || wish.accessible_seats > wish.number {
        return Err(Failure::NotFound);
    }
    let scope = Scope::new(drawing, offer, wish).ok_or(Failure::NotFound)?;
    let together = adjacent::find(&scope).map(|objects| Found::Seats {
        objects,
        next_to_each_other: true,
    });
    let apart = || {
        scattered::find(&scope).map(|objects| Found::Seats {
            objects,
            next_to_each_other: false,
        })
    };
    together
        .or_else(apart)
        .or_else(|| whole::tables_and_booths(&scope))
        .or_else(|| whole::area(&scope))
        .ok_or(Failure::NotFound)
}
