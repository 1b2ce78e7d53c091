//! Ticket buyers, the event log and the account.

use crate::Hall;
use seatsio_core::{Error, model::EventLogItemType};

const IDS: [&str; 3] = [
    "4e0d2e5b-6f3d-4b0c-8f0e-0d6c8a1f2b31",
    "4e0d2e5b-6f3d-4b0c-8f0e-0d6c8a1f2b32",
    "4e0d2e5b-6f3d-4b0c-8f0e-0d6c8a1f2b33",
];

#[test]
fn ticket_buyers_come_and_go() -> Result<(), Error> {
    let buyers = Hall::open().admin.ticket_buyers();
    let added = buyers.add(IDS).send()?;
    assert_eq!((added.added.len(), added.already_present.len()), (3, 0));
    let again = buyers.add([IDS[0]]).send()?;
    assert_eq!((again.added.len(), again.already_present.len()), (0, 1));
    let removed = buyers.remove([IDS[1], IDS[2]]).send()?;
    assert_eq!((removed.removed.len(), removed.not_present.len()), (2, 0));
    let left: Vec<_> = buyers.list_all().page_size(1).items().collect::<Result<_, _>>()?;
    assert_eq!(left, [IDS[0]]);
    Ok(())
}

#[test]
fn the_log_tells_what_happened_oldest_first() -> Result<(), Error> {
    let hall = Hall::open();
    let before = hall
        .admin
        .event_log()
        .list()
        .items()
        .last()
        .transpose()?
        .map_or(0, |item| item.id.get());
    let chart = hall.client.charts().create().send()?;
    hall.client.charts().update(&chart.key).name("Logged").send()?;
    let items: Vec<_> = hall
        .admin
        .event_log()
        .list()
        .starting_after(before)
        .items()
        .collect::<Result<_, _>>()?;
    let kinds: Vec<_> = items.iter().map(|item| item.kind.clone()).collect();
    assert_eq!(
        kinds,
        [EventLogItemType::ChartCreated, EventLogItemType::ChartPublished]
    );
    assert_eq!(items[0].data["key"], chart.key.as_str());
    Ok(())
}

#[test]
fn the_account_takes_settings() -> Result<(), Error> {
    let accounts = Hall::open().admin.accounts();
    accounts.change_hold_period(20).send()?;
    accounts.disable_draft_chart_drawings().send()?;
    accounts
        .update_setting("VALIDATE_FOCAL_POINT", "WARNING")
        .send()?;
    accounts.change_password("correct horse").send()?;
    let settings = accounts.retrieve_my_account().send()?.settings;
    assert_eq!(settings.hold_period_in_minutes, 20);
    assert!(!settings.draft_chart_drawings_enabled);
    assert_eq!(settings.chart_validation.focal_point.as_str(), "WARNING");
    accounts.enable_draft_chart_drawings().send()?;
    assert!(
        accounts
            .retrieve_my_account()
            .send()?
            .settings
            .draft_chart_drawings_enabled
    );
    Ok(())
}

#[test]
fn new_keys_replace_the_old_ones() -> Result<(), Error> {
    let hall = Hall::open();
    let accounts = hall.admin.accounts();
    let account = accounts.retrieve_my_account().send()?;
    assert_ne!(accounts.regenerate_designer_key().send()?, account.designer_key);
    let key = accounts.regenerate_secret_key().send()?;
    assert_ne!(key, account.secret_key);
    assert!(
        accounts
            .retrieve_my_account()
            .send()
            .is_err_and(|error| error.is_unauthorized())
    );
    Ok(())
}
