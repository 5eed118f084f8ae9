//! The definitions of customized fields.

use super::dropdown::{Dropdown, DropdownChoice, DropdownError};
use super::value::{CustomizedValue, choices};
use crate::generated::ticket::{CustomizedFieldUpdate, CustomizedFieldValue};
use crate::generated::ticket_customized_field::{GetTicketCustomizedFieldResponse, TicketCustomizedField};

/// The customized fields that the tickets of a helpdesk have.
///
/// In a ticket, the value of a dropdown is the internal id of an option. The definitions of the fields, which
/// [`ListTicketCustomizedFields`](crate::ticket_customized_field::ListTicketCustomizedFields) lists, tell what the option is
/// called:
///
/// ```
/// use helpdesk_types::CustomizedFields;
/// use helpdesk_types::ticket::{GetTicketResponse, UpdateTicket};
/// use helpdesk_types::ticket_customized_field::ListTicketCustomizedFieldsResponse;
///
/// let listed: ListTicketCustomizedFieldsResponse = serde_json::from_str(
///     r#"{"items": [{
///         "ticket_customized_field_id": "683432", "key_name": "device", "display_name": "Device", "field_type": "dropdown_nested",
///         "dropdown_options": {"children": [
///             {"tag": "c495fe14", "display_name": "Hardware", "children": [{"tag": "498ed5f1", "display_name": "Laptop"}]}
///         ]}
///     }]}"#,
/// )?;
/// let fields: CustomizedFields = listed.items.iter().collect();
///
/// let response: GetTicketResponse = serde_json::from_str(
///     r#"{"ticket": {"customized_fields": [{"id": "683432", "key_name": "device", "value": "498ed5f1"}]}}"#,
/// )?;
/// for field in response.ticket.iter().flat_map(|ticket| &ticket.customized_fields) {
///     let value = fields.read(field).expect("it has a value");
///     assert_eq!(value.to_string(), "Hardware / Laptop");
/// }
///
/// let device = fields.get("device").expect("the helpdesk has the field");
/// let update = device.choose(["Hardware", "Laptop"])?;
/// assert_eq!(update.value.as_deref(), Some("498ed5f1"));
/// let request = UpdateTicket::new("6945345902185807891").customized_fields(vec![update]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CustomizedFields {
    fields: Vec<CustomizedField>,
}

/// The definition of a customized field.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomizedField {
    id: Option<String>,
    key_name: Option<String>,
    display_name: Option<String>,
    field_type: Option<String>,
    dropdown: Dropdown,
}

impl CustomizedFields {
    /// The field of that id or key, the names that no two fields share.
    #[inline]
    pub fn get(&self, id_or_key: &str) -> Option<&CustomizedField> {
        let has = |name: &Option<String>| name.as_deref() == Some(id_or_key);
        self.fields
            .iter()
            .find(|field| has(&field.id))
            .or_else(|| self.fields.iter().find(|field| has(&field.key_name)))
    }

    /// The fields of that display name, which several may have.
    pub fn named(&self, display_name: &str) -> impl Iterator<Item = &CustomizedField> {
        self.iter().filter(move |field| field.display_name() == Some(display_name))
    }

    /// Goes through the fields.
    pub fn iter(&self) -> std::slice::Iter<'_, CustomizedField> {
        self.fields.iter()
    }

    /// Reads the value of a ticket's field; `None` if the value is absent or empty.
    #[inline]
    pub fn read(&self, field: &CustomizedFieldValue) -> Option<CustomizedValue> {
        let value = field.value.as_deref().filter(|value| !value.is_empty())?;
        let names = [&field.id, &field.key_name];
        let definition = names.into_iter().flatten().find_map(|name| self.get(name));
        Some(definition.map_or_else(|| CustomizedValue::Raw(value.to_owned()), |definition| definition.read(value)))
    }
}

impl<'a> IntoIterator for &'a CustomizedFields {
    type Item = &'a CustomizedField;
    type IntoIter = std::slice::Iter<'a, CustomizedField>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Into<CustomizedField>> FromIterator<T> for CustomizedFields {
    fn from_iter<I: IntoIterator<Item = T>>(fields: I) -> Self {
        Self { fields: fields.into_iter().map(Into::into).collect() }
    }
}

impl CustomizedField {
    /// Its id.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Its key.
    pub fn key_name(&self) -> Option<&str> {
        self.key_name.as_deref()
    }

    /// The name that people see.
    pub fn display_name(&self) -> Option<&str> {
        self.display_name.as_deref()
    }

    /// Its type: `string`, `multiline`, `dropdown` or `dropdown_nested`, or one that no page documents.
    pub fn field_type(&self) -> Option<&str> {
        self.field_type.as_deref()
    }

    /// The options of the dropdown, each followed by those below it. An option without an id is left out.
    pub fn choices(&self) -> impl Iterator<Item = DropdownChoice> {
        self.dropdown.choices()
    }

    /// The option of that id; of the first one, should several have it.
    #[inline]
    pub fn choice(&self, id: &str) -> Option<DropdownChoice> {
        self.dropdown.by_id(id)
    }

    /// Reads a value of the field.
    #[inline]
    pub fn read(&self, value: &str) -> CustomizedValue {
        let raw = || CustomizedValue::Raw(value.to_owned());
        match self.field_type() {
            Some("string" | "multiline") => CustomizedValue::Text(value.to_owned()),
            Some("number") => {
                let number = value.parse().ok().filter(|number: &f64| number.is_finite());
                number.map_or_else(raw, CustomizedValue::Number)
            }
            Some("dropdown" | "dropdown_nested") => {
                choices(&self.dropdown, value).map_or_else(raw, CustomizedValue::Choices)
            }
            _ => raw(),
        }
    }

    /// The change of a ticket that chooses an option of the dropdown by its display name, after those of the options that it is
    /// below.
    ///
    /// # Errors
    ///
    /// [`DropdownError`] if not exactly one option is so called.
    pub fn choose(
        &self,
        path: impl IntoIterator<Item = impl Into<String>>,
    ) -> Result<CustomizedFieldUpdate, DropdownError> {
        let choice = self.dropdown.by_path(path.into_iter().map(Into::into).collect())?;
        Ok(self.set(choice.id))
    }

    /// The change of a ticket that sets the field to a value: the text, or the id of an option.
    pub fn set(&self, value: impl Into<String>) -> CustomizedFieldUpdate {
        let mut update = CustomizedFieldUpdate::new().value(value);
        update.id.clone_from(&self.id);
        update.key_name.clone_from(&self.key_name);
        update
    }
}

macro_rules! definitions {
    ($($type:ty)*) => {$(
        impl From<&$type> for CustomizedField {
            #[inline]
            fn from(field: &$type) -> Self {
                let options = field.dropdown_options.as_ref().map(|options| options.children.as_slice());
                Self {
                    id: field.ticket_customized_field_id.clone(),
                    key_name: field.key_name.clone(),
                    display_name: field.display_name.clone(),
                    field_type: field.field_type.as_ref().map(ToString::to_string),
                    dropdown: Dropdown::new(options.unwrap_or_default()),
                }
            }
        }

        impl From<$type> for CustomizedField {
            #[inline]
            fn from(field: $type) -> Self {
                Self::from(&field)
            }
        }
    )*};
}

definitions! { TicketCustomizedField GetTicketCustomizedFieldResponse }
