//! The same answers as plain structs with `String`s, as one writes them by hand.
#![allow(dead_code, reason = "the fields are there to be filled")]

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
pub(crate) struct Page<T> {
    pub(crate) items: Vec<T>,
    pub(crate) next_page_starts_after: Option<String>,
    pub(crate) previous_page_ends_before: Option<String>,
}

pub(crate) type Report = HashMap<String, Vec<ObjectInfo>>;

#[derive(Deserialize)]
pub(crate) struct ChangeObjectStatusResult {
    pub(crate) objects: HashMap<String, ObjectInfo>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ObjectInfo {
    pub(crate) label: String,
    pub(crate) labels: Labels,
    pub(crate) ids: Ids,
    pub(crate) category_label: Option<String>,
    pub(crate) category_key: Option<String>,
    pub(crate) object_type: String,
    pub(crate) area_type: Option<String>,
    pub(crate) table_type: Option<String>,
    pub(crate) section: Option<String>,
    pub(crate) entrance: Option<String>,
    pub(crate) zone: Option<String>,
    pub(crate) floor: Option<Floor>,
    pub(crate) capacity: Option<u32>,
    pub(crate) num_seats: Option<u32>,
    pub(crate) book_as_a_whole: Option<bool>,
    pub(crate) left_neighbour: Option<String>,
    pub(crate) right_neighbour: Option<String>,
    pub(crate) distance_to_focal_point: Option<f64>,
    pub(crate) is_accessible: Option<bool>,
    pub(crate) is_companion_seat: Option<bool>,
    pub(crate) has_lift_up_armrests: Option<bool>,
    pub(crate) is_hearing_impaired: Option<bool>,
    pub(crate) is_semi_ambulatory_seat: Option<bool>,
    pub(crate) has_sign_language_interpretation: Option<bool>,
    pub(crate) is_plus_size: Option<bool>,
    pub(crate) has_restricted_view: Option<bool>,
    pub(crate) status: String,
    pub(crate) for_sale: bool,
    pub(crate) ticket_type: Option<String>,
    pub(crate) order_id: Option<String>,
    pub(crate) hold_token: Option<String>,
    pub(crate) extra_data: Option<Value>,
    pub(crate) resale_listing_id: Option<String>,
    pub(crate) is_available: bool,
    pub(crate) availability_reason: Option<String>,
    pub(crate) channel: Option<String>,
    pub(crate) num_booked: Option<u32>,
    pub(crate) num_free: Option<u32>,
    pub(crate) num_held: Option<u32>,
    pub(crate) num_not_for_sale: Option<u32>,
    pub(crate) holds: Option<HashMap<String, HashMap<String, u32>>>,
    pub(crate) variable_occupancy: Option<bool>,
    pub(crate) min_occupancy: Option<u32>,
    pub(crate) max_occupancy: Option<u32>,
    pub(crate) displayed_object_type: Option<String>,
    pub(crate) parent_displayed_object_type: Option<String>,
    pub(crate) season_status_overridden_quantity: u32,
    pub(crate) season_status_overridden_quantities: Option<HashMap<String, u32>>,
}

#[derive(Deserialize)]
pub(crate) struct Labels {
    pub(crate) own: LabelAndType,
    pub(crate) parent: Option<LabelAndType>,
    pub(crate) section: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct LabelAndType {
    pub(crate) label: String,
    pub(crate) r#type: String,
}

#[derive(Deserialize)]
pub(crate) struct Ids {
    pub(crate) own: String,
    pub(crate) parent: Option<String>,
    pub(crate) section: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Floor {
    pub(crate) name: String,
    pub(crate) display_name: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Chart {
    pub(crate) id: u64,
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) status: String,
    pub(crate) tags: Vec<String>,
    pub(crate) published_version_thumbnail_url: String,
    pub(crate) draft_version_thumbnail_url: Option<String>,
    pub(crate) events: Option<Vec<Event>>,
    pub(crate) archived: bool,
    pub(crate) validation: Option<Validation>,
    pub(crate) venue_type: Option<String>,
    pub(crate) zones: Option<Vec<Zone>>,
}

#[derive(Deserialize)]
pub(crate) struct Validation {
    pub(crate) errors: Vec<String>,
    pub(crate) warnings: Vec<String>,
}

#[derive(Deserialize)]
pub(crate) struct Zone {
    pub(crate) key: String,
    pub(crate) label: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Event {
    pub(crate) id: u64,
    pub(crate) key: String,
    pub(crate) name: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) chart_key: String,
    pub(crate) table_booking_config: TableBookingConfig,
    pub(crate) supports_best_available: bool,
    pub(crate) for_sale_config: Option<ForSaleConfig>,
    pub(crate) created_on: String,
    pub(crate) updated_on: Option<String>,
    pub(crate) channels: Option<Vec<Channel>>,
    pub(crate) categories: Option<Vec<Category>>,
    pub(crate) object_categories: Option<HashMap<String, CategoryKey>>,
    pub(crate) is_season: bool,
    pub(crate) is_top_level_season: bool,
    pub(crate) is_partial_season: bool,
    pub(crate) is_event_in_season: bool,
    pub(crate) top_level_season_key: Option<String>,
    pub(crate) is_in_the_past: bool,
    pub(crate) partial_season_keys_for_event: Option<Vec<String>>,
    pub(crate) season: Option<SeasonData>,
    pub(crate) events: Option<Vec<Event>>,
    pub(crate) partial_season_keys: Option<Vec<String>>,
    pub(crate) for_sale_propagated: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SeasonData {
    pub(crate) for_sale_config: Option<ForSaleConfig>,
}

#[derive(Deserialize)]
pub(crate) struct TableBookingConfig {
    pub(crate) mode: String,
    pub(crate) tables: Option<HashMap<String, String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ForSaleConfig {
    pub(crate) for_sale: bool,
    pub(crate) objects: Vec<String>,
    pub(crate) area_places: HashMap<String, u32>,
    pub(crate) categories: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Channel {
    pub(crate) id: Option<String>,
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) color: Option<String>,
    pub(crate) index: Option<i64>,
    pub(crate) objects: Vec<String>,
    pub(crate) area_places: HashMap<String, u32>,
}

#[derive(Deserialize)]
pub(crate) struct Category {
    pub(crate) key: CategoryKey,
    pub(crate) label: String,
    pub(crate) color: Option<String>,
    pub(crate) accessible: Option<bool>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum CategoryKey {
    Number(i64),
    Text(String),
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StatusChange {
    pub(crate) id: u64,
    pub(crate) event_id: u64,
    pub(crate) status: String,
    pub(crate) quantity: u32,
    pub(crate) object_label: String,
    pub(crate) displayed_label: Option<String>,
    pub(crate) date: String,
    pub(crate) order_id: Option<String>,
    pub(crate) extra_data: Option<Value>,
    pub(crate) origin: Origin,
    pub(crate) is_present_on_chart: bool,
    pub(crate) not_present_on_chart_reason: Option<String>,
    pub(crate) hold_token: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct Origin {
    pub(crate) r#type: String,
    pub(crate) ip: Option<String>,
}
