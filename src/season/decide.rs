//! Who is chosen for an award in a period, and whether that is decided.

use super::ballot::Ballot;
use super::definition::Ties;
use super::pool::{Open, Pool};
use super::result::{Also, AwardPeriod, Chosen, Excluded, Gap, Outcome, RankList, Ranked, StageShown, Why};
use super::seats::{Last, Seated, lists};
use super::standing::Or;

/// Those of whom it could not be told.
struct Leftovers {
    /// Chosen whatever their place.
    also: Vec<Also>,
    open: Vec<Excluded>,
}

impl Ballot<'_> {
    /// Decides it: with the subjects that are chosen.
    pub fn decide(&self) -> (AwardPeriod, Vec<usize>) {
        let pool = self.pool();
        let lists = lists(self.book, self.award, |class| pool.base(self, class));
        let Pool { all, standings, open, not_eligible } = pool;
        let ties = self.book.settings.word(&self.award.ties);
        let unset = lists.iter().find_map(|list| list.seats.as_ref().err()).or(ties.as_ref().err()).cloned();
        let Seated { lists, ends, mut chosen } = self.seat(lists, standings, ties.unwrap_or(Ties::Report), unset.is_some());
        let Leftovers { also, open } = self.leftovers(open, &ends, &mut chosen);
        let period = AwardPeriod {
            period: self.span.to_string(),
            outcome: Outcome::Decided,
            pool: all.len(),
            declared: self.award.pool,
            lists,
            also,
            not_eligible,
            open,
            gap: unset,
            kept: Vec::new(),
            gained: Vec::new(),
            lost: Vec::new(),
        };
        (AwardPeriod { outcome: outcome(&period), ..period }, chosen)
    }

    /// What becomes of those of whom it cannot be told, by the ends of the lists.
    fn leftovers(&self, open: Vec<Open>, ends: &[Last], chosen: &mut Vec<usize>) -> Leftovers {
        let mut left = Leftovers { also: Vec::new(), open: Vec::new() };
        for open in open {
            let class = self.class_of(open.subject);
            let may = matters(&open, ends, class);
            let Open { subject, mut because, or, .. } = open;
            match or {
                Or::Not => left.open.push(self.excluded(subject, because, may)),
                Or::Open(why) => {
                    because.extend(why);
                    left.open.push(self.excluded(subject, because, true));
                }
                Or::Met(or) => {
                    chosen.push(subject);
                    let (id, class, stages) = (self.book.data.id(subject), self.class_words(class), self.stages(subject));
                    left.also.push(Also { subject: id, class, or, because, matters: may, stages });
                }
            }
        }
        left
    }
}

/// Whether it is decided who is chosen.
fn outcome(period: &AwardPeriod) -> Outcome {
    let AwardPeriod { pool, lists, also, open, gap, .. } = period;
    let of_ranked = lists.iter().flat_map(|list| &list.ranked).flat_map(|ranked| &ranked.or);
    let whys = open.iter().flat_map(|open| &open.because).chain(also.iter().flat_map(|also| &also.because)).chain(of_ranked);
    let whys = whys.filter_map(|why| if let Why::Open(gap) = why { Some(gap) } else { None });
    let mut gaps = whys.chain(lists.iter().flat_map(|list| &list.missing));
    if gap.is_some() || gaps.any(|gap| matches!(gap, Gap::NotConfigured { .. })) {
        return Outcome::NotConfigured;
    }
    let stages_open = |stages: &[StageShown]| stages.iter().any(|stage| stage.date.is_none() || stage.early);
    let ranked_open = |ranked: &Ranked| ranked.chosen == Chosen::Open || stages_open(&ranked.stages);
    let list_open = |list: &RankList| list.undecided > 0 || !list.missing.is_empty() || list.ranked.iter().any(ranked_open);
    let unfinished = *pool == 0
        || open.iter().any(|open| open.matters)
        || also.iter().any(|also| also.matters || stages_open(&also.stages))
        || lists.iter().any(list_open);
    if unfinished { Outcome::Incomplete } else { Outcome::Decided }
}

/// Whether a subject of whom it cannot be told could change who is chosen. A rate of too few
/// answers stays what it is: nobody can be ranked by it.
fn matters(open: &Open, ends: &[Last], class: Option<usize>) -> bool {
    let list = ends.iter().find(|list| list.class.is_none() || list.class == class);
    if open.eligible.is_none() && list.is_some_and(|list| list.hangs) {
        return true;
    }
    let too_few = || open.because.iter().any(|why| matches!(why, Why::Open(Gap::TooFew { .. })));
    // One who is chosen in any case only takes the seat of another.
    let idle = open.or.is_met() && list.is_some_and(|list| !list.loses);
    if open.eligible == Some(false) || idle || too_few() {
        return false;
    }
    match (&open.value, list) {
        (Ok(value), Some(Last { reach: Some(reach), .. })) => value >= reach,
        _ => true,
    }
}
