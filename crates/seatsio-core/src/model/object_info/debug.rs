//! Printing object infos: what is there, without hold tokens.

use std::fmt;

use crate::model::HoldToken;
use crate::model::object_info::{ChartObjectInfo, EventObjectInfo};

/// Adds the fields that are there.
macro_rules! fields {
    ($debug:ident, $info:ident: $( $field:ident )+) => { $(
        if let Some(value) = $info.$field() {
            $debug.field(stringify!($field), &value);
        }
    )+ };
}

macro_rules! drawn_fields {
    ($debug:ident, $info:ident) => {
        $debug.field("label", &$info.label().as_str());
        $debug.field("labels", &$info.labels());
        $debug.field("ids", &$info.ids());
        $debug.field("object_type", &$info.object_type());
        fields! { $debug, $info:
            area_type table_type category_label category_key section entrance zone floor capacity num_seats
            book_as_a_whole left_neighbour right_neighbour distance_to_focal_point is_accessible
            is_companion_seat has_lift_up_armrests is_hearing_impaired is_semi_ambulatory_seat
            has_sign_language_interpretation is_plus_size has_restricted_view
        }
    };
}

impl fmt::Debug for ChartObjectInfo {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("ChartObjectInfo");
        drawn_fields!(debug, self);
        debug.finish()
    }
}

impl fmt::Debug for EventObjectInfo {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("EventObjectInfo");
        drawn_fields!(debug, self);
        debug.field("status", self.status());
        debug.field("for_sale", &self.for_sale());
        debug.field("is_available", &self.is_available());
        if let Some(token) = self.hold_token() {
            debug.field("hold_token", &HoldToken::from(token));
        }
        fields! { debug, self:
            availability_reason channel ticket_type order_id resale_listing_id extra_data num_booked num_free
            num_held num_not_for_sale variable_occupancy min_occupancy max_occupancy displayed_object_type
            parent_displayed_object_type is_selectable is_disabled_by_social_distancing
        }
        debug.field("holds", self.holds());
        debug.field(
            "season_status_overridden_quantity",
            &self.season_status_overridden_quantity(),
        );
        debug.field(
            "season_status_overridden_quantities",
            self.season_status_overridden_quantities(),
        );
        debug.finish()
    }
}
