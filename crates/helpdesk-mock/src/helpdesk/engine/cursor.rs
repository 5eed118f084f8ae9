//! Cursors, which name the next page of a list.

use crate::helpdesk::data::filter::Filter;
use crate::helpdesk::data::ids::fnv;

/// Ends a cursor: characters that a client must encode.
const END: &str = "+/=";

/// The cursor for what comes behind a row of a list.
pub(crate) fn write(behind: u32, filter: &Filter) -> String {
    format!("{behind:08x}{:016x}{END}", fingerprint(filter))
}

/// The row that a cursor is behind; `None` where it was not given for a list of this filter.
pub(crate) fn read(cursor: &str, filter: &Filter) -> Option<u32> {
    let (behind, of) = cursor.strip_suffix(END)?.split_at_checked(8)?;
    let is_hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    (is_hex(behind) && of == format!("{:016x}", fingerprint(filter)))
        .then(|| u32::from_str_radix(behind, 16).ok())
        .flatten()
}

/// The same in every process, so that a cursor is good beyond a restart.
fn fingerprint(filter: &Filter) -> u64 {
    fnv(format!("{filter:?}").as_bytes())
}
