//! `test`: the cases beside packs.

use super::files::{Disk, Role, given, missing};
use super::output::{Done, Line, say};
use super::run::{Failure, Run};
use super::{junit, read};
use crate::cases::{self, CaseRun, cases_file};
use crate::fault::Fault;
use crate::load::{self, Files};
use crate::pack::Pack;
use crate::say;
use crate::words::Lang;
use clap::ValueEnum;
use std::path::Path;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(required = true, value_name = "PACK")]
    files: Vec<String>,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Junit,
}

pub(super) fn run(args: &Args, run: &Run<'_>) -> Result<Done, Failure> {
    let mut names: Vec<String> = Vec::new();
    for file in given(&args.files, &[Role::Pack])? {
        let name = if file.role == Role::Cases { pack_of(&file.name)? } else { file.name };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let mut runs = Vec::new();
    for name in &names {
        runs.extend(of_pack(name, run.lang)?);
    }
    let bad = runs.iter().filter(|run| !run.outcome.is_good()).count();
    say(&say::cases_counted(runs.len().saturating_sub(bad), bad, run.lang));
    let code = u8::from(bad > 0);
    Ok(match args.format {
        Format::Json => Done::json(&runs, code),
        Format::Junit => Done::data(junit(&runs, run.lang), code),
        Format::Text => Done::lines(runs.iter().flat_map(|one| Line::marked(&say::case_line(one, run.lang))).collect(), code),
    })
}

/// The pack to which a file of cases belongs: the one beside it with its name, else the one that it names.
pub(super) fn pack_of(cases: &str) -> Result<String, Fault> {
    let beside = cases.strip_suffix(".cases.yaml").map(|stem| format!("{stem}.yaml"));
    if let Some(pack) = beside.filter(|pack| Path::new(pack).exists()) {
        return Ok(pack);
    }
    let named = format!("{}.yaml", read::cases(cases)?.0.pack);
    let pack = Path::new(cases).with_file_name(&named).to_string_lossy().into_owned();
    if Path::new(&pack).exists() { Ok(pack) } else { Err(missing(&pack).in_file(cases)) }
}

/// The cases of a pack; none of a vocabulary, which has no rules.
fn of_pack(name: &str, lang: Lang) -> Result<Vec<CaseRun>, Fault> {
    let pack = read::pack(name)?;
    if pack.rules.is_empty() && pack.slots.is_empty() {
        return Ok(Vec::new());
    }
    let file_name = cases_file(name);
    let (file, node) = read::cases(&file_name)?;
    let runs = cases::run(&pack, &file).map_err(|fault| load::locate(fault.in_file(&file_name), &node))?;
    let (own, _) = load::read::<Pack>(&Disk.text(name).unwrap_or_default())?;
    for rule in cases::without_case(&own, &file) {
        say(&say::without_case(&file_name, rule, lang));
    }
    Ok(runs)
}
