//! The OpenAPI documents of the Helpdesk API, one for each language, as this server serves them.

use std::collections::BTreeMap;

use serde_json::value::{RawValue, to_raw_value};

/// The document in English as it is committed in `spec/openapi/`; a link leads there, and a package holds the file itself.
pub(super) const ENGLISH: &str = include_str!("../../viewer/openapi.json");
/// The same in Chinese.
pub(super) const CHINESE: &str = include_str!("../../viewer/openapi.zh-CN.json");

const _: () = assert!(
    matches!((ENGLISH.as_bytes(), CHINESE.as_bytes()), ([b'{', ..], [b'{', ..])),
    "viewer/openapi.json is not JSON but the text of a link: check the sources out with `git config core.symlinks true`"
);

/// A committed document with this server in place of the platform's hosts. The rest of it is not touched.
///
/// # Errors
///
/// The committed document is not a JSON object.
pub(super) fn document(committed: &str) -> serde_json::Result<String> {
    let mut document: BTreeMap<&str, &RawValue> = serde_json::from_str(committed)?;
    // Relative to the document, so that it is right by whatever name a browser reaches this server.
    let servers = to_raw_value(&[BTreeMap::from([("url", "/"), ("description", "helpdesk-mock")])])?;
    document.insert("servers", &servers);
    serde_json::to_string(&document)
}
