//! Numbers: whole ones as they are, others as the nearest `f64`.

use crate::model::json::fault::Fault;
use crate::model::json::parser::{Parser, Value};

impl Parser<'_> {
    /// Reads the number that is next.
    pub(super) fn number(&mut self) -> Result<Value<'static>, Fault> {
        let start = self.at;
        let whole = self.whole()?;
        if let Some(b'.' | b'e' | b'E') = self.byte() {
            self.fraction()?;
            return self.float(start);
        }
        let is_negative = self.json.as_bytes().get(start) == Some(&b'-');
        match whole {
            Some(number) if !is_negative => Ok(Value::Whole(number)),
            // There is no whole -0, and none that is smaller than an `i64`.
            Some(number) if (1..=i64::MIN.unsigned_abs()).contains(&number) => {
                Ok(Value::Negative(0_i64.wrapping_sub_unsigned(number)))
            }
            _ => self.float(start),
        }
    }

    /// Skips a number, however large.
    pub(super) fn skip_number(&mut self) -> Result<(), Fault> {
        self.whole()?;
        self.fraction()
    }

    /// Reads a number up to its point, without its sign; `None` if it is too large.
    #[inline]
    fn whole(&mut self) -> Result<Option<u64>, Fault> {
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        let start = self.at;
        let starts_with_zero = self.byte() == Some(b'0');
        let mut number = Some(0_u64);
        while let Some(digit @ b'0'..=b'9') = self.byte() {
            number = number.and_then(|number| number.checked_mul(10)?.checked_add(u64::from(digit - b'0')));
            self.at += 1;
        }
        match self.at - start {
            1 => Ok(number),
            2.. if !starts_with_zero => Ok(number),
            _ => Err(Fault::new("invalid number")),
        }
    }

    /// Goes over the point, the exponent and their digits, where there are any.
    fn fraction(&mut self) -> Result<(), Fault> {
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    /// One digit or more.
    fn digits(&mut self) -> Result<(), Fault> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.byte() {
            self.at += 1;
        }
        if self.at == start {
            return Err(Fault::new("invalid number"));
        }
        Ok(())
    }

    fn float(&self, start: usize) -> Result<Value<'static>, Fault> {
        let text = self.json.get(start..self.at).unwrap_or_default();
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(Value::Fraction(number)),
            _ => Err(Fault::new("number out of range")),
        }
    }
}
