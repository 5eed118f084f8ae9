//! Seeds, snapshots, and the file that a state is kept in.

use std::fs;

use helpdesk_client::types::event::{EventType, SubscribeEvents};
use helpdesk_client::types::ticket::{ListTickets, StartService};
use helpdesk_mock::{Error, Mock};
use serde_json::{Value, json};

use super::Desk;

#[tokio::test]
async fn a_state_is_kept_over_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("helpdesk.json");
    let start = StartService::new("ou_1").human_service(true);
    let first = {
        let desk = Desk::of(Mock::builder().state_file(&file).start().await.unwrap());
        assert!(file.exists(), "a file that cannot be written is an error at once");
        let event = EventType::new("helpdesk.ticket", "ticket.created_v1");
        desk.client.send(&SubscribeEvents::new([event])).await.unwrap();
        let first = desk.client.send(&start).await.unwrap();
        assert!(desk.mock.save_state().unwrap());
        assert!(!desk.mock.save_state().unwrap(), "nothing has changed since");
        first
    };
    let desk = Desk::of(Mock::builder().with_examples().state_file(&file).start().await.unwrap());
    let tickets = desk.client.list(ListTickets::new()).all().await.unwrap();
    assert_eq!(tickets.len(), 1, "the file has the last word");
    assert_eq!(tickets[0].ticket_id, first.ticket_id);
    assert_eq!(desk.mock.subscriptions(), ["helpdesk.ticket.created_v1"]);
    let second = desk.client.send(&start).await.unwrap();
    assert_ne!(second.ticket_id, first.ticket_id);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left there");
}

#[tokio::test]
async fn the_examples_of_the_pages_are_a_state() {
    let desk = Desk::of(Mock::builder().with_examples().start().await.unwrap());
    let snapshot = desk.mock.snapshot().unwrap();
    // It passes the checks that every snapshot has to pass.
    desk.mock.restore(&snapshot).unwrap();
    let value: Value = serde_json::from_str(&snapshot).unwrap();
    for kind in [
        "users",
        "tickets",
        "messages",
        "faqs",
        "categories",
        "agents",
        "skills",
        "skill_rules",
        "notifications",
        "ticket_customized_fields",
        "user_customized_fields",
    ] {
        assert!(!value[kind].as_array().unwrap().is_empty(), "{kind}");
    }
    let again = Mock::builder().with_snapshot(snapshot.as_str()).start().await.unwrap();
    assert_eq!(again.snapshot(), Some(snapshot));
}

#[tokio::test]
async fn what_is_no_snapshot_is_refused() {
    let desk = Desk::start().await;
    let before = desk.mock.snapshot();
    for (text, problem) in [
        ("", "the snapshot: it is not JSON: "),
        ("[]", "the snapshot: it is not JSON: "),
        ("{}", "the snapshot: it has no `format`; write `\"format\": 1`"),
        (r#"{"format":2}"#, "the snapshot: it is of format 2, and this version reads format 1"),
        (r#"{"format":1,"tikcets":[]}"#, "the snapshot: tikcets: it is not one of users, tickets, "),
        (r#"{"format":1,"tickets":{}}"#, "the snapshot: tickets: it is not an array"),
        (r#"{"format":1,"tickets":[7]}"#, "the snapshot: tickets[0]: it is not an object"),
        (r#"{"format":1,"tickets":[{}]}"#, "the snapshot: tickets[0]/ticket_id: it is missing, or not a text"),
        (
            r#"{"format":1,"tickets":[{"ticket_id":"7"},{"ticket_id":"7"}]}"#,
            "the snapshot: tickets[1]/ticket_id: there are two of the id `7`",
        ),
        (
            r#"{"format":1,"tickets":[{"ticket_id":"7","status":"new"}]}"#,
            "the snapshot: tickets[0]/status: expected an integer, found a string",
        ),
        (
            r#"{"format":1,"faqs":[{"faq_id":"7","tags":[1]}]}"#,
            "the snapshot: faqs[0]/tags[0]: expected a string, found a number",
        ),
        (r#"{"format":1,"subscriptions":7}"#, "the snapshot: subscriptions: they are not event types"),
        (r#"{"format":1,"ids":-1}"#, "the snapshot: ids: it is not the number of ids that were given"),
    ] {
        let error = desk.mock.restore(text).unwrap_err().to_string();
        assert!(error.starts_with(problem), "{text}: {error}");
    }
    assert_eq!(desk.mock.snapshot(), before);
    let stateless = Mock::start().await.unwrap();
    assert!(matches!(stateless.restore(r#"{"format":1}"#), Err(Error::Stateless)));
    assert_eq!(stateless.snapshot(), None);
}

#[tokio::test]
async fn a_file_that_cannot_be_used_is_a_clear_error_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("broken.json"), "{\"format\":1,").unwrap();
    fs::write(path("newer.json"), "{\"format\":9}").unwrap();
    fs::write(path("binary.json"), [0xff, 0xfe]).unwrap();
    fs::write(path("readonly.json"), "{\"format\":1}").unwrap();
    let mut permissions = fs::metadata(path("readonly.json")).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(path("readonly.json"), permissions).unwrap();
    for (name, problem) in [
        ("broken.json", "it is not JSON: "),
        ("newer.json", "it is of format 9, and this version reads format 1"),
        ("binary.json", "it cannot be read: "),
        ("readonly.json", "it cannot be written: the file is read-only"),
        ("no/such/folder.json", "it cannot be written: "),
        (".", "it cannot be read: "),
    ] {
        let before = fs::read(path(name)).ok();
        let error = Mock::builder().state_file(path(name)).start().await.unwrap_err().to_string();
        assert!(error.starts_with(&format!("{}: {problem}", path(name).display())), "{name}: {error}");
        assert_eq!(fs::read(path(name)).ok(), before, "{name}");
    }
}

/// A device that is always full takes the place of a full disk.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_full_disk_leaves_the_state_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("helpdesk.json");
    let desk = Desk::of(Mock::builder().state_file(&file).start().await.unwrap());
    let before = fs::read(&file).unwrap();
    let beside = folder.path().join(format!("helpdesk.json.{}.new", std::process::id()));
    std::os::unix::fs::symlink("/dev/full", &beside).unwrap();
    desk.client.send(&StartService::new("ou_1")).await.unwrap();
    let error = desk.mock.save_state().unwrap_err().to_string();
    assert!(error.contains("it cannot be written: No space left on device"), "{error}");
    assert_eq!(fs::read(&file).unwrap(), before);
    assert!(desk.mock.save_state().unwrap(), "it is tried again");
    let kept: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    assert_eq!(kept["tickets"].as_array().unwrap().len(), 1);
    assert_eq!(kept["format"], json!(1));
}
