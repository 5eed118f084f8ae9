//! Events over a WebSocket that the app opens: no public address, no certificate, no key and no signature.
//!
//! ```no_run
//! use helpdesk_events::long_connection::LongConnection;
//! use helpdesk_events::{AnyEvent, BoxError, ReceivedEvent};
//!
//! async fn handle(received: ReceivedEvent) -> Result<(), BoxError> {
//!     match received.event {
//!         AnyEvent::TicketCreated(created) => println!("ticket {:?}", created.ticket_id),
//!         other => println!("{}", other.event_type()),
//!     }
//!     Ok(())
//! }
//!
//! # async fn stopped() {}
//! # async fn run() -> Result<(), BoxError> {
//! let connection = LongConnection::builder("cli_0123456789abcdef", "the app secret").handle(handle);
//! connection.run(stopped()).await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Outcome of an event
//!
//! The platform requires an answer within 3 seconds, and sends an event again without one or after a failure: after 15
//! seconds, 5 minutes, 1 hour and 6 hours. Events of callbacks and of long connections take the same way to the handler, and
//! each is handled once, however often it comes:
//!
//! | the handler | answer | then |
//! | --- | --- | --- |
//! | succeeds in time | 200 | the id is kept: a repeated event is answered 200, and not handled |
//! | fails in time, or panics | 500 | the platform sends the event again |
//! | takes longer than [`wait`](LongConnectionBuilder::wait) | 200 | if it fails, it is [tried again](LongConnectionBuilder::retries) here, and finally [reported](LongConnectionBuilder::on_abandoned) |
//! | cannot be called: too many events at once, a shutdown, a [store](crate::SeenEvents) that fails | 500 | the platform sends the event again |
//!
//! An event whose connection ended before the answer is handled all the same. It comes again over the next connection, and is
//! answered there with its outcome.
//!
//! With an [inbox](LongConnectionBuilder::keep_in), an event is answered 200 once it is kept, and survives the end of the process.
//!
//! # One connection, many processes
//!
//! An app may have 50 connections, and each event goes to one of them at random, never to all. So several processes share the
//! events of an app, and two connections in one process take each other's events: open one, and distinguish events in
//! its handler. Processes that share events should share an [inbox](LongConnectionBuilder::keep_in) or a [store](crate::SeenEvents) too,
//! because an event that is sent again may come to another process.
//!
//! # Limits
//!
//! | what | limit | beyond it |
//! | --- | --- | --- |
//! | a frame | 1 MiB and 64 KiB | the connection is opened again |
//! | an event, in one piece or joined | 1 MiB | passed over, and not answered |
//! | pieces of an event | 1024 | passed over, and not answered |
//! | incomplete events | 64, 8 MiB in all, for 10 seconds | the oldest is forgotten |
//! | headers of a frame | 64, 4 KiB in all | passed over |
//! | events underway | [1024](LongConnectionBuilder::capacity) | answered 500 |
//! | events without an answer | 4096 | answered 500 |
//! | opening | 10 seconds for the endpoint, 10 for the connection | tried again |

mod backoff;
mod builder;
mod connection;
mod error;
mod frame;
mod http;
mod joiner;
mod liveness;
mod open;
mod protobuf;
mod quoted;
mod server_config;
mod session;
mod settings;
mod socket;
mod state;
mod stream;
mod target;
mod tls;

pub use builder::LongConnectionBuilder;
pub use connection::LongConnection;
pub use error::{Interruption, LongConnectionError};
pub use helpdesk_core::{FEISHU, LARK};
pub use state::{ConnectionState, Metric};
