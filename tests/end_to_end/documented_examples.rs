//! Every example of the pages, through the generated types and over HTTP. The operations are walked, not listed.

use helpdesk_types::runtime::{BothWays, Documented, OperationVisitor};
use helpdesk_types::{AppOperation, Download, Operation, UserOperation};
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use crate::documented::{self, Setting};

/// Sends the documented request of each operation to the mock.
struct Examples {
    setting: Setting,
    sent: usize,
}

#[test]
fn requests_arrive_as_documented_and_answers_come_back_whole() {
    let mut examples = Examples { setting: Setting::new(), sent: 0 };
    helpdesk_types::visit_operations(&mut examples);
    assert_eq!(examples.sent, examples.setting.schema.operations.len(), "every operation is walked");
}

impl Examples {
    /// The request that arrived is the page's example.
    fn arrived<O: Operation>(&mut self) {
        let documented = documented::of::<O>(&self.setting.schema);
        let requests = self.setting.mock.requests();
        let arrived = requests.last().expect("the request arrived");
        assert_eq!(arrived.operation.as_deref(), Some(O::ID));
        assert_eq!(arrived.method, documented.method.as_str());
        let arrived_path = percent_decode_str(&arrived.path).decode_utf8().expect("UTF-8");
        assert_eq!(arrived_path, path(documented));
        let mut arrived_query = arrived.query.clone();
        arrived_query.sort();
        assert_eq!(arrived_query, query(documented), "{}", O::ID);
        // A body of which the page shows no example has no required field.
        let body = documented::body(documented).or(documented.body_format.map(|_| json!({})));
        assert_eq!(serde_json::from_slice::<Value>(&arrived.body).ok(), body, "{}", O::ID);
        self.sent += 1;
    }

    /// Has a list answered as its page shows it: the mock itself ends it after what is shown.
    fn list_as_documented<O: Operation>(&self) {
        let documented = documented::of::<O>(&self.setting.schema);
        if let (Some(_), Some(example)) = (&documented.paging, &documented.response_example) {
            let data = example.value().expect("the schema's examples are JSON")["data"].take();
            self.setting.mock.answer::<O>(data).once().expect("the page documents its example");
        }
    }

    /// The response is the page's example.
    fn answered<O: Operation<Response: BothWays + Documented>>(&self, response: &O::Response) {
        let documented = documented::of::<O>(&self.setting.schema);
        let Some(example) = &documented.response_example else { return };
        let data = example.value().expect("the schema's examples are JSON")["data"].take();
        let encoded = serde_json::to_value(response).expect("a response is JSON");
        assert_eq!(documented::differences(O::ID, &data, &encoded), Vec::<String>::new());
    }
}

impl OperationVisitor for Examples {
    fn app<O: AppOperation<Response: BothWays + Documented> + BothWays>(&mut self) {
        let Setting { schema, client, runtime, .. } = &self.setting;
        let request: O = documented::request(documented::of::<O>(schema));
        self.list_as_documented::<O>();
        let response = runtime.block_on(client.send(&request)).expect("the mock answers");
        self.answered::<O>(&response);
        self.arrived::<O>();
    }

    fn user<O: UserOperation<Response: BothWays + Documented> + BothWays>(&mut self) {
        let Setting { schema, agent, runtime, .. } = &self.setting;
        let request: O = documented::request(documented::of::<O>(schema));
        self.list_as_documented::<O>();
        let response = runtime.block_on(agent.send(&request)).expect("the mock answers");
        self.answered::<O>(&response);
        self.arrived::<O>();
    }

    fn download<O: AppOperation<Response = Download> + BothWays>(&mut self) {
        let Setting { schema, client, runtime, .. } = &self.setting;
        let request: O = documented::request(documented::of::<O>(schema));
        let file = runtime.block_on(client.send(&request)).expect("the mock answers");
        assert!(file.file_name.is_some() && file.content_type.is_some() && !file.content.is_empty(), "{}", O::ID);
        self.arrived::<O>();
    }

    fn other<O: Operation + BothWays>(&mut self) {
        panic!("{} takes no token that the client has", O::ID);
    }
}

/// The path with the example values in it.
fn path(documented: &helpdesk_schema::Operation) -> String {
    let values = documented::parameters(&documented.path_parameters);
    let segment = |segment: &str| match segment.strip_prefix(':') {
        Some(name) => text(&values[name]),
        None => segment.to_owned(),
    };
    documented.path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

/// The example query, sorted; an array comes once for each item.
fn query(documented: &helpdesk_schema::Operation) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for (name, value) in documented::parameters(&documented.query) {
        match value {
            Value::Array(items) => pairs.extend(items.iter().map(|item| (name.clone(), text(item)))),
            value => pairs.push((name, text(&value))),
        }
    }
    pairs.sort();
    pairs
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
