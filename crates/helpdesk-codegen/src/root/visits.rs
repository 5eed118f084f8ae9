//! The functions with which a test walks all operations and events.

use helpdesk_schema::{ResponseForm, Schema, TokenKind};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::lists::each;
use crate::operation::app_token;
use crate::{RoundTrip, names};

/// The functions that call a visitor with each operation and each event, so that a test can walk all of them.
pub(crate) fn generate(schema: &Schema, round_trip: RoundTrip) -> TokenStream {
    let operations = each(&schema.operations, &|operation| {
        let (module, name) = (names::raw(&operation.module), Ident::new(&operation.name, Span::call_site()));
        let visit = match operation.response_form {
            ResponseForm::Binary if app_token(operation).is_some() => quote!(download),
            ResponseForm::Binary => quote!(other),
            _ if app_token(operation).is_some() => quote!(app),
            _ if operation.tokens.contains(&TokenKind::User) => quote!(user),
            _ => quote!(other),
        };
        quote!(visitor.#visit::<#module::#name>();)
    });
    let events = each(&schema.events, &|event| {
        let (module, name) = (names::raw(&event.module), Ident::new(&event.name, Span::call_site()));
        quote!(visitor.event::<#module::#name>();)
    });
    let docs = quote! {
        /// Calls the visitor with each operation, in the order of the pages.
    };
    let operations = round_trip.gate(&docs, &|| {
        quote! {
            #[doc(hidden)]
            pub fn visit_operations(visitor: &mut impl ::helpdesk_core::runtime::OperationVisitor) {
                #operations
            }
        }
    });
    let docs = quote! {
        /// Calls the visitor with each event, in the order of the pages.
    };
    let events = round_trip.gate(&docs, &|| {
        quote! {
            #[doc(hidden)]
            pub fn visit_events(visitor: &mut impl ::helpdesk_core::runtime::EventVisitor) {
                let _ = &visitor;
                #events
            }
        }
    });
    quote!(#operations #events)
}
