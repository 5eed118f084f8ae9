//! The commands as a maintainer calls them: the program is run in a copy of the sources.

mod bench;
mod diff;
mod facts;
mod fetch;
mod generate;
mod openapi;
#[allow(dead_code, reason = "the tests inside of fetch use the rest")]
mod portal;
mod regen;
mod workspace;
