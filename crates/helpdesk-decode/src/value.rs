//! One value of a text, and how a scalar is read whatever its form.

use crate::deviation::Form;
use crate::error::Error;
use crate::path::Path;
use crate::reader::Reader;
use crate::scalar::Converted;

/// The value that comes next in a text.
pub(crate) struct Value<'r, 't> {
    pub(crate) reader: &'r mut Reader<'t>,
    pub(crate) path: &'r Path<'r>,
    /// A deviation of this value is noted already.
    pub(crate) noted: bool,
    /// The value decides about the whole text, so its form is not guessed.
    pub(crate) exact: bool,
}

impl<'r, 't> Value<'r, 't> {
    pub(crate) fn new(reader: &'r mut Reader<'t>, path: &'r Path<'r>) -> Self {
        Self { reader, path, noted: false, exact: false }
    }

    /// The only element of an array that is missing, and that was noted.
    pub(crate) fn alone(reader: &'r mut Reader<'t>, path: &'r Path<'r>) -> Self {
        Self { reader, path, noted: true, exact: false }
    }

    pub(crate) fn note(&mut self, documented: Form, came: Form, lost: bool) {
        if !self.noted {
            self.reader.note(self.path, documented, came, lost);
        }
    }

    /// Notes that the value is lost.
    #[cold]
    pub(crate) fn misfit(&mut self, documented: Form) -> Error {
        self.reader.peek();
        let came = self.reader.form();
        self.note(documented, came, true);
        Error::Noted
    }

    /// Reads a scalar, which may stand alone in an array.
    pub(crate) fn scalar<T>(
        &mut self,
        documented: Form,
        convert: impl FnOnce(&'t str, &Self) -> Converted<T>,
    ) -> Result<T, Error> {
        let begin = self.reader.peek();
        if matches!(begin, b'[' | b'{') {
            return self.sole_scalar(documented, convert);
        }
        let mark = self.reader.mark();
        let token = self.reader.token();
        match convert(token, self) {
            Some((value, None)) => Ok(value),
            Some((value, Some(came))) => {
                self.note(documented, came, false);
                Ok(value)
            }
            None => {
                self.reader.reset(mark);
                Err(self.misfit(documented))
            }
        }
    }

    #[cold]
    fn sole_scalar<T>(
        &mut self,
        documented: Form,
        convert: impl FnOnce(&'t str, &Self) -> Converted<T>,
    ) -> Result<T, Error> {
        let mark = self.reader.mark();
        if !self.exact && self.reader.enter_sole(|begin| !matches!(begin, b'[' | b'{')) {
            let token = self.reader.token();
            self.reader.leave(b']');
            if let Some((value, _)) = convert(token, self) {
                self.note(documented, Form::Array, false);
                return Ok(value);
            }
        }
        self.reader.reset(mark);
        Err(self.misfit(documented))
    }
}
