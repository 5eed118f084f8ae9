//! The frames of the long connection, in protobuf.
//!
//! It is one message of nine fields of three kinds. To read and write it takes less than the macro of a protobuf library
//! would have every user compile.

use std::fmt;

use bytes::Bytes;

/// A frame that says something about the connection: ping and pong.
pub(crate) const CONTROL: i32 = 0;
/// A frame that carries an event.
pub(crate) const DATA: i32 = 1;

/// The most headers that a frame may have, and the most bytes of text in it beside the payload. An answer repeats them, so they
/// are kept for as long as the handler takes. The platform sends some ten, of some 300 bytes in all.
const MAX_HEADERS: usize = 64;
const MAX_TEXT: usize = 4 << 10;

/// The wire types of protobuf.
const VARINT: u8 = 0;
const FIXED_64: u8 = 1;
const BYTES: u8 = 2;
const FIXED_32: u8 = 5;

/// A frame.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Frame {
    pub(crate) seq_id: u64,
    pub(crate) log_id: u64,
    pub(crate) service: i32,
    pub(crate) method: i32,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) payload_encoding: Option<String>,
    pub(crate) payload_type: Option<String>,
    pub(crate) payload: Bytes,
    pub(crate) log_id_new: Option<String>,
}

/// Why bytes are not a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotAFrame(pub(crate) &'static str);

impl fmt::Display for NotAFrame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Frame {
    /// The first header of that name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Reads a frame. Unknown fields are skipped; of a field that may come once only, the last one counts.
    pub(crate) fn read(bytes: &Bytes) -> Result<Self, NotAFrame> {
        let mut frame = Self::default();
        let mut reader = Reader { rest: bytes };
        let (mut required, mut text) = (0, 0);
        while let Some((field, wire_type)) = reader.key()? {
            match (field, wire_type) {
                (1, VARINT) => frame.seq_id = reader.varint()?,
                (2, VARINT) => frame.log_id = reader.varint()?,
                (3, VARINT) => frame.service = reader.int32()?,
                (4, VARINT) => frame.method = reader.int32()?,
                (5, BYTES) => {
                    let header = reader.bytes()?;
                    text += header.len();
                    if frame.headers.len() == MAX_HEADERS || text > MAX_TEXT {
                        return Err(NotAFrame("it has more headers than any frame of the platform"));
                    }
                    frame.headers.push(header_of(header)?);
                }
                (6, BYTES) => frame.payload_encoding = Some(reader.text(&mut text)?),
                (7, BYTES) => frame.payload_type = Some(reader.text(&mut text)?),
                (8, BYTES) => frame.payload = bytes.slice_ref(reader.bytes()?),
                (9, BYTES) => frame.log_id_new = Some(reader.text(&mut text)?),
                (1..=9, _) => return Err(NotAFrame("a field is not of its type")),
                (_, wire_type) => reader.skip(wire_type)?,
            }
            if let 1..=4 = field {
                required |= 1 << field;
            }
        }
        if required != 0b11110 {
            return Err(NotAFrame("a required field is missing"));
        }
        Ok(frame)
    }

    /// The frame as it is sent.
    pub(crate) fn encode(&self) -> Bytes {
        let mut out = Vec::with_capacity(self.payload.len() + 256);
        for (field, value) in [
            (1, self.seq_id),
            (2, self.log_id),
            // A negative number has ten bytes, as if it were of 64 bits.
            (3, i64::from(self.service) as u64),
            (4, i64::from(self.method) as u64),
        ] {
            write_varint(&mut out, field << 3 | u64::from(VARINT));
            write_varint(&mut out, value);
        }
        for (key, value) in &self.headers {
            let mut header = Vec::with_capacity(key.len() + value.len() + 8);
            write_bytes(&mut header, 1, key.as_bytes());
            write_bytes(&mut header, 2, value.as_bytes());
            write_bytes(&mut out, 5, &header);
        }
        let texts = [(6, &self.payload_encoding), (7, &self.payload_type)];
        for (field, text) in texts.into_iter().filter_map(|(field, text)| Some((field, text.as_ref()?))) {
            write_bytes(&mut out, field, text.as_bytes());
        }
        write_bytes(&mut out, 8, &self.payload);
        if let Some(log_id) = &self.log_id_new {
            write_bytes(&mut out, 9, log_id.as_bytes());
        }
        out.into()
    }
}

fn header_of(bytes: &[u8]) -> Result<(String, String), NotAFrame> {
    let (mut key, mut value, mut reader) = (None, None, Reader { rest: bytes });
    while let Some((field, wire_type)) = reader.key()? {
        match (field, wire_type) {
            (1, BYTES) => key = Some(text(reader.bytes()?)?),
            (2, BYTES) => value = Some(text(reader.bytes()?)?),
            (1 | 2, _) => return Err(NotAFrame("a header is not of its type")),
            (_, wire_type) => reader.skip(wire_type)?,
        }
    }
    key.zip(value).ok_or(NotAFrame("a header lacks its key or value"))
}

fn text(bytes: &[u8]) -> Result<String, NotAFrame> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| NotAFrame("a text is not UTF-8"))
}

/// Reads one field after another.
struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// The number and wire type of the next field; `None` at the end.
    fn key(&mut self) -> Result<Option<(u64, u8)>, NotAFrame> {
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

    fn varint(&mut self) -> Result<u64, NotAFrame> {
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
    fn int32(&mut self) -> Result<i32, NotAFrame> {
        self.varint().map(|value| value as i32)
    }

    fn bytes(&mut self) -> Result<&'a [u8], NotAFrame> {
        let length = usize::try_from(self.varint()?).map_err(|_| CUT_SHORT)?;
        self.take(length)
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], NotAFrame> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(CUT_SHORT)?;
        self.rest = rest;
        Ok(taken)
    }

    /// A text, which counts towards the limit for all texts.
    fn text(&mut self, total: &mut usize) -> Result<String, NotAFrame> {
        let bytes = self.bytes()?;
        *total += bytes.len();
        if *total > MAX_TEXT {
            return Err(NotAFrame("it has longer texts than any frame of the platform"));
        }
        text(bytes)
    }

    fn skip(&mut self, wire_type: u8) -> Result<(), NotAFrame> {
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

fn write_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn write_bytes(out: &mut Vec<u8>, field: u64, bytes: &[u8]) {
    write_varint(out, field << 3 | u64::from(BYTES));
    write_varint(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}
