//! `HoldTokenInfo`: a hold token, and how long it lasts.

use crate::model::answer::answer;
use crate::model::{HoldToken, Timestamp, WorkspaceKey};

answer! {
    /// A hold token, and how long it lasts.
    ///
    /// Documented at <https://docs.seats.io/docs/api/create-a-hold-token>.
    pub struct HoldTokenInfo {
        /// The token, by which calls name it.
        pub hold_token: HoldToken = required "holdToken",
        /// When it ends; the objects that it holds are then free.
        pub expires_at: Option<Timestamp> = readable "expiresAt",
        /// How many whole seconds it had left when the server answered; not above zero once it has ended.
        pub expires_in_seconds: i64 = "expiresInSeconds",
        /// The workspace that it belongs to.
        pub workspace_key: Option<WorkspaceKey> = "workspaceKey",
    }
}

impl From<&HoldTokenInfo> for HoldToken {
    #[inline]
    fn from(info: &HoldTokenInfo) -> Self {
        info.hold_token.clone()
    }
}
