#![doc = include_str!("../README.md")]

mod answer;
mod auth;
mod check;
mod code;
mod encoding;
mod error;
mod log;
mod mock;
mod router;
mod server;

pub use error::Error;
pub use log::Request;
pub use mock::{Builder, Mock};
