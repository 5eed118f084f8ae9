//! Operations that answer with a list, page by page.

use helpdesk_schema::{Operation, Paging, PagingScheme};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::Error;
use crate::types::Member;

/// The `Listing` of a request; nothing where it lists nothing.
pub(crate) fn generate(
    operation: &Operation,
    name: &Ident,
    request: &[Member<'_>],
    response: &[Member<'_>],
) -> Result<TokenStream, Error> {
    let Some(paging) = &operation.paging else { return Ok(TokenStream::new()) };
    let missing = |name: &str| Error::new(format!("{} paging", operation.id), format!("the field `{name}` is missing"));
    let find = |members, name: &str| find(members, name).ok_or_else(|| missing(name));

    let items = find(response, &paging.items)?;
    let item = items.item().ok_or_else(|| Error::new(&operation.id, format!("`{}` is not an array", paging.items)))?;
    let items = &items.ident;
    let page = find(request, &paging.page)?;
    let next_page = match paging.scheme {
        PagingScheme::Token => by_token(page, find(response, &paging.next_page)?, paging, response),
        PagingScheme::Number => by_number(page, &quote!(response.#items.len()), paging, request, response),
    };
    let total = (!paging.total.is_empty()).then(|| {
        let total = optional(&quote!(response), response, &paging.total);
        quote! {
            #[inline]
            fn total(response: &Self::Response) -> Option<i64> {
                #total
            }
        }
    });
    let (max_rows, limit) = match paging.max_rows {
        Some(rows) => row_limit(rows, paging, request),
        None => (TokenStream::new(), TokenStream::new()),
    };
    Ok(quote! {
        impl ::helpdesk_core::Listing for #name {
            type Item = #item;
            #max_rows
            fn items(response: Self::Response) -> Vec<Self::Item> {
                response.#items
            }
            #[inline]
            fn next_page(&self, response: &Self::Response) -> ::helpdesk_core::NextPage<Self> {
                #next_page
            }
            #total
            #limit
        }
    })
}

fn by_token(page: &Member<'_>, next_page: &Member<'_>, paging: &Paging, response: &[Member<'_>]) -> TokenStream {
    let token = &next_page.ident;
    let has_more = optional(&quote!(response), response, &paging.has_more);
    let request = with_page(page);
    quote!(runtime::page_by_token(#has_more, response.#token.as_deref(), |page| #request))
}

fn by_number(
    page: &Member<'_>,
    items: &TokenStream,
    paging: &Paging,
    request: &[Member<'_>],
    response: &[Member<'_>],
) -> TokenStream {
    let this = quote!(self);
    let (number, size) = (optional(&this, request, &paging.page), page_size(paging, request));
    let total = optional(&quote!(response), response, &paging.total);
    let request = with_page(page);
    quote!(runtime::page_by_number(#number, #size, #items, #total, |page| #request))
}

/// The size of a page: what is asked for, or else what the page documents.
fn page_size(paging: &Paging, request: &[Member<'_>]) -> TokenStream {
    let size = optional(&quote!(self), request, &paging.page_size);
    let default = find(request, &paging.page_size).and_then(|size| size.field.default.as_ref()?.parse::<i64>().ok());
    match default.map(Literal::i64_unsuffixed) {
        Some(default) if size.to_string() != "None" => quote!(#size.or(Some(#default))),
        Some(default) => quote!(Some(#default)),
        None => size,
    }
}

/// How many rows the platform lists, and which of them is the last one of a page.
fn row_limit(rows: i64, paging: &Paging, request: &[Member<'_>]) -> (TokenStream, TokenStream) {
    let rows = Literal::i64_unsuffixed(rows);
    let (number, size) = (optional(&quote!(self), request, &paging.page), page_size(paging, request));
    let longest = find(request, &paging.page_size).and_then(|size| size.field.constraints.as_ref()?.maximum);
    let longest = match longest.map(Literal::i64_unsuffixed) {
        Some(longest) => quote!(Some(#longest)),
        None => quote!(None),
    };
    let last_row = quote! {
        #[inline]
        fn last_row(&self) -> Option<i64> {
            runtime::last_row(#number, #size, #longest)
        }
    };
    (quote!(const MAX_ROWS: Option<i64> = Some(#rows);), last_row)
}

/// The request for another page.
fn with_page(page: &Member<'_>) -> TokenStream {
    let ident = &page.ident;
    let value = if page.optional() { quote!(Some(page)) } else { quote!(page) };
    quote!(Self { #ident: #value, ..self.clone() })
}

/// The member of that name as an `Option`; `None` if it does not exist.
fn optional(owner: &TokenStream, members: &[Member<'_>], name: &str) -> TokenStream {
    match find(members, name) {
        Some(member) => {
            let ident = &member.ident;
            if member.optional() { quote!(#owner.#ident) } else { quote!(Some(#owner.#ident)) }
        }
        None => quote!(None),
    }
}

fn find<'m, 'f>(members: &'m [Member<'f>], name: &str) -> Option<&'m Member<'f>> {
    members.iter().find(|member| member.field.name == name)
}
