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

/// The same without values whose names by rule are one, and without error codes, whose names by rule say nothing.
fn without_collision() -> Schema {
    let mut schema = schema();
    schema.operations[0].body[1].values.as_mut().expect("values").items.pop();
    schema.operations.iter_mut().for_each(|operation| operation.errors.clear());
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
    // The user that is sent is told from the one that is received; the trees look the same.
    assert_eq!(names, ["User", "Tree", ""]);
    assert_eq!(by_rule.operations[0].body[0].type_name, "UserInput");
    assert_eq!(response[1].fields[0].type_name, "Tree");
    assert_eq!(by_rule.operations[1].response[0].fields[0].type_name, "User");
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
    let (_, report) = pinned(&mut schema(), "[errors]\n1 = \"Broken\"\n");
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

/// A user of two modules, of which `extra` says what else the second one documents.
fn two_modules(extra: Option<Field>) -> Schema {
    let user = |extra: Option<Field>| {
        let fields = [Some(field("id", "string", Vec::new())), extra].into_iter().flatten().collect();
        field("user", "object<user>", fields)
    };
    let operation = |id: &str, user: Field| Operation {
        id: id.to_owned(),
        response_form: ResponseForm::Data,
        response: vec![field("data", "object", vec![user, listed("status", &["open"])])],
        ..Operation::default()
    };
    let operations = vec![operation("desk.v1.ticket.get", user(None)), operation("desk.v1.faq.get", user(extra))];
    Schema { operations, events: Vec::new() }
}

const COMMON: &str = "[types]\n\"desk.v1.ticket.get response/data/user\" = \"common::User\"\n\
    \"desk.v1.faq.get response/data/user\" = \"common::User\"\n";

fn data(schema: &Schema, operation: usize) -> &[Field] {
    &schema.operations[operation].response[0].fields
}

#[test]
fn a_name_is_one_type_in_all_modules() {
    let lines = COMMON.replace("common::", "");
    let (_, report) = pinned(&mut two_modules(None), &lines);
    assert_eq!(
        messages(&report),
        [
            "`User` would be a type of both `ticket` and `faq`: that of `desk.v1.ticket.get response/data/user` and that of \
          `desk.v1.faq.get response/data/user`"
        ]
    );
    let hint = report.errors[0].hint.as_deref().unwrap_or_default();
    assert!(hint.contains("name it `common::User` at all of its places in [types]"), "{hint}");
    // A new type is told apart by its operation, or is the common one where it looks the same.
    let mut schema = two_modules(None);
    let (file, report) = pinned(&mut schema, "[types]\n\"desk.v1.ticket.get response/data/user\" = \"common::User\"\n");
    assert_eq!(messages(&report), Vec::<&str>::new());
    assert!(file.text().contains("\"desk.v1.faq.get response/data/user\" = \"common::User\""), "{}", file.text());
    assert_eq!(data(&schema, 1)[0].type_name, "common::User");
    let list = data(&schema, 1)[1].values.as_ref().expect("a list");
    assert_eq!(list.name, "GetFaqStatus");
}

#[test]
fn a_shared_type_holds_what_its_places_document() {
    let named = |name: &str, ty: &str| Some(field(name, ty, Vec::new()));
    let (_, report) = pinned(&mut two_modules(named("email", "string")), COMMON);
    assert_eq!(messages(&report), Vec::<&str>::new());
    let (_, report) = pinned(&mut two_modules(named("id", "string")), COMMON);
    assert_eq!(messages(&report), Vec::<&str>::new());
    let mut schema = two_modules(None);
    schema.operations[1].response[0].fields[0].fields[0].ty = "integer".parse().expect("a type");
    let (_, report) = pinned(&mut schema, COMMON);
    assert_eq!(
        messages(&report),
        ["`id` of `common::User` is `String` at `desk.v1.ticket.get response/data/user`, and `i64` at \
          `desk.v1.faq.get response/data/user`"]
    );
    let hint = report.errors[0].hint.as_deref().unwrap_or_default();
    assert!(hint.ends_with("in [types] write `\"desk.v1.faq.get response/data/user\" = \"GetFaqUser\"`"), "{hint}");
    // Two ways to write a moment are two types.
    let mut schema = two_modules(named("at", "time<ms, integer>"));
    schema.operations[0].response[0].fields[0].fields.extend(named("at", "time<s, integer>"));
    let (_, report) = pinned(&mut schema, COMMON);
    assert_eq!(messages(&report).len(), 1, "{:?}", messages(&report));
    // A type inside of a common one becomes common by itself.
    let mut schema = two_modules(Some(listed("role", &["owner"])));
    let (file, report) = pinned(&mut schema, COMMON);
    assert_eq!(messages(&report), Vec::<&str>::new());
    assert!(file.text().contains("\"desk.v1.faq.get response/data/user/role\" = \"common::Role\""), "{}", file.text());
    assert!(file.text().contains("\"common::Role owner\" = \"Owner\""), "{}", file.text());
    let lines = format!("{COMMON}\"desk.v1.faq.get response/data/user/role\" = \"Role\"\n");
    let (_, report) = pinned(&mut two_modules(Some(listed("role", &["owner"]))), &lines);
    assert_eq!(messages(&report), ["`Role` is part of `common::User`, which is common, and must be common as well"]);
}

#[test]
fn advice_on_a_field_names_all_of_its_places_and_then_the_type_of_those_that_differ() {
    let mut schema = two_modules(None);
    let operations = schema.operations.clone();
    for (number, resource) in ["skill", "event", "agent"].into_iter().enumerate() {
        schema.operations.push(Operation { id: format!("desk.v1.{resource}.get"), ..operations[number % 2].clone() });
    }
    for operation in &mut schema.operations {
        operation.response[0].fields.truncate(1);
    }
    // The first and one of another module.
    for differing in [0, 3] {
        schema.operations[differing].response[0].fields[0].fields[0].ty = "integer".parse().expect("a type");
    }
    let place = |operation: &Operation| format!("{} response/data/user", operation.id);
    let places: Vec<String> = schema.operations.iter().map(place).collect();
    let lines: String = places.iter().map(|place| format!("\"{place}\" = \"common::User\"\n")).collect();
    let (_, report) = pinned(&mut schema.clone(), &format!("[types]\n{lines}"));
    assert_eq!(
        messages(&report),
        [format!("`id` of `common::User` is `i64` at `{}`, and `String` at `{}`", places[0], places[1])]
    );
    let (fields, split) = report.errors[0].hint.as_deref().unwrap_or_default().split_once("\n]\n").expect("two parts");
    let list: Vec<String> = places.iter().map(|place| format!("    \"{place}/id\",")).collect();
    assert!(fields.ends_with(&format!("at = [\n{}", list.join("\n"))), "{fields}");
    let own = [0, 3].map(|at| format!("\"{}\" = \"common::GetTicketUser\"", places[at]));
    assert!(split.ends_with(&format!("in [types] write `{}` and `{}`", own[0], own[1])), "{split}");
    let kept = lines.lines().filter(|line| ![0, 3].iter().any(|at| line.contains(&places[*at])));
    let lines: Vec<&str> = kept.chain(own.iter().map(String::as_str)).collect();
    let (_, report) = pinned(&mut schema, &format!("[types]\n{}\n", lines.join("\n")));
    assert_eq!(messages(&report), Vec::<&str>::new());
}

/// Types that are named apart stay two types whatever is corrected.
#[test]
fn advice_on_a_field_whose_types_are_named_apart_lists_no_places() {
    let user = |name| Some(field(name, "object<owner>", vec![field("id", "string", Vec::new())]));
    let mut schema = two_modules(user("owner"));
    schema.operations[0].response[0].fields[0].fields.extend(user("owner"));
    let lines = format!(
        "{COMMON}\"desk.v1.ticket.get response/data/user/owner\" = \"common::Owner\"\n\
         \"desk.v1.faq.get response/data/user/owner\" = \"common::Holder\"\n"
    );
    let (_, report) = pinned(&mut schema, &lines);
    assert_eq!(messages(&report).len(), 1, "{:?}", messages(&report));
    let hint = report.errors[0].hint.as_deref().unwrap_or_default();
    assert!(hint.starts_with("correct the places so that they agree, or in [types] write "), "{hint}");
}

/// Advice stays readable, whatever the number of places.
#[test]
fn advice_lists_some_places_of_many() {
    let mut schema = two_modules(None);
    let first = schema.operations[0].clone();
    for number in 0..60 {
        let id = format!("desk.v1.ticket.get{number}");
        let mut operation = Operation { id, ..first.clone() };
        operation.response[0].fields.truncate(1);
        schema.operations.push(operation);
    }
    schema.operations[1].response[0].fields[0].fields[0].ty = "integer".parse().expect("a type");
    let place = |operation: &Operation| format!("\"{} response/data/user\" = \"common::User\"\n", operation.id);
    let lines: String = schema.operations.iter().map(place).collect();
    let (_, report) = pinned(&mut schema, &format!("[types]\n{lines}"));
    let hint = report.errors[0].hint.as_deref().unwrap_or_default();
    assert_eq!(hint.matches("/user/id\",\n").count(), 40, "{hint}");
    assert!(hint.contains("\n    # and 22 more\n]\n"), "{hint}");
}

#[test]
fn a_request_that_gains_a_required_field_gets_a_type_of_its_own() {
    let schema = |required| {
        let note = Field { required: Some(required), ..field("note", "string", Vec::new()) };
        let body = |fields| vec![field("item", "object<item>", fields)];
        let operation = |id: &str, body: Vec<Field>| Operation {
            id: id.to_owned(),
            body_format: Some(BodyFormat::Json),
            body,
            ..Operation::default()
        };
        let id = || field("id", "string", Vec::new());
        let operations = vec![
            operation("desk.v1.ticket.create", body(vec![id()])),
            operation("desk.v1.ticket.update", body(vec![id(), note])),
        ];
        Schema { operations, events: Vec::new() }
    };
    let lines =
        "[types]\n\"desk.v1.ticket.create body/item\" = \"Item\"\n\"desk.v1.ticket.update body/item\" = \"Item\"\n";
    let (_, report) = pinned(&mut schema(false), lines);
    assert_eq!(messages(&report), Vec::<&str>::new());
    let (_, report) = pinned(&mut schema(true), lines);
    assert_eq!(
        messages(&report),
        [
            "`note` of `Item` is required at `desk.v1.ticket.update body/item`, and not at `desk.v1.ticket.create body/item`"
        ]
    );
    let line = "\"desk.v1.ticket.update body/item\" = \"UpdateTicketItem\"";
    let hint = report.errors[0].hint.as_deref().unwrap_or_default();
    assert!(hint.ends_with(&format!("in [types] write `{line}`")), "{hint}");
    let split = lines.replace("\"desk.v1.ticket.update body/item\" = \"Item\"", line);
    let (_, report) = pinned(&mut schema(true), &split);
    assert_eq!(messages(&report), Vec::<&str>::new());
}

#[test]
fn by_rule_a_value_list_of_several_modules_is_common() {
    let mut schema = two_modules(Some(field("email", "string", Vec::new())));
    assign_by_rule(&mut schema);
    let list = |schema: &Schema, operation| data(schema, operation)[1].values.clone().expect("a list");
    assert_eq!(
        (list(&schema, 0).name, list(&schema, 1).name),
        ("common::Status".to_owned(), "common::Status".to_owned())
    );
    assert_eq!(list(&schema, 1).items[0].name, "Open");
    // Structs are not shared, so that one more field does not change the types of two modules.
    assert_eq!(data(&schema, 1)[0].type_name, "User");
    let mut schema = two_modules(None);
    schema.operations[1].response[0].fields[1] = listed("status", &["closed"]);
    assign_by_rule(&mut schema);
    assert_eq!((list(&schema, 0).name, list(&schema, 1).name), ("Status".to_owned(), "Status".to_owned()));
}

#[test]
fn a_keyword_is_no_name_of_a_field() {
    let schema = || {
        let text = |name: &str| field(name, "string", Vec::new());
        let mut schema = two_modules(Some(text("type")));
        schema.operations[0].query = vec![text("type"), text("ticket_type"), text("match")];
        schema
    };
    let names = |schema: &Schema| {
        let asked: Vec<String> = schema.operations[0].query.iter().map(|field| field.public_name.clone()).collect();
        (asked, data(schema, 1)[0].fields[1].public_name.clone())
    };
    let mut by_rule = schema();
    assign_by_rule(&mut by_rule);
    let expected = ["query_ticket_type", "", "ticket_match"].map(str::to_owned).to_vec();
    assert_eq!(names(&by_rule), (expected, "user_type".to_owned()));
    let lines = "[fields]\n\"desk.v1.ticket.get query/type\" = \"kind\"\n";
    let mut by_file = schema();
    let (file, report) = pinned(&mut by_file, lines);
    assert_eq!(messages(&report), Vec::<&str>::new());
    assert_eq!(names(&by_file).0, ["kind", "", "ticket_match"]);
    assert!(file.text().contains("\"desk.v1.ticket.get query/match\" = \"ticket_match\""), "{}", file.text());
}

#[test]
fn a_variant_must_say_what_it_means() {
    let mut schema = two_modules(None);
    let status = |schema: &mut Schema| {
        let list = schema.operations[0].response[0].fields[1].values.as_mut().expect("a list");
        list.items[0] = DocumentedValue { key: "50".to_owned(), label: "关闭".into(), ..DocumentedValue::default() };
    };
    status(&mut schema);
    let (_, report) = pinned(&mut schema, COMMON);
    assert_eq!(messages(&report), ["`Value50`, the name of `ticket::Status 50`, does not say what it means"]);
    let hint = report.errors[0].hint.as_deref();
    assert_eq!(hint, Some("in [values] write `\"ticket::Status 50\" = \"...\"`; the page says of it: 关闭"));
    let mut schema = two_modules(None);
    status(&mut schema);
    let (_, report) = pinned(&mut schema, &format!("{COMMON}[values]\n\"ticket::Status 50\" = \"Closed\"\n"));
    assert_eq!(messages(&report), Vec::<&str>::new());
}
