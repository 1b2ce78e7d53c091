//! Lists: what a caller says about paging, and the walk that turns it into calls.

use crate::{
    Decode, Error, ErrorKind, Invalid, Page, PagedOperation, Plan,
    call::{CursorDidNotMove, PageRequest, PageShape, PageSize, Pager, Position},
    drive::Completed,
};

/// What a caller says about paging: from where, which way, how many at a time and in all.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Paging {
    /// Items per page, 1 to 1000; unset leaves it to the server.
    pub size: Option<u32>,
    /// Where to begin. Before a cursor the walk goes backwards.
    pub position: Position,
    /// After how many items a walk stops.
    pub limit: Option<u64>,
}

impl Default for Paging {
    fn default() -> Self {
        Self {
            size: None,
            position: Position::Start,
            limit: None,
        }
    }
}

impl Paging {
    fn page_size(&self, operation: &'static str) -> Result<Option<PageSize>, Error> {
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
    let paging = operation.paging();
    let request = PageRequest {
        position: paging.position.clone(),
        limit: paging.page_size(O::SPEC.name)?,
    };
    page_plan(&operation.base_plan()?, &request)
}

fn page_plan(base: &Plan, request: &PageRequest) -> Result<Plan, Error> {
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

/// A walk over a list: hands out the plan of each page, and takes what came back.
///
/// Generic in the item only: the operation is reduced to its plan and its decoder.
pub struct Walk<T> {
    base: Plan,
    decode: Decode<Page<T>>,
    pager: Pager,
    backwards: bool,
}

impl<T> Walk<T> {
    /// A walk from where the operation says: backwards if it ends before a cursor, else forwards.
    ///
    /// # Errors
    /// A page size outside 1 to 1000, or another refused argument.
    pub fn new<O: PagedOperation<Item = T>>(operation: &O) -> Result<Self, Error> {
        let paging = operation.paging();
        let mut pager = Pager::new(paging.position.clone());
        if let Some(size) = paging.page_size(O::SPEC.name)? {
            pager = pager.page_size(size);
        }
        if let Some(items) = paging.limit {
            pager = pager.limit(items);
        }
        Ok(Self {
            base: operation.base_plan()?,
            decode: O::decoder(),
            pager,
            backwards: matches!(paging.position, Position::Before(_)),
        })
    }

    /// The call that brings the next page, or `None` when the walk is over.
    pub(crate) fn next_plan(&mut self) -> Option<Result<Plan, Error>> {
        match self.pager.next_request() {
            Ok(request) => request.map(|request| page_plan(&self.base, &request)),
            Err(error) => Some(Err(self.stuck(error))),
        }
    }

    fn stuck(&self, error: CursorDidNotMove) -> Error {
        Error::new(ErrorKind::Decode, error.to_string())
            .of(self.base.spec().name)
            .caused(error)
    }

    /// Takes what the call brought.
    pub(crate) fn take(&mut self, completed: Result<Completed, Error>) -> Result<Page<T>, Error> {
        match crate::drive::read(completed, self.base.spec().name, self.decode) {
            Ok(answer) => Ok(self.arrived(answer.value)),
            Err(error) => {
                self.pager.failed();
                Err(error)
            }
        }
    }

    fn arrived(&mut self, mut page: Page<T>) -> Page<T> {
        let kept = self.pager.arrived(&PageShape {
            items: page.items.len(),
            next: page.next_page_starts_after.clone(),
            previous: page.previous_page_ends_before.clone(),
        });
        self.pager.trim(&mut page.items, kept);
        page
    }

    /// The items of a page in the order of the walk: backwards, the nearest comes first.
    pub(crate) fn in_order(&self, page: Page<T>) -> Vec<T> {
        let mut items = page.items;
        if self.backwards {
            items.reverse();
        }
        items
    }

    /// Where a new walk would go on: to be stored, also in another process.
    #[must_use]
    pub fn resume_at(&self) -> Option<&Position> {
        self.pager.resume_at()
    }
}

impl<T> std::fmt::Debug for Walk<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Walk")
            .field("list", &self.base)
            .field("pager", &self.pager)
            .finish_non_exhaustive()
    }
}
