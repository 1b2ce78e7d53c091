//! What reports group objects by.

use crate::info::ObjectInfo;

/// A question that a report asks about each object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Dimension {
    Label,
    Status,
    ObjectType,
    CategoryKey,
    CategoryLabel,
    OrderId,
    Section,
    Zone,
    Availability,
    AvailabilityReason,
    Channel,
    /// Availability by its name of 2021 (LEG-6).
    Selectability,
}

impl Dimension {
    const ALL: [Self; 12] = [
        Self::Label,
        Self::Status,
        Self::ObjectType,
        Self::CategoryKey,
        Self::CategoryLabel,
        Self::OrderId,
        Self::Section,
        Self::Zone,
        Self::Availability,
        Self::AvailabilityReason,
        Self::Channel,
        Self::Selectability,
    ];

    /// The dimensions of event summaries (REP-7).
    pub(crate) const OF_EVENT_SUMMARIES: [Self; 10] = [
        Self::Status,
        Self::ObjectType,
        Self::CategoryKey,
        Self::CategoryLabel,
        Self::Section,
        Self::Zone,
        Self::Availability,
        Self::AvailabilityReason,
        Self::Channel,
        Self::Selectability,
    ];

    /// The dimensions of chart summaries (CRP-6).
    pub(crate) const OF_CHART_SUMMARIES: [Self; 5] = [
        Self::ObjectType,
        Self::CategoryKey,
        Self::CategoryLabel,
        Self::Section,
        Self::Zone,
    ];

    /// The dimension that a report type names.
    pub(crate) fn of_report(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dimension| dimension.as_str() == name)
    }

    /// Whether reports on charts, which have no state, know it (CRP-1).
    pub(crate) fn is_drawn(self) -> bool {
        self == Self::Label || Self::OF_CHART_SUMMARIES.contains(&self)
    }

    /// The name on the wire.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Label => "byLabel",
            Self::Status => "byStatus",
            Self::ObjectType => "byObjectType",
            Self::CategoryKey => "byCategoryKey",
            Self::CategoryLabel => "byCategoryLabel",
            Self::OrderId => "byOrderId",
            Self::Section => "bySection",
            Self::Zone => "byZone",
            Self::Availability => "byAvailability",
            Self::AvailabilityReason => "byAvailabilityReason",
            Self::Channel => "byChannel",
            Self::Selectability => "bySelectability",
        }
    }

    /// The group of an object, with the names for "none" of REP-3.
    pub(crate) fn group<'i>(self, info: &'i ObjectInfo<'_>) -> &'i str {
        let event = info.event.as_ref();
        match self {
            Self::Label => info.label(),
            Self::Status => event.map_or("free", |event| event.status),
            Self::ObjectType => info.object.object_type().as_str(),
            Self::CategoryKey => info.category.map_or(NO_CATEGORY, |category| &category.key_text),
            Self::CategoryLabel => info.category.map_or(NO_CATEGORY, |category| &category.label),
            Self::OrderId => event.and_then(|event| event.order_id).unwrap_or("NO_ORDER_ID"),
            Self::Section => info.section().unwrap_or("NO_SECTION"),
            Self::Zone => info
                .drawing
                .zone_of(info.object)
                .map_or(NO_ZONE, |zone| &zone.key),
            Self::Availability => availability(event.is_none_or(|event| event.is_available)),
            Self::AvailabilityReason => event.map_or("available", |event| event.availability_reason),
            Self::Channel => event.and_then(|event| event.channel).unwrap_or(NO_CHANNEL),
            Self::Selectability => selectability(event.is_none_or(|event| event.is_available)),
        }
    }
}

pub(super) const NO_CATEGORY: &str = "NO_CATEGORY";
pub(super) const NO_ZONE: &str = "NO_ZONE";
pub(super) const NO_CHANNEL: &str = "NO_CHANNEL";

pub(super) const fn availability(is_available: bool) -> &'static str {
    if is_available {
        "available"
    } else {
        "not_available"
    }
}

pub(super) const fn selectability(is_available: bool) -> &'static str {
    if is_available {
        "selectable"
    } else {
        "not_selectable"
    }
}
