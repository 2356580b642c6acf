//! `results`: the scores of inspections as rows of a season.

use super::files::{Disk, Given, Role, given};
use super::output::{Done, say};
use super::read;
use super::run::{Failure, Run};
use super::season::parts;
use crate::fault::Fault;
use crate::load::Files;
use crate::pack::Pack;
use crate::results::Results;
use crate::say::{self, Misuse, Needed};
use crate::season;
use crate::standard::Standard;
use crate::words::Lang;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    #[arg(last = true, value_name = "INSPECTION")]
    inspections: Vec<String>,
    /// Scores that go into a fact of another name.
    #[arg(long = "as", value_name = "SCORE=FACT", value_parser = renamed)]
    r#as: Vec<(String, String)>,
    #[arg(long)]
    sites: bool,
}

fn renamed(text: &str) -> Result<(String, String), &'static str> {
    text.split_once('=').map(|(score, fact)| (score.to_owned(), fact.to_owned())).ok_or("SCORE=FACT")
}

pub(super) fn run(args: &Args, run: &Run<'_>) -> Result<Done, Failure> {
    let named = given(&args.files, &[Role::Season, Role::Pack, Role::Inspection])?;
    let mut behind = given(&args.inspections, &[Role::Inspection])?;
    let (season, files) = parts(named)?;
    let (inspections, packs): (Vec<Given>, Vec<Given>) =
        files.into_iter().partition(|file| matches!(file.role, Role::Inspection | Role::Other));
    behind.splice(0..0, inspections);
    if behind.is_empty() {
        return Err(Misuse::Missing(Needed::Inspection).into());
    }
    let season = Disk.read(&season).and_then(|text| season::read(&text)).map_err(|fault| fault.in_file(&season))?;
    let packs: Vec<Pack> = packs.iter().map(|file| read::pack(&file.name)).collect::<Result<_, _>>()?;
    let mut results = Results::new(Some(&season), args.sites, args.r#as.clone())?;
    let mut empty = false;
    for Given { name, .. } in &behind {
        match take(name, &packs, &mut results, run.lang)? {
            None => return Ok(Done::data(String::new(), 2)),
            Some(open) => empty |= open,
        }
    }
    Ok(Done::data(results.csv()?, if empty { 3 } else { 0 }))
}

/// Takes the scores of an inspection, and tells whether some are open; nothing where its answers do not fit.
fn take(name: &str, packs: &[Pack], results: &mut Results<'_>, lang: Lang) -> Result<Option<bool>, Fault> {
    let inspection = read::inspection(name)?;
    read::tell_future(&inspection, lang);
    let choices = read::choices(packs.iter(), &inspection, lang);
    // A pack that this inspection was not made with has nothing to say of it.
    let chosen = |pack: &&Pack| inspection.standard.is_empty() || choices.iter().any(|choice| choice.pack == pack.id);
    let standard = Standard::new(packs.iter().filter(chosen).cloned().collect(), &choices)?;
    let misfits = standard.misfits(&inspection).map_err(|fault| fault.in_file(name))?;
    if !misfits.is_empty() {
        say(&say::misfits(&misfits, name, lang));
        return Ok(None);
    }
    let taken = results.take(&standard, &inspection).map_err(|fault| fault.in_file(name))?;
    say(&say::taken(name, taken, lang));
    Ok(Some(taken.open > 0 || taken.too_little > 0))
}
