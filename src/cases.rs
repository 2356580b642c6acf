//! The cases of a pack: sentences about people and things in a hall, each with the smallest
//! inspection that shows it.
//!
//! ```
//! # #[cfg(feature = "authoring")] {
//! use windowcheck::{cases, load};
//!
//! # let files = std::collections::BTreeMap::from([
//! #     ("desk.yaml".to_owned(), include_str!("../docs/examples/desk.yaml").to_owned()),
//! # ]);
//! # let text = include_str!("../docs/examples/desk.cases.yaml");
//! let pack = load::load_pack(&files, "desk.yaml")?;
//! let (file, _) = load::read::<cases::CaseFile>(text)?;
//! let runs = cases::run(&pack, &file)?;
//! assert!(runs.len() == 2 && runs.iter().all(|run| run.outcome.is_good()));
//! # }
//! # Ok::<(), windowcheck::Fault>(())
//! ```

use crate::amount::Amount;
use crate::calendar::Day;
use crate::fault::{Fault, PackClash, Problem, Thing};
use crate::finding::Verdict;
use crate::inspection::{Answer, FORMAT, Inspection, Subject};
use crate::pack::{Pack, PackChoice, ParamValue, SlotEntry, SlotFilling};
use crate::standard::Standard;
use crate::table::Table;
use crate::tree::{Faults, FromNode, Node, names, record};
use serde::Serialize;

/// A file of cases beside a pack.
#[derive(Clone, Debug)]
pub struct CaseFile {
    /// The pack.
    pub pack: String,
    /// The day of all inspections that do not say another.
    pub date: Day,
    /// The cases.
    pub cases: Vec<Case>,
}

/// A pair of cases for one rule or slot: the failing one differs from the passing one in one
/// answer of one subject, by construction.
#[derive(Clone, Debug)]
pub struct Case {
    /// The rule; for a slot, its entries are rules.
    pub rule: Option<String>,
    /// The slot.
    pub slot: Option<String>,
    /// Profiles in force.
    pub profiles: Vec<String>,
    /// Parameters in force.
    pub params: Table<Amount>,
    /// Lists supplied.
    pub slots: Table<Vec<Listed>>,
    /// The day of the inspection.
    pub date: Option<Day>,
    /// The subjects and their answers.
    pub given: Vec<Subject>,
    /// The sentence of the passing case.
    pub pass: String,
    /// The sentence of the failing case.
    pub fail: String,
    /// What makes it fail: one answer of one subject; none takes the answer back.
    pub change: Table<Table<Option<Answer>>>,
    /// The sentence of a slot that is not filled.
    pub unfilled: Option<String>,
    /// Further cases.
    pub also: Vec<Also>,
}

/// A further case: one more change and what is expected of it.
#[derive(Clone, Debug)]
pub struct Also {
    /// The sentence.
    pub case: String,
    /// The change from `given`.
    pub change: Table<Table<Option<Answer>>>,
    /// Parameters in force instead.
    pub params: Option<Table<Amount>>,
    /// The gravest verdict of the rule.
    pub expect: Verdict,
}

/// An entry of a supplied list: its sentence, or a map that also names its group.
#[derive(Clone, Debug)]
pub struct Listed(pub SlotEntry);

impl FromNode for Listed {
    fn from_node(node: Option<&Node<'_>>, faults: &mut Faults) -> Self {
        if node.is_some_and(Node::is_map) {
            return Listed(SlotEntry::from_node(node, faults));
        }
        Listed(SlotEntry { title: String::from_node(node, faults), group: None })
    }
}

#[cfg(feature = "authoring")]
impl crate::tree::schema::Described for Listed {
    fn schema(types: &mut crate::tree::schema::Types) -> crate::tree::schema::Json {
        use crate::tree::schema::{any_of, of_type};
        any_of(vec![of_type(&["string"]), SlotEntry::schema(types)])
    }
}

record!(CaseFile { pack, date, cases });
record!(Case { given, pass, fail, change; rule, slot, profiles, params, slots, date, unfilled, also });
record!(Also { case, expect; change, params });
names!(Verdict {
    Pass = "pass",
    Fail = "fail",
    Pending = "pending",
    ToConfirm = "to_confirm",
    CannotCheck = "cannot_check",
    NotConfigured = "not_configured",
    NotSupplied = "not_supplied",
    NotApplicable = "not_applicable"
});

