//! Which request meets which fault.

use std::collections::{HashMap, VecDeque};

use super::fault::Fault;
use crate::Error;
use crate::api::token_operations;

/// The faults to come.
#[derive(Default)]
pub(crate) struct Script {
    by_operation: HashMap<String, VecDeque<Fault>>,
    any: VecDeque<Fault>,
    random: Option<Random>,
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
        self.random = Some(Random::new(seed, faults)?);
        Ok(())
    }

    /// The fault for a request that nothing else is wrong with. The operations that issue tokens fail by name only, or no
    /// test could tell how many tokens a client needs.
    pub(crate) fn next(&mut self, operation: &str) -> Option<Fault> {
        if let Some(fault) = self.by_operation.get_mut(operation).and_then(VecDeque::pop_front) {
            return Some(fault);
        }
        if token_operations::issues_tokens(operation) {
            return None;
        }
        self.any.pop_front().or_else(|| self.random.as_mut()?.draw())
    }
}

/// Faults that are drawn: the same seed gives the same row of them.
struct Random {
    state: u64,
    /// With the probability that it or one before it is drawn.
    faults: Vec<(f64, Fault)>,
}

impl Random {
    fn new(seed: u64, faults: Vec<(f64, Fault)>) -> Result<Self, Error> {
        let mut sum = 0.0;
        let mut table = Vec::with_capacity(faults.len());
        for (probability, fault) in faults {
            fault.check()?;
            sum += probability;
            // Ten tenths are a hair more than one.
            if !(0.0..=1.0).contains(&probability) || sum > 1.0 + 1e-9 {
                return Err(Error::Probability(probability));
            }
            table.push((sum, fault));
        }
        Ok(Self { state: seed, faults: table })
    }

    fn draw(&mut self) -> Option<Fault> {
        // SplitMix64; its upper 53 bits are a fraction.
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.state;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let drawn = ((bits ^ (bits >> 31)) >> 11) as f64 / (1u64 << 53) as f64;
        self.faults.iter().find(|(limit, _)| drawn < *limit).map(|(_, fault)| fault.clone())
    }
}
