//! Seasons: what nobody uses, awards that nobody can get, bars that bar nobody, steps that nobody
//! reaches, percentages that are never told.
//!
//! What a measure can be is reckoned from the bounds of the facts that it comes from, outwards
//! where it is not known; so what lies beyond can never be.

use super::cited::{programmes, unknown_rows};
use super::look::Catalogue;
use super::look::{Sheet, walk};
use super::notice::{Notice, Problem};
use super::texts::words;
use crate::amount::{Amount, SCALE};
use crate::calendar::Period;
use crate::fault::{Fault, Step};
use crate::load::{self, Files, beside};
use crate::pack::Term;
use crate::season::definition::{Award, By, Condition, Fact, From, Missing, Named, Score, Season, Take, Word};
use crate::season::span::months;
use crate::source::Citation;
use crate::tree::{Content, Faults, FromNode, Node};

type Told = Vec<(Problem, Vec<Step>)>;

/// Whether a file is a season: it says so at its top.
struct IsSeason(bool);

impl FromNode for IsSeason {
    fn from_node(node: Option<&Node<'_>>, _: &mut Faults) -> Self {
        IsSeason(node.is_some_and(|node| node.entry("season").is_some()))
    }
}

/// Whether a text is a season; what is no YAML is none.
pub fn is_season(text: &str) -> bool {
    load::read::<IsSeason>(text).is_ok_and(|(is, _)| is.0)
}

/// Finds all mistakes in a season.
///
/// # Errors
/// The first fault of the season.
pub(super) fn lint(files: &dyn Files, name: &str, text: &str) -> Result<Vec<Notice>, Fault> {
    let (season, node) = crate::season::read_located(text).map_err(|fault| fault.in_file(name))?;
    let mut told = Told::new();
    names(&season, &node, &mut told);
    texts(&season, &node, &mut told);
    rows(files, name, &season, &mut told);
    scores(&season, &mut told);
    awards(&season, &mut told);
    stars(&season, &mut told);
    streaks(&season, &mut told);
    tallies(&season, &mut told);
    let mut sheet = Sheet::new(name, text.to_owned(), node);
    told.into_iter().for_each(|(problem, way)| sheet.tell(problem, way, Vec::new()));
    Ok(sheet.into_notices())
}

/// The scalars under a key, wherever it stands.
fn named(node: &Node<'_>, key: &str, out: &mut Vec<String>) {
    match &node.content {
        Content::Map(entries) => {
            for entry in entries {
                if let (true, Some(text)) = (entry.key == key, entry.value.text()) {
                    out.push(text.to_owned());
                }
                named(&entry.value, key, out);
            }
        }
        Content::List(elements) => elements.iter().for_each(|element| named(element, key, out)),
        Content::Scalar { .. } => {}
    }
}

