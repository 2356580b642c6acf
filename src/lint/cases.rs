//! Cases: rules without one, cases without a rule, cases that come out otherwise.

use super::look::Look;
use super::notice::Problem;
use super::search::{Effort, search};
use crate::cases::{self, CaseRun};
use crate::fault::{Step, nearest};

/// Tells what is wrong with the cases, and how they came out: none where one of them cannot be run.
pub(super) fn check(look: &mut Look<'_>) -> Vec<CaseRun> {
    let Some((file, _)) = &look.cases else { return Vec::new() };
    let about: Vec<String> = file.cases.iter().map(|case| case.about().to_owned()).collect();
    missing(look, &about);
    if of_nothing(look, &about) { come_out(look) } else { Vec::new() }
}

fn missing(look: &mut Look<'_>, about: &[String]) {
    let rules = look.own.rules.iter().enumerate().map(|(at, rule)| (rule.id.clone(), vec!["rules".into(), at.into(), "id".into()]));
    let slots = look.own.slots.keys().map(|slot| (slot.to_owned(), vec!["slots".into(), slot.into()]));
    let without: Vec<(String, Vec<Step>)> = rules.chain(slots).filter(|(id, _)| !about.contains(id)).collect();
    for (rule, way) in without {
        let number = look.standard.rules.iter().position(|ready| ready.rule.id == rule);
        let number = number.and_then(|at| u32::try_from(at).ok()).unwrap_or(u32::MAX);
        let found = search(&look.standard, number, look.date(), Effort { states: true, tries: 2_000 });
        let shown = found.pass.into_iter().chain(found.fail).collect();
        look.tell_shown(Problem::CaseMissing { rule }, way, shown);
    }
}

/// Whether every case is of something.
fn of_nothing(look: &mut Look<'_>, about: &[String]) -> bool {
    let known: Vec<String> = look.pack.rules.iter().map(|rule| rule.id.clone()).chain(look.pack.slots.keys().map(str::to_owned)).collect();
    for (at, rule) in about.iter().enumerate().filter(|(_, rule)| !known.contains(rule)) {
        let near = nearest(rule, &mut known.iter().map(String::as_str));
        look.tell_of_cases(Problem::CaseOfNothing { rule: rule.clone(), near }, vec!["cases".into(), at.into(), "rule".into()]);
    }
    about.iter().all(|rule| known.contains(rule))
}

fn come_out(look: &mut Look<'_>) -> Vec<CaseRun> {
    let Some((file, _)) = &look.cases else { return Vec::new() };
    let (mut wrong, mut all, mut unusable) = (Vec::new(), Vec::new(), false);
    for (at, case) in file.cases.iter().enumerate() {
        let way = || vec!["cases".into(), at.into()];
        match cases::run_one(&look.pack, file, case) {
            Ok(runs) => {
                wrong.extend(runs.iter().filter(|run| !run.outcome.is_good()).map(|run| {
                    let (rule, sentence) = (run.rule.clone(), run.case.clone());
                    (Problem::CaseWrong { rule, sentence, expected: run.expected, found: run.found }, way())
                }));
                all.extend(runs);
            }
            Err(fault) => {
                unusable = true;
                wrong.push((Problem::CaseUnusable { fault }, way()));
            }
        }
    }
    for (problem, way) in wrong {
        look.tell_of_cases(problem, way);
    }
    if unusable { Vec::new() } else { all }
}
