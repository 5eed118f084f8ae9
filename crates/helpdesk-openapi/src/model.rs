//! The document model: as much of OpenAPI 3.1 as the schema has something to say in.
//!
//! The objects are those of the specification, with its names; what is absent there is absent here. Facts that OpenAPI has no
//! word for are extensions, all of them with the prefix `x-feishu-`; `spec/README.md` lists them.

use helpdesk_schema::PagingScheme;
use indexmap::IndexMap;
use serde::Serialize;

use crate::json::Json;

/// The version of the specification. Tools that know 3.1 know this one.
pub(crate) const OPENAPI: &str = "3.1.0";

/// The whole document.
#[derive(Serialize)]
pub struct Document {
    pub(crate) openapi: &'static str,
    pub(crate) info: Info,
    pub(crate) servers: Vec<Server>,
    pub(crate) tags: Vec<Tag>,
    pub(crate) paths: IndexMap<String, PathItem>,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) webhooks: IndexMap<String, PathItem>,
    pub(crate) components: Components,
}

impl Document {
    /// The text of the document, indented and with a line end.
    ///
    /// # Errors
    ///
    /// A value that JSON cannot hold. No document has one.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self).map(|text| text + "\n")
    }

    /// How many objects are described once for all messages.
    pub fn components(&self) -> usize {
        self.components.schemas.len()
    }
}

#[derive(Serialize)]
pub(crate) struct Info {
    pub(crate) title: String,
    pub(crate) description: &'static str,
    pub(crate) version: &'static str,
}

#[derive(Serialize)]
pub(crate) struct Server {
    pub(crate) url: &'static str,
    pub(crate) description: &'static str,
}

#[derive(Serialize)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) description: String,
}

/// The operations of a path, by method in lower case.
pub(crate) type PathItem = IndexMap<String, Operation>;

#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Operation {
    pub(crate) operation_id: String,
    pub(crate) summary: String,
    /// The summary in the other language.
    #[serde(rename = "x-feishu-title", skip_serializing_if = "String::is_empty")]
    pub(crate) other_title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) external_docs: Option<ExternalDocs>,
    pub(crate) tags: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) parameters: Vec<Parameter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) request_body: Option<RequestBody>,
    pub(crate) responses: IndexMap<String, RefOr<Response>>,
    /// Any one of the requirements; each is by scheme, with the scopes.
    pub(crate) security: Vec<IndexMap<String, Vec<String>>>,
    #[serde(rename = "x-feishu-id")]
    pub(crate) id: String,
    #[serde(rename = "x-feishu-tokens", skip_serializing_if = "Vec::is_empty")]
    pub(crate) tokens: Vec<&'static str>,
    #[serde(rename = "x-feishu-scopes", skip_serializing_if = "Vec::is_empty")]
    pub(crate) scopes: Vec<Scope>,
    #[serde(rename = "x-feishu-rate-limits", skip_serializing_if = "Vec::is_empty")]
    pub(crate) rate_limits: Vec<String>,
    #[serde(rename = "x-feishu-app-types", skip_serializing_if = "Vec::is_empty")]
    pub(crate) app_types: Vec<String>,
    #[serde(rename = "x-feishu-paging", skip_serializing_if = "Option::is_none")]
    pub(crate) paging: Option<Paging>,
}

#[derive(Serialize)]
pub(crate) struct ExternalDocs {
    pub(crate) url: String,
}

#[derive(Serialize, Default)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    #[serde(rename = "in")]
    pub(crate) location: &'static str,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) description: String,
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) required: bool,
    pub(crate) schema: Schema,
    /// The page's name of a path parameter that has another name here.
    #[serde(rename = "x-feishu-name", skip_serializing_if = "Option::is_none")]
    pub(crate) documented_name: Option<String>,
}

#[derive(Serialize)]
pub(crate) struct RequestBody {
    pub(crate) required: bool,
    pub(crate) content: IndexMap<&'static str, MediaType>,
}

#[derive(Serialize)]
pub(crate) struct MediaType {
    pub(crate) schema: Schema,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) examples: IndexMap<String, Example>,
}

#[derive(Serialize)]
pub(crate) struct Example {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) summary: String,
    pub(crate) value: Json,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum RefOr<T> {
    Ref {
        #[serde(rename = "$ref")]
        to: String,
    },
    Here(T),
}

