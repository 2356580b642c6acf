//! What a check looks at: the pack as written, with its includes, made ready; and where it tells
//! what it finds.

use super::notice::{Notice, Problem, Shown};
use crate::calendar::Day;
use crate::cases::{CaseFile, cases_file};
use crate::fault::{Fault, Place, Step};
use crate::load::{self, Files, Node, locate};
use crate::order;
use crate::pack::{Pack, Rule};
use crate::standard::Standard;
use crate::table::Table;
use crate::tree::Content;

/// The rows of `standards/catalogue.csv`.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    rows: Vec<(String, String)>,
}

impl Catalogue {
    /// Reads the rows: the first two cells are the row and its programme.
    pub fn read(text: &str) -> Catalogue {
        let rows = text.lines().skip(1).filter_map(|line| {
            let mut cells = line.split(',');
            Some((cells.next()?.trim().to_owned(), cells.next()?.trim().to_owned()))
        });
        Catalogue { rows: rows.collect() }
    }
    /// The rows of a programme.
    pub fn rows_of<'a>(&'a self, programme: &'a str) -> impl Iterator<Item = &'a str> {
        self.rows.iter().filter(move |(_, of)| of == programme).map(|(row, _)| row.as_str())
    }
    /// All programmes.
    pub fn programmes(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|(_, programme)| programme.as_str())
    }
}

/// A pack that is looked at.
pub struct Look<'a> {
    /// Where other files come from.
    pub files: &'a dyn Files,
    /// Its file.
    pub name: &'a str,
    /// As written in its own file.
    pub own: Pack,
    /// With what it includes.
    pub pack: Pack,
    /// Made ready as it is, no profile chosen.
    pub standard: Standard,
    /// Its cases.
    pub cases: Option<(CaseFile, Node<'static>)>,
    sheet: Sheet<'a>,
}

/// A file that is looked at, and what was found in it.
pub(super) struct Sheet<'a> {
    name: &'a str,
    text: String,
    node: Node<'static>,
    notices: Vec<Notice>,
}

impl From<&str> for Step {
    fn from(key: &str) -> Step {
        Step::Key(key.to_owned())
    }
}

impl From<usize> for Step {
    fn from(at: usize) -> Step {
        Step::Index(at)
    }
}

impl<'a> Look<'a> {
    pub(super) fn new(files: &'a dyn Files, name: &'a str, cases: Option<&str>) -> Result<Look<'a>, Vec<Fault>> {
        let pack = load::validated(files, name)?;
        let text = files.text(name).unwrap_or_default();
        let (own, node) = load::read::<Pack>(&text).map_err(|fault| vec![fault.in_file(name)])?;
        let standard = Standard::compile(vec![pack.clone()], &[]).map_err(|fault| vec![fault])?;
        let in_cases = |fault: Fault| vec![fault.in_file(&cases_file(name))];
        let cases = cases.map(load::read::<CaseFile>).transpose().map_err(in_cases)?;
        Ok(Look { files, name, own, pack, standard, cases, sheet: Sheet::new(name, text, node) })
    }

    /// The day on which searches look: that of the cases, else one in the middle of a month.
    pub fn date(&self) -> Day {
        let cases = self.cases.as_ref().map(|(file, _)| file.date);
        cases.or_else(|| Day::parse("2026-06-17")).unwrap_or(Day::FIRST)
    }

    /// The pack with other rules, and nothing that speaks of its own; none where it is refused.
    pub fn with_rules(&self, rules: Vec<Rule>) -> Option<Standard> {
        let pack = Pack { rules, scheme: None, profiles: Table::default(), slots: Table::default(), ..self.pack.clone() };
        Standard::compile(vec![pack], &[]).ok()
    }

    /// The place in the pack's own file of a rule in force; none of a rule that an include brings.
    pub fn own_rule(&self, id: &str) -> Option<usize> {
        self.own.rules.iter().position(|rule| rule.id == id)
    }

    /// Tells all of these.
    pub fn tell_all(&mut self, told: Vec<(Problem, Vec<Step>)>) {
        for (problem, way) in told {
            self.tell(problem, way);
        }
    }

    /// The tree of the pack's own file.
    pub fn node(&self) -> &Node<'static> {
        &self.sheet.node
    }

    /// Tells what is wrong at a place of the pack.
    pub fn tell(&mut self, problem: Problem, way: Vec<Step>) {
        self.tell_shown(problem, way, Vec::new());
    }

    /// The same, with inspections that show it.
    pub fn tell_shown(&mut self, problem: Problem, way: Vec<Step>, shown: Vec<Shown>) {
        self.sheet.tell(problem, way, shown);
    }

    /// Tells what is wrong at a place of the cases.
    pub fn tell_of_cases(&mut self, problem: Problem, way: Vec<Step>) {
        let Some((_, node)) = &self.cases else { return };
        let place = located(way, node, &cases_file(self.name));
        self.sheet.notices.push(Notice { problem, place, end: None, shown: Vec::new() });
    }

    pub(super) fn into_parts(self) -> (Vec<Notice>, Pack) {
        (self.sheet.into_notices(), self.pack)
    }
}

