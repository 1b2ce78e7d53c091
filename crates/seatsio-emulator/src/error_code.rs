//! `Code`: why a call was refused, in a word.

use serde::{Serialize, Serializer};

/// Declares the codes, so that none is left out of the list.
macro_rules! codes {
    ($( $(#[$doc:meta])* $name:ident = $text:literal, )+) => {
        /// Why a call was refused, in a word.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Code {
            $( $(#[$doc])* $name, )+
        }

        impl Code {
            const ALL: &[Self] = &[$( Self::$name, )+];

            pub(crate) const fn as_str(self) -> &'static str {
                match self {
                    $( Self::$name => $text, )+
                }
            }
        }
    };
}

codes! {
    /// Every refusal without a code of its own.
    GeneralError = "GENERAL_ERROR",
    /// 404 without a code of its own.
    NotFound = "NOT_FOUND",
    ChartNotFound = "CHART_NOT_FOUND",
    EventNotFound = "EVENT_NOT_FOUND",
    WorkspaceNotFound = "WORKSPACE_NOT_FOUND",
    ObjectNotFound = "OBJECT_NOT_FOUND",
    HoldTokenNotFound = "HOLD_TOKEN_NOT_FOUND",
    ChannelNotFound = "CHANNEL_NOT_FOUND",
    IllegalStatusChange = "ILLEGAL_STATUS_CHANGE",
    ObjectNotForSale = "OBJECT_NOT_FOR_SALE",
    ObjectNotInChannel = "OBJECT_NOT_IN_CHANNEL",
    BestAvailableObjectsNotFound = "BEST_AVAILABLE_OBJECTS_NOT_FOUND",
    DrawingValidationFailed = "DRAWING_VALIDATION_FAILED",
    RateLimitExceeded = "RATE_LIMIT_EXCEEDED",
    /// Faults on order.
    InternalError = "INTERNAL_ERROR",
    /// What the service does and the emulator does not.
    NotEmulated = "NOT_EMULATED",
    /// The control API's, and the server's own.
    EmulatorError = "EMULATOR_ERROR",
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Every code that the emulator refuses calls with.
///
/// ```
/// assert!(seatsio_emulator::error_codes().any(|code| code == "ILLEGAL_STATUS_CHANGE"));
/// ```
///
/// The service documents few of its codes. Where it does not, the emulator has one of its own making.
pub fn error_codes() -> impl Iterator<Item = &'static str> {
    Code::ALL.iter().map(|code| code.as_str())
}
