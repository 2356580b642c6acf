//! The same standard and inspection, kept, so that one answer checks again only what reads it.

use crate::check::Via;
use crate::facts::{Facts, NONE, lane_of, row_of};
use crate::fault::{Fault, Problem, Thing};
use crate::finding::{Finding, Verdict};
use crate::inspection::{Answer, Inspection};
use crate::judge::Judgement;
use crate::order;
use crate::report::{ForceTally, Report, SeverityCounts};
use crate::score::{CompositeSheet, Plan, Seen, Sheet};
use crate::standard::Standard;
use serde::Serialize;
use tsify::Tsify;

/// A standard, an inspection and their verdicts, kept up to date.
pub struct Session {
    /// The standard.
    pub standard: Standard,
    inspection: Inspection,
    facts: Facts,
    judgement: Judgement,
    unread: Vec<Fault>,
    /// By score sheet: what it sees of the verdicts.
    seen: Vec<Seen>,
    /// The heads of the score sheets as they were last told.
    scores: Vec<ScoreHead>,
}

/// What one answer changed.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Delta {
    /// Rule, subject and the new verdict's number, for each verdict that changed.
    #[tsify(type = "[rule: number, subject: number, verdict: number][]")]
    pub cells: Vec<(u32, u32, u8)>,
    /// The heads of the score sheets that changed.
    pub scores: Vec<ScoreHead>,
}

/// The numbers of a score sheet that are always in view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct ScoreHead {
    /// Place among the score sheets.
    pub sheet: u32,
    /// The best total still possible, rounded for display.
    #[tsify(type = "string")]
    pub best: crate::points::Points,
    /// The worst total still possible, rounded for display.
    #[tsify(type = "string")]
    pub worst: crate::points::Points,
    /// Whether the worst total may be lower still.
    pub at_most: bool,
    /// Whether a veto stops the scoring.
    pub stopped: bool,
    /// By grade: whether it can still be reached.
    pub reachable: Vec<bool>,
}

/// How the inspection stands, for what is always in view.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Status {
    /// Verdicts by force.
    pub tally: Vec<ForceTally>,
    /// Fails of must and forbid by severity.
    pub severity: SeverityCounts,
    /// The score sheets of the whole inspection; those of single subjects are in the report.
    pub sheets: Vec<Sheet>,
    /// The scores put together for the whole inspection.
    pub composites: Vec<CompositeSheet>,
    /// Answers that were given.
    pub answered: u32,
    /// Facts that are still needed to settle some verdict.
    pub needed: u32,
    /// The same by subject.
    pub needed_by_subject: Vec<u32>,
    /// Fails by subject.
    pub failed_by_subject: Vec<u32>,
}

impl Session {
    /// Opens an inspection for a standard.
    ///
    /// # Errors
    /// Whatever [`Standard::admit`] refuses.
    pub fn open(standard: Standard, inspection: Inspection) -> Result<Session, Fault> {
        let (facts, unread) = standard.admitted(&inspection)?;
        let judgement = standard.judge(&facts);
        let mut session = Session { standard, inspection, facts, judgement, unread, seen: Vec::new(), scores: Vec::new() };
        session.begin();
        Ok(session)
    }

    /// Opens another state of the inspection for the same standard, such as one with a subject more.
    /// Only when it chooses the same of the packs: `false` tells that it does not, and nothing is
    /// changed then.
    ///
    /// # Errors
    /// As [`Session::open`]; nothing is changed then.
    pub fn reopen(&mut self, inspection: Inspection) -> Result<bool, Fault> {
        if inspection.standard != self.inspection.standard {
            return Ok(false);
        }
        (self.facts, self.unread) = self.standard.admitted(&inspection)?;
        self.judgement = self.standard.judge(&self.facts);
        self.inspection = inspection;
        self.begin();
        Ok(true)
    }

    fn begin(&mut self) {
        self.see_all();
        self.scores = self.heads();
    }

    /// Judges everything again; for measurements and tests, never needed for a right answer.
    pub fn judge_again(&mut self) {
        self.judgement = self.standard.judge(&self.facts);
    }

    /// Records one answer, or takes it back, and tells what changed.
    ///
    /// # Errors
    /// An unknown subject or fact, a value that does not fit; nothing is changed then.
    pub fn set(&mut self, subject: u32, fact: u32, answer: Option<&Answer>) -> Result<Delta, Fault> {
        let mut cells = Vec::new();
        let mut rows = Vec::new();
        self.record(subject, fact, answer, &mut cells, &mut rows)?;
        let scores = self.touched(subject, fact, &rows);
        Ok(Delta { cells, scores: self.tell(scores) })
    }

