//! The operations on events, and what the rest of the crate asks about them.

use super::{extra_data, infos, manage, shape};
use crate::ids::Ids;
use crate::paging::PAGING;
use crate::route::{Handler, Route};
use crate::time::Time;
use crate::workspace::Workspace;

/// The operations on events and all that hangs on them.
pub(crate) const ROUTES: &[&[Route]] = &[
    EVENTS,
    crate::status_change::ROUTES,
    crate::status_change::LISTS,
    crate::hold_token::ROUTES,
    crate::channel::ROUTES,
    crate::for_sale::ROUTES,
    crate::season::ROUTES,
];

const EVENTS: &[Route] = &[
    Route::post("/events", "events.create", Handler::Workspace(manage::create)).body(&shape::CREATE),
    Route::get("/events", "events.list", Handler::Workspace(manage::list)).query(&PAGING),
    Route::post(
        "/events/actions/create-multiple",
        "events.create_multiple",
        Handler::Workspace(manage::create_multiple),
    )
    .body(&shape::CREATE_MULTIPLE),
    Route::get(
        "/events/{eventKey}",
        "events.retrieve",
        Handler::Workspace(manage::retrieve),
    ),
    Route::post(
        "/events/{eventKey}",
        "events.update",
        Handler::Workspace(manage::update),
    )
    .body(&shape::UPDATE),
    // The Go client adds `expand` here by accident.
    Route::delete(
        "/events/{eventKey}",
        "events.delete",
        Handler::Workspace(manage::delete),
    )
    .query(&["expand"]),
    Route::post(
        "/events/{eventKey}/actions/move-to-new-chart-copy",
        "events.move_event_to_new_chart_copy",
        Handler::Workspace(manage::move_to_new_chart_copy),
    ),
    Route::get(
        "/events/{eventKey}/objects",
        "events.retrieve_object_infos",
        Handler::Workspace(infos::retrieve),
    )
    .query(&["label"])
    .priority(),
    Route::get(
        "/events/{eventKey}/objects/{objectLabel}",
        "events.retrieve_object_status",
        Handler::Workspace(infos::retrieve_status),
    ),
    Route::post(
        "/events/{eventKey}/objects/{objectLabel}/actions/update-extra-data",
        "events.update_extra_data",
        Handler::Workspace(extra_data::update_one),
    )
    .body(&shape::EXTRA_DATA_OF_ONE)
    .priority(),
    Route::post(
        "/events/{eventKey}/actions/update-extra-data",
        "events.update_extra_datas",
        Handler::Workspace(extra_data::update_many),
    )
    .body(&shape::EXTRA_DATA_OF_MANY)
    .priority(),
];

/// Does what time alone does: hold tokens expire and give back what they held (HLD-5).
pub(crate) fn expire(workspace: &mut Workspace, ids: &mut Ids, now: Time) {
    workspace.events.expire(ids, now);
}
