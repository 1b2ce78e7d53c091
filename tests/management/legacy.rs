//! What only old documents know.

use crate::Hall;
use seatsio_core::{Error, model::SocialDistancingRuleset};

#[test]
fn subaccounts_still_answer() -> Result<(), Error> {
    let hall = Hall::open();
    let subaccounts = hall.admin.legacy().subaccounts();
    let first = subaccounts.create().name("First").send()?;
    let second = subaccounts.create_with_email("second@example.com").send()?;
    subaccounts.update(first.id).name("The first").send()?;
    assert_eq!(
        subaccounts.retrieve(first.id).send()?.name.as_deref(),
        Some("The first")
    );
    subaccounts.deactivate(second.id).send()?;
    assert_eq!(subaccounts.list_inactive().send()?.items.len(), 1);
    subaccounts.activate(second.id).send()?;
    assert_eq!(subaccounts.list_active().send()?.items.len(), 2);
    assert_eq!(subaccounts.list().send()?.items.len(), 2);
    assert_ne!(
        subaccounts.regenerate_secret_key(first.id).send()?,
        first.secret_key
    );
    assert_ne!(
        Some(subaccounts.regenerate_designer_key(first.id).send()?),
        first.designer_key
    );

    let copy = hall
        .admin
        .legacy()
        .charts()
        .copy_to_subaccount(hall.demo.chart_key.as_str(), first.id)
        .send()?;
    subaccounts
        .copy_chart_to_subaccount(first.id, &copy.key, second.id)
        .send()?;
    subaccounts.copy_chart_to_parent(first.id, &copy.key).send()?;
    Ok(())
}

#[test]
fn old_reports_still_answer() -> Result<(), Error> {
    let hall = Hall::open();
    let event = hall.event()?;
    let reports = hall.client.legacy().reports();
    let whole = reports.by_selectability(event).send()?;
    let selectable = reports.by_selectability_filtered(event, "selectable").send()?;
    assert_eq!(whole.group("selectable"), selectable.group("selectable"));
    assert!(
        reports
            .summary_by_selectability(event)
            .send()?
            .contains_key("selectable")
    );
    assert!(
        reports
            .deep_summary_by_selectability(event)
            .send()?
            .contains_key("selectable")
    );
    hall.admin
        .legacy()
        .reports()
        .usage_summary_for_all_months()
        .send()?;
    Ok(())
}

#[test]
fn rulesets_of_social_distancing_are_still_taken() {
    let hall = Hall::open();
    let rules = [("spread-out", SocialDistancingRuleset::new("Spread out"))];
    let charts = hall.client.legacy().charts();
    let saved = charts
        .save_social_distancing_rulesets(hall.demo.chart_key.as_str(), rules)
        .send();
    assert!(saved.is_ok(), "{saved:?}");
}
