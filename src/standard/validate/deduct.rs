//! Deductions: one form and no key of another, points above zero, facts of the rule's own kind.

use crate::amount::Amount;
use crate::check::Check;
use crate::fault::{DeductClash, Fault, Problem, Thing};
use crate::pack::{Band, Deduct, FactType, Per, PointStep};
use crate::points::Points;
use crate::vocabulary::{FactInfo, Vocabulary};

/// The rule whose deduction is checked.
#[derive(Clone, Copy)]
pub struct Rule<'a> {
    /// What must hold.
    pub require: &'a Check,
    /// The kind that it checks.
    pub kind: u32,
    /// Kinds and facts.
    pub words: &'a Vocabulary,
}

/// The keys of a decision, of an award, and of units of excess or shortfall.
const DECISION: &[&str] = &["rating", "least", "decided", "reason"];
const AWARD: &[&str] = &["award", "lost"];
const UNITS: &[&str] = &["unit", "started"];

/// Checks the deduction of a rule.
///
/// # Errors
/// The first fault, with its way through the deduction.
pub fn deduct(written: &Deduct, rule: Rule<'_>) -> Result<(), Fault> {
    for (key, points) in [("most", written.most), ("least", written.least), ("award", written.award), ("lost", written.lost)] {
        not_negative(key, points)?;
    }
    let short = written.per == Some(Per::Shortfall);
    if written.is_measured() && !rule.require.has_bound(short) {
        return Err(Fault::clash(if short { DeductClash::Shortfall } else { DeductClash::Excess }).under("per"));
    }
    if written.points.is_some() {
        units(written)
    } else if !written.steps.is_empty() {
        refuse(written, &[DECISION, AWARD, UNITS])?;
        match matches!(written.per, None | Some(Per::Excess | Per::Shortfall)) {
            true => steps(&written.steps),
            false => Err(foreign("per")),
        }
    } else if written.is_rated() {
        refuse(written, &[AWARD, UNITS, &["least", "most", "per", "reason", "also"]])?;
        rated(written, rule)
    } else if written.least.is_some() || written.decided.is_some() || written.reason.is_some() {
        refuse(written, &[AWARD, UNITS, &["per"]])?;
        decided(written, rule)
    } else if written.award.is_some() || written.lost.is_some() {
        refuse(written, &[UNITS, &["per", "most"]])?;
        needed("award", &written.award).map(|_| ())
    } else {
        Err(missing("points"))
    }
}

/// Whether a key is written.
fn has(written: &Deduct, key: &str) -> bool {
    match key {
        "rating" => written.is_rated(),
        "least" => written.least.is_some(),
        "most" => written.most.is_some(),
        "decided" => written.decided.is_some(),
        "reason" => written.reason.is_some(),
        "award" => written.award.is_some(),
        "lost" => written.lost.is_some(),
        "unit" => written.unit.is_some(),
        "started" => written.started,
        "steps" => !written.steps.is_empty(),
        "per" => written.per.is_some(),
        "also" => !written.also.is_empty(),
        _ => false,
    }
}

/// Refuses keys that do not go with the form.
fn refuse(written: &Deduct, keys: &[&[&str]]) -> Result<(), Fault> {
    match keys.iter().copied().flatten().find(|key| has(written, key)) {
        Some(key) => Err(foreign(key)),
        None => Ok(()),
    }
}

/// A key of another form.
fn foreign(key: &str) -> Fault {
    let clash = match key {
        "also" => DeductClash::SharedRating,
        "unit" | "started" => DeductClash::Unit,
        "per" => DeductClash::Per,
        _ => DeductClash::Form,
    };
    Fault::clash(clash).under(key)
}

fn missing(key: &str) -> Fault {
    Fault::new(Problem::MissingKey { key: key.to_owned() })
}

/// A key that the form needs.
fn needed<'a, T>(key: &str, value: &'a Option<T>) -> Result<&'a T, Fault> {
    value.as_ref().ok_or_else(|| missing(key))
}

fn not_negative(key: &str, points: Option<Points>) -> Result<(), Fault> {
    match points.filter(|points| *points < Points::ZERO) {
        Some(points) => {
            let problem = Problem::OutOfRange { found: points.to_string(), min: Some("0".to_owned()), max: None };
            Err(Fault::new(problem).under(key))
        }
        None => Ok(()),
    }
}

