//! Converts a page to the schema: an operation, or events. Public names are left empty.

use helpdesk_schema::examples::value;
use helpdesk_schema::{
    BodyFormat, Direction, DocumentedValue, ErrorCode, Event, Field, FieldLocation, Header, Operation, ResponseForm,
    Scope, Type, ValueList,
};
use serde_json::{Map, Value};

use crate::containers::settle_message;
use crate::page::{FieldRow, FieldTable, Page, PageKind};
use crate::text::is_blank;

impl Page {
    /// The operation that the page documents; `None` if the page is not an endpoint, or lacks a URL or method.
    pub fn operation(&self) -> Option<Operation> {
        if self.kind != PageKind::Endpoint || self.route.is_empty() {
            return None;
        }
        let mut body = self.fields(FieldLocation::Body);
        settle_message(&mut body, &objects([value(self.request_example.as_ref()).as_ref()]));
        let rows = self.fields(FieldLocation::Response);
        let (response_form, response) = self.response(rows);
        Some(Operation {
            id: self.operation_id(),
            name: String::new(),
            module: String::new(),
            page: self.reference(),
            description: self.description.as_str().into(),
            method: self.method?,
            path: self.route.clone(),
            rate_limits: self.rate_limits.clone(),
            app_types: self.app_types.clone(),
            scopes: self.scopes(),
            tokens: self.tokens.clone(),
            headers: self.other_headers(),
            path_parameters: self
                .fields(FieldLocation::Path)
                .into_iter()
                .map(|field| Field { required: Some(true), ..field })
                .collect(),
            query: self.fields(FieldLocation::Query),
            body_format: self.body_format(&body),
            body,
            request_example: self.request_example.clone(),
            response_form,
            response,
            response_example: self.response_example.clone(),
            errors: self.error_codes(),
            paging: None,
            rules: Vec::new(),
        })
    }

    /// The events that the page documents.
    pub fn events(&self) -> Vec<Event> {
        if self.kind != PageKind::Event {
            return Vec::new();
        }
        self.event_types
            .iter()
            .map(|event| Event {
                id: event.clone(),
                name: String::new(),
                module: String::new(),
                page: self.reference(),
                description: self.description.as_str().into(),
                app_types: self.app_types.clone(),
                scopes: self.scopes(),
                fields: self.event_fields(event),
                example: self.response_example.clone(),
            })
            .collect()
    }

    fn reference(&self) -> helpdesk_schema::Page {
        helpdesk_schema::Page { path: self.path.clone(), title: self.title.as_str().into(), url: self.url.clone() }
    }

    fn scopes(&self) -> Vec<Scope> {
        self.scopes.iter().map(|row| row.scope.clone()).collect()
    }

    /// `project.version.resource.method`: from the link to the API explorer, else from the URL and the path of the
    /// page.
    fn operation_id(&self) -> String {
        if let Some(explorer) = &self.explorer {
            return format!("{}.{}.{}.{}", explorer.project, explorer.version, explorer.resource, explorer.method);
        }
        let mut service = self.route.split('/').filter(|part| !part.is_empty() && *part != "open-apis");
        let project = service.next().unwrap_or_default();
        let version = service.next().unwrap_or_default();
        let mut last = self.full_path.rsplit('/').filter(|part| !part.is_empty());
        let method = last.next().unwrap_or_default();
        let resource = last.next().unwrap_or_default();
        format!("{project}.{version}.{resource}.{method}")
    }

    fn other_headers(&self) -> Vec<Header> {
        let known = |name: &str| ["authorization", "content-type"].contains(&name.to_ascii_lowercase().as_str());
        self.headers
            .iter()
            .filter(|header| !known(&header.name))
            .map(|header| Header {
                name: header.name.clone(),
                required: header.required,
                description: header.description.as_str().into(),
            })
            .collect()
    }

    /// The fields of the first table of a section. Further tables describe alternatives, which a correction must choose
    /// between.
    fn fields(&self, location: FieldLocation) -> Vec<Field> {
        self.tables.iter().find(|table| table.location == location).map_or_else(Vec::new, lower_table)
    }

    /// The fields of the table whose heading names the event type, or of the only table.
    fn event_fields(&self, event: &str) -> Vec<Field> {
        let mut tables = self.tables.iter().filter(|table| table.location == FieldLocation::Event);
        let named = tables.clone().find(|table| heads(table, event));
        let mut fields = named.or_else(|| tables.next()).map_or_else(Vec::new, lower_table);
        settle_message(&mut fields, &objects([value(self.response_example.as_ref()).as_ref()]));
        fields
    }

    fn body_format(&self, body: &[Field]) -> Option<BodyFormat> {
        if body.is_empty() {
            return None;
        }
        let has_file = body.iter().any(|field| *field.ty.innermost() == Type::File);
        Some(if self.multipart || has_file { BodyFormat::Multipart } else { BodyFormat::Json })
    }

