//! The generated types once more, with the impls left to `serde_derive`: what a crate of checked-in source would hold.
//!
//! It is made of the generated text itself, so that both hold the same types: the written-out impls of structs are taken out,
//! and their keys become attributes; what is absent, null or unknown means the same to both. So it goes with the enums of text
//! values, whose last variant becomes untagged; those of integers keep theirs, for no derive makes an open list of integers.

use std::collections::BTreeMap;

use anyhow::Context as _;
use helpdesk_codegen::Generated;
use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::{Fields, File, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct, Type, parse_quote};

/// What the derived impls need beside: null is an empty array, as it is for the written-out ones.
const NULL_AS_EMPTY: &str = "
/// Reads an array or map; null is an empty one.
fn null_as_empty<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: serde::Deserialize<'de> + Default,
    D: serde::Deserializer<'de>,
{
    Ok(<Option<T> as serde::Deserialize>::deserialize(deserializer)?.unwrap_or_default())
}
";

/// The text of the types with derived impls.
pub(crate) fn derived(generated: &Generated) -> anyhow::Result<String> {
    let mut file = syn::parse_file(&generated.to_string()).context("the generated text is no Rust")?;
    for item in &mut file.items {
        if let Item::Mod(module) = item {
            let (_, items) = module.content.as_mut().context("the generated modules have items")?;
            *items = derive(std::mem::take(items));
        }
    }
    let text = prettyplease::unparse(&File { items: without_round_trip(file.items), ..file });
    Ok(text.replace("runtime::json_body(self)", "::helpdesk_core::Body::json(self)") + NULL_AS_EMPTY)
}

/// What the written-out impls say of a struct.
#[derive(Default)]
struct Keys {
    /// The keys of its fields, in their order.
    all: Vec<String>,
    /// The keys that go into the body, where the struct is a request.
    body: Option<Vec<String>>,
    is_read: bool,
    is_written: bool,
}

fn derive(items: Vec<Item>) -> Vec<Item> {
    let mut structs: BTreeMap<String, Keys> = BTreeMap::new();
    for item in &items {
        if let Item::Struct(item) = item {
            structs.insert(item.ident.to_string(), Keys::default());
        }
    }
    for item in &items {
        if let Item::Impl(item) = item {
            note(item, &mut structs);
        }
    }
    let lists = text_lists(&items);
    let kept = without_round_trip(items).into_iter().filter(|item| match item {
        Item::Impl(item) => !is_replaced(item, |name| structs.contains_key(name) || lists.contains_key(name)),
        _ => true,
    });
    kept.map(|item| match item {
        Item::Struct(item) => Item::Struct(with_attributes(item, &structs)),
        Item::Enum(item) => Item::Enum(with_values(item, &lists)),
        item => item,
    })
    .collect()
}

fn without_round_trip(items: Vec<Item>) -> Vec<Item> {
    let is_gated = |item: &Item| match item {
        Item::Impl(item) => item.attrs.iter().any(|attribute| attribute.path().is_ident("cfg")),
        Item::Fn(item) => item.attrs.iter().any(|attribute| attribute.path().is_ident("cfg")),
        _ => false,
    };
    items.into_iter().filter(|item| !is_gated(item)).collect()
}

/// Notes what an impl says of its struct.
fn note(item: &ItemImpl, structs: &mut BTreeMap<String, Keys>) {
    let (Some(name), Some(implemented)) = (subject(&item.self_ty), trait_name(item)) else { return };
    let is_gated = item.attrs.iter().any(|attribute| attribute.path().is_ident("cfg"));
    let Some(keys) = structs.get_mut(&name) else { return };
    match implemented.as_str() {
        "WriteBody" => keys.body = Some(keys_in(item)),
        "Serialize" => {
            keys.all = keys_in(item);
            keys.is_written = !is_gated;
        }
        "Deserialize" => keys.is_read |= !is_gated,
        _ => {}
    }
}

fn is_replaced(item: &ItemImpl, is_derived: impl Fn(&str) -> bool) -> bool {
    subject(&item.self_ty).is_some_and(|name| is_derived(&name))
        && trait_name(item).is_some_and(|name| ["Serialize", "Deserialize", "Record", "WriteBody"].contains(&name.as_str()))
}

/// The values of each list of texts, in the order of its variants: the string literals of its `as_str`.
fn text_lists(items: &[Item]) -> BTreeMap<String, Vec<String>> {
    let mut lists = BTreeMap::new();
    for item in items {
        let Item::Impl(item) = item else { continue };
        let as_str = item.items.iter().find_map(|item| match item {
            ImplItem::Fn(function) if function.sig.ident == "as_str" => Some(function),
            _ => None,
        });
        if let (Some(name), Some(as_str)) = (subject(&item.self_ty), as_str) {
            lists.insert(name, literals(as_str.block.to_token_stream()));
        }
    }
    lists
}

