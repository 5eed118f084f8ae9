//! The document model: as much of OpenAPI 3.1 as the schema has something to say in.
//!
//! The objects are those of the specification, with its names; what is absent there is absent here. Facts that OpenAPI has no
//! word for are extensions, all of them with the prefix `x-feishu-`; `spec/README.md` lists them.

use helpdesk_schema::PagingScheme;
use indexmap::IndexMap;
use serde::Serialize;

use super::json::Json;

/// The version of the specification. Tools that know 3.1 know this one.
pub(super) const OPENAPI: &str = "3.1.0";

/// The whole document.
#[derive(Serialize)]
pub(super) struct Document {
    pub(super) openapi: &'static str,
    pub(super) info: Info,
    pub(super) servers: Vec<Server>,
    pub(super) tags: Vec<Tag>,
    pub(super) paths: IndexMap<String, PathItem>,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(super) webhooks: IndexMap<String, PathItem>,
    pub(super) components: Components,
}

#[derive(Serialize)]
pub(super) struct Info {
    pub(super) title: String,
    pub(super) description: &'static str,
    pub(super) version: &'static str,
}

#[derive(Serialize)]
pub(super) struct Server {
    pub(super) url: &'static str,
    pub(super) description: &'static str,
}

#[derive(Serialize)]
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) description: String,
}

/// The operations of a path, by method in lower case.
pub(super) type PathItem = IndexMap<String, Operation>;

#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub(super) struct Operation {
    pub(super) operation_id: String,
    pub(super) summary: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) external_docs: Option<ExternalDocs>,
    pub(super) tags: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) parameters: Vec<Parameter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) request_body: Option<RequestBody>,
    pub(super) responses: IndexMap<String, RefOr<Response>>,
    /// Any one of the requirements; each is by scheme, with the scopes.
    pub(super) security: Vec<IndexMap<String, Vec<String>>>,
    #[serde(rename = "x-feishu-id")]
    pub(super) id: String,
    #[serde(rename = "x-feishu-tokens", skip_serializing_if = "Vec::is_empty")]
    pub(super) tokens: Vec<&'static str>,
    #[serde(rename = "x-feishu-scopes", skip_serializing_if = "Vec::is_empty")]
    pub(super) scopes: Vec<Scope>,
    #[serde(rename = "x-feishu-rate-limits", skip_serializing_if = "Vec::is_empty")]
    pub(super) rate_limits: Vec<String>,
    #[serde(rename = "x-feishu-app-types", skip_serializing_if = "Vec::is_empty")]
    pub(super) app_types: Vec<String>,
    #[serde(rename = "x-feishu-paging", skip_serializing_if = "Option::is_none")]
    pub(super) paging: Option<Paging>,
}

#[derive(Serialize)]
pub(super) struct ExternalDocs {
    pub(super) url: String,
}

#[derive(Serialize, Default)]
pub(super) struct Parameter {
    pub(super) name: String,
    #[serde(rename = "in")]
    pub(super) location: &'static str,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) description: String,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) required: bool,
    pub(super) schema: Schema,
    /// What the page calls a path parameter that goes by another name here.
    #[serde(rename = "x-feishu-name", skip_serializing_if = "Option::is_none")]
    pub(super) documented_name: Option<String>,
}

#[derive(Serialize)]
pub(super) struct RequestBody {
    pub(super) required: bool,
    pub(super) content: IndexMap<&'static str, MediaType>,
}

#[derive(Serialize)]
pub(super) struct MediaType {
    pub(super) schema: Schema,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(super) examples: IndexMap<String, Example>,
}

#[derive(Serialize)]
pub(super) struct Example {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) summary: String,
    pub(super) value: Json,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum RefOr<T> {
    Ref {
        #[serde(rename = "$ref")]
        to: String,
    },
    Here(T),
}

#[derive(Serialize)]
pub(super) struct Response {
    pub(super) description: String,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(super) content: IndexMap<&'static str, MediaType>,
    #[serde(rename = "x-feishu-errors", skip_serializing_if = "Vec::is_empty")]
    pub(super) errors: Vec<ErrorCode>,
}

#[derive(Serialize)]
pub(super) struct ErrorCode {
    pub(super) code: i64,
    pub(super) name: String,
    pub(super) message: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) advice: String,
}

#[derive(Serialize, Clone)]
pub(super) struct Scope {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) description: String,
}

#[derive(Serialize)]
pub(super) struct Paging {
    #[serde(serialize_with = "word")]
    pub(super) scheme: PagingScheme,
    pub(super) items: String,
    pub(super) page: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) page_size: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) next_page: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) has_more: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) total: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Components {
    pub(super) schemas: IndexMap<String, Schema>,
    pub(super) responses: IndexMap<String, Response>,
    pub(super) security_schemes: IndexMap<String, SecurityScheme>,
}

#[derive(Serialize)]
#[serde(tag = "type")]
pub(super) enum SecurityScheme {
    #[serde(rename = "http")]
    Http { scheme: &'static str, description: String },
    #[serde(rename = "apiKey")]
    ApiKey {
        #[serde(rename = "in")]
        location: &'static str,
        name: String,
        description: String,
    },
}

/// A schema of JSON Schema 2020-12. The empty one holds for any value.
#[derive(Serialize, Default, Clone)]
#[serde(rename_all = "camelCase")]
pub(super) struct Schema {
    #[serde(rename = "$ref", skip_serializing_if = "Option::is_none")]
    pub(super) reference: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(super) ty: Option<Type>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) format: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) any_of: Vec<Schema>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) description: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) required: Vec<String>,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(super) properties: IndexMap<String, Schema>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) items: Option<Box<Schema>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) property_names: Option<Box<Schema>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) additional_properties: Option<AdditionalProperties>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) minimum: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) maximum: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) min_length: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max_length: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pattern: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) min_items: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max_items: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) default: Option<Json>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) examples: Vec<Json>,
    #[serde(rename = "x-feishu-values", skip_serializing_if = "Vec::is_empty")]
    pub(super) values: Vec<DocumentedValue>,
    #[serde(rename = "x-feishu-always-present", skip_serializing_if = "is_false")]
    pub(super) always_present: bool,
    /// Whether null means something else than an absent field.
    #[serde(rename = "x-feishu-nullable", skip_serializing_if = "is_false")]
    pub(super) nullable: bool,
    #[serde(rename = "x-feishu-scopes", skip_serializing_if = "Vec::is_empty")]
    pub(super) scopes: Vec<Scope>,
    /// An example or default of another type than the page's table says, as the page writes it.
    #[serde(rename = "x-feishu-example", skip_serializing_if = "Option::is_none")]
    pub(super) contradicting_example: Option<String>,
    #[serde(rename = "x-feishu-default", skip_serializing_if = "Option::is_none")]
    pub(super) contradicting_default: Option<String>,
}

#[derive(Serialize, Clone)]
pub(super) struct DocumentedValue {
    pub(super) value: Json,
    pub(super) name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) description: String,
}

impl Schema {
    /// Whether null is all that it holds for.
    pub(super) fn is_null(&self) -> bool {
        self.ty == Some(Type::One("null"))
    }
}

/// What an object may hold beside its properties.
#[derive(Serialize, Clone)]
#[serde(untagged)]
pub(super) enum AdditionalProperties {
    Allowed(bool),
    Of(Box<Schema>),
}

/// The `type` keyword.
#[derive(Serialize, Clone, Copy, PartialEq)]
#[serde(untagged)]
pub(super) enum Type {
    One(&'static str),
    OrNull([&'static str; 2]),
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn word<S: serde::Serializer>(scheme: &PagingScheme, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(scheme.as_str())
}
