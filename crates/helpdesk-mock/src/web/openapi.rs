//! The OpenAPI document of the Helpdesk API, as this server serves it.

use std::collections::BTreeMap;

use serde_json::value::{RawValue, to_raw_value};

/// The document as it is committed in `spec/openapi/`; a link leads there, and a package holds the file itself.
const COMMITTED: &str = include_str!("../../viewer/openapi.json");

const _: () = assert!(
    matches!(COMMITTED.as_bytes(), [b'{', ..]),
    "viewer/openapi.json is no JSON but the text of a link: check the sources out with `git config core.symlinks true`"
);

/// The document with this server in place of the platform's hosts. The rest of it is not touched.
///
/// # Errors
///
/// The committed document is no JSON object.
pub(crate) fn document() -> serde_json::Result<String> {
    let mut document: BTreeMap<&str, &RawValue> = serde_json::from_str(COMMITTED)?;
    // Relative to the document, so that it is right by whatever name a browser reaches this server.
    let servers = to_raw_value(&[BTreeMap::from([("url", "/"), ("description", "helpdesk-mock")])])?;
    document.insert("servers", &servers);
    serde_json::to_string(&document)
}