/// What is written and never used.
fn names(season: &Season, node: &Node<'static>, told: &mut Told) {
    let under = |keys: &[&str]| {
        let mut all = Vec::new();
        keys.iter().for_each(|key| named(node, key, &mut all));
        all
    };
    let mut unused = |section: &str, names: Vec<&str>, used: &[String], problem: &dyn Fn(String) -> Problem| {
        for name in names.into_iter().filter(|name| !used.iter().any(|used| used == name)) {
            told.push((problem(name.to_owned()), vec![section.into(), name.into()]));
        }
    };
    let cited: Vec<String> =
        all_citations(season).iter().flat_map(|(_, of)| of.iter()).map(|citation| citation.source().to_owned()).collect();
    unused("sources", season.sources.keys().collect(), &cited, &|source| Problem::SourceUnused { source });
    unused("params", season.params.keys().collect(), &under(&["param"]), &|param| Problem::ParamUnused { param });
    unused("kinds", season.kinds.keys().collect(), &under(&["each", "parent"]), &|kind| Problem::KindUnused { kind });
    let asked = |kinds: &'static [&'static str]| {
        let conditions = season.awards.iter().flat_map(|(_, award)| award.conditions()).filter_map(Condition::asks);
        conditions.filter(|(_, _, [kind, _])| kinds.contains(kind)).map(|(name, ..)| name.to_owned())
    };
    let events: Vec<String> = asked(&["events"]).chain(season.ladders.iter().map(|(_, ladder)| ladder.of.clone())).collect();
    unused("events", season.events.keys().collect(), &events, &|event| Problem::EventUnused { event });

    let mut read: Vec<String> = season.scores.iter().flat_map(|(_, score)| score.from.reads()).map(str::to_owned).collect();
    read.extend(season.awards.iter().flat_map(|(_, award)| std::iter::once(&award.by).chain(&award.then)).cloned());
    read.extend(season.stars.iter().map(|(_, stars)| stars.by.clone()));
    read.extend(season.streaks.iter().flat_map(|(_, streak)| std::iter::once(&streak.by).chain(&streak.then)).cloned());
    read.extend(asked(&["is", "bar"]));
    unused("facts", season.facts.keys().collect(), &read, &|fact| Problem::FactUnused { fact });
    // Where nothing follows from scores they are what there is to be known.
    let follows = !(season.awards.is_empty() && season.stars.is_empty() && season.streaks.is_empty());
    if follows {
        unused("scores", season.scores.keys().collect(), &read, &|score| Problem::ScoreUnused { score });
    }
    let takes = || season.awards.iter().filter_map(|(_, award)| award.take.as_ref());
    let of_each = |take: &Take| match take {
        Take::EachClass(_) => true,
        Take::Share(portion) => portion.each_class,
        Take::Top(_) | Take::Classes(_) => false,
    };
    if !takes().any(of_each) && !season.streaks.iter().any(|(_, streak)| streak.each_class) {
        let classes = takes().filter_map(|take| match take {
            Take::Classes(classes) => Some(classes.keys().map(str::to_owned)),
            _ => None,
        });
        unused("classes", season.classes.keys().collect(), &classes.flatten().collect::<Vec<_>>(), &|class| Problem::ClassUnranked {
            class,
        });
    }
}

/// Every list of citations, with the way to it.
fn all_citations(season: &Season) -> Vec<(Vec<Step>, &[Citation])> {
    let way = |section: &str, name: &str| -> Vec<Step> { vec![section.into(), name.into(), "sources".into()] };
    let mut all: Vec<(Vec<Step>, &[Citation])> = Vec::new();
    all.extend(season.scores.iter().map(|(name, score)| (way("scores", name), score.sources.as_slice())));
    all.extend(season.awards.iter().map(|(name, award)| (way("awards", name), award.sources.as_slice())));
    all.extend(season.stars.iter().map(|(name, stars)| (way("stars", name), stars.sources.as_slice())));
    all.extend(season.streaks.iter().map(|(name, streak)| (way("streaks", name), streak.sources.as_slice())));
    all.extend(season.ladders.iter().map(|(name, ladder)| (way("ladders", name), ladder.sources.as_slice())));
    all.extend(season.tallies.iter().map(|(name, tally)| (way("tallies", name), tally.sources.as_slice())));
    all
}

fn texts(season: &Season, node: &Node<'static>, told: &mut Told) {
    walk(node, &mut Vec::new(), &mut |node, way| words(node, way, told));
    let mut alike = |way: Vec<Step>, table: &crate::table::Table<crate::words::Words>| {
        for (at, (key, words)) in table.iter().enumerate() {
            let same = |(_, other): &(&str, &crate::words::Words)| other.zh == words.zh || other.en == words.en;
            if let Some((first, _)) = table.iter().take(at).find(same) {
                let way = way.iter().cloned().chain([key.into()]).collect();
                told.push((Problem::OptionsAlike { first: first.to_owned(), second: key.to_owned() }, way));
            }
        }
    };
    alike(vec!["classes".into()], &season.classes);
    alike(vec!["events".into()], &season.events);
    for (name, award) in season.awards.iter() {
        alike(vec!["awards".into(), name.into(), "stages".into()], &award.stages);
    }
}

