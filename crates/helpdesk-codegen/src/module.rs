//! The items of a module, gathered from its operations and events.

use std::collections::BTreeSet;

use helpdesk_schema::{BodyFormat, COMMON, Direction, Event, Field, Operation, Payload, ResponseForm, markdown};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::definitions::{Definition, Definitions};
use crate::docs::{self, Docs};
use crate::errors::Errors;
use crate::generated::Module;
use crate::operation::{Request, error_code, listing};
use crate::types::{Member, members, record, rust_type};
use crate::{Error, Options, names};

/// The items of a module so far.
pub(crate) struct ModuleBuilder<'a> {
    name: &'a str,
    definitions: &'a Definitions<'a>,
    errors: &'a Errors<'a>,
    options: Options<'a>,
    items: Vec<TokenStream>,
    /// The structs and value lists in `items`.
    defined: BTreeSet<String>,
    /// The common types that the module uses.
    common: BTreeSet<String>,
    /// The value lists of the whole crate that the module uses.
    shared: BTreeSet<String>,
    resources: BTreeSet<String>,
}

impl<'a> ModuleBuilder<'a> {
    /// A module of operations and events.
    pub(crate) fn new(
        name: &'a str,
        definitions: &'a Definitions<'a>,
        errors: &'a Errors<'a>,
        options: Options<'a>,
    ) -> Self {
        let (items, defined, common, shared, resources) = Default::default();
        Self { name, definitions, errors, options, items, defined, common, shared, resources }
    }

    /// The module of the common types.
    pub(crate) fn common(
        definitions: &'a Definitions<'a>,
        errors: &'a Errors<'a>,
        options: Options<'a>,
    ) -> Result<Self, Error> {
        let mut module = Self::new(COMMON, definitions, errors, options);
        for definition in definitions.common() {
            module.items.push(definition.items()?);
            let parts = definition.places.iter().flat_map(|place| &place.field.fields).filter_map(names::defined);
            let shared = parts.map(|name| names::home(COMMON, name)).filter(|(home, _)| *home == names::SHARED);
            module.shared.extend(shared.map(|(_, name)| name.to_owned()));
        }
        Ok(module)
    }

    pub(crate) fn finish(self) -> Module {
        let resources: Vec<String> = self.resources.iter().map(|resource| markdown::code(resource)).collect();
        let docs = match resources.as_slice() {
            [] => "The types that several modules share; each module that uses one re-exports it.".to_owned(),
            resources => format!("The operations and events of {}.", resources.join(", ")),
        };
        let common = self.common.iter().map(|name| Ident::new(name, Span::call_site()));
        let module = Ident::new(COMMON, Span::call_site());
        let reexports = (!self.common.is_empty()).then(|| quote!(pub use super::#module::{#(#common),*};));
        let shared = self.shared.iter().map(|name| Ident::new(name, Span::call_site()));
        let of_crate = (!self.shared.is_empty()).then(|| quote!(pub use crate::#module::{#(#shared),*};));
        Module { docs, items: reexports.into_iter().chain(of_crate).chain(self.items).collect() }
    }

    pub(crate) fn operation(&mut self, operation: &Operation) -> Result<(), Error> {
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

        let docs = docs::request(operation, &request, &self.options);
        self.items.push(record::definition(&docs, name, &request.all, Direction::Request));
        self.items.push(record::constructor(name, &request.all));
        self.items.push(request.implementation());
        self.items.extend(listing::generate(operation, name, request.parameters(), &response)?);
        if operation.body_format == Some(BodyFormat::Json) {
            self.items.push(record::body(name, &request.body));
        }
        self.items.push(self.options.round_trip.gate(&quote!(), || record::request(name, &request.all)));
        for (location, fields) in operation.tables().filter(|(location, _)| location.direction() == Direction::Request)
        {
            self.nested_types(&format!("{id} {}", location.as_str()), fields)?;
        }
        self.response(operation, &request.response, &response)?;
        self.items.push(error_code::generate(operation, &request.error_code, self.errors));
        Ok(())
    }

    /// The type of the response, unless the response is a file.
    fn response(&mut self, operation: &Operation, name: &Ident, members: &[Member<'_>]) -> Result<(), Error> {
        let place = &format!("{} response", operation.id);
        let docs = Docs::new().paragraph(format!("The response of [`{}`].", operation.name));
        match operation.payload() {
            Payload::File => {}
            Payload::Value(data) => {
                let ty = rust_type(place, data, &data.ty)?;
                let docs = docs.page(&data.description).attributes();
                self.items.push(quote!(#docs pub type #name = #ty;));
            }
            Payload::Object(fields) => {
                let docs = if fields.is_empty() { docs.paragraph("The page documents no fields.") } else { docs };
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
        self.nested_types(place, operation.payload().into_fields())
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
        self.nested_types(&place, event.payload())
    }

    /// The structs and value lists of fields, and of the fields below them.
    fn nested_types<'f>(&mut self, place: &str, fields: impl IntoIterator<Item = &'f Field>) -> Result<(), Error> {
        for field in fields {
            let place = format!("{place}/{}", field.name);
            if let Some(name) = names::defined(field) {
                self.define(&place, name)?;
            }
            if !names::is_by_hand(&field.type_name) {
                self.nested_types(&place, &field.fields)?;
            }
        }
        Ok(())
    }

    /// Puts the type into the module, or where it is a common one its re-export, unless it is there already.
    fn define(&mut self, place: &str, name: &str) -> Result<(), Error> {
        let (home, local) = names::home(self.name, name);
        names::check(place, local)?;
        if home == names::SHARED {
            self.shared.insert(local.to_owned());
        } else if home != self.name {
            self.common.insert(local.to_owned());
        } else if self.defined.insert(local.to_owned()) {
            let definition = self.definitions.find(home, name);
            self.items.extend(definition.map(Definition::items).transpose()?);
        }
        Ok(())
    }
}
