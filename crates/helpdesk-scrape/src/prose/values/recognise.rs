//! The ways of reading, one after the other.

use std::collections::HashSet;

use helpdesk_schema::Type;

use super::keys::Keys;
use super::list::{ProseList, Verdict};
use super::{bare, inline, lines, plain};

/// A description longer than this, in bytes, is not looked at. None has a tenth of it.
pub(super) const LONGEST: usize = 64 * 1024;

/// The value list that a description writes out, if it certainly is one.
///
/// The description is Markdown from which the parts with a label of their own, such as the example, are taken out. The type
/// is that of the field: a list of numbers needs integers or strings, one of words needs strings, and an array has the
/// values of its items. Any other type has no list; what is said of true and false is prose.
pub(crate) fn recognise(description: &str, ty: &Type) -> Option<ProseList> {
    let keys = Keys::of(ty).filter(|keys| description.len() <= LONGEST && keys.may_stand_in(description))?;
    let text = plain::plain(description);
    let found = match lines::recognise(&text, keys) {
        Verdict::Absent => match inline::recognise(&text, keys) {
            Verdict::Absent => bare::recognise(&text, keys),
            verdict => verdict,
        },
        verdict => verdict,
    };
    let Verdict::List(list) = found else { return None };
    is_sound(&list).then_some(list)
}

/// What demands of a list no pattern can drop.
fn is_sound(list: &ProseList) -> bool {
    let mut keys = HashSet::with_capacity(list.items.len());
    let negative = list.items.iter().filter(|(key, _)| key.starts_with('-')).count();
    // `-1：...` may be an item of a list written without a blank.
    negative <= 1 && !list.items.is_empty() && list.items.iter().all(|(key, _)| keys.insert(key))
}
