//! Pages with a fault beside their tables, or of a single field: what is wrong costs no more than itself.

use std::fs;

use super::pages::{Endpoint, row};
use super::{Run, cargo, generate, write_pages};

/// An endpoint without faults, of a path of its own.
fn endpoint(id: &'static str, url: &'static str) -> Endpoint {
    Endpoint {
        id,
        url,
        method: "POST",
        body: vec![row(0, "name", "string", "是", "**默认值**：`box`"), row(0, "size", "int", "否", "**默认值**：`1`")],
        request_example: "{\"name\": \"a\", \"size\": 1}",
        response: vec![
            row(0, "code", "int", "", ""),
            row(0, "data", "\\-", "", ""),
            row(1, "box_id", "string", "", ""),
        ],
        response_example: "{\"code\": 0, \"data\": {\"box_id\": \"b\"}}",
        errors: vec![(400, 77, "box is full")],
        ..Endpoint::default()
    }
}

/// The page with one piece of text replaced.
fn edit(page: &str, from: &str, to: &str) -> String {
    assert!(page.contains(from), "{from}");
    page.replacen(from, to, 1)
}

/// The rows of the body in the place of its own.
fn with_body(rows: &[String], example: &'static str, id: &'static str, url: &'static str) -> String {
    Endpoint { body: rows.to_vec(), request_example: example, ..endpoint(id, url) }.text()
}

const OLD_EVENT: &str = r#"---
title: "票据"
fullPath: "/old/app-ticket"
updateTime: "1741783325000"
---
# 票据

每小时推送一次。

**回调示例：**
```json
{
    "uuid": "a", // 标识
    "type": "event_callback",
    "event": {"type": "app_ticket", "app_ticket": "t", "users": [{"open_id": "ou_1"}]}
}
```

### 事件订阅示例代码
"#;

