//! Variants of the markup, each read like the plain form.

use helpdesk_scrape::{PageKind, facts, known};

use crate::pages::{ENDPOINT, EVENT, edit, faults, fields, read_page, with_body};

/// The facts of a kind, without path and kind.
fn lines(text: &str, kind: &str) -> Vec<String> {
    let prefix = format!("box/put.md\t{kind}\t");
    facts(&read_page(text).page)
        .iter()
        .filter_map(|line| line.strip_prefix(&prefix))
        .map(|line| line.replace('\t', " "))
        .collect()
}

/// The facts of the body fields.
fn body_fields(body: &str) -> Vec<String> {
    fields(&with_body(body)).iter().filter_map(|line| line.strip_prefix("body ")).map(str::to_owned).collect()
}

#[test]
fn an_endpoint_gives_all_its_facts() {
    let reading = read_page(ENDPOINT);
    let expected = "\
app custom
app isv
error 400 77001 box is full
field body item box_item yes
field body item/size int no
field path box_id string -
field response code int -
field response data - -
field response data/item_ids string[] -
header Authorization
page endpoint POST /open-apis/box/v1/boxes/:box_id/items
scope box:item
title 放入盒子
token tenant
values body item/size 1,2";
    let lines = facts(&reading.page);
    let shown: Vec<String> =
        lines.iter().map(|line| line.trim_start_matches("box/put.md\t").replace('\t', " ")).collect();
    assert_eq!(shown.join("\n"), expected);
    assert_eq!((reading.rows.seen, reading.rows.read, reading.rows.reported), (13, 13, 0));
}

#[test]
fn the_file_header_may_be_a_comment() {
    let end = ENDPOINT.find("# 放").expect("the page has a heading");
    let page = format!(
        "<!--\ntitle: 放入 盒子 \nid: 7\nfullPath: /root/box-v1/box/put\nupdatedAt: 1\nsource: https://example.cn/put\n-->\n{}",
        &ENDPOINT[end..]
    );
    assert_eq!(faults(&page), Vec::<String>::new());
    let reading = read_page(&page);
    assert_eq!(reading.page.title, "放入 盒子");
    assert_eq!(reading.page.url, "https://example.cn/put");
    assert_eq!(read_page(ENDPOINT).page.url, "https://open.feishu.cn/document/root/box-v1/box/put");
}

#[test]
fn the_marks_of_a_heading_may_be_written_loosely() {
    let plain = facts(&read_page(ENDPOINT).page);
    for heading in ["###请求体\n", "### 请求体 ###\n", "###  请求体\t\n", "  ### 请求体\n"] {
        let page = edit(ENDPOINT, "### 请求体\n", heading);
        assert_eq!(faults(&page), Vec::<String>::new(), "{heading}");
        assert_eq!(facts(&read_page(&page).page), plain, "{heading}");
    }
}

#[test]
fn columns_are_identified_by_their_headers() {
    for header in [
        "|名称|类型|必填|描述|",
        "|参数|类型|必须|说明|",
        "|参数|参数类型|必须|说明|",
        "|属性名称|类型|必填|描述|",
        "|参数|类型|必填 / 选填|说明|",
        "|参数|类型|是否必填|说明|",
        "|字段|数据类型|必填|描述|",
        "| **参数** | **参数类型** | **必须** | **说明** |",
        "|&nbsp;名称&nbsp;|类型&nbsp;|必填|描述|",
        "|Name|Type|Required|Description|",
        "参数|类型|必填|说明",
    ] {
        let page = with_body(&format!("{header}\n|-|-|-|-|\n|a|int|是|甲|\n|b|string|否|乙|"));
        assert_eq!(faults(&page), Vec::<String>::new(), "{header}");
        assert_eq!(fields(&page)[..2], ["body a int yes", "body b string no"], "{header}");
    }
}

#[test]
fn columns_may_be_in_any_order() {
    assert_eq!(body_fields("|描述|必填|名称|类型|\n|-|-|-|-|\n|甲|是|a|int|"), ["a int yes"]);
}

#[test]
fn with_a_format_column_the_type_is_the_location() {
    assert_eq!(
        body_fields("|参数|格式|必须|说明|类型\n|--|-----|--|----|--|\n|a|file|是|甲|请求 body"),
        ["a file yes"]
    );
}

