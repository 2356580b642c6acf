//! Vetoes made ready: of which rules they depend, and whether enough of them fail.

use super::plan::{Own, Plan, of_entries};
use super::seen::{Ground, Seen, may_fail, tally};
use super::sheet::VetoLine;
use crate::fault::{Fault, Problem, SchemeClash, Thing};
use crate::finding::{Counts, Verdict};
use crate::pack::{Counted, Effect, Fails, Slot, Veto};
use crate::points::Points;
use crate::table::Table;
use crate::words::Words;

/// What sets a veto off, or takes a bonus away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// The rules by item that counts as one.
    items: Vec<Vec<u32>>,
    /// Of several how many have to fail; of one its own verdicts count.
    pub fails: Option<Fails>,
    /// What it is called.
    title: Words,
}

impl Trigger {
    /// One rule.
    pub(super) fn one((rule, title): (u32, &Words)) -> Trigger {
        Trigger { items: vec![vec![rule]], fails: None, title: title.clone() }
    }

    /// All its rules.
    pub fn rules(&self) -> impl Iterator<Item = u32> + '_ {
        self.items.iter().flatten().copied()
    }

    /// Whether it depends on a rule.
    pub fn reads(&self, rule: u32) -> bool {
        self.rules().any(|own| own == rule)
    }

    /// Its verdicts on a sheet. Of several one for all: fail where enough fail, pending where
    /// enough may.
    pub fn counts(&self, ground: Ground<'_>, owner: Option<(u32, u32)>) -> Counts {
        let counts_of = |rule: u32| tally(ground, rule, owner, None).counts;
        let Some(fails) = self.fails else { return self.rules().next().map(counts_of).unwrap_or_default() };
        let (mut sure, mut most, mut apply) = (0_u32, 0_u32, 0_u32);
        for item in &self.items {
            let mut counts = Counts::default();
            item.iter().for_each(|rule| counts.merge(&counts_of(*rule)));
            let open = may_fail(&counts);
            if counts.fail > 0 || counts.pass > 0 || open {
                apply = apply.saturating_add(1);
            }
            let (fail, may) = match fails {
                Fails::FindingsAtLeast(_) => {
                    // Whoever is not entered yet may be many.
                    let judged = item.iter().filter_map(|rule| ground.judgement.rules.get(*rule as usize));
                    let nobody = judged.map(|judged| judged.without_subject).any(|verdict| verdict.is_some_and(Verdict::is_open));
                    let open = counts.pending.saturating_add(counts.to_confirm).saturating_add(counts.cannot_check);
                    (counts.fail, if nobody { u32::MAX } else { counts.fail.saturating_add(open) })
                }
                _ => (u32::from(counts.fail > 0), u32::from(counts.fail > 0 || open)),
            };
            (sure, most) = (sure.saturating_add(fail), most.saturating_add(may));
        }
        let enough = |n: u32| match fails {
            Fails::RulesAtLeast(least) | Fails::FindingsAtLeast(least) => n >= least,
            // What is open passes or does not apply: all of it passing makes the share smallest.
            Fails::ShareAtLeast(share) => n > 0 && Points::HUNDRED.times(n) >= share.times(apply),
            Fails::ShareAbove(share) => Points::HUNDRED.times(n) > share.times(apply),
        };
        let mut counts = Counts::default();
        let verdict = if enough(sure) {
            Verdict::Fail
        } else if enough(most) {
            Verdict::Pending
        } else if apply == 0 {
            Verdict::NotApplicable
        } else {
            Verdict::Pass
        };
        counts.add(verdict, 1);
        counts
    }
}

