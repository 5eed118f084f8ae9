//! Every example of the pages, decoded into its type and encoded again: no key is lost, no value changed.

use helpdesk_schema::{Answer, Example, Schema};
use helpdesk_types::runtime::{BothWays, EventVisitor, OperationVisitor};
use helpdesk_types::{AcceptsTenantToken, AcceptsUserToken, Download, Event, EventEnvelope, Operation};
use serde_json::Value;

use crate::documented;

#[derive(Default)]
struct RoundTrips {
    schema: Schema,
    requests: usize,
    responses: usize,
    events: usize,
    problems: Vec<String>,
}

#[test]
fn every_example_survives() {
    let mut walk = RoundTrips { schema: documented::schema(), ..RoundTrips::default() };
    helpdesk_types::visit_operations(&mut walk);
    helpdesk_types::visit_events(&mut walk);
    assert_eq!(walk.problems, Vec::<String>::new());
    let examples = |example: &Option<Example>| example.is_some();
    let operations = &walk.schema.operations;
    assert_eq!(walk.requests, operations.len(), "every request is walked");
    assert_eq!(walk.responses, operations.iter().filter(|operation| examples(&operation.response_example)).count());
    assert_eq!(walk.events, walk.schema.events.len(), "every event is walked");
}

impl RoundTrips {
    fn compare<T: BothWays>(&mut self, what: &str, example: &Value) {
        match serde_json::from_value::<T>(example.clone()).and_then(serde_json::to_value) {
            Err(error) => self.problems.push(format!("{what}: {error}")),
            Ok(encoded) => self.problems.extend(documented::differences(what, example, &encoded)),
        }
    }

    fn request<O: Operation + BothWays>(&mut self) {
        let documented = documented::of::<O>(&self.schema);
        let fields = documented::fields(documented);
        self.compare::<O>(&format!("{} request", O::ID), &fields);
        self.requests += 1;
    }

    fn response<O: Operation<Response: BothWays>>(&mut self) {
        let documented = documented::of::<O>(&self.schema);
        let Some(example) = &documented.response_example else { return };
        let mut envelope = example.value().expect("the schema's examples are JSON");
        let answer = match documented.answer {
            Answer::Flat => envelope,
            _ => envelope["data"].take(),
        };
        // An operation without documented fields may answer without data.
        if !(documented.answer == Answer::Empty && answer.is_null()) {
            self.compare::<O::Response>(&format!("{} response", O::ID), &answer);
        }
        self.responses += 1;
    }
}

impl OperationVisitor for RoundTrips {
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
        self.request::<O>();
    }
}

impl EventVisitor for RoundTrips {
    fn event<E: Event + BothWays>(&mut self) {
        let documented = self.schema.events.iter().find(|event| event.id == E::TYPE).expect("it is documented");
        let example = documented.example.as_ref().expect("it has an example").value().expect("JSON");
        let envelope: Result<EventEnvelope<E>, _> = serde_json::from_value(example.clone());
        match envelope {
            Ok(envelope) => assert_eq!(envelope.header.event_type.as_deref(), Some(E::TYPE)),
            Err(error) => self.problems.push(format!("{}: {error}", E::TYPE)),
        }
        self.compare::<E>(E::TYPE, &example["event"]);
        self.events += 1;
    }
}
