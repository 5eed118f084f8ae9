//! `spec/corrections.toml`: facts that pages state wrongly or leave out.
//!
//! Most entries lay a fact over the schema. Those of `[[text]]` mend the text of a page before it is read: for what cannot be
//! read otherwise, such as an example that is not JSON.
//!
//! Each entry says what the page says now. An entry whose page says something else, or already says the right thing, no
//! longer applies and is an error: it must be deleted or looked at again.

mod apply;
mod effect;
mod entry;
mod field_path;

pub use apply::Corrections;
