//! The fields whose types need a name, and the names that they have.

use std::collections::{BTreeMap, BTreeSet};

use helpdesk_schema::{COMMON, Direction, Field, Type};

use super::walk::Visit;
use super::{rule, verbs};

/// A field that may have a type of a name of its own: a struct, a value list, or one written by hand.
pub(super) struct Use {
    pub(super) place: String,
    pub(super) module: String,
    direction: Direction,
    pub(super) shape: String,
    /// The names that it may get; the first free one wins.
    pub(super) candidates: Vec<String>,
    /// Others have a name only if the file gives them one: objects without documented fields, and text.
    pub(super) needs_name: bool,
    /// Whether the type can be one that is written by hand.
    pub(super) can_be_by_hand: bool,
    is_list: bool,
    field: String,
    /// The place of the field around it.
    around: Option<String>,
}

impl Use {
    pub(super) fn of(visit: &Visit<'_>, field: &Field) -> Self {
        let Visit { place, module, owner, direction, base, around } = *visit;
        let owned = verbs::joined(owner, base).unwrap_or_else(|| format!("{base}Of{owner}"));
        let mut candidates = vec![base.to_owned(), owned];
        let mut qualifier = String::new();
        for around in around.iter().rev() {
            qualifier.insert_str(0, &around.base);
            candidates.push(format!("{owner}{qualifier}{base}"));
        }
        let is_list = field.value_enum().is_some();
        Self {
            place: place.to_owned(),
            module: module.to_owned(),
            direction,
            shape: shape(direction, field),
            candidates,
            needs_name: is_list || !field.fields.is_empty(),
            can_be_by_hand: !is_list && matches!(field.ty.innermost(), Type::Object(_) | Type::String),
            is_list,
            field: field.name.clone(),
            around: around.last().map(|around| around.place.clone()),
        }
    }
}

impl Use {
    /// Names the structs of requests `UserInput` where a struct of a response of the module would be `User`.
    pub(super) fn tell_requests_apart(uses: &mut [Self]) {
        let of = |used: &Self| Some((used.module.clone(), used.candidates.first()?.clone()));
        let is_struct = |used: &&Self, direction| used.needs_name && !used.is_list && used.direction == direction;
        let received: BTreeSet<(String, String)> =
            uses.iter().filter(|used| is_struct(used, Direction::Response)).filter_map(of).collect();
        for used in uses {
            if is_struct(&&*used, Direction::Request) && of(used).is_some_and(|name| received.contains(&name)) {
                used.candidates.iter_mut().for_each(|name| name.push_str("Input"));
            }
        }
    }
}

/// Two fields whose texts are equal can share a type.
fn shape(direction: Direction, field: &Field) -> String {
    if let Some(values) = &field.values {
        let keys: Vec<&str> = values.items.iter().map(|value| value.key.as_str()).collect();
        return format!("{} {}", field.ty.innermost(), keys.join(","));
    }
    let members = field.fields.iter().map(|member| {
        let is_plain = member.fields.is_empty() && member.values.is_none();
        let nested = if is_plain { String::new() } else { shape(direction, member) };
        let required = member.required.filter(|_| direction == Direction::Request);
        format!("{}:{}:{required:?}:{nested}", member.name, member.ty)
    });
    format!("{}{{{}}}", direction.as_str(), members.collect::<Vec<_>>().join(","))
}

/// The names of types.
#[derive(Default)]
pub(super) struct Types {
    /// By place.
    names: BTreeMap<String, String>,
    /// Those of the parts of a struct, by its module and name and by the part's: the same at all places of the struct.
    parts: BTreeMap<(String, String), String>,
}

impl Types {
    pub(super) fn name(&self, place: &str) -> Option<&str> {
        self.names.get(place).map(String::as_str)
    }

    pub(super) fn add(&mut self, used: &Use, name: String) {
        if let Some(part) = self.part(used) {
            self.parts.entry(part).or_insert_with(|| name.clone());
        }
        self.names.insert(used.place.clone(), name);
    }

    /// The name that the same part of the same struct has at another place.
    pub(super) fn same_part(&self, used: &Use) -> Option<String> {
        self.parts.get(&self.part(used)?).cloned()
    }

    /// Whether the field is part of a common struct, so that its type must be common, too.
    pub(super) fn is_in_common(&self, used: &Use) -> bool {
        self.struct_around(used).is_some_and(|(home, _)| home == COMMON)
    }

    fn struct_around<'s>(&'s self, used: &'s Use) -> Option<(&'s str, &'s str)> {
        let name = self.name(used.around.as_deref()?)?;
        Some(rule::home(&used.module, name))
    }

    fn part(&self, used: &Use) -> Option<(String, String)> {
        let (home, name) = self.struct_around(used)?;
        Some((format!("{home}::{name}"), used.field.clone()))
    }

    /// Makes value lists common that several modules have under one name, and alike. Of lists that differ, the first in the order
    /// of the pages is the one.
    pub(super) fn share_lists(&mut self, uses: &[Use]) {
        let mut lists: BTreeMap<&str, Vec<(&Use, &str)>> = BTreeMap::new();
        for used in uses.iter().filter(|used| used.is_list) {
            if let Some(name) = self.names.get(&used.place).filter(|name| rule::home("", name).0.is_empty()) {
                lists.entry(name).or_default().push((used, name));
            }
        }
        let mut shared = Vec::new();
        for list in lists.values() {
            let alike = |(used, _): &(&Use, &str)| -> Vec<&Use> {
                list.iter().map(|(other, _)| *other).filter(|other| other.shape == used.shape).collect()
            };
            let in_several = |uses: &Vec<&Use>| {
                uses.iter().any(|used| Some(&used.module) != uses.first().map(|first| &first.module))
            };
            let Some((name, uses)) = list.iter().map(|used| (used.1, alike(used))).find(|(_, uses)| in_several(uses))
            else {
                continue;
            };
            shared.extend(uses.into_iter().map(|used| (used.place.clone(), format!("{COMMON}::{name}"))));
        }
        self.names.extend(shared);
    }
}
