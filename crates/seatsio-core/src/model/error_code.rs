//! `ErrorCode`: why the API refused a call.

use crate::model::open_enum::open_enum;

open_enum! {
    /// Why the API refused a call.
    ///
    /// The service documents few of its codes; any other comes as [`Unknown`](Self::Unknown), and the text that
    /// comes with each says what happened. Codes that are marked so are the emulator's: what the service calls
    /// the same is not known, so decide by the [kind](crate::ErrorKind) of the error where you can. What to do
    /// about each is told in the guide `docs/errors.md`.
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
        /// No object with this label in the event. The emulator's code.
        ObjectNotFound = "OBJECT_NOT_FOUND",
        /// The object is not for sale. The emulator's code.
        ObjectNotForSale = "OBJECT_NOT_FOR_SALE",
        /// The object is in a channel whose key the call does not have. The emulator's code.
        ObjectNotInChannel = "OBJECT_NOT_IN_CHANNEL",
        /// The hold token is unknown or has expired. The emulator's code.
        HoldTokenNotFound = "HOLD_TOKEN_NOT_FOUND",
        /// No channel with this key in the event. The emulator's code.
        ChannelNotFound = "CHANNEL_NOT_FOUND",
        /// Something else that does not exist: the message says what. The emulator's code.
        NotFound = "NOT_FOUND",
        /// The server failed. The emulator's code, when a fault is ordered.
        InternalError = "INTERNAL_ERROR",
        /// The service does this and the emulator does not. Only the emulator has it.
        NotEmulated = "NOT_EMULATED",
        /// The emulator itself was asked something that it does not understand. Only the emulator has it.
        EmulatorError = "EMULATOR_ERROR",
    }
}
