//! Dates: what is read, what is written, and what other libraries make of them.

use std::time::{Duration, SystemTime};

use proptest::prelude::*;
use seatsio_core::model::{LocalDate, Timestamp};

#[test]
fn a_moment_is_read_with_any_fraction_and_with_offsets() {
    let moment: Timestamp = "2017-05-05T10:58:44.500Z".parse().unwrap();
    for text in [
        "2017-05-05T10:58:44.5Z",
        "2017-05-05T10:58:44.500000Z",
        "2017-05-05T10:58:44.500000000Z",
        "2017-05-05T12:58:44.5+02:00",
        "2017-05-05T10:58:44.5",
    ] {
        assert_eq!(text.parse(), Ok(moment), "{text}");
    }
}

#[test]
fn what_is_no_date_is_refused() {
    for text in [
        "",
        "yesterday",
        "2017-13-01T00:00:00Z",
        "2017-05-05T25:00:00Z",
        "1494000000",
    ] {
        assert!(text.parse::<Timestamp>().is_err(), "{text}");
    }
    for text in ["", "2026-02-30", "20.07.2026", "2026-7-2"] {
        assert!(text.parse::<LocalDate>().is_err(), "{text}");
    }
    assert!(LocalDate::new(2026, 13, 1).is_err());
    assert!(LocalDate::new(2026, 200, 200).is_err());
}

#[test]
fn a_day_is_sent_as_the_api_writes_it() {
    let day = LocalDate::new(2026, 7, 2).unwrap();
    assert_eq!(serde_json::to_string(&day).unwrap(), "\"2026-07-02\"");
}

#[test]
fn a_moment_too_far_away_is_refused() {
    let far = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000_000);
    assert!(Timestamp::try_from(far).is_err());
    assert_eq!(Timestamp::from_unix_milliseconds(i64::MAX), None);
}

proptest! {
    #[test]
    fn a_moment_survives_being_written_and_read(milliseconds in -62_135_596_800_000_i64..253_402_300_799_000) {
        let moment = Timestamp::from_unix_milliseconds(milliseconds).unwrap();
        prop_assert_eq!(moment.to_string().parse(), Ok(moment));
        prop_assert_eq!(moment.unix_milliseconds(), milliseconds);
        let json = serde_json::to_string(&moment).unwrap();
        prop_assert_eq!(serde_json::from_str::<Timestamp>(&json).unwrap(), moment);
    }

    #[test]
    fn a_moment_survives_the_clock_of_the_system(seconds in 0_u64..253_402_300_799, nanoseconds in 0_u32..1_000_000_000) {
        let time = SystemTime::UNIX_EPOCH + Duration::new(seconds, nanoseconds);
        let moment = Timestamp::try_from(time).unwrap();
        prop_assert_eq!(SystemTime::from(moment), time);
    }

    #[test]
    fn no_text_makes_reading_dates_panic(text: String) {
        let _: Result<Timestamp, _> = text.parse();
        let day: Result<LocalDate, _> = text.parse();
        prop_assert!(day.is_err() || text.contains("-") || text.len() == 8);
    }

    #[cfg(all(feature = "jiff-02", feature = "time-03", feature = "chrono-04"))]
    #[test]
    fn other_libraries_agree(milliseconds in -62_135_596_800_000_i64..253_402_300_799_000) {
        let moment = Timestamp::from_unix_milliseconds(milliseconds).unwrap();

        let chrono = chrono::DateTime::<chrono::Utc>::try_from(moment).unwrap();
        prop_assert_eq!(chrono.timestamp_millis(), milliseconds);
        prop_assert_eq!(Timestamp::try_from(chrono), Ok(moment));

        let time = time::OffsetDateTime::try_from(moment).unwrap();
        prop_assert_eq!(time.unix_timestamp_nanos(), i128::from(milliseconds) * 1_000_000);
        prop_assert_eq!(Timestamp::try_from(time), Ok(moment));

        let jiff = jiff::Timestamp::from(moment);
        prop_assert_eq!(jiff.as_millisecond(), milliseconds);
        prop_assert_eq!(Timestamp::from(jiff), moment);

        let day = LocalDate::from(jiff.to_zoned(jiff::tz::TimeZone::UTC).date());
        prop_assert_eq!(chrono::NaiveDate::try_from(day).unwrap(), chrono.date_naive());
        prop_assert_eq!(time::Date::try_from(day).unwrap(), time.date());
        prop_assert_eq!(LocalDate::try_from(time.date()), Ok(day));
        prop_assert_eq!(LocalDate::try_from(chrono.date_naive()), Ok(day));
    }
}