/// A page for each fault, with the kind of warning that it gives.
fn faulty_pages() -> Vec<(&'static str, String, &'static str)> {
    let page = |id, url| endpoint(id, url).text();
    let body = |rows: &[String], example, id, url| with_body(rows, example, id, url);
    let ids = || [row(1, "id", "int", "否", "")];
    let below = |ty: &str| [&[row(0, "name", ty, "否", "")][..], &ids()].concat();
    vec![
        (
            "a/example.md",
            edit(&page("box.v1.a.create", "/open-apis/box/v1/a"), "{\"name\"", "{\"name\": ……"),
            "bad-example",
        ),
        (
            "a/curl.md",
            edit(&page("box.v1.b.create", "/open-apis/box/v1/b"), "{\"name\"", "# 请求\ncurl -d '{\"name\"}' x"),
            "foreign-example",
        ),
        (
            "a/column.md",
            edit(&page("box.v1.c.create", "/open-apis/box/v1/c"), "<md-th>排查建议</md-th>", "<md-th>怎么办</md-th>"),
            "unknown-column",
        ),
        (
            "a/head.md",
            edit(
                &page("box.v1.d.create", "/open-apis/box/v1/d"),
                "<md-thead><md-tr><md-th>HTTP状态码</md-th><md-th>错误码</md-th><md-th>描述</md-th><md-th>排查建议</md-th></md-tr></md-thead>\n<md-tbody>",
                "<md-tbody><md-tr><md-td>HTTP状态码</md-td><md-td>错误码</md-td><md-td>描述</md-td><md-td>排查建议</md-td></md-tr>",
            ),
            "",
        ),
        (
            "a/codes.md",
            edit(&page("box.v1.e.create", "/open-apis/box/v1/e"), "<md-td>77</md-td>", "<md-td>七十七</md-td>"),
            "bad-error-code",
        ),
        ("a/default.md", edit(&page("box.v1.f.create", "/open-apis/box/v1/f"), "`1`", "`one`"), "wrong-default"),
        (
            "a/values.md",
            edit(
                &page("box.v1.g.create", "/open-apis/box/v1/g"),
                "**默认值**：`1`",
                "**可选值有**：\n<md-enum>\n<md-enum-item key=\"1\">小</md-enum-item>\n<md-enum-item key=\"1\">小</md-enum-item>\n<md-enum-item key=\"2\">大</md-enum-item>\n</md-enum>",
            ),
            "duplicate-value",
        ),
        (
            "a/names.md",
            edit(&page("box.v1.h.create", "/open-apis/box/v1/h"), ">name<", ">name、nick_name<"),
            "bad-name",
        ),
        ("a/sub.md", edit(&page("box.v1.i.create", "/open-apis/box/v1/i"), "### 错误码\n", "### 77 子错误码\n"), ""),
        (
            "a/limit.md",
            edit(
                &page("box.v1.j.create", "/open-apis/box/v1/j"),
                "<md-td>HTTP Method</md-td>",
                "<md-td>接口频率限制</md-td>\n<md-td>每天两次</md-td>\n</md-tr>\n<md-tr>\n<md-td>HTTP Method</md-td>",
            ),
            "bad-rate-limit",
        ),
        ("a/type.md", edit(&page("box.v1.k.create", "/open-apis/box/v1/k"), ">int<", ">intt<"), "unknown-type"),
        (
            "a/text.md",
            body(&below("string"), r#"{"name": "[{\"id\": 1}]"}"#, "box.v1.l.create", "/open-apis/box/v1/l"),
            "children-of-scalar",
        ),
        (
            "a/list.md",
            body(&below("string"), r#"{"name": [{"id": 1}]}"#, "box.v1.m.create", "/open-apis/box/v1/m"),
            "children-of-scalar",
        ),
        ("a/either.md", body(&below("string"), "{}", "box.v1.n.create", "/open-apis/box/v1/n"), "children-of-scalar"),
        ("a/slash.md", body(&below("/"), r#"{"name": [{"id": 1}]}"#, "box.v1.o.create", "/open-apis/box/v1/o"), ""),
        ("a/open.md", body(&below("/"), "{}", "box.v1.p.create", "/open-apis/box/v1/p"), ""),
        (
            "a/array.md",
            body(&below("\\-"), r#"{"name": [{"id": 1}]}"#, "box.v1.q.create", "/open-apis/box/v1/q"),
            "type-by-example",
        ),
        (
            "a/map.md",
            body(
                &below("\\-"),
                r#"{"name": {"ou_1234567": {"id": 1}, "ou_2345678": {"id": 2}}}"#,
                "box.v1.r.create",
                "/open-apis/box/v1/r",
            ),
            "type-by-example",
        ),
        (
            "a/unlisted.md",
            body(
                &ids().map(|row| row.replace("level=\"1\"", "level=\"0\"")),
                r#"{"id": 1, "tag": ["x"], "more": {"a": 1}}"#,
                "box.v1.s.create",
                "/open-apis/box/v1/s",
            ),
            "unlisted-field",
        ),
        (
            "a/twice.md",
            body(
                &[row(0, "name", "string", "否", ""), row(0, "name", "int", "否", "")],
                "{}",
                "box.v1.t.create",
                "/open-apis/box/v1/t",
            ),
            "duplicate-field",
        ),
        (
            "a/path.md",
            edit(&page("box.v1.u.create", "/open-apis/box/v1/u"), "/v1/u", "/v1/u/:user_id"),
            "path-parameter",
        ),
        (
            "a/query.md",
            Endpoint {
                query: vec![row(0, "filter", "\\-", "否", ""), row(1, "id", "int", "否", "")],
                ..endpoint("box.v1.v.create", "/open-apis/box/v1/v")
            }
            .text(),
            "parameter-type",
        ),
        (
            "a/heading.md",
            edit(&page("box.v1.w.create", "/open-apis/box/v1/w"), "### 请求体\n", "### 请求休\n"),
            "unknown-section",
        ),
        // The call that `a/example.md` documents, and variants of one call.
        ("historic-version/a.md", page("box.v1.old.create", "/open-apis/box/v1/a"), "superseded-page"),
        (
            "token/get.md",
            body(
                &[row(0, "code", "string", "是", "")],
                r#"{"code": "c"}"#,
                "box.v1.token.get",
                "/open-apis/box/v1/token",
            ),
            "",
        ),
        (
            "token/refresh.md",
            body(
                &[row(0, "refresh_token", "string", "是", "")],
                r#"{"refresh_token": "r"}"#,
                "box.v1.token.refresh",
                "/open-apis/box/v1/token",
            ),
            "",
        ),
        ("old/app-ticket.md", OLD_EVENT.to_owned(), "fields-by-example"),
    ]
}

#[test]
fn a_fault_costs_no_more_than_itself() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (pages, out) = (folder.path().join("pages"), folder.path().join("box-types"));
    let faulty = faulty_pages();
    let written: Vec<(&str, String)> = faulty.iter().map(|(path, text, _)| (*path, text.clone())).collect();
    write_pages(&pages, &written);
    let Run { code, stdout, stderr } = generate(&pages, &out, &[]);
    assert_eq!(code, 0, "{stdout}{stderr}");
    assert!(
        stdout.starts_with("27 pages read, 0 left out, 1 superseded: 2 services, 25 operations, 1 event, "),
        "{stdout}"
    );
    assert!(!stderr.contains("error[") && !stderr.contains("error: "), "{stderr}");
    // One warning of the kind, which names the page.
    let warnings: Vec<&str> = stderr.split("\n\n").collect();
    for (path, _, kind) in faulty.iter().filter(|(.., kind)| !kind.is_empty()) {
        let names = |warning: &&&str| warning.contains(&format!("warning[{kind}]")) && warning.contains(path);
        assert_eq!(warnings.iter().filter(names).count(), 1, "{kind} of {path}\n{stderr}");
        assert!(stdout.contains(&format!("{kind} ")), "{kind}\n{stdout}");
    }
    let module = |name: &str| fs::read_to_string(out.join(format!("src/box_v1/{name}.rs"))).expect(name);
    for (name, expected) in [
        // That of the first page with this table of errors.
        ("d", "pub type CreateDErrorCode = super::"),
        // That of `e`, which has none.
        ("i", "pub type CreateIErrorCode = super::e::"),
        ("h", "pub nick_name: Option<String>"),
        ("k", "pub size: Option<serde_json::Value>"),
        ("l", "pub name: Option<String>"),
        ("m", "pub name: Option<Vec<Name>>"),
        ("n", "pub name: Option<::helpdesk_core::TextOr<::helpdesk_core::OneOrMany<Name>>>"),
        ("o", "pub name: Option<Vec<Name>>"),
        ("p", "pub name: Option<::helpdesk_core::OneOrMany<Name>>"),
        ("q", "pub name: Option<Vec<Name>>"),
        ("r", "pub name: Option<std::collections::BTreeMap<String, Name>>"),
        ("s", "pub tag: Option<Vec<String>>"),
        ("u", "pub user_id: String"),
        ("v", "pub filter: Option<String>"),
        ("w", "pub size: Option<i64>"),
        ("token", "pub struct RefreshToken"),
    ] {
        assert!(module(name).contains(expected), "{expected}\n{}", module(name));
    }
    for (name, left_out) in [("e", "77"), ("e", "pub type"), ("f", "Default: `one`"), ("g", "小\"\n    2 => Small")] {
        assert!(!module(name).contains(left_out), "{left_out}\n{}", module(name));
    }
    let event = fs::read_to_string(out.join("src/events/events.rs")).expect("the event");
    for expected in ["pub struct AppTicket", "pub app_ticket: Option<String>", "pub users: Vec<Users>"] {
        assert!(event.contains(expected), "{expected}\n{event}");
    }
    let tests = cargo(&out, &["test"]);
    assert!(tests.contains(" passed; 0 failed; 0 ignored"), "{tests}");
    cargo(&out, &["check"]);
}
