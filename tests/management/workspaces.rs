//! Workspaces.

use crate::Hall;
use seatsio_core::{Error, model::ErrorCode};

#[test]
fn a_workspace_lives_and_is_deleted() -> Result<(), Error> {
    let workspaces = Hall::open().admin.workspaces();
    let workspace = workspaces.create("Touring").is_test(true).send()?;
    assert!(workspace.is_active && workspace.is_test && !workspace.is_default);

    workspaces.update(&workspace, "On tour").send()?;
    workspaces.set_default(&workspace).send()?;
    let renamed = workspaces.retrieve(&workspace).send()?;
    assert_eq!((renamed.name.as_str(), renamed.is_default), ("On tour", true));

    let other = workspaces.create("Other").send()?;
    workspaces.deactivate(&other).send()?;
    assert!(!workspaces.retrieve(&other).send()?.is_active);
    workspaces.activate(&other).send()?;
    workspaces.deactivate(&other).send()?;
    workspaces.delete(&other).send()?;
    let gone = workspaces.retrieve(&other).send().expect_err("it is deleted");
    assert!(gone.has_code(&ErrorCode::WorkspaceNotFound), "{gone}");
    Ok(())
}

#[test]
fn keys_are_changed_without_a_gap() -> Result<(), Error> {
    let workspaces = Hall::open().admin.workspaces();
    let workspace = workspaces.create("Touring").send()?;
    let regenerated = workspaces.regenerate_secret_key(&workspace).send()?;
    assert_ne!(regenerated, workspace.secret_key);
    let added = workspaces.add_secret_key(&workspace).send()?;
    assert_ne!(added, regenerated);
    workspaces.remove_secret_key(&workspace, regenerated).send()?;
    Ok(())
}

#[test]
fn lists_tell_active_and_inactive_ones_apart() -> Result<(), Error> {
    let workspaces = Hall::open().admin.workspaces();
    let idle = workspaces.create("Idle one").send()?;
    workspaces.create("Busy one").send()?;
    workspaces.deactivate(&idle).send()?;
    let names =
        |items: Vec<seatsio_core::model::Workspace>| items.into_iter().map(|w| w.name).collect::<Vec<_>>();
    assert_eq!(names(workspaces.list_inactive().send()?.items), ["Idle one"]);
    assert_eq!(
        names(workspaces.list_active().filter("one").send()?.items),
        ["Busy one"]
    );
    let all: Vec<_> = workspaces
        .list()
        .filter("one")
        .page_size(1)
        .items()
        .collect::<Result<_, _>>()?;
    assert_eq!(names(all), ["Busy one", "Idle one"]);
    Ok(())
}
