//! The keys of an object info, and finding them fast.

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

/// Finds keys, remembering for each key which one followed it last time: objects of a kind have the same
/// keys in the same order.
#[derive(Debug)]
pub(super) struct Fields {
    follower: [u8; FIELDS.len() + 1],
    /// One more than the place of the last key, 0 at the start of an object.
    last: u8,
}

impl Fields {
    pub(super) const fn new() -> Self {
        Self {
            follower: [0; FIELDS.len() + 1],
            last: 0,
        }
    }

    /// A new object begins.
    pub(super) const fn start(&mut self) {
        self.last = 0;
    }

    pub(super) fn find(&mut self, key: &str) -> Field {
        let guess = self
            .follower
            .get(usize::from(self.last))
            .copied()
            .unwrap_or_default();
        if let Some((name, field)) = FIELDS.get(usize::from(guess))
            && *name == key
        {
            self.last = guess + 1;
            return *field;
        }
        self.search(key)
    }

    fn search(&mut self, key: &str) -> Field {
        let found = FIELDS.iter().zip(0_u8..).find(|((name, _), _)| *name == key);
        let Some(((_, field), place)) = found else {
            return Field::Unknown;
        };
        if let Some(follower) = self.follower.get_mut(usize::from(self.last)) {
            *follower = place;
        }
        self.last = place + 1;
        *field
    }
}
