//! The canonical JSON: what is written is read back, and what is wrong is named.

use std::collections::BTreeMap;

use helpdesk_schema::{
    BodyFormat, Constraints, DocumentedValue, ErrorCode, Event, Example, Field, Form, Forms, Header, Language, Method,
    Operation, Page, Paging, PagingScheme, RateLimit, ResponseForm, Rule, Schema, Scope, Text, TokenKind, Type,
    ValueList,
};

/// A schema that holds something in every place.
fn full() -> Schema {
    let page =
        Page {
            path: "a/b.md".to_owned(), title: "标题 \"quoted\"".into(), url: "https://docs.example/a/b".to_owned()
        };
    let scope = Scope { name: "desk:all".to_owned(), description: "all".into() };
    let field = Field {
        name: "status".to_owned(),
        ty: Type::Array(Box::new(Type::Integer)),
        required: Some(false),
        description: "line 1\nline 2\t\u{1}".into(),
        example: Some("[1]".to_owned()),
        alone: true,
        default: Some(String::new()),
        constraints: Some(Constraints {
            minimum: Some(i64::MIN),
            maximum: Some(i64::MAX),
            min_length: Some(0),
            max_length: Some(100),
            pattern: Some("^\\d+$".to_owned()),
        }),
        values: Some(ValueList {
            name: "Status".to_owned(),
            items: vec![DocumentedValue { key: "1".to_owned(), name: "Open".to_owned(), label: "已创建".into() }],
        }),
        forms: None,
        scopes: vec![scope.clone()],
        type_name: String::new(),
        public_name: "state".to_owned(),
        fields: Vec::new(),
    };
    let content = Field {
        name: "content".to_owned(),
        ty: Type::String,
        forms: Some(Forms {
            by: "status".to_owned(),
            items: vec![Form { value: "text".to_owned(), keys: vec!["words".to_owned(), "lines".to_owned()] }],
        }),
        ..Field::default()
    };
    let parent = Field {
        name: "data".to_owned(),
        ty: Type::Object(Some("ticket".to_owned())),
        type_name: "Ticket".to_owned(),
        fields: vec![field.clone(), content],
        ..Field::default()
    };
    let operation = Operation {
        id: "desk.v1.ticket.get".to_owned(),
        name: "GetTicket".to_owned(),
        module: "ticket".to_owned(),
        page: page.clone(),
        description: "gets".into(),
        method: Method::Patch,
        path: "/tickets/:ticket_id".to_owned(),
        rate_limits: vec![RateLimit::PerMinute(1000), RateLimit::PerSecond(50), RateLimit::Special],
        app_types: vec!["custom".to_owned()],
        scopes: vec![scope.clone()],
        tokens: vec![TokenKind::Tenant, TokenKind::User, TokenKind::App],
        headers: vec![Header { name: "X-Desk".to_owned(), required: true, description: "desk".into() }],
        path_parameters: vec![Field { name: "ticket_id".to_owned(), ty: Type::String, ..Field::default() }],
        query: vec![field.clone()],
        body_format: Some(BodyFormat::Json),
        body: vec![field.clone()],
        request_example: Some(Example::new("{\n  \"status\": [1]\n}")),
        response_form: ResponseForm::Data,
        response: vec![parent.clone()],
        response_example: Some(Example::new("{}")),
        errors: vec![ErrorCode {
            code: 154_000,
            name: "BadRequest".to_owned(),
            status: Some(400),
            message: "bad".into(),
            advice: Text::new("检查").translated("Check it"),
        }],
        paging: Some(Paging {
            scheme: PagingScheme::Number,
            items: "items".to_owned(),
            page: "page".to_owned(),
            page_size: "page_size".to_owned(),
            next_page: "next".to_owned(),
            has_more: "has_more".to_owned(),
            total: "total".to_owned(),
            max_rows: Some(10_000),
        }),
        rules: vec![Rule {
            when: vec!["item/state is not open or new".parse().expect("a condition")],
            needs: vec![
                "body/status is given".parse().expect("a condition"),
                "query/status is not empty".parse().expect("a condition"),
            ],
            code: Some(154_000),
            then: vec!["item/state is closed".parse().expect("a condition")],
        }],
    };
    let event = Event {
        id: "desk.ticket.created_v1".to_owned(),
        name: "TicketCreated".to_owned(),
        module: "ticket".to_owned(),
        page,
        description: "created".into(),
        app_types: vec!["isv".to_owned()],
        scopes: vec![scope],
        fields: vec![parent],
        example: Some(Example::new("{}")),
    };
    Schema { operations: vec![operation], events: vec![event] }
}

#[test]
fn what_is_written_is_read_back() {
    let schema = full();
    assert_eq!(schema.validate(), []);
    let text = schema.to_json();
    assert_eq!(Schema::from_json(&text).expect("canonical JSON loads"), schema);
    assert_eq!(Schema::from_json(&Schema::default().to_json()), Ok(Schema::default()));
}

