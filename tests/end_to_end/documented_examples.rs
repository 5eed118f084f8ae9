//! Every example of the pages, through the generated types and over HTTP. The operations are walked, not listed.

use helpdesk_client::{AppCredentials, Client, HelpdeskCredentials};
use helpdesk_mock::Mock;
use helpdesk_schema::{Field, Operation as Documented, Schema};
use helpdesk_types::runtime::{OperationVisitor, RoundTrip};
use helpdesk_types::{AcceptsTenantToken, AcceptsUserToken, Operation};
use serde_json::{Map, Value};
use tokio::runtime::Runtime;

/// Sends the documented request of each operation to the mock.
struct Sender {
    schema: Schema,
    mock: Mock,
    client: Client,
    runtime: Runtime,
    sent: usize,
}

#[test]
fn requests_arrive_as_documented_and_answers_come_back_whole() {
    let runtime = Runtime::new().expect("a runtime");
    let mock = runtime.block_on(Mock::start()).expect("a mock");
    let client = Client::builder(AppCredentials::new(mock.app_id(), mock.app_secret()))
        .helpdesk(HelpdeskCredentials::new(mock.helpdesk_id(), mock.helpdesk_token()))
        .base_url(mock.url())
        .build()
        .expect("a client");
    let schema = Schema::from_json(helpdesk_types::SCHEMA).expect("the schema");
    let mut sender = Sender { schema, mock, client, runtime, sent: 0 };
    helpdesk_types::visit_operations(&mut sender);
    assert_eq!(sender.sent, sender.schema.operations.len(), "every operation is walked");
    println!("{} operations sent as their pages show them", sender.sent);
}

impl Sender {
    fn documented<O: Operation>(&self) -> &Documented {
        self.schema.operations.iter().find(|documented| documented.id == O::ID).expect("a generated operation is documented")
    }
}

impl OperationVisitor for Sender {
    fn tenant<O: RoundTrip + AcceptsTenantToken>(&mut self) {
        let documented = self.documented::<O>();
        let body = documented.request_example.as_ref().map(|example| example.value().expect("JSON"));
        let path = parameters(&documented.path_parameters);
        let query = parameters(&documented.query);

        // One flat object of all fields is what a request is read from.
        let mut fields = body.as_ref().and_then(Value::as_object).cloned().unwrap_or_default();
        fields.extend(path.clone());
        fields.extend(query.clone());
        let request: O = serde_json::from_value(Value::Object(fields.clone())).expect("the documented request is read");
        assert_eq!(serde_json::to_value(&request).expect("JSON"), Value::Object(fields), "{}", O::ID);

        let response = self.runtime.block_on(self.client.send(&request)).expect("the mock answers");
        let requests = self.mock.requests();
        let arrived = requests.last().expect("the request arrived");
        assert_eq!(arrived.operation.as_deref(), Some(O::ID));
        assert_eq!(arrived.method, documented.method.as_str());
        let expected_path: Vec<String> = documented
            .path
            .split('/')
            .map(|segment| match segment.strip_prefix(':') {
                Some(name) => text(&path[name]),
                None => segment.to_owned(),
            })
            .collect();
        assert_eq!(arrived.path, expected_path.join("/"));
        let expected_query: Vec<(String, String)> = query
            .iter()
            .flat_map(|(name, value)| match value {
                Value::Array(items) => items.iter().map(|item| (name.clone(), text(item))).collect(),
                value => vec![(name.clone(), text(value))],
            })
            .collect();
        let mut arrived_query = arrived.query.clone();
        arrived_query.sort();
        assert_eq!(arrived_query, expected_query);
        assert_eq!(serde_json::from_slice::<Value>(&arrived.body).ok(), body, "{}", O::ID);

        if let Some(example) = &documented.response_example {
            let data = example.value().expect("JSON")["data"].take();
            assert_eq!(serde_json::to_value(&response).expect("JSON"), data, "{}", O::ID);
        }
        self.sent += 1;
    }

    fn user<O: RoundTrip + AcceptsUserToken>(&mut self) {
        panic!("{} takes a user token, which the client does not have yet", O::ID);
    }

    fn other<O: RoundTrip>(&mut self) {
        panic!("{} takes no token that the client has", O::ID);
    }
}

/// The example values of parameters. Those of a path are JSON; those of a query may be bare text.
fn parameters(fields: &[Field]) -> Map<String, Value> {
    let value = |field: &Field| {
        let example = field.example.clone().unwrap_or_else(|| panic!("{} has an example", field.name));
        (field.name.clone(), serde_json::from_str(&example).unwrap_or(Value::String(example)))
    };
    fields.iter().map(value).collect()
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
