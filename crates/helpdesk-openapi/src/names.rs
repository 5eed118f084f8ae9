//! One name for each thing of a document: the short one where only one thing would have it, else one that says more.

use std::collections::{BTreeMap, BTreeSet};

use helpdesk_schema::{first_free, pascal_case};

/// The service and the module of a thing, by which its name can be qualified.
#[derive(Clone, Copy)]
pub(crate) struct Home<'a> {
    /// The service; empty where the document holds only one.
    pub(crate) service: &'a str,
    pub(crate) module: &'a str,
}

impl Home<'_> {
    /// The possible names of a thing with that name, from short to long.
    pub(crate) fn candidates(self, name: &str) -> Vec<String> {
        let in_module = format!("{}{name}", pascal_case(self.module));
        let mut candidates = vec![name.to_owned(), in_module.clone()];
        if !self.service.is_empty() {
            candidates.push(format!("{}{in_module}", pascal_case(self.service)));
        }
        candidates
    }
}

/// The things that want a name.
#[derive(Default)]
pub(crate) struct Claims {
    /// The indexes in `candidates`, by the key of the thing.
    things: BTreeMap<String, usize>,
    candidates: Vec<Vec<String>>,
}

impl Claims {
    /// Adds a thing, identified by `key`, with its possible names, from short to long. One that is there already stays as
    /// it is.
    pub(crate) fn add(&mut self, key: String, candidates: Vec<String>) {
        let next = self.candidates.len();
        if *self.things.entry(key).or_insert(next) == next {
            self.candidates.push(candidates);
        }
    }

    /// Gives each thing the shortest name that no other thing could have as well. Only where the longest is not enough are
    /// they numbered, in the order in which they were added.
    pub(crate) fn names(self, reserved: &[&str]) -> BTreeMap<String, String> {
        let mut taken: BTreeSet<String> = reserved.iter().map(|name| (*name).to_owned()).collect();
        let mut names: Vec<Option<String>> = vec![None; self.candidates.len()];
        let longest = self.candidates.iter().map(Vec::len).max().unwrap_or_default();
        for length in 0..longest {
            let mut claims: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
            for (index, candidates) in self.candidates.iter().enumerate() {
                if let (Some(None), Some(name)) = (names.get(index), candidates.get(length)) {
                    claims.entry(name).or_default().push(index);
                }
            }
            for (name, things) in claims {
                if let ([only], false) = (things.as_slice(), taken.contains(name)) {
                    taken.insert(name.to_owned());
                    if let Some(free) = names.get_mut(*only) {
                        *free = Some(name.to_owned());
                    }
                }
            }
        }
        for (name, candidates) in names.iter_mut().zip(&self.candidates) {
            if name.is_none() {
                let free = first_free(candidates.last().cloned(), |name| !taken.contains(name));
                taken.insert(free.clone());
                *name = Some(free);
            }
        }
        let name = |index: usize| names.get(index).cloned().flatten().unwrap_or_default();
        self.things.into_iter().map(|(key, index)| (key, name(index))).collect()
    }
}

/// `CreateTicket` -> `createTicket`
pub(crate) fn lower_first(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(chars).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_as_much_as_is_needed() {
        // Key, service, module, name; and what it is called.
        let cases = [
            ("1", "im_v1", "chat", "Chat", "Chat"),
            ("2", "im_v1", "chat", "Item", "ChatItem"),
            ("3", "im_v1", "message", "Item", "MessageItem"),
            ("4", "im_v1", "message", "Error", "MessageError"),
            ("5", "im_v1", "user", "User", "ImV1UserUser"),
            ("6", "im_v2", "user", "User", "ImV2UserUser"),
            ("7", "im_v1", "tag", "Tag", "ImV1TagTag"),
            ("8", "im_v1", "tag", "Tag", "ImV1TagTag2"),
        ];
        let mut claims = Claims::default();
        for (key, service, module, name, _) in cases {
            claims.add(key.to_owned(), Home { service, module }.candidates(name));
            claims.add(key.to_owned(), vec!["Other".to_owned()]);
        }
        let names = claims.names(&["Error"]);
        for (key, .., expected) in cases {
            assert_eq!(names[key], expected);
        }
    }
}
