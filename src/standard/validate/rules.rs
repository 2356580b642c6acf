//! The rules: their names, kinds and validity, and what each requires.

use super::requirement::Requirements;
use super::settings::Settings;
use super::sink::Sink;
use super::words::{Words, name};
use crate::fault::{Fault, PackClash, Problem, Step, Thing};
use crate::limits;
use crate::pack::{Pack, Rule};

pub(super) fn check(pack: &Pack, set: &Settings, sink: &mut Sink) {
    sink.enter("rules");
    if pack.rules.len() as u64 > limits::RULES.most {
        sink.tell(Fault::new(Problem::TooLarge { limit: limits::RULES }));
        return sink.leave(1);
    }
    let twice = second(pack);
    for (at, rule) in pack.rules.iter().enumerate() {
        sink.enter(at);
        sink.of_rule(Some(&rule.id));
        if let Some((_, first)) = twice.iter().find(|(second, _)| *second == at) {
            sink.of_rule(None);
            let way = vec![Step::Key("rules".to_owned()), Step::Index(*first), Step::Key("id".to_owned())];
            let problem = Problem::DuplicateId { thing: Thing::Rule, name: rule.id.clone() };
            sink.tell(Fault::new(problem).beside_path(way).under("id"));
            sink.of_rule(Some(&rule.id));
        }
        let (force, takes) = set.rules.get(at).copied().unwrap_or((rule.force, rule.deduct.is_some()));
        if takes && !force.binds() {
            sink.tell_under("deduct", Problem::PointsWithoutForce { rule: rule.id.clone() });
        }
        one(pack, rule, set, sink);
        sink.of_rule(None);
        sink.leave(1);
    }
    sink.leave(1);
}

/// The rules whose name was there before, each with the first of that name.
fn second(pack: &Pack) -> Vec<(usize, usize)> {
    let mut known = std::collections::BTreeMap::new();
    let mut twice = Vec::new();
    for (at, rule) in pack.rules.iter().enumerate() {
        let first = *known.entry(rule.id.as_str()).or_insert(at);
        if first != at {
            twice.push((at, first));
        }
    }
    twice
}

fn one(pack: &Pack, rule: &Rule, set: &Settings, sink: &mut Sink) {
    sink.enter("id");
    name(&rule.id, sink);
    sink.leave(1);
    let valid = pack.valid.unwrap_or_default().and(rule.valid.unwrap_or_default());
    if matches!((valid.from, valid.until), (Some(from), Some(until)) if from > until) {
        sink.tell(Fault::clash(PackClash::Validity).under("valid"));
    }
    let words = Words::new(pack);
    let Some(kind) = words.kind(&rule.each) else {
        // What it may read is not known, so what it requires is not looked at.
        return sink.tell(Fault::unknown(Thing::Kind, &rule.each, words.kind_names()).under("each"));
    };
    let mut requirements = Requirements::new(pack, &set.params, kind, sink);
    for (key, written) in [("when", rule.when.as_ref()), ("unless", rule.unless.as_ref()), ("require", Some(&rule.require))] {
        if let Some(written) = written {
            requirements.under(key, |inside| inside.requirement(written));
        }
    }
    if let Some(points) = rule.deduct.as_ref().and_then(|deduct| deduct.points.as_ref()) {
        requirements.under("deduct", |inside| inside.term("points", points));
    }
}
