//! Walks over lists that are split in any way.

use super::*;
use proptest::prelude::*;

/// A list as the service keeps it: numbered items, of which a filter lets some through. Pages are cut
/// off before the filter is applied, so that any of them may be empty and still have a cursor.
#[derive(Clone, Debug)]
struct List {
    passes: Vec<bool>,
    /// How many numbers each page spans, in turn; the limit may make it fewer.
    spans: Vec<usize>,
    served: Vec<Position>,
}

struct Page {
    items: Vec<usize>,
    next: Option<Cursor>,
    previous: Option<Cursor>,
}

fn list() -> impl Strategy<Value = List> {
    (
        prop::collection::vec(any::<bool>(), 0..60),
        prop::collection::vec(1_usize..9, 1..6),
    )
        .prop_map(|(passes, spans)| List {
            passes,
            spans,
            served: vec![],
        })
}

fn cursor(number: usize) -> Cursor {
    Cursor::from(number as u64)
}

impl List {
    fn serve(&mut self, request: &PageRequest) -> Page {
        let span = self.spans[self.served.len() % self.spans.len()];
        let span = request.limit.map_or(span, |limit| span.min(limit.get().into()));
        self.served.push(request.position.clone());
        let number = |cursor: &Cursor| cursor.as_str().parse::<usize>().unwrap();
        let all = self.passes.len();
        let (start, end) = match &request.position {
            Position::Start => (0, span.min(all)),
            Position::After(cursor) => (number(cursor) + 1, (number(cursor) + 1 + span).min(all)),
            Position::Before(cursor) => (number(cursor).saturating_sub(span), number(cursor)),
        };
        Page {
            items: (start..end).filter(|number| self.passes[*number]).collect(),
            next: (end < all && end > start).then(|| cursor(end - 1)),
            previous: (start > 0 && end > start).then(|| cursor(start)),
        }
    }

    fn matches(&self) -> Vec<usize> {
        (0..self.passes.len())
            .filter(|number| self.passes[*number])
            .collect()
    }
}

/// A page on its way through the walk: its items in the order of the walk.
fn take(pager: &mut Pager, page: Page) -> Vec<usize> {
    let mut items = page.items;
    let kept = pager.arrived(&PageShape {
        items: items.len(),
        next: page.next,
        previous: page.previous,
    });
    pager.trim(&mut items, kept);
    if pager.position().is_backwards() {
        items.reverse();
    }
    items
}

fn walk(list: &mut List, mut pager: Pager) -> Vec<usize> {
    let mut items = vec![];
    while let Some(request) = pager.next_request().unwrap() {
        let page = list.serve(&request);
        items.extend(take(&mut pager, page));
    }
    items
}

fn repeats(served: &[Position]) -> bool {
    served
        .iter()
        .enumerate()
        .any(|(index, position)| served[..index].contains(position))
}

