//! The program as it is started by somebody: how soon it answers, how big it is.

use std::{
    env, fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

pub(crate) struct Program {
    pub(crate) first_answer: Duration,
    pub(crate) megabytes_idle: f64,
    pub(crate) megabytes_stripped: f64,
}

/// Nothing when the program was not built in release.
pub(crate) fn measure() -> Option<Program> {
    let binary = binary()?;
    let mut starts: Vec<(Duration, f64)> = (0..15).map(|_| start(&binary)).collect();
    starts.sort_by_key(|(first_answer, _)| *first_answer);
    let (first_answer, megabytes_idle) = starts[starts.len() / 2];
    Some(Program {
        first_answer,
        megabytes_idle,
        megabytes_stripped: stripped(&binary),
    })
}

/// Beside this bench, two folders up.
fn binary() -> Option<PathBuf> {
    let own = env::current_exe().ok()?;
    let binary = own.parent()?.parent()?.join("seatsio-emulator");
    binary.exists().then_some(binary)
}

fn start(binary: &Path) -> (Duration, f64) {
    let start = Instant::now();
    let program = Command::new(binary)
        .args(["--port", "0"])
        .stdout(Stdio::piped())
        .spawn();
    let mut program = Running(program.expect("a program"));
    let output = program.0.stdout.take().expect("a pipe");
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line).expect("a greeting");
    let address = line.trim().rsplit("//").next().unwrap_or_default().to_owned();
    let mut stream = TcpStream::connect(address).expect("a server that listens");
    stream
        .write_all(b"GET /charts HTTP/1.1\r\nhost: localhost\r\n\r\n")
        .expect("a server that listens");
    let mut first = [0; 12];
    stream.read_exact(&mut first).expect("an answer");
    let first_answer = start.elapsed();
    (first_answer, resident_megabytes(program.0.id()))
}

/// Ends with its handle, whatever happens to the bench.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Only Linux tells.
fn resident_megabytes(id: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = kilobytes.and_then(|text| text.trim().strip_suffix(" kB")?.parse::<f64>().ok());
    kilobytes.unwrap_or(f64::NAN) / 1024.0
}

fn stripped(binary: &Path) -> f64 {
    let copy = env::temp_dir().join(format!("seatsio-emulator-{}", std::process::id()));
    let stripped = Command::new("strip").arg("-o").arg(&copy).arg(binary).status();
    let bytes = match stripped {
        Ok(status) if status.success() => fs::metadata(&copy),
        _ => fs::metadata(binary),
    };
    let _ = fs::remove_file(&copy);
    bytes.map_or(f64::NAN, |bytes| bytes.len() as f64 / 1e6)
}
