//! The meaning of type names on the pages.
//!
//! A type that is not a known word names an object, which the rows below describe. The context decides whether a name
//! without rows is an object or a misspelled word.

use std::collections::HashSet;

use helpdesk_schema::{FieldLocation, Type, nearest};

use crate::diagnostic::{Rule, Sink};
use crate::page::FieldRow;

/// The maximum nesting of arrays and maps; deeper types are refused. Pages have at most three.
const MAX_DEPTH: usize = 12;

/// A type as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Word {
    Scalar(Type),
    /// `object`, `-`
    Object,
    /// `json`, `interface`, `/`: any JSON; rows below may describe the contents, but not whether they are in an array.
    Any,
    /// `list`, `array`: only rows below can describe the items.
    List,
    /// `map`: the values are not described.
    Map,
    /// `file`: the contents of a file in a request.
    File,
    Named(String),
    ArrayOf(Box<Word>),
    MapOf(Box<Word>),
}

/// The words for each type, in any case. Any other word is the name of an object.
pub(crate) const WORDS: &[(Word, &[&str])] = &[
    (Word::Scalar(Type::String), &["string", "str"]),
    (
        Word::Scalar(Type::Integer),
        &["int", "integer", "int8", "int16", "int32", "int64", "i32", "i64", "uint32", "uint64", "long", "byte"],
    ),
    (Word::Scalar(Type::Boolean), &["boolean", "bool"]),
    (Word::Scalar(Type::Number), &["number(float)", "number", "float", "float32", "float64", "double"]),
    (Word::Object, &["object", "-"]),
    (Word::Any, &["json", "interface", "union", "undefined", "any", "/", "/-"]),
    (Word::List, &["list", "array"]),
    (Word::Map, &["map"]),
    (Word::File, &["file"]),
];

fn word(text: &str) -> Option<Word> {
    let is_spelled = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    WORDS.iter().find(|(_, words)| is_spelled(words)).map(|(word, _)| word.clone())
}

fn parse(text: &str, depth: usize) -> Option<Word> {
    let text = text.trim();
    if depth > MAX_DEPTH {
        return None;
    }
    if let Some(item) = text.strip_suffix("[]") {
        return Some(Word::ArrayOf(Box::new(parse(item, depth + 1)?)));
    }
    if let Some((outer, inner)) = text.strip_suffix('>').and_then(|text| text.split_once('<')) {
        return match word(outer.trim())? {
            Word::List => Some(Word::ArrayOf(Box::new(parse(inner, depth + 1)?))),
            Word::Map => {
                let (key, value) = inner.split_once(',')?;
                // JSON keys are always strings, whatever the documented type.
                let key = parse(key, depth + 1)?;
                matches!(key, Word::Scalar(_)).then_some(Word::MapOf(Box::new(parse(value, depth + 1)?)))
            }
            _ => None,
        };
    }
    word(text).or_else(|| {
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
        let starts = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        (starts && text.chars().all(is_name)).then(|| Word::Named(text.to_owned()))
    })
}

/// Resolves the type of each field of a table.
///
/// Types that no rows describe are reported to `undescribed`.
pub(crate) fn resolve(fields: &mut [FieldRow], location: FieldLocation, sink: &mut Sink, undescribed: &mut Sink) {
    let words: Vec<Option<Word>> = fields.iter().map(|field| parse(&field.type_text, 0)).collect();
    let has_children: Vec<bool> =
        (0..fields.len()).map(|at| fields.get(at + 1).is_some_and(|next| next.depth > fields[at].depth)).collect();
    let described: HashSet<&str> = words
        .iter()
        .zip(&has_children)
        .filter(|(_, has)| **has)
        .filter_map(|(word, _)| name_of(word.as_ref()?))
        .collect();
    let mut ancestors: Vec<Option<&str>> = Vec::new();
    for (at, field) in fields.iter_mut().enumerate() {
        ancestors.truncate(field.depth);
        let context =
            Context { field, has_children: has_children[at], location, ancestors: &ancestors, described: &described };
        let ty = match &words[at] {
            _ if context.field.type_text.is_empty() => Ok(Type::Any),
            Some(word) => context.resolve(word),
            None => Err(Problem::Unknown),
        };
        field.ty = match ty {
            Ok(ty) => ty,
            Err(problem) => {
                let sink = if matches!(problem, Problem::Undescribed) { &mut *undescribed } else { &mut *sink };
                if !field.is_incomplete && !sink.is_full() {
                    problem.report(field, &described, sink);
                }
                match problem {
                    Problem::Children(ty) => ty,
                    Problem::Unknown | Problem::Undescribed => Type::Any,
                }
            }
        };
        ancestors.push(words[at].as_ref().and_then(name_of));
    }
}

/// The name of the object inside of arrays and maps.
fn name_of(word: &Word) -> Option<&str> {
    match word {
        Word::Named(name) => Some(name),
        Word::ArrayOf(inner) | Word::MapOf(inner) => name_of(inner),
        Word::File => Some("file"),
        _ => None,
    }
}

enum Problem {
    Unknown,
    Undescribed,
    /// Fields below one of this type.
    Children(Type),
}

