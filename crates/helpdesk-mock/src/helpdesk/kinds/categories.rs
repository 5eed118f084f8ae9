//! Categories: a tree.

use serde_json::{Value, json};

use crate::helpdesk::call::{Call, Reply};
use crate::helpdesk::data::refusal::Refusal;
use crate::helpdesk::data::resources::Kind;
use crate::helpdesk::data::row::{Row, Shared, number, text};
use crate::helpdesk::data::state::State;

/// The id of the parent of a category at the top.
const ROOT: &str = "0";

pub(crate) fn prepare(state: &State, category: &Row) -> Result<(), Refusal> {
    let parent = text(category, "parent_id");
    if parent == ROOT {
        return Ok(());
    }
    state.find(Kind::Categories, parent)?;
    let id = text(category, "category_id");
    if !id.is_empty() && above(state, parent).iter().any(|above| text(above, "category_id") == id) {
        return Err(Refusal::Bad(format!("body/parent_id: `{parent}` is the category itself, or below it")));
    }
    Ok(())
}

/// A category and those above it, from the bottom.
pub(crate) fn above<'s>(state: &'s State, id: &str) -> Vec<&'s Shared> {
    let categories = state.all(Kind::Categories);
    let mut found = Vec::new();
    let mut next = categories.get(id);
    // A state that was written by hand may go in circles.
    while let Some(category) = next.filter(|_| found.len() < categories.len()) {
        found.push(category);
        next = categories.get(text(category, "parent_id"));
    }
    found
}

pub(crate) fn delete(state: &mut State, call: &Call<'_>) -> Result<Reply, Refusal> {
    let id = text(call.item()?, "category_id");
    if state.all(Kind::Categories).iter().any(|category| text(category, "parent_id") == id) {
        return Err(Refusal::Bad("path/id: the category has others below it; delete those first".to_owned()));
    }
    state.remove(Kind::Categories, id);
    Ok(Reply::Nothing)
}

pub(crate) fn tree(state: &mut State, call: &Call<'_>) -> Result<Reply, Refusal> {
    let language = call.query("lang");
    let listed = state.all(Kind::Categories).iter();
    let mut listed: Vec<&Shared> =
        listed.filter(|category| language.is_none_or(|language| text(category, "language") == language)).collect();
    if call.query("order_by") == Some("1") {
        listed.sort_by_key(|category| number(category, "updated_at"));
    }
    if call.query("asc").is_some_and(|asc| asc.eq_ignore_ascii_case("false")) {
        listed.reverse();
    }
    let is_listed = |id: &str| listed.iter().any(|category| text(category, "category_id") == id);
    // A category whose parent is in another language appears at the top of the list.
    let top = listed.iter().filter(|category| !is_listed(text(category, "parent_id")));
    let tree: Vec<Value> = top.map(|category| with_children(category, &listed, 0)).collect();
    let mut data = Row::new();
    data.insert("categories".to_owned(), json!(tree));
    Ok(Reply::Data(data))
}

fn with_children(category: &Row, listed: &[&Shared], depth: usize) -> Value {
    let id = text(category, "category_id");
    let mut shown = category.clone();
    if depth < listed.len() {
        let children = listed.iter().filter(|child| text(child, "parent_id") == id);
        let children: Vec<Value> = children.map(|child| with_children(child, listed, depth + 1)).collect();
        if !children.is_empty() {
            shown.insert("children".to_owned(), json!(children));
        }
    }
    Value::Object(shown)
}
