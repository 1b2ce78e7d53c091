//! The emulator as a program of its own.

mod cli;

use cli::{Options, Wish};
use seatsio_emulator::{
    Emulator,
    fault::FaultRule,
    seed::{DemoCompany, Seed, SeededCompany},
};
use std::{
    error::Error,
    fs,
    io::{self, Write as _},
    path::Path,
    process::ExitCode,
};

fn main() -> ExitCode {
    let done = match cli::parse(std::env::args_os().skip(1)) {
        Ok(Wish::Help) => say(cli::USAGE),
        Ok(Wish::Version) => say(concat!("seatsio-emulator ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(Wish::Serve(options)) => serve(*options),
        Err(error) => Err(format!("{error}\nTry seatsio-emulator --help.").into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // When not even that can be written there is nobody to read it.
            let _ = writeln!(io::stderr(), "seatsio-emulator: {error}");
            ExitCode::FAILURE
        }
    }
}

fn say(text: &str) -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

fn serve(options: Options) -> Result<(), Box<dyn Error>> {
    let address = (options.host, options.port);
    let data = options.data.clone();
    let emulator = build(options)?;
    let demo = emulator.add_demo();
    let seeded = match &data {
        Some(path) => emulator
            .sow(&read::<Seed>(path)?)
            .map_err(|error| in_file(path, error))?,
        None => Vec::new(),
    };
    emulator.begin_here();
    let server = emulator
        .server()
        .address(address)
        .start()
        .map_err(|error| format!("cannot listen on {}:{}: {error}", address.0, address.1))?;
    say(&greeting(&server.url(), &demo, &seeded))?;
    server.wait();
    Ok(())
}

fn build(options: Options) -> Result<Emulator, Box<dyn Error>> {
    let mut builder = Emulator::builder()
        .seed(options.seed)
        .clock(options.clock)
        .unknown_fields(options.unknown_fields);
    if let Some(secret) = options.system_secret {
        builder = builder.system_secret(secret);
    }
    for path in &options.fault_files {
        for rule in read::<Vec<FaultRule>>(path)? {
            builder = builder.fault(rule);
        }
    }
    for rule in options.faults {
        builder = builder.fault(rule);
    }
    for rule in options.latencies {
        builder = builder.latency(rule);
    }
    Ok(builder.build())
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|error| in_file(path, error))?;
    Ok(serde_json::from_str(&text).map_err(|error| in_file(path, error))?)
}

fn in_file(path: &Path, error: impl Error) -> String {
    format!("{}: {error}", path.display())
}

fn greeting(url: &str, demo: &DemoCompany, seeded: &[SeededCompany]) -> String {
    let mut text = format!(
        "Listening on {url}\n\
         Demo company:  workspace secret key {}\n\
         \u{20}              workspace key        {}\n\
         \u{20}              company admin key    {}\n\
         \u{20}              chart key            {}\n",
        demo.secret_key, demo.workspace_key, demo.admin_key, demo.chart_key
    );
    for (number, company) in seeded.iter().enumerate() {
        let name = company
            .name
            .clone()
            .unwrap_or_else(|| format!("company {}", number + 1));
        text.push_str(&format!(
            "{name}:  workspace secret key {}, workspace key {}, company admin key {}\n",
            company.secret_key, company.workspace_key, company.admin_key
        ));
    }
    text
}
