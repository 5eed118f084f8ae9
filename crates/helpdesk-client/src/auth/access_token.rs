//! Access tokens of apps and of users.

use std::fmt;

use crate::bearer::Bearer;

macro_rules! access_token {
    ($(#[$docs:meta])* $name:ident) => {
        $(#[$docs])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(Option<Bearer>);

        impl $name {
            /// Creates a token from the text that the platform issued.
            ///
            /// A token that is not a valid header value, for example because it contains a line break, is refused when
            /// a request is sent with it.
            pub fn new(token: impl AsRef<str>) -> Self {
                Self(Bearer::new(token.as_ref()))
            }

            /// Returns the token itself, for a store of your own; empty if it is not a valid header value. Keep it
            /// secret.
            pub fn expose(&self) -> &str {
                self.0.as_ref().map(Bearer::token).unwrap_or_default()
            }

            pub(crate) fn bearer(&self) -> Option<&Bearer> {
                self.0.as_ref()
            }
        }

        impl From<&Bearer> for $name {
            fn from(bearer: &Bearer) -> Self {
                Self(Some(bearer.clone()))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    };
}

access_token! {
    /// The access token of an app (`tenant_access_token`, `t-...`), for requests that the app sends as itself.
    ///
    /// It expires after at most two hours. `Debug` hides it; cloning it is cheap.
    TenantAccessToken
}

access_token! {
    /// The access token of a user (`user_access_token`, `u-...` or `eyJ...`), for requests that an app sends on their
    /// behalf.
    ///
    /// It expires after about two hours. `Debug` hides it; cloning it is cheap.
    UserAccessToken
}
