//! A page: what the service answers for it, and what of it must not be lost by an update.

use std::collections::BTreeSet;
use std::path::Path;

use helpdesk_scrape::{Page, PageKind, Reading};
use helpdesk_spec::{Corrections, ReadPage, Report};
use reqwest::Url;
use serde_json::Value;

use crate::fetch::header::Header;
use crate::fetch::service::Failure;
use crate::fetch::tree::{milliseconds, normal};
use crate::{pages, terminal};

/// Where people read the pages, if a page that is here does not say another place.
const ORIGIN: &str = "https://open.feishu.cn";

/// The answer of the service for a page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Details {
    pub(crate) content: String,
    /// In milliseconds.
    pub(crate) updated: Option<u64>,
    /// The address below which people read it, as the service says it.
    redirect: Option<String>,
}

impl Details {
    /// Reads the answer of the service to a request for the page of that path.
    pub(crate) fn read(value: &Value, full_path: &str) -> Result<Self, Failure> {
        let data = value.get("data").unwrap_or(&Value::Null);
        let Some(content) = data.get("content").and_then(Value::as_str) else {
            return Err(refused("the answer has no `data.content`"));
        };
        if content.trim().is_empty() {
            return Err(refused("the page came back empty"));
        }
        let is_another = |other: &&str| normal(other) != normal(full_path);
        if let Some(other) = data.get("fullPath").and_then(Value::as_str).filter(is_another) {
            return Err(refused(format!("another page came back, `{}`", terminal::start(other, 120))));
        }
        Ok(Self {
            content: content.to_owned(),
            updated: data.get("updateTime").and_then(milliseconds),
            redirect: data.get("redirectUri").and_then(Value::as_str).map(str::to_owned),
        })
    }

    /// Where people read the page, if the service says so, on the site where they read the one that is here.
    pub(crate) fn source(&self, before: Option<&str>) -> Option<String> {
        let origin = before.and_then(|before| Url::parse(before).ok()).or_else(|| Url::parse(ORIGIN).ok())?;
        let redirect = self.redirect.as_deref().map(str::trim).filter(|redirect| !redirect.is_empty())?;
        let path = match Url::parse(redirect) {
            Ok(url) if url.origin() == origin.origin() => url.path().to_owned(),
            Ok(_) => return None,
            Err(_) => redirect.to_owned(),
        };
        let path = path.trim_start_matches('/');
        let path = path.strip_prefix("document/").unwrap_or(path);
        let is_plain = |part: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
        };
        let source = || origin.join(&format!("/document/{path}")).ok().map(String::from);
        path.split('/').all(is_plain).then(source).flatten()
    }
}

/// A page that is here.
#[derive(Debug)]
pub(crate) struct Here {
    /// Its file, below the folder of pages.
    pub(crate) path: String,
    pub(crate) header: Header,
    pub(crate) facts: Facts,
}

impl Here {
    /// Reads the page of that path below a folder, its text corrected.
    pub(crate) fn read(folder: &Path, path: &str, corrections: Option<&Corrections>) -> anyhow::Result<Self> {
        let bytes = pages::bytes(folder, path)?;
        let text = String::from_utf8_lossy(&bytes);
        // Corrections that no longer apply are reported by regen.
        let page = read(path, &text, corrections, &mut Report::default());
        let Page { title, full_path, .. } = &page.reading.page;
        let header = Header { title: title.clone(), full_path: full_path.clone(), ..Header::read(&text) };
        Ok(Self { path: path.to_owned(), header, facts: Facts::of(&page.reading) })
    }
}

/// Reads a page, its text corrected.
pub(crate) fn read(path: &str, text: &str, corrections: Option<&Corrections>, report: &mut Report) -> ReadPage {
    match corrections {
        Some(corrections) => helpdesk_spec::read_page(path, text.as_bytes().to_vec(), corrections, report).0,
        None => ReadPage::new(path, text.as_bytes()),
    }
}

/// The facts of a page that an update must not lose.
#[derive(Debug)]
pub(crate) struct Facts {
    pub(crate) has_errors: bool,
    pub(crate) subject: Subject,
    /// The sections that say something.
    pub(crate) sections: BTreeSet<String>,
}

/// The subject of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Subject {
    /// Method and path of an endpoint.
    Endpoint(String, String),
    /// The types of an event.
    Event(Vec<String>),
    Other,
}

impl Facts {
    pub(crate) fn of(reading: &Reading) -> Self {
        let page = &reading.page;
        let subject = match page.kind {
            PageKind::Endpoint => Subject::Endpoint(page.method_text.clone(), page.route.clone()),
            PageKind::Event => Subject::Event(page.event_types.clone()),
            PageKind::Other => Subject::Other,
        };
        let more = [
            ("headers", !page.headers.is_empty()),
            ("request example", page.request_example.is_some()),
            (
                if page.kind == PageKind::Event { "event example" } else { "response example" },
                page.response_example.is_some(),
            ),
            ("error codes", !page.errors.is_empty()),
        ];
        let tables = page.tables.iter().map(|table| table.location.as_str());
        let sections = tables.chain(more.into_iter().filter(|(_, is_there)| *is_there).map(|(name, _)| name));
        Self { has_errors: reading.has_errors(), subject, sections: sections.map(str::to_owned).collect() }
    }
}

impl Subject {
    /// Whether a page about this may become one about the other: an event may gain types.
    pub(crate) fn may_become(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Event(before), Self::Event(after)) => before.iter().all(|event| after.contains(event)),
            _ => self == other,
        }
    }

    /// In words.
    pub(crate) fn what(&self) -> String {
        match self {
            Self::Endpoint(method, route) => format!("the endpoint `{method} {route}`"),
            Self::Event(types) => format!("the event `{}`", types.join("`, `")),
            Self::Other => "neither an endpoint nor an event".to_owned(),
        }
    }
}

fn refused(message: impl Into<String>) -> Failure {
    Failure { message: message.into(), hint: "run `cargo xtask fetch` again later".to_owned() }
}
