//! What the types promise: to be sent, shared and spawned, and to take what callers have.

use seatsio_core::{
    AsyncClient, BlockingClient, Config, Error,
    drive::{Followed, FollowedStream, ItemStream, Items, ReplyFuture},
    page::Walk,
};

/// The compiler checks the bounds; the size is what is left to look at when the test runs.
fn shared<T: Send + Sync + 'static>() -> usize {
    size_of::<T>()
}

fn spawned<T: Send + 'static>() -> usize {
    size_of::<T>()
}

#[test]
fn clients_errors_and_settings_can_be_shared_between_threads() {
    assert!(
        shared::<AsyncClient>() <= 32 && shared::<BlockingClient>() <= 32,
        "clones are cheap"
    );
    assert!(shared::<Error>() > 0 && shared::<Config>() > 0);
}

#[test]
fn futures_and_walks_can_be_spawned() {
    assert!(spawned::<ReplyFuture<Vec<String>>>() > 0 && spawned::<Walk<String>>() > 0);
    assert!(spawned::<Items<String>>() > 0 && spawned::<ItemStream<String>>() > 0);
    assert!(spawned::<Followed>() > 0 && spawned::<FollowedStream>() > 0);
}

#[test]
fn an_error_is_one_pointer_wide() {
    assert_eq!(size_of::<Error>(), size_of::<usize>());
}

#[test]
fn lists_of_labels_may_be_borrowed() {
    use seatsio_core::{Operation, api::events::BookObjects};
    let labels: &[&str] = &["A-1", "A-2"];
    let owned = vec!["A-1".to_owned(), "A-2".to_owned()];
    let plan = |operation: BookObjects| operation.plan().map(|plan| plan.body().cloned()).ok().flatten();
    assert_eq!(
        plan(BookObjects::new("e", labels)),
        plan(BookObjects::new("e", &owned))
    );
}
