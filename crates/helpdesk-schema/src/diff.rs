//! The semantic difference between two schemas, and the version step that it asks for.
//!
//! [`diff`] compares what two schemas document, thing by thing: operations, events, headers, fields, values and error codes
//! are matched by their documented name or number, wherever they stand. A thing whose documented name changed is one that was
//! removed and one that was added; public names are pinned, so another one for the same thing is a rename.
//!
//! # Classes
//!
//! The [`Class`] of a change says what a release with it does to those who use the generated Rust types:
//!
//! - **breaking**: their code may no longer compile, or what the same code sends is something else;
//! - **additive**: their code compiles and sends what it sent, but there is more of the API, or the platform behaves in
//!   another way;
//! - **docs**: only texts for people change.
//!
//! | what | added | removed | changed |
//! | --- | --- | --- | --- |
//! | operation, event | additive | breaking | |
//! | public name, module, type name | | | breaking |
//! | method, path | | | breaking |
//! | body format | additive | breaking | breaking |
//! | form of the answer | | | additive where the response keeps its fields, else breaking |
//! | token | additive | breaking | |
//! | paging | additive | breaking | breaking |
//! | required header | breaking | additive | |
//! | optional header | docs | docs | |
//! | app type, scope, scope of a field, rate limits | additive | additive | additive |
//! | required field of a request | breaking | breaking | |
//! | optional field of a request | additive | breaking | |
//! | order of the required fields of a request | | | breaking |
//! | required mark in a request | breaking | breaking | |
//! | field of a response or event | additive | breaking | |
//! | required mark in a response or event | docs | docs | |
//! | type | | | breaking where the Rust type changes, else docs |
//! | value list | breaking | breaking | |
//! | value | additive | breaking | |
//! | default and limits in a request | additive | additive | additive |
//! | default and limits in a response or event | docs | docs | docs |
//! | error code | additive | breaking | |
//! | status of an error code | additive | additive | additive |
//! | message and advice of an error code | docs | docs | docs |
//! | description, label, example, page | docs | docs | docs |
//!
//! Why some of them stand where they stand:
//!
//! - A method, a path or a required header is no signature, but the same call sends something else: stubs, proxies and
//!   recordings of those who call it no longer fit, and a transport of their own may lack the header.
//! - Scopes, app types, rate limits, defaults and limits are rules of the platform. The types neither hold nor check them, but
//!   a reviewer must not find them among the texts.
//! - Every field of a response is an `Option` or a `Vec`, so a required mark there changes nothing.
//! - The status of an error code is data that a program may branch on. Its message and advice are data too, but for people:
//!   what the platform really sends may differ from them anyway.
//!
//! Three things bound a class from above. What becomes no Rust item is docs: the `code` and `msg` of the envelope, the list of
//! a boolean or of the keys of a map. What stands below a type that is written by hand is at most additive: the type stays as
//! it is until someone looks. And the type name of the payload itself is docs, for the operation names the response.

mod changes;
mod excerpt;
mod fields;
mod kind;
mod markdown;
mod operations;
mod pairs;
mod role;
mod text;
mod values;
mod version;

use std::fmt;

use crate::Schema;

pub use kind::{Class, Kind};
pub use version::{Step, Version, VersionError};

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
    changes: Vec<Change>,
}

/// Compares two schemas.
pub fn diff(old: &Schema, new: &Schema) -> Diff {
    let mut changes = Vec::new();
    operations::compare(old, new, &mut changes);
    changes.sort_by(|a, b| a.place.id.cmp(&b.place.id));
    Diff { changes }
}

impl Diff {
    /// The changes, ordered by the ids of operations and events; within one of them, as its parts stand in the new schema.
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

    /// The class of the gravest change; `None` where there is no change.
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

    /// The difference as plain text, for a terminal: an operation a paragraph, a change a line, the gravest first, and at the
    /// end what they add up to. `!` marks what is breaking; `+`, `-` and `~` mark what was added, removed and changed.
    pub fn to_text(&self, current: Version) -> String {
        text::render(self, current)
    }

    /// The difference as Markdown, for a pull request. What pages say is quoted as code, so that nothing in it becomes markup,
    /// a link or the mention of a person.
    pub fn to_markdown(&self, current: Version) -> String {
        markdown::render(self, current)
    }

    /// The changes of one class, or of all of them, by operation.
    fn groups(&self, class: Option<Class>) -> Vec<Vec<&Change>> {
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
    fn summary(&self) -> String {
        let counts = Class::ALL.iter().rev().map(|class| format!("{} {}", self.count(*class), class.as_str()));
        counts.collect::<Vec<_>>().join(", ")
    }
}

/// One thing that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub place: Place,
    /// What differs there.
    pub kind: Kind,
    /// What the old schema says in full; `None` where it says nothing.
    pub before: Option<String>,
    /// What the new schema says in full; `None` where it says nothing.
    pub after: Option<String>,
    /// What it does to those who use the generated types.
    pub class: Class,
}

impl Change {
    /// `+` for what was added, `-` for what was removed, `~` for what was changed.
    pub fn mark(&self) -> char {
        match (&self.before, &self.after) {
            (None, _) => '+',
            (Some(_), None) => '-',
            (Some(_), Some(_)) => '~',
        }
    }
}

/// Where something differs. It is written as the id and, after a blank, the path: `desk.v1.ticket.create body/content`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The id of the operation or the event.
    pub id: String,
    /// The part of it: `body/content`, `body/msg_type value text`, `error 154401`, `header X-Request-Id`; empty for the
    /// operation or event itself.
    pub path: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id)?;
        if self.path.is_empty() { Ok(()) } else { write!(f, " {}", self.path) }
    }
}
