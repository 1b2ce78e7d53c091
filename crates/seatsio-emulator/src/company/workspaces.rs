//! The operations on workspaces (section 24).

use serde::Serialize;
use serde_json::json;

use super::Company;
use crate::answer::Answer;
use crate::auth::Owner;
use crate::error::ApiError;
use crate::paging::{LARGEST_PAGE, Order, PageRequest};
use crate::route::{CompanyContext, Handler, Route};
use crate::schema::{FLAG, NON_EMPTY_TEXT, Shape, TEXT, object, optional, required};
use crate::workspace::{ForSaleMode, Workspace};

pub(super) const ROUTES: &[Route] = &[
    Route::post("/workspaces", "workspaces.create", Handler::Company(create)).body(&CREATE),
    Route::get("/workspaces", "workspaces.list", Handler::Company(list_all)).query(LIST),
    Route::get(
        "/workspaces/active",
        "workspaces.list_active",
        Handler::Company(list_active),
    )
    .query(LIST),
    Route::get(
        "/workspaces/inactive",
        "workspaces.list_inactive",
        Handler::Company(list_inactive),
    )
    .query(LIST),
    Route::get(
        "/workspaces/{key}",
        "workspaces.retrieve",
        Handler::Company(retrieve),
    ),
    Route::post("/workspaces/{key}", "workspaces.update", Handler::Company(update)).body(&UPDATE),
    Route::delete("/workspaces/{key}", "workspaces.delete", Handler::Company(delete)),
    Route::post(
        "/workspaces/{key}/actions/activate",
        "workspaces.activate",
        Handler::Company(activate),
    ),
    Route::post(
        "/workspaces/{key}/actions/deactivate",
        "workspaces.deactivate",
        Handler::Company(deactivate),
    ),
    Route::post(
        "/workspaces/actions/set-default/{key}",
        "workspaces.set_default",
        Handler::Company(set_default),
    )
    .body(&SET_DEFAULT),
    Route::post(
        "/workspaces/{key}/actions/regenerate-secret-key",
        "workspaces.regenerate_secret_key",
        Handler::Company(regenerate_secret_key),
    ),
    Route::post(
        "/workspaces/{key}/actions/add-secret-key",
        "workspaces.add_secret_key",
        Handler::Company(add_secret_key),
    ),
    Route::post(
        "/workspaces/{key}/actions/remove-secret-key",
        "workspaces.remove_secret_key",
        Handler::Company(remove_secret_key),
    )
    .body(&REMOVE_SECRET_KEY),
];

const LIST: &[&str] = &["limit", "start_after_id", "end_before_id", "filter"];
const FOR_SALE_MODE: Shape = Shape::OneOf(&["RATE_LIMITED", "UNLIMITED_BILLABLE"]);
const CREATE: Shape = object(&[
    required("name", TEXT),
    optional("isTest", FLAG),
    optional("forSaleMode", FOR_SALE_MODE),
]);
const UPDATE: Shape = object(&[required("name", TEXT), optional("forSaleMode", FOR_SALE_MODE)]);
/// JS repeats the key of the path in the body.
const SET_DEFAULT: Shape = object(&[optional("key", TEXT)]);
const REMOVE_SECRET_KEY: Shape = object(&[required("secretKey", NON_EMPTY_TEXT)]);

/// What clients see of a workspace (WSP-1).
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WorkspaceView<'a> {
    id: u64,
    name: &'a str,
    key: &'a str,
    secret_key: &'a str,
    secret_keys: &'a [String],
    is_test: bool,
    is_active: bool,
    is_default: bool,
    settings: WorkspaceSettingsView,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct WorkspaceSettingsView {
    for_sale_mode: ForSaleMode,
}

impl<'a> WorkspaceView<'a> {
    pub(crate) fn new(company: &Company, workspace: &'a Workspace) -> Self {
        Self {
            id: workspace.id,
            name: &workspace.name,
            key: &workspace.key,
            secret_key: workspace.secret_key(),
            secret_keys: &workspace.secret_keys,
            is_test: workspace.is_test,
            is_active: workspace.is_active,
            is_default: company.default_workspace == workspace.id,
            settings: WorkspaceSettingsView {
                for_sale_mode: workspace.for_sale_mode,
            },
        }
    }
}

fn for_sale_mode(context: &CompanyContext<'_>) -> Option<ForSaleMode> {
    match context.input.text("forSaleMode")? {
        "UNLIMITED_BILLABLE" => Some(ForSaleMode::UnlimitedBillable),
        _ => Some(ForSaleMode::RateLimited),
    }
}

