//! The page for a person, and the OpenAPI document behind it.

use helpdesk_mock::Mock;
use helpdesk_schema::{Language, Schema};
use serde_json::{Value, json};

use crate::wire::{send, start};

#[tokio::test]
async fn the_document_has_every_operation_and_this_server() {
    let mock = Mock::start().await.unwrap();
    let schema = Schema::from_json(helpdesk_types::SCHEMA).unwrap();
    for (path, language) in [("/openapi.json", Language::English), ("/openapi.zh-CN.json", Language::Chinese)] {
        let answer = send(&mock, "GET", path, &[], "").await;
        assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/json")));
        is_complete(&answer.json(), &schema, language);
    }
}

fn is_complete(document: &Value, schema: &Schema, language: Language) {
    assert_eq!(document["servers"], json!([{ "url": "/", "description": "helpdesk-mock" }]));
    for operation in &schema.operations {
        let segments = operation.path.split('/').map(|segment| match segment.strip_prefix(':') {
            Some(name) => format!("{{{name}}}"),
            None => segment.to_owned(),
        });
        let path = segments.collect::<Vec<_>>().join("/");
        let method = operation.method.as_str().to_lowercase();
        let title = document["paths"][&path][&method]["summary"].as_str();
        assert_eq!(title, Some(operation.page.title.to(language)), "{method} {path}");
    }
}

#[tokio::test]
async fn the_page_names_what_is_good_here_and_loads_nothing_from_elsewhere() {
    let mock = Mock::start().await.unwrap();
    let page = send(&mock, "GET", "/", &[], "").await;
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    let text = String::from_utf8(page.body.clone()).unwrap();
    for credential in [mock.app_id(), mock.app_secret(), mock.user_token(), &mock.helpdesk_authorization()] {
        assert!(text.contains(credential), "{credential}");
    }
    assert!(!text.contains(['{', '}']), "all is filled in: {text}");

    let policy = page.header("content-security-policy").unwrap();
    for source in policy.split("; ").flat_map(|directive| directive.split(' ').skip(1)) {
        assert!(["'none'", "'self'", "'unsafe-inline'", "data:", "blob:"].contains(&source), "{source}");
    }
    // Each file that it names is served.
    let files = text.split('"').filter(|attribute| attribute.ends_with(".js") || attribute.ends_with(".css"));
    let mut found = 0;
    for file in files {
        let answer = send(&mock, "GET", &format!("/{file}"), &[], "").await;
        assert_eq!((answer.status, answer.body.is_empty()), (200, false), "{file}");
        found += 1;
    }
    assert_eq!(found, 5);
}

#[tokio::test]
async fn it_is_no_part_of_what_is_tested() {
    let mock = Mock::start().await.unwrap();
    send(&mock, "GET", "/", &[], "").await;
    send(&mock, "GET", "/openapi.json", &[], "").await;
    assert!(mock.requests().is_empty());

    // Of another API there is neither.
    let mock = start(Value::Array(Vec::new())).await;
    for target in ["/", "/openapi.json", "/openapi.zh-CN.json", "/viewer/page.js"] {
        assert_eq!(send(&mock, "GET", target, &[], "").await.status, 404, "{target}");
    }
}
