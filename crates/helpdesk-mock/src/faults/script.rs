//! Which request meets which fault.

use std::collections::{HashMap, VecDeque};

use super::deviation;
use super::fault::Fault;
use super::random::Random;
use crate::Error;
use crate::api::{socket_operations, token_operations};

/// The faults to come.
#[derive(Default)]
pub(crate) struct Script {
    by_operation: HashMap<String, VecDeque<Fault>>,
    any: VecDeque<Fault>,
    random: Option<Drawn<Fault>>,
    deviating: Option<(Random, f64)>,
}

impl Script {
    /// Faults for the next requests of an operation or, without one, of any.
    pub(crate) fn push(&mut self, operation: Option<&str>, faults: Vec<Fault>) -> Result<(), Error> {
        faults.iter().try_for_each(Fault::check)?;
        match operation {
            Some(operation) => self.by_operation.entry(operation.to_owned()).or_default().extend(faults),
            None => self.any.extend(faults),
        }
        Ok(())
    }

    /// Faults for all requests that no other is meant for, each with its probability.
    pub(crate) fn draw_from(&mut self, seed: u64, faults: Vec<(f64, Fault)>) -> Result<(), Error> {
        faults.iter().try_for_each(|(_, fault)| fault.check())?;
        self.random = Some(Drawn::new(seed, faults)?);
        Ok(())
    }

    /// Has the fields of all answers that nothing else is wrong with deviate, each with this probability.
    pub(crate) fn deviate(&mut self, seed: u64, probability: f64) -> Result<(), Error> {
        if !is_probability(probability) {
            return Err(Error::Probability(probability));
        }
        self.deviating = (probability > 0.0).then(|| (Random::new(seed), probability));
        Ok(())
    }

    /// The deviations of an answer that nothing else is wrong with.
    pub(crate) fn deviations(&mut self, operation: &str, answer: &str) -> Option<Fault> {
        let (random, probability) = self.deviating.as_mut()?;
        if is_left_alone(operation) {
            return None;
        }
        let drawn = deviation::draw(answer, *probability, random);
        (!drawn.is_empty()).then(|| Fault::deviations(drawn))
    }

    /// The fault for a request that nothing else is wrong with. The operations that issue tokens or open long
    /// connections fail by name only, or no test could tell how many of them a client needs.
    pub(crate) fn next(&mut self, operation: &str) -> Option<Fault> {
        if let Some(fault) = self.by_operation.get_mut(operation).and_then(VecDeque::pop_front) {
            return Some(fault);
        }
        if is_left_alone(operation) {
            return None;
        }
        self.any.pop_front().or_else(|| self.random.as_mut()?.draw())
    }
}

fn is_left_alone(operation: &str) -> bool {
    token_operations::issues_tokens(operation) || socket_operations::opens_connections(operation)
}

/// Faults that are drawn: the same seed gives the same row of them.
pub(crate) struct Drawn<F> {
    random: Random,
    /// With the probability that it or one before it is drawn.
    faults: Vec<(f64, F)>,
}

impl<F: Clone> Drawn<F> {
    pub(crate) fn new(seed: u64, faults: Vec<(f64, F)>) -> Result<Self, Error> {
        let mut sum = 0.0;
        let mut table = Vec::with_capacity(faults.len());
        for (probability, fault) in faults {
            sum += probability;
            // Ten tenths are a hair more than one.
            if !is_probability(probability) || sum > 1.0 + 1e-9 {
                return Err(Error::Probability(probability));
            }
            table.push((sum, fault));
        }
        Ok(Self { random: Random::new(seed), faults: table })
    }

    pub(crate) fn draw(&mut self) -> Option<F> {
        let drawn = self.random.fraction();
        self.faults.iter().find(|(limit, _)| drawn < *limit).map(|(_, fault)| fault.clone())
    }
}

fn is_probability(probability: f64) -> bool {
    (0.0..=1.0).contains(&probability)
}
