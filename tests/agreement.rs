//! The engine, whole and step by step, agrees with a slow and obvious reference on random
//! packs and random inspections.
//!
//! The same cases each time; `PROPTEST_RNG_SEED=7` takes others, `AGREEMENT_TIMES=20` takes more.
#![cfg(all(not(target_arch = "wasm32"), feature = "authoring"))]

mod reference;

use proptest::test_runner::TestCaseError;
use proptest::{prop_assert, prop_assert_eq};
use reference::holds::points_of;
use reference::parts::{each_part, facts_of};
use reference::sheet::{blend_of_engine, composites, of_engine, settled, sheets};
use reference::sites::misfit;
use reference::steps::{Change, Scene, check, look_at, scenes};
use reference::tape::Tape;
use reference::world::World;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use windowcheck::amount::Amount;
use windowcheck::calendar::{Day, Period};
use windowcheck::finding::{Counts, Finding, Verdict};
use windowcheck::inspection::{Answer, State};
use windowcheck::pack::{Bound, DayUnit, Force, NotApplicable, ParamValue, Per, Requirement};
use windowcheck::points::{Points, Score};
use windowcheck::read::to_json;
use windowcheck::report::{self, Report};
use windowcheck::score::{CompiledComposite, CompiledScheme, CompositeHead, Sheet, SheetHead};
use windowcheck::session::{Delta, Session, StatusCounts};
use windowcheck::standard::Standard;

type Outcome = Result<(), TestCaseError>;

fn number(n: usize) -> u32 {
    u32::try_from(n).expect("a small number")
}

/// The verdicts of the engine by rule and subject; rules without a subject are left out.
fn verdicts(standard: &Standard, scene: &Scene) -> BTreeMap<(u32, u32), Verdict> {
    let (facts, _) = standard.facts(&scene.inspection);
    let judgement = standard.judge(&facts);
    let mut verdicts = BTreeMap::new();
    for (at, judged) in judgement.rules.iter().enumerate() {
        let each = &standard.rules[at].rule.each;
        let subjects = scene.inspection.subjects.iter().enumerate().filter(|(_, subject)| subject.kind == *each);
        verdicts.extend(subjects.enumerate().map(|(row, (subject, _))| ((number(at), number(subject)), judged.verdict(number(row)))));
    }
    verdicts
}

fn standard(scene: &Scene) -> &Standard {
    scene.standard.as_ref().expect("packs in force")
}

fn session(scene: &Scene) -> Session {
    Session::open(standard(scene).clone(), scene.inspection.clone()).expect("an inspection that fits")
}

#[test]
fn every_verdict_is_what_the_reference_says() {
    check(1500, scenes(true), |scene| {
        let (standard, world) = (standard(&scene), scene.world());
        let report = standard.inspect(&scene.inspection);
        let engine = verdicts(standard, &scene);
        prop_assert_eq!(report.rules.len(), world.rules().len());
        for (at, rule) in world.rules().into_iter().enumerate() {
            prop_assert_eq!(&report.rules[at].rule, &rule.id);
            prop_assert_eq!(report.rules[at].force, rule.force);
            let mut counts = Counts::default();
            let subjects = world.of_kind(&rule.each);
            for subject in &subjects {
                let verdict = world.verdict(rule, *subject);
                counts.add(verdict, 1);
                let found = engine[&(number(at), number(*subject))];
                prop_assert_eq!(found, verdict, "rule {} on {}", rule.id, scene.inspection.subjects[*subject].id);
            }
            if subjects.is_empty() {
                counts.add(world.verdict_without_subject(rule), 1);
            }
            prop_assert_eq!(report.rules[at].counts, counts, "rule {}", rule.id);
        }
        told(&report, &engine)?;
        as_a_whole(&report, &world)
    });
}

/// Only must and forbid fail an inspection; whatever is not known leaves it incomplete.
fn as_a_whole(report: &Report, world: &World) -> Outcome {
    let rules = || world.rules().into_iter().zip(&report.rules);
    for line in &report.tally {
        let mut counts = Counts::default();
        rules().filter(|(rule, _)| rule.force == line.force).for_each(|(_, result)| counts.merge(&result.counts));
        prop_assert_eq!(line.counts, counts, "{:?}", line.force);
    }
    let failed = rules().any(|(rule, result)| rule.binds() && result.counts.fail > 0);
    let settled = |counts: &Counts| counts.pass + counts.fail + counts.not_applicable;
    let all = |counts: &Counts| Verdict::ALL.into_iter().map(|verdict| counts.get(verdict)).sum::<u32>();
    let open = rules().any(|(_, result)| settled(&result.counts) < all(&result.counts));
    let out = world.packs.iter().any(|pack| pack.valid.is_some_and(|valid| world.outside(&valid)));
    let outcome = if failed {
        report::Outcome::Failed
    } else if open || out || !report.rules.iter().any(|result| result.counts.pass + result.counts.fail > 0) {
        report::Outcome::Incomplete
    } else {
        report::Outcome::Passed
    };
    prop_assert_eq!(report.outcome, outcome);
    Ok(())
}

