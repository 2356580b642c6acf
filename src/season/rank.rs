//! Order, places and the last place: who is chosen of those who are ranked.
//!
//! The highest number comes first; one of which the lowest does is turned to the other sign while
//! it is compared, and turned back to be shown.
//!
//! A number that parts equals may be missing. Then whatever it may turn out to be is held open:
//! one is chosen, or not, only when that is so for every value of every missing number.

use super::combine::Value;
use super::definition::Ties;
use super::fraction::Fraction;
use super::result::Chosen;
use super::standing::Standing;
use crate::order;
use std::cmp::Reverse;

/// A number as it is compared, or such a one as it is shown.
pub fn turned(lower_first: &[String], name: &str, number: Fraction) -> Fraction {
    if lower_first.iter().any(|lower| lower == name) { number.turned() } else { number }
}

/// The numbers of one who is ranked, the most important first; none where one is missing.
pub type Row<'v> = Vec<Option<&'v Fraction>>;

/// The row of a number and those that part equals.
pub fn row<'v>(value: &'v Fraction, then: &'v [Value]) -> Row<'v> {
    std::iter::once(Some(value)).chain(then.iter().map(|value| value.as_ref().ok())).collect()
}

/// A number in a comparison; a missing one may be lower or higher than any other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bound<'v> {
    Lowest,
    At(&'v Fraction),
    Highest,
}

/// A row with every missing number put at an end.
fn filled<'v>(row: &Row<'v>, missing: Bound<'static>) -> Vec<Bound<'v>> {
    row.iter().map(|number| number.map_or(missing, Bound::At)).collect()
}

/// How many stand before one, whatever the missing numbers are.
pub struct Ahead {
    /// Ahead for certain.
    pub least: usize,
    /// At most so many are ahead.
    pub most: usize,
    /// Ahead or equal for certain, itself among them.
    pub least_equal: usize,
    /// At most so many are ahead or equal, itself among them.
    pub most_equal: usize,
}

