//! The rules of the emulated service, one file per section of its behaviour; tests name the statement they check.

mod charts;
mod support;