    /// The heads of the sheets that may have changed: those that these rows of rules, or this fact
    /// itself, have a part in.
    fn touched(&mut self, subject: u32, fact: u32, rows: &[(u32, u32)]) -> Vec<ScoreHead> {
        let mut heads = Vec::new();
        let mut first: usize = 0;
        let ground = self.standard.ground(&self.facts, &self.judgement);
        for plan in &self.standard.plans {
            let own = self.facts.place.get(subject as usize).copied().filter(|_| plan.reads_fact(fact));
            let read = rows.iter().filter(|(rule, _)| plan.reads(*rule));
            let read = read.filter_map(|(rule, row)| Some((self.standard.rules.get(*rule as usize)?.kind, *row, *rule)));
            let parts = own.map(|(kind, row)| (kind, row, NONE)).into_iter().chain(read);
            let owners = parts.flat_map(|(kind, row, rule)| plan.touched(&self.facts, kind, row).map(move |owner| (owner, rule)));
            // An answer far above touches the sheets of many; each is worked out once.
            let mut owners = order::sorted(owners.collect());
            owners.dedup();
            for same in owners.chunk_by(|(one, _), (other, _)| one == other) {
                let Some((owner, _)) = same.first() else { continue };
                let Some(seen) = self.seen.get_mut(first.saturating_add(*owner as usize)) else { continue };
                for (_, rule) in same {
                    match *rule {
                        // The fact itself, beside what rules read.
                        NONE => *seen = plan.seen(ground, *owner),
                        rule => plan.see_again(seen, ground, *owner, rule),
                    }
                }
                heads.push(head(first, plan, seen, *owner));
            }
            first = first.saturating_add(plan.sheets(&self.facts));
        }
        heads
    }

    /// Records several answers; all or none.
    ///
    /// # Errors
    /// As [`Session::set`], for the first change that does not fit.
    pub fn apply(&mut self, changes: &[(u32, u32, Option<Answer>)]) -> Result<Delta, Fault> {
        for (subject, fact, answer) in changes {
            let (_, info) = self.target(*subject, *fact)?;
            Facts::fits(&info.fact, answer.as_ref()).map_err(|problem| self.fault(problem, *subject, *fact))?;
        }
        for (subject, fact, answer) in changes {
            let (row, _) = self.target(*subject, *fact)?;
            if let Some(info) = self.standard.words.facts.get(*fact as usize) {
                self.facts.set(*fact, &info.fact, row, answer.as_ref()).map_err(|problem| self.fault(problem, *subject, *fact))?;
            }
            self.record_given(*subject, *fact, answer.as_ref());
        }
        let now = self.standard.judge(&self.facts);
        let before = std::mem::replace(&mut self.judgement, now);
        let mut cells = Vec::new();
        for (at, (rule, old)) in self.standard.rules.iter().zip(&before.rules).enumerate() {
            let (Some(new), Some(rows)) = (self.judgement.rules.get(at), self.facts.rows.get(rule.kind as usize)) else { continue };
            for (row, subject) in rows.subjects.iter().enumerate() {
                let row = u32::try_from(row).unwrap_or(NONE);
                if old.verdict(row) != new.verdict(row) {
                    cells.push((u32::try_from(at).unwrap_or(NONE), *subject, new.verdict(row) as u8));
                }
            }
        }
        self.see_all();
        let scores = self.heads();
        Ok(Delta { cells, scores: self.tell(scores) })
    }

    /// Of these heads those that are not as they were last told.
    fn tell(&mut self, mut heads: Vec<ScoreHead>) -> Vec<ScoreHead> {
        heads.retain(|head| self.scores.get(head.sheet as usize) != Some(head));
        for head in &heads {
            if let Some(told) = self.scores.get_mut(head.sheet as usize) {
                told.clone_from(head);
            }
        }
        heads
    }

    fn target(&self, subject: u32, fact: u32) -> Result<(u32, &crate::vocabulary::FactInfo), Fault> {
        let place = self.facts.place.get(subject as usize).copied().filter(|(kind, _)| *kind != NONE);
        let Some((kind, row)) = place else {
            return Err(Fault::unknown(Thing::Subject, &subject.to_string(), std::iter::empty()));
        };
        let info = self.standard.words.facts.get(fact as usize);
        match info.filter(|info| info.kind == kind) {
            Some(info) => Ok((row, info)),
            None => Err(Fault::unknown(Thing::Fact, &fact.to_string(), std::iter::empty())),
        }
    }

