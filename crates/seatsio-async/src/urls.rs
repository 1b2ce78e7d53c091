//! The `Url` that reqwest wants for each request, of which all but path and query is parsed once.

use http::{
    Uri,
    uri::{Authority, Scheme},
};
use reqwest::Url;
use std::sync::OnceLock;

/// Makes a `Url` of each request's `Uri`. Parsing it anew would cost an eighth of what a small call costs.
#[derive(Debug, Default)]
pub(crate) struct Urls {
    /// Where the first request goes, and so nearly all: only a copy of a client can have another base URL.
    server: OnceLock<Option<Server>>,
}

#[derive(Debug)]
struct Server {
    scheme: Scheme,
    authority: Authority,
    root: Url,
}

impl Urls {
    /// The same as `uri`, unless that goes to another server than the first one did.
    pub(crate) fn url(&self, uri: &Uri) -> Option<Url> {
        let server = self.server.get_or_init(|| Server::of(uri)).as_ref()?;
        server.is_of(uri).then(|| {
            let mut url = server.root.clone();
            url.set_path(uri.path());
            url.set_query(uri.query());
            url
        })
    }
}

impl Server {
    fn of(uri: &Uri) -> Option<Self> {
        let (scheme, authority) = (uri.scheme()?.clone(), uri.authority()?.clone());
        let root = Url::parse(&format!("{scheme}://{authority}/")).ok()?;
        Some(Self {
            scheme,
            authority,
            root,
        })
    }

    fn is_of(&self, uri: &Uri) -> bool {
        uri.scheme() == Some(&self.scheme) && uri.authority() == Some(&self.authority)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parsed(uri: &Uri) -> Url {
        Url::parse(&uri.to_string()).unwrap()
    }

    proptest! {
        #[test]
        fn a_url_is_what_parsing_the_whole_gives(
            server in "https?://(localhost|127\\.0\\.0\\.1|\\[::1\\]|api-eu\\.seatsio\\.net)(:[1-9][0-9]{0,3})?",
            targets in prop::collection::vec("(/[!-~]{0,20}){0,3}", 1..5),
        ) {
            let urls = Urls::default();
            for target in targets {
                // Not all that is visible may stand in a path.
                let Ok(uri) = format!("{server}{target}").parse::<Uri>() else { continue };
                prop_assert_eq!(urls.url(&uri), Some(parsed(&uri)));
            }
        }
    }

    #[test]
    fn what_goes_to_another_server_is_left_to_be_parsed() {
        let urls = Urls::default();
        let to = |uri: &'static str| urls.url(&Uri::from_static(uri));
        assert!(to("https://a.example/x").is_some());
        for other in [
            "https://b.example/x",
            "http://a.example/x",
            "https://a.example:444/x",
            "/x",
        ] {
            assert_eq!(to(other), None, "{other}");
        }
        assert!(
            to("https://a.example/y?z=%20").is_some_and(|url| url.as_str() == "https://a.example/y?z=%20")
        );
    }
}
