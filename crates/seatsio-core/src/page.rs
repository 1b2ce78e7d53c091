//! Pages of lists, and walking a list whatever the transport.

use crate::{Decode, Error, Invalid, Page, PagedOperation, Plan, call::Cursor, operation::Completed};

/// Where a page lies in its list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Position {
    /// At the list's start.
    #[default]
    Start,
    /// After the item that the cursor names.
    After(Cursor),
    /// Before the item that the cursor names.
    Before(Cursor),
}

/// From where, which way and how many at a time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PageRequest {
    /// Items per page, 1 to 1000; unset leaves it to the server.
    pub size: Option<u32>,
    /// Where to begin.
    pub position: Position,
}

impl PageRequest {
    fn check(&self, operation: &'static str) -> Result<(), Error> {
        match self.size {
            Some(size) if !(1..=1000).contains(&size) => Err(Error::invalid_argument(
                "page_size",
                Invalid::new(format!("must be from 1 to 1000, is {size}")),
            )
            .of(operation)),
            _ => Ok(()),
        }
    }
}

/// The plan of a single page, at the position that the operation asks for.
///
/// # Errors
/// A page size outside 1 to 1000, or another refused argument.
pub fn one_page<O: PagedOperation>(operation: &O) -> Result<Plan, Error> {
    let request = operation.page_request();
    request.check(O::SPEC.name)?;
    position(&sized(operation.base_plan()?, request.size)?, &request.position)
}

fn sized(plan: Plan, size: Option<u32>) -> Result<Plan, Error> {
    size.map_or(Ok(plan.clone()), |size| {
        plan.with_query("limit", &size.to_string())
    })
}

fn position(plan: &Plan, position: &Position) -> Result<Plan, Error> {
    match position {
        Position::Start => Ok(plan.clone()),
        Position::After(cursor) => plan.with_query("start_after_id", cursor.as_str()),
        Position::Before(cursor) => plan.with_query("end_before_id", cursor.as_str()),
    }
}

/// A walk over a list: hands out the plan of each page and takes what came back.
pub struct Walk<T> {
    base: Plan,
    decode: Decode<Page<T>>,
    backwards: bool,
    next: Option<Position>,
}

impl<T> Walk<T> {
    /// A walk from where the operation says, forwards unless it ends before a cursor.
    ///
    /// # Errors
    /// A page size outside 1 to 1000, or another refused argument.
    pub fn new<O: PagedOperation<Item = T>>(operation: &O) -> Result<Self, Error> {
        let request = operation.page_request();
        request.check(O::SPEC.name)?;
        Ok(Self {
            base: sized(operation.base_plan()?, request.size)?,
            decode: O::decoder(),
            backwards: matches!(request.position, Position::Before(_)),
            next: Some(request.position.clone()),
        })
    }

    pub(crate) fn next_plan(&self) -> Option<Result<Plan, Error>> {
        self.next.as_ref().map(|next| position(&self.base, next))
    }

    pub(crate) fn take(&mut self, completed: Result<Completed, Error>) -> Result<Page<T>, Error> {
        let asked = self.next.take();
        let page = crate::drive::read(completed, self.base.spec().name, self.decode)?.value;
        let next = if self.backwards {
            page.previous_page_ends_before.clone().map(Position::Before)
        } else {
            page.next_page_starts_after.clone().map(Position::After)
        };
        if next != asked {
            self.next = next;
        }
        Ok(page)
    }

    pub(crate) fn in_order(&self, page: Page<T>) -> Vec<T> {
        let mut items = page.items;
        if self.backwards {
            items.reverse();
        }
        items
    }
}

impl<T> std::fmt::Debug for Walk<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Walk")
            .field("list", &self.base)
            .field("next", &self.next)
            .finish_non_exhaustive()
    }
}
