//! Open enums for documented values.

use helpdesk_schema::{Field, Type, ValueList, markdown};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::docs::Docs;
use crate::{Error, names};

/// The enum of a value list. Boolean lists only describe the two values, so they have none.
pub(crate) fn generate(place: &str, field: &Field, list: &ValueList) -> Result<TokenStream, Error> {
    let name = Ident::new(&list.name, Span::call_site());
    let mut variants = Vec::new();
    for value in &list.items {
        names::check(&format!("{place} value `{}`", value.key), &value.name)?;
        variants.push(Ident::new(&value.name, Span::call_site()));
    }
    let definitions = variants.iter().zip(&list.items).map(|(variant, value)| {
        let docs = Docs::new().paragraph(markdown::code(&value.key)).words(&value.label).attributes();
        quote!(#docs #variant,)
    });
    let docs = Docs::new().page(&field.description).paragraph("The list is open: other values are kept.").attributes();
    let keys: Vec<&String> = list.items.iter().map(|value| &value.key).collect();
    if *field.ty.innermost() == Type::Integer {
        let mut numbers = Vec::new();
        for key in &keys {
            let number: i64 = key.parse().map_err(|_| Error::new(place, format!("the value `{key}` is no integer")))?;
            numbers.push(proc_macro2::Literal::i64_unsuffixed(number));
        }
        return Ok(quote! {
            #docs
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum #name {
                #(#definitions)*
                /// A value that the page does not list.
                Other(i64),
            }
            impl #name {
                /// The number that stands for it in JSON.
                pub const fn value(self) -> i64 {
                    match self {
                        #(Self::#variants => #numbers,)*
                        Self::Other(value) => value,
                    }
                }
            }
            impl From<i64> for #name {
                fn from(value: i64) -> Self {
                    match value {
                        #(#numbers => Self::#variants,)*
                        other => Self::Other(other),
                    }
                }
            }
            impl std::fmt::Display for #name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    self.value().fmt(f)
                }
            }
            impl serde::Serialize for #name {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_i64(self.value())
                }
            }
            impl<'de> serde::Deserialize<'de> for #name {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    <i64 as serde::Deserialize>::deserialize(deserializer).map(Self::from)
                }
            }
        });
    }
    Ok(quote! {
        #docs
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#definitions)*
            /// A value that the page does not list.
            Other(String),
        }
        impl #name {
            /// The text that stands for it in JSON.
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #keys,)*
                    Self::Other(value) => value,
                }
            }
        }
        impl From<&str> for #name {
            fn from(value: &str) -> Self {
                match value {
                    #(#keys => Self::#variants,)*
                    other => Self::Other(other.to_owned()),
                }
            }
        }
        impl From<String> for #name {
            fn from(value: String) -> Self {
                match Self::from(value.as_str()) {
                    Self::Other(_) => Self::Other(value),
                    known => known,
                }
            }
        }
        impl std::fmt::Display for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
        impl<'de> serde::Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <String as serde::Deserialize>::deserialize(deserializer).map(Self::from)
            }
        }
    })
}
