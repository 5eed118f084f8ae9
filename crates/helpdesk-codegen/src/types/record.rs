//! Structs: nested objects, responses, and what requests share with them.

use helpdesk_schema::{Direction, Type, markdown};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::member::Member;
use crate::RoundTrip;
use crate::docs::{self, Docs};

/// The doc comment of a struct's field.
pub(crate) fn member_docs(member: &Member<'_>) -> TokenStream {
    let field = member.field;
    let mut docs = Docs::new().words(&field.description);
    let mut facts = Vec::new();
    if member.direction == Direction::Response && field.required == Some(true) {
        facts.push("Always present.".to_owned());
    }
    if member.nullable() {
        facts.push(if member.required() {
            "`None` is null.".to_owned()
        } else {
            "Null is told apart from absent: `Some(None)` is null, and `None` is absent.".to_owned()
        });
    }
    if let Some(example) = &field.example {
        facts.push(format!("Example: {}", docs::example(example)));
    }
    if let Some(default) = &field.default {
        facts.push(format!("Default: {}", markdown::code(default)));
    }
    if let Some(limits) = &field.constraints {
        let unit = match field.ty {
            Type::Array(_) => "items",
            _ => "characters",
        };
        let range = |from: Option<i64>, to: Option<i64>| match (from, to) {
            (Some(from), Some(to)) => Some(format!("{from} to {to}")),
            (Some(from), None) => Some(format!("at least {from}")),
            (None, Some(to)) => Some(format!("at most {to}")),
            (None, None) => None,
        };
        facts.extend(range(limits.minimum, limits.maximum).map(|range| format!("Range: {range}")));
        facts.extend(range(limits.min_length, limits.max_length).map(|range| format!("Length: {range} {unit}")));
        facts.extend(limits.pattern.as_ref().map(|pattern| format!("Pattern: {}", markdown::code(pattern))));
    }
    if !field.scopes.is_empty() {
        let scopes: Vec<String> = field.scopes.iter().map(|scope| markdown::code(&scope.name)).collect();
        facts.push(format!("Left out without one of the scopes: {}", scopes.join(", ")));
    }
    for fact in facts {
        docs = docs.paragraph(fact);
    }
    docs.or(&format!("{}; the page does not describe it.", markdown::code(&field.name))).attributes()
}