/// Citations: of what follows there is one, and its row is in the catalogue.
fn rows(files: &dyn Files, name: &str, season: &Season, told: &mut Told) {
    for (way, cited) in all_citations(season) {
        // How a score is put together may be the office's own.
        let [Step::Key(section), Step::Key(rule), _] = way.as_slice() else { continue };
        if cited.is_empty() && section != "scores" {
            told.push((Problem::RuleWithoutSource { rule: rule.clone() }, way.iter().take(2).cloned().collect()));
        }
    }
    let catalogue = ["../catalogue.csv", "../../catalogue.csv"].iter().find_map(|path| files.text(&beside(name, path)));
    if let Some(catalogue) = catalogue.map(|text| Catalogue::read(&text)) {
        programmes(&season.sources, &catalogue, told);
        unknown_rows(&season.sources, all_citations(season).into_iter(), &catalogue, told);
    }
}

/// From the lowest to the highest, in ten-thousandths; none where there is no end.
type Range = (Option<i128>, Option<i128>);

const ZERO: Range = (Some(0), Some(0));

/// Both ranges together.
fn or(a: Range, b: Range) -> Range {
    (a.0.zip(b.0).map(|(a, b)| a.min(b)), a.1.zip(b.1).map(|(a, b)| a.max(b)))
}

fn plus(a: Range, b: Range) -> Range {
    (a.0.zip(b.0).map(|(a, b)| a.saturating_add(b)), a.1.zip(b.1).map(|(a, b)| a.saturating_add(b)))
}

fn scaled(amount: Amount) -> i128 {
    i128::from(amount.scaled())
}

/// The sum of so many at least and at most of one range.
fn times(range: Range, fewest: i128, most: Option<i128>) -> Range {
    let low = range.0.and_then(|low| if low >= 0 { Some(low.saturating_mul(fewest)) } else { most.map(|most| low.saturating_mul(most)) });
    let high =
        range.1.and_then(|high| if high <= 0 { Some(high.saturating_mul(fewest)) } else { most.map(|most| high.saturating_mul(most)) });
    (low, high)
}

/// Every word that may stand here.
fn allowed<T: Named>(season: &Season, word: &Word<T>) -> Vec<T> {
    match word {
        Word::Given(word) => vec![*word],
        Word::Param(name) => {
            let of = season.params.get(name).map(|param| param.of.as_slice()).unwrap_or_default();
            T::ALL.iter().filter(|(_, known)| of.iter().any(|word| word == known)).map(|(word, _)| *word).collect()
        }
    }
}

/// What a term can be.
fn of_term(season: &Season, term: &Term) -> Range {
    match term {
        Term::Given(amount) => (Some(scaled(*amount)), Some(scaled(*amount))),
        Term::Param(name) => {
            let param = season.params.get(name);
            let low = param.and_then(|param| param.min).unwrap_or_default();
            (Some(scaled(low)), param.and_then(|param| param.max).map(scaled))
        }
    }
}

fn of_fact(fact: &Fact) -> Range {
    let range = (Some(scaled(fact.min.unwrap_or_default())), fact.max.map(scaled));
    // However many raters there are.
    if fact.raters == Some(By::Sum) { times(range, 1, None) } else { range }
}

/// What a fact or score can be. A score reads only what is written before it.
fn of_measure(season: &Season, name: &str) -> Range {
    if let Some(fact) = season.facts.get(name) {
        return of_fact(fact);
    }
    let mut known: Vec<(&str, Range)> = Vec::new();
    for (score, written) in season.scores.iter() {
        let of = |name: &str| match season.facts.get(name) {
            Some(fact) => of_fact(fact),
            None => known.iter().find(|(known, _)| *known == name).map_or((None, None), |(_, range)| *range),
        };
        let range = of_score(season, written, &of);
        if score == name {
            return range;
        }
        known.push((score, range));
    }
    (None, None)
}

