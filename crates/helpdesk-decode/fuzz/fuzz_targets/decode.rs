//! Decodes JSON that follows the schema, with each value in its documented form or any other. Nothing may panic; text
//! that strict decoding accepts gives the same value without deviations; other text has deviations, within their
//! bounds. Both ways of lenient decoding report the same deviations.

#![no_main]

use std::sync::LazyLock;

use arbitrary::{Arbitrary, Result, Unstructured};
use helpdesk_decode::{Decoded, Deviations, decode, decode_documented};
use helpdesk_schema::{Field, NumberForm, Schema, TimeFormat, Type};
use helpdesk_types::runtime::{BothWays, Documented, EventVisitor, OperationVisitor};
use helpdesk_types::{AppOperation, Download, Event, Operation, UserOperation};
use libfuzzer_sys::fuzz_target;

static SCHEMA: LazyLock<Schema> =
    LazyLock::new(|| Schema::from_json(helpdesk_types::SCHEMA).expect("the schema loads"));

/// The depth of JSON in undocumented forms.
const DEEPEST: usize = 4;

fuzz_target!(|bytes: &[u8]| {
    let mut input = Unstructured::new(bytes);
    let count = SCHEMA.operations.len() + SCHEMA.events.len();
    let Ok(chosen) = input.choose_index(count) else { return };
    let (name, fields) = match SCHEMA.operations.get(chosen) {
        Some(operation) => (&operation.id, operation.payload().into_fields()),
        None => {
            let event = &SCHEMA.events[chosen - SCHEMA.operations.len()];
            (&event.id, event.payload().iter().collect())
        }
    };
    let mut json = Vec::new();
    if object(&mut input, &fields, &mut json).is_ok() {
        let mut check = Check { name, json: &json };
        helpdesk_types::visit_operations(&mut check);
        helpdesk_types::visit_events(&mut check);
    }
});

/// Writes an object with some of the fields.
fn object(input: &mut Unstructured<'_>, fields: &[&Field], out: &mut Vec<u8>) -> Result<()> {
    out.push(b'{');
    for field in fields {
        if input.ratio(2, 3)? {
            out.extend(format!("\"{}\":", field.name).bytes());
            value(input, field, &field.ty, out)?;
            out.push(b',');
        }
    }
    out.extend(b"\"undocumented\":");
    any(input, DEEPEST, out)?;
    out.push(b'}');
    Ok(())
}

/// Writes a value of the type, or of any other form.
fn value(input: &mut Unstructured<'_>, field: &Field, ty: &Type, out: &mut Vec<u8>) -> Result<()> {
    if input.ratio(1, 4)? {
        return any(input, DEEPEST, out);
    }
    match ty {
        Type::Boolean => out.extend(bool::arbitrary(input)?.to_string().bytes()),
        Type::Integer => out.extend(i64::arbitrary(input)?.to_string().bytes()),
        Type::Number => out.extend(f64::from(i32::arbitrary(input)?).to_string().bytes()),
        Type::Time(TimeFormat { form: NumberForm::String, .. }) => out.extend(format!("\"{}\"", i64::arbitrary(input)?).bytes()),
        Type::Time(_) | Type::Duration(_) => return value(input, field, ty.in_json(), out),
        Type::String => {
            // Not `str::arbitrary`, which consumes most of the input.
            let length = input.int_in_range(0..=8)?.min(input.len());
            let text = String::from_utf8_lossy(input.bytes(length)?);
            out.extend(serde_json::to_vec(&text).unwrap_or_default());
        }
        Type::Object(_) => return object(input, &field.fields.iter().collect::<Vec<_>>(), out),
        Type::Map(inner) => {
            out.extend(b"{\"key\":");
            value(input, field, inner, out)?;
            out.push(b'}');
        }
        Type::Array(inner) => {
            out.push(b'[');
            value(input, field, inner, out)?;
            while !input.is_empty() && input.ratio(1, 2)? {
                out.push(b',');
                value(input, field, inner, out)?;
            }
            out.push(b']');
        }
        Type::OneOrMany(inner) | Type::TextOr(inner) | Type::Nullable(inner) => return value(input, field, inner, out),
        _ => return any(input, DEEPEST, out),
    }
    Ok(())
}

