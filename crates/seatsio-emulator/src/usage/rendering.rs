//! Billable renderings of seat maps, of which the emulator has none, and the subscription (USG-5).

use serde_json::json;

use super::month::Month;
use crate::answer::Answer;
use crate::error::ApiError;
use crate::route::{CompanyContext, Handler, Route};

pub(super) const ROUTES: &[Route] = &[
    Route::get(
        "/reports/usage/rendering",
        "reports.usage.billable_renderings_summary_for_all_months",
        Handler::Company(all_months),
    ),
    Route::get(
        "/reports/usage/rendering/month/{month}",
        "reports.usage.billable_renderings_summary_for_month",
        Handler::Company(one_month),
    ),
    Route::get(
        "/reports/usage/rendering/month/{month}/chart/{chartKey}",
        "reports.usage.billable_renderings_for_chart_in_month",
        Handler::Company(one_chart),
    ),
    Route::get(
        "/reports/subscription",
        "reports.subscription",
        Handler::Company(subscription),
    ),
];

fn all_months(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    Answer::json(&json!({ "companyId": context.company.id, "usage": {} }))
}

fn one_month(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let month = Month::parse(context.input.path.of("month"))?;
    Answer::json(&json!({ "companyId": context.company.id, "month": month, "usage": {} }))
}

fn one_chart(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    Month::parse(context.input.path.of("month"))?;
    let key = context.input.path.of("chartKey");
    let is_known = context
        .company
        .workspaces
        .iter()
        .any(|workspace| workspace.charts.contains(key));
    if !is_known {
        return Err(ApiError::chart_not_found(key, &context.workspace_key));
    }
    Answer::json(&json!({ "chartKey": key, "numBillableRenderings": 0 }))
}

/// No source says what a subscription looks like.
fn subscription(_context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    Err(ApiError::not_emulated("The subscription report"))
}