fn of_score(season: &Season, score: &Score, of: &dyn Fn(&str) -> Range) -> Range {
    let many = |name: &str, by: &Word<By>, missing: &Word<Missing>, most: Option<i128>| {
        let part = of(name);
        let missing = allowed(season, missing);
        let part = if missing.contains(&Missing::Zero) { or(part, ZERO) } else { part };
        let fewest = if missing.iter().all(|missing| *missing == Missing::Block) { most.unwrap_or(1) } else { 1 };
        let ranges = allowed(season, by).into_iter().map(|by| if by == By::Sum { times(part, fewest, most) } else { part });
        ranges.reduce(or).unwrap_or((None, None))
    };
    match &score.from {
        From::Weigh(weigh) => {
            let parts = weigh.parts.iter().map(|part| {
                let range = of(&part.of);
                match part.full.as_ref().map(|full| of_term(season, full)) {
                    None => range,
                    // Outwards, by a ten-thousandth at most.
                    Some((Some(low), Some(high))) if low == high && low > 0 => {
                        let hundred = |end: i128| end.saturating_mul(100).saturating_mul(i128::from(SCALE));
                        let down = |end: i128| hundred(end).div_euclid(low);
                        (range.0.map(down), range.1.map(|end| down(end.saturating_neg()).saturating_neg()))
                    }
                    Some(_) => (range.0.filter(|low| *low >= 0).map(|_| 0), None),
                }
            });
            let mean = parts.reduce(or).unwrap_or((None, None));
            if allowed(season, &weigh.missing).contains(&Missing::Zero) { or(mean, ZERO) } else { mean }
        }
        From::Add(add) => {
            let zero = allowed(season, &add.missing).iter().any(|missing| *missing != Missing::Block);
            let part = |name: &String| if zero { or(of(name), ZERO) } else { of(name) };
            add.of.iter().map(part).reduce(plus).unwrap_or((None, None))
        }
        From::Share(share) => (of(&share.part).0.filter(|low| *low >= 0).map(|_| 0), None),
        From::Gather(gather) => many(&gather.of, &gather.by, &gather.missing, None),
        From::Over(over) => {
            let per = season.facts.get(&over.of).and_then(|fact| fact.per).or_else(|| season.scores.get(&over.of).map(|score| score.per));
            let most = per.and_then(|per| months(score.per).checked_div(months(per))).map(i128::from);
            many(&over.of, &over.by, &over.missing, most)
        }
    }
}

/// Percentages of too small a number whatever is recorded, weights of nothing.
fn scores(season: &Season, told: &mut Told) {
    for (name, score) in season.scores.iter() {
        let way = |rest: Vec<Step>| -> Vec<Step> { ["scores".into(), name.into(), "from".into()].into_iter().chain(rest).collect() };
        match &score.from {
            From::Share(share) => {
                let needed = of_term(season, &share.at_least).0.unwrap_or(0).max(1);
                if of_measure(season, &share.whole).1.is_some_and(|most| most < needed) {
                    told.push((Problem::ScoreNeverTold { score: name.to_owned() }, way(vec!["share".into(), "at_least".into()])));
                }
            }
            From::Weigh(weigh) => {
                for (at, part) in weigh.parts.iter().enumerate() {
                    if of_term(season, &part.weight) == ZERO {
                        let rest = vec!["weigh".into(), "parts".into(), at.into(), "weight".into()];
                        told.push((Problem::WeightOfNothing { of: part.of.clone() }, way(rest)));
                    }
                }
            }
            From::Add(_) | From::Gather(_) | From::Over(_) => {}
        }
    }
}

/// Whether every value lies at or above what a bound can be, and whether none can.
fn lower(range: Range, bound: Range) -> (bool, bool) {
    (range.0.zip(bound.1).is_some_and(|(low, bound)| low >= bound), range.1.zip(bound.0).is_some_and(|(high, bound)| high < bound))
}

/// The same at or below.
fn upper(range: Range, bound: Range) -> (bool, bool) {
    (range.1.zip(bound.0).is_some_and(|(high, bound)| high <= bound), range.0.zip(bound.1).is_some_and(|(low, bound)| low > bound))
}

