//! What a walk gives does not depend on the kind of client, on reading ahead, or on being stopped and resumed.

use crate::numbers::{ListNumbers, Numbers, Open, asynchronous, blocking};
use proptest::prelude::*;
use seatsio_core::{
    Cursor, ErrorKind,
    call::Position,
    page::{Paging, ReadAhead},
};

fn numbers() -> impl Strategy<Value = Numbers> {
    (
        prop::collection::vec(any::<bool>(), 0..60),
        prop::collection::vec(1_usize..9, 1..6),
        prop::option::weighted(0.3, 0_usize..12),
    )
        .prop_map(|(passes, spans, failing)| Numbers {
            passes,
            spans,
            failing,
        })
}

fn unfailing() -> impl Strategy<Value = Numbers> {
    numbers().prop_map(|list| Numbers {
        failing: None,
        ..list
    })
}

fn position() -> impl Strategy<Value = Position> {
    prop_oneof![
        Just(Position::Start),
        (0_u64..60).prop_map(|from| Position::After(Cursor::from(from))),
        (0_u64..60).prop_map(|from| Position::Before(Cursor::from(from))),
    ]
}

fn listing() -> impl Strategy<Value = ListNumbers<true>> {
    (
        position(),
        prop::option::of(1_u32..9),
        prop::option::of(0_u64..70),
    )
        .prop_map(|(position, size, limit)| {
            let mut paging = Paging::default();
            (paging.position, paging.size, paging.limit) = (position, size, limit);
            ListNumbers(paging)
        })
}

/// What a walk gave, item by item, and which queries it took.
type Told = (Vec<Result<u64, ErrorKind>>, Vec<String>);

fn told_blocking(list: &Numbers, operation: &ListNumbers<true>) -> Told {
    let (client, served) = blocking(list, Open);
    let items = operation.items(&client);
    let items = items.map(|item| item.map_err(|error| error.kind())).collect();
    (items, served.queries())
}

fn told_async(list: &Numbers, operation: &ListNumbers<true>) -> Told {
    on_a_runtime(async {
        let (client, served) = asynchronous(list, Open);
        let mut items = operation.items(&client);
        let mut told = Vec::new();
        while let Some(item) = items.next().await {
            told.push(item.map_err(|error| error.kind()));
        }
        (told, served.queries())
    })
}

pub fn on_a_runtime<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = { runtime }.enable_time().build().expect("a runtime");
    runtime.block_on(work)
}

/// Reads so many items, and stores the position.
fn read_some<const TELLS: bool>(
    list: &Numbers,
    from: Position,
    ahead: ReadAhead,
    most: usize,
) -> (Vec<u64>, String) {
    let (client, _) = blocking(list, Open);
    let mut operation = ListNumbers::<TELLS>::at(from);
    operation.0.ahead = ahead;
    let mut items = operation.items(&client);
    let read = items
        .by_ref()
        .take(most)
        .map(|item| item.expect("an item"))
        .collect();
    (read, serde_json::to_string(items.resume_at()).expect("JSON"))
}

fn read_some_async(list: &Numbers, from: Position, ahead: ReadAhead, most: usize) -> (Vec<u64>, String) {
    on_a_runtime(async {
        let (client, _) = asynchronous(list, Open);
        let mut operation = ListNumbers::<true>::at(from);
        operation.0.ahead = ahead;
        let mut items = operation.items(&client);
        let mut read = Vec::new();
        while read.len() < most
            && let Some(item) = items.next().await
        {
            read.push(item.expect("an item"));
        }
        (read, serde_json::to_string(items.resume_at()).expect("JSON"))
    })
}

fn reading() -> impl Strategy<Value = ReadAhead> {
    prop::sample::select(vec![ReadAhead::Off, ReadAhead::NextPage])
}

/// What a walk from a position gives, by the list itself.
fn expected(list: &Numbers, from: &Position) -> Vec<u64> {
    let number = |cursor: &Cursor| cursor.as_str().parse::<u64>().expect("a number");
    let all = list.matches();
    match from {
        Position::Start => all,
        Position::After(cursor) => all.into_iter().filter(|item| *item > number(cursor)).collect(),
        Position::Before(cursor) => {
            let before = all.into_iter().filter(|item| *item < number(cursor));
            before.rev().collect()
        }
    }
}

