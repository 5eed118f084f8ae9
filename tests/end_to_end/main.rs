//! Client, types and mock together: what the pages show is what goes over the wire.

mod doc_examples;
mod documented;
mod documented_examples;
mod error_codes;
mod events;
mod round_trip;
mod times;
mod whole;
