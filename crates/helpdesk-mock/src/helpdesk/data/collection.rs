//! The rows of one kind, found by id and by filters.

use serde_json::Value;
use std::collections::{BTreeSet, HashMap};

use super::filter::{self, Filter, Test};
use super::row::{Kept, Row, Shared};

/// How many lists are kept ready.
const MAX_VIEWS: usize = 64;

/// The longest list that is found anew each time, where an index leads to it.
const SHORT: usize = 256;

/// Rows in the order of their creation. A row has a number, which no later one gets.
#[derive(Debug, Default)]
pub(crate) struct Collection {
    /// The fields by which rows are found without a look at all of them, the most selective first.
    keys: &'static [&'static str],
    rows: Vec<Option<Shared>>,
    count: usize,
    numbers: HashMap<String, u32>,
    /// By the fields of `keys`: their values, and the rows that have them.
    index: Vec<BTreeSet<(Key, u32)>>,
    views: HashMap<Filter, View>,
    /// Counts the lists that were asked for.
    clock: u64,
    /// The list that was found last, where it is not kept.
    found: Vec<u32>,
}

/// A list as it was asked for, kept up to date from then on.
#[derive(Debug)]
struct View {
    numbers: Vec<u32>,
    used: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64),
    Text(String),
}

impl Key {
    fn of(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(Self::Text(text.clone())),
            Value::Number(number) => number.as_i64().map(Self::Number),
            _ => None,
        }
    }
}

impl Collection {
    pub(crate) fn new(keys: &'static [&'static str]) -> Self {
        Self { keys, index: keys.iter().map(|_| BTreeSet::new()).collect(), ..Self::default() }
    }

    pub(crate) fn len(&self) -> usize {
        self.count
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Shared> {
        self.row(*self.numbers.get(id)?)
    }

    pub(crate) fn row(&self, number: u32) -> Option<&Shared> {
        self.rows.get(number as usize)?.as_ref()
    }

    /// All rows, in the order of their creation.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &Shared> {
        self.rows.iter().flatten()
    }

    /// Adds a row, or replaces that of the same id.
    pub(crate) fn put(&mut self, id: &str, row: Row) -> Shared {
        let row = Kept::new(row);
        let number = match self.numbers.get(id) {
            Some(number) => *number,
            None => {
                let number = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
                self.numbers.insert(id.to_owned(), number);
                self.rows.push(None);
                self.count += 1;
                number
            }
        };
        self.change(number, Some(&row));
        row
    }

    pub(crate) fn remove(&mut self, id: &str) -> Option<Shared> {
        let number = self.numbers.remove(id)?;
        self.count -= 1;
        self.change(number, None)
    }

    /// The numbers of the rows that a filter admits, in the order of their creation.
    ///
    /// The first time it looks at the rows that can be meant. After that a list is ready, however the rows change, unless it is
    /// a short one that is quickly found.
    pub(crate) fn list(&mut self, filter: &Filter) -> &[u32] {
        self.clock += 1;
        if !self.views.contains_key(filter) {
            let (numbers, is_indexed) = self.find(filter);
            if is_indexed && numbers.len() <= SHORT {
                self.found = numbers;
                return &self.found;
            }
            if self.views.len() >= MAX_VIEWS {
                let oldest = self.views.iter().min_by_key(|(_, view)| view.used).map(|(filter, _)| filter.clone());
                oldest.and_then(|oldest| self.views.remove(&oldest));
            }
            self.views.insert(filter.clone(), View { numbers, used: 0 });
        }
        match self.views.get_mut(filter) {
            Some(view) => {
                view.used = self.clock;
                &view.numbers
            }
            None => &[],
        }
    }

    /// The same, and whether an index has led there.
    fn find(&self, filter: &Filter) -> (Vec<u32>, bool) {
        let admitted = |number: &u32| self.row(*number).is_some_and(|row| filter.admits(row));
        let indexed = self
            .keys
            .iter()
            .zip(&self.index)
            .find_map(|(key, index)| filter.tests.iter().find_map(|test| candidates(key, index, test)));
        match indexed {
            Some(mut numbers) => {
                numbers.sort_unstable();
                numbers.dedup();
                // The index itself has answered a filter of one test.
                if filter.tests.len() > 1 {
                    numbers.retain(admitted);
                }
                (numbers, true)
            }
            None => ((0..).zip(&self.rows).map(|(number, _)| number).filter(admitted).collect(), false),
        }
    }

    fn change(&mut self, number: u32, row: Option<&Shared>) -> Option<Shared> {
        let before = std::mem::replace(self.rows.get_mut(number as usize)?, row.cloned());
        for (key, index) in self.keys.iter().zip(&mut self.index) {
            let (old, new) = (before.as_deref().map(|row| keys(row, key)), row.map(|row| keys(row, key)));
            if old == new {
                continue;
            }
            for value in old.into_iter().flatten() {
                index.remove(&(value, number));
            }
            index.extend(new.into_iter().flatten().map(|value| (value, number)));
        }
        for (filter, view) in &mut self.views {
            let admitted = row.is_some_and(|row| filter.admits(row));
            match (view.numbers.binary_search(&number), admitted) {
                (Err(place), true) => view.numbers.insert(place, number),
                (Ok(place), false) => _ = view.numbers.remove(place),
                _ => {}
            }
        }
        before
    }
}

