//! Structs: nested objects, responses, and what requests share with them.

use helpdesk_schema::{Direction, Form, Type, markdown};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::member::Member;
use super::time;
use crate::docs::{self, Docs};

/// The docs of a field.
fn description(member: &Member<'_>) -> Docs {
    let undescribed = format!("{}; the page does not describe it.", markdown::code(&member.field.name));
    Docs::new().words(&member.field.description).or(&undescribed)
}

/// The doc comment of a struct's field.
fn member_docs(member: &Member<'_>) -> TokenStream {
    let field = member.field;
    let mut facts = Vec::new();
    if member.direction == Direction::Response && field.required == Some(true) {
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
    if let Some(forms) = &field.forms {
        let form = |form: &Form| {
            let keys: Vec<String> = form.keys.iter().map(|key| markdown::code(key)).collect();
            format!("{} where that is {}", keys.join(" or "), markdown::code(&form.value))
        };
        let items: Vec<String> = forms.items.iter().map(form).collect();
        facts.push(format!("Its keys follow from {}: {}", markdown::code(&forms.by), items.join(", ")));
    }
    if !field.scopes.is_empty() {
        let scopes: Vec<String> = field.scopes.iter().map(|scope| markdown::code(&scope.name)).collect();
        facts.push(format!("Left out without one of the scopes: {}", scopes.join(", ")));
    }
    if !field.public_name.is_empty() {
        facts.push(format!("{} in JSON.", markdown::code(&field.name)));
    }
    facts.push(member.documented_for.clone());
    facts.into_iter().fold(description(member), Docs::paragraph).attributes()
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
        let docs = description(member).summary().attributes();
        quote! {
            #docs
            pub fn #setter(mut self, #ident: #ty) -> Self {
                self.#ident = Some(#value);
                self
            }
        }
    });
    let new = match members.iter().filter(|member| member.required()).count() {
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

/// How a response or event, or an object in one, is read.
fn read(name: &Ident, members: &[Member<'_>]) -> TokenStream {
    let rows = rows(members);
    let indices = (0..members.len()).map(Literal::usize_unsuffixed);
    quote!(runtime::record! { #name { #(#indices #rows,)* } })
}

/// How a request as a whole is written and read.
pub(crate) fn request(name: &Ident, members: &[Member<'_>]) -> TokenStream {
    let rows = rows(members);
    quote!(runtime::request! { #name { #(#rows,)* } })
}

/// How a request writes its JSON body.
pub(crate) fn body(name: &Ident, body: &[Member<'_>]) -> TokenStream {
    let rows = rows(body);
    quote!(runtime::body! { #name { #(#rows,)* } })
}

/// A row for each member: its key, its kind and its name.
fn rows(members: &[Member<'_>]) -> Vec<TokenStream> {
    let row = |member: &Member<'_>| {
        let (ident, key, kind) = (&member.ident, &member.key, member.kind());
        quote!(#key => #kind #ident)
    };
    members.iter().map(row).collect()
}

/// A nested object, a response or an event with all its impls.
pub(crate) fn nested(docs: &Docs, name: &Ident, members: &[Member<'_>], direction: Direction) -> TokenStream {
    let definition = definition(docs, name, members, direction);
    match direction {
        Direction::Request => {
            let (constructor, rows) = (constructor(name, members), rows(members));
            quote!(#definition #constructor runtime::object! { #name { #(#rows,)* } })
        }
        Direction::Response => {
            let read = read(name, members);
            quote!(#definition #read)
        }
    }
}
