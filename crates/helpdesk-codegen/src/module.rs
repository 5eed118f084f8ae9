//! The items of a module, gathered from its operations and events.

use std::collections::BTreeSet;

use helpdesk_schema::{BodyFormat, Event, Field, Operation, ResponseForm, Type, markdown};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::docs::Docs;
use crate::operation::Request;
use crate::record::Ways;
use crate::rust_type::{Direction, Member, members, rust_type};
use crate::{Error, Module, Options, RoundTrip, docs_of, error_code, ident, listing, record, value_list};

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

    pub(crate) fn operation(&mut self, operation: &Operation, options: &Options<'_>) -> Result<(), Error> {
        let id = &operation.id;
        ident::check(id, &operation.name)?;
        self.resource(id);
        let request = Request::new(operation)?;
        let name = &request.name;
        let response_place = format!("{id} response");
        let response = members(&response_place, response_fields(operation), Direction::Response)?;

        let docs = docs_of::request(operation, &request, options);
        self.items.push(record::definition(&docs, name, &request.all, Direction::Request));
        self.items.push(record::constructor(name, &request.all));
        self.items.push(request.implementation());
        self.items.extend(listing::generate(operation, name, request.parameters(), &response)?);
        if operation.body_format == Some(BodyFormat::Json) {
            self.items.push(record::write_body(name, &request.body));
        }
        let both_ways = options.round_trip;
        self.items.push(both_ways.gate(|| record::serialize(name, &request.all)));
        self.items.push(both_ways.gate(|| record::deserialize_required(name, &request.all)));
        let requested = (Direction::Request, both_ways);
        self.nested_types(&format!("{id} path"), &operation.path_parameters, requested)?;
        self.nested_types(&format!("{id} query"), &operation.query, requested)?;
        self.nested_types(&format!("{id} body"), &operation.body, requested)?;
        self.response(operation, &request.response, &response, both_ways)?;
        self.items.push(error_code::generate(operation, &request.error_code)?);
        Ok(())
    }

    fn response(
        &mut self,
        operation: &Operation,
        name: &Ident,
        members: &[Member<'_>],
        both_ways: RoundTrip,
    ) -> Result<(), Error> {
        let place = &format!("{} response", operation.id);
        let answered = (Direction::Response, both_ways);
        let docs = Docs::new().paragraph(format!("What [`{}`] answers.", operation.name));
        match (operation.response_form, operation.data()) {
            (ResponseForm::Binary, _) => return Ok(()),
            (ResponseForm::Data, Some(data)) if !matches!(data.ty, Type::Object(_)) => {
                let ty = rust_type(place, data, &data.ty)?;
                let docs = docs.page(&data.description).attributes();
                self.items.push(quote!(#docs pub type #name = #ty;));
                return self.nested_types(place, [data], answered);
            }
            _ => {}
        }
        let docs = if members.is_empty() { docs.paragraph("The page documents no field of it.") } else { docs };
        self.items.push(record::nested(&docs, name, members, answered));
        let form = match operation.response_form {
            ResponseForm::Flat => quote!(flat),
            ResponseForm::Empty => quote!(empty),
            ResponseForm::Data | ResponseForm::Binary => quote!(data),
        };
        self.items.push(quote! {
            impl ::helpdesk_core::Response for #name {
                fn from_raw(raw: ::helpdesk_core::RawResponse<'_>) -> Result<Self, ::helpdesk_core::ResponseError> {
                    raw.#form()
                }
            }
        });
        self.nested_types(place, members.iter().map(|member| member.field), answered)
    }

    pub(crate) fn event(&mut self, event: &Event, options: &Options<'_>) -> Result<(), Error> {
        let pushed = (Direction::Response, options.round_trip);
        let id = &event.id;
        ident::check(id, &event.name)?;
        self.resource(id);
        let name = Ident::new(&event.name, Span::call_site());
        let place = format!("{id} event");
        let members = members(&place, event.payload(), Direction::Response)?;
        self.items.push(record::nested(&docs_of::event(event), &name, &members, pushed));
        self.items.push(quote! {
            impl ::helpdesk_core::Event for #name {
                const TYPE: &'static str = #id;
            }
        });
        self.nested_types(&place, event.payload(), pushed)
    }

    fn resource(&mut self, id: &str) {
        self.resources.insert(id.rsplit_once('.').map_or(id, |(resource, _)| resource).to_owned());
    }

    /// The structs and value lists of fields and of what stands below them.
    fn nested_types<'a>(
        &mut self,
        place: &str,
        fields: impl IntoIterator<Item = &'a Field>,
        ways: Ways,
    ) -> Result<(), Error> {
        for field in fields {
            self.nested_type(&format!("{place}/{}", field.name), field, ways)?;
        }
        Ok(())
    }

    fn nested_type(&mut self, place: &str, field: &Field, ways: Ways) -> Result<(), Error> {
        let listed = matches!(field.ty.innermost(), Type::String | Type::Integer) && !matches!(field.ty, Type::Map(_));
        if let Some(values) = field.values.as_ref().filter(|_| listed) {
            ident::check(place, &values.name)?;
            if self.nested.insert(values.name.clone()) {
                self.items.push(value_list::generate(place, field, values)?);
            }
        }
        let written_by_hand = field.type_name.contains("::");
        if field.fields.is_empty() || written_by_hand || !self.nested.insert(field.type_name.clone()) {
            return Ok(());
        }
        ident::check(place, &field.type_name)?;
        let name = Ident::new(&field.type_name, Span::call_site());
        let members = members(place, &field.fields, ways.0)?;
        let docs = Docs::new().page(&field.description).or(&format!("{}.", markdown::code(&field.name)));
        self.items.push(record::nested(&docs, &name, &members, ways));
        self.nested_types(place, &field.fields, ways)
    }
}

/// The fields that the struct of the response has; none where it is no struct.
fn response_fields(operation: &Operation) -> Vec<&Field> {
    match (operation.response_form, operation.data()) {
        (ResponseForm::Binary | ResponseForm::Empty, _) | (ResponseForm::Data, None) => Vec::new(),
        (ResponseForm::Data, Some(data)) if !matches!(data.ty, Type::Object(_)) => Vec::new(),
        (ResponseForm::Data, Some(data)) => data.fields.iter().collect(),
        (ResponseForm::Flat, _) => {
            let envelope = |field: &&Field| !matches!(field.name.as_str(), "code" | "msg" | "data");
            operation.response.iter().filter(envelope).collect()
        }
    }
}
