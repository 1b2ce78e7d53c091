//! The decision which fault strikes which request: pure, and the same for the same seed.

use super::{Fault, FaultRule, When};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// What the rules can tell one request from another by.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The operation, such as `events.book`; none when no operation has this path.
    pub operation: Option<&'a str>,
    /// The HTTP method.
    pub method: &'a str,
    /// The path as it is on the wire, without the query.
    pub path: &'a str,
}

/// A rule in force, with what it did so far.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ArmedRule {
    /// The number of the rule, by which it can be taken away again.
    pub id: u64,
    /// How many requests fitted so far.
    pub seen: u64,
    /// How often it struck so far.
    pub struck: u64,
    /// The rule.
    #[serde(flatten)]
    pub rule: FaultRule,
}

impl ArmedRule {
    fn concerns(&self, subject: &Subject<'_>) -> bool {
        let FaultRule {
            operation,
            method,
            path,
            ..
        } = &self.rule;
        operation.matches(subject.operation.unwrap_or_default())
            && method
                .as_deref()
                .is_none_or(|method| method.eq_ignore_ascii_case(subject.method))
            && path.as_ref().is_none_or(|path| path.matches(subject.path))
    }

    fn is_spent(&self) -> bool {
        self.rule.count.is_some_and(|count| self.struck >= count)
    }

    /// Draws from the seed, the rule and the number of the request alone, so that what other
    /// rules and other operations do never changes what this rule does.
    fn strikes(&mut self, seed: u64) -> bool {
        let turn = self.seen;
        self.seen = self.seen.saturating_add(1);
        let strikes =
            turn >= self.rule.skip && !self.is_spent() && draw(seed, self.id, turn) < self.rule.probability;
        self.struck += u64::from(strikes);
        strikes
    }
}

/// What is to be done with one request.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Verdict {
    /// How long it waits before it is carried out.
    pub delay_before: Duration,
    /// How long its answer waits after it was carried out.
    pub delay_after: Duration,
    /// What goes wrong with it, if anything does.
    pub fault: Option<Fault>,
    /// The numbers of the rules that struck.
    pub rules: Vec<u64>,
}

impl Verdict {
    fn add(&mut self, id: u64, fault: &Fault) {
        self.rules.push(id);
        match fault {
            Fault::Delay { milliseconds, when } => {
                let delay = match when {
                    When::Before => &mut self.delay_before,
                    When::After => &mut self.delay_after,
                };
                *delay = delay.saturating_add(Duration::from_millis(*milliseconds));
            }
            other => self.fault = Some(other.clone()),
        }
    }
}

/// The rules in force, in order.
///
/// Every delay that strikes is added up; the first other fault that strikes ends the search,
/// so that rules behind it neither strike nor count the request.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Faults {
    seed: u64,
    next_id: u64,
    rules: Vec<ArmedRule>,
}

impl Faults {
    /// No rules yet.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            seed,
            next_id: 1,
            rules: Vec::new(),
        }
    }

    /// Adds a rule behind the others and tells its number.
    pub fn add(&mut self, rule: FaultRule) -> u64 {
        let id = self.next_id;
        self.next_id += 1;
        self.rules.push(ArmedRule {
            id,
            seen: 0,
            struck: 0,
            rule,
        });
        id
    }

    /// Takes a rule away; false when there is none of that number.
    pub fn remove(&mut self, id: u64) -> bool {
        let before = self.rules.len();
        self.rules.retain(|armed| armed.id != id);
        self.rules.len() < before
    }

    /// Takes all rules away.
    pub fn clear(&mut self) {
        self.rules.clear();
    }

    /// The rules in force, with what each of them did so far.
    #[must_use]
    pub fn rules(&self) -> &[ArmedRule] {
        &self.rules
    }

    /// Decides about one request and counts it.
    pub fn decide(&mut self, subject: &Subject<'_>) -> Verdict {
        let mut verdict = Verdict::default();
        for armed in &mut self.rules {
            if armed.concerns(subject) && armed.strikes(self.seed) {
                verdict.add(armed.id, &armed.rule.fault);
                if verdict.fault.is_some() {
                    break;
                }
            }
        }
        verdict
    }
}

