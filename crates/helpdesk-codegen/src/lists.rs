//! Lists of things, as text and tokens.
//!
//! The functions take `dyn` closures: an iterator adaptor is compiled anew for each closure that it is given, and everybody who
//! builds the types compiles this crate.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// The tokens of all items, one after another.
pub(crate) fn each<T>(items: &[T], tokens: &dyn Fn(&T) -> TokenStream) -> TokenStream {
    let mut all = TokenStream::new();
    for item in items {
        tokens(item).to_tokens(&mut all);
    }
    all
}

/// Adds an item to a list, behind a comma where it is not the first one.
pub(crate) fn add(list: &mut TokenStream, item: &dyn ToTokens) {
    let comma = (!list.is_empty()).then(|| quote!(,));
    quote!(#comma #item).to_tokens(list);
}

/// The texts of all items, with `, ` between them.
pub(crate) fn comma_separated<T>(items: &[T], text: &dyn Fn(&T) -> String) -> String {
    separated(items, ", ", text)
}

/// The texts of all items, with a separator between them.
pub(crate) fn separated<T>(items: &[T], separator: &str, text: &dyn Fn(&T) -> String) -> String {
    let mut all = String::new();
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            all.push_str(separator);
        }
        all.push_str(&text(item));
    }
    all
}

/// Names in alphabetical order, each of them once.
#[derive(Clone, Default)]
pub(crate) struct NameSet(Vec<String>);

impl NameSet {
    /// Adds a name, and says whether it is new.
    pub(crate) fn insert(&mut self, name: &str) -> bool {
        let place = self.find(name);
        if let Err(index) = place {
            self.0.insert(index, name.to_owned());
        }
        place.is_err()
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        self.find(name).is_ok()
    }

    pub(crate) fn as_slice(&self) -> &[String] {
        &self.0
    }

    fn find(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|other| other.as_str().cmp(name))
    }
}