impl Plan {
    /// Makes a veto ready; one on a list is one on each of its entries.
    pub(super) fn put_veto(&mut self, veto: &Veto, slots: &Table<Slot>, own: &Own<'_>) -> Result<(), Fault> {
        let scheme = &self.scheme;
        match &veto.effect {
            // The form reads packs that were made ready once: what is nonsense was refused then.
            _ if cfg!(not(feature = "authoring")) => {}
            Effect::Grade(grade) if !scheme.grades.iter().any(|g| g.id == *grade) => {
                return Err(Fault::unknown_in_pack(Thing::Grade, grade, scheme.grades.iter().map(|g| g.id.as_str())).under("effect"));
            }
            Effect::Lower(steps) if *steps == 0 || usize::from(*steps) >= scheme.grades.len() => {
                let most = scheme.grades.len().saturating_sub(1).to_string();
                let problem = || Problem::OutOfRange { found: steps.to_string(), min: Some("1".to_owned()), max: Some(most) };
                return Err(Fault::of_pack(problem).under("lower").under("effect"));
            }
            Effect::Zero(category) if scheme.categories.get(category).is_none() => {
                return Err(Fault::unknown_in_pack(Thing::Category, category, scheme.categories.keys()).under("effect"));
            }
            _ => {}
        }
        let triggers: Vec<Trigger> = match (&veto.rule, &veto.several) {
            (Some(rule), None) => {
                let rules = of_entries(rule, slots, own);
                let one = |rule: &String| self.binding(rule, own).map(Trigger::one);
                rules.iter().map(one).collect::<Result<_, Fault>>().map_err(|fault| fault.under("rule"))?
            }
            (None, Some(several)) => {
                let mut items: Vec<Vec<u32>> = Vec::new();
                for (at, Counted(names)) in several.rules.iter().enumerate() {
                    let under = |fault: Fault| fault.at(at).under("rules").under("several");
                    let mut item = Vec::new();
                    for entry in names.iter().flat_map(|name| of_entries(name, slots, own)) {
                        let (rule, _) = self.binding(&entry, own).map_err(under)?;
                        if cfg!(feature = "authoring") && items.iter().chain([&item]).flatten().any(|known| *known == rule) {
                            return Err(under(Fault::of_pack(|| Problem::DuplicateId { thing: Thing::Rule, name: entry })));
                        }
                        item.push(rule);
                    }
                    match names.as_slice() {
                        [_] => items.extend(item.into_iter().map(|rule| vec![rule])),
                        _ => items.push(item),
                    }
                }
                let with_list = several.rules.iter().flat_map(|item| &item.0).any(|name| slots.get(name).is_some());
                several.fails.check((!with_list).then_some(items.len())).map_err(|fault| fault.under("fails").under("several"))?;
                vec![Trigger { items, fails: Some(several.fails), title: several.title.clone() }]
            }
            (Some(_), Some(_)) => {
                return Err(Fault::clash_in_pack(SchemeClash::VetoOfBoth).under("several"));
            }
            (None, None) => return Err(Fault::of_pack(|| Problem::MissingKey { key: "rule or several".to_owned() })),
        };
        for trigger in triggers {
            self.scheme.vetoes.push(veto.clone());
            self.triggers.push(trigger);
        }
        Ok(())
    }

    /// A rule that may lower a result.
    fn binding<'a>(&self, name: &str, own: &Own<'a>) -> Result<(u32, &'a Words), Fault> {
        let (number, rule) = self.own_rule(name, own)?;
        match rule.binds() || cfg!(not(feature = "authoring")) {
            true => Ok((number, &rule.rule.title)),
            false => Err(Fault::of_pack(|| Problem::PointsWithoutForce { rule: name.to_owned() })),
        }
    }

    /// The rule of a veto; of several those that fail.
    pub(super) fn setting_off<'a>(&self, trigger: &'a Trigger, ground: Ground<'a>, row: u32) -> impl Iterator<Item = u32> + use<'a> {
        let owner = self.each.map(|kind| (kind, row));
        trigger.rules().filter(move |rule| trigger.fails.is_none() || tally(ground, *rule, owner, None).counts.fail > 0)
    }

    /// What is told of the vetoes that act or may act.
    pub(super) fn veto_lines(&self, ground: Ground<'_>, row: u32, seen: &Seen) -> Vec<VetoLine> {
        let lines = self.scheme.vetoes.iter().zip(&self.triggers).zip(&seen.vetoes).filter_map(|((veto, trigger), counts)| {
            let acts = counts.fail > 0;
            (acts || may_fail(counts)).then(|| {
                let rules = self.setting_off(trigger, ground, row).collect();
                VetoLine { title: trigger.title.clone(), rules, effect: veto.effect.clone(), acts }
            })
        });
        lines.collect()
    }
}

impl Fails {
    /// Refuses what no number of rules can reach, and what none has to. A list may still be
    /// filled, so of rules with one the number is not known.
    fn check(self, rules: Option<usize>) -> Result<(), Fault> {
        let refused = |key: &str, found: String, [min, max]: [Option<&str>; 2]| {
            let (min, max) = (min.map(str::to_owned), max.map(str::to_owned));
            Err(Fault::of_pack(|| Problem::OutOfRange { found, min, max }).under(key))
        };
        let most = rules.map(|rules| rules.to_string());
        match self {
            _ if cfg!(not(feature = "authoring")) => Ok(()),
            Fails::RulesAtLeast(n) if n == 0 || rules.is_some_and(|rules| usize::try_from(n).is_ok_and(|n| n > rules)) => {
                refused("rules_at_least", n.to_string(), [Some("1"), most.as_deref()])
            }
            Fails::FindingsAtLeast(0) => refused("findings_at_least", "0".to_owned(), [Some("1"), None]),
            Fails::ShareAtLeast(share) if share <= Points::ZERO || share > Points::HUNDRED => {
                refused("share_at_least", share.to_string(), [Some("0.01"), Some("100")])
            }
            Fails::ShareAbove(share) if share < Points::ZERO || share >= Points::HUNDRED => {
                refused("share_above", share.to_string(), [Some("0"), Some("99.99")])
            }
            _ => Ok(()),
        }
    }
}
