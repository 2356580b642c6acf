//! A pack with the kinds and facts of the files that it includes, and its identity.

use super::{Node, locate, read_all};
use crate::fault::{Fault, PackClash, Problem, Step, Thing};
use crate::order;
use crate::pack::{Overlay, Pack, PackChoice};
use crate::standard::{Standard, validate};
use crate::table::Table;
use crate::text::Joined;
use crate::tree::Content;
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// Where the text of a file comes from: the disk, or a map in the browser.
pub trait Files {
    /// The text of a file, or `None` when it is not there.
    fn text(&self, name: &str) -> Option<String>;

    /// The text of a file that has to be there.
    ///
    /// # Errors
    /// It is not there, or no text.
    fn read(&self, name: &str) -> Result<String, Fault> {
        self.text(name).ok_or_else(|| Fault::new(Problem::IncludeMissing { name: name.to_owned() }))
    }
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

/// Reads a pack, takes in the kinds, facts and calendar of its includes, lays it over the pack that
/// it sets, and checks that it can be put in force as it is and with each of its profiles. Of the
/// facts of other files it keeps those that it names.
///
/// # Errors
/// The first fault, with file, line and column.
pub fn load_pack(files: &dyn Files, name: &str) -> Result<Pack, Fault> {
    validated(files, name).map_err(|faults| faults.into_iter().next().unwrap_or_else(Fault::not_checked))
}

/// The same, with everything that is wrong.
///
/// # Errors
/// The faults in the order of the file, each with file, line and column. What a fault of one
/// stage would only make appear in the next is not among them.
pub fn validated(files: &dyn Files, name: &str) -> Result<Pack, Vec<Fault>> {
    let (mut pack, node) = load(files, name, &mut Vec::new())?;
    keep_named(&mut pack, &node);
    Ok(pack)
}

/// Leaves out the facts of other files that nothing in a pack names: a vocabulary speaks of a whole
/// hall, most standards of a part of it, and what is left out need not be loaded in the hall.
fn keep_named(pack: &mut Pack, node: &Node<'_>) {
    let own = node.entry("facts").map(|(_, facts)| facts);
    let facts = std::mem::take(&mut pack.facts);
    let text = crate::read::to_json(pack);
    let mut named = Vec::new();
    let written = Node::json(&text);
    if let Ok(written) = &written {
        texts(written, &mut named);
    }
    let named = order::names(named.into_iter());
    pack.facts = facts;
    pack.facts.retain(|name| own.is_some_and(|own| own.entry(name).is_some()) || order::find(&named, name).is_some());
}

/// Every text and key of a tree.
fn texts<'n>(node: &'n Node<'_>, found: &mut Vec<&'n str>) {
    match &node.content {
        Content::Scalar { text, .. } => {
            found.push(text);
        }
        Content::List(elements) => elements.iter().for_each(|element| texts(element, found)),
        Content::Map(entries) => {
            for entry in entries {
                found.push(&entry.key);
                texts(&entry.value, found);
            }
        }
    }
}

fn load(files: &dyn Files, name: &str, open: &mut Vec<String>) -> Result<(Pack, Node<'static>), Vec<Fault>> {
    let (mut pack, node) = gather(files, name, open)?;
    pack.include.clear();
    let place = |mut fault: Fault, above: usize| {
        fault.place.file = Some(name.to_owned());
        fault.place.path = own_way(std::mem::take(&mut fault.place.path), above, &node);
        if let Some(other) = &mut fault.place.other {
            other.path = own_way(std::mem::take(&mut other.path), above, &node);
        }
        locate(fault, &node)
    };
    // The standard input of the command line has no name of its own.
    if node.entry("pack").is_some() && name != "-" && stem(name) != pack.id {
        let taken = files.text(&beside(name, &format!("{}.yaml", pack.id))).is_some();
        let problem = Problem::NotItsFile { pack: pack.id.clone(), file: stem(name).to_owned(), taken };
        return Err(vec![place(Fault::new(problem).under("pack"), 0)]);
    }
    let mut above = 0;
    if let Some(mut overlay) = pack.overlay.take() {
        let here = |fault: Fault| place(fault.under("overlay"), 0);
        let base = base_of(files, name, &overlay, open).map_err(|fault| vec![here(fault)])?;
        // What is wrong in the pack above is told with the place in its own file.
        open.push(name.to_owned());
        let (base, _) = load(files, &base, open)?;
        open.pop();
        overlay.of = None;
        above = base.rules.len();
        pack = lay_over(base, pack, overlay).map_err(|fault| vec![place(fault, 0)])?;
    }
    let faults = faults_of(&pack);
    if faults.is_empty() { Ok((pack, node)) } else { Err(in_order(faults.into_iter().map(|fault| place(fault, above)).collect())) }
}

