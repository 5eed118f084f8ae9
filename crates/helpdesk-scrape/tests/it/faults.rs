//! One fault is put into a page at a time: the reader reports exactly that one, at its line, with advice.

use helpdesk_scrape::Rule;

use crate::diagnostics::ERROR_ROW;
use crate::pages::{ENDPOINT, EVENT, edit, read_page, with_body};

/// A fault: its name, the page with `$0` on the line of the diagnostic, the rule, and what the advice contains.
type Fault = (&'static str, String, Rule, &'static str);

/// The endpoint with one text replaced.
fn put(from: &str, to: &str) -> String {
    edit(ENDPOINT, from, to)
}

/// The page with one of several equal texts replaced, counted from 0.
fn nth(page: &str, from: &str, number: usize, to: &str) -> String {
    let (at, _) = page.match_indices(from).nth(number).unwrap_or_else(|| panic!("the page has too few {from:?}"));
    format!("{}{to}{}", &page[..at], &page[at + from.len()..])
}

/// The rows of the body, without their table.
fn rows() -> &'static str {
    let start =
        ENDPOINT.find("<md-dt-tr level=\"0\">\n\t<md-dt-td>\n\t<md-text type=\"field-name\" >item<").expect("a row");
    let len = ENDPOINT[start..].find("  </md-dt-tbody>").expect("the end of the table");
    &ENDPOINT[start..start + len]
}

/// The page as the site exports it: tables of pipes, with all rows at one level.
const EXPORT: &str = "\
---
title: \"放入盒子\"
fullPath: \"/root/box-v1/box/put\"
---
# 放入盒子
## 请求
基本 | &nbsp;
---|---
HTTP URL | https://open.example.cn/open-apis/box/v1/items
HTTP Method | POST
支持的应用类型 | Custom App、Store App
权限要求 | 放东西(box:item)
### 请求头
名称 | 类型 | 必填 | 描述
---|---|---|---
Authorization | string | 是 | `tenant_access_token`
### 请求体
名称 | 类型 | 必填 | 描述
---|---|---|---
items | box_item\\[\\] | 是 | 东西
size | int | 否 | 大小
## 响应
### 响应体
名称 | 类型 | 描述
---|---|---
code | int | 码
msg | string | 信息
data | \\- | \\-
$0item_ids | string\\[\\] | 编号
";

