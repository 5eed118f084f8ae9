//! The addresses in a page's text.

use super::code::code;

/// Which addresses of a page's text are links. The others are shown as code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Links {
    /// Any web address.
    Web,
    /// Those of these hosts.
    To(&'static [&'static str]),
}

impl Links {
    /// No address.
    pub const NONE: Self = Self::To(&[]);

    pub(super) fn allow(self, url: &str) -> bool {
        match self {
            Self::Web => true,
            Self::To(hosts) => host(url).is_some_and(|host| hosts.contains(&host)),
        }
    }
}

/// An address: a link where it is a [web address](is_web_address), else code. Nothing where it is empty.
pub fn address(url: &str) -> String {
    match url {
        "" => String::new(),
        url if is_web_address(url) => format!("<{url}>"),
        url => code(url),
    }
}

/// Whether the text is an address of HTTP that says where it leads: a host by name without a user before it, and nothing that
/// would have to be escaped in Markdown or HTML.
pub fn is_web_address(text: &str) -> bool {
    host(text).is_some() && text.chars().all(is_in_url)
}

/// The host of a web address.
fn host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let authority = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
    let (host, port) = authority.split_once(':').unwrap_or((authority, "0"));
    let is_name = host.split('.').all(|label| {
        label.starts_with(|c: char| c.is_ascii_alphanumeric())
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    });
    (is_name && !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())).then_some(host)
}

/// The characters of an address that mean nothing to Markdown. `;` is not among them, so an address holds no character
/// reference.
pub(super) fn is_in_url(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#@!$&'*+,=%".contains(c)
}

/// A web address at the start of the text, without the punctuation of the sentence around it.
pub(super) fn address_in(text: &str) -> Option<&str> {
    let is_punctuation = |c| matches!(c, '.' | ',' | ':' | '!' | '?' | '\'' | '*');
    let scheme = ["https://", "http://"].into_iter().find(|scheme| text.starts_with(scheme))?;
    // The host is checked first: a text that repeats the beginning of an address is not searched to its end each time.
    let ends = |c| matches!(c, '/' | '?' | '#') || !is_in_url(c);
    let host_end = text[scheme.len()..].find(ends).map_or(text.len(), |len| scheme.len() + len);
    if host(&text[..host_end]).is_none() {
        let url = text[..host_end].trim_end_matches(is_punctuation);
        let behind = text[url.len()..].trim_start_matches(is_punctuation);
        return (host(url).is_some() && !behind.starts_with(is_in_url)).then_some(url);
    }
    let url = &text[..text.find(|c| !is_in_url(c)).unwrap_or(text.len())];
    let url = url.trim_end_matches(is_punctuation);
    is_web_address(url).then_some(url)
}
