//! Path, query, headers and body against the schema.

use helpdesk_mock::Mock;
use serde_json::{Value, json};

use crate::wire::{JSON, operation, send, start};

async fn items() -> Mock {
    let forms = json!({
        "by": "kind",
        "items": [{ "value": "words", "keys": ["words"] }, { "value": "picture", "keys": ["jpeg", "png"] }],
    });
    start(json!([
        operation("item.create", "POST", "/items", json!({
            "body_format": "json",
            "body": [
                { "name": "name", "type": "string", "required": true, "constraints": { "min_length": 2, "max_length": 5 } },
                { "name": "flag", "type": "boolean", "required": false },
                { "name": "count", "type": "integer", "constraints": { "minimum": 1, "maximum": 10 } },
                { "name": "ratio", "type": "number", "constraints": { "maximum": 1 } },
                { "name": "tags", "type": "array<string>", "constraints": { "max_length": 2 } },
                { "name": "rows", "type": "array<array<integer>>" },
                { "name": "labels", "type": "map<integer>" },
                { "name": "extra", "type": "object" },
                { "name": "any", "type": "any" },
                { "name": "sent_at", "type": "time<ms, string>" },
                { "name": "took", "type": "duration<s, integer>" },
                { "name": "kind", "type": "string",
                  "values": { "name": "Kind", "items": [{ "key": "new", "name": "New", "label": "" }] } },
                { "name": "node", "type": "object<node>", "fields": [
                    { "name": "id", "type": "string", "required": true },
                    { "name": "children", "type": "array<ancestor<node>>" },
                ] },
            ],
        })),
        operation("item.send", "POST", "/send", json!({
            "body_format": "json",
            "body": [
                { "name": "kind", "type": "string" },
                { "name": "object", "type": "object", "forms": forms },
                { "name": "text", "type": "string", "forms": forms },
            ],
        })),
        operation("item.get", "GET", "/items/:id", json!({
            "path_parameters": [{ "name": "id", "type": "integer", "required": true }],
            "query": [
                { "name": "kind", "type": "string", "required": true },
                { "name": "page", "type": "integer", "constraints": { "minimum": 1 } },
                { "name": "ratio", "type": "number" },
                { "name": "flag", "type": "boolean" },
                { "name": "since", "type": "time<s, integer>" },
                { "name": "tags", "type": "array<string>", "constraints": { "max_length": 2 } },
                { "name": "numbers", "type": "array<integer>" },
            ],
        })),
        operation("item.trace", "GET", "/trace", json!({ "headers": [{ "name": "X-Trace", "required": true }] })),
        operation("item.image", "POST", "/image", json!({
            "body_format": "multipart",
            "body": [{ "name": "image", "type": "file", "required": true }],
        })),
        operation("item.filter", "GET", "/filter", json!({
            "body_format": "json",
            "body": [{ "name": "visible", "type": "boolean" }],
        })),
    ]))
    .await
}

fn accepted() -> (u16, i64, String) {
    (200, 0, "success".to_owned())
}

fn refused(message: &str) -> (u16, i64, String) {
    (400, 154000, message.to_owned())
}

#[tokio::test]
async fn bodies_that_fit() {
    let mock = items().await;
    let deep_node = (0..40).fold(json!({ "id": "leaf" }), |node, _| json!({ "id": "1", "children": [node] }));
    for body in [
        json!({ "name": "ab" }),
        json!({ "name": "ab", "node": deep_node }),
        json!({ "name": "五个汉字啊", "flag": true, "count": 10, "ratio": 1, "tags": [], "rows": [[1], []] }),
        json!({ "name": "ab", "labels": { "任意": 1 }, "extra": { "x": null }, "any": null, "kind": "unlisted" }),
        json!({ "name": "ab", "node": { "id": "1", "children": [{ "id": "2", "children": [{ "id": "3" }] }] } }),
        json!({ "name": "ab", "any": [1, { "x": "y" }], "ratio": -0.5 }),
        json!({ "name": "ab", "sent_at": "1626332244719", "took": 66 }),
    ] {
        let answer = send(&mock, "POST", "/items", &[JSON], body.to_string()).await;
        assert_eq!(answer.verdict(), accepted(), "{body}");
    }
}

