//! Packs, inspections and cases from files, with the fault that names the file.

use super::files::{Disk, bytes};
use super::output::say;
use super::{encoding, sort};
use crate::calendar::Day;
use crate::cases::CaseFile;
use crate::fault::{Fault, Problem, Sort};
use crate::inspection::Inspection;
use crate::load::{self, Files, load_pack};
use crate::pack::{Pack, PackChoice};
use crate::say;
use crate::words::Lang;

/// A pack from YAML, or from the resolved JSON that `pack` writes.
pub(super) fn pack(name: &str) -> Result<Pack, Fault> {
    if !is_json(name) {
        return load_pack(&Disk, name).map_err(|fault| match fault.place.file.as_deref() {
            Some(file) if file == name => bytes(name).ok().and_then(|bytes| wrong_sort(&bytes, Sort::Pack)).unwrap_or(fault).in_file(name),
            _ => fault,
        });
    }
    let bytes = bytes(name)?;
    let pack = encoding::utf8(bytes.clone()).and_then(|text| crate::read::json(&text));
    pack.map_err(|fault| wrong_sort(&bytes, Sort::Pack).unwrap_or(fault).in_file(name))
}

/// The standard input has no ending.
fn is_json(name: &str) -> bool {
    name.ends_with(".json") || name == super::files::STDIN && bytes(name).is_ok_and(|bytes| bytes.trim_ascii_start().starts_with(b"{"))
}

/// An inspection.
pub(super) fn inspection(name: &str) -> Result<Inspection, Fault> {
    let bytes = bytes(name)?;
    let read = encoding::utf8(bytes.clone()).and_then(|text| crate::read::inspection(&text));
    read.map_err(|fault| wrong_sort(&bytes, Sort::Inspection).unwrap_or(fault).in_file(name))
}

/// A file of cases, with its tree.
pub(super) fn cases(name: &str) -> Result<(CaseFile, load::Node<'static>), Fault> {
    let text = Disk.read(name).map_err(|fault| fault.in_file(name))?;
    load::read::<CaseFile>(&text).map_err(|fault| fault.in_file(name))
}

/// The fault of a file that is something else than what is asked for.
fn wrong_sort(bytes: &[u8], wanted: Sort) -> Option<Fault> {
    let found = sort::sort_of(bytes).filter(|found| *found != wanted)?;
    Some(Fault::new(Problem::WrongSort { found, wanted }))
}

/// Tells of an inspection whose day has not come: the engine has no clock, the command line may look at one.
pub(super) fn tell_future(inspection: &Inspection, lang: Lang) {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |now| now.as_secs() / 86_400);
    // East of Greenwich it may be tomorrow already.
    let tomorrow = i32::try_from(now).ok().and_then(|days| Some(Day::parse("1970-01-01")?.days_later(days.saturating_add(1))));
    if tomorrow.is_some_and(|tomorrow| inspection.date > tomorrow) {
        say(&say::day_to_come(&inspection.id, inspection.date, lang));
    }
}

/// What an inspection chooses of some packs; what it chooses beside them is told.
pub(super) fn choices<'a>(packs: impl Iterator<Item = &'a Pack> + Clone, inspection: &Inspection, lang: Lang) -> Vec<PackChoice> {
    let mut choices = Vec::new();
    for choice in &inspection.standard {
        match packs.clone().find(|pack| pack.id == choice.pack) {
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
