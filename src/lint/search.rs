//! Which verdicts a rule can have: a small exact search over the answers that it reads.
//!
//! For each fact the search tries the answers between which a requirement can tell: both sides
//! of each bound, each option, sets by how many elements of each sort they hold, days around each
//! edge, and no answer at all. The judge says what comes of them; nothing here knows what a
//! requirement means. Where answers without end could be told apart, or a parameter could have
//! another value, the rule is tried with free parts in place of what reads them (`loose.rs`).
//! Where there is too much to try, what was not found is not proven.

use super::answers::{Answers, Leaf, leaves};
use super::loose::Loose;
use super::notice::Shown;
use crate::calendar::Day;
use crate::check::{Read, Via};
use crate::facts::Facts;
use crate::finding::Verdict;
use crate::in_force::RuleInForce;
use crate::inspection::{Answer, FORMAT, Inspection, Subject};
use crate::pack::Rule;
use crate::standard::Standard;
use crate::table::Table;
use crate::vocabulary::KindInfo;

/// What a search is after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The rule passes.
    Pass,
    /// The rule fails.
    Fail,
    /// Its condition holds.
    Applies,
    /// Its condition is broken.
    Broken,
    /// Its exception holds.
    Excepted,
}

const GOALS: [Goal; 5] = [Goal::Pass, Goal::Fail, Goal::Applies, Goal::Broken, Goal::Excepted];

/// What a search found.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// A smallest inspection in which the rule passes.
    pub pass: Option<Shown>,
    /// A smallest inspection in which it fails.
    pub fail: Option<Shown>,
    /// What can never be, whatever is answered and whatever values its parameters get.
    pub never: Vec<Goal>,
    /// How many inspections were tried.
    pub tries: u64,
}

impl Search {
    /// Whether something can never be.
    pub fn is_never(&self, goal: Goal) -> bool {
        self.never.contains(&goal)
    }
}

/// How much is tried.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// Whether facts that do not apply, could not be seen or are open are tried too.
    pub states: bool,
    /// Inspections that are tried at most.
    pub tries: u64,
}

/// The site of a search: one subject of the rule's kind and of each kind above it, and so many
/// of each kind below.
struct Site<'a> {
    standard: &'a Standard,
    rule: &'a RuleInForce,
    inspection: Inspection,
    facts: Facts,
    /// What is answered by turns: the fact, and what it may be.
    turns: Vec<(u32, Vec<Option<Answer>>)>,
    found: Vec<(Goal, Vec<Option<Answer>>)>,
    wanted: Vec<Goal>,
    tries: u64,
}

/// Searches the verdicts of one rule of a standard.
pub fn search(standard: &Standard, rule: u32, date: Day, effort: Effort) -> Search {
    let Some(rule) = standard.rules.get(rule as usize) else { return Search::default() };
    if matches!(rule.require, crate::check::Check::NotSupplied { .. }) {
        return Search::default();
    }
    // On other days it says nothing.
    let date = if rule.valid.holds(date) { date } else { rule.valid.from.or(rule.valid.until).unwrap_or(date) };
    let leaves = leaves(standard, rule);
    let below = rule.reads.iter().any(|read| matches!(read.via, Via::Down(_))) || leaves.iter().any(|leaf| leaf.below.is_some());
    let mut search = Search::default();
    let mut open = goals(rule);
    let sites = if below { subjects_below(standard, rule, &leaves, date) } else { vec![Vec::new()] };
    let one = sites.len() == 1;
    let mut proven = leaves.iter().all(|leaf| leaf.exact) && !below && !reads_param(&rule.rule);
    for extra in sites {
        let mut site = Site::new(standard, rule, date, extra, open);
        let share = if one { effort.tries } else { effort.tries.saturating_sub(search.tries).min(400) };
        proven &= site.run(&leaves, date, effort.states, share);
        search.tries = search.tries.saturating_add(site.tries);
        open = site.take_over(&mut search);
        if open.is_empty() {
            break;
        }
    }
    search.never = if proven { open } else { never(standard, rule, &leaves, date, effort, open, &mut search.tries) };
    search
}

/// What there is to be found of a rule.
fn goals(rule: &RuleInForce) -> Vec<Goal> {
    let is_there = |goal: &Goal| match goal {
        Goal::Pass | Goal::Fail => true,
        Goal::Applies | Goal::Broken => rule.when.is_some(),
        Goal::Excepted => rule.unless.is_some(),
    };
    GOALS.into_iter().filter(is_there).collect()
}

/// Whether a rule reads a parameter: another value may make it another rule.
fn reads_param(rule: &Rule) -> bool {
    let parts = [rule.when.as_ref(), rule.unless.as_ref(), Some(&rule.require)];
    parts.into_iter().flatten().any(|part| crate::write::json(part).contains("{\"param\":"))
}

