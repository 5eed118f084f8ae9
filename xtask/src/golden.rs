//! The generated items, formatted for review.

use anyhow::Context as _;
use helpdesk_codegen::{Generated, Options, RoundTrip};

use crate::output::Output;

/// Where they stand.
pub(crate) const FOLDER: &str = "tests/golden";

/// As the build makes them, but for the round trip: the golden files say what needs the feature.
pub(crate) const OPTIONS: Options<'_> =
    Options { crate_name: "helpdesk_types", module: None, round_trip: RoundTrip::Feature };

/// A file for each module, and `lib.rs` for what stands outside of them.
pub(crate) fn outputs(generated: &Generated) -> anyhow::Result<Vec<Output>> {
    let root = ("lib".to_owned(), generated.root());
    let modules = generated.modules().map(|(name, items)| (name.to_owned(), items));
    modules
        .chain([root])
        .map(|(name, items)| {
            let file = syn::parse_file(&items).with_context(|| format!("the generated module `{name}` is no Rust"))?;
            Ok(Output { path: format!("{FOLDER}/{name}.rs"), text: format(file.items) })
        })
        .collect()
}

/// Formats items, with a blank line between them.
pub(crate) fn format(items: Vec<syn::Item>) -> String {
    let item = |item| prettyplease::unparse(&syn::File { shebang: None, attrs: Vec::new(), items: vec![item] });
    items.into_iter().map(item).collect::<Vec<_>>().join("\n")
}
