//! From which items a rule takes points, and from whom.

use super::names::{Names, Numbered};
use crate::deduct::Deduction;
use crate::in_force::RuleInForce;
use crate::pack::{Deduct, Portion};
use crate::score::scheme::{CompiledScheme, DeductionLine, SharedBy};

/// Puts a line into the scheme from which a rule takes points, and one into each that shares it.
pub fn compile(schemes: &mut [CompiledScheme], names: Names<'_>, (rule, in_force): Numbered<'_>, deduct: &Deduct) -> Option<()> {
    let (scheme, place) = find_place(schemes, &deduct.within)?;
    scheme.lifts |= deduct.award.is_some();
    let whole = scheme.each;
    put(scheme, DeductionLine { rule, place, who: None, factor: None, beside: None });
    for share in &deduct.also {
        let (scheme, place) = find_place(schemes, &share.within)?;
        let Shared { who, beside } = shared(scheme.each, whole, share, names, in_force)?;
        scheme.lifts |= deduct.award.is_some();
        put(scheme, DeductionLine { rule, place, who, factor: Some(share.factor), beside });
    }
    Some(())
}

/// Whom a line charges that takes a part.
struct Shared {
    who: Option<u32>,
    beside: Option<SharedBy>,
}

/// Whom a part is taken from on sheets of the kind `each`; `whole` is the kind of those that take all of it.
fn shared(each: Option<u32>, whole: Option<u32>, share: &Portion, names: Names<'_>, in_force: &RuleInForce) -> Option<Shared> {
    // What an office set may make a part finer than points are.
    let figures = || in_force.deduction.iter().flat_map(Deduction::figures);
    if !figures().all(|points| points.shares(share.factor)) {
        return None;
    }
    let Some(name) = &share.who else { return Some(Shared { who: None, beside: None }) };
    let (who, info) = names.fact(name)?;
    // Beside those at fault: of all that stand below the same subject.
    let beside = match names.is_below(each, in_force.kind) {
        true => None,
        false => Some(SharedBy { above: names.parent(info.kind)?, others: whole == each }),
    };
    Some(Shared { who: Some(who), beside })
}

fn find_place<'a>(schemes: &'a mut [CompiledScheme], name: &str) -> Option<(&'a mut CompiledScheme, usize)> {
    schemes.iter_mut().find_map(|scheme| {
        let place = scheme.items.iter().position(|item| item.id == name)?;
        Some((scheme, place))
    })
}

fn put(scheme: &mut CompiledScheme, line: DeductionLine) {
    let number = u32::try_from(scheme.lines.len()).unwrap_or(u32::MAX);
    scheme.items.iter_mut().skip(line.place).take(1).for_each(|item| item.lines.push(number));
    scheme.lines.push(line);
}
