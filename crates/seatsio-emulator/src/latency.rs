//! How long operations take, by rule: nothing takes any time unless a rule says so.

use crate::fault::Pattern;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr, time::Duration};

/// How long the operations that fit a pattern take before they are carried out.
///
/// On the command line it is written `charts.create=15`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct LatencyRule {
    /// The operations concerned, such as `charts.create`, `events.*` or `*`.
    pub operation: Pattern,
    /// How long each of them takes.
    pub milliseconds: u64,
}

impl LatencyRule {
    /// Lets `operation` take `latency`.
    #[must_use]
    pub fn new(operation: impl Into<Pattern>, latency: Duration) -> Self {
        Self {
            operation: operation.into(),
            milliseconds: u64::try_from(latency.as_millis()).unwrap_or(u64::MAX),
        }
    }
}

/// The latency rules in force. The first that fits an operation counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Latencies(Vec<LatencyRule>);

impl Latencies {
    /// How long a request takes; none of the rules fits a request without an operation but `*`.
    #[must_use]
    pub fn of(&self, operation: Option<&str>) -> Duration {
        let fits = |rule: &&LatencyRule| rule.operation.matches(operation.unwrap_or_default());
        self.0
            .iter()
            .find(fits)
            .map_or(Duration::ZERO, |rule| Duration::from_millis(rule.milliseconds))
    }

    /// Adds a rule behind the others.
    pub fn add(&mut self, rule: LatencyRule) {
        self.0.push(rule);
    }

    /// The rules, in order.
    #[must_use]
    pub fn rules(&self) -> &[LatencyRule] {
        &self.0
    }
}

impl FromIterator<LatencyRule> for Latencies {
    fn from_iter<I: IntoIterator<Item = LatencyRule>>(rules: I) -> Self {
        Self(rules.into_iter().collect())
    }
}

/// A text that is not an operation, an equals sign and a number of milliseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LatencySyntaxError(String);

impl fmt::Display for LatencySyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:?} is no latency: expected an operation and milliseconds, as in charts.create=15",
            self.0
        )
    }
}

impl std::error::Error for LatencySyntaxError {}

impl FromStr for LatencyRule {
    type Err = LatencySyntaxError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (operation, milliseconds) = text
            .split_once('=')
            .ok_or_else(|| LatencySyntaxError(text.to_owned()))?;
        let number = milliseconds.strip_suffix("ms").unwrap_or(milliseconds).trim();
        let milliseconds = number.parse().map_err(|_| LatencySyntaxError(text.to_owned()))?;
        Ok(Self {
            operation: Pattern::from(operation.trim()),
            milliseconds,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn latencies(rules: &[&str]) -> Latencies {
        rules
            .iter()
            .map(|rule| rule.parse::<LatencyRule>().unwrap())
            .collect()
    }

    #[test]
    fn nothing_takes_time_without_a_rule() {
        assert_eq!(Latencies::default().of(Some("events.book")), Duration::ZERO);
    }

    #[test]
    fn the_first_rule_that_fits_counts() {
        let latencies = latencies(&["charts.create=15ms", "*=3"]);
        assert_eq!(latencies.of(Some("charts.create")), Duration::from_millis(15));
        assert_eq!(latencies.of(Some("events.book")), Duration::from_millis(3));
        assert_eq!(latencies.of(None), Duration::from_millis(3));
    }

    #[test]
    fn a_latency_without_a_number_is_refused() {
        assert!("charts.create".parse::<LatencyRule>().is_err());
        assert!("charts.create=soon".parse::<LatencyRule>().is_err());
    }
}
