//! Composites: their parts, on which scale these are, and their grades.

use super::grades::grades;
use super::known::{Known, above_zero, each};
use crate::amount::SCALE;
use crate::fault::{Fault, Problem, SchemeClash, Thing};
use crate::in_force::InForce;
use crate::pack::{Composite, CompositePart, FactType};
use crate::score::{CompiledScheme, Names, PARTS};

/// Checks the composites of a pack with these schemes.
///
/// # Errors
/// The first fault, with its way through the pack.
pub fn composites(in_force: &InForce, schemes: &[CompiledScheme], names: Names<'_>) -> Result<(), Fault> {
    for (name, written) in in_force.composites.iter() {
        composite(written, schemes, names).map_err(|fault| {
            let fault = fault.under(name).under("composites");
            match &in_force.scheme_profile {
                Some(profile) => fault.under(profile).under("profiles"),
                None => fault,
            }
        })?;
    }
    Ok(())
}

fn composite(written: &Composite, schemes: &[CompiledScheme], names: Names<'_>) -> Result<(), Fault> {
    let known = Known { names, each: each(names, written.each.as_ref())? };
    if written.parts.is_empty() || written.parts.len() > PARTS {
        let (min, max) = (Some("1".to_owned()), Some(PARTS.to_string()));
        return Err(Fault::new(Problem::OutOfRange { found: written.parts.len().to_string(), min, max }).under("parts"));
    }
    grades(&written.grades)?;
    if let Some(at) = written.grades.iter().position(|grade| grade.each_at_least.is_some()) {
        let problem = Problem::UnknownKey { key: "each_at_least".to_owned(), near: None, others: Vec::new() };
        return Err(Fault::new(problem).under("each_at_least").at(at).under("grades"));
    }
    for (at, written) in written.parts.iter().enumerate() {
        part(written, schemes, known).map_err(|fault| fault.at(at).under("parts"))?;
    }
    Ok(())
}

fn part(part: &CompositePart, schemes: &[CompiledScheme], known: Known<'_>) -> Result<(), Fault> {
    above_zero("weight", Some(part.weight))?;
    above_zero("out_of", Some(part.out_of))?;
    match (&part.scheme, &part.fact) {
        (Some(name), None) => scheme(name, schemes, known).map_err(|fault| fault.under("scheme")),
        (None, Some(name)) => fact(name, part, known).map_err(|fault| fault.under("fact")),
        (Some(_), Some(_)) => Err(Fault::clash(SchemeClash::PartOfBoth).under("fact")),
        (None, None) => Err(Fault::new(Problem::MissingKey { key: "scheme or fact".to_owned() })),
    }
}

fn scheme(name: &str, schemes: &[CompiledScheme], known: Known<'_>) -> Result<(), Fault> {
    let names = || schemes.iter().map(|scheme| scheme.name.as_deref().unwrap_or(""));
    let found = names().position(|other| other == name).and_then(|at| schemes.get(at));
    match found.ok_or_else(|| Fault::unknown(Thing::Scheme, name, names()))? {
        scheme if scheme.each != known.each => {
            let from = known.each.map_or("", |each| known.names.words.kind_name(each)).to_owned();
            Err(Fault::new(Problem::OutOfReach { name: name.to_owned(), from }))
        }
        scheme if scheme.written.demerits => Err(Fault::clash(SchemeClash::CompositeOfDemerits)),
        _ => Ok(()),
    }
}

fn fact(name: &str, part: &CompositePart, known: Known<'_>) -> Result<(), Fault> {
    let info = known.fact(name, &[FactType::Number])?;
    known.own(info.kind, name, known.each.map_or("", |each| known.names.words.kind_name(each)))?;
    // Points beyond the full mark of a part cannot be recorded.
    let most = info.fact.max.map(|max| i128::from(max.scaled()));
    let full = i128::from(part.out_of.hundredths()).saturating_mul(i128::from(SCALE)).checked_div(100);
    match most.is_none() || most > full || info.fact.min.is_some_and(|min| min.scaled() < 0) {
        true => Err(Fault::clash(SchemeClash::PartBeyond)),
        false => Ok(()),
    }
}