/// Each verdict that is neither a pass nor not applicable is told once.
fn told(report: &Report, engine: &BTreeMap<(u32, u32), Verdict>) -> Outcome {
    let findings = report.findings.iter().chain(&report.unsettled);
    let told: Vec<_> = findings.filter_map(|finding| finding.subject.map(|subject| ((finding.rule, subject), finding.verdict))).collect();
    let wanted: BTreeMap<_, _> =
        engine.iter().filter(|(_, v)| !matches!(v, Verdict::Pass | Verdict::NotApplicable)).map(|(at, v)| (*at, *v)).collect();
    prop_assert_eq!(told.len(), wanted.len());
    prop_assert_eq!(told.into_iter().collect::<BTreeMap<_, _>>(), wanted);
    prop_assert!(report.findings.iter().all(|finding| finding.verdict == Verdict::Fail));
    let silent = report.findings.iter().chain(&report.unsettled).find(|finding| finding.reasons.is_empty());
    prop_assert!(silent.is_none(), "nothing is said of {:?}", silent);
    let gravity = |finding: &Finding| {
        let rule = &report.rules[finding.rule as usize];
        (!matches!(rule.force, Force::Must | Force::Forbid), rule.severity, finding.rule, finding.subject)
    };
    prop_assert!(report.findings.is_sorted_by_key(gravity), "the gravest come first");
    Ok(())
}

#[test]
fn every_score_sheet_is_what_the_reference_says() {
    check(1500, scenes(true), |scene| {
        let world = scene.world();
        let report = standard(&scene).inspect(&scene.inspection);
        let engine: Vec<_> = report.sheets.iter().map(of_engine).collect();
        prop_assert_eq!(engine, sheets(&world));
        let blends: Vec<_> = report.composites.iter().map(blend_of_engine).collect();
        prop_assert_eq!(blends, composites(&world));
        for sheet in &report.sheets {
            for line in sheet.categories.iter().flat_map(|category| &category.items).flat_map(|item| &item.lines) {
                let parts = line.parts.iter().map(|part| i128::from(part.units) * i128::from(part.each.hundredths()));
                prop_assert_eq!(parts.sum::<i128>(), i128::from(line.lost.hundredths()), "{:?} does not add up", line);
            }
        }
        for finding in &report.findings {
            let rule = world.rules()[finding.rule as usize];
            let params = &world.packs[rule.pack].params;
            let told = rule.deduct.as_ref().filter(|deduct| points_of(params, deduct) != Some(None));
            let lost = told.map(|_| world.loss(rule, finding.subject.expect("a subject") as usize).lost);
            prop_assert_eq!(finding.lost.map(|lost| i128::from(lost.hundredths())), lost, "points of {}", rule.id);
        }
        Ok(())
    });
}

/// What goes into a season is exact, and only what nothing can move any more.
#[test]
fn a_settled_total_is_the_exact_one_of_the_reference() {
    let met = RefCell::new(BTreeMap::<&str, u32>::new());
    check(1500, scenes(true), |mut scene| {
        complete(&mut scene);
        let standard = standard(&scene);
        let (facts, _) = standard.facts(&scene.inspection);
        let judgement = standard.judge(&facts);
        let evaluation = standard.evaluation(&facts, &judgement);
        let rows = |each: Option<u32>| 0..each.map_or(1, |kind| number(facts.rows[kind as usize].subjects.len()));
        let plans = standard.schemes.iter().flat_map(|plan| rows(plan.each).map(|row| plan.settled(evaluation, row)));
        let blends =
            standard.composites.iter().flat_map(|blend| rows(blend.each).map(|row| blend.settled(&standard.schemes, evaluation, row)));
        let told = |total: Option<Score>| total.map(Score::exact);
        let found: (Vec<_>, Vec<_>) = (plans.map(told).collect(), blends.map(told).collect());
        for (name, totals) in [("a sheet", &found.0), ("a composite", &found.1)] {
            for total in totals {
                let sort = match total {
                    None => "open",
                    Some(total) if total.contains('/') => "a fraction",
                    Some(_) => "a decimal",
                };
                *met.borrow_mut().entry(name).or_default() += 1;
                *met.borrow_mut().entry(sort).or_default() += 1;
            }
        }
        prop_assert_eq!(found, settled(&scene.world()));
        Ok(())
    });
    let met = met.into_inner();
    assert!(met.len() == 5 && met.values().all(|times| *times > 10), "{met:?}");
}

/// What goes into a season of grades is only what no answer can change any more.
#[test]
fn a_settled_grade_stays_whatever_is_answered() {
    let met = RefCell::new(BTreeMap::<&str, u32>::new());
    check(1500, scenes(true), |mut scene| {
        // By sheet and composite: the grade, and whether the total is settled too.
        type Told = Vec<(Option<Option<String>>, bool)>;
        let told = |scene: &Scene| -> (Told, Told) {
            let standard = standard(scene);
            let (facts, _) = standard.facts(&scene.inspection);
            let judgement = standard.judge(&facts);
            let evaluation = standard.evaluation(&facts, &judgement);
            let rows = |each: Option<u32>| 0..each.map_or(1, |kind| number(facts.rows[kind as usize].subjects.len()));
            let own = |grade: Option<Option<&str>>| grade.map(|grade| grade.map(str::to_owned));
            let of_plan =
                |(plan, row): (&CompiledScheme, u32)| (own(plan.settled_grade(evaluation, row)), plan.settled(evaluation, row).is_some());
            let plans = standard.schemes.iter().flat_map(|plan| rows(plan.each).map(move |row| (plan, row))).map(of_plan);
            let of_blend = |(blend, row): (&CompiledComposite, u32)| {
                let plans = &standard.schemes;
                (own(blend.settled_grade(plans, evaluation, row)), blend.settled(plans, evaluation, row).is_some())
            };
            let blends = standard.composites.iter().flat_map(|blend| rows(blend.each).map(move |row| (blend, row))).map(of_blend);
            (plans.collect(), blends.collect())
        };
        let before = told(&scene);
        complete(&mut scene);
        let after = standard(&scene).inspect(&scene.inspection);
        let sheets = after.sheets.iter().map(|sheet| (&sheet.grades, &sheet.total.grade));
        let composites = after.composites.iter().map(|sheet| (&sheet.grades, &sheet.total.grade));
        for ((grade, total), (grades, now)) in before.0.iter().zip(sheets).chain(before.1.iter().zip(composites)) {
            if grades.is_empty() {
                continue;
            }
            let sort = match grade {
                None => "open",
                Some(Some(_)) if *total => "both settled",
                Some(Some(_)) => "the grade alone",
                Some(None) => "none of the grades",
            };
            *met.borrow_mut().entry(sort).or_default() += 1;
            if let Some(grade) = grade {
                prop_assert_eq!(grade, now);
                prop_assert!(grade.is_some() || grades.iter().all(|grade| !grade.reachable), "{:?}", grades);
            }
        }
        Ok(())
    });
    let met = met.into_inner();
    assert!(met.len() == 4 && met.values().all(|times| *times > 10), "{met:?}");
}

