//! Tests of every rule, each on a page that breaks it.

use std::collections::BTreeSet;

use helpdesk_scrape::{PageKind, Rule, Severity, read};

use crate::faults;
use crate::pages::{ENDPOINT, EVENT, edit, faults, read_page, with_body};

/// A page that breaks a rule, with `$0` at the position of the diagnostic.
struct Case {
    rule: Rule,
    page: String,
    message: &'static str,
}

fn case(rule: Rule, page: String, message: &'static str) -> Case {
    Case { rule, page, message }
}

fn endpoint(rule: Rule, from: &str, to: &str, message: &'static str) -> Case {
    case(rule, edit(ENDPOINT, from, to), message)
}

fn event(rule: Rule, from: &str, to: &str, message: &'static str) -> Case {
    case(rule, edit(EVENT, from, to), message)
}

/// A body table with these rows.
fn body(rule: Rule, rows: &str, message: &'static str) -> Case {
    case(rule, with_body(rows), message)
}

const ROW: &str = "<md-dt-tr level=\"1\">\n\t<md-dt-td>\n\t<md-text type=\"field-name\" >size</md-text>";
pub(crate) const ERROR_ROW: &str = "<md-td>400</md-td>\n  <md-td>77001</md-td>";

fn cases() -> Vec<Case> {
    vec![
        case(Rule::EmptyPage, "$0 \n".to_owned(), "the page is empty"),
        case(Rule::EmptyPage, format!("$0{}", ":::html\n".repeat(100_000)), "the page is empty"),
        endpoint(
            Rule::NullCharacter,
            "\t盒子\n",
            "\t盒$0\0\0子\n",
            "the text contains U+0000, which is read as a space",
        ),
        endpoint(
            Rule::BadFileHeader,
            "title: \"放入盒子\"",
            "$0name: \"放入盒子\"\ntitle: \"放入盒子\"",
            "the key `name` is unknown",
        ),
        endpoint(
            Rule::BadFileHeader,
            "title: \"放入盒子\"\n",
            "$0what\ntitle: \"放入盒子\"\n",
            "`what` is not a `key: value` line",
        ),
        endpoint(Rule::BadFileHeader, "---\ntitle: \"放入盒子\"\n", "$0---\n", "the file header has no title"),
        case(Rule::BadFileHeader, "$0---\ntitle: \"x\"\n".to_owned(), "the file header is not closed"),
        case(
            Rule::TruncatedPage,
            format!("{}\n\t$0否", &ENDPOINT[..ENDPOINT.find("\n\t否").expect("a row says 否")]),
            "the page ends in the middle of a table",
        ),
        case(
            Rule::TruncatedPage,
            format!("{}$0{{\n", &ENDPOINT[..ENDPOINT.find("{\n    \"code\"").expect("there is an example")]),
            "the page ends in the middle of an example",
        ),
        case(
            Rule::MissingResponse,
            format!("{}$0:::\n", &ENDPOINT[..ENDPOINT.find(":::\n\n## 响应").expect("there is an answer")]),
            "the page has no section 响应",
        ),
        // Markup.
        endpoint(
            Rule::NestingTooDeep,
            "\t盒子\n",
            &format!("{}$0<b>盒子\n", "<b>".repeat(252)),
            "elements are nested more than 256 levels deep",
        ),
        endpoint(Rule::UnknownTag, "\t盒子\n", "\t$0<md-video>盒子\n", "the tag `<md-video>` is unknown"),
        endpoint(
            Rule::UnclosedFence,
            "把一件东西放进盒子",
            "$0:::note\n把一件东西放进盒子",
            "`:::note` is not closed before the next block begins",
        ),
        endpoint(
            Rule::UnclosedFence,
            "## 响应\n",
            "$0```json\n{}\n## 响应\n",
            "the code block is not closed before the next block begins",
        ),
        endpoint(Rule::SurplusFence, "## 响应\n", "$0:::\n## 响应\n", "this closing fence has no opening fence"),
        endpoint(
            Rule::UnclosedTag,
            "<md-text type=\"field-type\" >int</md-text>",
            "$0<md-text type=\"field-type\" >int",
            "`<md-text>` is not closed",
        ),
        endpoint(
            Rule::UnclosedTag,
            "<md-td>Authorization</md-td>",
            "$0<md-td>Authorization",
            "`<md-td>` is not closed",
        ),
        endpoint(
            Rule::SurplusTag,
            "</md-enum>",
            "$0</md-enum-item>\n</md-enum>",
            "`</md-enum-item>` has no opening tag",
        ),
        endpoint(
            Rule::SurplusTag,
            "</md-table>\n:::\n### 请求头",
            "</md-table>\n:::\n$0</md-table>\n### 请求头",
            "`</md-table>` has no opening tag",
        ),
        endpoint(Rule::BrokenTag, "</md-enum>", "$0</md-enum\n", "the tag `</md-enum` has no `>`"),
        endpoint(
            Rule::BrokenAttribute,
            "<md-enum-item key=\"1\" >",
            "$0<md-enum-item key=1\" >",
            "a quote or a value is missing in `<md-enum-item key=1\" >`",
        ),
        endpoint(Rule::UnclosedComment, "\t盒子\n", "\t盒子$0<!-- 旧的\n", "the comment is not closed"),
        endpoint(Rule::RawAngleBracket, "\t盒子\n", "\t盒子 $0<boxId>\n", "`<boxId>` is not a tag; it is read as text"),
        endpoint(
            Rule::ExampleBetweenCells,
            "\t盒子\n\t</md-dt-td>\n",
            "\t盒子\n\t</md-dt-td>\n$0**示例值**：\"7\"\n",
            "the example is between the cells of its row; it is read as part of the description",
        ),
        endpoint(Rule::StrayText, ROW, &format!("$0走失\n{ROW}"), "`走失` is inside a table, but outside its cells"),
        // The kind of page.
        endpoint(
            Rule::MissingUrl,
            "<md-table>\n  <md-thead>\n  <tr>\n      <md-th>基本</md-th>\n      <md-th></md-th>\n  </tr>\n  </md-thead>\n  <md-tbody>\n    <md-tr>\n      <md-th>HTTP URL</md-th>\n      <md-td>https://open.example.cn/open-apis/box/v1/boxes/:box_id/items</md-td>\n    </md-tr>",
            "$0<md-table>\n  <md-thead>\n  <tr>\n      <md-th>基本</md-th>\n      <md-th></md-th>\n  </tr>\n  </md-thead>\n  <md-tbody>\n",
            "the basic table has no URL",
        ),
        endpoint(
            Rule::MissingUrl,
            "<md-td>https://open.example.cn/open-apis/box/v1/boxes/:box_id/items</md-td>",
            "$0<md-td></md-td>",
            "the basic table has no URL",
        ),
        case(
            Rule::MissingUrl,
            "---\ntitle: \"x\"\n---\n{尝试一下}$0(url=/api_explore_config?project=a&version=v1&resource=b&method=c)\n"
                .to_owned(),
            "the page links to the API explorer, but has no basic table with the URL",
        ),
        case(
            Rule::MissingUrl,
            "---\ntitle: \"x\"\n---\n:::html\n<md-td>$0HTTP URL</md-td>\n<md-td>HTTP Method</md-td>\n:::\n".to_owned(),
            "`HTTP URL` is outside of any basic table",
        ),
        endpoint(
            Rule::SeveralUrls,
            "https://open.example.cn/open-apis/box/v1/boxes/:box_id/items",
            "$0https://open.example.cn/open-apis/box/v1/boxes/:box_id/items https://a.cn/b",
            "the basic table has several URLs: `https://open.example.cn/open-apis/box/v1/boxes/:box_id/items` and `https://a.cn/b`",
        ),
        endpoint(
            Rule::BadUrl,
            "https://open.example.cn/open-apis/box/v1/boxes/:box_id/items",
            "$0open-apis/box",
            "`open-apis/box` is not a URL",
        ),
        endpoint(
            Rule::BadUrl,
            "https://open.example.cn/open-apis/box/v1/boxes/:box_id",
            "$0https://open.example.cn/open-apis/box/v1/boxes/{box_id}",
            "the path `/open-apis/box/v1/boxes/{box_id}/items` has a parameter that is not written as `:name`",
        ),
        endpoint(
            Rule::BadMethod,
            "<md-td>POST</md-td>",
            "<md-td>$0PSOT</md-td>",
            "`PSOT` is not an HTTP method of the platform",
        ),
        endpoint(Rule::BadMethod, "<md-td>POST</md-td>", "$0<md-td> </md-td>", "the basic table has no HTTP method"),
        case(
            Rule::BadMethod,
            edit(
                &edit(
                    ENDPOINT,
                    "<md-tr>\n      <md-th>HTTP Method</md-th>\n      <md-td>POST</md-td>\n    </md-tr>",
                    "",
                ),
                "<md-table>",
                "$0<md-table>",
            ),
            "the basic table has no HTTP method",
        ),
        endpoint(
            Rule::UnknownBasicKey,
            "<md-th>HTTP Method</md-th>",
            "<md-th>$0HTTP Verb</md-th>",
            "the key `HTTP Verb` is unknown",
        ),
        endpoint(
            Rule::DuplicateBasicKey,
            "<md-th>接口频率限制</md-th>\n      <md-td>[100 次/分钟、5 次/秒](/ssl:ttdoc/limits)</md-td>",
            "<md-th>$0HTTP Method</md-th>\n      <md-td>POST</md-td>",
            "there is a second row `HTTP Method`",
        ),
        endpoint(
            Rule::BadRateLimit,
            "[100 次/分钟、5 次/秒](/ssl:ttdoc/limits)",
            "$0100 次/天",
            "`100 次/天` is not a known rate limit",
        ),
        endpoint(
            Rule::UnknownAppType,
            "<md-app-support types=\"custom,isv\">",
            "$0<md-app-support types=\"custom,web\">",
            "`web` is not a known kind of app",
        ),
        endpoint(
            Rule::UnknownAppType,
            "<md-td>\n      <md-app-support types=\"custom,isv\"></md-app-support>",
            "$0<md-td>",
            "the row does not name a kind of app",
        ),
        endpoint(
            Rule::UnknownToken,
            "<md-tag mode=\"inline\" type=\"token-tenant\">",
            "$0<md-tag mode=\"inline\" type=\"token-bot\">",
            "`token-bot` is not a known kind of token",
        ),
        event(
            Rule::MissingEventType,
            "<md-td>box.box.filled_v1</md-td>",
            "$0<md-td></md-td>",
            "the page does not state an event type",
        ),
        case(
            Rule::MissingEventType,
            edit(
                &edit(EVENT, "<md-td>box.box.filled_v1</md-td>", "$0<md-td></md-td>"),
                "{ \"schema\": \"2.0\" }",
                "{ \"schema\": \"2.0\", \"header\": { \"event_type\": \"box.box.filled_v1\" } }",
            ),
            "the page does not state an event type",
        ),
        // Sections and tables.
        endpoint(
            Rule::UnknownSection,
            "### 请求体示例\n",
            "### 零件\n$0|名称|类型|描述|\n|-|-|-|\n|a|int|b|\n\n### 请求体示例\n",
            "the table below `零件` is not in a known section; its rows (1) are not read",
        ),
        endpoint(
            Rule::SideTable,
            "### 请求体示例\n",
            "### 大小说明\n$0|大小|描述|\n|-|-|\n|1|小|\n|2|大|\n\n### 请求体示例\n",
            "the table below `大小说明` is not in a known section; its rows (2) are not read",
        ),
        endpoint(
            Rule::EmptySection,
            "### 请求体示例\n",
            "### $0查询参数\n\n### 请求体示例\n",
            "`查询参数` has no table below it",
        ),
        body(
            Rule::TooManyRows,
            &format!("$0|名称|类型|必填|描述|\n|-|-|-|-|\n{}", "|a|int|是|b|\n".repeat(20_001)),
            "the table has 20001 rows, more than the limit of 20000; it is not read",
        ),
        body(Rule::EmptyTable, "$0|名称|类型|必填|描述|\n|-|-|-|-|", "the table has no rows"),
        body(
            Rule::BrokenTable,
            ":::html\n$0<md-table>\n<md-tbody>\n<md-tr><md-td>a</md-td></md-tr>\n</md-tbody>\n</md-table>\n:::",
            "the table has no column headers",
        ),
        endpoint(
            Rule::BrokenTable,
            &format!("{ROW}\n\t</md-dt-td>"),
            &format!(":::\n$0{ROW}\n\t</md-dt-td>"),
            "this is part of a table, but is outside any table",
        ),
        endpoint(
            Rule::NestedTable,
            "\t盒子\n",
            "\t$0<md-table><md-tbody><md-tr><md-td>盒子</md-td></md-tr></md-tbody></md-table>\n",
            "a table is nested in a cell",
        ),
        body(Rule::UnknownColumn, "|名称|类型|必填|$0颜色|\n|-|-|-|-|\n|a|int|是|红|", "the column `颜色` is unknown"),
        body(Rule::MissingColumn, "$0|类型|必填|描述|\n|-|-|-|\n|int|是|a|", "the table has no column `名称`"),
        body(
            Rule::DuplicateColumn,
            "|名称|类型|必填|描述|$0说明|\n|-|-|-|-|-|\n|a|int|是|b|c|",
            "the column `说明` has the same meaning as another column",
        ),
        body(Rule::UntypedTable, "$0|参数|说明|\n|-|-|\n|a|b|", "the table does not state the types of the fields"),
        body(
            Rule::MissingCell,
            "|名称|类型|必填|描述|\n|-|-|-|-|\n$0|a|int|是",
            "the row has 3 of 4 cells; `描述` is missing",
        ),
        body(
            Rule::MissingCell,
            "|名称|类型|必填|描述|\n|-|-|-|-|\n$0|a|int|b|",
            "the row has 3 of 4 cells; `必填` is missing",
        ),
        body(Rule::MissingCell, "|名称|类型|必填|描述|\n|-|-|-|-|\n$0|a|b|", "the row has 2 of 4 cells"),
        body(Rule::MissingCell, "|名称|类型|必填|描述|\n|-|-|-|-|\n$0||int|是|b|", "the row does not name a field"),
        body(Rule::MissingCell, "|名称|类型|必填|描述|\n|-|-|-|-|\n$0|a||是|b|", "`a` has no type"),
        body(
            Rule::SurplusCell,
            "|名称|类型|必填|描述|\n|-|-|-|-|\n|a|int|是|b|$0c|",
            "the row has 5 cells in a table of 4 columns; the surplus is left out",
        ),
        body(
            Rule::DividerRow,
            "|名称|类型|必填|描述|\n|-|-|-|-|\n|a|int|是|b|\n$0|======|以下|||",
            "the row only separates other rows; it is left out",
        ),
        // Fields.
        endpoint(
            Rule::LevelJump,
            "<md-dt-tr level=\"1\">",
            "$0<md-dt-tr level=\"2\">",
            "the row has level 2, but after the previous row the level can be at most 1",
        ),
        endpoint(
            Rule::MissingLevel,
            "<md-dt-tr level=\"0\">",
            "$0<md-dt-tr>",
            "the row has no level; it is read as level 0",
        ),
        endpoint(Rule::BadLevel, "<md-dt-tr level=\"0\">", "$0<md-dt-tr level=\"x\">", "the level `x` is not a number"),
        body(
            Rule::DuplicateField,
            "|名称|类型|必填|描述|\n|-|-|-|-|\n|a|int|是|b|\n|$0a|int|是|b|",
            "the field `a` is listed twice at the same level",
        ),
        body(Rule::BadName, "|名称|类型|必填|描述|\n|-|-|-|-|\n|$0a、b|int|是|c|", "`a、b` is not a valid field name"),
        endpoint(Rule::UnknownType, ">int<", ">$0i nt<", "the type `i nt` of `item/size` is unknown"),
        endpoint(
            Rule::UnknownType,
            ">int<",
            ">$0itn<",
            "the type `itn` of `item/size` is unknown, and no rows below describe it",
        ),
        endpoint(
            Rule::ChildrenOfScalar,
            ">box_item<",
            ">$0string<",
            "`item` has fields below it, but its type is `string`",
        ),
        endpoint(Rule::UnknownRequired, "\t否\n", "\t$0或许\n", "`或许` does not say whether `item/size` is required"),
        endpoint(Rule::MissingKey, "<md-enum-item key=\"1\" >", "$0<md-enum-item>", "the item has no value"),
        endpoint(
            Rule::DuplicateValue,
            "<md-enum-item key=\"2\" >",
            "$0<md-enum-item key=\"1\" >",
            "the value `1` is listed twice",
        ),
        // Errors and examples.
        endpoint(
            Rule::BadErrorCode,
            "<md-td>77001</md-td>",
            "<md-td>$077001、77002</md-td>",
            "`77001、77002` is not an error code",
        ),
        endpoint(Rule::BadStatus, "<md-td>400</md-td>", "<md-td>$04000</md-td>", "`4000` is not an HTTP status"),
        endpoint(
            Rule::DuplicateErrorCode,
            &format!("<md-tr>\n  {ERROR_ROW}"),
            &format!(
                "<md-tr>\n  {ERROR_ROW}\n<md-td>a</md-td>\n<md-td>b</md-td></md-tr>\n<md-tr>\n  <md-td>400</md-td>\n  <md-td>$077001</md-td>"
            ),
            "the code 77001 is listed twice",
        ),
        endpoint(
            Rule::BadExample,
            "    \"item\": { \"size\": 1 }\n",
            "    \"item\": { \"size\": $0大 }\n",
            "the example is not JSON: expected value",
        ),
        endpoint(
            Rule::LooseExample,
            "    \"item\": { \"size\": 1 }\n",
            "    \"item\": { \"size\": 1, $0} // 一件\n",
            "the example is JSON only after removing comments, surplus commas and further values: trailing comma",
        ),
        endpoint(
            Rule::ForeignExample,
            "{\n    \"item\": { \"size\": 1 }\n}",
            "$0curl -X POST https://open.example.cn",
            "the example is not JSON; it is left out",
        ),
    ]
}

