//! English sentences.

use crate::calendar::{Period, Weekday};
use crate::finding::{BoundSeen, Cells, Reason, Time, Verdict};
use crate::pack::DayUnit;
use crate::pack::{MatrixSide, Take};
use crate::say::{Names, side_sign};
use crate::text::Joined;

pub(in crate::say) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "Pass",
        Verdict::Fail => "Fail",
        Verdict::Pending => "Open",
        Verdict::ToConfirm => "To confirm",
        Verdict::CannotCheck => "Cannot check",
        Verdict::NotConfigured => "Not configured",
        Verdict::NotSupplied => "Not supplied",
        Verdict::NotApplicable => "N/A",
    }
}

pub(in crate::say) fn period(per: Period) -> &'static str {
    match per {
        Period::Day => "day",
        Period::Week => "week",
        Period::Month => "month",
        Period::Quarter => "quarter",
        Period::HalfYear => "half-year",
        Period::Year => "year",
    }
}

pub(in crate::say) fn yes_no<'a>(names: Names<'a>, fact: &str, value: bool) -> &'a str {
    names.yes_no(fact, value).unwrap_or(if value { "yes" } else { "no" })
}

fn given(because: &str) -> String {
    if because.is_empty() { String::new() } else { format!(" ({because})") }
}

fn taken(take: Take) -> &'static str {
    match take {
        Take::Sum => "sum",
        Take::Mean => "mean",
        Take::Min => "smallest",
        Take::Max => "largest",
        Take::Spread => "spread",
    }
}

fn bounded(bounds: &[BoundSeen], unit: &str) -> String {
    let bounds: Vec<String> = bounds.iter().map(|bound| format!("{} {}{unit}", side_sign(bound.side), bound.value)).collect();
    bounds.joined(" and ")
}

/// A unit after its number; many numbers have none.
fn spaced(unit: &str) -> String {
    if unit.is_empty() { String::new() } else { format!(" {unit}") }
}

fn required(bounds: &str) -> String {
    if bounds.is_empty() { String::new() } else { format!(", required {bounds}") }
}

fn time(time: &Time, names: Names<'_>) -> String {
    let unit = match (&time.unit, &time.option) {
        (Some(unit), Some(option)) => names.option(unit, option).to_owned(),
        _ => names.unit(&time.fact).to_owned(),
    };
    let seen = if time.immediate { unit } else { format!("{} {unit}", time.seen) };
    format!("{} {seen}", names.fact(&time.fact))
}

