//! The items that the build generates from the schema.

include!(concat!(env!("OUT_DIR"), "/generated.rs"));