/// A number in 0..1 that depends on all three arguments.
fn draw(seed: u64, rule: u64, turn: u64) -> f64 {
    let mixed = mix(mix(mix(seed) ^ rule) ^ turn);
    // 53 bits are what an f64 holds without rounding, so 1.0 itself cannot come out.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    let fraction = (mixed >> 11) as f64 / (1_u64 << 53) as f64;
    fraction
}

/// One round of splitmix64.
pub(super) fn mix(state: u64) -> u64 {
    let mut z = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, option, prelude::*};

    const OPERATIONS: [&str; 3] = ["events.book", "events.hold", "charts.create"];

    fn faults() -> impl Strategy<Value = Fault> {
        prop_oneof![
            (0..50_u64).prop_map(|milliseconds| Fault::Delay {
                milliseconds,
                when: When::After
            }),
            Just(Fault::Reset { when: When::After }),
            Just(Fault::TooManyRequests { retry_after: None }),
        ]
    }

    fn rules() -> impl Strategy<Value = FaultRule> {
        let operation = prop_oneof![Just("*"), Just("events.*"), Just("charts.create")];
        (operation, faults(), 0..4_u64, option::of(0..5_u64), 0.0..=1.0_f64).prop_map(
            |(operation, fault, skip, count, probability)| FaultRule {
                count,
                ..FaultRule::on(operation, fault)
                    .skip(skip)
                    .probability(probability)
            },
        )
    }

    fn armed(seed: u64, rules: &[FaultRule]) -> Faults {
        let mut faults = Faults::new(seed);
        for rule in rules {
            faults.add(rule.clone());
        }
        faults
    }

    fn request(operation: &str) -> Subject<'_> {
        Subject {
            operation: Some(operation),
            method: "POST",
            path: "/x",
        }
    }

    fn history(faults: &mut Faults, calls: &[usize]) -> Vec<Verdict> {
        calls
            .iter()
            .map(|call| faults.decide(&request(OPERATIONS[*call])))
            .collect()
    }

    proptest! {
        #[test]
        fn the_same_seed_gives_the_same_decisions(
            seed: u64, rules in vec(rules(), 0..5), calls in vec(0..3_usize, 0..60),
        ) {
            let first = history(&mut armed(seed, &rules), &calls);
            let second = history(&mut armed(seed, &rules), &calls);
            prop_assert_eq!(first, second);
        }

        #[test]
        fn a_saved_state_goes_on_as_if_nothing_happened(
            seed: u64, rules in vec(rules(), 0..5), calls in vec(0..3_usize, 0..60), cut in 0..60_usize,
        ) {
            let (before, after) = calls.split_at(cut.min(calls.len()));
            let mut original = armed(seed, &rules);
            history(&mut original, before);
            let text = serde_json::to_string(&original).unwrap();
            let mut restored: Faults = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(history(&mut restored, after), history(&mut original, after));
        }

        #[test]
        fn no_rule_strikes_more_often_than_its_count_or_within_its_skip(
            seed: u64, rules in vec(rules(), 0..5), calls in vec(0..3_usize, 0..60),
        ) {
            let mut faults = armed(seed, &rules);
            history(&mut faults, &calls);
            for armed in faults.rules() {
                prop_assert!(armed.struck <= armed.rule.count.unwrap_or(u64::MAX));
                prop_assert!(armed.struck <= armed.seen.saturating_sub(armed.rule.skip));
            }
        }

        #[test]
        fn a_certain_rule_strikes_exactly_as_often_as_it_says(
            seed: u64, skip in 0..5_u64, count in 0..5_u64, calls in 0..20_u64,
        ) {
            let rule = FaultRule::on("*", Fault::Reset { when: When::Before }).skip(skip).count(count);
            let mut faults = armed(seed, &[rule]);
            let struck = (0..calls).filter(|_| faults.decide(&request("events.book")).fault.is_some()).count();
            prop_assert_eq!(struck as u64, count.min(calls.saturating_sub(skip)));
        }

        #[test]
        fn what_one_rule_does_never_depends_on_other_delays(
            seed: u64, others in 0..5_usize, calls in vec(0..3_usize, 1..60),
        ) {
            let rule = FaultRule::on("*", Fault::Reset { when: When::After }).probability(0.5);
            let mut alone = armed(seed, std::slice::from_ref(&rule));
            let mut accompanied = armed(seed, &[rule]);
            for _ in 0..others {
                accompanied.add(FaultRule::delay("*", Duration::from_millis(1)).probability(0.5));
            }
            let struck = |history: Vec<Verdict>| history.into_iter().map(|v| v.fault).collect::<Vec<_>>();
            prop_assert_eq!(struck(history(&mut alone, &calls)), struck(history(&mut accompanied, &calls)));
        }
    }

    #[test]
    fn a_probability_is_roughly_kept() {
        let rule = FaultRule::on("*", Fault::Reset { when: When::After }).probability(0.2);
        let mut faults = armed(7, &[rule]);
        let struck = (0..10_000)
            .filter(|_| faults.decide(&request("events.book")).fault.is_some())
            .count();
        assert!((1_800..2_200).contains(&struck), "{struck}");
    }

    #[test]
    fn delays_add_up_and_the_first_other_fault_wins() {
        let mut faults = armed(
            1,
            &[
                FaultRule::delay("*", Duration::from_millis(20)),
                FaultRule::delay("events.*", Duration::from_millis(5)),
                FaultRule::on("*", Fault::TooManyRequests { retry_after: None }),
                FaultRule::on("*", Fault::Reset { when: When::After }),
            ],
        );
        let verdict = faults.decide(&request("events.book"));
        assert_eq!(verdict.delay_before, Duration::from_millis(25));
        assert_eq!(verdict.fault, Some(Fault::TooManyRequests { retry_after: None }));
        assert_eq!(faults.rules()[3].seen, 0);
    }

    #[test]
    fn a_request_of_no_operation_is_struck_by_a_star_only() {
        let unknown = Subject {
            operation: None,
            method: "GET",
            path: "/nowhere",
        };
        let reset = Fault::Reset { when: When::Before };
        assert!(
            armed(1, &[FaultRule::on("*", reset.clone())])
                .decide(&unknown)
                .fault
                .is_some()
        );
        assert!(
            armed(1, &[FaultRule::on("events.*", reset)])
                .decide(&unknown)
                .fault
                .is_none()
        );
    }

    #[test]
    fn method_and_path_narrow_a_rule_down() {
        let rule = FaultRule::on("*", Fault::Reset { when: When::Before })
            .method("post")
            .path("/events/*");
        let strikes = |method, path| {
            let subject = Subject {
                operation: None,
                method,
                path,
            };
            armed(1, std::slice::from_ref(&rule))
                .decide(&subject)
                .fault
                .is_some()
        };
        assert!(strikes("POST", "/events/a"));
        assert!(!strikes("GET", "/events/a"));
        assert!(!strikes("POST", "/charts"));
    }

    #[test]
    fn a_removed_rule_strikes_no_more_and_its_number_is_not_given_again() {
        let mut faults = Faults::new(1);
        let id = faults.add(FaultRule::on("*", Fault::Reset { when: When::Before }));
        assert!(faults.remove(id));
        assert!(!faults.remove(id));
        assert!(faults.decide(&request("events.book")).fault.is_none());
        assert!(faults.add(FaultRule::delay("*", Duration::ZERO)) > id);
    }
}
