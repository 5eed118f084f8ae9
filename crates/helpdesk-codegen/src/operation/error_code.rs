//! The error-code enum of an operation.

use helpdesk_schema::{Language, Operation};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::docs::{self, Docs};
use crate::{Error, names};

pub(crate) fn generate(operation: &Operation, name: &Ident) -> Result<TokenStream, Error> {
    let mut variants = Vec::new();
    for error in &operation.errors {
        names::check(&format!("{} error {}", operation.id, error.code), &error.name)?;
        variants.push(Ident::new(&error.name, Span::call_site()));
    }
    let definitions = operation.errors.iter().zip(&variants).map(|(error, variant)| {
        let status = error.status.map(|status| format!(", HTTP {status}")).unwrap_or_default();
        let docs = Docs::new()
            .paragraph(format!("`{}`{status}: {}", error.code, docs::plain(&error.message)))
            .words(&error.advice)
            .attributes();
        quote!(#docs #variant,)
    });
    let codes: Vec<Literal> = operation.errors.iter().map(|error| Literal::i64_unsuffixed(error.code)).collect();
    let rows = operation.errors.iter().zip(&codes).map(|(error, code)| {
        let (message, advice) = (error.message.page(), error.advice.to(Language::English));
        let original = error.advice.english().map(|_| error.advice.page());
        let original = original.map(|original| quote!(.with_original_advice(#original)));
        let status = match error.status.map(Literal::u16_unsuffixed) {
            Some(status) => quote!(Some(#status)),
            None => quote!(None),
        };
        quote!(::helpdesk_core::DocumentedError::new(#code, #status, #message, #advice)#original)
    });
    let docs = Docs::new()
        .paragraph(format!("The error codes of [`{}`].", operation.name))
        .paragraph(if operation.errors.is_empty() { "The page lists none." } else { "" })
        .attributes();
    let (from_code, code) = match codes.as_slice() {
        [] => (quote!(Self::Other(code)), quote!(let Self::Other(code) = self; code)),
        codes => (
            quote!(match code { #(#codes => Self::#variants,)* other => Self::Other(other), }),
            quote!(match self { #(Self::#variants => #codes,)* Self::Other(code) => code, }),
        ),
    };
    Ok(quote! {
        #docs
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#definitions)*
            /// A code that the page does not list.
            Other(i64),
        }
        impl ::helpdesk_core::ErrorCode for #name {
            const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[#(#rows),*];
            fn from_code(code: i64) -> Self {
                #from_code
            }
            fn code(self) -> i64 {
                #code
            }
        }
    })
}