/// What the page draws: what an opened session tells, and then what each delta tells.
#[derive(Debug, PartialEq)]
struct Drawn {
    /// By rule and subject.
    cells: BTreeMap<(u32, u32), u8>,
    /// By subject and fact.
    needed: BTreeSet<(u32, u32)>,
    heads: Vec<SheetHead>,
    composites: Vec<CompositeHead>,
    counts: StatusCounts,
}

impl Drawn {
    fn opened(session: &Session, scene: &Scene) -> Drawn {
        let words = &session.standard.words;
        let (mut cells, mut needed) = (BTreeMap::new(), BTreeSet::new());
        for (kind, info) in words.kinds.iter().enumerate() {
            let subjects = scene.inspection.subjects.iter().enumerate().filter(|(_, subject)| subject.kind == info.id);
            let subjects: Vec<u32> = subjects.map(|(at, _)| number(at)).collect();
            let own = |of: u32| of as usize == kind;
            let rules = session.standard.rules.iter().enumerate().filter(|(_, rule)| own(rule.kind)).map(|(at, _)| number(at));
            let verdicts = session.cells(number(kind)).into_iter();
            cells.extend(rules.flat_map(|rule| subjects.iter().map(move |subject| (rule, *subject))).zip(verdicts));
            let facts = words.facts.iter().enumerate().filter(|(_, info)| own(info.kind)).map(|(at, _)| number(at));
            let waits = session.needed_of(number(kind)).into_iter();
            let pairs = facts.flat_map(|fact| subjects.iter().map(move |subject| (*subject, fact))).zip(waits);
            needed.extend(pairs.filter(|(_, needed)| *needed == 1).map(|(pair, _)| pair));
        }
        Drawn { cells, needed, heads: session.heads().to_vec(), composites: session.composites().to_vec(), counts: session.counts() }
    }

    /// Takes in what changed; what is told has changed.
    fn take(&mut self, delta: Delta) -> Outcome {
        for (rule, subject, verdict) in delta.cells {
            prop_assert!(self.cells.insert((rule, subject), verdict) != Some(verdict), "a cell that did not change");
        }
        for (subject, fact, needed) in delta.needed {
            let changed = if needed == 1 { self.needed.insert((subject, fact)) } else { self.needed.remove(&(subject, fact)) };
            prop_assert!(changed, "fact {} of {} was so before", fact, subject);
        }
        for head in delta.heads {
            let known = self.heads.iter_mut().find(|known| known.sheet == head.sheet).expect("a sheet");
            prop_assert!(*known != head, "only what changed is told");
            *known = head;
        }
        for head in delta.composites {
            let known = self.composites.iter_mut().find(|known| known.composite == head.composite).expect("a composite");
            prop_assert!(*known != head, "only what changed is told");
            *known = head;
        }
        self.counts = delta.counts;
        Ok(())
    }
}

/// The deltas added up are what an inspection from scratch says, whether the answers come one by one,
/// a few together or so many that everything is judged again.
#[test]
fn a_session_stays_what_an_inspection_from_scratch_says() {
    let met = RefCell::new(BTreeMap::<&str, u32>::new());
    check(400, scenes(false), |mut scene| {
        let mut session = session(&scene);
        let rest = scene.rest.clone();
        let mut tape = Tape::new(&rest);
        let mut before = verdicts(standard(&scene), &scene);
        let mut drawn = Drawn::opened(&session, &scene);
        for _ in 0..6 {
            let together = if tape.chance(30) { 2 + tape.below(14) } else { 1 };
            let mut changes: Vec<Change> = (0..together).filter_map(|_| scene.change(&mut tape)).collect();
            if changes.len() > 1 && tape.chance(30) {
                // The same fact twice: the later answer stands.
                changes.push((changes[0].0, changes[0].1, None));
            }
            let delta = match &changes[..] {
                [] => continue,
                [(subject, fact, answer)] => session.set(*subject, *fact, answer.as_ref()),
                several => session.apply(several),
            };
            let delta = delta.map_err(|fault| TestCaseError::fail(format!("{fault:?}")))?;
            for (what, told) in [
                ("cells", delta.cells.is_empty()),
                ("needed", delta.needed.is_empty()),
                ("heads", delta.heads.is_empty()),
                ("composites", delta.composites.is_empty()),
                ("many answers", changes.len() <= 8),
            ] {
                *met.borrow_mut().entry(what).or_default() += u32::from(!told);
            }
            changes.iter().for_each(|change| scene.record(change));
            let after = verdicts(standard(&scene), &scene);
            let changed: Vec<_> = after.iter().filter(|(at, verdict)| before[*at] != **verdict).collect();
            let mut cells = delta.cells.clone();
            cells.sort_unstable();
            let changed: Vec<_> = changed.into_iter().map(|((rule, subject), verdict)| (*rule, *subject, *verdict as u8)).collect();
            prop_assert_eq!(cells, changed, "after {:?}", changes);
            drawn.take(delta)?;
            prop_assert_eq!(&drawn, &Drawn::opened(&session, &scene), "after {:?}", changes);
            let fresh = Session::open(standard(&scene).clone(), scene.inspection.clone()).expect("an inspection that fits");
            prop_assert_eq!(&drawn, &Drawn::opened(&fresh, &scene), "after {:?}", changes);
            let report = standard(&scene).inspect(&scene.inspection);
            prop_assert_eq!(to_json(&session.report()), to_json(&report), "after {:?}", changes);
            sheets_hold(&session, &report)?;
            before = after;
        }
        counts_hold(&session, &scene)
    });
    let met = met.into_inner();
    assert!(met.len() == 5 && met.values().all(|times| *times > 3), "{met:?}");
}

