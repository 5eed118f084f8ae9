//! The error-code enum of an operation.

use helpdesk_schema::Operation;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::docs::Docs;
use crate::errors::Errors;
use crate::names;

pub(crate) fn generate(operation: &Operation, name: &Ident, errors: &Errors<'_>) -> TokenStream {
    let docs = Docs::new()
        .paragraph(&format!("The error codes of [`{}`].", operation.name))
        .paragraph(if operation.errors.is_empty() { "The page lists none." } else { "" });
    match errors.first_with_table_of(operation) {
        Some(first) if first.id != operation.id => alias(&docs, name, first),
        _ => definition(&docs, name, operation, errors),
    }
}

/// The enum of an operation whose page has the same table: equal enums would only be more to compile.
fn alias(docs: &Docs, name: &Ident, first: &Operation) -> TokenStream {
    let docs = docs.attributes();
    let (module, first) =
        (names::raw(&first.module), Ident::new(&format!("{}ErrorCode", first.name), Span::call_site()));
    quote!(#docs pub type #name = super::#module::#first;)
}

fn definition(docs: &Docs, name: &Ident, operation: &Operation, errors: &Errors<'_>) -> TokenStream {
    let (mut variants, mut rows) = (TokenStream::new(), TokenStream::new());
    for error in &operation.errors {
        let Some(constant) = errors.constant(error) else { continue };
        let (code, variant) = (Literal::i64_unsuffixed(error.code), Ident::new(&error.name, Span::call_site()));
        let docs = format!(" The code {code}: [`{constant}`](super::errors::{constant}).");
        quote!(#[doc = #docs] #variant,).to_tokens(&mut variants);
        quote!(#code => #variant #constant,).to_tokens(&mut rows);
    }
    let docs = docs.attributes();
    quote! {
        #docs
        #[derive(Debug, Clone, Copy, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #variants
            /// A code that the page does not list.
            Other(i64),
        }
        runtime::error_codes! { #name { #rows } }
    }
}
