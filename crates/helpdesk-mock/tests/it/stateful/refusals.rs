//! Requests that a stateful helpdesk refuses.

use std::time::Duration;

use helpdesk_client::types::agent_schedule::{
    AgentScheduleUpdate, AgentStatus, GetAgentSchedule, PatchAgentSchedule, Weekday, WeekdayScheduleInput,
};
use helpdesk_mock::Mock;
use serde_json::{Value, json};

use super::Desk;
use crate::auth::token;
use crate::receiver::Receiver;
use crate::wire::{JSON, send};

/// Calls an operation by its method and path; a body makes it a call of the user, where `user` says so.
pub(super) async fn call(mock: &Mock, user: bool, method: &str, path: &str, body: Value) -> Value {
    let token = if user { mock.user_token().to_owned() } else { token(mock).await };
    let (bearer, helpdesk) = (format!("Bearer {token}"), mock.helpdesk_authorization());
    let headers = [("Authorization", bearer.as_str()), ("X-Lark-Helpdesk-Authorization", &helpdesk), JSON];
    let body = if body.is_null() { String::new() } else { body.to_string() };
    send(mock, method, &format!("/open-apis/helpdesk/v1/{path}"), &headers, body).await.json()
}

#[tokio::test]
async fn rules_in_prose_are_kept() {
    let mock = Mock::start().await.unwrap();
    let start = |body: Value| ("POST", "start_service".to_owned(), false, body);
    let get = |path: &str| ("GET", path.to_owned(), false, Value::Null);
    let notification = |scope: Value| {
        let mut body = json!({ "job_name": "a", "push_content": "{}", "push_type": 0, "push_scope_type": 0 });
        body.as_object_mut().unwrap().extend(scope.as_object().unwrap().clone());
        ("POST", "notifications".to_owned(), true, body)
    };
    for ((method, path, user, body), code, problem) in [
        (start(json!({ "open_id": "" })), 154000, "body/open_id: 0 characters, but at least 1 are needed"),
        (start(json!({ "open_id": "ou_1", "customized_info": "ü".repeat(1024) })), 0, ""),
        (
            start(json!({ "open_id": "ou_1", "customized_info": "ü".repeat(1025) })),
            154000,
            "body/customized_info: 1025 characters, but at most 1024",
        ),
        (
            start(json!({ "open_id": "ou_1", "appointed_agents": ["ou_2"] })),
            154000,
            "where body/appointed_agents is not empty: body/human_service is true",
        ),
        (start(json!({ "open_id": "ou_1", "appointed_agents": [] })), 0, ""),
        (get("tickets?page_size=200"), 0, ""),
        (get("tickets?page_size=201"), 154000, "query/page_size: 201 is more than 200"),
        (get("tickets?page=0"), 154000, "query/page: 0 is less than 1"),
        (
            get("tickets?create_time_start=1616920429000"),
            154000,
            "where query/create_time_start is given: query/create_time_end is given",
        ),
        (
            get("tickets?update_time_end=1616920429000"),
            154000,
            "where query/update_time_end is given: query/update_time_start is given",
        ),
        (get("tickets?create_time_start=1616920429000&create_time_end=1616920430000"), 0, ""),
        (("PUT", "tickets/7".to_owned(), true, json!({})), 154000, "body/status is given, or body/tag_names is given"),
        (("PATCH", "agents/ou_1".to_owned(), true, json!({ "status": 3 })), 150001, "param is invalis"),
        (
            ("POST", "faqs".to_owned(), true, json!({ "faq": { "question": "?" } })),
            154000,
            "body/faq/answer is given, or body/faq/answer_richtext is given",
        ),
        (notification(json!({})), 0, ""),
        (
            notification(json!({ "push_scope_type": 3 })),
            154000,
            "where body/push_type is 0: body/push_scope_type is not 3",
        ),
        (
            notification(json!({ "user_list": [{ "user_id": "ou_1" }] })),
            154000,
            "where body/push_scope_type is 0 or 1: body/user_list is empty",
        ),
        (
            notification(json!({ "push_scope_type": 1 })),
            154000,
            "where body/push_scope_type is 1: body/chat_list is not empty",
        ),
        (notification(json!({ "push_scope_type": 2 })), 154000, "where body/push_scope_type is 2: "),
        (
            notification(json!({ "push_type": 1, "push_scope_type": 3 })),
            154000,
            "where body/push_type is 1: body/new_staff_scope_type is given",
        ),
    ] {
        let answer = call(&mock, user, method, &path, body.clone()).await;
        let message = answer["msg"].as_str().unwrap();
        assert!(answer["code"] == code && message.contains(problem), "{method} {path} {body}: {answer}");
    }
}

