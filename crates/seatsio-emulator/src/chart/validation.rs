//! What is wrong with a drawing, and how seriously that is taken (CHT-24 to CHT-27).

use crate::error_code::Code;
use serde::Serialize;
use serde_json::json;

use crate::answer::Answer;
use crate::company::{Level, Settings, Validator};
use crate::drawing::Drawing;
use crate::error::{ApiError, Problem};
use crate::route::{Handler, Route, WorkspaceContext};

pub(super) const ROUTES: &[Route] = &[
    Route::post(
        "/charts/{chartKey}/version/published/actions/validate",
        "charts.validate_published_version",
        Handler::Workspace(validate_published),
    ),
    Route::post(
        "/charts/{chartKey}/version/draft/actions/validate",
        "charts.validate_draft_version",
        Handler::Workspace(validate_draft),
    ),
];

/// The validators that found something, by what the company's settings make of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Validation {
    errors: Vec<Validator>,
    warnings: Vec<Validator>,
}

impl Validation {
    /// Validates a drawing under the settings of a company.
    pub(crate) fn of(drawing: &Drawing, settings: &Settings) -> Self {
        let mut validation = Self::default();
        for validator in Validator::ALL
            .into_iter()
            .filter(|validator| finds_fault(*validator, drawing))
        {
            match settings.level(validator) {
                Level::Off => {}
                Level::Warning => validation.warnings.push(validator),
                Level::Error => validation.errors.push(validator),
            }
        }
        validation
    }

    /// Refuses a drawing that has errors, in these words (CHT-27).
    pub(crate) fn check(drawing: &Drawing, settings: &Settings, refusal: &str) -> Result<(), ApiError> {
        let validation = Self::of(drawing, settings);
        if validation.errors.is_empty() {
            return Ok(());
        }
        let data = |validators: &[Validator]| Some(json!({ "failedValidations": validators }));
        let problem = |message: String, validators| Problem {
            data: data(validators),
            ..Problem::new(Code::DrawingValidationFailed, message)
        };
        let error = problem(refusal.to_owned(), &validation.errors);
        let answer = ApiError::from_problems(http::StatusCode::BAD_REQUEST, vec![error]);
        if validation.warnings.is_empty() {
            return Err(answer);
        }
        Err(answer.with_warning(problem("Invalid draft drawing".to_owned(), &validation.warnings)))
    }
}

/// CHT-26.
fn finds_fault(validator: Validator, drawing: &Drawing) -> bool {
    let faults = &drawing.faults;
    match validator {
        Validator::UnlabeledObjects => faults.unlabelled > 0,
        Validator::DuplicateLabels => faults.duplicates > 0,
        Validator::ObjectsWithoutCategories => faults.without_category > 0,
        Validator::FocalPoint => !drawing.supports_best_available,
        Validator::ObjectTypesPerCategory => faults.mixed_categories > 0,
        Validator::EmptyFloor => faults.empty_floors > 0,
    }
}

fn validate_published(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let chart = context.chart(context.input.path.of("chartKey"))?;
    Answer::json(&Validation::of(&chart.published, context.settings))
}

fn validate_draft(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let chart = context.chart(context.input.path.of("chartKey"))?;
    Answer::json(&Validation::of(chart.draft()?, context.settings))
}
