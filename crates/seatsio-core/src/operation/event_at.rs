//! Where a request names the event that it is about, for the span of its call.

/// Where a request names the event that it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EventAt {
    /// In the path: so many slashes stand before it.
    Segment(usize),
    /// In the body, if at all.
    Body,
    /// Nowhere.
    Nowhere,
}

impl EventAt {
    /// Reads it off a path template. At compile time for all operations, so that no call pays for it.
    pub(crate) const fn of(template: &str) -> Self {
        let path = template.as_bytes();
        if let Some(index) = segment(path, b"{eventKey}") {
            return Self::Segment(index);
        }
        if let Some(index) = segment(path, b"{seasonKey}") {
            return Self::Segment(index);
        }
        if stands_at(path, 0, b"/events") || stands_at(path, 0, b"/seasons/actions/") {
            Self::Body
        } else {
            Self::Nowhere
        }
    }
}

/// Which member of a body names its events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EventMember {
    /// None does.
    None,
    /// The one whose value begins so many bytes from the beginning.
    At(u32),
    /// It is not known: the body was not written member by member, or names events deeper inside.
    Unknown,
}

impl EventMember {
    /// Takes note of a member whose value begins here.
    pub(super) fn note(&mut self, name: &str, at: usize) {
        match name {
            "event" | "events" | "eventKey" if *self == Self::None => {
                *self = u32::try_from(at).map_or(Self::Unknown, Self::At);
            }
            "statusChanges" => *self = Self::Unknown,
            _ => {}
        }
    }

    /// The same in bytes from `start`.
    pub(super) fn after(self, start: usize) -> Self {
        match self {
            Self::At(at) => match u32::try_from(start) {
                Ok(start) => Self::At(at.saturating_sub(start)),
                Err(_) => Self::Unknown,
            },
            other => other,
        }
    }
}

/// How many slashes stand before a hole.
const fn segment(path: &[u8], hole: &[u8]) -> Option<usize> {
    let (mut slashes, mut at) = (0, 0);
    while at < path.len() {
        if stands_at(path, at, hole) {
            return Some(slashes);
        }
        if path[at] == b'/' {
            slashes += 1;
        }
        at += 1;
    }
    None
}

const fn stands_at(path: &[u8], start: usize, text: &[u8]) -> bool {
    let mut at = 0;
    while at < text.len() {
        if start + at >= path.len() || path[start + at] != text[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hole_for_an_event_goes_before_all_else() {
        assert_eq!(EventAt::of("/events/{eventKey}"), EventAt::Segment(2));
        assert_eq!(
            EventAt::of("/seasons/{a}/events/{eventKey}/b"),
            EventAt::Segment(4)
        );
        assert_eq!(EventAt::of("/events/{seasonKey}"), EventAt::Segment(2));
    }

    #[test]
    fn only_bodies_of_events_and_seasons_are_looked_into() {
        assert_eq!(EventAt::of("/events/groups/actions/book"), EventAt::Body);
        assert_eq!(EventAt::of("/seasons/actions/a"), EventAt::Body);
        assert_eq!(EventAt::of("/charts/{chartKey}"), EventAt::Nowhere);
        assert_eq!(EventAt::of(""), EventAt::Nowhere);
    }
}
