//! Structs: nested objects, responses, and what requests share with them.

use helpdesk_schema::{Direction, Type, markdown};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

use super::member::Member;
use super::time;
use crate::docs::{self, Docs};
use crate::lists::{add, comma_separated, each, separated};

/// The docs of a field.
fn description(member: &Member<'_>) -> Docs {
    let undescribed = format!("{}; the page does not describe it.", markdown::code(&member.field.name));
    Docs::new().words(&member.field.description).or(&undescribed)
}

/// The doc comment of a struct's field.
fn member_docs(member: &Member<'_>) -> TokenStream {
    let field = member.field;
    let mut facts = Vec::new();
    if member.direction == Direction::Response && member.promised == Some(true) {
        facts.push(match member.optional() {
            true => "Always present according to the page; `None` if a response lacks it.".to_owned(),
            false => "Always present according to the page.".to_owned(),
        });
    }
    if member.nullable() {
        facts.push(if member.required() {
            "`None` is null.".to_owned()
        } else {
            "Null is told apart from absent: `Some(None)` is null, and `None` is absent.".to_owned()
        });
    }
    facts.extend(time::fact(&field.ty));
    if let Some(example) = &field.example {
        facts.push(format!("Example: {}", docs::example(example)));
    }
    if let Some(default) = &field.default {
        facts.push(format!("Default: {}", markdown::code(default)));
    }
    if let Some(limits) = &field.constraints {
        let unit = match field.ty {
            Type::Array(_) => "item",
            _ => "character",
        };
        let plural =
            if matches!((limits.min_length, limits.max_length), (Some(1), None) | (None, Some(1))) { "" } else { "s" };
        let range = |from: Option<i64>, to: Option<i64>| match (from, to) {
            (Some(from), Some(to)) => Some(format!("{from} to {to}")),
            (Some(from), None) => Some(format!("at least {from}")),
            (None, Some(to)) => Some(format!("at most {to}")),
            (None, None) => None,
        };
        facts.extend(range(limits.minimum, limits.maximum).map(|range| format!("Range: {range}")));
        facts
            .extend(range(limits.min_length, limits.max_length).map(|range| format!("Length: {range} {unit}{plural}")));
        facts.extend(limits.pattern.as_ref().map(|pattern| format!("Pattern: {}", markdown::code(pattern))));
    }
    if let Some(forms) = &field.forms {
        let items = comma_separated(&forms.items, &|form| {
            let keys = separated(&form.keys, " or ", &|key| markdown::code(key));
            format!("{keys} where that is {}", markdown::code(&form.value))
        });
        facts.push(format!("Its keys follow from {}: {items}", markdown::code(&forms.by)));
    }
    if !field.scopes.is_empty() {
        let scopes = comma_separated(&field.scopes, &|scope| markdown::code(&scope.name));
        facts.push(format!("Left out without one of the scopes: {scopes}"));
    }
    if !field.public_name.is_empty() {
        facts.push(format!("{} in JSON.", markdown::code(&field.name)));
    }
    facts.push(member.documented_for.clone());
    let mut docs = description(member);
    for fact in &facts {
        docs = docs.paragraph(fact);
    }
    docs.attributes()
}

/// A struct with its doc comment. One that is sent has setters that take it and give it back.
pub(crate) fn definition(docs: &Docs, name: &Ident, members: &[Member<'_>], direction: Direction) -> TokenStream {
    let docs = docs.attributes();
    let fields = each(members, &|member| {
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
        pub struct #name { #fields }
    }
}

/// More arguments than clippy lets a function have.
const MOST_ARGUMENTS: usize = 7;

/// `new` with the required fields, and a setter for each optional one.
pub(crate) fn constructor(name: &Ident, members: &[Member<'_>]) -> TokenStream {
    let (mut arguments, mut parameters, mut values, mut setters) = (0, quote!(), quote!(), quote!());
    for member in members {
        let (ident, (ty, value)) = (&member.ident, member.argument());
        if member.required() {
            arguments += 1;
            add(&mut parameters, &quote!(#ident: #ty));
            let value = (*ident != value.to_string()).then(|| quote!(: #value));
            quote!(#ident #value,).to_tokens(&mut values);
        } else {
            quote!(#ident: None,).to_tokens(&mut values);
            let (docs, setter) = (description(member).summary().attributes(), member.setter());
            let setter = quote! {
                #docs
                pub fn #setter(mut self, #ident: #ty) -> Self {
                    self.#ident = Some(#value);
                    self
                }
            };
            setter.to_tokens(&mut setters);
        }
    }
    let new = match arguments {
        0 => quote! {
            #[doc = " Creates a value without any field; the page requires none."]
            pub fn new() -> Self {
                Self::default()
            }
        },
        arguments => {
            let allowed = (arguments > MOST_ARGUMENTS)
                .then(|| quote!(#[allow(clippy::too_many_arguments, reason = "the page requires all of them")]));
            quote! {
                #[doc = " Creates a value with the required fields, in the order of the page."]
                #allowed
                pub fn new(#parameters) -> Self {
                    Self { #values }
                }
            }
        }
    };
    quote! {
        impl #name {
            #new
            #setters
        }
    }
}

/// The method that reads the data of an answer into a response: the first array is mostly the greatest part.
pub(crate) fn data(members: &[Member<'_>]) -> TokenStream {
    match members.iter().find(|member| member.item().is_some()) {
        Some(Member { key, ident, .. }) => {
            quote!(listed_data(#key, |all: &mut Self, more| runtime::append(&mut all.#ident, more.#ident)))
        }
        None => quote!(documented_data()),
    }
}

/// How a response or event, or an object in one, is read.
fn read(name: &Ident, members: &[Member<'_>]) -> TokenStream {
    let mut rows = TokenStream::new();
    for (index, member) in members.iter().enumerate() {
        let (index, key, kind) = (Literal::usize_unsuffixed(index), &member.key, member.kind());
        let (ident, ty) = (&member.ident, member.ty());
        quote!(#index #key => #kind #ident: #ty,).to_tokens(&mut rows);
    }
    quote!(runtime::record! { #name { #rows } })
}

/// How a request as a whole is written and read.
pub(crate) fn request(name: &Ident, members: &[Member<'_>]) -> TokenStream {
    let rows = rows(members);
    quote!(runtime::request! { #name { #rows } })
}

/// How a request writes its JSON body.
pub(crate) fn body(name: &Ident, body: &[Member<'_>]) -> TokenStream {
    let rows = rows(body);
    quote!(runtime::body! { #name { #rows } })
}

/// A row for each member: its key, its kind and its name.
fn rows(members: &[Member<'_>]) -> TokenStream {
    each(members, &|member| {
        let (ident, key, kind) = (&member.ident, &member.key, member.kind());
        quote!(#key => #kind #ident,)
    })
}

/// A nested object, a response or an event with all its impls.
pub(crate) fn nested(docs: &Docs, name: &Ident, members: &[Member<'_>], direction: Direction) -> TokenStream {
    let definition = definition(docs, name, members, direction);
    match direction {
        Direction::Request => {
            let (constructor, rows) = (constructor(name, members), rows(members));
            quote!(#definition #constructor runtime::object! { #name { #rows } })
        }
        Direction::Response => {
            let read = read(name, members);
            quote!(#definition #read)
        }
    }
}
