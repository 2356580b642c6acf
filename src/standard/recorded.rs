//! What was recorded, as far as it says more than verdicts do: for a report.

use super::Standard;
use crate::check::Via;
use crate::facts::{Facts, Link, NONE};
use crate::finding::Finding;
use crate::in_force::RuleInForce;
use crate::inspection::{Answer, Inspection, State, Value};
use crate::order::in_order;
use crate::pack::FactType;
use crate::report::{Recorded, Recorder};
use std::collections::BTreeMap;

/// An answer by its subject and its fact; the number of a fact comes first, so that facts stand in the
/// order of the standard, and those that no pack in force knows after them.
type Key<'a> = (u32, u32, &'a str);

/// By whether nobody signed, and who did.
type Recorders<'a> = BTreeMap<(bool, Option<&'a str>), Recorder>;

impl Standard {
    /// The answers behind these findings, to which each finding is given its places, and all others
    /// that say more than their value.
    pub(super) fn recorded<'a>(
        &self,
        inspection: &Inspection,
        facts: &Facts,
        findings: impl Iterator<Item = &'a mut Finding>,
    ) -> Vec<Recorded> {
        let telling = self.telling(inspection);
        let behind: Vec<(&mut Finding, Vec<Key<'_>>)> = findings
            .map(|finding| {
                let keys = self.behind(finding, inspection, facts, &telling);
                (finding, keys)
            })
            .collect();
        let mut all = telling.clone();
        all.extend(behind.iter().flat_map(|(_, keys)| keys));
        let all = in_order(all);
        for (finding, keys) in behind {
            let places = keys.iter().filter_map(|key| all.binary_search(key).ok());
            finding.answers = places.filter_map(|place| u32::try_from(place).ok()).collect();
        }
        let told = |(subject, _, fact): &Key<'_>| {
            let answer = answer(inspection, *subject, fact)?.clone();
            let note_is_older = answer.given.as_ref().is_some_and(|given| given.note_is_older());
            Some(Recorded { subject: *subject, fact: (*fact).to_owned(), answer, note_is_older })
        };
        all.iter().filter_map(told).collect()
    }

    /// All answers that say more than their value, in order.
    fn telling<'a>(&self, inspection: &'a Inspection) -> Vec<Key<'a>> {
        let mut telling = Vec::new();
        for (subject, at) in inspection.subjects.iter().zip(0_u32..) {
            for (name, answer) in subject.facts.iter().filter(|(_, answer)| may_tell(answer)) {
                let fact = self.words.fact(name);
                let kind = fact.and_then(|fact| self.words.facts.get(fact as usize)).map(|info| info.fact.kind);
                let is_list = matches!(answer.state, State::Value(_)) && answer.note().is_none();
                if !is_list || kind == Some(FactType::Photo) {
                    telling.push((at, fact.unwrap_or(NONE), name));
                }
            }
        }
        in_order(telling)
    }

    /// The answers that the rule of a finding reads, in order.
    fn behind<'a>(&'a self, finding: &Finding, inspection: &Inspection, facts: &Facts, telling: &[Key<'a>]) -> Vec<Key<'a>> {
        let mut keys = Vec::new();
        let Some(rule) = self.rules.get(finding.rule as usize) else { return keys };
        let row = finding.subject.and_then(|subject| facts.place.get(subject as usize)).map_or(NONE, |(_, row)| *row);
        for read in &rule.reads {
            let Some(info) = self.words.facts.get(read.fact as usize) else { continue };
            let mut take = |subject: u32, always: bool| {
                let key = (subject, read.fact, info.id.as_str());
                if always && answer(inspection, subject, &info.id).is_some() || telling.binary_search(&key).is_ok() {
                    keys.push(key);
                }
            };
            match read.via {
                Via::Up | Via::Decision => {
                    subject_at(facts, rule.kind, row, info.kind).into_iter().for_each(|subject| take(subject, true));
                }
                Via::Down(_) if telling.is_empty() => {}
                Via::Down(of) => {
                    let below = below(rule, facts, of, row);
                    below.iter().filter_map(|below| subject_at(facts, of, *below, info.kind)).for_each(|subject| take(subject, false));
                }
            }
        }
        in_order(keys)
    }

    /// Who recorded how many answers, in the order of their names; what nobody signed comes last.
    /// Answers that no pack in force knows are counted too: they were recorded all the same.
    pub(super) fn recorders(&self, inspection: &Inspection) -> Vec<Recorder> {
        let mut recorders = Recorders::new();
        for answer in inspection.subjects.iter().flat_map(|subject| subject.facts.iter()).map(|(_, answer)| answer) {
            let given = answer.given.as_deref();
            let by = given.and_then(|given| given.by.as_deref());
            if !answer.is_open() {
                of(&mut recorders, by).count(given.and_then(|given| given.how));
            }
            if answer.note().is_some() {
                let recorder = of(&mut recorders, given.and_then(|given| given.note_by.as_deref()).or(by));
                recorder.notes = recorder.notes.saturating_add(1);
            }
        }
        recorders.into_values().collect()
    }
}

fn of<'a, 'b>(recorders: &'b mut Recorders<'a>, by: Option<&'a str>) -> &'b mut Recorder {
    recorders.entry((by.is_none(), by)).or_insert_with(|| Recorder { by: by.map(str::to_owned), ..Recorder::default() })
}

fn answer<'a>(inspection: &'a Inspection, subject: u32, fact: &str) -> Option<&'a Answer> {
    inspection.subjects.get(subject as usize)?.facts.get(fact)
}

/// Whether an answer has a note or a reason, or is a list as photos are.
fn may_tell(answer: &Answer) -> bool {
    answer.note().is_some() || answer.reason().is_some() || matches!(&answer.state, State::Value(Value::List(list)) if !list.is_empty())
}

/// The subject of a kind that a row of another kind reads: itself, or the one above it.
fn subject_at(facts: &Facts, from: u32, row: u32, kind: u32) -> Option<u32> {
    let row = facts.reach(Link { fact: NONE, from, kind }, row);
    facts.rows.get(kind as usize)?.subjects.get(row as usize).copied()
}

/// The rows of a kind below the row of a rule.
fn below<'a>(rule: &RuleInForce, facts: &'a Facts, of: u32, row: u32) -> &'a [u32] {
    let down = facts.rows.get(rule.kind as usize).and_then(|rows| rows.down.get(of as usize)?.get(row as usize));
    down.map_or(&[][..], Vec::as_slice)
}
