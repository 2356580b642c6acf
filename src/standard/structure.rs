//! What a file of answers must be beyond its shape: names that a reader can tell apart, subjects that belong
//! where they can, texts within their limits. A file is refused with the place; an inspection that is open
//! in the page is never shut out by it.

use super::Standard;
use crate::facts::{Facts, NONE};
use crate::fault::{BadParent, Fault, Problem, Step, Thing};
use crate::inspection::{Inspection, State, Subject, Value};
use crate::limits::{self, Limit};
use crate::order;
use crate::table::Table;
use crate::text::identity;

/// Refuses what no standard makes right: subjects whose names only look different, subjects that belong to
/// themselves, texts beyond their limits.
///
/// # Errors
/// The first fault, with the subject and its place in the file.
pub fn sound(inspection: &Inspection) -> Result<(), Fault> {
    for (key, text, limit) in [("id", &inspection.id, limits::NAME_CHARS), ("title", &inspection.title, limits::TITLE_CHARS)] {
        within(text, limit).map_err(|fault| fault.given_under(key))?;
    }
    for (at, inspector) in inspection.inspectors.iter().enumerate() {
        within(inspector, limits::NAME_CHARS).map_err(|fault| fault.given_at(at).given_under("inspectors"))?;
    }
    for (kind, reason) in inspection.absent.iter() {
        within(&reason.0, limits::NOTE_CHARS).map_err(|fault| fault.given_under(kind).given_under("absent"))?;
    }
    for (at, choice) in inspection.standard.iter().enumerate() {
        let set = choice.params.iter().map(|(name, set)| ("params", name, [&set.by, &set.basis]));
        let filled = choice.slots.iter().map(|(name, set)| ("slots", name, [&set.by, &set.basis]));
        for (key, name, texts) in set.chain(filled) {
            let long = texts.into_iter().try_for_each(|text| within(text, limits::TITLE_CHARS));
            long.map_err(|fault| fault.given_under(name).given_under(key).given_at(at).given_under("standard"))?;
        }
    }
    for (at, subject) in inspection.subjects.iter().enumerate() {
        texts(subject).map_err(|fault| about(fault, subject, at))?;
    }
    alike(inspection)?;
    rings(inspection)
}

fn within(text: &str, limit: Limit) -> Result<(), Fault> {
    // A character has at most four bytes: most texts need no counting.
    let most = usize::try_from(limit.most).unwrap_or(usize::MAX);
    if text.len() > most && text.chars().nth(most).is_some() { Err(Fault::new(Problem::TooLarge { limit })) } else { Ok(()) }
}

fn about(mut fault: Fault, subject: &Subject, at: usize) -> Fault {
    fault.place.subject = Some(subject.id.clone());
    fault.given_at(at).given_under("subjects")
}

fn texts(subject: &Subject) -> Result<(), Fault> {
    for (key, text) in [("id", &subject.id), ("name", &subject.name)] {
        within(text, limits::NAME_CHARS).map_err(|fault| fault.given_under(key))?;
    }
    for (fact, answer) in subject.facts.iter() {
        let reason = match &answer.state {
            State::NotApplicable(reason) | State::CannotCheck(reason) => Some((reason, limits::NOTE_CHARS)),
            State::Value(value) => {
                values(value).map_err(|fault| fault.of_answer(&subject.id, fact).given_under(fact).given_under("facts"))?;
                None
            }
            State::Open => None,
        };
        let given = answer.given.iter().flat_map(|given| [&given.by, &given.at].into_iter().flatten());
        let given = given.map(|text| (text, limits::NAME_CHARS));
        for (text, limit) in reason.into_iter().chain(given) {
            within(text, limit).map_err(|fault| fault.of_answer(&subject.id, fact).given_under(fact).given_under("facts"))?;
        }
    }
    Ok(())
}

/// Texts that no fact gives a limit: those of records and of packs that are not in force.
fn values(value: &Value) -> Result<(), Fault> {
    match value {
        Value::Text(text) => within(text, limits::NOTE_CHARS),
        Value::List(texts) => texts.iter().try_for_each(|text| within(text, limits::NOTE_CHARS)),
        Value::Records(rows) => rows.iter().flat_map(Table::iter).try_for_each(|(_, cell)| values(cell)),
        Value::YesNo(_) | Value::Number(_) => Ok(()),
    }
}

