//! `all_of`, `any_of`, `none_of`: requirements put together.

use super::Check;
use super::excess::Units;
use super::reading::declared;
use super::scope::{Given, Scope};
use crate::amount::Amount;
use crate::facts::{Facts, lane_of};
use crate::fault::Fault;
use crate::finding::{Reason, Verdict};
use crate::pack;
use crate::planes::{Planes, each_lane};

/// How the members make the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Every member holds.
    All,
    /// At least so many hold.
    Any,
    /// No member holds.
    None,
}

/// Requirements put together; members that do not apply are removed.
#[derive(Clone, Debug)]
pub struct Group {
    /// How.
    pub mode: Mode,
    /// The members.
    pub of: Vec<Check>,
    needed: Given,
    declared: Option<u32>,
}

pub(super) fn compile(mode: Mode, group: &pack::Group, scope: &mut Scope<'_>) -> Result<Group, Fault> {
    let needed = match &group.at_least {
        Some(term) => scope.positive(term)?,
        None => Given { value: Some(Amount::whole(1)), param: None },
    };
    let of = group.of.iter().map(|member| Check::compile(member, scope));
    Ok(Group { mode, of: of.collect::<Result<_, _>>()?, needed, declared: group.declared })
}

impl Group {
    fn members<'a>(&'a self, facts: &'a Facts, block: usize, lanes: u64) -> impl Iterator<Item = Planes> + 'a {
        self.of.iter().map(move |member| member.check(facts, block, lanes))
    }

    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        match self.mode {
            Mode::All => self.members(facts, block, lanes).reduce(Planes::and).unwrap_or_default(),
            Mode::None => self.members(facts, block, lanes).map(Planes::turned).reduce(Planes::and).unwrap_or_default(),
            Mode::Any => match self.needed.value.and_then(Amount::as_whole) {
                None => {
                    // What does not apply does not wait for a parameter.
                    let removed = self.members(facts, block, lanes).fold(lanes, |all, member| all & member.not_applicable);
                    Planes { not_applicable: removed, not_configured: lanes & !removed, ..Planes::default() }
                }
                Some(1) => self.members(facts, block, lanes).reduce(Planes::or).unwrap_or_default(),
                Some(needed) => self.check_several(facts, block, lanes, u32::try_from(needed).unwrap_or(0)),
            },
        }
    }

    /// At least `needed` members: pass as soon as so many hold, fail as soon as too few can.
    fn check_several(&self, facts: &Facts, block: usize, lanes: u64, needed: u32) -> Planes {
        let members: Vec<Planes> = self.members(facts, block, lanes).collect();
        let mut planes = Planes::default();
        each_lane(lanes, |_, lane| planes.put(several(members.iter().map(|m| m.at(lane)), needed), lane));
        planes
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        let (block, lane) = lane_of(row);
        let verdicts: Vec<Verdict> = self.members(facts, block, lane).map(|member| member.at(lane)).collect();
        let held = |verdict: Verdict| verdicts.iter().filter(|v| **v == verdict).count();
        said.extend(declared(self.declared, u32::try_from(self.of.len()).unwrap_or(u32::MAX)));
        if self.mode == Mode::Any {
            if let (None, Some(param)) = (self.needed.value, &self.needed.param) {
                said.push(Reason::ParamUnset { param: param.clone() });
            }
            let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let of = count(verdicts.len().saturating_sub(held(Verdict::NotApplicable)));
            let needed = self.needed.value.and_then(Amount::as_whole).and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
            said.push(Reason::Group { held: count(held(Verdict::Pass)), needed: needed.min(of), of });
        }
        // Of a group that holds every member is told; else only those that keep it from holding.
        let keeps = |verdict: &Verdict| match self.mode {
            Mode::All => *verdict != Verdict::Pass,
            Mode::Any => *verdict != Verdict::NotApplicable,
            Mode::None => *verdict != Verdict::Fail,
        };
        let settled = !verdicts.iter().any(keeps);
        for (member, verdict) in self.of.iter().zip(&verdicts) {
            if settled || keeps(verdict) {
                member.explain(facts, row, said);
            }
        }
    }

    pub(super) fn elements(&self, facts: &Facts, row: u32) -> Units {
        let (block, lane) = lane_of(row);
        match self.mode {
            Mode::All => self.of.iter().map(|member| member.elements(facts, row)).fold(Units::default(), Units::plus),
            Mode::Any => Units::one(self.check(facts, block, lane).at(lane)),
            Mode::None => {
                let verdicts = self.members(facts, block, lane).map(|member| member.turned().at(lane));
                verdicts.map(Units::one).fold(Units::default(), Units::plus)
            }
        }
    }
}

/// At least `needed` of the members that apply, or all of them when fewer apply.
fn several(members: impl Iterator<Item = Verdict>, needed: u32) -> Verdict {
    let (mut held, mut failed, mut unknown): (u32, u32, Option<Verdict>) = (0, 0, None);
    let mut applying: u32 = 0;
    for verdict in members {
        match verdict {
            Verdict::NotApplicable => continue,
            Verdict::Pass => held = held.saturating_add(1),
            Verdict::Fail => failed = failed.saturating_add(1),
            other => unknown = Some(unknown.map_or(other, |known| known.min(other))),
        }
        applying = applying.saturating_add(1);
    }
    let needed = needed.min(applying);
    if applying == 0 {
        Verdict::NotApplicable
    } else if held >= needed {
        Verdict::Pass
    } else if applying.saturating_sub(failed) < needed {
        Verdict::Fail
    } else {
        unknown.unwrap_or(Verdict::Fail)
    }
}
