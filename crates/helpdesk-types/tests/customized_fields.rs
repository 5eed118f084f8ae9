//! The helper for customized fields, with the definitions of the pages and with hostile ones.

use helpdesk_types::ticket::{CustomizedFieldUpdate, CustomizedFieldValue, GetTicketResponse};
use helpdesk_types::ticket_customized_field::{
    GetTicketCustomizedField, GetTicketCustomizedFieldResponse, ListTicketCustomizedFields,
    ListTicketCustomizedFieldsResponse,
};
use helpdesk_types::{CustomizedField, CustomizedFields, CustomizedValue, DropdownChoice, DropdownError, Operation};
use serde_json::{Value, json};

/// The payload of an operation's documented response example.
fn example(id: &str) -> Value {
    let schema: Value = serde_json::from_str(helpdesk_types::SCHEMA).expect("JSON");
    let operations = schema["operations"].as_array().expect("operations");
    let operation = operations.iter().find(|operation| operation["id"] == id).expect(id);
    let lines: Vec<&str> =
        operation["response_example"].as_array().expect("lines").iter().filter_map(Value::as_str).collect();
    serde_json::from_str::<Value>(&lines.join("\n")).expect("JSON")["data"].take()
}

fn listed() -> CustomizedFields {
    let response: ListTicketCustomizedFieldsResponse =
        serde_json::from_value(example(ListTicketCustomizedFields::ID)).expect("the page's example");
    response.items.into_iter().collect()
}

/// A field of that type with these options.
fn field(field_type: &str, options: &Value) -> CustomizedField {
    let definition: GetTicketCustomizedFieldResponse = serde_json::from_value(json!({
        "ticket_customized_field_id": "7", "key_name": "key", "display_name": "Name", "field_type": field_type,
        "dropdown_options": {"children": options},
    }))
    .expect("a definition");
    CustomizedField::from(definition)
}

fn value(json: Value) -> CustomizedFieldValue {
    serde_json::from_value(json).expect("a value")
}

