//! The part of protobuf's encoding that frames need.

/// The wire types of protobuf.
pub(crate) const VARINT: u8 = 0;
const FIXED_64: u8 = 1;
pub(crate) const BYTES: u8 = 2;
const FIXED_32: u8 = 5;

/// Why bytes are not a frame of the long connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotAFrame(pub(crate) &'static str);

pub(crate) fn text(bytes: &[u8]) -> Result<String, NotAFrame> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| NotAFrame("a text is not UTF-8"))
}

/// Reads one field after another.
pub(crate) struct Reader<'a> {
    pub(crate) rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// The number and wire type of the next field; `None` at the end.
    pub(crate) fn key(&mut self) -> Result<Option<(u64, u8)>, NotAFrame> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let key = self.varint()?;
        // 29 bits are what protobuf has for the number of a field.
        match key >> 3 {
            field @ 1..=0x1fff_ffff => Ok(Some((field, (key & 7) as u8))),
            _ => Err(NotAFrame("a field has a number that protobuf does not have")),
        }
    }

    pub(crate) fn varint(&mut self) -> Result<u64, NotAFrame> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.rest.split_first().ok_or(CUT_SHORT)?;
            self.rest = rest;
            // Of the tenth byte one bit is left.
            if shift == 63 && byte > 1 {
                break;
            }
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(NotAFrame("a number has more than 64 bits"))
    }

    /// The lower 32 bits of a number, as protobuf reads it.
    pub(crate) fn int32(&mut self) -> Result<i32, NotAFrame> {
        self.varint().map(|value| value as i32)
    }

    pub(crate) fn bytes(&mut self) -> Result<&'a [u8], NotAFrame> {
        let length = usize::try_from(self.varint()?).map_err(|_| CUT_SHORT)?;
        self.take(length)
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], NotAFrame> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(CUT_SHORT)?;
        self.rest = rest;
        Ok(taken)
    }

    pub(crate) fn skip(&mut self, wire_type: u8) -> Result<(), NotAFrame> {
        match wire_type {
            VARINT => self.varint().map(drop),
            FIXED_64 => self.take(8).map(drop),
            BYTES => self.bytes().map(drop),
            FIXED_32 => self.take(4).map(drop),
            _ => Err(NotAFrame("a field has a wire type that is not in use")),
        }
    }
}

const CUT_SHORT: NotAFrame = NotAFrame("it is cut short");

pub(crate) fn write_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

pub(crate) fn write_bytes(out: &mut Vec<u8>, field: u64, bytes: &[u8]) {
    write_varint(out, field << 3 | u64::from(BYTES));
    write_varint(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}
