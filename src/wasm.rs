//! The only room that knows JavaScript: typed, thin, no rule of its own.
//!
//! A refusal is thrown as an `Error` whose message is the JSON of a [`FaultTold`].

use crate::fault::Fault;
use crate::form::Form;
use crate::inspection::Answer;
use crate::pack::Pack;
use crate::say::{self, Explanation, FaultTold, Told, Unknown};
use crate::score::{CompositeHead, CompositeSheet, Sheet, SheetHead};
use crate::session::{Session, StatusCounts};
use crate::standard::Standard;
use crate::tree::FromNode;
use crate::words::Lang;
use crate::write;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Points with at most two decimals, written as text so that no float is made of them. */
export type Points = string;
/** A number with at most four decimals, written as text. */
export type Amount = string;
/** `YYYY-MM-DD` */
export type Day = string;
/** What was recorded: the bare value, or a map that says more; a note may stand alone on what is open. */
export type Answer = Value | (Given & ({ value: Value } | { not_applicable: string } | { cannot_check: string } | { note: string }));
/** The message of every error that is thrown here, as JSON. */
export type Fault = FaultTold;
"#;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = JSON, catch)]
    fn parse(text: &str) -> Result<JsValue, JsValue>;
}

fn thrown(fault: Fault) -> JsError {
    JsError::new(&write::json(&say::fault_told(&fault)))
}

fn typed<T: Tsify + serde::Serialize>(value: &T) -> Result<Ts<T>, JsError> {
    parse(&write::json(value)).map(Ts::new_unchecked).map_err(|_| JsError::new("a result could not be handed over"))
}

fn json<T: FromNode>(text: &str) -> Result<T, JsError> {
    crate::read::json(text).map_err(thrown)
}

/// The same of one value that was typed: it has no lines, and its place is the field.
fn value<T: FromNode>(text: &str) -> Result<T, JsError> {
    crate::read::json(text).map_err(|mut fault| {
        (fault.place.line, fault.place.column) = (None, None);
        fault.place.path.clear();
        thrown(fault)
    })
}

fn lang_of(lang: &str) -> Lang {
    if lang == "en" { Lang::En } else { Lang::Zh }
}

/// How an inspection stands when it was opened; what a `Delta` tells of afterwards.
#[derive(serde::Serialize, Tsify)]
pub struct Standing {
    /// The score sheets of the whole inspection.
    pub heads: Vec<SheetHead>,
    /// The composites of the whole inspection.
    pub composites: Vec<CompositeHead>,
    /// What is counted.
    pub counts: StatusCounts,
    /// Answers that do not fit their fact: set aside and judged as open.
    pub refused: Vec<FaultTold>,
    /// What no pack in force knows, by name.
    pub unknown: Unknown,
}

/// An inspection opened for a standard, kept up to date answer by answer.
#[wasm_bindgen(js_name = Session)]
pub struct JsSession(Session);

