//! One thing that differs.

use std::fmt;

use super::kind::{ChangeKind, Class};

/// One thing that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub place: Place,
    /// The kind of difference.
    pub kind: ChangeKind,
    /// The full value in the old schema; `None` if the value was added.
    pub before: Option<String>,
    /// The full value in the new schema; `None` if the value was removed.
    pub after: Option<String>,
    /// The effect on users of the generated types.
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
