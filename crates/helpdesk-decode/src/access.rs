//! Arrays and objects. Mismatched values in them are skipped, and become absent where the type is known.

use std::borrow::Cow;

use helpdesk_core::runtime::Shape;
use serde_core::de::Deserializer as _;
use serde_core::de::{Deserialize, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

use crate::deviation::Form;
use crate::error::Error;
use crate::fitting;
use crate::key::Key;
use crate::path::{Path, Step};
use crate::reader::{Mark, Reader};
use crate::value::{Found, Mode, Value};

/// Records why the type refused the value, unless that is recorded, and skips the value; returns its form.
#[cold]
pub(crate) fn skip_mismatched(reader: &mut Reader<'_>, mark: Mark, path: &Path<'_>, error: &Error) -> Form {
    reader.reset(mark);
    reader.peek();
    let came = reader.form();
    match error {
        Error::Noted => {}
        Error::Refused => reader.note(path, Form::Other, came, true),
        Error::Missing(field) => reader.note(&path.then(Step::Key(field)), Form::Other, Form::Absent, true),
    }
    reader.skip();
    came
}

/// The elements of an array.
pub(crate) struct List<'r, 't> {
    pub(crate) reader: &'r mut Reader<'t>,
    /// The path of each element.
    path: &'r Path<'r>,
    next: Next,
    /// Whether mismatched elements are skipped.
    skips: bool,
}

/// The position of the next element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    First,
    AfterComma,
    /// The next value is not an array, and is read as its only element.
    Alone,
    End,
}

impl<'r, 't> List<'r, 't> {
    pub(crate) fn new(reader: &'r mut Reader<'t>, path: &'r Path<'r>, found: &Found<'_>, skips: bool) -> Self {
        let next = match found {
            Found::Alone(_) => Next::Alone,
            Found::Nothing => Next::End,
            Found::Here | Found::InString(_) => Next::First,
        };
        Self { reader, path, next, skips: skips && next != Next::Alone }
    }

    /// The mode for reading the next element; `None` at the end.
    pub(crate) fn advance(&mut self) -> Option<Mode> {
        let next = std::mem::replace(&mut self.next, Next::End);
        match next {
            Next::End => return None,
            Next::Alone => return Some(Mode::Noted),
            Next::First | Next::AfterComma => {}
        }
        if self.reader.leave(b']') {
            return None;
        }
        if next == Next::AfterComma {
            self.reader.take(b',');
        }
        self.next = Next::AfterComma;
        Some(Mode::Usual)
    }

    /// Goes back to the beginning of an element.
    pub(crate) fn go_back(&mut self, mark: Mark) {
        self.reader.reset(mark);
        self.next = Next::AfterComma;
    }

    /// Skips the elements that the visitor did not read.
    pub(crate) fn finish(&mut self) {
        while self.advance().is_some() {
            self.reader.skip();
        }
    }
}

impl<'de> SeqAccess<'de> for List<'_, '_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some(mode) = self.advance() else { return Ok(None) };
        seed.deserialize(Value::new(&mut *self.reader, self.path, mode)).map(Some)
    }

    fn next_element<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, Error> {
        while let Some(mode) = self.advance() {
            let mark = self.reader.mark();
            match T::deserialize(Value::new(&mut *self.reader, self.path, mode)) {
                Ok(element) => return Ok(Some(element)),
                Err(error) if !self.skips => return Err(error),
                Err(error) => drop(skip_mismatched(self.reader, mark, self.path, &error)),
            }
        }
        Ok(None)
    }
}

/// The entries of an object.
pub(crate) struct Object<'r, 't> {
    pub(crate) reader: &'r mut Reader<'t>,
    path: &'r Path<'r>,
    /// Where the entry begins.
    pub(crate) from: usize,
    pub(crate) key: Cow<'t, str>,
    /// Whether the key is documented, and not data.
    pub(crate) documented: bool,
    begun: bool,
    /// Whether the value of the key is next.
    at_value: bool,
    done: bool,
}

impl<'r, 't> Object<'r, 't> {
    pub(crate) fn new(reader: &'r mut Reader<'t>, path: &'r Path<'r>, found: &Found<'_>) -> Self {
        let (key, done) = (Cow::Borrowed(""), matches!(found, Found::Nothing));
        Self { reader, path, from: 0, key, documented: false, begun: false, at_value: false, done }
    }

    /// Reads the next key; false at the end.
    pub(crate) fn advance(&mut self) -> bool {
        self.advance_to(None)
    }

