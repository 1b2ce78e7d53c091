//! A status change as clients describe it.

use crate::error_code::Code;
use serde_json::Value;

use crate::channel::NO_CHANNEL;
use crate::error::ApiError;
use crate::event::Status;

/// What is to happen to some objects of one event.
#[derive(Clone, Debug)]
pub(crate) struct Change<'a> {
    pub(crate) to: To,
    pub(crate) hold_token: Option<&'a str>,
    pub(crate) order_id: Option<&'a str>,
    pub(crate) keep_extra_data: bool,
    pub(crate) channels: ChannelAccess<'a>,
    pub(crate) allowed_previous: Option<Vec<&'a str>>,
    pub(crate) rejected_previous: Option<Vec<&'a str>>,
    pub(crate) resale_listing_id: Option<&'a str>,
    pub(crate) choice: Choice,
}

/// Where a change leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum To {
    /// To a status that is not `free`.
    Status(Status),
    /// To `free`, whatever the object came from.
    Free,
    /// Back to the last status in which anybody could buy the object.
    Release,
}

/// Who chose the objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    Caller,
    /// Best available chooses free objects: a token given with it cannot hold them yet.
    BestAvailable,
}

/// Objects of which channels may be changed (CHN-9).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ChannelAccess<'a> {
    /// Those of any channel and of none.
    All,
    /// Those in no channel.
    None,
    /// Those of these channels; `NO_CHANNEL` may be among them.
    Keys(Vec<&'a str>),
}

/// An object as a change names it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Mention<'a> {
    pub(crate) label: &'a str,
    pub(crate) ticket_type: Option<&'a str>,
    pub(crate) quantity: u32,
    pub(crate) extra_data: Option<&'a Value>,
}

impl To {
    /// The status that the log tells, apart from releases that lead back to resale.
    pub(crate) fn is_release(&self) -> bool {
        matches!(self, Self::Free | Self::Release)
    }

    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Status(status) => status.as_str(),
            Self::Free | Self::Release => Status::Free.as_str(),
        }
    }
}

impl From<&str> for To {
    fn from(status: &str) -> Self {
        match Status::from(status) {
            Status::Free => Self::Free,
            status => Self::Status(status),
        }
    }
}

impl<'a> Change<'a> {
    /// Reads a change whose body says where it leads (STA-2).
    pub(crate) fn read(body: &'a Value) -> Result<Self, ApiError> {
        let to = match (text(body, "type"), text(body, "status")) {
            (Some("RELEASE"), None) => To::Release,
            (Some("RELEASE"), Some(_)) => {
                return Err(ApiError::general(
                    "#: extraneous key [status] is not permitted with type RELEASE",
                ));
            }
            (_, Some(status)) => To::from(status),
            (_, None) => return Err(ApiError::general("#: required key [status] not found")),
        };
        Self::read_to(to, body)
    }

    /// Reads a change whose path says where it leads (STA-7).
    pub(crate) fn read_to(to: To, body: &'a Value) -> Result<Self, ApiError> {
        let hold_token = text(body, "holdToken");
        if to == To::Status(Status::Held) && hold_token.is_none() {
            return Err(ApiError::general("#: required key [holdToken] not found"));
        }
        let resale_listing_id = text(body, "resaleListingId");
        if resale_listing_id.is_some() && to != To::Status(Status::Resale) {
            return Err(ApiError::general(
                "resaleListingId is only allowed with status resale",
            ));
        }
        Ok(Self {
            to,
            hold_token,
            order_id: text(body, "orderId"),
            keep_extra_data: flag(body, "keepExtraData"),
            channels: ChannelAccess::read(body)?,
            allowed_previous: texts(body, "allowedPreviousStatuses"),
            rejected_previous: texts(body, "rejectedPreviousStatuses"),
            resale_listing_id,
            choice: Choice::Caller,
        })
    }

    /// STA-12.
    pub(crate) fn check_previous(&self, status: &str) -> Result<(), ApiError> {
        if self
            .allowed_previous
            .as_ref()
            .is_some_and(|allowed| !allowed.contains(&status))
        {
            return Err(self.refused(
                status,
                format_args!("{status} is not in the list of allowed previous statuses"),
            ));
        }
        if self
            .rejected_previous
            .as_ref()
            .is_some_and(|rejected| rejected.contains(&status))
        {
            return Err(self.refused(
                status,
                format_args!("{status} is in the list of rejected previous statuses"),
            ));
        }
        Ok(())
    }

    /// ILLEGAL_STATUS_CHANGE with a reason.
    pub(crate) fn refused(&self, from: &str, reason: std::fmt::Arguments<'_>) -> ApiError {
        let message = format!("Cannot change from [{from}] to [{}]: {reason}", self.to.as_str());
        ApiError::new(http::StatusCode::BAD_REQUEST, Code::IllegalStatusChange, message)
    }
}

impl<'a> ChannelAccess<'a> {
    pub(crate) fn read(body: &'a Value) -> Result<Self, ApiError> {
        match (
            flag(body, "ignoreChannels"),
            texts(body, "channelKeys").unwrap_or_default(),
        ) {
            (true, keys) if !keys.is_empty() => Err(ApiError::general(
                "channelKeys and ignoreChannels cannot be used together",
            )),
            (true, _) => Ok(Self::All),
            (false, keys) if keys.is_empty() => Ok(Self::None),
            (false, keys) => Ok(Self::Keys(keys)),
        }
    }

    /// Whether objects of a channel, or of none, may be changed.
    pub(crate) fn allows(&self, channel: Option<&str>) -> bool {
        match self {
            Self::All => true,
            Self::None => channel.is_none(),
            Self::Keys(keys) => keys.contains(&channel.unwrap_or(NO_CHANNEL)),
        }
    }
}

impl<'a> Mention<'a> {
    /// The objects of a body (STA-3): texts, or objects with `objectId`.
    pub(crate) fn read_all(body: &'a Value) -> Vec<Self> {
        let objects = body.get("objects").and_then(Value::as_array);
        objects.into_iter().flatten().map(Self::read).collect()
    }

    fn read(object: &'a Value) -> Self {
        let quantity = object.get("quantity").and_then(Value::as_u64).unwrap_or(1);
        Self {
            label: object
                .as_str()
                .or_else(|| text(object, "objectId"))
                .unwrap_or_default(),
            ticket_type: text(object, "ticketType"),
            quantity: u32::try_from(quantity).unwrap_or(u32::MAX),
            extra_data: object.get("extraData").filter(|data| !data.is_null()),
        }
    }
}

fn text<'a>(body: &'a Value, name: &str) -> Option<&'a str> {
    body.get(name)?.as_str()
}

fn flag(body: &Value, name: &str) -> bool {
    body.get(name).and_then(Value::as_bool).unwrap_or_default()
}

fn texts<'a>(body: &'a Value, name: &str) -> Option<Vec<&'a str>> {
    Some(
        body.get(name)?
            .as_array()?
            .iter()
            .filter_map(Value::as_str)
            .collect(),
    )
}
