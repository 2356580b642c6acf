//! `is` on a yes-no fact.

use super::reading::{Reading, demand};
use super::scope::Scope;
use crate::facts::Facts;
use crate::fault::Fault;
use crate::finding::Reason;
use crate::pack::FactType;
use crate::planes::Planes;

/// A yes-no fact has the wanted value.
#[derive(Clone, Debug)]
pub struct YesNo {
    reading: Reading,
    wanted: bool,
}

pub(super) fn compile(fact: &str, wanted: bool, scope: &mut Scope<'_>) -> Result<YesNo, Fault> {
    let reading = demand(scope, fact, &[FactType::YesNo])?;
    Ok(YesNo { reading, wanted })
}

impl YesNo {
    /// The fact and the value that holds.
    pub fn wants(&self) -> (u32, bool) {
        (self.reading.link.fact, self.wanted)
    }

    #[inline]
    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        let (mut planes, known) = self.reading.states(facts, block, lanes);
        let yes = facts.yes(self.reading.link, block, known);
        let holds = if self.wanted { yes } else { known & !yes };
        planes.pass = holds;
        planes.fail = known & !holds;
        planes
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        let (block, lane) = crate::facts::lane_of(row);
        if self.reading.known_row(facts, row, said).is_some() {
            let seen = facts.yes(self.reading.link, block, lane) != 0;
            said.push(Reason::YesNo { fact: self.reading.name.clone(), seen, wanted: self.wanted });
        }
    }
}
