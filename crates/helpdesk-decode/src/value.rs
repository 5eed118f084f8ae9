//! Values, and their conversion. Nothing here is generic, so it is compiled once.

use std::borrow::Cow;

use crate::deviation::Form;
use crate::error::Error;
use crate::number::Integer;
use crate::path::Path;
use crate::reader::Reader;
use crate::scalar::{self, Converted};
use crate::text::{Text, unquote};

/// The next value of a text.
pub(crate) struct Value<'r, 't> {
    pub(crate) reader: &'r mut Reader<'t>,
    pub(crate) path: &'r Path<'r>,
    pub(crate) mode: Mode,
}

/// The mode of reading a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Its form is converted, and deviations are recorded.
    Usual,
    /// The value decides about the whole text, so it is not converted.
    Exact,
    /// A deviation of the value is already recorded.
    Noted,
    /// The value had this form, did not match, and was skipped. The type may still accept an absent value.
    Absent(Form),
}

/// The position of the object or array that is read for a value.
pub(crate) enum Found<'t> {
    /// It is next, and has been entered.
    Here,
    /// It is missing, and is read as empty.
    Nothing,
    /// The object is the only element of an array, which has been entered; or the value is read as the only element of
    /// an array.
    Alone(Form),
    /// It is within a string.
    InString(Text<'t>),
}

impl<'r, 't> Value<'r, 't> {
    pub(crate) fn new(reader: &'r mut Reader<'t>, path: &'r Path<'r>, mode: Mode) -> Self {
        Self { reader, path, mode }
    }

    pub(crate) fn note(&mut self, documented: Form, came: Form, lost: bool) {
        if self.mode != Mode::Noted {
            self.reader.note(self.path, documented, came, lost);
        }
    }

    pub(crate) fn is_absent(&self) -> bool {
        matches!(self.mode, Mode::Absent(_))
    }

    /// Records that the value is lost.
    #[cold]
    pub(crate) fn mismatch(&mut self, documented: Form) -> Error {
        if !self.is_absent() {
            self.reader.peek();
            let came = self.reader.form();
            self.note(documented, came, true);
        }
        Error::Noted
    }

    /// Reads a scalar, possibly the only element of an array.
    pub(crate) fn scalar<T>(
        &mut self,
        documented: Form,
        convert: impl FnOnce(&'t str, &Self) -> Converted<T>,
    ) -> Result<T, Error> {
        if self.is_absent() {
            return Err(Error::Noted);
        }
        let (mark, begin) = (self.reader.mark(), self.reader.peek());
        let alone = begin == b'[' && self.mode != Mode::Exact && self.reader.enter_sole(is_scalar);
        if alone || is_scalar(begin) {
            let token = self.reader.token();
            match convert(token, self) {
                Some((value, deviates)) => {
                    if alone {
                        self.reader.leave(b']');
                    }
                    if let Some(came) = if alone { Some(Form::Array) } else { deviates } {
                        self.note(documented, came, false);
                    }
                    return Ok(value);
                }
                None => self.reader.reset(mark),
            }
        }
        Err(self.mismatch(documented))
    }

    pub(crate) fn signed(&mut self) -> Result<Integer, Error> {
        self.scalar(Form::Integer, |token, this| scalar::signed(token, this.mode == Mode::Exact))
    }

    pub(crate) fn unsigned(&mut self) -> Result<Integer, Error> {
        self.scalar(Form::Integer, |token, this| scalar::unsigned(token, this.mode == Mode::Exact))
    }

    pub(crate) fn float(&mut self) -> Result<f64, Error> {
        self.scalar(Form::Number, |token, _| scalar::float(token))
    }

    pub(crate) fn boolean(&mut self) -> Result<bool, Error> {
        self.scalar(Form::Boolean, |token, this| scalar::boolean(token, this.mode == Mode::Exact))
    }

    pub(crate) fn string(&mut self) -> Result<Cow<'t, str>, Error> {
        self.scalar(Form::String, |token, this| {
            scalar::string(token, this.mode == Mode::Exact, this.reader.is_repaired())
        })
    }

    /// Skips null, if it is next.
    pub(crate) fn null(&mut self) -> bool {
        let is_null = self.reader.peek() == b'n';
        if is_null {
            self.reader.skip();
        }
        is_null
    }

    /// Finds the object, or the value that replaces it.
    pub(crate) fn find_object(&mut self) -> Result<Found<'t>, Error> {
        match self.mode {
            Mode::Absent(Form::Null | Form::EmptyArray) => return Ok(Found::Nothing),
            Mode::Absent(_) => return Err(Error::Noted),
            _ if self.reader.peek() == b'{' => return self.enter(Form::Object),
            Mode::Exact => return Err(self.mismatch(Form::Object)),
            Mode::Usual | Mode::Noted => {}
        }
        if self.reader.enter_sole(|begin| begin == b'{') {
            self.note(Form::Object, Form::Array, false);
            self.enter(Form::Object)?;
            return Ok(Found::Alone(Form::Array));
        }
        let mark = self.reader.mark();
        if self.reader.peek() == b'"' {
            let json = unquote(self.reader.token()).0;
            let is_object = json.trim_start().starts_with('{') && self.reader.admits(&json);
            if let Some(text) = is_object.then(|| Text::of(json)).flatten() {
                self.note(Form::Object, Form::String, false);
                return Ok(Found::InString(text));
            }
            self.reader.reset(mark);
        }
        Err(self.mismatch(Form::Object))
    }

    /// Finds the array, or the value that replaces it.
    pub(crate) fn find_array(&mut self) -> Result<Found<'t>, Error> {
        match self.mode {
            Mode::Absent(Form::Null | Form::EmptyObject) => return Ok(Found::Nothing),
            Mode::Absent(_) => return Err(Error::Noted),
            _ if self.reader.peek() == b'[' => return self.enter(Form::Array),
            _ => {}
        }
        let exact = self.mode == Mode::Exact;
        match self.reader.form() {
            came @ (Form::EmptyObject | Form::EmptyString) if !exact || came == Form::EmptyObject => {
                self.note(Form::Array, came, true);
                self.reader.skip();
                Ok(Found::Nothing)
            }
            came if exact || came == Form::Null => Err(self.mismatch(Form::Array)),
            came => Ok(Found::Alone(came)),
        }
    }

    /// Enters the next array or object.
    pub(crate) fn enter(&mut self, documented: Form) -> Result<Found<'t>, Error> {
        if self.reader.enter() {
            return Ok(Found::Here);
        }
        self.note(documented, Form::TooDeep, true);
        Err(Error::Noted)
    }
}

fn is_scalar(begin: u8) -> bool {
    !matches!(begin, b'[' | b'{')
}
