//! How an inspection stands: what the page always draws beside verdicts. All of it is kept, and an
//! answer adjusts it, so that no answer costs more where the inspection is larger.

use crate::check::Via;
use crate::facts::{Facts, NONE};
use crate::finding::{Counts, Verdict};
use crate::judge::Judgement;
use crate::pack::Force;
use crate::report::SeverityCounts;
use crate::score::{CompiledScheme, CompositeHead, Known, SheetHead, SheetInputs};
use crate::standard::Standard;
use serde::Serialize;

/// Verdicts by force.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[allow(missing_docs)]
pub struct ByForce {
    pub must: Counts,
    pub forbid: Counts,
    pub should: Counts,
    pub practice: Counts,
    pub outcome: Counts,
}

impl ByForce {
    /// The verdicts of one force.
    pub fn of(&mut self, force: Force) -> &mut Counts {
        match force {
            Force::Must => &mut self.must,
            Force::Forbid => &mut self.forbid,
            Force::Should => &mut self.should,
            Force::Practice => &mut self.practice,
            Force::Outcome => &mut self.outcome,
        }
    }
}

/// What is counted over the whole inspection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct StatusCounts {
    /// Verdicts by force.
    pub tally: ByForce,
    /// Fails of must and forbid by severity.
    pub severity: SeverityCounts,
    /// Answers that were given.
    pub answered: u32,
    /// Answers that some open verdict waits for.
    pub needed: u32,
}

/// What is kept of it.
pub(super) struct Standing {
    /// By fact and block: the lanes whose answer some open verdict waits for.
    pub needed: Vec<Vec<u64>>,
    /// What is counted.
    pub counts: StatusCounts,
    /// By scheme with one sheet for the whole inspection: what it sees of the verdicts.
    pub inputs: Vec<Option<SheetInputs>>,
    /// The heads of these sheets, as they were last told.
    pub heads: Vec<SheetHead>,
    /// The heads of composites of the whole inspection, as they were last told.
    pub composites: Vec<CompositeHead>,
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(NONE)
}

impl Standing {
    /// From scratch.
    pub fn new(standard: &Standard, facts: &Facts, judgement: &Judgement) -> Standing {
        let mut standing =
            Standing { needed: Vec::new(), counts: StatusCounts::default(), inputs: Vec::new(), heads: Vec::new(), composites: Vec::new() };
        for (rule, judged) in standard.rules.iter().zip(&judgement.rules) {
            standing.counts.tally.of(rule.rule.force).merge(&judged.counts);
        }
        standing.counts.severity = standard.severity(judgement);
        for (fact, info) in standard.words.facts.iter().enumerate() {
            let rows = facts.rows.get(info.kind as usize);
            let mut lanes = Vec::new();
            for block in 0..rows.map_or(0, |rows| rows.blocks()) {
                let needed = needed(standard, facts, judgement, number(fact), block, rows.map_or(0, |rows| rows.lanes(block)));
                standing.counts.answered = standing.counts.answered.saturating_add(facts.answered(number(fact), block).count_ones());
                standing.counts.needed = standing.counts.needed.saturating_add(needed.count_ones());
                lanes.push(needed);
            }
            standing.needed.push(lanes);
        }
        let evaluation = standard.evaluation(facts, judgement);
        standing.inputs = standard.schemes.iter().map(|scheme| scheme.each.is_none().then(|| scheme.inputs(evaluation, 0))).collect();
        standing.heads = (0..standard.schemes.len()).filter_map(|at| standing.head(standard, facts, judgement, at)).collect();
        standing.composites = (0..standard.composites.len()).filter_map(|at| standing.composite(standard, facts, at)).collect();
        standing
    }

    /// The head of the sheet of a scheme, where it has one for the whole inspection.
    pub fn head(&self, standard: &Standard, facts: &Facts, judgement: &Judgement, at: usize) -> Option<SheetHead> {
        let inputs = self.inputs.get(at)?.as_ref()?;
        Some(standard.schemes.get(at)?.head(number(at), standard.evaluation(facts, judgement), 0, inputs))
    }

    /// The head of a composite, where there is one for the whole inspection.
    pub fn composite(&self, standard: &Standard, facts: &Facts, at: usize) -> Option<CompositeHead> {
        let composite = standard.composites.get(at).filter(|composite| composite.each.is_none())?;
        let known = |at: usize| Some(Known::of(standard.schemes.get(at)?, self.inputs.get(at)?.as_ref()?));
        Some(composite.head(number(at), facts, 0, &known))
    }

    /// A verdict that changed.
    pub fn recount(&mut self, standard: &Standard, rule: u32, before: Verdict, now: Verdict) {
        let Some(rule) = standard.rules.get(rule as usize) else { return };
        let counts = self.counts.tally.of(rule.rule.force);
        counts.take(before, 1);
        counts.add(now, 1);
        if rule.binds() {
            match (before, now) {
                (Verdict::Fail, _) => self.counts.severity.take(rule.rule.severity, 1),
                (_, Verdict::Fail) => self.counts.severity.add(rule.rule.severity, 1),
                _ => {}
            }
        }
    }

    /// What a number of a bonus earns on a row, out before its answer changes and in afterwards.
    pub fn refresh_number(&mut self, schemes: &[CompiledScheme], facts: &Facts, at: (u32, u32), with: fn(u64, u64) -> u64) {
        for (scheme, inputs) in schemes.iter().zip(&mut self.inputs) {
            if let Some(inputs) = inputs {
                scheme.refresh_number(inputs, facts, at, with);
            }
        }
    }

    /// Brings the lanes of a block up to date; gives those that changed.
    pub fn needs_again(&mut self, standard: &Standard, facts: &Facts, judgement: &Judgement, fact: u32, block: usize, lanes: u64) -> u64 {
        let now = needed(standard, facts, judgement, fact, block, lanes);
        let Some(kept) = self.needed.get_mut(fact as usize).and_then(|blocks| blocks.get_mut(block)) else { return 0 };
        let changed = (*kept ^ now) & lanes;
        *kept ^= changed;
        let count = &mut self.counts.needed;
        *count = count.saturating_add((now & changed).count_ones()).saturating_sub((changed & !now).count_ones());
        changed
    }
}

/// The lanes of a fact that are not answered and whose answer some open verdict waits for.
fn needed(standard: &Standard, facts: &Facts, judgement: &Judgement, fact: u32, block: usize, lanes: u64) -> u64 {
    let empty = lanes & !facts.answered(fact, block);
    if empty == 0 {
        return 0;
    }
    let kind = standard.words.facts.get(fact as usize).map_or(NONE, |info| info.kind);
    // Of what a bonus or a composite counts every subject may have some.
    let mut waiting = if standard.scored.get(fact as usize) == Some(&true) { u64::MAX } else { 0 };
    for (rule, read) in standard.readers.get(fact as usize).into_iter().flatten() {
        let Some(judged) = judgement.rules.get(*rule as usize) else { continue };
        let own = standard.rules.get(*rule as usize).map_or(NONE, |rule| rule.kind);
        if read.via == Via::Decision {
            waiting |= judged.undecided(block);
        } else if own == kind {
            waiting |= judged.block(block).pending;
        } else if judged.counts.pending > 0 {
            // Read from another kind: any open verdict of the rule may wait for it.
            waiting = u64::MAX;
        }
    }
    empty & waiting
}
