//! Order, places and the last place: who is chosen of those who are ranked.

use super::book::Value;
use super::definition::Ties;
use super::fraction::Fraction;
use super::result::Chosen;

/// One who is ranked.
pub struct Standing {
    /// The subject.
    pub subject: usize,
    /// Its number.
    pub value: Fraction,
    /// The numbers that part equals.
    pub then: Vec<Value>,
    /// Its place, from 1.
    pub place: usize,
    /// How it came out.
    pub chosen: Chosen,
}

/// Those who stand equal, the best first.
pub fn groups(mut standings: Vec<Standing>) -> Vec<Vec<Standing>> {
    standings.sort_by(|a, b| b.value.cmp(&a.value).then(a.subject.cmp(&b.subject)));
    let depth = standings.first().map_or(0, |standing| standing.then.len());
    let mut groups = split(standings, |standing| Some(standing.value.clone()));
    for level in 0..depth {
        let parted = groups.into_iter().flat_map(|mut group| {
            let key = |standing: &Standing| standing.then.get(level).and_then(|value| value.as_ref().ok().cloned());
            // A second number parts equals only when all of them have it.
            if group.len() > 1 && group.iter().all(|standing| key(standing).is_some()) {
                group.sort_by(|a, b| key(b).cmp(&key(a)).then(a.subject.cmp(&b.subject)));
                split(group, key)
            } else {
                vec![group]
            }
        });
        groups = parted.collect();
    }
    groups
}

/// Neighbours with the same key together.
fn split(standings: Vec<Standing>, key: impl Fn(&Standing) -> Option<Fraction>) -> Vec<Vec<Standing>> {
    let mut groups: Vec<Vec<Standing>> = Vec::new();
    for standing in standings {
        match groups.last_mut() {
            Some(group) if group.first().is_some_and(|first| key(first) == key(&standing)) => group.push(standing),
            _ => groups.push(vec![standing]),
        }
    }
    groups
}

/// Gives places and seats; returns all in order and the seats that stay undecided.
pub fn seat(groups: Vec<Vec<Standing>>, seats: Option<usize>, ties: Ties) -> (Vec<Standing>, usize) {
    let (mut before, mut undecided) = (0_usize, 0);
    let mut all: Vec<Standing> = Vec::new();
    for (at, group) in groups.into_iter().enumerate() {
        // Shared places are counted as places, else heads are counted.
        let (place, ahead) = if ties == Ties::Share { (at.saturating_add(1), at) } else { (before.saturating_add(1), before) };
        let size = group.len();
        let left = seats.map(|seats| seats.saturating_sub(ahead));
        let chosen = match left {
            None | Some(0) => Chosen::No,
            Some(left) if size <= left || ties != Ties::Report => Chosen::Yes,
            Some(left) => {
                undecided = left;
                Chosen::Tied
            }
        };
        before = before.saturating_add(size);
        all.extend(group.into_iter().map(|standing| Standing { place, chosen, ..standing }));
    }
    (all, undecided)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranked(values: &[usize], seats: usize, ties: Ties) -> (Vec<(usize, usize, Chosen)>, usize) {
        let standings = values.iter().enumerate().map(|(subject, value)| Standing {
            subject,
            value: Fraction::whole(*value),
            then: Vec::new(),
            place: 0,
            chosen: Chosen::No,
        });
        let (all, undecided) = seat(groups(standings.collect()), Some(seats), ties);
        (all.into_iter().map(|standing| (standing.subject, standing.place, standing.chosen)).collect(), undecided)
    }

    #[test]
    fn equals_at_the_last_place_are_reported_or_all_in_or_share_it() {
        use Chosen::{No, Tied, Yes};
        let values = [90, 95, 90, 80];
        assert_eq!(ranked(&values, 2, Ties::Report), (vec![(1, 1, Yes), (0, 2, Tied), (2, 2, Tied), (3, 4, No)], 1));
        assert_eq!(ranked(&values, 2, Ties::AllIn), (vec![(1, 1, Yes), (0, 2, Yes), (2, 2, Yes), (3, 4, No)], 0));
        assert_eq!(ranked(&values, 3, Ties::Share), (vec![(1, 1, Yes), (0, 2, Yes), (2, 2, Yes), (3, 3, Yes)], 0));
        assert_eq!(
            ranked(&values, 3, Ties::Report),
            (vec![(1, 1, Yes), (0, 2, Yes), (2, 2, Yes), (3, 4, No)], 0),
            "equals who all have a seat are chosen"
        );
    }
}
