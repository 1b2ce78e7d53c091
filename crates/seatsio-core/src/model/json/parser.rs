//! `Parser`: JSON from the first byte to the last, and what can come next.

use crate::model::Text;
use crate::model::json::fault::{Fault, NotReadable};
use crate::model::json::fields::Order;
use crate::model::json::text::Piece;
use crate::model::json::{Elements, Entries};

/// How many lists and objects may be open at a time, as in serde_json. Models that hold themselves recurse.
const DEPTH: u8 = 127;

/// JSON while it is read. What it gives borrows from it, so nothing is copied that is not kept.
pub(crate) struct Parser<'a> {
    pub(super) json: &'a str,
    /// Where the next byte is.
    pub(super) at: usize,
    depth_left: u8,
    /// A list or an object has been opened, and what comes next has no comma before it.
    pub(super) is_opened: bool,
    /// The last text that was written with escapes, without them.
    pub(super) unescaped: String,
    /// The brackets that close what is being skipped.
    pub(super) skipped: Vec<u8>,
    pub(super) order: Order,
}

/// A value that comes next: what it is, or that it has been opened.
pub(crate) enum Value<'a> {
    Null,
    Flag(bool),
    Whole(u64),
    Negative(i64),
    Fraction(f64),
    Text(&'a str),
    /// A list, whose elements are to be read.
    List,
    /// An object, whose entries are to be read.
    Object,
}

impl Value<'_> {
    /// What is said about a value of a wrong type.
    #[cold]
    pub(crate) fn unexpected(&self, expected: &str) -> Fault {
        let found = match self {
            Self::Null => "null",
            Self::Flag(_) => "a boolean",
            Self::Whole(_) | Self::Negative(_) | Self::Fraction(_) => "a number",
            Self::Text(_) => "a text",
            Self::List => "a list",
            Self::Object => "an object",
        };
        Fault::wrong_type(found, expected)
    }
}

impl<'a> Parser<'a> {
    pub(crate) fn new(json: &'a str) -> Self {
        Self {
            json,
            at: 0,
            depth_left: DEPTH,
            is_opened: false,
            unescaped: String::new(),
            skipped: Vec::new(),
            order: Order::new(),
        }
    }

