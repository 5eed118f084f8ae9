//! Every example of the pages, and an object of every documented field, decoded into its type and encoded again: no key is
//! lost, no value changed.

use helpdesk_schema::{Example, Field, ResponseForm, Schema};
use helpdesk_types::runtime::{BothWays, Documented, EventVisitor, OperationVisitor};
use helpdesk_types::{AppOperation, Download, Event, EventEnvelope, Operation, UserOperation};
use serde_json::Value;

use crate::{documented, whole};

/// So many operations, events and fields the pages had when they were first counted by another program.
const LEAST: (usize, usize, usize) = (50, 4, 972);

#[derive(Default)]
struct RoundTrips {
    schema: Schema,
    requests: usize,
    responses: usize,
    events: usize,
    /// Those that went through a type, and those of the envelopes around it, which client and receiver read.
    fields: usize,
    problems: Vec<String>,
}

#[test]
fn every_example_and_every_field_survives() {
    let mut walk = RoundTrips { schema: documented::schema(), ..RoundTrips::default() };
    helpdesk_types::visit_operations(&mut walk);
    helpdesk_types::visit_events(&mut walk);
    assert_eq!(walk.problems, Vec::<String>::new());
    let examples = |example: &Option<Example>| example.is_some();
    let operations = &walk.schema.operations;
    assert_eq!(walk.requests, operations.len(), "every request is walked");
    assert_eq!(walk.responses, operations.iter().filter(|operation| examples(&operation.response_example)).count());
    assert_eq!(walk.events, walk.schema.events.len(), "every event is walked");
    assert_eq!(walk.fields, walk.schema.fields(), "every field is walked");
    let RoundTrips { requests, events, fields, .. } = walk;
    assert!(requests >= LEAST.0 && events >= LEAST.1 && fields >= LEAST.2, "{requests}, {events}, {fields}");
    eprintln!("{requests} operations, {events} events and {fields} fields were walked");
}

impl RoundTrips {
    fn compare<T: BothWays>(&mut self, what: &str, example: &Value) {
        match serde_json::from_value::<T>(example.clone()).and_then(serde_json::to_value) {
            Err(error) => self.problems.push(format!("{what}: {error}")),
            Ok(encoded) => self.problems.extend(documented::differences(what, example, &encoded)),
        }
    }

    fn whole<T: BothWays>(&mut self, what: &str, fields: &[&Field]) {
        let whole = whole::object(fields.iter().copied(), &mut self.fields);
        self.compare::<T>(&format!("whole {what}"), &whole);
    }

    fn request<O: Operation + BothWays>(&mut self) {
        let documented = documented::of::<O>(&self.schema).clone();
        let what = format!("{} request", O::ID);
        self.compare::<O>(&what, &documented::fields(&documented));
        self.whole::<O>(&what, &documented.request_fields().collect::<Vec<_>>());
        self.requests += 1;
    }

    fn response<O: Operation<Response: BothWays + Documented>>(&mut self) {
        let documented = documented::of::<O>(&self.schema).clone();
        let what = format!("{} response", O::ID);
        self.whole::<O::Response>(&what, &documented.payload().into_fields());
        if documented.response_form != ResponseForm::Flat {
            self.fields += documented.response.len();
        }
        let Some(example) = &documented.response_example else { return };
        let mut envelope = example.value().expect("the schema's examples are JSON");
        let answer = match documented.response_form {
            ResponseForm::Flat => envelope,
            _ => envelope["data"].take(),
        };
        // An operation without documented fields may answer without data.
        if !(documented.response_form == ResponseForm::Empty && answer.is_null()) {
            self.compare::<O::Response>(&what, &answer);
        }
        self.responses += 1;
    }
}

impl OperationVisitor for RoundTrips {
    fn app<O: AppOperation<Response: BothWays + Documented> + BothWays>(&mut self) {
        self.request::<O>();
        self.response::<O>();
    }

    fn user<O: UserOperation<Response: BothWays + Documented> + BothWays>(&mut self) {
        self.request::<O>();
        self.response::<O>();
    }

    fn download<O: AppOperation<Response = Download> + BothWays>(&mut self) {
        self.request::<O>();
    }

    fn other<O: Operation + BothWays>(&mut self) {
        self.request::<O>();
    }
}

impl EventVisitor for RoundTrips {
    fn event<E: Event + BothWays + Documented>(&mut self) {
        let documented = self.schema.events.iter().find(|event| event.id == E::TYPE).expect("it is documented").clone();
        let example = documented.example.as_ref().expect("it has an example").value().expect("JSON");
        let envelope: Result<EventEnvelope<E>, _> = serde_json::from_value(example.clone());
        match envelope {
            Ok(envelope) => assert_eq!(envelope.header.event_type.as_deref(), Some(E::TYPE)),
            Err(error) => self.problems.push(format!("{}: {error}", E::TYPE)),
        }
        self.compare::<E>(E::TYPE, &example["event"]);
        self.whole::<E>(E::TYPE, &documented.payload().iter().collect::<Vec<_>>());
        let (payload, around): (Vec<_>, Vec<_>) = documented.fields.iter().partition(|field| field.name == "event");
        self.fields += payload.len();
        whole::object(around, &mut self.fields);
        self.events += 1;
    }
}
