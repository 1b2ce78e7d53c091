//! What the bodies of status changes look like.

use crate::schema::{
    FLAG, Field, NON_EMPTY_TEXT, Shape, TEXT, integer, list, list_of, object, optional, required,
};

pub(crate) const LABELS: Shape = list(&TEXT);
pub(crate) const KEYS: Shape = list_of(&NON_EMPTY_TEXT, 1, usize::MAX);

/// Any JSON object.
pub(crate) const EXTRA_DATA: Shape = Shape::Map(&Shape::Nullable(&Shape::Any));

const OBJECT: Shape = Shape::Either(&[
    NON_EMPTY_TEXT,
    object(&[
        required("objectId", NON_EMPTY_TEXT),
        optional("ticketType", TEXT),
        optional("quantity", integer(1, 1_000_000_000)),
        optional("extraData", EXTRA_DATA),
    ]),
]);

const OBJECTS: Shape = list_of(&OBJECT, 1, usize::MAX);
const EVENTS: Field = required("events", KEYS);
const HOLD_TOKEN: Field = optional("holdToken", NON_EMPTY_TEXT);
const ORDER_ID: Field = optional("orderId", TEXT);
const KEEP_EXTRA_DATA: Field = optional("keepExtraData", FLAG);
const IGNORE_CHANNELS: Field = optional("ignoreChannels", FLAG);
const CHANNEL_KEYS: Field = optional("channelKeys", LABELS);
const ALLOWED: Field = optional("allowedPreviousStatuses", LABELS);
const REJECTED: Field = optional("rejectedPreviousStatuses", LABELS);
const LISTING: Field = optional("resaleListingId", TEXT);
const STATUS: Field = optional("status", NON_EMPTY_TEXT);
const SEASON: Field = optional("season", NON_EMPTY_TEXT);
const SOCIAL_DISTANCING: Field = optional("ignoreSocialDistancing", FLAG);
const TYPE: Field = optional("type", Shape::OneOf(&["CHANGE_STATUS_TO", "RELEASE"]));
const BATCH_TYPE: Field = optional(
    "type",
    Shape::OneOf(&[
        "CHANGE_STATUS_TO",
        "RELEASE",
        "OVERRIDE_SEASON_STATUS",
        "USE_SEASON_STATUS",
    ]),
);
const SOME_OBJECTS: Field = required("objects", OBJECTS);
const PERHAPS_OBJECTS: Field = optional("objects", OBJECTS);
const BEST_AVAILABLE: Field = optional("bestAvailable", BEST_AVAILABLE_OBJECT);

const BEST_AVAILABLE_OBJECT: Shape = object(&[
    required("number", integer(1, 1_000_000)),
    optional(
        "categories",
        list(&Shape::Either(&[TEXT, integer(i64::MIN, i64::MAX)])),
    ),
    optional("zone", TEXT),
    optional("sections", LABELS),
    optional("extraData", list(&Shape::Nullable(&EXTRA_DATA))),
    optional("ticketTypes", list(&Shape::Nullable(&TEXT))),
    optional("tryToPreventOrphanSeats", FLAG),
    optional("accessibleSeats", integer(0, 1_000_000)),
]);

/// Objects in several events (STA-1).
pub(super) const GROUP: Shape = object(&[
    EVENTS,
    SOME_OBJECTS,
    TYPE,
    STATUS,
    HOLD_TOKEN,
    ORDER_ID,
    KEEP_EXTRA_DATA,
    IGNORE_CHANNELS,
    CHANNEL_KEYS,
    ALLOWED,
    REJECTED,
    LISTING,
    SEASON,
    SOCIAL_DISTANCING,
]);

/// The same with the status in the path.
pub(super) const GROUP_ACTION: Shape = object(&[
    EVENTS,
    SOME_OBJECTS,
    HOLD_TOKEN,
    ORDER_ID,
    KEEP_EXTRA_DATA,
    IGNORE_CHANNELS,
    CHANNEL_KEYS,
    SOCIAL_DISTANCING,
]);

/// Objects in one event, or the best available ones (STA-7, BST-1).
pub(super) const SINGLE: Shape = object(&[
    PERHAPS_OBJECTS,
    BEST_AVAILABLE,
    TYPE,
    STATUS,
    HOLD_TOKEN,
    ORDER_ID,
    KEEP_EXTRA_DATA,
    IGNORE_CHANNELS,
    CHANNEL_KEYS,
    ALLOWED,
    REJECTED,
    LISTING,
    SOCIAL_DISTANCING,
]);

/// The same with the status in the path.
pub(super) const SINGLE_ACTION: Shape = object(&[
    PERHAPS_OBJECTS,
    BEST_AVAILABLE,
    HOLD_TOKEN,
    ORDER_ID,
    KEEP_EXTRA_DATA,
    IGNORE_CHANNELS,
    CHANNEL_KEYS,
    LISTING,
    SOCIAL_DISTANCING,
]);

/// Several changes as one (STA-5).
pub(super) const BATCH: Shape = object(&[required("statusChanges", list_of(&ENTRY, 1, usize::MAX))]);

const ENTRY: Shape = object(&[
    required("event", NON_EMPTY_TEXT),
    SOME_OBJECTS,
    BATCH_TYPE,
    STATUS,
    SEASON,
    HOLD_TOKEN,
    ORDER_ID,
    KEEP_EXTRA_DATA,
    IGNORE_CHANNELS,
    CHANNEL_KEYS,
    ALLOWED,
    REJECTED,
    LISTING,
    SOCIAL_DISTANCING,
]);
