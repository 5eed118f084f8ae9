//! Agents, their skills and their schedules.

use std::collections::{BTreeMap, BTreeSet};

use helpdesk_client::Operation;
use helpdesk_client::types::agent::{AgentStatusUpdate, ListAgentEmails, PatchAgent};
use helpdesk_client::types::agent_schedule::{
    AgentScheduleUpdate, AgentStatus, CreateAgentSchedule, DeleteAgentSchedule, GetAgentSchedule, ListAgentSchedules,
    NewAgentSchedule, PatchAgentSchedule, Weekday, WeekdayScheduleInput,
};
use helpdesk_client::types::agent_skill::{
    AgentSkillUpdate, CreateAgentSkill, DeleteAgentSkill, GetAgentSkill, ListAgentSkills, PatchAgentSkill,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::{Desk, NOTHING, done, ids, pick, refused};

pub(crate) const OPERATIONS: &[&str] = &[
    PatchAgent::ID,
    ListAgentEmails::ID,
    CreateAgentSchedule::ID,
    GetAgentSchedule::ID,
    ListAgentSchedules::ID,
    PatchAgentSchedule::ID,
    DeleteAgentSchedule::ID,
    CreateAgentSkill::ID,
    GetAgentSkill::ID,
    ListAgentSkills::ID,
    PatchAgentSkill::ID,
    DeleteAgentSkill::ID,
];

#[derive(Debug, Clone)]
pub(crate) enum Step {
    CreateSkill { agent: Option<usize> },
    ChangeSkill { skill: usize, agent: Option<usize> },
    DeleteSkill(usize),
    Skills,
    Hire { agent: usize, skill: Option<usize> },
    Reschedule { agent: usize, skill: Option<usize> },
    Free(usize),
    SetStatus { agent: usize, online: bool },
    Agent(usize),
    Agents,
}

pub(crate) fn step() -> impl Strategy<Value = Step> {
    let some = prop::option::of::<std::ops::Range<usize>>;
    prop_oneof![
        some(0..4).prop_map(|agent| Step::CreateSkill { agent }),
        (0usize..5, some(0..4)).prop_map(|(skill, agent)| Step::ChangeSkill { skill, agent }),
        (0usize..5).prop_map(Step::DeleteSkill),
        Just(Step::Skills),
        (0usize..4, some(0..5)).prop_map(|(agent, skill)| Step::Hire { agent, skill }),
        (0usize..4, some(0..5)).prop_map(|(agent, skill)| Step::Reschedule { agent, skill }),
        (0usize..4).prop_map(Step::Free),
        (0usize..4, any::<bool>()).prop_map(|(agent, online)| Step::SetStatus { agent, online }),
        (0usize..4).prop_map(Step::Agent),
        Just(Step::Agents),
    ]
}

#[derive(Default)]
struct Agent {
    offline: bool,
    is_scheduled: bool,
}

#[derive(Default)]
pub(crate) struct Model {
    /// Agents that only tickets have named are not among them, for what tickets name has names of its own.
    agents: BTreeMap<String, Agent>,
    /// The ids of the skills, and who has them.
    skills: Vec<(String, BTreeSet<String>)>,
}

fn agent(number: usize) -> String {
    format!("ou_staff{number}")
}

/// A schedule of the whole week, so that who has it is always on duty.
fn all_day() -> WeekdayScheduleInput {
    WeekdayScheduleInput::new().start_time("00:00").end_time("24:00").weekday(Weekday::EveryDay)
}

impl Model {
    fn skill(&self, number: Option<usize>) -> Option<String> {
        number.map(|number| pick(&self.skills, number).map_or(NOTHING.to_owned(), |(id, _)| id.clone()))
    }

    pub(crate) async fn apply(&mut self, desk: &Desk, step: &Step) -> TestCaseResult {
        match step {
            Step::CreateSkill { agent: owner } => {
                let owner: BTreeSet<String> = owner.map(agent).into_iter().collect();
                let created = done(desk.user.send(&CreateAgentSkill::new().name("s").agent_ids(owner.clone())).await)?;
                self.meet(&owner);
                self.skills.push((created.agent_skill_id.unwrap_or_default(), owner));
            }
            Step::ChangeSkill { skill, agent: owner } => {
                let owner: BTreeSet<String> = owner.map(agent).into_iter().collect();
                let id = self.skill(Some(*skill)).unwrap_or_default();
                let update = AgentSkillUpdate::new().name("t").agent_ids(owner.clone());
                let patched = desk.user.send(&PatchAgentSkill::new(&id).agent_skill(update)).await;
                let Some(known) = self.skills.iter_mut().find(|(known, _)| *known == id) else {
                    return refused(patched, 154000);
                };
                done(patched)?;
                known.1.clone_from(&owner);
                self.meet(&owner);
                let shown = done(desk.client.send(&GetAgentSkill::new(&id)).await)?.agent_skill.unwrap_or_default();
                prop_assert_eq!((shown.name.as_deref(), shown.agent_skill_id), (Some("t"), Some(id)));
                prop_assert_eq!(ids(&shown.agents, |agent| agent.id.as_ref()), owner.into_iter().collect::<Vec<_>>());
            }
            Step::DeleteSkill(skill) => {
                let id = self.skill(Some(*skill)).unwrap_or_default();
                let deleted = desk.user.send(&DeleteAgentSkill::new(&id)).await;
                if id == NOTHING {
                    return refused(deleted, 154000);
                }
                done(deleted)?;
                self.skills.retain(|(known, _)| *known != id);
                return refused(desk.client.send(&GetAgentSkill::new(&id)).await, 154000);
            }
            Step::Skills => {
                let listed = done(desk.client.send(&ListAgentSkills::new()).await)?.agent_skills;
                let expected: Vec<String> = self.skills.iter().map(|(id, _)| id.clone()).collect();
                prop_assert_eq!(ids(&listed, |skill| skill.agent_skill_id.as_ref()), expected);
            }
            Step::Hire { agent: number, skill } => {
                let (id, skill) = (agent(*number), self.skill(*skill));
                let new = NewAgentSchedule::new().agent_id(&id).schedule([all_day()]).agent_skill_ids(skill.clone());
                let created = desk.user.send(&CreateAgentSchedule::new().agent_schedules([new])).await;
                if skill.as_deref() == Some(NOTHING) {
                    return refused(created, 154000);
                }
                done(created)?;
                self.agents.entry(id.clone()).or_default().is_scheduled = true;
                self.give(&id, skill.as_ref());
                return self.agent(desk, &id).await;
            }
            Step::Reschedule { agent: number, skill } => {
                let (id, skill) = (agent(*number), self.skill(*skill));
                let update = AgentScheduleUpdate::new().schedule([all_day()]).agent_skill_ids(skill.clone());
                let patched = desk.user.send(&PatchAgentSchedule::new(&id).agent_schedule(update)).await;
                let Some(known) = self.agents.get_mut(&id).filter(|_| skill.as_deref() != Some(NOTHING)) else {
                    return refused(patched, 154000);
                };
                done(patched)?;
                known.is_scheduled = true;
                self.give(&id, skill.as_ref());
                return self.agent(desk, &id).await;
            }
            Step::Free(number) => {
                let id = agent(*number);
                let deleted = desk.user.send(&DeleteAgentSchedule::new(&id)).await;
                let Some(known) = self.agents.get_mut(&id) else { return refused(deleted, 154000) };
                done(deleted)?;
                known.is_scheduled = false;
            }
            Step::SetStatus { agent: number, online } => {
                let id = agent(*number);
                let status = if *online { AgentStatusUpdate::Online } else { AgentStatusUpdate::Offline };
                let patched = desk.user.send(&PatchAgent::new(&id).status(status)).await;
                let Some(known) = self.agents.get_mut(&id) else { return refused(patched, 154004) };
                done(patched)?;
                known.offline = !online;
            }
            Step::Agent(number) => return self.agent(desk, &agent(*number)).await,
            Step::Agents => {
                for (status, offline) in [(1, false), (2, true)] {
                    let listed = done(desk.client.send(&ListAgentSchedules::new([status])).await)?.agent_schedules;
                    let listed = listed.iter().filter_map(|it| it.agent.as_ref()?.id.clone());
                    let listed: BTreeSet<String> = listed.filter(|id| id.starts_with("ou_staff")).collect();
                    let known = self.agents.iter().filter(|(_, agent)| agent.offline == offline);
                    prop_assert_eq!(listed, known.map(|(id, _)| id.clone()).collect::<BTreeSet<_>>());
                }
                prop_assert!(done(desk.client.send(&ListAgentEmails::new()).await)?.agents.is_empty());
            }
        }
        Ok(())
    }

    /// Everybody who is named as an agent becomes one.
    fn meet(&mut self, agents: &BTreeSet<String>) {
        for id in agents {
            self.agents.entry(id.clone()).or_default();
        }
    }

    /// Gives an agent this skill and no other.
    fn give(&mut self, agent: &str, skill: Option<&String>) {
        for (id, agents) in &mut self.skills {
            if Some(&*id) == skill {
                agents.insert(agent.to_owned());
            } else {
                agents.remove(agent);
            }
        }
    }

    async fn agent(&self, desk: &Desk, id: &str) -> TestCaseResult {
        let shown = desk.client.send(&GetAgentSchedule::new(id)).await;
        let Some(known) = self.agents.get(id) else { return refused(shown, 154000) };
        let shown = done(shown)?.agent_schedule.unwrap_or_default();
        prop_assert_eq!(shown.status, Some(AgentStatus::from(if known.offline { 2 } else { 1 })));
        prop_assert_eq!(shown.schedule.len(), usize::from(known.is_scheduled));
        let skills = self.skills.iter().filter(|(_, agents)| agents.contains(id));
        let expected: Vec<String> = skills.map(|(id, _)| id.clone()).collect();
        prop_assert_eq!(ids(&shown.agent_skills, |skill| skill.id.as_ref()), expected);
        Ok(())
    }
}
