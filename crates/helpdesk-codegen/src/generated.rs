//! The text that was generated.

use std::fmt;

use proc_macro2::{Spacing, TokenStream, TokenTree};
use quote::quote;

use crate::docs::Docs;
use crate::lists::{NameSet, add};
use crate::{names, text};

/// The Rust modules of a schema.
#[derive(Debug, Clone)]
pub struct Generated {
    /// By name, in alphabetical order.
    pub(crate) modules: Vec<(String, Module)>,
    pub(crate) root: TokenStream,
}

/// A module: what its doc comment says, and its items.
#[derive(Debug, Clone)]
pub(crate) struct Module {
    pub(crate) docs: String,
    pub(crate) items: TokenStream,
}

impl Generated {
    pub(crate) fn add(&mut self, name: &str, module: Module) {
        let place = self.modules.partition_point(|(other, _)| other.as_str() < name);
        self.modules.insert(place, (name.to_owned(), module));
    }

    /// The name and the items of each module, by name.
    pub fn modules(&self) -> impl Iterator<Item = (&str, String)> {
        self.modules.iter().map(|(name, module)| (name.as_str(), module.text()))
    }

    /// The name and the items of each module, by name, for a formatter.
    #[cfg(feature = "author")]
    pub fn tokens(&self) -> impl Iterator<Item = (&str, TokenStream)> {
        self.modules.iter().map(|(name, module)| (name.as_str(), module.items()))
    }

    /// The name of each module and what its doc comment says, by name.
    pub fn docs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.modules.iter().map(|(name, module)| (name.as_str(), module.docs.as_str()))
    }

    /// The items outside of all modules.
    pub fn root(&self) -> String {
        text::print(self.root.clone())
    }
}

impl Module {
    pub(crate) fn text(&self) -> String {
        text::print(self.items())
    }

    pub(crate) fn items(&self) -> TokenStream {
        let items = &self.items;
        let mut used = NameSet::default();
        segments(items.clone(), &mut used);
        let mut imports = TokenStream::new();
        for (name, import) in [("runtime", quote!(self)), ("serde", quote!(serde)), ("serde_json", quote!(serde_json))]
        {
            if used.contains(name) {
                add(&mut imports, &import);
            }
        }
        if !imports.is_empty() {
            imports = quote!(use ::helpdesk_core::runtime::{#imports};);
        }
        if used.contains("DocumentedError") {
            imports = quote!(#imports use ::helpdesk_core::DocumentedError;);
        }
        quote!(#imports #items)
    }
}

/// The names that begin a path, or continue one: those before a `::`.
fn segments(tokens: TokenStream, found: &mut NameSet) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => segments(group.stream(), found),
            TokenTree::Ident(name) => {
                let is_colon = |next: &TokenTree| matches!(next, TokenTree::Punct(punct) if punct.as_char() == ':' && punct.spacing() == Spacing::Joint);
                if tokens.peek().is_some_and(is_colon) {
                    found.insert(&name.to_string());
                }
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// The whole text: each module as `pub mod ticket { ... }`, then the items outside of them.
impl fmt::Display for Generated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, module) in &self.modules {
            let (name, items) = (names::raw(name), module.items());
            let docs = Docs::new().paragraph(&module.docs).attributes();
            f.write_str(&text::print(quote! {
                #docs
                #[allow(clippy::doc_markdown, reason = "the text follows the documentation pages")]
                pub mod #name { #items }
            }))?;
        }
        f.write_str(&self.root())
    }
}
