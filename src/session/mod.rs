//! The same standard and inspection, kept, so that one answer checks again only what reads it.

mod standing;

pub use standing::{ByForce, StatusCounts};

use crate::check::Via;
use crate::facts::{Facts, NONE, lane_of, row_of};
use crate::fault::{Fault, Problem, Thing};
use crate::finding::{Finding, Verdict};
use crate::inspection::{Answer, Inspection};
use crate::judge::Judgement;
use crate::order::{in_order, sorted};
use crate::planes::each_lane;
use crate::report::{Report, Unread};
use crate::score::{CompositeHead, CompositeSheet, Sheet, SheetHead};
use crate::standard::{Standard, unread_line};
use crate::vocabulary::FactInfo;
use serde::Serialize;
use standing::Standing;

/// A standard, an inspection and their verdicts, kept up to date.
/// ```
/// # #[cfg(feature = "authoring")] {
/// use windowcheck::{Answer, Session, read};
///
/// # let files = std::collections::BTreeMap::from([
/// #     ("desk.yaml".to_owned(), include_str!("../../docs/examples/desk.yaml").to_owned()),
/// # ]);
/// # let pack = windowcheck::load::load_pack(&files, "desk.yaml")?;
/// # let standard = windowcheck::Standard::new(vec![pack], &[])?;
/// # let inspection = windowcheck::read::inspection(include_str!("../../docs/examples/november.json"))?;
/// let mut session = Session::open(standard, inspection)?;
/// // The third member of the staff has a sign; places are those of the inspection and of the standard.
/// let answer: Answer = read::json("true")?;
/// let delta = session.set(2, 0, Some(&answer))?;
/// assert_eq!(delta.cells, [(0, 2, 0)], "rule 0 passes for subject 2");
/// assert!(session.report().unsettled.is_empty());
/// # }
/// # Ok::<(), windowcheck::Fault>(())
/// ```
pub struct Session {
    /// The standard.
    pub standard: Standard,
    inspection: Inspection,
    facts: Facts,
    judgement: Judgement,
    unread: Vec<Fault>,
    standing: Standing,
}

impl std::fmt::Debug for Session {
    /// Which inspection it holds, and how it stands: the columns of facts and verdicts would fill pages.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session").field("inspection", &self.inspection.id).field("counts", &self.counts()).finish_non_exhaustive()
    }
}

/// All that the page draws after answers, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct Delta {
    /// Rule, subject and the new verdict's number, for each verdict that changed.
    #[cfg_attr(feature = "wasm", tsify(type = "[rule: number, subject: number, verdict: number][]"))]
    pub cells: Vec<(u32, u32, u8)>,
    /// Subject, fact and 1 or 0, for each answer that some open verdict waits for now or no longer.
    #[cfg_attr(feature = "wasm", tsify(type = "[subject: number, fact: number, needed: 0 | 1][]"))]
    pub needed: Vec<(u32, u32, u8)>,
    /// The score sheets of the whole inspection whose numbers changed.
    pub heads: Vec<SheetHead>,
    /// The composites of the whole inspection whose numbers changed.
    pub composites: Vec<CompositeHead>,
    /// What is counted.
    pub counts: StatusCounts,
}

/// What a change has touched so far.
#[derive(Default)]
struct Touched {
    /// Rule, row, when, and the verdict before, where it changed; the first of a pair stands.
    cells: Vec<(u32, u32, usize, Verdict)>,
    /// Rules that were checked again.
    rules: Vec<u32>,
    /// Facts that changed.
    facts: Vec<u32>,
    /// Fact and row that may be needed now or no longer.
    waiting: Vec<(u32, u32)>,
    /// Facts of which every row may be.
    waiting_all: Vec<u32>,
}

/// One change costs about as much as judging so many subjects again.
const SUBJECTS_A_CHANGE: usize = 16;
/// So few changes are always made one by one.
const FEW_CHANGES: usize = 8;

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(NONE)
}

