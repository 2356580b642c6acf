//! From which item a rule takes points, and from whom.

use super::known::{Known, each};
use crate::deduct::Deduction;
use crate::fault::{Fault, Problem, SchemeClash, Thing};
use crate::in_force::RuleInForce;
use crate::pack::{Deduct, FactType, Portion, Scheme};
use crate::score::Names;

/// A scheme and its name.
type Named = (Option<String>, Scheme);

/// Checks from where a rule takes points, and who shares them.
pub fn shares(schemes: &[Named], names: Names<'_>, rule: &RuleInForce, deduct: &Deduct) -> Result<(), Fault> {
    let whole = item(schemes, names, &deduct.within)?;
    whole.within(rule.kind, &rule.rule.each).map_err(|fault| fault.under("in"))?;
    for (at, share) in deduct.also.iter().enumerate() {
        portion(schemes, names, rule, share).map_err(|fault| fault.at(at).under("also"))?;
    }
    Ok(())
}

/// The sheets of the scheme that has an item.
fn item<'a>(schemes: &[Named], names: Names<'a>, within: &str) -> Result<Known<'a>, Fault> {
    let places = || schemes.iter().flat_map(|(_, scheme)| scheme.places().map(move |(id, ..)| (id, scheme)));
    match places().find(|(id, _)| *id == within) {
        Some((_, scheme)) => Ok(Known { names, each: each(names, scheme.each.as_ref())? }),
        None => Err(Fault::unknown(Thing::Item, within, places().map(|(id, _)| id)).under("in")),
    }
}

fn portion(schemes: &[Named], names: Names<'_>, rule: &RuleInForce, share: &Portion) -> Result<(), Fault> {
    let known = item(schemes, names, &share.within)?;
    let below = names.is_below(known.each, rule.kind);
    if !below {
        known.within(rule.kind, &rule.rule.each).map_err(|fault| fault.under("in"))?;
    }
    match &share.who {
        Some(name) => who(name, known, below).map_err(|fault| fault.under("who"))?,
        // Below the rule's subject stand many: it must be said who of them takes it.
        None if below => return Err(Fault::new(Problem::MissingKey { key: "who".to_owned() })),
        None => {}
    }
    factor(share, rule).map_err(|fault| fault.under("factor"))
}

/// The fact that marks whom a line charges: of the kind of the sheets, and beside those at fault, of all
/// that stand below the same subject.
fn who(name: &str, known: Known<'_>, below: bool) -> Result<(), Fault> {
    let info = known.fact(name, &[FactType::YesNo])?;
    if Some(info.kind) != known.each {
        return Err(Fault::new(match known.each {
            Some(each) => Problem::OutOfReach { name: name.to_owned(), from: known.names.words.kind_name(each).to_owned() },
            None => Problem::Contradiction { clash: SchemeClash::NoEach.into() },
        }));
    }
    match below || known.names.parent(info.kind).is_some() {
        true => Ok(()),
        false => Err(Fault::clash(SchemeClash::NobodyAbove)),
    }
}

/// Refuses a part of nothing, and one that is finer than points are.
fn factor(share: &Portion, rule: &RuleInForce) -> Result<(), Fault> {
    if share.factor.scaled() <= 0 {
        let problem = Problem::OutOfRange { found: share.factor.to_string(), min: Some("0.0001".to_owned()), max: None };
        return Err(Fault::new(problem));
    }
    match rule.deduction.iter().flat_map(Deduction::figures).all(|points| points.shares(share.factor)) {
        true => Ok(()),
        false => Err(Fault::clash(SchemeClash::FactorDecimals)),
    }
}
