//! What is wrong with a drawing: the findings of the validators (CHT-25).

/// What is wrong with a drawing, counted while reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Faults {
    /// Bookable things without a label, or labelled "?".
    pub(crate) unlabelled: u32,
    /// Bookable things whose full label was there before.
    pub(crate) duplicates: u32,
    /// Bookable things without a category of their own or from their section.
    pub(crate) without_category: u32,
    /// Categories used by more than one type of object.
    pub(crate) mixed_categories: u32,
    /// Floors of charts with several that have nothing bookable on them.
    pub(crate) empty_floors: u32,
}
