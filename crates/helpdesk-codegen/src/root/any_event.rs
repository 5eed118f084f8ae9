//! The enum of all events, for who receives them before their type is known.

use std::collections::BTreeMap;

use helpdesk_schema::{Event, Schema, markdown};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::docs::{self, Docs};
use crate::{Error, RoundTrip, names};

/// `AnyEvent`: a variant for each event of the schema, named as its struct, and `Other`. Empty for a schema without
/// events.
///
/// # Errors
///
/// Two events of one public name in different modules: one enum cannot hold both.
pub(crate) fn generate(schema: &Schema, round_trip: RoundTrip) -> Result<TokenStream, Error> {
    if schema.events.is_empty() {
        return Ok(TokenStream::new());
    }
    distinct(&schema.events)?;
    let events = &schema.events;
    let names: Vec<Ident> = events.iter().map(|event| Ident::new(&event.name, Span::call_site())).collect();
    let modules = events.iter().map(|event| names::raw(&event.module));
    let ids: Vec<&str> = events.iter().map(|event| event.id.as_str()).collect();
    let docs = events.iter().map(|event| {
        let facts = [markdown::code(&event.id), docs::plain(&event.page.title)];
        Docs::new().paragraph(facts.join(": ")).attributes()
    });
    let serialize = round_trip.gate(&quote!(), || {
        quote! {
            impl ::helpdesk_core::runtime::serde::Serialize for AnyEvent {
                fn serialize<S: ::helpdesk_core::runtime::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    match self {
                        #(Self::#names(event) => event.serialize(serializer),)*
                        Self::Other(event) => event.body.serialize(serializer),
                    }
                }
            }
        }
    });
    Ok(quote! {
        /// Any event that the platform pushes: one of the documented events, or what came instead.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum AnyEvent {
            #(#docs #names(Box<#modules::#names>),)*
            /// An event of a type that is not documented, or whose payload is not an object, as it came.
            Other(::helpdesk_core::UnknownEvent),
        }
        impl AnyEvent {
            /// The event types of the documented events, in the order of the pages.
            pub const TYPES: &'static [&'static str] = &[#(#ids),*];
            /// Decodes the body of an event, which is `event` of the envelope; the type is that of the header.
            ///
            /// The body is a [`serde_json::Value`], or whatever else serde decodes from. That of an unknown type is kept
            /// in [`Other`](Self::Other).
            ///
            /// # Errors
            ///
            /// A body that does not fit its known type.
            pub fn decode<'de, D: ::helpdesk_core::runtime::serde::Deserializer<'de>>(event_type: &str, body: D) -> Result<Self, D::Error> {
                use ::helpdesk_core::runtime::serde::Deserialize;
                match event_type {
                    #(#ids => Deserialize::deserialize(body).map(Box::new).map(Self::#names),)*
                    _ => Deserialize::deserialize(body)
                        .map(|body| Self::Other(::helpdesk_core::UnknownEvent::new(event_type, body))),
                }
            }
            /// The event type, as the header of the envelope names it.
            pub fn event_type(&self) -> &str {
                match self {
                    #(Self::#names(_) => #ids,)*
                    Self::Other(event) => &event.event_type,
                }
            }
        }
        #serialize
    })
}

/// Fails where two events have one name.
fn distinct(events: &[Event]) -> Result<(), Error> {
    let mut seen = BTreeMap::new();
    for event in events {
        if let Some(other) = seen.insert(&event.name, &event.id) {
            return Err(Error::new(&event.id, format!("`{other}` too is named `{}`", event.name)));
        }
    }
    Ok(())
}
