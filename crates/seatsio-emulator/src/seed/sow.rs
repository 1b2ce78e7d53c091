//! Carries a seed out: every part of it is an ordinary call of the API.

use super::{Seed, SeedChart, SeedCompany, file::DrawingSource};
use crate::{
    demo,
    emulator::{Emulator, lock},
    time::Time,
    world::{CompanyKeys, World},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use http::{Request, header::AUTHORIZATION};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use std::fmt;

/// A company that came from a seed, and the keys to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct SeededCompany {
    /// The name in the seed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The number of the company, as in the journal.
    pub company: u64,
    /// The company admin key.
    pub admin_key: String,
    /// The secret key of the workspace.
    pub secret_key: String,
    /// The public key of the workspace.
    pub workspace_key: String,
    /// The keys of the charts.
    pub charts: Vec<String>,
}

impl From<CompanyKeys> for SeededCompany {
    fn from(keys: CompanyKeys) -> Self {
        Self {
            name: None,
            company: keys.company,
            admin_key: keys.admin_secret_key,
            secret_key: keys.workspace_secret_key,
            workspace_key: keys.workspace_key,
            charts: Vec::new(),
        }
    }
}

/// A seed that the emulator does not take. Nothing of it was carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeedError {
    place: String,
    problem: String,
}

impl SeedError {
    fn new(place: impl Into<String>, problem: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            problem: problem.into(),
        }
    }
}

impl fmt::Display for SeedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.problem)
    }
}

impl std::error::Error for SeedError {}

impl Emulator {
    /// Adds the companies of a seed, with everything in them, past faults, lanes and journal.
    ///
    /// # Errors
    /// When a part of it is refused; then nothing is changed.
    pub fn sow(&self, seed: &Seed) -> Result<Vec<SeededCompany>, SeedError> {
        let now = self.clock().now();
        let mut world = lock(&self.0.world);
        // Tried out on a copy, so that half a seed never takes root.
        let mut trial = world.clone();
        let sow = |(index, company)| sow_company(&mut trial, &format!("#/companies/{index}"), company, now);
        let companies = seed
            .companies
            .iter()
            .enumerate()
            .map(sow)
            .collect::<Result<_, _>>()?;
        *world = trial;
        Ok(companies)
    }
}

fn sow_company(
    world: &mut World,
    place: &str,
    company: &SeedCompany,
    now: Time,
) -> Result<SeededCompany, SeedError> {
    let mut seeded = SeededCompany::from(world.create_company(now));
    seeded.name.clone_from(&company.name);
    let key = seeded.secret_key.clone();
    for (index, chart) in company.charts.iter().enumerate() {
        let place = format!("{place}/charts/{index}");
        let drawing = drawing(chart).map_err(|problem| SeedError::new(&place, problem))?;
        upload(world, &key, &chart.key, drawing, now).map_err(|problem| SeedError::new(&place, problem))?;
        seeded.charts.push(chart.key.clone());
    }
    for (index, event) in company.events.iter().enumerate() {
        call(world, &key, "POST", "/events", event.to_string(), now)
            .map_err(|problem| SeedError::new(format!("{place}/events/{index}"), problem))?;
    }
    for (index, wanted) in company.calls.iter().enumerate() {
        let body = wanted.body.as_ref().map_or("", |body| body.get()).to_owned();
        call(world, &key, &wanted.method, &wanted.path, body, now)
            .map_err(|problem| SeedError::new(format!("{place}/calls/{index}"), problem))?;
    }
    Ok(seeded)
}

/// More seats than any venue has: a slip of the keyboard must not use up the memory.
const MOST_SEATS: u64 = 1_000_000;

fn drawing(chart: &SeedChart) -> Result<String, String> {
    let source = chart
        .source()
        .ok_or("expected exactly one of drawing, hall and stadium")?;
    if source.seats() > MOST_SEATS {
        return Err(format!("more than {MOST_SEATS} seats"));
    }
    Ok(match source {
        DrawingSource::Whole(drawing) => drawing.get().to_owned(),
        DrawingSource::Hall(hall) => demo::hall(hall.rows.into(), hall.seats_per_row.into()).to_string(),
        DrawingSource::Stadium(stadium) => demo::stadium(
            stadium.sections.into(),
            stadium.rows.into(),
            stadium.seats_per_row.into(),
        )
        .to_string(),
    })
}

/// Uploads a drawing as a chart with a key of one's own.
pub(super) fn upload(
    world: &mut World,
    secret_key: &str,
    chart_key: &str,
    drawing: String,
    now: Time,
) -> Result<(), String> {
    let path = format!(
        "/system/public/charts/{}",
        utf8_percent_encode(chart_key, NON_ALPHANUMERIC)
    );
    call(world, secret_key, "POST", &path, drawing, now)
}

fn call(
    world: &mut World,
    secret_key: &str,
    method: &str,
    path: &str,
    body: String,
    now: Time,
) -> Result<(), String> {
    let credentials = format!("Basic {}", STANDARD.encode(format!("{secret_key}:")));
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(AUTHORIZATION, credentials);
    let request = request
        .body(Bytes::from(body))
        .map_err(|error| error.to_string())?;
    let response = world.handle(&request, now);
    if response.status().is_success() {
        return Ok(());
    }
    Err(format!(
        "{} {}",
        response.status(),
        String::from_utf8_lossy(response.body())
    ))
}
