//! The items of a module, gathered from its operations and events.

use helpdesk_schema::{BodyFormat, COMMON, Direction, Event, Field, Operation, Payload, ResponseForm, markdown};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::definitions::{Definition, Definitions};
use crate::docs::{self, Docs};
use crate::errors::Errors;
use crate::generated::Module;
use crate::lists::{NameSet, add, comma_separated};
use crate::operation::{Request, error_code, listing};
use crate::types::{Member, members, record, rust_type};
use crate::{Error, Options, names};

/// The items of a module so far.
pub(crate) struct ModuleBuilder<'a> {
    name: &'a str,
    definitions: &'a Definitions<'a>,
    errors: &'a Errors<'a>,
    options: Options<'a>,
    items: TokenStream,
    /// The structs and value lists in `items`.
    defined: NameSet,
    /// The common types that the module uses.
    common: NameSet,
    /// The value lists of the whole crate that the module uses.
    shared: NameSet,
    resources: NameSet,
}

impl<'a> ModuleBuilder<'a> {
    /// A module of operations and events.
    pub(crate) fn new(
        name: &'a str,
        definitions: &'a Definitions<'a>,
        errors: &'a Errors<'a>,
        options: Options<'a>,
    ) -> Self {
        let (defined, common, shared, resources) = Default::default();
        Self { name, definitions, errors, options, items: TokenStream::new(), defined, common, shared, resources }
    }

    /// The module of the common types.
    pub(crate) fn common(
        definitions: &'a Definitions<'a>,
        errors: &'a Errors<'a>,
        options: Options<'a>,
    ) -> Result<Self, Error> {
        let mut module = Self::new(COMMON, definitions, errors, options);
        for definition in definitions.all() {
            if definition.module == COMMON {
                module.add(&definition.items()?);
                for place in &definition.places {
                    module.use_shared(place.field);
                }
            }
        }
        Ok(module)
    }

    /// Notes which of the fields of a common type have a value list of the whole crate.
    fn use_shared(&mut self, field: &Field) {
        for name in field.fields.iter().filter_map(names::defined) {
            let (home, local) = names::home(COMMON, name);
            if home == names::SHARED {
                self.shared.insert(local);
            }
        }
    }

    fn add(&mut self, items: &TokenStream) {
        items.to_tokens(&mut self.items);
    }

