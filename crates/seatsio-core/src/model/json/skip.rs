//! Skipping values, which are checked but not read, to any depth.

use crate::model::json::fault::Fault;
use crate::model::json::parser::Parser;

impl<'a> Parser<'a> {
    /// Goes over the next value, and gives it as it is written.
    pub(crate) fn raw(&mut self) -> Result<&'a str, Fault> {
        self.peek();
        let start = self.at;
        self.skip()?;
        Ok(self.json.get(start..self.at).unwrap_or_default())
    }

    /// Goes over the next value. Without recursion, since what is not known may be nested in any way.
    pub(crate) fn skip(&mut self) -> Result<(), Fault> {
        self.skipped.clear();
        loop {
            self.skip_start()?;
            if self.skip_ends()? {
                return Ok(());
            }
        }
    }

    /// Goes over a value up to the first one in it that is no list and no object, or is an empty one.
    fn skip_start(&mut self) -> Result<(), Fault> {
        loop {
            let close = match self.peek() {
                Some(b'{') => b'}',
                Some(b'[') => b']',
                _ => return self.skip_scalar(),
            };
            self.at += 1;
            if self.peek() == Some(close) {
                self.at += 1;
                return Ok(());
            }
            self.skipped.push(close);
            if close == b'}' {
                self.skip_key()?;
            }
        }
    }

    /// Goes over the brackets that close here, up to the next value; whether there is none.
    fn skip_ends(&mut self) -> Result<bool, Fault> {
        while let Some(close) = self.skipped.last().copied() {
            match self.peek() {
                Some(b',') => {
                    self.at += 1;
                    if close == b'}' {
                        self.skip_key()?;
                    }
                    return Ok(false);
                }
                Some(byte) if byte == close => {
                    self.at += 1;
                    self.skipped.pop();
                }
                other => return Err(self.stray(other, "`,` or a closing bracket")),
            }
        }
        Ok(true)
    }

    fn skip_key(&mut self) -> Result<(), Fault> {
        match self.peek() {
            Some(b'"') => self.skip_text()?,
            other => return Err(self.stray(other, "a key")),
        }
        self.colon()
    }

    fn skip_scalar(&mut self) -> Result<(), Fault> {
        match self.peek() {
            Some(b'"') => self.skip_text(),
            Some(b'-' | b'0'..=b'9') => self.skip_number(),
            Some(b't') => self.word("true"),
            Some(b'f') => self.word("false"),
            Some(b'n') => self.word("null"),
            other => Err(self.stray(other, "a value")),
        }
    }
}
