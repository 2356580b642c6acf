//! Many results over time and place: rolled up, ranked, awarded.
//!
//! A season reads finished figures and knows no rule of a standard. What it says follows from
//! its definition, the parameters that an office set, and rows of data; where one of them is
//! silent the result says so, and nothing is guessed.
//!
//! ```
//! # #[cfg(feature = "authoring")] {
//! use windowcheck::season::{self, File};
//!
//! # let definition = include_str!("../../docs/examples/flag.yaml");
//! # let rows = include_str!("../../docs/examples/flag.csv");
//! let data = [File { name: "march.csv".to_owned(), text: rows.to_owned() }];
//! let (_, result) = season::read_and_run(definition, &data)?;
//! assert_eq!(result.awards[0].periods[0].lists[0].ranked[0].subject, "户籍");
//! # }
//! # Ok::<(), windowcheck::Fault>(())
//! ```

mod award;
mod ballot;
mod book;
mod cells;
mod combine;
mod compute;
mod csv;
pub mod data;
mod decide;
pub mod definition;
mod eligible;
mod follow;
pub mod fraction;
mod heads;
mod keys;
mod only;
mod pool;
mod rank;
pub mod result;
mod seats;
mod settings;
pub mod span;
mod standing;
mod streak;
mod take;
mod validate;

use crate::calendar::Period;
use crate::fault::{Fault, Problem};
use crate::load::{self, locate, locate_other};
use crate::tree::{Node, record, typed};
use book::Book;
use data::{Data, DataFile};
use definition::Season;
use result::{Gap, Outcome, SeasonResult};
use settings::Settings;

/// The format of a result.
pub const FORMAT: &str = "windowcheck-season-result/1";

/// Whether a file holds a table by its name: CSV, or the text of tabs that office programs write.
pub fn is_table(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["csv", "txt", "tsv"].iter().any(|table| ending.eq_ignore_ascii_case(table))
}

/// A file of data: a table where [`is_table`], else JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
}

record!(File { name, text });

/// Reads a season from YAML and checks that it can be run.
///
/// # Errors
/// The first fault, with line and column.
pub fn read(text: &str) -> Result<Season, Fault> {
    let (season, node) = load::read::<Season>(text)?;
    validate::check(&season).map_err(|fault| locate(fault, &node))?;
    Ok(season)
}

/// Reads a season with its tree, which can locate what is found out later. What its parameters
/// make of it is checked with the values that it gives them itself.
///
/// # Errors
/// As [`read`]; defaults that contradict each other.
pub fn read_located(text: &str) -> Result<(Season, Node<'static>), Fault> {
    let (season, node) = load::read::<Season>(text)?;
    let settled = validate::check(&season).and_then(|()| validate::settled(&season, &Settings::new(&season, &Data::default())));
    settled.map_err(|fault| locate(fault, &node))?;
    Ok((season, node))
}

/// Reads a season and says what follows from its data.
///
/// # Errors
/// As [`read`] and [`run`].
pub fn read_and_run(text: &str, files: &[File]) -> Result<(Season, SeasonResult), Fault> {
    let (season, node) = load::read::<Season>(text)?;
    validate::check(&season).map_err(|fault| locate(fault, &node))?;
    // A fault of a file knows its file; any other is one of the season with these settings.
    let result = run(&season, files).map_err(|fault| if fault.place.file.is_some() { fault } else { locate(fault, &node) })?;
    Ok((season, result))
}

/// What follows from a season and its data.
///
/// # Errors
/// The first fault of a file, with its name, line and column; settings that contradict each other.
pub fn run(season: &Season, files: &[File]) -> Result<SeasonResult, Fault> {
    let mut data = Data::default();
    let mut nodes: Vec<(&str, Node<'_>)> = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let here = |fault: Fault| fault.in_file(&file.name);
        let node = if is_table(&file.name) { csv::parse(&file.text) } else { parsed(&file.text) }.map_err(here)?;
        let read: DataFile = typed(&node).map_err(here)?;
        data.files.push(file.name.clone());
        data.take(season, &read, number).map_err(|fault| {
            let other = fault.place.other.as_ref().and_then(|other| other.file.as_deref());
            let other = other.and_then(|other| nodes.iter().find(|(name, _)| *name == other)).map(|(_, node)| node);
            let fault = here(locate(fault, &node));
            other.map_or(fault.clone(), |other| locate_other(fault, other))
        })?;
        nodes.push((&file.name, node));
    }
    data.settle(season).map_err(|(number, fault)| match nodes.get(number) {
        Some((name, node)) => locate(fault.in_file(name), node),
        None => fault,
    })?;
    validate::classed(season, &data).map_err(|(subject, fault)| first_met(&data.id(subject), &nodes, fault))?;
    let settings = Settings::new(season, &data);
    validate::settled(season, &settings)?;
    let book = Book::new(season, &data, &settings)?;
    Ok(result(&book))
}

