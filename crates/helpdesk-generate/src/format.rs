//! Formatting for reviewers.

/// Formats items, with a blank line between them.
pub fn format_items(items: Vec<syn::Item>) -> String {
    let item = |item| prettyplease::unparse(&syn::File { shebang: None, attrs: Vec::new(), items: vec![item] });
    items.into_iter().map(item).collect::<Vec<_>>().join("\n")
}
