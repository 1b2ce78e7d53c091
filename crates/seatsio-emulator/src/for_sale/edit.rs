//! Editing a for-sale configuration object by object (FSL-5).

use serde::Deserialize;

use super::config::ForSaleConfig;

/// What to put on sale and what to take off it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Edit {
    for_sale: Option<Vec<Item>>,
    not_for_sale: Option<Vec<Item>>,
}

/// An object, or so many places of an area.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Item {
    object: String,
    quantity: Option<u32>,
}

impl Edit {
    /// The configuration after the edit. Everything not named stays as it was.
    pub(crate) fn apply(&self, before: Option<&ForSaleConfig>) -> ForSaleConfig {
        let mut config = before.cloned().unwrap_or_default();
        // The list names what is for sale or what is not; one half of the edit adds to it, the other takes away.
        let (listed, unlisted) = match config.for_sale {
            true => (&self.for_sale, &self.not_for_sale),
            false => (&self.not_for_sale, &self.for_sale),
        };
        unlisted
            .iter()
            .flatten()
            .for_each(|item| item.remove_from(&mut config));
        listed.iter().flatten().for_each(|item| item.add_to(&mut config));
        config
    }
}

impl Item {
    fn add_to(&self, config: &mut ForSaleConfig) {
        match self.quantity {
            None => {
                config.area_places.shift_remove(&self.object);
                config.objects.insert(self.object.clone());
            }
            Some(places) if !config.objects.contains(&self.object) => {
                let listed = config.area_places.entry(self.object.clone()).or_default();
                *listed = listed.saturating_add(places);
            }
            Some(_) => {}
        }
    }

    fn remove_from(&self, config: &mut ForSaleConfig) {
        let Some(places) = self.quantity else {
            config.objects.shift_remove(&self.object);
            config.area_places.shift_remove(&self.object);
            return;
        };
        if let Some(listed) = config.area_places.get_mut(&self.object) {
            *listed = listed.saturating_sub(places);
            if *listed == 0 {
                config.area_places.shift_remove(&self.object);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn edited(before: serde_json::Value, edit: serde_json::Value) -> serde_json::Value {
        let before: Option<ForSaleConfig> = serde_json::from_value(before).unwrap();
        let edit: Edit = serde_json::from_value(edit).unwrap();
        serde_json::to_value(edit.apply(before.as_ref())).unwrap()
    }

    // FSL-5
    #[test]
    fn taking_seats_off_sale_lists_them_in_order() {
        let after = edited(
            json!(null),
            json!({"notForSale": [{"object": "A-1"}, {"object": "A-2"}]}),
        );
        assert_eq!(
            after,
            json!({"forSale": false, "objects": ["A-1", "A-2"], "areaPlaces": {}, "categories": []})
        );
    }

    #[test]
    fn places_of_an_area_add_up_and_are_given_back() {
        let off = json!({"notForSale": [{"object": "GA1", "quantity": 5}, {"object": "GA1", "quantity": 2}]});
        let on = json!({"forSale": [{"object": "GA1", "quantity": 3}]});
        let after = edited(json!(null), off);
        assert_eq!(after["areaPlaces"], json!({"GA1": 7}));
        assert_eq!(edited(after, on)["areaPlaces"], json!({"GA1": 4}));
    }

    // FSL-10
    #[test]
    fn of_a_list_of_what_is_for_sale_the_edit_takes_away_what_is_not() {
        let before = json!({"forSale": true, "objects": ["A-1", "A-2"], "areaPlaces": {"GA1": 5}});
        let edit = json!({"forSale": [{"object": "A-3"}], "notForSale": [{"object": "A-1"}, {"object": "GA1", "quantity": 5}]});
        let after = edited(before, edit);
        assert_eq!(
            after,
            json!({"forSale": true, "objects": ["A-2", "A-3"], "areaPlaces": {}, "categories": []})
        );
    }
}
