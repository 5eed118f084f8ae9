//! The lists of kinds of ids that all services of a crate share: `UserIdType`, `DepartmentIdType`.

use std::collections::{BTreeMap, BTreeSet};

use helpdesk_codegen::SHARED;
use helpdesk_schema::{DocumentedValue, Field, Schema, Type, first_free};

use super::file::NamesFile;
use super::rule;
use super::walk::walk;

/// The end of the names of such lists.
const KIND: &str = "IdType";

/// Makes one type of all lists of one name, as far as they list the same kinds. Those that the file names stay as they are.
pub(super) fn share(services: &mut BTreeMap<String, Schema>, file: &NamesFile) {
    let mut lists: BTreeMap<String, Vec<List>> = BTreeMap::new();
    for schema in services.values_mut() {
        walk(schema, &mut |visit, field| {
            if let Some(list) = List::of(visit.base, visit.place, field, file) {
                lists.entry(visit.base.to_owned()).or_default().push(list);
            }
        });
    }
    let shared: BTreeMap<String, BTreeMap<String, String>> =
        lists.into_iter().filter_map(|(name, lists)| Some((name, variants(&lists)?))).collect();
    for schema in services.values_mut() {
        walk(schema, &mut |visit, field| {
            let Some(variants) = shared.get(visit.base) else { return };
            let Some(list) = List::of(visit.base, visit.place, field, file) else { return };
            let Some(values) = &mut field.values else { return };
            if !list.keys.iter().all(|key| variants.contains_key(key)) {
                // The module may have both.
                let (home, local) = rule::home("", &values.name);
                if local == visit.base {
                    values.name = [home, "::"].concat().trim_start_matches("::").to_owned() + "Other" + local;
                }
            } else {
                values.name = format!("{SHARED}::{}", visit.base);
                for value in &mut values.items {
                    variants.get(&value.key).into_iter().for_each(|name| value.name.clone_from(name));
                }
            }
        });
    }
}

/// A list that may be shared.
struct List {
    keys: BTreeSet<String>,
    items: Vec<DocumentedValue>,
}

impl List {
    fn of(base: &str, place: &str, field: &Field, file: &NamesFile) -> Option<Self> {
        let values = field.value_enum().filter(|_| *field.ty.innermost() == Type::String)?;
        let may_be_shared = base.ends_with(KIND) && !file.names("types", place);
        let keys = values.items.iter().map(|value| value.key.clone()).collect();
        may_be_shared.then(|| Self { keys, items: values.items.clone() })
    }
}

/// The variant of each key of the lists that have two keys in common with the most frequent one, or all of theirs. `None` where
/// there is only one such type.
fn variants(lists: &[List]) -> Option<BTreeMap<String, String>> {
    let mut counts: BTreeMap<&BTreeSet<String>, usize> = BTreeMap::new();
    lists.iter().for_each(|list| *counts.entry(&list.keys).or_default() += 1);
    let (most, _) = counts.into_iter().max_by_key(|(keys, count)| (*count, keys.len()))?;
    let is_alike = |list: &&List| list.keys.intersection(most).count() >= list.keys.len().min(2);
    let alike: Vec<&List> = lists.iter().filter(is_alike).collect();
    if alike.len() < 2 {
        return None;
    }
    let mut variants: BTreeMap<String, String> = BTreeMap::new();
    for value in alike.iter().flat_map(|list| &list.items) {
        if !variants.contains_key(&value.key) {
            let is_free = |name: &str| variants.values().all(|taken| taken != name);
            let name = first_free(rule::value(&value.key, &value.label), is_free);
            variants.insert(value.key.clone(), name);
        }
    }
    Some(variants)
}