#[rustfmt::skip]
fn faults() -> Vec<Fault> {
    let row = "<md-dt-tr level=\"1\">\n\t<md-dt-td>\n\t<md-text type=\"field-name\" >size";
    let pipes = "|名称|类型|必填|描述|\n|-|-|-|-|\n|a|int|是|b|\n|c|int|是|d|";
    vec![
        // Fences.
        ("opening fence of a table", put("### 请求体\n:::html\n", "### 请求体\n$0"), Rule::MissingFence, "add a line `:::html` above"),
        ("opening fence of the headers", put("### 请求头\n:::html\n", "### 请求头\n$0"), Rule::MissingFence, "add a line `:::html` above"),
        ("opening fence of an example", put("### 请求体示例\n:::html\n", "### 请求体示例\n$0"), Rule::MissingFence, "add a line `:::html` above"),
        ("opening fence of the errors", put("### 错误码\n:::html\n", "### 错误码\n$0"), Rule::MissingFence, "add a line `:::html` above"),
        ("opening fence of a note", put("## 响应\n", "$0<md-alert type=\"tip\">\n说明\n</md-alert>\n:::\n## 响应\n"), Rule::MissingFence, "add a line `:::html` above"),
        ("both fences", put(&format!(":::html\n{}", &table("### 请求体\n")), &format!("$0{}", table("### 请求体\n").trim_end_matches(":::\n"))), Rule::MissingFence, "add a line `:::html` above"),
        ("closing fence of a table", put("</md-table>\n:::\n\n### 路径参数", "$0</md-table>\n\n### 路径参数"), Rule::MissingFence, "add a line `:::` below"),
        ("closing fence before an example", put("</md-dt-table>\n:::\n\n### 请求体示例", "$0</md-dt-table>\n\n### 请求体示例"), Rule::MissingFence, "add a line `:::` below"),
        ("closing fence of an example", put("</md-code-json>\n:::\n\n## 响应", "$0</md-code-json>\n\n## 响应"), Rule::MissingFence, "add a line `:::` below"),
        ("last fence", edit(ENDPOINT.trim_end_matches(":::\n"), "### 错误码\n:::html", "### 错误码\n$0:::html"), Rule::UnclosedFence, "add a `:::` line"),
        ("opening fence of code before a block", edit(&edit(ENDPOINT, ":::html\n<md-code-json>\n", ""), "</md-code-json>\n:::\n\n", "$0```\n:::html\n<md-alert type=\"tip\">说明</md-alert>\n:::\n"), Rule::MissingFence, "add a line ```json above the example"),
        ("closing fence of code", code("$0```json\n", ""), Rule::MissingFence, "add the ``` line"),
        ("opening fence of code", code("", "$0```\n"), Rule::MissingFence, "add the ``` line"),
        ("surplus fence", put("## 响应\n", "$0:::\n## 响应\n"), Rule::SurplusFence, "delete the line"),
        // Tags.
        ("start of a table", put("### 请求体\n:::html\n<md-dt-table>\n", "### 请求体\n:::html\n$0"), Rule::BrokenTable, "add `<md-dt-table>` above"),
        ("end of a table", nth(&nth(ENDPOINT, "<md-dt-table>", 1, "$0<md-dt-table>"), "</md-dt-table>\n", 1, ""), Rule::UnclosedTag, "add `</md-dt-table>`"),
        ("start of a head", nth(&nth(ENDPOINT, "</md-dt-thead>", 1, "$0</md-dt-thead>"), "<md-dt-thead>\n", 1, "\n"), Rule::SurplusTag, "or add `<md-dt-thead>`"),
        ("end of a head", nth(&nth(ENDPOINT, "<md-dt-thead>", 1, "$0<md-dt-thead>"), "</md-dt-thead>\n", 1, "\n"), Rule::UnclosedTag, "add `</md-dt-thead>`"),
        ("start of a row", put(row, "$0\t<md-dt-td>\n\t<md-text type=\"field-name\" >size"), Rule::BrokenTable, "between its start and end tag"),
        ("end of a row", edit(&put(row, &format!("$0{row}")), "**默认值**：`1`\n\t</md-dt-td>\n</md-dt-tr>", "**默认值**：`1`\n\t</md-dt-td>"), Rule::UnclosedTag, "add `</md-dt-tr>`"),
        ("start of a cell", put("<md-dt-td>\n\t否\n\t</md-dt-td>", "\n\t否\n\t$0</md-dt-td>"), Rule::SurplusTag, "add `<md-dt-td>` where the cell should begin"),
        ("start of the first cell", put("<md-dt-td>\n\t<md-text type=\"field-name\" >size</md-text>\n\t</md-dt-td>", "<md-text type=\"field-name\" >size</md-text>\n\t$0</md-dt-td>"), Rule::SurplusTag, "add `<md-dt-td>` where the cell should begin"),
        ("start of the first cell, of text", put("<md-dt-td>\n\t<md-text type=\"field-name\" >size</md-text>\n\t</md-dt-td>", "\n\tsize\n\t$0</md-dt-td>"), Rule::SurplusTag, "add `<md-dt-td>` where the cell should begin"),
        ("end of a cell", put("<md-dt-td>\n\t否\n\t</md-dt-td>", "$0<md-dt-td>\n\t否\n"), Rule::UnclosedTag, "add `</md-dt-td>`"),
        ("start of a name", put("<md-text type=\"field-name\" >size</md-text>", "$0size</md-text>"), Rule::SurplusTag, "add `<md-text>`"),
        ("end of a name", put(">size</md-text>", ">$0size"), Rule::UnclosedTag, "add `</md-text>`"),
        ("start of a value list", put("<md-enum>\n", "").replace("</md-enum>", "$0</md-enum>"), Rule::SurplusTag, "add `<md-enum>`"),
        ("end of a value list", put("</md-enum>\n", "").replace("<md-enum>", "$0<md-enum>"), Rule::UnclosedTag, "add `</md-enum>`"),
        ("end of a value", put("<md-enum-item key=\"1\" >小</md-enum-item>", "$0<md-enum-item key=\"1\" >小"), Rule::UnclosedTag, "add `</md-enum-item>`"),
        ("start of an example", put("<md-code-json>\n{\n    \"item\": { \"size\": 1 }\n}\n", "{\n    \"item\": { \"size\": 1 }\n}\n$0"), Rule::SurplusTag, "add `<md-code-json>` above"),
        ("end of an example", put("<md-code-json>\n{\n    \"item\": { \"size\": 1 }\n}\n</md-code-json>", "$0<md-code-json>\n{\n    \"item\": { \"size\": 1 }\n}"), Rule::UnclosedTag, "add `</md-code-json>` below"),
        ("tag without its end", put("</md-enum>", "$0</md-enum\n"), Rule::BrokenTag, "close the tag with `>`"),
        ("misspelled start of a list", put("<md-enum>", "$0<md-enumm>"), Rule::UnknownTag, "did you mean `md-enum`?"),
        ("misspelled start of a name", put("<md-text type=\"field-name\" >size", "$0<md-txt type=\"field-name\" >size"), Rule::UnknownTag, "did you mean `md-text`?"),
        ("misspelled end of a name", put(">size</md-text>", ">size$0</md-txt>"), Rule::UnknownTag, "did you mean `md-text`?"),
        ("misspelled start of a row", put("<md-dt-tr level=\"1\">", "$0<md-dt-rt level=\"1\">"), Rule::UnknownTag, "did you mean `md-dt-tr`?"),
        ("unknown tag with attributes", put("\t大小\n", "\t大小$0<md-video src=\"a\" wide>\n"), Rule::UnknownTag, "correct its name"),
        ("quote of an attribute", put("type=\"field-name\" >size", "type=\"$0field-name >size"), Rule::BrokenAttribute, "write the attribute as"),
        ("end of the start tag of a name", put("type=\"field-name\" >size", "type=\"$0field-name\" size"), Rule::BrokenTag, "close the tag with `>`"),
        // Words.
        ("misspelled type", put(">int<", ">$0itn<"), Rule::UnknownType, "did you mean `int`?"),
        ("misspelled array", put("string\\[\\]", "$0strng\\[\\]"), Rule::UnknownType, "did you mean `string[]`?"),
        ("misspelled map", put("string\\[\\]", "$0map&lt;string, boolaen&gt;"), Rule::UnknownType, "did you mean `map<string, boolean>`?"),
        ("misspelled heading", put("### 请求体\n", "### $0请求休\n"), Rule::UnknownSection, "did you mean `请求体`?"),
        ("misspelled heading of headers", put("### 请求头\n", "### $0请求投\n"), Rule::UnknownSection, "did you mean `请求头`?"),
        ("misspelled heading of errors", put("### 错误码\n", "### $0错误马\n"), Rule::UnknownSection, "did you mean `错误码`?"),
        ("misspelled heading of an example", put("### 响应体示例\n", "### $0响应体示列\n"), Rule::UnknownSection, "did you mean `响应体示例`?"),
        ("misspelled heading of the request", put("## 请求\n", "## $0请示\n"), Rule::UnknownSection, "did you mean `请求`?"),
        ("misspelled heading of the response", put("## 响应\n", "## $0响映\n"), Rule::UnknownSection, "did you mean `响应`?"),
        ("misspelled heading of an event", edit(EVENT, "### 事件体示例", "### $0事件体示列"), Rule::EmptySection, "did you mean `事件体示例`?"),
        ("misspelled column", nth(ENDPOINT, ">描述</md-dt-th>", 1, ">$0描术</md-dt-th>"), Rule::UnknownColumn, "did you mean `描述`?"),
        ("misspelled column of names", nth(ENDPOINT, ">名称</md-dt-th>", 1, ">$0名秤</md-dt-th>"), Rule::UnknownColumn, "did you mean `名称`?"),
        ("misspelled column of types", nth(ENDPOINT, ">类型</md-dt-th>", 1, ">$0类形</md-dt-th>"), Rule::UnknownColumn, "did you mean `类型`?"),
        ("other column of names", nth(ENDPOINT, ">名称</md-dt-th>", 1, ">$0颜色</md-dt-th>"), Rule::UnknownColumn, "listed in spec/README.md"),
        ("misspelled key", put(">HTTP Method<", ">$0HTTP Methd<"), Rule::UnknownBasicKey, "did you mean `HTTP Method`?"),
        ("key of another row", put(">HTTP Method<", ">$0HTTP URL<"), Rule::DuplicateBasicKey, "delete one of the rows"),
        ("blank in the URL", put("/boxes/:box_id/items<", "/boxes/$0 :box_id/items<"), Rule::BadUrl, "write exactly one URL"),
        ("path upwards", put("/boxes/:box_id/items<", "$0/boxes/../:box_id<"), Rule::BadUrl, "write exactly one URL"),
        ("no rate limit in its row", put("[100 次/分钟、5 次/秒](/ssl:ttdoc/limits)", "$0"), Rule::BadRateLimit, "write it as"),
        ("rate limit of none", put("5 次/秒", "$00 次/秒"), Rule::BadRateLimit, "write it as"),
        ("heading of the errors", put("### 错误码\n:::html\n", ":::html\n$0"), Rule::UnknownSection, "add the heading `### 错误码`"),
        ("heading of the headers", put("### 请求头\n:::html\n", ":::html\n$0"), Rule::UnknownSection, "add the heading `### 请求头`"),
        ("heading of the query", put("### 路径参数\n:::html\n", ":::html\n$0").replace("### 请求体\n", "### 响应体\n").replace("/:box_id", ""), Rule::UnknownSection, "`### 查询参数`"),
        ("other key", put(">HTTP Method<", ">$0Verb<"), Rule::UnknownBasicKey, "listed in spec/README.md"),
        ("wrong method", put(">POST<", ">$0PSOT<"), Rule::BadMethod, "did you mean `POST`?"),
        ("wrong mark", put("\t否\n", "\t$0或许\n"), Rule::UnknownRequired, "write 是 or 否"),
        ("misspelled app type", put("types=\"custom,isv\"", "types=\"custom$0,ivs\""), Rule::UnknownAppType, "did you mean `isv`?"),
        ("app type as other text", put("<md-app-support types=\"custom,isv\"></md-app-support>", "$0机器人"), Rule::UnknownAppType, "write `custom`"),
        ("scope as other text", put("<md-perm name=\"box:item\" desc=\"放\" support_app_types=\"custom\" tags=\"\">放东西</md-perm>", "$0放东西"), Rule::UnnamedScope, "name the scope"),
        ("token as other text", put("<md-tag mode=\"inline\" type=\"token-tenant\">tenant_access_token</md-tag>", "$0访问凭证"), Rule::UnknownToken, "write `tenant_access_token`"),
        ("values in no list", put("<md-enum>\n<md-enum-item key=\"1\" >小</md-enum-item>\n<md-enum-item key=\"2\" >大</md-enum-item>\n</md-enum>", "见附录").replace("**可选值有**", "**$0可选值有**"), Rule::UnreadValues, "`[[values]]`"),
        // Rows.
        ("row behind its table", put(&format!("{}  </md-dt-tbody>\n</md-dt-table>\n:::\n", rows()), &format!("  {}</md-dt-tbody>\n</md-dt-table>\n:::\n$0{}", only_first_row(), only_second_row())), Rule::BrokenTable, "move it into its table"),
        ("row behind its table, in the block", put(&format!("{}  </md-dt-tbody>\n</md-dt-table>\n", rows()), &format!("  {}</md-dt-tbody>\n</md-dt-table>\n$0{}", only_first_row(), only_second_row())), Rule::BrokenTable, "move it into its table"),
        ("row twice", put(row, &format!("{}{}", only_second_row(), row.replace("<md-text type=\"field-name\" >size", "<md-text type=\"field-name\" >$0size"))), Rule::DuplicateField, "delete one of the rows"),
        ("cell lost", put("\t<md-dt-td>\n\t<md-text type=\"field-name\" >size</md-text>\n\t</md-dt-td>\n", "").replace("<md-dt-tr level=\"1\">\n\t<md-dt-td>\n\t<md-text type=\"field-type\" >int", "$0<md-dt-tr level=\"1\">\n\t<md-dt-td>\n\t<md-text type=\"field-type\" >int"), Rule::MissingCell, "add the missing cell"),
        ("cell of an error lost", put("  <md-td>400</md-td>\n", "").replace("<md-tr>\n  <md-td>77001", "$0<md-tr>\n  <md-td>77001"), Rule::MissingCell, "add the missing cell"),
        ("header of no column", nth(ENDPOINT, "      <md-dt-th>必填</md-dt-th>\n", 0, "      <md-dt-th>必填</md-dt-th>\n      <md-dt-th>$0版本</md-dt-th>\n"), Rule::MissingCell, "delete the header `版本`"),
        ("second header of no column", nth(ENDPOINT, "      <md-dt-th>必填</md-dt-th>\n", 0, "      <md-dt-th>必填</md-dt-th>\n      <md-dt-th>示例</md-dt-th>\n").replacen("### 请求体\n:::html\n<md-dt-table>\n  <md-dt-thead>\n      <md-dt-tr>\n", "### 请求体\n:::html\n<md-dt-table>\n  <md-dt-thead>\n      <md-dt-tr>\n$0", 1), Rule::MissingCell, "delete the header that no row has a cell for"),
        ("error twice", put(&format!("<md-tr>\n  {ERROR_ROW}"), &format!("<md-tr>\n  {ERROR_ROW}\n<md-td>a</md-td>\n<md-td>b</md-td></md-tr>\n<md-tr>\n  <md-td>400</md-td>\n  <md-td>$077001</md-td>")), Rule::DuplicateErrorCode, "delete one of the rows"),
        ("wrong level", put("<md-dt-tr level=\"1\">", "$0<md-dt-tr level=\"3\">"), Rule::LevelJump, "correct the level"),
        ("header of a column", nth(&nth(ENDPOINT, "<md-dt-th>名称</md-dt-th>", 1, "<md-dt-th>$0名称</md-dt-th>"), "      <md-dt-th>必填</md-dt-th>\n", 0, ""), Rule::BrokenTable, "add the missing header, such as `必填`"),
        ("headers of pipes", with_body(&format!("$0{}", pipes.split_once('\n').expect("lines").1)), Rule::BrokenTable, "add the row that names the columns"),
        ("line below the headers of pipes", with_body(&format!("$0{}", pipes.replace("|-|-|-|-|\n", ""))), Rule::BrokenTable, "add a line `|---|---|`"),
        // Examples.
        ("comma of an example", put("{\n    \"code\": 0,\n", "{\n    \"code\": $00\n"), Rule::BadExample, "add a comma"),
        ("bracket of an example", put("    \"data\": { \"item_ids\": [\"7\"] }\n}\n", "    \"data\": { \"item_ids\": [\"7\"] $0}\n"), Rule::BadExample, "add the closing brackets"),
        ("opening bracket of an example", put("{\n    \"code\": 0,\n", "    \"code\"$0: 0,\n"), Rule::BadExample, "add the opening bracket"),
        ("quote of an example", put("{\n    \"code\": 0,\n", "{\n    \"msg\": \"o$0k,\n    \"code\": 0,\n"), Rule::BadExample, "close the text"),
        ("word in an example", put("\"code\": 0,", "\"code\": $0zero,"), Rule::BadExample, "correct the example"),
        // The page.
        ("first line of the header", put("---\ntitle", "$0title"), Rule::BadFileHeader, "add `---` above"),
        ("last line of the header", put("---\ntitle: \"放入盒子\"", "$0---\ntitle: \"放入盒子\"").replace("\n---\n# ", "\n# "), Rule::BadFileHeader, "add `---` below"),
        ("title", put("---\ntitle: \"放入盒子\"\n", "$0---\n"), Rule::BadFileHeader, "add a line `title"),
        ("misspelled key of the header", put("fullPath", "$0fulPath"), Rule::BadFileHeader, "did you mean `fullPath`?"),
        ("tree of the tables", EXPORT.to_owned(), Rule::FlattenedTree, "the site's export as `.md` has this form"),
        ("tree of a table with an example", flat_levels(), Rule::FlattenedTree, "`cargo xtask fetch`"),
        ("English edition", english(), Rule::EnglishPage, "fetch the Chinese edition"),
        ("page of a gateway", "$0<!DOCTYPE html><html><head><title>502</title></head></html>\n".to_owned(), Rule::NotAPage, "fetch the page again"),
        ("answer of a service", "$0{\"code\":1,\"msg\":\"no\"}\n".to_owned(), Rule::NotAPage, "fetch the page again"),
        ("end of the page, behind its header", ENDPOINT[..ENDPOINT.find("# 放").expect("a heading")].replacen("\n---\n", "\n$0---\n", 1), Rule::EmptyPage, "fetch it again"),
        ("end of the page, in a table", format!("{}\n\t$0否", &ENDPOINT[..ENDPOINT.find("\n\t否").expect("a mark")]), Rule::TruncatedPage, "fetch the page again"),
        ("end of the page, in a key", format!("{}$0      <md-th>", &ENDPOINT[..ENDPOINT.find("      <md-th>HTTP Method").expect("a key")]), Rule::TruncatedPage, "fetch the page again"),
        ("end of the page, behind the row of the URL", format!("{}$0    </md-tr>\n", &ENDPOINT[..ENDPOINT.find("    </md-tr>\n    <md-tr>\n      <md-th>HTTP Method").expect("a row")]), Rule::TruncatedPage, "fetch the page again"),
        ("end of the page, in an example", format!("{}$0{{\n", &ENDPOINT[..ENDPOINT.find("{\n    \"code\"").expect("an example")]), Rule::TruncatedPage, "fetch the page again"),
    ]
}

