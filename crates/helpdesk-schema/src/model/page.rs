//! Pages, and the permissions that they name.

use crate::json::record;

record! {
    /// A page of the documentation.
    pub struct Page {
        /// Its path below the folder of pages: `helpdesk-v1/event/subscribe.md`.
        path: String,
        /// Its title.
        title: String,
        /// Where people read it.
        url: String,
    }
}

record! {
    /// A permission scope.
    pub struct Scope {
        /// Its name: `helpdesk:all`. Empty where the page only describes it.
        name: String,
        /// What it allows.
        description: String,
    }
}
