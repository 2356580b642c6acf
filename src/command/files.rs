//! Files of a command: named, in a folder, by a pattern, or the standard input. One rule for all commands.

use super::run::Failure;
use super::{encoding, sort};
use crate::fault::{Fault, Problem, Sort};
use crate::limits;
use crate::load::Files;
use crate::say::Misuse;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::{Mutex, OnceLock};

/// The name of the standard input.
pub(super) const STDIN: &str = "-";

/// Files on disk, and the standard input.
pub struct Disk;

impl Files for Disk {
    fn text(&self, name: &str) -> Option<String> {
        self.read(name).ok()
    }
    fn read(&self, name: &str) -> Result<String, Fault> {
        encoding::utf8(bytes(name)?)
    }
}

/// What was read, so that no output is written over it.
static READ: Mutex<Vec<std::path::PathBuf>> = Mutex::new(Vec::new());

/// Whether a file was read by this command.
pub(super) fn was_read(name: &str) -> bool {
    let Ok(path) = fs::canonicalize(name) else { return false };
    READ.lock().is_ok_and(|read| read.contains(&path))
}

pub(super) fn missing(name: &str) -> Fault {
    Fault::new(Problem::IncludeMissing { name: name.to_owned() })
}

/// The bytes of a file, within the limit before it is read.
pub(super) fn bytes(name: &str) -> Result<Vec<u8>, Fault> {
    if name == STDIN {
        return Ok(stdin()?.to_vec());
    }
    let limit = limits::INSPECTION_BYTES;
    let size = fs::metadata(name).map_err(|_| missing(name))?.len();
    if size > limit.most {
        return Err(Fault::new(Problem::TooLarge { limit }).in_file(name));
    }
    let bytes = fs::read(name).map_err(|_| missing(name))?;
    if let (Ok(path), Ok(mut read)) = (fs::canonicalize(name), READ.lock()) {
        read.push(path);
    }
    Ok(bytes)
}

/// The standard input, read once.
fn stdin() -> Result<&'static [u8], Fault> {
    static INPUT: OnceLock<Vec<u8>> = OnceLock::new();
    let limit = limits::INSPECTION_BYTES;
    let input = INPUT.get_or_init(|| {
        let mut bytes = Vec::new();
        // What cannot be read to its end is no file, as it is where the end is missing.
        let _ = std::io::stdin().take(limit.most.saturating_add(1)).read_to_end(&mut bytes);
        bytes
    });
    if input.len() as u64 > limit.most {
        return Err(Fault::new(Problem::TooLarge { limit }).in_file(STDIN));
    }
    Ok(input)
}

/// What a command takes a file for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Pack,
    Cases,
    Season,
    Inspection,
    Data,
    /// Known to be something else.
    Other,
}

/// A file that a command was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Given {
    pub name: String,
    pub role: Role,
    /// Whether it stands in a folder that was named, and was not named itself.
    pub in_folder: bool,
}

/// The files that the arguments name; of a folder those in one of these roles.
///
/// # Errors
/// A folder or a pattern without any, the standard input named twice.
pub(super) fn given(args: &[String], wanted: &[Role]) -> Result<Vec<Given>, Failure> {
    if args.iter().filter(|arg| *arg == STDIN).count() > 1 {
        return Err(Misuse::InputTwice.into());
    }
    let mut all = Vec::new();
    for name in args {
        if is_pattern(name) && !Path::new(name).exists() {
            matching(name, wanted, &mut all)?;
        } else {
            take(name, wanted, &mut all)?;
        }
    }
    Ok(all)
}

/// Whether an argument may stand for another number of files than one.
pub(super) fn stands_for_several(name: &str) -> bool {
    Path::new(name).is_dir() || is_pattern(name) && !Path::new(name).exists()
}

fn is_pattern(name: &str) -> bool {
    name.contains(['*', '?', '['])
}

fn matching(pattern: &str, wanted: &[Role], all: &mut Vec<Given>) -> Result<(), Failure> {
    let options = glob::MatchOptions { require_literal_leading_dot: true, ..glob::MatchOptions::new() };
    let paths = glob::glob_with(pattern, options).map(|paths| paths.flatten().collect::<Vec<_>>()).unwrap_or_default();
    // A pattern that goes into folders names them too; their files it names itself.
    let files: Vec<_> = paths.iter().filter(|path| path.is_file()).collect();
    let names = if files.is_empty() { paths.iter().collect() } else { files };
    if names.is_empty() {
        return Err(Misuse::NoMatch { pattern: pattern.to_owned() }.into());
    }
    names.into_iter().try_for_each(|path| take(&path.to_string_lossy(), wanted, all))
}

fn take(name: &str, wanted: &[Role], all: &mut Vec<Given>) -> Result<(), Failure> {
    if !Path::new(name).is_dir() {
        all.push(Given { name: name.to_owned(), role: role(name), in_folder: false });
        return Ok(());
    }
    let mut files = Vec::new();
    below(Path::new(name), &mut files);
    files.sort();
    let files = files.into_iter().map(|name| Given { role: role(&name), name, in_folder: true });
    let before = all.len();
    all.extend(files.filter(|file| wanted.contains(&file.role)));
    if all.len() == before {
        return Err(Misuse::NothingIn { folder: name.to_owned() }.into());
    }
    Ok(())
}

/// The files of a folder and those below it that may be ours; what begins with a dot is not.
fn below(folder: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        // A link to a folder may lead up again.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if name.starts_with('.') {
            continue;
        } else if is_folder {
            below(&path, files);
        } else if is_yaml(&name) || ends(&name, &["json"]) || crate::season::is_table(&name) {
            files.push(path.to_string_lossy().into_owned());
        }
    }
}

fn ends(name: &str, endings: &[&str]) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    endings.iter().any(|one| ending.eq_ignore_ascii_case(one))
}

fn is_yaml(name: &str) -> bool {
    ends(name, &["yaml", "yml"])
}

/// What a file is taken for: by what it says of itself, else by its ending. What it really is, who reads it tells.
fn role(name: &str) -> Role {
    let sort = bytes(name).ok().and_then(|bytes| sort::sort_of(&bytes));
    match sort {
        Some(Sort::Pack) => Role::Pack,
        Some(Sort::Cases) => Role::Cases,
        Some(Sort::Season) => Role::Season,
        Some(Sort::Inspection) => Role::Inspection,
        Some(Sort::SeasonData | Sort::Table) => Role::Data,
        Some(_) => Role::Other,
        None if is_yaml(name) => Role::Pack,
        None if crate::season::is_table(name) => Role::Data,
        None => Role::Inspection,
    }
}
