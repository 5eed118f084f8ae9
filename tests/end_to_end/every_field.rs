//! Every field of the pages through its type: what holds all of them is decoded and encoded again, and none is lost. The
//! examples show only some of them.

use helpdesk_schema::{Answer, Field, Schema, Type};
use helpdesk_types::runtime::{BothWays, EventVisitor, OperationVisitor};
use helpdesk_types::{AcceptsTenantToken, AcceptsUserToken, Download, Event, Operation};
use serde_json::{Map, Value, json};

use crate::documented;

/// So many the pages had when they were first counted by another program.
const LEAST: (usize, usize, usize) = (50, 4, 972);

#[derive(Default)]
struct Walk {
    schema: Schema,
    operations: usize,
    events: usize,
    /// Those that went through a type, and those of the envelopes around it, which client and receiver read.
    fields: usize,
    problems: Vec<String>,
}

#[test]
fn no_field_is_lost() {
    let mut walk = Walk { schema: documented::schema(), ..Walk::default() };
    helpdesk_types::visit_operations(&mut walk);
    helpdesk_types::visit_events(&mut walk);
    assert_eq!(walk.problems, Vec::<String>::new());
    let Walk { schema, operations, events, fields, .. } = walk;
    assert_eq!((operations, events, fields), (schema.operations.len(), schema.events.len(), schema.fields()));
    assert!(operations >= LEAST.0 && events >= LEAST.1 && fields >= LEAST.2, "{operations}, {events}, {fields}");
    eprintln!("{operations} operations, {events} events and {fields} fields were walked");
}

impl Walk {
    /// Has the type read an object of all these fields.
    fn through<T: BothWays>(&mut self, what: &str, fields: &[&Field]) {
        let whole = object(fields.iter().copied(), &mut self.fields);
        match serde_json::from_value::<T>(whole.clone()).and_then(serde_json::to_value) {
            Err(error) => self.problems.push(format!("{what}: {error}")),
            Ok(encoded) => self.problems.extend(documented::differences(what, &whole, &encoded)),
        }
    }

    fn request<O: Operation + BothWays>(&mut self) {
        let documented = documented::of::<O>(&self.schema).clone();
        let fields = [&documented.path_parameters, &documented.query, &documented.body].into_iter().flatten();
        self.through::<O>(&format!("{} request", O::ID), &fields.collect::<Vec<_>>());
        self.operations += 1;
    }

    fn response<O: Operation<Response: BothWays>>(&mut self) {
        let documented = documented::of::<O>(&self.schema).clone();
        let payload = documented.payload();
        self.through::<O::Response>(&format!("{} response", O::ID), &payload.iter().collect::<Vec<_>>());
        if documented.answer != Answer::Flat {
            self.fields += documented.response.len();
        }
    }
}

fn object<'a>(fields: impl IntoIterator<Item = &'a Field>, seen: &mut usize) -> Value {
    let mut object = Map::new();
    for field in fields {
        *seen += 1;
        let taken = object.insert(field.name.clone(), value(&field.ty, field, seen));
        assert_eq!(taken, None, "{} stands once in an object", field.name);
    }
    Value::Object(object)
}

fn value(ty: &Type, field: &Field, seen: &mut usize) -> Value {
    let listed = field.values.as_ref().and_then(|values| values.items.first()).map(|value| value.key.as_str());
    match ty {
        Type::Boolean => json!(true),
        Type::Integer => {
            listed.map_or(json!(6_626_871_355_780_366_331_i64), |key| json!(key.parse::<i64>().expect(key)))
        }
        Type::Number => json!(0.5),
        Type::String => json!(listed.unwrap_or("text")),
        Type::Any => json!({ "of": ["any", "kind"] }),
        Type::Object(_) => object(&field.fields, seen),
        Type::Map(item) => json!({ "key": value(item, field, seen) }),
        // The tree ends here.
        Type::Array(item) if matches!(**item, Type::Ancestor(_)) => json!([]),
        Type::Array(item) => json!([value(item, field, seen)]),
        Type::OneOrMany(item) | Type::Nullable(item) => value(item, field, seen),
        Type::Ancestor(_) | Type::File => panic!("{}: no page of the Helpdesk has a {ty} alone", field.name),
    }
}

impl OperationVisitor for Walk {
    fn tenant<O: AcceptsTenantToken<Response: BothWays> + BothWays>(&mut self) {
        self.request::<O>();
        self.response::<O>();
    }

    fn user<O: AcceptsUserToken<Response: BothWays> + BothWays>(&mut self) {
        self.request::<O>();
        self.response::<O>();
    }

    fn download<O: AcceptsTenantToken<Response = Download> + BothWays>(&mut self) {
        self.request::<O>();
    }

    fn other<O: Operation + BothWays>(&mut self) {
        self.problems.push(format!("{} takes no token that the client has", O::ID));
    }
}

impl EventVisitor for Walk {
    fn event<E: Event + BothWays>(&mut self) {
        let documented = self.schema.events.iter().find(|event| event.id == E::TYPE).expect("it is documented").clone();
        self.through::<E>(E::TYPE, &documented.payload().iter().collect::<Vec<_>>());
        let (payload, around): (Vec<_>, Vec<_>) = documented.fields.iter().partition(|field| field.name == "event");
        self.fields += payload.len();
        object(around, &mut self.fields);
        self.events += 1;
    }
}
