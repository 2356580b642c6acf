//! Notices of a pack as whole sentences: what is wrong, where, and what to do about it.

use super::fault::fault_about;
use super::verdict;
use crate::cases::{CaseOutcome, CaseRun};
use crate::fault::Fault;
use crate::finding::Verdict;
use crate::inspection::{Answer, State, Value};
use crate::lint::{Level, Notice, Problem, Shown};
use crate::text::{Joined, quoted};
use crate::words::Lang;
use serde::Serialize;

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Help {
    /// 中文
    pub zh: String,
    /// English
    pub en: String,
}

/// A notice, or a fault of loading, with its sentences and its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct NoticeTold {
    /// A stable code.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Level,
    /// What is wrong, in Chinese.
    pub zh: String,
    /// What is wrong, in English.
    pub en: String,
    /// The file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Column in characters, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// Line of the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_line: Option<u32>,
    /// Column after the last character.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_column: Option<u32>,
    /// Inspections that show it, as sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Help>,
    /// Inspections that show it, as values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub shown: Vec<Shown>,
}

/// A notice with its sentences.
pub fn notice_told(notice: &Notice) -> NoticeTold {
    let place = notice.place.clone();
    let problem = notice.problem.quoted();
    let help = (!notice.shown.is_empty()).then(|| Help { zh: shown(&notice.shown, Lang::Zh), en: shown(&notice.shown, Lang::En) });
    NoticeTold {
        code: notice.problem.code(),
        severity: notice.problem.level(),
        zh: zh(&problem),
        en: en(&problem),
        file: place.file,
        line: place.line,
        column: place.column,
        end_line: notice.end.map(|(line, _)| line),
        end_column: notice.end.map(|(_, column)| column),
        help,
        shown: notice.shown.clone(),
    }
}

/// A fault of loading among the notices.
pub fn told_fault(fault: &Fault) -> NoticeTold {
    let place = fault.place.clone();
    NoticeTold {
        code: fault.problem.code(),
        severity: Level::Error,
        zh: fault_about(fault, Lang::Zh),
        en: fault_about(fault, Lang::En),
        file: place.file,
        line: place.line,
        column: place.column,
        end_line: None,
        end_column: None,
        help: None,
        shown: Vec::new(),
    }
}

/// All that is to be said of a draft: what is wrong, or why it cannot be read; and where it can be read
/// the pack as the form reads it, and how its cases come out.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct Draft {
    /// What is wrong with the pack and its cases.
    pub notices: Vec<NoticeTold>,
    /// The resolved pack as JSON text; none of what cannot be read, and of a season.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pack: Option<String>,
    /// How the cases come out; none where they cannot be run, which is one of the notices.
    pub runs: Vec<CaseRun>,
}

/// A draft, read once and told.
pub fn draft(files: &dyn crate::load::Files, name: &str, cases: Option<&str>) -> Draft {
    match crate::lint::read_and_lint(files, name, cases) {
        Ok((notices, read)) => {
            let (pack, runs) = read.map(|(pack, runs)| (crate::read::to_json(&pack), runs)).unzip();
            Draft { notices: notices.iter().map(notice_told).collect(), pack, runs: runs.unwrap_or_default() }
        }
        Err(faults) => {
            let notices = faults.into_iter().map(|fault| told_fault(&fault.in_file(name))).collect();
            Draft { notices, pack: None, runs: Vec::new() }
        }
    }
}

/// What was expected of a case and what came.
pub fn expected_found(expected: Verdict, found: Verdict, lang: Lang) -> String {
    let (expected, found) = (verdict(expected, lang), verdict(found, lang));
    match lang {
        Lang::Zh => format!("应判“{expected}”，判了“{found}”"),
        Lang::En => format!("expected {expected}, found {found}"),
    }
}

