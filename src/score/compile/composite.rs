//! Compiles composites.

use super::names::{Names, above_zero};
use crate::amount::SCALE;
use crate::fault::{Fault, Problem, SchemeClash, Thing};
use crate::in_force::InForce;
use crate::pack::{Composite, CompositePart, FactType};
use crate::score::composite::{CompiledComposite, CompiledPart, PartSource};
use crate::score::grade::check_edges;
use crate::score::scheme::CompiledScheme;
use crate::vocabulary::{FactInfo, Vocabulary};

/// More parts than any source has; every choice of those that may be missing is tried.
const PARTS: usize = 8;

/// What a part can come from, for sheets of a kind.
struct Sources<'a> {
    each: Option<u32>,
    /// The schemes of the pack.
    schemes: &'a [CompiledScheme],
    /// The place of the first of them among all.
    first: usize,
    names: Names<'a>,
}

impl CompiledComposite {
    /// Compiles the composites of a pack; `schemes` are those of the pack, the first of them is
    /// `first` among all.
    ///
    /// # Errors
    /// A scheme or fact that is not there or does not fit, weights of nothing, more parts than eight.
    pub fn all(in_force: &InForce, schemes: &[CompiledScheme], first: usize, words: &Vocabulary) -> Result<Vec<CompiledComposite>, Fault> {
        let names = Names { rules: &[], first: 0, slots: &in_force.pack.slots, words };
        let composites = in_force.composites.iter();
        composites
            .map(|(name, written)| {
                let each = names.each(written.each.as_ref());
                let parts = each.and_then(|each| Ok((each, parts(written, &Sources { each, schemes, first, names })?)));
                let (each, parts) = parts.map_err(|fault| {
                    let fault = fault.under(name).under("composites");
                    match &in_force.scheme_profile {
                        Some(profile) => fault.under(profile).under("profiles"),
                        None => fault,
                    }
                })?;
                Ok(CompiledComposite { pack: in_force.pack.id.clone(), name: name.to_owned(), each, written: written.clone(), parts })
            })
            .collect()
    }
}

fn parts(written: &Composite, sources: &Sources<'_>) -> Result<Vec<CompiledPart>, Fault> {
    // The form reads packs that were compiled once; the number of parts bounds the work.
    if written.parts.is_empty() || written.parts.len() > PARTS {
        let problem =
            || Problem::OutOfRange { found: written.parts.len().to_string(), min: Some("1".to_owned()), max: Some(PARTS.to_string()) };
        return Err(Fault::of_pack(problem).under("parts"));
    }
    check_edges(&written.grades)?;
    if let Some(at) = written.grades.iter().position(|grade| cfg!(feature = "authoring") && grade.each_at_least.is_some()) {
        let problem = || Problem::UnknownKey { key: "each_at_least".to_owned(), near: None, others: Vec::new() };
        return Err(Fault::of_pack(problem).under("each_at_least").at(at).under("grades"));
    }
    let ready = |(at, part): (usize, &CompositePart)| {
        let source = sources.of(part).map_err(|fault| fault.at(at).under("parts"))?;
        Ok(CompiledPart { title: part.title.clone(), weight: part.weight, out_of: part.out_of, source })
    };
    written.parts.iter().enumerate().map(ready).collect()
}

impl Sources<'_> {
    fn of(&self, part: &CompositePart) -> Result<PartSource, Fault> {
        above_zero("weight", Some(part.weight))?;
        above_zero("out_of", Some(part.out_of))?;
        match (&part.scheme, &part.fact) {
            (Some(name), None) => self.scheme(name).map_err(|fault| fault.under("scheme")),
            (None, Some(name)) => self.fact(name, part).map_err(|fault| fault.under("fact")),
            (Some(_), Some(_)) => Err(Fault::clash_in_pack(SchemeClash::PartOfBoth).under("fact")),
            (None, None) => Err(Fault::of_pack(|| Problem::MissingKey { key: "scheme or fact".to_owned() })),
        }
    }

    fn out_of_reach(&self, name: &str) -> Fault {
        let from = self.each.map_or("", |each| self.names.words.kind_name(each)).to_owned();
        Fault::of_pack(|| Problem::OutOfReach { name: name.to_owned(), from })
    }

    fn scheme(&self, name: &str) -> Result<PartSource, Fault> {
        let known = || self.schemes.iter().map(|scheme| scheme.name.as_deref().unwrap_or(""));
        let at = known().position(|known| known == name).ok_or_else(|| Fault::unknown_in_pack(Thing::Scheme, name, known()))?;
        match self.schemes.get(at).filter(|scheme| scheme.each == self.each) {
            Some(scheme) if scheme.written.demerits => Err(Fault::clash_in_pack(SchemeClash::CompositeOfDemerits)),
            Some(_) => Ok(PartSource::Scheme(self.first.saturating_add(at))),
            None => Err(self.out_of_reach(name)),
        }
    }

    fn fact(&self, name: &str, part: &CompositePart) -> Result<PartSource, Fault> {
        let (fact, FactInfo { kind, fact: written, .. }) = self.names.fact(name, FactType::Number)?;
        if cfg!(feature = "authoring") && self.each.map_or(!self.names.is_single(*kind), |each| each != *kind) {
            return Err(self.out_of_reach(name));
        }
        // Points beyond the full mark of a part cannot be recorded.
        let most = written.max.map(|max| i128::from(max.scaled()));
        let full = i128::from(part.out_of.hundredths()).saturating_mul(i128::from(SCALE)).checked_div(100);
        if cfg!(feature = "authoring") && (most.is_none() || most > full || written.min.is_some_and(|min| min.scaled() < 0)) {
            return Err(Fault::clash_in_pack(SchemeClash::PartBeyond));
        }
        Ok(PartSource::Fact(fact))
    }
}