    /// Reads the next key, which mostly is a certain one; false at the end.
    pub(crate) fn advance_to(&mut self, expected: Option<&'static str>) -> bool {
        if self.done {
            return false;
        }
        self.done = self.reader.leave(b'}');
        if self.done {
            return false;
        }
        if std::mem::replace(&mut self.begun, true) {
            self.reader.take(b',');
        }
        self.from = self.reader.begin();
        self.key = match expected.filter(|key| self.reader.skip_key(key)) {
            Some(key) => Cow::Borrowed(key),
            None => self.reader.key(),
        };
        self.documented = false;
        self.at_value = true;
        true
    }

    /// Skips the entries that the visitor did not read.
    pub(crate) fn finish(&mut self) {
        if self.at_value {
            self.skip();
        }
        while self.advance() {
            self.skip();
        }
    }

    /// Skips the value.
    pub(crate) fn skip(&mut self) {
        self.at_value = false;
        self.reader.skip();
    }

    /// Skips the value, if it certainly has its form.
    pub(crate) fn skip_fitting(&mut self, shape: &Shape, may_be_null: bool) -> bool {
        let fits = fitting::skip(self.reader, shape, may_be_null);
        self.at_value = !fits;
        fits
    }

    /// The step to the next value. If the type accepts any key, an identifier may still be data; only a plain one
    /// becomes part of a path.
    fn step(key: &str, documented: bool) -> Step<'_> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        if documented && !key.is_empty() && key.bytes().all(is_plain) { Step::Key(key) } else { Step::Entry }
    }

    /// Reads a value; an error if it does not match and cannot be absent.
    fn read<'de, V: Deserialize<'de>>(&mut self, may_be_absent: bool) -> Result<V, Error> {
        let mut read = None;
        self.read_with(may_be_absent, &mut |value| {
            read = Some(V::deserialize(value)?);
            Ok(())
        })?;
        read.ok_or(Error::Noted)
    }

    pub(crate) fn read_with(
        &mut self,
        may_be_absent: bool,
        read: &mut dyn FnMut(Value<'_, '_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.at_value = false;
        let path = self.path.then(Self::step(&self.key, self.documented));
        let (mark, mut mode) = (self.reader.mark(), Mode::Usual);
        loop {
            match read(Value::new(&mut *self.reader, &path, mode)) {
                Err(error) if mode == Mode::Usual => {
                    mode = Mode::Absent(skip_mismatched(self.reader, mark, &path, &error));
                    if !may_be_absent {
                        return Err(Error::Noted);
                    }
                }
                Err(_) => return Err(Error::Noted),
                read => return read,
            }
        }
    }
}

impl<'de> MapAccess<'de> for Object<'_, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        if !self.advance() {
            return Ok(None);
        }
        seed.deserialize(Key::new(&self.key, &mut self.documented)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        self.at_value = false;
        let path = self.path.then(Object::step(&self.key, self.documented));
        seed.deserialize(Value::new(&mut *self.reader, &path, Mode::Usual))
    }

    fn next_value<V: Deserialize<'de>>(&mut self) -> Result<V, Error> {
        self.read(true)
    }

    fn next_entry<K: Deserialize<'de>, V: Deserialize<'de>>(&mut self) -> Result<Option<(K, V)>, Error> {
        loop {
            match self.next_key() {
                Ok(None) => return Ok(None),
                Ok(Some(key)) => {
                    if let Ok(value) = self.read(false) {
                        return Ok(Some((key, value)));
                    }
                }
                Err(_) => {
                    let path = self.path.then(Step::Entry);
                    self.reader.note(&path, Form::Other, Form::String, true);
                    self.at_value = false;
                    self.reader.skip();
                }
            }
        }
    }
}

/// A variant of an enum with a value: the only entry of an object.
pub(crate) struct Variant<'r, 't> {
    reader: &'r mut Reader<'t>,
    path: &'r Path<'r>,
}

impl<'r, 't> Variant<'r, 't> {
    pub(crate) fn new(reader: &'r mut Reader<'t>, path: &'r Path<'r>) -> Self {
        Self { reader, path }
    }

    fn value(&mut self) -> Value<'_, 't> {
        Value::new(&mut *self.reader, self.path, Mode::Usual)
    }
}

impl<'de> EnumAccess<'de> for Variant<'_, '_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        if self.reader.peek() != b'"' {
            return Err(Error::Refused);
        }
        let key = self.reader.key();
        let variant = seed.deserialize(Key::new(&key, &mut false))?;
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, '_> {
    type Error = Error;

    fn unit_variant(mut self) -> Result<(), Error> {
        Deserialize::deserialize(self.value())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(mut self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self.value())
    }

    fn tuple_variant<V: Visitor<'de>>(mut self, length: usize, visitor: V) -> Result<V::Value, Error> {
        self.value().deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        mut self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.value().deserialize_struct("", fields, visitor)
    }
}
