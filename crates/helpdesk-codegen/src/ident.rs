//! Rust identifiers for documented names.

use proc_macro2::{Ident, Span};

use crate::Error;

/// The keywords of every edition that can be written as `r#name`.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The keywords that have no raw form.
const PATH_KEYWORDS: &[&str] = &["crate", "self", "super", "Self", "_"];

/// An identifier of that name, raw where it is a keyword.
pub(crate) fn raw(name: &str) -> Ident {
    if KEYWORDS.contains(&name) { Ident::new_raw(name, Span::call_site()) } else { Ident::new(name, Span::call_site()) }
}

/// Fails on a public name that is no identifier.
pub(crate) fn check(place: &str, name: &str) -> Result<(), Error> {
    let mut chars = name.chars();
    let starts = chars.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_');
    if starts && chars.all(|c| c.is_ascii_alphanumeric() || c == '_') && !PATH_KEYWORDS.contains(&name) {
        Ok(())
    } else if name.is_empty() {
        Err(Error::new(place, "it has no public name"))
    } else {
        Err(Error::new(place, format!("`{name}` is no Rust identifier")))
    }
}

/// The identifier of a field: its documented name in snake case.
pub(crate) fn field(place: &str, name: &str) -> Result<Ident, Error> {
    let mut snake = String::new();
    let mut previous = '_';
    for c in name.chars() {
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
    check(place, &snake)?;
    Ok(raw(&snake))
}
