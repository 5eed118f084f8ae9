//! Fields, at any depth.

use crate::{Constraints, Direction, Field, Form, Forms, Type};

use super::changes::{Changes, yes_or_no};
use super::pairs::{Pair, pairs};
use super::role::{Reach, Role, renamed_type};
use super::{ChangeKind, Class, values};

/// Compares the fields of two objects. The order of the required ones is left to [`argument_order`].
pub(super) fn compare(changes: &mut Changes<'_>, path: &str, old: &[Field], new: &[Field], role: Role) {
    for fields in pairs(old, new, |field| &field.name) {
        pair(changes, path, fields, role);
    }
}

/// Compares what two objects at `path` say of one field.
pub(super) fn pair(changes: &mut Changes<'_>, path: &str, pair: Pair<&Field>, role: Role) {
    let (Pair::Added(field) | Pair::Removed(field) | Pair::Both(_, field)) = pair;
    let path = format!("{path}/{}", field.name);
    match pair {
        Pair::Added(new) => {
            let class = if role.is_argument(new) { Class::Breaking } else { Class::Additive };
            changes.added(&path, ChangeKind::Field, summary(new, role), role.bound(class));
        }
        Pair::Removed(old) => {
            changes.removed(&path, ChangeKind::Field, summary(old, role), role.bound(Class::Breaking));
        }
        Pair::Both(old, new) => field_pair(changes, &path, old, new, role),
    }
}

/// The names of the fields that `new` takes, in its order.
pub(super) fn arguments<'a>(fields: impl IntoIterator<Item = &'a Field>, role: Role) -> Vec<&'a str> {
    fields.into_iter().filter(|field| role.is_argument(field)).map(|field| field.name.as_str()).collect()
}

/// Finds arguments that `new` takes in another order: calls may still compile, with the arguments swapped.
pub(super) fn argument_order(changes: &mut Changes<'_>, path: &str, old: &[&str], new: &[&str], role: Role) {
    let kept = old.iter().filter(|name| new.contains(name));
    if !kept.eq(new.iter().filter(|name| old.contains(name))) {
        let signature = |names: &[&str]| format!("new({})", names.join(", "));
        let class = role.bound(Class::Breaking);
        changes.text(path, ChangeKind::ArgumentOrder, &signature(old), &signature(new), class);
    }
}

fn field_pair(changes: &mut Changes<'_>, path: &str, old: &Field, new: &Field, role: Role) {
    let breaking = role.bound(Class::Breaking);
    // Default and limits are the platform's rules for a request that omits the field or has another
    // value.
    let rule = match role.direction {
        Direction::Request => role.bound(Class::Additive),
        Direction::Response => Class::Docs,
    };
    let class = match same_rust_type(old, new, role) {
        // Unit and form of a moment's number: users see neither, unless they look at the number.
        true if old.ty.innermost().time_format() != new.ty.innermost().time_format() => role.bound(Class::Additive),
        true => Class::Docs,
        false => breaking,
    };
    changes.text(path, ChangeKind::Name, &old.public_name, &new.public_name, breaking);
    changes.text(path, ChangeKind::Type, &old.ty.to_string(), &new.ty.to_string(), class);
    let class = if role.is_argument(old) == role.is_argument(new) { Class::Docs } else { breaking };
    changes.text(path, ChangeKind::Required, required(old), required(new), class);
    changes.text(path, ChangeKind::Description, old.description.page(), new.description.page(), Class::Docs);
    changes.option(path, ChangeKind::Example, old.example.as_ref(), new.example.as_ref(), Class::Docs);
    changes.option(path, ChangeKind::Default, old.default.as_ref(), new.default.as_ref(), rule);
    constraints(changes, path, old.constraints.as_ref(), new.constraints.as_ref(), rule);
    values::compare(changes, path, old, new, role);
    changes.option(path, ChangeKind::Forms, old.forms.as_ref().map(forms), new.forms.as_ref().map(forms), rule);
    changes.scopes(path, &old.scopes, &new.scopes, role.bound(Class::Additive));
    type_name(changes, path, old, new, role);

    // An object that comes or goes with all its fields is told by its type.
    let whole = old.fields.is_empty() != new.fields.is_empty();
    if !(whole && (old.ty != new.ty || old.type_name != new.type_name)) {
        let role = role.below(old).and(role.below(new));
        argument_order(changes, path, &arguments(&old.fields, role), &arguments(&new.fields, role), role);
        compare(changes, path, &old.fields, &new.fields, role);
    }
}

