//! What users hold: the clients of an app, of a helpdesk and of a person.

mod app;
mod builder;
mod level;
mod user;

pub use app::Client;
pub use builder::ClientBuilder;
pub use level::{AppOnly, SentWith, WithHelpdesk};
pub use user::UserClient;
