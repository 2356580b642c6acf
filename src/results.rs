//! The scores and grades of inspections as the rows that a season reads.
//!
//! A season knows no standard, so the names are the link: a number of the season takes the score
//! that has its name, and a yes-no fact named `SCORE.GRADE` whether the score has that grade. Only
//! what is settled is told; what answers, decisions or parameters could still change is an empty
//! cell, which a season reads as missing.
//!
//! ```no_run
//! # #[cfg(feature = "authoring")] {
//! use windowcheck::results::Results;
//!
//! # let files = std::collections::BTreeMap::from([
//! #     ("desk.yaml".to_owned(), include_str!("../docs/examples/desk.yaml").to_owned()),
//! # ]);
//! # let pack = windowcheck::load::load_pack(&files, "desk.yaml")?;
//! # let standard = windowcheck::Standard::new(vec![pack], &[])?;
//! let inspection = windowcheck::read::inspection(
//!     r#"{"format": "windowcheck-inspection/1", "id": "1", "title": "Hall", "date": "2026-11-23",
//!         "subjects": [{"id": "S01", "kind": "staff"}]}"#,
//! )?;
//! let mut results = Results::default();
//! let taken = results.take(&standard, &inspection)?;
//! println!("{} settled, {} still open", taken.settled, taken.open);
//! # }
//! # Ok::<(), windowcheck::Fault>(())
//! ```

use crate::calendar::Period;
use crate::facts::Facts;
use crate::fault::{Fault, Problem, RowClash, Thing};
use crate::inspection::{Inspection, Subject};
use crate::pack::Grade;
use crate::points::Score;
use crate::season::definition::{Datum, Season};
use crate::season::span::Span;
use crate::standard::Standard;
use crate::text::{Joined, identity, is_invisible};
use std::collections::BTreeMap;

/// A column: what it takes, and of which subjects and for how long it is.
#[derive(Clone, Debug)]
struct Column {
    /// The head.
    head: String,
    /// Whether it takes a score or a grade.
    datum: Datum,
    /// The kind of subject of the season; any when no season is known.
    each: Option<String>,
    /// The period; none for what is recorded once.
    per: Option<Period>,
    /// Whether several inspections may give it for one period.
    raters: bool,
}

/// What one inspection says of one subject.
#[derive(Clone, Debug)]
struct Row {
    kind: String,
    subject: String,
    place: String,
    period: String,
    inspection: String,
    /// By column.
    cells: Vec<Option<String>>,
}

/// An inspection with its subjects in rows.
struct Site<'i> {
    standard: &'i Standard,
    inspection: &'i Inspection,
    facts: Facts,
    /// What it is called: by its only subject of a kind of which there is one at a site.
    top: Option<u32>,
}

/// A score of a standard, or whether it has one of its grades: its names, and by subject of the
/// inspection what it is.
struct Scores {
    /// With the pack, and as short as it is known; of a grade those of its score before it.
    names: [String; 2],
    /// The name of the grade.
    grade: Option<String>,
    /// Of the whole inspection, or the kind of which each subject has one.
    each: Option<u32>,
    /// By row of the kind; none where it is open, or where too little was assessed.
    cells: Vec<Option<String>>,
    /// By row of the kind: whether too little was assessed for a score.
    too_little: Vec<bool>,
}

/// The rows of many inspections.
#[derive(Clone, Debug, Default)]
pub struct Results<'s> {
    season: Option<&'s Season>,
    sites: bool,
    /// For a score under either of its names: the fact of the season that takes it.
    renamed: Vec<(String, String)>,
    columns: Vec<Column>,
    rows: Vec<Row>,
    /// The row of a subject in a period, by the number of the inspection.
    places: BTreeMap<(String, String, usize), usize>,
    /// By what a reader sees of a subject: its name, and the inspection that has it.
    looks: BTreeMap<String, (String, String)>,
    /// What is settled, by column, subject and period.
    given: BTreeMap<String, usize>,
    inspections: usize,
    /// Every name of a score or grade that was met, for the sentence when none fits.
    met: Vec<String>,
    /// The columns that got something.
    used: Vec<bool>,
}