/// A text that appears in several places is translated once.
#[test]
fn translations_are_one_table() {
    let mut schema = full();
    let english =
        [("已创建", "Created"), ("检查", "Check it")].map(|(text, english)| (text.to_owned(), english.to_owned()));
    let english = BTreeMap::from(english);
    schema.translate(&|text| english.get(text).cloned());
    assert_eq!(schema.translations(), english);
    assert_eq!(schema.operations[0].errors[0].advice.to(Language::English), "Check it");
    assert_eq!(schema.operations[0].errors[0].advice.to(Language::Chinese), "检查");
    let mut places = Vec::new();
    schema.texts_mut(&mut |place, text| places.extend(text.english().map(|english| format!("{place}: {english}"))));
    let expected = [
        "desk.v1.ticket.get query/status: Created",
        "desk.v1.ticket.get body/status: Created",
        "desk.v1.ticket.get response/data/status: Created",
        "desk.v1.ticket.get error 154000: Check it",
        "desk.ticket.created_v1 event/data/status: Created",
    ];
    assert_eq!(places, expected);
    assert!(
        schema
            .to_json()
            .ends_with("  \"english\": {\n    \"已创建\": \"Created\",\n    \"检查\": \"Check it\"\n  }\n}\n")
    );
}

#[test]
fn one_fact_a_line() {
    let text = full().to_json();
    for line in [
        r#"      "method": "PATCH","#,
        r#"        "1000/minute","#,
        r#"          "type": "array<integer>","#,
        r#"          "description": "line 1\nline 2\t\u0001","#,
        r#"        "  \"status\": [1]","#,
    ] {
        assert!(text.lines().any(|l| l == line), "{line}\n{text}");
    }
    assert!(!text.contains("null") && !text.contains("[]"), "{text}");
}

#[test]
fn errors_name_the_path() {
    let operation = |body: &str| format!(r#"{{"format":1,"operations":[{{{body}}}],"events":[]}}"#);
    let whole = r#""id":"a","name":"A","module":"a","page":{"path":"p"},"method":"GET","path":"/a","answer":"empty""#;
    let cases = [
        ("".to_owned(), "not JSON: expected a value at line 1 column 1"),
        ("[]".to_owned(), "expected an object, found an array"),
        ("{}".to_owned(), "the key `format` is missing"),
        (r#"{"format":2}"#.to_owned(), "format 2, but this build reads format 1; run regen again"),
        (r#"{"format":1,"services":[]}"#.to_owned(), "services: unknown key"),
        (r#"{"format":1,"english":{"甲":1}}"#.to_owned(), "english.甲: expected a string, found a number"),
        (r#"{"format":1,"english":{"甲":"a","甲":"b"}}"#.to_owned(), "english.甲: the key is given twice"),
        (operation(""), "operations[0]: the key `page` is missing"),
        (
            operation(r#""page":{},"method":"HEAD""#),
            "operations[0].method: `HEAD` is not one of GET, POST, PUT, PATCH, DELETE",
        ),
        (
            operation(&format!(r#"{whole},"body":[{{"name":"x","type":"text"}}]"#)),
            "operations[0].body[0].type: `text` is not a type; a type is boolean, integer, number, string, time<UNIT, FORM>, duration<UNIT, FORM>, object, object<NAME>, ancestor<NAME>, array<TYPE>, map<TYPE>, one-or-many<TYPE>, text-or<TYPE>, nullable<TYPE>, any or file",
        ),
        (
            operation(&format!(r#"{whole},"errors":[{{"code":"x"}}]"#)),
            "operations[0].errors[0].code: expected an integer, found a string",
        ),
        (
            operation(&format!(r#"{whole},"errors":[{{"code":1,"status":70000}}]"#)),
            "operations[0].errors[0].status: 70000 is out of range",
        ),
        (
            operation(&format!(r#"{whole},"rate_limits":["often"]"#)),
            "operations[0].rate_limits[0]: `often` is not one of N/second, N/minute, special",
        ),
        (operation(&whole.replace(r#""path":"p""#, r#""line":1"#)), "operations[0].page.line: unknown key"),
        (operation(&format!(r#"{whole},"id":"b""#)), "operations[0].id: the key is given twice"),
    ];
    for (text, message) in cases {
        assert_eq!(Schema::from_json(&text).expect_err(&text).to_string(), message, "{text}");
    }
}

#[test]
fn types_are_spelled_one_way() {
    for text in [
        "boolean",
        "object<ticket.message>",
        "array<map<array<integer>>>",
        "ancestor<category>",
        "map<any>",
        "file",
        "time<ms, string>",
        "nullable<time<s, integer, -1>>",
        "duration<min, number>",
        "duration<s, integer, 0>",
    ] {
        assert_eq!(text.parse::<Type>().expect(text).to_string(), text);
    }
    let deep = format!("{}integer{}", "array<".repeat(100_000), ">".repeat(100_000));
    for text in [
        "",
        "int",
        "array",
        "array<>",
        "array<int>",
        "map<string",
        "object<>",
        "time<>",
        "time<ms>",
        "time<ms,string>",
        "time<min, integer>",
        "time<s, number>",
        "time<ms, integer, >",
        "time<ms, integer, +1>",
        "time<ms, integer, 1, 2>",
        "duration<hour, integer>",
        "duration",
        deep.as_str(),
    ] {
        text.parse::<Type>().expect_err("no type");
    }
}
