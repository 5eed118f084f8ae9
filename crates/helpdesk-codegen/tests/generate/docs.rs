//! The documented facts and examples in the docs.

use helpdesk_schema::{Constraints, ErrorCode, Example, Field, Operation};

use crate::{field, generate, listed, object, operation, required};

#[test]
fn facts_of_the_page_stand_in_the_docs() {
    let mut status = field("note", "string");
    status.description = "备注 [x] <y>".into();
    status.example = Some("\"a`b\"".to_owned());
    status.constraints = Some(Constraints { max_length: Some(100), ..Constraints::default() });
    let mut tags = field("tags", "array<string>");
    tags.constraints = Some(Constraints { min_length: Some(1), ..Constraints::default() });
    let mut operation = operation(vec![status, tags], Vec::new());
    operation.errors = vec![ErrorCode {
        code: 154_000,
        name: "BadRequest".to_owned(),
        status: Some(400),
        message: "Bad [request]".into(),
        advice: "检查".into(),
    }];
    let text = generate(vec![operation]).expect("generates");
    for line in [
        "/// 更新工单",
        "/// - Request: `GET /tickets`",
        "/// - Token: `user_access_token`",
        "/// [`UpdateTicketErrorCode`] has a variant for each code that the page lists.",
        "/// use desk_types::ticket::UpdateTicket;",
        "/// - Page: <https://docs.example/update>",
        "/// 备注 \\[x\\] \\<y\\>",
        "/// Example: ``\"a`b\"``",
        "/// Length: at most 100 characters",
        "/// Length: at least 1 item",
        "/// The code 154000: [`BAD_REQUEST`](super::errors::BAD_REQUEST).",
        "/// `154000`, HTTP 400: Bad \\[request\\]",
        "/// 检查",
    ] {
        assert!(text.lines().any(|l| l.trim() == line), "{line}\n{text}");
    }
}

/// The example of a request is the one of its page, as far as that is of the documented types.
#[test]
fn the_doc_example_makes_the_call_that_the_page_shows() {
    let option = object(
        field("options", "array<object<option>>"),
        "Choice",
        vec![
            required(field("label", "string")),
            Field { type_name: "Choice".to_owned(), ..field("children", "array<ancestor<option>>") },
        ],
    );
    let shown = |example: &str| {
        let body = vec![
            required(field("title", "string")),
            required(listed(field("status", "integer"), "Status", &[("1", "Open")])),
            listed(field("kinds", "array<string>"), "Kind", &[("a", "Alpha")]),
            option.clone(),
            field("scores", "map<number>"),
            field("extra", "any"),
            field("reason", "one-or-many<text-or<integer>>"),
            field("end", "nullable<string>"),
            Field { example: Some("7".to_owned()), ..field("unshown", "integer") },
        ];
        let query = vec![
            Field { example: Some("\"x\"".to_owned()), ..field("filter", "string") },
            Field { example: Some("bare".to_owned()), alone: true, ..field("other", "string") },
            Field { example: Some("3, 4".to_owned()), ..field("numbers", "array<integer>") },
        ];
        let request_example = Some(helpdesk_schema::Example::new(example));
        let text =
            generate(vec![Operation { query, request_example, ..operation(body, Vec::new()) }]).expect("generates");
        let lines = text.lines().map(|line| line.trim().trim_start_matches("///"));
        let example: Vec<&str> = lines
            .skip_while(|line| !line.starts_with(" let request"))
            .take_while(|line| !line.starts_with(" ```"))
            .map(|line| &line[1..])
            .collect();
        example.join("\n")
    };
    assert_eq!(
        shown(
            r#"{"title": "t", "status": 2, "kinds": ["a", "b"], "options": [{"label": "x", "children": [{"label": "y"}]}],
               "scores": {"k": 1}, "extra": {"big": 3000000000}, "reason": ["r", 5], "end": null, "unknown": 1}"#
        ),
        r#"let request = UpdateTicket::new("t", Status::from(2))
    .filter("x")
    .kinds([Kind::Alpha, Kind::from("b")])
    .options([Choice::new("x").children([Choice::new("y")])])
    .scores(std::collections::BTreeMap::from([(String::from("k"), 1.0)]))
    .extra(serde_json::json!({"big": 3000000000_i64}))
    .reason(OneOrMany::Many(vec![TextOr::Text(String::from("r")), TextOr::Value(5)]))
    .end(None);"#
    );
    // A value that does not have the documented type is left out, or replaced by one that has it.
    assert_eq!(
        shown(
            r#"{"title": 1, "kinds": "a", "options": [1], "scores": {"k": "v"}, "extra": 1e999, "reason": {}, "end": 1, "unshown": "1"}"#
        ),
        "let request = UpdateTicket::new(\"title\", Status::Open).filter(\"x\");"
    );
    // Without a page example, the fields have their own.
    assert_eq!(shown("[]"), "let request = UpdateTicket::new(\"title\", Status::Open).filter(\"x\").unshown(7);");
}

/// A field of a response shows what the example of its page holds, where that is short and plain.
#[test]
fn a_field_of_a_response_shows_an_example() {
    let long = "x".repeat(61);
    let example = format!(
        r#"{{"code": 0, "data": {{"id": "7", "own": "not this", "items": [[{{"size": 9}}]], "scores": [0.5, 1], "none": null,
            "empty": "", "quoted": "a\"b", "long": "{long}", "flag": true, "extra": {{}}}}}}"#
    );
    let own = Field { example: Some("mine".to_owned()), ..field("own", "string") };
    let described =
        Field { description: "第一段\n\n第二段".into(), required: Some(true), ..field("id", "string") };
    let mut fields = vec![
        described.clone(),
        own,
        object(field("items", "array<array<object<item>>>"), "Item", vec![field("size", "integer")]),
        Field { required: Some(true), ..field("scores", "array<number>") },
    ];
    fields.extend(["none", "empty", "quoted", "long"].map(|name| field(name, "string")));
    fields.extend([field("flag", "boolean"), field("extra", "any")]);
    let request = vec![Field { required: None, ..described }];
    let operation = |example: &str| Operation {
        response_example: Some(Example::new(example)),
        ..operation(request.clone(), fields.clone())
    };
    let text = generate(vec![operation(&example)]).expect("generates");
    let shown: Vec<&str> = text.lines().filter_map(|line| line.trim().strip_prefix("/// Example: ")).collect();
    assert_eq!(shown, ["`\"7\"`", "`mine`", "`0.5`", "`9`"]);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let before = |line: &str, count: usize| {
        let at = lines.iter().position(|other| other.starts_with(line)).unwrap_or_else(|| panic!("{line}\n{text}"));
        lines[at - count..at].to_vec()
    };
    assert_eq!(
        before("pub id: Option<String>,\n".trim(), 3),
        ["/// 第一段", "///", "/// 第二段"],
        "the field of the request comes first"
    );
    assert_eq!(before("pub fn id(", 2), ["}", "/// 第一段"], "a setter has the first paragraph");
    assert!(lines.contains(&"/// Always present according to the page; `None` if a response lacks it."));
    assert_eq!(before("pub scores:", 3), ["/// Always present according to the page.", "///", "/// Example: `0.5`"]);
    for broken in ["", "[]", "{\"data\": 7}", "{"] {
        let text = generate(vec![operation(broken)]).expect("generates");
        assert_eq!(text.matches("Example: ").count(), 1, "{broken}");
    }
}
