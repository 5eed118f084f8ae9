//! Value lists.

use crate::{Field, Type, ValueList};

use super::changes::Changes;
use super::pairs::{Pair, pairs};
use super::role::Role;
use super::{Class, Kind};

/// Compares the value lists of a field.
pub(super) fn compare(changes: &mut Changes<'_>, path: &str, old: &Field, new: &Field, role: Role) {
    // A change of the enum; a list that becomes no enum is a text.
    let class = |field: &Field, class| if becomes_enum(field) { role.bound(class) } else { Class::Docs };
    let (before, after) = match (&old.values, &new.values) {
        (None, None) => return,
        (None, Some(list)) => {
            return changes.added(path, Kind::ValueList, summary(list), class(new, Class::Breaking));
        }
        (Some(list), None) => {
            return changes.removed(path, Kind::ValueList, summary(list), class(old, Class::Breaking));
        }
        (Some(before), Some(after)) => (before, after),
    };
    let renamed = class(old, Class::Breaking).min(class(new, Class::Breaking));
    changes.text(path, Kind::TypeName, &before.name, &after.name, renamed);
    for pair in pairs(&before.items, &after.items, |value| &value.key) {
        let (Pair::Added(value) | Pair::Removed(value) | Pair::Both(_, value)) = pair;
        let path = format!("{path} value {}", value.key);
        match pair {
            Pair::Added(value) => changes.added(&path, Kind::Value, &value.name, class(new, Class::Additive)),
            Pair::Removed(value) => changes.removed(&path, Kind::Value, &value.name, class(old, Class::Breaking)),
            Pair::Both(old, new) => {
                changes.text(&path, Kind::Name, &old.name, &new.name, renamed);
                changes.text(&path, Kind::Label, &old.label, &new.label, Class::Docs);
            }
        }
    }
}

/// Whether the list of a field becomes an enum. That of a boolean only describes two values, and that of a map its keys.
fn becomes_enum(field: &Field) -> bool {
    matches!(field.ty.innermost(), Type::String | Type::Integer) && !matches!(field.ty, Type::Map(_))
}

/// `MessageType: text, post`
fn summary(list: &ValueList) -> String {
    let keys: Vec<&str> = list.items.iter().map(|value| value.key.as_str()).collect();
    let colon = if list.name.is_empty() { "" } else { ": " };
    format!("{}{colon}{}", list.name, keys.join(", "))
}
