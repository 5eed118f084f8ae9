//! Which operation a page without a link to the API explorer documents, and which service it is of.

use helpdesk_codegen::field_name;
use helpdesk_schema::Operation;

use crate::names::rule::{is_version, module_name};
use crate::names::verbs;

/// An id for a page that does not name its operation: `PUT /open-apis/desk/v1/tickets/:id/tags` -> `desk.v1.tickets.tags.put`.
pub(super) fn id_by_path(operation: &Operation) -> String {
    let is_fixed = |part: &&str| !part.is_empty() && !part.starts_with(':') && !["open-apis", "openapi"].contains(part);
    let method = operation.method.as_str().to_ascii_lowercase();
    let parts: Vec<String> = operation.path.split('/').filter(is_fixed).map(|part| part.replace('.', "_")).collect();
    format!("{}.{method}", parts.join("."))
}

/// Whether the last part of the page's own path says what the operation does: `list-categories`.
pub(super) fn names_itself(full_path: &str) -> bool {
    let is_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    let mut parts = full_path.rsplit('/').filter(|part| !part.is_empty());
    let (Some(method), Some(resource)) = (parts.next(), parts.next()) else { return false };
    let first = method.split(['-', '_']).next().unwrap_or_default();
    method.chars().chain(resource.chars()).all(is_word) && method.len() > first.len() && verbs::is_verb(first)
}

/// Project and version: `im.v1.chat.create` -> `im_v1`.
pub(super) fn service(id: &str) -> String {
    let parts: Vec<&str> = id.split('.').collect();
    // The last part is the method.
    module(parts.get(..parts.len().saturating_sub(1).min(2)).unwrap_or_default())
}

/// Project and version: `im.message.receive_v1` -> `im_v1`. Old event types name neither.
pub(super) fn event_service(id: &str) -> String {
    let Some((project, rest)) = id.split_once('.') else { return "events".to_owned() };
    match rest.rsplit_once('_') {
        Some((_, version)) if is_version(version) => module(&[project, version]),
        _ => module(&[project]),
    }
}

fn module(parts: &[&str]) -> String {
    module_name(&field_name(&parts.join("_")))
}

#[cfg(test)]
mod tests {
    use helpdesk_schema::Method;

    use super::*;

    #[test]
    fn services() {
        for (id, expected) in [
            ("im.v1.chat.members.create", "im_v1"),
            ("im.v1.create", "im_v1"),
            ("a.get", "a"),
            ("get", "other"),
            ("runtime.get", "runtime_"),
        ] {
            assert_eq!(service(id), expected, "{id}");
        }
        for (id, expected) in [
            ("im.message.receive_v1", "im_v1"),
            ("contact.user.created_v3", "contact_v3"),
            ("leave_approval", "events"),
            ("drive.file", "drive"),
        ] {
            assert_eq!(event_service(id), expected, "{id}");
        }
    }

    #[test]
    fn ids_by_path() {
        let operation = |path: &str| Operation { path: path.to_owned(), method: Method::Put, ..Operation::default() };
        for (path, expected) in [
            ("/open-apis/desk/v1/tickets/:id/tags", "desk.v1.tickets.tags.put"),
            ("/approval/openapi/v2/:id", "approval.v2.put"),
            ("/", ".put"),
        ] {
            assert_eq!(id_by_path(&operation(path)), expected);
        }
    }

    #[test]
    fn some_pages_name_their_operation() {
        for (full_path, expected) in [
            ("/x/category/list-categories", true),
            ("/x/access-token/refresh_token", true),
            ("/x/category/list", false),
            ("/ukTMukTMukTM/uIDNyYjLyQjM24iM0IjN", false),
            ("/x/datavalidation/set-dropdown-A", false),
            ("/x/instance/approval-preview", false),
            ("list-categories", false),
        ] {
            assert_eq!(names_itself(full_path), expected, "{full_path}");
        }
    }
}
