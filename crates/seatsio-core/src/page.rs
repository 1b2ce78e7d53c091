//! Lists: what a caller says about paging, and the walk that turns it into calls.

mod reading;
mod walk;

pub(crate) use reading::Reading;
pub use walk::Walk;
pub(crate) use walk::{PageReader, WalkedPage};

use crate::{
    Error, Invalid, PagedOperation, Plan,
    call::{PageRequest, PageSize, Position},
};

/// What a caller says about paging: from where, which way, how many at a time and in all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Paging {
    /// Items per page, 1 to 1000; unset leaves it to the server.
    pub size: Option<u32>,
    /// Where to begin. Before a cursor the walk goes backwards.
    pub position: Position,
    /// After how many items a walk stops.
    pub limit: Option<u64>,
    /// Whether a walk fetches a page before it is asked for.
    pub ahead: ReadAhead,
}

/// Whether a walk fetches a page before it is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReadAhead {
    /// Each page is fetched when it is asked for.
    #[default]
    Off,
    /// While a page is being read, the next one is fetched: one, never more.
    NextPage,
}

impl Paging {
    /// What to ask a list for.
    fn request(&self, list: &Plan) -> Result<PageRequest, Error> {
        Ok(PageRequest {
            position: self.position.clone(),
            limit: self.page_size(list.spec().name)?,
        })
    }

    pub(crate) fn page_size(&self, operation: &'static str) -> Result<Option<PageSize>, Error> {
        let size = self.size.map(PageSize::new).transpose();
        size.map_err(|error| {
            Error::invalid_argument("page_size", Invalid::new(error.to_string())).of(operation)
        })
    }
}

/// The plan of a single page, at the position that the operation asks for.
///
/// # Errors
/// A page size outside 1 to 1000, or another refused argument.
pub fn one_page<O: PagedOperation>(operation: &O) -> Result<Plan, Error> {
    let list = operation.base_plan()?;
    let request = operation.paging().request(&list)?;
    O::page_plan(&list, &request)
}

/// The plan of the page of a list where `paging` says.
pub(crate) fn page_at(paging: &Paging, list: Result<Plan, Error>) -> Result<Plan, Error> {
    let list = list?;
    let request = paging.request(&list)?;
    page_plan(&list, &request)
}

/// The plan of the page that is asked for.
pub(crate) fn page_plan(base: &Plan, request: &PageRequest) -> Result<Plan, Error> {
    let mut plan = match request.limit {
        Some(size) => base.with_query("limit", &size.get().to_string())?,
        None => base.clone(),
    };
    plan = match &request.position {
        Position::Start => plan,
        Position::After(cursor) => plan.with_query("start_after_id", cursor.as_str())?,
        Position::Before(cursor) => plan.with_query("end_before_id", cursor.as_str())?,
    };
    Ok(plan)
}
