//! Settings from variables, such as those of the environment.

use super::Config;
use crate::{BaseUrl, Error, Invalid, Region, SecretKey, model::WorkspaceKey, operation::check};

impl Config {
    /// Reads the settings from variables, such as those of the environment, by name:
    /// `SEATSIO_SECRET_KEY` (required), `SEATSIO_BASE_URL` or `SEATSIO_REGION` (default `eu`), and
    /// `SEATSIO_WORKSPACE_KEY`. A variable that is empty counts as not set.
    ///
    /// ```
    /// use seatsio_core::Config;
    ///
    /// let config = Config::from_variables(|name| (name == "SEATSIO_SECRET_KEY").then(|| "key".into()))?;
    /// let missing = Config::from_variables(|_| None).unwrap_err();
    /// assert_eq!(missing.argument(), Some("SEATSIO_SECRET_KEY"));
    /// # Ok::<(), seatsio_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// A variable that is missing or malformed, by name.
    pub fn from_variables(variable: impl Fn(&str) -> Option<std::ffi::OsString>) -> Result<Self, Error> {
        let key = read(&variable, "SEATSIO_SECRET_KEY")?
            .ok_or_else(|| malformed("SEATSIO_SECRET_KEY", "is not set"))?;
        let mut config = Self::new(base_url(&variable)?, SecretKey::new(key));
        config.workspace = read(&variable, "SEATSIO_WORKSPACE_KEY")?.map(WorkspaceKey::from);
        Ok(config)
    }
}

fn base_url(variable: &impl Fn(&str) -> Option<std::ffi::OsString>) -> Result<BaseUrl, Error> {
    if let Some(url) = read(variable, "SEATSIO_BASE_URL")? {
        return BaseUrl::new(&url).map_err(|error| error.renamed("SEATSIO_BASE_URL"));
    }
    match read(variable, "SEATSIO_REGION")? {
        Some(region) => region
            .parse::<Region>()
            .map(BaseUrl::from)
            .map_err(|error| malformed("SEATSIO_REGION", error.to_string())),
        None => Ok(Region::Eu.into()),
    }
}

/// The value of a variable without the spaces around it, if it has one.
fn read(
    variable: &impl Fn(&str) -> Option<std::ffi::OsString>,
    name: &'static str,
) -> Result<Option<String>, Error> {
    let Some(value) = variable(name) else {
        return Ok(None);
    };
    let text = value.into_string().map_err(|_| malformed(name, "is not UTF-8"))?;
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    // All of these end in a header or a URL, where nothing else can stand.
    check::text(text).map_err(|invalid| Error::invalid_argument(name, invalid))?;
    if !text.is_ascii() {
        return Err(malformed(name, "must be ASCII"));
    }
    Ok(Some(text.to_owned()))
}

fn malformed(name: &'static str, reason: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error::invalid_argument(name, Invalid::new(reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables(pairs: &[(&str, &str)]) -> Result<Config, Error> {
        Config::from_variables(|name| {
            let pair = pairs.iter().find(|(n, _)| *n == name);
            pair.map(|(_, value)| value.into())
        })
    }

    const KEY: (&str, &str) = ("SEATSIO_SECRET_KEY", "k");

    #[test]
    fn a_base_url_wins_over_a_region_and_europe_is_the_default() {
        assert_eq!(variables(&[KEY]).unwrap().base_url, Region::Eu.into());
        let both = [
            KEY,
            ("SEATSIO_REGION", "na"),
            ("SEATSIO_BASE_URL", "http://127.0.0.1:9001"),
        ];
        assert!(variables(&both).unwrap().base_url.is_loopback());
    }

    #[test]
    fn a_missing_or_empty_key_is_named() {
        for pairs in [&[][..], &[("SEATSIO_SECRET_KEY", "  ")]] {
            let error = variables(pairs).unwrap_err();
            assert_eq!(error.argument(), Some("SEATSIO_SECRET_KEY"));
            assert!(error.to_string().contains("is not set"), "{error}");
        }
    }

    #[test]
    fn a_malformed_variable_is_named() {
        let malformed = [
            ("SEATSIO_REGION", "mars"),
            ("SEATSIO_BASE_URL", "mars"),
            ("SEATSIO_BASE_URL", "http://api-eu.seatsio.net"),
            ("SEATSIO_WORKSPACE_KEY", "w\u{e9}"),
            ("SEATSIO_WORKSPACE_KEY", "a\nb"),
        ];
        for pair in malformed {
            assert_eq!(variables(&[KEY, pair]).unwrap_err().argument(), Some(pair.0));
        }
        let error = variables(&[("SEATSIO_SECRET_KEY", "k\u{0}")]).unwrap_err();
        assert_eq!(error.argument(), Some("SEATSIO_SECRET_KEY"));
    }

    #[test]
    #[cfg(unix)]
    fn a_variable_that_is_not_unicode_is_named_and_not_passed_over() {
        use std::{ffi::OsString, os::unix::ffi::OsStringExt};
        let error = Config::from_variables(|name| match name {
            "SEATSIO_SECRET_KEY" => Some("k".into()),
            "SEATSIO_REGION" => Some(OsString::from_vec(vec![b'e', 0xFF])),
            _ => None,
        })
        .unwrap_err();
        assert_eq!(error.argument(), Some("SEATSIO_REGION"));
    }
}