/// The rules that the faults break.
pub(crate) fn rules() -> impl Iterator<Item = Rule> {
    faults().into_iter().map(|(_, _, rule, _)| rule)
}

/// The block below a heading.
fn table(heading: &str) -> &'static str {
    let (_, below) = ENDPOINT.split_once(&format!("{heading}:::html\n")).expect("the heading is there");
    let len = below.find(":::\n").expect("the block ends") + ":::\n".len();
    &below[..len]
}

fn only_first_row() -> &'static str {
    rows().split_inclusive("</md-dt-tr>\n").next().expect("a row")
}

fn only_second_row() -> &'static str {
    rows().split_inclusive("</md-dt-tr>\n").nth(1).expect("a row")
}

/// The endpoint with its examples in code blocks, the first one between these fences.
fn code(open: &str, close: &str) -> String {
    let page = edit(ENDPOINT, ":::html\n<md-code-json>\n", open);
    let page = edit(&page, "</md-code-json>\n:::\n", close);
    let page = edit(&page, ":::html\n<md-code-json>\n", "```json\n");
    edit(&page, "</md-code-json>\n:::\n", "```\n")
}

/// The endpoint with every row at the top level.
fn flat_levels() -> String {
    let page = ENDPOINT.replace("<md-dt-tr level=\"1\">", "<md-dt-tr level=\"0\">");
    page.replace("<md-text type=\"field-name\" >size", "<md-text type=\"field-name\" >$0size")
}

