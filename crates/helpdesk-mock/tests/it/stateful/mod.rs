//! A mock that remembers, called by the client.

mod answers;
mod clock;
mod flow;
mod listings;
mod refusals;
mod state_files;

use helpdesk_client::{AppCredentials, Client, HelpdeskCredentials, UserAccessToken, UserClient};
use helpdesk_mock::Mock;

/// A mock that remembers, and clients of its app and of its user.
struct Desk {
    mock: Mock,
    client: Client,
    user: UserClient,
}

impl Desk {
    async fn start() -> Self {
        Self::of(Mock::builder().stateful().start().await.unwrap())
    }

    fn of(mock: Mock) -> Self {
        let client = Client::builder(AppCredentials::new(mock.app_id(), mock.app_secret()))
            .helpdesk(HelpdeskCredentials::new(mock.helpdesk_id(), mock.helpdesk_token()))
            .base_url(mock.url())
            .rate_limiting(false)
            .build()
            .unwrap();
        let user = client.as_user(UserAccessToken::new(mock.user_token()));
        Self { mock, client, user }
    }
}