/// Writes any JSON, occasionally with text that strict JSON refuses.
fn any(input: &mut Unstructured<'_>, depth: usize, out: &mut Vec<u8>) -> Result<()> {
    const SCALARS: [&[u8]; 16] = [
        b"null",
        b"true",
        b"false",
        b"0",
        b"-7",
        b"1.0",
        b"1.5",
        b"1e3",
        b"1e999",
        b"12345678901234567890123",
        b"\"\"",
        b"\"5\"",
        b"\"text\"",
        b"\"\\ud83d\"",
        b"\"a\x01\"",
        b"\"a\xff\"",
    ];
    let form = input.int_in_range(0..=SCALARS.len() + 3)?;
    match SCALARS.get(form) {
        Some(scalar) => out.extend(*scalar),
        None if depth == 0 => out.extend(b"[]"),
        None if form == SCALARS.len() => {
            let mut inside = Vec::new();
            any(input, depth - 1, &mut inside)?;
            let text = format!("{{\"a\":{}}}", String::from_utf8_lossy(&inside));
            out.extend(serde_json::to_vec(&text).unwrap_or_default());
        }
        None => {
            let is_object = form == SCALARS.len() + 1;
            out.push(if is_object { b'{' } else { b'[' });
            let mut between: &[u8] = b"";
            while !input.is_empty() && input.ratio(1, 2)? {
                out.extend(between);
                out.extend(if is_object { &b"\"a\":"[..] } else { b"" });
                any(input, depth - 1, out)?;
                between = b",";
            }
            out.push(if is_object { b'}' } else { b']' });
        }
    }
    Ok(())
}

/// Decodes JSON as the operation or event of this name.
struct Check<'a> {
    name: &'a str,
    json: &'a [u8],
}

impl Check<'_> {
    fn decodes<T: BothWays + Documented>(&self, name: &str) {
        if name == self.name {
            let by_type = self.decodes_by(decode::<T>);
            let by_table = self.decodes_by(decode_documented::<T>);
            assert_eq!(by_table, by_type, "{}", String::from_utf8_lossy(self.json));
        }
    }

    fn decodes_by<T: BothWays>(&self, decode: fn(&[u8]) -> serde_json::Result<Decoded<T>>) -> Deviations {
        let shown = String::from_utf8_lossy(self.json);
        let Decoded { value, deviations, .. } =
            decode(self.json).unwrap_or_else(|error| panic!("{error}: {shown}"));
        let encoded = serde_json::to_value(&value).expect("a value is JSON");
        assert!(deviations.as_slice().len() <= Deviations::MOST_KINDS);
        assert!(deviations.as_slice().iter().map(|deviation| deviation.count).sum::<u64>() <= deviations.total());
        match serde_json::from_slice::<T>(self.json) {
            Ok(strict) => {
                assert!(deviations.is_empty(), "{deviations}: {shown}");
                assert_eq!(encoded, serde_json::to_value(&strict).expect("a value is JSON"), "{shown}");
            }
            Err(error) => assert!(!deviations.is_empty(), "{error}: {shown}"),
        }
        // The lenient result decodes strictly.
        let again = decode(encoded.to_string().as_bytes()).expect("it reads what it wrote");
        assert!(again.deviations.is_empty(), "{}: {encoded}", again.deviations);
        deviations
    }
}

impl OperationVisitor for Check<'_> {
    fn app<O: AppOperation<Response: BothWays + Documented> + BothWays>(&mut self) {
        self.decodes::<O::Response>(O::ID);
    }

    fn user<O: UserOperation<Response: BothWays + Documented> + BothWays>(&mut self) {
        self.decodes::<O::Response>(O::ID);
    }

    fn download<O: AppOperation<Response = Download> + BothWays>(&mut self) {}

    fn other<O: Operation + BothWays>(&mut self) {}
}

impl EventVisitor for Check<'_> {
    fn event<E: Event + BothWays + Documented>(&mut self) {
        self.decodes::<E>(E::TYPE);
    }
}
