//! The command line: files in, text or JSON out, one exit code for each outcome.

use crate::calendar::Day;
use crate::cases::{self, CaseFile, cases_file};
use crate::fault::{Fault, Problem, Sort};
use crate::inspection::Inspection;
use crate::limits;
use crate::lint::Level;
use crate::load::{self, Files, load_pack};
use crate::pack::{Pack, PackChoice};
use crate::report::Outcome;
use crate::results::Results;
use crate::say;
use crate::season;
use crate::standard::Standard;
use crate::text::visible_lines;
use crate::words::Lang;
use std::process::ExitCode;

mod encoding;
mod junit;
mod sarif;
mod sort;

pub use junit::junit;
pub use sarif::sarif;

const USAGE: &str = "\
windowcheck check [--format json] [--lang en] PACK… INSPECTION   检查一份记录 / check an inspection
windowcheck pack PACK [-o FILE]                                   YAML 转为可用的标准 / resolve a pack
windowcheck lint [--format json|sarif] PACK… SEASON…              检查标准包和评比 / find mistakes in packs and seasons
windowcheck test [--format json|junit] PACK…                      运行用例 / run the cases beside packs
windowcheck season [--format json] [--lang en] SEASON.yaml DATA…  评比 / roll up, rank and award (CSV, JSON)
windowcheck results [-o FILE] [--as SCORE=FACT]… [--sites] SEASON.yaml PACK… -- INSPECTION…
                                                                  检查的得分和等次成为评比数据 / scores and grades as rows of a season
windowcheck schema pack|cases                                     编辑器用的模式 / JSON Schema for editors
退出码 exit codes: 0 通过 passed、评定 decided · 1 不合格 failed · 2 输入不可用 unusable input · 3 未查完 incomplete、参数未设 not configured
";

/// Files on disk.
pub struct Disk;

impl Files for Disk {
    fn text(&self, name: &str) -> Option<String> {
        self.read(name).ok()
    }
    fn read(&self, name: &str) -> Result<String, Fault> {
        encoding::utf8(bytes(name)?)
    }
}

/// What is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    Json,
    Sarif,
    Junit,
}

struct Options {
    format: Format,
    lang: Lang,
    output: Option<String>,
    files: Vec<String>,
    /// What stands behind `--`.
    behind: Vec<String>,
    /// Scores that go into a fact of another name.
    renamed: Vec<(String, String)>,
    sites: bool,
}

/// Runs the command line and returns its exit code.
pub fn main(args: &[String]) -> ExitCode {
    let Some((command, rest)) = args.split_first() else { return usage() };
    let Some(options) = options(rest) else { return usage() };
    // Each command writes what it can say: only lint has places, only test has cases.
    let written = match options.format {
        Format::Text | Format::Json => true,
        Format::Sarif => command == "lint",
        Format::Junit => command == "test",
    };
    let of_results = !options.behind.is_empty() || !options.renamed.is_empty() || options.sites;
    if !written || of_results && command != "results" {
        return usage();
    }
    let done = match command.as_str() {
        "check" => check(&options),
        "pack" => pack(&options),
        "lint" => lint(&options),
        "test" => test(&options),
        "season" => season(&options),
        "results" => results(&options),
        "schema" => schema(&options),
        _ => return usage(),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(fault) => {
            say(&say::fault(&fault, options.lang));
            ExitCode::from(2)
        }
    }
}

/// Says something beside the output, with nothing in it that a terminal would act on.
fn say(text: &str) {
    eprintln!("{}", visible_lines(text));
}

/// Writes text for a reader: nothing in it acts on a terminal.
fn out_lines(text: &str) {
    out(&visible_lines(text));
}

/// Writes to the standard output; a reader that has gone away is no fault of ours.
fn out(text: &str) {
    use std::io::Write;
    let _ = std::io::stdout().write_all(text.as_bytes());
}

fn usage() -> ExitCode {
    eprint!("{USAGE}");
    ExitCode::from(2)
}