#[tokio::test]
async fn what_is_not_there_has_the_code_of_its_page() {
    let desk = Desk::start().await;
    for (method, path, user, body, code, status) in [
        ("GET", "tickets/9", false, Value::Null, 154004, "no ticket has the id `9`"),
        ("PUT", "tickets/9", true, json!({ "status": 2 }), 154004, "no ticket"),
        (
            "POST",
            "tickets/9/messages",
            false,
            json!({ "msg_type": "text", "content": { "text": "x" } }),
            154000,
            "no ticket",
        ),
        ("GET", "tickets/9/messages", false, Value::Null, 154000, "no ticket"),
        ("GET", "ticket_images?ticket_id=9&msg_id=9", false, Value::Null, 154004, "no ticket"),
        ("GET", "faqs/9", false, Value::Null, 154004, "no FAQ"),
        ("GET", "faqs/9/image/img", false, Value::Null, 154004, "no FAQ"),
        ("DELETE", "faqs/9", true, Value::Null, 154004, "no FAQ"),
        ("GET", "categories/9", false, Value::Null, 154004, "no category"),
        ("POST", "categories", true, json!({ "name": "a", "parent_id": "9" }), 154004, "no category"),
        ("DELETE", "categories/9", true, Value::Null, 154000, "no category"),
        ("GET", "agent_skills/9", false, Value::Null, 154000, "no skill"),
        ("GET", "agents/9/schedules", false, Value::Null, 154000, "no agent"),
        ("PATCH", "agents/9", true, json!({ "status": 1 }), 154004, "no agent"),
        ("GET", "notifications/9", true, Value::Null, 154004, "no notification"),
        ("POST", "notifications/9/preview", true, Value::Null, 154004, "no notification"),
        ("GET", "ticket_customized_fields/9", false, Value::Null, 154000, "no customized field"),
    ] {
        let answer = call(&desk.mock, user, method, path, body).await;
        assert!(
            answer["code"] == code && answer["msg"].as_str().unwrap().contains(status),
            "{method} {path}: {answer}"
        );
    }
}

