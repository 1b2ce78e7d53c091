//! The account that the secret key belongs to.
//!
//! With the feature `administration`, which is on by default.

use crate::{
    Unbound,
    model::{Account, NewDesignerKey, NewSecretKey, Secret, Text},
    operation::{Decoded, decode},
};
use bytes::Bytes;

/// The account that the secret key belongs to. No documentation describes these calls; the official JavaScript
/// client has them.
#[derive(Clone, Debug)]
pub struct Accounts<C = Unbound> {
    pub(crate) client: C,
}

/// Unwraps the answer, which holds the key in an object of its own.
#[inline]
fn secret_key(body: &Bytes) -> Decoded<Secret> {
    decode::model::<NewSecretKey>(body).map(|answer| answer.secret_key)
}

/// Unwraps the answer, which holds the key in an object of its own.
#[inline]
fn designer_key(body: &Bytes) -> Decoded<Secret> {
    decode::model::<NewDesignerKey>(body).map(|answer| answer.designer_key)
}

operations! {
    ACCOUNTS for Accounts;

    /// Retrieves the account: keys, address, settings.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let account = client.accounts().retrieve_my_account().send()?;
    /// println!("objects are held for {} minutes", account.settings.hold_period_in_minutes);
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    RetrieveMyAccount = "accounts.retrieve_my_account" => Account {
        GET "/accounts/me", Regular, Read;
        method retrieve_my_account;
        path {}
        required {}
        options {}
        body none;
    }

    /// Makes a new secret key; the one before, which this call was made with, stops working at once.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let key = client.accounts().regenerate_secret_key().send()?;
    /// let stored = key.expose().to_owned();
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    RegenerateSecretKey = "accounts.regenerate_secret_key" => Secret, via secret_key {
        POST "/accounts/me/secret-key/actions/regenerate", Regular, Once;
        method regenerate_secret_key;
        path {}
        required {}
        options {}
        body none;
    }

    /// Makes a new designer key; the one before stops working at once.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let key = client.accounts().regenerate_designer_key().send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    RegenerateDesignerKey = "accounts.regenerate_designer_key" => Secret, via designer_key {
        POST "/accounts/me/designer-key/actions/regenerate", Regular, Once;
        method regenerate_designer_key;
        path {}
        required {}
        options {}
        body none;
    }

    /// Lets changes of charts with events wait in a draft until it is published.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.accounts().enable_draft_chart_drawings().send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    EnableDraftChartDrawings = "accounts.enable_draft_chart_drawings" => (), via decode::nothing {
        POST "/accounts/me/draft-chart-drawings/actions/enable", Regular, Idempotent;
        method enable_draft_chart_drawings;
        path {}
        required {}
        options {}
        body none;
    }

    /// Lets changes of charts go straight to the published version.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.accounts().disable_draft_chart_drawings().send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    DisableDraftChartDrawings = "accounts.disable_draft_chart_drawings" => (), via decode::nothing {
        POST "/accounts/me/draft-chart-drawings/actions/disable", Regular, Idempotent;
        method disable_draft_chart_drawings;
        path {}
        required {}
        options {}
        body none;
    }

    /// Changes the password with which the account's owner logs in.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient, password: String) -> Result<(), seatsio_core::Error> {
    /// client.accounts().change_password(password).send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(|client| example(client, "a new one".to_owned()));
    /// ```
    ChangePassword = "accounts.change_password" => (), via decode::nothing {
        POST "/accounts/me/actions/change-password", Regular, Idempotent;
        method change_password;
        path {}
        required {
            into password: Secret => secret "password";
        }
        options {}
        body object;
    }

    /// Changes for how many minutes objects are held when a hold token does not say otherwise.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.accounts().change_hold_period(20).send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    ChangeHoldPeriod = "accounts.change_hold_period" => (), via decode::nothing {
        POST "/accounts/me/actions/change-hold-period", Regular, Idempotent;
        method change_hold_period;
        path {}
        required {
            plain minutes: u32 => body "holdPeriodInMinutes";
        }
        options {}
        body object;
    }

    /// Changes a setting of the account, such as how seriously a check of charts is taken.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::{ChartValidationCode, ChartValidationLevel};
    ///
    /// let check = ChartValidationCode::DuplicateLabels;
    /// let level = ChartValidationLevel::Error;
    /// client.accounts().update_setting(check.as_str(), level.as_str()).send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    UpdateAccountSetting = "accounts.update_setting" => (), via decode::nothing {
        POST "/accounts/me/settings", Regular, Idempotent;
        method update_setting;
        path {}
        required {
            into key: Text => body "key";
            into value: Text => body "value";
        }
        options {}
        body object;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Operation as _;

    #[test]
    fn a_password_is_sent_and_not_printed() {
        let operation = ChangePassword::new("planted");
        assert!(!format!("{operation:?}").contains("planted"));
        assert_eq!(
            operation.plan().unwrap().body().unwrap(),
            r#"{"password":"planted"}"#
        );
    }

    #[test]
    fn the_hold_period_is_a_number_of_minutes() {
        let plan = ChangeHoldPeriod::new(20).plan().unwrap();
        assert_eq!(plan.body().unwrap(), r#"{"holdPeriodInMinutes":20}"#);
    }

    #[test]
    fn each_key_comes_without_its_wrapper() {
        let body = Bytes::from_static(br#"{"secretKey":"s"}"#);
        assert_eq!(RegenerateSecretKey::decoder()(&body).unwrap().expose(), "s");
        assert!(RegenerateDesignerKey::decoder()(&body).is_err());
    }
}
