//! Which operation a request is: a table of routes, and the search in it.

mod context;
mod table;

pub(crate) use context::{CompanyContext, SystemContext, WorkspaceContext};
pub(crate) use table::{Found, Table};

use http::Method;

use crate::answer::Answer;
use crate::error::ApiError;
use crate::schema::Shape;

/// The rate-limit lane of an operation (LIM-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lane {
    /// Status changes, object infos, hold tokens: 100 calls at once.
    Priority,
    /// Everything else: 10 calls at once.
    Regular,
}

/// An operation that the emulator carries out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Operation {
    /// Its name, such as `charts.add_tag`.
    pub name: &'static str,
    /// Its method, such as `POST`.
    pub method: &'static str,
    /// Its path, such as `/charts/{chartKey}/tags/{tag}`.
    pub path: &'static str,
    /// Its rate-limit lane.
    pub lane: Lane,
}

/// Every operation that the emulator carries out, sorted by name.
pub fn operations() -> Vec<Operation> {
    let mut operations: Vec<Operation> = Table::all()
        .routes()
        .map(|route| Operation {
            name: route.operation,
            method: route.method.as_str(),
            path: route.template,
            lane: route.lane,
        })
        .collect();
    operations.sort_by_key(|operation| operation.name);
    operations
}

/// One operation: how it is called and who answers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Route {
    pub(crate) method: &'static Method,
    /// `/charts/{chartKey}/tags/{tag}`; a hole may have a suffix (`{eventKey}.csv`).
    pub(crate) template: &'static str,
    /// The name of the operation, as in `charts.add_tag`.
    pub(crate) operation: &'static str,
    pub(crate) lane: Lane,
    pub(crate) query: &'static [&'static str],
    pub(crate) body: Body,
    pub(crate) handler: Handler,
}

/// What an operation does with the body.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Body {
    /// None is needed; nothing, `null`, `{}` and `[]` will do (AUT-9).
    Nothing,
    /// JSON of this shape; nothing and `null` count as `{}`.
    Json(&'static Shape),
    /// Bytes that the handler reads itself.
    Raw,
}

/// Who answers, which also says what key the call needs.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Handler {
    /// Acts on one workspace: its own key, or the company's admin key.
    Workspace(fn(&mut WorkspaceContext<'_>) -> Result<Answer, ApiError>),
    /// Acts on the company: the admin key.
    Company(fn(&mut CompanyContext<'_>) -> Result<Answer, ApiError>),
    /// Sets up tests: the system secret.
    System(fn(&mut SystemContext<'_>) -> Result<Answer, ApiError>),
}

impl Route {
    pub(crate) const fn get(template: &'static str, operation: &'static str, handler: Handler) -> Self {
        Self::new(&Method::GET, template, operation, handler)
    }

    pub(crate) const fn post(template: &'static str, operation: &'static str, handler: Handler) -> Self {
        Self::new(&Method::POST, template, operation, handler)
    }

    pub(crate) const fn delete(template: &'static str, operation: &'static str, handler: Handler) -> Self {
        Self::new(&Method::DELETE, template, operation, handler)
    }

    const fn new(
        method: &'static Method,
        template: &'static str,
        operation: &'static str,
        handler: Handler,
    ) -> Self {
        Self {
            method,
            template,
            operation,
            lane: Lane::Regular,
            query: &[],
            body: Body::Nothing,
            handler,
        }
    }

    /// Puts the operation into the priority lane (LIM-2).
    pub(crate) const fn priority(mut self) -> Self {
        self.lane = Lane::Priority;
        self
    }

    /// Names the query parameters that the operation knows.
    pub(crate) const fn query(mut self, names: &'static [&'static str]) -> Self {
        self.query = names;
        self
    }

    /// Says what the JSON body has to look like.
    pub(crate) const fn body(mut self, shape: &'static Shape) -> Self {
        self.body = Body::Json(shape);
        self
    }

    /// Hands the bytes of the body to the handler.
    pub(crate) const fn raw_body(mut self) -> Self {
        self.body = Body::Raw;
        self
    }
}
