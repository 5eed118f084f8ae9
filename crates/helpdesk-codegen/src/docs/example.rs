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
    // Where a list begins, no page has been named yet.
    let page = operation.paging.as_ref().map(|paging| paging.page.as_str());
    let mut values = Values::default();
    let expression = values.object(&name, &request.all, &|member| {
        let field = member.field;
        match &body {
            Some(Value::Object(body)) if request.is_in_body(field) => get(body, &field.name).cloned(),
            _ if page == Some(field.name.as_str()) || field.alone => None,
            _ => own_example(field),
        }
    });

    let around = options.module.map(|module| format!("::{}", raw_name(module))).unwrap_or_default();
    let module = format!("{}{around}::{}", options.crate_name, raw_name(&operation.module));
    let of_root = Some(values.roots.as_slice()).filter(|roots| !roots.is_empty());
    let of_root = of_root.map(|roots| import(options.crate_name, roots));
    let rest = [import(&module, values.types.as_slice()), String::new(), statement(&expression)];
    of_root.into_iter().chain(rest).collect::<Vec<_>>().join("\n")
}

/// A `use`, in as few lines as the names need.
fn import(module: &str, names: &[String]) -> String {
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
