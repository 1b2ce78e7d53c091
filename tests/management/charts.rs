//! Charts.

use crate::Hall;
use seatsio_core::{
    Error,
    model::{Category, CategoryKey, ChartExpand, ChartStatus, VenueType},
};

#[test]
fn a_chart_is_made_changed_and_read_back() -> Result<(), Error> {
    let charts = Hall::open().client.charts();
    let chart = charts
        .create()
        .name("Open air")
        .venue_type(VenueType::WithSectionsAndFloors)
        .categories([Category::new(1, "Lawn").color("#87A9CD")])
        .send()?;
    assert_eq!(
        (chart.name.as_str(), chart.status),
        ("Open air", ChartStatus::NotUsed)
    );

    charts.update(&chart.key).name("Open air 2").send()?;
    charts
        .add_category(&chart.key, Category::new("vip", "VIP").accessible(true))
        .send()?;
    charts
        .update_category(&chart.key, "vip")
        .accessible(false)
        .label("Very important")
        .send()?;
    charts.remove_category(&chart.key, 1).send()?;

    let chart = charts.retrieve(&chart.key).send()?;
    assert_eq!(chart.name, "Open air 2");
    assert_eq!(chart.venue_type, Some(VenueType::WithSectionsAndFloors));
    let categories = charts.list_categories(&chart.key).send()?;
    assert_eq!(categories.len(), 1);
    assert_eq!(categories[0].key, CategoryKey::from("vip"));
    assert_eq!(
        (categories[0].label.as_str(), categories[0].accessible),
        ("Very important", Some(false))
    );
    Ok(())
}

#[test]
fn changes_of_a_chart_with_events_wait_in_a_draft() -> Result<(), Error> {
    let hall = Hall::open();
    let charts = hall.client.charts();
    let key = &hall.demo.chart_key;
    hall.event()?;
    let before = charts.retrieve_with_events(key).send()?;
    assert_eq!(before.events.map(|events| events.len()), Some(1));

    charts.update(key).name("Renovated").send()?;
    assert_eq!(charts.retrieve_draft_version(key).send()?.name(), "Renovated");
    assert!(charts.validate_draft_version(key).send()?.errors.is_empty());
    assert!(!charts.retrieve_draft_version_thumbnail(key).send()?.is_empty());
    let copy = charts.copy_draft_version(key).send()?;
    assert_eq!(copy.name, "Renovated (copy)");

    charts.discard_draft_version(key).send()?;
    assert!(
        charts
            .retrieve_draft_version(key)
            .send()
            .is_err_and(|error| error.is_not_found())
    );

    charts.update(key).name("Renovated").send()?;
    charts.publish_draft_version(key).send()?;
    assert_eq!(charts.retrieve_published_version(key).send()?.name(), "Renovated");
    assert!(charts.validate_published_version(key).send()?.errors.is_empty());
    assert!(
        !charts
            .retrieve_published_version_thumbnail(key)
            .send()?
            .is_empty()
    );
    Ok(())
}

#[test]
fn tags_hold_any_text() -> Result<(), Error> {
    let charts = Hall::open().client.charts();
    let chart = charts.create().send()?;
    for tag in ["open air/summer", "100 % & more?", "Größe «1» 🎭"] {
        charts.add_tag(&chart.key, tag).send()?;
        assert!(
            charts.list_all_tags().send()?.iter().any(|known| known == tag),
            "{tag}"
        );
        assert_eq!(charts.list().tag(tag).send()?.items.len(), 1, "{tag}");
        charts.remove_tag(&chart.key, tag).send()?;
    }
    assert!(charts.retrieve(&chart.key).send()?.tags.is_empty());
    Ok(())
}

#[test]
fn the_archive_holds_what_was_moved_there() -> Result<(), Error> {
    let charts = Hall::open().client.charts();
    let key = charts.create().name("Old hall").send()?.key;
    charts.move_to_archive(&key).send()?;
    let archived: Vec<_> = charts
        .archive()
        .list()
        .page_size(1)
        .items()
        .collect::<Result<_, _>>()?;
    assert_eq!(archived.len(), 1);
    assert!(archived[0].archived);
    charts.move_out_of_archive(&key).send()?;
    assert!(charts.archive().list().send()?.items.is_empty());
    Ok(())
}

#[test]
fn lists_are_filtered_expanded_and_walked() -> Result<(), Error> {
    let hall = Hall::open();
    let charts = hall.client.charts();
    for number in 0..5 {
        charts.create().name(format!("Hall {number}")).send()?;
    }
    let names: Vec<_> = charts
        .list()
        .filter("hall ")
        .page_size(2)
        .items()
        .map(|chart| chart.map(|chart| chart.name))
        .collect::<Result<_, _>>()?;
    assert_eq!(names, ["Hall 4", "Hall 3", "Hall 2", "Hall 1", "Hall 0"]);

    hall.event()?;
    let all = charts
        .list()
        .expand([
            ChartExpand::Events,
            ChartExpand::Validation,
            ChartExpand::VenueType,
            ChartExpand::Zones,
        ])
        .events_limit(1)
        .items()
        .find(|chart| chart.as_ref().is_ok_and(|chart| chart.key == hall.demo.chart_key))
        .expect("the demo chart")?;
    assert_eq!(all.events.map(|events| events.len()), Some(1));
    assert!(all.validation.is_some() && all.venue_type.is_some());
    Ok(())
}

#[test]
fn copies_go_to_the_workspace_that_was_named() -> Result<(), Error> {
    let hall = Hall::open();
    let other = hall.admin.workspaces().create("Other").send()?;
    let in_other = hall.admin.workspace(&other)?;
    let key = &hall.demo.chart_key;

    assert!(hall.client.charts().copy(key).send()?.name.ends_with(" (copy)"));
    let name = hall.client.charts().retrieve(key).send()?.name;
    let copy = hall.admin.charts().copy_to_workspace(key, &other).send()?;
    assert_eq!(in_other.charts().retrieve(&copy.key).send()?.name, name);
    let copy = hall
        .admin
        .charts()
        .copy_from_workspace_to(key, hall.demo.workspace_key.as_str(), &other)
        .send()?;
    assert_eq!(in_other.charts().retrieve(&copy.key).send()?.name, name);
    Ok(())
}
