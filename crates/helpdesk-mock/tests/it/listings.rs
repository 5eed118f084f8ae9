//! Lists that are served page by page.

use std::collections::BTreeSet;

use helpdesk_mock::{Items, Mock};
use helpdesk_schema::{Operation, PagingScheme, Schema};
use serde_json::{Value, json};

use crate::auth::token;
use crate::wire::{operation, send, start};

/// A listing of each scheme, and an operation that is not a listing.
async fn lists() -> Mock {
    let example = |data: &str| json!([format!("{{\"code\":0,\"msg\":\"success\",\"data\":{data}}}")]);
    let size = json!({ "name": "size", "type": "integer", "default": "3", "constraints": { "maximum": 10 } });
    let items = json!([{ "name": "rows", "type": "array<object>", "fields": [
        { "name": "desk_id", "type": "string" },
        { "name": "text", "type": "string" },
        { "name": "row_id", "type": "integer" },
        { "name": "id", "type": "string" },
    ] }]);
    let response = json!([{ "name": "data", "type": "object", "fields": items }]);
    start(json!([
        operation("a.token", "GET", "/token", json!({
            "query": [{ "name": "token", "type": "string" }, size],
            "answer": "data",
            "response": response,
            "response_example": example(r#"{"rows":[{"row_id":7,"desk_id":"x","text":"1","id":"90"}],"more":true,"size":50,"else":1}"#),
            "paging": { "scheme": "token", "items": "rows", "page": "token", "page_size": "size",
                        "next_page": "next", "has_more": "more" },
        })),
        operation("a.number", "GET", "/number", json!({
            "query": [{ "name": "page", "type": "integer" }, { "name": "size", "type": "integer" }, { "name": "from", "type": "integer" }],
            "answer": "data",
            "response": response,
            "paging": { "scheme": "number", "items": "rows", "page": "page", "page_size": "size", "total": "total" },
        })),
        operation("a.get", "GET", "/get", json!({})),
    ]))
    .await
}

#[tokio::test]
async fn pages_by_token() {
    let mock = lists().await;
    mock.serve_items("a.token", 5).unwrap();
    let row = |index: u64| json!({ "row_id": 7, "desk_id": format!("x-{index}"), "text": "1", "id": (90 + index).to_string() });
    let page = |rows: &[u64], more: bool, size: u64, next: &str| {
        let rows: Vec<Value> = rows.iter().map(|index| row(*index)).collect();
        json!({ "rows": rows, "more": more, "size": size, "next": next, "else": 1 })
    };
    for (target, expected) in [
        ("/token", page(&[0, 1, 2], true, 3, "3+/=")),
        ("/token?token=", page(&[0, 1, 2], true, 3, "3+/=")),
        ("/token?token=3%2B%2F%3D", page(&[3, 4], false, 3, "6+/=")),
        ("/token?token=3%2B%2F%3D&size=1", page(&[3], true, 1, "4+/=")),
        ("/token?token=6%2B%2F%3D", page(&[], false, 3, "9+/=")),
        ("/token?size=5", page(&[0, 1, 2, 3, 4], false, 5, "5+/=")),
    ] {
        assert_eq!(send(&mock, "GET", target, &[], "").await.json()["data"], expected, "{target}");
    }
    for (target, problem) in [
        ("/token?token=3+/=", "query/token: `3 /=` does not name a page"),
        ("/token?token=first", "query/token: `first` does not name a page"),
        ("/token?size=0", "query/size: `0` is not the size of a page"),
        ("/token?size=11", "query/size: 11 is more than 10"),
    ] {
        assert_eq!(send(&mock, "GET", target, &[], "").await.verdict(), (400, 154000, problem.to_owned()), "{target}");
    }
    assert_eq!((mock.received("a.token"), mock.acted("a.token")), (10, 6));
    mock.reset();
    assert_eq!(
        send(&mock, "GET", "/token", &[], "").await.json()["data"]["rows"].as_array().unwrap().len(),
        1,
        "the example again"
    );
}

#[tokio::test]
async fn pages_by_number() {
    let mock = lists().await;
    let rows: Vec<Value> = (0..50).map(|index| json!({ "n": index })).collect();
    let items = Items::from(rows).reachable(45).filter(|request, row| {
        let from = request.query("from").and_then(|from| from.parse::<i64>().ok());
        row["n"].as_i64() >= from
    });
    mock.serve_items("a.number", items).unwrap();
    for (target, total, expected) in [
        ("/number", 50, 0..20),
        ("/number?page=2&size=20", 50, 20..40),
        ("/number?page=3&size=20", 50, 40..45),
        ("/number?page=4&size=20", 50, 0..0),
        ("/number?page=9223372036854775807&size=9223372036854775807", 50, 0..0),
        ("/number?from=48&size=1", 2, 48..49),
        ("/number?from=48&page=2&size=1", 2, 49..50),
        ("/number?from=60", 0, 0..0),
    ] {
        let data = send(&mock, "GET", target, &[], "").await.json()["data"].take();
        let rows: Vec<Value> = expected.map(|index| json!({ "n": index })).collect();
        assert_eq!(data, json!({ "rows": rows, "total": total }), "{target}");
    }
    let refused = send(&mock, "GET", "/number?page=0", &[], "").await;
    assert_eq!(refused.verdict(), (400, 154000, "query/page: `0` does not name a page".to_owned()));
}

#[tokio::test]
async fn lists_that_cannot_be_served() {
    let mock = lists().await;
    for (error, message) in [
        (mock.serve_items("a.get", 1), "a.get is not a paged list"),
        (
            mock.serve_items("a.number", 1),
            "the page of a.number has no example of an item to copy; serve items of your own",
        ),
    ] {
        assert_eq!(error.unwrap_err().to_string(), message);
    }
    assert!(mock.serve_items("a.gte", 1).is_err());
}

/// Every item of a list, by as many requests as it takes.
async fn all(mock: &Mock, operation: &Operation, bearer: &str) -> Vec<Value> {
    let paging = operation.paging.as_ref().unwrap();
    let helpdesk = mock.helpdesk_authorization();
    let headers = [("Authorization", bearer), ("X-Lark-Helpdesk-Authorization", &helpdesk)];
    let path = operation.path.replace(":ticket_id", "1");
    let required = operation.query.iter().filter(|field| field.required == Some(true));
    let required: String = required.map(|field| format!("&{}=1", field.name)).collect();
    let (mut items, mut page, mut number) = (Vec::new(), String::new(), 1);
    loop {
        let target = format!("{path}?{}=10{page}{required}", paging.page_size);
        let mut data = send(mock, "GET", &target, &headers, "").await.json()["data"].take();
        items.extend(data[&paging.items].as_array().unwrap().iter().cloned());
        let (more, next) = match paging.scheme {
            PagingScheme::Token => {
                let token = data[&paging.next_page].take();
                let token = token.as_str().unwrap().replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
                (data[&paging.has_more] == true, token)
            }
            PagingScheme::Number => {
                number += 1;
                (data[&paging.total].as_u64() > Some(items.len() as u64), number.to_string())
            }
        };
        if !more {
            return items;
        }
        page = format!("&{}={next}", paging.page);
    }
}

#[tokio::test]
async fn every_documented_list_is_served_with_items_that_differ() {
    let mock = Mock::start().await.unwrap();
    let bearer = format!("Bearer {}", token(&mock).await);
    let schema = Schema::from_json(helpdesk_types::SCHEMA).unwrap();
    for operation in schema.operations.iter().filter(|operation| operation.paging.is_some()) {
        mock.serve_items(&operation.id, 25).unwrap();
        let items = all(&mock, operation, &bearer).await;
        let distinct: BTreeSet<String> = items.iter().map(Value::to_string).collect();
        assert_eq!((items.len(), distinct.len()), (25, 25), "{}", operation.id);
        assert_eq!(mock.acted(&operation.id), 3, "{}", operation.id);
    }
}