/// How a case came out, in words.
pub fn case_outcome(outcome: CaseOutcome, lang: Lang) -> &'static str {
    match (lang, outcome) {
        (Lang::Zh, CaseOutcome::Validated) => "合格，符合",
        (Lang::Zh, CaseOutcome::Reported) => "查出，符合",
        (Lang::Zh, CaseOutcome::Missing) => "没有查出",
        (Lang::Zh, CaseOutcome::Noisy) => "误报",
        (Lang::Zh, CaseOutcome::Wrong) => "判定不同",
        (Lang::En, CaseOutcome::Validated) => "passes, as said",
        (Lang::En, CaseOutcome::Reported) => "found, as said",
        (Lang::En, CaseOutcome::Missing) => "not found",
        (Lang::En, CaseOutcome::Noisy) => "false alarm",
        (Lang::En, CaseOutcome::Wrong) => "other verdict",
    }
}

/// One case that was run as a line: a mark, where it is, its sentence, and what came instead of what was expected.
pub fn case_line(run: &CaseRun, lang: Lang) -> String {
    let CaseRun { pack, rule, case, .. } = run;
    let outcome = case_outcome(run.outcome, lang);
    if run.outcome.is_good() {
        return format!("✓ {pack}/{rule} {outcome}: {case}\n");
    }
    format!("✗ {pack}/{rule} {outcome}: {case} ({})\n", expected_found(run.expected, run.found, lang))
}

/// How many cases came out as said, and how many did not.
pub fn cases_counted(good: usize, bad: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{good} 个用例符合，{bad} 个不符合"),
        Lang::En => format!("{good} cases as said, {bad} not"),
    }
}

/// A rule or slot without a case.
pub fn without_case(file: &str, rule: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{file}：“{rule}”没有用例"),
        Lang::En => format!("{file}: “{rule}” has no case"),
    }
}

/// The word for a level.
pub fn level(level: Level, lang: Lang) -> &'static str {
    match (lang, level) {
        (Lang::Zh, Level::Error) => "错误",
        (Lang::Zh, Level::Warning) => "警告",
        (Lang::Zh, Level::Note) => "提示",
        (Lang::En, Level::Error) => "error",
        (Lang::En, Level::Warning) => "warning",
        (Lang::En, Level::Note) => "note",
    }
}

impl NoticeTold {
    /// One line for a terminal: file, line, column, level, code, sentence.
    pub fn line(&self, lang: Lang) -> String {
        let file = self.file.as_deref().unwrap_or("-");
        let (line, column) = (self.line.unwrap_or(1), self.column.unwrap_or(1));
        let pick = |zh: &str, en: &str| if lang == Lang::Zh { zh.to_owned() } else { en.to_owned() };
        let sentence = pick(&self.zh, &self.en);
        let help = self.help.as_ref().map(|help| format!("\n    {}", pick(&help.zh, &help.en))).unwrap_or_default();
        format!("{file}:{line}:{column}: {} {}: {sentence}{help}\n", level(self.severity, lang), self.code)
    }
}

/// What was answered, as short as it can be said.
fn answer(answer: &Answer, lang: Lang) -> String {
    match &answer.state {
        State::Value(value) => value_text(value),
        State::NotApplicable(_) => verdict(Verdict::NotApplicable, lang).to_owned(),
        State::CannotCheck(_) => verdict(Verdict::CannotCheck, lang).to_owned(),
        State::Open => verdict(Verdict::Pending, lang).to_owned(),
    }
}

