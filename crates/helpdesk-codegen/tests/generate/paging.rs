//! Listings.

use helpdesk_schema::{Field, Operation, Paging, PagingScheme};

use crate::{field, generate, operation, required};

#[test]
fn a_listing_says_how_it_goes_on() {
    let paging = |items: &str| Paging {
        scheme: PagingScheme::Number,
        items: items.to_owned(),
        page: "page".to_owned(),
        page_size: "page_size".to_owned(),
        total: "total".to_owned(),
        ..Paging::default()
    };
    let page_size = Field { default: Some("20".to_owned()), ..field("page_size", "integer") };
    let listing = Operation {
        query: vec![required(field("page", "integer")), page_size],
        paging: Some(paging("items")),
        ..operation(Vec::new(), vec![field("items", "array<string>"), field("total", "integer")])
    };
    let text = generate(vec![listing.clone()]).expect("generates");
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "type Item = String;",
        "runtime::page_by_number( Some(self.page), self.page_size.or(Some(20)), response.items.len(), response.total, |page| Self { page: page, ..self.clone() }, )",
    ] {
        assert!(flat.contains(part), "{part}\n{text}");
    }
    for (items, message) in [
        ("total", "desk.v1.ticket.update: `total` is not an array"),
        ("things", "desk.v1.ticket.update paging: the field `things` is missing"),
    ] {
        let wrong = Operation { paging: Some(paging(items)), ..listing.clone() };
        assert_eq!(generate(vec![wrong]).expect_err(items), message);
    }
}
