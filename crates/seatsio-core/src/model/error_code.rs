//! `ErrorCode`: why the API refused a call.

use crate::model::open_enum::open_enum;

open_enum! {
    /// Why the API refused a call. Only some codes are documented, so most are met as
    /// [`Unknown`](Self::Unknown); the text that comes with each says what happened.
    ///
    /// Documented at <https://docs.seats.io/docs/api/error-handling>.
    pub enum ErrorCode else
    /// A code that this version has no name for.
    Unknown {
        /// No chart with this key in the workspace.
        ChartNotFound = "CHART_NOT_FOUND",
        /// No event or season with this key in the workspace.
        EventNotFound = "EVENT_NOT_FOUND",
        /// No workspace with this key in the company.
        WorkspaceNotFound = "WORKSPACE_NOT_FOUND",
        /// The present status of an object does not allow the change.
        IllegalStatusChange = "ILLEGAL_STATUS_CHANGE",
        /// Nothing free that fits the wish for best available objects.
        BestAvailableObjectsNotFound = "BEST_AVAILABLE_OBJECTS_NOT_FOUND",
        /// The draft has errors, so it cannot be published.
        DrawingValidationFailed = "DRAWING_VALIDATION_FAILED",
        /// Too many calls at a time, or too many changes of what is for sale on one day.
        RateLimitExceeded = "RATE_LIMIT_EXCEEDED",
        /// Anything else: the message says what.
        GeneralError = "GENERAL_ERROR",
    }
}