/// The heads are the numbers of the sheets of the report, and each sheet can be asked for by itself.
fn sheets_hold(session: &Session, report: &Report) -> Outcome {
    let (mut sheets, mut composites) = (report.sheets.iter(), report.composites.iter());
    let mut heads = session.heads().iter();
    for (at, plan) in session.standard.schemes.iter().enumerate() {
        let count = plan.each.map_or(1, |kind| session.above(kind, kind).len());
        for sheet in sheets.by_ref().take(count) {
            prop_assert_eq!(to_json(&session.sheet(number(at), sheet.subject)), to_json(&Some(sheet)));
            if plan.each.is_none() {
                let head = heads.next().expect("a head");
                prop_assert_eq!((head.sheet, head.stopped, &head.total.grade), (number(at), sheet.stopped, &sheet.total.grade));
                prop_assert_eq!(
                    (head.total.best, head.total.worst, head.total.at_most),
                    (sheet.total.best, sheet.total.worst, sheet.total.at_most)
                );
                prop_assert_eq!(
                    (&head.total.best_exact, &head.total.worst_exact, head.too_little),
                    (&sheet.total.best_exact, &sheet.total.worst_exact, sheet.too_little)
                );
                let grades: Vec<_> = sheet.grades.iter().map(|line| (line.reachable, &line.kept_by, line.because)).collect();
                prop_assert_eq!(head.grades.iter().map(|head| (head.reachable, &head.kept_by, head.because)).collect::<Vec<_>>(), grades);
            }
        }
    }
    let mut heads = session.composites().iter();
    for (at, blend) in session.standard.composites.iter().enumerate() {
        let count = blend.each.map_or(1, |kind| session.above(kind, kind).len());
        for sheet in composites.by_ref().take(count) {
            prop_assert_eq!(to_json(&session.composite(number(at), sheet.subject)), to_json(&Some(sheet)));
            if blend.each.is_none() {
                let head = heads.next().expect("a head");
                prop_assert_eq!((head.composite, head.blocked, &head.total.grade), (number(at), sheet.blocked, &sheet.total.grade));
                prop_assert_eq!(
                    (head.total.best, head.total.worst, head.total.at_most),
                    (sheet.total.best, sheet.total.worst, sheet.total.at_most)
                );
                let grades: Vec<_> = sheet.grades.iter().map(|line| line.reachable).collect();
                prop_assert_eq!(head.grades.iter().map(|head| head.reachable).collect::<Vec<_>>(), grades);
            }
        }
    }
    Ok(())
}

/// What is always in view is counted from the same verdicts and answers.
fn counts_hold(session: &Session, scene: &Scene) -> Outcome {
    let (mut counts, report) = (session.counts(), session.report());
    let known = |name: &str| standard(scene).words.fact(name).is_some();
    let answers = scene.inspection.subjects.iter().flat_map(|subject| subject.facts.iter());
    let answers = answers.filter(|(name, answer)| known(name) && !answer.is_open());
    prop_assert_eq!(counts.answered as usize, answers.count());
    prop_assert_eq!(counts.severity, report.severity);
    for line in &report.tally {
        prop_assert_eq!(*counts.tally.of(line.force), line.counts);
    }
    let mut needed = 0;
    for (subject, in_scene) in scene.inspection.subjects.iter().enumerate() {
        let facts = session.needed(number(subject));
        needed += facts.len();
        let name = |fact: &u32| &standard(scene).words.facts[*fact as usize].id;
        prop_assert!(facts.iter().all(|fact| in_scene.facts.get(name(fact)).is_none_or(Answer::is_open)));
    }
    prop_assert_eq!(counts.needed as usize, needed);
    Ok(())
}

/// Changes what an inspection is of, as the page does: subjects, where they belong, the day, what
/// the packs are set to.
fn restructure(scene: &mut Scene, tape: &mut Tape) -> &'static str {
    let count = scene.inspection.subjects.len();
    let some = tape.below(count.max(1));
    match tape.below(8) {
        0 | 1 if count > 0 => {
            let mut subject = scene.inspection.subjects[some].clone();
            subject.id = format!("{}-again{count}", subject.id);
            scene.inspection.subjects.insert(tape.below(count + 1), subject);
            "a subject more"
        }
        2 | 3 if count > 0 => {
            scene.inspection.subjects.remove(some);
            "a subject less"
        }
        4 if count > 0 => {
            let others: Vec<Option<String>> = scene.inspection.subjects.iter().map(|other| Some(other.id.clone())).collect();
            scene.inspection.subjects[some].parent = if tape.chance(30) { None } else { tape.pick(&others) };
            "a subject elsewhere"
        }
        5 => {
            let day = format!("2026-{:02}-{:02}", 1 + tape.below(12), 1 + tape.below(28));
            scene.inspection.date = Day::parse(&day).expect("a day");
            "another day"
        }
        6 => {
            for (pack, choice) in scene.packs.iter().zip(&mut scene.choices) {
                for name in pack.params.keys() {
                    let value = Amount::whole(i64::try_from(tape.below(4)).expect("few"));
                    choice.params.set(name, ParamValue { value, by: "office".to_owned(), on: String::new(), basis: String::new() });
                }
            }
            "a parameter"
        }
        _ => {
            for (pack, choice) in scene.packs.iter().zip(&mut scene.choices) {
                let profiles: Vec<String> = pack.profiles.keys().map(str::to_owned).collect();
                choice.profiles = tape.some(&profiles, 50);
            }
            "a profile"
        }
    }
}

