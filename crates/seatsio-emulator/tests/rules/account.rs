//! Section 25: the company's own account.

use serde_json::json;

use crate::support::Api;

// ACC-1
#[test]
fn the_account_shows_its_keys_and_settings() {
    let mut api = Api::new();
    let account = api.get("/accounts/me").expect(200);
    assert_eq!(account["secretKey"], api.keys.admin_secret_key);
    assert_eq!(account["designerKey"], api.keys.designer_key);
    assert!(account["publicKey"].is_string() && account["email"].is_string());
    assert!(!account["company"].is_null());
    let settings = &account["settings"];
    assert_eq!(settings["holdPeriodInMinutes"], 15);
    assert_eq!(settings["draftChartDrawingsEnabled"], json!(true));
    assert_eq!(settings["holdOnSelectForGAs"], json!(true));
    let renderer = &settings["defaultRendererSettings"];
    assert_eq!(renderer["showFullScreenButton"], json!(false));
    assert_eq!(renderer["multiSelectEnabled"], json!(false));
}

// ACC-1, CHT-25
#[test]
fn all_validators_are_off_at_first() {
    let mut api = Api::new();
    let off = json!({
        "VALIDATE_UNLABELED_OBJECTS": "OFF",
        "VALIDATE_DUPLICATE_LABELS": "OFF",
        "VALIDATE_OBJECTS_WITHOUT_CATEGORIES": "OFF",
        "VALIDATE_FOCAL_POINT": "OFF",
        "VALIDATE_OBJECT_TYPES_PER_CATEGORY": "OFF",
        "VALIDATE_EMPTY_FLOOR": "OFF",
    });
    assert_eq!(
        api.get("/accounts/me").expect(200)["settings"]["chartValidation"],
        off
    );
}

// ACC-2, AUT-8
#[test]
fn a_regenerated_secret_key_works_at_once_and_the_old_one_no_longer() {
    let mut api = Api::new();
    let answer = api.act("/accounts/me/secret-key/actions/regenerate").expect(200);
    assert_ne!(answer["secretKey"], api.keys.admin_secret_key);
    assert_eq!(api.get("/accounts/me").status, 401);
    api.secret_key = answer["secretKey"].as_str().expect("a key").to_owned();
    assert_eq!(
        api.get("/accounts/me").expect(200)["secretKey"],
        answer["secretKey"]
    );
}

// ACC-2
#[test]
fn a_regenerated_designer_key_is_shown() {
    let mut api = Api::new();
    let answer = api
        .act("/accounts/me/designer-key/actions/regenerate")
        .expect(200);
    assert_ne!(answer["designerKey"], api.keys.designer_key);
    assert_eq!(
        api.get("/accounts/me").expect(200)["designerKey"],
        answer["designerKey"]
    );
}

// ACC-3
#[test]
fn drafts_can_be_turned_off_and_on() {
    let mut api = Api::new();
    for (action, enabled) in [("disable", false), ("enable", true)] {
        api.act(&format!("/accounts/me/draft-chart-drawings/actions/{action}"))
            .expect(204);
        let settings = api.get("/accounts/me").expect(200)["settings"].clone();
        assert_eq!(settings["draftChartDrawingsEnabled"], json!(enabled));
    }
}

// ACC-3
#[test]
fn the_password_can_be_changed() {
    let mut api = Api::new();
    api.post(
        "/accounts/me/actions/change-password",
        json!({ "password": "12345678" }),
    )
    .expect(204);
    assert_eq!(api.act("/accounts/me/actions/change-password").status, 400);
}

// ACC-3, HLD-6
#[test]
fn the_hold_period_can_be_changed() {
    let mut api = Api::new();
    let target = "/accounts/me/actions/change-hold-period";
    api.post(target, json!({ "holdPeriodInMinutes": 14 })).expect(204);
    assert_eq!(
        api.get("/accounts/me").expect(200)["settings"]["holdPeriodInMinutes"],
        14
    );
    for minutes in [0, -1, 121] {
        assert_eq!(
            api.post(target, json!({ "holdPeriodInMinutes": minutes })).status,
            400,
            "{minutes}"
        );
    }
}

// ACC-3
#[test]
fn the_level_of_a_validator_can_be_changed() {
    let mut api = Api::new();
    let body = json!({ "key": "VALIDATE_DUPLICATE_LABELS", "value": "ERROR" });
    api.post("/accounts/me/settings", body).expect(204);
    let settings = api.get("/accounts/me").expect(200)["settings"].clone();
    assert_eq!(settings["chartValidation"]["VALIDATE_DUPLICATE_LABELS"], "ERROR");
    assert_eq!(settings["chartValidation"]["VALIDATE_FOCAL_POINT"], "OFF");
}

#[test]
fn a_setting_that_is_not_emulated_is_said_so() {
    let mut api = Api::new();
    let state = api.state();
    assert_eq!(
        api.post(
            "/accounts/me/settings",
            json!({ "key": "ANYTHING", "value": "ON" })
        )
        .status,
        501
    );
    let unknown_level = json!({ "key": "VALIDATE_FOCAL_POINT", "value": "MAYBE" });
    assert_eq!(api.post("/accounts/me/settings", unknown_level).status, 400);
    assert_eq!(api.state(), state);
}
