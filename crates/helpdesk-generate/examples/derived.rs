//! The types of a schema with the impls left to `serde_derive`: what a crate of checked-in source would hold. `.ci/build-cost`
//! measures against it.
//!
//! It is made of the generated text, so that both hold the same types: the tables that become impls are taken out, and their keys
//! become attributes; what is absent, null or unknown means the same to both. Lists of integers keep theirs, for no derive
//! makes an open list of integers.

use std::collections::BTreeMap;
use std::error::Error;

use helpdesk_codegen::{Options, RoundTrip};
use helpdesk_schema::Schema;
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use syn::{Attribute, Expr, Fields, ImplItem, Item, ItemImpl, ItemMacro, Macro, Stmt, Type, parse_quote};

/// Code that the derived impls need: null is an empty array, as for the written-out impls, and a moment is a number with
/// derived impls.
const BESIDE: &str = "
fn null_as_empty<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: serde::Deserialize<'de> + Default,
    D: serde::Deserializer<'de>,
{
    Ok(<Option<T> as serde::Deserialize>::deserialize(deserializer)?.unwrap_or_default())
}

/// A moment.
#[derive(Debug, Clone, Copy, PartialEq, serde_derive::Serialize, serde_derive::Deserialize)]
#[serde(transparent)]
pub struct Moment(i64);

fn moment_text<F>(moment: Moment, _: F) -> String {
    moment.0.to_string()
}
";

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("name a schema file")?;
    let schema = Schema::from_json(&std::fs::read_to_string(path)?)?;
    let options = Options { crate_name: "helpdesk_types", module: None, round_trip: RoundTrip::Feature };
    let mut file = syn::parse_file(&helpdesk_codegen::generate(schema, &options)?.to_string())?;
    for item in &mut file.items {
        if let Item::Mod(syn::ItemMod { content: Some((_, items)), .. }) = item {
            derive(items);
        }
    }
    file.items.retain(|item| !is_gated(item));
    let text = prettyplease::unparse(&file)
        .replace("runtime::json_body(self)", "::helpdesk_core::Body::json(self)")
        .replace("::helpdesk_core::Timestamp", "crate::generated::Moment")
        .replace("runtime::time_text", "crate::generated::moment_text");
    print(&(text + BESIDE))
}

fn print(text: &str) -> Result<(), Box<dyn Error>> {
    Ok(std::io::Write::write_all(&mut std::io::stdout(), text.as_bytes())?)
}

/// The facts about a type in its written-out impls.
#[derive(Default)]
struct Facts {
    /// The keys of a struct's fields, or the values of a list of texts, in their order.
    keys: Vec<String>,
    /// The keys that go into the body, where the struct is a request.
    body: Option<Vec<String>>,
    is_read: bool,
    is_written: bool,
}