fn options(args: &[String]) -> Option<Options> {
    let mut options = Options {
        format: Format::Text,
        lang: Lang::Zh,
        output: None,
        files: Vec::new(),
        behind: Vec::new(),
        renamed: Vec::new(),
        sites: false,
    };
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--format" => match args.next()?.as_str() {
                "json" => options.format = Format::Json,
                "text" => options.format = Format::Text,
                "sarif" => options.format = Format::Sarif,
                "junit" => options.format = Format::Junit,
                _ => return None,
            },
            "--lang" => match args.next()?.as_str() {
                "zh" => options.lang = Lang::Zh,
                "en" => options.lang = Lang::En,
                _ => return None,
            },
            "--as" => options.renamed.push(args.next()?.split_once('=').map(|(score, fact)| (score.to_owned(), fact.to_owned()))?),
            "--sites" => options.sites = true,
            "--" => options.behind = args.by_ref().cloned().collect(),
            "-o" => options.output = Some(args.next()?.clone()),
            flag if flag.starts_with('-') => return None,
            file => options.files.push(file.to_owned()),
        }
    }
    (!options.files.is_empty()).then_some(options)
}

/// A pack from YAML, or from the resolved JSON that `pack` writes.
fn read_pack(name: &str) -> Result<Pack, Fault> {
    if !name.ends_with(".json") {
        return load_pack(&Disk, name).map_err(|fault| match fault.place.file.as_deref() {
            Some(file) if file == name => bytes(name).ok().and_then(|bytes| wrong_sort(&bytes, Sort::Pack)).unwrap_or(fault).in_file(name),
            _ => fault,
        });
    }
    let bytes = bytes(name)?;
    let pack = encoding::utf8(bytes.clone()).and_then(|text| crate::read::json(&text));
    pack.map_err(|fault| wrong_sort(&bytes, Sort::Pack).unwrap_or(fault).in_file(name))
}

/// The fault of a file that is something else than what is asked for.
fn wrong_sort(bytes: &[u8], wanted: Sort) -> Option<Fault> {
    let found = sort::sort_of(bytes).filter(|found| *found != wanted)?;
    Some(Fault::new(Problem::WrongSort { found, wanted }))
}

fn missing(name: &str) -> Fault {
    Fault::new(Problem::IncludeMissing { name: name.to_owned() })
}

/// A file of answers or of data, within the limit before it is read.
fn bytes(name: &str) -> Result<Vec<u8>, Fault> {
    let size = std::fs::metadata(name).map_err(|_| missing(name))?.len();
    if size > limits::INSPECTION_BYTES.most {
        let limit = limits::INSPECTION_BYTES;
        return Err(Fault::new(Problem::TooLarge { limit }).in_file(name));
    }
    std::fs::read(name).map_err(|_| missing(name))
}

fn read_inspection(name: &str) -> Result<Inspection, Fault> {
    let bytes = bytes(name)?;
    let read = encoding::utf8(bytes.clone()).and_then(|text| crate::read::inspection(&text));
    read.map_err(|fault| wrong_sort(&bytes, Sort::Inspection).unwrap_or(fault).in_file(name))
}

fn check(options: &Options) -> Result<u8, Fault> {
    let Some((file, packs)) = options.files.split_last() else { return Ok(2) };
    if packs.is_empty() {
        eprint!("{USAGE}");
        return Ok(2);
    }
    let packs: Vec<Pack> = packs.iter().map(|name| read_pack(name)).collect::<Result<_, _>>()?;
    let inspection = read_inspection(file)?;
    tell_future(&inspection, options.lang);
    let choices = choices(&packs, &inspection, options.lang);
    let standard = Standard::new(packs, &choices)?;
    let misfits = standard.misfits(&inspection).map_err(|fault| fault.in_file(file))?;
    if !misfits.is_empty() {
        say(&say::misfits(&misfits, file, options.lang));
        return Ok(2);
    }
    let report = standard.inspect(&inspection);
    if options.format == Format::Json {
        out(&crate::read::to_json(&report));
    } else {
        out_lines(&say::report_text(&standard, &inspection, &report, options.lang));
    }
    Ok(match report.outcome {
        Outcome::Passed => 0,
        Outcome::Failed => 1,
        Outcome::Incomplete => 3,
    })
}

