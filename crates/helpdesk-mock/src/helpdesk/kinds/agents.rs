//! Agents: whether they are online, when they work, and what they can do.

use serde_json::{Value, json};

use crate::helpdesk::call::{Call, Reply};
use crate::helpdesk::data::refusal::Refusal;
use crate::helpdesk::data::resources::Kind;
use crate::helpdesk::data::row::{Row, Shared, number, text, texts};
use crate::helpdesk::data::state::State;

const ONLINE: i64 = 1;
const OFF_DUTY: i64 = 3;

/// The page lists the days of the week from 1, and these besides.
const EVERY_DAY: i64 = 9;
const WEEKDAYS: i64 = 10;
const WEEKEND: i64 = 11;

pub(crate) fn emails(state: &mut State, _: &Call<'_>) -> Result<Reply, Refusal> {
    let agents = state.all(Kind::Agents).iter();
    let known = agents.filter_map(|agent| Some((text(agent, "id").to_owned(), agent.get("email")?.clone())));
    let mut data = Row::new();
    data.insert("agents".to_owned(), Value::Object(known.collect()));
    Ok(Reply::Data(data))
}

pub(crate) fn schedule(state: &mut State, call: &Call<'_>) -> Result<Reply, Refusal> {
    let mut data = Row::new();
    data.insert("agent_schedule".to_owned(), shown(state, call.item()?, call.millis));
    Ok(Reply::Data(data))
}

pub(crate) fn schedules(state: &mut State, call: &Call<'_>) -> Result<Reply, Refusal> {
    let wanted: Vec<i64> =
        call.query.iter().filter_map(|(name, value)| (name == "status").then(|| value.parse().ok())?).collect();
    let agents: Vec<Shared> = state.all(Kind::Agents).iter().cloned().collect();
    let listed = agents.iter().filter(|agent| wanted.contains(&status(agent, call.millis)));
    let mut data = Row::new();
    data.insert("agent_schedules".to_owned(), listed.map(|agent| shown(state, agent, call.millis)).collect());
    Ok(Reply::Data(data))
}

pub(crate) fn create_schedules(state: &mut State, call: &Call<'_>) -> Result<Reply, Refusal> {
    let given = call.body.get("agent_schedules").and_then(Value::as_array).into_iter().flatten();
    let given: Vec<&Row> = given.filter_map(Value::as_object).collect();
    // All of it is checked before any of it is done.
    for schedule in &given {
        check_skills(state, schedule)?;
        if text(schedule, "agent_id").is_empty() {
            return Err(Refusal::Bad("body/agent_schedules: `agent_id` is missing".to_owned()));
        }
    }
    for schedule in given {
        let agent = text(schedule, "agent_id");
        state.ensure_agent(agent);
        set(state, agent, schedule);
    }
    Ok(Reply::Nothing)
}

pub(crate) fn change_schedule(state: &mut State, call: &Call<'_>) -> Result<Reply, Refusal> {
    if let Some(schedule) = call.body.get("agent_schedule").and_then(Value::as_object) {
        check_skills(state, schedule)?;
        set(state, text(call.item()?, "id"), schedule);
    }
    Ok(Reply::Nothing)
}

pub(crate) fn delete_schedule(state: &mut State, call: &Call<'_>) -> Result<Reply, Refusal> {
    let mut agent = Row::clone(call.item()?);
    agent.remove("schedule");
    state.put(Kind::Agents, agent);
    Ok(Reply::Nothing)
}

fn check_skills(state: &State, schedule: &Row) -> Result<(), Refusal> {
    texts(schedule, "agent_skill_ids").into_iter().try_for_each(|id| state.find(Kind::Skills, id).map(drop))
}

/// Gives an agent a schedule and skills, as far as they are named.
fn set(state: &mut State, id: &str, given: &Row) {
    if let (Some(schedule), Some(agent)) = (given.get("schedule"), state.all(Kind::Agents).get(id)) {
        let mut agent = Row::clone(agent);
        agent.insert("schedule".to_owned(), schedule.clone());
        state.put(Kind::Agents, agent);
    }
    if !given.contains_key("agent_skill_ids") {
        return;
    }
    let wanted = texts(given, "agent_skill_ids");
    let skills: Vec<Shared> = state.all(Kind::Skills).iter().cloned().collect();
    for skill in skills {
        let is_wanted = wanted.contains(&text(&skill, "agent_skill_id"));
        let mut agents = texts(&skill, "agent_ids");
        if agents.contains(&id) != is_wanted {
            if is_wanted {
                agents.push(id);
            } else {
                agents.retain(|agent| *agent != id);
            }
            let mut changed = Row::clone(&skill);
            changed.insert("agent_ids".to_owned(), json!(agents));
            state.put(Kind::Skills, changed);
        }
    }
}

fn shown(state: &State, agent: &Shared, millis: i64) -> Value {
    let id = text(agent, "id");
    let skills = state.all(Kind::Skills).iter().filter(|skill| texts(skill, "agent_ids").contains(&id));
    let skills: Vec<Value> = skills.map(|skill| Value::Object(Row::clone(skill))).collect();
    json!({
        "status": status(agent, millis),
        "agent": ***agent,
        "schedule": agent.get("schedule").cloned().unwrap_or_else(|| json!([])),
        "agent_skills": skills,
    })
}

/// Online agents are off duty outside of their schedule, if they have one.
fn status(agent: &Row, millis: i64) -> i64 {
    let status = number(agent, "status").unwrap_or(ONLINE);
    let schedule = agent.get("schedule").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let on_duty = schedule.is_empty() || schedule.iter().filter_map(Value::as_object).any(|span| covers(span, millis));
    if status == ONLINE && !on_duty { OFF_DUTY } else { status }
}

/// Whether a span of a schedule covers a time. No page names a time zone, so it is UTC.
fn covers(span: &Row, millis: i64) -> bool {
    let minutes = millis.div_euclid(60_000);
    let (minute, day) = (minutes.rem_euclid(24 * 60), minutes.div_euclid(24 * 60));
    // The first of January 1970 was a Thursday.
    let weekday = (day + 3).rem_euclid(7) + 1;
    let on_day = match number(span, "weekday") {
        Some(EVERY_DAY) => true,
        Some(WEEKDAYS) => weekday <= 5,
        Some(WEEKEND) => weekday > 5,
        other => other == Some(weekday),
    };
    let time = |field| {
        let (hours, minutes) = text(span, field).split_once(':')?;
        Some(60 * hours.parse::<i64>().ok()? + minutes.parse::<i64>().ok()?)
    };
    on_day && time("start_time").is_none_or(|start| start <= minute) && time("end_time").is_none_or(|end| minute < end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schedule_covers_its_days_and_hours() {
        let span = |weekday: i64| json!({ "start_time": "09:00", "end_time": "24:00", "weekday": weekday });
        // Thursday the 1st, 10:00, and Saturday the 3rd of January 1970, 08:59 and 23:59.
        let (thursday, early, late) = (10 * 3_600_000, 2 * 86_400_000 + 539 * 60_000, 3 * 86_400_000 - 60_000);
        for (weekday, covered) in [
            (4, [true, false, false]),
            (6, [false, false, true]),
            (EVERY_DAY, [true, false, true]),
            (WEEKDAYS, [true, false, false]),
            (WEEKEND, [false, false, true]),
            (8, [false, false, false]),
        ] {
            let span = span(weekday);
            let span = span.as_object().unwrap();
            assert_eq!([thursday, early, late].map(|time| covers(span, time)), covered, "{weekday}");
        }
    }
}
