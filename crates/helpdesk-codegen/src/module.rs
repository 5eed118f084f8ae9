//! The items of a module, gathered from its operations and events.

use std::collections::BTreeSet;

use helpdesk_schema::{BodyFormat, Direction, Event, Field, Operation, Payload, ResponseForm, markdown};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::docs::{self, Docs};
use crate::errors::Errors;
use crate::generated::Module;
use crate::operation::{Request, error_code, listing};
use crate::types::record;
use crate::types::{Member, members, rust_type, value_list};
use crate::{Error, Options, names};

/// The items of a module so far.
#[derive(Default)]
pub(crate) struct ModuleBuilder {
    items: Vec<TokenStream>,
    /// The nested types that stand in `items`. Two fields of one public name are one type: that is what a name means.
    nested: BTreeSet<String>,
    resources: BTreeSet<String>,
}

impl ModuleBuilder {
    pub(crate) fn finish(self) -> Module {
        let resources: Vec<String> = self.resources.iter().map(|resource| markdown::code(resource)).collect();
        let docs = format!("The operations and events of {}.", resources.join(", "));
        Module { docs, items: self.items }
    }

    pub(crate) fn operation(
        &mut self,
        operation: &Operation,
        errors: &Errors<'_>,
        options: &Options<'_>,
    ) -> Result<(), Error> {
        let id = &operation.id;
        names::check(id, &operation.name)?;
        self.resources.insert(operation.resource().to_owned());
        let request = Request::new(operation)?;
        let name = &request.name;
        let response_place = &format!("{id} response");
        let fields = match operation.payload() {
            Payload::Object(fields) => fields,
            Payload::Value(_) | Payload::File => Vec::new(),
        };
        let response = members(response_place, fields, Direction::Response)?;

        let docs = docs::request(operation, &request, options);
        self.items.push(record::definition(&docs, name, &request.all, Direction::Request));
        self.items.push(record::constructor(name, &request.all));
        self.items.push(request.implementation());
        self.items.extend(listing::generate(operation, name, request.parameters(), &response)?);
        if operation.body_format == Some(BodyFormat::Json) {
            self.items.push(record::body(name, &request.body));
        }
        self.items.push(options.round_trip.gate(|| record::request(name, &request.all)));
        for (location, fields) in operation.tables().filter(|(location, _)| location.direction() == Direction::Request)
        {
            self.nested_types(&format!("{id} {}", location.as_str()), fields, Direction::Request)?;
        }
        self.response(operation, &request.response, &response)?;
        self.items.push(error_code::generate(operation, &request.error_code, errors));
        Ok(())
    }

    /// The type of the response; there is none where it is a file.
    fn response(&mut self, operation: &Operation, name: &Ident, members: &[Member<'_>]) -> Result<(), Error> {
        let place = &format!("{} response", operation.id);
        let docs = Docs::new().paragraph(format!("What [`{}`] answers.", operation.name));
        match operation.payload() {
            Payload::File => {}
            Payload::Value(data) => {
                let ty = rust_type(place, data, &data.ty)?;
                let docs = docs.page(&data.description).attributes();
                self.items.push(quote!(#docs pub type #name = #ty;));
            }
            Payload::Object(fields) => {
                let docs = if fields.is_empty() { docs.paragraph("The page documents no field of it.") } else { docs };
                self.items.push(record::nested(&docs, name, members, Direction::Response));
                let form = match operation.response_form {
                    ResponseForm::Flat => quote!(flat),
                    ResponseForm::Empty => quote!(empty),
                    ResponseForm::Data | ResponseForm::Binary => quote!(data),
                };
                self.items.push(quote! {
                    impl ::helpdesk_core::Response for #name {
                        fn from_raw<D: ::helpdesk_core::Decode>(
                            raw: ::helpdesk_core::RawResponse<'_, D>,
                        ) -> Result<Self, ::helpdesk_core::ResponseError> {
                            raw.#form()
                        }
                    }
                });
            }
        }
        self.nested_types(place, operation.payload().into_fields(), Direction::Response)
    }

    pub(crate) fn event(&mut self, event: &Event) -> Result<(), Error> {
        let id = &event.id;
        names::check(id, &event.name)?;
        self.resources.insert(event.resource().unwrap_or(id).to_owned());
        let name = Ident::new(&event.name, Span::call_site());
        let place = format!("{id} event");
        let members = members(&place, event.payload(), Direction::Response)?;
        self.items.push(record::nested(&docs::event(event), &name, &members, Direction::Response));
        self.items.push(quote! {
            impl ::helpdesk_core::Event for #name {
                const TYPE: &'static str = #id;
            }
        });
        self.nested_types(&place, event.payload(), Direction::Response)
    }

    /// The structs and value lists of fields and of what stands below them.
    fn nested_types<'a>(
        &mut self,
        place: &str,
        fields: impl IntoIterator<Item = &'a Field>,
        direction: Direction,
    ) -> Result<(), Error> {
        for field in fields {
            self.nested_type(&format!("{place}/{}", field.name), field, direction)?;
        }
        Ok(())
    }

    fn nested_type(&mut self, place: &str, field: &Field, direction: Direction) -> Result<(), Error> {
        if let Some(values) = field.value_enum() {
            names::check(place, &values.name)?;
            if self.nested.insert(values.name.clone()) {
                self.items.push(value_list::generate(place, field, values)?);
            }
        }
        let written_by_hand = field.type_name.contains("::");
        if field.fields.is_empty() || written_by_hand || !self.nested.insert(field.type_name.clone()) {
            return Ok(());
        }
        names::check(place, &field.type_name)?;
        let name = Ident::new(&field.type_name, Span::call_site());
        let members = members(place, &field.fields, direction)?;
        let docs = Docs::new().page(&field.description).or(&format!("{}.", markdown::code(&field.name)));
        self.items.push(record::nested(&docs, &name, &members, direction));
        self.nested_types(place, &field.fields, direction)
    }
}
