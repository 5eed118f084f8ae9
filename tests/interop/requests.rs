//! `requests URL`: the documented request of each operation, sent to a server that others wrote and that knows only our
//! OpenAPI document: it refuses what the document does not allow. `.ci/interop` starts one and runs this.
#![allow(clippy::print_stdout, reason = "it is run by a script that reads what it prints")]

#[allow(dead_code, reason = "the end-to-end tests use all of it")]
#[path = "../end_to_end/documented.rs"]
mod documented;

use std::error::Error as StdError;

use helpdesk_client::{
    AppCredentials, Client, Error, HelpdeskCredentials, RetryPolicy, TenantAccessToken, UserAccessToken, UserClient,
};
use helpdesk_schema::Schema;
use helpdesk_types::runtime::{BothWays, Documented, OperationVisitor};
use helpdesk_types::{AppOperation, Download, Operation, UserOperation};
use tokio::runtime::Runtime;

struct Requests {
    schema: Schema,
    client: Client,
    agent: UserClient,
    runtime: Runtime,
    sent: usize,
    refused: Vec<String>,
}

fn main() -> Result<(), Box<dyn StdError>> {
    let url = std::env::args().nth(1).ok_or("give the URL of the server")?;
    // The document has the Helpdesk API alone, so the server issues no tokens.
    let client = Client::builder(AppCredentials::new("cli_a1b2", "secret"))
        .helpdesk(HelpdeskCredentials::new("7000000000000000000", "ht-1"))
        .base_url(url)
        .retries(RetryPolicy::never())
        .build()?
        .with_token(TenantAccessToken::new("t-1"));
    let agent = client.as_user(UserAccessToken::new("u-1"));
    let schema = documented::schema();
    let mut requests = Requests { schema, client, agent, runtime: Runtime::new()?, sent: 0, refused: Vec::new() };
    helpdesk_types::visit_operations(&mut requests);
    let Requests { schema, sent, refused, .. } = requests;
    if !refused.is_empty() {
        return Err(format!("{} requests were refused:\n{}", refused.len(), refused.join("\n")).into());
    }
    if sent != schema.operations.len() {
        return Err(format!("only {sent} of {} operations were sent", schema.operations.len()).into());
    }
    println!("{sent} operations taken and answered");
    Ok(())
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
    fn app<O: AppOperation<Response: BothWays + Documented> + BothWays>(&mut self) {
        let request: O = documented::request(documented::of::<O>(&self.schema));
        let answer = self.runtime.block_on(self.client.send(&request));
        self.answered::<O, _>(answer);
    }

    fn user<O: UserOperation<Response: BothWays + Documented> + BothWays>(&mut self) {
        let request: O = documented::request(documented::of::<O>(&self.schema));
        let answer = self.runtime.block_on(self.agent.send(&request));
        self.answered::<O, _>(answer);
    }

    fn download<O: AppOperation<Response = Download> + BothWays>(&mut self) {
        let request: O = documented::request(documented::of::<O>(&self.schema));
        let answer = self.runtime.block_on(self.client.send(&request));
        self.answered::<O, _>(answer);
    }

    fn other<O: Operation + BothWays>(&mut self) {
        self.refused.push(format!("{} takes no token that the client has", O::ID));
    }
}
