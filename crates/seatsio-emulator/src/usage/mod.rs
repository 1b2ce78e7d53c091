//! Usage reports: which objects were used, by month, chart and event (section 22).

mod month;
mod rendering;
mod report;
mod view;

use month::Month;

use crate::answer::Answer;
use crate::error::ApiError;
use crate::route::{CompanyContext, Handler, Route};

/// The operations that report usage.
pub(crate) const ROUTES: &[&[Route]] = &[ROUTES_HERE, rendering::ROUTES];

const ROUTES_HERE: &[Route] = &[
    Route::get(
        "/reports/usage",
        "reports.usage.summary_for_all_months",
        Handler::Company(all_months),
    )
    .query(&["version"]),
    Route::get(
        "/reports/usage/month/{month}",
        "reports.usage.details_for_month",
        Handler::Company(one_month),
    ),
    Route::get(
        "/reports/usage/month/{month}/event/{eventId}",
        "reports.usage.details_for_event_in_month",
        Handler::Company(one_event),
    ),
];

/// USG-2, LEG-8.
fn all_months(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let months = report::by_month(context.company);
    match context.input.query.single("version")? {
        Some("2") => Answer::json(&view::Summary::new(context.now, &months)),
        None | Some("1") => Answer::json(&view::old_summary(&months)),
        Some(version) => Err(ApiError::not_emulated(format_args!(
            "Version {version} of the usage report"
        ))),
    }
}

/// USG-3.
fn one_month(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let month = Month::parse(context.input.path.of("month"))?;
    Answer::json(&report::by_workspace(context.company, month))
}

/// USG-4: the shape of the answer changed with December 2022.
fn one_event(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let month = Month::parse(context.input.path.of("month"))?;
    let id = context.input.path.of("eventId");
    let objects = id
        .parse()
        .ok()
        .and_then(|id| report::of_event(context.company, id, month));
    let objects = objects.ok_or_else(|| ApiError::not_found(format!("Event not found: {id}")))?;
    if month < Month::OF_NEW_SHAPE {
        return Answer::json(&objects.iter().map(view::OldObject::new).collect::<Vec<_>>());
    }
    Answer::json(&objects.iter().map(view::Object::new).collect::<Vec<_>>())
}
