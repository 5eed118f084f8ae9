//! Properties of reading any text.

use helpdesk_scrape::{PageKind, facts, known, read};
use helpdesk_testing::assert_linear;
use proptest::prelude::*;

use crate::pages::{ENDPOINT, EVENT, read_page};

/// Fragments of valid and invalid markup.
const SOUP: &[&str] = &[
    "<md-table>",
    "</md-table>",
    "<md-dt-table>",
    "</md-dt-table>",
    "<md-thead>",
    "</md-thead>",
    "<md-tbody>",
    "</md-tbody>",
    "<md-tr>",
    "</md-tr>",
    "<md-dt-tr level=\"1\">",
    "<md-dt-tr level=\"99999999999999999999\">",
    "</md-dt-tr>",
    "<md-td>",
    "</md-td>",
    "<md-dt-td>",
    "</md-dt-td>",
    "<md-th>",
    "</md-th>",
    "<md-text type=\"field-name\" >",
    "</md-text>",
    "<md-text type=\"field-type\" >",
    "<md-enum>",
    "</md-enum>",
    "<md-enum-item key=\"1\" >",
    "</md-enum-item>",
    "<md-perm",
    "<md-tag type=\"token-user\">",
    "</md-tag>",
    "<md-alert>",
    "</md-alert",
    "<b>",
    "</b>",
    "<a href='",
    "</a>",
    "<p>",
    "<li>",
    "<br>",
    "<!--",
    "-->",
    "<",
    ">",
    "\"",
    "'",
    "&nbsp;",
    "&",
    "`",
    "```",
    "```json",
    ":::",
    ":::html",
    ":::note",
    "\n",
    "\n\n",
    "|",
    "|-|-|-|",
    "|名称|类型|描述|",
    "∟",
    "&emsp;",
    "## 请求",
    "### 请求体",
    "### 请求头",
    "## 响应",
    "### 错误码",
    "## 事件",
    "### 事件体",
    "### 响应体示例",
    "基本",
    "HTTP URL",
    "HTTP Method",
    "POST",
    "https://a.cn/b",
    "事件类型",
    "event_callback",
    "**示例值**：",
    "**默认值**：",
    "**数据校验规则**：",
    "- 长度范围：`1` ～ `2`",
    "string",
    "map<",
    "[]",
    "\\",
    "\\-",
    "{",
    "}",
    "[",
    "]",
    "](/ssl:ttdoc/",
    "![",
    "{x}(url=?project=a&method=b)",
    "---",
    "\u{200b}",
    "\u{2003}",
    "好",
    "a",
    " ",
    "\t",
    "0",
];

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(SOUP), 0..120).prop_map(|pieces| pieces.concat())
}

/// A page with a range replaced, cut off or doubled.
fn mutated() -> impl Strategy<Value = String> {
    let page = prop::sample::select(vec![ENDPOINT, EVENT]);
    let edits = prop::collection::vec((any::<prop::sample::Index>(), 0..60usize, soup(), 0..4u8), 1..5);
    (page, edits).prop_map(|(page, edits)| {
        let mut text = page.to_owned();
        for (at, len, piece, kind) in edits {
            let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let from = at.index(bounds.len());
            let (start, end) = (bounds[from], bounds[(from + len).min(bounds.len() - 1)]);
            match kind {
                0 => text.replace_range(start..end, ""),
                1 => text.replace_range(start..end, &piece),
                2 => {
                    let again = text[start..end].to_owned();
                    text.insert_str(start, &again);
                }
                _ if start > 400 => text.truncate(start),
                _ => {}
            }
        }
        text
    })
}

/// Reads the page and uses all results.
fn use_up(text: &str) {
    let reading = read_page(text);
    for lines in [facts(&reading.page), known(&reading.page)] {
        assert!(lines.is_sorted());
        assert!(lines.iter().all(|line| line.starts_with("box/put.md\t") && !line.contains('\n')));
    }
    for diagnostic in &reading.diagnostics {
        assert!(diagnostic.line >= 1 && diagnostic.column >= 1);
    }
    let operation = reading.page.operation();
    let events = reading.page.events();
    assert!(operation.is_none() || reading.page.kind == PageKind::Endpoint);
    let schema = helpdesk_schema::Schema { operations: operation.into_iter().collect(), events };
    let again = helpdesk_schema::Schema::from_json(&schema.to_json()).expect("it reads what it wrote");
    assert_eq!(again.to_json(), schema.to_json());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn arbitrary_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read("a.md", &bytes);
    }

    #[test]
    fn arbitrary_text_is_read(text in "\\PC{0,300}") {
        use_up(&text);
    }

    #[test]
    fn a_soup_of_tags_is_read(text in soup()) {
        use_up(&text);
    }

    #[test]
    fn a_soup_within_a_page_is_read(text in soup()) {
        use_up(&ENDPOINT.replacen("\t盒子\n", &text, 1));
        use_up(&format!("{EVENT}{text}"));
    }

    #[test]
    fn a_damaged_page_is_read(text in mutated()) {
        use_up(&text);
    }

    #[test]
    fn reading_twice_gives_the_same(text in mutated()) {
        prop_assert_eq!(read_page(&text), read_page(&text));
    }
}

/// Checks repeated text that could cause quadratic time.
#[test]
fn reading_takes_linear_time() {
    for piece in [
        "<md-text x='",
        "<md-text x=\"",
        "<md-td><!--",
        "<!-- -",
        ":::note\n",
        ":::html\n",
        "```\n",
        "```json\n",
        "<x",
        "<md-x ",
        "</md-td>",
        "|a|\n",
        "|-|-|\n",
        "|a|b|\n|-|-|\n",
        "\n## 请求\n",
        "`<b>",
        "&amp",
        "![",
        "{a}(url=",
        "<br>",
        "<p>",
        "<md-td>",
        "<md-tr>",
        "<md-table>",
        "**示例值**：[\n",
        "\\",
        "<a b",
        "-->",
        "<!-->",
        "<md-enum-item key=\"1\" >",
    ] {
        let repeated = |size: usize| piece.repeat(size / piece.len());
        let inside = |size| ENDPOINT.replacen("\t盒子\n", &repeated(size), 1);
        let behind = |size| format!("{ENDPOINT}\n{}", repeated(size));
        let read = |page: &String| drop(read("a.md", page.as_bytes()));
        assert_linear(piece, 100_000, inside, read);
        assert_linear(piece, 100_000, behind, read);
    }
}