/// How a case came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum CaseOutcome {
    /// A passing case passes.
    Validated,
    /// A failing case is reported.
    Reported,
    /// A failing case is not reported.
    Missing,
    /// A passing case is reported.
    Noisy,
    /// Another verdict than expected.
    Wrong,
}

/// One case that was run.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct CaseRun {
    /// The pack.
    pub pack: String,
    /// The rule or slot.
    pub rule: String,
    /// The sentence.
    pub case: String,
    /// How it came out.
    pub outcome: CaseOutcome,
    /// The verdict expected.
    pub expected: Verdict,
    /// The verdict found.
    pub found: Verdict,
}

impl CaseOutcome {
    /// Whether the pack keeps its promise.
    pub fn is_good(self) -> bool {
        matches!(self, CaseOutcome::Validated | CaseOutcome::Reported)
    }
    fn of(expected: Verdict, found: Verdict) -> Self {
        match (expected, found) {
            (Verdict::Pass, Verdict::Pass) => CaseOutcome::Validated,
            (Verdict::Fail, Verdict::Fail) => CaseOutcome::Reported,
            (expected, found) if expected == found => CaseOutcome::Validated,
            (Verdict::Fail, _) => CaseOutcome::Missing,
            (Verdict::Pass, Verdict::Fail) => CaseOutcome::Noisy,
            _ => CaseOutcome::Wrong,
        }
    }
}

/// One sentence with its inspection, its choice and what is expected.
#[derive(Clone, Debug)]
pub struct Scene {
    /// The sentence.
    pub sentence: String,
    /// What was chosen and set.
    pub choice: PackChoice,
    /// The inspection.
    pub inspection: Inspection,
    /// The verdict expected.
    pub expected: Verdict,
}

impl Case {
    /// The name of the rule or slot that the case is about.
    pub fn about(&self) -> &str {
        self.rule.as_deref().or(self.slot.as_deref()).unwrap_or("")
    }

    /// All scenes of the case.
    ///
    /// # Errors
    /// A change that names an unknown subject, or more than one answer.
    pub fn scenes(&self, file: &CaseFile) -> Result<Vec<Scene>, Fault> {
        if self.rule.is_some() == self.slot.is_some() {
            return Err(Fault::new(Problem::MissingKey { key: "rule or slot".to_owned() }));
        }
        let changes: usize = self.change.iter().map(|(_, facts)| facts.len()).sum();
        if changes != 1 {
            return Err(Fault::clash(PackClash::CaseChange).under("change"));
        }
        let scene = |sentence: &str, change: &Table<Table<Option<Answer>>>, choice: PackChoice, expected: Verdict| {
            self.inspection(file, change).map(|inspection| Scene { sentence: sentence.to_owned(), choice, inspection, expected })
        };
        let nothing = Table::default();
        let mut scenes = vec![
            scene(&self.pass, &nothing, self.choice(file, None), Verdict::Pass)?,
            scene(&self.fail, &self.change, self.choice(file, None), Verdict::Fail)?,
        ];
        if let Some(unfilled) = &self.unfilled {
            let choice = PackChoice { slots: Table::default(), ..self.choice(file, None) };
            scenes.push(scene(unfilled, &nothing, choice, Verdict::NotSupplied)?);
        }
        for (at, also) in self.also.iter().enumerate() {
            let choice = self.choice(file, also.params.as_ref());
            scenes.push(scene(&also.case, &also.change, choice, also.expect).map_err(|fault| fault.at(at).under("also"))?);
        }
        Ok(scenes)
    }

    fn choice(&self, file: &CaseFile, params: Option<&Table<Amount>>) -> PackChoice {
        let params = params.unwrap_or(&self.params);
        let value = |value: &Amount| ParamValue { value: *value, by: String::new(), on: String::new(), basis: String::new() };
        let filling = |entries: &Vec<Listed>| SlotFilling {
            entries: entries.iter().map(|entry| entry.0.clone()).collect(),
            by: String::new(),
            on: String::new(),
            basis: String::new(),
        };
        PackChoice {
            pack: file.pack.clone(),
            sha256: None,
            profiles: self.profiles.clone(),
            params: params.iter().map(|(name, amount)| (name.to_owned(), value(amount))).collect(),
            slots: self.slots.iter().map(|(name, entries)| (name.to_owned(), filling(entries))).collect(),
        }
    }

