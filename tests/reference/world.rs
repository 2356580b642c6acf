//! A standard and an inspection side by side: who stands above whom, and what was answered.

use super::rules::{InForce, Rule, in_force};
use super::seen::{Seen, answer};
use std::collections::HashMap;
use windowcheck::finding::Verdict;
use windowcheck::inspection::Inspection;
use windowcheck::pack::{Calendar, Fact, FactType, Kind, Method, Pack, PackChoice, Validity};
use windowcheck::words::Words;

/// Everything that a verdict depends on.
pub struct World {
    pub packs: Vec<InForce>,
    pub kinds: HashMap<String, Kind>,
    pub facts: HashMap<String, Fact>,
    /// The kinds of the subjects, in their order.
    pub subjects: Vec<String>,
    pub date: super::days::Day,
    /// The calendar of all packs.
    pub calendar: Option<Calendar>,
    /// Other ways to write a phrase, of all packs.
    pub variants: Vec<(String, Vec<String>)>,
    absent: Vec<String>,
    above: Vec<HashMap<String, Option<usize>>>,
    answers: Vec<HashMap<String, Seen>>,
}

impl World {
    pub fn new(packs: &[Pack], choices: &[PackChoice], inspection: &Inspection) -> World {
        let choice = |pack: &Pack| choices.iter().find(|choice| choice.pack == pack.id).cloned().unwrap_or_default();
        let in_force: Vec<InForce> = packs.iter().enumerate().map(|(at, pack)| in_force(at, pack, &choice(pack))).collect();
        let kinds: HashMap<String, Kind> =
            packs.iter().flat_map(|pack| pack.kinds.iter()).map(|(id, kind)| (id.to_owned(), kind.clone())).collect();
        let mut facts: HashMap<String, Fact> =
            packs.iter().flat_map(|pack| pack.facts.iter()).map(|(id, fact)| (id.to_owned(), fact.clone())).collect();
        let entries = in_force.iter().flat_map(|pack| &pack.entries);
        facts.extend(entries.map(|name| (name.clone(), entry_fact())));
        let mut world = World {
            packs: in_force,
            kinds,
            facts,
            subjects: inspection.subjects.iter().map(|subject| subject.kind.clone()).collect(),
            date: super::days::parse(&inspection.date.to_string()).expect("a day"),
            calendar: packs.first().and_then(|pack| pack.calendar.clone()),
            variants: packs
                .iter()
                .take(1)
                .flat_map(|pack| pack.variants.iter())
                .map(|(phrase, v)| (phrase.to_owned(), v.clone()))
                .collect(),
            absent: inspection.absent.keys().map(str::to_owned).collect(),
            above: Vec::new(),
            answers: Vec::new(),
        };
        world.above = (0..world.subjects.len()).map(|subject| world.find_above(inspection, subject)).collect();
        world.answers = (0..world.subjects.len()).map(|subject| world.read(inspection, subject)).collect();
        world
    }

    pub fn rules(&self) -> Vec<&Rule> {
        self.packs.iter().flat_map(|pack| &pack.rules).collect()
    }

    /// The subjects of a kind, in their order.
    pub fn of_kind(&self, kind: &str) -> Vec<usize> {
        (0..self.subjects.len()).filter(|subject| self.subjects[*subject] == kind).collect()
    }

    /// The subject of a kind to which a subject belongs, or itself.
    pub fn above(&self, subject: usize, kind: &str) -> Option<usize> {
        if self.subjects[subject] == kind { Some(subject) } else { self.above[subject].get(kind).copied().flatten() }
    }

    /// The subjects of a kind that belong to a subject.
    pub fn below(&self, subject: usize, kind: &str) -> Vec<usize> {
        let own = &self.subjects[subject];
        self.of_kind(kind).into_iter().filter(|other| self.above(*other, own) == Some(subject)).collect()
    }

    /// What was seen of a fact on a subject, or on the one above it that has the fact.
    pub fn seen(&self, subject: usize, fact: &str) -> Seen {
        let kind = fact.split('.').next().unwrap_or_default();
        let Some(subject) = self.above(subject, kind) else { return Seen::Open };
        self.answers[subject].get(fact).cloned().unwrap_or(Seen::Open)
    }

