//! Texts: found eight bytes at a time, and borrowed where they are written without escapes.

use crate::model::json::fault::Fault;
use crate::model::json::parser::{Parser, Value};

/// Where a text is.
#[derive(Clone, Copy)]
pub(super) enum Piece {
    /// In the JSON, as it is.
    Plain { start: usize, end: usize },
    /// In the parser, since it was written with escapes.
    Unescaped,
}

impl Parser<'_> {
    /// Reads the text whose opening quote is next.
    pub(crate) fn text(&mut self) -> Result<&str, Fault> {
        let piece = self.piece()?;
        Ok(self.text_of(piece))
    }

    /// Reads a text, or the text of a number.
    pub(crate) fn text_or_number(&mut self) -> Result<&str, Fault> {
        if self.peek() == Some(b'"') {
            return self.text();
        }
        self.unescaped = match self.value()? {
            Value::Whole(number) => number.to_string(),
            Value::Negative(number) => number.to_string(),
            Value::Fraction(number) => number.to_string(),
            other => return Err(other.unexpected("a text or a number")),
        };
        Ok(&self.unescaped)
    }

    /// Whether the next value is this text, written without escapes, which is read then. It must be a text
    /// that needs none.
    #[inline]
    pub(crate) fn passes(&mut self, text: &str) -> bool {
        let is_next = self.peek() == Some(b'"') && self.is_quoted(text);
        if is_next {
            self.at += text.len() + 2;
        }
        is_next
    }

    /// Whether this text and a quote stand behind the next byte.
    #[inline]
    pub(super) fn is_quoted(&self, text: &str) -> bool {
        let end = self.at + 1 + text.len();
        let json = self.json.as_bytes();
        json.get(end) == Some(&b'"') && json.get(self.at + 1..end) == Some(text.as_bytes())
    }

    /// Reads the text whose opening quote is next.
    #[inline]
    pub(super) fn piece(&mut self) -> Result<Piece, Fault> {
        let start = self.at + 1;
        let end = plain_end(self.json.as_bytes(), start);
        self.at = end;
        if self.byte() == Some(b'"') {
            self.at += 1;
            return Ok(Piece::Plain { start, end });
        }
        self.unescape(start)
    }
}

/// Whether a text is written without escapes.
pub(crate) fn is_plain(text: &str) -> bool {
    let has_none = |bytes: &[u8; 8]| special(u64::from_le_bytes(*bytes)) == 0;
    let (eights, _) = text.as_bytes().as_chunks();
    match text.as_bytes().last_chunk() {
        Some(last) => has_none(last) && eights.iter().all(has_none),
        None => text.bytes().all(|byte| PLAIN[usize::from(byte)]),
    }
}

const PLAIN: [bool; 256] = {
    let mut plain = [true; 256];
    let mut byte = 0;
    while byte < 32 {
        plain[byte] = false;
        byte += 1;
    }
    plain[b'"' as usize] = false;
    plain[b'\\' as usize] = false;
    plain
};

/// Where the plain bytes of a text end that begin here: at a quote, a backslash, a control character, or the
/// end of the JSON.
#[inline]
pub(super) fn plain_end(json: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(bytes) = json.get(at..).and_then(<[u8]>::first_chunk) {
        let marks = special(u64::from_le_bytes(*bytes));
        if marks != 0 {
            return at + (marks.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let rest = json.get(at..).unwrap_or_default();
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..b' ');
    at + rest.iter().position(is_special).unwrap_or(rest.len())
}

/// Marks the first of eight bytes that ends the plain bytes of a text, and maybe some behind it: subtracting borrows
/// from the byte behind one that is too small, and from no byte before it.
#[inline]
const fn special(bytes: u64) -> u64 {
    const EACH: u64 = u64::MAX / 255;
    let quotes = bytes ^ (EACH * b'"' as u64);
    let backslashes = bytes ^ (EACH * b'\\' as u64);
    let marks = (quotes.wrapping_sub(EACH) & !quotes)
        | (backslashes.wrapping_sub(EACH) & !backslashes)
        | (bytes.wrapping_sub(EACH * b' ' as u64) & !bytes);
    marks & (EACH * 0x80)
}
