//! Decodes JSON that follows the schema, with each value in its documented form or any other. Nothing may panic; text
//! that strict decoding accepts gives the same value without deviations; other text has deviations, within their
//! bounds. Both ways of lenient decoding report the same deviations, and an answer whose array is decoded in parts gives what
//! its data gives as a whole.

#![no_main]

use std::cell::RefCell;
use std::sync::LazyLock;

use arbitrary::{Arbitrary, Result, Unstructured};
use helpdesk_decode::{Decoded, Deviations, decode, decode_documented, decode_listed};
use helpdesk_schema::{Field, NumberForm, ResponseForm, Schema, TimeFormat, Type};
use helpdesk_types::runtime::serde::de::DeserializeOwned;
use helpdesk_types::runtime::{BothWays, Documented, EventVisitor, Listed, OperationVisitor};
use helpdesk_types::{AppOperation, Decode, Download, Event, Operation, RawResponse, Response, UserOperation};
use libfuzzer_sys::fuzz_target;

static SCHEMA: LazyLock<Schema> =
    LazyLock::new(|| Schema::from_json(helpdesk_types::SCHEMA).expect("the schema loads"));

/// The depth of JSON in undocumented forms.
const DEEPEST: usize = 4;

/// White space that makes an array so long that it is decoded in parts.
const LONG: [u8; 3 << 10] = [b' '; 3 << 10];

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
                if input.ratio(1, 4)? {
                    out.extend(LONG);
                }
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

impl Check<'_> {
    fn answers<O: Operation<Response: BothWays + Documented>>(&self) {
        let has_data = |form| form == ResponseForm::Data;
        let is_this = |id: &str| id == self.name && id == O::ID;
        if !SCHEMA.operations.iter().any(|operation| is_this(&operation.id) && has_data(operation.response_form)) {
            return;
        }
        let shown = String::from_utf8_lossy(self.json);
        let body = [&b"{\"data\":"[..], self.json, b",\"code\":0}"].concat();
        // As long as the answer: the number of objects that are read from strings is bounded by the length.
        let padded = [self.json, &LONG[..body.len() - self.json.len()]].concat();
        let whole: Decoded<O::Response> = decode_documented(&padded).expect("it is read");
        let lenient = Lenient::default();
        let answer = O::Response::from_raw(RawResponse::new(body).with_decoder(&lenient))
            .unwrap_or_else(|error| panic!("{error}: {shown}"));
        let encoded = |response: &O::Response| serde_json::to_value(response).expect("a value is JSON");
        assert_eq!(encoded(&answer), encoded(&whole.value), "{shown}");
        let reported = lenient.deviations.into_inner();
        assert_eq!(reported.total(), whole.deviations.total(), "{shown}");
        let reported = reported.to_string();
        let reported = reported.lines().map(|line| line.strip_prefix("data.").unwrap_or(line));
        assert!(reported.eq(whole.deviations.to_string().lines()), "{shown}");
    }
}

/// Decodes as a client does.
#[derive(Default)]
struct Lenient {
    deviations: RefCell<Deviations>,
}

impl Lenient {
    fn keep<T>(&self, Decoded { value, deviations, .. }: Decoded<T>) -> T {
        self.deviations.replace(deviations);
        value
    }
}

impl Decode for &Lenient {
    fn decode<T: DeserializeOwned>(&self, json: &[u8]) -> serde_json::Result<T> {
        decode(json).map(|decoded| self.keep(decoded))
    }

    fn decode_documented<T: DeserializeOwned + Documented>(&self, json: &[u8]) -> serde_json::Result<T> {
        decode_documented(json).map(|decoded| self.keep(decoded))
    }

    fn decode_listed<T: DeserializeOwned + Documented>(
        &self,
        json: &[u8],
        listed: Listed<'_, T>,
    ) -> serde_json::Result<T> {
        decode_listed(json, listed).map(|decoded| self.keep(decoded))
    }
}

impl OperationVisitor for Check<'_> {
    fn app<O: AppOperation<Response: BothWays + Documented> + BothWays>(&mut self) {
        self.decodes::<O::Response>(O::ID);
        self.answers::<O>();
    }

    fn user<O: UserOperation<Response: BothWays + Documented> + BothWays>(&mut self) {
        self.decodes::<O::Response>(O::ID);
        self.answers::<O>();
    }

    fn download<O: AppOperation<Response = Download> + BothWays>(&mut self) {}

    fn other<O: Operation + BothWays>(&mut self) {}
}

impl EventVisitor for Check<'_> {
    fn event<E: Event + BothWays + Documented>(&mut self) {
        self.decodes::<E>(E::TYPE);
    }
}
