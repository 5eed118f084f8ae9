//! Pages: read one by one, and gathered where nobody corrects them.

mod collect;
pub(crate) mod contradictions;
mod mend;
mod page;
mod portable;

pub use collect::{Collected, Collector};
pub use page::ReadPage;
pub use portable::{is_device, is_portable};
