//! One value of a text, and how it is read whatever the type. Nothing here depends on a type, so that it is compiled once.

use std::borrow::Cow;

use crate::deviation::Form;
use crate::error::Error;
use crate::number::Integer;
use crate::path::Path;
use crate::reader::Reader;
use crate::scalar::{self, Converted};
use crate::text::{Text, unquote};

/// The value that comes next in a text.
pub(crate) struct Value<'r, 't> {
    pub(crate) reader: &'r mut Reader<'t>,
    pub(crate) path: &'r Path<'r>,
    pub(crate) mode: Mode,
}

/// How a value is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Its form is converted, and a deviation is noted.
    Usual,
    /// It decides about the whole text, so its form is not guessed.
    Exact,
    /// A deviation of it is noted already.
    Noted,
    /// It did not fit, and was passed over. What can be absent comes of it; its form was that one.
    Absent(Form),
}

/// Where the object or array is that is read for a value.
pub(crate) enum Found<'t> {
    /// It comes next, and is entered.
    Here,
    /// There is none, and an empty one in its place.
    Nothing,
    /// It stands alone in an array, which is entered; or the value itself stands for an array.
    Alone(Form),
    /// It is in a string.
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

    /// Notes that the value is lost.
    #[cold]
    pub(crate) fn misfit(&mut self, documented: Form) -> Error {
        if !self.is_absent() {
            self.reader.peek();
            let came = self.reader.form();
            self.note(documented, came, true);
        }
        Error::Noted
    }

    /// Reads a scalar, which may stand alone in an array.
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
        Err(self.misfit(documented))
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

    /// Takes null, if it comes.
    pub(crate) fn null(&mut self) -> bool {
        let is_null = self.reader.peek() == b'n';
        if is_null {
            self.reader.skip();
        }
        is_null
    }

    /// Finds the object that the value is, or that stands for it.
    pub(crate) fn find_object(&mut self) -> Result<Found<'t>, Error> {
        match self.mode {
            Mode::Absent(Form::Null | Form::EmptyArray) => return Ok(Found::Nothing),
            Mode::Absent(_) => return Err(Error::Noted),
            _ if self.reader.peek() == b'{' => return self.enter(Form::Object),
            Mode::Exact => return Err(self.misfit(Form::Object)),
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
        Err(self.misfit(Form::Object))
    }

    /// Finds the array that the value is, or that it stands for.
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
            came if exact || came == Form::Null => Err(self.misfit(Form::Array)),
            came => Ok(Found::Alone(came)),
        }
    }

    /// Enters the array or object that comes.
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
