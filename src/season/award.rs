//! Awards: in each period who is chosen, and who was not chosen before.

use super::ballot::Ballot;
use super::book::Book;
use super::definition::{Award, Condition};
use super::eligible::Winners;
use super::result::{AwardPeriod, AwardResult, Outcome};
use super::span::Span;

/// All awards in all periods, in the order of the season.
pub fn awards(book: &Book<'_>) -> Vec<AwardResult> {
    let mut winners = Winners::new();
    let mut results = Vec::new();
    for (at, (name, award)) in book.season.awards.iter().enumerate() {
        let mut periods = Vec::new();
        for span in book.data.spans(award.per).into_iter().filter(|span| award.is_given(*span)) {
            let (mut period, chosen) = Ballot { book, at, award, span, winners: &winners }.decide();
            compare(book, (at, award, span), &winners, &mut period, &chosen);
            winners.insert((at, span.index), (period.outcome, chosen));
            periods.push(period);
        }
        let conditions = award.conditions().filter_map(Condition::asks).filter(|(_, measure, _)| *measure).map(|(name, ..)| name);
        let names = std::iter::once(award.by.as_str()).chain(award.then.iter().map(String::as_str)).chain(conditions);
        results.push(AwardResult {
            award: name.to_owned(),
            title: award.title.clone(),
            sources: award.sources.iter().map(|citation| citation.0.clone()).collect(),
            reads: book.reads(names),
            only: !award.counts_only.is_empty(),
            awards: award.take.is_some(),
            periods,
        });
    }
    results
}

/// Says who was chosen in the period before too, who was not, and who was only then; where both are decided.
fn compare(book: &Book<'_>, (at, award, span): (usize, &Award, Span), winners: &Winners, period: &mut AwardPeriod, chosen: &[usize]) {
    let Some((Outcome::Decided, before)) = winners.get(&(at, span.before().index)) else { return };
    if period.outcome != Outcome::Decided || award.take.is_none() {
        return;
    }
    let ids = |of: &[usize], is: bool, other: &[usize]| -> Vec<String> {
        of.iter().filter(|subject| other.contains(subject) == is).map(|subject| book.data.id(*subject)).collect()
    };
    (period.kept, period.gained, period.lost) = (ids(chosen, true, before), ids(chosen, false, before), ids(before, false, chosen));
}
