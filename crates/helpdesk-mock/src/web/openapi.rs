//! The OpenAPI documents of the Helpdesk API, one for each language, as this server serves them.

use std::collections::BTreeMap;

use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Map, Value, json};

use crate::mock::server::Server;

/// The document in English as it is committed in `spec/openapi/`; a link leads there, and a package holds the file itself.
pub(super) const ENGLISH: &str = include_str!("../../viewer/openapi.json");
/// The same in Chinese.
pub(super) const CHINESE: &str = include_str!("../../viewer/openapi.zh-CN.json");

const _: () = assert!(
    matches!((ENGLISH.as_bytes(), CHINESE.as_bytes()), ([b'{', ..], [b'{', ..])),
    "viewer/openapi.json is not JSON but the text of a link: check the sources out with `git config core.symlinks true`"
);

/// A committed document with this server in place of the platform's hosts and, where the server keeps anything, with examples
/// that name what it keeps. The rest of it is not touched.
///
/// # Errors
///
/// The committed document is not a JSON object.
pub(super) fn document(committed: &str, server: &Server) -> serde_json::Result<String> {
    let mut document: BTreeMap<&str, &RawValue> = serde_json::from_str(committed)?;
    // Relative to the document, so that it is right by whatever name a browser reaches this server.
    let servers = to_raw_value(&[BTreeMap::from([("url", "/"), ("description", "helpdesk-mock")])])?;
    document.insert("servers", &servers);
    let paths = match document.get("paths") {
        Some(paths) if server.helpdesk.is_some() => Some(to_raw_value(&with_samples(paths.get(), server)?)?),
        _ => None,
    };
    if let Some(paths) = &paths {
        document.insert("paths", paths);
    }
    serde_json::to_string(&document)
}

/// The paths with examples of what the server keeps. Optional parameters have no example, because a page fills examples
/// in, and they would filter every row away.
fn with_samples(paths: &str, server: &Server) -> serde_json::Result<Value> {
    let mut paths: Value = serde_json::from_str(paths)?;
    let operations = paths.as_object_mut().into_iter().flat_map(Map::values_mut);
    for operation in operations.filter_map(Value::as_object_mut).flat_map(Map::values_mut) {
        let Some(state) = server.helpdesk.as_ref().map(|helpdesk| helpdesk.state()) else { continue };
        let id = operation["x-feishu-id"].as_str().unwrap_or_default().to_owned();
        let samples = state.sample_parameters(&id);
        let mut first = state.sample_id(&id);
        for parameter in operation.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten() {
            let name = parameter["name"].as_str().unwrap_or_default();
            let in_path = parameter["in"] == "path";
            let sample =
                samples.get(name).cloned().or_else(|| in_path.then(|| first.take()).flatten().map(Value::from));
            let is_required = parameter["required"] == true;
            let Some(parameter) = parameter.as_object_mut().filter(|_| sample.is_some() || !is_required) else {
                continue;
            };
            parameter.remove("examples");
            if let Some(schema) = parameter.get_mut("schema").and_then(Value::as_object_mut) {
                schema.remove("examples");
            }
            parameter.extend(sample.map(|sample| ("example".to_owned(), sample)));
        }
        let content = operation.pointer_mut("/requestBody/content/application~1json");
        let examples = content.and_then(|content| content.get_mut("examples")).and_then(Value::as_object_mut);
        for example in examples.into_iter().flat_map(Map::values_mut) {
            state.sample_body(&mut example["value"]);
        }
    }
    Ok(json!(paths))
}
