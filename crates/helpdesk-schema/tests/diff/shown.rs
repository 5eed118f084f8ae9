//! A whole difference as text and as Markdown.

use helpdesk_schema::diff::diff;
use helpdesk_schema::{Field, Operation, RateLimit, Schema, Type};

use crate::base::{at, base, field, list, list_faqs, op, required, scope, version};

/// A difference of all classes, with texts that are long or look like markup.
fn release() -> [Schema; 2] {
    let long = "客服备注。".repeat(20);
    let (mut old, mut new) = (base(), base());
    at(&mut old, "body/note").description = format!("{long}小于 20 字").into();
    at(&mut new, "body/note").description = format!("{long}小于 50 字，见 [文档](https://a.example)").into();
    at(&mut new, "body/note").example = Some("`@someone` <b>".to_owned());
    at(&mut new, "body/kind").values = list("TicketKind", &["text", "post", "card"]);
    at(&mut new, "response/data/id").ty = Type::Integer;
    op(&mut new).body.push(required(field("customer", "string")));
    op(&mut new).rate_limits = vec![RateLimit::PerMinute(100)];
    op(&mut new).scopes.push(scope("desk:read", ""));
    op(&mut new).errors.remove(0);
    op(&mut new).errors[0].message = "Bad\nrequest".into();
    new.operations[1].page.title = "删除工单".into();
    new.operations.push(list_faqs());
    [old, new]
}

#[test]
fn text() {
    let [old, new] = release();
    let expected = "\
desk.v1.ticket.create
  ! + body/customer         string, required
  ! ~ response/data/id      type: string -> integer
  ! - error 1000            Closed
    ~ rate limits           1000/minute, 50/second -> 100/minute
    + scope                 desk:read
    + body/kind value card  CARD
    ~ body/note             description: …服备注。客服备注。小于 20 字 -> …服备注。客服备注。小于 50 字，见 [文档](https://a.example)
    + body/note             example: `@someone` <b>
    + error 1001            message: Bad request

desk.v1.faq.list
    + operation             GET /faqs

desk.v1.ticket.delete
    + page                  title: 删除工单

3 breaking, 4 additive, 4 docs: next version 0.2.0
";
    assert_eq!(diff(&old, &new).to_text(version("0.1.0")), expected);
    assert_eq!(diff(&old, &old).to_text(version("0.1.0")), "no change: the version stays 0.1.0\n");
}

/// For a reworded page, texts are counted, and facts are listed separately.
#[test]
fn many_texts_are_counted_apart_from_facts() {
    let fields = |texts: &str| {
        let worded =
            |n: usize| Field { description: format!("{texts} {n}").into(), ..field(&format!("f{n}"), "string") };
        (0..9).map(worded).collect::<Vec<_>>()
    };
    let (mut old, mut new) = (base(), base());
    op(&mut old).body = fields("旧");
    op(&mut new).body = fields("新");
    let apart = "text only, by the number of texts\n    ~ desk.v1.ticket.create  9\n\n0 breaking, 0 additive, 9 docs: next version 0.1.1\n";
    assert_eq!(diff(&old, &new).to_text(version("0.1.0")), apart);

    op(&mut new).body.push(field("added", "string"));
    new.operations[1].page.title = "删除工单".into();
    let expected = "\
desk.v1.ticket.create
    + body/added  string, optional

desk.v1.ticket.delete
    + page        title: 删除工单

text only, by the number of texts
    ~ desk.v1.ticket.create  9

0 breaking, 1 additive, 10 docs: next version 0.1.1
";
    assert_eq!(diff(&old, &new).to_text(version("0.1.0")), expected);
}

/// Pages that are worded anew, of which each has few texts.
#[test]
fn many_texts_of_many_operations_are_counted() {
    let worded = |texts: &str| {
        let one = |n: usize| Operation {
            id: format!("desk.v1.x.n{n:02}"),
            description: texts.into(),
            ..Operation::default()
        };
        Schema { operations: (0..41).map(one).collect(), ..Schema::default() }
    };
    let text = diff(&worded("旧"), &worded("新")).to_text(version("0.1.0"));
    assert!(text.starts_with("text only, by the number of texts\n    ~ desk.v1.x.n00  1\n"), "{text}");
    assert_eq!(text.lines().count(), 44);
}

#[test]
fn markdown() {
    let [old, new] = release();
    let expected = "\
**3 breaking, 4 additive, 4 docs**: 0.1.0 → **0.2.0**

### Breaking

- `desk.v1.ticket.create`
  - `body/customer` added: `string, required`
  - `response/data/id`: type `string` → `integer`
  - `error 1000` removed: `Closed`

### Additive

- `desk.v1.faq.list`
  - operation added: `GET /faqs`
- `desk.v1.ticket.create`
  - rate limits `1000/minute, 50/second` → `100/minute`
  - scope added: `desk:read`
  - `body/kind value card` added: `CARD`

### Docs

<details>
<summary>4 changes</summary>

- `desk.v1.ticket.create`
  - `body/note`: description `…服备注。客服备注。小于 20 字` → `…服备注。客服备注。小于 50 字，见 [文档](https://a.example)`
  - `body/note`: example added: `` `@someone` <b> ``
  - `error 1001`: message added: `Bad request`
- `desk.v1.ticket.delete`
  - `page`: title added: `删除工单`

</details>
";
    assert_eq!(diff(&old, &new).to_markdown(version("0.1.0")), expected);
    assert_eq!(diff(&old, &old).to_markdown(version("0.1.0")), "No change: the version stays 0.1.0.\n");
}