/// How many scores and grades were read off an inspection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Settled, so told.
    pub settled: usize,
    /// Open, so empty.
    pub open: usize,
    /// Of sheets on which too little was assessed, so empty whatever is still answered.
    pub too_little: usize,
}

impl<'s> Results<'s> {
    /// For a season: its facts are the columns. Without one every score and grade is a column, of
    /// the month of the inspection.
    ///
    /// `sites`: subjects are told with the name of the site before them, for sites that number
    /// their subjects alike. `renamed`: scores and grades that go into a fact of another name.
    ///
    /// # Errors
    /// The season has no such fact.
    pub fn new(season: Option<&'s Season>, sites: bool, renamed: Vec<(String, String)>) -> Result<Self, Fault> {
        let facts = || season.into_iter().flat_map(|season| season.facts.iter());
        for (_, fact) in &renamed {
            if season.is_some() && !facts().any(|(id, _)| id == fact) {
                return Err(Fault::unknown(Thing::Fact, fact, facts().map(|(id, _)| id)));
            }
        }
        let columns: Vec<Column> = facts()
            .map(|(id, fact)| Column {
                head: id.to_owned(),
                datum: fact.datum,
                each: Some(fact.each.clone()),
                per: fact.per,
                raters: fact.raters.is_some(),
            })
            .collect();
        let used = vec![false; columns.len()];
        Ok(Results { season, sites, renamed, columns, used, ..Results::default() })
    }

    /// The column that takes a score or grade.
    ///
    /// # Errors
    /// It is to go into a fact of the other type.
    fn column(&mut self, scores: &Scores, name: &str) -> Result<Option<usize>, Fault> {
        let [full, short] = scores.told();
        let renamed = self.renamed.iter().find(|(score, _)| *score == full || *score == short).map(|(_, fact)| fact);
        let wanted = renamed.map_or(name, String::as_str);
        let datum = if scores.grade.is_some() { Datum::YesNo } else { Datum::Number };
        let at = self.columns.iter().position(|column| column.head == *wanted && column.datum == datum);
        if renamed.is_some() && at.is_none() && self.season.is_some() {
            return Err(Fault::clash(RowClash::ScoreOrGrade));
        }
        if at.is_some() || self.season.is_some() {
            return Ok(at);
        }
        self.columns.push(Column { head: wanted.to_owned(), datum, each: None, per: Some(Period::Month), raters: false });
        self.used.push(false);
        Ok(Some(self.columns.len().saturating_sub(1)))
    }

    /// Judges an inspection that the standard admits, and takes its scores and grades.
    ///
    /// # Errors
    /// A fact of the season is about another kind than the score, or of another type; no one subject
    /// stands for the whole site where one has to, two inspections give the same score.
    pub fn take(&mut self, standard: &Standard, inspection: &Inspection) -> Result<Taken, Fault> {
        let mut taken = Taken::default();
        let site = Site::new(standard, inspection);
        if self.sites {
            site.whole(None)?;
        }
        self.inspections = self.inspections.saturating_add(1);
        let all = scores(standard, &site.facts);
        for score in &all {
            // A short name that two scores have means neither.
            let alike = all.iter().filter(|other| other.grade.is_none() && other.names.last() == score.names.last()).count() > 1;
            let [full, short] = score.told();
            let name = if alike { full } else { short };
            let column = self.column(score, &name)?;
            for told in score.told() {
                if (told == name || self.renamed.iter().any(|(from, _)| *from == told)) && !self.met.contains(&told) {
                    self.met.push(told);
                }
            }
            let Some(at) = column else { continue };
            let Some(column) = self.columns.get(at).cloned() else { continue };
            if let Some(used) = self.used.get_mut(at) {
                *used = true;
            }
            let cells = score.cells.iter().zip(&score.too_little);
            for (subject, (cell, too_little)) in subjects(&site, score, &column)?.into_iter().zip(cells) {
                self.put(&site, subject, at, &column, cell.as_ref())?;
                let count = match (cell, too_little) {
                    (Some(_), _) => &mut taken.settled,
                    (None, true) => &mut taken.too_little,
                    (None, false) => &mut taken.open,
                };
                *count = count.saturating_add(1);
            }
        }
        Ok(taken)
    }

