//! Turns the intermediate schema into Rust source text. It reads and writes no file.
//!
//! [`generate`] gives one module for each resource of the API. The text builds on the crate `helpdesk-core`, which it names by
//! absolute path. It has one item or field a line, so that a compiler message about it can be read.

mod any_event;
mod docs;
mod docs_of;
mod error_code;
mod example;
mod expression;
mod ident;
mod listing;
mod module;
mod operation;
mod parameters;
mod record;
mod rust_type;
mod text;
mod value_list;
mod visits;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use helpdesk_schema::Schema;
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use docs::Docs;
pub use ident::{field_name, is_keyword, is_reserved, raw_name};
use module::ModuleBuilder;

/// What the generated text must fit.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The crate that the text is for, as `use` names it in doc examples.
    pub crate_name: &'a str,
    /// The module around the generated ones; `None` where they stand at the root.
    pub module: Option<&'a str>,
    /// Whether types go both ways: `Deserialize` for requests, `Serialize` for responses.
    pub round_trip: RoundTrip,
}

/// Whether types go both ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoundTrip {
    /// They do if the feature `round-trip` of their crate is on.
    Feature,
    /// They do.
    Yes,
    /// They do not: there is less to compile than where the feature is off.
    No,
}

impl RoundTrip {
    /// The item, as far as it is wanted.
    pub(crate) fn gate(self, item: impl FnOnce() -> TokenStream) -> TokenStream {
        match self {
            Self::No => TokenStream::new(),
            Self::Yes => item(),
            Self::Feature => {
                let item = item();
                quote!(#[cfg(feature = "round-trip")] #item)
            }
        }
    }
}

/// The Rust modules of a schema.
#[derive(Debug, Clone)]
pub struct Generated {
    modules: BTreeMap<String, Module>,
    root: TokenStream,
}

#[derive(Debug, Clone)]
struct Module {
    docs: String,
    items: Vec<TokenStream>,
}

impl Generated {
    /// The name and the items of each module, by name.
    pub fn modules(&self) -> impl Iterator<Item = (&str, String)> {
        self.modules.iter().map(|(name, module)| (name.as_str(), text::print(module.items())))
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
    fn items(&self) -> TokenStream {
        let items = &self.items;
        let items = quote!(#(#items)*);
        let used = names(items.clone());
        let all = [("runtime", quote!(self)), ("serde", quote!(serde)), ("serde_json", quote!(serde_json))];
        let imports: Vec<TokenStream> =
            all.into_iter().filter(|(name, _)| used.contains(*name)).map(|(_, import)| import).collect();
        let imports = (!imports.is_empty()).then(|| quote! { use ::helpdesk_core::runtime::{#(#imports),*}; });
        quote!(#imports #items)
    }
}

/// The words that stand in tokens.
fn names(tokens: TokenStream) -> BTreeSet<String> {
    tokens
        .into_iter()
        .flat_map(|token| match token {
            TokenTree::Group(group) => names(group.stream()),
            TokenTree::Ident(name) => BTreeSet::from([name.to_string()]),
            TokenTree::Punct(_) | TokenTree::Literal(_) => BTreeSet::new(),
        })
        .collect()
}

/// The whole text: each module as `pub mod ticket { ... }`, then the items outside of them.
impl fmt::Display for Generated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, module) in &self.modules {
            let (name, items) = (ident::raw(name), module.items());
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

/// Why a schema cannot be generated from: a public name is missing, is no identifier, or stands for two things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    place: String,
    message: String,
}

impl Error {
    fn new(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

impl std::error::Error for Error {}

/// Generates the types of every operation and event.
///
/// # Errors
///
/// A public name of the schema that is missing, is no Rust identifier, or stands for two different things of one module.
pub fn generate(schema: &Schema, options: &Options<'_>) -> Result<Generated, Error> {
    let mut modules: BTreeMap<String, ModuleBuilder> = BTreeMap::new();
    for operation in &schema.operations {
        ident::check(&operation.id, &operation.module)?;
        modules.entry(operation.module.clone()).or_default().operation(operation, options)?;
    }
    for event in &schema.events {
        ident::check(&event.id, &event.module)?;
        modules.entry(event.module.clone()).or_default().event(event, options)?;
    }
    let mut root = visits::generate(schema, options.round_trip);
    if options.module.is_none() {
        // Modules of several services have no place in common that one enum could stand in.
        root.extend(any_event::generate(schema, options.round_trip)?);
    }
    Ok(Generated { root, modules: modules.into_iter().map(|(name, module)| (name, module.finish())).collect() })
}
