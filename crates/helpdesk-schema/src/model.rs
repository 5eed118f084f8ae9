//! The model: what the pages say of operations, events and their fields.

use std::fmt;

use crate::json::{FORMAT, LoadError, Node, Value, Writer, expect_object, finish, record, take, words};
use crate::{Paging, Type};

/// What a set of pages documents.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Schema {
    /// The operations, in the order of their pages' paths.
    pub operations: Vec<Operation>,
    /// The events, in the order of their pages' paths.
    pub events: Vec<Event>,
}

impl Schema {
    /// Reads the canonical JSON.
    ///
    /// # Errors
    ///
    /// A text that is not JSON, of another format version, with a key that the model does not know, or with a value of
    /// another type. The error names the path of what is wrong.
    pub fn from_json(text: &str) -> Result<Self, LoadError> {
        let value = Value::parse(text).map_err(|e| LoadError::new(format!("not JSON: {e}")))?;
        let mut object = expect_object(value)?;
        let format: i64 = take(&mut object, "format")?;
        if format != FORMAT {
            return Err(LoadError::new(format!(
                "format {format}, but this build reads format {FORMAT}; run regen again"
            )));
        }
        let schema = Self { operations: take(&mut object, "operations")?, events: take(&mut object, "events")? };
        finish(&object)?;
        Ok(schema)
    }

    /// How many fields are documented, at any depth.
    pub fn fields(&self) -> usize {
        let of_operation = |operation: &Operation| {
            let Operation { path_parameters, query, body, response, .. } = operation;
            [path_parameters, query, body, response].into_iter().map(|fields| Field::count(fields)).sum::<usize>()
        };
        let operations: usize = self.operations.iter().map(of_operation).sum();
        operations + self.events.iter().map(|event| Field::count(&event.fields)).sum::<usize>()
    }

    /// Writes the canonical JSON: the same schema always gives the same bytes.
    pub fn to_json(&self) -> String {
        let mut out = Writer::new();
        out.open('{');
        out.key("format", &FORMAT);
        out.key("operations", &self.operations);
        out.key("events", &self.events);
        out.close('}');
        out.finish()
    }
}

record! {
    /// One endpoint of the API.
    pub struct Operation {
        /// The platform's own name: `helpdesk.v1.ticket.message.create`, that is project, version, resource and method.
        id: String,
        /// The public name in upper camel case: `CreateTicketMessage`.
        name: String,
        /// The module that the public name stands in, named by the resource: `ticket_message`.
        module: String,
        /// Where it is documented.
        page: Page,
        /// What it does, as Markdown.
        description: String,
        /// The HTTP method.
        method: Method,
        /// The path, with parameters as `:name`: `/open-apis/helpdesk/v1/tickets/:ticket_id/messages`.
        path: String,
        /// How often it may be called; each of them holds. Empty where the page says nothing.
        rate_limits: Vec<RateLimit>,
        /// The kinds of app that may call it: `custom`, `isv`.
        app_types: Vec<String>,
        /// The permission scopes; any one of them is enough.
        scopes: Vec<Scope>,
        /// The tokens that the `Authorization` header accepts; any one of them.
        tokens: Vec<Token>,
        /// The other request headers, apart from `Authorization` and `Content-Type`.
        headers: Vec<Header>,
        /// The parameters in the path.
        path_parameters: Vec<Field>,
        /// The parameters in the query string.
        query: Vec<Field>,
        /// How the body is written; `None` where the operation has no body.
        body_format: Option<BodyFormat>,
        /// The fields of the body.
        body: Vec<Field>,
        /// The page's example of the body.
        request_example: Option<Example>,
        /// The form of the answer.
        answer: Answer,
        /// The fields of the answer, the envelope's `code`, `msg` and `data` among them.
        response: Vec<Field>,
        /// The page's example of the answer.
        response_example: Option<Example>,
        /// The documented error codes.
        errors: Vec<ErrorCode>,
        /// How its list is asked for page by page; `None` where it lists nothing, or gives all at once.
        paging: Option<Paging>,
    }
}