/// A session that opens another state of its inspection is what a new one would be, also for the
/// answers after that; where the packs are set otherwise, or the state is refused, it stays what it was.
#[test]
fn a_session_opened_again_is_what_a_new_one_would_be() {
    let met = RefCell::new(BTreeMap::<String, u32>::new());
    check(200, scenes(false), |mut scene| {
        scene.inspection.standard.clone_from(&scene.choices);
        let mut session = session(&scene);
        let rest = scene.rest.clone();
        let mut tape = Tape::endless(if rest.is_empty() { &[0] } else { &rest });
        for _ in 0..6 {
            let (inspection, choices) = (scene.inspection.clone(), scene.choices.clone());
            let before = to_json(&session.report());
            let what = restructure(&mut scene, &mut tape);
            scene.inspection.standard.clone_from(&scene.choices);
            let opened = session.reopen(scene.inspection.clone());
            let how = match &opened {
                Ok(true) => "opened",
                Ok(false) => "set otherwise",
                Err(_) => "refused",
            };
            *met.borrow_mut().entry(format!("{what}: {how}")).or_default() += 1;
            prop_assert_eq!(opened == Ok(false), scene.choices != choices, "{}", what);
            if opened != Ok(true) {
                prop_assert_eq!(to_json(&session.report()), before, "{} left something behind", what);
                if let Err(fault) = opened {
                    let new = Session::open(standard(&scene).clone(), scene.inspection.clone());
                    prop_assert_eq!(new.err(), Some(fault), "{}", what);
                    (scene.inspection, scene.choices) = (inspection, choices);
                    continue;
                }
                // The page makes the packs ready again then.
                let Ok(standard) = Standard::new(scene.packs.clone(), &scene.choices) else {
                    (scene.inspection, scene.choices) = (inspection, choices);
                    continue;
                };
                // Lists and facts of a profile may take some answers away.
                let Ok(new) = Session::open(standard.clone(), scene.inspection.clone()) else {
                    (scene.inspection, scene.choices) = (inspection, choices);
                    continue;
                };
                (scene.standard, session) = (Some(standard), new);
            }
            let mut new = Session::open(standard(&scene).clone(), scene.inspection.clone()).expect("it was opened");
            prop_assert_eq!(to_json(&session.report()), to_json(&new.report()), "{}", what);
            prop_assert_eq!(to_json(&session.report()), to_json(&standard(&scene).inspect(&scene.inspection)), "{}", what);
            prop_assert_eq!(Drawn::opened(&session, &scene), Drawn::opened(&new, &scene), "{}", what);
            if let Some((subject, fact, answer)) = scene.change(&mut tape) {
                let deltas =
                    [&mut session, &mut new].map(|session| session.set(subject, fact, answer.as_ref()).map(|delta| to_json(&delta)));
                prop_assert_eq!(&deltas[0], &deltas[1], "an answer after {}", what);
                prop_assert!(deltas[0].is_ok());
                scene.record(&(subject, fact, answer));
                prop_assert_eq!(to_json(&session.report()), to_json(&standard(&scene).inspect(&scene.inspection)), "after {}", what);
            }
        }
        Ok(())
    });
    let met = met.into_inner();
    for wanted in [
        "a subject more: opened",
        "a subject less: opened",
        "a subject less: refused",
        "another day: opened",
        "a parameter: set otherwise",
        "a profile: set otherwise",
    ] {
        assert!(met.get(wanted).is_some_and(|times| *times > 10), "{wanted}: {met:?}");
    }
}

#[test]
fn an_answer_that_does_not_fit_changes_nothing() {
    check(400, scenes(false), |scene| {
        let mut session = session(&scene);
        let report = to_json(&session.report());
        let mut tape = Tape::new(&scene.rest);
        let Some(good) = scene.change(&mut tape) else { return Ok(()) };
        let (facts, subjects) = (standard(&scene).words.facts.len(), scene.inspection.subjects.len());
        let (subject, fact, _) = good;
        let kind = &standard(&scene).words.facts[fact as usize];
        let value = Some(Answer::value(misfit(&mut tape, &kind.fact)));
        let mut bad: Vec<Change> = vec![(subject, fact, value), (subject, number(facts), None), (number(subjects), fact, None)];
        bad.push((u32::MAX, u32::MAX, None));
        let strange = standard(&scene).words.facts.iter().position(|other| other.kind != kind.kind);
        bad.extend(strange.map(|other| (subject, number(other), None)));
        for change in bad {
            prop_assert!(session.set(change.0, change.1, change.2.as_ref()).is_err(), "{:?} was taken", change);
            prop_assert!(session.apply(&[good.clone(), change.clone()]).is_err(), "{:?} was taken with another", change);
            prop_assert_eq!(&to_json(&session.report()), &report, "after {:?}", change);
        }
        session.judge_again();
        prop_assert_eq!(&to_json(&session.report()), &report);
        Ok(())
    });
}

/// A report without what was recorded: verdicts, points and what they follow from.
fn judged(mut report: Report) -> String {
    for finding in report.findings.iter_mut().chain(&mut report.unsettled) {
        finding.answers = Vec::new();
    }
    (report.recorded, report.recorders) = (Vec::new(), Vec::new());
    to_json(&report)
}