/// Two subjects whose names differ only in width, case, white space or what nobody sees.
fn alike(inspection: &Inspection) -> Result<(), Fault> {
    let plain: Vec<String> = inspection.subjects.iter().map(|subject| identity(&subject.id)).collect();
    let names = order::names(plain.iter().map(String::as_str));
    let Some(second) = order::twice(&names) else { return Ok(()) };
    let first = plain.get(second as usize).and_then(|name| order::find(&names, name)).unwrap_or(0) as usize;
    let second = second as usize;
    let (Some(one), Some(two)) = (inspection.subjects.get(first), inspection.subjects.get(second)) else { return Ok(()) };
    let name = two.id.clone();
    let problem = match name == one.id {
        true => Problem::DuplicateId { thing: Thing::Subject, name },
        false => Problem::LooksAlike { thing: Thing::Subject, name, other: one.id.clone() },
    };
    let other = vec![Step::Key("subjects".to_owned()), Step::Index(first)];
    Err(about(Fault::new(problem).beside_path(other), two, second))
}

/// Subjects that belong to themselves, at once or by way of others.
fn rings(inspection: &Inspection) -> Result<(), Fault> {
    let names = order::names(inspection.subjects.iter().map(|subject| subject.id.as_str()));
    let above = |at: usize| {
        let parent = inspection.subjects.get(at)?.parent.as_deref()?;
        order::find(&names, parent).map(|parent| parent as usize)
    };
    // By subject: the walk in which it was met.
    let mut met = vec![usize::MAX; inspection.subjects.len()];
    for start in 0..inspection.subjects.len() {
        let mut at = Some(start);
        while let Some(here) = at {
            let Some(mark) = met.get_mut(here) else { break };
            if *mark == start {
                let Some(subject) = inspection.subjects.get(here) else { break };
                let parent = subject.parent.clone().unwrap_or_default();
                let why = if parent == subject.id { BadParent::Itself } else { BadParent::Ring };
                return Err(about(Fault::new(Problem::BadParent { parent, why }).given_under("parent"), subject, here));
            }
            if *mark != usize::MAX {
                break;
            }
            *mark = start;
            at = above(here);
        }
    }
    Ok(())
}

impl Standard {
    /// Refuses subjects that belong to what they cannot belong to, or of which it is not said to which of
    /// several they belong though a rule asks for it; and a kind that is absent and there.
    pub(super) fn structured(&self, inspection: &Inspection, facts: &Facts) -> Result<(), Fault> {
        let label = |kind: u32| self.words.kinds.get(kind as usize).map(|info| info.kind.label.clone()).unwrap_or_default();
        let count = |kind: u32| facts.rows.get(kind as usize).map_or(0, |rows| rows.subjects.len());
        for name in inspection.absent.keys() {
            let there = self.words.kind(name).and_then(|kind| Some((kind, facts.rows.get(kind as usize)?.subjects.first()?)));
            if let Some((kind, subject)) = there.and_then(|(kind, at)| Some((kind, inspection.subjects.get(*at as usize)?))) {
                let problem = Problem::AbsentAndThere { kind: label(kind), subject: subject.id.clone() };
                return Err(Fault::new(problem).given_under(name).given_under("absent"));
            }
        }
        let names = order::names(inspection.subjects.iter().map(|subject| subject.id.as_str()));
        let links: Vec<(u32, u32)> = order::in_order(self.rules.iter().flat_map(|rule| rule.links.iter().copied()).collect());
        for (at, subject) in inspection.subjects.iter().enumerate() {
            let (kind, row) = facts.place.get(at).copied().unwrap_or((NONE, NONE));
            let Some(info) = self.words.kinds.get(kind as usize) else { continue };
            if let Some(parent) = &subject.parent {
                let of = order::find(&names, parent).and_then(|above| facts.place.get(above as usize)).map_or(NONE, |(kind, _)| *kind);
                // What a pack that is not in force says of its kinds is not known.
                if of != NONE && !info.above.contains(&of) {
                    let why = BadParent::Kind { kind: label(kind), above: label(of) };
                    return Err(about(Fault::new(Problem::BadParent { parent: parent.clone(), why }).given_under("parent"), subject, at));
                }
                continue;
            }
            let up = |above: u32| facts.rows.get(kind as usize).and_then(|rows| rows.up.get(above as usize)?.get(row as usize).copied());
            let asked = links.iter().filter(|(below, _)| *below == kind).map(|(_, above)| *above);
            if let Some(above) = asked.filter(|above| count(*above) > 1).find(|above| up(*above) == Some(NONE)) {
                let problem = Problem::ParentOpen { kind: label(kind), above: label(above), count: count(above) };
                return Err(about(Fault::new(problem), subject, at));
            }
        }
        Ok(())
    }
}
