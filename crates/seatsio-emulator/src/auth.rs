//! Who calls, and on behalf of which workspace (section 2).

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use http::HeaderMap;
use http::header::AUTHORIZATION;

/// Padding is as clients please.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The header that names a workspace for calls with the company's key (AUT-4).
pub(crate) const WORKSPACE_KEY_HEADER: &str = "x-workspace-key";

/// Whose key a secret key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) enum Owner {
    /// A company's admin key: all workspaces, and the company itself.
    Company(u64),
    /// The key of one workspace of a company.
    Workspace { company: u64, workspace: u64 },
}

impl Owner {
    pub(crate) const fn company(self) -> u64 {
        match self {
            Self::Company(company) | Self::Workspace { company, .. } => company,
        }
    }
}

/// The secret key of a request: the user name of Basic credentials. The password does not matter (AUT-1), and the
/// colon may be missing (AUT-2).
pub(crate) fn secret_key(headers: &HeaderMap) -> Option<String> {
    let credentials = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, encoded) = credentials.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let encoded: String = encoded.split_ascii_whitespace().collect();
    let decoded = String::from_utf8(BASE64.decode(encoded).ok()?).ok()?;
    let user = decoded.split_once(':').map_or(decoded.as_str(), |(user, _)| user);
    Some(user.to_owned()).filter(|user| !user.is_empty())
}

/// The workspace that a request names in its header.
pub(crate) fn workspace_key(headers: &HeaderMap) -> Option<&str> {
    headers.get(WORKSPACE_KEY_HEADER)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        // AUT-1, AUT-2
        #[test]
        fn any_key_is_read_with_and_without_password_and_padding(key in "[^:]{1,45}", password in ".{0,10}") {
            let plain = base64::engine::general_purpose::STANDARD;
            let unpadded = base64::engine::general_purpose::STANDARD_NO_PAD;
            let credentials = format!("{key}:{password}");
            for encoded in [plain.encode(&credentials), unpadded.encode(&credentials), plain.encode(&key)] {
                let mut headers = HeaderMap::new();
                headers.insert(AUTHORIZATION, HeaderValue::from_str(&format!("Basic {encoded}"))?);
                prop_assert_eq!(secret_key(&headers), Some(key.clone()));
            }
        }

        #[test]
        fn any_header_is_read_or_not(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            if let Ok(value) = HeaderValue::from_bytes(&bytes) {
                let mut headers = HeaderMap::new();
                headers.insert(AUTHORIZATION, value);
                prop_assert_ne!(secret_key(&headers), Some(String::new()));
            }
        }
    }
}
