//! Rust identifiers for documented names.

use helpdesk_schema::{COMMON, Field};
use proc_macro2::{Ident, Span};

use crate::Error;

/// The keywords of every edition that can be written as `r#name`.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Names that generated code uses without a path; a type of such a name would take their place.
const RESERVED: &[&str] = &[
    "A",
    "AsRef",
    "Box",
    "D",
    "Default",
    "Drop",
    "E",
    "Err",
    "From",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Other",
    "Result",
    "S",
    "Self",
    "Some",
    "String",
    "ToOwned",
    "ToString",
    "Vec",
    "errors",
    "runtime",
];

/// The keywords that have no raw form.
const PATH_KEYWORDS: &[&str] = &["crate", "self", "super", "Self", "_"];

/// An identifier of that name, raw where it is a keyword.
pub(crate) fn raw(name: &str) -> Ident {
    if KEYWORDS.contains(&name) { Ident::new_raw(name, Span::call_site()) } else { Ident::new(name, Span::call_site()) }
}

/// The name as Rust text: `type` -> `r#type`.
pub fn raw_name(name: &str) -> String {
    raw(name).to_string()
}

/// Whether the name is a keyword of any edition.
pub fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name) || PATH_KEYWORDS.contains(&name)
}

/// Fails on a public name that is not an identifier.
pub(crate) fn check(place: &str, name: &str) -> Result<(), Error> {
    let mut chars = name.chars();
    let starts = chars.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_');
    if starts && chars.all(|c| c.is_ascii_alphanumeric() || c == '_') && !PATH_KEYWORDS.contains(&name) {
        Ok(())
    } else if name.is_empty() {
        Err(Error::new(place, "it has no public name"))
    } else {
        Err(Error::new(place, format!("`{name}` is not a Rust identifier")))
    }
}

/// The module of the value lists that all services of a crate share. The public name of such a list is
/// `crate::common::UserIdType`; each module that uses it re-exports it.
pub const SHARED: &str = "crate::common";

/// Whether the public name is that of a type written by hand: `crate::MessageContent`.
pub(crate) fn is_by_hand(name: &str) -> bool {
    name.starts_with("crate::")
}

/// The module that a type is defined in, and its name there. `common::TicketUser` is defined in [`COMMON`],
/// `crate::common::UserIdType` in [`SHARED`], and every other type in the module that uses it.
pub(crate) fn home<'n>(module: &'n str, name: &'n str) -> (&'n str, &'n str) {
    let within = |home: &str| name.strip_prefix(home).and_then(|rest| rest.strip_prefix("::"));
    match (within(COMMON), within(SHARED)) {
        (Some(name), _) => (COMMON, name),
        (None, Some(name)) => (SHARED, name),
        (None, None) => (module, name),
    }
}

/// The name by which a module uses a type of its own or a common one.
pub(crate) fn local(name: &str) -> &str {
    home("", name).1
}

/// The public name of the struct or value list that the field defines; `None` where it defines no type.
pub(crate) fn defined(field: &Field) -> Option<&str> {
    match field.value_enum() {
        Some(values) => Some(&values.name),
        None => (!field.fields.is_empty() && !is_by_hand(&field.type_name)).then_some(&field.type_name),
    }
}

/// The identifier of a field: its public name, or else the one by rule.
pub(crate) fn field(place: &str, field: &Field) -> Result<Ident, Error> {
    let name = if field.public_name.is_empty() { &field_name(&field.name) } else { &field.public_name };
    check(place, name)?;
    Ok(raw(name))
}

/// The name of the Rust field for a documented name: the same in snake case.
///
/// It is not an identifier if the documented one contains no ASCII letter, or begins with a digit; such a field needs
/// a [public name](Field::public_name).
pub fn field_name(documented: &str) -> String {
    let mut snake = String::new();
    let mut previous = '_';
    for c in documented.chars() {
        if c.is_ascii_uppercase() && previous.is_ascii_lowercase() {
            snake.push('_');
        }
        match c {
            c if c.is_ascii_alphanumeric() => snake.push(c.to_ascii_lowercase()),
            _ if snake.is_empty() || snake.ends_with('_') => {}
            _ => snake.push('_'),
        }
        previous = c;
    }
    if PATH_KEYWORDS.contains(&snake.as_str()) || snake.starts_with(|c: char| c.is_ascii_digit()) {
        snake.push('_');
    }
    snake
}

/// Whether a public name is one that generated code needs for what the standard library or it itself means by it.
pub fn is_reserved(name: &str) -> bool {
    RESERVED.contains(&name)
}