fn value_text(value: &Value) -> String {
    match value {
        Value::YesNo(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => format!("{:?}", quoted(text)),
        Value::List(items) => format!("[{}]", items.joined(", ")),
        Value::Records(rows) => format!("[{}]", rows.len()),
    }
}

/// Inspections in one sentence each: the verdict and the answers that give it.
fn shown(all: &[Shown], lang: Lang) -> String {
    let one = |shown: &Shown| {
        let mut parts: Vec<String> = shown.params.iter().map(|(name, value)| format!("{name} = {value}")).collect();
        for subject in &shown.subjects {
            let facts = subject.facts.iter().map(|(fact, given)| format!("{fact} = {}", answer(given, lang)));
            parts.extend(facts.map(|fact| format!("{} {fact}", subject.id)));
        }
        let verdict = verdict(shown.verdict, lang);
        match (lang, parts.is_empty()) {
            (Lang::Zh, true) => format!("{verdict}：{}，什么也没有填", shown.date),
            (Lang::Zh, false) => format!("{verdict}：{}，{}", shown.date, parts.joined("，")),
            (Lang::En, true) => format!("{verdict}: {}, nothing answered", shown.date),
            (Lang::En, false) => format!("{verdict}: {}, {}", shown.date, parts.joined(", ")),
        }
    };
    let stop = if lang == Lang::Zh { "。" } else { "." };
    all.iter().map(|shown| format!("{}{stop}", one(shown))).collect::<Vec<_>>().joined(if lang == Lang::Zh { "" } else { " " })
}

fn zh(problem: &Problem) -> String {
    match problem {
        Problem::NeverApplies { rule } => format!("条款“{rule}”的适用条件自相矛盾，无论怎样填都不适用；请改正 when。"),
        Problem::NeverFails { rule } => format!("条款“{rule}”无论怎样填都不会不合格，查了等于没查；请改正要求。"),
        Problem::NeverPasses { rule } => format!("条款“{rule}”无论怎样填都不会合格；请改正要求。"),
        Problem::RulesContradict { first, second } => {
            format!("条款“{first}”与“{second}”都适用时不可能都合格；请改正其中一条或它的适用条件。")
        }
        Problem::AlwaysTrue { rule } => format!("条款“{rule}”的这个条件总是成立，等于没写；请删去或改正。"),
        Problem::NeverHolds { rule } => format!("条款“{rule}”的这个条件从不成立，等于没写；请删去或改正。"),
        Problem::SameRule { first, second } => format!("条款“{second}”与“{first}”要求的是同一件事；请合并成一条，列两个出处。"),
        Problem::MoreThanListed { wanted, listed } => format!("要求至少 {wanted} 项，却只列了 {listed} 项；请核对。"),
        Problem::DeclaredDiffers { declared, listed } => {
            format!("来源说有 {declared} 项，这里列了 {listed} 项；请补齐，或在 note 里说明。")
        }
        Problem::OpenNotSaid { rule } => format!("条款“{rule}”的文字里有“等”，清单却没有写 open: true；请补上。"),
        Problem::MatchesEverything { pattern } => format!("模式“{pattern}”什么文字都能对上，等于没写；请改正。"),
        Problem::MatchesNothing { pattern } => format!("模式“{pattern}”什么文字也对不上（比对前去掉空白，全角变半角）；请改正。"),
        Problem::PointsDoNotAddUp { whole, sum } => format!("各部分合计 {sum} 分，这里写的是 {whole} 分；请核对。"),
        Problem::PointsNeverTaken { points } => format!("这里的 {points} 分没有条款会扣，谁都得满分；请补条款，或核对条款的 in 写对没有。"),
        Problem::GradeGap { low: Some(low), high: Some(high) } => format!("等次“{low}”与“{high}”之间有分数没有等次；请写明两端。"),
        Problem::GradeGap { low: Some(low), high: None } => format!("比等次“{low}”高的分数没有等次；请补上或改正上端。"),
        Problem::GradeGap { high: Some(high), .. } => format!("比等次“{high}”低的分数没有等次；请补上或改正下端。"),
        Problem::GradeGap { .. } => "有分数没有等次；请补上。".to_owned(),
        Problem::GradeUnreachable { grade } => format!("没有分数能得到等次“{grade}”；请核对分数线。"),
        Problem::FloorNeverBites { floor, lost } => format!("保底 {floor} 分永远用不上，最多只扣 {lost} 分；请核对来源。"),
        Problem::CapNeverBites { most, sum } => format!("最多记 {most} 分永远用不上，合计最多只记 {sum} 分；请核对来源。"),
        Problem::VetoNeverFires { rule } => format!("条款“{rule}”从不会不合格，不会引起一票否决；请改正。"),
        Problem::DeductTooLarge { points, full } => format!("一次扣 {points} 分，而所在部分满分只有 {full} 分；请核对来源。"),
        Problem::DeductOfNothing { points } => format!("扣分 {points} 不是正数；请改正或删去。"),
        Problem::PointsFall => "偏离更大反而扣得更少，或评得更好反而得分更少；请核对来源。".to_owned(),
        Problem::VetoOfNothing { category } => format!("大项“{category}”满分是零，清零不起作用；请核对。"),
        Problem::BonusNeverCounts => "照这里写的，这项加分永远不会生效；请改正。".to_owned(),
        Problem::MostNeverReached { most, sum } => format!("加分上限 {most} 分永远到不了，全部加分合计最多 {sum} 分；请核对来源。"),
        Problem::CeilingNeverReached { ceiling } => format!("没有加分能使总分到封顶分 {ceiling}，等于没写；请改正或删去。"),
        Problem::ScaleDiffers { out_of, full } => format!("这部分按满分 {out_of} 折算，而它的满分或能填的最大数是 {full}；请核对。"),
        Problem::GraveWithoutForce { rule } => format!("条款“{rule}”只作情况显示，严重程度却不是 info；请改成 info 或改变效力。"),
        Problem::ParamUnused { param } => format!("参数“{param}”没有用到；请删去或用上。"),
        Problem::SourceUnused { source } => format!("来源“{source}”没有引用；请删去或引用。"),
        Problem::FactUnused { fact } => format!("事实“{fact}”没有用到，填了也白填；请删去或用上。"),
        Problem::KindUnused { kind } => format!("对象类型“{kind}”没有用到；请删去或用上。"),
        Problem::IncludeUnused { include } => format!("引入的“{include}”什么也没有用到；请删去。"),
        Problem::ProfileChangesNothing { profile } => format!("方案“{profile}”选不选都一样；请写明它改变什么，或删去。"),
        Problem::OverlayChangesNothing { name } => format!("“{name}”在上一层就是这样；请写明这一层改变什么，或删去。"),
        Problem::OverlayWeakens { rule } => format!("条款“{rule}”上一层要求必须或不准，这一层放宽了；请核对有没有依据，或删去。"),
        Problem::ParamLaxer { param, value, above } => {
            format!("参数“{param}”上一层是 {above}，这一层写 {value}，放宽了；有依据的请写 basis，没有的请改严或删去。")
        }
        Problem::SchemeReplaced => {
            "这一层自己写了评分办法，上一层的整个不用了（类别、等次、一票否决、加分都要自己写全）；只改一部分的请删去它，用方案或条款来改。"
                .to_owned()
        }
        Problem::Shadowed { name } => format!("“{name}”在引入的文件里已经有了；请删去这里的一份。"),
        Problem::SlotName { rule, slot } => format!("条款“{rule}”与清单“{slot}”填入后的条目同名；请改名。"),
        Problem::RuleWithoutSource { rule } => format!("“{rule}”没有出处；请写 sources。"),
        Problem::NumberWithoutSource { rule } => format!("条款“{rule}”有必须达到的数，却没有出处；请写出处，或改成没有默认值的参数。"),
        Problem::WeakEvidence { rule } => {
            format!("条款“{rule}”有必须达到的数，出处却只有 C、D 级证据；请换出处、改成参数，或把效力改成 practice。")
        }
        Problem::RowUnknown { row, near: Some(near) } => format!("来源目录里没有“{row}”这一行，是不是“{near}”？"),
        Problem::RowUnknown { row, near: None } => format!("来源目录里没有“{row}”这一行；请核对。"),
        Problem::ProgrammeUnknown { programme, near: Some(near) } => format!("来源目录里没有“{programme}”，是不是“{near}”？"),
        Problem::ProgrammeUnknown { programme, near: None } => format!("来源目录里没有“{programme}”；请核对。"),
        Problem::CaseMissing { rule } => format!("“{rule}”没有用例；请各写一个合格和不合格的。"),
        Problem::CaseOfNothing { rule, near: Some(near) } => format!("没有“{rule}”这条条款，这个用例查不了什么；是不是改名成了“{near}”？"),
        Problem::CaseOfNothing { rule, near: None } => format!("没有“{rule}”这条条款，这个用例查不了什么；请改名或删去。"),
        Problem::CaseWrong { rule, sentence, expected, found } => {
            let (expected, found) = (verdict(*expected, Lang::Zh), verdict(*found, Lang::Zh));
            format!("“{sentence}”应判“{expected}”，条款“{rule}”却判“{found}”；请改正条款或用例。")
        }
        Problem::CaseUnusable { fault } => format!("这个用例不能运行：{}", fault_about(fault, Lang::Zh)),
        Problem::PersonalUndeclared { fact, word } => {
            format!("事实“{fact}”（“{word}”）像是个人信息；请写 personal：为什么要、留多少天，或不要记录它。")
        }
        Problem::TextMissing { lang: Lang::Zh } => "中文是空的；请补上。".to_owned(),
        Problem::TextMissing { lang: Lang::En } => "英文是空的；请补上。".to_owned(),
        Problem::TextSame { text } => format!("两种语言都写的是“{text}”；请各用各的语言写。"),
        Problem::HalfWidth { sign } => format!("中文里有半角标点“{sign}”；请改用全角。"),
        Problem::OptionsAlike { first, second } => format!("选项“{first}”和“{second}”的文字一样，检查人员分不出；请改写。"),
        Problem::ScoreUnused { score } => format!("得分“{score}”没有奖项、星级或连续期用到，只会列出；请核对。"),
        Problem::EventUnused { event } => format!("事件“{event}”没有用到，记了也不起作用；请删去或用上。"),
        Problem::ClassUnranked { class } => format!("类别“{class}”没有奖项评选；请删去或给它名额。"),
        Problem::ScoreNeverTold { score } => format!("“{score}”要求的最少次数比可能的还多，这个百分比永远算不出；请改正。"),
        Problem::WeightOfNothing { of } => format!("“{of}”的权重是零，等于没写；请改正或删去。"),
        Problem::AwardForNobody { award } => format!("照这里写的，没有谁能得到“{award}”；请改正条件或名额。"),
        Problem::AwardForEverybody { award } => format!("照这里写的，谁都能得到“{award}”；请核对名额和条件。"),
        Problem::BarNeverBites { award } => format!("“{award}”的这个界限谁都达得到，等于没写；请改正或删去。"),
        Problem::ThenPartsNobody { of } => format!("并列的本来就在“{of}”上相等，再比一次分不出先后；请改正或删去。"),
        Problem::StarUnreachable { star } => format!("没有分数能得到“{}”；请核对分数线。", star.zh),
        Problem::FollowsNever { streak } => format!("照这里写的，“{streak}”从不会发生；请改正。"),
        Problem::FollowsAlways { streak } => format!("照这里写的，“{streak}”对谁都会发生；请核对界限。"),
        Problem::SeatsDiffer { declared, seats } => format!("来源说共 {declared} 个，各奖项的名额合计 {seats} 个；请核对来源。"),
    }
}

fn en(problem: &Problem) -> String {
    match problem {
        Problem::NeverApplies { rule } => {
            format!("The condition of “{rule}” contradicts itself: no answers make the rule apply. Correct `when`.")
        }
        Problem::NeverFails { rule } => format!("No answers make “{rule}” fail, so checking it says nothing. Correct what it requires."),
        Problem::NeverPasses { rule } => format!("No answers make “{rule}” pass. Correct what it requires."),
        Problem::RulesContradict { first, second } => {
            format!("Where both apply, “{first}” and “{second}” can never both pass. Correct one of them, or its condition.")
        }
        Problem::AlwaysTrue { rule } => format!("This condition of “{rule}” always holds, as if it were not there. Remove or correct it."),
        Problem::NeverHolds { rule } => format!("This condition of “{rule}” never holds, as if it were not there. Remove or correct it."),
        Problem::SameRule { first, second } => format!("“{second}” demands the same as “{first}”. Make them one rule with two citations."),
        Problem::MoreThanListed { wanted, listed } => format!("At least {wanted} are demanded and only {listed} are listed. Check both."),
        Problem::DeclaredDiffers { declared, listed } => {
            format!("The source speaks of {declared} and {listed} are listed here. Add what is missing, or say why in `note`.")
        }
        Problem::OpenNotSaid { rule } => format!("The words of “{rule}” say that the list goes on (等). Add `open: true`."),
        Problem::MatchesEverything { pattern } => {
            format!("Every text matches the pattern “{pattern}”, as if it were not there. Correct it.")
        }
        Problem::MatchesNothing { pattern } => {
            format!("No text matches the pattern “{pattern}” (spaces are removed and full width becomes half width first). Correct it.")
        }
        Problem::PointsDoNotAddUp { whole, sum } => format!("The parts add up to {sum} points; {whole} is written here. Check them."),
        Problem::PointsNeverTaken { points } => {
            format!("No rule takes any of these {points} points, so that everybody keeps them. Add the rule, or check the `in` of rules.")
        }
        Problem::GradeGap { low: Some(low), high: Some(high) } => {
            format!("Some scores between the grades “{low}” and “{high}” have no grade. State both edges.")
        }
        Problem::GradeGap { low: Some(low), high: None } => {
            format!("Scores above the grade “{low}” have no grade. Add one or correct its upper edge.")
        }
        Problem::GradeGap { high: Some(high), .. } => {
            format!("Scores below the grade “{high}” have no grade. Add one or correct its lower edge.")
        }
        Problem::GradeGap { .. } => "Some scores have no grade. Add one.".to_owned(),
        Problem::GradeUnreachable { grade } => format!("No score can have the grade “{grade}”. Check its edges."),
        Problem::FloorNeverBites { floor, lost } => {
            format!("The floor of {floor} is never reached: at most {lost} points are taken. Check the source.")
        }
        Problem::CapNeverBites { most, sum } => {
            format!("The cap of {most} points is never reached: all of it together is at most {sum}. Check the source.")
        }
        Problem::VetoNeverFires { rule } => format!("“{rule}” never fails, so it never sets off this veto. Correct it."),
        Problem::DeductTooLarge { points, full } => {
            format!("One fail takes {points} points from a part that has only {full}. Check the source.")
        }
        Problem::DeductOfNothing { points } => format!("A deduction of {points} is not a positive number. Correct or remove it."),
        Problem::PointsFall => "What lies further out takes fewer points, or a better rating earns fewer. Check the source.".to_owned(),
        Problem::VetoOfNothing { category } => {
            format!("The category “{category}” has a full mark of zero, so emptying it takes nothing. Check it.")
        }
        Problem::BonusNeverCounts => "As this is written, this bonus can never count. Correct it.".to_owned(),
        Problem::MostNeverReached { most, sum } => {
            format!("A bonus of {most} is never reached: all of it together is at most {sum}. Check the source.")
        }
        Problem::CeilingNeverReached { ceiling } => {
            format!("Nothing lifts a total to the ceiling of {ceiling}, as if it were not there. Correct or remove it.")
        }
        Problem::ScaleDiffers { out_of, full } => {
            format!("This part is told out of {out_of}, and its full mark, or the highest number that it takes, is {full}. Check both.")
        }
        Problem::GraveWithoutForce { rule } => {
            format!("“{rule}” is only told and its severity is not info. Make it info, or change its force.")
        }
        Problem::ParamUnused { param } => format!("Nothing reads the parameter “{param}”. Remove it or use it."),
        Problem::SourceUnused { source } => format!("Nothing cites the source “{source}”. Remove it or cite it."),
        Problem::FactUnused { fact } => format!("Nothing reads the fact “{fact}”: answering it is work for nothing. Remove it or use it."),
        Problem::KindUnused { kind } => format!("Nothing is about the kind “{kind}”. Remove it or use it."),
        Problem::IncludeUnused { include } => format!("Nothing of the include “{include}” is used. Remove it."),
        Problem::ProfileChangesNothing { profile } => {
            format!("The profile “{profile}” changes nothing. Say what it changes, or remove it.")
        }
        Problem::OverlayChangesNothing { name } => {
            format!("“{name}” is so by the layers above already. Say what this layer changes, or remove it.")
        }
        Problem::OverlayWeakens { rule } => {
            format!("The rule “{rule}” binds by the layers above, and this layer loosens it. Check the basis, or remove it.")
        }
        Problem::ParamLaxer { param, value, above } => format!(
            "The parameter “{param}” is {above} by the layer above and {value} here, which asks for less. Write the basis, or make it stricter, or remove it."
        ),
        Problem::SchemeReplaced => {
            "The scheme here stands in place of that of the layer above, of which nothing is left: categories, grades, vetoes and bonus have to be here. To change a part remove it and change rules or a profile.".to_owned()
        }
        Problem::Shadowed { name } => format!("“{name}” is already in an included file. Remove it here."),
        Problem::SlotName { rule, slot } => format!("“{rule}” has the name of an entry of the slot “{slot}”. Rename it."),
        Problem::RuleWithoutSource { rule } => format!("“{rule}” cites nothing. Write `sources`."),
        Problem::NumberWithoutSource { rule } => {
            format!("“{rule}” binds by a number and cites nothing. Cite its source, or make it a parameter without a default.")
        }
        Problem::WeakEvidence { rule } => format!(
            "“{rule}” binds by a number, and its sources have only evidence C or D. Cite another, make it a parameter, or make it a practice."
        ),
        Problem::RowUnknown { row, near: Some(near) } => format!("The catalogue has no row “{row}”. Did you mean “{near}”?"),
        Problem::RowUnknown { row, near: None } => format!("The catalogue has no row “{row}”. Check it."),
        Problem::ProgrammeUnknown { programme, near: Some(near) } => {
            format!("The catalogue has no programme “{programme}”. Did you mean “{near}”?")
        }
        Problem::ProgrammeUnknown { programme, near: None } => format!("The catalogue has no programme “{programme}”. Check it."),
        Problem::CaseMissing { rule } => format!("“{rule}” has no case. Write one that passes and one that fails."),
        Problem::CaseOfNothing { rule, near: Some(near) } => {
            format!("There is no rule “{rule}”, so this case checks nothing. Was it renamed to “{near}”?")
        }
        Problem::CaseOfNothing { rule, near: None } => {
            format!("There is no rule “{rule}”, so this case checks nothing. Rename or remove it.")
        }
        Problem::CaseWrong { rule, sentence, expected, found } => {
            let (expected, found) = (verdict(*expected, Lang::En), verdict(*found, Lang::En));
            format!("“{sentence}” should be “{expected}”, and “{rule}” says “{found}”. Correct the rule or the case.")
        }
        Problem::CaseUnusable { fault } => format!("This case cannot be run: {}", fault_about(fault, Lang::En)),
        Problem::PersonalUndeclared { fact, word } => format!(
            "The fact “{fact}” (“{word}”) looks like personal data. Write `personal`: why it is needed and for how many days; or do not record it."
        ),
        Problem::TextMissing { lang: Lang::Zh } => "The Chinese text is empty. Write it.".to_owned(),
        Problem::TextMissing { lang: Lang::En } => "The English text is empty. Write it.".to_owned(),
        Problem::TextSame { text } => format!("Both languages say “{text}”. Write each in its own language."),
        Problem::HalfWidth { sign } => format!("There is half-width punctuation “{sign}” in a Chinese text. Use full width."),
        Problem::OptionsAlike { first, second } => {
            format!("The options “{first}” and “{second}” have the same words: nobody can tell them apart. Change one.")
        }
        Problem::ScoreUnused { score } => {
            format!("No award, star or run reads the score “{score}”; it is only listed. Check whether that is meant.")
        }
        Problem::EventUnused { event } => {
            format!("Nothing counts the event “{event}”: recording it is work for nothing. Remove it or use it.")
        }
        Problem::ClassUnranked { class } => format!("No award chooses from the class “{class}”. Remove it or give it seats."),
        Problem::ScoreNeverTold { score } => {
            format!("“{score}” asks for more answers than there can be, so this percentage is never told. Correct it.")
        }
        Problem::WeightOfNothing { of } => format!("“{of}” weighs nothing, as if it were not there. Correct or remove it."),
        Problem::AwardForNobody { award } => format!("As this is written, nobody can get “{award}”. Correct its conditions or its seats."),
        Problem::AwardForEverybody { award } => format!("As this is written, everybody gets “{award}”. Check its seats and conditions."),
        Problem::BarNeverBites { award } => {
            format!("Everybody keeps this bound of “{award}”, as if it were not there. Correct or remove it.")
        }
        Problem::ThenPartsNobody { of } => {
            format!("Equals are equal by “{of}” already; comparing it again parts nobody. Correct or remove it.")
        }
        Problem::StarUnreachable { star } => format!("No number has the step “{}”. Check the cut points.", star.en),
        Problem::FollowsNever { streak } => format!("As this is written, “{streak}” never comes about. Correct it."),
        Problem::FollowsAlways { streak } => format!("As this is written, “{streak}” comes about for everybody. Check the bar."),
        Problem::SeatsDiffer { declared, seats } => {
            format!("The source speaks of {declared} in all, and the awards have {seats} seats together. Check the source.")
        }
    }
}
