//! A season told: plain tables, each with the sentences that explain it.

use crate::results::Taken;
use crate::season::definition::Season;
use crate::season::result::{
    AwardPeriod, AwardResult, Chosen, Excluded, Gap, LadderTable, Number, Outcome, Ranked, ScoreTable, SeasonResult, StageShown, StarTable,
    StreakTable, TallyShown, UsedPart, Why,
};
use crate::text::Joined;
use crate::words::{Lang, Words};
use serde::Serialize;

/// A season in words of one language.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct SeasonTold {
    /// What it is called.
    pub title: String,
    /// How it stands, and what has to be known of it.
    pub notes: Vec<String>,
    /// The tables.
    pub tables: Vec<SeasonTable>,
}

/// A plain table.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct SeasonTable {
    /// What it shows.
    pub title: String,
    /// What it comes to, in one line: whom an award goes to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brief: Option<String>,
    /// What has to be known of it.
    pub notes: Vec<String>,
    /// The heads of the columns.
    pub heads: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// The words of a season in one language.
struct Teller<'a> {
    season: &'a Season,
    lang: Lang,
}

/// A season as plain tables.
pub fn season(season: &Season, result: &SeasonResult, lang: Lang) -> SeasonTold {
    let teller = Teller { season, lang };
    let mut notes = vec![teller.outcome(result.outcome)];
    if result.sample {
        notes.push(teller.say("示例数据：不是任何单位的真实数据。", "Sample data: not the figures of any real place.").to_owned());
    }
    notes.extend(result.about.iter().map(|about| about.in_lang(lang).to_owned()));
    match &result.months {
        Some((first, last)) => notes.push(format!("{}{first} – {last}", teller.say("数据期间：", "Data from: "))),
        None if season.facts.is_empty() => {}
        None => notes.push(teller.say("没有任何期间的数据。", "There are no data of any period.").to_owned()),
    }
    let mut tables = Vec::new();
    tables.extend(teller.settings(result));
    tables.extend(result.tallies.iter().map(|tally| teller.tally(tally)));
    for award in &result.awards {
        tables.extend(award.periods.iter().map(|period| teller.award(award, period)));
    }
    tables.extend(result.stars.iter().map(|stars| teller.stars(stars)));
    tables.extend(result.streaks.iter().map(|streak| teller.streak(streak)));
    tables.extend(result.ladders.iter().map(|ladder| teller.ladder(ladder)));
    tables.extend(result.scores.iter().map(|score| teller.score(score)));
    SeasonTold { title: result.title.in_lang(lang).to_owned(), notes, tables }
}

/// A season as text for a terminal.
pub fn season_text(definition: &Season, result: &SeasonResult, lang: Lang) -> String {
    let told = season(definition, result, lang);
    let mut lines = vec![told.title];
    lines.extend(told.notes);
    for table in told.tables {
        lines.push(String::new());
        lines.push(format!("## {}", table.title));
        lines.extend(table.notes);
        if !table.rows.is_empty() {
            lines.push(table.heads.joined(" | "));
            lines.extend(table.rows.iter().map(|row| row.joined(" | ")));
        }
    }
    lines.push(String::new());
    lines.joined("\n")
}