pub(in crate::say) fn reason(reason: &Reason, names: Names<'_>) -> String {
    match reason {
        Reason::Unanswered { fact } => format!("{}: not answered yet", names.fact(fact)),
        Reason::FactNotApplicable { fact, because } => format!("{}: does not apply{}", names.fact(fact), given(because)),
        Reason::FactCannotCheck { fact, because } => format!("{}: could not be checked{}", names.fact(fact), given(because)),
        Reason::YesNo { fact, seen, wanted } => {
            let (label, seen_word) = (names.fact(fact), yes_no(names, fact, *seen));
            if seen == wanted {
                format!("{label}: {seen_word}")
            } else {
                format!("{label}: {seen_word}, required: {}", yes_no(names, fact, *wanted))
            }
        }
        Reason::Choice { fact, seen, wanted, ordered } => {
            let (label, seen_word) = (names.fact(fact), names.option(fact, seen));
            if wanted.contains(seen) {
                return format!("{label}: {seen_word}");
            }
            let wanted = if *ordered {
                wanted.first().map(|key| format!("{} or better", names.option(fact, key))).unwrap_or_default()
            } else {
                names.options(fact, wanted).joined(" or ")
            };
            format!("{label}: {seen_word}, required: {wanted}")
        }
        Reason::Number { fact, seen, bounds } => {
            let unit = spaced(names.unit(fact));
            format!("{} is {seen}{unit}{}", names.fact(fact), required(&bounded(bounds, &unit)))
        }
        Reason::Ratio { part, whole, seen_part, seen_whole, bounds } => {
            let wanted = bounded(bounds, " %");
            format!("{} {seen_part} of {} {seen_whole}, required {wanted}", names.fact(part), names.fact(whole))
        }
        Reason::SmallBase { base, needed } if needed > base => format!("a base of {base} is too small to assess, {needed} needed"),
        Reason::SmallBase { base, .. } => format!("with a base of {base} nothing can be assessed"),
        Reason::PartOverWhole => "the part is larger than its whole; check the numbers".to_owned(),
        Reason::Change { base, now, seen_base, seen_now, falls, per_cent, by } => {
            let unit = spaced(names.unit(now));
            let way = if *falls { "a fall" } else { "a rise" };
            let share = per_cent.map(|wanted| format!("{way} of at least {wanted} %"));
            let wanted: Vec<String> = share.into_iter().chain(by.map(|wanted| format!("{way} by at least {wanted}{unit}"))).collect();
            let from = format!("{} {seen_base}{unit}, {} {seen_now}{unit}", names.fact(base), names.fact(now));
            if wanted.is_empty() { from } else { format!("{from}, required {}", wanted.joined(" and ")) }
        }
        Reason::Elements { fact, missing, forbidden, any_of, present_any, needed_any, open_list } => {
            let mut parts = Vec::new();
            if !missing.is_empty() {
                parts.push(format!("missing {}", names.options(fact, missing).joined(", ")));
            }
            if !forbidden.is_empty() {
                parts.push(format!("there is {}", names.options(fact, forbidden).joined(", ")));
            }
            if !any_of.is_empty() && present_any < needed_any {
                parts.push(format!("{present_any} of {}, at least {needed_any} needed", names.options(fact, any_of).joined(", ")));
            }
            let open = if *open_list { " (the source's list is open)" } else { "" };
            if parts.is_empty() {
                format!("{}: complete{open}", names.fact(fact))
            } else {
                format!("{}: {}{open}", names.fact(fact), parts.joined("; "))
            }
        }
        Reason::Cells { missing, each, needed } => {
            let row =
                |cells: &Cells| format!("{} lacks {}", names.fact(&cells.fact), names.options(&cells.fact, &cells.missing).joined(", "));
            let side = if *each == MatrixSide::Row { "place" } else { "content" };
            let needed = needed.map_or_else(String::new, |needed| format!(" (at least {needed} needed for each {side})"));
            let rows: Vec<String> = missing.iter().map(row).collect();
            if rows.is_empty() { format!("all is there{needed}") } else { format!("{}{needed}", rows.joined("; ")) }
        }
        Reason::On { fact, seen, weekdays, months } => {
            let days: Vec<&str> = weekdays.iter().map(|day| weekday(*day)).collect();
            let months: Vec<String> = months.iter().map(|month| format!("month {month}")).collect();
            let wanted: Vec<String> = [days.joined(", "), months.joined(", ")].into_iter().filter(|part| !part.is_empty()).collect();
            format!("{} is {seen}{}", names.fact(fact), required(&wanted.joined(" in ")))
        }
        Reason::Hours { fact, seen, covers, at_least } => {
            let covers = covers.as_ref().map(|covers| format!("to take in {covers}"));
            let wanted: Vec<String> = covers.into_iter().chain(at_least.map(|hours| format!("at least {hours} hours"))).collect();
            format!("{} is {seen}{}", names.fact(fact), required(&wanted.joined(" and ")))
        }
        Reason::NoEvidence { fact } => format!("Such a rating needs “{}”: record it, or a person confirms", names.fact(fact)),
        Reason::Declared { declared, listed } => format!("The source says {declared} and lists {listed}"),
        Reason::TextEmpty { fact } => format!("{} is empty", names.fact(fact)),
        Reason::TextLacks { fact, phrases } => format!("{} lacks: {}", names.fact(fact), phrases.joined(", ")),
        Reason::TextLacksAny { fact, phrases } => format!("{} has none of: {}", names.fact(fact), phrases.joined(", ")),
        Reason::TextHit { fact, phrase, family } => {
            let family = family.as_ref().map_or_else(String::new, |family| format!(" ({})", family.en));
            format!("{} contains “{phrase}”{family}: a person must confirm", names.fact(fact))
        }
        Reason::TextTooLong { fact, pattern } => {
            format!("{} is too long for the pattern “{pattern}” to be looked for to the end: a person must check", names.fact(fact))
        }
        Reason::TextGood { fact } => format!("{} is as required", names.fact(fact)),
        Reason::Date { fact, seen, earliest, latest } => {
            if seen > latest {
                format!("{} is {seen}, after the day of the inspection {latest}", names.fact(fact))
            } else if seen < earliest {
                format!("{} is {seen}, must not be before {earliest}", names.fact(fact))
            } else {
                format!("{} is {seen}, between {earliest} and {latest}", names.fact(fact))
            }
        }
        Reason::StagesOrder { first, second } => format!("{} is before {}", names.fact(second), names.fact(first)),
        Reason::StagesGood { facts } => {
            let labels: Vec<&str> = facts.iter().map(|fact| names.fact(fact)).collect();
            format!("{} follow each other", labels.joined(", "))
        }
        Reason::DaysOrder { from, to, seen_from, seen_to } => {
            let (from, to) = (names.fact(from), to.as_ref().map_or("the inspection", |to| names.fact(to)));
            format!("{to} {seen_to} is before {from} {seen_from}")
        }
        Reason::Days { from, to, seen_from, seen_to, days, more, less, unit, bounds } => {
            let unit = match unit {
                DayUnit::Days => "days",
                DayUnit::WorkingDays => "working days",
                DayUnit::Months => "months",
            };
            let more = if *more { " and some days" } else { "" };
            let (from, to) = (names.fact(from), to.as_ref().map_or("the inspection", |to| names.fact(to)));
            let less = less.as_ref().map_or_else(String::new, |(fact, less)| format!(" less {less} ({})", names.fact(fact)));
            format!("{from} {seen_from} to {to} {seen_to}: {days} {unit}{more}{less}{}", required(&bounded(bounds, &format!(" {unit}"))))
        }
        Reason::NoCalendar { year } => format!("The calendar has no year {year}: working days cannot be counted"),
        Reason::Limit { promised, legal, at_most } => {
            let most = at_most.map_or_else(String::new, |most| format!(", required at most {most} % of the legal limit"));
            format!("{}, {}{most}", time(promised, names), time(legal, names))
        }
        Reason::NoConversion => "The limits have different units, and nobody set what a working day is worth".to_owned(),
        Reason::Cadence { per, working, short, periods, needed } => {
            let (back, per) = (period(*per), if *working { "working day" } else { period(*per) });
            if short.is_empty() {
                return format!("at least {needed} in each of the last {periods} complete periods ({per})");
            }
            let list: Vec<String> = short.iter().map(|period| format!("{} {back}(s) back: {}", period.back, period.events)).collect();
            format!("{needed} needed each {per}; {}", list.joined(", "))
        }
        Reason::Returns { fact, within } => format!("within {within} day(s) of the yearly return of: {}", names.fact(fact)),
        Reason::NoPeriod => "No complete period lies in the days that are looked at".to_owned(),
        Reason::Claim { fact } => format!("{}: only claimed, without dated records; confirm it from the ledger", names.fact(fact)),
        Reason::Count { of, found, unsure, at_least, at_most } => {
            let mut text = format!("{}: {found}", names.kind(of));
            if *unsure > 0 {
                text.push_str(&format!(" ({unsure} more not known)"));
            }
            if let Some(least) = at_least {
                text.push_str(&format!(", at least {least} needed"));
            }
            if let Some(most) = at_most {
                text.push_str(&format!(", at most {most} allowed"));
            }
            text
        }
        Reason::Share { of, found, base, unsure, bounds } => {
            let unsure = if *unsure > 0 { format!(" ({unsure} more not known)") } else { String::new() };
            format!("{}: {found} of {base}{unsure}{}", names.kind(of), required(&bounded(bounds, " %")))
        }
        Reason::Measure { fact, take, seen, of, unsure, bounds } => {
            let unit = spaced(names.unit(fact));
            let unsure = if *unsure > 0 { format!(", {unsure} more not known") } else { String::new() };
            let seen = seen.map_or_else(|| "none".to_owned(), |seen| format!("{} {seen}{unit}", taken(*take)));
            format!("{}: {seen} (of {of}{unsure}){}", names.fact(fact), required(&bounded(bounds, &unit)))
        }
        Reason::ParamUnset { param } => format!("The parameter “{}” is not set; the source gives no figure", names.param(param)),
        Reason::SlotEmpty { slot, listed, size } => {
            let (title, groups) = names.slot(slot);
            let said = format!("{title}: {listed} of {size} entries supplied");
            if groups.is_empty() { said } else { format!("{said}, in {} groups: {}", groups.len(), groups.joined(", ")) }
        }
        Reason::Group { held, needed, of } => format!("{held} of {of} hold, {needed} needed"),
        Reason::Condition => "The rule does not apply here".to_owned(),
        Reason::NotInForce { from, until } => {
            let from = from.map(|day| format!("from {day}"));
            let days: Vec<String> = from.into_iter().chain(until.map(|day| format!("until {day}"))).collect();
            format!("The rule is not in force on the day of the inspection ({})", days.joined(", "))
        }
        Reason::Exception => "There is a recorded exception".to_owned(),
        Reason::NoSubject { kind } => format!("No {} has been entered yet", names.kind(kind)),
    }
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