proptest! {
    #[test]
    fn forwards_every_item_comes_once_and_in_order(mut list in list()) {
        let got = walk(&mut list, Pager::new(Position::Start));
        prop_assert_eq!(got, list.matches());
        prop_assert!(!repeats(&list.served));
    }

    #[test]
    fn backwards_every_item_comes_once_nearest_first(mut list in list(), from in 0_usize..60) {
        let from = from.min(list.passes.len());
        let got = walk(&mut list, Pager::new(Position::Before(cursor(from))));
        let expected: Vec<_> = list.matches().into_iter().filter(|number| *number < from).rev().collect();
        prop_assert_eq!(got, expected);
        prop_assert!(!repeats(&list.served));
    }

    #[test]
    fn after_a_cursor_the_rest_comes(mut list in list(), from in 0_usize..60) {
        let from = from.min(list.passes.len());
        let got = walk(&mut list, Pager::new(Position::After(cursor(from))));
        let expected: Vec<_> = list.matches().into_iter().filter(|number| *number > from).collect();
        prop_assert_eq!(got, expected);
    }

    #[test]
    fn by_page_going_back_gives_each_page_in_the_order_of_the_list(mut list in list()) {
        let mut pager = Pager::new(Position::Before(cursor(list.passes.len())));
        let mut pages = vec![];
        while let Some(request) = pager.next_request().unwrap() {
            let mut page = list.serve(&request);
            let kept = pager.arrived(&PageShape { items: page.items.len(), next: page.next, previous: page.previous });
            pager.trim(&mut page.items, kept);
            pages.push(page.items);
        }
        pages.reverse();
        prop_assert_eq!(pages.concat(), list.matches());
    }

    #[test]
    fn the_limit_is_kept_and_nothing_is_fetched_to_be_thrown_away(
        mut list in list(), limit in 0_usize..70, size in prop::option::of(1_u32..20), backwards: bool,
    ) {
        let all = list.passes.len();
        let start = if backwards { Position::Before(cursor(all)) } else { Position::Start };
        let mut pager = Pager::new(start).limit(limit as u64);
        if let Some(size) = size {
            pager = pager.page_size(PageSize::new(size).unwrap());
        }
        let mut got = 0;
        while let Some(request) = pager.next_request().unwrap() {
            let most = request.limit.expect("a limited walk always asks for a certain number");
            prop_assert!(usize::from(most.get()) <= (limit - got).min(size.unwrap_or(1000) as usize));
            let page = list.serve(&request);
            got += pager.arrived(&PageShape { items: page.items.len(), next: page.next, previous: page.previous });
        }
        prop_assert_eq!(got, limit.min(list.matches().len()));
    }

    #[test]
    fn more_than_was_asked_for_is_cut_off_on_the_far_side(sent in 0_usize..30, limit in 0_usize..30, backwards: bool) {
        let start = if backwards { Position::Before(cursor(sent)) } else { Position::Start };
        let mut pager = Pager::new(start).limit(limit as u64);
        let mut got = vec![];
        while pager.next_request().unwrap().is_some() {
            let items = (0..sent).collect();
            got.extend(take(&mut pager, Page { items, next: None, previous: None }));
        }
        let mut expected: Vec<_> = (0..sent).collect();
        if backwards {
            expected.reverse();
        }
        expected.truncate(limit);
        prop_assert_eq!(got, expected);
    }

    #[test]
    fn a_walk_that_fails_goes_on_where_it_was(mut list in list(), failures in prop::collection::vec(any::<bool>(), 60)) {
        let mut pager = Pager::new(Position::Start);
        let mut failures = failures.into_iter();
        let mut items = vec![];
        while pager.resume_at().is_some() {
            let request = pager.next_request().unwrap().unwrap();
            if failures.next() == Some(true) {
                pager.failed();
                prop_assert_eq!(pager.next_request(), Ok(None), "a walk that failed asks for nothing");
                pager.resume();
            } else {
                let page = list.serve(&request);
                items.extend(take(&mut pager, page));
            }
        }
        prop_assert_eq!(items, list.matches());
        prop_assert!(!repeats(&list.served));
    }

    #[test]
    fn a_new_walk_from_where_the_old_one_stopped_goes_on_with_the_next_page(mut list in list(), pages in 0_usize..20) {
        let mut first = Pager::new(Position::Start);
        let mut items = vec![];
        for _ in 0..pages {
            if let Some(request) = first.next_request().unwrap() {
                let page = list.serve(&request);
                items.extend(take(&mut first, page));
            }
        }
        if let Some(position) = first.resume_at().cloned() {
            items.extend(walk(&mut list, Pager::new(position)));
        }
        prop_assert_eq!(items, list.matches());
    }

    #[test]
    fn a_list_that_goes_round_in_circles_ends_with_an_error(tail in 0_usize..40, circle in 1_usize..40, backwards: bool) {
        let start = if backwards { Position::Before(cursor(1_000)) } else { Position::Start };
        let mut pager = Pager::new(start);
        let mut pages = 0;
        let stuck = loop {
            match pager.next_request() {
                Ok(Some(_)) => {}
                Ok(None) => panic!("the list has no end"),
                Err(error) => break error,
            }
            let place = if pages < tail { pages } else { tail + (pages - tail) % circle };
            let shape = PageShape { items: 1, next: Some(cursor(place)), previous: Some(cursor(place)) };
            prop_assert_eq!(pager.arrived(&shape), 1, "the items themselves are good");
            pages += 1;
        };
        prop_assert!(stuck.cursor.as_str().parse::<usize>().unwrap() >= tail);
        prop_assert!(pages <= 3 * (tail + circle), "{} pages", pages);
        prop_assert_eq!(pager.next_request(), Ok(None));
        prop_assert_eq!(pager.resume_at(), None);
        pager.resume();
        prop_assert_eq!(pager.next_request(), Ok(None));
    }

    #[test]
    fn anything_at_any_time_is_harmless(
        start in prop_oneof![Just(Position::Start), Just(Position::After(cursor(3))), Just(Position::Before(cursor(3)))],
        limit in prop::option::of(any::<u64>()),
        history in prop::collection::vec((0_u8..5, any::<usize>(), 0_usize..5, 0_usize..5), 0..60),
    ) {
        let mut pager = Pager::new(start);
        if let Some(limit) = limit {
            pager = pager.limit(limit);
        }
        let (mut asked, mut kept) = (false, 0_u128);
        for (what, items, next, previous) in history {
            match what {
                0 => pager.failed(),
                1 => pager.resume(),
                2 => drop(pager.next_request().is_ok_and(|request| { asked |= request.is_some(); asked })),
                _ => {
                    let shape = PageShape { items, next: Some(cursor(next)), previous: Some(cursor(previous)) };
                    let taken = pager.arrived(&shape);
                    prop_assert!(asked || taken == 0, "a page that nobody asked for was taken");
                    kept += taken as u128;
                }
            }
            prop_assert!(limit.is_none_or(|limit| kept <= limit.into()));
        }
    }

    #[test]
    fn a_page_has_one_to_a_thousand_items(given: u32) {
        match PageSize::new(given) {
            Ok(size) => prop_assert!(u32::from(size.get()) == given && (1..=1000).contains(&given)),
            Err(error) => prop_assert!(error.given == given && !(1..=1000).contains(&given)),
        }
    }
}

