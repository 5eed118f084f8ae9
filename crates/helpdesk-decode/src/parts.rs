//! The elements of an array, some at a time.

use crate::listed::{Give, Listed};
use crate::patch::{Patch, quote};

/// The elements of the array whose elements go elsewhere, as one text after another.
pub(crate) struct Parts<'t> {
    pub(crate) patch: Patch<'t>,
    /// The text before the elements of each part: the enclosing objects, and the opening bracket.
    before: String,
    after: String,
    /// Where the first element of the text begins, if one is begun.
    first: Option<usize>,
}

/// The number of bytes after which a text ends.
const LONG: usize = 8 << 10;

impl<'t> Parts<'t> {
    pub(crate) fn new(listed: &Listed<'_>, text: &'t str) -> Self {
        let (mut before, mut after) = (String::new(), "]".to_owned());
        for key in listed.path {
            before.extend(["{", &quote(key), ":"]);
            after.push('}');
        }
        before.push('[');
        Self { patch: Patch::with_capacity(text, 2 * LONG), before, after, first: None }
    }

    /// Begins a text with the element at that position, unless one is begun.
    pub(crate) fn begin(&mut self, from: usize) -> bool {
        let begins = self.first.is_none();
        if begins {
            self.first = Some(from);
            self.patch.begin(&self.before, from);
        }
        begins
    }

    /// Whether the text is long enough after the element that ends at that position.
    pub(crate) fn is_long(&self, to: usize) -> bool {
        self.patch.length(to) > LONG
    }

    /// Whether elements of the text were changed.
    pub(crate) fn is_changed(&self) -> bool {
        self.first.is_some_and(|first| first != self.patch.from())
    }

    /// Ends the text, if one is begun, after the element that ends at that position; false if it does not fit.
    pub(crate) fn end(&mut self, to: usize, give: &mut Give<'_>) -> bool {
        self.first.take().is_none() || give(Some(self.patch.end(to, &self.after).as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    use helpdesk_core::runtime::Shape;
    use helpdesk_core::runtime::shape::{Field, Otherwise};

    use super::*;

    const ANSWER: Shape = Shape::Object(|| {
        const {
            &[
                field("before", &Shape::Signed),
                field("list", &Shape::List(&Shape::Text)),
                field("after", &Shape::Signed),
            ]
        }
    });

    const fn field(key: &'static str, shape: &'static Shape) -> Field {
        Field { key, otherwise: Otherwise::Null, shape }
    }

    /// Gives an array of 100 elements of 1 kB away, some of which deviate; returns whether each text fits.
    fn given(deviating: &[usize]) -> Vec<bool> {
        let element = |number: usize| match deviating.contains(&number) {
            true => format!("[\"{number:0997}\"]"),
            false => format!("\"{number:0997}\""),
        };
        let elements: Vec<String> = (0..100).map(element).collect();
        let json = format!("{{\"before\": \"1\", \"list\": [{}], \"after\": true}}", elements.join(","));
        let (mut found, mut all) = (Vec::new(), Vec::new());
        let mut give = |part: Option<&[u8]>| {
            let Some(part) = part else { return true };
            assert!(part.len() < LONG + 1100, "{} bytes", part.len());
            let elements = serde_json::from_slice::<BTreeMap<String, Vec<String>>>(part);
            found.push(elements.is_ok());
            all.extend(elements.into_iter().flat_map(|mut object| object.remove("list").unwrap_or_default()));
            found.last() == Some(&true)
        };
        let deviations = RefCell::default();
        let text = crate::conform(json.as_bytes(), &ANSWER, Some((&["list"], &mut give)), Some(&deviations));
        assert_eq!(text.as_deref(), Some("{\"before\": 1, \"list\": [], \"after\": 1}"));
        assert_eq!(deviations.into_inner().total(), 2 + deviating.len() as u64);
        assert!(all.iter().enumerate().all(|(number, element)| element.parse() == Ok(number)) && all.len() == 100);
        found
    }

    /// Only texts that may deviate are refused: the first of several that do, one after another.
    #[test]
    fn texts_are_short_and_mostly_fit() {
        const PARTS: usize = 12;
        let refused = |deviating: &[usize]| {
            let found = given(deviating);
            let refused: Vec<usize> = (0..found.len()).filter(|at| !found[*at]).collect();
            assert_eq!(found.len() - refused.len(), PARTS, "{deviating:?}");
            refused
        };
        assert_eq!(refused(&[]), [0_usize; 0]);
        assert_eq!(refused(&[0]), [0]);
        assert_eq!(refused(&[0, 99]), [0, PARTS]);
        assert_eq!(refused(&[50]), [5]);
        assert_eq!(refused(&(0..100).collect::<Vec<_>>()), [0]);
    }
}
