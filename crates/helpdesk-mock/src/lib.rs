#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod api;
mod clock;
mod control;
mod error;
mod faults;
mod helpdesk;
mod lock;
mod mock;
mod push;
mod socket;
mod state;
mod web;

pub use api::socket_operations::{OPEN_LONG_CONNECTION, UPGRADE_LONG_CONNECTION};
pub use api::token_operations::{GET_USER_INFO, ISSUE_APP_TOKEN, ISSUE_TENANT_TOKEN, REFRESH_USER_TOKEN};
pub use error::Error;
pub use faults::fault::Fault;
pub use helpdesk_decode::Form;
pub use mock::{Mock, MockBuilder, PreparedAnswer};
pub use push::{Attempt, Delivery, DeliveryState, Forgery, NoAnswer, Padding, PushedEvent, REDELIVERY};
pub use socket::{ClientConfig, PushFault};
pub use state::listing::Items;
pub use state::requests::Request;