impl<'a> Teller<'a> {
    fn number(&self, number: &Number) -> String {
        self.exact(&number.shown, number.beside.as_deref())
    }
    fn exact(&self, shown: &str, beside: Option<&str>) -> String {
        match beside {
            None => shown.to_owned(),
            Some(exact) => super::exact(shown, exact, self.lang),
        }
    }
    fn shown(&self, number: Option<&Number>) -> String {
        number.map_or_else(|| "–".to_owned(), |number| self.number(number))
    }
    fn say(&self, zh: &'a str, en: &'a str) -> &'a str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
    fn words<'w>(&self, words: &'w Words) -> &'w str {
        words.in_lang(self.lang)
    }
    fn heads(&self, heads: &[(&'a str, &'a str)]) -> Vec<String> {
        heads.iter().map(|(zh, en)| self.say(zh, en).to_owned()).collect()
    }
    fn join(&self, parts: Vec<String>) -> String {
        parts.joined(self.say("；", "; "))
    }
    fn measure(&self, name: &'a str) -> &'a str {
        let fact = self.season.facts.get(name).map(|fact| &fact.label);
        fact.or_else(|| self.season.scores.get(name).map(|score| &score.label)).map_or(name, |label| label.in_lang(self.lang))
    }
    fn event(&self, name: &'a str) -> &'a str {
        self.season.events.get(name).map_or(name, |label| label.in_lang(self.lang))
    }
    fn award_title(&self, name: &'a str) -> &'a str {
        self.season.awards.get(name).map_or(name, |award| award.title.in_lang(self.lang))
    }
    fn param(&self, name: &'a str) -> &'a str {
        self.season.params.get(name).map_or(name, |param| param.label.in_lang(self.lang))
    }

    fn outcome(&self, outcome: Outcome) -> String {
        let text = match outcome {
            Outcome::Decided => self.say("已评定：结果全部由记录得出。", "Decided: everything follows from what is recorded."),
            Outcome::Incomplete => self.say(
                "尚未评定：有缺的、不能评定的，或并列待定的；下列入选只是暂列。",
                "Not decided: something is missing, cannot be assessed, or stands equal; what is chosen below is provisional.",
            ),
            Outcome::NotConfigured => self.say(
                "参数未设：来源没有给出的数由本单位设定后才能评定，这里不作猜测。",
                "Not configured: what the source leaves open has to be set by the office; nothing is guessed here.",
            ),
        };
        text.to_owned()
    }

    fn gap(&self, gap: &'a Gap) -> String {
        let lang = self.lang;
        match gap {
            Gap::Missing { of, subject, period } => {
                let of = self.measure(of);
                match lang {
                    Lang::Zh => format!("{subject} {period} 没有“{of}”的记录，不能评定"),
                    Lang::En if period.is_empty() => format!("“{of}” of {subject} is not recorded: cannot be assessed"),
                    Lang::En => format!("“{of}” of {subject} is not recorded for {period}: cannot be assessed"),
                }
            }
            Gap::TooFew { of, subject, period, found, needed } => {
                let of = self.measure(of);
                match lang {
                    Lang::Zh => format!("{subject} {period} “{of}”的样本只有 {found}，不足 {needed}，不能评定"),
                    Lang::En => format!("“{of}” of {subject} in {period} rests on {found} answers, {needed} are needed: not assessable"),
                }
            }
            Gap::NoParts { of, subject } => match lang {
                Lang::Zh => format!("{subject} 下面没有可以汇总“{}”的对象", self.measure(of)),
                Lang::En => format!("nothing stands beneath {subject} from which “{}” could be gathered", self.measure(of)),
            },
            Gap::NotConfigured { param } => match lang {
                Lang::Zh => format!("参数未设：{}", self.param(param)),
                Lang::En => format!("not configured: {}", self.param(param)),
            },
            Gap::NoPlace { of, subject } => match lang {
                Lang::Zh => format!("没有写 {subject} 属于哪里，读不到“{}”", self.measure(of)),
                Lang::En => format!("it is not said to what {subject} belongs, so “{}” cannot be read", self.measure(of)),
            },
            Gap::RegisterOpen { of, period } => match lang {
                Lang::Zh => format!("“{}”的登记 {period} 还没有封账", self.event(of)),
                Lang::En => format!("the register “{}” of {period} is not closed", self.event(of)),
            },
            Gap::AwardOpen { award, period } => match lang {
                Lang::Zh => format!("“{}” {period} 还没有评定", self.award_title(award)),
                Lang::En => format!("“{}” of {period} is not decided", self.award_title(award)),
            },
            Gap::TooFine { of } => match lang {
                Lang::Zh => format!("“{}”的分数过于复杂，无法精确比较", self.measure(of)),
                Lang::En => format!("“{}” has become too long a fraction to be compared exactly", self.measure(of)),
            },
        }
    }

    fn why(&self, why: &'a Why) -> String {
        let zh = self.lang == Lang::Zh;
        match why {
            Why::Is { fact, answer, period } => {
                let fact = self.measure(fact);
                match (zh, answer) {
                    (true, false) => format!("{period} “{fact}”为否").trim().to_owned(),
                    (true, true) => format!("{period} “{fact}”为是").trim().to_owned(),
                    (false, _) => format!("“{fact}” is {}{}", if *answer { "yes" } else { "no" }, self.in_period(period)),
                }
            }
            Why::Bar { of, period, seen, beside, sign, bound } => {
                let (of, seen) = (self.measure(of), self.exact(seen, beside.as_deref()));
                if zh {
                    format!("{period} “{of}”{seen}，要求 {sign} {bound}")
                } else {
                    format!("“{of}” is {seen}{}, required {sign} {bound}", self.in_period(period))
                }
            }
            Why::Events { of, period, seen, sign, bound } => {
                let of = self.event(of);
                if zh {
                    format!("{period} “{of}”{seen} 次，要求 {sign} {bound}")
                } else {
                    format!("“{of}” {seen} times in {period}, required {sign} {bound}")
                }
            }
            Why::Wins { award, period, seen, sign, bound } => {
                let award = self.award_title(award);
                if zh {
                    format!("{period} 当选“{award}”{seen} 次，要求 {sign} {bound}")
                } else {
                    format!("chosen for “{award}” {seen} times in {period}, required {sign} {bound}")
                }
            }
            Why::OtherClass => self.say("所属类别不参加", "its class takes no part").to_owned(),
            Why::Open(gap) => self.gap(gap),
        }
    }

    fn in_period(&self, period: &str) -> String {
        if period.is_empty() { String::new() } else { format!(" in {period}") }
    }

    fn cited(&self, sources: &[String]) -> Option<String> {
        (!sources.is_empty()).then(|| format!("{}{}", self.say("出处：", "Sources: "), sources.joined(self.say("、", ", "))))
    }

    fn reads(&self, reads: &'a [String], only: bool) -> String {
        let labels: Vec<&str> = reads.iter().map(|name| self.measure(name)).collect();
        let stated = if only { self.say("（规定只看这些，已核对）", " (nothing else may count; checked)") } else { "" };
        format!("{}{}{stated}", self.say("只用到：", "Reads only: "), labels.joined(self.say("、", ", ")))
    }

    fn settings(&self, result: &SeasonResult) -> Option<SeasonTable> {
        let rows = result.settings.iter().map(|setting| {
            let value = setting.value.as_ref().map(|value| value.0.clone());
            let by = [&setting.by, &setting.basis].into_iter().flatten().cloned().collect::<Vec<_>>().joined(" ");
            vec![
                self.words(&setting.label).to_owned(),
                value.unwrap_or_else(|| self.say("未设", "not set").to_owned()),
                by,
                setting.note.as_ref().map(|note| self.words(note).to_owned()).unwrap_or_default(),
                setting.param.clone(),
            ]
        });
        (!result.settings.is_empty()).then(|| SeasonTable {
            brief: None,
            title: self.say("参数", "Parameters").to_owned(),
            notes: Vec::new(),
            heads: self.heads(&[("参数", "Parameter"), ("值", "Value"), ("谁定的", "Set by"), ("说明", "Note"), ("名称", "Name")]),
            rows: rows.collect(),
        })
    }

    fn tally(&self, tally: &TallyShown) -> SeasonTable {
        let (declared, found) = (tally.declared.to_string(), tally.found.to_string());
        let verdict = match (tally.decided, declared == found) {
            (false, _) => self.say("所计的评选尚未全部评定", "what is counted is not all decided yet"),
            (true, true) => self.say("两数一致", "both numbers are the same"),
            (true, false) => self.say("两数不一致，请核对", "the two numbers differ: check them"),
        };
        let note = match self.lang {
            Lang::Zh => format!("来源说 {declared}，数得 {found}：{verdict}"),
            Lang::En => format!("the source says {declared}, {found} are counted: {verdict}"),
        };
        SeasonTable {
            brief: None,
            title: self.words(&tally.title).to_owned(),
            notes: self.cited(&tally.sources).into_iter().chain([note]).collect(),
            heads: self.heads(&[("评选", "Award"), ("期间", "Period"), ("入选数", "Chosen")]),
            rows: tally
                .parts
                .iter()
                .map(|part| vec![self.words(&part.title).to_owned(), part.period.clone(), part.chosen.to_string()])
                .collect(),
        }
    }

    fn award(&self, award: &'a AwardResult, period: &'a AwardPeriod) -> SeasonTable {
        let definition = self.season.awards.get(&award.award);
        let by = definition.map_or("", |definition| self.measure(&definition.by));
        let then: Vec<&str> =
            definition.map(|definition| definition.then.iter().map(|name| self.measure(name)).collect()).unwrap_or_default();
        let mut heads = self.heads(&[("名次", "Place"), ("对象", "Subject"), ("类别", "Class")]);
        heads.push(by.to_owned());
        heads.extend(then.iter().map(|label| (*label).to_owned()));
        heads.extend(self.heads(&[("结果", "Result"), ("说明", "Why")]));
        let mut rows = Vec::new();
        for list in &period.lists {
            rows.extend(list.ranked.iter().map(|ranked| self.ranked(award, ranked, then.len())));
        }
        let placeless = |subject: &str, class: &'a Option<Words>, result: &str, why: String| {
            let class = class.as_ref().map_or("", |class| self.words(class));
            let mut row = vec!["–".to_owned(), subject.to_owned(), class.to_owned()];
            row.extend(std::iter::repeat_n("–".to_owned(), then.len().saturating_add(1)));
            row.extend([result.to_owned(), why]);
            row
        };
        rows.extend(period.also.iter().map(|also| {
            let why = self.in_any_case(&also.or, &also.stages);
            // Its place is asked for where it decides about others.
            let why = if also.matters { self.join(vec![why, self.whys(&also.because)]) } else { why };
            placeless(&also.subject, &also.class, self.say("入选", "chosen"), why)
        }));
        let excluded =
            |excluded: &'a Excluded, result: &str| placeless(&excluded.subject, &excluded.class, result, self.whys(&excluded.because));
        let open = |open: &'a Excluded| {
            let result = if open.matters {
                self.say("不能评定，可能影响结果", "not assessable, could change the result")
            } else {
                self.say("不能评定", "not assessable")
            };
            excluded(open, result)
        };
        rows.extend(period.open.iter().map(open));
        rows.extend(period.not_eligible.iter().map(|no| excluded(no, self.say("不具备资格", "not eligible"))));
        SeasonTable {
            title: format!("{} {}", self.words(&award.title), period.period),
            brief: Some(self.chosen(period)),
            notes: self.award_notes(award, period),
            heads,
            rows,
        }
    }

    /// Whom an award goes to; what is not decided is told as such.
    fn chosen(&self, period: &AwardPeriod) -> String {
        let chosen: Vec<&str> = period.chosen().collect();
        match (period.outcome, chosen.is_empty()) {
            (Outcome::Decided, true) => self.say("无人入选", "nobody is chosen").to_owned(),
            (Outcome::Decided, false) => format!("{}{}", self.say("入选：", "chosen: "), chosen.joined(self.say("、", ", "))),
            (Outcome::Incomplete, true) => self.say("尚未评定", "not decided").to_owned(),
            (Outcome::Incomplete, false) => {
                format!("{}{}", self.say("尚未评定，暂列：", "not decided, provisional: "), chosen.joined(self.say("、", ", ")))
            }
            (Outcome::NotConfigured, _) => self.say("参数未设", "not configured").to_owned(),
        }
    }

    fn ranked(&self, award: &AwardResult, ranked: &Ranked, then: usize) -> Vec<String> {
        let place = if ranked.place == ranked.last { ranked.place.to_string() } else { format!("{}–{}", ranked.place, ranked.last) };
        let class = ranked.class.as_ref().map_or("", |class| self.words(class));
        let mut row = vec![place, ranked.subject.clone(), class.to_owned(), self.number(&ranked.value)];
        row.extend(ranked.then.iter().take(then).map(|number| self.shown(number.as_ref())));
        row.push(match ranked.chosen {
            Chosen::Yes => self.say("入选", "chosen").to_owned(),
            Chosen::Tied => self.say("并列待定", "equal: a person decides").to_owned(),
            Chosen::Open => self.say("缺数据，不能评定", "not assessable: something is missing").to_owned(),
            Chosen::No if award.awards => self.say("未入选", "not chosen").to_owned(),
            Chosen::No => String::new(),
        });
        row.push(match ranked.chosen {
            Chosen::Yes => self.in_any_case(&ranked.or, &ranked.stages),
            _ => self.whys(&ranked.or),
        });
        row
    }

    /// Why one is chosen whatever its place, where it is, and the steps of the award.
    fn in_any_case(&self, or: &'a [Why], stages: &'a [StageShown]) -> String {
        let whatever = (!or.is_empty()).then(|| format!("{}{}", self.say("不论名次：", "whatever its place: "), self.whys(or)));
        let stages = stages.iter().map(|stage| {
            let title = self.words(&stage.title);
            match (&stage.date, stage.early) {
                (None, _) => format!("{title}{}", self.say("：缺", ": missing")),
                (Some(date), false) => format!("{title} {date}"),
                (Some(date), true) => format!("{title} {date}{}", self.say("（早于前一步）", " (before the step before it)")),
            }
        });
        let stages = stages.collect::<Vec<_>>().joined(" → ");
        self.join(whatever.into_iter().chain((!stages.is_empty()).then_some(stages)).collect())
    }

    fn whys(&self, whys: &'a [Why]) -> String {
        self.join(whys.iter().map(|why| self.why(why)).collect())
    }

    /// Which numbers come first where they are low.
    fn lower_first(&self, names: &'a [String]) -> Option<String> {
        let labels: Vec<&str> = names.iter().map(|name| self.measure(name)).collect();
        (!names.is_empty()).then(|| format!("{}{}", self.say("少的在前：", "Lower first: "), labels.joined(self.say("、", ", "))))
    }

    fn award_notes(&self, award: &'a AwardResult, period: &'a AwardPeriod) -> Vec<String> {
        let mut notes = vec![self.outcome(period.outcome)];
        notes.extend(period.gap.as_ref().map(|gap| self.gap(gap)));
        let ranked: usize = period.lists.iter().map(|list| list.ranked.len()).sum();
        notes.push(match self.lang {
            Lang::Zh => format!(
                "共 {} 个，参加排名 {ranked}，不具备资格 {}，不能评定 {}。",
                period.pool,
                period.not_eligible.len(),
                period.open.len()
            ),
            Lang::En => format!(
                "{} in all: {ranked} ranked, {} not eligible, {} not assessable.",
                period.pool,
                period.not_eligible.len(),
                period.open.len()
            ),
        });
        if !period.also.is_empty() {
            notes.push(match self.lang {
                Lang::Zh => format!("另有 {} 个没有名次，不论名次入选。", period.also.len()),
                Lang::En => format!("{} more without a place are chosen whatever it would be.", period.also.len()),
            });
        }
        notes.extend(self.season.awards.get(&award.award).and_then(|definition| self.lower_first(&definition.lower_first)));
        if let Some(declared) = period.declared.filter(|declared| usize::try_from(*declared) != Ok(period.pool)) {
            notes.push(match self.lang {
                Lang::Zh => format!("注意：来源说有 {declared} 个，数据中有 {} 个，请核对。", period.pool),
                Lang::En => format!("Note: the source says {declared}, the data have {}. Check them.", period.pool),
            });
        }
        for list in &period.lists {
            let Some(seats) = list.seats else { continue };
            let class = list.class.as_ref().map(|class| format!("{} ", self.words(class))).unwrap_or_default();
            let chosen = list.ranked.iter().filter(|ranked| ranked.chosen == Chosen::Yes).count();
            let seats = list.most.map_or(seats.to_string(), |most| format!("{seats}–{most}"));
            let mut note = match self.lang {
                Lang::Zh => format!("{class}名额 {seats}，入选 {chosen}"),
                Lang::En => format!("{class}seats {seats}, chosen {chosen}"),
            };
            if list.most.is_some() {
                note.push_str(
                    self.say(
                        "（名额要看不能评定的是否符合条件）",
                        " (how many depends on whether those who are not assessable are eligible)",
                    ),
                );
            }
            let open = list.ranked.iter().any(|ranked| ranked.chosen == Chosen::Open);
            if list.undecided > 0 {
                note.push_str(&match self.lang {
                    Lang::Zh if !open => format!("，并列待定 {} 个名额", list.undecided),
                    Lang::Zh => format!("，{} 个名额不能评定", list.undecided),
                    Lang::En if !open => format!(", {} seats undecided among equals", list.undecided),
                    Lang::En => format!(", {} seats cannot be decided", list.undecided),
                });
            }
            notes.push(note);
        }
        let missing: Vec<String> = period.lists.iter().flat_map(|list| &list.missing).map(|gap| self.gap(gap)).collect();
        if !missing.is_empty() {
            let who = self.say("得分相同，分不出先后：", "Equal, and it cannot be told who stands first: ");
            notes.push(format!("{who}{}", self.join(missing)));
        }
        let changes =
            [(&period.kept, "继续保持：", "Kept: "), (&period.gained, "新当选：", "New: "), (&period.lost, "本期未能保持：", "Not kept: ")];
        if changes.iter().any(|(subjects, _, _)| !subjects.is_empty()) {
            let parts = changes.iter().filter(|(subjects, _, _)| !subjects.is_empty());
            notes.push(self.join(parts.map(|(subjects, zh, en)| format!("{}{}", self.say(zh, en), subjects.joined(" "))).collect()));
        }
        notes.push(self.reads(&award.reads, award.only));
        notes.extend(self.cited(&award.sources));
        notes
    }

    fn stars(&self, stars: &'a StarTable) -> SeasonTable {
        let by = self.season.stars.get(&stars.stars).map_or("", |definition| self.measure(&definition.by));
        let mut heads = self.heads(&[("期间", "Period"), ("对象", "Subject")]);
        heads.push(by.to_owned());
        heads.extend(self.heads(&[("评定", "Step"), ("说明", "Why")]));
        let rows = stars.rows.iter().map(|row| {
            let step = match (&row.step, &row.gap) {
                (Some(step), _) => self.words(step),
                (None, Some(Gap::NotConfigured { .. })) => self.say("参数未设", "not configured"),
                (None, Some(_)) => self.say("不能评定", "not assessable"),
                (None, None) => self.say("未达最低一级", "below the lowest step"),
            };
            let why = row.gap.as_ref().map(|gap| self.gap(gap)).unwrap_or_default();
            vec![row.period.clone(), row.subject.clone(), self.shown(row.value.as_ref()), step.to_owned(), why]
        });
        let notes = self.cited(&stars.sources).into_iter().chain([self.reads(&stars.reads, stars.only)]);
        SeasonTable { brief: None, title: self.words(&stars.title).to_owned(), notes: notes.collect(), heads, rows: rows.collect() }
    }

    fn streak(&self, streak: &'a StreakTable) -> SeasonTable {
        let mut notes: Vec<String> = self.cited(&streak.sources).into_iter().collect();
        notes.extend(self.season.streaks.get(&streak.streak).and_then(|definition| self.lower_first(&definition.lower_first)));
        notes.extend(streak.gap.as_ref().map(|gap| self.gap(gap)));
        if streak.gap.is_none() && streak.runs.is_empty() {
            notes.push(self.say("没有。", "None.").to_owned());
        }
        let rows = streak.runs.iter().map(|run| {
            let follows = if run.open.is_empty() {
                self.words(&streak.follows).to_owned()
            } else {
                let open = run.open.joined(self.say("、", ", "));
                match self.lang {
                    Lang::Zh => format!("不能确定：{open} 有缺的或并列的"),
                    Lang::En => format!("cannot be told: in {open} something is missing or equal"),
                }
            };
            vec![run.subject.clone(), run.first.clone(), run.last.clone(), run.periods.to_string(), run.reached.clone(), follows]
        });
        let heads = [
            ("对象", "Subject"),
            ("起", "From"),
            ("止", "To"),
            ("连续期数", "Periods"),
            ("达到于", "Reached in"),
            ("处理", "What follows"),
        ];
        SeasonTable { brief: None, title: self.words(&streak.title).to_owned(), heads: self.heads(&heads), rows: rows.collect(), notes }
    }

    fn ladder(&self, ladder: &LadderTable) -> SeasonTable {
        let rows = ladder.rows.iter().map(|row| {
            let follows = row.follows.as_ref().map_or("–", |follows| self.words(follows));
            vec![row.subject.clone(), row.date.clone(), row.nth.to_string(), follows.to_owned()]
        });
        let heads = [("对象", "Subject"), ("日期", "Date"), ("第几次", "Which"), ("处理", "What follows")];
        SeasonTable {
            brief: None,
            title: self.words(&ladder.title).to_owned(),
            notes: self.cited(&ladder.sources).into_iter().collect(),
            heads: self.heads(&heads),
            rows: rows.collect(),
        }
    }

    fn score(&self, table: &'a ScoreTable) -> SeasonTable {
        let rows = table.rows.iter().map(|row| {
            let how = match &row.gap {
                Some(gap) => self.gap(gap),
                None => self.join(row.from.iter().map(|part| self.part(part)).collect()),
            };
            vec![row.period.clone(), row.subject.clone(), self.shown(row.value.as_ref()), how]
        });
        let sources =
            self.season.scores.get(&table.score).map(|score| score.sources.iter().map(|citation| citation.0.clone()).collect::<Vec<_>>());
        let mut heads = self.heads(&[("期间", "Period"), ("对象", "Subject")]);
        heads.push(self.words(&table.label).to_owned());
        heads.extend(self.heads(&[("怎样得来", "From")]));
        SeasonTable {
            brief: None,
            title: self.words(&table.label).to_owned(),
            notes: sources.and_then(|sources| self.cited(&sources)).into_iter().collect(),
            heads,
            rows: rows.collect(),
        }
    }

    fn part(&self, part: &'a UsedPart) -> String {
        let name = match (&part.subject, &part.period) {
            (Some(subject), _) => subject.as_str(),
            (None, Some(period)) => period.as_str(),
            (None, None) => self.measure(&part.of),
        };
        let value = part.value.as_deref().unwrap_or_else(|| self.say("缺", "missing"));
        match &part.weight {
            Some(weight) => format!("{name} {value} × {weight}"),
            None => format!("{name} {value}"),
        }
    }
}

/// A file that was read in another encoding than UTF-8.
pub fn read_as(name: &str, encoding: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("注意：{name} 不是 UTF-8，已按 {encoding} 读取。"),
        Lang::En => format!("Note: {name} is not UTF-8; it was read as {encoding}."),
    }
}

/// How many scores and grades were taken over from an inspection.
pub fn taken(file: &str, Taken { settled, open, too_little }: Taken, lang: Lang) -> String {
    let none = match (too_little, lang) {
        (0, _) => String::new(),
        (n, Lang::Zh) => format!("；{n} 个没有评定，不评分，留空"),
        (n, Lang::En) => format!("; {n} without a score because nothing or too little was assessed, left empty"),
    };
    match lang {
        Lang::Zh => format!("{file}：取得分和等次 {settled} 个；{open} 个尚未定（未查完、待定或参数未设），留空{none}。"),
        Lang::En => {
            format!("{file}: {settled} scores and grades taken; {open} open (not all answered, decided or configured), left empty{none}.")
        }
    }
}
