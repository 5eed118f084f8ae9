//! Recognising how a list is asked for page by page.

use crate::{Field, Operation, Paging, PagingScheme, Payload, Schema, Type};

/// The names that the field of the response has which holds the token of the next page.
const NEXT_PAGE: [&str; 2] = ["page_token", "next_page_token"];

impl Schema {
    /// Says of each operation how its list is asked for page by page: the platform has three ways, and pages only show their
    /// fields.
    pub fn recognise_paging(&mut self) {
        for operation in &mut self.operations {
            operation.paging = paging(operation);
        }
    }
}

fn paging(operation: &Operation) -> Option<Paging> {
    let Payload::Object(payload) = operation.payload() else { return None };
    let items = items(&payload)?;
    by_token(operation, &payload, items).or_else(|| by_number(operation, &payload, items))
}

/// The list: the field `items`, or else the only array.
fn items<'a>(payload: &[&'a Field]) -> Option<&'a Field> {
    let arrays = || payload.iter().copied().filter(|field| matches!(field.ty, Type::Array(_)));
    let named = arrays().find(|field| field.name == "items");
    named.or_else(|| arrays().next().filter(|_| arrays().count() == 1))
}

/// The request names a token, and the response the one that comes next.
fn by_token(operation: &Operation, payload: &[&Field], items: &Field) -> Option<Paging> {
    let plain_in_payload = |name, ty| plain(payload.iter().copied(), name, ty);
    let next_page = NEXT_PAGE.iter().find_map(|name| plain_in_payload(name, &Type::String))?;
    Some(Paging {
        scheme: PagingScheme::Token,
        items: items.name.clone(),
        page: parameter(operation, "page_token", &Type::String)?,
        page_size: parameter(operation, "page_size", &Type::Integer).unwrap_or_default(),
        next_page,
        has_more: plain_in_payload("has_more", &Type::Boolean).unwrap_or_default(),
        total: plain_in_payload("total", &Type::Integer).unwrap_or_default(),
        max_rows: None,
    })
}

/// The request numbers the pages, and the response counts the items of all of them.
fn by_number(operation: &Operation, payload: &[&Field], items: &Field) -> Option<Paging> {
    Some(Paging {
        scheme: PagingScheme::Number,
        items: items.name.clone(),
        page: parameter(operation, "page", &Type::Integer)?,
        page_size: parameter(operation, "page_size", &Type::Integer)?,
        total: plain(payload.iter().copied(), "total", &Type::Integer)?,
        ..Paging::default()
    })
}

/// A field of the request by that name and type, in the query or the body.
fn parameter(operation: &Operation, name: &str, ty: &Type) -> Option<String> {
    plain(operation.query.iter().chain(&operation.body), name, ty)
}

/// The name of the field that has it, if it is of that type and no value list.
fn plain<'a>(mut fields: impl Iterator<Item = &'a Field>, name: &str, ty: &Type) -> Option<String> {
    let is_listed = |field: &Field| field.values.is_some() && *ty != Type::Boolean;
    fields.find(|field| field.name == name && field.ty == *ty && !is_listed(field)).map(|field| field.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ResponseForm;

    fn fields(text: &str) -> Vec<Field> {
        let field = |text: &str| {
            let (name, ty) = text.split_once(':').expect("NAME:TYPE");
            Field { name: name.to_owned(), ty: ty.parse().expect(ty), ..Field::default() }
        };
        text.split_whitespace().map(field).collect()
    }

    fn recognised(query: &str, body: &str, data: &str) -> Option<String> {
        let data = Field { ty: Type::Object(None), fields: fields(data), ..fields("data:object").remove(0) };
        let operation = Operation {
            query: fields(query),
            body: fields(body),
            response_form: ResponseForm::Data,
            response: vec![data],
            ..Operation::default()
        };
        let mut schema = Schema { operations: vec![operation], ..Schema::default() };
        schema.recognise_paging();
        let Paging { scheme, items, page, page_size, next_page, has_more, total, .. } =
            schema.operations[0].paging.take()?;
        Some([scheme.as_str(), &items, &page, &page_size, &next_page, &has_more, &total].join(" "))
    }

    #[test]
    fn three_schemes() {
        let cases = [
            (
                "page_token:string page_size:integer",
                "",
                "has_more:boolean page_token:string items:array<object>",
                Some("token items page_token page_size page_token has_more "),
            ),
            (
                "page_token:string",
                "",
                "next_page_token:string users:array<string> total:integer",
                Some("token users page_token  next_page_token  total"),
            ),
            (
                "",
                "page_token:string",
                "page_token:string items:array<object> tags:array<string>",
                Some("token items page_token  page_token  "),
            ),
            (
                "page:integer page_size:integer",
                "",
                "total:integer tickets:array<object>",
                Some("number tickets page page_size   total"),
            ),
            // Nothing says how many pages there are, what the list is, or how to ask for a page.
            ("page:integer page_size:integer", "", "tickets:array<object>", None),
            ("page_token:string", "", "page_token:string users:array<string> groups:array<string>", None),
            ("page_token:string", "", "page_token:string", None),
            ("page_size:integer", "", "page_token:string items:array<object>", None),
            ("page_token:integer", "", "page_token:integer items:array<object>", None),
        ];
        for (query, body, data, expected) in cases {
            assert_eq!(recognised(query, body, data).as_deref(), expected, "{query} {body} -> {data}");
        }
    }
}
