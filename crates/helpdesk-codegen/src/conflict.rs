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
        }];
    }
    if first.field.value_enum().is_some() {
        return Vec::new();
    }
    let mut conflicts: Vec<Conflict> = others.iter().filter_map(|other| two_types(definition, other)).collect();
    if first.direction == Direction::Request {
        conflicts.extend(half_required(definition));
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

/// A field that has another type here than at an earlier place.
fn two_types(definition: &Definition<'_>, place: &Occurrence<'_>) -> Option<Conflict> {
    place.field.fields.iter().find_map(|field| {
        let same_name = |other: &&Field| other.name == field.name;
        let (earlier, other) = definition
            .places
            .iter()
            .find_map(|earlier| Some((earlier, earlier.field.fields.iter().find(same_name)?)))?;
        let (here, there) = (what(field), what(other));
        (here != there).then(|| Conflict {
            message: format!(
                "{} of {} is {there} at {}, and {here} at {}",
                markdown::code(&field.name),
                spelled(definition),
                markdown::code(&earlier.path),
                markdown::code(&place.path),
            ),
            places: vec![place.path.clone()],
            name: format!("{}{}", place.owner, definition.name),
        })
    })
}

/// The type and the name that the field of a struct gets, as a message spells them. Those of moments and durations are told apart
/// by how they are written.
fn what(field: &Field) -> String {
    let rust = rust_type("", field, &field.ty).map(|ty| ty.to_string().replace(' ', ""));
    let ty = rust.ok().filter(|_| field.ty.innermost().time_format().is_none()).unwrap_or_else(|| field.ty.to_string());
    if field.public_name.is_empty() { format!("`{ty}`") } else { format!("`{}: {ty}`", field.public_name) }
}

/// A field that some places require and others do not.
fn half_required(definition: &Definition<'_>) -> Vec<Conflict> {
    let mut conflicts: Vec<Conflict> = Vec::new();
    let requires = |place: &Occurrence<'_>, name: &str| {
        place.field.fields.iter().any(|field| field.name == name && field.required == Some(true))
    };
    let names = definition.places.iter().flat_map(|place| &place.field.fields).map(|field| field.name.as_str());
    let mut seen = Vec::new();
    for name in names {
        if seen.contains(&name) {
            continue;
        }
        seen.push(name);
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
        })
        .collect()
}
