//! Places of one type that cannot have one type.

use std::fmt;

use helpdesk_schema::{COMMON, Direction, Field, Schema, markdown};

use crate::definitions::{Definition, Definitions, Occurrence};
use crate::types::rust_type;
use crate::{Error, names};

/// Places of one public name that contradict each other, so that no one type fits them all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The two things that contradict each other.
    pub message: String,
    /// The places whose type needs another name, as `spec/names.toml` calls them. Never empty.
    pub places: Vec<String>,
    /// A name that would do.
    pub name: String,
    /// All places of the field whose type differs, as `spec/corrections.toml` calls them; empty where anything else does.
    pub fields: Vec<String>,
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// Every such contradiction of a schema with public names, in the order of its pages.
///
/// A type is what its places together document. So a field that only some of them have contradicts nothing, but for one that
/// is required there; a value list likewise.
pub fn conflicts(schema: &Schema) -> Vec<Conflict> {
    among(&Definitions::of(schema))
}

fn among(definitions: &Definitions<'_>) -> Vec<Conflict> {
    definitions.all().iter().flat_map(compare).collect()
}

/// Fails on the first of them.
pub(crate) fn check(definitions: &Definitions<'_>) -> Result<(), Error> {
    match among(definitions).into_iter().next() {
        Some(Conflict { message, places, .. }) => {
            Err(Error::new(places.into_iter().next().unwrap_or_default(), message))
        }
        None => Ok(()),
    }
}

/// Compares the places of a type.
fn compare(definition: &Definition<'_>) -> Vec<Conflict> {
    let Some((first, others)) = definition.places.split_first() else { return Vec::new() };
    let kind = |place: &Occurrence<'_>| (form(place), place.field.value_enum().is_some());
    if let Some(other) = others.iter().find(|other| kind(other) != kind(first)) {
        let message = format!(
            "{} would be {} at {} and {} at {}",
            spelled(definition),
            form(first),
            markdown::code(&first.path),
            form(other),
            markdown::code(&other.path),
        );
        return vec![Conflict {
            message,
            places: vec![other.path.clone()],
            name: format!("{}{}", other.owner, definition.name),
            fields: Vec::new(),
        }];
    }
    if first.field.value_enum().is_some() {
        return Vec::new();
    }
    // Most types of a large service have one place.
    let shared = if others.is_empty() { Vec::new() } else { members(definition) };
    let mut conflicts: Vec<Conflict> = shared.iter().flat_map(|name| two_types(definition, name)).collect();
    if first.direction == Direction::Request {
        conflicts.extend(half_required(definition, &shared));
    }
    conflicts.extend(definition.places.iter().flat_map(|place| not_common(definition, place)));
    conflicts
}

/// The form of the type at a place, in words.
fn form(place: &Occurrence<'_>) -> String {
    match (place.field.value_enum(), place.direction) {
        (Some(_), _) => format!("a list of values of the type `{}`", place.field.ty.innermost()),
        (None, Direction::Request) => "an object that is sent".to_owned(),
        (None, Direction::Response) => "an object that is received".to_owned(),
    }
}

fn spelled(definition: &Definition<'_>) -> String {
    let Definition { module, name, .. } = definition;
    if *module == COMMON { format!("`{module}::{name}`") } else { format!("`{name}`") }
}

/// The names of the fields that any place has, each once.
fn members<'d>(definition: &'d Definition<'_>) -> Vec<&'d str> {
    let mut names: Vec<&str> = Vec::new();
    for field in definition.places.iter().flat_map(|place| &place.field.fields) {
        if !names.contains(&field.name.as_str()) {
            names.push(&field.name);
        }
    }
    names
}

/// A type of a field, and the places of the struct that give it to the field.
struct Version<'d> {
    what: String,
    places: Vec<(&'d Occurrence<'d>, &'d Field)>,
}

impl Version<'_> {
    fn first_path(&self) -> &str {
        self.places.first().map_or("", |(place, _)| &place.path)
    }

    /// The name of the type, if it is one of those that have names.
    fn type_name(&self) -> Option<&str> {
        self.places.first().and_then(|(_, field)| names::defined(field))
    }
}

