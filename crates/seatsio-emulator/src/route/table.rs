//! All routes, and the search for the one that a method and a path mean.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use http::Method;

use super::Route;
use crate::request::PathArguments;

/// Every operation, searchable by path. There is one: [`Table::all`].
#[derive(Debug)]
pub(crate) struct Table {
    /// By number of segments and first segment, which is literal in all templates.
    routes: HashMap<(usize, &'static str), Vec<Entry>>,
}

#[derive(Debug)]
struct Entry {
    route: &'static Route,
    segments: Vec<Segment>,
}

/// What a segment of a template matches. The order is the order of preference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Segment {
    Literal(&'static str),
    Suffixed {
        hole: &'static str,
        suffix: &'static str,
    },
    Hole(&'static str),
}

/// What a search finds.
#[derive(Debug)]
pub(crate) enum Found {
    /// The operation, and what stood in the holes of its template.
    Route(&'static Route, PathArguments),
    /// The path belongs to operations with other methods.
    OtherMethod,
    /// No operation has such a path.
    Nothing,
}

static ALL: LazyLock<Table> = LazyLock::new(|| {
    let areas = [
        crate::system::ROUTES,
        crate::chart::ROUTES,
        crate::company::ROUTES,
        crate::event::ROUTES,
        crate::report::ROUTES,
        crate::usage::ROUTES,
    ];
    Table::new(areas.into_iter().flatten().copied().flatten())
});

impl Table {
    /// The table of all operations.
    pub(crate) fn all() -> &'static Self {
        &ALL
    }

    fn new(routes: impl Iterator<Item = &'static Route>) -> Self {
        let mut table = HashMap::<_, Vec<Entry>>::new();
        for route in routes {
            let texts: Vec<_> = route.template.trim_start_matches('/').split('/').collect();
            let first = texts.first().copied().unwrap_or_default();
            let segments = texts.iter().map(|text| Segment::parse(text)).collect();
            table
                .entry((texts.len(), first))
                .or_default()
                .push(Entry { route, segments });
        }
        for entries in table.values_mut() {
            entries.sort_by(|one, other| one.segments.cmp(&other.segments));
        }
        Self { routes: table }
    }

    /// Finds the operation of a method and the decoded segments of a path.
    pub(crate) fn find(&self, method: &Method, path: &[Cow<'_, str>]) -> Found {
        let Some(first) = path.first() else {
            return Found::Nothing;
        };
        let Some(entries) = self.routes.get(&(path.len(), first.as_ref())) else {
            return Found::Nothing;
        };
        let mut fitting = entries.iter().filter(|entry| entry.fits(path)).peekable();
        if fitting.peek().is_none() {
            return Found::Nothing;
        }
        match fitting.find(|entry| entry.route.method == method) {
            Some(entry) => Found::Route(entry.route, entry.arguments(path)),
            None => Found::OtherMethod,
        }
    }

    /// All routes, in no order.
    pub(crate) fn routes(&self) -> impl Iterator<Item = &'static Route> {
        self.routes.values().flatten().map(|entry| entry.route)
    }
}

impl Entry {
    fn fits(&self, path: &[Cow<'_, str>]) -> bool {
        self.segments
            .iter()
            .zip(path)
            .all(|(segment, text)| segment.argument(text).is_some())
    }

    fn arguments(&self, path: &[Cow<'_, str>]) -> PathArguments {
        let hole = |segment: &Segment| match segment {
            Segment::Literal(_) => None,
            Segment::Suffixed { hole, .. } | Segment::Hole(hole) => Some(*hole),
        };
        let pairs = self.segments.iter().zip(path);
        PathArguments(
            pairs
                .filter_map(|(segment, text)| Some((hole(segment)?, segment.argument(text)?.to_owned())))
                .collect(),
        )
    }
}

impl Segment {
    fn parse(text: &'static str) -> Self {
        match text.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            None => Self::Literal(text),
            Some((hole, "")) => Self::Hole(hole),
            Some((hole, suffix)) => Self::Suffixed { hole, suffix },
        }
    }

    /// The part of a path segment that is the argument, if the segment fits. An argument is never empty.
    fn argument<'a>(&self, text: &'a str) -> Option<&'a str> {
        match self {
            Self::Literal(literal) => Some(text).filter(|text| text == literal),
            Self::Suffixed { suffix, .. } => {
                text.strip_suffix(suffix).filter(|argument| !argument.is_empty())
            }
            Self::Hole(_) => Some(text).filter(|text| !text.is_empty()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn find(method: &Method, path: &str) -> Option<(&'static str, Vec<(&'static str, String)>)> {
        let path: Vec<_> = path
            .trim_start_matches('/')
            .split('/')
            .map(Cow::Borrowed)
            .collect();
        match Table::all().find(method, &path) {
            Found::Route(route, arguments) => Some((route.operation, arguments.0)),
            Found::OtherMethod | Found::Nothing => None,
        }
    }

    #[test]
    fn a_literal_segment_is_preferred_to_a_hole() {
        assert_eq!(
            find(&Method::GET, "/charts/archive"),
            Some(("charts.archive.list", vec![]))
        );
        let key = vec![("chartKey", "archived".to_owned())];
        assert_eq!(
            find(&Method::GET, "/charts/archived"),
            Some(("charts.retrieve", key))
        );
    }

    #[test]
    fn a_literal_segment_of_another_method_does_not_hide_a_hole() {
        let key = vec![("chartKey", "archive".to_owned())];
        assert_eq!(
            find(&Method::POST, "/charts/archive"),
            Some(("charts.update", key))
        );
    }

    #[test]
    fn a_hole_may_have_a_suffix() {
        let key = |key: &str| vec![("eventKey", key.to_owned())];
        let csv = Some(("reports.events.flat_list_csv", key("e")));
        assert_eq!(find(&Method::GET, "/reports/events/e.csv"), csv);
        let plain = Some(("reports.events.flat_list", key(".csv")));
        assert_eq!(find(&Method::GET, "/reports/events/.csv"), plain);
    }

    #[test]
    fn a_hole_is_never_empty() {
        assert_eq!(find(&Method::GET, "/charts/"), None);
    }

    #[test]
    fn no_two_operations_have_one_place_or_one_name() {
        let bare = |template: &str| -> Vec<String> {
            let segment = |text: &str| {
                if text.contains('{') {
                    format!("{{}}{}", &text[text.len() - 1..])
                } else {
                    text.to_owned()
                }
            };
            template.split('/').map(segment).collect()
        };
        let routes: Vec<_> = Table::all().routes().collect();
        let places: HashSet<_> = routes
            .iter()
            .map(|route| (route.method, bare(route.template)))
            .collect();
        let names: HashSet<_> = routes.iter().map(|route| route.operation).collect();
        assert_eq!((places.len(), names.len()), (routes.len(), routes.len()));
    }

    #[test]
    fn every_template_starts_with_a_literal_segment() {
        let first = |template: &'static str| template.split('/').nth(1).unwrap_or_default();
        assert!(
            Table::all()
                .routes()
                .all(|route| !first(route.template).contains('{'))
        );
    }
}
