//! What the bodies of season calls look like.

use crate::event::shape::{
    CATEGORIES, CHANNELS, CHART_KEY, FOR_SALE_CONFIG, NAME, OBJECT_CATEGORIES, TABLE_BOOKING_CONFIG,
};
use crate::schema::{FLAG, Field, NON_EMPTY_TEXT, Shape, integer, list, list_of, object, optional, required};

const KEY: Field = optional("key", NON_EMPTY_TEXT);
const EVENT_KEYS: Field = optional("eventKeys", list(&NON_EMPTY_TEXT));
const NUMBER_OF_EVENTS: Field = optional("numberOfEvents", integer(0, 1000));

/// SEA-2.
pub(super) const CREATE: Shape = object(&[
    CHART_KEY,
    KEY,
    NAME,
    NUMBER_OF_EVENTS,
    EVENT_KEYS,
    TABLE_BOOKING_CONFIG,
    OBJECT_CATEGORIES,
    CATEGORIES,
    CHANNELS,
    FOR_SALE_CONFIG,
    optional("forSalePropagated", FLAG),
]);

/// SEA-4.
pub(super) const CREATE_EVENTS: Shape = object(&[EVENT_KEYS, NUMBER_OF_EVENTS]);

/// SEA-5.
pub(super) const CREATE_PARTIAL: Shape = object(&[KEY, NAME, EVENT_KEYS]);

pub(super) const ADD_EVENTS: Shape =
    object(&[required("eventKeys", list_of(&NON_EMPTY_TEXT, 1, usize::MAX))]);

/// SEA-11.
pub(super) const OVERRIDE: Shape = object(&[
    required("objects", list_of(&NON_EMPTY_TEXT, 1, usize::MAX)),
    optional("season", NON_EMPTY_TEXT),
]);
