//! The doc example of every request, sent to the mock: it is accepted, and what arrives is what the page shows.

use helpdesk_types::{AppOperation, Operation, UserOperation};
use serde_json::Value;

use crate::documented::{self, Setting};

/// Takes each request that a doc example makes.
trait DocExamples {
    fn app<O: AppOperation>(&mut self, request: &O);
    fn user<O: UserOperation>(&mut self, request: &O);
}

include!(concat!(env!("OUT_DIR"), "/doc_examples.rs"));

struct Sender {
    setting: Setting,
    sent: usize,
}

#[test]
fn the_call_that_the_docs_show_is_accepted_and_is_that_of_the_page() {
    let mut sender = Sender { setting: Setting::new(), sent: 0 };
    visit_doc_examples(&mut sender);
    assert_eq!(sender.sent, sender.setting.schema.operations.len(), "every request has a doc example");
}

impl DocExamples for Sender {
    fn app<O: AppOperation>(&mut self, request: &O) {
        let answer = self.setting.runtime.block_on(self.setting.client.send(request)).map(drop);
        self.arrived::<O>(answer);
    }

    fn user<O: UserOperation>(&mut self, request: &O) {
        let answer = self.setting.runtime.block_on(self.setting.agent.send(request)).map(drop);
        self.arrived::<O>(answer);
    }
}

impl Sender {
    fn arrived<O: Operation>(&mut self, answer: Result<(), helpdesk_client::Error>) {
        if let Err(error) = answer {
            panic!("the doc example of {} is refused: {error}", O::ID);
        }
        let documented = documented::of::<O>(&self.setting.schema);
        let requests = self.setting.mock.requests();
        let arrived = requests.last().expect("the request arrived");
        assert_eq!(arrived.operation.as_deref(), Some(O::ID));
        let body: Option<Value> = serde_json::from_slice(&arrived.body).ok();
        assert_eq!(body, documented::body(documented), "the body of {}", O::ID);
        for (name, value) in &arrived.query {
            let field = documented.query.iter().find(|field| field.name == *name).expect("it is documented");
            let example = documented::parameters(std::slice::from_ref(field)).remove(name);
            let shown = match example.expect("it has an example") {
                Value::Array(items) => items,
                value => vec![value],
            };
            let is_shown = |shown: &Value| shown.as_str().map_or_else(|| shown.to_string(), str::to_owned) == *value;
            assert!(shown.iter().any(is_shown), "{}: {name}={value}", O::ID);
            assert!(!field.alone, "{}: {name}", O::ID);
        }
        self.sent += 1;
    }
}