impl Operation {
    /// The fields of what the operation answers on success: those of `data`, or those beside `code` where the answer is
    /// [flat](Answer::Flat).
    pub fn payload(&self) -> &[Field] {
        match self.answer {
            Answer::Data => self.data().map_or(&[], |data| &data.fields),
            Answer::Flat => &self.response,
            Answer::Empty | Answer::Binary => &[],
        }
    }

    /// The `data` field of the envelope.
    pub fn data(&self) -> Option<&Field> {
        self.response.iter().find(|field| field.name == "data")
    }
}

record! {
    /// One event that the platform pushes.
    pub struct Event {
        /// The event type: `helpdesk.ticket.created_v1`.
        id: String,
        /// The public name in upper camel case: `TicketCreated`.
        name: String,
        /// The module that the public name stands in.
        module: String,
        /// Where it is documented.
        page: Page,
        /// When it is sent, as Markdown.
        description: String,
        /// The kinds of app that can receive it.
        app_types: Vec<String>,
        /// The permission scopes; any one of them is enough.
        scopes: Vec<Scope>,
        /// The fields of the pushed JSON, the envelope's `schema`, `header` and `event` among them.
        fields: Vec<Field>,
        /// The page's example of the pushed JSON.
        example: Option<Example>,
    }
}

impl Event {
    /// The fields of the event itself: those of `event`, or all where there is no envelope.
    pub fn payload(&self) -> &[Field] {
        self.fields.iter().find(|field| field.name == "event").map_or(&self.fields, |event| &event.fields)
    }
}

record! {
    /// A page of the documentation.
    pub struct Page {
        /// Its path below the folder of pages: `helpdesk-v1/event/subscribe.md`.
        path: String,
        /// Its title.
        title: String,
        /// Where people read it.
        url: String,
    }
}

record! {
    /// A row of a parameter table.
    pub struct Field {
        /// Its name in the JSON, path or query.
        name: String,
        /// Its type.
        ty as "type": Type,
        /// Whether a request must hold it, or a response always does; `None` where the page does not say.
        required: Option<bool>,
        /// What it is, as Markdown.
        description: String,
        /// An example value as the page writes it: a JSON literal, or bare text.
        example: Option<String>,
        /// The value that an absent field stands for, as the page writes it.
        default: Option<String>,
        /// What its value is limited to.
        constraints: Option<Constraints>,
        /// The values that the page lists.
        values: Option<ValueList>,
        /// The scopes without which the field is left out of a response.
        scopes: Vec<Scope>,
        /// The public name of the type that `fields` make up.
        type_name: String,
        /// The public name of the field itself, where the one that follows from `name` would not do: two fields of one request
        /// have it, or `name` gives no identifier. Empty otherwise.
        public_name: String,
        /// The fields of the object inside of the type.
        fields: Vec<Field>,
    }
}

impl Field {
    fn count(fields: &[Field]) -> usize {
        fields.iter().map(|field| 1 + Field::count(&field.fields)).sum()
    }
}

record! {
    /// The limits of a field's value.
    pub struct Constraints {
        /// The smallest number.
        minimum: Option<i64>,
        /// The largest number.
        maximum: Option<i64>,
        /// The fewest characters, or items of an array.
        min_length: Option<i64>,
        /// The most characters, or items of an array.
        max_length: Option<i64>,
        /// A regular expression.
        pattern: Option<String>,
    }
}

record! {
    /// The documented values of a field. The list is open: the platform may send others.
    pub struct ValueList {
        /// The public name of the type that holds such a value.
        name: String,
        /// The values, in the order of the page.
        items: Vec<DocumentedValue>,
    }
}

record! {
    /// One documented value.
    pub struct DocumentedValue {
        /// The value as text: `text`, `50`.
        key: String,
        /// The public name in upper camel case: `ClosedByAgent`.
        name: String,
        /// What the page says of it.
        label: String,
    }
}

