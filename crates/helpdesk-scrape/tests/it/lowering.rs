//! Conversion of pages to the schema.

use helpdesk_schema::{BodyFormat, Field, Operation, RateLimit, ResponseForm, Schema, TokenKind};

use crate::pages::{ENDPOINT, edit, faults, read_page, with_body};

fn operation(text: &str) -> Operation {
    read_page(text).page.operation().expect("the page documents an operation")
}

/// The first field of a body with one row of this type and description.
fn field(ty: &str, description: &str) -> Field {
    let rows = format!(
        ":::html\n<md-dt-table>\n<md-dt-thead><md-dt-tr><md-dt-th>名称</md-dt-th><md-dt-th>类型</md-dt-th><md-dt-th>必填</md-dt-th><md-dt-th>描述</md-dt-th></md-dt-tr></md-dt-thead>\n<md-dt-tbody>\n<md-dt-tr level=\"0\"><md-dt-td>a</md-dt-td><md-dt-td>{ty}</md-dt-td><md-dt-td>否</md-dt-td><md-dt-td>\n\t{description}\n\t</md-dt-td></md-dt-tr>\n</md-dt-tbody>\n</md-dt-table>\n:::"
    );
    operation(&with_body(&rows)).body.remove(0)
}

/// The keys and labels of a field's value list.
fn values(field: &Field) -> Vec<(&str, &str)> {
    let items = field.values.iter().flat_map(|list| &list.items);
    items.map(|item| (item.key.as_str(), item.label.page())).collect()
}

#[test]
fn an_endpoint_becomes_an_operation() {
    let operation = operation(ENDPOINT);
    assert_eq!(operation.id, "box.v1.box.item.put");
    assert_eq!(operation.path, "/open-apis/box/v1/boxes/:box_id/items");
    assert_eq!(operation.description.page(), "把一件东西放进盒子。");
    assert_eq!(operation.rate_limits, [RateLimit::PerMinute(100), RateLimit::PerSecond(5)]);
    assert_eq!(operation.tokens, [TokenKind::Tenant]);
    assert_eq!((operation.body_format, operation.response_form), (Some(BodyFormat::Json), ResponseForm::Data));
    let item = &operation.body[0];
    assert_eq!((item.ty.to_string().as_str(), item.required), ("object<box_item>", Some(true)));
    let size = &item.fields[0];
    assert_eq!(
        (size.description.page(), size.example.as_deref(), size.default.as_deref()),
        ("大小", Some("1"), Some("1"))
    );
    assert_eq!(values(size), [("1", "小"), ("2", "大")]);
    assert_eq!(operation.response[1].description.page(), "");
    assert_eq!(operation.path_parameters[0].required, Some(true));
    assert_eq!(operation.errors[0].advice.page(), "换一只盒子");
    let schema = Schema { operations: vec![operation], events: Vec::new() };
    assert_eq!(schema.validate(), []);
    assert_eq!(Schema::from_json(&schema.to_json()).expect("it reads what it wrote"), schema);
}

#[test]
fn without_an_explorer_link_the_path_names_the_operation() {
    let page = edit(
        ENDPOINT,
        "{尝试一下}(url=/api/tools/api_explore/api_explore_config?project=box&version=v1&resource=box.item&method=put)",
        "",
    );
    assert_eq!(operation(&page).id, "box.v1.box.put");
}

#[test]
fn every_spelling_of_a_type_has_its_meaning() {
    for (spelled, meant) in [
        ("string", "string"),
        ("String", "string"),
        ("int", "integer"),
        ("int64", "integer"),
        ("long", "integer"),
        ("boolean", "boolean"),
        ("bool", "boolean"),
        ("number(float)", "number"),
        ("float", "number"),
        ("number(float)\\[\\]", "array<number>"),
        ("string\\[\\]", "array<string>"),
        ("array<string>", "array<string>"),
        ("list&lt;i64&gt;", "array<integer>"),
        ("array<array<interface>>", "array<array<any>>"),
        ("List<Map<string, ANY>>", "array<map<any>>"),
        ("map<string, map<string, int>>", "map<map<integer>>"),
        ("map<string, union>", "map<any>"),
        ("map", "map<any>"),
        ("list", "array<any>"),
        ("\\-", "object"),
        ("object", "object"),
        ("/", "any"),
        ("json", "any"),
        ("undefined", "any"),
        ("file", "file"),
        ("a_element", "object<a_element>"),
        ("department_base_info\\[\\]\\[\\]", "array<array<any>>"),
    ] {
        assert_eq!(field(spelled, "").ty.to_string(), meant, "{spelled}");
    }
}

