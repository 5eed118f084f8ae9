//! Pages: read one by one, and gathered where nobody has to correct them.

mod by_example;
mod collect;
pub(crate) mod contradictions;
mod identity;
mod infer;
mod mend;
mod mended;
mod page;
mod parameters;
mod portable;
mod twins;
mod widen;

pub use collect::{Collected, Collector, Documented};
pub use page::ReadPage;
pub use portable::{is_device, is_portable};