/// What is wrong with a pack: all that validating finds; else the first that only compiling it does.
fn faults_of(pack: &Pack) -> Vec<Fault> {
    let mut faults = validate::pack(pack);
    let profiles = pack.profiles.keys().map(|profile| vec![profile.to_owned()]);
    for profiles in std::iter::once(Vec::new()).chain(profiles) {
        if faults.is_empty() {
            let choice = PackChoice { pack: pack.id.clone(), profiles, ..PackChoice::default() };
            faults.extend(Standard::compile(vec![pack.clone()], &[choice]).err());
        }
    }
    faults
}

/// Faults in the order of the file, each place once: one mistake of a layer can be several of the rules that it sets.
fn in_order(mut faults: Vec<Fault>) -> Vec<Fault> {
    faults.sort_by_key(|fault| (fault.place.line, fault.place.column));
    faults.dedup_by(|second, first| second.place.line.is_some() && second.place == first.place && second.problem == first.problem);
    faults
}

/// The way in a pack's own file: its rules stand after those `above`, and what it sets is the
/// last of the layers. A rule or profile of the pack above is refused because of what is set.
fn own_way(way: Vec<Step>, above: usize, node: &Node<'_>) -> Vec<Step> {
    let is_own = |profile: &str| node.entry("profiles").is_some_and(|(_, profiles)| profiles.entry(profile).is_some());
    match way.split_first() {
        Some((Step::Key(key), [Step::Key(profile), rest @ ..])) if key == "profiles" && !is_own(profile) => {
            [Step::Key("overlay".to_owned())].iter().chain(rest).cloned().collect()
        }
        Some((Step::Key(key), [Step::Index(at), rest @ ..])) if key == "rules" => match at.checked_sub(above) {
            Some(own) => [Step::Key(key.clone()), Step::Index(own)].iter().chain(rest).cloned().collect(),
            None => vec![Step::Key("overlay".to_owned()), Step::Key("forces".to_owned())],
        },
        Some((Step::Key(key), [Step::Index(_), rest @ ..])) if key == "layers" => {
            [Step::Key("overlay".to_owned())].iter().chain(rest).cloned().collect()
        }
        _ => way,
    }
}

/// The file of the pack that an overlay sets.
fn base_of(files: &dyn Files, name: &str, overlay: &Overlay, open: &[String]) -> Result<String, Fault> {
    let Some(of) = &overlay.of else {
        return Err(Fault::new(Problem::MissingKey { key: "of".to_owned() }));
    };
    let path = beside(name, of);
    if open.contains(&path) {
        return Err(Fault::new(Problem::Loop { name: of.clone() }).under("of"));
    }
    if files.text(&path).is_none() {
        return Err(Fault::new(Problem::IncludeMissing { name: of.clone() }).under("of"));
    }
    Ok(path)
}

/// A pack laid over the one that it sets: everything of that one, and what is its own.
fn lay_over(base: Pack, own: Pack, overlay: Overlay) -> Result<Pack, Fault> {
    if base.layers.last().is_some_and(|above| above.layer >= overlay.layer) {
        return Err(Fault::clash(PackClash::Layer).under("layer").under("overlay"));
    }
    let mut pack = own;
    pack.sha256 = Some(hashed([&pack.sha256, &base.sha256].into_iter().flatten().map(String::as_str)));
    take_words(&mut pack, &base).map_err(|fault| fault.under("of").under("overlay"))?;
    join(&mut pack.sources, base.sources, Thing::Source).map_err(|fault| fault.under("sources"))?;
    join(&mut pack.params, base.params, Thing::Param).map_err(|fault| fault.under("params"))?;
    join(&mut pack.slots, base.slots, Thing::Slot).map_err(|fault| fault.under("slots"))?;
    join(&mut pack.schemes, base.schemes, Thing::Scheme).map_err(|fault| fault.under("schemes"))?;
    join(&mut pack.composites, base.composites, Thing::Scheme).map_err(|fault| fault.under("composites"))?;
    join(&mut pack.profiles, base.profiles, Thing::Profile).map_err(|fault| fault.under("profiles"))?;
    pack.rules.splice(0..0, base.rules);
    pack.scheme = pack.scheme.or(base.scheme);
    pack.valid = pack.valid.or(base.valid);
    pack.layers = base.layers;
    pack.layers.push(overlay);
    Ok(pack)
}

