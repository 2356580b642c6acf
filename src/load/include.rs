//! A pack with the kinds and facts of the files that it includes, and its identity.

use super::{Node, locate, read};
use crate::fault::{Fault, Problem, Thing};
use crate::pack::Pack;
use crate::standard::Standard;
use crate::table::Table;
use crate::words::Said;
use sha2::{Digest, Sha256};

/// Where the text of a file comes from: the disk, or a map in the browser.
pub trait Files {
    /// The text of a file, or `None` when it is not there.
    fn text(&self, name: &str) -> Option<String>;
}

impl Files for std::collections::BTreeMap<String, String> {
    fn text(&self, name: &str) -> Option<String> {
        self.get(name).cloned()
    }
}

impl Files for Table<String> {
    fn text(&self, name: &str) -> Option<String> {
        self.get(name).cloned()
    }
}

/// Reads a pack, takes in the kinds, facts and calendar of its includes, and checks that it can be put in
/// force as it is and with each of its profiles.
///
/// # Errors
/// The first fault, with file, line and column.
pub fn load_pack(files: &dyn Files, name: &str) -> Result<Pack, Fault> {
    let (mut pack, node) = gather(files, name, &mut Vec::new())?;
    pack.include.clear();
    let place = |mut fault: Fault| {
        fault.place.file = Some(name.to_owned());
        locate(fault, &node)
    };
    if node.entry("pack").is_some() && stem(name) != pack.id {
        return Err(place(Fault::new(Problem::Conflict { thing: Thing::Pack, name: pack.id.clone() }).under("pack")));
    }
    Standard::new(vec![pack.clone()], &[]).map_err(place)?;
    for profile in pack.profiles.keys() {
        let choice = crate::pack::PackChoice { pack: pack.id.clone(), profiles: vec![profile.to_owned()], ..Default::default() };
        Standard::new(vec![pack.clone()], &[choice]).map_err(place)?;
    }
    Ok(pack)
}

/// The name of a file without folders and ending.
fn stem(name: &str) -> &str {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.strip_suffix(".yaml").or_else(|| file.strip_suffix(".yml")).unwrap_or(file)
}

fn gather(files: &dyn Files, name: &str, open: &mut Vec<String>) -> Result<(Pack, Node<'static>), Fault> {
    let text = files.text(name).ok_or_else(|| Fault::new(Problem::IncludeMissing { name: name.to_owned() }).in_file(name))?;
    let (mut pack, node) = read::<Pack>(&text).map_err(|fault| fault.in_file(name))?;
    let mut hash = Sha256::new();
    hash.update(text.as_bytes());
    open.push(name.to_owned());
    for (at, include) in pack.include.clone().iter().enumerate() {
        let here = |problem: Problem| locate(Fault::new(problem).at(at).under("include").in_file(name), &node);
        let path = beside(name, include);
        if open.contains(&path) {
            return Err(here(Problem::Loop { name: include.clone() }));
        }
        if files.text(&path).is_none() {
            return Err(here(Problem::IncludeMissing { name: include.clone() }));
        }
        let (inner, _) = gather(files, &path, open)?;
        hash.update(inner.sha256.clone().unwrap_or_default().as_bytes());
        if let Some(calendar) = inner.calendar {
            if pack.calendar.as_ref().is_some_and(|known| *known != calendar) {
                return Err(here(Problem::Contradiction { what: Said::new("日历", "calendar") }));
            }
            pack.calendar = Some(calendar);
        }
        for (id, kind) in inner.kinds.iter() {
            if pack.kinds.get(id).is_some_and(|known| known != kind) {
                return Err(here(Problem::Conflict { thing: Thing::Kind, name: id.to_owned() }));
            }
            pack.kinds.set(id, kind.clone());
        }
        for (phrase, others) in inner.variants.iter() {
            if pack.variants.get(phrase).is_some_and(|known| known != others) {
                return Err(here(Problem::Contradiction { what: Said::new("异写", "variants") }));
            }
            pack.variants.set(phrase, others.clone());
        }
        for (id, fact) in inner.facts.iter() {
            if pack.facts.get(id).is_some_and(|known| known != fact) {
                return Err(here(Problem::Conflict { thing: Thing::Fact, name: id.to_owned() }));
            }
            pack.facts.set(id, fact.clone());
        }
    }
    open.pop();
    pack.sha256 = Some(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect());
    Ok((pack, node))
}

/// The path of a file named relative to another.
pub(crate) fn beside(name: &str, include: &str) -> String {
    let mut parts: Vec<&str> = name.split('/').collect();
    parts.pop();
    for part in include.split('/') {
        match part {
            "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
