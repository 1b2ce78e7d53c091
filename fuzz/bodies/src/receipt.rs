//! Receipts that somebody has stored, and settling from them whatever the server answers.

use bytes::Bytes;
use seatsio_core::{
    Receipt,
    settle::{Settlement, Step},
};

/// More reads than any receipt of a few kilobytes can ask for.
const TOO_MANY: u32 = 10_000;

/// Reads the input up to the first NUL as a receipt, and settles it: what follows are the answers.
pub fn receipt(data: &[u8]) {
    let mut parts = data.split(|byte| *byte == 0);
    let Some(Ok(receipt)) = parts.next().map(serde_json::from_slice::<Receipt>) else {
        return;
    };
    let answers: Vec<_> = parts.map(Bytes::copy_from_slice).collect();
    let stored = serde_json::to_vec(&receipt).expect("JSON");
    let again: Receipt = serde_json::from_slice(&stored).expect("what it wrote");
    assert_eq!(again, receipt);
    if let Some(token) = receipt.hold_token().filter(|token| token.as_str().len() > 40) {
        assert!(
            !format!("{receipt:?}").contains(token.as_str()),
            "a token is printed"
        );
    }
    assert_eq!(settle(&receipt, &answers), settle(&again, &answers));
}

/// How it ends, as text: with a conclusion, with an answer that cannot be read, or with nothing to send.
fn settle(receipt: &Receipt, answers: &[Bytes]) -> String {
    let mut settlement = Settlement::new(receipt);
    let mut answers = answers.iter().cycle();
    loop {
        match settlement.next() {
            Ok(Step::Call(plan)) => {
                assert!(
                    plan.effect() == seatsio_core::Effect::Read,
                    "settling changes something"
                );
                let answer = answers
                    .next()
                    .cloned()
                    .unwrap_or_else(|| Bytes::from_static(b"{}"));
                if let Err(error) = settlement.answer(Ok(answer)) {
                    return error.to_string();
                }
            }
            Ok(Step::Finished(settled)) => return format!("{settled:?}"),
            Ok(_) => panic!("a step that nobody knows"),
            Err(error) => return error.to_string(),
        }
        assert!(settlement.reads() < TOO_MANY, "it never ends");
    }
}
