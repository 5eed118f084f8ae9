//! Credentials, access tokens and their stores.

mod access_token;
mod app_tokens;
#[cfg(feature = "login")]
mod code_exchange;
mod credentials;
mod endpoint;
mod given;
mod lease;
mod refresh;
mod single_flight;
mod spent;
#[cfg(feature = "login")]
mod token_file;
#[cfg(any(feature = "login", feature = "serde"))]
mod token_form;
mod token_store;
mod user_token;
mod user_tokens;

pub use access_token::{TenantAccessToken, UserAccessToken};
pub(crate) use app_tokens::{AppTokenKind, AppTokens};
#[cfg(feature = "login")]
pub(crate) use code_exchange::CodeExchange;
pub use credentials::{AppCredentials, HelpdeskCredentials};
pub(crate) use lease::new_owner;
pub(crate) use refresh::RefreshedUser;
#[cfg(feature = "login")]
pub use token_file::{UserTokenFile, UserTokenFolder};
pub use token_store::{MemoryTokenStore, StoredToken, TokenKey, TokenStore};
pub(crate) use user_token::UserSource;
pub use user_token::UserTokenSource;
pub use user_tokens::{MemoryUserTokenStore, UserTokenStore, UserTokens};
