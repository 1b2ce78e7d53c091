//! Counting what was equal, and the table that is printed.

use crate::{
    compare::Request,
    vectors::{Vector, Vectors},
};
use seatsio_core::operations;
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

/// How a vector came out.
pub enum Verdict {
    /// The same requests.
    Equal,
    /// Other requests, for a reason, and those that were expected.
    OnPurpose(String),
    /// Our types cannot say this, for a reason.
    NotRepresentable(String),
    /// No mapping knows the operation.
    UnknownOperation(String),
    /// Something else was sent than expected, or the mapping does not know an argument.
    Different(String),
}

/// The vectors counted.
#[derive(Default)]
pub struct Tally {
    operations: BTreeMap<String, Counts>,
    reasons: BTreeMap<String, u32>,
    failures: Vec<String>,
    reached: BTreeSet<(&'static str, &'static str)>,
}

#[derive(Clone, Copy, Default)]
struct Counts {
    equal: u32,
    on_purpose: u32,
    not_representable: u32,
    different: u32,
    unknown: u32,
}

impl Tally {
    pub fn add(&mut self, vector: &Vector, verdict: Verdict) {
        let counts = self.operations.entry(vector.operation.clone()).or_default();
        match verdict {
            Verdict::Equal => counts.equal += 1,
            Verdict::OnPurpose(reason) => {
                counts.on_purpose += 1;
                *self.reasons.entry(reason).or_default() += 1;
            }
            Verdict::NotRepresentable(reason) => {
                counts.not_representable += 1;
                *self
                    .reasons
                    .entry(format!("not representable: {reason}"))
                    .or_default() += 1;
            }
            Verdict::UnknownOperation(operation) => {
                counts.unknown += 1;
                self.failures
                    .push(format!("{}: no mapping knows {operation}", vector.id));
            }
            Verdict::Different(how) => {
                counts.different += 1;
                self.failures.push(format!("{}: {how}", vector.id));
            }
        }
    }

    /// Notes which of our endpoints the requests went to.
    pub fn reach(&mut self, requests: &[Request]) {
        self.reached.extend(requests.iter().filter_map(endpoint));
    }

    /// Notes differences that are about no vector.
    pub fn unused(&mut self, ids: Vec<String>) {
        let unused = ids
            .into_iter()
            .map(|id| format!("{id}: a difference is listed, but there is no such vector"));
        self.failures.extend(unused);
    }

    pub fn failures(&self) -> &[String] {
        &self.failures
    }

    /// A line for each operation, a sum, and the reasons.
    pub fn table(&self, vectors: &Vectors) -> String {
        let mut text = String::from("\n");
        let mut line = |name: &str, counts: Counts| {
            let _ = writeln!(
                text,
                "{name:<56} {:>6} {:>11} {:>18} {:>10} {:>8}",
                counts.equal, counts.on_purpose, counts.not_representable, counts.different, counts.unknown
            );
        };
        let mut sum = Counts::default();
        for (name, counts) in &self.operations {
            line(name, *counts);
            sum.equal += counts.equal;
            sum.on_purpose += counts.on_purpose;
            sum.not_representable += counts.not_representable;
            sum.different += counts.different;
            sum.unknown += counts.unknown;
        }
        line(&format!("all {} operations", self.operations.len()), sum);
        let head = format!(
            "\n{} {}: {} vectors\n{:<56} {:>6} {:>11} {:>18} {:>10} {:>8}",
            vectors.client,
            vectors.version,
            vectors.vectors.len(),
            "operation",
            "equal",
            "on purpose",
            "not representable",
            "different",
            "unknown"
        );
        text.insert_str(0, &head);
        let endpoints: BTreeSet<_> = operations()
            .map(|spec| (spec.method.as_str(), spec.path))
            .collect();
        let _ = writeln!(
            text,
            "{} of our {} endpoints (method and path) were called",
            self.reached.len(),
            endpoints.len()
        );
        for (reason, count) in &self.reasons {
            let _ = writeln!(text, "{count:>5} {reason}");
        }
        text
    }
}

/// The endpoint of ours that a request went to: of those that fit, the one that says most.
fn endpoint(request: &Request) -> Option<(&'static str, &'static str)> {
    operations()
        .filter(|spec| spec.method == request.method.as_str() && fits(spec.path, &request.path))
        .map(|spec| (spec.method.as_str(), spec.path))
        .min_by_key(|(_, path)| (path.matches('{').count(), Reverse(path.len())))
}

fn fits(template: &str, path: &str) -> bool {
    let hole = |segment: &str| segment.starts_with('{') && segment.ends_with('}');
    template.split('/').count() == path.split('/').count()
        && template
            .split('/')
            .zip(path.split('/'))
            .all(|(template, segment)| {
                hole(template)
                    || template == segment
                    || template
                        .split_once('}')
                        .is_some_and(|(_, suffix)| !suffix.is_empty() && segment.ends_with(suffix))
            })
}