#[derive(Serialize)]
pub(crate) struct Response {
    pub(crate) description: String,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) content: IndexMap<&'static str, MediaType>,
    #[serde(rename = "x-feishu-errors", skip_serializing_if = "Vec::is_empty")]
    pub(crate) errors: Vec<ErrorCode>,
}

#[derive(Serialize)]
pub(crate) struct ErrorCode {
    pub(crate) code: i64,
    pub(crate) name: String,
    pub(crate) message: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) advice: String,
}

#[derive(Serialize, Clone)]
pub(crate) struct Scope {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) description: String,
}

#[derive(Serialize)]
pub(crate) struct Paging {
    #[serde(serialize_with = "word")]
    pub(crate) scheme: PagingScheme,
    pub(crate) items: String,
    pub(crate) page: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) page_size: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) next_page: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) has_more: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) total: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) max_rows: Option<i64>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Components {
    pub(crate) schemas: IndexMap<String, Schema>,
    pub(crate) responses: IndexMap<String, Response>,
    pub(crate) security_schemes: IndexMap<String, SecurityScheme>,
}

#[derive(Serialize)]
#[serde(tag = "type")]
pub(crate) enum SecurityScheme {
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
pub(crate) struct Schema {
    #[serde(rename = "$ref", skip_serializing_if = "Option::is_none")]
    pub(crate) reference: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(crate) ty: Option<Type>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) format: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) any_of: Vec<Schema>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) description: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) required: Vec<String>,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) properties: IndexMap<String, Schema>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) items: Option<Box<Schema>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) property_names: Option<Box<Schema>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) additional_properties: Option<AdditionalProperties>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) minimum: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) maximum: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) min_length: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) max_length: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) pattern: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) min_items: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) max_items: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) default: Option<Json>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) examples: Vec<Json>,
    #[serde(rename = "x-feishu-values", skip_serializing_if = "Vec::is_empty")]
    pub(crate) values: Vec<DocumentedValue>,
    /// The unit of a moment or a duration.
    #[serde(rename = "x-feishu-time", skip_serializing_if = "Option::is_none")]
    pub(crate) time: Option<Time>,
    /// The keys that an object has for a value of the field beside it.
    #[serde(rename = "x-feishu-forms", skip_serializing_if = "Option::is_none")]
    pub(crate) forms: Option<Forms>,
    #[serde(rename = "x-feishu-always-present", skip_serializing_if = "is_false")]
    pub(crate) always_present: bool,
    /// Whether null means something else than an absent field.
    #[serde(rename = "x-feishu-nullable", skip_serializing_if = "is_false")]
    pub(crate) nullable: bool,
    #[serde(rename = "x-feishu-scopes", skip_serializing_if = "Vec::is_empty")]
    pub(crate) scopes: Vec<Scope>,
    /// An example or default of another type than the page's table says, as the page writes it.
    #[serde(rename = "x-feishu-example", skip_serializing_if = "Option::is_none")]
    pub(crate) contradicting_example: Option<String>,
    #[serde(rename = "x-feishu-default", skip_serializing_if = "Option::is_none")]
    pub(crate) contradicting_default: Option<String>,
}

#[derive(Serialize, Clone)]
pub(crate) struct DocumentedValue {
    pub(crate) value: Json,
    pub(crate) name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) description: String,
}

/// The forms of an object that another field tells apart.
#[derive(Serialize, Clone)]
pub(crate) struct Forms {
    pub(crate) by: String,
    pub(crate) items: Vec<Form>,
}

#[derive(Serialize, Clone)]
pub(crate) struct Form {
    pub(crate) value: String,
    pub(crate) keys: Vec<String>,
}

/// A moment, counted from the beginning of 1970, or a duration.
#[derive(Serialize, Clone)]
pub(crate) struct Time {
    pub(crate) kind: &'static str,
    pub(crate) unit: &'static str,
    /// The number that means "absent".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) none: Option<i64>,
}

impl Schema {
    /// Whether null is all that it holds for.
    pub(crate) fn is_null(&self) -> bool {
        self.ty == Some(Type::One("null"))
    }
}

/// The members that an object may have beside its properties.
#[derive(Serialize, Clone)]
#[serde(untagged)]
pub(crate) enum AdditionalProperties {
    Allowed(bool),
    Of(Box<Schema>),
}

/// The `type` keyword.
#[derive(Serialize, Clone, Copy, PartialEq)]
#[serde(untagged)]
pub(crate) enum Type {
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
