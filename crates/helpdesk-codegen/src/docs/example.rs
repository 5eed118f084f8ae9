//! The doc example of a request: the call that the page's own examples make.

use helpdesk_schema::json::Value;

use super::expression::{Expression, WIDTH};
use super::value::{Values, get, own_example};
use crate::operation::Request;
use crate::{Options, raw_name};

/// The Rust text of the example. It compiles and runs.
///
/// The values of the body are those of the page's request example, or else of the fields' own examples, as those of path and
/// query always are.
pub(crate) fn of(request: &Request<'_>, options: &Options<'_>) -> String {
    let (name, operation) = (request.name.to_string(), request.operation());
    let body = operation.request_example.as_ref().and_then(|example| Value::parse(example.as_str()).ok());
    let first_of_body = request.all.len() - request.body.len();
    // Where a list begins, no page has been named yet.
    let page = operation.paging.as_ref().map(|paging| paging.page.as_str());
    let members = request.all.iter().enumerate().map(|(index, member)| {
        let field = member.field;
        let value = match &body {
            Some(Value::Object(body)) if index >= first_of_body => get(body, &field.name).cloned(),
            _ if page == Some(field.name.as_str()) || field.alone => None,
            _ => own_example(field),
        };
        (member, value)
    });
    let mut values = Values::default();
    let expression = values.object(&name, members);

    values.roots.insert("Operation");
    let module = options.module.into_iter().chain([operation.module.as_str()]).map(raw_name);
    let module = [options.crate_name.to_owned()].into_iter().chain(module).collect::<Vec<_>>().join("::");
    let roots: Vec<&str> = values.roots.into_iter().collect();
    let types: Vec<&str> = values.types.iter().map(String::as_str).collect();
    [
        import(options.crate_name, &roots),
        import(&module, &types),
        String::new(),
        statement(&expression),
        format!("assert_eq!({name}::METHOD.as_str(), {:?});", operation.method.as_str()),
        format!("assert_eq!({name}::PATH, {:?});", operation.path),
    ]
    .join("\n")
}

/// A `use`, in as few lines as the names need.
fn import(module: &str, names: &[&str]) -> String {
    let line = match names {
        [name] => format!("use {module}::{name};"),
        names => format!("use {module}::{{{}}};", names.join(", ")),
    };
    if line.chars().count() <= WIDTH {
        return line;
    }
    let mut lines = vec![format!("use {module}::{{"), String::new()];
    for name in names {
        if let Some(last) = lines.last_mut().filter(|last| last.chars().count() + name.len() + 6 <= WIDTH) {
            let separator = if last.is_empty() { "    " } else { " " };
            last.push_str(&format!("{separator}{name},"));
        } else {
            lines.push(format!("    {name},"));
        }
    }
    lines.push("};".to_owned());
    lines.join("\n")
}

fn statement(request: &Expression) -> String {
    const START: &str = "let request = ";
    // The semicolon takes a column too.
    format!("{START}{};", request.print(0, START.len() + 1))
}
