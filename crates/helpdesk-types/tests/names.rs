//! The names of the types: each is that of one type, whichever module it is taken from.

use std::collections::BTreeMap;

use helpdesk_types::faq::*;
use helpdesk_types::ticket::*;
use helpdesk_types::ticket_message::*;

/// A value that one module reads is accepted by another, though all of them are imported whole.
#[test]
fn a_type_is_the_same_in_every_module() {
    let status: fn(&TicketMessageCreated) -> Option<TicketStatus> = |event| event.ticket.as_ref()?.status;
    let users: [fn() -> TicketUser; 3] = [
        helpdesk_types::common::TicketUser::default,
        helpdesk_types::ticket::TicketUser::default,
        helpdesk_types::faq::TicketUser::default,
    ];
    let ticket: Option<Ticket> = GetTicketResponse::default().ticket;
    let field = TicketCustomizedField::default().field_type.unwrap_or(FieldType::Dropdown);
    let request =
        ListTickets::new().status_list([TicketStatus::Created]).channel(Channel::Search).score(Score::Neutral);
    assert_eq!(status(&TicketMessageCreated::default()), ticket.and_then(|ticket| ticket.status));
    assert_eq!(users.map(|user| user()), [TicketUser::default(), TicketUser::default(), TicketUser::default()]);
    assert_eq!(request.status_list, ListTickets::new().status_list([1_i64]).status_list);
    assert_eq!(field, FieldType::Dropdown);
}

#[test]
fn no_name_is_defined_by_two_modules() {
    let file = syn::parse_file(include_str!(concat!(env!("OUT_DIR"), "/generated.rs"))).expect("the build made Rust");
    let mut homes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for item in file.items {
        let syn::Item::Mod(syn::ItemMod { ident: module, content: Some((_, items)), .. }) = item else { continue };
        for item in items {
            let name = match item {
                syn::Item::Struct(item) => item.ident,
                syn::Item::Enum(item) => item.ident,
                syn::Item::Type(item) => item.ident,
                _ => continue,
            };
            homes.entry(name.to_string()).or_default().push(module.to_string());
        }
    }
    assert!(homes.contains_key("TicketUser") && homes.len() > 200, "{} types", homes.len());
    homes.retain(|_, modules| modules.len() > 1);
    assert!(homes.is_empty(), "{homes:?}");
}