fn names(value: &CustomizedValue) -> Vec<String> {
    match value {
        CustomizedValue::Choices(choices) => choices.iter().map(ToString::to_string).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_documented_dropdown_goes_both_ways() {
    let fields = listed();
    let dropdown = fields.get("6834320707288072194").expect("by its id");
    assert_eq!(fields.get("test dropdown"), Some(dropdown), "by its key");
    assert_eq!(fields.named("test dropdown").collect::<Vec<_>>(), [dropdown]);
    let choices: Vec<DropdownChoice> = dropdown.choices().collect();
    let shown: Vec<String> = choices.iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["l1", "l1 / l2", "l1 / l22", "l11"]);
    for choice in choices {
        assert_eq!(dropdown.choice(&choice.id), Some(choice.clone()));
        let update = dropdown.choose(&choice.path).expect("there is one");
        let expected =
            CustomizedFieldUpdate::new().id("6834320707288072194").key_name("test dropdown").value(&choice.id);
        assert_eq!(update, expected);
        let read = fields.read(&value(json!({"id": "6834320707288072194", "value": choice.id})));
        assert_eq!(read, Some(CustomizedValue::Choices(vec![choice])));
    }
    let one: GetTicketCustomizedFieldResponse =
        serde_json::from_value(example(GetTicketCustomizedField::ID)).expect("the page's example");
    assert_eq!(CustomizedField::from(&one).choices().map(|choice| choice.path.concat()).collect::<String>(), "abc");
}

#[test]
fn the_documented_ticket_is_read_by_id_or_key() {
    let response: GetTicketResponse =
        serde_json::from_value(example("helpdesk.v1.ticket.get")).expect("the page's example");
    let ticket = response.ticket.expect("a ticket");
    let [of_ticket] = ticket.customized_fields.as_slice() else { panic!("{:?}", ticket.customized_fields) };
    let definition: GetTicketCustomizedFieldResponse =
        serde_json::from_value(json!({"key_name": "key", "field_type": "string"})).expect("a definition");
    let known: CustomizedFields = [definition].into_iter().collect();
    assert_eq!(known.read(of_ticket), Some(CustomizedValue::Text("value".to_owned())));
    assert_eq!(listed().read(of_ticket), Some(CustomizedValue::Raw("value".to_owned())), "no definition");
}

#[test]
fn each_type_is_read_as_what_it_is() {
    let options = json!([{"tag": "1", "display_name": "One"}]);
    let text = |text: &str| CustomizedValue::Text(text.to_owned());
    let raw = |text: &str| CustomizedValue::Raw(text.to_owned());
    for (field_type, value, expected) in [
        ("string", "007", text("007")),
        ("multiline", "a\nb", text("a\nb")),
        ("number", "-1.5", CustomizedValue::Number(-1.5)),
        ("number", "NaN", raw("NaN")),
        ("number", "many", raw("many")),
        ("dropdown", "2", raw("2")),
        ("dropdown_nested", "2", raw("2")),
        ("added later", "1", raw("1")),
    ] {
        assert_eq!(field(field_type, &options).read(value), expected, "{field_type} {value}");
        assert_eq!(expected.to_string(), value);
    }
    let fields: CustomizedFields = [field("dropdown", &options)].into_iter().collect();
    for empty in [json!({"id": "7"}), json!({"id": "7", "value": null}), json!({"id": "7", "value": ""})] {
        assert_eq!(fields.read(&value(empty)), None);
    }
    let of_key = value(json!({"id": "of another helpdesk", "key_name": "key", "value": "1"}));
    assert_eq!(fields.read(&of_key).as_ref().map(names), Some(vec!["One".to_owned()]));
}

#[test]
fn several_options_and_display_names_are_understood() {
    let dropdown = field(
        "dropdown",
        &json!([
            {"tag": "1", "display_name": "One"}, {"tag": "2", "display_name": "Two, or so"},
            {"tag": "3", "display_name": "1"}
        ]),
    );
    for (value, expected) in [
        ("1", &["One"][..]),
        ("One", &["One"]),
        ("Two, or so", &["Two, or so"]),
        ("1,2", &["One", "Two, or so"]),
        ("2, 3", &["Two, or so", "1"]),
        (r#"["3","One"]"#, &["1", "One"]),
        ("[]", &[]),
    ] {
        assert_eq!(names(&dropdown.read(value)), expected, "{value}");
    }
    for value in ["1,4", "4", ",", "1,", r#"["1", 2]"#, r#"["1", "4"]"#, &"1,".repeat(1_000_000)] {
        assert_eq!(dropdown.read(value), CustomizedValue::Raw(value.to_owned()));
    }
    assert_eq!(dropdown.read("1,2").to_string(), "One, Two, or so");
}

#[test]
fn names_that_lead_nowhere_or_astray() {
    let dropdown = field(
        "dropdown_nested",
        &json!([
            {"tag": "1", "display_name": "Office", "children": [
                {"tag": "11", "display_name": "Berlin"}, {"tag": "12", "display_name": "Paris"}
            ]},
            {"tag": "2", "display_name": "Office", "children": [{"tag": "21", "display_name": "Paris"}]},
            {"display_name": "Elsewhere", "children": [{"tag": "31", "display_name": "Rome"}]},
        ]),
    );
    let choose = |path: &[&str]| dropdown.choose(path.iter().copied()).map(|update| update.value.unwrap_or_default());
    let message = |path: &[&str]| choose(path).expect_err("not one option").to_string();
    assert_eq!(choose(&["Office", "Berlin"]).as_deref(), Ok("11"), "the names together lead to one");
    assert_eq!(choose(&["Elsewhere", "Rome"]).as_deref(), Ok("31"), "what is above needs no id");
    assert_eq!(
        choose(&["Office", "Paris"]),
        Err(DropdownError::Ambiguous {
            path: vec!["Office".to_owned(), "Paris".to_owned()],
            ids: vec!["12".to_owned(), "21".to_owned()]
        })
    );
    assert_eq!(message(&["Office"]), r#"2 options of the dropdown are "Office"; choose one by its id"#);
    assert_eq!(message(&["Berlin"]), r#"the dropdown has no option "Berlin"; `choices` lists the options"#);
    assert_eq!(
        message(&["Office", "Rome"]),
        r#"the dropdown has no option "Rome" below "Office"; `choices` lists the options"#
    );
    assert_eq!(message(&["Elsewhere"]), r#"the option "Elsewhere" has no id"#);
    assert!(message(&[]).starts_with("no option was named"));
    assert_eq!(field("string", &json!([])).choose(["Berlin"]), Err(DropdownError::NoOptions));
    // A value of that name could mean either.
    assert_eq!(dropdown.read("Paris"), CustomizedValue::Raw("Paris".to_owned()));
    assert_eq!(dropdown.choices().count(), 6, "an option without an id cannot be chosen");
}

#[test]
fn a_deep_tree_needs_no_stack() {
    let mut options = json!([]);
    for level in (0..50).rev() {
        options = json!([{"tag": level.to_string(), "display_name": "x", "children": options}]);
    }
    let dropdown = field("dropdown_nested", &options);
    assert_eq!(dropdown.choices().count(), 50);
    let deepest = dropdown.choice("49").expect("the deepest");
    assert_eq!(deepest.path.len(), 50);
    assert_eq!(dropdown.choose(&deepest.path).map(|update| update.value), Ok(Some("49".to_owned())));
    let too_deep = dropdown.choose(vec!["x"; 100_000]);
    assert!(matches!(too_deep, Err(DropdownError::Unknown { found: 50, .. })), "{too_deep:?}");
}

#[test]
fn what_the_platform_calls_an_option_is_shown_harmlessly_in_an_error() {
    let name = "\u{1b}[31m\u{202e}\n";
    let dropdown = field("dropdown", &json!([{"display_name": name}]));
    let error = dropdown.choose([name]).expect_err("no id").to_string();
    assert!(!error.contains(['\u{1b}', '\u{202e}', '\n']), "{error:?}");
}
