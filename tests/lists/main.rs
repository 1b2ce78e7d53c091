//! Lists over transports that are scripted: any list, any fault, with and without reading ahead.

mod ahead;
mod numbers;
mod walks;