#[test]
fn an_object_with_the_name_of_an_ancestor_is_that_ancestor() {
    let page =
        with_body("|名称|类型|必填|描述|\n|-|-|-|-|\n|part|part[]|否|x|\n|∟name|string|否|x|\n|∟parts|part[]|否|x|");
    assert_eq!(faults(&page), Vec::<String>::new());
    let operation = operation(&page);
    assert_eq!(operation.body[0].ty.to_string(), "array<object<part>>");
    assert_eq!(operation.body[0].fields[1].ty.to_string(), "array<ancestor<part>>");
}

#[test]
fn files_make_a_multipart_body() {
    let page = with_body("|名称|类型|必填|描述|\n|-|-|-|-|\n|image|file|是|x|");
    assert_eq!(operation(&page).body_format, Some(BodyFormat::Multipart));
    let page = edit(
        ENDPOINT,
        "</md-td>\n    </md-tr>\n  </md-tbody>\n</md-table>\n:::\n\n### 路径参数",
        "</md-td>\n    </md-tr>\n<md-tr><md-td>Content-Type</md-td><md-td>string</md-td><md-td>是</md-td><md-td>**固定值**：\"multipart/form-data\"</md-td></md-tr>  </md-tbody>\n</md-table>\n:::\n\n### 路径参数",
    );
    assert_eq!(operation(&page).body_format, Some(BodyFormat::Multipart));
}

#[test]
fn the_parts_of_a_description_are_separated() {
    let parts = field(
        "string",
        "甲 \\[乙\\]，见[丙](/ssl:ttdoc/x/y)。\n\n![](https://a.cn/b.png)\n- 一\n\t- 二\n\n**示例值**：\"x\"\n\n**默认值**：`y`\n\n**数据校验规则**：\n\n- 长度范围：`1` ～ `20` 字符\n- 正则校验：`^a*$`\n- 不含空格\n\n**字段权限要求（满足任一）**：\n<md-perm name=\"box:read\" desc=\"\" support_app_types=\"\" tags=\"\">看盒子</md-perm>",
    );
    assert_eq!(
        parts.description.page(),
        "甲 \\[乙\\]，见[丙](https://open.feishu.cn/document/x/y)。\n\n- 一\n  - 二\n\n- 不含空格"
    );
    assert_eq!(parts.example.as_deref(), Some("\"x\""));
    assert_eq!(parts.default.as_deref(), Some("y"));
    let limits = parts.constraints.expect("there are limits");
    assert_eq!((limits.min_length, limits.max_length, limits.pattern.as_deref()), (Some(1), Some(20), Some("^a*$")));
    assert_eq!(parts.scopes[0].name, "box:read");
    assert_eq!(parts.scopes[0].description.page(), "看盒子");
}

#[test]
fn labels_have_several_forms() {
    for written in [
        "**示例值**：7",
        "**示例值**:7",
        "**示例值：**7",
        "示例值：7",
        "**示例值**：`7`",
        "<b>示例值</b>：7",
        "甲。**示例值**：7",
    ] {
        assert_eq!(field("int", written).example.as_deref(), Some("7"), "{written}");
    }
    let limits = field("int", "**数据校验规则**：\n- 最小值：`-1`\n- **最大值**：`2147483648`")
        .constraints
        .expect("there are limits");
    assert_eq!((limits.minimum, limits.maximum), (Some(-1), Some(2_147_483_648)));
    let sentence = field("int", "甲\n\n**默认值**：随甲而定，见乙");
    assert_eq!((sentence.default, sentence.description.page()), (None, "甲\n\n默认值：随甲而定，见乙"));
}

#[test]
fn an_example_may_have_many_lines() {
    let parts = field("string", "甲\n\n**示例值**：{\n    \"a\": [\n\n    ]\n}\n\n**注意**：乙");
    assert_eq!(parts.example.as_deref(), Some("{\n    \"a\": [\n\n    ]\n}"));
    assert_eq!(parts.description.page(), "甲\n\n**注意**：乙");
    assert_eq!(field("string", "**示例值**：```json\n{\"a\": 1}\n```").example.as_deref(), Some("{\"a\": 1}"));
}

#[test]
fn a_value_list_in_prose_stays_in_the_description() {
    let parts = field("string", "甲\n\n**可选值有**：\n- `x`：一\n- `y`：二");
    assert_eq!(parts.description.page(), "甲\n\n**可选值有**：\n- `x`：一\n- `y`：二");
    assert_eq!(values(&parts), [("x", "一"), ("y", "二")]);
    let parts = field("int[]", "状态，1：开 2：关\n\n**示例值**：3：半开");
    assert_eq!(values(&parts), [("1", "开"), ("2", "关")]);
    // An `md-enum` takes precedence, and values that do not match the type are ignored.
    let parts = field(
        "int",
        "状态，1：开 2：关\n\n**可选值有**：\n<md-enum>\n<md-enum-item key=\"1\" >开着</md-enum-item>\n</md-enum>",
    );
    assert_eq!(values(&parts), [("1", "开着")]);
    assert_eq!(field("boolean", "状态，1：开 2：关").values, None);
    assert_eq!(field("开关", "状态，1：开 2：关").values, None);
}

