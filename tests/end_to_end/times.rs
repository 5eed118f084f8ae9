//! Every moment and every duration that the pages document is typed as one, in the unit that the pages' examples show.

use helpdesk_schema::{Field, NumberForm, Schema, TimeUnit, Type};
use serde_json::Value;

use crate::documented;

/// Fields that the pages call a time, but that are not a moment or a duration: the hours of a schedule.
const TIMES_OF_DAY: [&str; 2] = ["start_time", "end_time"];

/// A field, where it is, and all values of it that an example of its page shows.
struct Shown<'a> {
    place: String,
    field: &'a Field,
    values: Vec<Value>,
}

fn shown<'a>(place: &str, fields: impl IntoIterator<Item = &'a Field>, examples: &[Value], out: &mut Vec<Shown<'a>>) {
    for field in fields {
        let place = format!("{place}/{}", field.name);
        let mut values: Vec<Value> = examples.iter().filter_map(|example| example.get(&field.name)).cloned().collect();
        while values.iter().any(Value::is_array) {
            values = values
                .into_iter()
                .flat_map(|value| match value {
                    Value::Array(values) => values,
                    value => vec![value],
                })
                .collect();
        }
        shown(&place, &field.fields, &values, out);
        let own = field.example.as_deref().and_then(|example| serde_json::from_str(example).ok());
        values.extend(own);
        out.push(Shown { place, field, values });
    }
}

fn all(schema: &Schema) -> Vec<Shown<'_>> {
    let mut all = Vec::new();
    let parsed = |example: &Option<helpdesk_schema::Example>| -> Vec<Value> {
        example.iter().map(|example| example.value().expect("JSON")).collect()
    };
    for operation in &schema.operations {
        shown(&operation.id, operation.request_fields(), &parsed(&operation.request_example), &mut all);
        shown(&operation.id, &operation.response, &parsed(&operation.response_example), &mut all);
    }
    for event in &schema.events {
        shown(&event.id, &event.fields, &parsed(&event.example), &mut all);
    }
    all
}

fn time(field: &Field) -> Option<&Type> {
    let ty = field.ty.innermost();
    ty.time_format().map(|_| ty)
}

#[test]
fn every_moment_is_typed() {
    let schema = documented::schema();
    let fields = all(&schema);
    let (mut moments, mut durations, mut problems) = (0, 0, Vec::new());
    for Shown { place, field, values } in &fields {
        let name = field.name.as_str();
        let ends = ["_at", "_time", "time_start", "time_end", "_time_start", "_time_end", "_duration"];
        let is_named_so = ends.iter().any(|end| name.ends_with(end)) && !TIMES_OF_DAY.contains(&name);
        let is_shown_so = values.iter().any(|value| {
            let digits = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            matches!(digits.len(), 10 | 13) && digits.starts_with("16") && digits.bytes().all(|b| b.is_ascii_digit())
        });
        match time(field) {
            Some(Type::Time(_)) => moments += 1,
            Some(_) => durations += 1,
            // An id may look like a time.
            None if is_named_so || (is_shown_so && !name.ends_with("id")) => problems.push(place.clone()),
            None => {}
        }
    }
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!((moments, durations), (66, 15));
}

#[test]
fn units_are_those_of_the_examples() {
    let schema = documented::schema();
    let mut seen = 0;
    for Shown { place, field, values } in &all(&schema) {
        let Some(Type::Time(format)) = time(field) else { continue };
        for value in values.iter().filter(|value| !value.is_null()) {
            assert_eq!(value.is_string(), format.form == NumberForm::String, "{place}: {value}");
            let digits = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let expected = if format.unit == TimeUnit::Second { 10 } else { 13 };
            assert_eq!(digits.len(), expected, "{place}: {value}");
            seen += 1;
        }
    }
    assert!(seen >= 60, "{seen} examples");
}
