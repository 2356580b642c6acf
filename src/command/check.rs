//! `check`: inspections judged by standards.

use super::files::{Given, Role, given, stands_for_several};
use super::output::{Done, Line, say};
use super::read;
use super::run::{Failure, Run};
use crate::pack::Pack;
use crate::report::{Outcome, Report};
use crate::say::{self, Misuse, Needed};
use crate::standard::Standard;
use crate::words::Lang;
use clap::ValueEnum;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    #[arg(last = true, value_name = "INSPECTION")]
    inspections: Vec<String>,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Ndjson,
    Raw,
}

/// A pack, and whether an inspection has to name it to be judged by it: a folder of packs is a library.
struct Ready {
    pack: Pack,
    library: bool,
}

/// How many inspections came out how.
#[derive(Default)]
struct Counts {
    passed: usize,
    failed: usize,
    incomplete: usize,
    unusable: usize,
}

impl Counts {
    fn count(&mut self, outcome: Option<Outcome>) {
        let slot = match outcome {
            Some(Outcome::Passed) => &mut self.passed,
            Some(Outcome::Failed) => &mut self.failed,
            Some(Outcome::Incomplete) => &mut self.incomplete,
            None => &mut self.unusable,
        };
        *slot = slot.saturating_add(1);
    }
    /// The gravest: what could not be judged, then what failed, then what is open.
    fn code(&self) -> u8 {
        match self {
            Counts { unusable: 1.., .. } => 2,
            Counts { failed: 1.., .. } => 1,
            Counts { incomplete: 1.., .. } => 3,
            _ => 0,
        }
    }
}

pub(super) fn run(args: &Args, run: &Run<'_>) -> Result<Done, Failure> {
    let (packs, inspections) = parts(args)?;
    let ready = packs.iter().map(|file| read::pack(&file.name).map(|pack| Ready { pack, library: file.in_folder }));
    let packs: Vec<Ready> = ready.collect::<Result<_, _>>()?;
    // Whether there are several follows from how it is asked, so that a script knows what it gets.
    let several = inspections.len() > 1 || args.files.iter().chain(&args.inspections).any(|name| stands_for_several(name));
    let (mut told, mut counts) = (Vec::new(), Counts::default());
    for Given { name, .. } in &inspections {
        let outcome = match judged(name, &packs, args.format, run.lang) {
            Ok(Some((text, outcome))) => {
                told.push((name.as_str(), text));
                Some(outcome)
            }
            Ok(None) => None,
            Err(fault) => {
                say(&say::fault(&fault, run.lang));
                None
            }
        };
        counts.count(outcome);
    }
    if several {
        let Counts { passed, failed, incomplete, unusable } = counts;
        say(&say::inspections_counted([passed, failed, incomplete, unusable], run.lang));
    }
    Ok(written(&told, args.format, several, counts.code()))
}

/// The packs and the inspections that are named.
fn parts(args: &Args) -> Result<(Vec<Given>, Vec<Given>), Failure> {
    if !args.inspections.is_empty() {
        let packs = given(&args.files, &[Role::Pack])?;
        return Ok((packs, given(&args.inspections, &[Role::Inspection])?));
    }
    let all = given(&args.files, &[Role::Pack, Role::Inspection])?;
    let is_pack = |file: &Given| matches!(file.role, Role::Pack | Role::Season | Role::Cases);
    match all.as_slice() {
        [one] if is_pack(one) => return Err(Misuse::Missing(Needed::Inspection).into()),
        [_] => return Err(Misuse::Missing(Needed::Pack).into()),
        // What is missing is told of the file that stands in its place.
        [first, ..] if !all.iter().any(is_pack) => drop(read::pack(&first.name)?),
        [.., last] if all.iter().all(is_pack) => drop(read::inspection(&last.name)?),
        _ => {}
    }
    Ok(all.into_iter().partition(is_pack))
}

/// An inspection judged and told; nothing where its answers do not fit, which is said.
fn judged(name: &str, packs: &[Ready], format: Format, lang: Lang) -> Result<Option<(String, Outcome)>, crate::fault::Fault> {
    let inspection = read::inspection(name)?;
    read::tell_future(&inspection, lang);
    let choices = read::choices(packs.iter().map(|ready| &ready.pack), &inspection, lang);
    let named = |ready: &&Ready| !ready.library || choices.iter().any(|choice| choice.pack == ready.pack.id);
    let chosen = packs.iter().filter(named).map(|ready| ready.pack.clone()).collect();
    let standard = Standard::new(chosen, &choices)?;
    let misfits = standard.misfits(&inspection).map_err(|fault| fault.in_file(name))?;
    if !misfits.is_empty() {
        say(&say::misfits(&misfits, name, lang));
        return Ok(None);
    }
    let report: Report = standard.inspect(&inspection);
    let text = match format {
        Format::Text => say::report_text(&standard, &inspection, &report, lang),
        Format::Json | Format::Ndjson => crate::read::to_json(&say::report_told(&standard, &inspection, &report)),
        Format::Raw => crate::read::to_json(&report),
    };
    Ok(Some((text, report.outcome)))
}

fn written(told: &[(&str, String)], format: Format, several: bool, code: u8) -> Done {
    let texts = || told.iter().map(|(_, text)| text.as_str());
    match format {
        Format::Text if several => {
            let head = |name: &str| Line::plain(format!("== {name}\n"));
            Done::lines(told.iter().flat_map(|(name, text)| std::iter::once(head(name)).chain(Line::marked(text))).collect(), code)
        }
        Format::Text => Done::lines(texts().flat_map(Line::marked).collect(), code),
        Format::Json if several => {
            let all: Vec<&str> = texts().map(str::trim_end).collect();
            Done::data(format!("[{}]\n", all.join(",\n")), code)
        }
        Format::Json | Format::Ndjson | Format::Raw => Done::data(texts().collect(), code),
    }
}