/// The kind of a fact that is read of a subject above those that are counted.
fn above_counted(standard: &Standard, read: Read) -> Option<&KindInfo> {
    let kind = standard.words.facts.get(read.fact as usize)?.kind;
    let above = matches!(read.via, Via::Down(of) if of != kind);
    standard.words.kinds.get(kind as usize).filter(|_| above)
}

/// Of what was not found, what a rule with free parts can never do either, whatever values its
/// parameters get; nothing where not all could be tried.
fn never(
    standard: &Standard,
    rule: &RuleInForce,
    leaves: &[Leaf],
    date: Day,
    effort: Effort,
    mut open: Vec<Goal>,
    spent: &mut u64,
) -> Vec<Goal> {
    let Some(loose) = Loose::new(standard, rule, leaves).filter(|_| !open.is_empty()) else { return Vec::new() };
    let mut tried = false;
    for setting in &loose.settings {
        let alone = match loose.standard(standard, rule, setting) {
            Some(alone) => alone,
            None if loose.corners => return Vec::new(),
            None => continue,
        };
        let Some(rule) = alone.rules.first() else { continue };
        let leaves = super::answers::leaves(&alone, rule);
        let mut site = Site::new(&alone, rule, date, Vec::new(), open);
        let all = leaves.iter().all(|leaf| leaf.exact) && site.run(&leaves, date, effort.states, effort.tries.saturating_sub(*spent));
        *spent = spent.saturating_add(site.tries);
        if !all {
            return Vec::new();
        }
        open = site.wanted;
        tried = true;
    }
    if tried { open } else { Vec::new() }
}

