//! The generated items, formatted for review.

use anyhow::Context as _;
use helpdesk_codegen::{Generated, Options, RoundTrip};

use crate::output::Output;

/// The folder of the golden files.
pub(super) const FOLDER: &str = "tests/golden";

/// As the build makes them, but for the round trip: the golden files say what needs the feature.
pub(super) const OPTIONS: Options<'_> =
    Options { crate_name: "helpdesk_types", module: None, round_trip: RoundTrip::Feature };

/// A file for each module, and `lib.rs` for the items outside of them.
pub(super) fn outputs(generated: &Generated) -> anyhow::Result<Vec<Output>> {
    let modules = generated.modules().chain([("lib", generated.root())]);
    let output = |(name, items): (&str, String)| {
        let file = syn::parse_file(&items).with_context(|| format!("the generated module `{name}` is not Rust"))?;
        let text = helpdesk_generate::format_items(file.items);
        Ok(Output { path: format!("{FOLDER}/{name}.rs"), text })
    };
    modules.map(output).collect()
}
