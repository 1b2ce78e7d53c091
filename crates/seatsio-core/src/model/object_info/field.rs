//! The keys of an object info, and what they stand for.

use crate::model::object_info::flags::Flag;
use crate::model::object_info::info::{place, sale};
use crate::model::object_info::read::RareField;

/// What a key stands for.
#[derive(Clone, Copy)]
pub(super) enum Field {
    Label,
    Labels,
    Ids,
    Floor,
    LeftNeighbour,
    RightNeighbour,
    DistanceToFocalPoint,
    Status,
    AvailabilityReason,
    ExtraData,
    SeasonStatusOverriddenQuantity,
    /// A text that neighbours have in common.
    Place(usize),
    /// A text that the objects of an order have in common.
    Sale(usize),
    /// Yes or no.
    Flag(Flag),
    /// What only some objects have.
    Rare(RareField),
    Unknown,
}

const FIELDS: [(&str, Field); 50] = [
    ("label", Field::Label),
    ("labels", Field::Labels),
    ("ids", Field::Ids),
    ("status", Field::Status),
    ("categoryLabel", Field::Place(place::CATEGORY_LABEL)),
    ("categoryKey", Field::Place(place::CATEGORY_KEY)),
    ("ticketType", Field::Sale(sale::TICKET_TYPE)),
    ("orderId", Field::Sale(sale::ORDER_ID)),
    ("objectType", Field::Place(place::OBJECT_TYPE)),
    ("areaType", Field::Place(place::AREA_TYPE)),
    ("tableType", Field::Place(place::TABLE_TYPE)),
    ("forSale", Field::Flag(Flag::ForSale)),
    ("section", Field::Place(place::SECTION)),
    ("entrance", Field::Place(place::ENTRANCE)),
    ("zone", Field::Place(place::ZONE)),
    ("floor", Field::Floor),
    ("capacity", Field::Rare(RareField::Capacity)),
    ("numBooked", Field::Rare(RareField::NumBooked)),
    ("numFree", Field::Rare(RareField::NumFree)),
    ("numHeld", Field::Rare(RareField::NumHeld)),
    ("numNotForSale", Field::Rare(RareField::NumNotForSale)),
    ("numSeats", Field::Rare(RareField::NumSeats)),
    ("bookAsAWhole", Field::Flag(Flag::BookAsAWhole)),
    ("variableOccupancy", Field::Flag(Flag::VariableOccupancy)),
    ("minOccupancy", Field::Rare(RareField::MinOccupancy)),
    ("maxOccupancy", Field::Rare(RareField::MaxOccupancy)),
    ("holds", Field::Rare(RareField::Holds)),
    ("holdToken", Field::Sale(sale::HOLD_TOKEN)),
    ("extraData", Field::ExtraData),
    ("resaleListingId", Field::Sale(sale::RESALE_LISTING_ID)),
    ("isAccessible", Field::Flag(Flag::Accessible)),
    ("isCompanionSeat", Field::Flag(Flag::CompanionSeat)),
    ("hasRestrictedView", Field::Flag(Flag::RestrictedView)),
    ("hasLiftUpArmrests", Field::Flag(Flag::LiftUpArmrests)),
    ("isHearingImpaired", Field::Flag(Flag::HearingImpaired)),
    ("isSemiAmbulatorySeat", Field::Flag(Flag::SemiAmbulatorySeat)),
    (
        "hasSignLanguageInterpretation",
        Field::Flag(Flag::SignLanguageInterpretation),
    ),
    ("isPlusSize", Field::Flag(Flag::PlusSize)),
    ("displayedObjectType", Field::Place(place::DISPLAYED_OBJECT_TYPE)),
    (
        "parentDisplayedObjectType",
        Field::Place(place::PARENT_DISPLAYED_OBJECT_TYPE),
    ),
    ("leftNeighbour", Field::LeftNeighbour),
    ("rightNeighbour", Field::RightNeighbour),
    ("isAvailable", Field::Flag(Flag::Available)),
    ("availabilityReason", Field::AvailabilityReason),
    ("channel", Field::Place(place::CHANNEL)),
    ("distanceToFocalPoint", Field::DistanceToFocalPoint),
    (
        "seasonStatusOverriddenQuantity",
        Field::SeasonStatusOverriddenQuantity,
    ),
    (
        "seasonStatusOverriddenQuantities",
        Field::Rare(RareField::SeasonStatusOverriddenQuantities),
    ),
    ("isSelectable", Field::Flag(Flag::Selectable)),
    (
        "isDisabledBySocialDistancing",
        Field::Flag(Flag::DisabledBySocialDistancing),
    ),
];

/// The keys alone, in the same order.
pub(super) const NAMES: &[&str] = &{
    let mut names = [""; FIELDS.len()];
    let mut place = 0;
    while place < FIELDS.len() {
        names[place] = FIELDS[place].0;
        place += 1;
    }
    names
};

/// What the key at a place stands for.
pub(super) fn field(place: usize) -> Field {
    FIELDS.get(place).map_or(Field::Unknown, |(_, field)| *field)
}
