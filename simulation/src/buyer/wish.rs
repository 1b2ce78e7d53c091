//! What a buyer would like to have, drawn by chance.

use crate::{
    deed::What,
    dice::Dice,
    hall::{AREAS, EVENTS, ROWS, SEATS, TABLES},
};
use serde::{Deserialize, Serialize};

/// What a buyer would like, and how to get it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Wish {
    pub(super) what: What,
    pub(super) events: Vec<String>,
    pub(super) holds_first: bool,
    pub(super) extends: bool,
    pub(super) changes_mind: bool,
}

impl Wish {
    pub(super) fn draw(dice: &mut Dice) -> Self {
        let kind = dice.number(0, 99);
        let event = vec![EVENTS[dice.below(EVENTS.len())].to_owned()];
        let holds_first = dice.chance(0.8);
        let (what, events) = match kind {
            0..45 => (seats(dice), event),
            45..52 => (seats(dice), EVENTS.map(str::to_owned).to_vec()),
            52..60 => {
                let table = format!("T{}", dice.below(TABLES) + 1);
                (What::Objects(vec![table]), event)
            }
            60..80 => {
                let (area, _) = AREAS[dice.below(AREAS.len())];
                (What::Places(area.to_owned(), dice.number(1, 5)), event)
            }
            _ => (What::Best(dice.number(1, 4)), event),
        };
        Self {
            // Counted places and chosen seats without a hold are told by the order id alone, if at all.
            holds_first: holds_first || (!matches!(what, What::Objects(_)) && dice.chance(0.8)),
            what,
            events,
            extends: dice.chance(0.2),
            changes_mind: dice.chance(0.05),
        }
    }
}

/// One to four seats beside each other; the front rows are wanted most.
fn seats(dice: &mut Dice) -> What {
    let row = ROWS[dice.below(ROWS.len()).min(dice.below(ROWS.len()))];
    let number = dice.below(4) + 1;
    let first = dice.below(SEATS - number + 1) + 1;
    let labels = (first..first + number).map(|seat| format!("{row}-{seat}"));
    What::Objects(labels.collect())
}
