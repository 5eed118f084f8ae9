//! The endpoint, over HTTP on loopback.

mod acknowledgement;
mod callbacks;
mod duplicates;
mod extremes;
mod http;
mod limits;
mod load;
mod memory;
mod oversized;
mod reality;
mod restarts;
mod server;
mod shutdown;
mod stores;
mod traces;
mod unsigned;