#[test]
fn what_was_noted_moves_no_verdict_and_a_note_alone_is_no_answer() {
    let alone = Cell::new(0);
    check(400, scenes(true), |mut scene| {
        let report = standard(&scene).inspect(&scene.inspection);
        let answered = standard(&scene).facts(&scene.inspection);
        for subject in &mut scene.inspection.subjects {
            let bare = subject.facts.iter().filter(|(_, answer)| !answer.is_open());
            let bare = bare.map(|(name, answer)| (name.to_owned(), Answer { state: answer.state.clone(), given: None })).collect();
            alone.set(alone.get() + subject.facts.len());
            subject.facts = bare;
            alone.set(alone.get() - subject.facts.len());
        }
        prop_assert_eq!(judged(report), judged(standard(&scene).inspect(&scene.inspection)));
        prop_assert_eq!(format!("{:?}", answered), format!("{:?}", standard(&scene).facts(&scene.inspection)));
        Ok(())
    });
    assert!(alone.get() > 1000, "{} notes stand alone", alone.get());
}

/// Dates in whose place somebody may have said how it is.
fn claimed(scene: &Scene) -> BTreeSet<String> {
    let mut claimed = BTreeSet::new();
    for rule in scene.packs.iter().flat_map(|pack| &pack.rules) {
        for written in [rule.when.as_ref(), rule.unless.as_ref(), Some(&rule.require)].into_iter().flatten() {
            each_part(written, &mut |part| match part {
                Requirement::Cadence(cadence) if cadence.claim.is_some() => claimed.extend([cadence.dates.clone()]),
                _ => {}
            });
        }
    }
    claimed
}

/// Answers most of what is open, at random. Dates in whose place something was said stay open:
/// to fill them in is to take back what was said, not to complete the inspection.
fn complete(scene: &mut Scene) {
    let claimed = claimed(scene);
    let rest = scene.rest.clone();
    let mut tape = Tape::endless(&rest);
    let names: Vec<String> = standard(scene).words.facts.iter().map(|info| info.id.clone()).collect();
    // Some facts apply nowhere, so that whole items are left out.
    let nowhere: BTreeSet<String> = tape.some(&names, 30).into_iter().collect();
    for subject in 0..scene.inspection.subjects.len() {
        for (fact, name, definition) in scene.facts_of(subject) {
            if scene.inspection.subjects[subject].facts.get(&name).is_some() || claimed.contains(&name) {
                continue;
            }
            let answer = match nowhere.contains(&name) {
                true => Some(Answer { state: State::NotApplicable("nowhere".to_owned()), given: None }),
                false => scene.giver().answer(&mut tape, &definition),
            };
            scene.record(&(number(subject), fact, answer));
        }
    }
}

fn interval_holds(before: &Report, after: &Report) -> Outcome {
    for (before, after) in before.sheets.iter().zip(&after.sheets) {
        // Of points that add up from zero the fewest are best.
        let ends = |sheet: &Sheet| {
            let sign = if sheet.demerits { -1 } else { 1 };
            Some((sign * sheet.total.worst?.hundredths(), sign * sheet.total.best?.hundredths()))
        };
        prop_assert!(before.too_little.is_none() || after.too_little.is_some(), "a total came back");
        if let (Some((low, high)), Some((worst, best))) = (ends(before), ends(after)) {
            prop_assert!(low <= high && worst <= best, "worst above best");
            prop_assert!(best <= high, "best rose from {} to {}", high, best);
            prop_assert!(before.total.at_most || worst >= low, "worst fell from {} to {}", low, worst);
        }
        prop_assert!(before.total.at_most || !after.total.at_most, "a bound was lost");
        prop_assert!(
            before.total.grade.is_none() || before.total.grade == after.total.grade || after.stopped,
            "a grade that was told is another or none"
        );
        for (before, after) in before.grades.iter().zip(&after.grades) {
            prop_assert!(before.reachable || !after.reachable, "grade {} came back", after.id);
        }
    }
    Ok(())
}

#[test]
fn answers_never_lead_out_of_the_interval_that_was_shown() {
    check(700, scenes(false), |mut scene| {
        let before = standard(&scene).inspect(&scene.inspection);
        let settled = verdicts(standard(&scene), &scene);
        complete(&mut scene);
        let excludes = |pack: &str| {
            let plan = standard(&scene).packs.iter().find(|in_force| in_force.pack.id == pack);
            plan.is_some_and(|plan| plan.schemes.iter().any(|(_, scheme)| scheme.not_applicable == NotApplicable::Exclude))
        };
        let (mut before, mut after) = (before, standard(&scene).inspect(&scene.inspection));
        // What waits for a parameter may still turn out not to apply, and then moves the scale.
        let waiting: Vec<String> =
            before.sheets.iter().filter(|sheet| !sheet.not_assessed.is_empty()).map(|sheet| sheet.pack.clone()).collect();
        before.sheets.retain(|sheet| !(excludes(&sheet.pack) && waiting.contains(&sheet.pack)));
        after.sheets.retain(|sheet| !(excludes(&sheet.pack) && waiting.contains(&sheet.pack)));
        interval_holds(&before, &after)?;
        for (at, verdict) in verdicts(standard(&scene), &scene) {
            prop_assert!(settled[&at] != Verdict::Fail || verdict == Verdict::Fail, "the fail of {:?} became {:?}", at, verdict);
        }
        Ok(())
    });
}