    fn put(&mut self, site: &Site<'_>, subject: u32, at: usize, column: &Column, cell: Option<&String>) -> Result<(), Fault> {
        let period = column.per.map(|per| Span { per, index: per.index(site.inspection.date) }.to_string()).unwrap_or_default();
        let Some(id) = self.told(site, subject) else { return Ok(()) };
        let known = self.looks.entry(identity(&id)).or_insert_with(|| (id.clone(), site.inspection.id.clone()));
        if known.0 != id {
            let mut fault =
                Fault::new(Problem::LooksAlike { thing: Thing::Subject, name: id, other: known.0.clone() }).beside_path(Vec::new());
            if let Some(other) = &mut fault.place.other {
                other.file = Some(known.1.clone());
            }
            return Err(fault);
        }
        if cell.is_some() && !column.raters && self.given.insert(format!("{id}\n{period}\n{at}"), at).is_some() {
            return Err(Fault::clash(RowClash::ScoredTwice).of_answer(&id, &column.head));
        }
        let row = self.row(site, subject, id, period);
        if let Some(row) = self.rows.get_mut(row) {
            row.cells.resize(self.columns.len(), None);
            if let Some(known) = row.cells.get_mut(at) {
                *known = cell.cloned();
            }
        }
        Ok(())
    }

    /// The row of a subject in a period; a new one has those above it before it.
    fn row(&mut self, site: &Site<'_>, subject: u32, id: String, period: String) -> usize {
        let key = (id, period, self.inspections);
        if let Some(row) = self.places.get(&key) {
            return *row;
        }
        let kind = site.subject(subject).map(|subject| subject.kind.clone()).unwrap_or_default();
        let parent = self.season.and_then(|season| season.kinds.get(&kind)?.parent.clone());
        let above = parent.and_then(|kind| site.above(subject, &kind));
        let place = above.and_then(|above| {
            let id = self.told(site, above)?;
            let (first, last) = ((id.clone(), String::new(), 0), (id.clone(), "~".to_owned(), usize::MAX));
            if self.places.range(first..=last).next().is_none() {
                self.row(site, above, id.clone(), String::new());
            }
            Some(id)
        });
        self.rows.push(Row {
            kind,
            subject: key.0.clone(),
            place: place.unwrap_or_default(),
            period: key.1.clone(),
            inspection: site.inspection.id.clone(),
            cells: Vec::new(),
        });
        let row = self.rows.len().saturating_sub(1);
        self.places.insert(key, row);
        row
    }

    /// A subject as it is told.
    fn told(&self, site: &Site<'_>, subject: u32) -> Option<String> {
        let own = site.subject(subject)?;
        let Some(top) = site.top.and_then(|top| site.subject(top)).filter(|_| self.sites) else { return Some(own.id.clone()) };
        let name = if top.name.is_empty() { &top.id } else { &top.name };
        Some(if top.id == own.id { name.clone() } else { format!("{name}/{}", own.id) })
    }

