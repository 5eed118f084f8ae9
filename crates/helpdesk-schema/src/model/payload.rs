//! The payload of a response or an event: the fields inside of its envelope.

use super::event::Event;
use super::field::{Field, FieldLocation};
use super::operation::{Operation, ResponseForm};
use crate::types::Type;

/// A response without its envelope. `F` is `&Field` or `&mut Field`.
#[cfg_attr(feature = "author", derive(Debug, Clone, PartialEq, Eq))]
pub enum Payload<F> {
    /// An object of these fields, possibly without any.
    Object(Vec<F>),
    /// A value that is not an object: the field `data` itself.
    Value(F),
    /// The bytes of a file.
    File,
}

impl<F> Payload<F> {
    /// The fields of the object, or the field that is the value.
    pub fn into_fields(self) -> Vec<F> {
        match self {
            Self::Object(fields) => fields,
            Self::Value(field) => vec![field],
            Self::File => Vec::new(),
        }
    }
}

impl Operation {
    /// The tables of fields, each with its place. The table of the response includes the envelope.
    pub fn tables(&self) -> impl Iterator<Item = (FieldLocation, &[Field])> {
        let Self { path_parameters, query, body, response, .. } = self;
        [
            (FieldLocation::Path, path_parameters.as_slice()),
            (FieldLocation::Query, query),
            (FieldLocation::Body, body),
            (FieldLocation::Response, response),
        ]
        .into_iter()
    }

    /// The same [tables](Self::tables), to be changed.
    pub fn tables_mut(&mut self) -> impl Iterator<Item = (FieldLocation, &mut Vec<Field>)> {
        let Self { path_parameters, query, body, response, .. } = self;
        [
            (FieldLocation::Path, path_parameters),
            (FieldLocation::Query, query),
            (FieldLocation::Body, body),
            (FieldLocation::Response, response),
        ]
        .into_iter()
    }

    /// The fields of the request: those of its path, its query and its body.
    #[cfg(feature = "author")]
    pub fn request_fields(&self) -> impl Iterator<Item = &Field> {
        self.path_parameters.iter().chain(&self.query).chain(&self.body)
    }

    /// The payload of the operation's response on success.
    pub fn payload(&self) -> Payload<&Field> {
        match self.response_form {
            ResponseForm::Binary => Payload::File,
            ResponseForm::Empty => Payload::Object(Vec::new()),
            ResponseForm::Flat => {
                Payload::Object(self.response.iter().filter(|field| !field.is_of_envelope()).collect())
            }
            ResponseForm::Data => match self.data() {
                None => Payload::Object(Vec::new()),
                Some(data) if matches!(data.ty, Type::Object(_)) => Payload::Object(data.fields.iter().collect()),
                Some(data) => Payload::Value(data),
            },
        }
    }

    /// The same [payload](Self::payload), to be changed.
    #[cfg(feature = "author")]
    pub fn payload_mut(&mut self) -> Payload<&mut Field> {
        let response = self.response.iter_mut();
        match self.response_form {
            ResponseForm::Binary => Payload::File,
            ResponseForm::Empty => Payload::Object(Vec::new()),
            ResponseForm::Flat => Payload::Object(response.filter(|field| !field.is_of_envelope()).collect()),
            ResponseForm::Data => match response.into_iter().find(|field| field.name == "data") {
                None => Payload::Object(Vec::new()),
                Some(data) if matches!(data.ty, Type::Object(_)) => Payload::Object(data.fields.iter_mut().collect()),
                Some(data) => Payload::Value(data),
            },
        }
    }

    /// The path of the payload's fields: `response`, or `response/data`.
    pub fn payload_path(&self) -> &'static str {
        let is_in_data = self.response_form == ResponseForm::Data && matches!(self.payload(), Payload::Object(_));
        if is_in_data { "response/data" } else { "response" }
    }

    /// The `data` field of the envelope.
    pub fn data(&self) -> Option<&Field> {
        self.response.iter().find(|field| field.name == "data")
    }

    /// Project, version and resource, as the [id](Self::id) names them: `helpdesk.v1.ticket.message`.
    pub fn resource(&self) -> &str {
        self.id.rsplit_once('.').map_or(&self.id, |(resource, _)| resource)
    }

    /// The names of the parameters in the path.
    #[cfg(feature = "author")]
    pub fn placeholders(&self) -> impl Iterator<Item = &str> {
        self.path.split('/').filter_map(|segment| segment.strip_prefix(':'))
    }

    /// The path with its parameters unnamed: what the platform can tell apart.
    #[cfg(feature = "author")]
    pub fn route(&self) -> String {
        let segments = self.path.split('/').map(|segment| if segment.starts_with(':') { ":" } else { segment });
        segments.collect::<Vec<_>>().join("/")
    }
}

impl Event {
    /// Whether the event is in an envelope: `schema`, `header` and `event`.
    pub fn is_enveloped(&self) -> bool {
        self.fields.iter().any(|field| field.name == "event")
    }

    /// The fields of the event itself: those of `event`, or all fields if it has no envelope.
    pub fn payload(&self) -> &[Field] {
        self.fields.iter().find(|field| field.name == "event").map_or(&self.fields, |event| &event.fields)
    }

    /// The same [payload](Self::payload), to be changed.
    #[cfg(feature = "author")]
    pub fn payload_mut(&mut self) -> &mut [Field] {
        match self.fields.iter().position(|field| field.name == "event") {
            Some(index) => &mut self.fields[index].fields,
            None => &mut self.fields,
        }
    }

    /// The path of the event's own fields: `event`, or `event/event`.
    pub fn payload_path(&self) -> &'static str {
        if self.is_enveloped() { "event/event" } else { "event" }
    }

    /// Project and resource, as the [id](Self::id) names them: `helpdesk.ticket_message`. Old event types name neither.
    pub fn resource(&self) -> Option<&str> {
        self.id.rsplit_once('.').map(|(resource, _)| resource)
    }
}
