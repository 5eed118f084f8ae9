//! A request, and what the client must know to send it.

use helpdesk_schema::{BodyFormat, Direction, Field, Method, Operation, RateLimit, ResponseForm, TokenKind};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::parameters::{multipart, parameters};
use crate::Error;
use crate::lists::add;
use crate::types::{Member, distinct, members};

/// The request of an operation: the names of its types, and the members by where they go.
pub(crate) struct Request<'a> {
    operation: &'a Operation,
    pub(crate) name: Ident,
    pub(crate) response: Ident,
    pub(crate) error_code: Ident,
    path: Vec<Member<'a>>,
    query: Vec<Member<'a>>,
    pub(crate) body: Vec<Member<'a>>,
    /// All of them, in this order.
    pub(crate) all: Vec<Member<'a>>,
}

impl<'a> Request<'a> {
    pub(crate) fn new(operation: &'a Operation) -> Result<Self, Error> {
        let (id, name) = (&operation.id, &operation.name);
        let of = |section: &str, fields: &'a [Field]| {
            members(&format!("{id} {section}"), &mut fields.iter(), Direction::Request)
        };
        let path = of("path", &operation.path_parameters)?;
        let query = of("query", &operation.query)?;
        let body = of("body", &operation.body)?;
        let mut all = [path.clone(), query.clone(), body.clone()].concat();
        distinct(id, &all)?;
        key_apart(&mut all);
        let named = |suffix: &str| Ident::new(&format!("{name}{suffix}"), Span::call_site());
        let (name, response, error_code) = (named(""), named("Response"), named("ErrorCode"));
        Ok(Self { operation, name, response, error_code, path, query, body, all })
    }

    /// The documented operation.
    pub(crate) fn operation(&self) -> &'a Operation {
        self.operation
    }

    /// Whether the field goes into the body.
    pub(crate) fn is_in_body(&self, field: &Field) -> bool {
        self.body.iter().any(|member| std::ptr::eq(member.field, field))
    }

    /// The members that go into the query or the body.
    pub(crate) fn parameters(&self) -> &[Member<'a>] {
        self.all.get(self.path.len()..).unwrap_or_default()
    }

    /// The impls that make the request an operation.
    pub(crate) fn implementation(&self) -> TokenStream {
        let Self { operation, name, response, error_code: code, .. } = self;
        let (id, path) = (&operation.id, &operation.path);
        let method = match operation.method {
            Method::Get => quote!(Get),
            Method::Post => quote!(Post),
            Method::Put => quote!(Put),
            Method::Patch => quote!(Patch),
            Method::Delete => quote!(Delete),
        };
        let mut headers = TokenStream::new();
        for header in &operation.headers {
            if header.required {
                add(&mut headers, &header.name);
            }
        }
        let authorization_only =
            headers.is_empty().then(|| quote!(impl ::helpdesk_core::AuthorizationOnly for #name {}));
        let headers = (!headers.is_empty()).then(|| quote!(const HEADERS: &'static [&'static str] = &[#headers];));
        let mut limits = TokenStream::new();
        for limit in &operation.rate_limits {
            let limit = match limit {
                RateLimit::PerSecond(count) => {
                    let count = Literal::u32_unsuffixed(*count);
                    quote!(PerSecond(#count))
                }
                RateLimit::PerMinute(count) => {
                    let count = Literal::u32_unsuffixed(*count);
                    quote!(PerMinute(#count))
                }
                RateLimit::Special => quote!(Special),
            };
            add(&mut limits, &quote!(::helpdesk_core::RateLimit::#limit));
        }
        let limits = (!limits.is_empty())
            .then(|| quote!(const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[#limits];));
        let path_fn = parameters("path", &self.path);
        let query_fn = parameters("query", &self.query);
        let body_fn = operation.body_format.map(|format| {
            let body = match format {
                BodyFormat::Json => quote!(runtime::json_body(self)),
                BodyFormat::Multipart => multipart(&self.body),
            };
            quote!(#[inline] fn body(&self) -> serde_json::Result<::helpdesk_core::Body> { #body })
        });
        let response = match operation.response_form {
            ResponseForm::Binary => quote!(::helpdesk_core::Download),
            _ => quote!(#response),
        };
        let app = app_token(operation).map(|token| quote!(impl ::helpdesk_core::AppOperation for #name { #token }));
        let takes_user = operation.tokens.contains(&TokenKind::User);
        let user = takes_user.then(|| quote!(impl ::helpdesk_core::UserOperation for #name {}));
        quote! {
            impl ::helpdesk_core::Operation for #name {
                const ID: &'static str = #id;
                const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::#method;
                const PATH: &'static str = #path;
                #headers
                #limits
                type Response = #response;
                type ErrorCode = #code;
                #path_fn
                #query_fn
                #body_fn
            }
            #app
            #user
            #authorization_only
        }
    }
}

/// The token that the app sends; empty for the usual tenant token, `None` if the app cannot call the operation.
pub(crate) fn app_token(operation: &Operation) -> Option<TokenStream> {
    let constant = |token| quote!(const TOKEN: ::helpdesk_core::AppToken = ::helpdesk_core::AppToken::#token;);
    match operation.tokens.as_slice() {
        [] => Some(constant(quote!(None))),
        tokens if tokens.contains(&TokenKind::Tenant) => Some(TokenStream::new()),
        tokens if tokens.contains(&TokenKind::App) => Some(constant(quote!(App))),
        _ => None,
    }
}

/// Gives the fields of one documented name different keys, for the JSON of the request as a whole.
fn key_apart(members: &mut [Member<'_>]) {
    for index in 0..members.len() {
        let name = members[index].field.name.as_str();
        if members.iter().enumerate().any(|(other, member)| other != index && member.field.name == name) {
            let member = &mut members[index];
            member.key = member.ident.to_string().trim_start_matches("r#").to_owned();
        }
    }
}