    fn inspection(&self, file: &CaseFile, change: &Table<Table<Option<Answer>>>) -> Result<Inspection, Fault> {
        let mut subjects = self.given.clone();
        for (id, facts) in change.iter() {
            let Some(subject) = subjects.iter_mut().find(|subject| subject.id == id) else {
                return Err(Fault::unknown(Thing::Subject, id, self.given.iter().map(|s| s.id.as_str())).under(id).under("change"));
            };
            for (fact, answer) in facts.iter() {
                match answer {
                    Some(answer) => subject.facts.set(fact, answer.clone()),
                    None => subject.facts.remove(fact),
                }
            }
        }
        Ok(Inspection {
            format: FORMAT.to_owned(),
            id: "case".to_owned(),
            title: String::new(),
            sample: true,
            date: self.date.unwrap_or(file.date),
            inspectors: Vec::new(),
            standard: Vec::new(),
            subjects,
            absent: Table::default(),
        })
    }
}

/// The verdict of a rule, or of all entries of a slot, over all subjects: the worst there is,
/// pass only where at least one subject passes.
pub fn verdict_of(standard: &Standard, inspection: &Inspection, pack: &str, about: &str) -> Option<Verdict> {
    let report = standard.inspect(inspection);
    let of_slot = |rule: &str| {
        rule.strip_prefix(about).is_some_and(|rest| rest.strip_prefix('.').is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit())))
    };
    let results = report.rules.iter().filter(|rule| rule.pack == pack && (rule.rule == about || of_slot(&rule.rule)));
    let mut counts = crate::finding::Counts::default();
    let mut found = false;
    for result in results {
        found = true;
        counts.merge(&result.counts);
    }
    let order = [
        Verdict::Fail,
        Verdict::Pending,
        Verdict::ToConfirm,
        Verdict::CannotCheck,
        Verdict::NotConfigured,
        Verdict::Pass,
        Verdict::NotSupplied,
        Verdict::NotApplicable,
    ];
    found.then(|| order.into_iter().find(|verdict| counts.get(*verdict) > 0).unwrap_or(Verdict::NotApplicable))
}

/// Runs all cases of a file on its pack.
///
/// # Errors
/// A case that cannot be run: an unknown rule, subject or fact, an answer of the wrong type.
pub fn run(pack: &Pack, file: &CaseFile) -> Result<Vec<CaseRun>, Fault> {
    let all = file.cases.iter().enumerate().map(|(at, case)| run_one(pack, file, case).map_err(|fault| fault.at(at).under("cases")));
    Ok(all.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// Runs one case of a file.
///
/// # Errors
/// As [`run`], of this case.
pub fn run_one(pack: &Pack, file: &CaseFile, case: &Case) -> Result<Vec<CaseRun>, Fault> {
    let mut runs = Vec::new();
    let place = |fault: Fault| fault.of_rule(case.about());
    for scene in case.scenes(file).map_err(place)? {
        let standard =
            Standard::compile(vec![pack.clone()], std::slice::from_ref(&scene.choice)).map_err(|fault| place(pathless(fault)))?;
        // A misspelt fact must not pass for an open one; an unfilled slot has no facts yet.
        if let Some(fault) = standard.facts(&scene.inspection).1.into_iter().next().filter(|_| scene.expected != Verdict::NotSupplied) {
            return Err(place(pathless(fault)));
        }
        standard.admit(&scene.inspection).map_err(|fault| place(pathless(fault)))?;
        let found = verdict_of(&standard, &scene.inspection, &file.pack, case.about());
        let Some(found) = found else {
            let known = pack.rules.iter().map(|rule| rule.id.as_str()).chain(pack.slots.keys());
            return Err(place(Fault::unknown(Thing::Rule, case.about(), known)));
        };
        runs.push(CaseRun {
            pack: file.pack.clone(),
            rule: case.about().to_owned(),
            case: scene.sentence,
            outcome: CaseOutcome::of(scene.expected, found),
            expected: scene.expected,
            found,
        });
    }
    Ok(runs)
}

/// The way through another document says nothing here.
fn pathless(mut fault: Fault) -> Fault {
    fault.place.path.clear();
    fault.place.file = None;
    fault
}

/// The file of cases beside a pack.
pub fn cases_file(name: &str) -> String {
    format!("{}.cases.yaml", name.strip_suffix(".yaml").unwrap_or(name))
}

/// Rules and slots without a case, of a pack as its own file has it: what a layer above brought has its
/// cases there.
pub fn without_case<'a>(pack: &'a Pack, file: &'a CaseFile) -> impl Iterator<Item = &'a str> {
    let names = pack.rules.iter().map(|rule| rule.id.as_str()).chain(pack.slots.keys());
    names.filter(|name| !file.cases.iter().any(|case| case.about() == *name))
}
