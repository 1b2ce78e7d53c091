//! Requests to the emulator: all operations, most of them with all that their bodies can say.

use crate::service::known;
use seatsio_emulator::operations;

/// Operation, path arguments, query and body, with tabs between them. Most of them are carried out.
const WRITTEN: &str = include_str!("requests.txt");

/// A body of which every operation can use something if it ignores the rest.
const ANYTHING: &str = r#"{"events":["gala"],"status":"booked","objects":[{"objectId":"A-2","ticketType":"t","extraData":{"a":1}},{"objectId":"GA","quantity":2}],"orderId":"o","chartKey":"hall","key":"k","name":"n","label":"l","color":"c","holdToken":"TOKEN","expiresInMinutes":1}"#;

/// The keys of the company and of the system, and a service that ignores what it does not know.
const COMPANY: u8 = 0;
const SYSTEM: u8 = 2 << 2;
const LENIENT: u8 = 1;

pub(super) fn requests() -> Vec<Vec<u8>> {
    let mut requests = Vec::new();
    for (number, operation) in (0..).zip(operations()) {
        let of_this = WRITTEN
            .lines()
            .filter_map(|line| line.strip_prefix(operation.name)?.strip_prefix('\t'));
        let before = requests.len();
        requests.extend(of_this.map(|line| request(number, COMPANY, &line.replace('\t', "\n"))));
        if requests.len() == before {
            requests.push(request(number, COMPANY, "\n\n"));
            requests.push(request(number, SYSTEM, "\n\n"));
        }
        requests.push(request(number, LENIENT, &format!("\n\n{ANYTHING}")));
    }
    requests
}

fn request(number: u8, flags: u8, lines: &str) -> Vec<u8> {
    let lines = lines.replace("TOKEN", known("holdToken"));
    [&[number, flags], lines.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emulator_request::answer;

    #[test]
    fn every_written_request_is_an_operations_and_most_are_carried_out() {
        let names: Vec<_> = operations().iter().map(|operation| operation.name).collect();
        let mut refused = Vec::new();
        for line in WRITTEN.lines() {
            let (name, lines) = line.split_once('\t').expect("a name");
            let number = names.iter().position(|known| *known == name).expect(name);
            let request = request(number as u8, COMPANY, &lines.replace('\t', "\n"));
            let answer = answer(&request).expect("a request");
            if !answer.status().is_success() {
                refused.push((name, answer.into_body()));
            }
        }
        assert!(refused.len() < 3, "{refused:#?}");
    }
}