#[test]
fn marks_of_required_have_several_words() {
    let rows = "|参数|类型|必须|说明|\n|-|-|-|-|\n|a|int| 是 |x|\n|b|int|否|x|\n|c|int|必填|x|\n|d|int|选填|x|";
    assert_eq!(body_fields(rows), ["a int yes", "b int no", "c int yes", "d int no"]);
}

#[test]
fn pipes_at_the_ends_of_a_row_are_optional() {
    for rows in ["|a|int|是|甲\n|b|int|否|乙|", "a | int | 是 | 甲\nb|int|否|乙", "  |a|int|是|甲|\n b|int|否|乙 |  "]
    {
        assert_eq!(
            body_fields(&format!("参数 | 类型 | 必须 | 说明\n-- | -- | -- | --\n{rows}")),
            ["a int yes", "b int no"]
        );
    }
}

#[test]
fn a_separator_row_may_have_another_number_of_cells() {
    assert_eq!(body_fields("|参数|类型|必须|说明|\n|---|---|---|---|---|---|\n|a|int|是|甲|"), ["a int yes"]);
}

#[test]
fn an_escaped_pipe_is_text() {
    assert_eq!(body_fields("|参数|类型|必须|说明|\n|-|-|-|-|\n|a|int|是|甲 \\| 乙|"), ["a int yes"]);
}

#[test]
fn a_pipe_table_may_follow_text_and_precede_it() {
    let page = with_body("两者选一。\n|参数|类型|必须|说明|\n|-|-|-|-|\n|a|int|是|甲|\n**注意**\n");
    assert_eq!(fields(&page)[0], "body a int yes");
    assert_eq!(faults(&page), Vec::<String>::new());
}

#[test]
fn a_row_below_the_end_of_its_table_is_reported() {
    let page = with_body("|参数|类型|必须|说明|\n|-|-|-|-|\n|a|int|是|甲|\n\n|b|int|是|乙|");
    assert_eq!(faults(&page).len(), 1);
    assert!(faults(&page)[0].contains("error[broken-table]"));
}

#[test]
fn depth_follows_from_the_order_of_indentations() {
    let tree = |prefixes: [&str; 4]| {
        let names = ["a", "b", "c", "d"];
        let rows: Vec<String> =
            prefixes.iter().zip(names).map(|(prefix, name)| format!("|{prefix}{name}|object|是|x|")).collect();
        let body = format!("|参数|类型|必须|说明|\n|-|-|-|-|\n{}", rows.join("\n"));
        body_fields(&body).iter().filter_map(|line| line.split(' ').next().map(str::to_owned)).collect::<Vec<_>>()
    };
    let nested = ["a", "a/b", "a/b/c", "a/d"];
    assert_eq!(tree(["", "&emsp;∟", "&emsp;&emsp;∟", "&emsp;∟"]), nested);
    assert_eq!(tree(["", "\u{2003}∟", "\u{2003}\u{2003}∟", "\u{2003}∟"]), nested);
    assert_eq!(tree(["", "∟", "∟∟", "∟"]), nested);
    assert_eq!(tree(["", "∟", "∟ ∟", "∟"]), nested);
    assert_eq!(tree(["", "└", "&emsp;&emsp;└", "└"]), nested);
    assert_eq!(tree(["", "∟", "&nbsp;&nbsp;&nbsp;∟", "∟"]), nested);
    assert_eq!(
        tree(["", "&nbsp;&nbsp;∟", "&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;∟", "&nbsp;&nbsp;∟"]),
        nested
    );
    assert_eq!(
        tree(["", "&emsp;&emsp;∟", "&emsp;&emsp;&emsp;&emsp;∟", "&emsp;&emsp;∟"]),
        nested,
        "the size of a step is irrelevant"
    );
    assert_eq!(tree(["", "&emsp;", "&emsp;&emsp;", "&emsp;"]), nested, "white space alone is enough");
}

#[test]
fn an_html_table_without_levels_uses_indentation() {
    let row = |prefix: &str, name: &str| {
        format!(
            "<md-tr>\n<md-td>{prefix}<md-text type=\"field-name\" >{name}</md-text></md-td>\n<md-td>object</md-td>\n<md-td>是</md-td>\n<md-td>x</md-td>\n</md-tr>\n"
        )
    };
    let branch = "&emsp;<span style=\"color: #8F959E\">∟</span>&nbsp;";
    let page = with_body(&format!(
        ":::html\n<md-table>\n<md-thead><md-tr><md-th>名称</md-th><md-th>类型</md-th><md-th>必填</md-th><md-th>描述</md-th></md-tr></md-thead>\n<md-tbody>\n{}{}{}</md-tbody>\n</md-table>\n:::",
        row("", "a"),
        row(branch, "b"),
        row("", "c"),
    ));
    assert_eq!(fields(&page)[..3], ["body a object yes", "body a/b object yes", "body c object yes"]);
    assert_eq!(faults(&page), Vec::<String>::new());
}