/// Seats of an award.
fn seats(season: &Season, take: &Take) -> Range {
    match take {
        Take::Top(seats) | Take::EachClass(seats) => of_term(season, seats),
        Take::Share(portion) => {
            let (low, most) = of_term(season, &portion.percent);
            // However small the share is, the fewest are chosen.
            let none = portion.at_least.as_ref().is_none_or(|fewest| of_term(season, fewest).1.is_some_and(|most| most <= 0));
            (low, most.filter(|_| none))
        }
        Take::Classes(classes) => classes.iter().map(|(_, seats)| of_term(season, seats)).reduce(plus).unwrap_or(ZERO),
    }
}

fn take_key(take: &Take) -> &'static str {
    match take {
        Take::Top(_) => "top",
        Take::Share(_) => "share",
        Take::Classes(_) => "classes",
        Take::EachClass(_) => "each_class",
    }
}

fn awards(season: &Season, told: &mut Told) {
    let mut for_nobody: Vec<&str> = Vec::new();
    for (name, award) in season.awards.iter() {
        let way = |rest: Vec<Step>| -> Vec<Step> { ["awards".into(), name.into()].into_iter().chain(rest).collect() };
        let nobody = || Problem::AwardForNobody { award: name.to_owned() };
        let before = told.len();
        if let Some(take) = &award.take {
            let (_, most) = seats(season, take);
            if most.is_some_and(|most| most <= 0) && award.or.is_empty() {
                told.push((nobody(), way(vec!["take".into(), take_key(take).into()])));
            }
            everybody(season, name, award, take, told);
        }
        for (at, then) in award.then.iter().enumerate() {
            if *then == award.by || award.then.iter().take(at).any(|other| other == then) {
                told.push((Problem::ThenPartsNobody { of: then.clone() }, way(vec!["then".into(), at.into()])));
            }
        }
        let mut nobody_by = Vec::new();
        for (at, condition) in award.eligible.iter().enumerate() {
            let earlier = award.eligible.iter().take(at);
            let found = meets(season, name, award, condition, &for_nobody);
            let against = earlier.clone().any(|other| contradicts(season, award, other, condition));
            for (key, (always, never)) in found {
                let rest = vec!["eligible".into(), at.into(), condition_key(condition).into()];
                let rest = way(rest.into_iter().chain(key.map(Step::from)).collect());
                if never {
                    nobody_by.push(rest);
                } else if always {
                    told.push((Problem::BarNeverBites { award: name.to_owned() }, rest));
                }
            }
            if against {
                nobody_by.push(way(vec!["eligible".into(), at.into()]));
            }
        }
        // Who cannot be ranked can still be chosen whatever its place.
        if award.or.is_empty() {
            told.extend(nobody_by.into_iter().map(|way| (nobody(), way)));
        }
        for (at, condition) in award.or.iter().enumerate() {
            if whole(&meets(season, name, award, condition, &for_nobody)).0 {
                let way = way(vec!["or".into(), at.into(), condition_key(condition).into()]);
                told.push((Problem::AwardForEverybody { award: name.to_owned() }, way));
            }
        }
        let gets_nobody = told.iter().skip(before).any(|(problem, _)| matches!(problem, Problem::AwardForNobody { .. }));
        if gets_nobody {
            for_nobody.push(name);
        }
    }
}

/// An award that everybody gets, as the source counts them.
fn everybody(season: &Season, name: &str, award: &Award, take: &Take, told: &mut Told) {
    let least = seats(season, take).0.unwrap_or(0);
    let whole = |n: u32| i128::from(n).saturating_mul(i128::from(SCALE));
    let enough = match take {
        Take::Top(_) => award.pool.is_some_and(|pool| least >= whole(pool)),
        Take::Share(_) => least >= whole(100),
        Take::Classes(_) | Take::EachClass(_) => false,
    };
    if enough && award.eligible.is_empty() {
        let way = vec!["awards".into(), name.into(), "take".into(), take_key(take).into()];
        told.push((Problem::AwardForEverybody { award: name.to_owned() }, way));
    }
}

