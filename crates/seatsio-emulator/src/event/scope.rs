//! An event together with everything else that decides about its objects: drawing, season, hold tokens.

use crate::error_code::Code;
use http::StatusCode;

use super::table_booking::Mode;
use super::view::View;
use super::{Drafts, Event, Events, Role};
use crate::channel::{Channel, Effective, PARTITION_MARK};
use crate::drawing::{Category, Drawing, DrawnObject, Kind};
use crate::error::ApiError;
use crate::for_sale::ForSaleConfig;
use crate::season::Sources;
use crate::workspace::Workspace;

/// An event and its surroundings, all of them as they are at present.
#[derive(Debug)]
pub(crate) struct Scope<'a> {
    pub(crate) event: &'a Event,
    pub(crate) events: &'a Events,
    pub(crate) drawing: &'a Drawing,
    /// The top-level season of an event of a season or of a partial season.
    pub(crate) season: Option<&'a Event>,
    pub(crate) sources: Sources<'a>,
}

/// What a label means in an event.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Target<'a> {
    /// An object of the drawing, by its index.
    Drawn { index: usize, object: &'a DrawnObject },
    /// The places of an area that belong to a channel (CHN-12).
    Partition {
        index: usize,
        area: &'a DrawnObject,
        channel: &'a Channel,
    },
}

/// How many statuses an object has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Occupancy {
    /// One for the whole object.
    Whole,
    /// One for the whole object, booked for so many people (TAB-4).
    Variable { least: u32, most: u32 },
    /// One for each place.
    Places { capacity: u32 },
}

impl<'a> Scope<'a> {
    /// The event with a key, or EVENT_NOT_FOUND.
    pub(crate) fn of_key(workspace: &'a Workspace, key: &str) -> Result<Self, ApiError> {
        Self::of(workspace, workspace.event(key)?)
    }

    pub(crate) fn of(workspace: &'a Workspace, event: &'a Event) -> Result<Self, ApiError> {
        let events = &workspace.events;
        Ok(Self {
            event,
            events,
            drawing: &workspace.chart(&event.chart_key)?.published,
            season: event.role.season().and_then(|id| events.by_id(id)),
            sources: Sources::of(event, events),
        })
    }

    /// The event's objects as they will be with some changes.
    pub(crate) fn view<'b>(&'b self, drafts: &'b Drafts) -> View<'b>
    where
        'a: 'b,
    {
        View { scope: self, drafts }
    }

    /// The event's objects as they are.
    pub(crate) fn present(&self) -> View<'_> {
        static NONE: Drafts = Drafts::new();
        self.view(&NONE)
    }

    /// What a label means, or OBJECT_NOT_FOUND.
    pub(crate) fn find(&self, label: &str) -> Result<Target<'a>, ApiError> {
        if let Some(index) = self.drawing.find(label)
            && let Some(object) = self.drawing.objects.get(index)
        {
            return match self.is_bookable(object) {
                true => Ok(Target::Drawn { index, object }),
                false => Err(self.not_bookable_so(object)),
            };
        }
        self.partition(label).ok_or_else(|| {
            let message = format!(
                "Object not found: {label} is not on the chart of event {}",
                self.event.key
            );
            ApiError::new(StatusCode::NOT_FOUND, Code::ObjectNotFound, message)
        })
    }

    fn partition(&self, label: &str) -> Option<Target<'a>> {
        let (area, channel) = label.rsplit_once(PARTITION_MARK)?;
        let channel = self
            .channels()
            .by_id(channel)
            .filter(|channel| channel.area_places.contains_key(area))?;
        let index = self.drawing.find(area)?;
        let area = self
            .drawing
            .objects
            .get(index)
            .filter(|object| object.as_area().is_some())?;
        Some(Target::Partition { index, area, channel })
    }

    fn not_bookable_so(&self, object: &DrawnObject) -> ApiError {
        let (event, label) = (&self.event.key, &object.label);
        let reason = match object.kind {
            Kind::Table(_) => "its table is booked by seat",
            _ => "its table is booked as a whole",
        };
        let message =
            format!("Object not found: {label} cannot be addressed in event {event}, since {reason}");
        ApiError::new(StatusCode::NOT_FOUND, Code::ObjectNotFound, message)
    }

    /// Whether an object of the drawing can be booked as such in this event (TAB-2).
    pub(crate) fn is_bookable(&self, object: &DrawnObject) -> bool {
        let by_table = |table: &DrawnObject| {
            let drawn = table.as_table().is_some_and(|table| table.book_as_a_whole);
            self.event.table_booking.mode_of(&table.label, drawn) == Mode::ByTable
        };
        match object.kind {
            Kind::Table(_) => by_table(object),
            Kind::Seat(_) => self.drawing.table_of(object).is_none_or(|table| !by_table(table)),
            Kind::Area(_) | Kind::Booth => true,
        }
    }

    /// The channels that count here (CHN-13).
    pub(crate) fn channels(&self) -> Effective<'a> {
        Effective {
            season: self.season.map(|season| &season.channels),
            own: &self.event.channels,
        }
    }

    /// The season's for-sale configuration, if it counts here (SEA-8).
    pub(crate) fn season_for_sale(&self) -> Option<&'a ForSaleConfig> {
        let season = self
            .season
            .filter(|_| matches!(self.event.role, Role::InSeason { .. }))?;
        match season.role {
            Role::TopLevelSeason {
                for_sale_propagated: true,
                ..
            } => season.for_sale.as_ref(),
            _ => None,
        }
    }

    /// The category of an object in this event (EVT-8).
    pub(crate) fn category(&self, object: &'a DrawnObject) -> Option<&'a Category> {
        if self.event.object_categories.is_empty() {
            return self.drawing.category_of(object);
        }
        match self.event.object_categories.get(object.label.as_ref()) {
            None => self.drawing.category_of(object),
            Some(key) => self
                .category_by_key(&key.as_text())
                .or_else(|| self.drawing.category_of(object)),
        }
    }

    fn category_by_key(&self, key: &str) -> Option<&'a Category> {
        let own = self.event.categories.iter().find(|category| category.key.is(key));
        own.or_else(|| self.drawing.category(key))
    }
}

impl<'a> Target<'a> {
    /// The index in the drawing: of a partition, that of its area.
    pub(crate) const fn index(self) -> usize {
        match self {
            Self::Drawn { index, .. } | Self::Partition { index, .. } => index,
        }
    }

    pub(crate) const fn object(self) -> &'a DrawnObject {
        match self {
            Self::Drawn { object, .. } => object,
            Self::Partition { area, .. } => area,
        }
    }

    pub(crate) fn occupancy(self) -> Occupancy {
        match self {
            Self::Drawn { object, .. } => match &object.kind {
                Kind::Area(area) if !area.book_as_a_whole || area.variable_occupancy => Occupancy::Places {
                    capacity: area.capacity,
                },
                Kind::Table(table) if table.variable_occupancy => Occupancy::Variable {
                    least: table.min_occupancy.max(1),
                    most: table.num_seats,
                },
                _ => Occupancy::Whole,
            },
            Self::Partition { area, channel, .. } => {
                let places = channel
                    .area_places
                    .get(area.label.as_ref())
                    .copied()
                    .unwrap_or_default();
                Occupancy::Places { capacity: places }
            }
        }
    }
}
