//! An inspection laid out as rows and columns for the standard in force.

use super::{Standard, sound};
use crate::facts::{Facts, NONE, Rows};
use crate::fault::{Clash, Fault, Problem, Step, Thing};
use crate::inspection::{FORMAT, Inspection};
use crate::limits;
use crate::order;

impl Standard {
    /// Lays out the answers. Returns also what could not be taken over: answers that do not fit
    /// their fact, facts and kinds that no pack in force knows. Those stay open and are told.
    pub fn facts(&self, inspection: &Inspection) -> (Facts, Vec<Fault>) {
        let mut unread = Vec::new();
        let (rows, place) = self.rows(inspection, &mut unread);
        let facts = self.words.facts.iter().map(|info| (info.kind, &info.fact));
        let mut facts = Facts::new(inspection.date, facts, rows, place);
        for name in inspection.absent.keys() {
            match self.words.kind(name) {
                Some(kind) => facts.absent.push(kind),
                None => unread.push(unknown(Thing::Kind, name).given_under("absent")),
            }
        }
        let none_of = |kind: u32| self.has_none(kind, &facts);
        facts.absent = (0_u32..).take(self.words.kinds.len()).filter(|kind| none_of(*kind)).collect();
        // Subjects mostly have the same facts in the same order: by fact, which one came after it the
        // last time, and in the last place which one came first. It is tried before the search.
        let mut after = vec![NONE; self.words.facts.len().saturating_add(1)];
        let named = |id: u32, name: &str| self.words.facts.get(id as usize).filter(|info| info.id == name).map(|info| (id, info));
        for (at, subject) in inspection.subjects.iter().enumerate() {
            let (kind, row) = facts.place.get(at).copied().unwrap_or((NONE, NONE));
            if kind == NONE {
                continue;
            }
            let mut before = self.words.facts.len();
            for (name, answer) in subject.facts.iter() {
                let guess = after.get(before).and_then(|id| named(*id, name));
                let Some((id, info)) = guess.or_else(|| named(self.words.fact(name)?, name)) else {
                    unread.push(unknown(Thing::Fact, name).of_answer(&subject.id, name));
                    continue;
                };
                if let Some(slot) = after.get_mut(before) {
                    *slot = id;
                }
                before = id as usize;
                if info.kind != kind {
                    let problem = Problem::OutOfReach { name: name.to_owned(), from: subject.kind.clone() };
                    unread.push(Fault::new(problem).of_answer(&subject.id, name));
                } else if let Err(problem) = facts.set(id, &info.fact, row, Some(answer)) {
                    unread.push(Fault::new(problem).of_answer(&subject.id, name));
                }
            }
        }
        (facts, unread)
    }

    /// Refuses an inspection that cannot be taken over whole: this is what every reader of a file
    /// calls, while [`Standard::inspect`] tells of the same faults in its report.
    ///
    /// Answers to facts of packs that are not in force are no fault.
    ///
    /// # Errors
    /// The first fault, with the subject and the fact.
    pub fn admit(&self, inspection: &Inspection) -> Result<(), Fault> {
        self.misfits(inspection)?.into_iter().next().map_or(Ok(()), Err)
    }

    /// All answers that do not fit their fact, for a reader who mends them.
    ///
    /// # Errors
    /// What is wrong with the inspection as a whole.
    pub fn misfits(&self, inspection: &Inspection) -> Result<Vec<Fault>, Fault> {
        let (facts, mut unread) = self.laid_out(inspection)?;
        unread.retain(|fault| !fault.is_of_another_pack());
        sound(inspection)?;
        self.structured(inspection, &facts)?;
        for (_, rows) in self.words.kinds.iter().zip(&facts.rows).filter(|(info, _)| info.kind.single) {
            if let Some(second) = rows.subjects.get(1).and_then(|at| inspection.subjects.get(*at as usize)) {
                let mut fault = Fault::clash(Clash::SecondOfSingle);
                fault.place.subject = Some(second.id.clone());
                return Err(fault);
            }
        }
        Ok(unread)
    }

    /// The answers laid out, and what could not be taken over: [`Standard::facts`] of an inspection
    /// that is sound as a whole.
    ///
    /// # Errors
    /// What is wrong with it as a whole.
    pub(crate) fn laid_out(&self, inspection: &Inspection) -> Result<(Facts, Vec<Fault>), Fault> {
        shape(inspection)?;
        Ok(self.facts(inspection))
    }

    /// Whether it was said that there is none of a kind. Of a record it is said with what it is kept of:
    /// where there is no case there are no documents of cases. Staff may be there without a window.
    fn has_none(&self, kind: u32, facts: &Facts) -> bool {
        let Some(info) = self.words.kinds.get(kind as usize) else { return false };
        let is_record = |kind: u32| self.words.kinds.get(kind as usize).is_some_and(|info| info.kind.record);
        let is_empty = |kind: u32| facts.rows.get(kind as usize).is_none_or(|rows| rows.subjects.is_empty());
        let mut below = kind;
        facts.is_absent(kind)
            || info
                .above
                .iter()
                .take_while(|above| is_record(std::mem::replace(&mut below, **above)) && is_empty(**above))
                .any(|above| facts.is_absent(*above))
    }