impl<'a> Site<'a> {
    fn new(standard: &'a Standard, rule: &'a RuleInForce, date: Day, below: Vec<Subject>, wanted: Vec<Goal>) -> Site<'a> {
        let mut subjects = Vec::new();
        let mut kind = Some(rule.kind);
        while let Some(info) = kind.and_then(|kind| standard.words.kinds.get(kind as usize)) {
            let parent = info.kind.parent.clone();
            subjects.push(Subject {
                id: info.id.clone(),
                kind: info.id.clone(),
                name: String::new(),
                parent: parent.clone(),
                facts: Table::default(),
            });
            kind = parent.and_then(|parent| standard.words.kind(&parent));
        }
        subjects.reverse();
        // One of each kind between, to which all belong that are counted.
        for info in rule.reads.iter().filter_map(|read| above_counted(standard, *read)) {
            if !subjects.iter().chain(&below).any(|subject| subject.kind == info.id) {
                let parent = Some(standard.words.kind_name(rule.kind).to_owned());
                subjects.push(Subject { id: info.id.clone(), kind: info.id.clone(), name: String::new(), parent, facts: Table::default() });
            }
        }
        subjects.extend(below);
        let inspection = Inspection {
            format: FORMAT.to_owned(),
            id: "lint".to_owned(),
            title: String::new(),
            sample: true,
            date,
            inspectors: Vec::new(),
            standard: Vec::new(),
            subjects,
            absent: Table::default(),
        };
        let (facts, _) = standard.facts(&inspection);
        Site { standard, rule, inspection, facts, turns: Vec::new(), found: Vec::new(), wanted, tries: 0 }
    }

    /// Tries answers; returns whether all were tried or everything was found.
    fn run(&mut self, leaves: &[Leaf], date: Day, states: bool, tries: u64) -> bool {
        let mut complete = true;
        let mut facts: Vec<u32> = Vec::new();
        for read in &self.rule.reads {
            if (read.via == Via::Up || above_counted(self.standard, *read).is_some()) && !facts.contains(&read.fact) {
                facts.push(read.fact);
            }
        }
        let days = facts.iter().filter(|fact| self.is_date(**fact)).count();
        for fact in facts {
            let Some(info) = self.standard.words.facts.get(fact as usize) else { continue };
            let answers = Answers::of(&info.id, &info.fact, leaves, date, days);
            complete &= answers.complete;
            let mut tried: Vec<Option<Answer>> = answers.values.into_iter().map(Some).collect();
            if tried.is_empty() {
                tried.push(None);
            }
            self.turns.push((fact, tried));
        }
        self.guess();
        let values = self.through(tries);
        if !states || self.wanted.is_empty() {
            return self.wanted.is_empty() || complete && values;
        }
        for (_, tried) in &mut self.turns {
            tried.extend([None, Some(Answers::not_applicable()), Some(Answers::cannot_check())]);
        }
        let all = self.through(tries);
        self.wanted.is_empty() || complete && all
    }

    fn is_date(&self, fact: u32) -> bool {
        let info = self.standard.words.facts.get(fact as usize);
        info.is_some_and(|info| info.fact.kind == crate::pack::FactType::Date)
    }

    /// The likeliest answers: the first and second of each fact, put together in every way that
    /// is cheap, then answers picked far apart.
    fn guess(&mut self) {
        let count = self.turns.len();
        for pattern in 0_u32..1_u32.wrapping_shl(u32::try_from(count.min(8)).unwrap_or(8)) {
            self.try_at(|at, size| usize::from(pattern.wrapping_shr(u32::try_from(at.min(31)).unwrap_or(31)) & 1 == 1).min(size));
        }
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        for _ in 0..256 {
            self.try_at(|_, size| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let wide = u64::try_from(size.saturating_add(1)).unwrap_or(1);
                usize::try_from(state.wrapping_shr(33).checked_rem(wide).unwrap_or(0)).unwrap_or(0)
            });
        }
    }

    /// Answers each fact with one of its answers; the choice gets the number of the fact and of
    /// its last answer.
    fn try_at(&mut self, mut choice: impl FnMut(usize, usize) -> usize) {
        if self.wanted.is_empty() {
            return;
        }
        let chosen: Vec<Option<Answer>> = self
            .turns
            .iter()
            .enumerate()
            .map(|(at, (_, tried))| tried.get(choice(at, tried.len().saturating_sub(1))).cloned().flatten())
            .collect();
        self.answer_all(&chosen);
        self.look(&chosen);
    }

    /// Every combination, unless there are too many; then none.
    fn through(&mut self, tries: u64) -> bool {
        let size = self.turns.iter().try_fold(1_u64, |size, (_, tried)| size.checked_mul(u64::try_from(tried.len()).ok()?));
        if size.is_none_or(|size| size > tries) {
            return false;
        }
        let mut at = vec![0_usize; self.turns.len()];
        let mut chosen: Vec<Option<Answer>> = self.turns.iter().map(|(_, tried)| tried.first().cloned().flatten()).collect();
        self.answer_all(&chosen);
        loop {
            self.look(&chosen);
            if self.wanted.is_empty() {
                return true;
            }
            // The next combination: like the figures of a number.
            let mut place = 0;
            loop {
                let (Some(figure), Some((fact, tried))) = (at.get_mut(place), self.turns.get(place)) else { return true };
                *figure = figure.saturating_add(1);
                let over = *figure >= tried.len();
                if over {
                    *figure = 0;
                }
                let answer = tried.get(*figure).cloned().flatten();
                let fact = *fact;
                self.answer(fact, answer.as_ref());
                if let Some(slot) = chosen.get_mut(place) {
                    *slot = answer;
                }
                if !over {
                    break;
                }
                place = place.saturating_add(1);
            }
        }
    }

    fn answer_all(&mut self, chosen: &[Option<Answer>]) {
        let facts: Vec<u32> = self.turns.iter().map(|(fact, _)| *fact).collect();
        for (fact, answer) in facts.into_iter().zip(chosen) {
            self.answer(fact, answer.as_ref());
        }
    }

    fn answer(&mut self, fact: u32, answer: Option<&Answer>) {
        if let Some(info) = self.standard.words.facts.get(fact as usize) {
            // Every answer is made for its fact; one that does not fit is not tried.
            let _ = self.facts.set(fact, &info.fact, 0, answer);
        }
    }

    fn holds(&self, goal: Goal) -> bool {
        let verdict = |check: &Option<crate::check::Check>| check.as_ref().map(|check| check.verdict(&self.facts, 0));
        match goal {
            Goal::Pass => self.rule.check(&self.facts, 0, 1).at(1) == Verdict::Pass,
            Goal::Fail => self.rule.check(&self.facts, 0, 1).at(1) == Verdict::Fail,
            Goal::Applies => verdict(&self.rule.when) == Some(Verdict::Pass),
            Goal::Broken => verdict(&self.rule.when) == Some(Verdict::Fail),
            Goal::Excepted => verdict(&self.rule.unless) == Some(Verdict::Pass),
        }
    }

    fn look(&mut self, chosen: &[Option<Answer>]) {
        self.tries = self.tries.saturating_add(1);
        let reached: Vec<Goal> = self.wanted.iter().copied().filter(|goal| self.holds(*goal)).collect();
        for goal in reached {
            self.wanted.retain(|wanted| *wanted != goal);
            let smallest = self.smallest(goal, chosen.to_vec());
            self.answer_all(chosen);
            self.found.push((goal, smallest));
        }
    }

    /// Takes back each answer that is not needed.
    fn smallest(&mut self, goal: Goal, mut chosen: Vec<Option<Answer>>) -> Vec<Option<Answer>> {
        for at in 0..chosen.len() {
            let Some(fact) = self.turns.get(at).map(|(fact, _)| *fact) else { continue };
            let kept = chosen.get_mut(at).and_then(Option::take);
            self.answer(fact, None);
            if !self.holds(goal) {
                self.answer(fact, kept.as_ref());
                if let Some(slot) = chosen.get_mut(at) {
                    *slot = kept;
                }
            }
        }
        chosen
    }

    /// Hands over what was found; returns what was not.
    fn take_over(self, search: &mut Search) -> Vec<Goal> {
        for (goal, chosen) in &self.found {
            match goal {
                Goal::Pass => search.pass = Some(self.shown(Verdict::Pass, chosen)),
                Goal::Fail => search.fail = Some(self.shown(Verdict::Fail, chosen)),
                Goal::Applies | Goal::Broken | Goal::Excepted => {}
            }
        }
        self.wanted
    }

    fn shown(&self, verdict: Verdict, chosen: &[Option<Answer>]) -> Shown {
        let mut subjects = self.inspection.subjects.clone();
        for ((fact, _), answer) in self.turns.iter().zip(chosen) {
            let Some(info) = self.standard.words.facts.get(*fact as usize) else { continue };
            let kind = self.standard.words.kind_name(info.kind);
            if let (Some(subject), Some(answer)) = (subjects.iter_mut().find(|subject| subject.kind == kind), answer) {
                subject.facts.set(&info.id, answer.clone());
            }
        }
        // A subject above that says nothing is not needed; the rule's own is.
        let own = self.standard.words.kind_name(self.rule.kind);
        let named: Vec<String> = subjects.iter().filter_map(|subject| subject.parent.clone()).collect();
        while let Some(first) = subjects.first() {
            let said = !first.facts.is_empty() || first.kind == own || named.iter().filter(|name| **name == first.id).count() > 1;
            if said {
                break;
            }
            subjects.remove(0);
            if let Some(next) = subjects.first_mut() {
                next.parent = None;
            }
        }
        let params = self.standard.packs.get(self.rule.pack as usize).map(|pack| {
            let set = pack.choice.params.iter().map(|(name, set)| (name.to_owned(), set.value));
            set.collect::<Vec<_>>()
        });
        Shown { verdict, date: self.inspection.date, params: params.unwrap_or_default(), subjects }
    }
}