proptest! {
    #[test]
    fn reading_ahead_changes_neither_the_items_nor_the_requests(list in numbers(), operation in listing()) {
        let plain = told_blocking(&list, &operation);
        prop_assert_eq!(&told_blocking(&list, &operation.clone().ahead()), &plain);
        prop_assert_eq!(&told_async(&list, &operation), &plain);
        prop_assert_eq!(&told_async(&list, &operation.ahead()), &plain);
    }

    #[test]
    fn a_walk_that_is_stopped_goes_on_with_the_next_item(
        list in unfailing(), from in position(), stops in prop::collection::vec(0_usize..12, 0..6), ahead in reading(),
    ) {
        let (mut got, mut position) = (Vec::new(), from.clone());
        let mut got_async = Vec::new();
        for most in stops.into_iter().chain([usize::MAX]) {
            let (read, stored) = read_some::<true>(&list, position.clone(), ahead, most);
            let (read_async, stored_async) = read_some_async(&list, position, ahead, most);
            prop_assert_eq!(&stored, &stored_async);
            got.extend(read);
            got_async.extend(read_async);
            position = serde_json::from_str(&stored).unwrap();
        }
        prop_assert_eq!(&got, &expected(&list, &from));
        prop_assert_eq!(&got_async, &got);
    }

    #[test]
    fn where_items_have_no_place_a_stopped_walk_goes_on_with_the_page_and_loses_nothing(
        list in unfailing(), from in position(), most in 0_usize..20, ahead in reading(),
    ) {
        let (mut got, stored) = read_some::<false>(&list, from.clone(), ahead, most);
        let (rest, _) = read_some::<false>(&list, serde_json::from_str(&stored).unwrap(), ahead, usize::MAX);
        let expected = expected(&list, &from);
        let again = (got.len() + rest.len()).checked_sub(expected.len()).expect("nothing is lost");
        let longest = list.spans.iter().max().copied().unwrap_or_default();
        prop_assert!(again <= longest, "{} items came again", again);
        got.truncate(got.len() - again);
        got.extend(rest);
        prop_assert_eq!(got, expected);
    }

    #[test]
    fn by_page_a_stopped_walk_goes_on_with_the_next_page(list in unfailing(), from in position(), most in 0_usize..8) {
        let (client, _) = blocking(&list, Open);
        let walk = |from: Position, most| {
            let mut pages = ListNumbers::<true>::at(from).ahead().pages(&client);
            let read: Vec<_> = pages.by_ref().take(most).map(|page| page.unwrap().items).collect();
            (read, pages.resume_at().clone())
        };
        let (mut pages, position) = walk(from.clone(), most);
        pages.extend(walk(position, usize::MAX).0);
        if matches!(from, Position::Before(_)) {
            pages.iter_mut().for_each(|page| page.reverse());
        }
        prop_assert_eq!(pages.concat(), expected(&list, &from));
    }

    #[test]
    fn a_list_that_has_grown_is_read_on_from_the_end(list in unfailing(), more in 1_usize..9) {
        let (read, stored) = read_some::<true>(&list, Position::Start, ReadAhead::Off, usize::MAX);
        let grown = Numbers { passes: [list.passes.clone(), vec![true; more]].concat(), ..list };
        let (rest, _) = read_some::<true>(&grown, serde_json::from_str(&stored).unwrap(), ReadAhead::Off, usize::MAX);
        prop_assert_eq!([read, rest].concat(), grown.matches());
    }
}

#[test]
fn items_are_taken_while_they_are_wanted() {
    let list = Numbers {
        passes: vec![true; 10],
        spans: vec![3],
        failing: None,
    };
    let (client, _) = blocking(&list, Open);
    let items = ListNumbers::<true>::default().ahead().items(&client);
    let wanted: Vec<u64> = items.map_while(Result::ok).take_while(|item| *item < 4).collect();
    assert_eq!(wanted, [0, 1, 2, 3]);
}

#[test]
fn streams_are_collected_whole_or_up_to_a_limit_or_not_at_all() {
    on_a_runtime(async {
        let list = Numbers {
            passes: vec![true; 10],
            spans: vec![3],
            failing: Some(3),
        };
        let (client, _) = asynchronous(&list, Open);
        let mut few = ListNumbers::<true>::default();
        few.0.limit = Some(5);
        assert_eq!(
            few.items(&client).try_collect::<Vec<_>>().await.unwrap(),
            [0, 1, 2, 3, 4]
        );
        let all = ListNumbers::<true>::default();
        let error = all.items(&client).try_collect::<Vec<_>>().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Server);
        let pages: Vec<_> = all.pages(&client).try_collect().await.unwrap();
        assert_eq!(pages.len(), 4);
    });
}
