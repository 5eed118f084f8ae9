//! English for the Chinese of the pages: a gettext PO file, keyed by the words of the page.
//!
//! A text that appears on several pages is translated once, and a text that changes has no translation until somebody has
//! looked at it again. The crates that read PO files neither tell where an entry is, which a fault of its translation has to
//! say, nor refuse what is doubled; so the reader is our own.

mod agreement;
mod entry;
mod file;
mod place;
mod read;
mod write;

pub use file::{Translations, Update};
