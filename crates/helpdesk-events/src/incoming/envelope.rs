//! The envelope of an event, of version 2.0 or 1, and the text of a challenge.

use helpdesk_core::runtime::{Record, list, optional, record};
use helpdesk_decode::{Decoded, Deviations, decode};
use helpdesk_types::{EventHeader, Secret, Timestamp};
use serde_core::de::{Deserialize, Deserializer, MapAccess};

use super::outline::Outline;

/// The header of an event, and its deviations. A text without a header gives an empty one.
pub(crate) fn header(text: &[u8], outline: &Outline) -> (EventHeader, Deviations) {
    let read = match outline.is_version_2 {
        true => decode::<Version2>(text).map(|Decoded { value, deviations, .. }| (value.0, deviations)),
        false => decode::<Version1>(text).map(|Decoded { value, deviations, .. }| (value.into_header(), deviations)),
    };
    read.unwrap_or_default()
}

/// The text of a challenge.
pub(crate) fn challenge(text: &[u8]) -> Option<String> {
    let Question(challenge) = decode(text).ok()?.value;
    challenge.filter(|challenge| !challenge.is_empty())
}

macro_rules! records {
    ($($record:ident)*) => {$(
        impl<'de> Deserialize<'de> for $record {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                record(deserializer)
            }
        }
    )*};
}

records! { Version2 Version1 Version1Event Question }

#[derive(Default)]
pub(crate) struct Version2(EventHeader);

impl Record for Version2 {
    const KEYS: &'static [&'static str] = &["header"];

    fn read<'de, A: MapAccess<'de>>(&mut self, _: usize, map: &mut A) -> Result<(), A::Error> {
        list(&mut self.0, map)
    }
}

#[derive(Default)]
pub(crate) struct Version1 {
    id: Option<String>,
    seconds: Option<String>,
    token: Option<Secret>,
    event: Version1Event,
}

impl Record for Version1 {
    const KEYS: &'static [&'static str] = &["uuid", "ts", "token", "event"];

    fn read<'de, A: MapAccess<'de>>(&mut self, key: usize, map: &mut A) -> Result<(), A::Error> {
        match key {
            0 => optional(&mut self.id, map),
            1 => optional(&mut self.seconds, map),
            2 => optional(&mut self.token, map),
            _ => list(&mut self.event, map),
        }
    }
}

/// Of an event of version 1: what version 2.0 has in the header.
#[derive(Default)]
struct Version1Event {
    event_type: Option<String>,
    app_id: Option<String>,
    tenant_key: Option<String>,
}

impl Record for Version1Event {
    const KEYS: &'static [&'static str] = &["type", "app_id", "tenant_key"];

    fn read<'de, A: MapAccess<'de>>(&mut self, key: usize, map: &mut A) -> Result<(), A::Error> {
        match key {
            0 => optional(&mut self.event_type, map),
            1 => optional(&mut self.app_id, map),
            _ => optional(&mut self.tenant_key, map),
        }
    }
}

impl Version1 {
    fn into_header(self) -> EventHeader {
        let Self { id, seconds, token, event } = self;
        let mut header = EventHeader::default();
        header.event_id = id;
        header.event_type = event.event_type;
        header.create_time = seconds.and_then(|seconds| moment(&seconds));
        header.token = token;
        header.app_id = event.app_id;
        header.tenant_key = event.tenant_key;
        header
    }
}

/// The moment of a text like `1502199207.7171419`, in seconds.
fn moment(seconds: &str) -> Option<Timestamp> {
    let (whole, fraction) = seconds.split_once('.').unwrap_or((seconds, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let plain = !whole.is_empty() && digits(whole) && digits(fraction);
    let milliseconds = plain.then(|| format!("{whole}{fraction:0<3.3}"))?;
    milliseconds.parse().ok().map(Timestamp::from_millis)
}

#[derive(Default)]
struct Question(Option<String>);

impl Record for Question {
    const KEYS: &'static [&'static str] = &["challenge"];

    fn read<'de, A: MapAccess<'de>>(&mut self, _: usize, map: &mut A) -> Result<(), A::Error> {
        optional(&mut self.0, map)
    }
}