/// WSP-2.
fn create(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let name = context.input.text("name").unwrap_or_default();
    let is_test = context.input.flag("isTest").unwrap_or(false);
    let mut workspace = Workspace::new(context.ids, name, is_test);
    workspace.for_sale_mode = for_sale_mode(context).unwrap_or_default();
    let answer = Answer::created_json(&WorkspaceView::new(context.company, &workspace))?;
    context.add_workspace(workspace);
    Ok(answer)
}

/// WSP-3.
fn update(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let mode = for_sale_mode(context);
    let name = context.input.text("name").unwrap_or_default();
    let workspace = context.company.workspace_mut(context.input.path.of("key"))?;
    name.clone_into(&mut workspace.name);
    workspace.for_sale_mode = mode.unwrap_or(workspace.for_sale_mode);
    Ok(Answer::no_content())
}

fn retrieve(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let workspace = context.company.workspace(context.input.path.of("key"))?;
    Answer::json(&WorkspaceView::new(context.company, workspace))
}

fn list_all(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    list_those(context, |_| true)
}

fn list_active(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    list_those(context, |workspace| workspace.is_active)
}

fn list_inactive(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    list_those(context, |workspace| !workspace.is_active)
}

/// WSP-8.
fn list_those(context: &CompanyContext<'_>, those: fn(&Workspace) -> bool) -> Result<Answer, ApiError> {
    let request = PageRequest::parse(&context.input.query, LARGEST_PAGE)?;
    let filter = context
        .input
        .query
        .single("filter")?
        .unwrap_or_default()
        .to_lowercase();
    let page = request.of_store(&context.company.workspaces, Order::NewestFirst, |workspace| {
        let is_named = workspace.name.to_lowercase().contains(&filter) || workspace.key.contains(&filter);
        those(workspace) && is_named
    });
    Answer::json(&page.map(|workspace| WorkspaceView::new(context.company, workspace)))
}

/// WSP-5: only inactive workspaces can be deleted.
fn delete(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let key = context.input.path.of("key");
    if context.company.workspace(key)?.is_active {
        return Err(ApiError::general("An active workspace cannot be deleted"));
    }
    if let Some(workspace) = context.company.workspaces.remove(key) {
        for secret_key in &workspace.secret_keys {
            context.keys.remove(secret_key);
        }
    }
    Ok(Answer::no_content())
}

/// WSP-4.
fn activate(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    context
        .company
        .workspace_mut(context.input.path.of("key"))?
        .is_active = true;
    Ok(Answer::no_content())
}

/// WSP-4: what becomes of the default workspace is unknown; here it stays active, so that there is always one.
fn deactivate(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let default = context.company.default_workspace;
    let workspace = context.company.workspace_mut(context.input.path.of("key"))?;
    if workspace.id == default {
        return Err(ApiError::general("The default workspace cannot be deactivated"));
    }
    workspace.is_active = false;
    Ok(Answer::no_content())
}

/// WSP-7.
fn set_default(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let workspace = context.company.workspace(context.input.path.of("key"))?;
    if !workspace.is_active {
        return Err(ApiError::general(
            "An inactive workspace cannot be the default one",
        ));
    }
    context.company.default_workspace = workspace.id;
    Ok(Answer::no_content())
}

/// WSP-6, AUT-8: the new key works, no former one does.
fn regenerate_secret_key(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let key = context.input.path.of("key");
    context.company.workspace(key)?;
    let secret_key = context.regenerate_workspace_secret_key(key)?;
    Answer::json(&json!({ "secretKey": secret_key }))
}

fn add_secret_key(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let company = context.company.id;
    let workspace = context.company.workspace_mut(context.input.path.of("key"))?;
    let secret_key = context.ids.key();
    context.keys.insert(
        &secret_key,
        Owner::Workspace {
            company,
            workspace: workspace.id,
        },
    );
    let answer = Answer::json(&json!({ "secretKey": secret_key }));
    workspace.secret_keys.push(secret_key);
    answer
}

fn remove_secret_key(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let secret_key = context.input.text("secretKey").unwrap_or_default();
    let workspace = context.company.workspace_mut(context.input.path.of("key"))?;
    if !workspace.secret_keys.iter().any(|known| known == secret_key) {
        return Err(ApiError::not_found("The workspace has no such secret key"));
    }
    if workspace.secret_keys.len() == 1 {
        return Err(ApiError::general(
            "The last secret key of a workspace cannot be removed",
        ));
    }
    workspace.secret_keys.retain(|known| known != secret_key);
    context.keys.remove(secret_key);
    Ok(Answer::no_content())
}
