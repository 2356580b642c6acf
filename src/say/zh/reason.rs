//! 中文句子。

use crate::calendar::{Period, Weekday};
use crate::finding::{BoundSeen, Cells, Reason, Time, Verdict};
use crate::pack::DayUnit;
use crate::pack::{MatrixSide, Take};
use crate::say::{Names, side_sign};
use crate::text::Joined;

pub(in crate::say) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "合格",
        Verdict::Fail => "不合格",
        Verdict::Pending => "未查",
        Verdict::ToConfirm => "待确认",
        Verdict::CannotCheck => "无法核验",
        Verdict::NotConfigured => "参数未设",
        Verdict::NotSupplied => "内容未提供",
        Verdict::NotApplicable => "不适用",
    }
}

pub(in crate::say) fn period(per: Period) -> &'static str {
    match per {
        Period::Day => "天",
        Period::Week => "周",
        Period::Month => "个月",
        Period::Quarter => "个季度",
        Period::HalfYear => "个半年",
        Period::Year => "年",
    }
}

pub(in crate::say) fn yes_no<'a>(names: Names<'a>, fact: &str, value: bool) -> &'a str {
    names.yes_no(fact, value).unwrap_or(if value { "是" } else { "否" })
}

fn given(because: &str) -> String {
    if because.is_empty() { String::new() } else { format!("（{because}）") }
}

fn taken(take: Take) -> &'static str {
    match take {
        Take::Sum => "合计",
        Take::Mean => "平均",
        Take::Min => "最小",
        Take::Max => "最大",
        Take::Spread => "相差",
    }
}

fn bounded(bounds: &[BoundSeen], unit: &str) -> String {
    let bounds: Vec<String> = bounds.iter().map(|bound| format!("{} {}{unit}", side_sign(bound.side), bound.value)).collect();
    bounds.joined(" 且 ")
}

fn required(bounds: &str) -> String {
    if bounds.is_empty() { String::new() } else { format!("，要求 {bounds}") }
}

fn time(time: &Time, names: Names<'_>) -> String {
    let unit = match (&time.unit, &time.option) {
        (Some(unit), Some(option)) => names.option(unit, option).to_owned(),
        _ => names.unit(&time.fact).to_owned(),
    };
    let seen = if time.immediate { unit } else { format!("{} {unit}", time.seen) };
    format!("「{}」{seen}", names.fact(&time.fact))
}