    /// Nobody entered a subject of the kind, and nobody said that there is none.
    pub fn not_entered(&self, kind: &str) -> bool {
        self.of_kind(kind).is_empty() && !self.is_absent(kind)
    }

    pub fn is_absent(&self, kind: &str) -> bool {
        if self.absent.iter().any(|absent| absent == kind) {
            return true;
        }
        // Records are kept of something: without it there are none.
        let Kind { parent, record, .. } = &self.kinds[kind];
        let parent = parent.as_ref().filter(|_| *record);
        parent.is_some_and(|parent| self.of_kind(parent).is_empty() && self.is_absent(parent))
    }

    /// The verdict of a rule on a subject: condition, then what must hold, then exceptions.
    pub fn verdict(&self, rule: &Rule, subject: usize) -> Verdict {
        if self.out_of_force(rule) {
            return Verdict::NotApplicable;
        }
        let params = &self.packs[rule.pack].params;
        let judge = |written| self.judge(params, written, subject);
        match rule.when.as_ref().map(judge) {
            None | Some(Verdict::Pass) => {}
            Some(Verdict::Fail) => return Verdict::NotApplicable,
            Some(other) => return other,
        }
        let verdict = rule.require.as_ref().map_or(Verdict::NotSupplied, judge);
        match (verdict, rule.unless.as_ref()) {
            // An exception that does not hold, or of which there can be no talk, excuses nothing.
            (Verdict::Fail, Some(unless)) => match judge(unless) {
                Verdict::Pass => Verdict::NotApplicable,
                Verdict::Fail | Verdict::NotApplicable => Verdict::Fail,
                unknown => unknown,
            },
            (verdict, _) => verdict,
        }
    }

    /// The inspection is before the first or after the last day of the rule or its pack.
    fn out_of_force(&self, rule: &Rule) -> bool {
        rule.valid.iter().flatten().any(|valid| self.outside(valid))
    }

    /// The inspection is before the first or after the last of these days.
    pub fn outside(&self, valid: &Validity) -> bool {
        let day = super::days::write(self.date);
        valid.from.is_some_and(|from| day < from.to_string()) || valid.until.is_some_and(|until| day > until.to_string())
    }

    /// The verdict of a rule whose kind has no subject.
    pub fn verdict_without_subject(&self, rule: &Rule) -> Verdict {
        if self.is_absent(&rule.each) || self.out_of_force(rule) {
            Verdict::NotApplicable
        } else if rule.require.is_none() {
            Verdict::NotSupplied
        } else {
            Verdict::Pending
        }
    }

    fn find_above(&self, inspection: &Inspection, subject: usize) -> HashMap<String, Option<usize>> {
        let mut above = HashMap::new();
        let mut kind = self.kinds.get(&self.subjects[subject]).and_then(|kind| kind.parent.clone());
        while let Some(name) = kind {
            above.insert(name.clone(), self.parent_of_kind(inspection, subject, &name));
            kind = self.kinds[&name].parent.clone();
        }
        above
    }

    /// By its parents, else the only subject of that kind.
    fn parent_of_kind(&self, inspection: &Inspection, subject: usize, kind: &str) -> Option<usize> {
        let mut visited = Vec::new();
        let mut at = subject;
        loop {
            visited.push(at);
            let parent = inspection.subjects[at].parent.as_ref();
            let found = parent.and_then(|parent| inspection.subjects.iter().position(|other| other.id == *parent));
            match found.filter(|found| !visited.contains(found)) {
                Some(found) if self.subjects[found] == kind => return Some(found),
                Some(found) => at = found,
                None => break,
            }
        }
        match self.of_kind(kind)[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    fn read(&self, inspection: &Inspection, subject: usize) -> HashMap<String, Seen> {
        let own = format!("{}.", self.subjects[subject]);
        let answers = inspection.subjects[subject].facts.iter();
        let known =
            answers.filter_map(|(name, given)| self.facts.get(name).filter(|_| name.starts_with(&own)).map(|fact| (name, fact, given)));
        known.map(|(name, fact, given)| (name.to_owned(), answer(fact, &given.state))).collect()
    }
}

pub fn entry_fact() -> Fact {
    windowcheck::pack::Fact::new(Words::default(), FactType::YesNo, Method::Look)
}
