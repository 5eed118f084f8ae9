//! The endpoint, over HTTP on loopback.

mod acknowledgement;
mod callbacks;
mod duplicates;
mod extremes;
mod http;
mod load;
mod oversized;

mod server;
mod shutdown;
mod stores;
mod traces;
