//! From which places a rule takes points, and from whom.

use super::names::{Names, Numbered};
use crate::deduct::Deduction;
use crate::fault::{Fault, Problem, SchemeClash, Thing};
use crate::in_force::RuleInForce;
use crate::pack::{Deduct, FactType, Portion};
use crate::score::scheme::{CompiledScheme, DeductionLine, SharedBy};

/// Puts a line into the scheme from which a rule takes points, and one into each that shares it.
pub fn compile(schemes: &mut [CompiledScheme], names: Names<'_>, (rule, in_force): Numbered<'_>, deduct: &Deduct) -> Result<(), Fault> {
    let (scheme, place) = find_place(schemes, &deduct.within)?;
    names.within(scheme.each, in_force.kind, &in_force.rule.each).map_err(|fault| fault.under("in"))?;
    scheme.lifts |= deduct.award.is_some();
    let whole = scheme.each;
    put(scheme, DeductionLine { rule, place, who: None, factor: None, beside: None });
    for (at, share) in deduct.also.iter().enumerate() {
        let under = |fault: Fault| fault.at(at).under("also");
        let (scheme, place) = find_place(schemes, &share.within).map_err(under)?;
        let Shared { who, beside } = shared(scheme.each, whole, share, names, in_force).map_err(under)?;
        scheme.lifts |= deduct.award.is_some();
        put(scheme, DeductionLine { rule, place, who, factor: Some(share.factor), beside });
    }
    Ok(())
}

/// Whom a line charges that takes a part.
struct Shared {
    who: Option<u32>,
    beside: Option<SharedBy>,
}

/// Whom a part is taken from on sheets of the kind `each`; `whole` is the kind of those that take all of it.
fn shared(each: Option<u32>, whole: Option<u32>, share: &Portion, names: Names<'_>, in_force: &RuleInForce) -> Result<Shared, Fault> {
    let below = each.is_some_and(|each| each != in_force.kind && names.words.is_at_or_above(in_force.kind, each));
    if !below {
        names.within(each, in_force.kind, &in_force.rule.each).map_err(|fault| fault.under("in"))?;
    }
    let shared = match &share.who {
        Some(name) => {
            let (who, kind) = marked(name, each, names).map_err(|fault| fault.under("who"))?;
            // Beside those at fault: of all that stand below the same subject.
            let above = if below { None } else { Some(parent(kind, names).map_err(|fault| fault.under("who"))?) };
            Shared { who: Some(who), beside: above.map(|above| SharedBy { above, others: whole == each }) }
        }
        // Below the rule's subject stand many: it must be said who of them takes it.
        None if below => return Err(Fault::of_pack(|| Problem::MissingKey { key: "who".to_owned() })),
        None => Shared { who: None, beside: None },
    };
    check_factor(share, in_force).map_err(|fault| fault.under("factor"))?;
    Ok(shared)
}

/// The fact that marks whom a line charges, and its kind: that of the sheets.
fn marked(name: &str, each: Option<u32>, names: Names<'_>) -> Result<(u32, u32), Fault> {
    let (marks, info) = names.fact(name, FactType::YesNo)?;
    if cfg!(feature = "authoring") && Some(info.kind) != each {
        return Err(Fault::of_pack(|| match each {
            Some(each) => Problem::OutOfReach { name: name.to_owned(), from: names.words.kind_name(each).to_owned() },
            None => Problem::Contradiction { clash: SchemeClash::NoEach.into() },
        }));
    }
    Ok((marks, info.kind))
}

/// The kind above another.
fn parent(kind: u32, names: Names<'_>) -> Result<u32, Fault> {
    let parent = names.words.kinds.get(kind as usize).and_then(|kind| kind.kind.parent.as_deref());
    parent.and_then(|parent| names.words.kind(parent)).ok_or_else(|| Fault::clash_in_pack(SchemeClash::NobodyAbove))
}

/// Refuses a part of nothing, and one that is finer than points are.
fn check_factor(share: &Portion, in_force: &RuleInForce) -> Result<(), Fault> {
    if cfg!(feature = "authoring") && share.factor.scaled() <= 0 {
        let problem = Problem::OutOfRange { found: share.factor.to_string(), min: Some("0.0001".to_owned()), max: None };
        return Err(Fault::new(problem));
    }
    if !in_force.deduction.iter().flat_map(Deduction::figures).all(|points| points.shares(share.factor)) {
        return Err(Fault::clash_in_pack(SchemeClash::FactorDecimals));
    }
    Ok(())
}

fn find_place<'a>(schemes: &'a mut [CompiledScheme], name: &str) -> Result<(&'a mut CompiledScheme, usize), Fault> {
    let found = schemes.iter().enumerate().find_map(|(at, scheme)| Some((at, scheme.items.iter().position(|place| place.id == name)?)));
    let Some((at, place)) = found else {
        let names = schemes.iter().flat_map(|scheme| &scheme.items).map(|place| place.id.as_str());
        return Err(Fault::unknown_in_pack(Thing::Item, name, names).under("in"));
    };
    schemes.get_mut(at).map(|scheme| (scheme, place)).ok_or_else(|| Fault::unknown_in_pack(Thing::Item, name, std::iter::empty()))
}

fn put(scheme: &mut CompiledScheme, line: DeductionLine) {
    let number = u32::try_from(scheme.lines.len()).unwrap_or(u32::MAX);
    scheme.items.iter_mut().skip(line.place).take(1).for_each(|place| place.lines.push(number));
    scheme.lines.push(line);
}