    /// The table: UTF-8 with the mark by which office programs know it.
    ///
    /// # Errors
    /// Nothing of the season is the name of a score, or a grade is none of its score.
    pub fn csv(&self) -> Result<String, Fault> {
        let used = |at: usize| self.used.get(at).copied().unwrap_or(false);
        let unused = || self.columns.iter().enumerate().filter(|(at, _)| !used(*at)).map(|(_, column)| column);
        let met = || self.met.iter().map(String::as_str);
        for column in unused().filter(|column| column.datum == Datum::YesNo) {
            let score = |name: &'_ str| name.rsplit_once('.').map(|(score, _)| score.to_owned());
            if let Some(of) = score(&column.head).filter(|score| self.met.contains(score)) {
                let grades = met().filter(|name| score(name).as_ref() == Some(&of));
                return Err(Fault::unknown(Thing::Grade, &column.head, grades));
            }
        }
        if !(0..self.columns.len()).any(used) {
            let wanted = unused().filter(|column| column.datum == Datum::Number || column.head.contains('.'));
            let wanted: Vec<&str> = wanted.map(|column| column.head.as_str()).collect();
            return Err(Fault::unknown(Thing::Scheme, &wanted.joined(", "), met()));
        }
        for (score, _) in &self.renamed {
            if !self.met.contains(score) {
                return Err(Fault::unknown(Thing::Scheme, score, met()));
            }
        }
        let columns: Vec<usize> = (0..self.columns.len()).filter(|at| used(*at)).collect();
        let raters = self.columns.iter().enumerate().any(|(at, column)| used(at) && column.raters);
        let placed = self.rows.iter().any(|row| !row.place.is_empty());
        let mut heads: Vec<&str> = vec!["kind", "subject", "period"];
        heads.extend(placed.then_some("place"));
        heads.extend(raters.then_some("rater"));
        heads.extend(columns.iter().filter_map(|at| self.columns.get(*at)).map(|column| column.head.as_str()));
        let mut text = String::from("\u{feff}");
        line(&mut text, heads.into_iter());
        for row in &self.rows {
            let mut cells = vec![row.kind.clone(), row.subject.clone(), row.period.clone()];
            cells.extend(placed.then(|| row.place.clone()));
            cells.extend(raters.then(|| row.inspection.clone()));
            cells.extend(columns.iter().map(|at| row.cells.get(*at).cloned().flatten().unwrap_or_default()));
            line(&mut text, cells.iter().map(String::as_str));
        }
        Ok(text)
    }
}

/// The settled scores and grades of all sheets and composites.
fn scores(standard: &Standard, facts: &Facts) -> Vec<Scores> {
    let judgement = standard.judge(facts);
    let evaluation = standard.evaluation(facts, &judgement);
    let rows = |sheets: usize| 0..u32::try_from(sheets).unwrap_or(u32::MAX);
    let schemes = standard.schemes.iter().flat_map(|scheme| {
        let rows = || rows(scheme.sheets(facts));
        let totals = rows().map(|row| scheme.settled(evaluation, row)).collect();
        let settled = rows().map(|row| scheme.settled_grade(evaluation, row)).collect();
        let too_little = rows().map(|row| scheme.coverage(&scheme.inputs(evaluation, row)).too_little()).collect();
        with_grades((&scheme.pack, scheme.name.as_deref()), scheme.each, (totals, too_little), (&scheme.written.grades, settled))
    });
    let composites = standard.composites.iter().flat_map(|composite| {
        let rows = || rows(composite.sheets(facts));
        let totals = rows().map(|row| composite.settled(&standard.schemes, evaluation, row)).collect();
        let settled = rows().map(|row| composite.settled_grade(&standard.schemes, evaluation, row)).collect();
        let too_little = rows().map(|row| composite.has_too_little(&standard.schemes, evaluation, row)).collect();
        with_grades((&composite.pack, Some(&composite.name)), composite.each, (totals, too_little), (&composite.written.grades, settled))
    });
    schemes.chain(composites).collect()
}

/// A score, and of each of its grades whether it has it.
fn with_grades(
    (pack, name): (&str, Option<&str>),
    each: Option<u32>,
    (totals, too_little): (Vec<Option<Score>>, Vec<bool>),
    (grades, settled): (&[Grade], Vec<Option<Option<&str>>>),
) -> Vec<Scores> {
    let names = match name {
        Some(name) => [format!("{pack}/{name}"), name.to_owned()],
        None => [pack.to_owned(), pack.to_owned()],
    };
    let cells = totals.into_iter().map(|total| total.map(Score::exact)).collect();
    let score = Scores { names, grade: None, each, cells, too_little };
    let is = |grade: &Grade| settled.iter().map(|settled| Some((*settled)? == Some(grade.id.as_str())).map(|is| is.to_string())).collect();
    let of = |grade: &Grade| {
        let (names, too_little) = (score.names.clone(), score.too_little.clone());
        Scores { names, grade: Some(grade.id.clone()), each, cells: is(grade), too_little }
    };
    let grades: Vec<Scores> = grades.iter().map(of).collect();
    std::iter::once(score).chain(grades).collect()
}