/// Tells of an inspection whose day has not come: the engine has no clock, the command line may look at one.
fn tell_future(inspection: &Inspection, lang: Lang) {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |now| now.as_secs() / 86_400);
    // East of Greenwich it may be tomorrow already.
    let tomorrow = i32::try_from(now).ok().and_then(|days| Some(Day::parse("1970-01-01")?.days_later(days.saturating_add(1))));
    if tomorrow.is_some_and(|tomorrow| inspection.date > tomorrow) {
        say(&say::day_to_come(&inspection.id, inspection.date, lang));
    }
}

/// What an inspection chooses of some packs; what it chooses beside them is told.
fn choices(packs: &[Pack], inspection: &Inspection, lang: Lang) -> Vec<PackChoice> {
    let mut choices = Vec::new();
    for choice in &inspection.standard {
        match packs.iter().find(|pack| pack.id == choice.pack) {
            None => say(&say::pack_not_given(&choice.pack, lang)),
            Some(pack) => {
                if choice.sha256.is_some() && choice.sha256 != pack.sha256 {
                    say(&say::pack_changed(&choice.pack, lang));
                }
                choices.push(choice.clone());
            }
        }
    }
    choices
}

fn pack(options: &Options) -> Result<u8, Fault> {
    let [name] = options.files.as_slice() else {
        eprint!("{USAGE}");
        return Ok(2);
    };
    write(&crate::read::to_json(&load_pack(&Disk, name)?), options)?;
    Ok(0)
}

/// Writes to the file that was asked for, or to the standard output.
fn write(text: &str, options: &Options) -> Result<(), Fault> {
    match &options.output {
        None => out(text),
        Some(output) => std::fs::write(output, text).map_err(|_| missing(output))?,
    }
    Ok(())
}

fn schema(options: &Options) -> Result<u8, Fault> {
    match options.files.as_slice() {
        [name] if name == "pack" => out(&crate::tree::schema_of::<Pack>()),
        [name] if name == "cases" => out(&crate::tree::schema_of::<CaseFile>()),
        _ => {
            eprint!("{USAGE}");
            return Ok(2);
        }
    }
    Ok(0)
}

fn lint(options: &Options) -> Result<u8, Fault> {
    let mut told = Vec::new();
    let mut unusable = false;
    for name in &options.files {
        let cases = Disk.text(&cases_file(name));
        match crate::lint::lint(&Disk, name, cases.as_deref()) {
            Ok(notices) => told.extend(notices.iter().map(say::notice_told)),
            Err(faults) => {
                unusable = true;
                told.extend(faults.into_iter().map(|fault| say::told_fault(&fault.in_file(name))));
            }
        }
    }
    match options.format {
        Format::Json => out(&crate::read::to_json(&told)),
        Format::Sarif => out(&sarif(&told, options.lang)),
        _ => told.iter().for_each(|notice| out_lines(&notice.line(options.lang))),
    }
    let wrong = told.iter().any(|notice| notice.severity != Level::Note);
    Ok(if unusable { 2 } else { u8::from(wrong) })
}

fn read_cases(name: &str) -> Result<(CaseFile, load::Node<'static>), Fault> {
    let text = Disk.read(name).map_err(|fault| fault.in_file(name))?;
    load::read::<CaseFile>(&text).map_err(|fault| fault.in_file(name))
}

fn test(options: &Options) -> Result<u8, Fault> {
    let mut runs = Vec::new();
    for name in &options.files {
        let pack = read_pack(name)?;
        if pack.rules.is_empty() && pack.slots.is_empty() {
            continue;
        }
        let file_name = cases_file(name);
        let (file, node) = read_cases(&file_name)?;
        runs.extend(cases::run(&pack, &file).map_err(|fault| load::locate(fault.in_file(&file_name), &node))?);
        let (own, _) = load::read::<crate::pack::Pack>(&Disk.text(name).unwrap_or_default())?;
        for rule in cases::without_case(&own, &file) {
            say(&say::without_case(&file_name, rule, options.lang));
        }
    }
    match options.format {
        Format::Json => out(&crate::read::to_json(&runs)),
        Format::Junit => out(&junit(&runs, options.lang)),
        _ => runs.iter().for_each(|run| out_lines(&say::case_line(run, options.lang))),
    }
    let bad = runs.iter().filter(|run| !run.outcome.is_good()).count();
    eprintln!("{}", say::cases_counted(runs.len().saturating_sub(bad), bad, options.lang));
    Ok(u8::from(bad > 0))
}

