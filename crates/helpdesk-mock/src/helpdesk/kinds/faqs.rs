//! FAQs: their categories, and the two forms of their answers.

use serde_json::{Value, json};

use super::categories;
use crate::helpdesk::call::{Call, Reply};
use crate::helpdesk::data::refusal::Refusal;
use crate::helpdesk::data::resources::Kind;
use crate::helpdesk::data::row::{Kept, Row, Shared, text};
use crate::helpdesk::data::state::State;

/// Where the page has it: deleted, and can be restored.
const DELETED: i64 = 0;

/// Checks what an FAQ is to be, which was something else before. Its category may have been deleted since it was put there.
pub(crate) fn prepare(state: &State, faq: &mut Row, before: Option<&Row>) -> Result<(), Refusal> {
    let category = text(faq, "category_id");
    if !category.is_empty() && before.is_none_or(|before| text(before, "category_id") != category) {
        state.find(Kind::Categories, category)?;
    }
    // Its page types it as a text when an FAQ is created, and as an array ever after.
    if let Some(Value::String(written)) = faq.get("answer_richtext") {
        let parts = serde_json::from_str::<Vec<Row>>(written).ok();
        let parts = parts.filter(|parts| parts.iter().flat_map(Row::values).all(Value::is_string));
        let parts = parts.ok_or_else(|| {
            Refusal::Bad(
                "body/faq/answer_richtext: it is not a JSON array of objects with `content` and `type`".to_owned(),
            )
        })?;
        faq.insert("answer_richtext".to_owned(), json!(parts));
    }
    Ok(())
}

/// An FAQ with the categories that it is in: its own, and those above it, from the top.
pub(crate) fn shown(state: &State, faq: &Shared) -> Shared {
    let mut categories = categories::above(state, text(faq, "category_id"));
    categories.reverse();
    let mut faq = Row::clone(faq);
    let categories = categories.into_iter().map(|category| Value::Object(Row::clone(category))).collect();
    faq.insert("categories".to_owned(), Value::Array(categories));
    Kept::new(faq)
}

pub(crate) fn delete(state: &mut State, call: &Call<'_>) -> Result<Reply, Refusal> {
    let mut faq = Row::clone(call.item()?);
    state.stamp(Kind::Faqs.resource(), &mut faq, false, call.millis);
    faq.insert("status".to_owned(), json!(DELETED));
    state.put(Kind::Faqs, faq);
    Ok(Reply::Nothing)
}
