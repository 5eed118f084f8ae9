//! Cases that Helpdesk lacks: every type in both directions, and documents of several services.

use helpdesk_schema::{
    BodyFormat, Constraints, DocumentedValue, ErrorCode, Field, Header, Language, Method, Operation, Page, Schema,
    ValueList, pascal_case,
};
use serde_json::{Value, json};

/// A document of operations of one or several services, as JSON.
fn document(services: &[(&str, Vec<Operation>)]) -> Value {
    let schemas: Vec<(&str, Schema)> = services
        .iter()
        .map(|(service, operations)| (*service, Schema { operations: operations.clone(), ..Schema::default() }))
        .collect();
    let schemas: Vec<(&str, &Schema)> = schemas.iter().map(|(service, schema)| (*service, schema)).collect();
    serde_json::to_value(helpdesk_openapi::document(
        "Test".to_owned(),
        &schemas,
        Language::English,
        &mut |page, reason| panic!("{page}: {reason}"),
    ))
    .expect("JSON")
}

fn operation(id: &str, method: Method, path: &str) -> Operation {
    let parameters = path.split('/').filter_map(|part| part.strip_prefix(':')).map(|name| field(name, "string"));
    let words: Vec<&str> = id.split('.').collect();
    let [.., resource, verb] = words.as_slice() else { panic!("{id} has two words") };
    Operation {
        id: id.to_owned(),
        name: pascal_case(&format!("{verb}_{resource}")),
        module: (*resource).to_owned(),
        page: Page { title: "页面".into(), url: "https://a.example/x".to_owned(), ..Page::default() },
        method,
        path: path.to_owned(),
        path_parameters: parameters.collect(),
        ..Operation::default()
    }
}

fn field(name: &str, ty: &str) -> Field {
    Field { name: name.to_owned(), ty: ty.parse().expect(ty), ..Field::default() }
}

fn values(keys: &[&str]) -> Option<ValueList> {
    let item = |key: &&str| DocumentedValue { key: (*key).to_owned(), name: "Name".to_owned(), label: "词".into() };
    Some(ValueList { items: keys.iter().map(item).collect(), ..ValueList::default() })
}

/// The schemas of a field, in the body of a request and in a response.
fn both(field: &Field) -> (Value, Value) {
    let property = |change: fn(&mut Operation, Field), component: &str| {
        let mut operation = operation("a.v1.thing.create", Method::Post, "/a");
        change(&mut operation, field.clone());
        document(&[("", vec![operation])])["components"]["schemas"][component]["properties"][&field.name].clone()
    };
    let sent = |operation: &mut Operation, field| {
        operation.body_format = Some(BodyFormat::Json);
        operation.body = vec![field];
    };
    let received = |operation: &mut Operation, field| operation.response = vec![field];
    (property(sent, "CreateThingRequest"), property(received, "CreateThingResponse"))
}

