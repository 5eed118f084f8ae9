//! Taking down what differs.

use crate::Scope;

use super::pairs::{Pair, pairs};
use super::{Change, ChangeKind, Class, Place};

/// Takes down the changes of one operation or event.
pub(super) struct Changes<'a> {
    id: &'a str,
    list: &'a mut Vec<Change>,
}

impl<'a> Changes<'a> {
    pub(super) fn new(id: &'a str, list: &'a mut Vec<Change>) -> Self {
        Self { id, list }
    }

    pub(super) fn added(&mut self, path: &str, kind: ChangeKind, after: impl Into<String>, class: Class) {
        self.push(path, kind, None, Some(after.into()), class);
    }

    pub(super) fn removed(&mut self, path: &str, kind: ChangeKind, before: impl Into<String>, class: Class) {
        self.push(path, kind, Some(before.into()), None, class);
    }

    /// Two texts, an empty one being none.
    pub(super) fn text(&mut self, path: &str, kind: ChangeKind, before: &str, after: &str, class: Class) {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        self.option(path, kind, some(before), some(after), class);
    }

    /// Two facts, each of which may be absent.
    pub(super) fn option<T: PartialEq + ToString>(
        &mut self,
        path: &str,
        kind: ChangeKind,
        before: Option<T>,
        after: Option<T>,
        class: Class,
    ) {
        if before != after {
            self.push(path, kind, before.map(|fact| fact.to_string()), after.map(|fact| fact.to_string()), class);
        }
    }

    fn push(&mut self, path: &str, kind: ChangeKind, before: Option<String>, after: Option<String>, class: Class) {
        let place = Place { id: self.id.to_owned(), path: path.to_owned() };
        self.list.push(Change { place, kind, before, after, class });
    }

    /// Records the words that were added and removed, whatever their order.
    pub(super) fn words<T: AsRef<str>>(&mut self, kind: ChangeKind, old: &[T], new: &[T], removed: Class) {
        for pair in pairs(old, new, AsRef::as_ref) {
            match pair {
                Pair::Added(word) => self.added("", kind, word.as_ref(), Class::Additive),
                Pair::Removed(word) => self.removed("", kind, word.as_ref(), removed),
                Pair::Both(..) => {}
            }
        }
    }

    /// Scopes, by name; those without a name are known by their description.
    pub(super) fn scopes(&mut self, path: &str, old: &[Scope], new: &[Scope], class: Class) {
        fn key(scope: &Scope) -> &str {
            if scope.name.is_empty() { scope.description.page() } else { &scope.name }
        }
        for pair in pairs(old, new, key) {
            match pair {
                Pair::Added(scope) => self.added(path, ChangeKind::Scope, key(scope), class),
                Pair::Removed(scope) => self.removed(path, ChangeKind::Scope, key(scope), class),
                Pair::Both(old, new) => {
                    let path = format!("{path} scope {}", key(new));
                    let (before, after) = (old.description.page(), new.description.page());
                    self.text(path.trim_start(), ChangeKind::Description, before, after, Class::Docs);
                }
            }
        }
    }
}

pub(super) fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}