#[test]
fn a_fence_in_a_cell_does_not_end_the_block() {
    let page = edit(ENDPOINT, "\t盒子\n", "\t盒子\n\t:::note\n\t小心\n\t:::\n再说\n\t:::html\n<br>\n:::\n");
    assert_eq!(faults(&page), Vec::<String>::new());
    assert_eq!(fields(&page), fields(ENDPOINT));
}

#[test]
fn an_unclosed_block_is_read() {
    let page = ENDPOINT.trim_end().trim_end_matches(":::");
    assert_eq!(lines(page, "error"), ["400 77001 box is full"]);
    assert_eq!(faults(page).len(), 1);
}

#[test]
fn a_fence_that_ends_a_block_too_early_closes_its_tags() {
    let page = edit(ENDPOINT, "  </md-dt-tbody>\n</md-dt-table>\n:::\n\n### 请求体示例", ":::\n\n### 请求体示例");
    assert_eq!(fields(&page), fields(ENDPOINT));
    assert!(faults(&page).iter().all(|fault| fault.contains("warning[unclosed-tag]")));
}

#[test]
fn headings_in_code_are_ignored() {
    let code = "# 请求体\n## 响应\n";
    for sample in [
        format!("```python\n{code}```\n"),
        format!(
            ":::html\n<md-code-tabs>\n<md-code-tab-group title=\"x\">\n<md-code-tab-panel sdkType=\"python-sdk\">\n{code}</md-code-tab-panel>\n</md-code-tab-group>\n</md-code-tabs>\n:::\n"
        ),
    ] {
        let page = edit(ENDPOINT, "### 路径参数", &format!("{sample}### 路径参数"));
        assert_eq!(fields(&page), fields(ENDPOINT));
        assert_eq!(faults(&page), Vec::<String>::new());
    }
}

#[test]
fn headings_may_be_padded_or_bold() {
    for (from, to) in [
        ("### 请求体\n", "###   请求体  \n"),
        ("### 请求体\n", "#### **请求体**\n"),
        ("## 响应\n", "## \t响应\n"),
        ("### 错误码\n", "## 错误码\n"),
        ("### 错误码\n", "### 77 子错误码\n"),
        ("### 请求体\n", "### 通用模板请求体\n"),
        ("### 请求体\n", "### 请求参数\n"),
    ] {
        let page = edit(ENDPOINT, from, to);
        assert_eq!(fields(&page), fields(ENDPOINT), "{to}");
        assert_eq!(lines(&page, "error"), lines(ENDPOINT, "error"), "{to}");
        assert_eq!(faults(&page), Vec::<String>::new(), "{to}");
    }
}

#[test]
fn parameters_of_a_get_are_in_the_query() {
    let page = edit(&edit(ENDPOINT, "### 请求体\n", "### 请求参数\n"), "<md-td>POST</md-td>", "<md-td>GET</md-td>");
    assert_eq!(fields(&page)[1], "query item box_item yes");
}

#[test]
fn a_section_may_be_declared_empty() {
    let page = edit(ENDPOINT, "### 请求体示例\n", "### 查询参数\n无\n\n### 请求体示例\n");
    assert_eq!(faults(&page), Vec::<String>::new());
}

#[test]
fn only_the_first_table_of_a_section_is_read() {
    let page =
        edit(ENDPOINT, "### 请求体示例\n", "|名称|类型|必填|描述|\n|-|-|-|-|\n|a|int|是|甲|\n\n### 请求体示例\n");
    assert_eq!(fields(&page), fields(ENDPOINT));
    assert!(faults(&page)[0].contains("warning[side-table]"));
    assert_eq!(read_page(&page).rows.reported, 1);
}

#[test]
fn two_bodies_are_both_read() {
    let page = edit(
        ENDPOINT,
        "### 请求体示例\n",
        "### 自定义模板请求体\n|名称|类型|必填|描述|\n|-|-|-|-|\n|a|int|是|甲|\n\n### 请求体示例\n",
    );
    assert_eq!(fields(&page)[0], "body a int yes");
    assert_eq!(fields(&page)[1], "body item box_item yes");
}