/// The types of a field that are not the one that most places give it.
fn two_types(definition: &Definition<'_>, name: &str) -> Vec<Conflict> {
    let versions = versions(definition, name);
    // The first of those that are equally frequent.
    let most = versions.iter().enumerate().rev().max_by_key(|(_, version)| version.places.len());
    let Some((usual, most)) = most else { return Vec::new() };
    let conflict = |(index, version): (usize, &Version<'_>)| {
        let (first, second) = if index < usual { (version, most) } else { (most, version) };
        let at = |version: &Version<'_>| format!("{} at {}", version.what, markdown::code(version.first_path()));
        // No correction gives two types one name.
        let are_named_apart = version.type_name().zip(most.type_name()).is_some_and(|(one, other)| one != other);
        let having = definition.places.iter().filter(|place| member(place, name).is_some());
        let fields = having.filter(|_| !are_named_apart).map(|place| format!("{}/{name}", place.path));
        // Several places may be in several modules.
        let home = if version.places.len() > 1 && definition.module == COMMON { "common::" } else { "" };
        let owner = version.places.first().map_or("", |(place, _)| place.owner);
        Conflict {
            message: format!(
                "{} of {} is {}, and {}",
                markdown::code(name),
                spelled(definition),
                at(first),
                at(second)
            ),
            places: version.places.iter().map(|(place, _)| place.path.clone()).collect(),
            name: format!("{home}{owner}{}", definition.name),
            fields: fields.collect(),
        }
    };
    versions.iter().enumerate().filter(|(index, _)| *index != usual).map(conflict).collect()
}

/// The types of a field, in the order of their first places.
fn versions<'d>(definition: &'d Definition<'_>, name: &str) -> Vec<Version<'d>> {
    let mut versions: Vec<Version<'d>> = Vec::new();
    for place in &definition.places {
        let Some(field) = member(place, name) else { continue };
        let what = what(field);
        match versions.iter_mut().find(|version| version.what == what) {
            Some(version) => version.places.push((place, field)),
            None => versions.push(Version { what, places: vec![(place, field)] }),
        }
    }
    versions
}

fn member<'d>(place: &'d Occurrence<'_>, name: &str) -> Option<&'d Field> {
    place.field.fields.iter().find(|field| field.name == name)
}

/// The type and the name that the field of a struct gets, as a message spells them. Those of moments and durations are told apart
/// by how they are written.
fn what(field: &Field) -> String {
    let rust = rust_type("", field, &field.ty).map(|ty| ty.to_string().replace(' ', ""));
    let ty = rust.ok().filter(|_| field.ty.innermost().time_format().is_none()).unwrap_or_else(|| field.ty.to_string());
    if field.public_name.is_empty() { format!("`{ty}`") } else { format!("`{}: {ty}`", field.public_name) }
}

/// A field that some places require and others do not.
fn half_required(definition: &Definition<'_>, shared: &[&str]) -> Vec<Conflict> {
    let mut conflicts: Vec<Conflict> = Vec::new();
    let requires = |place: &Occurrence<'_>, name: &str| {
        place.field.fields.iter().any(|field| field.name == name && field.required == Some(true))
    };
    for name in shared {
        let (with, without): (Vec<_>, Vec<_>) = definition.places.iter().partition(|place| requires(place, name));
        if let (Some(first), Some(other)) = (with.first(), without.first()) {
            conflicts.push(Conflict {
                message: format!(
                    "{} of {} is required at {}, and not at {}",
                    markdown::code(name),
                    spelled(definition),
                    markdown::code(&first.path),
                    markdown::code(&other.path),
                ),
                places: with.iter().map(|place| place.path.clone()).collect(),
                name: format!("{}{}", first.owner, definition.name),
                fields: Vec::new(),
            });
        }
    }
    conflicts
}

/// The types inside a common one that are not common themselves.
fn not_common(definition: &Definition<'_>, place: &Occurrence<'_>) -> Vec<Conflict> {
    if definition.module != COMMON {
        return Vec::new();
    }
    let parts = place.field.fields.iter().filter_map(|field| Some((field, names::defined(field)?)));
    parts
        .filter(|(_, name)| !name.is_empty() && ![COMMON, names::SHARED].contains(&names::home("", name).0))
        .map(|(field, name)| Conflict {
            message: format!(
                "`{name}` is part of {}, which is common, and must be common as well",
                spelled(definition)
            ),
            places: vec![format!("{}/{}", place.path, field.name)],
            name: format!("{COMMON}::{name}"),
            fields: Vec::new(),
        })
        .collect()
}