    fn rows(&self, inspection: &Inspection, unread: &mut Vec<Fault>) -> (Vec<Rows>, Vec<(u32, u32)>) {
        let kinds = self.words.kinds.len();
        let mut rows: Vec<Rows> = vec![Rows { up: vec![Vec::new(); kinds], down: vec![Vec::new(); kinds], ..Rows::default() }; kinds];
        let mut place = Vec::with_capacity(inspection.subjects.len());
        let names = order::names(inspection.subjects.iter().map(|subject| subject.id.as_str()));
        for (at, subject) in inspection.subjects.iter().enumerate() {
            let at = u32::try_from(at).unwrap_or(NONE);
            let kind = self.words.kind(&subject.kind);
            match kind.and_then(|kind| rows.get_mut(kind as usize).map(|rows| (kind, rows))) {
                Some((kind, rows)) => {
                    place.push((kind, u32::try_from(rows.subjects.len()).unwrap_or(NONE)));
                    rows.subjects.push(at);
                }
                None => {
                    let mut fault = unknown(Thing::Kind, &subject.kind);
                    fault.place.subject = Some(subject.id.clone());
                    unread.push(fault);
                    place.push((NONE, NONE));
                }
            }
        }
        let parents: Vec<Option<u32>> =
            inspection.subjects.iter().map(|subject| subject.parent.as_deref().and_then(|parent| order::find(&names, parent))).collect();
        for (kind, info) in self.words.kinds.iter().enumerate() {
            for above in &info.above {
                self.link(kind, *above as usize, &parents, &place, &mut rows);
            }
        }
        (rows, place)
    }

    /// Finds for each row of a kind the row above it of another: by its parents, else the only
    /// subject of that kind, so that a small centre needs no parents at all.
    fn link(&self, kind: usize, above: usize, parents: &[Option<u32>], place: &[(u32, u32)], rows: &mut [Rows]) {
        let count = rows.get(above).map_or(0, |rows| rows.subjects.len());
        let only = if count == 1 { 0 } else { NONE };
        let subjects = rows.get(kind).map(|rows| rows.subjects.clone()).unwrap_or_default();
        let mut down = vec![Vec::new(); count];
        let mut up = Vec::with_capacity(subjects.len());
        for (row, subject) in subjects.iter().enumerate() {
            let mut at = parents.get(*subject as usize).copied().flatten();
            let mut found = only;
            // Bounded as all nesting is; a loop of parents ends there too.
            for _ in 0..limits::DEPTH.most {
                let Some(parent) = at else { break };
                let (parent_kind, parent_row) = place.get(parent as usize).copied().unwrap_or((NONE, NONE));
                if parent_kind as usize == above {
                    found = parent_row;
                    break;
                }
                at = parents.get(parent as usize).copied().flatten();
            }
            if let (Some(list), Ok(row)) = (down.get_mut(found as usize), u32::try_from(row)) {
                list.push(row);
            }
            up.push(found);
        }
        if let Some(slot) = rows.get_mut(kind).and_then(|rows| rows.up.get_mut(above)) {
            *slot = up;
        }
        if let Some(slot) = rows.get_mut(above).and_then(|rows| rows.down.get_mut(kind)) {
            *slot = down;
        }
    }
}

/// A name of another pack, or a misspelt one. Which known name is near is asked only when it is told:
/// there may be thousands of them, and an inspection is laid out again and again.
fn unknown(thing: Thing, name: &str) -> Fault {
    Fault::new(Problem::UnknownName { thing, name: name.to_owned(), near: None })
}

/// What must be so whatever the standard.
fn shape(inspection: &Inspection) -> Result<(), Fault> {
    if inspection.format != FORMAT {
        return Err(Fault::new(Problem::Format { found: inspection.format.clone(), wanted: FORMAT }));
    }
    let too_many = |limit: limits::Limit| Err(Fault::new(Problem::TooLarge { limit }));
    if inspection.subjects.len() as u64 > limits::SUBJECTS.most {
        return too_many(limits::SUBJECTS);
    }
    let answers: u64 = inspection.subjects.iter().map(|subject| subject.facts.len() as u64).sum();
    if answers > limits::ANSWERS.most {
        return too_many(limits::ANSWERS);
    }
    let ids = order::names(inspection.subjects.iter().map(|subject| subject.id.as_str()));
    let twice = order::twice(&ids).map(|at| at as usize);
    if let Some((at, subject)) = twice.and_then(|at| inspection.subjects.get(at).map(|subject| (at, subject))) {
        let first = order::find(&ids, &subject.id).map_or(0, |first| first as usize);
        let mut fault = Fault::new(Problem::DuplicateId { thing: Thing::Subject, name: subject.id.clone() });
        fault.place.subject = Some(subject.id.clone());
        return Err(fault.beside_path(vec![Step::Key("subjects".to_owned()), Step::Index(first)]).given_at(at).given_under("subjects"));
    }
    for (at, subject) in inspection.subjects.iter().enumerate() {
        if let Some(parent) = subject.parent.as_deref().filter(|parent| order::find(&ids, parent).is_none()) {
            let mut fault = Fault::unknown(Thing::Subject, parent, ids.iter().map(|(id, _)| *id));
            fault.place.subject = Some(subject.id.clone());
            return Err(fault.given_under("parent").given_at(at).given_under("subjects"));
        }
    }
    Ok(())
}
