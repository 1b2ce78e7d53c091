//! The command line of the binary.

use seatsio_emulator::{Clock, LatencyRule, UnknownFields, fault::FaultRule};
use std::{ffi::OsString, net::IpAddr, path::PathBuf};

pub(crate) const USAGE: &str = "\
A stateful emulator of the seats.io API, to develop and test against offline.

Usage: seatsio-emulator [OPTIONS]

  --port PORT            port to listen on, 0 for a free one [default: 9001]
  --host ADDRESS         address to listen on [default: 127.0.0.1]
  --system-secret TEXT   secret of the test set-up calls [default: superSecretSystemApi]
  --seed NUMBER          determines all keys and fault decisions [default: 0]
  --clock CLOCK          real, frozen, or frozen:2026-01-31T19:30:00Z [default: real]
  --fault RULE           a fault rule as JSON; may be repeated
  --faults FILE          a file with a JSON array of fault rules
  --latency OP=MS        how long an operation takes, as in charts.create=15; may be repeated
  --data FILE            companies, charts and events to begin with, as JSON
  --lenient              accept unknown fields and query parameters
  --help                 show this
  --version              show the version
";

/// What the command line asks for.
#[derive(Debug)]
pub(crate) enum Wish {
    Serve(Box<Options>),
    Help,
    Version,
}

#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) port: u16,
    pub(crate) host: IpAddr,
    pub(crate) system_secret: Option<String>,
    pub(crate) seed: u64,
    pub(crate) clock: Clock,
    pub(crate) faults: Vec<FaultRule>,
    pub(crate) fault_files: Vec<PathBuf>,
    pub(crate) latencies: Vec<LatencyRule>,
    pub(crate) data: Option<PathBuf>,
    pub(crate) unknown_fields: UnknownFields,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 9001,
            host: IpAddr::from([127, 0, 0, 1]),
            system_secret: None,
            seed: 0,
            clock: Clock::real(),
            faults: Vec::new(),
            fault_files: Vec::new(),
            latencies: Vec::new(),
            data: None,
            unknown_fields: UnknownFields::Refused,
        }
    }
}

pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Wish, lexopt::Error> {
    use lexopt::prelude::*;
    let mut options = Options::default();
    let mut parser = lexopt::Parser::from_args(arguments);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("port") => options.port = parser.value()?.parse()?,
            Long("host") => options.host = parser.value()?.parse_with(host)?,
            Long("system-secret") => options.system_secret = Some(parser.value()?.string()?),
            Long("seed") => options.seed = parser.value()?.parse()?,
            Long("clock") => options.clock = parser.value()?.parse()?,
            Long("fault") => options
                .faults
                .push(parser.value()?.parse_with(|text| serde_json::from_str(text))?),
            Long("faults") => options.fault_files.push(parser.value()?.into()),
            Long("latency") => options.latencies.push(parser.value()?.parse()?),
            Long("data") => options.data = Some(parser.value()?.into()),
            Long("lenient") => options.unknown_fields = UnknownFields::Ignored,
            Short('h') | Long("help") => return Ok(Wish::Help),
            Short('V') | Long("version") => return Ok(Wish::Version),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Wish::Serve(Box::new(options)))
}

fn host(text: &str) -> Result<IpAddr, std::net::AddrParseError> {
    if text == "localhost" {
        Ok(IpAddr::from([127, 0, 0, 1]))
    } else {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(arguments: &[&str]) -> Result<Options, lexopt::Error> {
        match parse(arguments.iter().map(OsString::from))? {
            Wish::Serve(options) => Ok(*options),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn without_arguments_it_listens_on_loopback_only() {
        let options = options(&[]).unwrap();
        assert_eq!((options.port, options.host.is_loopback()), (9001, true));
    }

    #[test]
    fn every_option_of_the_usage_is_understood() {
        let arguments = [
            "--port=0",
            "--host",
            "0.0.0.0",
            "--system-secret",
            "s",
            "--seed",
            "7",
            "--clock",
            "frozen:2026-01-31T19:30:00Z",
            "--fault",
            r#"{"fault": {"kind": "reset"}}"#,
            "--faults",
            "f.json",
            "--latency",
            "charts.create=15",
            "--data",
            "d.json",
            "--lenient",
        ];
        let options = options(&arguments).unwrap();
        assert_eq!(
            (
                options.port,
                options.seed,
                options.faults.len(),
                options.latencies.len()
            ),
            (0, 7, 1, 1)
        );
        assert_eq!(options.unknown_fields, UnknownFields::Ignored);
        let named = |line: &&str| line.trim_start().starts_with("--");
        for line in USAGE.lines().filter(named) {
            let name = line.split_whitespace().next().unwrap();
            let is_tested = arguments
                .iter()
                .any(|argument| argument.split('=').next() == Some(name));
            assert!(is_tested || matches!(name, "--help" | "--version"), "{name}");
        }
    }

    #[test]
    fn help_and_version_win_over_everything_before_them() {
        assert!(matches!(
            parse(["--port=0", "--help"].map(OsString::from)),
            Ok(Wish::Help)
        ));
        assert!(matches!(parse(["-V"].map(OsString::from)), Ok(Wish::Version)));
    }

    #[test]
    fn what_cannot_be_understood_is_refused_with_its_name() {
        for (arguments, named) in [
            (&["--prot", "1"][..], "--prot"),
            (&["--port", "99999"], "99999"),
            (&["--clock", "sundial"], "sundial"),
            (&["--fault", "{"], "{"),
            (&["stray"], "stray"),
        ] {
            let message = options(arguments).unwrap_err().to_string();
            assert!(message.contains(named), "{message}");
        }
    }
}