impl Problem {
    /// Reports the problem. `described` are the names of the types that rows describe.
    fn report(&self, field: &FieldRow, described: &HashSet<&str>, sink: &mut Sink) {
        let (spelled, name, span) = (&field.type_text, &field.path, field.type_span.clone());
        let or_meant = |hint: &str| match meant(spelled, described) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => hint.to_owned(),
        };
        match self {
            Self::Unknown => sink.report(
                Rule::UnknownType,
                span,
                format!("the type `{spelled}` of `{name}` is unknown"),
                or_meant("correct the type, or add support for it to the reader"),
            ),
            Self::Undescribed => sink.report(
                Rule::UnknownType,
                span,
                format!("the type `{spelled}` of `{name}` is unknown, and no rows below describe it"),
                or_meant("correct the type; if it names an object, add rows for its fields"),
            ),
            Self::Children(_) => sink.report(
                Rule::ChildrenOfScalar,
                span,
                format!("`{name}` has fields below it, but its type is `{spelled}`"),
                "correct the type, or the levels of the rows below",
            ),
        }
    }
}

/// The spelling that a misspelled type most likely means: with another word inside of the same arrays and maps.
fn meant(spelled: &str, described: &HashSet<&str>) -> Option<String> {
    /// More names than this are not compared. The largest table describes about a hundred.
    const MOST: usize = 500;
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '(' | ')' | ' ');
    let mut names: Vec<&str> = described.iter().copied().filter(|_| described.len() <= MOST).collect();
    names.sort_unstable();
    let words = || WORDS.iter().flat_map(|(_, words)| words.iter().copied());
    let mut meant = String::new();
    let mut is_changed = false;
    for part in spelled.split_inclusive(|c| !is_word(c)) {
        let word = part.trim_end_matches(|c| !is_word(c)).trim();
        let is_known = word.is_empty() || words().any(|known| known.eq_ignore_ascii_case(word));
        let other = if is_known { None } else { nearest(word, words().chain(names.iter().copied())) };
        is_changed |= other.is_some();
        meant.push_str(&other.map_or_else(|| part.to_owned(), |other| part.replacen(word, other, 1)));
    }
    is_changed.then_some(meant)
}

/// The context that decides the meaning of a type.
struct Context<'a> {
    field: &'a FieldRow,
    has_children: bool,
    location: FieldLocation,
    /// The type names of the enclosing fields.
    ancestors: &'a [Option<&'a str>],
    /// The type names that rows of the same table describe.
    described: &'a HashSet<&'a str>,
}

impl Context<'_> {
    fn resolve(&self, word: &Word) -> Result<Type, Problem> {
        Ok(match word {
            Word::Scalar(ty) if self.has_children => return Err(Problem::Children(ty.clone())),
            Word::Scalar(ty) => ty.clone(),
            Word::Object => Type::Object(None),
            // Where rows below describe the contents, the page's example shows what contains them.
            Word::Any => Type::Any,
            Word::List if self.has_children => Type::Array(Box::new(Type::Object(None))),
            Word::List => Type::Array(Box::new(Type::Any)),
            Word::Map if self.has_children => Type::Object(None),
            Word::Map => Type::Map(Box::new(Type::Any)),
            Word::File if !self.has_children && self.location == FieldLocation::Body => Type::File,
            Word::File => self.named("file")?,
            Word::Named(name) => self.named(name)?,
            // The objects of nested arrays are never described.
            Word::ArrayOf(row) if self.is_undescribed_matrix(row) => {
                Type::Array(Box::new(Type::Array(Box::new(Type::Any))))
            }
            Word::ArrayOf(item) => Type::Array(Box::new(self.inner(item, Type::Array)?)),
            Word::MapOf(value) => Type::Map(Box::new(self.inner(value, Type::Map)?)),
        })
    }

    fn is_undescribed_matrix(&self, row: &Word) -> bool {
        !self.has_children && matches!(row, Word::ArrayOf(item) if matches!(**item, Word::Named(_)))
    }

    /// The type inside of an array or map.
    fn inner(&self, word: &Word, outer: impl Fn(Box<Type>) -> Type) -> Result<Type, Problem> {
        match self.resolve(word) {
            Ok(Type::Any) if self.has_children => Ok(Type::Object(None)),
            Err(Problem::Children(ty)) => Err(Problem::Children(outer(Box::new(ty)))),
            resolved => resolved,
        }
    }

    fn named(&self, name: &str) -> Result<Type, Problem> {
        if self.has_children {
            return Ok(Type::Object(Some(name.to_owned())));
        }
        if self.ancestors.contains(&Some(name)) {
            return Ok(Type::Ancestor(name.to_owned()));
        }
        // An element without properties is named like its field: `divider: divider`, `undefined: undefined_element`.
        let as_field = name.strip_prefix(&self.field.name).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'));
        let is_data = self.field.depth == 0 && self.field.name == "data";
        if as_field || is_data || self.described.contains(name) {
            return Ok(Type::Object(Some(name.to_owned())));
        }
        Err(Problem::Undescribed)
    }
}
