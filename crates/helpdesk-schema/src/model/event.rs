//! Events.

use super::example::Example;
use super::field::Field;
use super::page::{Page, Scope};
use super::text::Text;
use crate::json::record;

record! {
    /// One event that the platform pushes.
    pub struct Event {
        /// The event type: `helpdesk.ticket.created_v1`.
        id: String,
        /// The public name in upper camel case: `TicketCreated`.
        name: String,
        /// The module of the public name.
        module: String,
        /// Where it is documented.
        page: Page,
        /// When it is sent, as Markdown.
        description: Text,
        /// The kinds of app that can receive it.
        app_types: Vec<String>,
        /// The permission scopes; any one of them is enough.
        scopes: Vec<Scope>,
        /// The fields of the pushed JSON, the envelope's `schema`, `header` and `event` among them.
        fields: Vec<Field>,
        /// The page's example of the pushed JSON.
        example: Option<Example>,
    }
}
