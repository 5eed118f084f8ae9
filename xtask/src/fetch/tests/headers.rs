//! The header of a page's file, and the parts of the service's answers that it is made of.

use serde_json::json;

use super::header;
use crate::fetch::header::Header;
use crate::fetch::{page, tree};

#[test]
fn titles_survive_the_header() {
    for title in ["创建", "a \"b\" c", "back\\slash\\", "\\\"", "a: b # c", "--- -->", "\"a\""] {
        for is_comment in [false, true] {
            let text = Header { is_comment, ..header(title, "/a/b", Some(7)) }.file("# x\n");
            let read = helpdesk_scrape::read("a.md", text.as_bytes()).page;
            assert_eq!((read.title.as_str(), read.full_path.as_str()), (title, "/a/b"), "{text}");
            assert_eq!(Header::read(&text).updated, Some(7));
        }
    }
    assert_eq!(
        header(" a\n---\tb\u{1b} ", "/a", None).file("c"),
        "---\ntitle: \"a --- b\"\nfullPath: \"/a\"\n---\n\nc"
    );
}

#[test]
fn a_header_keeps_its_form_and_what_it_says() {
    for text in [
        "<!--\ntitle: x\nid: 12\nfullPath: /a\nupdatedAt: 7\nsource: https://a.example/document/a\n-->\n# x\n",
        "---\ntitle: \"x\"\nid: \"12\"\nfullPath: \"/a\"\nsource: \"https://a.example/document/a\"\n---\n\n# x\n",
        "---\ntitle: \"x\"\nfullPath: \"/a\"\nupdateTime: \"7\"\n---\n\n# x\n",
    ] {
        let read = Header { title: "x".to_owned(), full_path: "/a".to_owned(), ..Header::read(text) };
        assert_eq!(read.file("# x\n"), text);
    }
}

#[test]
fn where_people_read_a_page() {
    let ours = "https://open.feishu.cn/document/server-docs/a";
    for (redirect, expected) in [
        ("/document/server-docs/b", Some("https://open.feishu.cn/document/server-docs/b")),
        ("server-docs/b", Some("https://open.feishu.cn/document/server-docs/b")),
        ("https://open.feishu.cn/document/b?x=1", Some("https://open.feishu.cn/document/b")),
        ("", None),
        ("https://elsewhere.example/document/b", None),
        ("//elsewhere.example/b", Some("https://open.feishu.cn/document/elsewhere.example/b")),
        ("/document/../../b", None),
        ("/document/b\n-->", None),
        ("javascript:alert(1)", None),
    ] {
        let answer = json!({"data": {"content": "# x", "redirectUri": redirect}});
        let answer = page::Details::read(&answer, "/a").expect("an answer");
        assert_eq!(answer.source(Some(ours)).as_deref(), expected, "{redirect}");
    }
}

#[test]
fn update_times() {
    for (text, expected) in [
        ("---\nupdateTime: \"12\"\n---\n", Some(12)),
        ("---\r\nupdateTime: \"12\"\r\n---\r\n", Some(12)),
        ("<!--\nfullPath: /a\nupdatedAt: 12\n-->\n", Some(12)),
        ("<!--\nupdatedAt: 12\n", None),
        ("---\nupdateTime: \"soon\"\n---\n", None),
        ("---\ntitle: \"x\"\n---\nupdateTime: 12\n", None),
        ("updateTime: 12\n", None),
        ("", None),
    ] {
        assert_eq!(Header::read(text).updated, expected, "{text}");
    }
    for (value, expected) in
        [(json!(12), Some(12)), (json!(" 12 "), Some(12)), (json!(0), None), (json!(-1), None), (json!(null), None)]
    {
        assert_eq!(tree::milliseconds(&value), expected, "{value}");
    }
}
