//! The operations that a mistyped id may mean.

use helpdesk_schema::Operation;

/// How many of them an error names.
const MOST: usize = 3;

/// The ids of the operations whose id or public name is most alike, the most alike first.
pub(crate) fn nearest(operations: &[Operation], id: &str) -> Vec<String> {
    let mut ranked: Vec<(usize, &str)> = operations
        .iter()
        .map(|operation| (distance(id, &operation.id).min(distance(id, &operation.name)), operation.id.as_str()))
        .collect();
    ranked.sort_by_key(|(distance, _)| *distance);
    ranked.into_iter().take(MOST).map(|(_, id)| id.to_owned()).collect()
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