#[tokio::test]
async fn bodies_that_do_not_fit() {
    let mock = items().await;
    let with = |name: &str, value: Value| {
        let mut body = json!({ "name": "ab" });
        body[name] = value;
        body
    };
    for (body, problem) in [
        (json!({}), "body/name: missing"),
        (json!([]), "body: expected an object, found an array"),
        (with("name", json!(1)), "body/name: expected a string, found a number"),
        (with("name", json!(null)), "body/name: expected a string, found null"),
        (with("name", json!("一")), "body/name: 1 characters, but at least 2 are needed"),
        (with("name", json!("123456")), "body/name: 6 characters, but at most 5 are allowed"),
        (with("flag", json!("true")), "body/flag: expected a boolean, found a string"),
        (with("flag", json!(null)), "body/flag: expected a boolean, found null; leave the field out instead"),
        (with("count", json!(0)), "body/count: 0 is less than 1"),
        (with("count", json!(11)), "body/count: 11 is more than 10"),
        (with("count", json!(1.0)), "body/count: expected an integer, found a number"),
        (with("count", json!(u64::MAX)), "body/count: expected an integer, found an integer beyond 64 bits"),
        (with("ratio", json!(1.5)), "body/ratio: 1.5 is more than 1"),
        (with("ratio", json!("1")), "body/ratio: expected a number, found a string"),
        (with("tags", json!("a")), "body/tags: expected an array, found a string"),
        (with("tags", json!(["a", 1])), "body/tags[1]: expected a string, found a number"),
        (with("tags", json!(["a", "b", "c"])), "body/tags: 3 items, but at most 2 are allowed"),
        (with("rows", json!([[1], ["x"]])), "body/rows[1][0]: expected an integer, found a string"),
        (with("labels", json!({ "a": "x" })), "body/labels/a: expected an integer, found a string"),
        (with("sent_at", json!(1_626_332_244_719_i64)), "body/sent_at: expected a string, found a number"),
        (
            with("sent_at", json!("tomorrow")),
            "body/sent_at: expected milliseconds as a string of digits, found another string",
        ),
        (
            with("sent_at", json!("1626332244")),
            "body/sent_at: expected milliseconds since 1970, but 1626332244 looks like seconds",
        ),
        (with("took", json!(-1)), "body/took: a duration is not negative, but -1 is"),
        (with("took", json!("1")), "body/took: expected an integer, found a string"),
        (with("extra", json!([])), "body/extra: expected an object, found an array"),
        (with("node", json!({})), "body/node/id: missing"),
        (with("node", json!({ "id": "1", "x": 1 })), "body/node/x: unknown field"),
        (
            with("node", json!({ "id": "1", "children": [{ "id": "2" }, { "children": [{ "id": 3 }] }] })),
            "body/node/children[1]/children[0]/id: expected a string, found a number; body/node/children[1]/id: missing",
        ),
        (
            json!({ "nmae": "ab", "flag": 1 }),
            "body/flag: expected a boolean, found a number; body/nmae: unknown field; body/name: missing",
        ),
    ] {
        let answer = send(&mock, "POST", "/items", &[JSON], body.to_string()).await;
        assert_eq!(answer.verdict(), refused(problem), "{body}");
    }
}

