//! The difference as a whole.

use super::change::Change;
use super::kind::Class;
use super::version::Step;

/// The difference between two schemas.
///
/// ```
/// use helpdesk_schema::diff::{Class, Version, diff};
/// use helpdesk_schema::{Operation, Schema};
///
/// let old = Schema::default();
/// let new = Schema { operations: vec![Operation { id: "desk.v1.ticket.get".into(), ..Operation::default() }], ..old.clone() };
/// let diff = diff(&old, &new);
/// assert_eq!(diff.class(), Some(Class::Additive));
/// assert_eq!("1.4.2".parse::<Version>()?.next(diff.step()).to_string(), "1.5.0");
/// assert_eq!("0.4.2".parse::<Version>()?.next(diff.step()).to_string(), "0.4.3");
/// # Ok::<(), helpdesk_schema::diff::VersionError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Diff {
    pub(super) changes: Vec<Change>,
}

impl Diff {
    /// The changes, ordered by the ids of operations and events; within one of them, in the order of the new schema.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Whether the schemas say the same.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many changes there are of a class.
    pub fn count(&self, class: Class) -> usize {
        self.changes.iter().filter(|change| change.class == class).count()
    }

    /// The class of the gravest change; `None` if nothing changed.
    pub fn class(&self) -> Option<Class> {
        self.changes.iter().map(|change| change.class).max()
    }

    /// The version step that the next release must take.
    pub fn step(&self) -> Step {
        match self.class() {
            None => Step::None,
            Some(Class::Docs) => Step::Patch,
            Some(Class::Additive) => Step::Minor,
            Some(Class::Breaking) => Step::Major,
        }
    }

    /// The changes of one class, or of all of them, by operation.
    pub(super) fn groups(&self, class: Option<Class>) -> Vec<Vec<&Change>> {
        let mut groups: Vec<Vec<&Change>> = Vec::new();
        for change in self.changes.iter().filter(|change| class.is_none_or(|class| change.class == class)) {
            match groups.last_mut() {
                Some(group) if group.iter().all(|other| other.place.id == change.place.id) => group.push(change),
                _ => groups.push(vec![change]),
            }
        }
        groups
    }

    /// `2 breaking, 5 additive, 1 docs`
    pub(super) fn summary(&self) -> String {
        let counts = Class::ALL.iter().rev().map(|class| format!("{} {}", self.count(*class), class.as_str()));
        counts.collect::<Vec<_>>().join(", ")
    }
}
