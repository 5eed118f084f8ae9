//! `cargo xtask fetch` as a maintainer calls it, against a documentation service that misbehaves: what was asked, what was
//! written, and what was printed.

mod elsewhere;
#[cfg(unix)]
mod interrupted;
mod refresh;
mod refused;
mod story;
mod trees;