impl Session {
    /// Opens an inspection for a standard. Answers that do not fit their fact are set aside, judged
    /// as open and told by [`Session::refused`], so that a new version of a standard opens old answers.
    ///
    /// # Errors
    /// What is wrong with the inspection as a whole: a subject twice, a parent that is not there, limits.
    pub fn open(standard: Standard, inspection: Inspection) -> Result<Session, Fault> {
        let (facts, unread) = standard.laid_out(&inspection)?;
        let judgement = standard.judge(&facts);
        let standing = Standing::new(&standard, &facts, &judgement);
        Ok(Session { standard, inspection, facts, judgement, unread, standing })
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
        (self.facts, self.unread) = self.standard.laid_out(&inspection)?;
        self.judgement = self.standard.judge(&self.facts);
        self.standing = Standing::new(&self.standard, &self.facts, &self.judgement);
        self.inspection = inspection;
        Ok(true)
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

    /// The answers that were set aside when the inspection was opened; each names subject and fact.
    pub fn refused(&self) -> impl Iterator<Item = &Fault> {
        self.unread.iter().filter(|fault| !fault.is_of_another_pack())
    }

    /// What could not be taken over, as a report tells it.
    pub fn unread(&self) -> Vec<Unread> {
        self.unread.iter().map(unread_line).collect()
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
        let mut touched = Touched::default();
        self.record(subject, fact, answer, &mut touched)?;
        Ok(self.settle(touched))
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
        if changes.len() > FEW_CHANGES && changes.len().saturating_mul(SUBJECTS_A_CHANGE) > self.inspection.subjects.len() {
            return self.apply_many(changes);
        }
        let mut touched = Touched::default();
        for (subject, fact, answer) in changes {
            self.record(*subject, *fact, answer.as_ref(), &mut touched)?;
        }
        Ok(self.settle(touched))
    }

    /// Many answers: everything is judged again.
    fn apply_many(&mut self, changes: &[(u32, u32, Option<Answer>)]) -> Result<Delta, Fault> {
        for (subject, fact, answer) in changes {
            let (row, _) = self.target(*subject, *fact)?;
            if let Some(info) = self.standard.words.facts.get(*fact as usize) {
                self.facts.set(*fact, &info.fact, row, answer.as_ref()).map_err(|problem| self.fault(problem, *subject, *fact))?;
            }
            self.record_given(*subject, *fact, answer.as_ref());
        }
        let now = self.standard.judge(&self.facts);
        let old = std::mem::replace(&mut self.judgement, now);
        let stands = Standing::new(&self.standard, &self.facts, &self.judgement);
        let before = std::mem::replace(&mut self.standing, stands);
        let mut delta =
            Delta { cells: Vec::new(), needed: Vec::new(), heads: Vec::new(), composites: Vec::new(), counts: self.standing.counts };
        for (at, ((rule, old), new)) in self.standard.rules.iter().zip(&old.rules).zip(&self.judgement.rules).enumerate() {
            let rows = self.facts.rows.get(rule.kind as usize);
            for (row, subject) in (0_u32..).zip(rows.into_iter().flat_map(|rows| &rows.subjects)) {
                if old.verdict(row) != new.verdict(row) {
                    delta.cells.push((number(at), *subject, new.verdict(row) as u8));
                }
            }
        }
        for (fact, (old, new)) in (0_u32..).zip(before.needed.iter().zip(&self.standing.needed)) {
            for (block, (old, new)) in old.iter().zip(new).enumerate() {
                self.tell_needed(fact, block, old ^ new, &mut delta.needed);
            }
        }
        delta.heads = changed(&before.heads, &self.standing.heads);
        delta.composites = changed(&before.composites, &self.standing.composites);
        Ok(delta)
    }

    /// Tells what the touched verdicts, needs and sheets have become, and keeps it.
    fn settle(&mut self, touched: Touched) -> Delta {
        let Session { standard, facts, judgement, standing, .. } = self;
        let mut cells = Vec::new();
        let mut cells_touched = sorted(touched.cells);
        cells_touched.dedup_by_key(|(rule, row, ..)| (*rule, *row));
        for (rule, row, _, before) in cells_touched {
            let Some(now) = judgement.rules.get(rule as usize).map(|judged| judged.verdict(row)).filter(|now| *now != before) else {
                continue;
            };
            standing.recount(standard, rule, before, now);
            let kind = standard.rules.get(rule as usize).map_or(NONE, |rule| rule.kind);
            let subject = facts.rows.get(kind as usize).and_then(|rows| rows.subjects.get(row as usize));
            cells.extend(subject.map(|subject| (rule, *subject, now as u8)));
        }
        let mut turned = Vec::new();
        for (fact, row) in in_order(touched.waiting) {
            let (block, lane) = lane_of(row);
            turned.push((fact, block, standing.needs_again(standard, facts, judgement, fact, block, lane)));
        }
        for fact in in_order(touched.waiting_all) {
            let kind = standard.words.facts.get(fact as usize).map_or(NONE, |info| info.kind);
            let Some(rows) = facts.rows.get(kind as usize) else { continue };
            for block in 0..rows.blocks() {
                turned.push((fact, block, standing.needs_again(standard, facts, judgement, fact, block, rows.lanes(block))));
            }
        }
        let rules = in_order(touched.rules);
        let changed_facts = in_order(touched.facts);
        let evaluation = standard.evaluation(facts, judgement);
        let mut again = vec![false; standard.schemes.len()];
        for ((scheme, inputs), again) in standard.schemes.iter().zip(&mut standing.inputs).zip(&mut again) {
            let Some(inputs) = inputs else { continue };
            for rule in rules.iter().filter(|rule| scheme.reads(**rule)) {
                scheme.refresh(inputs, evaluation, *rule);
                *again = true;
            }
            *again |= changed_facts.iter().any(|fact| scheme.reads_fact(*fact));
        }
        let heads = again.iter().enumerate().filter(|(_, again)| **again);
        let heads = heads.filter_map(|(at, _)| standing.head(standard, facts, judgement, at)).collect();
        let composites = standard.composites.iter().enumerate().filter(|(_, composite)| {
            composite.schemes().any(|at| again.get(at) == Some(&true)) || changed_facts.iter().any(|fact| composite.reads_fact(*fact))
        });
        let composites = composites.filter_map(|(at, _)| standing.composite(standard, facts, at)).collect();
        let heads = keep(&mut standing.heads, heads, |head| head.sheet);
        let composites = keep(&mut standing.composites, composites, |head| head.composite);
        let counts = standing.counts;
        let mut needed = Vec::new();
        for (fact, block, lanes) in turned {
            self.tell_needed(fact, block, lanes, &mut needed);
        }
        Delta { cells, needed, heads, composites, counts }
    }

    /// Tells of some lanes of a fact whether they are needed.
    fn tell_needed(&self, fact: u32, block: usize, lanes: u64, told: &mut Vec<(u32, u32, u8)>) {
        let kind = self.standard.words.facts.get(fact as usize).map_or(NONE, |info| info.kind);
        let subjects = self.facts.rows.get(kind as usize).map_or(&[][..], |rows| rows.subjects.as_slice());
        let now = self.standing.needed.get(fact as usize).and_then(|blocks| blocks.get(block)).copied().unwrap_or(0);
        each_lane(lanes, |number, lane| {
            let subject = subjects.get(row_of(block, number) as usize);
            told.extend(subject.map(|subject| (*subject, fact, u8::from(now & lane != 0))));
        });
    }

    fn target(&self, subject: u32, fact: u32) -> Result<(u32, &FactInfo), Fault> {
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

    fn record(&mut self, subject: u32, fact: u32, answer: Option<&Answer>, touched: &mut Touched) -> Result<(), Fault> {
        let (row, _) = self.target(subject, fact)?;
        let Session { standard, facts, standing, .. } = self;
        let Some(info) = standard.words.facts.get(fact as usize) else { return Ok(()) };
        let kind = info.kind;
        let (block, lane) = lane_of(row);
        let answered = |facts: &Facts| u32::from(facts.answered(fact, block) & lane != 0);
        let before = answered(facts);
        standing.refresh_number(&standard.schemes, facts, (fact, row), u64::saturating_sub);
        let set = facts.set(fact, &info.fact, row, answer);
        standing.refresh_number(&standard.schemes, facts, (fact, row), u64::saturating_add);
        let count = &mut standing.counts.answered;
        *count = count.saturating_add(answered(facts)).saturating_sub(before);
        set.map_err(|problem| self.fault(problem, subject, fact))?;
        self.record_given(subject, fact, answer);
        touched.facts.push(fact);
        touched.waiting.push((fact, row));
        let readers = self.standard.readers.get(fact as usize).map_or(0, Vec::len);
        for nth in 0..readers {
            let read = self.standard.readers.get(fact as usize).and_then(|readers| readers.get(nth)).copied();
            if let Some((rule, read)) = read {
                self.check_reader(rule, read.via, (kind, row), touched);
            }
        }
        Ok(())
    }

    /// Checks again the rows of a rule that read a row of a kind.
    fn check_reader(&mut self, rule: u32, via: Via, (kind, row): (u32, u32), touched: &mut Touched) {
        let own = self.standard.rules.get(rule as usize).map_or(NONE, |rule| rule.kind);
        match via {
            Via::Up | Via::Decision if own == kind => self.check_row(rule, row, touched),
            Via::Decision => {}
            Via::Up => {
                let below = self.facts.rows.get(kind as usize).and_then(|rows| rows.down.get(own as usize));
                let below = below.and_then(|lists| lists.get(row as usize)).cloned().unwrap_or_default();
                for row in below {
                    self.check_row(rule, row, touched);
                }
            }
            Via::Down(of) if of == kind => {
                if let Some(above) = self.row_above(of, own, row) {
                    self.check_row(rule, above, touched);
                }
            }
            // Those that are counted may belong to several subjects of the rule.
            Via::Down(of) => {
                let counted = self.facts.rows.get(kind as usize).and_then(|rows| rows.down.get(of as usize)?.get(row as usize));
                let above = counted.into_iter().flatten().filter_map(|row| self.row_above(of, own, *row));
                for above in in_order(above.collect()) {
                    self.check_row(rule, above, touched);
                }
            }
        }
    }

    /// The row above one of a kind, of another kind.
    fn row_above(&self, kind: u32, above: u32, row: u32) -> Option<u32> {
        let up = self.facts.rows.get(kind as usize)?.up.get(above as usize)?;
        up.get(row as usize).copied().filter(|above| *above != NONE)
    }

    fn check_row(&mut self, number: u32, row: u32, touched: &mut Touched) {
        let Session { standard, facts, judgement, .. } = self;
        let Some(rule) = standard.rules.get(number as usize) else { return };
        let (block, lane) = lane_of(row);
        // Verdict, whether it waits, whether a person must decide, whether any verdict of the rule waits.
        let stands = |judgement: &Judgement| {
            judgement.rules.get(number as usize).map(|judged| {
                let verdict = judged.verdict(row);
                (verdict, verdict == Verdict::Pending, judged.is_undecided(row), judged.counts.pending > 0)
            })
        };
        let Some(before) = stands(judgement) else { return };
        touched.rules.push(number);
        judgement.again(&standard.rules, facts, number, block, lane);
        let Some(now) = stands(judgement) else { return };
        if now.0 != before.0 {
            touched.cells.push((number, row, touched.cells.len(), before.0));
        }
        let own = |fact: u32| standard.words.facts.get(fact as usize).is_some_and(|info| info.kind == rule.kind);
        if (now.1, now.2) != (before.1, before.2) {
            touched.waiting.extend(rule.reads.iter().filter(|read| own(read.fact)).map(|read| (read.fact, row)));
        }
        if now.3 != before.3 {
            touched.waiting_all.extend(rule.reads.iter().filter(|read| !own(read.fact)).map(|read| read.fact));
        }
    }

    /// The verdicts of a kind: for each of its rules in order, one number for each subject.
    pub fn cells(&self, kind: u32) -> Vec<u8> {
        let count = self.facts.rows.get(kind as usize).map_or(0, |rows| number(rows.subjects.len()));
        let rules = self.standard.rules.iter().zip(&self.judgement.rules).filter(|(rule, _)| rule.kind == kind);
        rules.flat_map(|(_, judged)| (0..count).map(|row| judged.verdict(row) as u8)).collect()
    }

    /// The answers of a kind that some open verdict waits for: for each of its facts in order, 1 or 0
    /// for each subject.
    pub fn needed_of(&self, kind: u32) -> Vec<u8> {
        let count = self.facts.rows.get(kind as usize).map_or(0, |rows| number(rows.subjects.len()));
        let facts = self.standard.words.facts.iter().zip(&self.standing.needed).filter(|(info, _)| info.kind == kind);
        let is = |blocks: &[u64], (block, lane): (usize, u64)| blocks.get(block).is_some_and(|lanes| lanes & lane != 0);
        facts.flat_map(|(_, blocks)| (0..count).map(|row| u8::from(is(blocks, lane_of(row))))).collect()
    }

    /// For each subject of a kind the place of the one of another kind to which it belongs, [`NONE`]
    /// where there is none, of its own kind its own place; empty where that kind never stands above.
    pub fn above(&self, kind: u32, other: u32) -> Vec<u32> {
        let Some(rows) = self.facts.rows.get(kind as usize) else { return Vec::new() };
        if kind != other && rows.up.get(other as usize).is_none_or(Vec::is_empty) {
            return Vec::new();
        }
        rows.subjects.iter().map(|subject| self.facts.above(*subject, other).unwrap_or(NONE)).collect()
    }

    /// The numbers of the score sheets of the whole inspection.
    pub fn heads(&self) -> &[SheetHead] {
        &self.standing.heads
    }

    /// The numbers of the composites of the whole inspection.
    pub fn composites(&self) -> &[CompositeHead] {
        &self.standing.composites
    }

    /// What is counted over the whole inspection.
    pub fn counts(&self) -> StatusCounts {
        self.standing.counts
    }

    /// The whole score sheet of a scheme: of the inspection, or of one subject where each has its own.
    pub fn sheet(&self, at: u32, subject: Option<u32>) -> Option<Sheet> {
        let scheme = self.standard.schemes.get(at as usize)?;
        let row = self.row_of_sheet(scheme.each, subject)?;
        Some(scheme.sheet(self.standard.evaluation(&self.facts, &self.judgement), row))
    }

    /// The same of a composite.
    pub fn composite(&self, at: u32, subject: Option<u32>) -> Option<CompositeSheet> {
        let composite = self.standard.composites.get(at as usize)?;
        let row = self.row_of_sheet(composite.each, subject)?;
        Some(composite.sheet(&self.standard.schemes, self.standard.evaluation(&self.facts, &self.judgement), row))
    }

    fn row_of_sheet(&self, each: Option<u32>, subject: Option<u32>) -> Option<u32> {
        let Some(each) = each else { return Some(0) };
        let (kind, row) = self.facts.place.get(subject? as usize).copied()?;
        (kind == each).then_some(row)
    }

    /// The facts of a subject whose answer some open verdict waits for.
    pub fn needed(&self, subject: u32) -> Vec<u32> {
        let Some((kind, row)) = self.facts.place.get(subject as usize).copied().filter(|(kind, _)| *kind != NONE) else {
            return Vec::new();
        };
        let (block, lane) = lane_of(row);
        let facts = (0_u32..).zip(self.standard.words.facts.iter().zip(&self.standing.needed));
        let needed = facts.filter(|(_, (info, blocks))| info.kind == kind && blocks.get(block).is_some_and(|lanes| lanes & lane != 0));
        needed.map(|(fact, _)| fact).collect()
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

/// Those that are not what they were.
fn changed<T: Clone + PartialEq>(before: &[T], now: &[T]) -> Vec<T> {
    now.iter().zip(before).filter(|(now, before)| now != before).map(|(now, _)| now.clone()).collect()
}

/// Of some heads those that are not as they were last told; they are kept as told.
fn keep<T: Clone + PartialEq>(told: &mut [T], mut heads: Vec<T>, place: fn(&T) -> u32) -> Vec<T> {
    heads.retain(|head| match told.iter_mut().find(|known| place(known) == place(head)) {
        Some(known) if known == head => false,
        Some(known) => {
            known.clone_from(head);
            true
        }
        None => true,
    });
    heads
}
