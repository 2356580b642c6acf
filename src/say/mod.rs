//! The sentences: the only prose of the program, in both languages, used by screen, print and
//! command line alike. Everything else hands over values.
//!
//! ```
//! # #[cfg(feature = "authoring")] {
//! use windowcheck::{Lang, say};
//!
//! # let files = std::collections::BTreeMap::from([
//! #     ("desk.yaml".to_owned(), include_str!("../../docs/examples/desk.yaml").to_owned()),
//! # ]);
//! # let pack = windowcheck::load::load_pack(&files, "desk.yaml")?;
//! # let standard = windowcheck::Standard::new(vec![pack], &[])?;
//! # let inspection = windowcheck::read::inspection(include_str!("../../docs/examples/november.json"))?;
//! let report = standard.inspect(&inspection);
//! let told = say::report_told(&standard, &inspection, &report);
//! assert_eq!(told.findings[0].en, "Desk sign: no, required: yes");
//! assert_eq!(told.rules[0].clauses[0].cited, "S1 第三条");
//! assert!(say::told(&standard, report, Lang::Zh).headline.starts_with("还不能通过"));
//! # }
//! # Ok::<(), windowcheck::Fault>(())
//! ```

#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
mod checks;
#[cfg(feature = "authoring")]
mod described;
mod en;
mod fault;
#[cfg(feature = "authoring")]
mod lint;
#[cfg(feature = "authoring")]
mod recorded;
#[cfg(feature = "authoring")]
mod season;
#[cfg(feature = "authoring")]
mod terminal;
mod told;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
mod usage;
mod zh;

#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub use checks::{check, no_check};
#[cfg(feature = "authoring")]
pub use described::{Clause, Engine, FindingTold, ReportTold, RuleTold, SubjectTold, report_told};
pub use fault::{FaultTold, fault, fault_told};
#[cfg(feature = "authoring")]
pub use lint::{
    Draft, Help, NoticeTold, case_line, case_outcome, cases_counted, draft, expected_found, level, notice_told, told_fault, without_case,
};
#[cfg(feature = "authoring")]
pub use season::{SeasonTable, SeasonTold, read_as, season, season_text, taken};
#[cfg(feature = "authoring")]
pub use terminal::{day_to_come, misfits, pack_changed, pack_not_given, report_text};
pub use told::{Explanation, Told, ToldFinding, Unknown, UnknownName, explain, told, unknown};
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub use usage::{Heading, Misuse, Needed, about, argument, below, heading, inspections_counted, misuse, see_help, usage};

use crate::finding::{Reason, Side, Verdict};
use crate::limits::Limited;
use crate::pack::{Force, Severity};
use crate::report::Outcome;
use crate::standard::Standard;
use crate::words::Lang;

/// What sentences need to know of a standard: the words of facts, options, kinds and parameters.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    standard: &'a Standard,
    lang: Lang,
}

impl<'a> Names<'a> {
    /// The names of a standard in one language.
    pub fn new(standard: &'a Standard, lang: Lang) -> Self {
        Names { standard, lang }
    }

