//! Totals and grades that nothing can change any more: what a season counts.

use super::composite::{CompiledComposite, PartSource, is_unbounded};
use super::grade;
use super::scheme::CompiledScheme;
use super::tally::{Evaluation, tally};
use super::total::Totals;
use crate::pack::Effect;
use crate::points::{Points, Score};

impl CompiledScheme {
    /// The exact total of a sheet that nothing can move any more: no answer, no decision, and no
    /// parameter or list that is not there. None where nothing is scored, or a veto may still stop it.
    pub fn settled(&self, evaluation: Evaluation<'_>, row: u32) -> Option<Score> {
        let inputs = &self.inputs(evaluation, row);
        let Totals { best, worst, at_most, .. } = self.totals(inputs);
        let stops = self.stopped(inputs) || self.may_stop(inputs);
        let settled = best == worst && !at_most && !stops && self.coverage(inputs).enough() && self.is_assessed(evaluation, row);
        settled.then(|| if self.written.demerits { best.turned() } else { best })
    }

    /// Whether no parameter and no list is missing that could move the total.
    pub fn is_assessed(&self, evaluation: Evaluation<'_>, row: u32) -> bool {
        let inputs = &self.inputs(evaluation, row);
        let moves = |effect: &Effect| matches!(effect, Effect::Stop(_) | Effect::Zero(_));
        self.not_assessed(evaluation, inputs).is_empty() && self.has_all(evaluation, row, moves)
    }

    /// Whether no parameter and no list is missing for vetoes of some effect.
    fn has_all(&self, evaluation: Evaluation<'_>, row: u32, of: fn(&Effect) -> bool) -> bool {
        let owner = self.each.map(|kind| (kind, row));
        let vetoes = self.vetoes.iter().filter(|veto| of(&veto.effect));
        vetoes.flat_map(|veto| veto.trigger.rules()).all(|rule| {
            let counts = tally(evaluation, rule, owner, None).counts;
            counts.not_configured == 0 && counts.not_supplied == 0
        })
    }

    /// The grade of a sheet that nothing can change any more, or that it has none of the scheme's;
    /// the total may still move. Nothing while it is open, or where nothing is scored.
    pub fn settled_grade(&self, evaluation: Evaluation<'_>, row: u32) -> Option<Option<&str>> {
        let inputs = &self.inputs(evaluation, row);
        let totals = self.totals(inputs);
        let grade = grade::settled(&self.written.grades, &self.reachable(&totals, inputs), totals.lowest(), totals.best)?;
        let written = grade.and_then(|id| self.written.grades.iter().find(|grade| grade.id == id));
        let demand = written.is_none_or(|grade| self.each_has(inputs, grade.each_at_least).1);
        // Where the scoring stops only a veto gives a grade, and only one that acts for certain.
        let given = self.vetoes_of(inputs).any(|(veto, counts)| matches!(veto.effect, Effect::Grade(_)) && counts.fail > 0);
        let scored = !self.may_stop(inputs) && (!self.stopped(inputs) || grade.is_some() && given);
        // Where too little was assessed, or may yet be, only the lowest grade is certain.
        let scored = scored && (self.coverage(inputs).enough() || written.is_some_and(|grade| self.is_forced(grade, inputs)));
        (scored && demand && self.is_assessed(evaluation, row) && self.has_all(evaluation, row, |_| true)).then_some(grade)
    }
}

impl CompiledComposite {
    /// The exact total where nothing can move it any more; none without a total.
    pub fn settled(&self, schemes: &[CompiledScheme], evaluation: Evaluation<'_>, row: u32) -> Option<Score> {
        let known = self.known_of(schemes, evaluation, row);
        let (worst, best) = self.ends(&known).0?;
        // A part that a veto stops is missing for certain; any other has to be settled itself.
        let mut there = known.iter().filter(|(_, known)| !known.missing);
        let settled = there.all(|(part, known)| match part.source {
            PartSource::Scheme(at) => schemes.get(at).is_some_and(|scheme| scheme.settled(evaluation, row).is_some()),
            PartSource::Fact(_) => !known.may_miss,
        });
        (settled && best == worst).then_some(best)
    }

    /// Whether there is no total because too little of a part was assessed.
    pub fn has_too_little(&self, schemes: &[CompiledScheme], evaluation: Evaluation<'_>, row: u32) -> bool {
        let known = self.known_of(schemes, evaluation, row);
        self.ends(&known).0.is_none() && known.iter().any(|(_, known)| known.too_little)
    }

    /// The grade where nothing can change it any more, or that it has none of its grades; nothing
    /// while it is open or there may be no total.
    pub fn settled_grade(&self, schemes: &[CompiledScheme], evaluation: Evaluation<'_>, row: u32) -> Option<Option<&str>> {
        let known = self.known_of(schemes, evaluation, row);
        let (Some((worst, best)), false) = self.ends(&known) else { return None };
        let worst = if is_unbounded(&known) { Score::of(Points::LOWEST) } else { worst };
        let mut there = known.iter().filter(|(_, known)| !known.missing);
        let assessed = there.all(|(part, _)| match part.source {
            PartSource::Scheme(at) => schemes.get(at).is_some_and(|scheme| scheme.is_assessed(evaluation, row)),
            PartSource::Fact(_) => true,
        });
        let left: Vec<bool> = self.written.grades.iter().map(|grade| grade::reachable(grade, worst, best)).collect();
        if assessed { grade::settled(&self.written.grades, &left, worst, best) } else { None }
    }
}