#[tokio::test]
async fn bodies_of_another_kind() {
    let mock = items().await;
    let valid = r#"{"name":"ab"}"#;
    let text = ("Content-Type", "text/plain");
    let multipart = ("Content-Type", "multipart/form-data; boundary=x");
    let deep = "[".repeat(100_000);
    for (method, target, headers, body, verdict) in [
        ("POST", "/items", &[("content-type", "Application/JSON")][..], valid, accepted()),
        ("POST", "/items", &[], valid, refused("header/Content-Type: expected application/json, found none")),
        ("POST", "/items", &[text], valid, refused("header/Content-Type: expected application/json, found text/plain")),
        ("POST", "/items", &[JSON], "", refused("body/name: missing")),
        ("POST", "/items", &[], "", refused("body/name: missing")),
        ("POST", "/items", &[JSON], "{", refused("body: not JSON: EOF while parsing an object at line 1 column 1")),
        ("POST", "/items", &[JSON], "{} {}", refused("body: not JSON: trailing characters at line 1 column 4")),
        ("POST", "/items", &[JSON], &deep, refused("body: not JSON: recursion limit exceeded at line 1 column 128")),
        ("POST", "/image", &[multipart], "--x--", accepted()),
        (
            "POST",
            "/image",
            &[JSON],
            "{}",
            refused("header/Content-Type: expected multipart/form-data, found application/json; charset=utf-8"),
        ),
        ("GET", "/trace", &[("x-trace", "1")], "", accepted()),
        ("GET", "/trace", &[], "", refused("header/X-Trace: missing")),
        ("GET", "/trace", &[("x-trace", "1"), JSON], "{}", accepted()),
        ("GET", "/trace", &[("x-trace", "1"), JSON], "[]", refused("body: the operation has no body")),
        ("GET", "/trace", &[("x-trace", "1"), JSON], r#"{"a":1}"#, refused("body: the operation has no body")),
        ("GET", "/filter", &[], "", accepted()),
        ("GET", "/filter", &[JSON], r#"{"visible":true}"#, accepted()),
        ("GET", "/filter", &[JSON], r#"{"visible":1}"#, refused("body/visible: expected a boolean, found a number")),
    ] {
        let answer = send(&mock, method, target, headers, body).await;
        assert_eq!(answer.verdict(), verdict, "{method} {target} {body:.80}");
    }
    let answer = send(&mock, "POST", "/items", &[JSON], b"{\"name\":\"\xff\xff\"}").await;
    assert_eq!(answer.verdict(), refused("body: not JSON: invalid unicode code point at line 1 column 10"));
}

#[tokio::test]
async fn queries_and_paths() {
    let mock = items().await;
    let broken = "its percent-encoding is broken, or it is not UTF-8";
    for (target, problem) in [
        ("/items/1?kind=x", ""),
        ("/items/1?kind", ""),
        ("/items/1?&kind=%E6%96%B0%20+%26&&", ""),
        ("/items/-9223372036854775808?kind=x&page=1&ratio=1e-3&flag=false&tags=a&tags=b&numbers=1&numbers=2", ""),
        ("/items/1", "query/kind: missing"),
        ("/items/1?kind=x&kind=y", "query/kind: given 2 times, but it is not an array"),
        ("/items/1?kind=x&size=1&size=2", "query/size: unknown parameter"),
        ("/items/1?kind=x&page=first", "query/page: expected an integer, found `first`"),
        ("/items/1?kind=x&page=", "query/page: expected an integer, found ``"),
        ("/items/1?kind=x&page=0", "query/page: 0 is less than 1"),
        ("/items/1?kind=x&since=1617960686", ""),
        (
            "/items/1?kind=x&since=1617960686000",
            "query/since: expected seconds since 1970, but 1617960686000 looks like milliseconds",
        ),
        ("/items/1?kind=x&since=today", "query/since: expected an integer, found `today`"),
        ("/items/1?kind=x&ratio=NaN", "query/ratio: expected a number, found `NaN`"),
        ("/items/1?kind=x&flag=1", "query/flag: expected a boolean, found `1`"),
        ("/items/1?kind=x&tags=a&tags=b&tags=c", "query/tags: 3 items, but at most 2 are allowed"),
        ("/items/1?kind=x&numbers=1&numbers=b", "query/numbers: expected an integer, found `b`"),
        (
            "/items/1?kind=x&numbers=a&numbers=b",
            "query/numbers: expected an integer, found `a`; query/numbers: expected an integer, found `b`",
        ),
        ("/items/one?kind=x", "path/id: expected an integer, found `one`"),
        (
            "/items/a%2Fb?page=0",
            "path/id: expected an integer, found `a/b`; query/kind: missing; query/page: 0 is less than 1",
        ),
        ("/items/%zz?kind=x", &format!("path/id: {broken}")),
        ("/items/%e6?kind=x", &format!("path/id: {broken}")),
        ("/items/%e?kind=x", &format!("path/id: {broken}")),
        ("/items/1?kind=x&page=%", &format!("query/page: {broken}")),
        ("/items/1?kind=x&%ff=1", &format!("query/%ff: {broken}")),
    ] {
        let verdict = if problem.is_empty() { accepted() } else { refused(problem) };
        assert_eq!(send(&mock, "GET", target, &[], "").await.verdict(), verdict, "{target}");
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_not_read() {
    let mock = items().await;
    // One byte more than the limit: the server has then read all of it, and the answer does not race with a reset.
    let answer = send(&mock, "POST", "/items", &[JSON], " ".repeat(4 * 1024 * 1024 + 1)).await;
    assert_eq!(
        answer.verdict(),
        (413, 154000, "body: Failed to buffer the request body: length limit exceeded".into())
    );
    let requests = mock.requests();
    assert_eq!((requests[0].status, requests[0].body.len()), (413, 0));
}

/// The kind and the content of the same message must not contradict each other.
#[tokio::test]
async fn an_object_has_the_form_that_another_field_names() {
    let mock = items().await;
    let cases = [
        (json!("words"), json!({ "words": "hi" }), Ok(())),
        (json!("picture"), json!({ "png": "key", "words": "below it" }), Ok(())),
        (json!("card"), json!({ "elements": [] }), Ok(())),
        (Value::Null, json!({ "words": "hi" }), Ok(())),
        (json!("words"), json!({ "png": "key" }), Err("`kind` is `words`, but the content is of the type `picture`")),
        (
            json!("picture"),
            json!({ "words": "hi" }),
            Err("`kind` is `picture`, but the content is of the type `words`"),
        ),
        (json!("words"), json!({}), Err("`kind` is `words`, but the content is of another type")),
        (json!("card"), json!({ "words": "hi" }), Err("`kind` is `card`, but the content is of the type `words`")),
    ];
    for (kind, content, expected) in cases {
        for (name, content) in [("object", content.clone()), ("text", json!(content.to_string()))] {
            let mut body = json!({ name: content });
            if !kind.is_null() {
                body["kind"] = kind.clone();
            }
            let expected = expected.map_or_else(|fault| refused(&format!("body/{name}: {fault}")), |()| accepted());
            assert_eq!(send(&mock, "POST", "/send", &[JSON], body.to_string()).await.verdict(), expected, "{body}");
        }
    }
    for (text, fault) in [
        ("hi", "expected a JSON object as text: expected value at line 1 column 1"),
        ("[]", "expected a JSON object as text: invalid type: sequence, expected a map at line 1 column 0"),
    ] {
        let body = json!({ "kind": "words", "text": text }).to_string();
        let expected = refused(&format!("body/text: {fault}"));
        assert_eq!(send(&mock, "POST", "/send", &[JSON], body).await.verdict(), expected, "{text}");
    }
}
