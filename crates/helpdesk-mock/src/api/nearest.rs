//! The operations that a mistyped id may mean.

use helpdesk_schema::Operation;

/// How many of them an error names.
const MOST: usize = 3;

/// The ids of the operations whose id or public name is most alike, the most alike first.
pub(crate) fn nearest(operations: &[Operation], id: &str) -> Vec<String> {
    let mut ranked: Vec<&Operation> = operations.iter().collect();
    ranked.sort_by_cached_key(|operation| {
        // The operations that issue tokens have no public name.
        let names = [&operation.id, &operation.name].into_iter().filter(|name| !name.is_empty());
        names.map(|name| distance(id, name)).min()
    });
    ranked.into_iter().take(MOST).map(|operation| operation.id.clone()).collect()
}

/// How many characters must be inserted, removed or replaced to make one text of the other (Levenshtein).
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (index, from) in from.chars().enumerate() {
        let mut diagonal = index;
        let mut left = index + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (to, above) in to.iter().zip(row.iter_mut().skip(1)) {
            left = (diagonal + usize::from(from != *to)).min(*above + 1).min(left + 1);
            diagonal = std::mem::replace(above, left);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (from, to, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("ticket", "ticket", 0),
            ("tikcet", "ticket", 2),
            ("kitten", "sitting", 3),
            ("工单", "工", 1),
        ] {
            assert_eq!(distance(from, to), expected, "{from} {to}");
        }
    }
}
