//! Values of types whose documented form is known as data: the text is changed to that form, for a strict decoder. So
//! nothing here is compiled for each type.

use std::borrow::Cow;

use helpdesk_core::runtime::shape::{Field, Otherwise};
use helpdesk_core::runtime::{Number, Shape, hooks};

use crate::access::{List, Object, skip_mismatched};
use crate::deviation::Form;
use crate::error::Error;
use crate::fitting;
use crate::listed::Listed;
use crate::number::{self, Integer};
use crate::parts::Parts;
use crate::patch::{Patch, quote};
use crate::path::{Path, Step};
use crate::scalar::{self, Time};
use crate::text::unquote;
use crate::value::{Found, Mode, Value};

/// Changes the next value to the form. If it does not match, the caller undoes the changes.
pub(crate) fn conform(mut value: Value<'_, '_>, shape: &Shape, patch: &mut Patch<'_>) -> Result<(), Error> {
    match shape {
        Shape::Nullable(_) if value.null() => Ok(()),
        Shape::OneOrMany(inner) if value.reader.peek() == b'[' => list(value, inner, patch),
        Shape::TextOr(_) if value.reader.peek() == b'"' => scalar(value, &Shape::Text, patch),
        Shape::Nullable(inner) | Shape::OneOrMany(inner) | Shape::TextOr(inner) => conform(value, inner, patch),
        Shape::List(inner) => list(value, inner, patch),
        Shape::Map(inner) => object(value, patch, &mut |object, patch| entries(object, inner, false, patch)),
        Shape::Object(fields) => object(value, patch, &mut |object, patch| members(object, fields(), patch)),
        Shape::Any => any(value, patch),
        Shape::Ignored => {
            value.reader.skip();
            Ok(())
        }
        Shape::Boolean | Shape::Signed | Shape::Unsigned | Shape::Number | Shape::Text | Shape::Time(..) => {
            scalar(value, shape, patch)
        }
    }
}

fn scalar(mut value: Value<'_, '_>, shape: &Shape, patch: &mut Patch<'_>) -> Result<(), Error> {
    let from = value.reader.begin();
    if fitting::skip(value.reader, shape, false) {
        return Ok(());
    }
    let read = match shape {
        Shape::Boolean => if value.boolean()? { "true" } else { "false" }.into(),
        Shape::Signed => whole(value.signed()?),
        Shape::Unsigned => match value.unsigned()? {
            Integer::Signed(..0) => return Err(Error::Refused),
            number => whole(number),
        },
        Shape::Number => value.float().map(|_| Cow::Borrowed(""))?,
        Shape::Text => value.string()?,
        Shape::Time(hook, fits) => time(&mut value, hook, *fits)?,
        _ => return Err(Error::Refused),
    };
    let to = value.reader.at();
    let came = patch.part(from, to);
    let is_digits = |text: &str| text != "-0" && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit());
    match shape {
        Shape::Boolean | Shape::Time(..) if came == read => {}
        Shape::Signed | Shape::Unsigned if is_digits(came) => {}
        Shape::Number if !came.starts_with(['"', '[']) => {}
        // The number of a string is JSON, and strict decoding rounds it in the same way.
        Shape::Number => {
            let inside = came.trim_matches(['[', ']', ' ', '\n', '\t', '\r']);
            let number = if inside.starts_with('"') { unquote(inside).0 } else { inside.into() };
            patch.replace(from, to, &number);
        }
        Shape::Text => patch.replace(from, to, &quote(&read)),
        _ => patch.replace(from, to, &read),
    }
    Ok(())
}

fn whole(number: Integer) -> Cow<'static, str> {
    match number {
        Integer::Signed(number) => number.to_string().into(),
        Integer::Unsigned(number) => number.to_string().into(),
    }
}

/// Reads a moment or a duration, and returns it in its documented form.
fn time<'t>(value: &mut Value<'_, 't>, hook: &str, fits: fn(Number) -> bool) -> Result<Cow<'t, str>, Error> {
    let documented = match hook {
        hooks::TIME_AS_STRING => Form::String,
        hooks::TIME_AS_NUMBER => Form::Number,
        _ => Form::Integer,
    };
    value.scalar(documented, |token, _| {
        let (number, deviates) = scalar::time(token, documented)?;
        let (number, written) = match number {
            Time::Whole(Integer::Unsigned(_)) => return None,
            Time::Whole(Integer::Signed(number)) if documented == Form::String => {
                (Number::Whole(number), Cow::Owned(format!("\"{number}\"")))
            }
            Time::Whole(Integer::Signed(number)) => (Number::Whole(number), Cow::Owned(number.to_string())),
            Time::Float(number) if token.starts_with('"') => (Number::Float(number), unquote(token).0),
            Time::Float(number) => (Number::Float(number), Cow::Borrowed(token)),
        };
        fits(number).then_some((written, deviates))
    })
}

