//! Formatting for reviewers.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;

/// Formats items, with a blank line between them.
pub fn format_items(items: Vec<syn::Item>) -> String {
    items.into_iter().map(item).collect::<Vec<_>>().join("\n")
}

fn item(item: syn::Item) -> String {
    match &item {
        syn::Item::Macro(syn::ItemMacro { attrs, mac, ident: None, .. }) => {
            let attributes = attrs.iter().map(|attribute| format!("{}\n", tight(&attribute.to_token_stream())));
            let path = tight(&mac.path.to_token_stream());
            format!("{}{path}! {{{}\n}}\n", attributes.collect::<String>(), rows(mac.tokens.clone(), 1))
        }
        _ => prettyplease::unparse(&syn::File { shebang: None, attrs: Vec::new(), items: vec![item] }),
    }
}

/// The tokens of a table, a row a line.
fn rows(tokens: TokenStream, depth: usize) -> String {
    let start = format!("\n{:1$}", "", 4 * depth);
    let (mut text, mut row) = (String::new(), TokenStream::new());
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let inner = rows(group.stream(), depth + 1);
                let inner = if inner.is_empty() { inner } else { inner + &start };
                text.extend([&start, &std::mem::take(&mut row).to_string(), " {", &inner, "}"]);
            }
            TokenTree::Punct(comma) if comma.as_char() == ',' => {
                text.extend([&start, &std::mem::take(&mut row).to_string(), ","]);
            }
            token => row.extend([token]),
        }
    }
    text
}

fn tight(tokens: &TokenStream) -> String {
    tokens.to_string().replace(" :: ", "::").replace("# [", "#[").replace(" (", "(")
}
