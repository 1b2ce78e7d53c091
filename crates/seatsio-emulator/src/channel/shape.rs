//! What the bodies of channel calls look like.

use crate::schema::{Field, Shape, integer, list, object, optional, required};
use crate::schema::{NON_EMPTY_TEXT, TEXT};

/// Places of an area.
const PLACES: Shape = integer(0, 1_000_000_000);

pub(super) const OBJECTS: Field = optional("objects", list(&TEXT));
pub(super) const AREA_PLACES: Field = optional("areaPlaces", Shape::Map(&Shape::Nullable(&PLACES)));

/// A new channel.
pub(super) const NEW_CHANNEL: Shape = object(&[
    required("key", NON_EMPTY_TEXT),
    required("name", TEXT),
    optional("color", TEXT),
    optional("index", integer(i32::MIN as i64, i32::MAX as i64)),
    OBJECTS,
    AREA_PLACES,
]);

/// New channels.
pub(crate) const NEW_CHANNELS: Shape = list(&NEW_CHANNEL);

pub(super) const NEW_CHANNEL_OR_CHANNELS: Shape = Shape::Either(&[NEW_CHANNEL, NEW_CHANNELS]);

pub(super) const CONTENTS: Shape = object(&[OBJECTS, AREA_PLACES]);

pub(super) const UPDATE: Shape = object(&[
    optional("name", TEXT),
    optional("color", TEXT),
    OBJECTS,
    AREA_PLACES,
]);

pub(super) const REPLACE: Shape = object(&[required("channels", list(&REPLACED_CHANNEL))]);

/// .NET sends the channels back as it read them, ids included.
const REPLACED_CHANNEL: Shape = object(&[
    optional("id", TEXT),
    required("key", NON_EMPTY_TEXT),
    required("name", TEXT),
    optional("color", TEXT),
    optional("index", integer(i32::MIN as i64, i32::MAX as i64)),
    OBJECTS,
    AREA_PLACES,
]);

const LEGACY_CHANNEL: Shape = object(&[
    required("name", TEXT),
    required("color", TEXT),
    optional("index", integer(i32::MIN as i64, i32::MAX as i64)),
    OBJECTS,
]);

pub(super) const LEGACY_UPDATE: Shape = object(&[required("channels", Shape::Map(&LEGACY_CHANNEL))]);

const LABELS: Shape = list(&TEXT);

pub(super) const LEGACY_ASSIGN: Shape = object(&[required("channelConfig", Shape::Map(&LABELS))]);
