//! Totals and grades that nothing can change any more: what a season counts.

use super::composite::{CompiledComposite, PartSource, is_endless};
use super::grade;
use super::scheme::CompiledScheme;
use super::tally::{Ground, tally};
use super::total::Totals;
use crate::pack::Effect;
use crate::points::{Points, Score};

impl CompiledScheme {
    /// The exact total of a sheet that nothing can move any more: no answer, no decision, and no
    /// parameter or list that is not there. None where nothing is scored, or a veto may still stop it.
    pub fn settled(&self, ground: Ground<'_>, row: u32) -> Option<Score> {
        let seen = &self.seen(ground, row);
        let Totals { best, worst, at_most, .. } = self.totals(seen);
        let stops = self.stopped(seen) || self.may_stop(seen);
        let settled = best == worst && !at_most && !stops && self.coverage(seen).enough() && self.is_assessed(ground, row);
        settled.then(|| if self.written.demerits { best.turned() } else { best })
    }

    /// Whether no parameter and no list is missing that could move the total.
    pub fn is_assessed(&self, ground: Ground<'_>, row: u32) -> bool {
        let seen = &self.seen(ground, row);
        let moves = |effect: &Effect| matches!(effect, Effect::Stop(_) | Effect::Zero(_));
        self.not_assessed(ground, seen).is_empty() && self.has_all(ground, row, moves)
    }

    /// Whether no parameter and no list is missing for vetoes of some effect.
    fn has_all(&self, ground: Ground<'_>, row: u32, of: fn(&Effect) -> bool) -> bool {
        let owner = self.each.map(|kind| (kind, row));
        let vetoes = self.vetoes.iter().filter(|veto| of(&veto.effect));
        vetoes.flat_map(|veto| veto.trigger.rules()).all(|rule| {
            let counts = tally(ground, rule, owner, None).counts;
            counts.not_configured == 0 && counts.not_supplied == 0
        })
    }

    /// The grade of a sheet that nothing can change any more, or that it has none of the scheme's;
    /// the total may still move. Nothing while it is open, or where nothing is scored.
    pub fn settled_grade(&self, ground: Ground<'_>, row: u32) -> Option<Option<&str>> {
        let seen = &self.seen(ground, row);
        let totals = self.totals(seen);
        let grade = grade::settled(&self.written.grades, &self.reachable(&totals, seen), totals.lowest(), totals.best)?;
        let written = grade.and_then(|id| self.written.grades.iter().find(|grade| grade.id == id));
        let demand = written.is_none_or(|grade| self.each_has(seen, grade.each_at_least).1);
        // Where the scoring stops only a veto gives a grade, and only one that acts for certain.
        let given = self.vetoes_of(seen).any(|(veto, counts)| matches!(veto.effect, Effect::Grade(_)) && counts.fail > 0);
        let scored = !self.may_stop(seen) && (!self.stopped(seen) || grade.is_some() && given);
        // Where too little was assessed, or may yet be, only the lowest grade is certain.
        let scored = scored && (self.coverage(seen).enough() || written.is_some_and(|grade| self.is_forced(grade, seen)));
        (scored && demand && self.is_assessed(ground, row) && self.has_all(ground, row, |_| true)).then_some(grade)
    }
}

impl CompiledComposite {
    /// The exact total where nothing can move it any more; none without a total.
    pub fn settled(&self, schemes: &[CompiledScheme], ground: Ground<'_>, row: u32) -> Option<Score> {
        let known = self.known_of(schemes, ground, row);
        let (worst, best) = self.ends(&known).0?;
        // A part that a veto stops is missing for certain; any other has to be settled itself.
        let mut there = known.iter().filter(|(_, known)| !known.missing);
        let settled = there.all(|(part, known)| match part.source {
            PartSource::Scheme(at) => schemes.get(at).is_some_and(|scheme| scheme.settled(ground, row).is_some()),
            PartSource::Fact(_) => !known.may_miss,
        });
        (settled && best == worst).then_some(best)
    }

    /// Whether there is no total because too little of a part was assessed.
    pub fn has_too_little(&self, schemes: &[CompiledScheme], ground: Ground<'_>, row: u32) -> bool {
        let known = self.known_of(schemes, ground, row);
        self.ends(&known).0.is_none() && known.iter().any(|(_, known)| known.too_little)
    }

    /// The grade where nothing can change it any more, or that it has none of its grades; nothing
    /// while it is open or there may be no total.
    pub fn settled_grade(&self, schemes: &[CompiledScheme], ground: Ground<'_>, row: u32) -> Option<Option<&str>> {
        let known = self.known_of(schemes, ground, row);
        let (Some((worst, best)), false) = self.ends(&known) else { return None };
        let worst = if is_endless(&known) { Score::of(Points::LOWEST) } else { worst };
        let mut there = known.iter().filter(|(_, known)| !known.missing);
        let assessed = there.all(|(part, _)| match part.source {
            PartSource::Scheme(at) => schemes.get(at).is_some_and(|scheme| scheme.is_assessed(ground, row)),
            PartSource::Fact(_) => true,
        });
        let left: Vec<bool> = self.written.grades.iter().map(|grade| grade::reachable(grade, worst, best)).collect();
        if assessed { grade::settled(&self.written.grades, &left, worst, best) } else { None }
    }
}
