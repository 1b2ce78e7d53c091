//! Subaccounts: what workspaces were called before, with a designer key and an e-mail address (LEG-7).

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::answer::Answer;
use crate::error::ApiError;
use crate::paging::{LARGEST_PAGE, Order, PageRequest};
use crate::route::{CompanyContext, Handler, Route};
use crate::schema::{Shape, TEXT, object, optional};
use crate::workspace::Workspace;

pub(super) const ROUTES: &[Route] = &[
    Route::post("/subaccounts", "subaccounts.create", Handler::Company(create)).body(&FIELDS),
    Route::get("/subaccounts", "subaccounts.list", Handler::Company(list_all)).query(LIST),
    Route::get(
        "/subaccounts/active",
        "subaccounts.list_active",
        Handler::Company(list_active),
    )
    .query(LIST),
    Route::get(
        "/subaccounts/inactive",
        "subaccounts.list_inactive",
        Handler::Company(list_inactive),
    )
    .query(LIST),
    Route::get(
        "/subaccounts/{subaccountId}",
        "subaccounts.retrieve",
        Handler::Company(retrieve),
    ),
    Route::post(
        "/subaccounts/{subaccountId}",
        "subaccounts.update",
        Handler::Company(update),
    )
    .body(&FIELDS),
    Route::post(
        "/subaccounts/{subaccountId}/actions/activate",
        "subaccounts.activate",
        Handler::Company(activate),
    ),
    Route::post(
        "/subaccounts/{subaccountId}/actions/deactivate",
        "subaccounts.deactivate",
        Handler::Company(deactivate),
    ),
    Route::post(
        "/subaccounts/{subaccountId}/secret-key/actions/regenerate",
        "subaccounts.regenerate_secret_key",
        Handler::Company(regenerate_secret_key),
    ),
    Route::post(
        "/subaccounts/{subaccountId}/designer-key/actions/regenerate",
        "subaccounts.regenerate_designer_key",
        Handler::Company(regenerate_designer_key),
    ),
];

const LIST: &[&str] = &["limit", "start_after_id", "end_before_id"];
const FIELDS: Shape = object(&[optional("name", TEXT), optional("email", TEXT)]);

/// What a workspace that was made as a subaccount has besides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Subaccount {
    designer_key: String,
    name: Option<String>,
    email: Option<String>,
}

/// What clients see of a subaccount.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SubaccountView<'a> {
    id: u64,
    secret_key: &'a str,
    designer_key: &'a str,
    public_key: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    active: bool,
}

impl<'a> SubaccountView<'a> {
    /// None for a workspace that is no subaccount.
    fn new(workspace: &'a Workspace) -> Option<Self> {
        let subaccount = workspace.subaccount.as_ref()?;
        Some(Self {
            id: workspace.id,
            secret_key: workspace.secret_key(),
            designer_key: &subaccount.designer_key,
            public_key: &workspace.key,
            name: subaccount.name.as_deref(),
            email: subaccount.email.as_deref(),
            active: workspace.is_active,
        })
    }
}

/// The workspace of the subaccount that the path names by its number.
pub(crate) fn find<'a>(context: &'a CompanyContext<'_>, hole: &str) -> Result<&'a Workspace, ApiError> {
    let id = context.input.path.of(hole);
    let workspace = id
        .parse()
        .ok()
        .and_then(|id| context.company.workspaces.by_id(id));
    workspace
        .filter(|workspace| workspace.subaccount.is_some())
        .ok_or_else(|| ApiError::not_found(format!("Subaccount not found: {id}")))
}

/// Changes the workspace of the subaccount that the path names, and what makes it a subaccount.
fn change(context: &mut CompanyContext<'_>, change: impl FnOnce(&mut Workspace)) -> Result<Answer, ApiError> {
    let id = find(context, "subaccountId")?.id;
    if let Some(workspace) = context.company.workspaces.by_id_mut(id) {
        change(workspace);
    }
    Ok(Answer::no_content())
}

fn create(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let text = |name| context.input.text(name).map(str::to_owned);
    let (name, email) = (text("name"), text("email"));
    let mut workspace = Workspace::new(context.ids, name.as_deref().unwrap_or_default(), false);
    workspace.subaccount = Some(Subaccount {
        designer_key: context.ids.key(),
        name,
        email,
    });
    let answer = Answer::created_json(&SubaccountView::new(&workspace))?;
    context.add_workspace(workspace);
    Ok(answer)
}

fn retrieve(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    Answer::json(&SubaccountView::new(find(context, "subaccountId")?))
}

fn update(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let text = |name| context.input.text(name).map(str::to_owned);
    let (name, email) = (text("name"), text("email"));
    change(context, |workspace| {
        if let Some(name) = &name {
            name.clone_into(&mut workspace.name);
        }
        if let Some(subaccount) = &mut workspace.subaccount {
            subaccount.name = name.or(subaccount.name.take());
            subaccount.email = email.or(subaccount.email.take());
        }
    })
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

fn list_those(context: &CompanyContext<'_>, those: fn(&Workspace) -> bool) -> Result<Answer, ApiError> {
    let request = PageRequest::parse(&context.input.query, LARGEST_PAGE)?;
    let is_one = |workspace: &Workspace| workspace.subaccount.is_some() && those(workspace);
    let page = request.of_store(&context.company.workspaces, Order::NewestFirst, is_one);
    Answer::json(&page.map(SubaccountView::new))
}

fn activate(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    change(context, |workspace| workspace.is_active = true)
}

fn deactivate(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    if find(context, "subaccountId")?.id == context.company.default_workspace {
        return Err(ApiError::general("The default workspace cannot be deactivated"));
    }
    change(context, |workspace| workspace.is_active = false)
}

fn regenerate_secret_key(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let key = find(context, "subaccountId")?.key.clone();
    let secret_key = context.regenerate_workspace_secret_key(&key)?;
    Answer::json(&json!({ "secretKey": secret_key }))
}

fn regenerate_designer_key(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    find(context, "subaccountId")?;
    let designer_key = context.ids.key();
    let answer = Answer::json(&json!({ "designerKey": designer_key }))?;
    change(context, |workspace| {
        if let Some(subaccount) = &mut workspace.subaccount {
            subaccount.designer_key = designer_key;
        }
    })?;
    Ok(answer)
}