fn with_values(mut item: ItemEnum, lists: &BTreeMap<String, Vec<String>>) -> ItemEnum {
    let Some(values) = lists.get(&item.ident.to_string()) else { return item };
    item.attrs.push(parse_quote!(#[derive(serde_derive::Serialize, serde_derive::Deserialize)]));
    for (variant, value) in item.variants.iter_mut().zip(values) {
        variant.attrs.push(parse_quote!(#[serde(rename = #value)]));
    }
    if let Some(other) = item.variants.last_mut() {
        other.attrs.push(parse_quote!(#[serde(untagged)]));
    }
    item
}

fn with_attributes(mut item: ItemStruct, structs: &BTreeMap<String, Keys>) -> ItemStruct {
    let Some(keys) = structs.get(&item.ident.to_string()) else { return item };
    let is_written = keys.is_written || keys.body.is_some();
    if is_written {
        item.attrs.push(parse_quote!(#[derive(serde_derive::Serialize)]));
    }
    if keys.is_read {
        item.attrs.push(parse_quote!(#[derive(serde_derive::Deserialize)]));
    }
    let Fields::Named(fields) = &mut item.fields else { return item };
    for (field, key) in fields.named.iter_mut().zip(&keys.all) {
        let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
        let in_body = keys.body.as_ref().is_none_or(|body| body.contains(key));
        let mut attributes: Vec<TokenStream> = Vec::new();
        if name.trim_start_matches("r#") != key {
            attributes.push(quote!(rename = #key));
        }
        if is_written && !in_body {
            attributes.push(quote!(skip));
        } else if is_written && is_named(&field.ty, "Option") {
            attributes.push(quote!(skip_serializing_if = "Option::is_none"));
        }
        if keys.is_read && !is_named(&field.ty, "Option") {
            attributes.push(quote!(default, deserialize_with = "crate::null_as_empty"));
        }
        if !attributes.is_empty() && (is_written || keys.is_read) {
            field.attrs.push(parse_quote!(#[serde(#(#attributes),*)]));
        }
    }
    item
}

/// The name of the type that an impl is for.
fn subject(ty: &Type) -> Option<String> {
    let Type::Path(path) = ty else { return None };
    Some(path.path.segments.last()?.ident.to_string())
}

fn is_named(ty: &Type, name: &str) -> bool {
    matches!(ty, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == name))
}

fn trait_name(item: &ItemImpl) -> Option<String> {
    let (_, path, _) = item.trait_.as_ref()?;
    Some(path.segments.last()?.ident.to_string())
}

/// The keys that a `Serialize` impl writes, in order: its string literals.
fn keys_in(item: &ItemImpl) -> Vec<String> {
    item.items.iter().flat_map(|item| literals(item.to_token_stream())).collect()
}

/// The string literals of the text, in order.
fn literals(tokens: TokenStream) -> Vec<String> {
    tokens
        .into_iter()
        .flat_map(|token| match token {
            TokenTree::Group(group) => literals(group.stream()),
            TokenTree::Literal(literal) => {
                syn::parse_str::<syn::LitStr>(&literal.to_string()).map(|text| vec![text.value()]).unwrap_or_default()
            }
            _ => Vec::new(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use helpdesk_schema::{ResponseForm, BodyFormat, DocumentedValue, Field, Operation, Schema, TokenKind, ValueList};

    use super::*;
    use crate::golden;

    #[test]
    fn keys_become_attributes() {
        let value =
            DocumentedValue { key: "post-it".to_owned(), name: "PostIt".to_owned(), ..DocumentedValue::default() };
        let values = ValueList { name: "Kind".to_owned(), items: vec![value] };
        let field =
            |name: &str, ty: &str| Field { name: name.to_owned(), ty: ty.parse().expect(ty), ..Field::default() };
        let required = |field| Field { required: Some(true), ..field };
        let data = Field { fields: vec![field("items", "array<string>")], ..field("data", "object") };
        let operation = Operation {
            id: "desk.v1.ticket.update".to_owned(),
            name: "UpdateTicket".to_owned(),
            module: "ticket".to_owned(),
            tokens: vec![TokenKind::Tenant],
            query: vec![required(field("id", "string"))],
            body_format: Some(BodyFormat::Json),
            body: vec![
                Field { values: Some(values), ..field("type", "string") },
                field("zh-CN", "string"),
                required(field("note", "string")),
            ],
            response_form: ResponseForm::Data,
            response: vec![data],
            ..Operation::default()
        };
        let schema = Schema { operations: vec![operation], events: Vec::new() };
        let generated = helpdesk_codegen::generate(&schema, &golden::OPTIONS).expect("it generates");
        let text = derived(&generated).expect("it is derived");
        let lines = |name: &str| -> Vec<&str> {
            let body = text.split(&format!(" {name} {{")).nth(1).expect(name);
            let body = body.split("    }").next().expect(name);
            body.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("///")).collect()
        };
        assert_eq!(
            lines("struct UpdateTicket"),
            [
                "#[serde(skip)]",
                "pub id: String,",
                "#[serde(skip_serializing_if = \"Option::is_none\")]",
                "pub r#type: Option<Kind>,",
                "#[serde(rename = \"zh-CN\", skip_serializing_if = \"Option::is_none\")]",
                "pub zh_cn: Option<String>,",
                "pub note: String,",
            ]
        );
        assert_eq!(
            lines("struct UpdateTicketResponse"),
            ["#[serde(default, deserialize_with = \"crate::null_as_empty\")]", "pub items: Vec<String>,"]
        );
        assert_eq!(
            lines("enum Kind"),
            ["#[serde(rename = \"post-it\")]", "PostIt,", "#[serde(untagged)]", "Other(String),"]
        );
        for gone in ["runtime::Record for", "json_body", "WriteBody", "round-trip"] {
            assert!(!text.contains(gone), "{gone}\n{text}");
        }
    }
}