fn condition_key(condition: &Condition) -> &'static str {
    match condition {
        Condition::Is(_) => "is",
        Condition::Bar(_) => "bar",
        Condition::Events(_) => "events",
        Condition::Wins(_) => "wins",
        Condition::Any(_) => "any",
        Condition::All(_) => "all",
    }
}

/// By bound of a condition: whether everybody keeps it, and whether nobody can.
fn meets<'c>(
    season: &Season,
    name: &str,
    award: &Award,
    condition: &'c Condition,
    for_nobody: &[&str],
) -> Vec<(Option<&'c str>, (bool, bool))> {
    let counted = |most: Option<i128>, at_least: Option<u32>, at_most: Option<u32>| {
        let bound = |bound: u32| (Some(i128::from(bound)), Some(i128::from(bound)));
        let range = (Some(0), most);
        let low = at_least.map(|least| (Some("at_least"), lower(range, bound(least))));
        low.into_iter().chain(at_most.map(|most| (Some("at_most"), upper(range, bound(most))))).collect()
    };
    match condition {
        Condition::Is(_) => Vec::new(),
        Condition::Any(parts) | Condition::All(parts) => {
            let each: Vec<(bool, bool)> = parts.iter().map(|part| whole(&meets(season, name, award, part, for_nobody))).collect();
            let (mut always, mut never) = (each.iter().map(|(always, _)| *always), each.iter().map(|(_, never)| *never));
            let found = match condition {
                Condition::Any(_) => (always.any(|is| is), never.all(|is| is)),
                _ => (always.all(|is| is), never.any(|is| is)),
            };
            vec![(None, found)]
        }
        Condition::Bar(bar) => {
            let range = of_measure(season, &bar.of);
            let low = bar.at_least.as_ref().map(|bound| (Some("at_least"), lower(range, of_term(season, bound))));
            let high = bar.at_most.as_ref().map(|bound| (Some("at_most"), upper(range, of_term(season, bound))));
            low.into_iter().chain(high).collect()
        }
        Condition::Events(events) => counted(None, events.at_least, events.at_most),
        Condition::Wins(wins) => {
            let per = season.awards.get(&wins.award).map_or(award.per, |other| other.per);
            let all = months(wins.within.unwrap_or(award.per)).checked_div(months(per)).unwrap_or(0).max(1);
            // Months before are not a whole period of the calendar; how often it was given in them is not counted here.
            if wins.months.is_some() && season.awards.get(&wins.award).is_some_and(|other| other.take.is_some()) {
                return counted(None, wins.at_least, wins.at_most);
            }
            // The award itself counts only what it gave before.
            let most = if wins.award == name { all.saturating_sub(1) } else { all };
            // What is wrong with an award that nobody gets is told there.
            match season.awards.get(&wins.award) {
                Some(_) if for_nobody.contains(&wins.award.as_str()) => Vec::new(),
                Some(other) if other.take.is_none() => counted(Some(0), wins.at_least, wins.at_most),
                _ => counted(Some(i128::from(most)), wins.at_least, wins.at_most),
            }
        }
    }
}

/// Of a whole condition: whether everybody keeps it, and whether nobody can.
fn whole(bounds: &[(Option<&str>, (bool, bool))]) -> (bool, bool) {
    let always = !bounds.is_empty() && bounds.iter().all(|(_, (always, _))| *always);
    (always, bounds.iter().any(|(_, (_, never))| *never))
}

