//! What each check of `lint` finds, in a line. The table of `docs/lint.md` has the same lines with examples.

pub(in crate::say) fn check(code: &str) -> Option<&'static str> {
    Some(match code {
        "never-applies" => "the condition of a rule holds for no answers",
        "never-fails" => "no answers make a rule fail; practice and outcome rules, and rules that give points, may be so",
        "never-passes" => "no answers make a rule pass",
        "rules-contradict" => "where both apply, two binding rules can never both pass; an inspection shows it",
        "condition-always-true" => "no answers break a `when` or `where`",
        "condition-never-holds" => "no answers meet an `unless` or `where`",
        "same-rule" => "two rules demand the same of the same",
        "more-than-listed" => "more is demanded than is listed",
        "declared-differs" => "the source says another number than is listed; both are told",
        "open-not-said" => "the words end a list in 等 and there is no `open: true`",
        "pattern-matches-everything" => "every text matches",
        "pattern-matches-nothing" => "no text matches once spaces are gone and width is normal",
        "points-do-not-add-up" => "items and their category, or categories and the full mark",
        "points-never-taken" => {
            "no rule takes any of the points of an item, or of a category without items, and no veto empties it; not told of a scheme that is seen in part"
        }
        "grade-gap" => "scores without a grade, between two grades or beyond the last",
        "grade-unreachable" => "no score and no veto gives the grade",
        "floor-never-bites" => "all deductions together do not reach the floor",
        "cap-never-bites" => "points that add up from zero do not reach the cap of their part",
        "veto-never-fires" => "the rule of a veto never fails",
        "deduct-too-large" => "one fail takes more than its part has",
        "deduct-of-nothing" => "a deduction that never takes or gives anything",
        "points-fall" => "a step that takes less than the one before it, a better rating that earns less",
        "veto-of-nothing" => "a veto that empties a category whose full mark is zero",
        "bonus-never-counts" => {
            "a bonus that opens at the full mark or above although no award lifts a total, an event of a rule that never passes"
        }
        "most-never-reached" => "more bonus is allowed than all events can earn",
        "ceiling-never-reached" => "no bonus and no award lifts a total to the ceiling",
        "scale-differs" => {
            "a part of a composite, also of one in a profile, whose `out_of` is neither the full mark, the ceiling nor the whole of its scheme, or is above the highest number that its fact takes"
        }
        "grave-without-force" => "a practice or outcome whose severity is not info",
        "param-unused" => "nothing reads a parameter",
        "source-unused" => "nothing cites a source",
        "fact-unused" => "no rule reads a fact of the pack's own",
        "kind-unused" => "nothing is about a kind of the pack's own",
        "include-unused" => "nothing of an include is used",
        "profile-changes-nothing" => "chosen or not, everything is judged and scored alike",
        "overlay-changes-nothing" => "what a layer sets was so by the layers above",
        "overlay-weakens" => "a rule that binds by the layers above is made not to bind",
        "param-laxer" => {
            "a value of a layer that asks for less than that of the layers above, without a `basis`; told where every binding rule reads the parameter as a bound of one side"
        }
        "scheme-replaced" => "the scheme of an overlay stands in place of that above, of which nothing is left",
        "shadowed" => "a kind or fact written again although it is included",
        "slot-name" => "a rule with the name that an entry of a slot will get",
        "rule-without-source" => "a rule or slot that cites nothing",
        "number-without-source" => "a rule that binds by a number of its own and cites nothing",
        "weak-evidence" => "a rule that binds by a number on evidence C or D alone",
        "row-unknown" => "a row that `catalogue.csv` does not have",
        "programme-unknown" => "a programme that `catalogue.csv` does not have",
        "case-missing" => "a rule or slot without a case; inspections that pass and fail are shown",
        "case-of-nothing" => "a case of a rule that is not there, as after a new id",
        "case-wrong" => "a case that comes out otherwise than its sentence says",
        "case-unusable" => "a case that cannot be run: an unknown subject or fact, an answer of the wrong type",
        "personal-undeclared" => "a fact that looks like personal data without `personal`",
        "text-missing" => "a text that is empty in one language",
        "text-same" => "a text that is the same in both languages",
        "half-width" => "half-width punctuation after a Chinese character",
        "options-alike" => "two options of one fact with the same words; in a season two classes, events or steps",
        "score-unused" => "season: a score from which nothing follows; not told where scores are all there is",
        "event-unused" => "season: nothing counts a kind of event",
        "class-unranked" => "season: no award chooses from a class",
        "score-never-told" => "season: a percentage of more answers than can be recorded",
        "weight-of-nothing" => "season: a measure of weight zero",
        "award-for-nobody" => {
            "season: no seats, a bar out of reach, conditions that exclude each other, more wins than periods; not where `or` lets somebody in"
        }
        "award-for-everybody" => {
            "season: as many seats as the source says there are subjects, or all of 100 %, and no condition; a condition of `or` that everybody meets"
        }
        "bar-never-bites" => "season: everybody keeps a bound of eligibility",
        "then-parts-nobody" => "season: equals are compared by a number by which they are equal",
        "star-unreachable" => "season: no number has a step, or every one that has it has the next",
        "follows-never" => "season: nobody can be below the bar, or among none at the end",
        "follows-always" => "season: everybody is below the bar",
        "seats-differ" => "season: a declared number that is not that of the seats, where all seats are given",
        _ => return None,
    })
}

pub(in crate::say) const FAULT: &str = "The file cannot be read or used: its first fault is told alone, before anything else is looked for";