/// Puts what is above before what is the pack's own.
fn join<T: PartialEq + Clone>(own: &mut Table<T>, above: Table<T>, thing: Thing) -> Result<(), Fault> {
    let own_part = std::mem::replace(own, above);
    take_in(own, &own_part, thing)
}

/// The name of a file without folders and ending.
fn stem(name: &str) -> &str {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.strip_suffix(".yaml").or_else(|| file.strip_suffix(".yml")).unwrap_or(file)
}

fn gather(files: &dyn Files, name: &str, open: &mut Vec<String>) -> Result<(Pack, Node<'static>), Vec<Fault>> {
    let text = files.read(name).map_err(|fault| vec![fault.in_file(name)])?;
    let named = |faults: Vec<Fault>| faults.into_iter().map(|fault| fault.in_file(name)).collect::<Vec<_>>();
    let (mut pack, node) = read_all::<Pack>(&text).map_err(named)?;
    let mut shas = Vec::new();
    open.push(name.to_owned());
    for (at, include) in pack.include.clone().iter().enumerate() {
        let here = |problem: Problem| vec![locate(Fault::new(problem).at(at).under("include").in_file(name), &node)];
        let path = beside(name, include);
        if open.contains(&path) {
            return Err(here(Problem::Loop { name: include.clone() }));
        }
        if files.text(&path).is_none() {
            return Err(here(Problem::IncludeMissing { name: include.clone() }));
        }
        let (inner, _) = gather(files, &path, open)?;
        shas.extend(inner.sha256.clone());
        take_words(&mut pack, &inner).map_err(|fault| here(fault.into_problem()))?;
    }
    open.pop();
    let included = shas.iter().map(String::as_str);
    pack.sha256 = Some(hashed(std::iter::once(&*plain(&text)).chain(included)));
    Ok((pack, node))
}

/// A file as it is hashed: an editor that writes a byte order mark or other line ends makes no other pack.
fn plain(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { Cow::Borrowed(text) }
}

/// SHA-256 over texts.
fn hashed<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let mut hash = Sha256::new();
    texts.for_each(|text| hash.update(text.as_bytes()));
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Takes in the kinds, facts, variants and calendar of another file.
fn take_words(pack: &mut Pack, inner: &Pack) -> Result<(), Fault> {
    if let Some(calendar) = &inner.calendar {
        if pack.calendar.as_ref().is_some_and(|known| known != calendar) {
            return Err(Fault::clash(PackClash::TwoCalendars));
        }
        pack.calendar = Some(calendar.clone());
    }
    for (phrase, others) in inner.variants.iter() {
        if pack.variants.get(phrase).is_some_and(|known| known != others) {
            return Err(Fault::clash(PackClash::TwoVariants));
        }
        pack.variants.set(phrase, others.clone());
    }
    take_in(&mut pack.kinds, &inner.kinds, Thing::Kind)?;
    take_in(&mut pack.facts, &inner.facts, Thing::Fact)
}

/// Puts what is brought after what is there already.
fn take_in<T: PartialEq + Clone>(own: &mut Table<T>, brought: &Table<T>, thing: Thing) -> Result<(), Fault> {
    for (name, value) in brought.iter() {
        if own.get(name).is_some_and(|known| known != value) {
            return Err(Fault::new(Problem::Conflict { thing, name: name.to_owned() }).under(name));
        }
        own.set(name, value.clone());
    }
    Ok(())
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
    parts.joined("/")
}
