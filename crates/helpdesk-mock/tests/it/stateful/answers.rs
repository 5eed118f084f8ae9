//! Answers and requests by their types.

use helpdesk_client::Operation;
use helpdesk_client::types::ticket::{GetTicket, ListTickets, StartService};
use helpdesk_mock::{Error, Mock};
use serde_json::json;

use super::Desk;

#[tokio::test]
async fn an_answer_is_given_so_often_and_counted() {
    let desk = Desk::of(Mock::start().await.unwrap());
    let of = |id: &str| json!({ "ticket": { "ticket_id": id } });
    desk.mock.answer::<GetTicket>(of("first")).once().unwrap();
    desk.mock.answer::<GetTicket>(of("twice")).times(2).unwrap();
    desk.mock.answer_by::<GetTicket, _>(move |request| of(request.path.rsplit('/').next().unwrap())).always().unwrap();
    let mut ids = Vec::new();
    for id in ["a", "b", "c", "d", "e"] {
        ids.push(desk.client.send(&GetTicket::new(id)).await.unwrap().ticket.unwrap().ticket_id.unwrap());
    }
    assert_eq!(ids, ["first", "twice", "twice", "d", "e"]);
    assert_eq!(desk.mock.acted(GetTicket::ID), 5);
    desk.mock.reset();
    let example = desk.client.send(&GetTicket::new("a")).await.unwrap().ticket.unwrap();
    assert_eq!(example.ticket_id.as_deref(), Some("6626871355780366331"));
}

#[tokio::test]
async fn an_answer_that_the_page_does_not_document_is_refused() {
    let desk = Desk::start().await;
    for (data, problem) in [
        (json!({ "ticket": { "ticket_id": 7 } }), "ticket/ticket_id: expected a string, found a number"),
        (json!({ "ticket": { "subject": "?" } }), "ticket/subject: unknown field"),
        (json!([]), "expected an object, found an array"),
    ] {
        match desk.mock.answer::<GetTicket>(&data).always() {
            Err(Error::Answer { operation, reason: found }) => {
                assert_eq!((operation.as_str(), found.as_str()), (GetTicket::ID, problem));
            }
            other => panic!("{data}: {other:?}"),
        }
    }
    desk.mock.answer_by::<GetTicket, _>(|_| json!({ "ticket": 1 })).once().unwrap();
    let error = desk.client.send(&GetTicket::new("7")).await.unwrap_err().to_string();
    assert!(error.contains("the answer that was given for helpdesk.v1.ticket.get cannot be sent"), "{error}");
    assert_eq!(desk.mock.acted(GetTicket::ID), 0);
}

#[tokio::test]
async fn requests_are_read_back_as_they_were_sent() {
    let desk = Desk::start().await;
    let start = StartService::new("ou_1").human_service(true).appointed_agents(["ou_2"]).customized_info("ü");
    desk.client.send(&start).await.unwrap();
    let list = ListTickets::new().status_list([1, 50]).page(2).page_size(10).tags(["a b", "&"]);
    desk.client.send(&list).await.unwrap();
    let get = GetTicket::new("9 /ü");
    desk.client.send(&get).await.unwrap_err();
    assert_eq!(desk.mock.requests_of::<StartService>().unwrap(), [start]);
    assert_eq!(desk.mock.requests_of::<ListTickets>().unwrap(), [list]);
    assert_eq!(desk.mock.requests_of::<GetTicket>().unwrap(), [get]);
}
