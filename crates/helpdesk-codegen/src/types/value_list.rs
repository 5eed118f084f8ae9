//! Open enums for documented values.

use helpdesk_schema::{DocumentedValue, Field, Language, Type, ValueList, markdown};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::docs::Docs;
use crate::{Error, names};

/// The enum of a value list. Boolean lists only describe the two values, so they have no enum.
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
    let is_integer = *field.ty.innermost() == Type::Integer;
    let mut keys = Vec::new();
    for DocumentedValue { key, .. } in &list.items {
        keys.push(match key.parse() {
            Ok(number) if is_integer => Literal::i64_unsuffixed(number),
            _ if is_integer => return Err(Error::new(place, format!("the value `{key}` is not an integer"))),
            _ => Literal::string(key),
        });
    }
    let labels = list.items.iter().map(|value| value.label.to(Language::English));
    let (implementation, kept, copy) = match is_integer {
        true => (quote!(integer_values), quote!(i64), quote!(Copy,)),
        false => (quote!(text_values), quote!(String), TokenStream::new()),
    };
    Ok(quote! {
        #docs
        #[derive(Debug, Clone, #copy PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#definitions)*
            /// A value that the page does not list.
            Other(#kept),
        }
        runtime::#implementation! { #name { #(#keys => #variants #labels,)* } }
    })
}
