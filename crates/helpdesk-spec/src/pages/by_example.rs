//! Corrects the table of a page by the page's own example.
//!
//! The example decides only where the table cannot be right: a field gets a type that takes both, an object with keys of its
//! own becomes a map, and a field that no row lists is added. Fields that the example omits stay as they are.

use std::collections::BTreeSet;

use helpdesk_schema::examples::value;
use helpdesk_schema::{BodyFormat, Direction, Event, Field, Operation, ResponseForm, Schema, Type};
use serde_json::{Map, Value};

use super::infer::{self, is_name};
use super::mended::Mended;
use super::widen::widen;

type Object = Map<String, Value>;

/// Lets the examples decide what the tables of all operations and events leave open.
pub(super) fn follow(schema: &mut Schema) -> Vec<Mended> {
    let mut mended = Vec::new();
    for operation in &mut schema.operations {
        let page = operation.page.path.clone();
        Follower { page: &page, direction: Direction::Request, mended: &mut mended }.request(operation);
        Follower { page: &page, direction: Direction::Response, mended: &mut mended }.response(operation);
    }
    for event in &mut schema.events {
        let page = event.page.path.clone();
        Follower { page: &page, direction: Direction::Response, mended: &mut mended }.event(event);
    }
    mended
}

struct Follower<'a> {
    page: &'a str,
    direction: Direction,
    mended: &'a mut Vec<Mended>,
}

impl Follower<'_> {
    fn mended(&mut self, code: &'static str, text: String) {
        self.mended.push(Mended { page: self.page.to_owned(), code, text });
    }

    fn request(&mut self, operation: &mut Operation) {
        let Some(Value::Object(mut body)) = value(operation.request_example.as_ref()) else { return };
        body.retain(|name, _| {
            operation.path_parameters.iter().chain(&operation.query).all(|field| field.name != *name)
                || operation.body.iter().any(|field| field.name == *name)
        });
        if operation.body.is_empty() {
            if operation.method != helpdesk_schema::Method::Get
                && !body.is_empty()
                && body.keys().all(|key| is_name(key))
            {
                operation.body = infer::fields(&[&body], Direction::Request);
                operation.body_format = Some(BodyFormat::Json);
                self.mended("fields-by-example", "the fields of the body are those of the example".to_owned());
            }
            return;
        }
        self.fields("body", &mut operation.body, &[&body]);
    }

    fn response(&mut self, operation: &mut Operation) {
        let Some(Value::Object(mut answer)) = value(operation.response_example.as_ref()) else { return };
        let response = &mut operation.response;
        match operation.response_form {
            ResponseForm::Binary => {}
            ResponseForm::Flat => {
                answer.retain(|name, _| !Field::ENVELOPE.contains(&name.as_str()));
                self.fields("response", response, &[&answer]);
            }
            ResponseForm::Data => {
                let (Some(shown), Some(data)) =
                    (answer.get("data"), response.iter_mut().find(|field| field.name == "data"))
                else {
                    return;
                };
                self.field("response/data", data, &[shown]);
            }
            ResponseForm::Empty => {
                let Some(Value::Object(shown)) = answer.get("data") else { return };
                if shown.is_empty() || !shown.keys().all(|key| is_name(key)) {
                    return;
                }
                let fields = infer::fields(&[shown], Direction::Response);
                for (name, ty) in [("code", Type::Integer), ("msg", Type::String), ("data", Type::Object(None))] {
                    if response.iter().all(|field| field.name != name) {
                        response.push(Field { name: name.to_owned(), ty, ..Field::default() });
                    }
                }
                if let Some(data) = response.iter_mut().find(|field| field.name == "data") {
                    (data.ty, data.fields) = (Type::Object(None), fields);
                }
                operation.response_form = ResponseForm::Data;
                self.mended("fields-by-example", "the fields of `data` are those of the example".to_owned());
            }
        }
    }

    fn event(&mut self, event: &mut Event) {
        let Some(Value::Object(pushed)) = value(event.example.as_ref()) else { return };
        if event.fields.is_empty() {
            event.fields = infer::fields(&[&pushed], Direction::Response);
            return self.mended("fields-by-example", "the fields of the event are those of the example".to_owned());
        }
        let Some(Value::Object(payload)) = pushed.get("event").filter(|_| !event.is_enveloped()) else {
            return self.fields("event", &mut event.fields, &[&pushed]);
        };
        // The table lists either the contents of `event`, or what is around it.
        let is_in = |object: &Object| event.fields.iter().filter(|field| object.contains_key(&field.name)).count();
        let fields = if is_in(payload) > is_in(&pushed) {
            let around: Object =
                pushed.iter().filter(|(name, _)| *name != "event").map(|(k, v)| (k.clone(), v.clone())).collect();
            std::mem::replace(&mut event.fields, infer::fields(&[&around], Direction::Response))
        } else {
            infer::fields(&[payload], Direction::Response)
        };
        event.fields.push(Field { name: "event".to_owned(), ty: Type::Object(None), fields, ..Field::default() });
        self.mended("fields-by-example", "the table lacks `event`, which the example shows".to_owned());
        self.fields("event", &mut event.fields, &[&pushed]);
    }

    /// The fields of an object, of which these are the examples.
    fn fields(&mut self, place: &str, fields: &mut Vec<Field>, objects: &[&Object]) {
        for field in fields.iter_mut() {
            let values: Vec<&Value> = objects.iter().filter_map(|object| object.get(&field.name)).collect();
            self.field(&format!("{place}/{}", field.name), field, &values);
        }
        let listed = fields.len();
        let shown: BTreeSet<&String> = objects.iter().flat_map(|object| object.keys()).collect();
        for name in shown.into_iter().filter(|name| is_name(name)) {
            if fields.iter().any(|field| field.name == *name) {
                continue;
            }
            let values: Vec<&Value> = objects.iter().filter_map(|object| object.get(name)).collect();
            fields.push(infer::field(name, &values, self.direction));
        }
        let added: Vec<&str> = fields.iter().skip(listed).map(|field| field.name.as_str()).collect();
        if !added.is_empty() {
            let text = format!("{place}: only the example has `{}`", added.join("`, `"));
            self.mended("unlisted-field", text);
        }
    }

    fn field(&mut self, place: &str, field: &mut Field, values: &[&Value]) {
        let values: Vec<&Value> = values.iter().copied().filter(|value| !value.is_null()).collect();
        if values.is_empty() {
            return;
        }
        let before = field.ty.clone();
        if !become_map(field, &values) {
            field.ty = widen(&field.ty, !field.fields.is_empty(), &values);
        }
        if field.ty != before {
            let text = format!("{place}: the table says `{before}`, and the example shows that it is `{}`", field.ty);
            self.mended("type-by-example", text);
        }
        if !matches!(field.ty.innermost(), Type::Object(_)) {
            field.fields.clear();
        }
        if field.ty != before && !field.ty.innermost().eq(before.innermost()) {
            // The listed values are those of the other type.
            field.values = None;
        }
        if !field.fields.is_empty() {
            let mut objects = Vec::new();
            values.iter().for_each(|value| collect_objects(&field.ty, value, &mut objects));
            self.fields(place, &mut field.fields, &objects);
        }
    }
}