fn derive(items: &mut Vec<Item>) {
    let mut types: BTreeMap<String, Facts> = BTreeMap::new();
    for item in &*items {
        if let Item::Struct(item) = item {
            types.entry(item.ident.to_string()).or_default();
        }
        if let Item::Macro(table) = item {
            note(&table.mac, &mut types);
        }
    }
    items.retain_mut(|item| match item {
        Item::Macro(ItemMacro { mac, .. }) if name(mac) == "text_values" => {
            mac.path = parse_quote!(::helpdesk_core::__text_list);
            true
        }
        Item::Macro(ItemMacro { mac, .. }) => !is_replaced(mac),
        _ => true,
    });
    for item in items {
        match item {
            Item::Impl(item) => item.items.iter_mut().for_each(read_undocumented),
            Item::Struct(item) => {
                if let (Some(facts), Fields::Named(fields)) = (types.get(&item.ident.to_string()), &mut item.fields) {
                    let is_written = facts.is_written || facts.body.is_some();
                    item.attrs.extend(derives(is_written, facts.is_read));
                    for (field, key) in fields.named.iter_mut().zip(&facts.keys) {
                        attributes(field, key, facts, is_written);
                    }
                }
            }
            Item::Enum(item) => {
                if let Some(facts) = types.get(&item.ident.to_string()).filter(|facts| !facts.keys.is_empty()) {
                    item.attrs.extend(derives(true, true));
                    for (variant, value) in item.variants.iter_mut().zip(&facts.keys) {
                        variant.attrs.push(parse_quote!(#[serde(rename = #value)]));
                    }
                    item.variants
                        .last_mut()
                        .into_iter()
                        .for_each(|other| other.attrs.push(parse_quote!(#[serde(untagged)])));
                }
            }
            _ => {}
        }
    }
}

/// Has a response read its data as a type whose documented form is not known.
fn read_undocumented(item: &mut ImplItem) {
    let ImplItem::Fn(function) = item else { return };
    let Some(Stmt::Expr(Expr::MethodCall(call), _)) = function.block.stmts.last_mut() else { return };
    let plain = match call.method.to_string().as_str() {
        "documented_data" | "listed_data" => "data",
        "documented_flat" => "flat",
        _ => return,
    };
    call.method = Ident::new(plain, call.method.span());
    call.args.clear();
}

/// Notes what a table of rows says of the type that it begins with.
fn note(table: &Macro, types: &mut BTreeMap<String, Facts>) {
    let Some(TokenTree::Ident(subject)) = table.tokens.clone().into_iter().next() else { return };
    let facts = types.entry(subject.to_string()).or_default();
    let texts = literals(table.tokens.clone());
    match name(table).as_str() {
        "record" => *facts = Facts { keys: texts, is_read: true, ..Facts::default() },
        "object" => *facts = Facts { keys: texts, is_written: true, ..Facts::default() },
        "request" => facts.keys = texts,
        "body" => facts.body = Some(texts),
        // Each row has a label beside its key.
        "text_values" => facts.keys = texts.into_iter().step_by(2).collect(),
        _ => {}
    }
}

fn derives(is_written: bool, is_read: bool) -> Vec<Attribute> {
    let written = is_written.then(|| parse_quote!(#[derive(serde_derive::Serialize)]));
    written.into_iter().chain(is_read.then(|| parse_quote!(#[derive(serde_derive::Deserialize)]))).collect()
}

fn attributes(field: &mut syn::Field, key: &str, facts: &Facts, is_written: bool) {
    let is_option =
        matches!(&field.ty, Type::Path(path) if path.path.segments.last().is_some_and(|s| s.ident == "Option"));
    let in_body = facts.body.as_ref().is_none_or(|body| body.iter().any(|other| other == key));
    let mut attributes: Vec<TokenStream> = Vec::new();
    if field.ident.as_ref().is_some_and(|name| name.to_string().trim_start_matches("r#") != key) {
        attributes.push(quote!(rename = #key));
    }
    if is_written && !in_body {
        attributes.push(quote!(skip));
    } else if is_written && is_option {
        attributes.push(quote!(skip_serializing_if = "Option::is_none"));
    }
    if facts.is_read && !is_option {
        attributes.push(quote!(default, deserialize_with = "crate::generated::null_as_empty"));
    }
    if !attributes.is_empty() && (is_written || facts.is_read) {
        field.attrs.push(parse_quote!(#[serde(#(#attributes),*)]));
    }
}

/// Whether the item is there for the round trip only.
fn is_gated(item: &Item) -> bool {
    let (Item::Impl(ItemImpl { attrs, .. }) | Item::Fn(syn::ItemFn { attrs, .. })) = item else { return false };
    attrs.iter().any(|attribute| attribute.path().is_ident("cfg"))
}

fn is_replaced(table: &Macro) -> bool {
    ["record", "object", "request", "body"].contains(&name(table).as_str())
}

fn name(table: &Macro) -> String {
    table.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default()
}

/// The string literals of the text, in order.
fn literals(tokens: TokenStream) -> Vec<String> {
    let literal = |text: String| syn::parse_str::<syn::LitStr>(&text).ok().map(|text| text.value());
    let of_token = |token| match token {
        TokenTree::Group(group) => literals(group.stream()),
        TokenTree::Literal(text) => literal(text.to_string()).into_iter().collect(),
        _ => Vec::new(),
    };
    tokens.into_iter().flat_map(of_token).collect()
}