#[test]
fn every_type_in_both_directions() {
    let tree =
        Field { fields: vec![field("children", "array<ancestor<tree>>")], ..field("tree", "array<object<tree>>") };
    let to_tree = || json!({"$ref": "#/components/schemas/Tree"});
    // The field, how it is sent, and how it comes back.
    let cases = [
        (field("a", "boolean"), json!({"type": "boolean"}), json!({"type": ["boolean", "null"]})),
        (
            field("a", "integer"),
            json!({"type": "integer", "format": "int64"}),
            json!({"type": ["integer", "null"], "format": "int64"}),
        ),
        (
            field("a", "number"),
            json!({"type": "number", "format": "double"}),
            json!({"type": ["number", "null"], "format": "double"}),
        ),
        (field("a", "any"), json!({}), json!({})),
        (field("a", "object<x>"), json!({"type": "object"}), json!({"type": ["object", "null"]})),
        (
            field("a", "file"),
            json!({"type": "string", "format": "binary"}),
            json!({"type": ["string", "null"], "format": "binary"}),
        ),
        (
            field("a", "array<array<string>>"),
            json!({"type": "array", "items": {"type": "array", "items": {"type": "string"}}}),
            json!({"type": ["array", "null"], "items": {"type": "array", "items": {"type": "string"}}}),
        ),
        (
            field("a", "map<boolean>"),
            json!({"type": "object", "additionalProperties": {"type": "boolean"}}),
            json!({"type": ["object", "null"], "additionalProperties": {"type": "boolean"}}),
        ),
        (
            field("a", "one-or-many<string>"),
            json!({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
            json!({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}, {"type": "null"}]}),
        ),
        (
            field("a", "text-or<integer>"),
            json!({"anyOf": [{"type": "integer", "format": "int64"}, {"type": "string"}]}),
            json!({"anyOf": [{"type": "integer", "format": "int64"}, {"type": "string"}, {"type": "null"}]}),
        ),
        (
            field("a", "nullable<string>"),
            json!({"type": ["string", "null"], "x-feishu-nullable": true}),
            json!({"type": ["string", "null"], "x-feishu-nullable": true}),
        ),
        (
            Field { fields: vec![field("b", "string")], ..field("a", "nullable<object<tree>>") },
            json!({"anyOf": [to_tree(), {"type": "null"}], "x-feishu-nullable": true}),
            json!({"anyOf": [to_tree(), {"type": "null"}], "x-feishu-nullable": true}),
        ),
        (tree, json!({"type": "array", "items": to_tree()}), json!({"type": ["array", "null"], "items": to_tree()})),
    ];
    for (field, sent, received) in cases {
        assert_eq!(both(&field), (sent, received), "{}", field.ty);
    }
}

#[test]
fn what_a_page_says_of_a_field() {
    let limits = Constraints { min_length: Some(1), max_length: Some(9), minimum: Some(2), ..Constraints::default() };
    let with = |ty: &str, change: &dyn Fn(&mut Field)| {
        let mut field = field("a", ty);
        change(&mut field);
        field
    };
    let example = |ty: &str, example: &str| with(ty, &|field| field.example = Some(example.to_owned()));
    let listed =
        json!([{"value": 1, "name": "Name", "description": "词"}, {"value": 2, "name": "Name", "description": "词"}]);
    let keys = json!([{"value": "x", "name": "Name", "description": "词"}]);
    // The field, and how it is sent.
    let cases = [
        (
            with("string", &|field| field.constraints = Some(limits.clone())),
            json!({"type": "string", "minLength": 1, "maxLength": 9, "minimum": 2}),
        ),
        (
            with("array<integer>", &|field| field.constraints = Some(limits.clone())),
            json!({
                "type": "array", "minItems": 1, "maxItems": 9,
                "items": {"type": "integer", "format": "int64", "minimum": 2},
            }),
        ),
        (
            with("integer", &|field| {
                field.values = values(&["1", "2"]);
                field.example = Some("2".to_owned());
                field.default = Some("3".to_owned());
            }),
            json!({
                "type": "integer", "format": "int64", "description": "- `1`: 词\n- `2`: 词",
                "default": 3, "examples": [2, 1], "x-feishu-values": listed,
            }),
        ),
        (
            with("map<any>", &|field| field.values = values(&["x"])),
            json!({
                "type": "object", "description": "- `x`: 词", "additionalProperties": {},
                "propertyNames": {"examples": ["x"], "x-feishu-values": keys},
            }),
        ),
        (example("string", "a b"), json!({"type": "string", "examples": ["a b"]})),
        (example("string", "\"a\""), json!({"type": "string", "examples": ["a"]})),
        (example("string", "50"), json!({"type": "string", "examples": ["50"]})),
        (example("string", "{\"a\": 1}"), json!({"type": "string", "x-feishu-example": "{\"a\": 1}"})),
        (example("boolean", "yes"), json!({"type": "boolean", "x-feishu-example": "yes"})),
        (example("any", "{\"b\": 1, \"a\": 2}"), json!({"examples": [{"b": 1, "a": 2}]})),
        (example("array<string>", "a"), json!({"type": "array", "items": {"type": "string"}, "examples": [["a"]]})),
        (example("object", "[1]"), json!({"type": "object", "x-feishu-example": "[1]"})),
    ];
    for (field, expected) in cases {
        assert_eq!(both(&field).0, expected, "{:?}", field.example);
    }
    let always = with("string", &|field| field.required = Some(true));
    assert_eq!(both(&always).1, json!({"type": ["string", "null"], "x-feishu-always-present": true}));
}