#[tokio::test]
async fn a_cursor_is_good_for_its_filter_alone() {
    let desk = Desk::start().await;
    let category = call(&desk.mock, true, "POST", "categories", json!({ "name": "a", "parent_id": "0" })).await;
    let category = category["data"]["category"]["category_id"].as_str().unwrap().to_owned();
    for index in 0..5 {
        let faq = json!({ "question": format!("Q{index}"), "answer": "A", "category_id": category });
        assert_eq!(call(&desk.mock, true, "POST", "faqs", json!({ "faq": faq })).await["code"], 0);
    }
    let first = call(&desk.mock, false, "GET", "faqs?page_size=2", Value::Null).await["data"].clone();
    assert_eq!((&first["has_more"], &first["total"], &first["page_size"]), (&json!(true), &json!(5), &json!(2)));
    let cursor = first["page_token"].as_str().unwrap().replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
    // Items that are added before it or deleted meanwhile do not move it.
    let gone = first["items"][0]["faq_id"].as_str().unwrap();
    assert_eq!(call(&desk.mock, true, "DELETE", &format!("faqs/{gone}"), Value::Null).await["code"], 0);
    let second =
        call(&desk.mock, false, "GET", &format!("faqs?page_size=3&page_token={cursor}"), Value::Null).await["data"]
            .clone();
    let questions: Vec<&str> =
        second["items"].as_array().unwrap().iter().map(|faq| faq["question"].as_str().unwrap()).collect();
    assert_eq!(questions, ["Q2", "Q3", "Q4"]);
    assert_eq!((&second["has_more"], second.get("page_token")), (&json!(false), None));
    for path in [
        format!("faqs?category_id={category}&page_token={cursor}"),
        format!("faqs/search?query=Q&page_token={cursor}"),
        "faqs?page_token=1".to_owned(),
        format!("faqs?page_token=x{cursor}"),
    ] {
        let answer = call(&desk.mock, false, "GET", &path, Value::Null).await;
        assert!(
            answer["code"] == 154000 && answer["msg"].as_str().unwrap().contains("query/page_token"),
            "{path}: {answer}"
        );
    }
    let deleted = call(&desk.mock, false, "GET", "faqs?status=0", Value::Null).await["data"].clone();
    assert_eq!((&deleted["total"], &deleted["items"][0]["faq_id"]), (&json!(1), &json!(gone)));
    // A filter that nothing matches is an empty list, and so is a page behind the last.
    for path in [
        "tickets?guest_id=ou_nobody",
        "tickets?page=99",
        "tickets?create_time_start=1616920429000&create_time_end=1616920428999",
    ] {
        assert_eq!(
            call(&desk.mock, false, "GET", path, Value::Null).await["data"],
            json!({ "total": 0, "tickets": [] }),
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_category_with_others_below_it_stays() {
    let desk = Desk::start().await;
    let make = async |parent: String| {
        let made = call(&desk.mock, true, "POST", "categories", json!({ "name": "c", "parent_id": parent })).await;
        made["data"]["category"]["category_id"].as_str().unwrap().to_owned()
    };
    let top = make("0".to_owned()).await;
    let below = make(top.clone()).await;
    let refused = call(&desk.mock, true, "DELETE", &format!("categories/{top}"), Value::Null).await;
    assert!(refused["code"] == 154000 && refused["msg"].as_str().unwrap().contains("others below it"), "{refused}");
    // Nor does a category go below itself.
    let refused = call(&desk.mock, true, "PATCH", &format!("categories/{top}"), json!({ "parent_id": below })).await;
    assert_eq!(refused["code"], 154000);
    let tree = call(&desk.mock, false, "GET", "categories", Value::Null).await["data"]["categories"].clone();
    assert_eq!(tree[0]["children"][0]["category_id"], json!(below));
    for id in [&below, &top] {
        assert_eq!(call(&desk.mock, true, "DELETE", &format!("categories/{id}"), Value::Null).await["code"], 0);
    }
    assert_eq!(call(&desk.mock, false, "GET", "categories", Value::Null).await["data"], json!({ "categories": [] }));
}

#[tokio::test]
async fn a_notification_goes_from_draft_to_its_end() {
    let receiver = Receiver::start().await;
    let mock = Mock::builder().stateful().callback_url(&receiver.url).start().await.unwrap();
    let event = json!({ "events": [{ "type": "helpdesk.notification", "subtype": "notification.approve_v1" }] });
    assert_eq!(call(&mock, false, "POST", "events/subscribe", event).await["code"], 0);
    let create = async |creator: Value| {
        let body = json!({ "job_name": "a", "push_content": "{}", "push_type": 0, "push_scope_type": 0, "create_user": creator });
        let made = call(&mock, true, "POST", "notifications", body).await["data"].clone();
        assert_eq!(made["status"], 0, "a draft");
        made["notification_id"].as_str().unwrap().to_owned()
    };
    let step = async |id: &str, step: &str, body: Value| {
        call(&mock, true, "POST", &format!("notifications/{id}/{step}"), body).await["code"].clone()
    };
    let (reason, recall, send) =
        (json!({ "reason": "r" }), json!({ "is_recall": true }), json!({ "send_at": "1786000000000" }));

    // The owner's own needs no review.
    let own = create(json!({ "user_id": "ou_mock" })).await;
    for (action, body) in [("execute_send", &send), ("cancel_send", &recall), ("cancel_approve", &Value::Null)] {
        assert_eq!(step(&own, action, body.clone()).await, 154000, "{action} of a draft");
    }
    assert_eq!(step(&own, "submit_approve", reason.clone()).await, 0);
    assert_eq!(
        call(&mock, true, "PATCH", &format!("notifications/{own}"), json!({ "job_name": "b" })).await["code"],
        154000
    );
    assert_eq!(
        call(&mock, true, "GET", &format!("notifications/{own}"), Value::Null).await["data"]["notification"]
            .get("status"),
        None
    );
    for (action, body, code) in [
        ("submit_approve", &reason, 154000),
        ("execute_send", &send, 0),
        ("execute_send", &send, 154000),
        ("cancel_send", &recall, 0),
        ("cancel_send", &recall, 154000),
    ] {
        assert_eq!(step(&own, action, body.clone()).await, code, "{action}");
    }

    // A notification of another user is reviewed, and can be withdrawn.
    let other = create(json!({ "user_id": "ou_other" })).await;
    assert_eq!(step(&other, "submit_approve", reason.clone()).await, 0);
    assert_eq!(step(&other, "execute_send", send.clone()).await, 154000);
    assert_eq!(step(&other, "cancel_approve", Value::Null).await, 0);
    assert_eq!(
        call(&mock, true, "PATCH", &format!("notifications/{other}"), json!({ "job_name": "b" })).await["code"],
        0
    );
    assert_eq!(step(&other, "submit_approve", reason).await, 0);
    mock.review_notification(&other, false).unwrap();
    assert!(mock.review_notification(&other, true).is_err());
    mock.settled().await;
    let mut told: Vec<(String, String)> = receiver
        .pushed()
        .iter()
        .map(|pushed| {
            let event = pushed.envelope()["event"].clone();
            (
                event["notification_id"].as_str().unwrap().to_owned(),
                event["approve_status"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    let mut expected =
        vec![(own, "APPROVED".to_owned()), (other.clone(), "CANCELED".to_owned()), (other, "REJECTED".to_owned())];
    told.sort();
    expected.sort();
    assert_eq!(told, expected);
}

#[tokio::test]
async fn a_schedule_begins_and_ends_as_time_moves() {
    let desk = Desk::start().await;
    let status = async || {
        let shown = desk.client.send(&GetAgentSchedule::new("ou_mock")).await.unwrap().agent_schedule.unwrap();
        shown.status.unwrap()
    };
    assert_eq!(status().await, AgentStatus::Online);
    let noon = WeekdayScheduleInput::new().start_time("12:00").end_time("13:00").weekday(Weekday::EveryDay);
    let schedule = AgentScheduleUpdate::new().schedule([noon]);
    desk.user.send(&PatchAgentSchedule::new("ou_mock").agent_schedule(schedule)).await.unwrap();
    let mut seen = Vec::new();
    for _ in 0..24 {
        seen.push(status().await == AgentStatus::Online);
        desk.mock.advance(Duration::from_secs(3600));
    }
    assert_eq!(seen.iter().filter(|online| **online).count(), 1, "on duty in one hour of the day");
}
