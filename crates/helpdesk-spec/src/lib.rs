//! The sources of a schema: pages, corrections of what they state wrongly, and public names.
//!
//! - [`schema`] makes the schema of a service whose pages are corrected and whose names are pinned.
//! - [`draft`] makes corrections of what a log says about deviations.
//! - [`Translations`] say the texts of the pages in English.
//! - [`Collector`] gathers the schemas of whatever pages there are, which [`names::assign_by_rule`] then names.
//!
//! Nothing is read or written here: texts come in, and what is wrong with them goes into a [`Report`].

mod corrections;
mod draft;
pub mod names;
mod pages;
mod report;
mod sources;
mod translations;

pub use corrections::Corrections;
pub use draft::draft;
pub use pages::{Collected, Collector, Documented, ReadPage, is_device, is_portable};
pub use report::{Problem, Report};
pub use sources::{Assembled, Sources, read_page, schema};
pub use translations::{Translations, Update};