    /// Makes sure that nothing follows.
    pub(crate) fn end(&mut self) -> Result<(), NotReadable> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.not_readable(Fault::new("trailing characters"))),
        }
    }

    #[cold]
    pub(crate) fn not_readable(&self, fault: Fault) -> NotReadable {
        let read = self.json.as_bytes().get(..self.at);
        NotReadable::new(fault, read.unwrap_or(self.json.as_bytes()))
    }

    /// Reads a value that is no list and no object, or opens one that is.
    pub(crate) fn value(&mut self) -> Result<Value<'_>, Fault> {
        match self.peek() {
            Some(b'"') => self.text().map(Value::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true").map(|()| Value::Flag(true)),
            Some(b'f') => self.word("false").map(|()| Value::Flag(false)),
            Some(b'n') => self.word("null").map(|()| Value::Null),
            Some(b'{') => self.open().map(|()| Value::Object),
            Some(b'[') => self.open().map(|()| Value::List),
            other => Err(self.stray(other, "a value")),
        }
    }

    /// Whether the next value is a null, which is read then.
    pub(crate) fn null(&mut self) -> Result<bool, Fault> {
        if self.peek() != Some(b'n') {
            return Ok(false);
        }
        self.word("null").map(|()| true)
    }

    /// Whether the next value is an object.
    pub(crate) fn is_object(&mut self) -> bool {
        self.peek() == Some(b'{')
    }

    /// Opens a list.
    pub(crate) fn list(&mut self) -> Result<(), Fault> {
        if self.peek() == Some(b'[') {
            return self.open();
        }
        Err(self.value()?.unexpected("a list"))
    }

    /// Whether the open list has another element, which is the next value; at its end the list is closed.
    pub(crate) fn element(&mut self) -> Result<bool, Fault> {
        let next = self.peek();
        if next == Some(b']') {
            self.close();
            return Ok(false);
        }
        self.comma(next, "`,` or `]`")?;
        Ok(true)
    }

    /// Reads a list.
    pub(crate) fn elements(&mut self, elements: &mut dyn Elements) -> Result<(), Fault> {
        self.list()?;
        while self.element()? {
            elements.push_next(self)?;
        }
        Ok(())
    }

    /// Reads an object whose keys are data.
    pub(crate) fn entries(&mut self, entries: &mut dyn Entries) -> Result<(), Fault> {
        self.map()?;
        while let Some(key) = self.entry()? {
            entries.push_next(key, self)?;
        }
        Ok(())
    }

    /// Opens an object whose keys are data.
    pub(crate) fn map(&mut self) -> Result<(), Fault> {
        if self.is_object() {
            return self.open();
        }
        Err(self.value()?.unexpected("an object"))
    }

    /// The next key of the open object, whose value is next; at its end the object is closed.
    pub(crate) fn entry(&mut self) -> Result<Option<Text>, Fault> {
        if !self.has_entry()? {
            return Ok(None);
        }
        let key = self.piece()?;
        self.colon()?;
        Ok(Some(Text::from(self.text_of(key))))
    }

    /// Whether there is another key, which is next.
    #[inline]
    pub(super) fn has_entry(&mut self) -> Result<bool, Fault> {
        let next = self.peek();
        if next == Some(b'}') {
            self.close();
            return Ok(false);
        }
        self.comma(next, "`,` or `}`")?;
        match self.peek() {
            Some(b'"') => Ok(true),
            other => Err(self.stray(other, "a key")),
        }
    }

    #[inline]
    pub(super) fn colon(&mut self) -> Result<(), Fault> {
        match self.peek() {
            Some(b':') => {
                self.at += 1;
                Ok(())
            }
            other => Err(self.stray(other, "`:`")),
        }
    }

    /// Reads the comma between elements or entries, which the first one does not have before it.
    #[inline]
    fn comma(&mut self, next: Option<u8>, expected: &str) -> Result<(), Fault> {
        if self.is_opened {
            self.is_opened = false;
        } else if next == Some(b',') {
            self.at += 1;
        } else {
            return Err(self.stray(next, expected));
        }
        Ok(())
    }

    #[inline]
    pub(super) fn open(&mut self) -> Result<(), Fault> {
        self.at += 1;
        let left = self.depth_left.checked_sub(1);
        self.depth_left = left.ok_or_else(|| Fault::new("lists and objects are nested too deeply"))?;
        self.is_opened = true;
        Ok(())
    }

    #[inline]
    fn close(&mut self) {
        self.at += 1;
        self.depth_left += 1;
        self.is_opened = false;
    }

    pub(super) fn word(&mut self, word: &str) -> Result<(), Fault> {
        let rest = self.json.as_bytes().get(self.at..).unwrap_or_default();
        if !rest.starts_with(word.as_bytes()) {
            return Err(Fault::new("expected a value"));
        }
        self.at += word.len();
        Ok(())
    }

    /// The next byte that is no white space.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        match self.byte() {
            Some(byte) if byte > b' ' => Some(byte),
            _ => self.peek_after_space(),
        }
    }

    fn peek_after_space(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    #[inline]
    pub(super) fn byte(&self) -> Option<u8> {
        self.json.as_bytes().get(self.at).copied()
    }

    /// What is said where something else should come, or anything at all.
    #[cold]
    pub(super) fn stray(&self, found: Option<u8>, expected: &str) -> Fault {
        Fault::new(match found {
            Some(_) => format!("expected {expected}"),
            None => format!("the end of the JSON, expected {expected}"),
        })
    }

    pub(super) fn text_of(&self, piece: Piece) -> &str {
        match piece {
            Piece::Plain { start, end } => self.json.get(start..end).unwrap_or_default(),
            Piece::Unescaped => &self.unescaped,
        }
    }
}
