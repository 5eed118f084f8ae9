//! The form in which tokens and events are stored.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use helpdesk_client::{Secret, StoredToken, TenantAccessToken, UserAccessToken, UserTokens};
use helpdesk_events::InboxEvent;
use serde_json::{Value, json};

use crate::cipher::Cipher;
use crate::error::{StoreError, Unreadable};

/// Milliseconds since 1970; the first or last moment where it is before or after what an `i64` holds.
pub(crate) fn millis(time: SystemTime) -> i64 {
    let millis = |duration: Duration| i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
    time.duration_since(UNIX_EPOCH).map_or_else(|before| -millis(before.duration()), millis)
}

/// The moment of milliseconds since 1970. One that the system cannot express is 1970.
pub(crate) fn moment(millis: i64) -> SystemTime {
    let distance = Duration::from_millis(millis.unsigned_abs());
    if millis < 0 { UNIX_EPOCH.checked_sub(distance) } else { UNIX_EPOCH.checked_add(distance) }.unwrap_or(UNIX_EPOCH)
}

pub(crate) fn write_token(token: &StoredToken) -> Vec<u8> {
    json!({ "token": token.token.expose(), "expires_at": millis(token.expires_at) }).to_string().into_bytes()
}

pub(crate) fn read_token(text: &[u8]) -> Result<StoredToken, Unreadable> {
    let row = Row::read(text)?;
    Ok(StoredToken::new(TenantAccessToken::new(row.text("token")?), row.moment("expires_at")?))
}

pub(crate) fn write_user_tokens(tokens: &UserTokens) -> Vec<u8> {
    json!({
        "access_token": tokens.access_token.expose(),
        "expires_at": millis(tokens.expires_at),
        "refresh_token": tokens.refresh_token.as_ref().map(Secret::expose),
        "refresh_expires_at": tokens.refresh_expires_at.map(millis),
    })
    .to_string()
    .into_bytes()
}

pub(crate) fn read_user_tokens(text: &[u8]) -> Result<UserTokens, Unreadable> {
    let row = Row::read(text)?;
    let mut tokens = UserTokens::new(UserAccessToken::new(row.text("access_token")?), Duration::ZERO);
    tokens.expires_at = row.moment("expires_at")?;
    if !row.is_null("refresh_token") {
        tokens = tokens.refresh_token(row.text("refresh_token")?);
    }
    if !row.is_null("refresh_expires_at") {
        tokens.refresh_expires_at = Some(row.moment("refresh_expires_at")?);
    }
    Ok(tokens)
}

/// Whether two pairs are the same. A pair that was stored has lost the fractions of its milliseconds.
pub(crate) fn is_same_pair(one: &UserTokens, other: &UserTokens) -> bool {
    one.access_token == other.access_token && one.refresh_token == other.refresh_token
}

/// An event: the length of the head, the head, which is never encrypted, and the text.
pub(crate) fn write_event(event: &InboxEvent, cipher: &Cipher) -> Result<Vec<u8>, StoreError> {
    let place = ["event", &*event.id];
    let head = json!({
        "type": event.event_type,
        "ticket": event.ticket_id,
        "arrived_at": millis(event.arrived_at),
        "arrival": event.arrival,
    })
    .to_string();
    let length = u32::try_from(head.len()).map_err(|_| Unreadable::TooLong.at(place))?;
    let text = cipher.seal(place, &event.raw).map_err(|reason| reason.at(place))?;
    Ok([&length.to_le_bytes(), head.as_bytes(), &text].concat())
}

/// The event of a record, without its text, which follows.
pub(crate) fn read_head<'r>(id: &str, record: &'r [u8]) -> Result<(InboxEvent, &'r [u8]), Unreadable> {
    let (length, rest) = record.split_first_chunk().ok_or(Unreadable::Garbage)?;
    let length = u32::from_le_bytes(*length) as usize;
    let (head, text) = rest.split_at_checked(length).ok_or(Unreadable::Garbage)?;
    let head = Row::read(head)?;
    let mut event = InboxEvent::new(id, Vec::new());
    event.event_type = head.text("type")?;
    event.ticket_id = if head.is_null("ticket") { None } else { Some(head.text("ticket")?) };
    event.arrived_at = head.moment("arrived_at")?;
    event.arrival = head.text("arrival")?;
    Ok((event, text))
}

pub(crate) fn read_event(id: &str, record: &[u8], cipher: &Cipher) -> Result<InboxEvent, Unreadable> {
    let (mut event, text) = read_head(id, record)?;
    event.raw = cipher.open(["event", id], text)?.into();
    Ok(event)
}

/// A JSON object.
struct Row(Value);

impl Row {
    fn read(text: &[u8]) -> Result<Self, Unreadable> {
        serde_json::from_slice(text).map(Self).map_err(|_| Unreadable::Garbage)
    }

    fn text(&self, key: &str) -> Result<String, Unreadable> {
        self.0.get(key).and_then(Value::as_str).map(str::to_owned).ok_or(Unreadable::Garbage)
    }

    fn moment(&self, key: &str) -> Result<SystemTime, Unreadable> {
        self.0.get(key).and_then(Value::as_i64).map(moment).ok_or(Unreadable::Garbage)
    }

    fn is_null(&self, key: &str) -> bool {
        self.0.get(key).is_some_and(Value::is_null)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_come_back_as_they_were() {
        let expires_at = moment(1_700_000_000_123);
        let token = StoredToken::new(TenantAccessToken::new("t-1"), expires_at);
        assert_eq!(read_token(&write_token(&token)), Ok(token));

        let mut tokens = UserTokens::new(UserAccessToken::new("u-1"), Duration::from_secs(1));
        tokens.expires_at = expires_at;
        assert_eq!(read_user_tokens(&write_user_tokens(&tokens)), Ok(tokens.clone()));
        let mut refreshed = tokens.clone().refresh_token("ur-1");
        refreshed.refresh_expires_at = Some(moment(-1));
        assert_eq!(read_user_tokens(&write_user_tokens(&refreshed)), Ok(refreshed.clone()));

        let mut later = refreshed.clone();
        later.expires_at = moment(0);
        let other = UserTokens::new(UserAccessToken::new("u-2"), Duration::ZERO).refresh_token("ur-1");
        for (pair, is_same) in [(&refreshed, true), (&later, true), (&tokens, false), (&other, false)] {
            assert_eq!(is_same_pair(&refreshed, pair), is_same, "{pair:?}");
        }
    }

    #[test]
    fn garbage_is_not_a_token() {
        for text in [
            "",
            "[]",
            "{}",
            r#"{"token":"t"}"#,
            r#"{"token":1,"expires_at":1}"#,
            r#"{"access_token":"u","expires_at":1}"#,
        ] {
            assert_eq!(read_token(text.as_bytes()), Err(Unreadable::Garbage), "{text}");
            assert_eq!(read_user_tokens(text.as_bytes()), Err(Unreadable::Garbage), "{text}");
        }
        for number in [i64::MIN + 1, -1, 0, 1, i64::MAX] {
            assert!([number, 0].contains(&millis(moment(number))), "{number}");
        }
    }
}
