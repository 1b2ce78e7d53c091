//! What object infos of events and of charts have in common.

/// Declares the methods that read what the chart says about an object.
macro_rules! drawn_object {
    ($name:ident) => {
        impl $name {
            /// The technical label, by which calls name the object: `A-1`, `T1-2`, `GA1`.
            #[must_use]
            #[inline]
            pub fn label(&self) -> &$crate::model::ObjectLabel {
                &self.0.label
            }

            /// The labels as visitors see them.
            #[must_use]
            #[inline]
            pub fn labels(&self) -> $crate::model::Labels {
                let text = |slot| self.0.place(slot).map($crate::model::Text::from);
                let parent = text(place::PARENT_LABEL).map(|label| $crate::model::LabelAndType {
                    label,
                    kind: self
                        .0
                        .place(place::PARENT_TYPE)
                        .map(Into::into)
                        .unwrap_or_default(),
                });
                $crate::model::Labels {
                    own: $crate::model::LabelAndType {
                        label: self.0.own_label.clone(),
                        kind: self
                            .0
                            .place(place::OWN_TYPE)
                            .map(Into::into)
                            .unwrap_or_default(),
                    },
                    parent,
                    section: text(place::LABELS_SECTION),
                    entrance: None,
                }
            }

            /// The technical labels that the full label is made of.
            #[must_use]
            #[inline]
            pub fn ids(&self) -> $crate::model::Ids {
                $crate::model::Ids {
                    own: self.0.own_id.clone(),
                    parent: self.0.place(place::PARENT_ID).map(Into::into),
                    section: self.0.place(place::IDS_SECTION).map(Into::into),
                }
            }

            /// What kind of object it is.
            #[must_use]
            #[inline]
            pub fn object_type(&self) -> $crate::model::ObjectType {
                self.0
                    .place(place::OBJECT_TYPE)
                    .map(Into::into)
                    .unwrap_or_default()
            }

            /// Areas: how the places are sold.
            #[must_use]
            #[inline]
            pub fn area_type(&self) -> Option<$crate::model::AreaType> {
                self.0.place(place::AREA_TYPE).map(Into::into)
            }

            /// Tables: what kind of table it is. The API does not say which kinds there are.
            #[must_use]
            #[inline]
            pub fn table_type(&self) -> Option<&str> {
                self.0.place(place::TABLE_TYPE)
            }

            /// The label of the category; `None` without one.
            #[must_use]
            #[inline]
            pub fn category_label(&self) -> Option<&str> {
                self.0.place(place::CATEGORY_LABEL)
            }

            /// The key of the category as a text, also where the chart has a number; `None` without one.
            #[must_use]
            #[inline]
            pub fn category_key(&self) -> Option<&str> {
                self.0.place(place::CATEGORY_KEY)
            }

            /// The section.
            #[must_use]
            #[inline]
            pub fn section(&self) -> Option<&str> {
                self.0.place(place::SECTION)
            }

            /// The entrance.
            #[must_use]
            #[inline]
            pub fn entrance(&self) -> Option<&str> {
                self.0.place(place::ENTRANCE)
            }

            /// The key of the zone.
            #[must_use]
            #[inline]
            pub fn zone(&self) -> Option<&str> {
                self.0.place(place::ZONE)
            }

            /// The floor, on charts with several.
            #[must_use]
            #[inline]
            pub fn floor(&self) -> Option<$crate::model::Floor> {
                let name = self.0.place(place::FLOOR_NAME);
                let display_name = self.0.place(place::FLOOR_DISPLAY_NAME);
                name.or(display_name).map(|_| $crate::model::Floor {
                    name: name.unwrap_or_default().into(),
                    display_name: display_name.unwrap_or_default().into(),
                })
            }

            /// Areas: how many places there are.
            #[must_use]
            #[inline]
            pub fn capacity(&self) -> Option<u32> {
                self.0.rare(|rare| rare.capacity)
            }

            /// Tables: how many seats there are.
            #[must_use]
            #[inline]
            pub fn num_seats(&self) -> Option<u32> {
                self.0.rare(|rare| rare.num_seats)
            }

            /// Areas and tables: whether the chart says that it is booked as a whole.
            #[must_use]
            #[inline]
            pub fn book_as_a_whole(&self) -> Option<bool> {
                self.0.flags.get(Flag::BookAsAWhole)
            }

            /// Seats: the label of the seat to the left.
            #[must_use]
            #[inline]
            pub fn left_neighbour(&self) -> Option<&$crate::model::ObjectLabel> {
                self.0.left_neighbour.as_ref()
            }

            /// Seats: the label of the seat to the right.
            #[must_use]
            #[inline]
            pub fn right_neighbour(&self) -> Option<&$crate::model::ObjectLabel> {
                self.0.right_neighbour.as_ref()
            }

            /// How far it is to the focal point; `None` on charts without one.
            #[must_use]
            #[inline]
            pub fn distance_to_focal_point(&self) -> Option<f64> {
                self.0.distance_to_focal_point
            }

            /// Seats: whether it is for visitors who need an accessible one.
            #[must_use]
            #[inline]
            pub fn is_accessible(&self) -> Option<bool> {
                self.0.flags.get(Flag::Accessible)
            }

            /// Seats: whether it is for the companion of such a visitor.
            #[must_use]
            #[inline]
            pub fn is_companion_seat(&self) -> Option<bool> {
                self.0.flags.get(Flag::CompanionSeat)
            }

            /// Seats: whether the armrests can be lifted.
            #[must_use]
            #[inline]
            pub fn has_lift_up_armrests(&self) -> Option<bool> {
                self.0.flags.get(Flag::LiftUpArmrests)
            }

            /// Seats: whether it is for visitors who are hard of hearing.
            #[must_use]
            #[inline]
            pub fn is_hearing_impaired(&self) -> Option<bool> {
                self.0.flags.get(Flag::HearingImpaired)
            }

            /// Seats: whether it is for visitors who can walk a little.
            #[must_use]
            #[inline]
            pub fn is_semi_ambulatory_seat(&self) -> Option<bool> {
                self.0.flags.get(Flag::SemiAmbulatorySeat)
            }

            /// Seats: whether the sign language interpreter can be seen from it.
            #[must_use]
            #[inline]
            pub fn has_sign_language_interpretation(&self) -> Option<bool> {
                self.0.flags.get(Flag::SignLanguageInterpretation)
            }

            /// Seats: whether it is wider than others.
            #[must_use]
            #[inline]
            pub fn is_plus_size(&self) -> Option<bool> {
                self.0.flags.get(Flag::PlusSize)
            }

            /// Seats: whether the view is restricted.
            #[must_use]
            #[inline]
            pub fn has_restricted_view(&self) -> Option<bool> {
                self.0.flags.get(Flag::RestrictedView)
            }
        }

        impl $crate::model::json::Read for $name {
            #[inline]
            fn read(json: &mut $crate::model::json::Parser<'_>) -> Result<Self, $crate::model::json::Fault> {
                $crate::model::object_info::Reader::new()
                    .read(json)
                    .map(Self)
            }
        }

        impl<'de> serde_core::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::model::json::deserialize(deserializer)
            }
        }

        impl $crate::model::object_info::ReadInSequence for $name {
            #[inline]
            fn read_next(
                reader: &mut $crate::model::object_info::Reader,
                json: &mut $crate::model::json::Parser<'_>,
            ) -> Result<Self, $crate::model::json::Fault> {
                reader.read(json).map(Self)
            }
        }
    };
}

pub(super) use drawn_object;