#[test]
fn what_is_filled_in_as_compliant_never_fails() {
    check(500, scenes(false), |scene| {
        let mut session = session(&scene);
        for subject in 0..scene.inspection.subjects.len() {
            for (fact, name, _) in scene.facts_of(subject) {
                // Only what is empty is filled in.
                prop_assert!(session.set(number(subject), fact, None).is_ok());
                let Some(value) = session.compliant(number(subject), fact) else { continue };
                let answer = Answer::value(value);
                let set = session.set(number(subject), fact, Some(&answer));
                prop_assert!(set.is_ok(), "{:?} does not fit {}", answer, name);
                for (at, rule) in
                    session.standard.rules.iter().enumerate().filter(|(_, rule)| rule.rule.each == scene.inspection.subjects[subject].kind)
                {
                    let (when, unless) = (rule.rule.when.as_ref(), rule.rule.unless.as_ref());
                    let conditions: BTreeSet<String> = when.into_iter().flat_map(facts_of).collect();
                    let read: BTreeSet<String> = conditions
                        .iter()
                        .cloned()
                        .chain(facts_of(&rule.rule.require))
                        .chain(unless.into_iter().flat_map(facts_of))
                        .collect();
                    if read != BTreeSet::from([name.clone()]) {
                        continue;
                    }
                    let found = session.explain(number(at), number(subject)).map(|finding| finding.verdict);
                    prop_assert!(found != Some(Verdict::Fail), "rule {} fails with {} = {:?}", rule.rule.id, name, answer);
                }
                let old = scene.inspection.subjects[subject].facts.get(&name);
                prop_assert!(session.set(number(subject), fact, old).is_ok());
            }
        }
        Ok(())
    });
}

/// Whether it counts subjects, or looks at records, and asks something of one above these.
fn chosen_from_above(part: &Requirement) -> bool {
    let kind = |fact: &str| fact.split('.').next().unwrap_or_default().to_owned();
    let (of, filter) = match part {
        Requirement::Count(count) => (count.of.clone(), count.filter.as_deref()),
        Requirement::Share(share) => (share.of.clone(), Some(&*share.filter)),
        Requirement::Measure(measure) => (kind(&measure.fact), measure.filter.as_deref()),
        Requirement::Cadence(cadence) => (kind(&cadence.dates), cadence.filter.as_deref()),
        Requirement::Apart(apart) => (kind(&apart.dates), apart.filter.as_deref()),
        _ => return false,
    };
    filter.is_some_and(|filter| facts_of(filter).iter().any(|fact| kind(fact) != of))
}

/// How often random scenes hold what agreement is worth nothing without.
#[derive(Default)]
struct Met(BTreeMap<String, u32>);

impl Met {
    fn count(&mut self, name: impl ToString, there: bool) {
        *self.0.entry(name.to_string()).or_default() += u32::from(there);
    }