/// A struct with its doc comment. One that is sent has setters that take it and give it back.
pub(crate) fn definition(docs: &Docs, name: &Ident, members: &[Member<'_>], direction: Direction) -> TokenStream {
    let docs = docs.attributes();
    let fields = members.iter().map(|member| {
        let (docs, ident, ty) = (member_docs(member), &member.ident, member.ty());
        quote!(#docs pub #ident: #ty,)
    });
    let attributes = match direction {
        Direction::Request if members.iter().any(Member::required) => {
            quote!(#[derive(Debug, Clone, PartialEq)] #[must_use])
        }
        Direction::Request => quote!(#[derive(Debug, Clone, PartialEq, Default)] #[must_use]),
        Direction::Response => quote!(#[derive(Debug, Clone, PartialEq, Default)]),
    };
    quote! {
        #docs
        #attributes
        #[non_exhaustive]
        pub struct #name { #(#fields)* }
    }
}

/// More arguments than clippy lets a function have.
const MOST_ARGUMENTS: usize = 7;

/// `new` with the required fields, and a setter for each optional one.
pub(crate) fn constructor(name: &Ident, members: &[Member<'_>]) -> TokenStream {
    let parameters = members.iter().filter(|member| member.required()).map(|member| {
        let (ident, (ty, _)) = (&member.ident, member.argument());
        quote!(#ident: #ty)
    });
    let values = members.iter().map(|member| {
        let (ident, (_, value)) = (&member.ident, member.argument());
        match member.required() {
            true if *ident == value.to_string() => quote!(#ident,),
            true => quote!(#ident: #value,),
            false => quote!(#ident: None,),
        }
    });
    let setters = members.iter().filter(|member| member.optional()).map(|member| {
        let (ident, setter, (ty, value)) = (&member.ident, member.setter(), member.argument());
        let docs = format!(" Sets [`{0}`](Self::{0}).", ident.to_string().trim_start_matches("r#"));
        quote! {
            #[doc = #docs]
            pub fn #setter(mut self, #ident: #ty) -> Self {
                self.#ident = Some(#value);
                self
            }
        }
    });
    let new = match members.iter().filter(|member| member.required()).count() {
        0 => quote! {
            #[doc = " With no field set; the page requires none."]
            pub fn new() -> Self {
                Self::default()
            }
        },
        arguments => {
            let allowed = (arguments > MOST_ARGUMENTS)
                .then(|| quote!(#[allow(clippy::too_many_arguments, reason = "the page requires all of them")]));
            quote! {
                #[doc = " With the required fields, in the order of the page."]
                #allowed
                pub fn new(#(#parameters),*) -> Self {
                    Self { #(#values)* }
                }
            }
        }
    };
    quote! {
        impl #name {
            #new
            #(#setters)*
        }
    }
}

/// How the keys of a JSON object become the members of a struct, all of which may be absent.
fn record(name: &Ident, members: &[Member<'_>]) -> TokenStream {
    let keys = members.iter().map(|member| &member.key);
    let arms = members.iter().enumerate().map(|(index, member)| {
        let (index, ident) = (Literal::usize_unsuffixed(index), &member.ident);
        let read = match (member.empty_if_absent(), member.nullable()) {
            (true, _) => quote!(list),
            (_, true) => quote!(nullable),
            _ => quote!(value),
        };
        quote!(#index => runtime::#read(&mut self.#ident, map),)
    });
    quote! {
        impl runtime::Record for #name {
            const KEYS: &'static [&'static str] = &[#(#keys),*];
            fn read<'de, A: serde::de::MapAccess<'de>>(&mut self, key: usize, map: &mut A) -> Result<(), A::Error> {
                match key {
                    #(#arms)*
                    _ => Ok(()),
                }
            }
        }
    }
}

/// `Deserialize` for a struct whose members may all be absent.
fn deserialize(name: &Ident, members: &[Member<'_>]) -> TokenStream {
    let (record, read) = match members {
        [] => (TokenStream::new(), quote!(empty)),
        _ => (record(name, members), quote!(record)),
    };
    quote! {
        #record
        impl<'de> serde::Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                runtime::#read(deserializer)
            }
        }
    }
}

/// `Deserialize` for a struct with required members: they are gathered first.
pub(crate) fn deserialize_required(name: &Ident, members: &[Member<'_>]) -> TokenStream {
    if members.is_empty() {
        return deserialize(name, members);
    }
    let fields = members.iter().map(|member| {
        let (ident, inner) = (&member.ident, &member.inner);
        let ty = if member.required() { quote!(Option<#inner>) } else { member.ty() };
        quote!(#ident: #ty,)
    });
    let values = members.iter().map(|member| {
        let (ident, key) = (&member.ident, &member.key);
        if member.required() {
            quote!(#ident: runtime::required(fields.#ident, #key)?,)
        } else {
            quote!(#ident: fields.#ident,)
        }
    });
    let gathered = Ident::new("Fields", Span::call_site());
    let record = record(&gathered, members);
    quote! {
        impl<'de> serde::Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[derive(Default)]
                struct #gathered { #(#fields)* }
                #record
                let fields: #gathered = runtime::record(deserializer)?;
                Ok(Self { #(#values)* })
            }
        }
    }
}

/// `Serialize` for a struct.
pub(crate) fn serialize(name: &Ident, members: &[Member<'_>]) -> TokenStream {
    let object = object(members);
    quote! {
        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #object
            }
        }
    }
}

/// How a request writes its JSON body.
pub(crate) fn write_body(name: &Ident, body: &[Member<'_>]) -> TokenStream {
    let object = object(body);
    quote! {
        impl runtime::WriteBody for #name {
            fn write_body<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #object
            }
        }
    }
}

/// Writes members as a JSON object.
fn object(members: &[Member<'_>]) -> TokenStream {
    let entries = members.iter().map(|member| {
        let (ident, key) = (&member.ident, &member.key);
        let write = if member.optional() { quote!(optional) } else { quote!(field) };
        quote!(.#write(#key, &self.#ident))
    });
    quote!(runtime::Object::new(serializer)#(#entries)*.end())
}

/// The direction that a type needs, and whether it goes the other way too.
pub(crate) type Ways = (Direction, RoundTrip);

/// A nested object with all its impls.
pub(crate) fn nested(docs: &Docs, name: &Ident, members: &[Member<'_>], (direction, both_ways): Ways) -> TokenStream {
    let serialize = || serialize(name, members);
    match direction {
        Direction::Request => {
            let definition = definition(docs, name, members, direction);
            let constructor = constructor(name, members);
            let (serialize, deserialize) = (serialize(), both_ways.gate(|| deserialize_required(name, members)));
            quote!(#definition #constructor #serialize #deserialize)
        }
        Direction::Response => {
            let definition = definition(docs, name, members, direction);
            let (deserialize, serialize) = (deserialize(name, members), both_ways.gate(serialize));
            quote!(#definition #deserialize #serialize)
        }
    }
}
