//! A value as a `Deserializer`: it reads what is asked for, and converts what comes in another form.

use helpdesk_core::runtime::hooks;
use serde_core::de::value::StrDeserializer;
use serde_core::de::{Deserializer, Visitor};

use crate::access::{List, Object, One, Variant};
use crate::deviation::Form;
use crate::error::Error;
use crate::number::{self, Integer};
use crate::path::Step;
use crate::scalar;
use crate::text::{Text, unquote};
use crate::value::Value;

impl Value<'_, '_> {
    fn signed<'de, V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        match self.scalar(Form::Integer, |token, this| scalar::signed(token, this.exact))? {
            Integer::Signed(number) => visitor.visit_i64(number),
            Integer::Unsigned(number) => visitor.visit_u64(number),
        }
    }

    fn unsigned<'de, V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        match self.scalar(Form::Integer, |token, this| scalar::unsigned(token, this.exact))? {
            Integer::Signed(number) => visitor.visit_i64(number),
            Integer::Unsigned(number) => visitor.visit_u64(number),
        }
    }

    fn float<'de, V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_f64(self.scalar(Form::Number, |token, _| scalar::float(token))?)
    }

    fn string<'de, V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        let text =
            self.scalar(Form::String, |token, this| scalar::string(token, this.exact, this.reader.is_repaired()))?;
        visitor.visit_str(&text)
    }

    /// Notes that an array or object is nested too deeply.
    #[cold]
    fn too_deep(mut self, documented: Form) -> Error {
        self.note(documented, Form::TooDeep, true);
        Error::Noted
    }

    /// Reads the array that comes.
    fn array<'de, V: Visitor<'de>>(self, visitor: V, skips: bool) -> Result<V::Value, Error> {
        if !self.reader.enter() {
            return Err(self.too_deep(Form::Array));
        }
        let elements = self.path.then(Step::Element);
        let mut list = List::new(self.reader, &elements, skips);
        let value = visitor.visit_seq(&mut list)?;
        list.finish();
        Ok(value)
    }

    /// Reads a value as an array that holds it alone.
    #[cold]
    fn array_of_one<'de, V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        let came = self.reader.form();
        let elements = self.path.then(Step::Element);
        let read = visitor.visit_seq(One::new(&mut *self.reader, &elements));
        self.note(Form::Array, came, read.is_err());
        read.map_err(|_| Error::Noted)
    }

    /// Reads the object that comes.
    fn object<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if !self.reader.enter() {
            return Err(self.too_deep(Form::Object));
        }
        let mut object = Object::new(self.reader, self.path);
        let value = visitor.visit_map(&mut object)?;
        object.finish();
        Ok(value)
    }

    /// Reads an object from what comes in its place: an array that holds it alone, or its JSON as a string.
    #[cold]
    fn object_elsewhere<'de, V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        if !self.exact && self.reader.enter_sole(|begin| begin == b'{') {
            self.note(Form::Object, Form::Array, false);
            let value =
                Value { reader: &mut *self.reader, path: self.path, noted: true, exact: false }.object(visitor)?;
            self.reader.leave(b']');
            return Ok(value);
        }
        if !self.exact && self.reader.peek() == b'"' {
            let mark = self.reader.mark();
            let json = unquote(self.reader.token()).0;
            let is_object = json.trim_start().starts_with('{') && self.reader.admits(&json);
            if let Some(text) = is_object.then(|| Text::read(json.as_bytes())).flatten() {
                self.note(Form::Object, Form::String, false);
                let mut reader = self.reader.within(&text);
                reader.peek();
                return Value { reader: &mut reader, path: self.path, noted: true, exact: false }.object(visitor);
            }
            self.reader.reset(mark);
        }
        Err(self.misfit(Form::Object))
    }
}

/// Methods that do the same as another one.
macro_rules! same {
    ($($method:ident)* => $other:ident) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.$other(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Value<'_, '_> {
    type Error = Error;

    same!(deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 => signed);
    same!(deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_i128 deserialize_u128 => unsigned);
    same!(deserialize_f32 deserialize_f64 => float);
    same!(deserialize_char deserialize_str deserialize_string => string);
    same!(deserialize_identifier => deserialize_any);

    fn deserialize_any<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        match self.reader.peek() {
            b'[' => self.array(visitor, true),
            b'{' => self.object(visitor),
            b'"' => self.string(visitor),
            b't' | b'f' => self.deserialize_bool(visitor),
            b'n' => self.deserialize_unit(visitor),
            _ => {
                let token = self.reader.token();
                // As with `serde_json`, negative zero is no integer.
                match (token == "-0" || token.contains(['.', 'e', 'E']), number::integer(token)) {
                    (false, Some(Integer::Signed(number))) => visitor.visit_i64(number),
                    (false, Some(Integer::Unsigned(number))) => visitor.visit_u64(number),
                    _ => match number::float(token) {
                        Some(number) => visitor.visit_f64(number),
                        None => {
                            self.note(Form::Number, Form::Number, true);
                            visitor.visit_unit()
                        }
                    },
                }
            }
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_bool(self.scalar(Form::Boolean, |token, this| scalar::boolean(token, this.exact))?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.reader.peek() == b'n' {
            self.reader.skip();
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_unit<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        if self.reader.peek() != b'n' {
            return Err(self.misfit(Form::Null));
        }
        self.reader.skip();
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        mut self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        match name {
            hooks::ONE_OR_MANY if self.reader.peek() == b'[' => self.array(visitor, true),
            hooks::TEXT_OR if self.reader.peek() == b'"' => self.string(visitor),
            hooks::ONE_OR_MANY | hooks::TEXT_OR => visitor.visit_some(self),
            _ => {
                self.exact |= name == hooks::EXACT;
                visitor.visit_newtype_struct(self)
            }
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        let begin = self.reader.peek();
        if begin == b'[' {
            return self.array(visitor, true);
        }
        match self.reader.form() {
            came @ (Form::EmptyObject | Form::EmptyString) if !self.exact || begin == b'{' => {
                self.note(Form::Array, came, true);
                self.reader.skip();
            }
            came if self.exact || came == Form::Null => return Err(self.misfit(Form::Array)),
            _ => return self.array_of_one(visitor),
        }
        visitor.visit_seq(List::none(self.reader, self.path))
    }

    fn deserialize_tuple<V: Visitor<'de>>(mut self, _: usize, visitor: V) -> Result<V::Value, Error> {
        match self.reader.peek() {
            b'[' => self.array(visitor, false),
            _ => Err(self.misfit(Form::Array)),
        }
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.reader.peek() {
            b'[' => self.array(visitor, false),
            _ => self.string(visitor),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.reader.peek() {
            b'{' => self.object(visitor),
            _ => self.object_elsewhere(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        mut self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.reader.peek() {
            b'{' => {
                if !self.reader.enter() {
                    return Err(self.too_deep(Form::Object));
                }
                let value = visitor.visit_enum(Variant::new(&mut *self.reader, self.path))?;
                if self.reader.leave(b'}') { Ok(value) } else { Err(Error::Refused) }
            }
            _ => {
                let name = self.scalar(Form::String, |token, this| scalar::string(token, this.exact, false))?;
                visitor.visit_enum(StrDeserializer::new(&name))
            }
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.reader.skip();
        visitor.visit_unit()
    }
}