    fn fault(&self, problem: Problem, subject: u32, fact: u32) -> Fault {
        let id = self.inspection.subjects.get(subject as usize).map_or("", |subject| subject.id.as_str());
        let fact = self.standard.words.facts.get(fact as usize).map_or("", |info| info.id.as_str());
        Fault::new(problem).of_answer(id, fact)
    }

    fn record(
        &mut self,
        subject: u32,
        fact: u32,
        answer: Option<&Answer>,
        cells: &mut Vec<(u32, u32, u8)>,
        rows: &mut Vec<(u32, u32)>,
    ) -> Result<(), Fault> {
        let (row, kind) = {
            let (row, info) = self.target(subject, fact)?;
            (row, info.kind)
        };
        // Split borrows: the definition is read while the columns change.
        let info = self.standard.words.facts.get(fact as usize);
        let set = info.map_or(Ok(()), |info| self.facts.set(fact, &info.fact, row, answer));
        set.map_err(|problem| self.fault(problem, subject, fact))?;
        self.record_given(subject, fact, answer);
        let readers = self.standard.readers.get(fact as usize).map_or(0, Vec::len);
        for nth in 0..readers {
            let read = self.standard.readers.get(fact as usize).and_then(|readers| readers.get(nth)).copied();
            if let Some((rule, read)) = read {
                self.check_reader(rule, read.via, kind, row, cells, rows);
            }
        }
        Ok(())
    }

    /// Keeps an answer as it was given. The columns hold what checks read; notes, reasons, photos and
    /// who gave it are told by the report only.
    fn record_given(&mut self, subject: u32, fact: u32, answer: Option<&Answer>) {
        let subject = self.inspection.subjects.get_mut(subject as usize);
        let (Some(subject), Some(info)) = (subject, self.standard.words.facts.get(fact as usize)) else { return };
        match answer {
            Some(answer) => subject.facts.set(&info.id, answer.clone()),
            None => subject.facts.remove(&info.id),
        }
    }

    /// Checks again the rows of a rule that read a row of a kind.
    fn check_reader(&mut self, rule: u32, via: Via, kind: u32, row: u32, cells: &mut Vec<(u32, u32, u8)>, rows: &mut Vec<(u32, u32)>) {
        let own = self.standard.rules.get(rule as usize).map_or(NONE, |rule| rule.kind);
        match via {
            Via::Up | Via::Decision if own == kind => self.check_row(rule, own, row, cells, rows),
            Via::Decision => {}
            Via::Up => {
                let below = self.facts.rows.get(kind as usize).and_then(|rows| rows.down.get(own as usize));
                let below = below.and_then(|lists| lists.get(row as usize)).cloned().unwrap_or_default();
                for row in below {
                    self.check_row(rule, own, row, cells, rows);
                }
            }
            Via::Down(of) if of == kind => {
                if let Some(above) = self.above(of, own, row) {
                    self.check_row(rule, own, above, cells, rows);
                }
            }
            // Those that are counted may belong to several subjects of the rule.
            Via::Down(of) => {
                let counted = self.facts.rows.get(kind as usize).and_then(|rows| rows.down.get(of as usize)?.get(row as usize));
                let above = counted.into_iter().flatten().filter_map(|row| self.above(of, own, *row));
                let mut above = order::sorted(above.collect());
                above.dedup();
                for above in above {
                    self.check_row(rule, own, above, cells, rows);
                }
            }
        }
    }

    /// The row above one of a kind, of another kind.
    fn above(&self, kind: u32, above: u32, row: u32) -> Option<u32> {
        let up = self.facts.rows.get(kind as usize)?.up.get(above as usize)?;
        up.get(row as usize).copied().filter(|above| *above != NONE)
    }

    fn check_row(&mut self, rule: u32, kind: u32, row: u32, cells: &mut Vec<(u32, u32, u8)>, rows: &mut Vec<(u32, u32)>) {
        rows.push((rule, row));
        let (block, lane) = lane_of(row);
        if self.judgement.again(&self.standard.rules, &self.facts, rule, block, lane) == 0 {
            return;
        }
        let subject = self.facts.rows.get(kind as usize).and_then(|rows| rows.subjects.get(row as usize)).copied();
        let verdict = self.judgement.rules.get(rule as usize).map(|judged| judged.verdict(row));
        if let (Some(subject), Some(verdict)) = (subject, verdict) {
            cells.push((rule, subject, verdict as u8));
        }
    }

