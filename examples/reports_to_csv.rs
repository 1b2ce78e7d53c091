//! A report of all objects of an event, as CSV on the standard output.
//!
//! The report is read object by object out of the answer's bytes: a stadium of 100,000 seats needs no more memory
//! than those. Runs offline against the embedded emulator: `cargo run --example reports_to_csv > objects.csv`.

use seatsio_blocking::{
    BaseUrl, Client,
    model::{EventObjectInfo, EventReport, ObjectRef},
};
use seatsio_emulator::Emulator;
use std::{
    io::{self, BufWriter, Write},
    ops::ControlFlow,
};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    // The emulator serves as long as this value lives.
    let (emulator, demo) = Emulator::with_demo();
    let server = emulator.serve()?;
    let client = seatsio_blocking::client(BaseUrl::new(&server.url())?, demo.secret_key)?;
    client.events().create(&demo.chart_key).event_key("gala").send()?;
    sell(&client)?;

    let report = client.reports().events().by_status("gala").send_for_bytes()?;
    write_csv(&report, BufWriter::new(io::stdout().lock()))
}

/// Sells some places, to people whose order ids make a bad CSV break.
fn sell(client: &Client) -> Outcome<()> {
    let events = client.events();
    events
        .book("gala", ["A-1", "A-2"])
        .order_id("Smith, John")
        .send()?;
    events.book("gala", ["A-3"]).order_id("the \"Friends\"").send()?;
    events.book("gala", ["A-4"]).order_id("two\nlines").send()?;
    events.book("gala", ["A-5"]).order_id("=1+1").send()?;
    let places = [ObjectRef::new("Standing").quantity(12)];
    events.book("gala", places).order_id("Münster 🎭").send()?;
    Ok(())
}

fn write_csv(report: &[u8], mut csv: impl Write) -> Outcome<()> {
    write_row(
        &mut csv,
        [
            "label", "type", "category", "status", "booked", "capacity", "order id",
        ],
    )?;
    let mut written = Ok(());
    EventReport::visit(report, |_status, object| {
        written = write_object(&mut csv, &object);
        match written {
            Ok(()) => ControlFlow::Continue(()),
            // The disk is full, or nobody reads the pipe any more.
            Err(_) => ControlFlow::Break(()),
        }
    })?;
    written?;
    csv.flush()?;
    Ok(())
}

fn write_object(csv: &mut impl Write, object: &EventObjectInfo) -> io::Result<()> {
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    write_row(
        csv,
        [
            object.label().as_str(),
            object.object_type().as_str(),
            object.category_label().unwrap_or_default(),
            object.status().as_str(),
            &number(object.num_booked()),
            &number(object.capacity()),
            object.order_id().unwrap_or_default(),
        ],
    )
}

/// A row as RFC 4180 has it.
fn write_row<const N: usize>(csv: &mut impl Write, cells: [&str; N]) -> io::Result<()> {
    let cells = cells.map(cell);
    write!(csv, "{}\r\n", cells.join(","))
}

/// Quoted where it must be. What a spreadsheet would take for a formula is told to be text: order ids are what
/// buyers typed.
fn cell(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}
