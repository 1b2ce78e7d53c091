//! Visiting the objects of a report one by one, without keeping them.

use std::ops::ControlFlow;

use crate::model::decode::utf8;
use crate::model::json::{Fault, NotReadable, Parser};
use crate::model::object_info::{ReadInSequence as _, Reader};
use crate::model::{DecodeError, EventObjectInfo, EventReport, FlatList};

impl EventReport {
    /// Reads a report object by object, without keeping them: `visit` is called with the name of the group
    /// and the object, and ends the reading by breaking. Needs a few kilobytes beyond the body.
    ///
    /// ```
    /// use std::ops::ControlFlow;
    /// use seatsio_core::model::EventReport;
    ///
    /// let body = br#"{"free": [{"label": "A-2"}], "booked": [{"label": "A-1"}, {"label": "A-3"}]}"#;
    /// let mut booked = Vec::new();
    /// EventReport::visit(body, |group, object| {
    ///     if group == "booked" {
    ///         booked.push(object.label().to_string());
    ///     }
    ///     ControlFlow::Continue(())
    /// })?;
    /// assert_eq!(booked, ["A-1", "A-3"]);
    /// # Ok::<(), seatsio_core::model::DecodeError>(())
    /// ```
    ///
    /// # Errors
    /// The body is not a report. The objects before the fault have been visited.
    #[inline]
    pub fn visit(
        body: &[u8],
        mut visit: impl FnMut(&str, EventObjectInfo) -> ControlFlow<()>,
    ) -> Result<(), DecodeError> {
        visit_objects(body, Level::Groups, &mut visit)
    }
}

impl FlatList {
    /// Reads a flat list object by object, without keeping them; `visit` ends the reading by breaking. Needs a
    /// few kilobytes beyond the body.
    ///
    /// # Errors
    /// The body is not a flat list. The objects before the fault have been visited.
    #[inline]
    pub fn visit(
        body: &[u8],
        mut visit: impl FnMut(EventObjectInfo) -> ControlFlow<()>,
    ) -> Result<(), DecodeError> {
        visit_objects(body, Level::Objects, &mut |_, object| visit(object))
    }
}

/// Behind a `dyn`, so that the parser is compiled once, here, and not again for each closure.
type Visit<'a> = &'a mut dyn FnMut(&str, EventObjectInfo) -> ControlFlow<()>;

#[inline]
fn visit_objects(body: &[u8], level: Level, visit: Visit<'_>) -> Result<(), DecodeError> {
    let mut visiting = Visiting {
        reader: Reader::new(),
        visit,
        stopped: false,
    };
    match visiting.body(&mut Parser::new(utf8(body)?), level) {
        Err(error) if !visiting.stopped => Err(error.into()),
        _ => Ok(()),
    }
}

/// What a body holds: groups of objects, or objects.
#[derive(Clone, Copy)]
enum Level {
    Groups,
    Objects,
}

struct Visiting<'a> {
    reader: Reader,
    visit: Visit<'a>,
    stopped: bool,
}

impl Visiting<'_> {
    #[inline]
    fn body(&mut self, json: &mut Parser<'_>, level: Level) -> Result<(), NotReadable> {
        let visited = match level {
            Level::Groups => self.groups(json),
            Level::Objects => self.objects("", json),
        };
        match visited {
            Ok(()) => json.end(),
            Err(fault) => Err(json.not_readable(fault)),
        }
    }

    fn groups(&mut self, json: &mut Parser<'_>) -> Result<(), Fault> {
        if json.null()? {
            return Ok(());
        }
        json.map()?;
        while let Some(group) = json.entry()? {
            self.objects(&group, json)?;
        }
        Ok(())
    }

    fn objects(&mut self, group: &str, json: &mut Parser<'_>) -> Result<(), Fault> {
        if json.null()? {
            return Ok(());
        }
        json.list()?;
        while json.element()? {
            let object = EventObjectInfo::read_next(&mut self.reader, json)?;
            if (self.visit)(group, object).is_break() {
                self.stopped = true;
                return Err(Fault::new("stopped by the visitor"));
            }
        }
        Ok(())
    }
}
