//! What the bodies of calls on events look like.

use crate::channel::NEW_CHANNELS;
use crate::chart::CATEGORY;
use crate::for_sale;
use crate::schema::{
    FLAG, Field, NON_EMPTY_TEXT, Shape, TEXT, integer, list, list_of, object, optional, required,
};
use crate::status_change::EXTRA_DATA;

const CATEGORY_KEY: Shape = Shape::Either(&[NON_EMPTY_TEXT, integer(i64::MIN, i64::MAX)]);

const TABLE_MODE: Shape = Shape::OneOf(&["BY_TABLE", "BY_SEAT"]);

const TABLES: Shape = Shape::Map(&TABLE_MODE);

const TABLE_BOOKING: Shape = object(&[
    required(
        "mode",
        Shape::OneOf(&["INHERIT", "CUSTOM", "ALL_BY_TABLE", "ALL_BY_SEAT"]),
    ),
    optional("tables", TABLES),
]);

pub(crate) const EVENT_KEY: Field = optional("eventKey", NON_EMPTY_TEXT);
pub(crate) const NAME: Field = optional("name", TEXT);
pub(crate) const DATE: Field = optional("date", Shape::Date);
pub(crate) const TABLE_BOOKING_CONFIG: Field = optional("tableBookingConfig", TABLE_BOOKING);
pub(crate) const OBJECT_CATEGORIES: Field = optional("objectCategories", Shape::Map(&CATEGORY_KEY));
pub(crate) const CATEGORIES: Field = optional("categories", list(&CATEGORY));
pub(crate) const CHANNELS: Field = optional("channels", NEW_CHANNELS);
pub(crate) const FOR_SALE_CONFIG: Field = optional("forSaleConfig", for_sale::CONFIG);
pub(crate) const CHART_KEY: Field = required("chartKey", NON_EMPTY_TEXT);
/// LEG-4, LEG-5.
pub(crate) const BOOK_WHOLE_TABLES: Field = optional("bookWholeTables", FLAG);
pub(crate) const TABLE_BOOKING_MODES: Field = optional("tableBookingModes", TABLES);
pub(crate) const SOCIAL_DISTANCING: Field = optional("socialDistancingRulesetKey", TEXT);

/// One event (EVT-9).
pub(super) const CREATE: Shape = object(&[
    CHART_KEY,
    EVENT_KEY,
    NAME,
    DATE,
    TABLE_BOOKING_CONFIG,
    OBJECT_CATEGORIES,
    CATEGORIES,
    CHANNELS,
    FOR_SALE_CONFIG,
    BOOK_WHOLE_TABLES,
    TABLE_BOOKING_MODES,
    SOCIAL_DISTANCING,
]);

const ONE_OF_MANY: Shape = object(&[
    EVENT_KEY,
    NAME,
    DATE,
    TABLE_BOOKING_CONFIG,
    OBJECT_CATEGORIES,
    CATEGORIES,
    CHANNELS,
    FOR_SALE_CONFIG,
    BOOK_WHOLE_TABLES,
    TABLE_BOOKING_MODES,
    SOCIAL_DISTANCING,
]);

/// Up to a hundred events (EVT-10).
pub(super) const CREATE_MULTIPLE: Shape =
    object(&[CHART_KEY, required("events", list_of(&ONE_OF_MANY, 1, 100))]);

/// EVT-12.
pub(super) const UPDATE: Shape = object(&[
    EVENT_KEY,
    NAME,
    DATE,
    TABLE_BOOKING_CONFIG,
    OBJECT_CATEGORIES,
    CATEGORIES,
    CHANNELS,
    optional("isInThePast", FLAG),
    optional("forSalePropagated", FLAG),
    optional("chartKey", NON_EMPTY_TEXT),
    BOOK_WHOLE_TABLES,
    TABLE_BOOKING_MODES,
    SOCIAL_DISTANCING,
]);

/// XTR-1.
pub(super) const EXTRA_DATA_OF_ONE: Shape = object(&[required("extraData", EXTRA_DATA)]);

/// XTR-2.
pub(super) const EXTRA_DATA_OF_MANY: Shape = object(&[required("extraData", Shape::Map(&EXTRA_DATA))]);
