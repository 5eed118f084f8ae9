//! The frames of the long connection, in protobuf.
//!
//! It is one message of nine fields of three kinds. To read and write it takes less than the macro of a protobuf library
//! would have every user compile.

use bytes::Bytes;

use super::protobuf::{BYTES, NotAFrame, Reader, VARINT, text, write_bytes, write_varint};

/// A frame that says something about the connection: ping and pong.
pub(crate) const CONTROL: i32 = 0;
/// A frame that carries an event.
pub(crate) const DATA: i32 = 1;

/// The most headers that a frame may have, and the most bytes of text in it beside the payload. An answer repeats them, so they
/// are kept for as long as the handler takes. The platform sends some ten, of some 300 bytes in all.
const MAX_HEADERS: usize = 64;
const MAX_TEXT: usize = 4 << 10;

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

impl Frame {
    /// The first header of that name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Reads a frame. Unknown fields are skipped; of a field that may come once only, the last one counts.
    pub(crate) fn read(bytes: &Bytes) -> Result<Self, NotAFrame> {
        let mut frame = Self::default();
        let mut reader = Reader { rest: bytes };
        let (mut required, mut length) = (0, 0);
        while let Some((field, wire_type)) = reader.key()? {
            match (field, wire_type) {
                (1, VARINT) => frame.seq_id = reader.varint()?,
                (2, VARINT) => frame.log_id = reader.varint()?,
                (3, VARINT) => frame.service = reader.int32()?,
                (4, VARINT) => frame.method = reader.int32()?,
                (5, BYTES) => {
                    let header = reader.bytes()?;
                    length += header.len();
                    if frame.headers.len() == MAX_HEADERS || length > MAX_TEXT {
                        return Err(NotAFrame("it has more headers than any frame of the platform"));
                    }
                    frame.headers.push(header_of(header)?);
                }
                (6, BYTES) => frame.payload_encoding = Some(counted(reader.bytes()?, &mut length)?),
                (7, BYTES) => frame.payload_type = Some(counted(reader.bytes()?, &mut length)?),
                (8, BYTES) => frame.payload = bytes.slice_ref(reader.bytes()?),
                (9, BYTES) => frame.log_id_new = Some(counted(reader.bytes()?, &mut length)?),
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

/// A text, which counts towards the limit for all texts.
fn counted(bytes: &[u8], total: &mut usize) -> Result<String, NotAFrame> {
    *total += bytes.len();
    if *total > MAX_TEXT {
        return Err(NotAFrame("it has longer texts than any frame of the platform"));
    }
    text(bytes)
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use prost::Message as _;

    use super::*;

    /// The same message, as the library for protobuf reads and writes it.
    mod library {
        #[derive(Clone, PartialEq, prost::Message)]
        pub(super) struct Header {
            #[prost(string, required, tag = "1")]
            pub(super) key: String,
            #[prost(string, required, tag = "2")]
            pub(super) value: String,
        }

        #[derive(Clone, PartialEq, prost::Message)]
        pub(super) struct Frame {
            #[prost(uint64, required, tag = "1")]
            pub(super) seq_id: u64,
            #[prost(uint64, required, tag = "2")]
            pub(super) log_id: u64,
            #[prost(int32, required, tag = "3")]
            pub(super) service: i32,
            #[prost(int32, required, tag = "4")]
            pub(super) method: i32,
            #[prost(message, repeated, tag = "5")]
            pub(super) headers: Vec<Header>,
            #[prost(string, optional, tag = "6")]
            pub(super) payload_encoding: Option<String>,
            #[prost(string, optional, tag = "7")]
            pub(super) payload_type: Option<String>,
            #[prost(bytes, optional, tag = "8")]
            pub(super) payload: Option<Vec<u8>>,
            #[prost(string, optional, tag = "9")]
            pub(super) log_id_new: Option<String>,
        }
    }

    impl From<Frame> for library::Frame {
        fn from(frame: Frame) -> Self {
            Self {
                seq_id: frame.seq_id,
                log_id: frame.log_id,
                service: frame.service,
                method: frame.method,
                headers: frame.headers.into_iter().map(|(key, value)| library::Header { key, value }).collect(),
                payload_encoding: frame.payload_encoding,
                payload_type: frame.payload_type,
                payload: Some(frame.payload.into()),
                log_id_new: frame.log_id_new,
            }
        }
    }

    fn read(bytes: &[u8]) -> Result<Frame, &'static str> {
        Frame::read(&Bytes::copy_from_slice(bytes)).map_err(|problem| problem.0)
    }

    /// The four fields that no frame is without.
    const REQUIRED: &[u8] = &[0x08, 1, 0x10, 2, 0x18, 3, 0x20, 1];

    fn with(more: &[u8]) -> Result<Frame, &'static str> {
        read(&[REQUIRED, more].concat())
    }

    #[test]
    fn what_is_a_frame() {
        let frame = Frame { seq_id: 1, log_id: 2, service: 3, method: 1, ..Frame::default() };
        assert_eq!(read(REQUIRED), Ok(frame.clone()));
        let header = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        for (more, expected) in [
            // Unknown fields of each wire type, and of the largest number.
            (&[0x50, 0xff, 1][..], frame.clone()),
            (&[0x51, 0, 1, 2, 3, 4, 5, 6, 7], frame.clone()),
            (&[0x52, 2, b'h', b'i'], frame.clone()),
            (&[0x55, 0, 1, 2, 3], frame.clone()),
            (&[0xf8, 0xff, 0xff, 0xff, 0x0f, 0], frame.clone()),
            // The last of several counts, in any order of fields.
            (&[0x08, 9, 0x42, 1, b'x', 0x42, 1, b'y'], Frame { seq_id: 9, payload: "y".into(), ..frame.clone() }),
            // Minus one, in the ten bytes that protobuf has for it, and in the five that it should not have.
            (&[0x18, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1], Frame { service: -1, ..frame.clone() }),
            (&[0x18, 0xff, 0xff, 0xff, 0xff, 0x0f], Frame { service: -1, ..frame.clone() }),
            (&[0x08, 0x80, 0x80, 0], Frame { seq_id: 0, ..frame.clone() }),
            (
                &[0x2a, 8, 0x0a, 1, b'k', 0x12, 1, b'v', 0x18, 1, 0x2a, 4, 0x12, 0, 0x0a, 0],
                Frame { headers: vec![header("k", "v"), header("", "")], ..frame.clone() },
            ),
            (
                &[0x32, 1, b'e', 0x3a, 1, b't', 0x4a, 2, 0xc3, 0xa9],
                Frame {
                    payload_encoding: Some("e".to_owned()),
                    payload_type: Some("t".to_owned()),
                    log_id_new: Some("é".to_owned()),
                    ..frame.clone()
                },
            ),
        ] {
            assert_eq!(with(more), Ok(expected), "{more:x?}");
        }
    }

    #[test]
    fn what_is_not() {
        let cut = "it is cut short";
        for (more, problem) in [
            (&[0x42][..], cut),
            (&[0x42, 5, 1], cut),
            (&[0x42, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1], cut),
            (&[0x51, 1, 2], cut),
            (&[0x55, 1, 2], cut),
            (&[0x80], cut),
            (&[0x08; 1], cut),
            (&[0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2], "a number has more than 64 bits"),
            (&[0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0], "a number has more than 64 bits"),
            (&[0x00, 1], "a field has a number that protobuf does not have"),
            (&[0x80, 0x80, 0x80, 0x80, 0x10, 1], "a field has a number that protobuf does not have"),
            (&[0x53], "a field has a wire type that is not in use"),
            (&[0x57], "a field has a wire type that is not in use"),
            (&[0x0a, 1, 1], "a field is not of its type"),
            (&[0x40, 1], "a field is not of its type"),
            (&[0x32, 1, 0xff], "a text is not UTF-8"),
            (&[0x2a, 3, 0x0a, 1, b'k'], "a header lacks its key or value"),
            (&[0x2a, 2, 0x08, 1], "a header is not of its type"),
            (&[0x2a, 3, 0x0a, 2, b'k'], cut),
        ] {
            assert_eq!(with(more), Err(problem), "{more:x?}");
        }
        for text in ["", "{}", "a text", "<html></html>"] {
            assert!(read(text.as_bytes()).is_err(), "{text}");
        }
        for end in 0..REQUIRED.len() {
            assert!(read(&REQUIRED[..end]).is_err());
        }
    }

    #[test]
    fn headers_and_texts_have_a_limit() {
        let header = [0x2a, 6, 0x0a, 1, b'k', 0x12, 1, b'v'];
        assert_eq!(with(&header.repeat(MAX_HEADERS)).map(|frame| frame.headers.len()), Ok(MAX_HEADERS));
        let problem = "it has more headers than any frame of the platform";
        assert_eq!(with(&header.repeat(MAX_HEADERS + 1)), Err(problem));
        let long = Frame { headers: vec![("k".to_owned(), "v".repeat(MAX_TEXT))], ..Frame::default() };
        assert_eq!(read(&long.encode()), Err(problem));
        let long = Frame { log_id_new: Some("x".repeat(MAX_TEXT + 1)), ..Frame::default() };
        assert_eq!(read(&long.encode()), Err("it has longer texts than any frame of the platform"));
        let longest = Frame { log_id_new: Some("x".repeat(MAX_TEXT)), ..Frame::default() };
        assert_eq!(read(&longest.encode()), Ok(longest));
        // The payload has that of the WebSocket's message.
        let large = Frame { payload: vec![0; 1 << 20].into(), ..Frame::default() };
        assert_eq!(read(&large.encode()), Ok(large));
    }

    fn frame() -> impl Strategy<Value = Frame> {
        let text = || proptest::option::of(".{0,20}");
        let ids = (any::<u64>(), any::<u64>(), any::<i32>(), any::<i32>());
        let headers = proptest::collection::vec((".{0,20}", ".{0,20}"), 0..12);
        let payload = proptest::collection::vec(any::<u8>(), 0..300);
        (ids, headers, text(), text(), payload, text()).prop_map(
            |((seq_id, log_id, service, method), headers, payload_encoding, payload_type, payload, log_id_new)| Frame {
                seq_id,
                log_id,
                service,
                method,
                headers,
                payload_encoding,
                payload_type,
                payload: payload.into(),
                log_id_new,
            },
        )
    }

    proptest! {
        #[test]
        fn a_library_writes_and_reads_the_same(frame in frame()) {
            let theirs = library::Frame::from(frame.clone());
            let bytes = frame.encode();
            prop_assert_eq!(&bytes[..], &theirs.encode_to_vec()[..]);
            prop_assert_eq!(library::Frame::decode(bytes.clone()), Ok(theirs));
            prop_assert_eq!(Frame::read(&bytes), Ok(frame));
        }

        #[test]
        fn of_damaged_bytes_a_library_reads_the_same(frame in frame(), at in any::<usize>(), byte in any::<u8>()) {
            let mut bytes = frame.encode().to_vec();
            let at = at % bytes.len();
            bytes[at] = byte;
            let bytes = Bytes::from(bytes);
            if let Ok(read) = Frame::read(&bytes) {
                let mut theirs = library::Frame::decode(bytes).expect("a frame");
                theirs.payload.get_or_insert_default();
                prop_assert_eq!(library::Frame::from(read), theirs);
            }
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(frame) = Frame::read(&bytes.into()) {
                prop_assert_eq!(Frame::read(&frame.encode()), Ok(frame));
            }
        }
    }
}
