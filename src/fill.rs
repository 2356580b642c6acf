//! The value of a fact that meets the rules, for "all compliant": only where it follows from them.

use crate::check::Check;
use crate::facts::Facts;
use crate::finding::Verdict;
use crate::inspection::Value;
use crate::pack::FactType;
use crate::standard::Standard;
use crate::vocabulary::FactInfo;

/// What the rules say of one fact.
#[derive(Default)]
struct Wanted {
    yes_no: Option<bool>,
    option: Option<String>,
    elements: u64,
    forbidden: u64,
    /// Two rules want different things, or one wants what cannot be derived.
    torn: bool,
}

/// The value of a yes-no, choice or set fact that meets every rule that applies to the row. None
/// where a condition is not known yet, where rules disagree, or where no rule says anything.
pub fn compliant(standard: &Standard, facts: &Facts, rules: &[u32], info: &FactInfo, fact: u32, row: u32) -> Option<Value> {
    let mut wanted = Wanted::default();
    for rule in rules.iter().filter_map(|rule| standard.rules.get(*rule as usize)) {
        if rule.kind != info.kind || !rule.valid.holds(facts.date) {
            continue;
        }
        match rule.when.as_ref().map_or(Verdict::Pass, |when| when.verdict(facts, row)) {
            Verdict::Pass => wanted.take(&rule.require, fact, true),
            Verdict::Fail | Verdict::NotApplicable => {}
            // Whether the rule applies is not known: what it wants cannot be told.
            _ if mentions(&rule.require, fact) => return None,
            _ => {}
        }
    }
    if wanted.torn || wanted.elements & wanted.forbidden != 0 {
        return None;
    }
    match info.fact.kind {
        FactType::YesNo => wanted.yes_no.map(Value::YesNo),
        FactType::Choice => wanted.option.map(Value::Text),
        FactType::Set if wanted.elements | wanted.forbidden != 0 => {
            let has = |at: usize| u32::try_from(at).is_ok_and(|at| at < 64 && wanted.elements & 1_u64.wrapping_shl(at) != 0);
            let keys = info.fact.of.keys().enumerate().filter(|(at, _)| has(*at)).map(|(_, key)| key.to_owned());
            Some(Value::List(keys.collect()))
        }
        _ => None,
    }
}

fn mentions(check: &Check, fact: u32) -> bool {
    match check {
        Check::YesNo(ready) => ready.wants().0 == fact,
        Check::Choice(ready) => ready.wants().0 == fact,
        Check::Contains(ready) => ready.wants().0 == fact,
        Check::Group(group) => group.of.iter().any(|member| mentions(member, fact)),
        Check::Matrix(matrix) => matrix.cells.of.iter().any(|member| mentions(member, fact)),
        _ => false,
    }
}

impl Wanted {
    fn take(&mut self, check: &Check, fact: u32, holds: bool) {
        match check {
            Check::YesNo(ready) if ready.wants().0 == fact => {
                let value = ready.wants().1 == holds;
                self.torn |= self.yes_no.replace(value).is_some_and(|before| before != value);
            }
            Check::Choice(ready) if ready.wants().0 == fact => {
                let (_, options, ordered) = ready.wants();
                // Of an ordered scale the best step, else the first option that holds.
                let option = if ordered { options.last() } else { options.first() };
                let option = option.map(|key| (*key).to_owned());
                self.torn |= !holds || self.option.is_some() && self.option != option;
                self.option = option;
            }
            Check::Contains(ready) if ready.wants().0 == fact => {
                let (_, elements, forbidden) = ready.wants();
                self.torn |= !holds;
                self.elements |= elements;
                self.forbidden |= forbidden;
            }
            Check::Matrix(matrix) => matrix.cells.of.iter().for_each(|member| self.take(member, fact, holds)),
            Check::Group(group) => {
                let holds = holds != (group.mode == crate::check::group::Mode::None);
                for member in &group.of {
                    self.take(member, fact, holds);
                }
            }
            _ => {}
        }
    }
}