/// A fault about a subject, with the place where it is met first.
fn first_met(id: &str, nodes: &[(&str, Node<'_>)], fault: Fault) -> Fault {
    for (name, node) in nodes {
        let rows = typed::<DataFile>(node).map(|file| file.rows).unwrap_or_default();
        let is_it = |row: &data::Row| {
            let cells = row.0.iter().filter(|(head, _)| matches!(*head, "subject" | "对象"));
            cells.map(|(_, cell)| cell).any(|cell| matches!(cell, data::Cell::Text(text) if text == id))
        };
        if let Some(at) = rows.iter().position(is_it) {
            return locate(fault.at(at).under("rows").in_file(name), node);
        }
    }
    fault
}

fn parsed(text: &str) -> Result<Node<'_>, Fault> {
    let limit = crate::limits::INSPECTION_BYTES;
    if text.len() as u64 > limit.most {
        return Err(Fault::new(Problem::TooLarge { limit }));
    }
    Node::json(text)
}

fn result(book: &Book<'_>) -> SeasonResult {
    let season = book.season;
    let awards = award::awards(book);
    let stars: Vec<_> = season.stars.iter().map(|(name, stars)| follow::stars(book, name, stars)).collect();
    let streaks: Vec<_> = season.streaks.iter().map(|(name, streak)| streak::streak(book, name, streak)).collect();
    let scores = book.tables();
    let months = book.data.months(Period::Year);

    let mut outcome = if months.is_none() && book.data.events.is_empty() { Outcome::Incomplete } else { Outcome::Decided };
    let of_gap = |gap: &Gap| match gap {
        Gap::NotConfigured { .. } => Outcome::NotConfigured,
        // Too few answers are a result: it cannot be assessed, and nothing more will come.
        Gap::TooFew { .. } => Outcome::Decided,
        _ => Outcome::Incomplete,
    };
    // What is missing in a score is told where the score is used; alone it is told here.
    let alone = season.awards.is_empty() && season.stars.is_empty() && season.streaks.is_empty();
    let of_scores = scores.iter().flat_map(|table| &table.rows).filter_map(|row| row.gap.as_ref()).map(of_gap);
    let of_scores = of_scores.filter(|outcome| alone || *outcome == Outcome::NotConfigured);
    let of_awards = awards.iter().flat_map(|award| &award.periods).map(|period| period.outcome);
    let of_stars = stars.iter().flat_map(|stars| &stars.rows).filter_map(|row| row.gap.as_ref()).map(of_gap);
    let of_streaks = streaks.iter().flat_map(|streak| {
        let open = streak.runs.iter().filter(|run| !run.open.is_empty()).map(|_| Outcome::Incomplete);
        streak.gap.iter().map(of_gap).chain(open)
    });
    for found in of_scores.chain(of_awards).chain(of_stars).chain(of_streaks) {
        outcome = outcome.max(found);
    }
    let tallies = season.tallies.iter().map(|(_, tally)| follow::tally(tally, &awards)).collect();
    let ladders = season.ladders.iter().map(|(name, ladder)| follow::ladder(book, name, ladder)).collect();
    let month = |index| span::Span { per: Period::Month, index }.to_string();
    SeasonResult {
        format: FORMAT,
        season: season.id.clone(),
        title: season.title.clone(),
        about: season.about.clone(),
        sample: book.data.sample,
        outcome,
        months: months.map(|(first, last)| (month(first), month(last))),
        settings: book.settings.shown(book.data),
        awards,
        stars,
        streaks,
        ladders,
        tallies,
        scores,
    }
}
