//! Pages of lists: `limit`, `start_after_id`, `end_before_id` and the two cursors (section 4).

use std::collections::BTreeMap;
use std::ops::Bound;

use serde::{Serialize, Serializer};

use crate::error::ApiError;
use crate::request::Query;
use crate::store::Store;

/// The query parameters of every list, to be named in its route.
pub(crate) const PAGING: [&str; 3] = ["limit", "start_after_id", "end_before_id"];

/// The most items that a page holds, and what it holds when not told otherwise (PAG-6).
pub(crate) const LARGEST_PAGE: usize = 1000;

/// Which page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PageRequest {
    limit: usize,
    position: Position,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Position {
    Start,
    After(u64),
    Before(u64),
}

/// The order of a list of things with growing numbers (PAG-7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    NewestFirst,
    OldestFirst,
}

/// One page: the answer of every list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Page<T> {
    pub(crate) items: Vec<T>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "cursor_as_text")]
    pub(crate) next_page_starts_after: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "cursor_as_text")]
    pub(crate) previous_page_ends_before: Option<u64>,
}

/// PAG-2: a cursor is a text that holds a number.
fn cursor_as_text<S: Serializer>(cursor: &Option<u64>, serializer: S) -> Result<S::Ok, S::Error> {
    match cursor {
        Some(id) => serializer.collect_str(id),
        None => serializer.serialize_none(),
    }
}

impl PageRequest {
    /// Reads the three parameters; `default_limit` is what a page holds without `limit`.
    pub(crate) fn parse(query: &Query, default_limit: usize) -> Result<Self, ApiError> {
        let limit = match query.single("limit")? {
            None => default_limit,
            Some(text) => text
                .parse()
                .ok()
                .filter(|limit| (1..=LARGEST_PAGE).contains(limit))
                .ok_or_else(|| {
                    ApiError::general(format!(
                        "limit must be between 1 and {LARGEST_PAGE}, found: {text}"
                    ))
                })?,
        };
        let cursor = |name| match query.single(name)? {
            None => Ok(None),
            Some(text) => match text.parse::<u64>() {
                Ok(id) => Ok(Some(id)),
                Err(_) => Err(ApiError::general(format!(
                    "{name} must be a number, found: {text}"
                ))),
            },
        };
        let position = match (cursor("start_after_id")?, cursor("end_before_id")?) {
            (None, None) => Position::Start,
            (Some(id), None) => Position::After(id),
            (None, Some(id)) => Position::Before(id),
            (Some(_), Some(_)) => {
                return Err(ApiError::general(
                    "start_after_id and end_before_id cannot be used together",
                ));
            }
        };
        Ok(Self { limit, position })
    }

    /// A page of the things of a store that a filter lets through. Costs what the page costs, not the list.
    pub(crate) fn of_store<T>(self, store: &Store<T>, order: Order, filter: impl Fn(&T) -> bool) -> Page<&T> {
        let page = self.of_map(store.as_map(), order, filter);
        page.map(|(_, thing)| thing)
    }

    /// A page of things by their numbers. A cursor need not be the number of anything (PAG-5, PAG-8).
    pub(crate) fn of_map<T>(
        self,
        map: &BTreeMap<u64, T>,
        order: Order,
        filter: impl Fn(&T) -> bool,
    ) -> Page<(u64, &T)> {
        let filter = &filter;
        let above = move |id: Option<u64>| {
            let from = id.map_or(Bound::Unbounded, Bound::Excluded);
            let things = map
                .range((from, Bound::Unbounded))
                .map(|(id, thing)| (*id, thing));
            things.filter(move |(_, thing)| filter(thing))
        };
        let below = move |id: Option<u64>| {
            let to = id.map_or(Bound::Unbounded, Bound::Excluded);
            let things = map
                .range((Bound::Unbounded, to))
                .rev()
                .map(|(id, thing)| (*id, thing));
            things.filter(move |(_, thing)| filter(thing))
        };
        match order {
            Order::OldestFirst => self.walk(above, below),
            Order::NewestFirst => self.walk(below, above),
        }
    }

    /// A page of a list in any order. A cursor that is not in the list is refused, except 0 (PAG-5, PAG-9).
    pub(crate) fn of_slice<T>(self, list: &[T], id: impl Fn(&T) -> u64) -> Result<Page<&T>, ApiError> {
        let find = |cursor: u64| {
            let unknown = || ApiError::general(format!("There is no item with id {cursor} in this list"));
            list.iter()
                .position(|item| id(item) == cursor)
                .ok_or_else(unknown)
        };
        let (from, to) = match self.position {
            Position::Start | Position::After(0) => (0, list.len().min(self.limit)),
            Position::After(cursor) => {
                let from = find(cursor)? + 1;
                (from, list.len().min(from + self.limit))
            }
            Position::Before(cursor) => {
                let to = find(cursor)?;
                (to.saturating_sub(self.limit), to)
            }
        };
        let items: Vec<&T> = list.get(from..to).unwrap_or_default().iter().collect();
        Ok(Page {
            next_page_starts_after: items.last().filter(|_| to < list.len()).map(|last| id(last)),
            previous_page_ends_before: items.first().filter(|_| from > 0).map(|first| id(first)),
            items,
        })
    }

