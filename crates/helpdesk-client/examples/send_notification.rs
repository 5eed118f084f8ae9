//! Drafts, previews, submits and sends a push notification as an admin of the helpdesk.
//!
//! ```console
//! $ cargo run -p helpdesk-client --example send_notification
//! ```
//!
//! See the example `open_ticket` for the settings; also set `FEISHU_USER_TOKEN` (of the admin) and `FEISHU_OPEN_ID` (of
//! the recipient). Against the platform, it sends nothing without `FEISHU_REALLY_SEND`.
#![allow(clippy::print_stdout, reason = "printing is what an example is for")]

mod support;

use std::env;
use std::process::ExitCode;
use std::time::{Duration, SystemTime};

use helpdesk_client::UserAccessToken;
use helpdesk_client::types::Timestamp;
use helpdesk_client::types::notification::{
    CreateNotification, GetNotification, NotificationUserInput, PreviewNotification, PushScopeType, PushType,
    SendNotification, SubmitNotificationApproval,
};

const CARD: &str =
    r#"{"config":{},"elements":[{"tag":"div","text":{"tag":"plain_text","content":"Offices close at 18:00."}}]}"#;

#[tokio::main]
async fn main() -> ExitCode {
    support::exit(run().await)
}

async fn run() -> Result<(), support::Failure> {
    let connection = support::connect().await?;
    let token = match &connection.mock {
        Some(mock) => mock.user_token().to_owned(),
        None => connection.variable("FEISHU_USER_TOKEN", "")?,
    };
    let reader = connection.variable("FEISHU_OPEN_ID", "ou_7dab8a3d3cdcc9da365777c7ad535d62")?;
    // All notification operations require a user token; sending them as the app does not compile.
    let admin = connection.client.as_user(UserAccessToken::new(token));

    let send_at = Timestamp::from(SystemTime::now() + Duration::from_secs(3600));
    let draft = CreateNotification::new("Closing time", CARD, PushType::Scheduled, PushScopeType::SomeMembers)
        .user_id_type("open_id")
        .user_list(vec![NotificationUserInput::new().user_id(reader)])
        .send_at(send_at);
    let created = admin.send(&draft).await?;
    let id = created.notification_id.ok_or("no notification was created")?;
    println!("draft      {id}, status {:?}", created.status);

    admin.send(&PreviewNotification::new(&id)).await?;
    println!("preview    sent to the admin");

    if connection.mock.is_none() && env::var_os("FEISHU_REALLY_SEND").is_none() {
        println!("That is all without FEISHU_REALLY_SEND.");
        return Ok(());
    }
    let approval = admin.send(&SubmitNotificationApproval::new(&id, "office hours")).await?;
    println!("approval   {approval:?}");
    let state = admin.send(&GetNotification::new(&id)).await?;
    println!("approver   {}", state.approval_app_link.as_deref().unwrap_or("none needed"));
    // Repeating any of these steps is an error, so the client does not retry one that may have taken effect.
    admin.send(&SendNotification::new(&id, send_at)).await?;
    println!("sending    at {send_at}");
    Ok(())
}
