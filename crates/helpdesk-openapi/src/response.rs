//! The answers of an operation, by HTTP status.

use std::collections::BTreeMap;

use helpdesk_schema::{ErrorCode, Operation, ResponseForm};
use indexmap::IndexMap;

use crate::json::Json;
use crate::model::{self, Example, MediaType, RefOr, Response, Schema, Type as SchemaType};
use crate::schema::{Message, Schemas, reference};
use crate::text;

/// The component of the envelope that tells of a failure, and of the answer that is nothing more.
pub(crate) const ERROR: &str = "Error";

pub(crate) const JSON: &str = "application/json";

/// The answers of an operation: on success, for each status of a documented error, and for whatever else may go wrong.
pub(crate) fn responses(
    operation: &Operation,
    envelope: Option<&Message<'_>>,
    example: Option<Json>,
    schemas: &mut Schemas,
) -> IndexMap<String, RefOr<Response>> {
    let mut by_status: BTreeMap<Option<u16>, Vec<&ErrorCode>> = BTreeMap::new();
    for error in &operation.errors {
        by_status.entry(error.status).or_default().push(error);
    }
    let mut responses = IndexMap::new();
    let errors = by_status.remove(&Some(200)).unwrap_or_default();
    let success = success(operation.response_form, envelope, example, &errors, schemas);
    responses.insert("200".to_owned(), RefOr::Here(success));
    let unspecific = by_status.remove(&None).unwrap_or_default();
    for (status, errors) in by_status {
        let status = status.map_or_else(|| "default".to_owned(), |status| status.to_string());
        responses.insert(status, RefOr::Here(failure(&errors)));
    }
    let other = if unspecific.is_empty() {
        RefOr::Ref { to: format!("#/components/responses/{ERROR}") }
    } else {
        RefOr::Here(failure(&unspecific))
    };
    responses.insert("default".to_owned(), other);
    responses
}

fn success(
    form: ResponseForm,
    envelope: Option<&Message<'_>>,
    example: Option<Json>,
    errors: &[&ErrorCode],
    schemas: &mut Schemas,
) -> Response {
    let mut content = IndexMap::new();
    if form == ResponseForm::Binary {
        let file = Schema { ty: Some(SchemaType::One("string")), format: Some("binary"), ..Schema::default() };
        for media_type in ["application/octet-stream", "*/*"] {
            content.insert(media_type, MediaType { schema: file.clone(), examples: IndexMap::new() });
        }
    }
    if form != ResponseForm::Binary || !errors.is_empty() {
        let schema = envelope.map_or_else(|| reference(ERROR), |envelope| schemas.message(envelope));
        let mut examples = examples(errors);
        if let Some(value) = example {
            examples.insert_before(0, "success".to_owned(), Example { summary: String::new(), value });
        }
        content.insert(JSON, MediaType { schema, examples });
    }
    let sentence = if form == ResponseForm::Binary { "The bytes of a file." } else { text::SUCCESS };
    Response { description: text::with_errors(sentence, errors), content, errors: codes(errors) }
}

/// The answer that tells of one of the errors.
pub(crate) fn failure(errors: &[&ErrorCode]) -> Response {
    let content = MediaType { schema: reference(ERROR), examples: examples(errors) };
    Response {
        description: text::with_errors(text::FAILURE, errors),
        content: IndexMap::from([(JSON, content)]),
        errors: codes(errors),
    }
}

/// The envelope of a failure.
pub(crate) fn error_schema() -> Schema {
    let property = |ty, format, description: &str| Schema {
        ty: Some(ty),
        format,
        description: description.to_owned(),
        ..Schema::default()
    };
    let properties = [
        ("code", property(SchemaType::One("integer"), Some("int64"), "What went wrong; 0 is success.")),
        ("msg", property(SchemaType::OrNull(["string", "null"]), None, "The same for people; its text may change.")),
        (
            "error",
            property(
                SchemaType::OrNull(["object", "null"]),
                None,
                "Details, such as the log id that support asks for.",
            ),
        ),
    ];
    Schema {
        ty: Some(SchemaType::One("object")),
        required: vec!["code".to_owned()],
        properties: properties.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect(),
        ..Schema::default()
    }
}

fn codes(errors: &[&ErrorCode]) -> Vec<model::ErrorCode> {
    let code = |error: &&ErrorCode| model::ErrorCode {
        code: error.code,
        name: error.name.clone(),
        message: error.message.clone(),
        advice: text::of_page(&error.advice),
    };
    errors.iter().map(code).collect()
}

fn examples(errors: &[&ErrorCode]) -> IndexMap<String, Example> {
    let example = |error: &&ErrorCode| {
        let members = [("code", Json::from(error.code)), ("msg", Json::from(error.message.as_str()))];
        let value = Json::Object(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect());
        (error.name.clone(), Example { summary: text::one_line(&error.message), value })
    };
    errors.iter().map(example).collect()
}
