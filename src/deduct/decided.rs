//! `least`, `most`, `decided`, `reason`: what a person decides within a range.

use super::keys::{AWARD, Keys, Scope, UNITS, missing};
use super::loss::{Loss, Subject};
use super::recorded;
use crate::amount::Amount;
use crate::check::Via;
use crate::facts::{Data, Facts};
use crate::fault::{DeductClash, Fault};
use crate::pack::FactType;
use crate::points::Points;

const FOREIGN: &[&[&str]] = &[AWARD, UNITS, &["per"]];

/// What a person decides, from `least` up to `most`, in a number fact, with a reason.
#[derive(Clone, Debug)]
pub struct Decided {
    /// The lower end of the range.
    pub least: Points,
    most: Points,
    decided: u32,
    reason: u32,
    /// The parts that others lose: they too have at most two decimals.
    factors: Vec<Amount>,
}

pub fn compile(keys: Keys<'_>, scope: &mut Scope<'_>) -> Result<Decided, Fault> {
    keys.refuse(FOREIGN)?;
    let written = keys.0;
    let least = written.least.ok_or_else(|| missing("least"))?;
    let most = written.most.ok_or_else(|| missing("most"))?;
    if cfg!(feature = "authoring") && least > most {
        return Err(Fault::clash_in_pack(DeductClash::Range).under("least"));
    }
    let mut fact = |key: &str, name: &Option<String>, needs: &'static [FactType]| {
        let name = name.as_ref().ok_or_else(|| missing(key))?;
        scope.own_fact(name, needs, Via::Decision).map_err(|fault| fault.under(key))
    };
    let decided = fact("decided", &written.decided, &[FactType::Number])?;
    let reason = fact("reason", &written.reason, &[FactType::Text])?;
    Ok(Decided { least, most, decided, reason, factors: written.also.iter().map(|share| share.factor).collect() })
}

impl Decided {
    /// What a subject loses that fails, or may fail.
    pub fn row(&self, subject: &Subject<'_>) -> Loss {
        let Decided { least, most, .. } = *self;
        let fits = |points: &Points| *points >= least && *points <= most && self.factors.iter().all(|factor| points.shares(*factor));
        match self.decision(subject.facts, subject.row).filter(fits) {
            Some(points) => subject.between(1, Some(1), points),
            None if subject.failed => Loss { units: 1, lost: least, may: most.minus(least), undecided: true, ..Loss::default() },
            None => Loss { may: most, ..Loss::default() },
        }
    }

    /// The points that a person decided, with a reason; none while either is missing.
    fn decision(&self, facts: &Facts, row: u32) -> Option<Points> {
        let said = match facts.column(self.reason).map(|column| &column.data) {
            Some(Data::Text(texts)) => texts.get(row as usize).is_some_and(|text| !text.trim().is_empty()),
            _ => false,
        };
        recorded::points(facts, self.decided, row).filter(|_| said && recorded::is_known(facts, self.reason, row))
    }
}
