//! The enum of all events, for who receives them before their type is known.

use helpdesk_schema::{Event, Schema, markdown};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::docs::{self, Docs};
use crate::{Error, names};

/// `AnyEvent`: a variant for each event of the schema, named as its struct, and `Other`. Empty for a schema without
/// events.
///
/// # Errors
///
/// Two events of one public name in different modules: one enum cannot hold both.
pub(crate) fn generate(schema: &Schema) -> Result<TokenStream, Error> {
    if schema.events.is_empty() {
        return Ok(TokenStream::new());
    }
    distinct(&schema.events)?;
    let (mut variants, mut rows) = (TokenStream::new(), TokenStream::new());
    for Event { id, name, module, page, .. } in &schema.events {
        let (module, name) = (names::raw(module), Ident::new(name, Span::call_site()));
        let docs = format!("{}: {}", markdown::code(id), docs::plain(&page.title));
        let docs = Docs::new().paragraph(&docs).attributes();
        quote!(#docs #name(Box<#module::#name>),).to_tokens(&mut variants);
        quote!(#id => #name,).to_tokens(&mut rows);
    }
    Ok(quote! {
        /// Any event that the platform pushes: one of the documented events, or what came instead.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum AnyEvent {
            #variants
            /// An event of a type that is not documented, or whose payload is not an object, as it came.
            Other(::helpdesk_core::UnknownEvent),
        }
        ::helpdesk_core::runtime::any_event! { AnyEvent { #rows } }
    })
}

/// Fails where two events have one name.
fn distinct(events: &[Event]) -> Result<(), Error> {
    for (index, event) in events.iter().enumerate() {
        if let Some(other) = events.iter().take(index).find(|other| other.name == event.name) {
            return Err(Error::new(&event.id, format!("`{}` too is named `{}`", other.id, event.name)));
        }
    }
    Ok(())
}
