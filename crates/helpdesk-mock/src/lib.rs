#![doc = include_str!("../README.md")]

mod answer;
mod auth;
mod builder;
mod check;
mod code;
mod connection;
mod encoding;
mod error;
mod fault;
mod guard;
mod listing;
mod log;
mod mock;
mod openapi;
mod platform;
mod push;
mod router;
mod script;
mod server;
mod tokens;
mod viewer;

pub use builder::Builder;
pub use error::Error;
pub use fault::Fault;
pub use listing::Items;
pub use log::Request;
pub use mock::Mock;
pub use platform::{ISSUE_TENANT_TOKEN, REFRESH_USER_TOKEN};
pub use push::{Attempt, Delivery, DeliveryState, Forgery, NoAnswer, Padding, PushedEvent, REDELIVERY};
