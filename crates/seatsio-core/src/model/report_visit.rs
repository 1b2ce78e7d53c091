//! Visiting the objects of a report one by one, without keeping them.

use std::fmt;
use std::ops::ControlFlow;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use crate::model::decode::utf8;
use crate::model::object_info::{InSequence, Reader};
use crate::model::{DecodeError, EventObjectInfo, EventReport, FlatList, Text};

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
        visit_objects(body, Level::Objects(""), &mut |_, object| visit(object))
    }
}

/// Behind a `dyn`, so that the parser is compiled once, here, and not again for each closure.
type Visit<'a> = &'a mut dyn FnMut(&str, EventObjectInfo) -> ControlFlow<()>;

fn visit_objects(body: &[u8], level: Level<'_>, visit: Visit<'_>) -> Result<(), DecodeError> {
    let mut visiting = Visiting {
        reader: Reader::new(),
        visit,
        stopped: false,
    };
    let mut json = serde_json::Deserializer::from_str(utf8(body)?);
    let read = Walk {
        level,
        visiting: &mut visiting,
    }
    .deserialize(&mut json)
    .and_then(|()| json.end());
    match read {
        Err(error) if !visiting.stopped => Err(error.into()),
        _ => Ok(()),
    }
}

struct Visiting<'a> {
    reader: Reader,
    visit: Visit<'a>,
    stopped: bool,
}

/// What is being read: the groups, or the objects of one.
enum Level<'a> {
    Groups,
    Objects(&'a str),
}

struct Walk<'a, 'b> {
    level: Level<'a>,
    visiting: &'a mut Visiting<'b>,
}

impl<'de> DeserializeSeed<'de> for Walk<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.level {
            Level::Groups => "an object with a list of objects for each group",
            Level::Objects(_) => "a list of object infos",
        })
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        if let Level::Objects(_) = self.level {
            return Err(A::Error::invalid_type(serde::de::Unexpected::Map, &self));
        }
        while let Some(group) = map.next_key::<Text>()? {
            map.next_value_seed(Walk {
                level: Level::Objects(&group),
                visiting: self.visiting,
            })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Level::Objects(group) = self.level else {
            return Err(A::Error::invalid_type(serde::de::Unexpected::Seq, &self));
        };
        while let Some(object) = list.next_element_seed(InSequence::new(&mut self.visiting.reader))? {
            if (self.visiting.visit)(group, object).is_break() {
                self.visiting.stopped = true;
                return Err(A::Error::custom("stopped by the visitor"));
            }
        }
        Ok(())
    }
}