impl Scores {
    /// Its names as a season writes them.
    fn told(&self) -> [String; 2] {
        self.names.clone().map(|name| match &self.grade {
            Some(grade) => format!("{name}.{grade}"),
            None => name,
        })
    }
}

/// The subjects of a score, one for each cell.
fn subjects(site: &Site<'_>, score: &Scores, column: &Column) -> Result<Vec<u32>, Fault> {
    let Some(kind) = score.each else { return Ok(vec![site.whole(column.each.as_deref())?]) };
    let name = site.standard.words.kind_name(kind);
    if column.each.as_ref().is_some_and(|each| each != name) {
        return Err(Fault::new(Problem::OutOfReach { name: column.head.clone(), from: name.to_owned() }));
    }
    Ok(site.facts.rows.get(kind as usize).map(|rows| rows.subjects.clone()).unwrap_or_default())
}

impl<'i> Site<'i> {
    fn new(standard: &'i Standard, inspection: &'i Inspection) -> Self {
        let (facts, _) = standard.facts(inspection);
        let single = |(_, subject): &(u32, &Subject)| {
            let kind = standard.words.kinds.iter().find(|kind| kind.id == subject.kind);
            subject.parent.is_none() && kind.is_some_and(|kind| kind.kind.single)
        };
        let top = only((0_u32..).zip(&inspection.subjects).filter(single)).map(|(at, _)| at);
        Site { standard, inspection, facts, top }
    }

    fn subject(&self, at: u32) -> Option<&'i Subject> {
        self.inspection.subjects.get(at as usize)
    }

    /// The subject of a kind to which one belongs, as rules find it.
    fn above(&self, subject: u32, kind: &str) -> Option<u32> {
        let kind = self.standard.words.kind(kind)?;
        self.facts.above(subject, kind).filter(|above| *above != subject)
    }

    /// The one subject that stands for the whole: the only one of a kind, or that of the site.
    fn whole(&self, kind: Option<&str>) -> Result<u32, Fault> {
        let of_kind = |kind: &str| only((0_u32..).zip(&self.inspection.subjects).filter(|(_, subject)| subject.kind == kind));
        kind.map_or(self.top, |kind| of_kind(kind).map(|(at, _)| at)).ok_or_else(|| Fault::clash(RowClash::NoWholeSite))
    }
}

/// The only one of some.
fn only<T>(mut subjects: impl Iterator<Item = T>) -> Option<T> {
    subjects.next().filter(|_| subjects.next().is_none())
}

/// One line of CSV; a cell that a spreadsheet would take for a formula is kept a text.
fn line<'c>(text: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        let cell = if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() };
        if cell.contains([',', '"', '\r', '\n']) {
            text.push_str(&format!("\"{}\"", cell.replace('"', "\"\"")));
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}

/// Whether a spreadsheet could take a cell for a formula: by its first sign, in either width, whatever white
/// space stands before it. A number with a sign before it is none.
fn is_formula(cell: &str) -> bool {
    let rest = cell.trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c));
    let begins =
        rest.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−']) || cell.starts_with(['\t', '\r', '\n']);
    let figures = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    let figures = figures.strip_suffix('%').unwrap_or(figures);
    begins
        && !(figures.starts_with(|c: char| c.is_ascii_digit())
            && figures.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_known_whatever_sign_it_begins_with() {
        let formulas = [
            "=1+1",
            "+1+1",
            "-2+3+cmd|' /C calc'!A0",
            "-1+cmd",
            "@SUM(A1)",
            "＝1+1",
            "＋1+1",
            "－1",
            "＠x",
            "\t=1",
            "\r=1",
            " =1",
            "\u{3000}＝1",
            "\u{200b}=1",
            "-",
            "−1",
            "-1/2+A1",
            "\n1",
        ];
        for cell in formulas {
            assert!(is_formula(cell), "{cell:?}");
        }
        for cell in ["", "1", "-1", "-1.5", "+3", "200/3", "-200/3", "W-1", "户籍", "a=b", " 1", "2026-03", "true"] {
            assert!(!is_formula(cell), "{cell:?}");
        }
    }
}