    pub(crate) fn name(&self) -> &'a str {
        self.name
    }

    pub(crate) fn finish(self) -> Module {
        let docs = match self.resources.as_slice() {
            [] => "The types that several modules share; each module that uses one re-exports it.".to_owned(),
            resources => {
                let resources = comma_separated(resources, &|resource| markdown::code(resource));
                format!("The operations and events of {resources}.")
            }
        };
        let module = Ident::new(COMMON, Span::call_site());
        let (common, shared) = (names_of(&self.common), names_of(&self.shared));
        let reexports = (!common.is_empty()).then(|| quote!(pub use super::#module::{#common};));
        let of_crate = (!shared.is_empty()).then(|| quote!(pub use crate::#module::{#shared};));
        let items = self.items;
        Module { docs, items: quote!(#reexports #of_crate #items) }
    }

    pub(crate) fn operation(&mut self, operation: &Operation) -> Result<(), Error> {
        let id = &operation.id;
        names::check(id, &operation.name)?;
        self.resources.insert(operation.resource());
        let request = Request::new(operation)?;
        let name = &request.name;
        let response_place = &format!("{id} response");
        let fields = match operation.payload() {
            Payload::Object(fields) => fields,
            Payload::Value(_) | Payload::File => Vec::new(),
        };
        let response = members(response_place, &mut fields.into_iter(), Direction::Response)?;

        let docs = docs::request(operation, &request, &self.options);
        self.add(&record::definition(&docs, name, &request.all, Direction::Request));
        self.add(&record::constructor(name, &request.all));
        self.add(&request.implementation());
        self.add(&listing::generate(operation, name, request.parameters(), &response)?);
        if operation.body_format == Some(BodyFormat::Json) {
            self.add(&record::body(name, &request.body));
        }
        self.add(&self.options.round_trip.gate(&quote!(), &|| record::request(name, &request.all)));
        for (location, fields) in operation.tables() {
            if location.direction() == Direction::Request {
                self.nested_types(&format!("{id} {}", location.as_str()), &mut fields.iter())?;
            }
        }
        self.response(operation, &request.response, &response)?;
        self.add(&error_code::generate(operation, &request.error_code, self.errors));
        Ok(())
    }

    /// The type of the response, unless the response is a file.
    fn response(&mut self, operation: &Operation, name: &Ident, members: &[Member<'_>]) -> Result<(), Error> {
        let place = &format!("{} response", operation.id);
        let docs = Docs::new().paragraph(&format!("The response of [`{}`].", operation.name));
        match operation.payload() {
            Payload::File => {}
            Payload::Value(data) => {
                let ty = rust_type(place, data, &data.ty)?;
                let docs = docs.page(&data.description).attributes();
                self.add(&quote!(#docs pub type #name = #ty;));
            }
            Payload::Object(fields) => {
                let docs = if fields.is_empty() { docs.paragraph("The page documents no fields.") } else { docs };
                self.add(&record::nested(&docs, name, members, Direction::Response));
                let read = match operation.response_form {
                    ResponseForm::Flat => quote!(documented_flat()),
                    ResponseForm::Empty => quote!(empty()),
                    ResponseForm::Data | ResponseForm::Binary => record::data(members),
                };
                self.add(&quote! {
                    impl ::helpdesk_core::Response for #name {
                        fn from_raw<D: ::helpdesk_core::Decode>(
                            raw: ::helpdesk_core::RawResponse<'_, D>,
                        ) -> Result<Self, ::helpdesk_core::ResponseError> {
                            raw.#read
                        }
                    }
                });
            }
        }
        self.nested_types(place, &mut operation.payload().into_fields().into_iter())
    }

    pub(crate) fn event(&mut self, event: &Event) -> Result<(), Error> {
        let id = &event.id;
        names::check(id, &event.name)?;
        self.resources.insert(event.resource().unwrap_or(id));
        let name = Ident::new(&event.name, Span::call_site());
        let place = format!("{id} event");
        let members = members(&place, &mut event.payload().iter(), Direction::Response)?;
        self.add(&record::nested(&docs::event(event), &name, &members, Direction::Response));
        self.add(&quote! {
            impl ::helpdesk_core::Event for #name {
                const TYPE: &'static str = #id;
            }
        });
        self.nested_types(&place, &mut event.payload().iter())
    }

    /// The structs and value lists of fields, and of the fields below them.
    fn nested_types(&mut self, place: &str, fields: &mut dyn Iterator<Item = &Field>) -> Result<(), Error> {
        for field in fields {
            let place = format!("{place}/{}", field.name);
            if let Some(name) = names::defined(field) {
                self.define(&place, name)?;
            }
            if !names::is_by_hand(&field.type_name) {
                self.nested_types(&place, &mut field.fields.iter())?;
            }
        }
        Ok(())
    }

    /// Puts the type into the module, or where it is a common one its re-export, unless it is there already.
    fn define(&mut self, place: &str, name: &str) -> Result<(), Error> {
        let (home, local) = names::home(self.name, name);
        names::check(place, local)?;
        if home == names::SHARED {
            self.shared.insert(local);
        } else if home != self.name {
            self.common.insert(local);
        } else if self.defined.insert(local) {
            let definition = self.definitions.find(home, name);
            self.add(&definition.map_or_else(|| Ok(TokenStream::new()), Definition::items)?);
        }
        Ok(())
    }
}

fn names_of(set: &NameSet) -> TokenStream {
    let mut names = TokenStream::new();
    for name in set.as_slice() {
        add(&mut names, &Ident::new(name, Span::call_site()));
    }
    names
}