    fn see(&mut self, scene: &Scene) {
        self.count("packs in force", scene.standard.is_some());
        let Some(standard) = &scene.standard else { return };
        self.count("two packs", scene.packs.len() == 2);
        self.count("more than one block", scene.inspection.subjects.iter().filter(|subject| subject.kind == "window").count() > 64);
        for verdict in Verdict::ALL {
            self.count(format!("{verdict:?}"), verdicts(standard, scene).into_values().any(|found| found == verdict));
        }
        for rule in scene.packs.iter().flat_map(|pack| &pack.rules) {
            each_part(&rule.require, &mut |part| {
                self.count("those counted are chosen by what stands above them", chosen_from_above(part));
                let part_of = part;
                let part = format!("{part:?}");
                self.count(part.split('(').next().unwrap_or_default(), true);
                self.count("a cadence by the return of a date", part.starts_with("Cadence") && part.contains("Returns"));
                if let Requirement::Number(number) = part_of {
                    self.count("a bound that is another number", number.has_own());
                }
                if let Requirement::Apart(apart) = part_of {
                    self.count("up to the inspection no longer", apart.running);
                    self.count("neither too soon nor too late", apart.at_least.is_some() && apart.at_most.is_some());
                }
                if let Requirement::Within(within) = part_of {
                    self.count("days that run", within.running);
                    self.count("days that do not count", within.less.is_some());
                    self.count("months", within.unit == DayUnit::Months);
                    self.count("days up to the inspection", within.to.is_none());
                    self.count("days of each subject's own", matches!(within.at_most, Some(Bound::Fact { .. })));
                }
                if let Requirement::Cadence(cadence) = part_of {
                    self.count("a cadence of some months", !cadence.months.is_empty());
                    self.count("weeks without a day off", cadence.days.is_some() && cadence.per == Period::Week);
                }
                self.count("a cadence of working days", part.starts_with("Cadence") && part.contains("WorkingDays"));
            });
        }
        // Each kind holds somewhere and fails somewhere, by itself.
        let found = verdicts(standard, scene);
        for (at, rule) in standard.rules.iter().enumerate().filter(|(_, rule)| rule.rule.when.is_none() && rule.rule.unless.is_none()) {
            let kind = format!("{:?}", rule.rule.require);
            let kind = kind.split('(').next().unwrap_or_default();
            for wanted in [Verdict::Pass, Verdict::Fail] {
                let there = found.iter().any(|((rule, _), verdict)| *rule == number(at) && *verdict == wanted);
                self.count(format!("{kind} {wanted:?}"), there);
            }
        }
        let report = standard.inspect(&scene.inspection);
        for blend in &report.composites {
            self.count("a composite", true);
            self.count("a composite that is blocked", blend.blocked);
            self.count("a composite with a part missing", blend.parts.iter().any(|part| part.missing));
            self.count("an open composite", blend.total.worst < blend.total.best);
        }
        for line in standard.schemes.iter().flat_map(|plan| &plan.lines) {
            self.count("one who takes a part for others", line.beside.is_some_and(|beside| beside.others));
            self.count("one who takes a part for all", line.beside.is_some_and(|beside| !beside.others));
            let rule = standard.rules.get(line.rule as usize);
            let decided = rule.and_then(|rule| rule.rule.deduct.as_ref()).is_some_and(|deduct| deduct.decided.is_some());
            self.count("a decision that is shared", decided && line.factor.is_some());
        }
        self.count(
            "points that nobody set",
            standard.rules.iter().any(|rule| rule.deduction.as_ref().is_some_and(|deduction| deduction.unset.is_some())),
        );
        self.count("a bonus with a condition", standard.schemes.iter().any(|plan| !plan.gates().is_empty()));
        for sheet in report.sheets {
            let items = || sheet.categories.iter().flat_map(|category| &category.items);
            let lines = || items().flat_map(|item| &item.lines);
            self.count("at most", sheet.total.at_most);
            self.count("too little assessed", sheet.too_little.is_some_and(|coverage| coverage.assessed > 0));
            self.count("nothing assessed", sheet.too_little.is_some_and(|coverage| coverage.assessed == 0));
            self.count("an exact total beside", sheet.total.best_exact.is_some() || sheet.total.worst_exact.is_some());
            let (best, worst) = (sheet.total.best.unwrap_or_default(), sheet.total.worst.unwrap_or_default());
            self.count("best below full", best < sheet.full);
            self.count("worst below best", worst != best);
            self.count("one grade", sheet.total.grade.is_some());
            self.count("a grade out of reach", sheet.grades.iter().any(|grade| !grade.reachable));
            self.count("a veto that acts", sheet.vetoes.iter().any(|veto| veto.acts));
            self.count("a veto that may act", sheet.vetoes.iter().any(|veto| !veto.acts));
            self.count("several rules that are a veto", sheet.vetoes.iter().any(|veto| veto.acts && veto.rules.len() > 1));
            self.count("an item left out", items().any(|item| item.excluded));
            self.count("a line not assessed", !sheet.not_assessed.is_empty());
            self.count("several elements", lines().any(|line| line.per == Some(Per::Element) && line.units > line.failing));
            self.count("an excess", lines().any(|line| line.per == Some(Per::Excess) && line.units > 0));
            self.count("a profile's scheme", sheet.profile.is_some());
            self.count("a shortfall", lines().any(|line| line.per == Some(Per::Shortfall) && line.units > 0));
            self.count("steps or a decision", lines().any(|line| line.per.is_none() && line.lost > Points::ZERO));
            self.count("a decision to be made", lines().any(|line| line.undecided > 0));
            let charged = scene.packs.iter().flat_map(|pack| &pack.rules).filter_map(|rule| rule.deduct.as_ref());
            self.count("a rating", charged.into_iter().any(|deduct| !deduct.bands.is_empty()));
            self.count("an award", lines().any(|line| line.lost < Points::ZERO));
            self.count(
                "a cap of one subject",
                lines().any(|line| line.per.is_some() && line.parts.iter().map(|part| part.units).sum::<u32>() < line.units),
            );
            self.count("a sheet of one subject", sheet.subject.is_some());
            self.count("a scheme of several", sheet.scheme.is_some());
            self.count("an own score beside", items().any(|item| item.difference.is_some()));
            self.count("a stop", sheet.stopped);
            self.count("a bonus", sheet.bonus.as_ref().is_some_and(|bonus| bonus.worst > Points::ZERO));
            self.count("a bonus that is closed", sheet.bonus.as_ref().is_some_and(|bonus| bonus.best == Points::ZERO));
            self.count("a bonus that may come", sheet.bonus.as_ref().is_some_and(|bonus| bonus.best > bonus.worst));
            self.count("above the full mark", best > sheet.full && !sheet.demerits);
            self.count("points that add up from zero", sheet.demerits && worst > Points::ZERO);
            self.count("a grade kept by a category", sheet.grades.iter().any(|grade| grade.kept_by.is_some()));
            for line in lines().filter(|line| line.units > line.failing && line.per.is_some_and(|per| per != Per::Element)) {
                let kind = standard.rules.get(line.rule as usize).map(|rule| format!("{:?}", rule.rule.require)).unwrap_or_default();
                self.count(format!("units of {}", kind.split('(').next().unwrap_or_default()), true);
            }
        }
    }
}

#[test]
fn random_scenes_reach_every_corner_and_few_are_refused() {
    let (met, scenes_seen) = (RefCell::new(Met::default()), Cell::new(0));
    look_at(4000, scenes(true), |scene| {
        met.borrow_mut().see(&scene);
        scenes_seen.set(scenes_seen.get() + 1);
    });
    let met = met.into_inner().0;
    let never: Vec<&String> = met.iter().filter(|(_, times)| **times == 0).map(|(name, _)| name).collect();
    assert!(never.is_empty(), "{never:?} never occurs");
    for kind in ["Number", "Ratio", "Within", "Count", "Share", "Measure", "Cadence"] {
        assert!(met.contains_key(&format!("units of {kind}")), "{met:?}");
    }
    assert_eq!(met.keys().filter(|name| DEMANDS.contains(&name.as_str())).count(), DEMANDS.len(), "{met:?}");
    assert!(met["packs in force"] * 10 > scenes_seen.get() * 4, "{} of {} packs are in force", met["packs in force"], scenes_seen.get());
}

const DEMANDS: [&str; 21] = [
    "Is", "OneOf", "Rated", "Number", "Ratio", "Change", "Contains", "Text", "Recent", "Stages", "Cadence", "Count", "Share", "Measure",
    "Matrix", "Hours", "Within", "Limit", "AllOf", "AnyOf", "NoneOf",
];
