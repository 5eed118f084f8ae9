//! Operations and events to operations of the document.

use helpdesk_schema::{BodyFormat, Direction, Event, Field, Header, Language, Operation, Page, markdown};
use indexmap::IndexMap;

use crate::field;
use crate::json::Json;
use crate::model::{self, ExternalDocs, MediaType, Parameter, RequestBody, Response, Schema, Type as SchemaType};
use crate::names::Home;
use crate::response::{self, JSON};
use crate::schema::{Message, Schemas};
use crate::security::{self, Schemes};
use crate::text::{Phrase, Words};

/// The messages of an operation: its body, and the envelope of its answer.
pub(crate) fn messages<'a>(operation: &'a Operation, home: Home<'a>) -> [Option<Message<'a>>; 2] {
    let name = &operation.name;
    let message = |direction, fields, suffix: &str| Message {
        direction,
        home,
        name: format!("{name}{suffix}"),
        fields,
        payload: ("data", format!("{name}{suffix}Data")),
        required: &["code"],
    };
    let body = operation.body_format.map(|_| message(Direction::Request, &*operation.body, "Request"));
    let envelope =
        (!operation.response.is_empty()).then(|| message(Direction::Response, &operation.response, "Response"));
    [body, envelope]
}

/// The message of an event.
pub(crate) fn pushed<'a>(event: &'a Event, home: Home<'a>) -> Message<'a> {
    Message {
        direction: Direction::Response,
        home,
        name: format!("{}Event", event.name),
        fields: &event.fields,
        payload: ("event", event.name.clone()),
        required: &[],
    }
}

/// Properties of an operation beyond its entry in the schema.
pub(crate) struct Surroundings<'a> {
    pub(crate) id: String,
    pub(crate) tag: String,
    /// The names of the path's parameters, in their order.
    pub(crate) path_parameters: &'a [String],
    pub(crate) request_example: Option<Json>,
    pub(crate) response_example: Option<Json>,
}

pub(crate) fn operation(
    operation: &Operation,
    home: Home<'_>,
    surroundings: Surroundings<'_>,
    schemas: &mut Schemas,
    schemes: &mut Schemes,
) -> model::Operation {
    let words = schemas.words;
    let Surroundings { id, tag, path_parameters, request_example, response_example } = surroundings;
    let [body, envelope] = messages(operation, home);
    let of_path = operation.placeholders().zip(path_parameters).filter_map(|(documented, name)| {
        let field = operation.path_parameters.iter().find(|field| field.name == documented)?;
        let renamed = (name != documented).then(|| documented.to_owned());
        Some(Parameter {
            name: name.clone(),
            required: true,
            documented_name: renamed,
            ..parameter("path", field, words)
        })
    });
    let of_query = operation.query.iter().map(|field| parameter("query", field, words));
    let headers =
        operation.headers.iter().filter(|header| !security::is_credential(header)).map(|name| header(name, words));
    model::Operation {
        operation_id: id,
        summary: words.one_line(&operation.page.title),
        other_title: words.other_title(&operation.page.title),
        description: words.of_page(&operation.description),
        external_docs: external_docs(&operation.page, words),
        tags: vec![tag],
        parameters: of_path.chain(of_query).chain(headers).collect(),
        request_body: operation.body_format.zip(body).map(|(format, body)| RequestBody {
            required: operation.body.iter().any(|field| field.required == Some(true)),
            content: content(format, schemas.message(&body), request_example),
        }),
        responses: response::responses(operation, envelope.as_ref(), response_example, schemas),
        security: security::requirements(operation, words, schemes),
        id: operation.id.clone(),
        tokens: operation.tokens.iter().map(|token| token.as_str()).collect(),
        scopes: operation.scopes.iter().map(|scope| words.scope(scope)).collect(),
        rate_limits: operation.rate_limits.iter().map(ToString::to_string).collect(),
        app_types: operation.app_types.clone(),
        paging: operation.paging.as_ref().map(model::Paging::from),
    }
}

pub(crate) fn webhook(
    event: &Event,
    home: Home<'_>,
    surroundings: Surroundings<'_>,
    schemas: &mut Schemas,
) -> model::Operation {
    let words = schemas.words;
    let received = Response {
        description: words.phrase(Phrase::Received).to_owned(),
        content: IndexMap::new(),
        errors: Vec::new(),
    };
    model::Operation {
        operation_id: surroundings.id,
        summary: words.one_line(&event.page.title),
        other_title: words.other_title(&event.page.title),
        description: words.of_page(&event.description),
        external_docs: external_docs(&event.page, words),
        tags: vec![surroundings.tag],
        request_body: Some(RequestBody {
            required: true,
            content: content(BodyFormat::Json, schemas.message(&pushed(event, home)), surroundings.request_example),
        }),
        responses: IndexMap::from([("200".to_owned(), model::RefOr::Here(received))]),
        id: event.id.clone(),
        scopes: event.scopes.iter().map(|scope| words.scope(scope)).collect(),
        app_types: event.app_types.clone(),
        ..model::Operation::default()
    }
}

/// The page in the language of the document, where it has an address that a browser may be sent to.
fn external_docs(page: &Page, words: Words) -> Option<ExternalDocs> {
    let lark = page.lark_url().filter(|_| words.0 == Language::English);
    lark.or_else(|| markdown::is_web_address(&page.url).then(|| page.url.clone())).map(|url| ExternalDocs { url })
}

fn content(format: BodyFormat, schema: Schema, example: Option<Json>) -> IndexMap<&'static str, MediaType> {
    let media_type = match format {
        BodyFormat::Json => JSON,
        BodyFormat::Multipart => "multipart/form-data",
    };
    let example = example.map(|value| ("example".to_owned(), model::Example { summary: String::new(), value }));
    IndexMap::from([(media_type, MediaType { schema, examples: example.into_iter().collect() })])
}

fn parameter(location: &'static str, field: &Field, words: Words) -> Parameter {
    let mut schema = field::parameter(field, words);
    field::describe(field, Direction::Request, words, &mut schema);
    Parameter {
        name: field.name.clone(),
        location,
        description: std::mem::take(&mut schema.description),
        required: field.required == Some(true),
        schema,
        documented_name: None,
    }
}

fn header(header: &Header, words: Words) -> Parameter {
    Parameter {
        name: header.name.clone(),
        location: "header",
        description: words.of_page(&header.description),
        required: header.required,
        schema: Schema { ty: Some(SchemaType::One("string")), ..Schema::default() },
        documented_name: None,
    }
}

impl From<&helpdesk_schema::Paging> for model::Paging {
    fn from(paging: &helpdesk_schema::Paging) -> Self {
        let helpdesk_schema::Paging { scheme, items, page, page_size, next_page, has_more, total, max_rows } =
            paging.clone();
        Self { scheme, items, page, page_size, next_page, has_more, total, max_rows }
    }
}
