//! Cursors: as text, in JSON, in a query, and in a walk that has to end.

use percent_encoding::percent_decode_str;
use seatsio_core::{
    Cursor,
    call::{PageShape, Pager, Position},
    operation::PagedOperation as _,
    page,
};
use std::collections::BTreeSet;

/// Reads the input as a cursor in every way there is, and walks along cursors made of it.
pub fn cursor(data: &[u8]) {
    let json = serde_json::from_slice::<Cursor>(data).ok();
    let text = std::str::from_utf8(data)
        .ok()
        .and_then(|text| text.parse::<Cursor>().ok());
    for cursor in json.iter().chain(&text) {
        keeps_its_text(cursor);
        stands_in_a_query(cursor);
    }
    ends(data);
}

fn keeps_its_text(cursor: &Cursor) {
    assert!(!cursor.as_str().is_empty(), "an empty cursor names no place");
    let stored = serde_json::to_string(cursor).expect("a text");
    assert_eq!(&serde_json::from_str::<Cursor>(&stored).expect("stored"), cursor);
    assert_eq!(&cursor.to_string().parse::<Cursor>().expect("printed"), cursor);
}

fn stands_in_a_query(cursor: &Cursor) {
    let list = seatsio_core::api::events::ListEvents::new().starting_after(cursor.clone());
    assert_eq!(list.paging().position, Position::After(cursor.clone()));
    // Nothing but the length can be wrong with it.
    let Ok(plan) = page::one_page(&list) else {
        assert!(cursor.as_str().len() > 10_000, "a short cursor is refused");
        return;
    };
    let (_, written) = plan
        .target()
        .split_once("?start_after_id=")
        .expect("the parameter");
    assert!(!written.contains(['&', '#', ' ', '+']), "{written}");
    let read = percent_decode_str(written).decode_utf8().expect("UTF-8");
    assert_eq!(read, cursor.as_str());
}

/// Each byte is a page: where it leads, and how many items it has. The same cursor always leads to the same page.
fn ends(data: &[u8]) {
    let Some(first) = data.first() else { return };
    let mut pager = Pager::new(Position::Start);
    let mut asked = BTreeSet::new();
    let (mut page, mut walked) = (*first, 0_usize);
    while let Ok(Some(request)) = pager.next_request() {
        asked.insert(request.position.cursor().map(ToString::to_string));
        let leads_to = usize::from(page / 8) % data.len();
        let next = (page % 8 != 0).then(|| Cursor::from(leads_to as u64));
        let items = usize::from(page % 5);
        let shape = PageShape {
            items,
            next,
            previous: None,
        };
        assert_eq!(pager.arrived(&shape), items);
        page = data[leads_to];
        walked += 1;
        assert!(walked <= 3 * asked.len() + 3, "the walk goes in circles");
    }
    assert!(
        pager.next_request().is_ok_and(|request| request.is_none()),
        "it goes on after its end"
    );
}
