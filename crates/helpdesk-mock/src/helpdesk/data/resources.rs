//! The kinds of things that a helpdesk keeps, and what the operations do with them: a table, which `engine` reads.

/// A kind of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Users,
    Tickets,
    Messages,
    Faqs,
    Categories,
    Agents,
    Skills,
    SkillRules,
    Notifications,
    TicketFields,
    UserFields,
    Tags,
}

/// How things of a kind are kept.
#[derive(Debug)]
pub(crate) struct Resource {
    pub(crate) kind: Kind,
    /// Its name in a snapshot.
    pub(crate) name: &'static str,
    /// The word for one of them in errors.
    pub(crate) noun: &'static str,
    /// The field with the id.
    pub(crate) id: &'static str,
    /// The fields by which they are found without a look at all of them.
    pub(crate) keys: &'static [&'static str],
    /// The fields that the helpdesk fills in by itself.
    pub(crate) stamps: &'static [(&'static str, On, Stamp)],
}

/// When a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum On {
    /// When the thing is created.
    Creation,
    /// When it is created, and no value was given.
    Lack,
    /// When it is created, and whenever it changes.
    Change,
}

/// The value that a field is filled in with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stamp {
    /// The thing's new id.
    Id,
    /// The id of the helpdesk.
    Helpdesk,
    /// The time in milliseconds.
    Millis,
    /// The time in milliseconds, as text.
    MillisText,
    /// The time in seconds.
    Seconds,
    /// The caller, who owns the helpdesk.
    Caller,
    /// The caller, as notifications have it.
    CallerOfNotification,
    Number(i64),
    /// A truth value.
    Boolean(bool),
}

use On::{Change, Creation, Lack};
use Stamp::{Boolean, Caller, CallerOfNotification, Helpdesk, Id, Millis, MillisText, Number, Seconds};

/// Every kind, in the order of [`Kind`].
pub(crate) const RESOURCES: &[Resource] = &[
    Resource { kind: Kind::Users, name: "users", noun: "user", id: "id", keys: &[], stamps: &[] },
    Resource {
        kind: Kind::Tickets,
        name: "tickets",
        noun: "ticket",
        id: "ticket_id",
        keys: &["ticket_id", "guest/id", "closed_by/id", "agents/id", "created_at", "updated_at"],
        stamps: &[("ticket_id", Creation, Id), ("helpdesk_id", Creation, Helpdesk), ("created_at", Creation, Millis)],
    },
    Resource {
        kind: Kind::Messages,
        name: "messages",
        noun: "message",
        id: "id",
        keys: &["ticket_id"],
        stamps: &[("id", Creation, Id), ("created_at", Creation, Millis)],
    },
    Resource {
        kind: Kind::Faqs,
        name: "faqs",
        noun: "FAQ",
        id: "faq_id",
        keys: &["category_id"],
        stamps: &[
            ("faq_id", Creation, Id),
            ("id", Creation, Id),
            ("helpdesk_id", Creation, Helpdesk),
            ("status", Creation, Number(1)),
            ("create_time", Creation, Seconds),
            ("create_user", Creation, Caller),
            ("update_time", Change, Seconds),
            ("update_user", Change, Caller),
        ],
    },
    Resource {
        kind: Kind::Categories,
        name: "categories",
        noun: "category",
        id: "category_id",
        keys: &[],
        stamps: &[
            ("category_id", Creation, Id),
            ("id", Creation, Id),
            ("helpdesk_id", Creation, Helpdesk),
            ("updated_at", Change, Millis),
        ],
    },
    Resource {
        kind: Kind::Agents,
        name: "agents",
        noun: "agent",
        id: "id",
        keys: &[],
        stamps: &[("status", Lack, Number(1))],
    },
    Resource {
        kind: Kind::Skills,
        name: "skills",
        noun: "skill",
        id: "agent_skill_id",
        keys: &[],
        stamps: &[("agent_skill_id", Creation, Id), ("id", Creation, Id), ("is_default", Creation, Boolean(false))],
    },
    Resource { kind: Kind::SkillRules, name: "skill_rules", noun: "rule", id: "id", keys: &[], stamps: &[] },
    Resource {
        kind: Kind::Notifications,
        name: "notifications",
        noun: "notification",
        id: "id",
        keys: &[],
        stamps: &[
            ("id", Creation, Id),
            ("status", Creation, Number(0)),
            ("created_at", Creation, MillisText),
            ("create_user", Lack, CallerOfNotification),
            ("updated_at", Change, MillisText),
            ("update_user", Change, CallerOfNotification),
        ],
    },
    Resource {
        kind: Kind::TicketFields,
        name: "ticket_customized_fields",
        noun: "customized field",
        id: "ticket_customized_field_id",
        keys: &[],
        stamps: &[
            ("ticket_customized_field_id", Creation, Id),
            ("helpdesk_id", Creation, Helpdesk),
            ("created_at", Creation, MillisText),
            ("created_by", Creation, Caller),
            ("updated_at", Change, MillisText),
            ("updated_by", Change, Caller),
        ],
    },
    Resource {
        kind: Kind::UserFields,
        name: "user_customized_fields",
        noun: "customized field",
        id: "user_customized_field_id",
        keys: &[],
        stamps: &[],
    },
    Resource { kind: Kind::Tags, name: "tags", noun: "tag", id: "name", keys: &[], stamps: &[] },
];

impl Kind {
    pub(crate) fn resource(self) -> &'static Resource {
        &RESOURCES[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_place() {
        for (place, resource) in RESOURCES.iter().enumerate() {
            assert_eq!(resource.kind as usize, place);
        }
        assert_eq!(RESOURCES.len(), Kind::Tags as usize + 1);
    }
}
