//! Keys, ids, category keys and months: what they are made from and how they are written.

use proptest::prelude::*;
use seatsio_core::call::Cursor;
use seatsio_core::model::{
    CategoryKey, ChartId, ChartKey, EventKey, HoldToken, Month, Nullable, ObjectLabel, OrderId, SeasonKey,
    Secret, Text,
};
use serde_json::{Value, json};

#[test]
fn a_season_is_an_event() {
    let season = SeasonKey::from("season-2026");
    assert_eq!(EventKey::from(&season), EventKey::from("season-2026"));
    assert_eq!(SeasonKey::from(EventKey::from(season.clone())), season);
}

#[test]
fn keys_print_and_compare_as_their_text() {
    let key = ChartKey::from("abc");
    assert_eq!(key, "abc");
    assert_eq!(key.to_string(), "abc");
    assert_eq!(format!("{key:?}"), r#"ChartKey("abc")"#);
    assert_eq!(String::from(key), "abc");
}

#[test]
fn hold_tokens_and_secrets_are_not_printed() {
    assert_eq!(format!("{:?}", HoldToken::from("abc")), "HoldToken(…)");
    assert_eq!(HoldToken::from("abc").as_str(), "abc");
    assert_eq!(format!("{:?}", Some(Secret::from("abc"))), "Some(Secret(…))");
}

#[test]
fn maps_by_label_are_looked_up_by_text() {
    let places = std::collections::BTreeMap::from([(ObjectLabel::from("GA1"), 5)]);
    assert_eq!(places.get("GA1"), Some(&5));
}

#[test]
fn a_category_key_stays_what_it_is() {
    for (json, key) in [
        (json!(1), CategoryKey::from(1)),
        (json!("1"), CategoryKey::from("1")),
    ] {
        assert_eq!(serde_json::to_value(&key).unwrap(), json);
        assert_eq!(serde_json::from_value::<CategoryKey>(json).unwrap(), key);
    }
    assert_ne!(CategoryKey::from(1), CategoryKey::from("1"));
}

#[test]
fn what_is_no_category_key_is_refused() {
    for json in ["null", "true", "1.5", "18446744073709551615", "{}", "[]"] {
        assert!(serde_json::from_str::<CategoryKey>(json).is_err(), "{json}");
    }
}

#[test]
fn what_is_no_id_is_refused() {
    for json in ["null", "-1", "1.5", "\"\"", "\"12a\"", "\"-3\"", "{}"] {
        assert!(serde_json::from_str::<ChartId>(json).is_err(), "{json}");
    }
}

#[test]
fn months_are_written_with_two_digits() {
    assert_eq!(Month::new(2014, 2).to_string(), "2014-02");
    assert!(Month::new(2014, 2) < Month::new(2014, 11));
    assert_eq!(
        serde_json::from_str::<Month>(r#"{"month": 11, "year": 2014}"#).unwrap(),
        Month::new(2014, 11)
    );
}

#[test]
fn null_and_a_value_are_sent_as_such() {
    assert_eq!(serde_json::to_value(Nullable::<Text>::Null).unwrap(), Value::Null);
    assert_eq!(
        serde_json::to_value(Nullable::<OrderId>::from("o1")).unwrap(),
        json!("o1")
    );
    assert_eq!(Nullable::from(Some(3)).value(), Some(&3));
}

proptest! {
    #[test]
    fn any_text_comes_back_from_a_label(text: String) {
        let label = ObjectLabel::from(text.as_str());
        prop_assert_eq!(label.as_str(), &text);
        let json = serde_json::to_string(&label).unwrap();
        prop_assert_eq!(&json, &serde_json::to_string(&text).unwrap());
        prop_assert_eq!(serde_json::from_str::<ObjectLabel>(&json).unwrap(), label);
    }

    #[test]
    fn a_number_in_place_of_a_text_is_read_as_its_digits(number: i64) {
        let label: ObjectLabel = serde_json::from_str(&number.to_string()).unwrap();
        prop_assert_eq!(label.as_str(), number.to_string());
    }

    #[test]
    fn ids_are_read_from_numbers_and_digits_alike(number: u64) {
        let id: ChartId = serde_json::from_str(&number.to_string()).unwrap();
        prop_assert_eq!(id, serde_json::from_str(&format!("\"{number}\"")).unwrap());
        prop_assert_eq!(id.get(), number);
        prop_assert_eq!(serde_json::to_value(id).unwrap(), json!(number));
        prop_assert_eq!(Cursor::from(id), Cursor::from(number));
    }

    #[test]
    fn labels_are_ordered_as_their_texts(one: String, two: String) {
        prop_assert_eq!(ObjectLabel::from(&one).cmp(&ObjectLabel::from(&two)), one.cmp(&two));
    }
}