fn keys(row: &Row, field: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    filter::any(row, field, &mut |value| {
        keys.extend(Key::of(value));
        false
    });
    keys
}

/// The rows that an index gives for a test; `None` where the test is about something else.
fn candidates(key: &str, index: &BTreeSet<(Key, u32)>, test: &Test) -> Option<Vec<u32>> {
    match test {
        Test::OneOf { field, values } if *field == key => {
            let of = |text: &String| {
                let text = Key::Text(text.clone());
                index.range((text.clone(), 0)..=(text, u32::MAX)).map(|(_, number)| *number).collect::<Vec<_>>()
            };
            Some(values.iter().flat_map(of).collect())
        }
        Test::Between { field, least, most } if *field == key => {
            let range = (Key::Number(*least), 0)..=(Key::Number(*most), u32::MAX);
            Some(if least > most { Vec::new() } else { index.range(range).map(|(_, number)| *number).collect() })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn row(value: &Value) -> Row {
        value.as_object().cloned().unwrap()
    }

    #[test]
    fn a_list_is_the_same_whether_it_was_kept_or_is_found_anew() {
        let mut kept = Collection::new(&["owner", "at"]);
        let filters = [
            Filter::default(),
            Filter { tests: vec![Test::OneOf { field: "owner", values: vec!["a".to_owned(), "b".to_owned()] }] },
            Filter { tests: vec![Test::Between { field: "at", least: 10, most: 60 }] },
            Filter { tests: vec![Test::Holds { fields: &["owner", "name"], texts: vec!["c".to_owned()] }] },
            Filter {
                tests: vec![
                    Test::Between { field: "at", least: 20, most: 50 },
                    Test::OneOf { field: "owner", values: vec!["b".to_owned()] },
                ],
            },
        ];
        for filter in &filters {
            assert_eq!(kept.list(filter), [] as [u32; 0]);
        }
        let mut steps = 0u64;
        for step in 0..500u64 {
            steps = steps.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(step);
            let id = ((steps >> 33) % 40).to_string();
            if steps % 5 == 0 {
                kept.remove(&id);
            } else {
                let owner = ["a", "b", "C"][(steps >> 40) as usize % 3];
                kept.put(&id, row(&json!({ "owner": owner, "at": (steps >> 50) % 80 })));
            }
            for filter in &filters {
                let (found, _) = kept.find(filter);
                assert_eq!(kept.list(filter), found);
            }
        }
        assert_eq!(kept.len(), kept.iter().count());
    }
}
