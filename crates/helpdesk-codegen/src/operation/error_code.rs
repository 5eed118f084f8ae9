//! The error-code enum of an operation.

use helpdesk_schema::Operation;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::docs::Docs;
use crate::errors::Errors;

pub(crate) fn generate(operation: &Operation, name: &Ident, errors: &Errors<'_>) -> TokenStream {
    let rows: Vec<_> = operation
        .errors
        .iter()
        .filter_map(|error| {
            let variant = Ident::new(&error.name, Span::call_site());
            Some((Literal::i64_unsuffixed(error.code), variant, errors.constant(error)?))
        })
        .collect();
    let variants = rows.iter().map(|(code, variant, constant)| {
        let docs = format!(" The code {code}: [`{constant}`](super::errors::{constant}).");
        quote!(#[doc = #docs] #variant,)
    });
    let table = rows.iter().map(|(code, variant, constant)| quote!(#code => #variant #constant,));
    let docs = Docs::new()
        .paragraph(format!("The error codes of [`{}`].", operation.name))
        .paragraph(if operation.errors.is_empty() { "The page lists none." } else { "" })
        .attributes();
    quote! {
        #docs
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A code that the page does not list.
            Other(i64),
        }
        runtime::error_codes! { #name { #(#table)* } }
    }
}