#[test]
fn requests_have_no_other_fields_and_answers_may() {
    let inner = Field { fields: vec![field("b", "string")], ..field("a", "object<inner>") };
    let mut operation = operation("a.v1.thing.create", Method::Post, "/a");
    operation.body_format = Some(BodyFormat::Json);
    operation.body = vec![inner.clone(), field("open", "object"), field("map", "map<string>")];
    operation.response = vec![inner];
    let schemas = document(&[("", vec![operation])])["components"]["schemas"].take();
    for (component, others) in [
        ("CreateThingRequest", json!(false)),
        ("CreateThingResponse", Value::Null),
        ("CreateThingRequestInner", json!(false)),
        ("CreateThingResponseInner", Value::Null),
    ] {
        assert!(schemas[component].is_object(), "{component} in {schemas}");
        assert_eq!(schemas[component]["additionalProperties"], others, "{component}");
    }
}

#[test]
fn paths_that_differ_in_names_only_have_the_names_of_the_first() {
    let operations = vec![
        operation("a.v1.thing.get", Method::Get, "/a/:id/b/:name"),
        operation("a.v1.thing.delete", Method::Delete, "/a/:thing_id/b/:name"),
    ];
    let document = document(&[("", operations)]);
    let item = &document["paths"]["/a/{id}/b/{name}"];
    let parameters = |method: &str| {
        let parameters = item[method]["parameters"].as_array().expect("parameters").iter();
        parameters.map(|parameter| (parameter["name"].clone(), parameter["x-feishu-name"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(parameters("get"), [(json!("id"), Value::Null), (json!("name"), Value::Null)]);
    assert_eq!(parameters("delete"), [(json!("id"), json!("thing_id")), (json!("name"), Value::Null)]);
}

#[test]
fn one_name_in_several_services() {
    let services = [
        ("a_v1", vec![operation("a.v1.thing.get", Method::Get, "/a"), operation("a.v1.other.list", Method::Get, "/o")]),
        ("b_v1", vec![operation("b.v1.thing.get", Method::Get, "/b")]),
    ];
    let document = document(&services);
    let named = |path: &str| {
        (document["paths"][path]["get"]["operationId"].clone(), document["paths"][path]["get"]["tags"][0].clone())
    };
    assert_eq!(named("/a"), (json!("aV1ThingGet"), json!("a_v1_thing")));
    assert_eq!(named("/b"), (json!("bV1ThingGet"), json!("b_v1_thing")));
    assert_eq!(named("/o"), (json!("aV1OtherList"), json!("a_v1_other")));
}

#[test]
fn an_operation_has_its_id_whatever_else_is_in_the_document() {
    let thing = || operation("a.v1.thing.get", Method::Get, "/a");
    let others =
        vec![operation("a.v1.thing.list", Method::Get, "/things"), operation("a.v2.thing.get", Method::Get, "/2")];
    for services in [
        vec![("a_v1", vec![thing()])],
        vec![("a_v1", [others.clone(), vec![thing()]].concat())],
        vec![("a_v0", others), ("a_v1", vec![thing()])],
    ] {
        assert_eq!(document(&services)["paths"]["/a"]["get"]["operationId"], json!("aV1ThingGet"));
    }
    assert_eq!(document(&[("", vec![thing()])])["paths"]["/a"]["get"]["operationId"], json!("getThing"));
}

#[test]
fn a_path_and_method_are_one_operation() {
    let operations = vec![
        operation("a.v1.token.create", Method::Post, "/token"),
        operation("a.v1.token.refresh", Method::Post, "/token"),
        operation("a.v1.token.get", Method::Get, "/token"),
    ];
    let schema = Schema { operations, ..Schema::default() };
    let mut left_out = Vec::new();
    let document =
        helpdesk_openapi::document("T".to_owned(), &[("a_v1", &schema)], Language::English, &mut |_, reason| {
            left_out.push(reason.to_owned());
        });
    let document = serde_json::to_value(document).expect("JSON");
    assert_eq!(left_out, ["another page documents this path and method; the operation is left out"]);
    let id = |method: &str| document["paths"]["/token"][method]["operationId"].clone();
    assert_eq!([id("post"), id("get")], [json!("aV1TokenCreate"), json!("aV1TokenGet")]);
}

#[test]
fn a_default_keeps_the_limits_of_its_field() {
    let limits = |minimum, maximum, max_length, pattern: Option<&str>| Constraints {
        minimum,
        maximum,
        max_length,
        pattern: pattern.map(str::to_owned),
        ..Constraints::default()
    };
    for (ty, default, constraints, written) in [
        ("integer", "50", limits(None, Some(50), None, None), json!(50)),
        ("integer", "100", limits(None, Some(50), None, None), Value::Null),
        ("integer", "0", limits(Some(1), None, None, None), Value::Null),
        ("number", "0.5", limits(Some(1), None, None, None), Value::Null),
        ("string", "ab", limits(None, None, Some(2), None), json!("ab")),
        ("string", "abc", limits(None, None, Some(2), None), Value::Null),
        ("string", "a", limits(None, None, None, Some("^b$")), Value::Null),
        ("array<integer>", "[1, 2]", limits(None, None, Some(1), None), Value::Null),
        ("string", "ab", limits(None, None, Some(-1), None), json!("ab")),
    ] {
        let field = Field { default: Some(default.to_owned()), constraints: Some(constraints), ..field("a", ty) };
        let (sent, _) = both(&field);
        assert_eq!(sent["default"], written, "{default}");
        assert_eq!(sent["x-feishu-default"].is_null(), !written.is_null(), "{sent}");
        assert!(sent["maxLength"].as_i64().is_none_or(|length| length >= 0), "{sent}");
    }
}

#[test]
fn answers() {
    let error = |code, status| ErrorCode { code, status, name: format!("Code{code}"), ..ErrorCode::default() };
    let mut operation = operation("a.v1.thing.upload", Method::Post, "/a");
    operation.body_format = Some(BodyFormat::Multipart);
    operation.body = vec![field("file", "file")];
    operation.response = vec![field("code", "integer"), field("thing_id", "string")];
    operation.headers = vec![Header { name: "X-Trace".to_owned(), ..Header::default() }];
    operation.errors = vec![
        ErrorCode { message: "a | b".into(), advice: "one\ntwo".into(), ..error(1, Some(200)) },
        error(2, Some(400)),
        error(3, None),
    ];
    let document = document(&[("", vec![operation])]);
    let upload = &document["paths"]["/a"]["post"];
    assert!(upload["requestBody"]["content"]["multipart/form-data"].is_object());
    assert_eq!(upload["parameters"], json!([{"name": "X-Trace", "in": "header", "schema": {"type": "string"}}]));
    assert_eq!(upload["security"], json!([]));
    assert_eq!(document["components"]["schemas"]["UploadThingResponse"]["required"], json!(["code"]));
    let codes = |status: &str| upload["responses"][status]["x-feishu-errors"][0]["code"].clone();
    assert_eq!([codes("200"), codes("400"), codes("default")], [json!(1), json!(2), json!(3)]);
    assert_eq!(
        upload["responses"]["200"]["description"],
        "The call succeeded if `code` is 0.\n\n\
         | `code` | `msg` | what to do |\n| --- | --- | --- |\n| 1 | a &#124; b | one two |"
    );
}
