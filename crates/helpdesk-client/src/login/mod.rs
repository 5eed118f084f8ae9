//! The login of users, which gets the tokens to act on their behalf.
//!
//! A user opens the platform's login page in a browser and lets the app act for them; the page sends the browser back
//! to a URL of the app, with a code that is exchanged for the user's tokens. [`Client::login`] prepares a login.
//!
//! A program for the command line listens on a port of its own for the browser:
//!
//! ```no_run
//! # async fn example(client: helpdesk_client::Client) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
//! use std::time::Duration;
//!
//! use helpdesk_client::login::GetUserInfo;
//! use helpdesk_client::{UserTokenFile, UserTokenStore};
//!
//! let login = client.login("http://127.0.0.1:8765/login").scope("helpdesk:all").offline_access();
//! let listener = login.listen().await?;
//! println!("Open {}", listener.url());
//! let user = listener.wait(Duration::from_secs(300)).await?;
//!
//! let file = UserTokenFile::new("tokens.json");
//! file.save(&user.tokens).await?;
//! let agent = client.as_refreshed_user(file);
//! println!("You are {:?}.", agent.send(&GetUserInfo::new()).await?.name);
//! # Ok(())
//! # }
//! ```
//!
//! With the feature `axum`, a server serves `Login::routes`. For anything else, [`Login::start`] returns the URL of
//! the login page, and [`StartedLogin::finish`] takes the URL to which the browser was sent back.
//!
//! Each login has a random `state`, so that nobody can have a user finish the login of somebody else, and a random code
//! verifier (PKCE with S256), so that a stolen code is useless. Neither is shown in `Debug` output or errors.

mod error;
mod listener;
mod page;
#[cfg(feature = "axum")]
mod pending;
mod random;
mod redirect;
#[cfg(feature = "axum")]
mod routes;
mod start;
mod user_info;

#[cfg(doc)]
use crate::Client;

pub use error::{LoginError, Remedy};
pub use listener::LoginListener;
pub use start::{LoggedIn, Login, StartedLogin};
pub use user_info::{GetUserInfo, GetUserInfoErrorCode, UserInfo};