#[test]
fn types_are_written_unescaped() {
    let rows = "|参数|类型|必须|说明|\n|-|-|-|-|\n|a|string\\[\\]|是|x|\n|b|\\-|是|x|\n|c|map<string, string>|是|x|\n|d|list&lt;string&gt;|是|x|";
    assert_eq!(body_fields(rows), ["a string[] yes", "b - yes", "c map<string, string> yes", "d list<string> yes"]);
}

#[test]
fn unclosed_and_surplus_tags_lose_no_content() {
    for (from, to) in [
        (">int</md-text>", ">int"),
        ("\t大小\n", "\t<b>大小\n"),
        ("</md-dt-tr>\n  </md-dt-tbody>", "</md-dt-tr>\n</md-dt-td></md-dt-tr>\n  </md-dt-tbody>"),
        (">int</md-text>\n\t</md-dt-td>", ">int</md-text>\n\t</md-dt-td></md-dt-td>"),
        ("</md-dt-tr>\n<md-dt-tr level=\"1\">", "<md-dt-tr level=\"1\">"),
        ("\n\t</md-dt-td>\n</md-dt-tr>\n<md-dt-tr level=\"1\">", "\n<md-dt-tr level=\"1\">"),
        ("\t盒子\n", "\t盒子<!-- 从前叫柜子\n"),
        ("\t盒子\n", "\t盒子<!-- <md-text>从前</md-text> -->\n"),
        ("\t盒子\n", "\t<boxId>!<开始:结束> x<y <= `<at id=1></at>` <svg><title>\n"),
        ("<md-th style=\"width: 35%;\">", "<md-th style=>"),
        ("</md-enum>", "</md-enum-item></md-enum>"),
        ("<md-enum-item key=\"1\" >", "<md-enum-item key=1\" >"),
        ("mode=\"inline\" type=\"token-tenant\"", "mode=\"inline\"ype=\"token-tenant\""),
    ] {
        let page = edit(ENDPOINT, from, to);
        let reading = read_page(&page);
        assert_eq!(facts(&reading.page), facts(&read_page(ENDPOINT).page), "{to}");
        assert!(!reading.has_errors(), "{to}: {:#?}", reading.diagnostics);
    }
}

#[test]
fn a_basic_table_may_use_pipes() {
    let start = ENDPOINT.find("## 请求\n").expect("there is a request") + "## 请求\n".len();
    let end = ENDPOINT.find("### 请求头").expect("there are headers");
    for header in [
        "|基本||\n|-|-|\n|HTTP URL|https://a.cn/open-apis/b/v1/c?x=1|\n",
        "|HTTP URL|https://a.cn/open-apis/b/v1/c|\n|-|-|\n",
    ] {
        let table = format!("{header}|HTTP Method|GET|\n|HTTP Content-Type|application/json|\n|权限要求|无|\n");
        let page = format!("{}{table}\n{}", &ENDPOINT[..start], &ENDPOINT[end..]);
        assert_eq!(lines(&page, "page"), ["endpoint GET /open-apis/b/v1/c"]);
        assert_eq!(lines(&page, "scope"), Vec::<String>::new());
    }
}

#[test]
fn scopes_without_a_tag_are_known_but_are_not_facts() {
    let perm = "<md-perm name=\"box:item\" desc=\"放\" support_app_types=\"custom\" tags=\"\">放东西</md-perm>";
    for (written, names) in [
        ("无", vec![]),
        ("box:item:write", vec!["box:item:write"]),
        ("<md-perm href=\"/x\">放东西</md-perm>", vec![""]),
        ("放东西", vec![""]),
    ] {
        let page = edit(ENDPOINT, perm, written);
        let scopes: Vec<String> = read_page(&page).page.scopes.into_iter().map(|row| row.scope.name).collect();
        assert_eq!(scopes, names, "{written}");
        assert_eq!(lines(&page, "scope"), Vec::<String>::new());
    }
    let history = edit(ENDPOINT, "tags=\"\"", "tags=\"history,offline\"");
    assert_eq!(lines(&history, "scope"), ["box:item"]);
}

