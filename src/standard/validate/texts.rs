//! Citations, variants of phrases, the calendar and lists that are to be supplied.

use super::sink::Sink;
use super::words::{Words, name};
use crate::calendar::Day;
use crate::fault::{Expected, Fault, Found, PackClash, Problem, Thing};
use crate::pack::{Calendar, Pack, Slot};
use crate::source::Citation;
use crate::text::normal;

pub(super) fn check(pack: &Pack, sink: &mut Sink) {
    sink.enter("rules");
    for (at, rule) in pack.rules.iter().enumerate() {
        sink.enter(at);
        sink.of_rule(Some(&rule.id));
        cited(pack, &rule.sources, sink);
        sink.of_rule(None);
        sink.leave(1);
    }
    sink.leave(1);
    sink.enter("slots");
    for (id, slot) in pack.slots.iter() {
        sink.enter(id);
        name(id, sink);
        list(pack, slot, sink);
        sink.leave(1);
    }
    sink.leave(1);
    sink.enter("variants");
    for (phrase, others) in pack.variants.iter() {
        if let Some(at) = others.iter().position(|other| normal(other).is_empty()) {
            sink.tell(Fault::clash(PackClash::Variants).at(at).under(phrase));
        }
    }
    sink.leave(1);
    if let Some(calendar) = &pack.calendar {
        days(calendar, sink);
    }
}

fn cited(pack: &Pack, sources: &[Citation], sink: &mut Sink) {
    for (at, citation) in sources.iter().enumerate() {
        let source = citation.source();
        if pack.sources.get(source).is_none() {
            sink.tell(Fault::unknown(Thing::Source, source, pack.sources.keys()).at(at).under("sources"));
        }
    }
}

fn list(pack: &Pack, slot: &Slot, sink: &mut Sink) {
    let words = Words::new(pack);
    if words.kind(&slot.each).is_none() {
        sink.tell(Fault::unknown(Thing::Kind, &slot.each, words.kind_names()).under("each"));
    }
    if slot.deduct.is_some() && !slot.force.binds() {
        sink.tell(Fault::new(Problem::PointsWithoutForce { rule: slot.title.zh.clone() }).under("deduct"));
    }
    let stated = || slot.groups.iter().filter_map(|(_, group)| group.size);
    let sum = stated().fold(0, u32::saturating_add);
    let all = !slot.groups.is_empty() && stated().count() == slot.groups.len();
    if sum > slot.size || all && sum < slot.size {
        sink.tell(Fault::clash(PackClash::SlotSizes).under("groups"));
    }
    cited(pack, &slot.sources, sink);
}

/// Each day stands in its own year, and on one side only.
fn days(calendar: &Calendar, sink: &mut Sink) {
    sink.enter("calendar");
    sink.enter("years");
    for (year, written) in calendar.years.iter() {
        let Some(number) = Day::parse(&format!("{year}-01-01")).map(Day::year) else {
            sink.tell_under(year, Problem::BadValue { found: Found::Text(year.to_owned()), expected: Expected::Year });
            continue;
        };
        for (key, days) in [("off", &written.off), ("on", &written.on)] {
            for (at, day) in days.iter().enumerate() {
                if day.year() != number || key == "on" && written.off.contains(day) {
                    sink.tell(Fault::clash(PackClash::Calendar).at(at).under(key).under(year));
                }
            }
        }
    }
    sink.leave(2);
}
