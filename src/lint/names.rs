//! Names: what nobody reads, what is written twice, what changes nothing.

use super::look::Look;
use super::notice::Problem;
use crate::fault::Step;
use crate::load::{beside, load_pack};
use crate::pack::{FactType, PackChoice};
use crate::standard::Standard;
use crate::tree::{Content, Node};

pub(super) fn check(look: &mut Look<'_>) {
    params(look);
    sources(look);
    facts(look);
    kinds(look);
    includes(look);
    profiles(look);
    slots(look);
}

/// Every scalar under a key, wherever it stands.
fn texts_under(node: &Node<'_>, key: &str, out: &mut Vec<String>) {
    match &node.content {
        Content::Map(entries) => {
            for entry in entries {
                if let (true, Content::Scalar { text, .. }) = (entry.key == key, &entry.value.content) {
                    out.push(text.as_ref().to_owned());
                }
                texts_under(&entry.value, key, out);
            }
        }
        Content::List(elements) => elements.iter().for_each(|element| texts_under(element, key, out)),
        Content::Scalar { .. } => {}
    }
}

fn params(look: &mut Look<'_>) {
    let mut read = Vec::new();
    texts_under(look.node(), "param", &mut read);
    let unused: Vec<String> = look.own.params.keys().filter(|name| !read.iter().any(|read| read == name)).map(str::to_owned).collect();
    for param in unused {
        let way = vec!["params".into(), param.as_str().into()];
        look.tell(Problem::ParamUnused { param }, way);
    }
}

fn sources(look: &mut Look<'_>) {
    let rules = look.pack.rules.iter().flat_map(|rule| &rule.sources);
    let slots = look.pack.slots.iter().flat_map(|(_, slot)| &slot.sources);
    let cited: Vec<&str> = rules.chain(slots).map(|citation| citation.source()).collect();
    let unused: Vec<String> = look.own.sources.keys().filter(|source| !cited.contains(source)).map(str::to_owned).collect();
    for source in unused {
        let way = vec!["sources".into(), source.as_str().into()];
        look.tell(Problem::SourceUnused { source }, way);
    }
}

/// Whether there is anything that could read facts: a vocabulary is read by others.
fn demands(look: &Look<'_>) -> bool {
    !look.pack.rules.is_empty() || !look.pack.slots.is_empty()
}

fn is_read(standard: &Standard, fact: &str) -> bool {
    let readers = standard.words.fact(fact).and_then(|fact| standard.readers.get(fact as usize));
    readers.is_some_and(|readers| !readers.is_empty())
}

fn facts(look: &mut Look<'_>) {
    if !demands(look) {
        return;
    }
    // What schemes and composites read, also those of profiles.
    let mut scored = Vec::new();
    for key in ["fact", "self", "who", "rating", "decided", "reason"] {
        texts_under(look.node(), key, &mut scored);
    }
    // A photo is looked at by people, not by rules.
    let own = look.own.facts.iter().filter(|(_, fact)| fact.kind != FactType::Photo).map(|(name, _)| name);
    let unused = own.filter(|name| !is_read(&look.standard, name) && !scored.iter().any(|read| read == name));
    let unused: Vec<String> = unused.map(str::to_owned).collect();
    for fact in unused {
        let way = vec!["facts".into(), fact.as_str().into()];
        look.tell(Problem::FactUnused { fact }, way);
    }
}

/// The kind of a fact.
fn kind_of(fact: &str) -> &str {
    fact.split('.').next().unwrap_or(fact)
}

fn kinds(look: &mut Look<'_>) {
    if !demands(look) {
        return;
    }
    let mut named: Vec<String> = look.pack.facts.keys().map(|fact| kind_of(fact).to_owned()).collect();
    for key in ["each", "of", "parent"] {
        texts_under(look.node(), key, &mut named);
    }
    let unused: Vec<String> = look.own.kinds.keys().filter(|kind| !named.iter().any(|name| name == kind)).map(str::to_owned).collect();
    for kind in unused {
        let way = vec!["kinds".into(), kind.as_str().into()];
        look.tell(Problem::KindUnused { kind }, way);
    }
}

fn includes(look: &mut Look<'_>) {
    let mut kinds: Vec<String> = look.own.facts.keys().map(|fact| kind_of(fact).to_owned()).collect();
    for key in ["each", "of", "parent"] {
        texts_under(look.node(), key, &mut kinds);
    }
    let mut days = Vec::new();
    for key in ["unit", "days"] {
        texts_under(look.node(), key, &mut days);
    }
    let counts_working_days = days.iter().any(|days| days == "working_days");
    let mut told: Vec<(Problem, Vec<Step>)> = Vec::new();
    for (at, include) in look.own.include.iter().enumerate() {
        let Ok(inner) = load_pack(look.files, &beside(look.name, include)) else { continue };
        for (section, names, own) in [
            ("kinds", inner.kinds.keys().collect::<Vec<_>>(), look.own.kinds.keys().collect::<Vec<_>>()),
            ("facts", inner.facts.keys().collect(), look.own.facts.keys().collect()),
        ] {
            for name in names.into_iter().filter(|name| own.contains(name)) {
                told.push((Problem::Shadowed { name: name.to_owned() }, vec![section.into(), name.into()]));
            }
        }
        let used = inner.facts.keys().any(|fact| is_read(&look.standard, fact))
            || inner.calendar.is_some() && counts_working_days
            || inner.kinds.keys().any(|kind| kinds.iter().any(|name| name == kind));
        // What brings rules is used by being in force.
        if !used && inner.rules.is_empty() && inner.slots.is_empty() {
            told.push((Problem::IncludeUnused { include: include.clone() }, vec!["include".into(), at.into()]));
        }
    }
    look.tell_all(told);
}

fn profiles(look: &mut Look<'_>) {
    let mut told = Vec::new();
    for profile in look.own.profiles.keys() {
        let choice = PackChoice { pack: look.pack.id.clone(), profiles: vec![profile.to_owned()], ..PackChoice::default() };
        let Ok(chosen) = Standard::compile(vec![look.pack.clone()], &[choice]) else { continue };
        if same(&look.standard, &chosen) {
            told.push(profile.to_owned());
        }
    }
    for profile in told {
        let way = vec!["profiles".into(), profile.as_str().into()];
        look.tell(Problem::ProfileChangesNothing { profile }, way);
    }
}

/// Whether two standards of the same packs judge and score alike.
fn same(one: &Standard, other: &Standard) -> bool {
    let rules = one.rules.len() == other.rules.len() && one.rules.iter().zip(&other.rules).all(|(a, b)| a.rule == b.rule);
    let packs = one.packs.iter().zip(&other.packs).all(|(a, b)| {
        let values = a.params.iter().zip(b.params.iter()).all(|((_, a), (_, b))| a.value == b.value);
        values && a.schemes == b.schemes
    });
    rules && packs
}

fn slots(look: &mut Look<'_>) {
    let mut told = Vec::new();
    for (at, rule) in look.own.rules.iter().enumerate() {
        let entry = rule.id.rsplit_once('.').filter(|(_, number)| number.parse::<u32>().is_ok());
        if let Some((slot, _)) = entry.filter(|(slot, _)| look.pack.slots.get(slot).is_some()) {
            told.push((Problem::SlotName { rule: rule.id.clone(), slot: slot.to_owned() }, vec!["rules".into(), at.into(), "id".into()]));
        }
    }
    look.tell_all(told);
}