/// Checks a value of which any form is documented.
fn any(mut value: Value<'_, '_>, patch: &mut Patch<'_>) -> Result<(), Error> {
    match value.reader.peek() {
        b'[' => list(value, &Shape::Any, patch),
        b'{' => object(value, patch, &mut |object, patch| entries(object, &Shape::Any, true, patch)),
        b'"' => scalar(value, &Shape::Text, patch),
        b'n' | b't' | b'f' => {
            value.reader.skip();
            Ok(())
        }
        _ => {
            let from = value.reader.begin();
            if number::float(value.reader.token()).is_none() {
                value.note(Form::Number, Form::Number, true);
                patch.replace(from, value.reader.at(), "null");
            }
            Ok(())
        }
    }
}

fn list(mut value: Value<'_, '_>, shape: &Shape, patch: &mut Patch<'_>) -> Result<(), Error> {
    let is_listed = patch.listed.as_mut().and_then(|listed| listed.towards.take()).is_some_and(<[_]>::is_empty);
    let from = value.reader.begin();
    let found = value.find_array()?;
    if matches!(found, Found::Nothing) {
        patch.replace(from, value.reader.at(), "[]");
        return Ok(());
    }
    let elements = value.path.then(Step::Element);
    if let Found::Alone(came) = found {
        if !value.reader.deepen() {
            value.note(Form::Array, Form::TooDeep, true);
            return Err(Error::Noted);
        }
        patch.replace(from, from, "[");
        let read = conform(Value::new(&mut *value.reader, &elements, Mode::Noted), shape, patch);
        value.note(Form::Array, came, read.is_err());
        if read.is_err() {
            return Err(Error::Noted);
        }
        value.reader.rise();
        let to = value.reader.at();
        patch.replace(to, to, "]");
        return Ok(());
    }
    let mut list = List::new(&mut *value.reader, &elements, &found, true);
    if let (true, Some(listed)) = (is_listed, &mut patch.listed) {
        parts(&mut list, &elements, shape, listed)?;
        patch.replace(from, list.reader.at(), "[]");
        return Ok(());
    }
    while let Some(mode) = list.advance() {
        element(&mut list, &elements, mode, shape, patch);
    }
    Ok(())
}

/// Gives the elements away. A part of them is changed to the form only after strict decoding has refused it, or if the part
/// before it needed that: strict decoding finds sooner that all elements fit.
fn parts(list: &mut List<'_, '_>, path: &Path<'_>, shape: &Shape, listed: &mut Listed<'_>) -> Result<(), Error> {
    let mut parts = Parts::new(listed, list.reader.text());
    // A repaired string has to be reported, so the fast path must not skip it.
    let mut is_trusted = !list.reader.is_repaired();
    let (mut first, mut to) = (list.reader.mark(), 0);
    loop {
        let next = list.advance();
        if let Some(mode) = next {
            if parts.begin(list.reader.begin()) {
                first = list.reader.mark();
            }
            if is_trusted {
                list.reader.skip();
            } else {
                element(list, path, mode, shape, &mut parts.patch);
            }
            to = list.reader.at();
            if !parts.is_long(to) {
                continue;
            }
        }
        let is_changed = parts.is_changed();
        match (parts.end(to, listed.give), is_trusted) {
            (true, true) => {}
            (true, false) => is_trusted = !is_changed && !list.reader.is_repaired(),
            (false, true) => {
                list.go_back(first);
                is_trusted = false;
                continue;
            }
            (false, false) => return Err(Error::Refused),
        }
        if next.is_none() {
            return Ok(());
        }
    }
}

/// Changes an element to the form, or removes it.
fn element(list: &mut List<'_, '_>, path: &Path<'_>, mode: Mode, shape: &Shape, patch: &mut Patch<'_>) {
    if fitting::skip(list.reader, shape, false) {
        return;
    }
    let (from, mark, saved) = (list.reader.begin(), list.reader.mark(), patch.save());
    if let Err(error) = conform(Value::new(&mut *list.reader, path, mode), shape, patch) {
        skip_mismatched(list.reader, mark, path, &error);
        patch.reset(saved);
        patch.remove(from, list.reader.at());
    }
}

