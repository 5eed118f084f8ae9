//! The answers of an operation, by HTTP status.

use std::collections::BTreeMap;

use helpdesk_schema::{ErrorCode, Operation, ResponseForm};
use indexmap::IndexMap;

use crate::json::Json;
use crate::model::{self, Example, MediaType, RefOr, Response, Schema, Type as SchemaType};
use crate::schema::{Message, Schemas, reference};
use crate::text::{Phrase, Words};

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
        responses.insert(status, RefOr::Here(failure(&errors, schemas.words)));
    }
    let other = if unspecific.is_empty() {
        RefOr::Ref { to: format!("#/components/responses/{ERROR}") }
    } else {
        RefOr::Here(failure(&unspecific, schemas.words))
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
        let mut examples = examples(errors, schemas.words);
        if let Some(value) = example {
            examples.insert_before(0, "success".to_owned(), Example { summary: String::new(), value });
        }
        content.insert(JSON, MediaType { schema, examples });
    }
    let sentence = if form == ResponseForm::Binary { Phrase::File } else { Phrase::Success };
    let words = schemas.words;
    Response { description: words.with_errors(sentence, errors), content, errors: codes(errors, words) }
}

/// The answer that tells of one of the errors.
pub(crate) fn failure(errors: &[&ErrorCode], words: Words) -> Response {
    let content = MediaType { schema: reference(ERROR), examples: examples(errors, words) };
    Response {
        description: words.with_errors(Phrase::Failure, errors),
        content: IndexMap::from([(JSON, content)]),
        errors: codes(errors, words),
    }
}

/// The envelope of a failure.
pub(crate) fn error_schema(words: Words) -> Schema {
    let property = |ty, format, description: Phrase| Schema {
        ty: Some(ty),
        format,
        description: words.phrase(description).to_owned(),
        ..Schema::default()
    };
    let properties = [
        ("code", property(SchemaType::One("integer"), Some("int64"), Phrase::Code)),
        ("msg", property(SchemaType::OrNull(["string", "null"]), None, Phrase::Message)),
        ("error", property(SchemaType::OrNull(["object", "null"]), None, Phrase::Details)),
    ];
    Schema {
        ty: Some(SchemaType::One("object")),
        required: vec!["code".to_owned()],
        properties: properties.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect(),
        ..Schema::default()
    }
}

fn codes(errors: &[&ErrorCode], words: Words) -> Vec<model::ErrorCode> {
    let code = |error: &&ErrorCode| model::ErrorCode {
        code: error.code,
        name: error.name.clone(),
        message: error.message.page().to_owned(),
        advice: words.of_page(&error.advice),
    };
    errors.iter().map(code).collect()
}

fn examples(errors: &[&ErrorCode], words: Words) -> IndexMap<String, Example> {
    let example = |error: &&ErrorCode| {
        let members = [("code", Json::from(error.code)), ("msg", Json::from(error.message.page()))];
        let value = Json::Object(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect());
        (error.name.clone(), Example { summary: words.one_line(&error.message), value })
    };
    errors.iter().map(example).collect()
}
