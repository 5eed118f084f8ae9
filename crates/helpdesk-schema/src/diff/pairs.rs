//! Matching the items of two lists.

use std::collections::{BTreeMap, VecDeque};

/// An item of one list, or of both.
#[derive(Clone, Copy)]
pub(super) enum Pair<T> {
    Added(T),
    Removed(T),
    Both(T, T),
}

/// Matches by key: first the items of the new list, in its order, then the removed ones. If a key appears more than once,
/// the first is matched with the first, the second with the second.
pub(super) fn pairs<'a, T, K: Ord>(old: &'a [T], new: &'a [T], key: impl Fn(&'a T) -> K) -> Vec<Pair<&'a T>> {
    let mut unmatched: BTreeMap<K, VecDeque<usize>> = BTreeMap::new();
    for (index, item) in old.iter().enumerate() {
        unmatched.entry(key(item)).or_default().push_back(index);
    }
    let mut pairs: Vec<Pair<&'a T>> = Vec::with_capacity(new.len());
    for item in new {
        let index = unmatched.get_mut(&key(item)).and_then(VecDeque::pop_front);
        pairs.push(match index.and_then(|index| old.get(index)) {
            Some(other) => Pair::Both(other, item),
            None => Pair::Added(item),
        });
    }
    let mut removed: Vec<usize> = unmatched.into_values().flatten().collect();
    removed.sort_unstable();
    pairs.extend(removed.into_iter().filter_map(|index| old.get(index)).map(Pair::Removed));
    pairs
}