#[wasm_bindgen(js_class = Session)]
impl JsSession {
    /// Opens an inspection. `packs`: JSON list of resolved packs; `inspection`: JSON text.
    pub fn open(packs: &str, inspection: &str) -> Result<JsSession, JsError> {
        let inspection = crate::read::inspection(inspection).map_err(thrown)?;
        let standard = standard(packs, &inspection.standard)?;
        Session::open(standard, inspection).map(JsSession).map_err(thrown)
    }
    /// Opens another state of the inspection (JSON text) for the same packs, which are not read
    /// again. `false`, and nothing changed, when it chooses something else of them.
    pub fn reopen(&mut self, inspection: &str) -> Result<bool, JsError> {
        let inspection = crate::read::inspection(inspection).map_err(thrown)?;
        self.0.reopen(inspection).map_err(thrown)
    }
    /// What the form draws.
    pub fn form(&self) -> Result<Ts<Form>, JsError> {
        typed(&self.0.standard.form())
    }
    /// The verdicts of a kind as numbers: for each rule of the kind in order, one for each subject
    /// of the kind in order.
    pub fn cells(&self, kind: u32) -> Vec<u8> {
        self.0.cells(kind)
    }
    /// The answers of a kind that some open verdict waits for: for each fact of the kind in order, 1 or
    /// 0 for each subject of the kind in order.
    pub fn needed(&self, kind: u32) -> Vec<u8> {
        self.0.needed_of(kind)
    }
    /// For each subject of a kind the place of the one of another kind to which it belongs, 0xffffffff
    /// where there is none; empty where that kind never stands above.
    pub fn above(&self, kind: u32, other: u32) -> Vec<u32> {
        self.0.above(kind, other)
    }
    /// How the inspection stands.
    pub fn standing(&self) -> Result<Ts<Standing>, JsError> {
        typed(&Standing {
            heads: self.0.heads().to_vec(),
            composites: self.0.composites().to_vec(),
            counts: self.0.counts(),
            refused: self.0.refused().map(say::fault_told).collect(),
            unknown: say::unknown(&self.0.standard, &self.0.unread()),
        })
    }
    /// Records one answer (JSON text; `null` takes it back). What changed, a `Delta`, is text: it goes
    /// on to the page, and objects would be made of it twice.
    pub fn set(&mut self, subject: u32, fact: u32, answer: &str) -> Result<String, JsError> {
        let answer: Option<Answer> = value(answer)?;
        let delta = self.0.set(subject, fact, answer.as_ref()).map_err(thrown)?;
        Ok(write::json(&delta))
    }
    /// Records several answers, all or none: JSON list of `[subject, fact, answer]`.
    pub fn apply(&mut self, changes: &str) -> Result<String, JsError> {
        let changes: Vec<(u32, u32, Option<Answer>)> = value(changes)?;
        let delta = self.0.apply(&changes).map_err(thrown)?;
        Ok(write::json(&delta))
    }
    /// The whole score sheet of a scheme: of the inspection, or of one subject where each has its own.
    pub fn sheet(&self, at: u32, subject: Option<u32>) -> Result<Option<Ts<Sheet>>, JsError> {
        self.0.sheet(at, subject).map(|sheet| typed(&sheet)).transpose()
    }
    /// The whole sheet of a composite, in the same way.
    pub fn composite(&self, at: u32, subject: Option<u32>) -> Result<Option<Ts<CompositeSheet>>, JsError> {
        self.0.composite(at, subject).map(|sheet| typed(&sheet)).transpose()
    }
    /// JSON text of the value that meets every rule in force, when it follows from them.
    pub fn compliant(&mut self, subject: u32, fact: u32) -> Option<String> {
        self.0.compliant(subject, fact).map(|value| write::json(&value))
    }
    /// One verdict explained, or nothing when the rule does not check the subject.
    pub fn explain(&self, rule: u32, subject: u32, lang: &str) -> Result<Option<Ts<Explanation>>, JsError> {
        let finding = self.0.explain(rule, subject);
        finding.map(|finding| typed(&say::explain(&self.0.standard, &finding, lang_of(lang)))).transpose()
    }
    /// The result in sentences.
    pub fn told(&self, lang: &str) -> Result<Ts<Told>, JsError> {
        typed(&say::told(&self.0.standard, self.0.report(), lang_of(lang)))
    }
    /// The report as JSON text: the same bytes as on the command line.
    pub fn report(&self) -> String {
        crate::read::to_json(&self.0.report())
    }
    /// Judges everything again; only for measurements.
    #[wasm_bindgen(js_name = judgeAgain)]
    pub fn judge_again(&mut self) {
        self.0.judge_again();
    }
}

fn standard(packs: &str, choices: &[crate::pack::PackChoice]) -> Result<Standard, JsError> {
    let packs: Vec<Pack> = json(packs)?;
    Standard::new(packs, choices).map_err(thrown)
}

/// Refuses what is not an inspection, as an import does; the text itself stays with the caller.
#[wasm_bindgen(js_name = readInspection)]
pub fn read_inspection(text: &str) -> Result<(), JsError> {
    crate::read::inspection(text).and_then(|inspection| crate::standard::sound(&inspection)).map_err(thrown)
}

