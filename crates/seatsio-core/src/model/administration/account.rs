//! Accounts: the caller's own, old subaccounts, and new keys.

use serde_json::Value;

use crate::model::answer::answer;
use crate::model::{ChartValidationSettings, Secret, SubaccountId, Text};

answer! {
    /// The account that the secret key belongs to.
    pub struct Account {
        /// The secret key.
        pub secret_key: Secret = "secretKey",
        /// The key with which the designer is opened.
        pub designer_key: Secret = "designerKey",
        /// The public key.
        pub public_key: Text = "publicKey",
        /// The address with which its owner logs in.
        pub email: Text = "email",
        /// What its owner may do.
        pub role: Text = "role",
        /// The company. The API does not say what is in it.
        pub company: Option<Value> = "company",
        /// Settings.
        pub settings: AccountSettings = "settings",
    }
}

answer! {
    /// Settings of an account.
    #[derive(Default)]
    pub struct AccountSettings {
        /// Whether changes of charts with events wait in a draft until it is published.
        pub draft_chart_drawings_enabled: bool = "draftChartDrawingsEnabled",
        /// Whether places of areas are held as soon as a visitor selects them.
        pub hold_on_select_for_gas: bool = "holdOnSelectForGAs",
        /// For how many minutes objects are held.
        pub hold_period_in_minutes: u32 = "holdPeriodInMinutes",
        /// How seriously each check of charts is taken.
        pub chart_validation: ChartValidationSettings = "chartValidation",
        /// How charts are shown unless the page says otherwise.
        pub default_renderer_settings: DefaultRendererSettings = "defaultRendererSettings",
    }
}

answer! {
    /// How charts are shown unless the page says otherwise.
    #[derive(Default)]
    pub struct DefaultRendererSettings {
        /// Whether there is a button for the whole screen.
        pub show_full_screen_button: Option<bool> = "showFullScreenButton",
        /// Whether several objects can be selected at once.
        pub multi_select_enabled: Option<bool> = "multiSelectEnabled",
        /// Whether companion seats are sold only beside accessible ones.
        pub companion_seat_validation_enabled: Option<bool> = "companionSeatValidationEnabled",
    }
}

answer! {
    /// Old: an account within an account. Workspaces have replaced them.
    pub struct Subaccount {
        /// The number.
        pub id: SubaccountId = required "id",
        /// The secret key.
        pub secret_key: Secret = "secretKey",
        /// The key with which the designer is opened.
        pub designer_key: Option<Secret> = "designerKey",
        /// The public key.
        pub public_key: Text = "publicKey",
        /// The name, for people.
        pub name: Option<Text> = "name",
        /// The address with which its owner logs in.
        pub email: Option<Text> = "email",
        /// Whether calls can use it.
        pub active: bool = "active",
    }
}

answer! {
    /// A secret key that has just been made.
    ///
    /// Documented at <https://docs.seats.io/docs/api/workspaces-regenerate-secret-key>.
    pub struct NewSecretKey {
        /// The secret key.
        pub secret_key: Secret = required "secretKey",
    }
}

answer! {
    /// A designer key that has just been made.
    pub struct NewDesignerKey {
        /// The key with which the designer is opened.
        pub designer_key: Secret = required "designerKey",
    }
}
