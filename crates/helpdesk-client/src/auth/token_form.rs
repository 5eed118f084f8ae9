//! The form in which the tokens of a user are stored: JSON with the tokens in plain text, and absolute times.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use helpdesk_types::runtime;

use super::access_token::UserAccessToken;
use super::user_tokens::UserTokens;
use crate::bearer::Bearer;

/// The tokens to be written. The times are in milliseconds since 1970, rounded down.
pub(super) struct Written {
    access_token: String,
    expires_at_ms: u64,
    refresh_token: Option<String>,
    refresh_expires_at_ms: Option<u64>,
}

runtime::object! {
    Written {
        "access_token" => required access_token,
        "expires_at_ms" => required expires_at_ms,
        "refresh_token" => optional refresh_token,
        "refresh_expires_at_ms" => optional refresh_expires_at_ms,
    }
}

impl From<&UserTokens> for Written {
    fn from(tokens: &UserTokens) -> Self {
        Self {
            access_token: tokens.access_token.expose().to_owned(),
            expires_at_ms: millis(tokens.expires_at),
            refresh_token: tokens.refresh_token.as_ref().map(|token| token.expose().to_owned()),
            refresh_expires_at_ms: tokens.refresh_expires_at.map(millis),
        }
    }
}

fn millis(time: SystemTime) -> u64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// The tokens as they were read.
#[derive(Default)]
pub(super) struct Read {
    access_token: Option<String>,
    expires_at_ms: Option<u64>,
    refresh_token: Option<String>,
    refresh_expires_at_ms: Option<u64>,
}

runtime::record! {
    Read {
        0 "access_token" => optional access_token: Option<String>,
        1 "expires_at_ms" => optional expires_at_ms: Option<u64>,
        2 "refresh_token" => optional refresh_token: Option<String>,
        3 "refresh_expires_at_ms" => optional refresh_expires_at_ms: Option<u64>,
    }
}

/// The name of a field that is missing or has an invalid value, which is not shown.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct InvalidField(&'static str);

impl fmt::Display for InvalidField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the field `{}` is missing or invalid", self.0)
    }
}

impl TryFrom<Read> for UserTokens {
    type Error = InvalidField;

    fn try_from(read: Read) -> Result<Self, InvalidField> {
        let token = read.access_token.as_deref().and_then(Bearer::new).ok_or(InvalidField("access_token"))?;
        let expires_at = read.expires_at_ms.and_then(time).ok_or(InvalidField("expires_at_ms"))?;
        let refresh_expires_at =
            read.refresh_expires_at_ms.map(|millis| time(millis).ok_or(REFRESH_EXPIRES)).transpose()?;
        let refresh_token = read.refresh_token.filter(|token| !token.is_empty()).map(Into::into);
        let tokens = Self::new(UserAccessToken::from(&token), Duration::ZERO);
        Ok(Self { expires_at, refresh_token, refresh_expires_at, ..tokens })
    }
}

const REFRESH_EXPIRES: InvalidField = InvalidField("refresh_expires_at_ms");

/// The time, if the system can represent it.
fn time(millis: u64) -> Option<SystemTime> {
    UNIX_EPOCH.checked_add(Duration::from_millis(millis))
}

#[cfg(feature = "serde")]
mod opt_in {
    use serde_core::de::Error as _;
    use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Read, UserTokens, Written};

    /// With the feature `serde`: a map of `access_token`, `expires_at_ms`, and if they are known `refresh_token` and
    /// `refresh_expires_at_ms`. The tokens are in plain text, and the times are milliseconds since 1970.
    impl Serialize for UserTokens {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            Written::from(self).serialize(serializer)
        }
    }

    /// With the feature `serde`: the map that `Serialize` writes. Unknown keys are ignored.
    impl<'de> Deserialize<'de> for UserTokens {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            Self::try_from(Read::deserialize(deserializer)?).map_err(D::Error::custom)
        }
    }
}
