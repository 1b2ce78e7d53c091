//! What must be `Send`, `Sync` and `'static`, so that it can be spawned and shared.

use seatsio_core::{AsyncClient, BlockingClient, Config, Error, drive::ReplyFuture, page::Walk};

fn shared<T: Send + Sync + 'static>() -> bool {
    true
}

fn spawned<T: Send + 'static>() -> bool {
    true
}

#[test]
fn clients_errors_and_settings_can_be_shared_between_threads() {
    assert!(shared::<AsyncClient>() && shared::<BlockingClient>());
    assert!(shared::<Error>() && shared::<Config>());
}

#[test]
fn futures_and_walks_can_be_spawned() {
    assert!(spawned::<ReplyFuture<Vec<String>>>() && spawned::<Walk<String>>());
}

#[test]
fn an_error_is_one_pointer_wide() {
    assert_eq!(size_of::<Error>(), size_of::<usize>());
}
