//! Tries the recognizers in order.

use std::collections::HashSet;

use helpdesk_schema::Type;

use super::keys::Keys;
use super::list::{ProseList, Verdict};
use super::{bare, inline, lines, plain};

/// The maximum length of a description in bytes; a longer one is not searched. Real descriptions stay under a tenth of
/// this.
pub(super) const LONGEST: usize = 64 * 1024;

/// Returns the value list written in a description, if it certainly is one.
///
/// The description is Markdown without its labeled parts, such as the example. The type is that of the field: numbers
/// require an integer or string type, words require a string type, and an array has the values of its items. Other
/// types have no list; text about true and false is prose.
pub(crate) fn recognise(description: &str, ty: &Type) -> Option<ProseList> {
    let keys = Keys::of(ty).filter(|keys| description.len() <= LONGEST && keys.may_occur_in(description))?;
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

/// Whether a description can list values of the type.
pub(crate) fn may_be_listed(ty: &Type) -> bool {
    Keys::of(ty).is_some()
}

/// Requirements that all lists must meet.
fn is_sound(list: &ProseList) -> bool {
    let mut keys = HashSet::with_capacity(list.items.len());
    let negative = list.items.iter().filter(|(key, _)| key.starts_with('-')).count();
    // `-1：...` may be a list item without a space.
    negative <= 1 && !list.items.is_empty() && list.items.iter().all(|(key, _)| keys.insert(key))
}
