//! Generates the types from the schema.

use std::path::PathBuf;
use std::{env, error::Error, fs};

use helpdesk_codegen::{Options, RoundTrip};
use helpdesk_schema::Schema;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=schema/helpdesk-v1.json");
    let schema = Schema::from_json(&fs::read_to_string("schema/helpdesk-v1.json")?)?;
    let round_trip =
        if env::var_os("CARGO_FEATURE_BIDIRECTIONAL_SERDE").is_some() { RoundTrip::Yes } else { RoundTrip::No };
    let options = Options { crate_name: "helpdesk_types", module: None, round_trip };
    let generated = helpdesk_codegen::generate(schema, &options)?;
    let out = PathBuf::from(env::var("OUT_DIR")?).join("generated.rs");
    fs::write(out, generated.to_string())?;
    Ok(())
}
