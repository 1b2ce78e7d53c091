//! Arguments about events: objects, channels, tables, what is for sale.

use crate::{
    args::{Args, set},
    charts::category_key,
};
use seatsio_core::model::{
    CategoryKey, ChannelCreationParams, Channels, EventKeys, ForSaleConfigParams, LocalDate,
    ObjectAndQuantity, ObjectRef, TableBookingConfig, TableBookingMode,
};
use serde_json::Value;
use std::collections::BTreeMap;

impl Args {
    /// One event key or several.
    pub fn event_keys(&self, name: &str) -> EventKeys {
        let keys = self.read_as(name, "an event key or a list of them", |value| {
            if let Value::String(key) = value {
                return Some(EventKeys::from(key));
            }
            let keys = value
                .as_array()?
                .iter()
                .map(|key| key.as_str().map(str::to_owned));
            keys.collect::<Option<Vec<_>>>().map(EventKeys::from)
        });
        keys.unwrap_or_else(|| {
            self.problem(format!("the argument {name} is missing"));
            EventKeys::from("")
        })
    }

    /// Objects: one or a list, each a label or an object.
    pub fn objects(&self, name: &str) -> Vec<ObjectRef> {
        match self.json(name) {
            Some(Value::Array(objects)) => objects
                .into_iter()
                .map(|object| self.object_ref(object))
                .collect(),
            Some(object) => vec![self.object_ref(object)],
            None => {
                self.problem(format!("the argument {name} is missing"));
                Vec::new()
            }
        }
    }

    fn object_ref(&self, value: Value) -> ObjectRef {
        match value {
            Value::String(label) => ObjectRef::new(label),
            Value::Object(values) => {
                let args = Args::new(values);
                let object = set!(
                    ObjectRef::new(args.needed("object_id")), args,
                    text ticket_type, number quantity, json extra_data
                );
                args.problems()
                    .into_iter()
                    .for_each(|problem| self.problem(problem));
                object
            }
            other => {
                self.problem(format!("{other} is no object"));
                ObjectRef::new("")
            }
        }
    }

    /// Whose objects may be touched; the two arguments of that client are one in ours.
    pub fn whose(&self, _: &str) -> Option<Channels> {
        let keys = self.texts("channel_keys").map(Channels::from);
        let ignore = self.flag("ignore_channels").map(|ignore| {
            if ignore {
                Channels::Ignored
            } else {
                Channels::Respected
            }
        });
        if keys.is_some() && ignore.is_some() {
            self.cannot("channels are either named or ignored: the API refuses both");
        }
        keys.or(ignore)
    }

    /// How many places of which area.
    pub fn places(&self, name: &str) -> Option<BTreeMap<String, u32>> {
        self.map(name, |places| places.as_u64()?.try_into().ok())
    }

    /// Categories by key or label.
    pub fn category_keys(&self, name: &str) -> Option<Vec<CategoryKey>> {
        self.read_as(name, "a list of category keys", |value| {
            value.as_array()?.iter().map(category_key).collect()
        })
    }

    /// Categories of single objects.
    pub fn object_categories(&self, name: &str) -> Option<BTreeMap<String, CategoryKey>> {
        self.map(name, category_key)
    }

    /// A day.
    pub fn date(&self, name: &str) -> Option<LocalDate> {
        self.read_as(name, "a day", |value| value.as_str()?.parse().ok())
    }

    /// An index among channels.
    pub fn index(&self, name: &str) -> Option<i64> {
        self.read_as(name, "a whole number", Value::as_i64)
    }

    /// Objects or places that are to be or not to be for sale.
    pub fn edits(&self, name: &str) -> Option<Vec<ObjectAndQuantity>> {
        self.each(
            name,
            |args| set!(ObjectAndQuantity::new(args.needed("object")), args, number quantity),
        )
    }

    /// Channels to be made.
    pub fn new_channels(&self, name: &str) -> Option<Vec<ChannelCreationParams>> {
        self.each(name, |args| {
            let channel = ChannelCreationParams::new(args.needed("key"), args.needed("name"));
            set!(channel, args, text color, index index, texts objects, places area_places)
        })
    }

    /// What is to be for sale.
    pub fn for_sale_config(&self, name: &str) -> Option<ForSaleConfigParams> {
        self.object(name, |args| {
            let config = ForSaleConfigParams::new(args.flag("for_sale").unwrap_or_default());
            set!(config, args, texts objects, places area_places, category_keys categories)
        })
    }

    /// How tables are booked.
    pub fn tables(&self, name: &str) -> Option<TableBookingConfig> {
        self.object(name, |args| {
            let tables = args.map("tables", |mode| mode.as_str().map(TableBookingMode::from));
            match args.needed("mode").as_str() {
                "INHERIT" => TableBookingConfig::Inherit,
                "ALL_BY_TABLE" => TableBookingConfig::AllByTable,
                "ALL_BY_SEAT" => TableBookingConfig::AllBySeat,
                "CUSTOM" => TableBookingConfig::custom(tables.unwrap_or_default()),
                _ => {
                    args.cannot("a mode of booking tables that the API does not have");
                    TableBookingConfig::Inherit
                }
            }
        })
    }
}