/// Sites with subjects below the rule's own: so many, all alike but for their days. They find
/// what can be; they prove nothing.
fn subjects_below(standard: &Standard, rule: &RuleInForce, leaves: &[Leaf], date: Day) -> Vec<Vec<Subject>> {
    let mut sites = vec![Vec::new()];
    let own = standard.words.kind_name(rule.kind);
    for leaf in leaves.iter().filter(|leaf| leaf.below.is_some()) {
        let Some(kind) = &leaf.below else { continue };
        let facts: Vec<u32> = {
            let read = rule.reads.iter().filter(|read| matches!(read.via, Via::Down(_))).map(|read| read.fact);
            read.filter(|fact| standard.words.facts.get(*fact as usize).is_some_and(|info| standard.words.kind_name(info.kind) == kind))
                .collect()
        };
        // Rows that differ in what they say; few, because each is tried in several numbers.
        let mut rows: Vec<Table<Answer>> = vec![Table::default()];
        for fact in facts {
            let Some(info) = standard.words.facts.get(fact as usize) else { continue };
            if leaf.dates.as_deref() == Some(info.id.as_str()) {
                continue;
            }
            let answers = Answers::of(&info.id, &info.fact, leaves, date, 1).values;
            let mut next = Vec::new();
            for answer in answers.iter().take(12) {
                next.extend(rows.iter().map(|row| {
                    let mut row = row.clone();
                    row.set(&info.id, answer.clone());
                    row
                }));
            }
            if !next.is_empty() {
                next.truncate(48);
                rows = next;
            }
        }
        let rhythms = leaf.rhythms(standard, date);
        for row in &rows {
            for rhythm in &rhythms {
                let subjects = rhythm.iter().enumerate().map(|(at, day)| {
                    let mut facts = row.clone();
                    if let (Some(dates), Some(day)) = (&leaf.dates, day) {
                        facts.set(dates, day.clone());
                    }
                    let id = format!("{kind}{}", at.saturating_add(1));
                    Subject { id, kind: kind.clone(), name: String::new(), parent: Some(own.to_owned()), facts }
                });
                sites.push(subjects.collect());
            }
        }
    }
    sites
}
