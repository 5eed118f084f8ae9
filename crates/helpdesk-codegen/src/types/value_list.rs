//! Open enums for documented values.

use helpdesk_schema::{DocumentedValue, Field, Language, Type, markdown};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::docs::Docs;
use crate::{Error, names};

/// The enum of a value list. Boolean lists only describe the two values, so they have no enum.
pub(crate) fn generate(
    place: &str,
    name: &str,
    field: &Field,
    values: &[&DocumentedValue],
) -> Result<TokenStream, Error> {
    let enum_name = Ident::new(name, Span::call_site());
    let is_integer = *field.ty.innermost() == Type::Integer;
    let (mut variants, mut rows) = (TokenStream::new(), TokenStream::new());
    for DocumentedValue { key, name, label } in values {
        names::check(&format!("{place} value `{key}`"), name)?;
        let variant = Ident::new(name, Span::call_site());
        let docs = Docs::new().paragraph(&markdown::code(key)).words(label).attributes();
        quote!(#docs #variant,).to_tokens(&mut variants);
        let value = match key.parse() {
            Ok(number) if is_integer => Literal::i64_unsuffixed(number),
            _ if is_integer => return Err(Error::new(place, format!("the value `{key}` is not an integer"))),
            _ => Literal::string(key),
        };
        let label = label.to(Language::English);
        quote!(#value => #variant #label,).to_tokens(&mut rows);
    }
    let docs = Docs::new().page(&field.description).paragraph("The list is open: other values are kept.").attributes();
    let (implementation, kept, copy) = match is_integer {
        true => (quote!(integer_values), quote!(i64), quote!(Copy,)),
        false => (quote!(text_values), quote!(String), TokenStream::new()),
    };
    Ok(quote! {
        #docs
        #[derive(Debug, Clone, #copy PartialEq)]
        #[non_exhaustive]
        pub enum #enum_name {
            #variants
            /// A value that the page does not list.
            Other(#kept),
        }
        runtime::#implementation! { #enum_name { #rows } }
    })
}