/// The report of an inspection as JSON text, in one call, as `check --format raw` writes it; the form keeps a [`JsSession`] instead.
#[cfg(feature = "authoring")]
#[wasm_bindgen]
pub fn inspect(packs: &str, inspection: &str) -> Result<String, JsError> {
    let inspection = crate::read::inspection(inspection).map_err(thrown)?;
    let standard = standard(packs, &inspection.standard)?;
    standard.admit(&inspection).map_err(thrown)?;
    Ok(crate::read::to_json(&standard.inspect(&inspection)))
}

/// The same with the ids, titles, sentences and clauses that its numbers stand for, as `check --format json`
/// writes it.
#[cfg(feature = "authoring")]
#[wasm_bindgen]
pub fn report(packs: &str, inspection: &str) -> Result<String, JsError> {
    let inspection = crate::read::inspection(inspection).map_err(thrown)?;
    let standard = standard(packs, &inspection.standard)?;
    standard.admit(&inspection).map_err(thrown)?;
    Ok(crate::read::to_json(&say::report_told(&standard, &inspection, &standard.inspect(&inspection))))
}

/// A trap on purpose, for the test that the page survives one.
#[wasm_bindgen(js_name = trapForTest)]
pub fn trap_for_test() {
    #[cfg(target_arch = "wasm32")]
    core::arch::wasm32::unreachable();
}

#[cfg(feature = "authoring")]
mod authoring {
    use super::*;
    use crate::table::Table;

    /// Reads a pack from YAML. `files`: JSON map of file name to text; returns the resolved pack.
    #[wasm_bindgen(js_name = resolvePack)]
    pub fn resolve_pack(files: &str, name: &str) -> Result<String, JsError> {
        let files: Table<String> = json(files)?;
        crate::load::load_pack(&files, name).map(|pack| crate::read::to_json(&pack)).map_err(thrown)
    }

    /// All that is to be said of a draft, read once: the mistakes of a pack or a season and of its
    /// cases, the resolved pack, and how the cases come out. `files`: JSON map of file name to text,
    /// with `standards/catalogue.csv` as `catalogue.csv` in the folder above the pack where citations
    /// are to be looked up; `cases`: text of the file of cases. A pack that cannot be read gives one
    /// notice, the first fault, and no pack.
    #[wasm_bindgen]
    pub fn diagnose(files: &str, name: &str, cases: Option<String>) -> Result<Ts<say::Draft>, JsError> {
        let files: Table<String> = json(files)?;
        typed(&say::draft(&files, name, cases.as_deref()))
    }

    /// The settled scores and grades of an inspection as CSV that a season reads, by the month of its day.
    #[wasm_bindgen]
    pub fn results(packs: &str, inspection: &str) -> Result<String, JsError> {
        let inspection = crate::read::inspection(inspection).map_err(thrown)?;
        let standard = standard(packs, &inspection.standard)?;
        standard.admit(&inspection).map_err(thrown)?;
        let mut results = crate::results::Results::default();
        results.take(&standard, &inspection).map_err(thrown)?;
        results.csv().map_err(thrown)
    }

    /// What follows from a season: the values, and the same told in both languages.
    #[derive(serde::Serialize, Tsify)]
    pub struct SeasonAnswer {
        /// The values.
        pub result: crate::season::result::SeasonResult,
        /// As plain tables in Chinese.
        pub zh: say::SeasonTold,
        /// As plain tables in English.
        pub en: say::SeasonTold,
    }

    /// Rolls up, ranks and awards. `definition`: YAML; `data`: JSON list of `{name, text}`.
    #[wasm_bindgen]
    pub fn season(definition: &str, data: &str) -> Result<Ts<SeasonAnswer>, JsError> {
        let files: Vec<crate::season::File> = json(data)?;
        let (season, result) = crate::season::read_and_run(definition, &files).map_err(thrown)?;
        let (zh, en) = (say::season(&season, &result, Lang::Zh), say::season(&season, &result, Lang::En));
        typed(&SeasonAnswer { result, zh, en })
    }
}
