//! How a request writes its path, its query and a body of several parts.

use helpdesk_schema::Type;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::lists::each;
use crate::types::Member;

/// The function that adds path or query parameters; empty without such parameters.
pub(crate) fn parameters(function: &str, members: &[Member<'_>]) -> Option<TokenStream> {
    if members.is_empty() {
        return None;
    }
    let pushes = each(members, &|member| {
        let (ident, key) = (&member.ident, &member.field.name);
        let item = match &member.field.ty {
            Type::Array(item) => item,
            other => other,
        };
        let push = |value: TokenStream, copied: TokenStream| match (item, &member.time_format) {
            (_, Some(format)) => quote!(parameters.push(#key, runtime::time_text(#copied, #format));),
            (Type::String, _) => quote!(parameters.push(#key, #value.as_str());),
            _ => quote!(parameters.push(#key, #value.to_string());),
        };
        let (one, own) = (push(quote!(value), quote!(*value)), push(quote!(self.#ident), quote!(self.#ident)));
        match (member.required(), &member.field.ty) {
            (true, Type::Array(_)) => quote!(for value in &self.#ident { #one }),
            (false, Type::Array(_)) => quote!(for value in self.#ident.iter().flatten() { #one }),
            (true, _) => own,
            (false, _) => quote!(if let Some(value) = &self.#ident { #one }),
        }
    });
    let function = Ident::new(function, Span::call_site());
    Some(quote! {
        #[inline]
        fn #function<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
            #pushes
        }
    })
}

/// The body as parts, in the order of the page.
pub(crate) fn multipart(members: &[Member<'_>]) -> TokenStream {
    let pushes = each(members, &|member| {
        let (ident, key) = (&member.ident, &member.field.name);
        let part = |value: TokenStream, copied: TokenStream| match (&member.field.ty, &member.time_format) {
            (_, Some(format)) => {
                quote!(parts.push(runtime::text(#key, &runtime::time_text(#copied, #format)));)
            }
            (Type::File, _) => quote!(parts.push(runtime::file(#key, #value));),
            (Type::String, _) if member.field.values.is_some() => {
                quote!(parts.push(runtime::text(#key, #value.as_str()));)
            }
            (Type::String, _) => quote!(parts.push(runtime::text(#key, #value));),
            _ => quote!(parts.push(runtime::json(#key, #value)?);),
        };
        if member.optional() {
            let push = part(quote!(value), quote!(*value));
            quote!(if let Some(value) = &self.#ident { #push })
        } else {
            part(quote!(&self.#ident), quote!(self.#ident))
        }
    });
    quote! {
        let mut parts = Vec::new();
        #pushes
        Ok(::helpdesk_core::Body::Multipart(parts))
    }
}
