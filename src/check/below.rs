//! The subjects below one, those that count among them, and what is not known of the others.

use super::Check;
use super::scope::Scope;
use crate::facts::Facts;
use crate::fault::Fault;
use crate::finding::Verdict;
use crate::pack::Requirement;

/// A kind below the rule's kind, and which of its subjects count.
#[derive(Clone, Debug)]
pub(super) struct Below {
    above: u32,
    kind: u32,
    filter: Option<Box<Check>>,
}

/// Makes a kind below ready, and whatever else is read of its subjects.
pub(super) fn compile<'a, T>(
    kind: u32,
    filter: Option<&Requirement>,
    scope: &mut Scope<'a>,
    more: impl FnOnce(&mut Scope<'a>) -> Result<T, Fault>,
) -> Result<(Below, T), Fault> {
    let above = scope.kind();
    scope.below(kind, |scope| {
        let filter = filter.map(|filter| Check::compile(filter, scope)).transpose()?;
        Ok((Below { above, kind, filter: filter.map(Box::new) }, more(scope)?))
    })
}

/// Makes dates ready: of records below, or a list of the subject itself, of which nothing can be
/// chosen.
pub(super) fn dated<'a, T>(
    dates: &str,
    filter: Option<&Requirement>,
    scope: &mut Scope<'a>,
    read: impl FnOnce(&mut Scope<'a>) -> Result<T, Fault>,
) -> Result<(Option<Below>, T), Fault> {
    match scope.kind_of(dates).filter(|kind| *kind != scope.kind()) {
        Some(kind) => compile(kind, filter, scope, read).map(|(below, read)| (Some(below), read)),
        None => Ok((None, read(scope)?)),
    }
}

/// The kind below that has a fact.
pub(super) fn holder(fact: &str, scope: &mut Scope<'_>) -> Result<u32, Fault> {
    match scope.kind_of(fact) {
        Some(kind) => Ok(kind),
        // The fault of an unknown fact, with the nearest name.
        None => scope.fact(fact).map(|(link, _)| link.kind),
    }
}

impl Below {
    /// The rows below one.
    pub(super) fn rows<'a>(&self, facts: &'a Facts, row: u32) -> &'a [u32] {
        let lists = facts.rows.get(self.above as usize).and_then(|rows| rows.down.get(self.kind as usize));
        lists.and_then(|lists| lists.get(row as usize)).map_or(&[], Vec::as_slice)
    }

    /// The rows below one and whether they count: a pass, not applicable, or why it is not known.
    pub(super) fn members<'a>(&'a self, facts: &'a Facts, row: u32) -> impl Iterator<Item = (u32, Verdict)> + 'a {
        self.rows(facts, row).iter().map(|row| match self.filter.as_ref().map_or(Verdict::Pass, |filter| filter.verdict(facts, *row)) {
            Verdict::Fail => (*row, Verdict::NotApplicable),
            verdict => (*row, verdict),
        })
    }

    /// Nothing of the kind was entered anywhere: that is silence, not the number zero.
    pub(super) fn is_silent(&self, facts: &Facts) -> bool {
        facts.rows.get(self.kind as usize).is_none_or(|rows| rows.subjects.is_empty()) && !facts.is_absent(self.kind)
    }
}

/// Why something is not known: the strongest of the verdicts so far and one more.
pub(super) fn note(known: &mut Option<Verdict>, unknown: Verdict) {
    *known = Some(known.map_or(unknown, |known| known.min(unknown)));
}

/// How many members are settled and how many are not.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Found {
    /// Members that count.
    pub sure: u32,
    /// Members that may count.
    pub unsure: u32,
    /// Why it is not known of them: the strongest of their verdicts.
    pub because: Option<Verdict>,
}

impl Found {
    /// One more of which it is not known.
    pub(super) fn note(&mut self, unknown: Verdict) {
        self.unsure = self.unsure.saturating_add(1);
        note(&mut self.because, unknown);
    }

    /// What a base that is too small, or may be, makes of the whole. Whoever is not settled may
    /// turn out not to belong to it.
    pub(super) fn too_small(&self, needed: u32) -> Option<Verdict> {
        if self.sure.saturating_add(self.unsure) < needed {
            Some(Verdict::CannotCheck)
        } else if self.sure < needed {
            Some(self.because.unwrap_or(Verdict::Pending))
        } else {
            None
        }
    }
}