    /// `forward` gives what follows an id in the order of the list, `backward` what comes before it, nearest first.
    fn walk<'a, T: 'a, F, B>(
        self,
        forward: impl Fn(Option<u64>) -> F,
        backward: impl Fn(Option<u64>) -> B,
    ) -> Page<(u64, &'a T)>
    where
        F: Iterator<Item = (u64, &'a T)>,
        B: Iterator<Item = (u64, &'a T)>,
    {
        let items: Vec<(u64, &T)> = match self.position {
            Position::Start | Position::After(0) => forward(None).take(self.limit).collect(),
            Position::After(cursor) => forward(Some(cursor)).take(self.limit).collect(),
            Position::Before(cursor) => {
                let mut nearest: Vec<_> = backward(Some(cursor)).take(self.limit).collect();
                nearest.reverse();
                nearest
            }
        };
        let (first, last) = (items.first().map(|(id, _)| *id), items.last().map(|(id, _)| *id));
        Page {
            next_page_starts_after: last.filter(|last| forward(Some(*last)).next().is_some()),
            previous_page_ends_before: first.filter(|first| backward(Some(*first)).next().is_some()),
            items,
        }
    }
}

impl<T> Page<T> {
    /// The same page of what clients see of each item.
    pub(crate) fn map<U>(self, view: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(view).collect(),
            next_page_starts_after: self.next_page_starts_after,
            previous_page_ends_before: self.previous_page_ends_before,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::collection::btree_set;
    use proptest::prelude::*;

    use super::*;

    fn request(limit: usize, position: Position) -> PageRequest {
        PageRequest { limit, position }
    }

    fn any_position() -> impl Strategy<Value = Position> {
        prop_oneof![
            Just(Position::Start),
            (0_u64..40).prop_map(Position::After),
            (0_u64..40).prop_map(Position::Before),
        ]
    }

    /// What a page of ids in their order has to be, said as simply as can be.
    fn expected(ids: &[u64], page: PageRequest, precedes: impl Fn(u64, u64) -> bool) -> Vec<u64> {
        let mut of_page: Vec<u64> = match page.position {
            Position::Start | Position::After(0) => ids.to_vec(),
            Position::After(cursor) => ids.iter().copied().filter(|id| precedes(cursor, *id)).collect(),
            Position::Before(cursor) => {
                let before: Vec<u64> = ids.iter().copied().filter(|id| precedes(*id, cursor)).collect();
                before[before.len().saturating_sub(page.limit)..].to_vec()
            }
        };
        of_page.truncate(page.limit);
        of_page
    }

    fn check(ids: &[u64], expected: &[u64], page: &Page<u64>) -> Result<(), TestCaseError> {
        prop_assert_eq!(&page.items, expected);
        let at = |id: Option<&u64>| id.and_then(|id| ids.iter().position(|other| other == id));
        let (first, last) = (at(expected.first()), at(expected.last()));
        let previous = first.filter(|at| *at > 0).map(|at| ids[at]);
        let next = last.filter(|at| at + 1 < ids.len()).map(|at| ids[at]);
        prop_assert_eq!(
            (page.previous_page_ends_before, page.next_page_starts_after),
            (previous, next)
        );
        Ok(())
    }

    proptest! {
        // PAG-1 to PAG-5, PAG-8
        #[test]
        fn a_page_by_ids_is_what_the_simplest_reading_says(
            all in btree_set(1_u64..40, 0..20),
            hidden in btree_set(1_u64..40, 0..10),
            limit in 1_usize..8,
            position in any_position(),
        ) {
            let map: BTreeMap<u64, u64> = all.iter().map(|id| (*id, *id)).collect();
            let mut shown: Vec<u64> = all.difference(&hidden).copied().collect();
            let page = request(limit, position);

            let found = page.of_map(&map, Order::OldestFirst, |id| !hidden.contains(id)).map(|(id, _)| id);
            check(&shown, &expected(&shown, page, |one, other| one < other), &found)?;

            shown.reverse();
            let found = page.of_map(&map, Order::NewestFirst, |id| !hidden.contains(id)).map(|(id, _)| id);
            check(&shown, &expected(&shown, page, |one, other| one > other), &found)?;
        }

        #[test]
        fn a_page_of_a_list_in_any_order_goes_by_the_place_of_the_cursor(
            ids in btree_set(1_u64..40, 0..20).prop_map(BTreeSet::into_iter).prop_map(Vec::from_iter).prop_shuffle(),
            limit in 1_usize..8,
            position in any_position(),
        ) {
            let page = request(limit, position);
            let place = |id: u64| ids.iter().position(|other| *other == id);
            let is_known = match position {
                Position::Start | Position::After(0) => true,
                Position::After(cursor) | Position::Before(cursor) => place(cursor).is_some(),
            };
            let found = page.of_slice(&ids, |id| *id).map(|page| page.map(|id| *id));
            prop_assert_eq!(found.is_ok(), is_known);
            if let Ok(found) = found {
                check(&ids, &expected(&ids, page, |one, other| place(one) < place(other)), &found)?;
            }
        }
    }
}
