//! The arguments of a declared operation on their way into a request.

use super::{
    CallOptions, Draft, Effect, Invalid, Plan, QueryValue, Spec, Spread,
    check::{Argument, Segment},
};
#[cfg(feature = "administration")]
use crate::model::Secret;
use crate::{
    Error,
    model::json::{self, Fault},
};
use serde_core::Serialize;
use std::sync::Arc;

/// One argument of an operation, by its name there, and where it goes.
///
/// The values are behind references of no type of their own, so that an operation is a list of them and one call.
pub(crate) enum Part<'a> {
    /// A query parameter of this name.
    Query(&'static str, &'static str, &'a dyn InQuery),
    /// The same, if it is set.
    QueryOption(&'static str, &'static str, &'a dyn Optional<dyn InQuery>),
    /// A query parameter that is sent always.
    Constant(&'static str, &'static str),
    /// A member of the JSON object, of this name.
    Member(&'static str, &'static str, &'a dyn InBody),
    /// The same, if it is set.
    MemberOption(&'static str, &'static str, &'a dyn Optional<dyn InBody>),
    /// The same, for what is not serialised by itself.
    #[cfg(feature = "administration")]
    Secret(&'static str, &'a Secret),
    /// The whole body.
    Whole(&'static str, &'a dyn InBody),
    /// It knows itself where it goes.
    Spread(&'static str, &'a dyn InBoth),
    /// The same, if it is set.
    SpreadOption(&'static str, &'a dyn Optional<dyn InBoth>),
    /// It is not sent.
    Local,
    /// What the operation itself checks of an argument.
    Checked(&'static str, Result<(), Invalid>),
}

/// An argument that can stand in the query.
pub(crate) trait InQuery: Argument + QueryValue {}

impl<T: Argument + QueryValue> InQuery for T {}

/// An argument that can stand in the body.
pub(crate) trait InBody: Argument {
    fn write(&self, body: &mut Vec<u8>) -> Result<(), Fault>;
}

impl<T: Argument + Serialize> InBody for T {
    fn write(&self, body: &mut Vec<u8>) -> Result<(), Fault> {
        json::write(body, self)
    }
}

/// An argument that says itself where it goes.
pub(crate) trait InBoth: Argument + Spread {}

impl<T: Argument + Spread> InBoth for T {}

/// An argument that is not sent unless it is set.
pub(crate) trait Optional<T: ?Sized> {
    fn value(&self) -> Option<&T>;
}

macro_rules! optional {
    ($($Trait:ident)*) => { $(
        impl<T: $Trait + 'static> Optional<dyn $Trait> for Option<T> {
            fn value(&self) -> Option<&(dyn $Trait + 'static)> {
                match self {
                    Some(value) => Some(value),
                    None => None,
                }
            }
        }
    )* };
}

optional! { InQuery InBody InBoth }

impl Part<'_> {
    /// Answers whether it is set.
    fn resolve(&mut self) {
        *self = match *self {
            Self::QueryOption(argument, name, option) => match option.value() {
                Some(value) => Self::Query(argument, name, value),
                None => Self::Local,
            },
            Self::MemberOption(argument, name, option) => match option.value() {
                Some(value) => Self::Member(argument, name, value),
                None => Self::Local,
            },
            Self::SpreadOption(argument, option) => match option.value() {
                Some(value) => Self::Spread(argument, value),
                None => Self::Local,
            },
            _ => return,
        };
    }

    fn check(&self, draft: &mut Draft) {
        match self {
            Self::Query(argument, _, value) => draft.check(argument, value.check()),
            Self::Member(argument, _, value) | Self::Whole(argument, value) => {
                draft.check(argument, value.check())
            }
            Self::Spread(argument, value) => draft.check(argument, value.check()),
            Self::Checked(argument, result) => draft.check(argument, result.clone()),
            _ => {}
        }
    }

    fn query(&self, draft: &mut Draft) {
        match self {
            Self::Query(_, name, value) => QueryValue::write(*value, name, draft),
            Self::Constant(name, value) => draft.query(name, value),
            Self::Spread(_, value) => value.query(draft),
            _ => {}
        }
    }

    fn body(&self, draft: &mut Draft) {
        match self {
            Self::Member(_, name, value) => draft.member_of(name, *value),
            #[cfg(feature = "administration")]
            Self::Secret(name, value) => draft.member(name, value.expose()),
            Self::Whole(argument, value) => draft.whole_of(argument, *value),
            Self::Spread(_, value) => value.body(draft),
            _ => {}
        }
    }
}

type Planning = fn(
    &'static Spec,
    Option<Effect>,
    &[&dyn Segment],
    &mut [Part<'_>],
    Option<&Arc<CallOptions>>,
) -> Result<Plan, Error>;

/// [`plan`], behind a pointer: where it is called by its name, the compiler follows for each operation anew all that it
/// calls, to find out whether that leads back.
pub(crate) const PLAN: Planning = plan;

/// Makes the plan of a declared operation. Not generic: it is compiled once for all of them.
///
/// # Errors
/// The first argument that was refused.
fn plan(
    spec: &'static Spec,
    effect: Option<Effect>,
    segments: &[&dyn Segment],
    parts: &mut [Part<'_>],
    options: Option<&Arc<CallOptions>>,
) -> Result<Plan, Error> {
    let mut draft = Draft::declared(spec, segments);
    for part in parts.iter_mut() {
        part.resolve();
        part.check(&mut draft);
    }
    if let Some(effect) = effect {
        draft.effect(effect);
    }
    for part in parts.iter() {
        part.query(&mut draft);
    }
    for part in parts.iter() {
        part.body(&mut draft);
    }
    draft.finish_with(spec.has_members, options)
}