#[test]
fn the_base_pages_have_no_faults() {
    assert_eq!(faults(ENDPOINT), Vec::<String>::new());
    assert_eq!(faults(EVENT), Vec::<String>::new());
}

#[test]
fn each_rule_reports_position_and_message() {
    let mut wrong = Vec::new();
    for Case { rule, page, message } in cases() {
        let before = &page[..page.find("$0").expect("the page says where")];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
        let severity = if rule.severity() == Severity::Error { "error" } else { "warning" };
        let expected = format!("{line}:{column}: {severity}[{rule}]: {message}");
        let shown = faults(&page.replacen("$0", "", 1));
        if !shown.contains(&expected) {
            wrong.push(format!("expected {expected}\n   found {shown:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_case() {
    let mut shown: BTreeSet<Rule> = cases().iter().map(|case| case.rule).collect();
    shown.extend(faults::rules());
    // These have separate tests below.
    shown.extend([Rule::NotUtf8, Rule::PageTooLarge, Rule::TooManyFaults]);
    let missing: Vec<&Rule> = Rule::ALL.iter().filter(|rule| !shown.contains(rule)).collect();
    assert!(missing.is_empty(), "no page breaks {missing:?}");
}

#[test]
fn rules_have_unique_names() {
    let names: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
    assert_eq!(names.len(), Rule::ALL.len());
    assert!(names.iter().all(|name| name.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '-' | '8'))));
}

#[test]
fn bytes_that_are_not_utf8_are_located() {
    let reading = read("a.md", b"---\ntitle: \"\xe4\xb8\xad\xff\"\n---\n");
    let shown: Vec<String> = reading.diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["a.md:2:10: error[not-utf8]: the bytes here are not UTF-8"]);
    assert!(reading.has_errors());
}

#[test]
fn a_page_of_fences_only_documents_nothing() {
    for fences in [":::html\n", ":::note\n", ":::\n", "```\n", ":::html\n<md-table>\n"] {
        let text = format!("---\ntitle: \"a\"\n---\nHTTP URL\n{}", fences.repeat(100_000));
        let reading = read("a.md", text.as_bytes());
        assert_eq!(reading.page.kind, PageKind::Other);
    }
}

#[test]
fn the_rest_of_a_faulty_page_is_read() {
    let page = edit(ENDPOINT, ">int<", ">itn<");
    let reading = read_page(&page);
    assert_eq!(reading.diagnostics.len(), 1);
    assert_eq!(reading.diagnostics[0].severity(), Severity::Error);
    assert_eq!(&page[reading.diagnostics[0].span.clone()], "itn");
    let lines = helpdesk_scrape::facts(&reading.page);
    assert!(lines.contains(&"box/put.md\tfield\tbody\titem/size\titn\tno".to_owned()));
    assert!(reading.page.operation().is_some());
}

#[test]
fn an_incomplete_basic_table_still_determines_the_kind_of_page() {
    let url = "https://open.example.cn/open-apis/box/v1/boxes/:box_id/items";
    let cell = |text: &str| format!("<md-td>{text}</md-td>");
    let row = |key: &str, value: &str| format!("<md-th>{key}</md-th>\n      <md-td>{value}</md-td>");
    for (page, kind, rules) in [
        (edit(ENDPOINT, &cell(url), &cell("")), PageKind::Endpoint, vec![Rule::MissingUrl]),
        (edit(ENDPOINT, &cell(url), &cell("<br>")), PageKind::Endpoint, vec![Rule::MissingUrl]),
        (edit(ENDPOINT, &cell(url), ""), PageKind::Endpoint, vec![Rule::MissingCell]),
        (edit(ENDPOINT, &row("HTTP Method", "POST"), ""), PageKind::Endpoint, vec![Rule::MissingCell]),
        (edit(ENDPOINT, &cell("POST"), &cell("")), PageKind::Endpoint, vec![Rule::BadMethod]),
        (
            edit(&edit(ENDPOINT, &cell("POST"), &cell("")), &cell(url), &cell("")),
            PageKind::Endpoint,
            vec![Rule::MissingUrl, Rule::BadMethod],
        ),
        (edit(EVENT, &cell("box.box.filled_v1"), &cell("")), PageKind::Event, vec![Rule::MissingEventType]),
        (edit(EVENT, &row("事件类型", "box.box.filled_v1"), ""), PageKind::Event, vec![Rule::MissingCell]),
    ] {
        let reading = read_page(&page);
        assert_eq!(reading.page.kind, kind);
        assert!(reading.has_errors());
        assert!(reading.page.operation().is_none() && reading.page.events().is_empty());
        let shown: BTreeSet<Rule> = reading.diagnostics.iter().map(|diagnostic| diagnostic.rule).collect();
        assert_eq!(shown, rules.into_iter().collect(), "{:?}", reading.diagnostics);
    }
}
