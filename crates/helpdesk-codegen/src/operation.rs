//! A request, its response, and what the client must know to send it.

use std::collections::BTreeSet;

use helpdesk_schema::{Answer, BodyFormat, Event, Field, Method, Operation, RateLimit, Token, Type};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::docs::Docs;
use crate::rust_type::{Direction, Member, rust_type};
use crate::{Error, Module, docs_of, error_code, ident, record, value_list};

/// The items of a module, gathered from its operations.
#[derive(Default)]
pub(crate) struct ModuleBuilder {
    items: Vec<TokenStream>,
    /// The nested types that stand in `items`. Two fields of one public name are one type: that is what a name means.
    nested: BTreeSet<String>,
    resources: BTreeSet<String>,
}

impl ModuleBuilder {
    pub(crate) fn finish(self) -> Module {
        let resources: Vec<String> = self.resources.iter().map(|resource| format!("`{resource}`")).collect();
        let docs = Docs::new().paragraph(format!("The operations of {}.", resources.join(", "))).attributes();
        Module { docs, items: self.items }
    }

    pub(crate) fn operation(&mut self, operation: &Operation) -> Result<(), Error> {
        let id = &operation.id;
        ident::check(id, &operation.name)?;
        self.resources.insert(id.rsplit_once('.').map_or(id.as_str(), |(resource, _)| resource).to_owned());
        let name = Ident::new(&operation.name, Span::call_site());
        let suffixed = |suffix: &str| Ident::new(&format!("{}{suffix}", operation.name), Span::call_site());
        let (response, code) = (suffixed("Response"), suffixed("ErrorCode"));

        let path = members(&format!("{id} path"), &operation.path_parameters, Direction::Request)?;
        let query = members(&format!("{id} query"), &operation.query, Direction::Request)?;
        let body = members(&format!("{id} body"), &operation.body, Direction::Request)?;
        let all: Vec<Member<'_>> = path.iter().chain(&query).chain(&body).cloned().collect();
        distinct(id, &all)?;

        self.items.push(record::definition(&docs_of::request(operation), &name, &all, false));
        self.items.push(record::constructor(&name, &all));
        self.items.push(implementation(operation, &name, &response, &code, &path, &query, &body));
        if operation.body_format == Some(BodyFormat::Json) {
            self.items.push(record::serialize(&quote!(runtime::JsonBody<'_, #name>), &quote!(self.0), &body, None));
        }
        let gate = record::round_trip();
        self.items.push(record::serialize(&quote!(#name), &quote!(self), &all, Some(&gate)));
        self.items.push(record::deserialize_required(&name, &all));
        self.nested_types(&format!("{id} path"), &operation.path_parameters, Direction::Request)?;
        self.nested_types(&format!("{id} query"), &operation.query, Direction::Request)?;
        self.nested_types(&format!("{id} body"), &operation.body, Direction::Request)?;
        self.response(operation, &response)?;
        self.items.push(error_code::generate(operation, &code)?);
        Ok(())
    }

    fn response(&mut self, operation: &Operation, name: &Ident) -> Result<(), Error> {
        let place = format!("{} response", operation.id);
        let docs = Docs::new().paragraph(format!("What [`{}`] answers.", operation.name));
        let fields: Vec<Field> = match (operation.answer, operation.data()) {
            (Answer::Binary, _) => return Ok(()),
            (Answer::Empty, _) | (Answer::Data, None) => Vec::new(),
            (Answer::Flat, _) => {
                let envelope = |field: &&Field| !matches!(field.name.as_str(), "code" | "msg" | "data");
                operation.response.iter().filter(envelope).cloned().collect()
            }
            (Answer::Data, Some(data)) => match &data.ty {
                Type::Object(_) => data.fields.clone(),
                other => {
                    let ty = rust_type(&place, data, other)?;
                    let docs = docs.page(&data.description).attributes();
                    self.items.push(quote!(#docs pub type #name = #ty;));
                    return self.nested_types(&place, std::slice::from_ref(data), Direction::Response);
                }
            },
        };
        let docs = if fields.is_empty() { docs.paragraph("The page documents no field of it.") } else { docs };
        let members = members(&place, &fields, Direction::Response)?;
        distinct(&place, &members)?;
        self.items.push(record::nested(&docs, name, &members, Direction::Response));
        self.nested_types(&place, &fields, Direction::Response)
    }

    pub(crate) fn event(&mut self, event: &Event) -> Result<(), Error> {
        let id = &event.id;
        ident::check(id, &event.name)?;
        self.resources.insert(id.rsplit_once('.').map_or(id.as_str(), |(resource, _)| resource).to_owned());
        let name = Ident::new(&event.name, Span::call_site());
        let place = format!("{id} event");
        let members = members(&place, event.payload(), Direction::Response)?;
        distinct(&place, &members)?;
        self.items.push(record::nested(&docs_of::event(event), &name, &members, Direction::Response));
        self.items.push(quote! {
            impl crate::Event for #name {
                const TYPE: &'static str = #id;
            }
        });
        self.nested_types(&place, event.payload(), Direction::Response)
    }

    /// The structs and value lists of fields and of what stands below them.
    fn nested_types(&mut self, place: &str, fields: &[Field], direction: Direction) -> Result<(), Error> {
        for field in fields {
            let place = format!("{place}/{}", field.name);
            let listed =
                matches!(field.ty.innermost(), Type::String | Type::Integer) && !matches!(field.ty, Type::Map(_));
            if let Some(values) = field.values.as_ref().filter(|_| listed) {
                ident::check(&place, &values.name)?;
                if self.nested.insert(values.name.clone()) {
                    self.items.push(value_list::generate(&place, field, values)?);
                }
            }
            let written_by_hand = field.type_name.contains("::");
            if !field.fields.is_empty() && !written_by_hand && self.nested.insert(field.type_name.clone()) {
                ident::check(&place, &field.type_name)?;
                let name = Ident::new(&field.type_name, Span::call_site());
                let members = members(&place, &field.fields, direction)?;
                distinct(&place, &members)?;
                let docs = Docs::new().page(&field.description).or(&format!("`{}`.", field.name));
                self.items.push(record::nested(&docs, &name, &members, direction));
                self.nested_types(&place, &field.fields, direction)?;
            }
        }
        Ok(())
    }
}

fn members<'a>(place: &str, fields: &'a [Field], direction: Direction) -> Result<Vec<Member<'a>>, Error> {
    fields.iter().map(|field| Member::new(place, field, direction)).collect()
}

/// Fails where two documented fields would be one field of the struct.
fn distinct(place: &str, members: &[Member<'_>]) -> Result<(), Error> {
    let mut seen = BTreeSet::new();
    match members.iter().find(|member| !seen.insert(member.ident.to_string())) {
        Some(member) => Err(Error::new(place, format!("two fields are named `{}`", member.ident))),
        None => Ok(()),
    }
}

fn implementation(
    operation: &Operation,
    name: &Ident,
    response: &Ident,
    code: &Ident,
    path_members: &[Member<'_>],
    query_members: &[Member<'_>],
    body_members: &[Member<'_>],
) -> TokenStream {
    let (id, path) = (&operation.id, &operation.path);
    let method = match operation.method {
        Method::Get => quote!(Get),
        Method::Post => quote!(Post),
        Method::Put => quote!(Put),
        Method::Patch => quote!(Patch),
        Method::Delete => quote!(Delete),
    };
    let tokens = operation.tokens.iter().map(|token| match token {
        Token::Tenant => quote!(crate::Token::Tenant),
        Token::User => quote!(crate::Token::User),
        Token::App => quote!(crate::Token::App),
    });
    let headers = operation.headers.iter().filter(|header| header.required).map(|header| &header.name);
    let limits = operation.rate_limits.iter().map(|limit| match limit {
        RateLimit::PerSecond(count) => {
            let count = Literal::u32_unsuffixed(*count);
            quote!(crate::RateLimit::PerSecond(#count))
        }
        RateLimit::PerMinute(count) => {
            let count = Literal::u32_unsuffixed(*count);
            quote!(crate::RateLimit::PerMinute(#count))
        }
        RateLimit::Special => quote!(crate::RateLimit::Special),
    });
    let answer = match operation.answer {
        Answer::Data => quote!(Data),
        Answer::Empty => quote!(Empty),
        Answer::Flat => quote!(Flat),
        Answer::Binary => quote!(Binary),
    };
    let path_fn = parameters("path", path_members);
    let query_fn = parameters("query", query_members);
    let body_fn = operation.body_format.map(|format| {
        let body = match format {
            BodyFormat::Json => quote!(crate::Body::json(&runtime::JsonBody(self))),
            BodyFormat::Multipart => multipart(body_members),
        };
        quote!(fn body(&self) -> serde_json::Result<crate::Body> { #body })
    });
    let response = match operation.answer {
        Answer::Binary => quote!(crate::Download),
        _ => quote!(#response),
    };
    let markers = operation.tokens.iter().filter_map(|token| match token {
        Token::Tenant => Some(quote!(impl crate::AcceptsTenantToken for #name {})),
        Token::User => Some(quote!(impl crate::AcceptsUserToken for #name {})),
        Token::App => None,
    });
    quote! {
        impl crate::Operation for #name {
            const ID: &'static str = #id;
            const METHOD: crate::Method = crate::Method::#method;
            const PATH: &'static str = #path;
            const TOKENS: &'static [crate::Token] = &[#(#tokens),*];
            const HEADERS: &'static [&'static str] = &[#(#headers),*];
            const RATE_LIMITS: &'static [crate::RateLimit] = &[#(#limits),*];
            const ANSWER: crate::Answer = crate::Answer::#answer;
            type Response = #response;
            type ErrorCode = #code;
            #path_fn
            #query_fn
            #body_fn
        }
        #(#markers)*
    }
}

/// The function that adds path or query parameters; none where there are none.
fn parameters(function: &str, members: &[Member<'_>]) -> Option<TokenStream> {
    if members.is_empty() {
        return None;
    }
    let pushes = members.iter().map(|member| {
        let (ident, key) = (&member.ident, &member.field.name);
        let item = match &member.field.ty {
            Type::Array(item) => item,
            other => other,
        };
        let push = |value: TokenStream| match item {
            Type::String => quote!(parameters.push(#key, #value.as_str());),
            _ => quote!(parameters.push(#key, #value.to_string());),
        };
        let (one, own) = (push(quote!(value)), push(quote!(self.#ident)));
        match (member.required(), &member.field.ty) {
            (true, Type::Array(_)) => quote!(for value in &self.#ident { #one }),
            (false, Type::Array(_)) => quote!(for value in self.#ident.iter().flatten() { #one }),
            (true, _) => own,
            (false, _) => quote!(if let Some(value) = &self.#ident { #one }),
        }
    });
    let function = Ident::new(function, Span::call_site());
    Some(quote! {
        fn #function<'a>(&'a self, parameters: &mut crate::Parameters<'a>) {
            #(#pushes)*
        }
    })
}

/// The body as parts, in the order of the page.
fn multipart(members: &[Member<'_>]) -> TokenStream {
    let pushes = members.iter().map(|member| {
        let (ident, key) = (&member.ident, &member.field.name);
        let part = |value: TokenStream| match &member.field.ty {
            Type::File => quote!(parts.push(runtime::file(#key, #value));),
            Type::String if member.field.values.is_some() => quote!(parts.push(runtime::text(#key, #value.as_str()));),
            Type::String => quote!(parts.push(runtime::text(#key, #value));),
            _ => quote!(parts.push(runtime::json(#key, #value)?);),
        };
        if member.optional() {
            let push = part(quote!(value));
            quote!(if let Some(value) = &self.#ident { #push })
        } else {
            part(quote!(&self.#ident))
        }
    });
    quote! {
        let mut parts = Vec::new();
        #(#pushes)*
        Ok(crate::Body::Multipart(parts))
    }
}

/// The functions that call a visitor with each operation and each event, so that a test can walk all of them.
pub(crate) fn visits(operations: &[Operation], events: &[Event]) -> TokenStream {
    let gate = record::round_trip();
    let operations = operations.iter().map(|operation| {
        let (module, name) = (ident::raw(&operation.module), Ident::new(&operation.name, Span::call_site()));
        let visit = match operation.answer {
            Answer::Binary if operation.tokens.contains(&Token::Tenant) => quote!(download),
            Answer::Binary => quote!(other),
            _ if operation.tokens.contains(&Token::Tenant) => quote!(tenant),
            _ if operation.tokens.contains(&Token::User) => quote!(user),
            _ => quote!(other),
        };
        quote!(visitor.#visit::<#module::#name>();)
    });
    let events = events.iter().map(|event| {
        let (module, name) = (ident::raw(&event.module), Ident::new(&event.name, Span::call_site()));
        quote!(visitor.event::<#module::#name>();)
    });
    quote! {
        /// Calls the visitor with each operation, in the order of the pages.
        #gate
        #[doc(hidden)]
        pub fn visit_operations(visitor: &mut impl crate::runtime::OperationVisitor) {
            #(#operations)*
        }

        /// Calls the visitor with each event, in the order of the pages.
        #gate
        #[doc(hidden)]
        pub fn visit_events(visitor: &mut impl crate::runtime::EventVisitor) {
            let _ = &visitor;
            #(#events)*
        }
    }
}