    /// The heads of the score sheets.
    pub fn scores(&self) -> &[ScoreHead] {
        &self.scores
    }

    fn see_all(&mut self) {
        let ground = self.standard.ground(&self.facts, &self.judgement);
        self.seen.clear();
        for plan in &self.standard.plans {
            self.seen.extend((0_u32..).take(plan.sheets(&self.facts)).map(|row| plan.seen(ground, row)));
        }
    }

    fn heads(&self) -> Vec<ScoreHead> {
        let mut heads = Vec::new();
        for plan in &self.standard.plans {
            let first = heads.len();
            let seen = self.seen.iter().skip(first).take(plan.sheets(&self.facts));
            heads.extend((0_u32..).zip(seen).map(|(row, seen)| head(first, plan, seen, row)));
        }
        heads
    }

    /// The verdicts of a kind: for each of its rules in order, one number for each subject.
    pub fn cells(&self, kind: u32) -> Vec<u8> {
        let count = self.facts.rows.get(kind as usize).map_or(0, |rows| rows.subjects.len());
        let rules = self.standard.rules.iter().zip(&self.judgement.rules).filter(|(rule, _)| rule.kind == kind);
        rules.flat_map(|(_, judged)| (0..count).map(|row| judged.verdict(u32::try_from(row).unwrap_or(NONE)) as u8)).collect()
    }

    /// How the inspection stands.
    pub fn status(&self) -> Status {
        let subjects = self.inspection.subjects.len();
        let ground = self.standard.ground(&self.facts, &self.judgement);
        let whole = self.standard.plans.iter().filter(|plan| plan.each.is_none());
        let blends = self.standard.blends.iter().filter(|blend| blend.each.is_none());
        let mut status = Status {
            tally: self.standard.tally(&self.judgement),
            severity: self.standard.severity(&self.judgement),
            sheets: whole.map(|plan| plan.sheet(ground, 0)).collect(),
            composites: blends.flat_map(|blend| blend.all_sheets(&self.standard.plans, ground)).collect(),
            answered: 0,
            needed: 0,
            needed_by_subject: vec![0; subjects],
            failed_by_subject: vec![0; subjects],
        };
        let count = |counts: &mut Vec<u32>, subject: Option<&u32>| {
            if let Some(slot) = subject.and_then(|subject| counts.get_mut(*subject as usize)) {
                *slot = slot.saturating_add(1);
            }
        };
        for (fact, info) in self.standard.words.facts.iter().enumerate() {
            let fact = u32::try_from(fact).unwrap_or(NONE);
            let Some(rows) = self.facts.rows.get(info.kind as usize) else { continue };
            for block in 0..rows.blocks() {
                status.answered = status.answered.saturating_add(self.facts.answered(fact, block).count_ones());
                let needed = self.needed_lanes(fact, info.kind, block, rows.lanes(block));
                status.needed = status.needed.saturating_add(needed.count_ones());
                crate::planes::each_lane(needed, |number, _| {
                    count(&mut status.needed_by_subject, rows.subjects.get(row_of(block, number) as usize));
                });
            }
        }
        for (rule, judged) in self.standard.rules.iter().zip(&self.judgement.rules) {
            let Some(rows) = self.facts.rows.get(rule.kind as usize) else { continue };
            for block in 0..rows.blocks() {
                crate::planes::each_lane(judged.block(block).fail, |number, _| {
                    count(&mut status.failed_by_subject, rows.subjects.get(row_of(block, number) as usize));
                });
            }
        }
        status
    }

