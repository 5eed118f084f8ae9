//! Random sequences of all operations that keep anything, through the client, against a small model of what must be so.
//!
//! A failing sequence is shrunk until no step can be left out, and printed as its steps.

mod knowledge;
mod notifications;
mod staff;
mod tickets;

use std::cell::Cell;
use std::fmt::Debug;
use std::time::Duration;

use helpdesk_client::{AppCredentials, Client, Error, HelpdeskCredentials, Operation, UserAccessToken, UserClient};
use helpdesk_mock::Mock;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseResult, TestRng, TestRunner};

const SEQUENCES: u32 = 60;
/// The longest sequence; they are half as long on the average.
const LONGEST: usize = 400;
/// How many steps there are in all, at least.
const STEPS: usize = 10_000;
const SEED: [u8; 32] = *b"a helpdesk that remembers, seed1";

/// The id of nothing.
const NOTHING: &str = "999";

/// A step, which names what it is about by a number: that of a thing, in the order of creation, modulo how many there are.
#[derive(Debug, Clone)]
enum Step {
    Ticket(tickets::Step),
    Knowledge(knowledge::Step),
    Staff(staff::Step),
    Notification(notifications::Step),
    Wait(u64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => tickets::step().prop_map(Step::Ticket),
        4 => knowledge::step().prop_map(Step::Knowledge),
        2 => staff::step().prop_map(Step::Staff),
        2 => notifications::step().prop_map(Step::Notification),
        1 => (0u64..100_000).prop_map(Step::Wait),
    ]
}

/// A mock that remembers, and clients of its app and of its user.
struct Desk {
    mock: Mock,
    client: Client,
    user: UserClient,
}

#[derive(Default)]
struct Model {
    tickets: tickets::Model,
    knowledge: knowledge::Model,
    staff: staff::Model,
    notifications: notifications::Model,
}

impl Model {
    async fn apply(&mut self, desk: &Desk, step: &Step) -> TestCaseResult {
        match step {
            Step::Ticket(step) => self.tickets.apply(desk, &self.knowledge, step).await,
            Step::Knowledge(step) => self.knowledge.apply(desk, step).await,
            Step::Staff(step) => self.staff.apply(desk, step).await,
            Step::Notification(step) => self.notifications.apply(desk, step).await,
            Step::Wait(millis) => {
                desk.mock.advance(Duration::from_millis(*millis));
                Ok(())
            }
        }
    }
}

/// The one of these that a number names.
fn pick<T>(things: &[T], number: usize) -> Option<&T> {
    things.get(number.checked_rem(things.len())?)
}

/// Checks that a call was refused with this code.
fn refused<T: Debug>(result: Result<T, Error>, code: i64) -> TestCaseResult {
    prop_assert_eq!(result.map_err(|error| error.code()).map(|_| ()), Err(Some(code)));
    Ok(())
}

/// The response of a call.
fn done<T>(result: Result<T, Error>) -> Result<T, TestCaseError> {
    result.map_err(|error| TestCaseError::fail(error.to_string()))
}

#[test]
fn sequences_of_operations_do_what_the_model_says() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let desk = runtime.block_on(async {
        let mock = Mock::builder()
            .stateful()
            .keep_requests(0)
            .token_lifetime(Duration::from_secs(1 << 30))
            .start()
            .await
            .unwrap();
        let client = Client::builder(AppCredentials::new(mock.app_id(), mock.app_secret()))
            .helpdesk(HelpdeskCredentials::new(mock.helpdesk_id(), mock.helpdesk_token()))
            .base_url(mock.url())
            .rate_limiting(false)
            .build()
            .unwrap();
        let user = client.as_user(UserAccessToken::new(mock.user_token()));
        Desk { mock, client, user }
    });
    let config = Config {
        cases: SEQUENCES,
        failure_persistence: None,
        max_shrink_time: 60_000,
        max_shrink_iters: 100_000,
        ..Config::default()
    };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &SEED));
    let taken = Cell::new(0);
    let outcome = runner.run(&prop::collection::vec(step(), 1..=LONGEST), |steps| {
        runtime.block_on(async {
            desk.mock.restore(r#"{"format":1}"#).map_err(|error| TestCaseError::fail(error.to_string()))?;
            let mut model = Model::default();
            for step in &steps {
                taken.set(taken.get() + 1);
                model.apply(&desk, step).await?;
            }
            Ok(())
        })
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    assert!(taken.get() >= STEPS, "{} steps", taken.get());
}

/// The ids of a list, in its order.
fn ids<T>(listed: &[T], id: impl Fn(&T) -> Option<&String>) -> Vec<String> {
    listed.iter().filter_map(|item| id(item).cloned()).collect()
}

/// Whether an operation is one of those that the steps call. Which are not, and why, is what the test below says.
fn covers(operation: &str) -> bool {
    [tickets::OPERATIONS, knowledge::OPERATIONS, staff::OPERATIONS, notifications::OPERATIONS]
        .iter()
        .any(|operations| operations.contains(&operation))
}

#[test]
fn the_steps_call_every_operation_that_keeps_anything() {
    let schema = helpdesk_schema::Schema::from_json(helpdesk_types::SCHEMA).unwrap();
    let left: Vec<&str> = schema.operations.iter().map(|it| it.id.as_str()).filter(|id| !covers(id)).collect();
    // Subscriptions are in `tests/it/events.rs`, images in `tests/it/stateful`, and the rules of skills never change.
    let expected = [
        helpdesk_client::types::agent_skill_rule::ListAgentSkillRules::ID,
        helpdesk_client::types::event::SubscribeEvents::ID,
        helpdesk_client::types::event::UnsubscribeEvents::ID,
        helpdesk_client::types::faq::DownloadFaqImage::ID,
        helpdesk_client::types::ticket::DownloadTicketImage::ID,
    ];
    let (mut left, mut expected) = (left, expected.to_vec());
    left.sort_unstable();
    expected.sort_unstable();
    assert_eq!(left, expected);
}
