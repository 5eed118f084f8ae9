//! The skills of agents, and the rules that they are made of.

use serde_json::{Value, json};

use crate::helpdesk::call::{Call, Reply};
use crate::helpdesk::data::refusal::Refusal;
use crate::helpdesk::data::resources::Kind;
use crate::helpdesk::data::row::{Kept, Row, Shared, text, texts};
use crate::helpdesk::data::state::State;

pub(crate) fn prepare(state: &mut State, skill: &mut Row) {
    let agents: Vec<String> = texts(skill, "agent_ids").into_iter().map(str::to_owned).collect();
    agents.iter().for_each(|agent| state.ensure_agent(agent));
    let Some(Value::Array(rules)) = skill.get_mut("rules") else { return };
    for rule in rules.iter_mut().filter_map(Value::as_object_mut) {
        let Some(known) = state.all(Kind::SkillRules).get(text(rule, "id")) else { continue };
        for name in ["operator_options", "category", "display_name"] {
            if let (None, Some(value)) = (rule.get(name), known.get(name)) {
                rule.insert(name.to_owned(), value.clone());
            }
        }
    }
}

/// A skill with what is known of its agents.
pub(crate) fn shown(state: &State, skill: &Shared) -> Shared {
    let agents = texts(skill, "agent_ids").into_iter();
    let agents: Vec<Value> = agents
        .map(|id| state.all(Kind::Agents).get(id).map_or_else(|| json!({ "id": id }), |agent| json!(***agent)))
        .collect();
    let mut skill = Row::clone(skill);
    skill.insert("agents".to_owned(), json!(agents));
    Kept::new(skill)
}

pub(crate) fn list(state: &mut State, _: &Call<'_>) -> Result<Reply, Refusal> {
    Ok(Reply::Data(everything(state, Kind::Skills, "agent_skills")))
}

pub(crate) fn rules(state: &mut State, _: &Call<'_>) -> Result<Reply, Refusal> {
    Ok(Reply::Data(everything(state, Kind::SkillRules, "rules")))
}

fn everything(state: &State, kind: Kind, name: &str) -> Row {
    let mut data = Row::new();
    data.insert(name.to_owned(), state.all(kind).iter().map(|row| Value::Object(Row::clone(row))).collect());
    data
}
