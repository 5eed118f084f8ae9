//! Value lists.

use crate::{Field, ValueList};

use super::changes::Changes;
use super::pairs::{Pair, pairs};
use super::role::{Role, renamed_type};
use super::{ChangeKind, Class};

/// Compares the value lists of a field.
pub(super) fn compare(changes: &mut Changes<'_>, path: &str, old: &Field, new: &Field, role: Role) {
    // A change of the enum; a list that becomes no enum is a text.
    let class = |field: &Field, class| if field.value_enum().is_some() { role.bound(class) } else { Class::Docs };
    let (before, after) = match (&old.values, &new.values) {
        (None, None) => return,
        (None, Some(list)) => {
            return changes.added(path, ChangeKind::ValueList, summary(list), class(new, Class::Breaking));
        }
        (Some(list), None) => {
            return changes.removed(path, ChangeKind::ValueList, summary(list), class(old, Class::Breaking));
        }
        (Some(before), Some(after)) => (before, after),
    };
    let renamed = class(old, Class::Breaking).min(class(new, Class::Breaking));
    let moved = renamed.min(renamed_type(&before.name, &after.name));
    changes.text(path, ChangeKind::TypeName, &before.name, &after.name, moved);
    for pair in pairs(&before.items, &after.items, |value| &value.key) {
        let (Pair::Added(value) | Pair::Removed(value) | Pair::Both(_, value)) = pair;
        let path = format!("{path} value {}", value.key);
        match pair {
            Pair::Added(value) => changes.added(&path, ChangeKind::Value, &value.name, class(new, Class::Additive)),
            Pair::Removed(value) => changes.removed(&path, ChangeKind::Value, &value.name, class(old, Class::Breaking)),
            Pair::Both(old, new) => {
                changes.text(&path, ChangeKind::Name, &old.name, &new.name, renamed);
                changes.text(&path, ChangeKind::Label, old.label.page(), new.label.page(), Class::Docs);
            }
        }
    }
}

/// `MessageType: text, post`
fn summary(list: &ValueList) -> String {
    let keys: Vec<&str> = list.items.iter().map(|value| value.key.as_str()).collect();
    let colon = if list.name.is_empty() { "" } else { ": " };
    format!("{}{colon}{}", list.name, keys.join(", "))
}
