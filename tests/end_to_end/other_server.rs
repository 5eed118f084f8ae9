//! The documented request of each operation, sent to a server that others wrote and that knows only our OpenAPI document:
//! it refuses what the document does not allow. `.ci/interop` starts one and runs this.

use helpdesk_client::{
    AppCredentials, Client, Error, HelpdeskCredentials, RetryPolicy, TenantAccessToken, UserAccessToken, UserClient,
};
use helpdesk_schema::Schema;
use helpdesk_types::runtime::{BothWays, OperationVisitor};
use helpdesk_types::{AcceptsTenantToken, AcceptsUserToken, Download, Operation};
use tokio::runtime::Runtime;

use crate::documented;

/// The environment variable with the URL of the server.
const URL: &str = "HELPDESK_OPENAPI_SERVER";

struct Requests {
    schema: Schema,
    client: Client,
    agent: UserClient,
    runtime: Runtime,
    sent: usize,
    refused: Vec<String>,
}

#[test]
#[ignore = "needs a server of the OpenAPI document, which `.ci/interop` starts"]
fn a_server_of_the_document_takes_every_documented_request() {
    let url = std::env::var(URL).expect("HELPDESK_OPENAPI_SERVER is the URL of the server");
    // The document has the Helpdesk API alone, so the server issues no tokens.
    let client = Client::builder(AppCredentials::new("cli_a1b2", "secret"))
        .helpdesk(HelpdeskCredentials::new("7000000000000000000", "ht-1"))
        .base_url(url)
        .retries(RetryPolicy::never())
        .build()
        .expect("a client")
        .with_token(TenantAccessToken::new("t-1"));
    let agent = client.as_user(UserAccessToken::new("u-1"));
    let runtime = Runtime::new().expect("a runtime");
    let schema = documented::schema();
    let mut requests = Requests { schema, client, agent, runtime, sent: 0, refused: Vec::new() };
    helpdesk_types::visit_operations(&mut requests);
    assert_eq!(requests.refused, Vec::<String>::new());
    assert_eq!(requests.sent, requests.schema.operations.len(), "every operation is walked");
    eprintln!("{} operations taken and answered", requests.sent);
}

impl Requests {
    fn answered<O: Operation, T>(&mut self, answer: Result<T, Error>) {
        self.sent += 1;
        if let Err(error) = answer {
            self.refused.push(format!("{}: {error}", O::ID));
        }
    }
}

impl OperationVisitor for Requests {
    fn tenant<O: AcceptsTenantToken<Response: BothWays> + BothWays>(&mut self) {
        let request: O = documented::request(documented::of::<O>(&self.schema));
        let answer = self.runtime.block_on(self.client.send(&request));
        self.answered::<O, _>(answer);
    }

    fn user<O: AcceptsUserToken<Response: BothWays> + BothWays>(&mut self) {
        let request: O = documented::request(documented::of::<O>(&self.schema));
        let answer = self.runtime.block_on(self.agent.send(&request));
        self.answered::<O, _>(answer);
    }

    fn download<O: AcceptsTenantToken<Response = Download> + BothWays>(&mut self) {
        let request: O = documented::request(documented::of::<O>(&self.schema));
        let answer = self.runtime.block_on(self.client.download(&request));
        self.answered::<O, _>(answer);
    }

    fn other<O: Operation + BothWays>(&mut self) {
        panic!("{} takes no token that the client has", O::ID);
    }
}