#[test]
fn a_scope_or_token_is_read_inside_another_one() {
    let scope = |name: &str, inside: &str| format!("<md-perm name=\"{name}\">做{inside}</md-perm>");
    let from = "<md-perm name=\"box:item\" desc=\"放\" support_app_types=\"custom\" tags=\"\">放东西</md-perm>";
    let page = edit(ENDPOINT, from, &scope("a:b", &scope("a:c", &scope("a:d", ""))));
    assert_eq!(lines(&page, "scope"), ["a:b", "a:c", "a:d"]);
    let tag = "<md-tag mode=\"inline\" type=\"token-tenant\">tenant_access_token</md-tag>";
    let inner = "tenant_access_token <md-tag type=\"token-user\">user_access_token</md-tag></md-tag>";
    let page = edit(ENDPOINT, tag, &tag.replace("tenant_access_token</md-tag>", inner));
    assert_eq!(lines(&page, "token"), ["tenant", "user"]);
}

#[test]
fn a_note_may_require_another_header() {
    let note = "\n需要“盒子 token”：\n  \n  Key: X-Box-Authorization\n  \n  Value: base64(id:token)\n";
    for written in [
        format!(":::html\n<md-alert type=\"tip\">{note}</md-alert>\n:::\n"),
        format!(":::note\n{note}:::\n"),
        note.replace('\n', "\n> "),
    ] {
        let page = edit(ENDPOINT, "### 路径参数", &format!("{written}\n### 路径参数"));
        assert_eq!(lines(&page, "header"), ["Authorization", "X-Box-Authorization"]);
        assert_eq!(faults(&page), Vec::<String>::new());
    }
    let page = edit(ENDPOINT, "### 路径参数", &format!(":::html\n{note}</md-alert>\n:::\n### 路径参数"));
    assert_eq!(lines(&page, "header"), ["Authorization", "X-Box-Authorization"]);
    assert_eq!(faults(&page).len(), 1);
    assert!(faults(&page)[0].contains("`</md-alert>` has no opening tag"));
}

#[test]
fn the_status_of_errors_is_optional() {
    let start = ENDPOINT.find("### 错误码").expect("there are errors");
    for header in [
        "|错误码|说明|排查建议|",
        "|错误码|描述|排查建议|",
        "|错误码|错误信息|排查建议|",
        "|**错误码**|**描述**|**排查建议**|",
    ] {
        let page = format!("{}### 错误码\n{header}\n|-|-|-|\n|7|a  \\_b\\\"|c|\n", &ENDPOINT[..start]);
        assert_eq!(lines(&page, "error"), ["- 7 a _b\\\""]);
        assert_eq!(faults(&page), Vec::<String>::new());
    }
    let padded = edit(ENDPOINT, "HTTP状态码", "HTTP 状态码");
    assert_eq!(lines(&padded, "error"), ["400 77001 box is full"]);
}

#[test]
fn the_error_section_may_lack_a_table() {
    let start = ENDPOINT.find("### 错误码").expect("there are errors");
    let page = format!("{}### 错误码\n见[通用错误码](/ssl:ttdoc/x)\n", &ENDPOINT[..start]);
    assert_eq!(faults(&page), Vec::<String>::new());
}

#[test]
fn a_page_without_a_basic_table_is_not_an_endpoint() {
    for page in [
        "# 指南\n\n- HTTP URL：https://a.cn\n- HTTP Method：POST\n\n|事件类型|说明|\n|-|-|\n|a|b|\n".to_owned(),
        format!("# 资源\n## 字段说明\n{}", &ENDPOINT[ENDPOINT.find(":::html\n<md-dt-table>").expect("a table")..]),
    ] {
        let reading = read_page(&page);
        assert_eq!(reading.page.kind, PageKind::Other);
        assert_eq!(facts(&reading.page), ["box/put.md\tpage\tother"]);
        assert_eq!(reading.diagnostics, []);
    }
}

#[test]
fn an_event_gives_its_type_and_fields() {
    assert_eq!(lines(EVENT, "page"), ["event box.box.filled_v1"]);
    assert_eq!(fields(EVENT), ["event schema string -"]);
}

