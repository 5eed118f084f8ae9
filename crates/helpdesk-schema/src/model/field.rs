//! Fields and their documented values.

use super::page::Scope;
use super::text::Text;
use crate::json::{record, words};
use crate::types::Type;

/// The module of the types that several modules share, each of which re-exports what it uses. The public name of such a type is
/// `common::TicketUser`; any other type is one of the module that uses it.
pub const COMMON: &str = "common";

record! {
    /// A row of a parameter table.
    pub struct Field {
        /// Its name in the JSON, path or query.
        name: String,
        /// Its type.
        ty as "type": Type,
        /// Whether a request must hold it, or a response always does; `None` where the page does not say.
        required: Option<bool>,
        /// The page's description, as Markdown.
        description: Text,
        /// An example value as the page writes it: a JSON literal, or bare text.
        example: Option<String>,
        /// Whether the example makes no sense beside those of its neighbours, so that an example of all of them leaves it out.
        alone: bool,
        /// The value that the platform uses for an absent field, as the page writes it.
        default: Option<String>,
        /// The limits of its value.
        constraints: Option<Constraints>,
        /// The values that the page lists.
        values: Option<ValueList>,
        /// The forms that its value has, where another field says which.
        forms: Option<Forms>,
        /// The scopes without which the field is left out of a response.
        scopes: Vec<Scope>,
        /// The public name of the type that `fields` make up: one of the module, `common::Name` for one that modules share, or
        /// `crate::Name` for one that is written by hand.
        type_name: String,
        /// The public name of the field itself, where the one that follows from `name` would not do: two fields of one request
        /// have it, it is a keyword, or `name` gives no identifier. Empty otherwise.
        public_name: String,
        /// The fields of the object inside of the type.
        fields: Vec<Field>,
    }
}

impl Field {
    /// How many fields these are, and those below them.
    #[cfg(feature = "author")]
    pub(crate) fn count(fields: &[Self]) -> usize {
        fields.iter().map(|field| 1 + Self::count(&field.fields)).sum()
    }

    /// The documented values, where they make up a type of their own. Those of a boolean only describe two values, and those
    /// of a map its keys.
    pub fn value_enum(&self) -> Option<&ValueList> {
        let holds_values =
            matches!(self.ty.innermost(), Type::String | Type::Integer) && !matches!(self.ty, Type::Map(_));
        self.values.as_ref().filter(|_| holds_values)
    }

    /// The fields that a response holds beside its payload.
    pub const ENVELOPE: [&str; 3] = ["code", "msg", "data"];

    /// Whether it is one of the [envelope's](Self::ENVELOPE).
    pub fn is_of_envelope(&self) -> bool {
        Self::ENVELOPE.contains(&self.name.as_str())
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
    /// The forms of an object, or of a JSON text of one, of which the value of another field says which one it is.
    pub struct Forms {
        /// The name of the field beside it that says so: `msg_type`.
        by: String,
        /// The forms. With any other value of that field, the object has an unknown form.
        items: Vec<Form>,
    }
}

record! {
    /// A form of an object.
    pub struct Form {
        /// The value of the other field that means it: `text`.
        value: String,
        /// The keys that only an object of this form has; it has one of them at least.
        keys: Vec<String>,
    }
}

record! {
    /// One documented value.
    pub struct DocumentedValue {
        /// The value as text: `text`, `50`.
        key: String,
        /// The public name in upper camel case: `ClosedByAgent`.
        name: String,
        /// The page's description.
        label: Text,
    }
}

words! {
    /// The place of a table's fields.
    pub enum FieldLocation {
        /// In the path.
        Path = "path",
        /// In the query string.
        Query = "query",
        /// In the body of the request.
        Body = "body",
        /// In the response.
        Response = "response",
        /// In the pushed JSON.
        Event = "event",
    }
}

words! {
    /// Whether something is sent to the platform or comes from it. The two differ in what may be absent.
    pub enum Direction {
        /// To the platform: what the page requires must be there.
        Request = "request",
        /// From the platform: whatever is documented may be absent.
        Response = "response",
    }
}

impl FieldLocation {
    /// Which way the fields go.
    pub fn direction(self) -> Direction {
        match self {
            Self::Path | Self::Query | Self::Body => Direction::Request,
            Self::Response | Self::Event => Direction::Response,
        }
    }
}
