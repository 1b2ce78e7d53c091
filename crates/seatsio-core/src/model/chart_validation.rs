//! What is checked about charts, how seriously, and what was found.

use crate::model::answer::answer;
use crate::model::open_enum::open_enum;

open_enum! {
    /// A check of a chart.
    ///
    /// Documented at <https://docs.seats.io/docs/api/validate-a-chart-version>.
    pub enum ChartValidationCode else
    /// A check that this version has no name for.
    Unknown {
        /// Every object has a label.
        UnlabeledObjects = "VALIDATE_UNLABELED_OBJECTS",
        /// No two objects have the same label.
        DuplicateLabels = "VALIDATE_DUPLICATE_LABELS",
        /// Every object has a category.
        ObjectsWithoutCategories = "VALIDATE_OBJECTS_WITHOUT_CATEGORIES",
        /// There is a focal point, which best available objects need.
        FocalPoint = "VALIDATE_FOCAL_POINT",
        /// All objects of a category are of one kind.
        ObjectTypesPerCategory = "VALIDATE_OBJECT_TYPES_PER_CATEGORY",
        /// No floor is empty.
        EmptyFloor = "VALIDATE_EMPTY_FLOOR",
    }
}

open_enum! {
    /// How seriously a check is taken.
    pub enum ChartValidationLevel else
    /// A level that this version has no name for.
    Unknown {
        /// It is not checked.
        Off = "OFF",
        /// A chart that fails can be used nevertheless.
        Warning = "WARNING",
        /// A chart that fails can neither be published nor get events.
        Error = "ERROR",
    }
}

answer! {
    /// Which checks a chart fails.
    ///
    /// Documented at <https://docs.seats.io/docs/api/validate-a-chart-version>.
    pub struct ChartValidationResult {
        /// The failed checks that keep it from being published.
        pub errors: Vec<ChartValidationCode> = "errors",
        /// The failed checks that are only pointed out.
        pub warnings: Vec<ChartValidationCode> = "warnings",
    }
}

answer! {
    /// How seriously the account takes each check.
    #[derive(Default)]
    pub struct ChartValidationSettings {
        /// Every object has a label.
        pub unlabeled_objects: ChartValidationLevel = "VALIDATE_UNLABELED_OBJECTS",
        /// No two objects have the same label.
        pub duplicate_labels: ChartValidationLevel = "VALIDATE_DUPLICATE_LABELS",
        /// Every object has a category.
        pub objects_without_categories: ChartValidationLevel = "VALIDATE_OBJECTS_WITHOUT_CATEGORIES",
        /// There is a focal point.
        pub focal_point: ChartValidationLevel = "VALIDATE_FOCAL_POINT",
        /// All objects of a category are of one kind.
        pub object_types_per_category: ChartValidationLevel = "VALIDATE_OBJECT_TYPES_PER_CATEGORY",
        /// No floor is empty.
        pub empty_floor: ChartValidationLevel = "VALIDATE_EMPTY_FLOOR",
    }
}