    /// The lanes of a fact that are not answered and whose answer some open verdict waits for.
    fn needed_lanes(&self, fact: u32, kind: u32, block: usize, lanes: u64) -> u64 {
        let empty = lanes & !self.facts.answered(fact, block);
        let readers = self.standard.readers.get(fact as usize).map_or(&[][..], Vec::as_slice);
        if empty == 0 {
            return 0;
        }
        // Of what a bonus or a composite counts every subject may have some.
        let mut waiting = if self.standard.scored.get(fact as usize) == Some(&true) { u64::MAX } else { 0 };
        for (rule, read) in readers {
            let Some(judged) = self.judgement.rules.get(*rule as usize) else { continue };
            let own = self.standard.rules.get(*rule as usize).map_or(NONE, |rule| rule.kind);
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

    /// The facts that are still needed on a subject.
    pub fn needed(&self, subject: u32) -> Vec<u32> {
        let Some((kind, row)) = self.facts.place.get(subject as usize).copied().filter(|(kind, _)| *kind != NONE) else {
            return Vec::new();
        };
        let (block, lane) = lane_of(row);
        let facts = self.standard.words.facts.iter().enumerate().filter(|(_, info)| info.kind == kind);
        let facts = facts.filter_map(|(fact, _)| u32::try_from(fact).ok());
        facts.filter(|fact| self.needed_lanes(*fact, kind, block, lane) != 0).collect()
    }

    /// One verdict with the values that decided it.
    pub fn explain(&self, rule: u32, subject: u32) -> Option<Finding> {
        let in_force = self.standard.rules.get(rule as usize)?;
        let (kind, row) = self.facts.place.get(subject as usize).copied()?;
        if kind != in_force.kind {
            return None;
        }
        let verdict = self.judgement.rules.get(rule as usize)?.verdict(row);
        let lost = self.standard.lost(in_force, &self.judgement, rule as usize, row).filter(|_| verdict == Verdict::Fail);
        let reasons = self.standard.reasons(in_force, &self.facts, row);
        Some(Finding { rule, subject: Some(subject), verdict, lost, reasons, answers: Vec::new() })
    }

    /// The value of a fact that meets every rule in force on this subject, when it follows from them.
    pub fn compliant(&mut self, subject: u32, fact: u32) -> Option<crate::inspection::Value> {
        let value = self.candidate(subject, fact)?;
        let (row, _) = self.target(subject, fact).ok()?;
        let (block, lane) = lane_of(row);
        if self.facts.answered(fact, block) & lane != 0 {
            return Some(value);
        }
        // Rules can ask for what another part of them forbids: the value is tried on the empty fact
        // before it is given. A rule that fails all the same fails for another fact's sake, if it
        // reads another.
        let open = self.failing(fact, row);
        let info = self.standard.words.facts.get(fact as usize)?;
        self.facts.set(fact, &info.fact, row, Some(&Answer::value(value.clone()))).ok()?;
        let failing = self.failing(fact, row);
        let info = self.standard.words.facts.get(fact as usize)?;
        self.facts.set(fact, &info.fact, row, None).ok()?;
        let reads_more = |rule: &u32| self.standard.rules.get(*rule as usize).is_some_and(|rule| rule.reads.len() > 1);
        failing.iter().all(|rule| open.contains(rule) && reads_more(rule)).then_some(value)
    }

    /// The rules that read a fact and fail on a row of its kind.
    fn failing(&self, fact: u32, row: u32) -> Vec<u32> {
        let kind = self.standard.words.facts.get(fact as usize).map_or(NONE, |info| info.kind);
        let (block, lane) = lane_of(row);
        let readers = self.standard.readers.get(fact as usize).map_or(&[][..], Vec::as_slice);
        let fails = |at: &u32| {
            let rule = self.standard.rules.get(*at as usize).filter(|rule| rule.kind == kind);
            rule.is_some_and(|rule| rule.check(&self.facts, block, lane).fail & lane != 0)
        };
        readers.iter().map(|(rule, _)| *rule).filter(fails).collect()
    }

    fn candidate(&self, subject: u32, fact: u32) -> Option<crate::inspection::Value> {
        let (row, info) = self.target(subject, fact).ok()?;
        let readers = self.standard.readers.get(fact as usize)?;
        // Readers stand in the order of the rules.
        let mut rules: Vec<u32> = readers.iter().map(|(rule, _)| *rule).collect();
        rules.dedup();
        crate::fill::compliant(&self.standard, &self.facts, &rules, info, fact, row)
    }

    /// The report as it stands; the same bytes as [`Standard::inspect`] gives for the same answers.
    pub fn report(&self) -> Report {
        self.standard.report(&self.inspection, &self.facts, &self.judgement, &self.unread)
    }

    /// The inspection as it stands.
    pub fn inspection(&self) -> &Inspection {
        &self.inspection
    }
}

fn head(first: usize, plan: &Plan, seen: &Seen, row: u32) -> ScoreHead {
    let totals = plan.totals(seen);
    ScoreHead {
        sheet: u32::try_from(first).unwrap_or(NONE).saturating_add(row),
        best: plan.told(totals.best.rounded(plan.decimals())),
        worst: plan.told(totals.worst.rounded(plan.decimals())),
        at_most: totals.at_most,
        stopped: plan.stopped(seen),
        reachable: plan.reachable(&totals, seen),
    }
}
