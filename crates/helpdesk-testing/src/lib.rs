//! What the tests of several crates share: a server and a client that send exactly the bytes they are given, a subscriber
//! that writes traces down, and what a test can ask of its own process.
//!
//! It is for tests: whatever goes wrong panics.

mod capture;
mod gateway;
mod message;
mod process;
mod response;
mod server;

pub use capture::Capture;
pub use gateway::Gateway;
pub use process::{memory, setting, until};
pub use response::{Response, exchange, send};
pub use server::{Received, Reply, Server, TOKEN_PATH};
