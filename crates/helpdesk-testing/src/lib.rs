//! Shared test tools: a server and a client that send exactly the given bytes, a subscriber that records traces, and
//! measurements of the test process.
//!
//! It is only for tests, and panics on any failure.

mod capture;
mod gateway;
mod growth;
mod message;
mod process;
mod response;
mod server;

pub use capture::Capture;
pub use gateway::Gateway;
pub use growth::assert_linear;
pub use process::{memory, processor_time, setting, until};
pub use response::{Response, exchange, send};
pub use server::{Received, Reply, Server, TOKEN_PATH};
