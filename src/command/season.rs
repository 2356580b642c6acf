//! `season`: a season with its data.

use super::encoding;
use super::files::{Disk, Given, Role, STDIN, bytes, given};
use super::output::{Done, Line, say};
use super::run::{Failure, Run};
use crate::fault::Fault;
use crate::load::Files;
use crate::say::{self, Misuse, Needed};
use crate::season::{self, File, result::Outcome};
use crate::words::Lang;
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
}

pub(super) fn run(args: &Args, run: &Run<'_>) -> Result<Done, Failure> {
    let (season, data) = parts(given(&args.files, &[Role::Season, Role::Data])?)?;
    let text = Disk.read(&season).map_err(|fault| fault.in_file(&season))?;
    let files: Vec<File> = data.iter().map(|file| read_data(&file.name, run.lang)).collect::<Result<_, _>>()?;
    let (season, result) = season::read_and_run(&text, &files).map_err(|fault| fault.in_file(&season))?;
    let code = match result.outcome {
        Outcome::Decided => 0,
        Outcome::Incomplete | Outcome::NotConfigured => 3,
    };
    Ok(match args.format {
        Format::Json => Done::json(&result, code),
        Format::Text => Done::lines(Line::marked(&say::season_text(&season, &result, run.lang)), code),
    })
}

/// The season and what it is about: the file that says it is one, else the first, which is told what it is.
pub(super) fn parts(mut files: Vec<Given>) -> Result<(String, Vec<Given>), Failure> {
    let mut seasons = files.iter().enumerate().filter(|(_, file)| file.role == Role::Season).map(|(at, _)| at);
    let (first, second) = (seasons.next(), seasons.next());
    if let Some(second) = second.and_then(|at| files.get(at)) {
        return Err(Misuse::SeveralSeasons { second: second.name.clone() }.into());
    }
    if files.is_empty() {
        return Err(Misuse::Missing(Needed::Season).into());
    }
    let season = files.remove(first.unwrap_or(0));
    Ok((season.name, files))
}

/// Text of a file of data.
fn read_data(name: &str, lang: Lang) -> Result<File, Fault> {
    let bytes = bytes(name)?;
    // The standard input has no ending: JSON begins with a bracket, a table does not.
    let named = match bytes.trim_ascii_start().first() {
        _ if name != STDIN => name.to_owned(),
        Some(b'{' | b'[') => "stdin.json".to_owned(),
        _ => "stdin.csv".to_owned(),
    };
    if !season::is_table(&named) {
        let text = encoding::utf8(bytes).map_err(|fault| fault.in_file(name))?;
        return Ok(File { name: named, text });
    }
    let (text, encoding) = encoding::table(bytes).map_err(|fault| fault.in_file(name))?;
    if let Some(encoding) = encoding {
        say(&say::read_as(name, encoding, lang));
    }
    Ok(File { name: named, text })
}
