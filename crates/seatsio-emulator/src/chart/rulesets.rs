//! The social distancing rulesets of a chart, kept as they were saved (LEG-5).

use serde_json::Value;

use crate::answer::Answer;
use crate::error::ApiError;
use crate::route::{Handler, Route, WorkspaceContext};
use crate::schema::{COUNT, FLAG, Shape, TEXT, integer, list, object, optional, required};

pub(super) const ROUTES: &[Route] = &[Route::post(
    "/charts/{chartKey}/social-distancing-rulesets",
    "charts.save_social_distancing_rulesets",
    Handler::Workspace(save_rulesets),
)
.body(&RULESETS)];

const RULESETS: Shape = object(&[required("socialDistancingRulesets", Shape::Map(&RULESET))]);

const RULESET: Shape = object(&[
    required("name", TEXT),
    optional("index", COUNT),
    optional("numberOfDisabledSeatsToTheSides", COUNT),
    optional("disableSeatsInFrontAndBehind", FLAG),
    optional("disableDiagonalSeatsInFrontAndBehind", FLAG),
    optional("numberOfDisabledAisleSeats", COUNT),
    optional("maxGroupSize", COUNT),
    optional("maxOccupancyAbsolute", COUNT),
    optional("maxOccupancyPercentage", integer(0, 100)),
    optional("oneGroupPerTable", FLAG),
    optional("fixedGroupLayout", FLAG),
    optional("disabledSeats", list(&TEXT)),
    optional("enabledSeats", list(&TEXT)),
]);

fn save_rulesets(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let rulesets = context
        .input
        .given("socialDistancingRulesets")
        .and_then(Value::as_object);
    let chart = context.workspace.chart_mut(context.input.path.of("chartKey"))?;
    chart.social_distancing_rulesets = rulesets.cloned().unwrap_or_default();
    Ok(Answer::no_content())
}
