//! Notifications, and the states that they go through.

use helpdesk_client::Operation;
use helpdesk_client::types::Timestamp;
use helpdesk_client::types::notification::{
    CancelNotification, CancelNotificationApproval, CreateNotification, GetNotification, NotificationUserInput,
    PatchNotification, PreviewNotification, PushScopeType, PushType, SendNotification, SubmitNotificationApproval,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::{Desk, NOTHING, done, refused};

pub(crate) const OPERATIONS: &[&str] = &[
    CreateNotification::ID,
    GetNotification::ID,
    PatchNotification::ID,
    PreviewNotification::ID,
    SubmitNotificationApproval::ID,
    CancelNotificationApproval::ID,
    SendNotification::ID,
    CancelNotification::ID,
];

#[derive(Debug, Clone)]
pub(crate) enum Step {
    Create { by_owner: bool },
    Get(usize),
    Patch(usize),
    Preview(usize),
    Submit(usize),
    Withdraw(usize),
    Send(usize),
    Cancel(usize),
    Review { notification: usize, approved: bool },
}

pub(crate) fn step() -> impl Strategy<Value = Step> {
    let some = || 0usize..6;
    prop_oneof![
        any::<bool>().prop_map(|by_owner| Step::Create { by_owner }),
        some().prop_map(Step::Get),
        some().prop_map(Step::Patch),
        some().prop_map(Step::Preview),
        some().prop_map(Step::Submit),
        some().prop_map(Step::Withdraw),
        some().prop_map(Step::Send),
        some().prop_map(Step::Cancel),
        (some(), any::<bool>()).prop_map(|(notification, approved)| Step::Review { notification, approved }),
    ]
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Draft,
    Submitted,
    Approved,
    Rejected,
    Scheduled,
    Canceled,
}

struct Notification {
    id: String,
    by_owner: bool,
    stage: Stage,
    name: String,
}

#[derive(Default)]
pub(crate) struct Model {
    notifications: Vec<Notification>,
}

impl Model {
    pub(crate) async fn apply(&mut self, desk: &Desk, step: &Step) -> TestCaseResult {
        let number = match step {
            Step::Create { by_owner } => return self.create(desk, *by_owner).await,
            Step::Get(number) | Step::Patch(number) | Step::Preview(number) | Step::Submit(number) => number,
            Step::Withdraw(number) | Step::Send(number) | Step::Cancel(number) => number,
            Step::Review { notification, .. } => notification,
        };
        let known = number.checked_rem(self.notifications.len()).and_then(|index| self.notifications.get_mut(index));
        let id = known.as_ref().map_or(NOTHING.to_owned(), |known| known.id.clone());
        // Which stages a step can be taken in, and which comes of it.
        let stage = known.as_ref().map(|known| known.stage);
        let by_owner = known.as_ref().is_some_and(|known| known.by_owner);
        let (result, next) = match step {
            Step::Create { .. } => return Ok(()),
            Step::Get(_) => {
                let shown = desk.user.send(&GetNotification::new(&id)).await;
                let Some(known) = known else { return refused(shown, 154004) };
                let shown = done(shown)?.notification.unwrap_or_default();
                prop_assert_eq!(shown.job_name.as_ref(), Some(&known.name));
                prop_assert_eq!(shown.status, (known.stage == Stage::Draft).then_some(0));
                return Ok(());
            }
            Step::Preview(_) => (desk.user.send(&PreviewNotification::new(&id)).await.map(drop), stage),
            Step::Patch(_) => {
                let patched = desk.user.send(&PatchNotification::new(&id).job_name("changed")).await;
                (patched.map(drop), stage.filter(|stage| *stage == Stage::Draft))
            }
            Step::Submit(_) => {
                let submitted = desk.user.send(&SubmitNotificationApproval::new(&id, "reason")).await;
                let next = if by_owner { Stage::Approved } else { Stage::Submitted };
                (submitted.map(drop), (stage == Some(Stage::Draft)).then_some(next))
            }
            Step::Withdraw(_) => {
                let withdrawn = desk.user.send(&CancelNotificationApproval::new(&id)).await;
                (withdrawn.map(drop), (stage == Some(Stage::Submitted)).then_some(Stage::Draft))
            }
            Step::Send(_) => {
                let at = Timestamp::from_millis(1_786_000_000_000);
                let sent = desk.user.send(&SendNotification::new(&id, at)).await;
                (sent.map(drop), (stage == Some(Stage::Approved)).then_some(Stage::Scheduled))
            }
            Step::Cancel(_) => {
                let canceled = desk.user.send(&CancelNotification::new(&id, true)).await;
                let can_be = matches!(stage, Some(Stage::Approved | Stage::Scheduled));
                (canceled.map(drop), can_be.then_some(Stage::Canceled))
            }
            Step::Review { approved, .. } => {
                let reviewed = desk.mock.review_notification(&id, *approved);
                let waits = stage == Some(Stage::Submitted);
                prop_assert_eq!(reviewed.is_ok(), waits);
                if let Some(known) = known.filter(|_| waits) {
                    known.stage = if *approved { Stage::Approved } else { Stage::Rejected };
                }
                return Ok(());
            }
        };
        let Some(known) = known else { return refused(result, 154004) };
        let Some(next) = next else { return refused(result, 154000) };
        done(result)?;
        known.stage = next;
        if matches!(step, Step::Patch(_)) {
            "changed".clone_into(&mut known.name);
        }
        Ok(())
    }

    async fn create(&mut self, desk: &Desk, by_owner: bool) -> TestCaseResult {
        let mut create = CreateNotification::new("new", "{}", PushType::Scheduled, PushScopeType::Everyone);
        if !by_owner {
            create = create.create_user(NotificationUserInput::new().user_id("ou_other"));
        }
        let created = done(desk.user.send(&create).await)?;
        prop_assert_eq!(created.status, Some(0));
        let id = created.notification_id.unwrap_or_default();
        self.notifications.push(Notification { id, by_owner, stage: Stage::Draft, name: "new".to_owned() });
        Ok(())
    }
}