/// Finds the object, and changes its content.
fn object(
    mut value: Value<'_, '_>,
    patch: &mut Patch<'_>,
    change: &mut dyn FnMut(&mut Object<'_, '_>, &mut Patch<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let from = value.reader.begin();
    let found = value.find_object()?;
    if let Found::InString(text) = &found {
        let to = value.reader.at();
        let mut reader = value.reader.within(text);
        let mut inside = Value::new(&mut reader, value.path, Mode::Noted);
        inside.find_object()?;
        let mut changed = Patch::new(text.as_str());
        change(&mut Object::new(inside.reader, inside.path, &Found::Here), &mut changed)?;
        patch.replace(from, to, &changed.finish());
        return Ok(());
    }
    let inside = value.reader.at();
    if let Found::Alone(_) = found {
        patch.replace(from, inside, "{");
    }
    change(&mut Object::new(&mut *value.reader, value.path, &found), patch)?;
    if let Found::Alone(_) = found {
        let end = value.reader.at();
        value.reader.leave(b']');
        patch.replace(end, value.reader.at(), "");
    }
    Ok(())
}

/// Changes the values of the documented keys.
fn members(object: &mut Object<'_, '_>, fields: &[Field], patch: &mut Patch<'_>) -> Result<(), Error> {
    let mut next = 0;
    while object.advance_to(fields.get(next).map(|field| field.key)) {
        // Keys mostly come in the documented order.
        let known = |at: usize| fields.get(at).is_some_and(|field| field.key == object.key);
        let at = if known(next) { Some(next) } else { (0..fields.len()).find(|at| known(*at)) };
        match at.and_then(|at| Some((at, fields.get(at)?))) {
            Some((at, field)) => {
                let towards = patch.enter(field.key);
                member(object, field, patch)?;
                patch.leave(towards);
                next = at + 1;
            }
            None => {
                object.skip();
                // Strict decoding refuses some keys.
                if let Cow::Owned(_) = object.key {
                    patch.remove(object.from, object.reader.at());
                }
            }
        }
    }
    Ok(())
}

fn member(object: &mut Object<'_, '_>, field: &Field, patch: &mut Patch<'_>) -> Result<(), Error> {
    // Null fits where it is as good as absent.
    if object.skip_fitting(field.shape, field.otherwise == Otherwise::Null) {
        return Ok(());
    }
    object.documented = true;
    let (entry, saved, mut from) = (object.from, patch.save(), 0);
    object.read_with(true, &mut |mut value| {
        let Mode::Absent(came) = value.mode else {
            from = value.reader.begin();
            if field.otherwise == Otherwise::Error {
                value.mode = Mode::Exact;
            }
            return conform(value, field.shape, patch);
        };
        patch.reset(saved);
        let to = value.reader.at();
        match (field.otherwise, field.shape, came) {
            (Otherwise::Null, ..) => patch.replace(from, to, "null"),
            (Otherwise::Nothing, ..) => patch.remove(entry, to),
            (Otherwise::Error, Shape::List(_), Form::Null | Form::EmptyObject) => patch.replace(from, to, "[]"),
            (Otherwise::Error, Shape::Object(_) | Shape::Map(_), Form::Null | Form::EmptyArray) => {
                patch.replace(from, to, "{}");
            }
            (Otherwise::Error, ..) => return Err(Error::Noted),
        }
        Ok(())
    })
}

/// Changes the values of keys that are data. Entries that do not match are removed; the first one may become null.
fn entries(
    object: &mut Object<'_, '_>,
    shape: &Shape,
    mut may_be_null: bool,
    patch: &mut Patch<'_>,
) -> Result<(), Error> {
    while object.advance() {
        let (entry, saved) = (object.from, patch.save());
        if let Cow::Owned(key) = &object.key {
            patch.replace(entry, object.reader.at(), &(quote(key) + ":"));
        }
        let (with_key, mut from) = (patch.save(), 0);
        let read = object.read_with(may_be_null, &mut |value| {
            if value.is_absent() {
                patch.reset(with_key);
                patch.replace(from, value.reader.at(), "null");
                return Ok(());
            }
            from = value.reader.begin();
            conform(value, shape, patch)
        });
        if read.is_err() {
            patch.reset(saved);
            patch.remove(entry, object.reader.at());
        }
        may_be_null = false;
    }
    Ok(())
}