record! {
    /// A permission scope.
    pub struct Scope {
        /// Its name: `helpdesk:all`. Empty where the page only describes it.
        name: String,
        /// What it allows.
        description: String,
    }
}

record! {
    /// A request header.
    pub struct Header {
        /// Its name: `X-Lark-Helpdesk-Authorization`.
        name: String,
        /// Whether the request must hold it.
        required: bool,
        /// What it is, as Markdown.
        description: String,
    }
}

record! {
    /// A documented error.
    pub struct ErrorCode {
        /// The envelope's `code`.
        code: i64,
        /// The public name in upper camel case: `TicketClosed`.
        name: String,
        /// The HTTP status that it comes with.
        status: Option<u16>,
        /// The envelope's `msg`.
        message: String,
        /// What to do about it.
        advice: String,
    }
}

words! {
    /// An HTTP method.
    #[derive(Default)]
    pub enum Method {
        /// `GET`
        #[default]
        Get = "GET",
        /// `POST`
        Post = "POST",
        /// `PUT`
        Put = "PUT",
        /// `PATCH`
        Patch = "PATCH",
        /// `DELETE`
        Delete = "DELETE",
    }
}

words! {
    /// A kind of access token.
    pub enum Token {
        /// `tenant_access_token`: the app acts for itself.
        Tenant = "tenant",
        /// `user_access_token`: the app acts for a person.
        User = "user",
        /// `app_access_token`: the app proves who it is.
        App = "app",
    }
}

words! {
    /// How a request body is written.
    pub enum BodyFormat {
        /// `application/json`
        Json = "json",
        /// `multipart/form-data`
        Multipart = "multipart",
    }
}

words! {
    /// The form of an answer.
    #[derive(Default)]
    pub enum Answer {
        /// The envelope, and in its `data` the documented fields.
        Data = "data",
        /// The envelope; its `data` is absent or empty.
        #[default]
        Empty = "empty",
        /// The fields stand beside `code` and `msg`.
        Flat = "flat",
        /// The bytes of a file; the envelope only where the call failed.
        Binary = "binary",
    }
}

/// How often an operation may be called, per app and tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateLimit {
    /// `50/second`
    PerSecond(u32),
    /// `1000/minute`
    PerMinute(u32),
    /// `special`: a limit that the platform does not tell.
    Special,
}

impl Node for RateLimit {
    fn read(value: Value) -> Result<Self, LoadError> {
        let text = String::read(value)?;
        let limit = match text.split_once('/') {
            None if text == "special" => Some(Self::Special),
            Some((count, "second")) => count.parse().ok().map(Self::PerSecond),
            Some((count, "minute")) => count.parse().ok().map(Self::PerMinute),
            _ => None,
        };
        limit.ok_or_else(|| LoadError::new(format!("`{text}` is none of N/second, N/minute, special")))
    }

    fn write(&self, out: &mut Writer) {
        out.string(&self.to_string());
    }
}

impl fmt::Display for RateLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PerSecond(count) => write!(f, "{count}/second"),
            Self::PerMinute(count) => write!(f, "{count}/minute"),
            Self::Special => f.write_str("special"),
        }
    }
}

/// The page's example of a JSON text, kept as it stands there; a review sees the lines that changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Example {
    text: String,
}

impl Example {
    /// Keeps a text, which [`Schema::validate`] wants to be JSON.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The value.
    ///
    /// # Errors
    ///
    /// A text that is not JSON.
    #[cfg(feature = "serde_json")]
    pub fn value(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::from_str(&self.text)
    }
}

impl Node for Example {
    fn read(value: Value) -> Result<Self, LoadError> {
        Ok(Self { text: Vec::<String>::read(value)?.join("\n") })
    }

    fn write(&self, out: &mut Writer) {
        let lines: Vec<String> = self.text.lines().map(str::to_owned).collect();
        lines.write(out);
    }
}
