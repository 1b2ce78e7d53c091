//! Changing the objects that best available chooses (section 14).

use crate::error_code::Code;
use http::StatusCode;
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::answer::infos_of;
use super::change::{Change, ChannelAccess, Choice, Mention};
use super::plan::Plan;
use crate::best_available::{Failure, Found, Offer, Orphans, Wish, search};
use crate::drawing::{Category, Drawing, DrawnObject};
use crate::error::ApiError;
use crate::event::{Occupancy, Scope, Target, View};

/// BST-2.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct BestAvailable {
    /// An area's label comes once per place.
    objects: Vec<String>,
    object_details: Box<RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_to_each_other: Option<bool>,
}

/// Adds the change of the best available objects to a plan.
pub(super) fn change(
    plan: &mut Plan,
    scope: &Scope<'_>,
    change: Change<'_>,
    wish: &Value,
) -> Result<BestAvailable, ApiError> {
    let change = Change {
        choice: Choice::BestAvailable,
        ..change
    };
    let per_object = PerObject::read(wish)?;
    let categories = names(wish, "categories");
    let wish = read_wish(wish, &categories)?;
    let found = search(
        scope.drawing,
        &Offering {
            view: scope.present(),
            channels: &change.channels,
        },
        &wish,
    );
    let (indexes, next_to_each_other) = match found {
        Ok(Found::Seats {
            objects,
            next_to_each_other,
        }) => (objects, Some(next_to_each_other)),
        Ok(Found::Whole(objects)) => (objects, None),
        Ok(Found::Places { area, places }) => (vec![area; places as usize], Some(false)),
        Err(Failure::NoFocalPoint) => return Err(ApiError::general("The chart has no focal point")),
        Err(Failure::NotFound) => return Err(not_found()),
    };
    let objects: Vec<&DrawnObject> = indexes
        .iter()
        .filter_map(|index| scope.drawing.objects.get(*index))
        .collect();
    let mentions: Vec<Mention<'_>> = objects
        .iter()
        .enumerate()
        .map(|(at, object)| per_object.mention(at, &object.label))
        .collect();
    plan.change(scope, &change, &mentions)?;
    let labels = mentions.iter().map(|mention| mention.label);
    Ok(BestAvailable {
        objects: labels.clone().map(str::to_owned).collect(),
        object_details: infos_of(scope.view(&plan.drafts), labels)?,
        next_to_each_other,
    })
}

fn not_found() -> ApiError {
    let code = Code::BestAvailableObjectsNotFound;
    ApiError::new(StatusCode::BAD_REQUEST, code, "Best available objects not found")
}

/// What the first, second, ... of the chosen objects gets (BST-13).
struct PerObject<'a> {
    extra_data: Vec<&'a Value>,
    ticket_types: Vec<&'a Value>,
}

impl<'a> PerObject<'a> {
    fn read(wish: &'a Value) -> Result<Self, ApiError> {
        let number = wish.get("number").and_then(Value::as_u64);
        let list = |name: &str| {
            let items: Vec<&Value> = wish
                .get(name)
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .collect();
            match items.is_empty() || Some(items.len() as u64) == number {
                true => Ok(items),
                false => Err(ApiError::general(format!(
                    "#/bestAvailable/{name}: one item per object is needed"
                ))),
            }
        };
        Ok(Self {
            extra_data: list("extraData")?,
            ticket_types: list("ticketTypes")?,
        })
    }

    fn mention<'b>(&'b self, at: usize, label: &'b str) -> Mention<'b> {
        Mention {
            label,
            ticket_type: self
                .ticket_types
                .get(at)
                .and_then(|ticket_type| ticket_type.as_str()),
            quantity: 1,
            extra_data: self.extra_data.get(at).copied().filter(|data| !data.is_null()),
        }
    }
}

fn read_wish<'a>(wish: &'a Value, categories: &'a [String]) -> Result<Wish<'a>, ApiError> {
    let count = |name: &str| {
        wish.get(name)
            .and_then(Value::as_u64)
            .and_then(|count| usize::try_from(count).ok())
    };
    let number = count("number").unwrap_or_default();
    let accessible_seats = count("accessibleSeats").unwrap_or_default();
    if accessible_seats > number {
        return Err(ApiError::general(
            "#/bestAvailable/accessibleSeats: more than number",
        ));
    }
    let prevents = wish
        .get("tryToPreventOrphanSeats")
        .and_then(Value::as_bool)
        .unwrap_or(true);
    Ok(Wish {
        number,
        categories: categories.iter().map(String::as_str).collect(),
        zone: wish.get("zone").and_then(Value::as_str),
        sections: wish
            .get("sections")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect(),
        orphans: if prevents {
            Orphans::Prevent
        } else {
            Orphans::Allow
        },
        accessible_seats,
    })
}

fn names(wish: &Value, name: &str) -> Vec<String> {
    let text = |name: &Value| name.as_str().map_or_else(|| name.to_string(), str::to_owned);
    wish.get(name)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .map(text)
        .collect()
}

/// What an event has for a caller (BST-6).
struct Offering<'a> {
    view: View<'a>,
    channels: &'a ChannelAccess<'a>,
}

impl<'a> Offering<'a> {
    fn target(&self, index: usize) -> Option<Target<'a>> {
        let object = self.view.scope.drawing.objects.get(index)?;
        Some(Target::Drawn { index, object })
    }
}

impl Offer for Offering<'_> {
    fn is_free(&self, object: usize) -> bool {
        self.target(object)
            .is_some_and(|target| self.view.is_free(target))
    }

    fn is_offered(&self, object: usize) -> bool {
        let channel = |target| self.view.channel_of(target).map(|channel| channel.key.as_str());
        self.is_free(object)
            && self
                .target(object)
                .is_some_and(|target| self.channels.allows(channel(target)))
    }

    fn offered_places(&self, area: usize) -> u32 {
        let Some(target) = self.target(area) else { return 0 };
        let Occupancy::Places { capacity } = target.occupancy() else {
            return 0;
        };
        let channel = self.view.channel_of(target).map(|channel| channel.key.as_str());
        if self.channels.allows(channel) {
            self.view.places(target, capacity).sellable()
        } else {
            0
        }
    }

    fn category<'b>(&'b self, _drawing: &'b Drawing, object: usize) -> Option<&'b Category> {
        self.view.scope.category(self.target(object)?.object())
    }
}