/// The endpoint as the English edition has it.
fn english() -> String {
    let mut page = ENDPOINT.to_owned();
    for (chinese, english) in [
        ("## 请求\n", "$0## Request\n"),
        ("请求头", "Request header"),
        ("路径参数", "Path parameters"),
        ("请求体示例", "Request body example"),
        ("请求体", "Request body"),
        ("响应体示例", "Response body example"),
        ("响应体", "Response body"),
        ("响应", "Response"),
        ("错误码", "Error code"),
        ("名称", "Parameter"),
        ("类型", "Type"),
        ("必填", "Required"),
        ("描述", "Description"),
        ("是", "Yes"),
        ("否", "No"),
    ] {
        page = page.replace(chinese, english);
    }
    page
}

#[test]
fn each_fault_is_reported_once_at_its_line_with_advice() {
    let mut wrong = Vec::new();
    let faults = faults();
    for (what, page, rule, advice) in &faults {
        let before = &page[..page.find("$0").unwrap_or_else(|| panic!("{what}: no $0"))];
        let line = before.matches('\n').count() + 1;
        let reading = read_page(&page.replacen("$0", "", 1));
        let shown: Vec<String> =
            reading.diagnostics.iter().map(|fault| format!("{fault} = help: {}", fault.hint)).collect();
        let is_right = match reading.diagnostics.as_slice() {
            [fault] => fault.rule == *rule && fault.line == line && fault.hint.contains(advice),
            _ => false,
        };
        if !is_right {
            wrong.push(format!("{what}: expected {rule} in line {line} with {advice:?}\n{shown:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), faults.len(), wrong.join("\n"));
}

/// Faults with only one way to read the page do not change what is read.
#[test]
fn a_missing_tag_or_fence_loses_nothing() {
    let plain = read_page(ENDPOINT);
    let facts = helpdesk_scrape::facts(&plain.page);
    for (what, page, rule, _) in faults() {
        let is_read = match rule {
            Rule::MissingFence => !what.contains("fence of code"),
            Rule::UnclosedFence | Rule::SurplusFence | Rule::UnclosedTag | Rule::SurplusTag => true,
            Rule::BrokenAttribute | Rule::BrokenTag | Rule::UnknownTag => true,
            Rule::UnknownSection | Rule::UnknownColumn => what.starts_with("misspelled"),
            _ => false,
        };
        if is_read {
            let reading = read_page(&page.replacen("$0", "", 1));
            assert_eq!(helpdesk_scrape::facts(&reading.page), facts, "{what}");
            assert_eq!(reading.page.operation(), plain.page.operation(), "{what}");
        }
    }
}

/// Whatever tag is missing, or there twice, or of the other kind: a fact that is lost by it is reported.
#[test]
fn no_wrong_tag_loses_a_fact_silently() {
    let (start, rest) = ENDPOINT.split_once("{尝试一下}").expect("the page leads to the API explorer");
    let unlinked = format!("{start}{}", rest.split_once(')').expect("a link").1);
    for page in [ENDPOINT, EVENT, &unlinked] {
        let facts = helpdesk_scrape::facts(&read_page(page).page);
        for (start, _) in page.match_indices('<') {
            let end = start + page[start..].find('>').expect("the tag ends") + 1;
            let tag = &page[start..end];
            let other = tag.strip_prefix("</").map_or_else(|| tag.replacen('<', "</", 1), |name| format!("<{name}"));
            for wrong in [String::new(), tag.repeat(2), other] {
                let reading = read_page(&format!("{}{wrong}{}", &page[..start], &page[end..]));
                let now = helpdesk_scrape::facts(&reading.page);
                let lost = facts.iter().find(|fact| !now.contains(fact));
                assert!(lost.is_none() || !reading.diagnostics.is_empty(), "`{wrong}` for `{tag}` loses {lost:?}");
            }
        }
    }
}

#[test]
fn a_byte_order_mark_is_skipped() {
    let plain = read_page(ENDPOINT);
    let marked = read_page(&format!("\u{feff}{ENDPOINT}"));
    assert_eq!(marked.diagnostics, []);
    assert_eq!(helpdesk_scrape::facts(&marked.page), helpdesk_scrape::facts(&plain.page));
    assert_eq!(marked.page.operation(), plain.page.operation());
    let marked = read_page(&format!("\u{feff}{}", put(">int<", ">itn<")));
    let plain = read_page(&put(">int<", ">itn<"));
    let places = |reading: &helpdesk_scrape::Reading| reading.diagnostics.iter().map(|it| it.line).collect::<Vec<_>>();
    assert_eq!(places(&marked), places(&plain));
}

#[test]
fn what_is_usually_a_tag_is_read_as_text() {
    let apps = "<md-app-support types=\"custom,isv\"></md-app-support>";
    let tag = "<md-tag mode=\"inline\" type=\"token-tenant\">tenant_access_token</md-tag>";
    let scope = "<md-perm name=\"box:item\" desc=\"放\" support_app_types=\"custom\" tags=\"\">放东西</md-perm>";
    for (from, to, fact) in [
        (apps, "custom,isv", "app\tisv"),
        (apps, "自建应用", "app\tcustom"),
        (apps, "Custom App、Store App", "app\tisv"),
        (apps, "自建应用和商店应用", "app\tisv"),
        (tag, "`user_access_token` 或 tenant_access_token", "token\tuser"),
    ] {
        let reading = read_page(&put(from, to));
        assert_eq!(reading.diagnostics, [], "{to}");
        assert!(helpdesk_scrape::facts(&reading.page).contains(&format!("box/put.md\t{fact}")), "{to}");
    }
    for (text, names) in [
        ("放东西(box:item)", &["box:item"][..]),
        ("box:item 或 box:item:write", &["box:item", "box:item:write"]),
        (&format!("{scope}，或 box:item:write"), &["box:item", "box:item:write"]),
        ("无", &[]),
    ] {
        let reading = read_page(&put(scope, text));
        assert_eq!(reading.diagnostics, [], "{text}");
        let read: Vec<&str> = reading.page.scopes.iter().map(|row| row.scope.name.as_str()).collect();
        assert_eq!(read, names, "{text}");
    }
}
