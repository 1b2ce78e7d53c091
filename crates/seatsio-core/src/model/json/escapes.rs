//! Texts with escapes.

use crate::model::json::fault::Fault;
use crate::model::json::parser::Parser;
use crate::model::json::text::{Piece, plain_end};

impl Parser<'_> {
    /// Reads a text that began at `start` and has come to something that is not plain.
    #[cold]
    pub(super) fn unescape(&mut self, start: usize) -> Result<Piece, Fault> {
        let json = self.json;
        let mut start = start;
        self.unescaped.clear();
        loop {
            self.unescaped
                .push_str(json.get(start..self.at).unwrap_or_default());
            match self.next_in_text()? {
                b'"' => return Ok(Piece::Unescaped),
                _ => {
                    let character = self.escaped()?;
                    self.unescaped.push(character);
                }
            }
            start = self.at;
            self.at = plain_end(json.as_bytes(), start);
        }
    }

    /// Skips a text whose opening quote is next. What its escapes stand for does not matter.
    pub(super) fn skip_text(&mut self) -> Result<(), Fault> {
        self.at += 1;
        loop {
            self.at = plain_end(self.json.as_bytes(), self.at);
            match self.next_in_text()? {
                b'"' => return Ok(()),
                _ => {
                    if self.escape()? == b'u' {
                        self.four_digits()?;
                    }
                }
            }
        }
    }

    /// The quote or the backslash that is next.
    #[inline]
    fn next_in_text(&mut self) -> Result<u8, Fault> {
        match self.byte() {
            Some(byte @ (b'"' | b'\\')) => {
                self.at += 1;
                Ok(byte)
            }
            Some(_) => Err(Fault::new("a control character in a text")),
            None => Err(Fault::new("the end of the JSON in a text")),
        }
    }

    /// What an escape is for, which is one of a few letters.
    fn escape(&mut self) -> Result<u8, Fault> {
        match self.byte() {
            Some(byte @ (b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' | b'u')) => {
                self.at += 1;
                Ok(byte)
            }
            _ => Err(Fault::new("an escape that there is none of")),
        }
    }

    fn escaped(&mut self) -> Result<char, Fault> {
        Ok(match self.escape()? {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.code_point(),
            itself => char::from(itself),
        })
    }

    /// A character by its number, or by the two that UTF-16 makes of a large one.
    fn code_point(&mut self) -> Result<char, Fault> {
        let first = self.four_digits()?;
        let mut number = first;
        if (0xd800..0xdc00).contains(&first) {
            let has_second = self
                .json
                .as_bytes()
                .get(self.at..)
                .unwrap_or_default()
                .starts_with(b"\\u");
            if has_second {
                self.at += 2;
                let second = self.four_digits()?;
                if (0xdc00..0xe000).contains(&second) {
                    number = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                }
            }
        }
        char::from_u32(number).ok_or_else(|| Fault::new("half of a character that UTF-16 writes in two"))
    }

    fn four_digits(&mut self) -> Result<u32, Fault> {
        let digits = self
            .json
            .as_bytes()
            .get(self.at..)
            .and_then(<[u8]>::first_chunk::<4>);
        let digits = digits.ok_or_else(|| Fault::new("the end of the JSON in a text"))?;
        let number = digits.iter().try_fold(0, |number, digit| {
            char::from(*digit).to_digit(16).map(|digit| number * 16 + digit)
        });
        self.at += 4;
        number.ok_or_else(|| Fault::new("an escape without its four digits"))
    }
}
