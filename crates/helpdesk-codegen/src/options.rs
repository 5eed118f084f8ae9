//! The crate and module that the generated text is for.

use proc_macro2::TokenStream;
use quote::quote;

/// The crate and module that the generated text is for.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The crate that the text is for, as `use` names it in doc examples.
    pub crate_name: &'a str,
    /// The module around the generated ones; `None` if they are at the root.
    pub module: Option<&'a str>,
    /// Whether types go both ways: `Deserialize` for requests, `Serialize` for responses.
    pub round_trip: RoundTrip,
}

/// Whether types go both ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoundTrip {
    /// They do if the feature `bidirectional-serde` of their crate is on.
    Feature,
    /// They do.
    Yes,
    /// They do not: there is less to compile than where the feature is off.
    No,
}

impl RoundTrip {
    /// The item, as far as it is wanted, below its docs.
    pub(crate) fn gate(self, docs: &TokenStream, item: &dyn Fn() -> TokenStream) -> TokenStream {
        let condition = match self {
            Self::No => return TokenStream::new(),
            Self::Yes => TokenStream::new(),
            Self::Feature => quote!(#[cfg(feature = "bidirectional-serde")]),
        };
        let item = item();
        quote!(#docs #condition #item)
    }
}
