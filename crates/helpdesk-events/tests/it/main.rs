//! Callbacks as the platform sends them, and as others would like to.

#[cfg(feature = "long-connection")]
#[path = "../../examples/support_desk/csv.rs"]
mod csv;
mod documented;
mod envelope;
mod helpdesk;
mod hostile;
mod independent;
#[cfg(feature = "long-connection")]
mod long_connection;
mod padding;
mod platform;
mod reality;
mod secrets;
#[cfg(feature = "axum")]
mod serve;
mod splicing;
#[cfg(feature = "long-connection")]
mod support_desk;
mod window;
