//! One walk gives names, whether they are pinned or not.

use helpdesk_schema::{
    BodyFormat, DocumentedValue, ErrorCode, Event, Field, Operation, ResponseForm, Schema, ValueList,
};
use helpdesk_spec::Report;
use helpdesk_spec::names::{NamesFile, assign, assign_by_rule};

fn field(name: &str, ty: &str, fields: Vec<Field>) -> Field {
    Field { name: name.to_owned(), ty: ty.parse().expect(ty), fields, ..Field::default() }
}

fn listed(name: &str, keys: &[&str]) -> Field {
    let item = |key: &&str| DocumentedValue { key: (*key).to_owned(), ..DocumentedValue::default() };
    let values = ValueList { items: keys.iter().map(item).collect(), ..ValueList::default() };
    Field { values: Some(values), ..field(name, "string", Vec::new()) }
}

/// Two operations and an event, with types that can be shared and types that cannot.
fn schema() -> Schema {
    let user = |name: &str| field(name, "object<user>", vec![field("id", "string", Vec::new())]);
    let tree = field("tree", "object<tree>", vec![field("children", "array<ancestor<tree>>", Vec::new())]);
    let operation = |id: &str, body: Vec<Field>| Operation {
        id: id.to_owned(),
        body_format: Some(BodyFormat::Json),
        body,
        response_form: ResponseForm::Data,
        response: vec![field("data", "object", vec![user("user"), tree.clone(), listed("status", &["open"])])],
        errors: vec![ErrorCode { code: 1, ..ErrorCode::default() }],
        ..Operation::default()
    };
    let event = Event {
        id: "desk.ticket.closed_v1".to_owned(),
        fields: vec![field("event", "object", vec![user("by"), listed("status", &["open", "closed"])])],
        ..Event::default()
    };
    let flag = listed("flag", &["a-b", "A_B"]);
    let operations =
        vec![operation("desk.v1.ticket.create", vec![user("user"), flag]), operation("desk.v1.ticket.get", Vec::new())];
    Schema { operations, events: vec![event] }
}

/// The same without values whose names by rule are one.
fn without_collision() -> Schema {
    let mut schema = schema();
    schema.operations[0].body[1].values.as_mut().expect("values").items.pop();
    schema
}

fn pinned(schema: &mut Schema, text: &str) -> (NamesFile, Report) {
    let mut report = Report::default();
    let mut file = NamesFile::parse("names.toml", text, &mut report);
    assign(schema, &mut file, &mut report);
    (file, report)
}

fn messages(report: &Report) -> Vec<&str> {
    report.errors.iter().map(|problem| problem.message.as_str()).collect()
}

#[test]
fn what_is_pinned_is_what_the_rule_gave() {
    let (mut by_rule, mut by_file) = (without_collision(), without_collision());
    assign_by_rule(&mut by_rule);
    let (file, report) = pinned(&mut by_file, "");
    assert_eq!((messages(&report), report.warnings.len()), (vec![], 0));
    assert_eq!(by_file, by_rule);
    let response = &by_rule.operations[0].response[0].fields;
    let names: Vec<&str> = response.iter().map(|field| field.type_name.as_str()).collect();
    // The user that is sent came first, and looks different; the trees look the same.
    assert_eq!(names, ["CreateTicketUser", "Tree", ""]);
    assert_eq!(response[1].fields[0].type_name, "Tree");
    assert_eq!(by_rule.operations[1].response[0].fields[0].type_name, "GetTicketUser");
    assert_eq!(response[2].values.as_ref().map(|list| list.name.as_str()), Some("Status"));
    let event = &by_rule.events[0].fields[0].fields[1];
    assert_eq!(event.values.as_ref().map(|list| list.name.as_str()), Some("TicketClosedStatus"));

    let (again, report) = pinned(&mut without_collision(), &file.text());
    assert_eq!((again.added(), again.text(), messages(&report)), (0, file.text(), vec![]));
}

#[test]
fn a_taken_name_is_numbered_or_is_an_error_that_names_both() {
    let mut schema_by_rule = schema();
    assign_by_rule(&mut schema_by_rule);
    let list = schema_by_rule.operations[0].body[1].values.clone().expect("values");
    assert_eq!(list.items.iter().map(|value| value.name.as_str()).collect::<Vec<_>>(), ["AB", "AB2"]);
    let (_, report) = pinned(&mut schema(), "");
    assert_eq!(
        messages(&report),
        ["`AB` would be the name of both `ticket::Flag a-b` and `ticket::Flag A_B`, which differ"]
    );
    let lines = "[values]\n\"ticket::Flag A_B\" = \"Other\"\n[operations]\n\"desk.v1.ticket.get\" = \"CreateTicket\"\n";
    let (_, report) = pinned(&mut schema(), lines);
    let messages = messages(&report);
    for expected in [
        "`CreateTicket` would be the name of both `desk.v1.ticket.create` and `desk.v1.ticket.get`, which differ",
        "`Other`, the name of `ticket::Flag A_B`, is reserved",
    ] {
        assert!(messages.contains(&expected), "{expected}\n{messages:#?}");
    }
}

#[test]
fn fields_of_one_request_are_told_apart_by_rule() {
    let id = || field("id", "string", Vec::new());
    let mut schema = Schema::default();
    schema.operations.push(Operation {
        id: "desk.v1.ticket.update".to_owned(),
        path_parameters: vec![id()],
        query: vec![id()],
        body: vec![id(), field("1st", "string", Vec::new())],
        ..Operation::default()
    });
    assign_by_rule(&mut schema);
    let names: Vec<&str> = schema.operations[0].request_fields().map(|field| field.public_name.as_str()).collect();
    assert_eq!(names, ["", "query_id", "body_id", "field_1st"]);
}
