//! One walk through all fields that may need the name of a type.

use helpdesk_schema::{Direction, Field, FieldLocation, Operation, Schema, Type};

use super::rule;

/// A field and its place.
pub(super) struct Visit<'a> {
    /// `helpdesk.v1.ticket.message.create body/content`
    pub(super) place: &'a str,
    pub(super) module: &'a str,
    /// The public name of the operation or event.
    pub(super) owner: &'a str,
    pub(super) direction: Direction,
    /// The name by rule of its type.
    pub(super) base: &'a str,
    /// The fields around it, the innermost last.
    pub(super) around: &'a [Around],
}

/// A field around another one.
pub(super) struct Around {
    pub(super) place: String,
    pub(super) base: String,
    /// The page's name of its type.
    pub(super) documented: Option<String>,
}

/// Visits the fields of all requests, responses and events, each before those below it. The envelope's own fields make up no
/// type, and are left out.
pub(super) fn walk(schema: &mut Schema, visit: &mut dyn FnMut(&Visit<'_>, &mut Field)) {
    for operation in &mut schema.operations {
        let Operation { id, module, name, .. } = &*operation;
        let (id, module, name) = (id.clone(), module.clone(), name.clone());
        let mut walk = Walk { module: &module, owner: &name, direction: Direction::Request, around: Vec::new(), visit };
        let asked = |(location, _): &(FieldLocation, _)| location.direction() == Direction::Request;
        for (location, fields) in operation.tables_mut().filter(asked) {
            walk.fields(&format!("{id} {}", location.as_str()), fields);
        }
        walk.direction = Direction::Response;
        let place = format!("{id} {}", operation.payload_path());
        walk.fields(&place, operation.payload_mut().into_fields());
    }
    for event in &mut schema.events {
        let place = format!("{} {}", event.id, event.payload_path());
        let (module, owner) = (event.module.clone(), event.name.clone());
        Walk { module: &module, owner: &owner, direction: Direction::Response, around: Vec::new(), visit }
            .fields(&place, event.payload_mut());
    }
}

struct Walk<'a> {
    module: &'a str,
    owner: &'a str,
    direction: Direction,
    around: Vec<Around>,
    visit: &'a mut dyn FnMut(&Visit<'_>, &mut Field),
}

impl Walk<'_> {
    fn fields<'f>(&mut self, place: &str, fields: impl IntoIterator<Item = &'f mut Field>) {
        for field in fields {
            let place = format!("{place}/{}", field.name);
            let documented = match field.ty.innermost() {
                Type::Object(name) => name.clone(),
                _ => None,
            };
            let base = rule::type_name(documented.as_deref(), &field.name);
            let Self { module, owner, direction, around, .. } = self;
            let visited = Visit { place: &place, module, owner, direction: *direction, base: &base, around };
            (self.visit)(&visited, field);
            self.around.push(Around { place: place.clone(), base, documented });
            self.fields(&place, &mut field.fields);
            self.around.pop();
        }
    }
}