    /// The response form, and the fields including the envelope.
    fn response(&self, mut rows: Vec<Field>) -> (ResponseForm, Vec<Field>) {
        if rows.is_empty() {
            return (if self.binary { ResponseForm::Binary } else { ResponseForm::Empty }, rows);
        }
        let example = value(self.response_example.as_ref());
        // The table may list only the contents of `data`.
        let data = example.as_ref().and_then(|example| example.get("data"));
        settle_message(&mut rows, &objects([example.as_ref(), data]));
        if let Some(data) = rows.iter().find(|field| field.name == "data") {
            let is_empty = data.fields.is_empty() && data.ty == Type::Object(None);
            return (if is_empty { ResponseForm::Empty } else { ResponseForm::Data }, rows);
        }
        let is_envelope = |field: &Field| field.is_of_envelope() || field.name == "message";
        if rows.iter().all(is_envelope) {
            return (ResponseForm::Empty, rows);
        }
        if rows.iter().any(|field| field.name == "code") {
            return (ResponseForm::Flat, rows);
        }
        let in_data = data.is_some_and(|data| rows.iter().any(|field| data.get(&field.name).is_some()));
        if !in_data {
            return (ResponseForm::Flat, rows);
        }
        let envelope = |name: &str, ty| Field { name: name.to_owned(), ty, ..Field::default() };
        let data = Field { fields: std::mem::take(&mut rows), ..envelope("data", Type::Object(None)) };
        (ResponseForm::Data, vec![envelope("code", Type::Integer), envelope("msg", Type::String), data])
    }

    fn error_codes(&self) -> Vec<ErrorCode> {
        self.errors
            .iter()
            .filter(|row| !row.is_sub_code)
            .map(|row| ErrorCode {
                code: row.code,
                name: String::new(),
                status: row.status,
                message: row.message.as_str().into(),
                advice: row.advice.as_str().into(),
            })
            .collect()
    }
}

/// Whether the table's heading names the event, and not another one with the same prefix.
fn heads(table: &FieldTable, event: &str) -> bool {
    table.heading.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.'))).any(|word| word == event)
}

/// Builds the tree of the rows. Their depth is bounded, and so is that of the tree.
fn lower_table(table: &FieldTable) -> Vec<Field> {
    let mut open: Vec<Field> = Vec::new();
    let mut roots = Vec::new();
    for row in &table.fields {
        close(&mut open, row.depth, &mut roots);
        let mut names = names(&row.name);
        let last = names.pop().unwrap_or_default();
        // Of several names in one cell, all are fields of that description, and none is required by itself.
        let is_one_of_several = !names.is_empty();
        let field = |name| {
            let field = lower_row(row, name, table.location);
            Field { required: field.required.map(|required| required && !is_one_of_several), ..field }
        };
        for name in names {
            open.push(field(name));
            close(&mut open, row.depth, &mut roots);
        }
        open.push(field(last));
    }
    close(&mut open, 0, &mut roots);
    roots
}

/// The names in the cell of a name. More than one was reported.
fn names(cell: &str) -> Vec<&str> {
    let names: Vec<&str> = cell
        .split(['、', '，', ',', '/', '|', '∟', '└'])
        .map(|name| name.trim_matches(is_blank))
        .filter(|name| !name.is_empty())
        .collect();
    let are_names = names.iter().all(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')));
    if are_names && names.len() > 1 { names } else { vec![cell] }
}

/// Those of the values that are objects.
fn objects<const N: usize>(values: [Option<&Value>; N]) -> Vec<&Map<String, Value>> {
    values.into_iter().flatten().filter_map(Value::as_object).collect()
}

/// Attaches the open fields from a depth on to their parents.
fn close(open: &mut Vec<Field>, depth: usize, roots: &mut Vec<Field>) {
    while open.len() > depth {
        let Some(field) = open.pop() else { return };
        match open.last_mut() {
            Some(parent) => parent.fields.push(field),
            None => roots.push(field),
        }
    }
}

fn lower_row(row: &FieldRow, name: &str, location: FieldLocation) -> Field {
    let doc = &row.doc;
    let request = location.direction() == Direction::Request;
    let values = doc.prose_values.as_ref().map_or(&doc.values, |list| &list.items);
    let items: Vec<DocumentedValue> = values
        .iter()
        .map(|(key, label)| DocumentedValue { key: key.clone(), name: String::new(), label: label.as_str().into() })
        .collect();
    Field {
        name: name.to_owned(),
        ty: row.ty.clone(),
        required: row.required.or(request.then_some(row.marked_required)),
        description: doc.text.as_str().into(),
        example: doc.example.clone(),
        alone: false,
        default: doc.default.clone(),
        constraints: doc.constraints.clone(),
        values: (!items.is_empty()).then(|| ValueList { name: String::new(), items }),
        forms: None,
        scopes: doc.scopes.clone(),
        type_name: String::new(),
        public_name: String::new(),
        fields: Vec::new(),
    }
}
