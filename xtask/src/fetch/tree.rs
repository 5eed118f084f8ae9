//! The tree of pages as the service gives it.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::terminal;

/// A folder or a page of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) name: String,
    pub(crate) full_path: String,
    pub(crate) is_page: bool,
    /// In milliseconds.
    pub(crate) updated: Option<u64>,
    pub(crate) items: Vec<Node>,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Tree {
    pub(crate) items: Vec<Node>,
    /// Types of entries that are not known. The entries below such an entry are in the tree all the same.
    pub(crate) unknown: BTreeSet<String>,
}

/// Reads the answer of the service. The error names the place in it.
pub(crate) fn read(answer: &Value) -> Result<Tree, String> {
    let (items, place) = match (answer.pointer("/data/items"), answer.get("items"), answer.get("data")) {
        (Some(items), ..) => (items, "data.items"),
        (None, Some(items), _) => (items, "items"),
        (None, None, Some(data @ Value::Array(_))) => (data, "data"),
        _ => return Err("it has no `items`".to_owned()),
    };
    let mut tree = Tree::default();
    tree.items = read_items(items, place, &mut tree.unknown)?;
    if tree.items.is_empty() {
        return Err(format!("`{place}` is empty"));
    }
    Ok(tree)
}

/// Calls itself no deeper than the JSON is nested, for which its parser has a limit.
fn read_items(items: &Value, place: &str, unknown: &mut BTreeSet<String>) -> Result<Vec<Node>, String> {
    let items = match items {
        Value::Null => return Ok(Vec::new()),
        Value::Array(items) => items,
        _ => return Err(format!("`{place}` is not an array")),
    };
    let mut nodes = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let place = format!("{place}[{index}]");
        if !item.is_object() {
            return Err(format!("`{place}` is not an object"));
        }
        let text = |key: &str| item.get(key).and_then(Value::as_str).unwrap_or_default();
        let is_page = match text("type") {
            "DocumentType" => true,
            "DirectoryType" => false,
            other => {
                unknown.insert(terminal::start(other, 40));
                false
            }
        };
        let full_path = text("fullPath").to_owned();
        if is_page && normal(&full_path).is_empty() {
            return Err(format!("`{place}` is a page without a `fullPath`"));
        }
        nodes.push(Node {
            name: text("name").to_owned(),
            full_path,
            is_page,
            updated: item.get("updateTime").and_then(milliseconds),
            items: item
                .get("items")
                .map_or(Ok(Vec::new()), |items| read_items(items, &format!("{place}.items"), unknown))?,
        });
    }
    Ok(nodes)
}

/// A point in time, which the service writes as a number or as a string.
pub(crate) fn milliseconds(value: &Value) -> Option<u64> {
    let time = match value {
        Value::String(text) => text.trim().parse().ok(),
        other => other.as_u64(),
    };
    time.filter(|time| *time > 0)
}

/// A `fullPath` as it is compared.
pub(crate) fn normal(full_path: &str) -> &str {
    full_path.trim().trim_matches('/')
}

/// The last part of a path, without the ending of a page.
pub(crate) fn leaf(path: &str) -> &str {
    let path = normal(path);
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    name.strip_suffix(".md").unwrap_or(name)
}

/// Whether a folder of that name holds what the platform no longer maintains.
pub(crate) fn is_history(name: &str) -> bool {
    name.to_ascii_lowercase().contains("historic")
}