#[test]
fn a_page_may_hold_two_events() {
    let page = edit(EVENT, "box.box.filled_v1", "box_filled、box_emptied");
    let page = edit(&page, "### 事件体\n", "### 事件体（事件类型为 box_filled）\n");
    let page = edit(
        &page,
        "### 事件体示例",
        "### 事件体（事件类型为 box_emptied）\n|字段|数据类型|描述|\n|-|-|-|\n|uuid|string|甲|\n\n### 事件体示例",
    );
    assert_eq!(lines(&page, "page"), ["event box_emptied", "event box_filled"]);
    let events = read_page(&page).page.events();
    let shown: Vec<(&str, &str)> =
        events.iter().map(|event| (event.id.as_str(), event.fields[0].name.as_str())).collect();
    assert_eq!(shown, [("box_filled", "schema"), ("box_emptied", "uuid")]);
}

#[test]
fn an_event_may_have_bold_lines_for_headings() {
    let page = "---\ntitle: \"盒子\"\n---\n# 盒子\n\n**事件类型**\n\n`box.box.filled_v1`\n\n**事件体**\n|名称|类型|描述|\n|---|---|---|\n|event|-|体|\n|&emsp;∟id|string|甲|\n**回调示例**\n```json\n{\"event\": {\"id\": \"1\"}}\n```\n";
    assert_eq!(lines(page, "page"), ["event box.box.filled_v1"]);
    assert_eq!(fields(page), ["event event - -", "event event/id string -"]);
    assert_eq!(faults(page), Vec::<String>::new());
    assert!(read_page(page).page.events()[0].example.is_some());
}

#[test]
fn an_old_event_has_its_type_only_in_an_example() {
    let page = "---\ntitle: \"盒子\"\n---\n# 盒子\n\n**回调示例：**\n```json\n{\n  \"type\": \"event_callback\", // 总是\n  \"event\": { \"type\": \"box_filled\" }\n}\n```\n\n### 事件订阅示例代码\n";
    assert_eq!(lines(page, "page"), ["event box_filled"]);
    let broken = edit(page, "\"event\": {", "\"event\": { \"a\": 一,");
    assert_eq!(lines(&broken, "page"), ["event box_filled"]);
    let unlabelled = edit(page, "**回调示例：**\n", "推送的内容是：\n");
    assert_eq!(lines(&unlabelled, "page"), ["event box_filled"]);
    let guide = edit(&unlabelled, "### 事件订阅示例代码\n", "");
    assert_eq!(read_page(&guide).page.kind, PageKind::Other);
}

#[test]
fn value_lists_in_prose_are_known_in_every_section_but_are_not_facts() {
    let list = "\t状态，1：开 2：关\n";
    let page = edit(ENDPOINT, "\t盒子\n", "\t方式，可选值：【in（放入），out（取出）】\n");
    let page = edit(&page, "\t码\n", list);
    let page = edit(&page, "\t大小\n", list);
    let page = edit(
        &page,
        "### 请求体\n",
        "### 查询参数\n|名称|类型|必填|描述|\n|-|-|-|-|\n|kind|string|否|可选值：a、b|\n|at|string|否|时间 8:30，9:00|\n\n### 请求体\n",
    );
    let reading = read_page(&page);
    let shown: Vec<String> = known(&reading.page).iter().map(|line| line.replace('\t', " ")).collect();
    assert_eq!(
        shown,
        [
            "box/put.md known path box_id in,out",
            "box/put.md known query kind a,b",
            "box/put.md known response code 1,2"
        ],
        "the row with an `md-enum` is not included"
    );
    let patterns: Vec<&str> = reading
        .page
        .tables
        .iter()
        .flat_map(|table| &table.fields)
        .filter_map(|field| field.doc.prose_values.as_ref())
        .map(|list| list.pattern.name())
        .collect();
    assert_eq!(patterns, ["word-paren", "bare", "number-colon"]);
    assert!(!facts(&reading.page).iter().any(|line| line.contains("known") || line.contains("in,out")));
    let event = edit(EVENT, "模式", "方式，可选值：【in（放入），out（取出）】");
    assert_eq!(known(&read_page(&event).page), ["box/put.md\tknown\tevent\tschema\tin,out"]);
}

#[test]
fn names_and_types_are_identified_by_their_attribute_in_any_quotes() {
    for written in ["type='field-name'", "type=field-name", "class=\"a\" type=\"field-name\" name=\"b\""] {
        let page = edit(
            ENDPOINT,
            "<md-text type=\"field-name\" >size</md-text>",
            &format!("&emsp;<md-text {written}>size</md-text> 大小"),
        );
        assert!(fields(&page).contains(&"body item/size int no".to_owned()), "{written}");
    }
}
