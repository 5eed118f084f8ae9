//! The role of a field in the generated types, which decides how grave its changes are.

use crate::{COMMON, Direction, Field, Operation, Payload, ResponseForm};

use super::kind::Class;

/// The role of a field in the generated types.
#[derive(Debug, Clone, Copy)]
pub(super) struct Role {
    pub(super) direction: Direction,
    pub(super) reach: Reach,
}

/// How far a field reaches into the generated types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// It has no item of its own: a field of the envelope.
    Hidden,
    /// It is part of a hand-written type.
    ByHand,
    /// It is what the operation answers: its fields are those of the response.
    Payload,
    /// It is a field of a generated struct.
    Public,
}

impl Role {
    pub(super) const REQUEST: Self = Self { direction: Direction::Request, reach: Reach::Public };
    pub(super) const EVENT: Self = Self { direction: Direction::Response, reach: Reach::Public };

    /// The role of a field beside the envelope's `code`.
    pub(super) fn of_response(operation: &Operation, field: &Field) -> Self {
        let reach = match (operation.response_form, field.name.as_str()) {
            (ResponseForm::Data, "data") => Reach::Payload,
            (ResponseForm::Flat, _) if !field.is_of_envelope() => Reach::Public,
            _ => Reach::Hidden,
        };
        Self { direction: Direction::Response, reach }
    }

    /// The role of what has this role in one schema and another one in the other. Where they differ, something above the
    /// field changed, and that is told there.
    pub(super) fn and(self, other: Self) -> Self {
        Self { reach: self.reach.min(other.reach), ..self }
    }

    /// The role of the fields below a field of this role.
    pub(super) fn below(self, field: &Field) -> Self {
        let reach = match self.reach {
            Reach::Payload | Reach::Public if field.type_name.starts_with("crate::") => Reach::ByHand,
            Reach::Payload => Reach::Public,
            reach => reach,
        };
        Self { reach, ..self }
    }

    /// The class of a change here that would be of `class` in a generated struct.
    pub(super) fn bound(self, class: Class) -> Class {
        match self.reach {
            Reach::Hidden => Class::Docs,
            Reach::ByHand => class.min(Class::Additive),
            Reach::Payload | Reach::Public => class,
        }
    }

    /// Whether `new` takes the field.
    pub(super) fn is_argument(self, field: &Field) -> bool {
        self.direction == Direction::Request && field.required == Some(true)
    }
}

/// The class of another public name of a type. One that becomes common can still be had from its module, which re-exports it.
pub(super) fn renamed_type(old: &str, new: &str) -> Class {
    match new.strip_prefix(COMMON).and_then(|name| name.strip_prefix("::")) {
        Some(name) if name == old => Class::Additive,
        _ => Class::Breaking,
    }
}

/// The class of a changed form of the response: it breaks nobody where the response stays a struct with all its fields.
pub(super) fn response_class(old: &Operation, new: &Operation) -> Class {
    match (old.payload(), new.payload()) {
        (Payload::Object(old), Payload::Object(new))
            if old.iter().all(|field| new.iter().any(|other| other.name == field.name)) =>
        {
            Class::Additive
        }
        _ => Class::Breaking,
    }
}