/// The objects that the type has in a value.
fn collect_objects<'v>(ty: &Type, value: &'v Value, into: &mut Vec<&'v Object>) {
    match (ty, value) {
        (Type::Array(item) | Type::OneOrMany(item), Value::Array(items)) => {
            items.iter().for_each(|value| collect_objects(item, value, into));
        }
        (Type::Map(item), Value::Object(object)) => {
            object.values().for_each(|value| collect_objects(item, value, into));
        }
        (Type::OneOrMany(inner) | Type::TextOr(inner) | Type::Nullable(inner), value) => {
            collect_objects(inner, value, into);
        }
        (Type::Object(_), Value::Object(object)) => into.push(object),
        _ => {}
    }
}

/// Makes the field a map where all of its objects have keys that no row lists, and the rows describe the values, or the only
/// row is such a key with its value. Whether it has.
fn become_map(field: &mut Field, values: &[&Value]) -> bool {
    if !matches!(field.ty, Type::Object(_)) || field.fields.is_empty() {
        return false;
    }
    let objects: Vec<&Object> = values.iter().filter_map(|value| value.as_object()).collect();
    let keys: Vec<&String> = objects.iter().flat_map(|object| object.keys()).collect();
    let is_listed = |name: &String| field.fields.iter().any(|row| row.name == *name);
    if objects.len() != values.len() || keys.is_empty() || keys.into_iter().any(is_listed) {
        return false;
    }
    let inside: Vec<&Value> = objects.iter().flat_map(|object| object.values()).collect();
    let fits = |value: &&Value| {
        let known = |object: &Object| {
            !object.is_empty() && 2 * object.keys().filter(|key| is_listed(key)).count() >= object.len()
        };
        value.as_object().is_some_and(known)
    };
    if inside.iter().all(fits) {
        field.ty = Type::Map(Box::new(field.ty.clone()));
        return true;
    }
    let of_array = |value: &&Value| value.as_array().is_some_and(|items| items.iter().all(|item| fits(&item)));
    if inside.iter().all(of_array) {
        field.ty = Type::Map(Box::new(Type::Array(Box::new(field.ty.clone()))));
        return true;
    }
    let are_ids = objects.iter().flat_map(|object| object.keys()).all(|key| !is_name(key));
    match field.fields.as_slice() {
        [row] if are_ids && widen(&row.ty, !row.fields.is_empty(), &inside) == row.ty => {
            field.ty = Type::Map(Box::new(row.ty.clone()));
            field.fields = row.fields.clone();
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use helpdesk_schema::Example;

    use super::*;

    const TYPE: &str = "type-by-example";

    fn field(name: &str, ty: &str, fields: Vec<Field>) -> Field {
        Field { name: name.to_owned(), ty: ty.parse().expect(ty), fields, ..Field::default() }
    }

    fn spelled(fields: &[Field]) -> String {
        let field = |field: &Field| match field.fields.as_slice() {
            [] => format!("{}: {}", field.name, field.ty),
            fields => format!("{}: {} {{{}}}", field.name, field.ty, spelled(fields)),
        };
        fields.iter().map(field).collect::<Vec<_>>().join(", ")
    }

    /// The fields of the body after its example was followed, and the codes of what was mended.
    fn body(fields: Vec<Field>, example: &str) -> (String, Vec<&'static str>) {
        let operation = Operation {
            method: helpdesk_schema::Method::Post,
            body: fields,
            body_format: Some(BodyFormat::Json),
            request_example: Some(Example::new(example)),
            ..Operation::default()
        };
        let mut schema = Schema { operations: vec![operation], ..Schema::default() };
        let mended = follow(&mut schema);
        (spelled(&schema.operations[0].body), mended.into_iter().map(|mended| mended.code).collect())
    }

    #[test]
    fn the_example_decides_what_the_table_leaves_open() {
        let id = || field("id", "integer", Vec::new());
        let cases: Vec<(Vec<Field>, &str, &str, &[&str])> = vec![
            (vec![id()], r#"{"id": 1}"#, "id: integer", &[]),
            (vec![id()], r#"{"id": null}"#, "id: integer", &[]),
            (vec![id()], r#"{"id": "1"}"#, "id: text-or<integer>", &[TYPE]),
            (vec![id()], r#"{"id": 1, "b": {"c": 1}, "中文": 1}"#, "id: integer, b: any", &["unlisted-field"]),
            (vec![], r#"{"id": 1, "b": {"c": 1}}"#, "b: object {c: integer}, id: integer", &["fields-by-example"]),
            (
                vec![field("a", "object", vec![id()])],
                r#"{"a": [{"id": 1}, {"id": "x", "b": 1}]}"#,
                "a: array<object> {id: text-or<integer>, b: integer}",
                &[TYPE, TYPE, "unlisted-field"],
            ),
            (
                vec![field("a", "object<x>", vec![id()])],
                r#"{"a": {"ou_1": {"id": 1}, "ou_2": {"id": 2}}}"#,
                "a: map<object<x>> {id: integer}",
                &[TYPE],
            ),
            (
                vec![field("a", "object", vec![field("room_id", "array<object>", vec![id()])])],
                r#"{"a": {"omm_eada1d61a550955240c28757e7dec3af": [{"id": 1}]}}"#,
                "a: map<array<object>> {id: integer}",
                &[TYPE],
            ),
            (
                // One key for another is a misspelling, and not a map.
                vec![field("a", "object", vec![field("user", "object", vec![id()])])],
                r#"{"a": {"users": {"id": 1}}}"#,
                "a: object {user: object {id: integer}, users: any}",
                &["unlisted-field"],
            ),
            (vec![field("a", "string", Vec::new())], r#"{"a": {"b": 1}}"#, "a: any", &[TYPE]),
        ];
        for (fields, example, expected, codes) in cases {
            assert_eq!(body(fields, example), (expected.to_owned(), codes.to_vec()), "{example}");
        }
    }

    #[test]
    fn an_event_has_the_fields_of_its_example() {
        let id = || field("app_id", "string", Vec::new());
        let example = r#"{"uuid": "1", "type": "event_callback", "event": {"type": "app_ticket", "app_id": "a"}}"#;
        let payload = "event: object {app_id: string, type: string}";
        for (fields, expected) in [
            (vec![], format!("{payload}, type: string, uuid: string")),
            (vec![id()], format!("type: string, uuid: string, {payload}")),
            (vec![field("uuid", "string", Vec::new())], format!("uuid: string, {payload}, type: string")),
            (vec![field("event", "object", vec![id()])], format!("{payload}, type: string, uuid: string")),
        ] {
            let event = Event { fields, example: Some(Example::new(example)), ..Event::default() };
            let mut schema = Schema { events: vec![event], ..Schema::default() };
            follow(&mut schema);
            assert_eq!(spelled(&schema.events[0].fields), expected);
        }
    }

    #[test]
    fn an_answer_has_the_data_of_its_example() {
        let example = Some(Example::new(r#"{"code": 0, "data": {"id": 1}}"#));
        let operation = Operation { response_example: example, ..Operation::default() };
        let mut schema = Schema { operations: vec![operation], ..Schema::default() };
        follow(&mut schema);
        assert_eq!(schema.operations[0].response_form, ResponseForm::Data);
        assert_eq!(spelled(&schema.operations[0].response), "code: integer, msg: string, data: object {id: integer}");
    }
}
