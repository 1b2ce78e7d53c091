//! The whole state as one JSON document, and back.

use crate::{
    clock::ClockMode,
    emulator::{Emulator, lock},
    fault::Faults,
    latency::Latencies,
    world::World,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The form of the document; a document of another form is refused rather than half understood.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Written<'a> {
    version: u32,
    clock: ClockMode,
    faults: &'a Faults,
    latencies: &'a Latencies,
    world: &'a World,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    version: u32,
    clock: ClockMode,
    faults: Faults,
    latencies: Latencies,
    world: World,
}

/// A document that holds no state of an emulator.
#[derive(Debug)]
pub struct SnapshotError(Cause);

#[derive(Debug)]
enum Cause {
    Json(serde_json::Error),
    Version(u32),
}

impl fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Cause::Json(error) => write!(f, "not a snapshot of an emulator: {error}"),
            Cause::Version(version) => {
                write!(
                    f,
                    "a snapshot of version {version}; this emulator reads version {VERSION}"
                )
            }
        }
    }
}

impl std::error::Error for SnapshotError {}

impl From<serde_json::Error> for SnapshotError {
    fn from(error: serde_json::Error) -> Self {
        Self(Cause::Json(error))
    }
}

impl Emulator {
    /// The whole state as one JSON document: the world, the clock, faults and latencies. It
    /// holds the secret keys, or nobody could go on working with what is restored from it. The
    /// journal is not part of it.
    ///
    /// # Errors
    /// When the state cannot be written as JSON, which would be a fault of the emulator.
    pub fn snapshot(&self) -> Result<String, SnapshotError> {
        // Copied first, so that calls wait for the copy (which shares the drawings) and not for the writing.
        let world = lock(&self.0.world).clone();
        let (faults, latencies) = (lock(&self.0.faults).clone(), lock(&self.0.latencies).clone());
        let clock = self.0.clock.mode();
        let written = Written {
            version: VERSION,
            clock,
            faults: &faults,
            latencies: &latencies,
            world: &world,
        };
        Ok(serde_json::to_string(&written)?)
    }

    /// Puts the state of a snapshot in the place of the present one.
    ///
    /// # Errors
    /// When the text is not a snapshot; then nothing is changed.
    pub fn restore(&self, snapshot: &str) -> Result<(), SnapshotError> {
        let Read {
            version,
            clock,
            faults,
            latencies,
            world,
        } = serde_json::from_str(snapshot)?;
        if version != VERSION {
            return Err(SnapshotError(Cause::Version(version)));
        }
        *lock(&self.0.world) = world;
        *lock(&self.0.faults) = faults;
        *lock(&self.0.latencies) = latencies;
        self.0.clock.restore(clock);
        Ok(())
    }

    /// Goes back to the world as it was built, or as it was when [`Emulator::begin_here`] was
    /// called last. Clock, faults and latencies stay; the journal is cleared.
    pub fn reset(&self) {
        let beginning = lock(&self.0.beginning).clone();
        *lock(&self.0.world) = beginning;
        self.0.journal.clear();
    }

    /// Makes the present world the one that a reset goes back to.
    pub fn begin_here(&self) {
        let world = lock(&self.0.world).clone();
        *lock(&self.0.beginning) = world;
    }
}
