//! Pages, and the permissions that they name.

use super::text::Text;
use crate::json::record;
use crate::markdown::is_web_address;

record! {
    /// A page of the documentation.
    pub struct Page {
        /// Its path below the folder of pages: `helpdesk-v1/event/subscribe.md`.
        path: String,
        /// Its title.
        title: Text,
        /// Where people read it.
        url: String,
    }
}

impl Page {
    /// Where Lark, which is Feishu outside of China, shows the page; `None` where Feishu does not show it either, or the
    /// address is not one that Markdown takes for a link.
    pub fn lark_url(&self) -> Option<String> {
        let path = self.url.strip_prefix("https://open.feishu.cn/").filter(|_| is_web_address(&self.url))?;
        Some(format!("https://open.larksuite.com/{path}"))
    }
}

record! {
    /// A permission scope.
    pub struct Scope {
        /// Its name: `helpdesk:all`. Empty where the page only describes it.
        name: String,
        /// The page's description of what it allows.
        description: Text,
    }
}
