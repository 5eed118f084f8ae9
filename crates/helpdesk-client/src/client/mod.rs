//! The public clients, and their builder.

mod app;
mod builder;
mod common;
mod level;
#[cfg(feature = "login")]
mod login;
mod user;

pub use app::Client;
pub use builder::ClientBuilder;
pub use level::{AppOnly, SentWith, WithHelpdesk};
pub use user::UserClient;