/// Whether one condition of an award asks for the opposite of another.
fn contradicts(season: &Season, award: &Award, one: &Condition, other: &Condition) -> bool {
    let longer = |one: Option<Period>, other: Option<Period>| months(one.unwrap_or(award.per)) >= months(other.unwrap_or(award.per));
    // What happened within a period happened within the longer one that it ends.
    let counts = |one: (Option<Period>, Option<u32>), other: (Option<Period>, Option<u32>)| {
        longer(one.0, other.0) && one.1.zip(other.1).is_some_and(|(most, least)| least > most)
    };
    match (one, other) {
        (Condition::Is(one), Condition::Is(other)) => one.fact == other.fact && one.value != other.value,
        (Condition::Bar(one), Condition::Bar(other)) if one.of == other.of => {
            let apart = |least: &Option<Term>, most: &Option<Term>| match (least, most) {
                (Some(least), Some(most)) => {
                    let (least, most) = (of_term(season, least).0, of_term(season, most).1);
                    least.zip(most).is_some_and(|(least, most)| least > most)
                }
                _ => false,
            };
            apart(&one.at_least, &other.at_most) || apart(&other.at_least, &one.at_most)
        }
        (Condition::Events(one), Condition::Events(other)) if one.of == other.of => {
            counts((one.within, one.at_most), (other.within, other.at_least))
                || counts((other.within, other.at_most), (one.within, one.at_least))
        }
        (Condition::Wins(one), Condition::Wins(other)) if one.award == other.award && one.months.is_none() && other.months.is_none() => {
            counts((one.within, one.at_most), (other.within, other.at_least))
                || counts((other.within, other.at_most), (one.within, one.at_least))
        }
        _ => false,
    }
}

/// Steps that no number reaches, or that a step above always covers.
fn stars(season: &Season, told: &mut Told) {
    for (name, stars) in season.stars.iter() {
        let range = of_measure(season, &stars.by);
        for (at, step) in stars.steps.iter().enumerate() {
            let cut = of_term(season, &step.at_least);
            let next = stars.steps.get(at.saturating_add(1)).map(|next| of_term(season, &next.at_least));
            let covered = |next: Range| {
                // What reaches this step reaches the next one too.
                let same = cut.0.zip(next.1).is_some_and(|(cut, next)| next <= cut);
                same || range.0.zip(next.1).is_some_and(|(low, next)| next <= low)
            };
            if lower(range, cut).1 || next.is_some_and(covered) {
                let way = vec!["stars".into(), name.into(), "steps".into(), at.into(), "at_least".into()];
                told.push((Problem::StarUnreachable { star: step.title.clone() }, way));
            }
        }
    }
}

/// What follows never, or always.
fn streaks(season: &Season, told: &mut Told) {
    for (name, streak) in season.streaks.iter() {
        let range = of_measure(season, &streak.by);
        let none = streak.lowest.as_ref().is_some_and(|lowest| of_term(season, lowest).1.is_some_and(|most| most <= 0));
        let (never, always) = streak.below.as_ref().map_or((false, false), |below| {
            let bound = of_term(season, below);
            // Below the bar is not at it.
            (lower(range, bound).0, lower(range, bound).1)
        });
        for (key, is) in [("lowest", none), ("below", never)] {
            if is {
                told.push((Problem::FollowsNever { streak: name.to_owned() }, vec!["streaks".into(), name.into(), key.into()]));
            }
        }
        if always {
            told.push((Problem::FollowsAlways { streak: name.to_owned() }, vec!["streaks".into(), name.into(), "below".into()]));
        }
    }
}

/// Declared numbers that are not those of the seats, where all seats are given.
fn tallies(season: &Season, told: &mut Told) {
    for (name, tally) in season.tallies.iter() {
        // How many are chosen without a seat nobody can say.
        let seated = |award: &String| season.awards.get(award).filter(|award| award.or.is_empty());
        let given = tally.of.iter().map(|award| match seated(award).and_then(|award| award.take.as_ref())? {
            Take::Share(_) => None,
            Take::EachClass(seats) => {
                let classes = i128::try_from(season.classes.len()).ok()?;
                Some(times(of_term(season, seats), classes, Some(classes)))
            }
            take => Some(seats(season, take)),
        });
        let Some((Some(low), Some(high))) = given.reduce(|a, b| Some(plus(a?, b?))).flatten() else { continue };
        let declared = i128::from(tally.declared).saturating_mul(i128::from(SCALE));
        if declared < low || declared > high {
            let seats = u32::try_from(low.div_euclid(i128::from(SCALE))).unwrap_or(u32::MAX);
            let way = vec!["tallies".into(), name.into(), "declared".into()];
            told.push((Problem::SeatsDiffer { declared: tally.declared, seats }, way));
        }
    }
}
