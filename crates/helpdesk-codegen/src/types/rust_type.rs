//! The Rust types of fields.

use helpdesk_schema::{Field, Type};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::{Error, names};

/// The type of a field, without the `Option`.
pub(crate) fn rust_type(place: &str, field: &Field, ty: &Type) -> Result<TokenStream, Error> {
    Ok(match ty {
        Type::Array(item) => {
            let item = rust_type(place, field, item)?;
            quote!(Vec<#item>)
        }
        Type::Map(value) => {
            let value = rust_type(place, field, value)?;
            quote!(std::collections::BTreeMap<String, #value>)
        }
        Type::OneOrMany(value) => {
            let inner = boxed(place, field, value)?;
            quote!(::helpdesk_core::OneOrMany<#inner>)
        }
        Type::TextOr(value) => {
            let inner = boxed(place, field, value)?;
            quote!(::helpdesk_core::TextOr<#inner>)
        }
        Type::Nullable(value) => {
            let inner = boxed(place, field, value)?;
            quote!(Option<#inner>)
        }
        Type::Boolean => quote!(bool),
        Type::Number => quote!(f64),
        Type::Time(_) => quote!(::helpdesk_core::Timestamp),
        Type::Duration(_) => quote!(std::time::Duration),
        Type::String | Type::Integer => match &field.values {
            // The values of a map are its keys.
            Some(values) if !matches!(field.ty, Type::Map(_)) => named(place, &values.name)?,
            _ if *ty == Type::Integer => quote!(i64),
            _ if names::is_by_hand(&field.type_name) => named(place, &field.type_name)?,
            _ => quote!(String),
        },
        Type::Object(_) if field.fields.is_empty() && field.type_name.is_empty() => quote!(serde_json::Value),
        Type::Object(_) | Type::Ancestor(_) => named(place, &field.type_name)?,
        Type::Any => quote!(serde_json::Value),
        Type::File => quote!(::helpdesk_core::Upload),
    })
}

/// The type of a value in the struct, boxed if it is the struct's own type.
fn boxed(place: &str, field: &Field, ty: &Type) -> Result<TokenStream, Error> {
    let inner = rust_type(place, field, ty)?;
    Ok(if matches!(ty, Type::Ancestor(_)) { quote!(Box<#inner>) } else { inner })
}

/// A type by its public name: one of this module, a common one, or `crate::Name` written by hand.
fn named(place: &str, name: &str) -> Result<TokenStream, Error> {
    let mut path = TokenStream::new();
    for segment in names::local(name).split("::") {
        if segment != "crate" || !path.is_empty() {
            names::check(place, segment)?;
        }
        let (colons, segment) = ((!path.is_empty()).then(|| quote!(::)), Ident::new(segment, Span::call_site()));
        quote!(#colons #segment).to_tokens(&mut path);
    }
    Ok(path)
}