fn summary(field: &Field, role: Role) -> String {
    match (role.direction, field.required) {
        (Direction::Request, Some(true)) => format!("{}, required", field.ty),
        (Direction::Request, _) => format!("{}, optional", field.ty),
        (Direction::Response, _) => field.ty.to_string(),
    }
}

fn required(field: &Field) -> &'static str {
    field.required.map_or("not said", yes_or_no)
}

/// `by msg_type: text (text), post (post)`
fn forms(forms: &Forms) -> String {
    let form = |form: &Form| format!("{} ({})", form.value, form.keys.join(", "));
    format!("by {}: {}", forms.by, forms.items.iter().map(form).collect::<Vec<_>>().join(", "))
}

fn constraints(
    changes: &mut Changes<'_>,
    path: &str,
    old: Option<&Constraints>,
    new: Option<&Constraints>,
    class: Class,
) {
    let limits = [
        (ChangeKind::Minimum, (|limits| limits.minimum) as fn(&Constraints) -> Option<i64>),
        (ChangeKind::Maximum, |limits| limits.maximum),
        (ChangeKind::MinLength, |limits| limits.min_length),
        (ChangeKind::MaxLength, |limits| limits.max_length),
    ];
    for (kind, limit) in limits {
        changes.option(path, kind, old.and_then(limit), new.and_then(limit), class);
    }
    let pattern = |limits: Option<&Constraints>| limits.and_then(|limits| limits.pattern.clone());
    changes.option(path, ChangeKind::Pattern, pattern(old), pattern(new), class);
}

/// Compares the public names of the structs. Where only one side has a struct, the types tell it.
fn type_name(changes: &mut Changes<'_>, path: &str, old: &Field, new: &Field, role: Role) {
    let payload = is_payload_struct(old, role) && is_payload_struct(new, role);
    if is_named(old) && is_named(new) && !payload {
        let class = role.bound(renamed_type(&old.type_name, &new.type_name));
        changes.text(path, ChangeKind::TypeName, &old.type_name, &new.type_name, class);
    } else if old.ty == new.ty || payload {
        changes.text(path, ChangeKind::TypeName, &old.type_name, &new.type_name, Class::Docs);
    }
}

fn is_named(field: &Field) -> bool {
    matches!(field.ty.innermost(), Type::Object(_) | Type::Ancestor(_))
}

/// Whether the field's struct is the response itself, which the operation names.
fn is_payload_struct(field: &Field, role: Role) -> bool {
    role.reach == Reach::Payload && matches!(field.ty, Type::Object(_))
}

/// Whether two documented types become one Rust type, apart from public names. The name that a page gives to an object is
/// not a Rust name, an object of which nothing is known is any JSON, and a moment is one type however it is written.
fn same_rust_type(old: &Field, new: &Field, role: Role) -> bool {
    let is_any =
        |field: &Field| field.fields.is_empty() && field.type_name.is_empty() && !is_payload_struct(field, role);
    let (mut before, mut after) = (&old.ty, &new.ty);
    let mut outermost = true;
    loop {
        match (before, after) {
            (Type::Array(old), Type::Array(new)) | (Type::Map(old), Type::Map(new)) => {
                (before, after, outermost) = (old, new, false);
            }
            // A recursive struct is boxed there too.
            (Type::Nullable(old), Type::Nullable(new)) => (before, after, outermost) = (old, new, true),
            (Type::Object(_), Type::Object(_))
            | (Type::Ancestor(_), Type::Ancestor(_))
            | (Type::Time(_), Type::Time(_))
            | (Type::Duration(_), Type::Duration(_)) => return true,
            // Where nothing else keeps the size of a recursive struct finite, it is boxed.
            (Type::Object(_), Type::Ancestor(_)) | (Type::Ancestor(_), Type::Object(_)) => return !outermost,
            (Type::Object(_), Type::Any) => return is_any(old),
            (Type::Any, Type::Object(_)) => return is_any(new),
            _ => return before == after,
        }
    }
}