#[test]
fn the_scope_of_one_value_stays_with_it() {
    let parts = field(
        "string",
        "甲\n\n**当值为 `u`，字段权限要求**：\n<md-perm name=\"box:u\" desc=\"\" support_app_types=\"\" tags=\"\">看 u</md-perm>",
    );
    assert_eq!(parts.description.page(), "甲\n\n当值为 `u`，字段权限要求：\n看 u（`box:u`）");
    assert_eq!(parts.scopes, []);
}

#[test]
fn text_like_tags_is_kept() {
    assert_eq!(
        field("string", "`<sheetId>!<开始>`，x<y，<at id=1></at>").description.page(),
        "`<sheetId>!<开始>`，x<y，<at id=1></at>"
    );
}

/// The endpoint with another response table, and optionally other text and another example.
fn answer(text: &str, example: &str) -> Operation {
    let start = ENDPOINT.find("### 响应体\n").expect("there is an answer");
    let end = ENDPOINT.find("### 错误码").expect("there are errors");
    let page =
        format!("{}{text}\n\n### 响应体示例\n```json\n{example}\n```\n\n{}", &ENDPOINT[..start], &ENDPOINT[end..]);
    operation(&page)
}

#[test]
fn the_response_form_is_recognised() {
    let table = |rows: &str| format!("### 响应体\n|名称|类型|描述|\n|-|-|-|\n|code|int|x|\n|msg|string|x|\n{rows}");
    assert_eq!(answer(&table("|data|-|x|"), "{}").response_form, ResponseForm::Empty);
    assert_eq!(answer(&table(""), "{}").response_form, ResponseForm::Empty);
    assert_eq!(answer(&table("|data|-|x|\n|∟id|string|x|"), "{}").response_form, ResponseForm::Data);
    assert_eq!(answer(&table("|data|string[]|x|"), "{}").response_form, ResponseForm::Data);
    let flat = answer(&table("|token|string|x|\n|expire|int|x|"), "{}");
    assert_eq!((flat.response_form, flat.payload().into_fields().len()), (ResponseForm::Flat, 2));
    assert_eq!(answer("返回文件二进制流", "").response_form, ResponseForm::Binary);
}

#[test]
fn a_table_of_data_fields_gets_the_envelope() {
    let table = "### 响应体\n|名称|类型|描述|\n|-|-|-|\n|id|string|x|";
    let operation = answer(table, "{\"code\": 0, \"msg\": \"\", \"data\": {\"id\": \"1\"}}");
    assert_eq!(operation.response_form, ResponseForm::Data);
    let names: Vec<&str> = operation.response.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names, ["code", "msg", "data"]);
    assert_eq!(operation.payload().into_fields()[0].name, "id");
}

#[test]
fn a_mark_beside_the_name_makes_a_field_required() {
    let row = |tag: &str| format!("|名称|类型|描述|\n|-|-|-|\n|a{tag}|string|x|");
    assert_eq!(
        operation(&with_body(&row(" <md-tag type=\"field-required\">必填</md-tag>"))).body[0].required,
        Some(true)
    );
    assert_eq!(operation(&with_body(&row(""))).body[0].required, Some(false));
}

#[test]
fn the_pages_of_the_project_have_no_faults() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/pages/helpdesk-v1/ticket-management");
    for (page, id, fields, codes) in [
        ("ticket/start_service.md", "helpdesk.v1.ticket.start_service", 9, 5),
        ("ticket-message/create.md", "helpdesk.v1.ticket.message.create", 7, 6),
    ] {
        let text = std::fs::read_to_string(root.join(page)).expect("the page is there");
        assert_eq!(faults(&text), Vec::<String>::new());
        let reading = read_page(&text);
        let rows: usize = reading.page.tables.iter().map(|table| table.fields.len()).sum();
        assert_eq!((rows, reading.page.errors.len()), (fields, codes));
        let operation = operation(&text);
        assert_eq!(operation.id, id);
        assert_eq!(operation.headers[0].name, "X-Lark-Helpdesk-Authorization");
        assert!(operation.headers[0].required);
        assert_eq!(Schema { operations: vec![operation], events: Vec::new() }.validate(), []);
    }
}
