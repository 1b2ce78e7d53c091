//! The API, resource by resource: every operation is declared in the file of its resource.

pub mod events;
pub mod hold_tokens;

use crate::{AsyncClient, BlockingClient, Spec};

/// Declares the handles: a type per resource, and on both clients a method that makes it.
macro_rules! handles {
    ($( $(#[$doc:meta])* $method:ident: $module:ident::$Handle:ident [$($LIST:ident),+]; )*) => {
        $(
            pub use $module::$Handle;

            impl<C> $Handle<C> {
                /// The handle of a client, for code that is generic over the kind of client; otherwise
                /// the client's own method is shorter.
                pub fn new(client: C) -> Self {
                    Self { client }
                }
            }
        )*

        impl AsyncClient {
            $( $(#[$doc])* pub fn $method(&self) -> $Handle<Self> { $Handle::new(self.clone()) } )*
        }

        impl BlockingClient {
            $( $(#[$doc])* pub fn $method(&self) -> $Handle<Self> { $Handle::new(self.clone()) } )*
        }

        /// The declarations of all resources, file by file.
        static DECLARATIONS: &[&[&Spec]] = &[$( $( $module::$LIST ),+ ),*];
    };
}

handles! {
    /// Events: create, list, book, hold, release and more.
    events: events::Events [EVENTS, CREATE_EVENTS, STATUS_CHANGES, BEST_AVAILABLE, OBJECT_INFOS];
    /// Hold tokens: create, retrieve, change when they expire.
    hold_tokens: hold_tokens::HoldTokens [HOLD_TOKENS];
}

/// Every operation of the crate, read off the declarations themselves.
///
/// ```
/// let mut names: Vec<_> = seatsio_core::operations().map(|spec| spec.name).collect();
/// assert!(names.contains(&"hold_tokens.create"));
/// ```
pub fn operations() -> impl Iterator<Item = &'static Spec> {
    DECLARATIONS.iter().copied().flatten().copied()
}
