//! Access tokens, by whom they stand for.

use std::fmt;

use crate::bearer::Bearer;

macro_rules! access_token {
    ($(#[$docs:meta])* $name:ident) => {
        $(#[$docs])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(Option<Bearer>);

        impl $name {
            /// The token, as the platform gave it.
            ///
            /// One that no header can hold, such as one with a line end, is refused when a request is to be sent with it.
            pub fn new(token: impl AsRef<str>) -> Self {
                Self(Bearer::new(token.as_ref()))
            }

            /// The token itself, for a store of your own; empty if no header can hold it. It is a secret.
            pub fn secret(&self) -> &str {
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
    /// The access token of an app (`tenant_access_token`, `t-...`), with which it acts for itself.
    ///
    /// It lives for two hours at most. `Debug` hides it; cloning it is cheap.
    TenantAccessToken
}

access_token! {
    /// The access token of a person (`user_access_token`, `u-...` or `eyJ...`), with which an app acts for them.
    ///
    /// It lives for some two hours. `Debug` hides it; cloning it is cheap.
    UserAccessToken
}
