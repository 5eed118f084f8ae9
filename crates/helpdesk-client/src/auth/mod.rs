//! Credentials, access tokens and their stores.

mod access_token;
mod app_tokens;
mod credentials;
mod endpoint;
mod given;
mod lease;
mod refresh;
mod single_flight;
mod token_store;
mod user_token;
mod user_tokens;

pub use access_token::{TenantAccessToken, UserAccessToken};
pub(crate) use app_tokens::{AppTokenKind, AppTokens};
pub use credentials::{AppCredentials, HelpdeskCredentials};
pub(crate) use lease::new_owner;
pub(crate) use refresh::RefreshedUser;
pub use token_store::{MemoryTokenStore, StoredToken, TokenKey, TokenStore};
pub(crate) use user_token::UserSource;
pub use user_token::UserTokenSource;
pub use user_tokens::{MemoryUserTokenStore, UserTokenStore, UserTokens};
