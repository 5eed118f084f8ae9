//! The structs of a list of tickets, with derived impls. The structs are those of the golden `ticket.rs`; the bench fails
//! where they are not.

use helpdesk_types::ticket::{Channel, Score, Solved, TicketStatus, TicketType};
use helpdesk_types::{OneOrMany, TextOr, Timestamp};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;
use std::time::Duration;

/// Numbers that derive their impls, and are shown as the moment or duration that they are.
macro_rules! numbers {
    ($($name:ident($number:ty) = $of:expr;)*) => {$(
        #[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
        #[serde(transparent)]
        pub(crate) struct $name($number);

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                $of(self.0).fmt(f)
            }
        }
    )*};
}

numbers! {
    Millis(i64) = Timestamp::from_millis;
    Seconds(u64) = Duration::from_secs;
    Minutes(f64) = |minutes: f64| Duration::from_secs_f64(minutes * 60.0);
}

/// Reads an array; null is an empty one.
fn null_as_empty<'de, T: Deserialize<'de> + Default, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(crate) struct ListTicketsResponse {
    pub(crate) total: Option<i64>,
    #[serde(default, deserialize_with = "null_as_empty")]
    pub(crate) tickets: Vec<Ticket>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(crate) struct Ticket {
    pub(crate) ticket_id: Option<String>,
    pub(crate) helpdesk_id: Option<String>,
    pub(crate) guest: Option<TicketUser>,
    pub(crate) comments: Option<OneOrMany<Comment>>,
    pub(crate) ticket_type: Option<TicketType>,
    pub(crate) status: Option<TicketStatus>,
    pub(crate) score: Option<Score>,
    pub(crate) created_at: Option<Millis>,
    pub(crate) updated_at: Option<Millis>,
    pub(crate) closed_at: Option<Millis>,
    pub(crate) dissatisfaction_reason: Option<OneOrMany<TextOr<LocalizedText>>>,
    #[serde(default, deserialize_with = "null_as_empty")]
    pub(crate) agents: Vec<TicketUser>,
    pub(crate) channel: Option<Channel>,
    pub(crate) solve: Option<Solved>,
    pub(crate) closed_by: Option<TicketUser>,
    #[serde(default, deserialize_with = "null_as_empty")]
    pub(crate) collaborators: Vec<TicketUser>,
    #[serde(default, deserialize_with = "null_as_empty")]
    pub(crate) customized_fields: Vec<CustomizedFieldValue>,
    pub(crate) agent_service_duration: Option<Minutes>,
    pub(crate) agent_first_response_duration: Option<Seconds>,
    pub(crate) bot_service_duration: Option<Seconds>,
    pub(crate) agent_resolution_time: Option<Seconds>,
    pub(crate) actual_processing_time: Option<Seconds>,
    pub(crate) agent_entry_time: Option<Millis>,
    pub(crate) agent_first_response_time: Option<Millis>,
    pub(crate) agent_last_response_time: Option<Millis>,
    pub(crate) agent_owner: Option<TicketUser>,
    #[serde(default, deserialize_with = "null_as_empty")]
    pub(crate) tags: Vec<TicketTag>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(crate) struct TicketUser {
    pub(crate) id: Option<String>,
    pub(crate) avatar_url: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) department: Option<String>,
    pub(crate) city: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) email: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(crate) struct Comment {
    pub(crate) content: Option<String>,
    pub(crate) created_at: Option<Millis>,
    pub(crate) id: Option<i64>,
    pub(crate) user_avatar_url: Option<String>,
    pub(crate) user_name: Option<String>,
    pub(crate) user_id: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(crate) struct LocalizedText {
    pub(crate) zh_cn: Option<String>,
    pub(crate) en_us: Option<String>,
    pub(crate) ja_jp: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(crate) struct CustomizedFieldValue {
    pub(crate) id: Option<String>,
    pub(crate) value: Option<String>,
    pub(crate) key_name: Option<String>,
    pub(crate) display_name: Option<String>,
    pub(crate) position: Option<i64>,
    pub(crate) required: Option<bool>,
    pub(crate) editable: Option<bool>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(crate) struct TicketTag {
    pub(crate) id: Option<String>,
    pub(crate) name: Option<String>,
}
