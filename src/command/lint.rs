//! `lint`: mistakes in packs, their cases and seasons.

use super::files::{Disk, Role, given};
use super::output::{Done, Line};
use super::run::{Failure, Run};
use super::{sarif, test::pack_of};
use crate::cases::cases_file;
use crate::lint::Level;
use crate::load::Files;
use crate::say::{self, NoticeTold};
use clap::ValueEnum;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Sarif,
}

/// A pack or season to look at, and the file of cases where only what is said of that is asked for.
struct Target {
    name: String,
    only: Option<String>,
}

pub(super) fn run(args: &Args, run: &Run<'_>) -> Result<Done, Failure> {
    let (mut told, mut unusable) = (Vec::new(), false);
    for target in targets(args)? {
        unusable |= !look(&target, &mut told);
    }
    let wrong = told.iter().any(|notice| notice.severity != Level::Note);
    let code = if unusable { 2 } else { u8::from(wrong) };
    Ok(match args.format {
        Format::Json => Done::json(&told, code),
        Format::Sarif => Done::data(sarif(&told, run.lang), code),
        Format::Text => Done::lines(told.iter().map(|notice| Line::of_level(notice.severity, notice.line(run.lang))).collect(), code),
    })
}

/// What is to be looked at, each once: a pack with its cases, or its cases only where the pack is not named.
fn targets(args: &Args) -> Result<Vec<Target>, Failure> {
    // The cases of a folder are looked at with their packs.
    let files = given(&args.files, &[Role::Pack, Role::Season])?;
    let named = |name: &str| files.iter().any(|file| file.role != Role::Cases && file.name == name);
    let mut targets = Vec::new();
    for file in &files {
        if file.role != Role::Cases {
            targets.push(Target { name: file.name.clone(), only: None });
            continue;
        }
        let pack = pack_of(&file.name)?;
        if !named(&pack) {
            targets.push(Target { name: pack, only: Some(file.name.clone()) });
        }
    }
    Ok(targets)
}

/// Tells what is said of a target; whether it can be read.
fn look(target: &Target, told: &mut Vec<NoticeTold>) -> bool {
    let beside = cases_file(&target.name);
    let cases = Disk.text(target.only.as_deref().unwrap_or(&beside));
    let asked_for = |notice: &NoticeTold| target.only.is_none() || notice.file.as_deref() == Some(beside.as_str());
    match crate::lint::lint(&Disk, &target.name, cases.as_deref()) {
        Ok(notices) => {
            told.extend(notices.iter().map(say::notice_told).filter(asked_for));
            true
        }
        Err(faults) => {
            told.extend(faults.into_iter().map(|fault| say::told_fault(&fault.in_file(&target.name))));
            false
        }
    }
}