/// Text of a file of data.
fn read_data(name: &str, lang: Lang) -> Result<season::File, Fault> {
    let bytes = bytes(name)?;
    if !season::is_table(name) {
        let text = encoding::utf8(bytes).map_err(|fault| fault.in_file(name))?;
        return Ok(season::File { name: name.to_owned(), text });
    }
    let (text, encoding) = encoding::table(bytes).map_err(|fault| fault.in_file(name))?;
    if let Some(encoding) = encoding {
        say(&say::read_as(name, encoding, lang));
    }
    Ok(season::File { name: name.to_owned(), text })
}

fn season(options: &Options) -> Result<u8, Fault> {
    let Some((name, data)) = options.files.split_first() else { return Ok(2) };
    let text = Disk.read(name).map_err(|fault| fault.in_file(name))?;
    let files: Vec<season::File> = data.iter().map(|name| read_data(name, options.lang)).collect::<Result<_, _>>()?;
    let (season, result) = season::read_and_run(&text, &files).map_err(|fault| fault.in_file(name))?;
    if matches!(options.format, Format::Json) {
        out(&crate::read::to_json(&result));
    } else {
        out_lines(&say::season_text(&season, &result, options.lang));
    }
    Ok(match result.outcome {
        season::result::Outcome::Decided => 0,
        season::result::Outcome::Incomplete | season::result::Outcome::NotConfigured => 3,
    })
}

/// The files of inspections: those named, and all of a folder that is named.
fn inspections(named: &[String]) -> Result<Vec<String>, Fault> {
    let mut files = Vec::new();
    for name in named {
        if !std::path::Path::new(name).is_dir() {
            files.push(name.clone());
            continue;
        }
        let entries = std::fs::read_dir(name).map_err(|_| missing(name))?;
        let paths = entries.flatten().map(|entry| entry.path().to_string_lossy().into_owned());
        let mut found: Vec<String> = paths.filter(|path| path.to_ascii_lowercase().ends_with(".json")).collect();
        found.sort();
        files.extend(found);
    }
    Ok(files)
}

fn results(options: &Options) -> Result<u8, Fault> {
    let files = inspections(&options.behind)?;
    let (Some((name, packs)), false) = (options.files.split_first(), files.is_empty()) else {
        eprint!("{USAGE}");
        return Ok(2);
    };
    let season = Disk.read(name).and_then(|text| season::read(&text)).map_err(|fault| fault.in_file(name))?;
    let packs: Vec<Pack> = packs.iter().map(|name| read_pack(name)).collect::<Result<_, _>>()?;
    let mut results = Results::new(Some(&season), options.sites, options.renamed.clone())?;
    let mut empty = false;
    for file in &files {
        let inspection = read_inspection(file)?;
        tell_future(&inspection, options.lang);
        let choices = choices(&packs, &inspection, options.lang);
        // A pack that this inspection was not made with has nothing to say of it.
        let chosen = |pack: &&Pack| inspection.standard.is_empty() || choices.iter().any(|choice| choice.pack == pack.id);
        let standard = Standard::new(packs.iter().filter(chosen).cloned().collect(), &choices)?;
        let misfits = standard.misfits(&inspection).map_err(|fault| fault.in_file(file))?;
        if !misfits.is_empty() {
            say(&say::misfits(&misfits, file, options.lang));
            return Ok(2);
        }
        let taken = results.take(&standard, &inspection).map_err(|fault| fault.in_file(file))?;
        say(&say::taken(file, taken, options.lang));
        empty |= taken.open > 0 || taken.too_little > 0;
    }
    write(&results.csv()?, options)?;
    Ok(if empty { 3 } else { 0 })
}