    fn info(&self, name: &str) -> Option<&'a crate::pack::Fact> {
        let words = &self.standard.words;
        words.facts.get(words.fact(name)? as usize).map(|info| &info.fact)
    }

    fn fact(&self, name: &'a str) -> &'a str {
        self.info(name).map_or(name, |fact| fact.label.in_lang(self.lang))
    }

    fn option(&self, fact: &str, key: &'a str) -> &'a str {
        self.info(fact).and_then(|fact| fact.of.get(key)).map_or(key, |words| words.in_lang(self.lang))
    }

    fn options(&self, fact: &str, keys: &'a [String]) -> Vec<&'a str> {
        keys.iter().map(|key| self.option(fact, key)).collect()
    }

    fn unit(&self, fact: &str) -> &'a str {
        self.info(fact).and_then(|fact| fact.unit.as_ref()).map_or("", |unit| unit.in_lang(self.lang))
    }

    fn yes_no(&self, fact: &str, value: bool) -> Option<&'a str> {
        let fact = self.info(fact)?;
        let words = if value { &fact.yes } else { &fact.no };
        words.as_ref().map(|words| words.in_lang(self.lang))
    }

    fn kind(&self, kind: &'a str) -> &'a str {
        let kinds = &self.standard.words.kinds;
        kinds.iter().find(|info| info.id == kind).map_or(kind, |info| info.kind.label.in_lang(self.lang))
    }

    fn param(&self, name: &'a str) -> &'a str {
        let params = self.standard.packs.iter().filter_map(|pack| pack.pack.params.get(name));
        params.map(|param| param.label.in_lang(self.lang)).next().unwrap_or(name)
    }

    /// What a slot is called, and its groups: `name 2/4`, without the size where it is not known.
    fn slot(&self, name: &'a str) -> (&'a str, Vec<String>) {
        let found = self.standard.packs.iter().find_map(|pack| Some((pack, pack.pack.slots.get(name)?)));
        let Some((pack, slot)) = found else { return (name, Vec::new()) };
        let groups = pack.groups(name, slot).map(|(_, group, filled)| {
            let of = group.size.map(|size| format!("/{size}")).unwrap_or_default();
            format!("{} {filled}{of}", group.title.in_lang(self.lang))
        });
        (slot.title.in_lang(self.lang), groups.collect())
    }
}

/// One reason as a sentence.
pub fn reason(reason: &Reason, names: Names<'_>) -> String {
    match names.lang {
        Lang::Zh => zh::reason(reason, names),
        Lang::En => en::reason(reason, names),
    }
}

/// The name of a limit.
pub fn limit(of: Limited, lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => zh::limit(of),
        Lang::En => en::limit(of),
    }
}

/// The word for a verdict.
pub fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => zh::verdict(verdict),
        Lang::En => en::verdict(verdict),
    }
}

/// The word for a force.
pub fn force(force: Force, lang: Lang) -> &'static str {
    match (lang, force) {
        (Lang::Zh, Force::Must) => "必须",
        (Lang::Zh, Force::Forbid) => "不准",
        (Lang::Zh, Force::Should) => "应当",
        (Lang::Zh, Force::Practice | Force::Outcome) => "情况",
        (Lang::En, Force::Must) => "Must",
        (Lang::En, Force::Forbid) => "Must not",
        (Lang::En, Force::Should) => "Should",
        (Lang::En, Force::Practice | Force::Outcome) => "For information",
    }
}

/// A rounded number with the exact one beside it.
#[cfg(feature = "authoring")]
fn exact(shown: &str, exact: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{shown}（实为 {exact}）"),
        Lang::En => format!("{shown} (exactly {exact})"),
    }
}

/// The word for a severity.
pub fn severity(severity: Severity, lang: Lang) -> &'static str {
    match (lang, severity) {
        (Lang::Zh, Severity::Critical) => "特别严重",
        (Lang::Zh, Severity::Major) => "严重",
        (Lang::Zh, Severity::Minor) => "一般",
        (Lang::Zh, Severity::Info) => "提示",
        (Lang::En, Severity::Critical) => "Critical",
        (Lang::En, Severity::Major) => "Major",
        (Lang::En, Severity::Minor) => "Minor",
        (Lang::En, Severity::Info) => "Info",
    }
}

/// The words for an outcome.
pub fn outcome(outcome: Outcome, lang: Lang) -> &'static str {
    match (lang, outcome) {
        (Lang::Zh, Outcome::Passed) => "通过：没有不合格，也没有未定",
        (Lang::Zh, Outcome::Failed) => "还不能通过",
        (Lang::Zh, Outcome::Incomplete) => "尚未查完：目前没有不合格",
        (Lang::En, Outcome::Passed) => "Passed: nothing failed and nothing is unsettled",
        (Lang::En, Outcome::Failed) => "Not passed yet",
        (Lang::En, Outcome::Incomplete) => "Not complete: nothing has failed so far",
    }
}

/// An inspection in which nothing passed, nothing failed and nothing is open.
fn nothing_assessed(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "没有评定：没有一项判为合格或不合格",
        Lang::En => "Not assessed: nothing passed and nothing failed",
    }
}

fn side_sign(side: Side) -> &'static str {
    match side {
        Side::AtLeast => "≥",
        Side::AtMost => "≤",
        Side::Above => ">",
        Side::Below => "<",
    }
}
