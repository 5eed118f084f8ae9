//! What the build script makes of the schema.

include!(concat!(env!("OUT_DIR"), "/generated.rs"));