/// Counts who stands before each: a missing number of one is put against it, those of all others
/// for them, and the other way round.
pub fn ahead(rows: &[Row<'_>]) -> Vec<Ahead> {
    let all = |missing: Bound<'static>| -> Vec<Vec<Bound<'_>>> { rows.iter().map(|row| filled(row, missing)).collect() };
    let (lows, highs) = (all(Bound::Lowest), all(Bound::Highest));
    let (low_order, high_order) = (order::sorted(lows.clone()), order::sorted(highs.clone()));
    let each = lows.iter().zip(&highs).map(|(low, high)| {
        // One with a missing number would count itself, or miss itself.
        let itself = usize::from(low != high);
        Ahead {
            least: above(&low_order, high),
            most: above(&high_order, low).saturating_sub(itself),
            least_equal: not_below(&low_order, high).saturating_add(itself),
            most_equal: not_below(&high_order, low),
        }
    });
    each.collect()
}

fn above<T: Ord>(sorted: &[T], than: &T) -> usize {
    sorted.len().saturating_sub(sorted.partition_point(|other| other <= than))
}

fn not_below<T: Ord>(sorted: &[T], than: &T) -> usize {
    sorted.len().saturating_sub(sorted.partition_point(|other| other < than))
}

/// More rows with missing numbers than these are not compared with each other one by one; the
/// count of places then stays on the safe side.
const MANY: usize = 1000;

/// How many places are taken before each, at least and at most, when equals share one.
fn places(rows: &[Row<'_>], ahead: &[Ahead]) -> Vec<(usize, usize)> {
    let is_open = |row: &&Row<'_>| row.contains(&None);
    // At most: whoever has a missing number takes a place of its own.
    let mut whole = order::sorted(rows.iter().filter(|row| !is_open(row)).map(|row| filled(row, Bound::Highest)).collect());
    whole.dedup();
    let open = order::sorted(rows.iter().filter(is_open).map(|row| filled(row, Bound::Highest)).collect());
    // At least: of those who are ahead for certain, as many as no two of whom can be equal.
    let best_first = order::sorted_by(rows.iter().collect(), |row| Reverse(filled(row, Bound::Lowest)));
    let mut taken = vec![0_usize];
    let (mut apart, mut open_apart): (Vec<&Row<'_>>, Vec<&Row<'_>>) = (Vec::new(), Vec::new());
    for row in &best_first {
        let same_first = |others: &[&Row<'_>]| others.first().is_none_or(|other| other.first() == row.first());
        if !same_first(&apart) || !same_first(&open_apart) {
            (apart, open_apart) = (Vec::new(), Vec::new());
        }
        let fits = |other: &&Row<'_>| other.iter().zip(row.iter()).all(|(a, b)| a.is_none() || b.is_none() || a == b);
        let new = if is_open(row) {
            apart.len().max(open_apart.len()) < MANY && !apart.iter().chain(&open_apart).any(fits)
        } else {
            apart.last() != Some(row) && !open_apart.iter().any(fits)
        };
        if new {
            if is_open(row) { open_apart.push(row) } else { apart.push(row) }
        }
        taken.push(taken.last().copied().unwrap_or(0).saturating_add(usize::from(new)));
    }
    let each = rows.iter().zip(ahead).map(|(row, ahead)| {
        let low = filled(row, Bound::Lowest);
        let most = above(&whole, &low).saturating_add(above(&open, &low)).saturating_sub(usize::from(is_open(&row)));
        (taken.get(ahead.least).copied().unwrap_or(0), most)
    });
    each.collect()
}

/// How one comes out: as it does whatever the missing numbers are, and however many of the seats
/// there are.
fn came(ahead: &Ahead, (least, most): (usize, usize), (few, many): (usize, usize), ties: Ties) -> Chosen {
    let sure = if ties == Ties::Report { ahead.most_equal <= few } else { most < few };
    if least >= many {
        Chosen::No
    } else if sure {
        Chosen::Yes
    } else if ties == Ties::Report && most < few && ahead.least_equal > many {
        Chosen::Tied
    } else {
        Chosen::Open
    }
}

/// Gives places and seats, of which there are at least and at most so many; the best come first.
pub fn seat(standings: Vec<Standing>, seats: Option<(usize, usize)>, ties: Ties) -> Vec<Standing> {
    let rows: Vec<Row<'_>> = standings.iter().map(|standing| row(&standing.value, &standing.then)).collect();
    let ahead = ahead(&rows);
    // Shared places are counted as places, else heads are counted.
    let before: Vec<(usize, usize)> = match ties {
        Ties::Share => places(&rows, &ahead),
        Ties::Report | Ties::AllIn => ahead.iter().map(|ahead| (ahead.least, ahead.most)).collect(),
    };
    let found: Vec<(usize, usize, Chosen)> = ahead
        .iter()
        .zip(before)
        .map(|(ahead, before)| {
            let chosen = seats.map_or(Chosen::No, |seats| came(ahead, before, seats, ties));
            (before.0.saturating_add(1), before.1.saturating_add(1), chosen)
        })
        .collect();
    let placed = standings.into_iter().zip(found).map(|(standing, (place, last, chosen))| Standing { place, last, chosen, ..standing });
    order::sorted_by(placed.collect(), |standing| (standing.place, standing.subject))
}

#[cfg(test)]
mod tests {
    use super::super::result::Gap;
    use super::*;
    use crate::season::standing::Or;

    fn ranked(values: &[usize], seats: usize, ties: Ties) -> Vec<(usize, usize, Chosen)> {
        let standings =
            values.iter().enumerate().map(|(subject, value)| Standing::new(subject, Fraction::whole(*value), Vec::new(), Or::Not));
        let all = seat(standings.collect(), Some((seats, seats)), ties);
        all.into_iter().map(|standing| (standing.subject, standing.place, standing.chosen)).collect()
    }

    #[test]
    fn equals_at_the_last_place_are_reported_or_all_in_or_share_it() {
        use Chosen::{No, Tied, Yes};
        let values = [90, 95, 90, 80];
        assert_eq!(ranked(&values, 2, Ties::Report), [(1, 1, Yes), (0, 2, Tied), (2, 2, Tied), (3, 4, No)]);
        assert_eq!(ranked(&values, 2, Ties::AllIn), [(1, 1, Yes), (0, 2, Yes), (2, 2, Yes), (3, 4, No)]);
        assert_eq!(ranked(&values, 3, Ties::Share), [(1, 1, Yes), (0, 2, Yes), (2, 2, Yes), (3, 3, Yes)]);
        assert_eq!(
            ranked(&values, 3, Ties::Report),
            [(1, 1, Yes), (0, 2, Yes), (2, 2, Yes), (3, 4, No)],
            "equals who all have a seat are chosen"
        );
    }

    /// All have the same number; what parts them may be missing. Best and worst place and how each comes out.
    fn parted(then: &[&[Option<usize>]], seats: usize, ties: Ties) -> Vec<(usize, usize, Chosen)> {
        let number = |value: &Option<usize>| value.map(Fraction::whole).ok_or(Gap::NotConfigured { param: String::new() });
        let standing =
            |(at, then): (usize, &&[Option<usize>])| Standing::new(at, Fraction::whole(99), then.iter().map(number).collect(), Or::Not);
        let standings = then.iter().enumerate().map(standing);
        let mut all = seat(standings.collect(), Some((seats, seats)), ties);
        all.sort_by_key(|standing| standing.subject);
        all.into_iter().map(|standing| (standing.place, standing.last, standing.chosen)).collect()
    }

    fn outcomes(then: &[&[Option<usize>]], seats: usize, ties: Ties) -> Vec<Chosen> {
        parted(then, seats, ties).into_iter().map(|(_, _, chosen)| chosen).collect()
    }

    #[test]
    fn a_missing_number_leaves_open_only_what_it_could_change() {
        use Chosen::{No, Open, Tied, Yes};
        let three: &[&[Option<usize>]] = &[&[None], &[Some(99)], &[Some(98)]];
        for ties in [Ties::Report, Ties::AllIn, Ties::Share] {
            assert_eq!(parted(three, 1, ties), [(1, 3, Open), (1, 2, Open), (2, 3, No)], "{ties:?}: the third is behind the second");
        }
        assert_eq!(outcomes(three, 2, Ties::AllIn), [Open, Yes, Open]);
        assert_eq!(outcomes(three, 3, Ties::Report), [Yes, Yes, Yes]);
        let equals: &[&[Option<usize>]] = &[&[Some(5), None], &[Some(9), Some(1)], &[Some(9), Some(1)]];
        assert_eq!(parted(equals, 1, Ties::Report), [(3, 3, No), (1, 1, Tied), (1, 1, Tied)], "what is missing here changes nothing");
        assert_eq!(
            parted(equals, 2, Ties::Share),
            [(2, 2, Yes), (1, 1, Yes), (1, 1, Yes)],
            "the third comes second when two share the first place"
        );
        // The first two are equal or not: the third is second or third.
        let shared: &[&[Option<usize>]] = &[&[Some(9), None], &[Some(9), Some(1)], &[Some(5), Some(1)]];
        assert_eq!(parted(shared, 2, Ties::Share), [(1, 2, Yes), (1, 2, Yes), (2, 3, Open)]);
    }
}