/// So much a unit.
fn units(written: &Deduct) -> Result<(), Fault> {
    refuse(written, &[DECISION, AWARD, &["steps"]])?;
    needed("per", &written.per)?;
    if !written.is_measured() {
        refuse(written, &[UNITS])?;
    }
    match written.unit.filter(|unit| unit.scaled() <= 0) {
        Some(unit) => {
            let problem = Problem::OutOfRange { found: unit.to_string(), min: Some("0.0001".to_owned()), max: None };
            Err(Fault::new(problem).under("unit"))
        }
        None => Ok(()),
    }
}

/// Steps begin where the demand ends, follow each other without gap or overlap, and the last has
/// no end.
fn steps(steps: &[PointStep]) -> Result<(), Fault> {
    let mut end = Some((Amount::default(), None));
    for (at, step) in steps.iter().enumerate() {
        not_negative("points", Some(step.points)).map_err(|fault| fault.at(at).under("steps"))?;
        let doubled = step.at_least.is_some() && step.above.is_some() || step.at_most.is_some() && step.below.is_some();
        let (low, closed) = (step.at_least.or(step.above), step.at_least.is_some());
        let high = step.at_most.or(step.below);
        // Where one step takes its end in, the next leaves it out.
        let joined = match (end, low) {
            (Some((edge, taken)), Some(low)) => edge == low && taken.is_none_or(|taken| taken != closed),
            _ => false,
        };
        let empty = matches!((low, high), (Some(low), Some(high)) if low >= high);
        if doubled || !joined || empty {
            return Err(Fault::clash(DeductClash::StepEdges).at(at).under("steps"));
        }
        end = high.map(|high| (high, Some(step.at_most.is_some())));
    }
    match end {
        Some(_) => Err(Fault::clash(DeductClash::LastStepEnds).at(steps.len().saturating_sub(1)).under("steps")),
        None => Ok(()),
    }
}

/// What a person decides within a range.
fn decided(written: &Deduct, rule: Rule<'_>) -> Result<(), Fault> {
    if needed("least", &written.least)? > needed("most", &written.most)? {
        return Err(Fault::clash(DeductClash::Range).under("least"));
    }
    rule.own_fact("decided", needed("decided", &written.decided)?, &[FactType::Number])?;
    rule.own_fact("reason", needed("reason", &written.reason)?, &[FactType::Text])?;
    Ok(())
}

/// Points within the band of an option.
fn rated(written: &Deduct, rule: Rule<'_>) -> Result<(), Fault> {
    let rating = rule.own_fact("rating", needed("rating", &written.rating)?, &[FactType::Choice])?;
    match &written.decided {
        Some(name) => rule.own_fact("decided", name, &[FactType::Number]).map(|_| ())?,
        // Where each option has one number nobody has to decide.
        None if written.bands.iter().all(|band| band.least == band.most) => {}
        None => return Err(missing("decided")),
    }
    let options: Vec<&str> = rating.fact.of.keys().collect();
    bands(&written.bands, &options)?;
    match options.iter().all(|option| written.bands.iter().any(|band| band.option == **option)) {
        true => Ok(()),
        false => Err(Fault::clash(DeductClash::OptionWithoutBand).under("bands")),
    }
}

/// Refuses bands of no option, two of one, and those whose ends are exchanged.
fn bands(bands: &[Band], options: &[&str]) -> Result<(), Fault> {
    for (at, band) in bands.iter().enumerate() {
        let here = |fault: Fault| fault.at(at).under("bands");
        not_negative("least", Some(band.least)).map_err(here)?;
        if !options.contains(&band.option.as_str()) {
            return Err(here(Fault::unknown(Thing::Option, &band.option, options.iter().copied()).under("option")));
        }
        if band.least > band.most || bands.iter().take(at).any(|known| known.option == band.option) {
            return Err(here(Fault::clash(DeductClash::Band)));
        }
    }
    Ok(())
}

impl<'a> Rule<'a> {
    /// A fact of the rule's own kind, under its key.
    fn own_fact(&self, key: &str, name: &str, needs: &'static [FactType]) -> Result<&'a FactInfo, Fault> {
        let facts = &self.words.facts;
        let problem = match self.words.fact(name).and_then(|fact| facts.get(fact as usize)) {
            None => return Err(Fault::unknown(Thing::Fact, name, facts.iter().map(|info| info.id.as_str())).under(key)),
            Some(info) if info.kind != self.kind => {
                Problem::OutOfReach { name: name.to_owned(), from: self.words.kind_name(self.kind).to_owned() }
            }
            Some(info) if !needs.contains(&info.fact.kind) => Problem::TypeClash { fact: name.to_owned(), found: info.fact.kind, needs },
            Some(info) => return Ok(info),
        };
        Err(Fault::new(problem).under(key))
    }
}