pub(in crate::say) fn reason(reason: &Reason, names: Names<'_>) -> String {
    match reason {
        Reason::Unanswered { fact } => format!("「{}」还没有查", names.fact(fact)),
        Reason::FactNotApplicable { fact, because } => format!("「{}」不适用{}", names.fact(fact), given(because)),
        Reason::FactCannotCheck { fact, because } => format!("「{}」无法核验{}", names.fact(fact), given(because)),
        Reason::YesNo { fact, seen, wanted } => {
            let (label, seen_word) = (names.fact(fact), yes_no(names, fact, *seen));
            if seen == wanted {
                format!("「{label}」：{seen_word}")
            } else {
                format!("「{label}」：{seen_word}，要求{}", yes_no(names, fact, *wanted))
            }
        }
        Reason::Choice { fact, seen, wanted, ordered } => {
            let (label, seen_word) = (names.fact(fact), names.option(fact, seen));
            if wanted.contains(seen) {
                return format!("「{label}」：{seen_word}");
            }
            let wanted = if *ordered {
                wanted.first().map(|key| format!("{}及以上", names.option(fact, key))).unwrap_or_default()
            } else {
                names.options(fact, wanted).joined("或")
            };
            format!("「{label}」：{seen_word}，要求{wanted}")
        }
        Reason::Number { fact, seen, bounds } => {
            let unit = names.unit(fact);
            if bounds.is_empty() {
                return format!("「{}」为 {seen}{unit}", names.fact(fact));
            }
            format!("「{}」为 {seen}{unit}，要求 {}", names.fact(fact), bounded(bounds, unit))
        }
        Reason::Ratio { part, whole, seen_part, seen_whole, bounds } => {
            format!("「{}」{seen_part} / 「{}」{seen_whole}，要求 {}", names.fact(part), names.fact(whole), bounded(bounds, "%"))
        }
        Reason::SmallBase { base, needed } if needed > base => format!("基数 {base}，不足 {needed}，不能评价"),
        Reason::SmallBase { base, .. } => format!("基数为 {base}，不能评价"),
        Reason::PartOverWhole => "部分比总数还大，数对不上，请核对".to_owned(),
        Reason::Change { base, now, seen_base, seen_now, falls, per_cent, by } => {
            let unit = names.unit(now);
            let way = if *falls { "下降" } else { "上升" };
            let share = per_cent.map(|wanted| format!("{way} {wanted}% 以上"));
            let wanted: Vec<String> = share.into_iter().chain(by.map(|wanted| format!("{way} {wanted}{unit} 以上"))).collect();
            let from = format!("「{}」{seen_base}{unit}，「{}」{seen_now}{unit}", names.fact(base), names.fact(now));
            if wanted.is_empty() { from } else { format!("{from}，要求{}", wanted.joined("且")) }
        }
        Reason::Elements { fact, missing, forbidden, any_of, present_any, needed_any, open_list } => {
            let mut parts = Vec::new();
            if !missing.is_empty() {
                parts.push(format!("缺 {}", names.options(fact, missing).joined("、")));
            }
            if !forbidden.is_empty() {
                parts.push(format!("有 {}", names.options(fact, forbidden).joined("、")));
            }
            if !any_of.is_empty() && present_any < needed_any {
                parts.push(format!("{} 中有 {present_any} 项，至少要 {needed_any} 项", names.options(fact, any_of).joined("、")));
            }
            let open = if *open_list { "（原文为“等”，另有同类也可）" } else { "" };
            if parts.is_empty() {
                format!("「{}」齐全{open}", names.fact(fact))
            } else {
                format!("「{}」：{}{open}", names.fact(fact), parts.joined("；"))
            }
        }
        Reason::Cells { missing, each, needed } => {
            let row =
                |cells: &Cells| format!("「{}」缺 {}", names.fact(&cells.fact), names.options(&cells.fact, &cells.missing).joined("、"));
            let side = if *each == MatrixSide::Row { "每处" } else { "每样" };
            let needed = needed.map_or_else(String::new, |needed| format!("（{side}至少要 {needed} 项）"));
            let rows: Vec<String> = missing.iter().map(row).collect();
            if rows.is_empty() { format!("各处齐全{needed}") } else { format!("{}{needed}", rows.joined("；")) }
        }
        Reason::On { fact, seen, weekdays, months } => {
            let days: Vec<&str> = weekdays.iter().map(|day| weekday(*day)).collect();
            let months: Vec<String> = months.iter().map(|month| format!("{month}月")).collect();
            let wanted: Vec<String> = [months.joined("、"), days.joined("、")].into_iter().filter(|part| !part.is_empty()).collect();
            format!("「{}」为 {seen}，要求在{}", names.fact(fact), wanted.joined("的"))
        }
        Reason::Hours { fact, seen, covers, at_least } => {
            let covers = covers.as_ref().map(|covers| format!("包括 {covers}"));
            let wanted: Vec<String> = covers.into_iter().chain(at_least.map(|hours| format!("不少于 {hours} 小时"))).collect();
            if wanted.is_empty() {
                return format!("「{}」为 {seen}", names.fact(fact));
            }
            format!("「{}」为 {seen}，要求{}", names.fact(fact), wanted.joined("且"))
        }
        Reason::NoEvidence { fact } => format!("这样的评定要有「{}」作依据，请补上或由人工确认", names.fact(fact)),
        Reason::Declared { declared, listed } => format!("原文说有 {declared} 项，列出的是 {listed} 项"),
        Reason::TextEmpty { fact } => format!("「{}」没有内容", names.fact(fact)),
        Reason::TextLacks { fact, phrases } => format!("「{}」缺少：{}", names.fact(fact), phrases.joined("、")),
        Reason::TextLacksAny { fact, phrases } => format!("「{}」应有其中之一：{}", names.fact(fact), phrases.joined("、")),
        Reason::TextHit { fact, phrase, family } => {
            let family = family.as_ref().map_or_else(String::new, |family| format!("（{}）", family.zh));
            format!("「{}」中出现“{phrase}”{family}，请人工确认", names.fact(fact))
        }
        Reason::TextTooLong { fact, pattern } => {
            format!("「{}」太长，模式“{pattern}”查不完，请人工核对", names.fact(fact))
        }
        Reason::TextGood { fact } => format!("「{}」内容符合", names.fact(fact)),
        Reason::Date { fact, seen, earliest, latest } => {
            if seen > latest {
                format!("「{}」为 {seen}，晚于检查日 {latest}", names.fact(fact))
            } else if seen < earliest {
                format!("「{}」为 {seen}，应不早于 {earliest}", names.fact(fact))
            } else {
                format!("「{}」为 {seen}，在 {earliest} 至 {latest} 之间", names.fact(fact))
            }
        }
        Reason::StagesOrder { first, second } => format!("「{}」早于「{}」，先后颠倒", names.fact(second), names.fact(first)),
        Reason::StagesGood { facts } => {
            let labels: Vec<&str> = facts.iter().map(|fact| names.fact(fact)).collect();
            format!("{} 依次完成", labels.joined("、"))
        }
        Reason::DaysOrder { from, to, seen_from, seen_to } => {
            let (from, to) = (names.fact(from), to.as_ref().map_or("检查日", |to| names.fact(to)));
            format!("「{to}」{seen_to} 早于「{from}」{seen_from}")
        }
        Reason::Days { from, to, seen_from, seen_to, days, more, less, unit, bounds } => {
            let unit = match unit {
                DayUnit::Days => "天",
                DayUnit::WorkingDays => "个工作日",
                DayUnit::Months => "个月",
            };
            let more = if *more { "多" } else { "" };
            let (from, to) = (names.fact(from), to.as_ref().map_or("检查日", |to| names.fact(to)));
            let less = less.as_ref().map_or_else(String::new, |(fact, less)| format!("，除去「{}」{less}", names.fact(fact)));
            format!(
                "「{from}」{seen_from} 到「{to}」{seen_to} 共 {days} {unit}{more}{less}{}",
                required(&bounded(bounds, &format!(" {unit}")))
            )
        }
        Reason::NoCalendar { year } => format!("{year} 年的放假调休日历没有录入，算不出工作日"),
        Reason::Limit { promised, legal, at_most } => {
            let most = at_most.map_or_else(String::new, |most| format!("，承诺应不超过法定的 {most}%"));
            format!("{}，{}{most}", time(promised, names), time(legal, names))
        }
        Reason::NoConversion => "两个时限的单位不同，没有设定一个工作日怎样折算".to_owned(),
        Reason::Cadence { per, working, short, periods, needed } => {
            let per = if *working { "个工作日" } else { period(*per) };
            if short.is_empty() {
                return format!("最近 {periods} {per}每{per}都有 {needed} 次以上", per = per.trim_start_matches('个'));
            }
            // Days are told back from today, whether worked or not.
            let back = if *working { "天" } else { per };
            let list: Vec<String> = short.iter().map(|period| format!("前 {} {back} {} 次", period.back, period.events)).collect();
            format!("应每{} {needed} 次，{}", per.trim_start_matches('个'), list.joined("，"))
        }
        Reason::Returns { fact, within: 0 } => format!("要在「{}」每年的同一天", names.fact(fact)),
        Reason::Returns { fact, within } => format!("要在「{}」每年同一天的前后 {within} 天内", names.fact(fact)),
        Reason::NoPeriod => "要看的日子里还没有一个完整的周期".to_owned(),
        Reason::Claim { fact } => format!("「{}」只有口头说明、没有逐次记录，请查台账确认", names.fact(fact)),
        Reason::Count { of, found, unsure, at_least, at_most } => {
            let mut text = format!("{}有 {found} 个", names.kind(of));
            if *unsure > 0 {
                text.push_str(&format!("（另有 {unsure} 个未查清）"));
            }
            if let Some(least) = at_least {
                text.push_str(&format!("，至少要 {least} 个"));
            }
            if let Some(most) = at_most {
                text.push_str(&format!("，至多 {most} 个"));
            }
            text
        }
        Reason::Share { of, found, base, unsure, bounds } => {
            let unsure = if *unsure > 0 { format!("（另有 {unsure} 个未查清）") } else { String::new() };
            format!("{} {base} 个中符合 {found} 个{unsure}{}", names.kind(of), required(&bounded(bounds, "%")))
        }
        Reason::Measure { fact, take, seen, of, unsure, bounds } => {
            let unit = names.unit(fact);
            let unsure = if *unsure > 0 { format!("，另有 {unsure} 个未查清") } else { String::new() };
            let seen = seen.map_or_else(|| "没有数".to_owned(), |seen| format!("{} {seen}{unit}", taken(*take)));
            format!("「{}」{seen}（共 {of} 个{unsure}）{}", names.fact(fact), required(&bounded(bounds, unit)))
        }
        Reason::ParamUnset { param } => format!("参数「{}」没有设定，原文没有给出数值", names.param(param)),
        Reason::SlotEmpty { slot, listed, size } => {
            let (title, groups) = names.slot(slot);
            let said = format!("「{title}」应有 {size} 条，已提供 {listed} 条");
            if groups.is_empty() { said } else { format!("{said}；分 {} 组：{}", groups.len(), groups.joined("、")) }
        }
        Reason::Group { held, needed, of } => format!("{of} 项中符合 {held} 项，至少要 {needed} 项"),
        Reason::Condition => "不符合适用条件".to_owned(),
        Reason::NotInForce { from, until } => {
            let from = from.map(|day| format!("{day} 起"));
            let days: Vec<String> = from.into_iter().chain(until.map(|day| format!("{day} 止"))).collect();
            format!("检查日不在条款的施行期内（{}）", days.joined("，"))
        }
        Reason::Exception => "有记录在案的例外".to_owned(),
        Reason::NoSubject { kind } => format!("还没有登记{}", names.kind(kind)),
    }
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "星期一",
        Weekday::Tuesday => "星期二",
        Weekday::Wednesday => "星期三",
        Weekday::Thursday => "星期四",
        Weekday::Friday => "星期五",
        Weekday::Saturday => "星期六",
        Weekday::Sunday => "星期日",
    }
}
