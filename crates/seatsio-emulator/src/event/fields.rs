//! The fields of an event as clients give them, in creation and in updates.

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::Value;

use super::{Event, Records, Role, TableBooking};
use crate::channel::{Channels, NewChannel};
use crate::chart::category_fields;
use crate::drawing::{Category, CategoryKey};
use crate::error::ApiError;
use crate::for_sale::{ForSaleConfig, Quota};
use crate::ids::Ids;
use crate::time::Time;

/// What a category is painted in when a client does not say.
const DEFAULT_COLOR: &str = "#8A8D91";

/// What a body says about an event. What is not given stays as it is (EVT-12).
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields {
    name: Option<String>,
    date: Option<String>,
    table_booking: Option<TableBooking>,
    categories: Option<Vec<Category>>,
    object_categories: Option<IndexMap<String, CategoryKey>>,
    channels: Option<Vec<NewChannel>>,
    for_sale: Option<ForSaleConfig>,
    is_in_the_past: Option<bool>,
}

impl Fields {
    /// Reads a body whose shape has been checked.
    pub(crate) fn read(body: &Value) -> Result<Self, ApiError> {
        let text = |name| given(body, name).and_then(Value::as_str).map(str::to_owned);
        if text("socialDistancingRulesetKey").is_some_and(|key| !key.is_empty()) {
            return Err(ApiError::not_emulated("Social distancing"));
        }
        Ok(Self {
            name: text("name"),
            date: text("date"),
            table_booking: table_booking(body),
            categories: body.get("categories").map(categories),
            object_categories: body.get("objectCategories").map(object_categories).transpose()?,
            channels: given(body, "channels").map(read).transpose()?,
            for_sale: given(body, "forSaleConfig").map(read).transpose()?,
            is_in_the_past: given(body, "isInThePast").and_then(Value::as_bool),
        })
    }

    /// The channels of an event after the change, if there is one.
    pub(crate) fn channels_of(&mut self, event: &Event, ids: &mut Ids) -> Result<Option<Channels>, ApiError> {
        let Some(new) = self.channels.take() else {
            return Ok(None);
        };
        event.check_has_own_channels()?;
        let mut channels = event.channels.clone();
        channels.replace(new, ids)?;
        Ok(Some(channels))
    }

    /// Writes the fields into an event, apart from its channels.
    pub(crate) fn set(self, event: &mut Event) {
        event.name = self.name.or(event.name.take());
        event.date = self.date.or(event.date.take());
        event.for_sale = self.for_sale.or(event.for_sale.take());
        event.is_in_the_past = self.is_in_the_past.unwrap_or(event.is_in_the_past);
        if let Some(table_booking) = self.table_booking {
            event.table_booking = table_booking;
        }
        if let Some(categories) = self.categories {
            event.categories = categories;
        }
        if let Some(categories) = self.object_categories {
            event.object_categories = categories;
        }
    }
}

impl Event {
    /// An event with defaults for everything (EVT-3); the key is generated when none is given.
    pub(crate) fn new(key: Option<&str>, chart_key: &str, role: Role, ids: &mut Ids, now: Time) -> Self {
        Self {
            id: ids.number(),
            key: key.map_or_else(|| ids.key(), str::to_owned),
            name: None,
            date: None,
            chart_key: chart_key.to_owned(),
            table_booking: TableBooking::default(),
            categories: Vec::new(),
            object_categories: IndexMap::new(),
            channels: Channels::default(),
            for_sale: None,
            for_sale_quota: Quota::default(),
            role,
            is_in_the_past: false,
            created_on: now,
            updated_on: None,
            records: Records::new(),
            log: Vec::new(),
            first_in_channel: IndexMap::new(),
        }
    }

    /// The same event with the fields of a body.
    pub(crate) fn with_fields(mut self, mut fields: Fields, ids: &mut Ids) -> Result<Self, ApiError> {
        if let Some(channels) = fields.channels_of(&self, ids)? {
            self.set_channels(channels, self.created_on);
        }
        fields.set(&mut self);
        Ok(self)
    }

    /// Gives the event other channels, and remembers when objects were first put into one, which counts as usage.
    pub(crate) fn set_channels(&mut self, channels: Channels, now: Time) {
        let objects = channels.list.iter().flat_map(|channel| &channel.objects);
        for label in objects.chain(channels.moved.keys()) {
            if !self.first_in_channel.contains_key(label) {
                self.first_in_channel.insert(label.clone(), now);
            }
        }
        self.channels = channels;
    }

    /// Events of a season share the season's channels (CHN-13).
    pub(crate) fn check_has_own_channels(&self) -> Result<(), ApiError> {
        match self.role.season() {
            None => Ok(()),
            Some(_) => Err(ApiError::general(format!(
                "The channels of {} are those of its season: edit them there",
                self.key
            ))),
        }
    }
}

/// Reads a value whose shape has been checked.
pub(crate) fn read<'a, T: Deserialize<'a>>(value: &'a Value) -> Result<T, ApiError> {
    T::deserialize(value).map_err(|error| ApiError::general(format!("#: {error}")))
}

fn given<'a>(body: &'a Value, name: &str) -> Option<&'a Value> {
    body.get(name).filter(|value| !value.is_null())
}

/// The present form, or one of the two old ones (LEG-4).
fn table_booking(body: &Value) -> Option<TableBooking> {
    if let Some(config) = given(body, "tableBookingConfig") {
        return Some(TableBooking::from_body(config));
    }
    if let Some(modes) = given(body, "tableBookingModes") {
        return Some(TableBooking::custom(modes));
    }
    let whole = given(body, "bookWholeTables")?.as_bool()?;
    Some(if whole {
        TableBooking::AllByTable
    } else {
        TableBooking::AllBySeat
    })
}

/// `{}`, `[]` and null all mean: none.
fn object_categories(categories: &Value) -> Result<IndexMap<String, CategoryKey>, ApiError> {
    if categories.is_object() {
        read(categories)
    } else {
        Ok(IndexMap::new())
    }
}

/// `[]` and null mean: none.
fn categories(categories: &Value) -> Vec<Category> {
    categories
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(category)
        .collect()
}

fn category(body: &Value) -> Option<Category> {
    let fields = category_fields(body)?;
    let color = fields.color.unwrap_or_else(|| DEFAULT_COLOR.to_owned());
    let accessible = fields.accessible.unwrap_or_default();
    Some(Category::new(
        fields.key,
        fields.label.unwrap_or_default(),
        color,
        accessible,
    ))
}
