//! What a declared operation holds besides its client, and what is the same for all of them.

use super::{CallOptions, Dispatch, Operation, PagedOperation, Plan, set_options};
use crate::{
    Error, Receipt,
    page::{Paging, Walk, page_at},
    settle::Sending,
};
use std::{fmt, sync::Arc};

/// What the declaration macro says of an operation, besides what it is to everybody.
pub(crate) trait Declared: Operation {
    /// Those that are needed and those that may be left out, as two tuples: the compiler clones tuples by itself,
    /// where a `Clone` of a struct with as many fields is long and read for each operation anew.
    type Arguments;

    /// The call that these arguments and options make.
    fn plan_of(arguments: &Self::Arguments, options: Option<&Arc<CallOptions>>) -> Result<Plan, Error>;
}

/// An operation's arguments and what was set for the call: an operation without its client, so that what is compiled
/// of it is the same for all clients.
///
/// `P` is [`Paging`] for lists.
pub(crate) struct Prepared<O: Declared, P = ()> {
    pub(crate) options: Option<Arc<CallOptions>>,
    pub(crate) arguments: O::Arguments,
    pub(crate) paging: P,
}

impl<O: Declared<Arguments: Clone>, P: Clone> Clone for Prepared<O, P> {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            options: self.options.clone(),
            arguments: self.arguments.clone(),
            paging: self.paging.clone(),
        }
    }
}

impl<O: Declared, P: Default> Prepared<O, P> {
    #[inline]
    pub(crate) fn new(arguments: O::Arguments) -> Self {
        Self {
            options: None,
            arguments,
            paging: P::default(),
        }
    }
}

impl<O: Declared, P> Prepared<O, P> {
    #[inline]
    pub(crate) fn set(&mut self, set: impl FnOnce(CallOptions) -> CallOptions) {
        set_options(&mut self.options, set);
    }

    #[inline]
    pub(crate) fn plan(&self) -> Result<Plan, Error> {
        O::plan_of(&self.arguments, self.options.as_ref())
    }

    /// What the call is to do, if it is a status change.
    #[inline]
    pub(crate) fn receipt(&self) -> Result<Receipt, Error> {
        Receipt::of(&self.plan()?)
            .ok_or_else(|| Error::invalid_request("the call is no status change").of(O::SPEC.name))
    }
}

impl<O: Declared> Prepared<O> {
    #[inline]
    pub(crate) fn send<C: Dispatch>(&self, client: C) -> C::Reply<O::Output> {
        client.call(self.plan(), O::decoder())
    }

    #[inline]
    pub(crate) fn send_for_answer<C: Dispatch>(&self, client: C) -> C::AnswerReply<O::Output> {
        client.call_for_answer(self.plan(), O::decoder())
    }

    #[inline]
    pub(crate) fn send_settled<C: Dispatch>(&self, client: C) -> C::Reply<O::Output> {
        client.follow(self.plan().and_then(|plan| Sending::new(plan, O::decoder())))
    }
}

impl<O: Declared + PagedOperation> Prepared<O, Paging> {
    #[inline]
    pub(crate) fn send_page<C: Dispatch>(&self, client: C) -> C::Reply<O::Output> {
        client.call(page_at(&self.paging, self.plan()), O::decoder())
    }

    #[inline]
    pub(crate) fn send_page_for_answer<C: Dispatch>(&self, client: C) -> C::AnswerReply<O::Output> {
        client.call_for_answer(page_at(&self.paging, self.plan()), O::decoder())
    }

    #[inline]
    pub(crate) fn items<C: Dispatch>(&self, client: C) -> C::Items<O::Item> {
        client.items(Walk::over::<O>(&self.paging, self.plan()))
    }

    #[inline]
    pub(crate) fn pages<C: Dispatch>(&self, client: C) -> C::Pages<O::Item> {
        client.pages(Walk::over::<O>(&self.paging, self.plan()))
    }
}

/// Shows an operation. Not generic: the declaration gives the arguments, whose names it knows.
#[inline]
pub(crate) fn show(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    client: &dyn fmt::Debug,
    options: &Option<Arc<CallOptions>>,
    arguments: &[(&str, &dyn fmt::Debug)],
) -> fmt::Result {
    let mut shown = f.debug_struct(name);
    shown.field("client", client).field("call_options", options);
    for (argument, value) in arguments {
        shown.field(argument, value);
    }
    shown.finish()
}