#[test]
fn the_page_sizes_at_both_ends_are_allowed_and_those_beyond_are_not() {
    let sizes = [0, 1, 1000, 1001].map(|size| PageSize::new(size).is_ok());
    assert_eq!(sizes, [false, true, true, false]);
}

#[test]
fn an_empty_page_with_a_cursor_is_walked_through_and_one_without_ends_the_walk() {
    let mut pager = Pager::new(Position::Start);
    assert!(pager.next_request().unwrap().is_some());
    let empty = |next| PageShape {
        items: 0,
        next,
        previous: None,
    };
    assert_eq!(pager.arrived(&empty(Some(cursor(9)))), 0);
    let request = pager.next_request().unwrap().unwrap();
    assert_eq!(request.position, Position::After(cursor(9)));
    assert_eq!(pager.arrived(&empty(None)), 0);
    assert_eq!(pager.next_request(), Ok(None));
}

#[test]
fn the_cursor_that_a_walk_starts_after_does_not_count_as_moved() {
    let mut pager = Pager::new(Position::After(cursor(5)));
    assert!(pager.next_request().unwrap().is_some());
    assert_eq!(
        pager.arrived(&PageShape {
            items: 2,
            next: Some(cursor(5)),
            previous: None
        }),
        2
    );
    let stuck = pager.next_request().unwrap_err();
    assert_eq!(
        stuck.to_string(),
        "the list does not end: its cursor 5 did not move"
    );
}

#[test]
fn no_second_request_is_made_while_a_page_is_on_its_way() {
    let mut pager = Pager::new(Position::Start);
    assert!(pager.next_request().unwrap().is_some());
    assert_eq!(pager.next_request(), Ok(None));
}

#[test]
fn a_page_that_the_limit_cuts_short_is_where_a_new_walk_goes_on() {
    let mut pager = Pager::new(Position::After(cursor(4))).limit(2);
    assert!(pager.next_request().unwrap().is_some());
    let page = Page {
        items: vec![5, 6, 7],
        next: Some(cursor(7)),
        previous: None,
    };
    assert_eq!(take(&mut pager, page), [5, 6]);
    assert_eq!(pager.next_request(), Ok(None));
    assert_eq!(
        pager.resume_at(),
        Some(&Position::After(cursor(4))),
        "7 would be lost otherwise"
    );
}
