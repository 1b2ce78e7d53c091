//! Object infos (section 17).

use serde::Serialize;
use serde_json::Value;

use super::{Scope, Target};
use crate::answer::Answer;
use crate::error::ApiError;
use crate::route::WorkspaceContext;
use crate::status_change::infos_of;

/// OBJ-1.
pub(super) fn retrieve(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let scope = Scope::of_key(context.workspace, context.input.path.of("eventKey"))?;
    Answer::json(&infos_of(scope.present(), context.input.query.all("label"))?)
}

/// The old form of one object's state.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ObjectStatus<'a> {
    status: &'a str,
    for_sale: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    ticket_type: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extra_data: Option<&'a Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    order_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hold_token: Option<&'a str>,
    /// Of an area: how many places are booked.
    #[serde(skip_serializing_if = "Option::is_none")]
    quantity: Option<u32>,
}

/// OBJ-4.
pub(super) fn retrieve_status(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let scope = Scope::of_key(context.workspace, context.input.path.of("eventKey"))?;
    let label = context.input.path.of("objectLabel");
    let Target::Drawn { index, .. } = scope.find(label)? else {
        return Err(ApiError::not_emulated(
            "The old object status of a channel's part of an area",
        ));
    };
    let info = scope.present().info(index).and_then(|info| info.event);
    let info = info.ok_or_else(|| ApiError::not_found(format!("Object not found: {label}")))?;
    Answer::json(&ObjectStatus {
        status: info.status,
        for_sale: info.for_sale,
        ticket_type: info.ticket_type,
        extra_data: info.extra_data,
        order_id: info.order_id,
        hold_token: info.hold_token,
        quantity: info.area.map(|area| area.num_booked),
    })
}