impl<'a> Sheet<'a> {
    pub fn new(name: &'a str, text: String, node: Node<'static>) -> Sheet<'a> {
        Sheet { name, text, node, notices: Vec::new() }
    }

    /// Tells what is wrong at a place, with inspections that show it.
    pub fn tell(&mut self, problem: Problem, way: Vec<Step>, shown: Vec<Shown>) {
        let place = located(way, &self.node, self.name);
        let end = end(&self.text, &place);
        self.notices.push(Notice { problem, place, end, shown });
    }

    /// What was found, in the order of the file; of other files last.
    pub fn into_notices(self) -> Vec<Notice> {
        let key = |notice: &Notice| {
            let place = &notice.place;
            (place.file.as_deref() != Some(self.name), place.line, place.column, notice.problem.code())
        };
        let order = order::sorted(self.notices.iter().map(key).zip(0_usize..).collect());
        let at: Vec<usize> = order.into_iter().map(|(_, at)| at).collect();
        let mut notices: Vec<Option<Notice>> = self.notices.into_iter().map(Some).collect();
        at.into_iter().filter_map(|at| notices.get_mut(at)?.take()).collect()
    }
}

fn located(way: Vec<Step>, node: &Node<'_>, file: &str) -> Place {
    // Only the place of the fault is wanted.
    let mut fault = Fault::new(crate::fault::Problem::BadText).in_file(file);
    fault.place.path = way;
    locate(fault, node).place.clone()
}

/// Where the word at a place ends.
fn end(text: &str, place: &Place) -> Option<(u32, u32)> {
    let (line, column) = (place.line?, place.column?);
    let written = text.lines().nth(usize::try_from(line).ok()?.checked_sub(1)?)?;
    let from = usize::try_from(column).ok()?.checked_sub(1)?;
    let word = written.chars().skip(from).take_while(|c| !matches!(c, ',' | '{' | '}' | '[' | ']' | ':' | '#')).collect::<String>();
    let length = u32::try_from(word.trim_end().chars().count().max(1)).ok()?;
    Some((line, column.saturating_add(length)))
}

/// Whether a map says nothing but what these keys say. A key that is new to lint is told from one
/// that is only written out by its value: nothing, no, or empty.
pub(super) fn says_only(node: &Node<'_>, keys: &[&str]) -> bool {
    let blank = |value: &Node<'_>| match &value.content {
        Content::Map(entries) => entries.is_empty(),
        Content::List(elements) => elements.is_empty(),
        Content::Scalar { text, .. } => matches!(text.as_ref(), "" | "false" | "null"),
    };
    match &node.content {
        Content::Map(entries) => entries.iter().all(|entry| keys.contains(&entry.key.as_ref()) || blank(&entry.value)),
        _ => true,
    }
}

/// Shows every value of a tree with its way, from the root down.
pub(super) fn walk<'n>(node: &'n Node<'static>, way: &mut Vec<Step>, see: &mut dyn FnMut(&'n Node<'static>, &[Step])) {
    see(node, way);
    match &node.content {
        Content::Map(entries) => {
            for entry in entries {
                way.push(Step::Key(entry.key.clone().into_owned()));
                walk(&entry.value, way, see);
                way.pop();
            }
        }
        Content::List(elements) => {
            for (at, element) in elements.iter().enumerate() {
                way.push(at.into());
                walk(element, way, see);
                way.pop();
            }
        }
        Content::Scalar { .. } => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_lint_does_not_know_is_seen_unless_it_says_nothing() {
        let says = |json: &str| says_only(&Node::json(json).unwrap(), &["fact", "at_least"]);
        assert!(says(r#"{"fact": "a.b", "at_least": "2"}"#));
        assert!(says(r#"{"fact": "a.b", "later": null, "loose": false, "of": [], "more": {}}"#));
        assert!(!says(r#"{"fact": "a.b", "rounding": "half_up"}"#));
        assert!(!says(r#"{"fact": "a.b", "loose": true}"#));
    }
}
