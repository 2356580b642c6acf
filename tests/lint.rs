//! Lint: for each check a smallest pack that triggers it, at its line and column, and the
//! smallest change that silences it.
#![cfg(all(not(target_arch = "wasm32"), feature = "authoring"))]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use windowcheck::command::{self, Disk};
use windowcheck::finding::Verdict;
use windowcheck::lint::{CODES, Level, Notice, Problem, lint};
use windowcheck::say::{check, draft, notice_told};
use windowcheck::words::Lang;

/// A pack of which nothing is to be said; each test spoils one place of it.
const GOOD: &str = "\
pack: desk
title: {zh: 台签, en: Desk signs}
version: '1'
status: compiled
include: [words.yaml]
sources:
  S1: {title: {zh: 示例, en: Example}, evidence: B}
  DK: {title: {zh: 洞口, en: Dongkou}, evidence: B, catalogue: dongkou}
kinds:
  staff: {label: {zh: 人员, en: Staff}, parent: hall}
facts:
  staff.sign: {label: {zh: 有台签, en: Desk sign}, type: yes_no, method: look}
  staff.badges: {label: {zh: 徽章, en: Badges}, type: set, of: {card: {zh: 胸卡, en: Card}, badge: {zh: 党徽, en: Badge}}, method: look}
  staff.late: {label: {zh: 迟到次数, en: Times late}, type: number, whole: true, method: document}
  staff.motto: {label: {zh: 承诺内容, en: Promise}, type: text, method: look}
params:
  most: {label: {zh: 上限, en: Most}, default: 3}
slots:
  extra: {title: {zh: 另列, en: Others}, size: 2, each: staff, force: must, severity: minor, sources: [S1]}
rules:
  - id: sign
    title: {zh: 摆放台签, en: A desk sign is set up}
    sources: [S1]
    each: staff
    require: {is: {fact: staff.sign, value: true}}
    force: must
    severity: minor
    deduct: {points: 5, per: finding, in: looks}
  - id: badges
    title: {zh: 佩戴徽章, en: Badges are worn}
    sources: [DK-1]
    each: staff
    when: {is: {fact: staff.sign, value: true}}
    require: {contains: {fact: staff.badges, all: [card, badge]}}
    force: should
    severity: minor
  - id: late
    title: {zh: 很少迟到, en: Seldom late}
    sources: [S1]
    each: staff
    require: {number: {fact: staff.late, at_most: {param: most}}}
    force: must
    severity: minor
  - id: motto
    title: {zh: 承诺写得清楚, en: The promise is clear}
    sources: [S1]
    each: staff
    require: {text: {fact: staff.motto, matches: '^我们承诺'}}
    force: must
    severity: minor
  - id: promise
    title: {zh: 承诺上墙, en: The promise hangs on the wall}
    sources: [S1]
    each: hall
    require: {is: {fact: hall.promise, value: true}}
    force: must
    severity: minor
    deduct: {points: 50, per: finding, in: promises}
scheme:
  title: {zh: 评分, en: Score}
  full: 100
  floor: 0
  not_applicable: full
  categories:
    looks: {title: {zh: 仪容, en: Looks}, full: 50, floor: 0}
    promises: {title: {zh: 公开, en: In public}, full: 50, floor: 0}
  grades:
    - {id: good, title: {zh: 合格, en: Good}, at_least: 60}
    - {id: bad, title: {zh: 不合格, en: Bad}, below: 60}
  vetoes:
    - {rule: promise, effect: {grade: bad}}
profiles:
  strict: {title: {zh: 从严, en: Strict}, params: {most: 1}}
";

const WORDS: &str = "\
pack: words
title: {zh: 词汇, en: Words}
version: '1'
status: compiled
kinds:
  hall: {label: {zh: 大厅, en: Hall}, single: true}
facts:
  hall.promise: {label: {zh: 承诺上墙, en: Promise on the wall}, type: yes_no, method: look}
";

const MORE: &str = "\
pack: more
title: {zh: 更多词汇, en: More words}
version: '1'
status: compiled
kinds:
  car: {label: {zh: 车辆, en: Car}}
";

/// A pack of a layer above.
const BASE: &str = "\
pack: base
title: {zh: 上级标准, en: Standard of a layer above}
version: '1'
status: compiled
include: [words.yaml]
sources:
  S7: {title: {zh: 上级示例, en: Example above}, evidence: B}
params:
  wait: {label: {zh: 等候, en: Wait}, default: 20}
facts:
  hall.wait: {label: {zh: 等候分钟, en: Minutes of waiting}, type: number, method: look}
rules:
  - id: wait
    title: {zh: 等候不久, en: No long wait}
    sources: [S7]
    each: hall
    require: {number: {fact: hall.wait, at_most: {param: wait}}}
    force: must
    severity: minor
";

/// One with a scheme.
const SCORED: &str = "\
pack: scored
title: {zh: 上级评分, en: Score of a layer above}
version: '1'
status: compiled
include: [words.yaml]
sources:
  S7: {title: {zh: 上级示例, en: Example above}, evidence: B}
facts:
  hall.seats: {label: {zh: 有座椅, en: There are seats}, type: yes_no, method: look}
rules:
  - id: wall
    title: {zh: 有座椅, en: There are seats}
    sources: [S7]
    each: hall
    require: {is: {fact: hall.seats, value: true}}
    force: should
    severity: minor
scheme:
  title: {zh: 上级评分, en: Score above}
  full: 100
  not_applicable: full
  categories: {all: {title: {zh: 全部, en: All}, full: 100}}
";

const CATALOGUE: &str = "row,programme,kind\nDK-1,dongkou,ALL\nDK-2,dongkou,ALL\n";

fn files(text: &str) -> BTreeMap<String, String> {
    let files = [
        ("desk/desk.yaml", text),
        ("desk/base.yaml", BASE),
        ("desk/scored.yaml", SCORED),
        ("desk/words.yaml", WORDS),
        ("desk/more.yaml", MORE),
        ("catalogue.csv", CATALOGUE),
    ];
    files.map(|(name, text)| (name.to_owned(), text.to_owned())).into()
}

fn look(text: &str, cases: Option<&str>) -> Vec<Notice> {
    lint(&files(text), "desk/desk.yaml", cases).unwrap_or_else(|faults| panic!("{faults:?}\n{text}"))
}

/// Code, line and column of each notice.
fn told(text: &str, cases: Option<&str>) -> Vec<(&'static str, u32, u32)> {
    let notices = look(text, cases);
    notices.iter().map(notice_told).map(|told| (told.code, told.line.unwrap(), told.column.unwrap())).collect()
}

/// Line and column of the place that ¦ marks in a piece of a text.
fn place(text: &str, piece: &str) -> (u32, u32) {
    let before = piece.split('¦').next().unwrap().len();
    let start = text.rfind(&piece.replace('¦', "")).unwrap_or_else(|| panic!("{piece} is not in\n{text}")) + before;
    let above = &text[..start];
    let line = above.matches('\n').count() + 1;
    let column = above.rsplit('\n').next().unwrap().chars().count() + 1;
    (u32::try_from(line).unwrap(), u32::try_from(column).unwrap())
}

fn replaced(text: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(text.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from} is not in\n{text}");
        text.replacen(from, to, 1)
    })
}

/// A place of the good pack spoilt, what is told of it, and the change that silences it.
struct Spoilt {
    change: &'static [(&'static str, &'static str)],
    notices: &'static [(&'static str, &'static str)],
    mend: &'static [(&'static str, &'static str)],
}

const SIGN: &str = "require: {is: {fact: staff.sign, value: true}}";
const WHEN: &str = "when: {is: {fact: staff.sign, value: true}}";
const BADGES: &str = "{contains: {fact: staff.badges, all: [card, badge]}}";
const PROMISE: &str = "require: {is: {fact: hall.promise, value: true}}";
const AT_MOST: &str = "at_most: {param: most}";
const LAST: &str = "scheme:\n";

/// A rule more, with facts of its own: nothing that it demands can ever be so, or everything is.
macro_rules! one_more {
    ($facts:literal $(and $params:literal)?, $rule:literal, $code:literal at $place:literal, $from:literal => $to:literal) => {
        Spoilt {
            change: &[
                ("params:\n", concat!($facts, "params:\n" $(, $params)?)),
                (
                    LAST,
                    concat!(
                        "  - id: more\n    title: {zh: 又一条, en: One more}\n    sources: [S1]\n    each: hall\n    ",
                        $rule,
                        "\n    force: must\n    severity: minor\nscheme:\n"
                    ),
                ),
            ],
            notices: &[($code, $place)],
            mend: &[($from, $to)],
        }
    };
}

const SPOILT: &[Spoilt] = &[
    one_more!(
        "  hall.good: {label: {zh: 好评, en: Good}, type: number, method: system}\n  \
         hall.all: {label: {zh: 评价, en: All}, type: number, method: system}\n",
        "require: {ratio: {part: hall.good, whole: hall.all, at_least: 0}}",
        "never-fails" at "¦require: {ratio",
        "at_least: 0" => "at_least: 95"
    ),
    one_more!(
        "  hall.good: {label: {zh: 好评, en: Good}, type: number, max: 50, method: system}\n  \
         hall.all: {label: {zh: 评价, en: All}, type: number, min: 100, method: system}\n",
        "require: {ratio: {part: hall.good, whole: hall.all, at_least: {param: most}}}\n    \
         when: {ratio: {part: hall.good, whole: hall.all, at_least: 50.01}}",
        "never-applies" at "¦when: {ratio",
        "50.01" => "50"
    ),
    one_more!(
        "  hall.before: {label: {zh: 去年投诉, en: Complaints before}, type: number, method: system}\n  \
         hall.now: {label: {zh: 今年投诉, en: Complaints now}, type: number, method: system}\n",
        "require: {change: {base: hall.before, now: hall.now, fall_at_least: 101}}",
        "never-passes" at "¦require: {change",
        "101" => "100"
    ),
    one_more!(
        "  hall.kept: {label: {zh: 承诺时限, en: Promised}, type: number, max: 5, method: document}\n  \
         hall.law: {label: {zh: 法定时限, en: By law}, type: number, min: 10, method: document}\n",
        "require: {limit: {promised: hall.kept, legal: hall.law, at_most: 50}}",
        "never-fails" at "¦require: {limit",
        "at_most: 50" => "at_most: 40"
    ),
    one_more!(
        "  hall.asked: {label: {zh: 受理日, en: Asked on}, type: date, method: document}\n  \
         hall.done: {label: {zh: 办结日, en: Done on}, type: date, method: document}\n",
        "require: {within: {from: hall.asked, to: hall.done, at_least: 120000, unit: days}}",
        "never-passes" at "¦require: {within",
        "120000" => "12"
    ),
    one_more!(
        "",
        "require: {share: {of: staff, where: {is: {fact: staff.sign, value: true}}, at_least: 100.5}}",
        "never-passes" at "¦require: {share",
        "100.5" => "95"
    ),
    one_more!(
        "",
        "require: {share: {of: staff, among: {number: {fact: staff.late, below: 0}}, where: {is: {fact: staff.sign, value: true}}, at_least: 95}}",
        "condition-never-holds" at "¦among: {number",
        "below: 0" => "below: 3"
    ),
    one_more!(
        "  staff.mark: {label: {zh: 得分, en: Mark}, type: number, max: 100, method: system}\n",
        "require: {measure: {fact: staff.mark, take: mean, at_least: 120}}",
        "never-passes" at "¦require: {measure",
        "at_least: 120" => "at_least: 100"
    ),
    one_more!(
        "  staff.mark: {label: {zh: 得分, en: Mark}, type: number, max: 100, method: system}\n",
        "require: {measure: {fact: staff.mark, take: spread, at_most: 100}}",
        "never-fails" at "¦require: {measure",
        "at_most: 100}" => "at_most: 99}"
    ),
    one_more!(
        "",
        "require: {count: {of: staff, at_least: 0}}",
        "never-fails" at "¦require: {count",
        "at_least: 0" => "at_least: 1"
    ),
    one_more!(
        "  hall.open: {label: {zh: 开放时间, en: Opening hours}, type: time_range, method: look}\n",
        "when: {hours: {fact: hall.open, covers: '09:00-17:00'}}\n    require: {hours: {fact: hall.open, at_least: 8}}",
        "never-fails" at "¦require: {hours",
        "at_least: 8}" => "at_least: 8.5}"
    ),
    one_more!(
        "  hall.met: {label: {zh: 例会日, en: Day of the meeting}, type: date, method: document}\n",
        "when: {falls_on: {fact: hall.met, weekdays: [saturday, sunday]}}\n    require: {falls_on: {fact: hall.met, weekdays: [monday]}}",
        "never-passes" at "¦require: {falls_on",
        "[monday]" => "[monday, sunday]"
    ),
    one_more!(
        "  hall.meetings: {label: {zh: 例会, en: Meetings}, type: dates, method: document}\n",
        "require: {cadence: {dates: hall.meetings, per: week, at_least: 2, periods: 1, weekday: friday}}",
        "never-passes" at "¦require: {cadence",
        "at_least: 2" => "at_least: 1"
    ),
    one_more!(
        "  hall.wall: {label: {zh: 墙上, en: On the wall}, type: set, of: {a: {zh: 甲, en: A}, b: {zh: 乙, en: B}}, method: look}\n  \
         hall.net: {label: {zh: 网上, en: On line}, type: set, of: {a: {zh: 甲, en: A}, b: {zh: 乙, en: B}}, method: look}\n",
        "when: {contains: {fact: hall.net, none: [b]}}\n    require: {matrix: {rows: [hall.wall, hall.net], columns: [a, b]}}",
        "never-passes" at "¦require: {matrix",
        "none: [b]" => "any: [b]"
    ),
    one_more!(
        "  hall.rating: {label: {zh: 评价, en: Rating}, type: choice, of: {poor: {zh: 差, en: Poor}, fair: {zh: 中, en: Fair}}, method: look}\n  \
         hall.why: {label: {zh: 佐证, en: Why}, type: photo, method: look}\n",
        "require: {rated: {fact: hall.rating, at_least: poor, below: fair, evidence: hall.why}}",
        "never-fails" at "¦require: {rated",
        "at_least: poor" => "at_least: fair"
    ),
    one_more!(
        "  hall.rate: {label: {zh: 比例, en: Rate}, type: number, max: 3, method: system}\n",
        "require: {number: {fact: hall.rate, at_most: {param: most}, below: 4}}\n    when: {number: {fact: hall.rate, above: {param: most}}}",
        "never-passes" at "¦require: {number",
        "above: {param: most}" => "at_least: {param: most}"
    ),
    one_more!(
        "" and "  two: {label: {zh: 几项, en: How many}, min: 2}\n",
        "require: {any_of: {of: [{is: {fact: hall.promise, value: true}}, {is: {fact: hall.promise, value: false}}], at_least: {param: two}}}",
        "never-passes" at "¦require: {any_of",
        "min: 2" => "min: 1"
    ),
    one_more!(
        "  hall.a: {label: {zh: 甲, en: A}, type: number, max: 9, method: system}\n  \
         hall.b: {label: {zh: 乙, en: B}, type: number, max: 9, method: system}\n  \
         hall.c: {label: {zh: 丙, en: C}, type: number, min: 5, max: 9, method: system}\n"
        and "  top: {label: {zh: 丙上限, en: Most of C}, max: 4}\n  low: {label: {zh: 乙下限, en: Least of B}}\n",
        "when: {any_of: [{number: {fact: hall.a, above: {param: most}}}, {number: {fact: hall.b, at_least: {param: low}}}]}\n    \
         require: {number: {fact: hall.c, at_most: {param: top}}}",
        "never-passes" at "¦require: {number: {fact: hall.c",
        "max: 4}" => "max: 5}"
    ),
    // What is set by months has another far end than a number.
    one_more!(
        "  hall.a: {label: {zh: 甲, en: A}, type: number, max: 9, method: system}\n  \
         hall.b: {label: {zh: 乙, en: B}, type: date, method: system}\n"
        and "  top: {label: {zh: 上限, en: Most}, min: 9}\n  old: {label: {zh: 几个月, en: Months}, max: 6}\n",
        "when: {number: {fact: hall.a, above: {param: top}}}\n    \
         require: {any_of: [{recent: {fact: hall.b, months: {param: old}}}, {number: {fact: hall.a, at_most: {param: most}}}]}",
        "never-applies" at "¦when: {number: {fact: hall.a",
        "min: 9}" => "min: 8}"
    ),
    // At their edges: a bound that nobody set yet, so that no inspection shows what can be.
    one_more!(
        "  staff.mark: {label: {zh: 数, en: Number}, type: number, max: 100, method: system}\n" and "  edge: {label: {zh: 界限, en: Edge}, min: 101}\n",
        "require: {measure: {fact: staff.mark, take: mean, at_least: {param: edge}}}",
        "never-passes" at "¦require: {measure",
        "min: 101" => "min: 100"
    ),
    one_more!(
        "  staff.mark: {label: {zh: 数, en: Number}, type: number, min: 5, method: system}\n" and "  edge: {label: {zh: 界限, en: Edge}, max: 4}\n",
        "require: {measure: {fact: staff.mark, take: mean, at_most: {param: edge}}}",
        "never-passes" at "¦require: {measure",
        "max: 4}" => "max: 5}"
    ),
    one_more!(
        "  staff.mark: {label: {zh: 数, en: Number}, type: number, min: 40, max: 100, method: system}\n" and "  edge: {label: {zh: 界限, en: Edge}, min: 61}\n",
        "require: {measure: {fact: staff.mark, take: spread, at_least: {param: edge}}}",
        "never-passes" at "¦require: {measure",
        "min: 61" => "min: 60"
    ),
    one_more!(
        "  staff.mark: {label: {zh: 数, en: Number}, type: number, min: 5, method: system}\n" and "  edge: {label: {zh: 界限, en: Edge}, max: 9}\n",
        "require: {measure: {fact: staff.mark, take: sum, at_most: {param: edge}, min_base: 2}}",
        "never-passes" at "¦require: {measure",
        "max: 9}" => "max: 10}"
    ),
    one_more!(
        "  staff.mark: {label: {zh: 数, en: Number}, type: number, max: 0, method: system}\n" and "  edge: {label: {zh: 界限, en: Edge}, min: 101}\n",
        "require: {measure: {fact: staff.mark, take: sum, at_least: {param: edge}}}",
        "never-passes" at "¦require: {measure",
        "max: 0," => "max: 100,"
    ),
    one_more!(
        "  hall.part: {label: {zh: 数, en: Number}, type: number, max: 10, method: system}\n  hall.whole: {label: {zh: 数, en: Number}, type: number, max: 100, method: system}\n" and "  edge: {label: {zh: 界限, en: Edge}, min: 21}\n",
        "require: {ratio: {part: hall.part, whole: hall.whole, at_least: {param: edge}, min_base: 50}}",
        "never-passes" at "¦require: {ratio",
        "min: 21" => "min: 20"
    ),
    one_more!(
        "  hall.part: {label: {zh: 数, en: Number}, type: number, max: 10, method: system}\n  hall.whole: {label: {zh: 数, en: Number}, type: number, max: 100, method: system}\n" and "  edge: {label: {zh: 界限, en: Edge}, min: 33.3334}\n",
        "require: {ratio: {part: hall.part, whole: hall.whole, at_most: {param: edge}, min_base: 30}}",
        "never-fails" at "¦require: {ratio",
        "min: 33.3334" => "min: 33.3333"
    ),
    one_more!(
        "  hall.part: {label: {zh: 数, en: Number}, type: number, max: 0, method: system}\n  hall.whole: {label: {zh: 数, en: Number}, type: number, method: system}\n" and "  edge: {label: {zh: 界限, en: Edge}, min: 50}\n",
        "require: {ratio: {part: hall.part, whole: hall.whole, at_least: {param: edge}}}",
        "never-passes" at "¦require: {ratio",
        "max: 0," => "max: 10,"
    ),
    one_more!(
        "  hall.part: {label: {zh: 数, en: Number}, type: number, min: 10, method: system}\n  hall.whole: {label: {zh: 数, en: Number}, type: number, max: 100, method: system}\n" and "  edge: {label: {zh: 界限, en: Edge}, max: 9}\n",
        "require: {ratio: {part: hall.part, whole: hall.whole, at_most: {param: edge}}}",
        "never-passes" at "¦require: {ratio",
        "max: 9}" => "max: 10}"
    ),
    one_more!(
        "  hall.part: {label: {zh: 数, en: Number}, type: number, method: system}\n" and "  edge: {label: {zh: 界限, en: Edge}, max: 50}\n",
        "require: {ratio: {part: hall.part, whole: hall.part, at_most: {param: edge}}}",
        "never-passes" at "¦require: {ratio",
        "max: 50}" => "max: 100}"
    ),
    one_more!(
        "  hall.base: {label: {zh: 数, en: Number}, type: number, max: 10, method: system}\n  hall.now: {label: {zh: 数, en: Number}, type: number, min: 4, max: 20, method: system}\n" and "  edge: {label: {zh: 界限, en: Edge}, min: 7}\n",
        "require: {change: {base: hall.base, now: hall.now, fall_by: {param: edge}}}",
        "never-passes" at "¦require: {change",
        "min: 7" => "min: 6"
    ),
    one_more!(
        "  hall.base: {label: {zh: 数, en: Number}, type: number, min: 4, max: 20, method: system}\n  hall.now: {label: {zh: 数, en: Number}, type: number, max: 10, method: system}\n" and "  edge: {label: {zh: 界限, en: Edge}, min: 7}\n",
        "require: {change: {base: hall.base, now: hall.now, rise_by: {param: edge}}}",
        "never-passes" at "¦require: {change",
        "min: 7" => "min: 6"
    ),
    one_more!(
        "  hall.base: {label: {zh: 数, en: Number}, type: number, min: 4, max: 20, method: system}\n  hall.now: {label: {zh: 数, en: Number}, type: number, max: 10, method: system}\n" and "  edge: {label: {zh: 界限, en: Edge}, min: 7}\n",
        "require: {change: {base: hall.base, now: hall.now, rise_by: {param: edge}, rise_at_least: 10}}",
        "never-passes" at "¦require: {change",
        "min: 7" => "min: 6"
    ),
    one_more!(
        "  hall.base: {label: {zh: 数, en: Number}, type: number, max: 5, method: system}\n  hall.now: {label: {zh: 数, en: Number}, type: number, min: 5, method: system}\n" and "  edge: {label: {zh: 界限, en: Edge}, max: 0}\n",
        "require: {change: {base: hall.base, now: hall.now, rise_by: {param: edge}, rise_at_least: 0}}",
        "never-fails" at "¦require: {change",
        "max: 0}" => "max: 1}"
    ),
    one_more!(
        "  hall.base: {label: {zh: 数, en: Number}, type: number, min: 10, max: 10, method: system}\n  hall.now: {label: {zh: 数, en: Number}, type: number, min: 5, max: 10, method: system}\n" and "  edge: {label: {zh: 界限, en: Edge}, min: 51}\n",
        "require: {change: {base: hall.base, now: hall.now, fall_at_least: {param: edge}}}",
        "never-passes" at "¦require: {change",
        "min: 51" => "min: 50"
    ),
    one_more!(
        "  hall.kept: {label: {zh: 数, en: Number}, type: number, min: 5, method: system}\n  hall.law: {label: {zh: 数, en: Number}, type: number, max: 10, method: system}\n" and "  edge: {label: {zh: 界限, en: Edge}, max: 49}\n",
        "require: {limit: {promised: hall.kept, legal: hall.law, at_most: {param: edge}}}",
        "never-passes" at "¦require: {limit",
        "max: 49}" => "max: 50}"
    ),
    one_more!(
        "  hall.kept: {label: {zh: 数, en: Number}, type: number, max: 5, method: system}\n  hall.law: {label: {zh: 数, en: Number}, type: number, min: 10, method: system}\n" and "  edge: {label: {zh: 界限, en: Edge}, min: 50}\n",
        "require: {limit: {promised: hall.kept, legal: hall.law, at_most: {param: edge}}}",
        "never-fails" at "¦require: {limit",
        "min: 50" => "min: 49.99"
    ),
    one_more!(
        "  hall.asked: {label: {zh: 日, en: Day}, type: date, method: document}\n" and "  edge: {label: {zh: 界限, en: Edge}, min: 1}\n",
        "require: {within: {from: hall.asked, to: hall.asked, at_least: {param: edge}, unit: days}}",
        "never-passes" at "¦require: {within",
        "min: 1}" => "min: 0}"
    ),
    one_more!(
        "  hall.asked: {label: {zh: 日, en: Day}, type: date, method: document}\n" and "  edge: {label: {zh: 界限, en: Edge}, max: 0}\n",
        "require: {within: {from: hall.asked, to: hall.asked, at_least: {param: edge}, unit: days}}",
        "never-fails" at "¦require: {within",
        "max: 0}" => "max: 1}"
    ),
    one_more!(
        "  hall.meetings: {label: {zh: 例会, en: Meetings}, type: dates, method: document}\n" and "  edge: {label: {zh: 界限, en: Edge}, min: 2}\n",
        "require: {cadence: {dates: hall.meetings, per: week, at_least: {param: edge}, periods: 1, weekday: friday}}",
        "never-passes" at "¦require: {cadence",
        "min: 2}" => "min: 1}"
    ),
    one_more!(
        "  hall.open: {label: {zh: 开放, en: Open}, type: time_range, method: look}\n" and "  edge: {label: {zh: 界限, en: Edge}, max: 0}\n",
        "require: {hours: {fact: hall.open, at_least: {param: edge}}}",
        "never-fails" at "¦require: {hours",
        "max: 0}" => "max: 0.5}"
    ),
    one_more!(
        "  hall.open: {label: {zh: 开放, en: Open}, type: time_range, method: look}\n" and "  edge: {label: {zh: 界限, en: Edge}, max: 0}\n",
        "require: {hours: {fact: hall.open, at_least: {param: edge}}}",
        "never-fails" at "¦require: {hours",
        "at_least: {param: edge}}" => "at_least: {param: edge}, covers: '09:00-17:00'}"
    ),
    Spoilt {
        change: &[(WHEN, "when: {all_of: [{is: {fact: staff.sign, value: true}}, {is: {fact: staff.sign, value: false}}]}")],
        notices: &[("never-applies", "    ¦when:")],
        mend: &[("value: false}}]}", "value: true}}]}")],
    },
    Spoilt {
        change: &[(WHEN, "when: {number: {fact: staff.late, at_least: 0}}")],
        notices: &[("condition-always-true", "    ¦when:")],
        mend: &[("at_least: 0", "at_least: 1")],
    },
    Spoilt {
        change: &[("    force: should", "    unless: {number: {fact: staff.late, below: 0}}\n    force: should")],
        notices: &[("condition-never-holds", "    ¦unless:")],
        mend: &[("below: 0", "below: 1")],
    },
    Spoilt {
        change: &[(SIGN, "require: {all_of: [{is: {fact: staff.sign, value: true}}, {is: {fact: staff.sign, value: false}}]}")],
        notices: &[("never-passes", "    ¦require: {all_of")],
        mend: &[("value: false}}]}", "value: true}}]}")],
    },
    Spoilt {
        change: &[(PROMISE, "require: {any_of: [{is: {fact: hall.promise, value: true}}, {is: {fact: hall.promise, value: false}}]}")],
        notices: &[("never-fails", "    ¦require: {any_of"), ("veto-never-fires", "¦{rule: promise")],
        mend: &[("value: false}}]}", "value: true}}]}")],
    },
    Spoilt {
        change: &[(
            LAST,
            "  - id: bare\n    title: {zh: 桌面不放东西, en: Nothing stands on the desk}\n    sources: [S1]\n    each: staff\n    \
             when: {contains: {fact: staff.badges, all: [card]}}\n    require: {is: {fact: staff.sign, value: false}}\n    force: forbid\n    \
             severity: minor\nscheme:\n",
        )],
        notices: &[("rules-contradict", "    ¦require: {is: {fact: staff.sign, value: false}}")],
        mend: &[("force: forbid", "force: should")],
    },
    Spoilt {
        change: &[(
            LAST,
            "  - id: twin\n    title: {zh: 桌上有台签, en: There is a sign}\n    sources: [S1]\n    each: staff\n    \
             require: {is: {fact: staff.sign, value: true}}\n    force: must\n    severity: minor\nscheme:\n",
        )],
        notices: &[("same-rule", "¦require: {is: {fact: staff.sign, value: true}}\n    force: must\n    severity: minor\nscheme")],
        mend: &[("en: There is a sign}\n", "en: There is a sign}\n    when: {contains: {fact: staff.badges, any: [card]}}\n")],
    },
    Spoilt {
        change: &[(
            BADGES,
            "{any_of: {of: [{is: {fact: staff.sign, value: true}}, {contains: {fact: staff.badges, all: [card]}}], at_least: 3}}",
        )],
        notices: &[("more-than-listed", "at_least: ¦3")],
        mend: &[("at_least: 3", "at_least: 2")],
    },
    Spoilt {
        change: &[("all: [card, badge]", "all: [card, badge], declared: 3")],
        notices: &[("declared-differs", "declared: ¦3")],
        mend: &[("declared: 3", "declared: 2")],
    },
    Spoilt {
        change: &[("zh: 佩戴徽章", "zh: 佩戴胸卡、党徽等")],
        notices: &[("open-not-said", "    ¦require: {contains: {fact: staff.badges")],
        mend: &[("badge]}", "badge], open: true}")],
    },
    Spoilt {
        change: &[("'^我们承诺'", "'.*'")],
        notices: &[("pattern-matches-everything", "matches: ¦'.*'")],
        mend: &[("'.*'", "'.+办结'")],
    },
    Spoilt {
        change: &[("'^我们承诺'", "'７天 办结'")],
        notices: &[("pattern-matches-nothing", "matches: ¦'７天")],
        mend: &[("'７天 办结'", "'7天办结'")],
    },
    Spoilt {
        change: &[("full: 50, floor: 0}\n    promises", "full: 40, floor: 0}\n    promises")],
        notices: &[("points-do-not-add-up", "full: ¦100")],
        mend: &[("full: 100", "full: 90")],
    },
    Spoilt {
        change: &[
            (
                "In public}, full: 50, floor: 0}",
                "In public}, full: 50, floor: 0, items: {wall: {title: {zh: 上墙, en: On the wall}, full: 30}, net: {title: {zh: 上网, en: On line}, full: 10}}}",
            ),
            ("in: promises", "in: wall"),
        ],
        notices: &[
            ("points-do-not-add-up", "In public}, full: ¦50"),
            ("deduct-too-large", "points: ¦50"),
            ("points-never-taken", " ¦net: {title"),
        ],
        mend: &[(", net: {title: {zh: 上网, en: On line}, full: 10}", ""), ("full: 30}", "full: 50}")],
    },
    Spoilt {
        change: &[("below: 60", "below: 50")],
        notices: &[("grade-gap", "¦{id: good")],
        mend: &[("below: 50", "at_least: 0, below: 60")],
    },
    Spoilt {
        change: &[
            ("below: 60}\n", "below: 60}\n    - {id: best, title: {zh: 优秀, en: Best}, above: 100}\n"),
            ("at_least: 60", "at_least: 60, at_most: 100"),
        ],
        notices: &[("grade-unreachable", "¦{id: best")],
        mend: &[("above: 100", "above: 90"), ("at_most: 100", "at_most: 90")],
    },
    Spoilt {
        change: &[("points: 50", "points: 20")],
        notices: &[("floor-never-bites", "In public}, full: 50, floor: ¦0")],
        mend: &[("points: 20", "points: 50")],
    },
    Spoilt {
        change: &[("points: 50", "points: 60")],
        notices: &[("deduct-too-large", "points: ¦60")],
        mend: &[("points: 60", "points: 50")],
    },
    Spoilt {
        change: &[("points: 5,", "points: 0,")],
        notices: &[("deduct-of-nothing", "points: ¦0,")],
        mend: &[("points: 0,", "points: 1,")],
    },
    Spoilt {
        change: &[(
            "at_most: {param: most}}}\n    force: must\n    severity: minor\n",
            "at_most: {param: most}}}\n    force: must\n    severity: minor\n    \
              deduct: {in: looks, steps: [{at_least: 0, below: 5, points: 1}, {at_least: 5, below: 9, points: 3}, {at_least: 9, points: 2}]}\n",
        )],
        notices: &[("points-fall", "at_least: 9, points: ¦2")],
        mend: &[("points: 2}", "points: 3}")],
    },
    Spoilt {
        change: &[
            (
                "params:\n",
                "  staff.rating: {label: {zh: 评价, en: Rating}, type: choice, of: {poor: {zh: 差, en: Poor}, fair: {zh: 中, en: Fair}, good: {zh: 好, en: Good}}, method: look}\n  \
              staff.points: {label: {zh: 评分, en: Points}, type: number, method: look}\nparams:\n",
            ),
            (
                "at_most: {param: most}}}\n    force: must\n    severity: minor\n",
                "at_most: {param: most}}}\n    force: must\n    severity: minor\n    \
              deduct: {in: looks, rating: staff.rating, decided: staff.points, bands: [{option: fair, least: 4, most: 9}, {option: poor, least: 0, most: 3}, {option: good, least: 4, most: 8}]}\n",
            ),
        ],
        notices: &[("points-fall", "least: 4, most: ¦8")],
        mend: &[("least: 4, most: 8}", "least: 9, most: 10}")],
    },
    Spoilt {
        change: &[
            ("promises: {title", "more: {title: {zh: 另计, en: Beside}, full: 0}\n    promises: {title"),
            ("effect: {grade: bad}", "effect: {zero: more}"),
        ],
        notices: &[("veto-of-nothing", "    - {rule: promise, ¦effect")],
        mend: &[("zero: more", "zero: promises")],
    },
    Spoilt {
        change: &[(
            "profiles:\n",
            "  ceiling: 110\n  bonus: {opens_above: 100, events: [{title: {zh: 表扬, en: Praise}, rule: promise, points: 10}]}\nprofiles:\n",
        )],
        notices: &[("bonus-never-counts", "opens_above: ¦100")],
        mend: &[("opens_above: 100", "opens_above: 99.5")],
    },
    Spoilt {
        change: &[
            (PROMISE, "require: {all_of: [{is: {fact: hall.promise, value: true}}, {is: {fact: hall.promise, value: false}}]}"),
            ("profiles:\n", "  ceiling: 110\n  bonus: {events: [{title: {zh: 表扬, en: Praise}, rule: promise, points: 10}]}\nprofiles:\n"),
        ],
        notices: &[("never-passes", "    ¦require: {all_of"), ("bonus-never-counts", "events: [¦{title")],
        mend: &[("value: false}}]}", "value: true}}]}")],
    },
    Spoilt {
        change: &[(
            "profiles:\n",
            "  ceiling: 110\n  bonus: {most: 12, events: [{title: {zh: 表扬, en: Praise}, rule: promise, points: 10}]}\nprofiles:\n",
        )],
        notices: &[("most-never-reached", "{most: ¦12")],
        mend: &[("most: 12", "most: 10")],
    },
    Spoilt {
        change: &[("profiles:\n", "  ceiling: 110\nprofiles:\n")],
        notices: &[("ceiling-never-reached", "  ceiling: ¦110")],
        mend: &[("ceiling: 110\n", "ceiling: 110\n  bonus: {events: [{title: {zh: 表扬, en: Praise}, rule: promise, points: 10}]}\n")],
    },
    Spoilt {
        change: &[(
            "profiles:\n",
            "  ceiling: 120\n  bonus: {events: [{title: {zh: 表扬, en: Praise}, rule: promise, points: 10}]}\nprofiles:\n",
        )],
        notices: &[("ceiling-never-reached", "  ceiling: ¦120")],
        mend: &[("ceiling: 120", "ceiling: 110")],
    },
    Spoilt {
        change: &[
            ("scheme:\n  title", "schemes:\n main:\n  title"),
            (
                "profiles:\n",
                "composites:\n  all: {title: {zh: 总评, en: Whole}, missing: block, round: 1, parts: [{title: {zh: 检查, en: Checked}, scheme: main, weight: 60, out_of: 60}]}\nprofiles:\n",
            ),
        ],
        notices: &[("scale-differs", "out_of: ¦60")],
        mend: &[("out_of: 60", "out_of: 100")],
    },
    Spoilt {
        change: &[
            ("scheme:\n  title", "schemes:\n main:\n  title"),
            (
                "profiles:\n",
                "composites:\n  all: {title: {zh: 总评, en: Whole}, missing: block, round: 1, parts: [{title: {zh: 检查, en: Checked}, scheme: main, weight: 60, out_of: 100}], \
                 grades: [{id: fine, title: {zh: 好, en: Fine}, at_least: 50}, {id: poor, title: {zh: 差, en: Poor}, below: 40}]}\nprofiles:\n",
            ),
        ],
        notices: &[("grade-gap", "grades: [¦{id: fine")],
        mend: &[("below: 40", "below: 50")],
    },
    // In a profile, with its own scheme and beside a number that cannot reach its full mark.
    Spoilt {
        change: &[
            ("params:\n", "  hall.votes: {label: {zh: 票数, en: Votes}, type: number, max: 50, method: look}\nparams:\n"),
            (
                "params: {most: 1}}",
                "schemes: {part: {title: {zh: 半数, en: Half}, compiled: true, full: 50, floor: 0, not_applicable: full, categories: \
                 {looks: {title: {zh: 仪容, en: Looks}, full: 50, floor: 0}}}}, deducts: {promise: {points: 50, per: finding, in: looks}}, \
                 composites: {all: {title: {zh: 总评, en: Whole}, missing: block, round: 1, parts: [{title: {zh: 检查, en: Checked}, \
                 scheme: part, weight: 60, out_of: 100}, {title: {zh: 票数, en: Votes}, fact: hall.votes, weight: 40, out_of: 100}]}}}",
            ),
        ],
        notices: &[("scale-differs", "scheme: part, weight: 60, out_of: ¦100"), ("scale-differs", "weight: 40, out_of: ¦100")],
        mend: &[("weight: 60, out_of: 100", "weight: 60, out_of: 50"), ("weight: 40, out_of: 100", "weight: 40, out_of: 50")],
    },
    Spoilt {
        change: &[(
            "profiles:\n",
            "profiles:\n  count: {title: {zh: 记分, en: Count}, schemes: {count: {title: {zh: 记分, en: Count}, compiled: true, demerits: true, full: 0, \
             not_applicable: full, categories: {all: {title: {zh: 记分, en: Count}, full: 0, most: 6}}}}, deducts: {promise: {points: 5, per: finding, in: all}}}\n",
        )],
        notices: &[("cap-never-bites", "most: ¦6}")],
        mend: &[("most: 6}", "most: 5}")],
    },
    Spoilt {
        change: &[("points: 5, per: finding", "points: 5, most: 0, per: finding")],
        notices: &[("deduct-of-nothing", "points: ¦5, most: 0")],
        mend: &[("most: 0", "most: 5")],
    },
    Spoilt {
        change: &[
            ("scheme:\n  title", "schemes:\n main:\n  title"),
            ("full: 50, floor: 0}\n    promises", "full: 40, floor: 0}\n    promises"),
        ],
        notices: &[("points-do-not-add-up", "full: ¦100")],
        mend: &[("full: 100", "full: 90")],
    },
    Spoilt {
        change: &[("force: should", "force: practice")],
        notices: &[("grave-without-force", "force: practice\n    severity: ¦minor")],
        mend: &[("force: practice\n    severity: minor", "force: practice\n    severity: info")],
    },
    Spoilt { change: &[(AT_MOST, "at_most: 3")], notices: &[("param-unused", "¦most: {label")], mend: &[("at_most: 3", AT_MOST)] },
    Spoilt {
        change: &[("kinds:\n", "  S9: {title: {zh: 又一份, en: Another}, evidence: A}\nkinds:\n")],
        notices: &[("source-unused", "  ¦S9:")],
        mend: &[("sources: [S1]", "sources: [S1, S9]")],
    },
    Spoilt {
        change: &[("params:\n", "  staff.hat: {label: {zh: 帽子, en: Hat}, type: yes_no, method: look}\nparams:\n")],
        notices: &[("fact-unused", "  ¦staff.hat")],
        mend: &[(WHEN, "when: {is: {fact: staff.hat, value: true}}")],
    },
    Spoilt {
        change: &[("facts:\n", "  dog: {label: {zh: 狗, en: Dog}}\nfacts:\n")],
        notices: &[("kind-unused", "  ¦dog:")],
        mend: &[("  dog: {label: {zh: 狗, en: Dog}}\n", "")],
    },
    Spoilt {
        change: &[("[words.yaml]", "[words.yaml, more.yaml]")],
        notices: &[("include-unused", "¦more.yaml")],
        mend: &[(", more.yaml]", "]")],
    },
    Spoilt {
        change: &[("{most: 1}", "{most: 3}")],
        notices: &[("profile-changes-nothing", "  ¦strict:")],
        mend: &[("{most: 3}", "{most: 2}")],
    },
    Spoilt {
        change: &[(
            "sources:\n",
            "overlay: {of: base.yaml, layer: county, region: {zh: 示例县, en: Example}, params: {wait: {value: 20}}}\nsources:\n",
        )],
        notices: &[("overlay-changes-nothing", "{¦wait: {value")],
        mend: &[("{value: 20}", "{value: 15}")],
    },
    Spoilt {
        change: &[(
            "sources:\n",
            "overlay: {of: base.yaml, layer: county, region: {zh: 示例县, en: Example}, forces: {wait: should}}\nsources:\n",
        )],
        notices: &[("overlay-weakens", "{wait: ¦should")],
        mend: &[("forces: {wait: should}", "params: {wait: {max: 20, value: 10}}")],
    },
    Spoilt {
        change: &[(
            "sources:\n",
            "overlay: {of: base.yaml, layer: county, region: {zh: 示例县, en: Example}, params: {wait: {value: 25}}}\nsources:\n",
        )],
        notices: &[("param-laxer", "{¦wait: {value")],
        mend: &[("{value: 25}", "{value: 25, basis: 县政府文件}")],
    },
    Spoilt {
        change: &[(
            "sources:\n",
            "overlay: {of: scored.yaml, layer: county, region: {zh: 示例县, en: Example}, notes: {wall: {zh: 本县, en: Here}}}\nsources:\n",
        )],
        notices: &[("scheme-replaced", "¦scheme:\n  title")],
        mend: &[("scored.yaml", "base.yaml"), ("notes: {wall:", "notes: {wait:")],
    },
    Spoilt {
        change: &[
            (
                "In public}, full: 50, floor: 0}",
                "In public}, full: 50, items: {wall: {title: {zh: 上墙, en: On the wall}, full: 40}, book: {title: {zh: 台账, en: Book}, full: 10}}}",
            ),
            ("points: 50, per: finding, in: promises", "points: 40, per: finding, in: wall"),
        ],
        notices: &[("points-never-taken", " ¦book: {title")],
        mend: &[("full: 40}, book: {title: {zh: 台账, en: Book}, full: 10}", "full: 50}")],
    },
    Spoilt {
        change: &[("params:\n", "  hall.promise: {label: {zh: 承诺上墙, en: Promise on the wall}, type: yes_no, method: look}\nparams:\n")],
        notices: &[("shadowed", "  ¦hall.promise: {label")],
        mend: &[("  hall.promise: {label: {zh: 承诺上墙, en: Promise on the wall}, type: yes_no, method: look}\n", "")],
    },
    Spoilt { change: &[("id: late", "id: extra.1")], notices: &[("slot-name", "id: ¦extra.1")], mend: &[("id: extra.1", "id: extra-1")] },
    Spoilt {
        change: &[("sources: [S1]\n    each: hall", "sources: []\n    each: hall")],
        notices: &[("rule-without-source", "¦sources: []")],
        mend: &[("sources: []", "sources: [S1]")],
    },
    Spoilt {
        change: &[("late}\n    sources: [S1]", "late}\n    sources: []"), (AT_MOST, "at_most: 3, at_least: {param: most}")],
        notices: &[("rule-without-source", "¦sources: []"), ("number-without-source", "¦require: {number")],
        mend: &[("sources: []", "sources: [S1]")],
    },
    Spoilt {
        change: &[("evidence: B}\n  DK", "evidence: D}\n  DK"), (AT_MOST, "at_most: 3, at_least: {param: most}")],
        notices: &[("weak-evidence", "late}\n    ¦sources")],
        mend: &[("evidence: D", "evidence: A")],
    },
    Spoilt { change: &[("[DK-1]", "[DK-7]")], notices: &[("row-unknown", "¦DK-7")], mend: &[("DK-7", "DK-2")] },
    Spoilt {
        change: &[("catalogue: dongkou", "catalogue: dongku")],
        notices: &[("programme-unknown", "catalogue: ¦dongku")],
        mend: &[("dongku}", "dongkou}")],
    },
    Spoilt {
        change: &[("zh: 承诺内容", "zh: 姓名")],
        notices: &[("personal-undeclared", "  ¦staff.motto")],
        mend: &[("type: text,", "type: text, personal: {purpose: {zh: 核对, en: To compare}, keep_days: 30},")],
    },
    Spoilt { change: &[("en: Badges}", "en: ''}")], notices: &[("text-missing", "en: ¦''")], mend: &[("en: ''", "en: Badges")] },
    Spoilt {
        change: &[("en: Badges}", "en: 徽章}"), ("zh: 徽章", "zh: 所戴徽章"), ("en: 徽章", "en: 所戴徽章")],
        notices: &[("text-same", "en: ¦所戴徽章")],
        mend: &[("en: 所戴徽章", "en: Badges")],
    },
    Spoilt {
        change: &[("zh: 佩戴徽章", "zh: '佩戴(徽章)'")],
        notices: &[("half-width", "zh: ¦'佩戴(")],
        mend: &[("'佩戴(徽章)'", "佩戴（徽章）")],
    },
    Spoilt {
        change: &[("zh: 党徽", "zh: 胸卡")],
        notices: &[("options-alike", "¦badge: {zh")],
        mend: &[("badge: {zh: 胸卡", "badge: {zh: 党徽")],
    },
];

/// A season of which nothing is to be said.
const SEASON: &str = "\
season: flags
title: {zh: 红旗评选, en: Flags}
version: '1'
status: compiled
sources:
  S1: {title: {zh: 示例, en: Example}, evidence: B}
  DK: {title: {zh: 洞口, en: Dongkou}, evidence: B, catalogue: dongkou}
kinds:
  window: {label: {zh: 窗口, en: Window}}
  staff: {label: {zh: 人员, en: Staff}, parent: window}
classes:
  first: {zh: 一类, en: First}
  second: {zh: 二类, en: Second}
events:
  fault: {zh: 差错, en: Fault}
params:
  bar: {label: {zh: 分数线, en: Bar}, max: 100}
  by: {label: {zh: 汇总, en: Roll-up}, of: [mean, latest]}
facts:
  good: {label: {zh: 满意, en: Satisfied}, each: staff, type: number, per: month}
  answers: {label: {zh: 评价, en: Answers}, each: staff, type: number, per: month, max: 500}
  mark: {label: {zh: 考评, en: Mark}, each: window, type: number, per: month, max: 100}
  votes: {label: {zh: 投票, en: Votes}, each: window, type: number, per: month, max: 100}
  party: {label: {zh: 党员窗口, en: Party window}, each: window, type: yes_no}
scores:
  rate:
    label: {zh: 满意率, en: Satisfaction}
    each: staff
    per: month
    from: {share: {part: good, whole: answers, at_least: 30}}
    round: 2
  month:
    label: {zh: 月度得分, en: Score of the month}
    each: window
    per: month
    from: {weigh: {missing: block, parts: [{of: mark, weight: 60}, {of: votes, weight: 40}]}}
    round: 2
  year:
    label: {zh: 年度得分, en: Score of the year}
    each: window
    per: year
    from: {over: {of: month, by: {param: by}, missing: block}}
    round: 2
awards:
  flag:
    title: {zh: 月度红旗, en: Flag of the month}
    each: window
    per: month
    by: month
    then: [mark]
    eligible:
      - is: {fact: party, value: true}
      - bar: {of: mark, at_least: {param: bar}}
      - events: {of: fault, at_most: 2}
    take: {top: 3}
    ties: report
    pool: 8
    sources: [S1]
  holder:
    title: {zh: 年度红旗, en: Flag of the year}
    each: window
    per: year
    by: year
    eligible:
      - wins: {award: flag, at_least: 3}
      - bar: {of: year, at_least: 60}
    take: {classes: {first: 1, second: 1}}
    ties: report
    sources: [DK-1]
  best:
    title: {zh: 最佳窗口, en: Best window}
    each: window
    per: month
    by: votes
    take: {top: 1}
    ties: report
    pool: 8
    sources: [S1]
  last:
    title: {zh: 黑榜, en: Black list}
    each: window
    per: month
    by: mark
    lower_first: [mark]
    eligible:
      - any: [{is: {fact: party, value: true}}, {all: [{bar: {of: votes, at_least: 10}}, {wins: {award: best, at_most: 0}}]}]
    take: {top: 2}
    or: [{events: {of: fault, at_least: 9}}]
    ties: report
    sources: [S1]
stars:
  stars:
    title: {zh: 星级, en: Stars}
    each: window
    per: month
    by: month
    steps:
      - {title: {zh: 一星, en: One star}, at_least: 60}
      - {title: {zh: 二星, en: Two stars}, at_least: 90}
    sources: [S1]
streaks:
  talk:
    title: {zh: 连续两月过低, en: Two low months}
    each: staff
    per: month
    by: rate
    times: 2
    follows: {zh: 约谈, en: Talk}
    below: 60
    sources: [S1]
tallies:
  holders:
    title: {zh: 年度红旗, en: Flags of the year}
    of: [holder]
    declared: 2
    sources: [DK-1]
";

const TALK: &str = "    by: rate\n    times: 2\n    follows: {zh: 约谈, en: Talk}\n    below: 60";

/// Places of the good season spoilt.
const SPOILT_SEASON: &[Spoilt] = &[
    Spoilt {
        change: &[(
            "awards:\n",
            "  other:\n    label: {zh: 其他, en: Other}\n    each: window\n    per: month\n    from: {add: {of: [mark, votes], missing: block}}\n    round: 0\nawards:\n",
        )],
        notices: &[("score-unused", "  ¦other:")],
        mend: &[("then: [mark]", "then: [mark, other]")],
    },
    Spoilt {
        change: &[("events:\n", "events:\n  visit: {zh: 检查, en: Visit}\n")],
        notices: &[("event-unused", "  ¦visit:")],
        mend: &[("- events: {of: fault", "- events: {of: visit, at_least: 1}\n      - events: {of: fault")],
    },
    Spoilt {
        change: &[("{first: 1, second: 1}", "{first: 2}")],
        notices: &[("class-unranked", "  ¦second:")],
        mend: &[("classes: {first: 2}", "each_class: 1")],
    },
    Spoilt {
        change: &[("at_least: 30}", "at_least: 501}")],
        notices: &[("score-never-told", "at_least: ¦501")],
        mend: &[("at_least: 501", "at_least: 500")],
    },
    Spoilt {
        change: &[("weight: 40", "weight: 0")], notices: &[("weight-of-nothing", "weight: ¦0")], mend: &[("weight: 0", "weight: 1")]
    },
    // Nobody can get it: no seats, a bar out of reach, opposite answers, opposite bars, more wins
    // than there are months, events that are both asked for and excluded.
    Spoilt { change: &[("{top: 1}", "{top: 0}")], notices: &[("award-for-nobody", "{top: ¦0}")], mend: &[("top: 0", "top: 1")] },
    Spoilt {
        change: &[("at_least: 60}\n    take", "at_least: 100.1}\n    take")],
        notices: &[("award-for-nobody", "at_least: ¦100.1")],
        mend: &[("100.1", "100")],
    },
    Spoilt {
        change: &[("value: true}\n", "value: true}\n      - is: {fact: party, value: false}\n")],
        notices: &[("award-for-nobody", "      - ¦is: {fact: party, value: false}")],
        mend: &[("fact: party, value: false", "fact: party, value: true")],
    },
    Spoilt {
        change: &[("{param: bar}}\n", "{param: bar}}\n      - bar: {of: mark, at_least: 90}\n      - bar: {of: mark, at_most: 80}\n")],
        notices: &[("award-for-nobody", "      - ¦bar: {of: mark, at_most: 80}")],
        mend: &[("at_most: 80", "at_most: 95")],
    },
    Spoilt {
        change: &[("award: flag, at_least: 3", "award: flag, at_least: 13")],
        notices: &[("award-for-nobody", "at_least: ¦13")],
        mend: &[("at_least: 13", "at_least: 12")],
    },
    Spoilt {
        change: &[("    take: {top: 3}\n    ties: report\n", "")],
        notices: &[("award-for-nobody", "at_least: ¦3}\n")],
        mend: &[("    pool: 8\n    sources", "    take: {top: 3}\n    ties: report\n    pool: 8\n    sources")],
    },
    Spoilt {
        change: &[("award: flag, at_least: 3", "award: holder, at_least: 1")],
        notices: &[("award-for-nobody", "at_least: ¦1}\n")],
        mend: &[("award: holder", "award: flag")],
    },
    Spoilt {
        change: &[(
            "of: fault, at_most: 2}",
            "of: fault, at_most: 0, within: year}\n      - events: {of: fault, at_least: 1, within: quarter}",
        )],
        notices: &[("award-for-nobody", "- ¦events: {of: fault, at_least")],
        mend: &[
            ("at_least: 1, within: quarter}\n", "at_least: 1, within: quarter}\n"),
            ("at_most: 0, within: year", "at_most: 0, within: month"),
        ],
    },
    Spoilt { change: &[("{top: 1}", "{top: 8}")], notices: &[("award-for-everybody", "{top: ¦8}")], mend: &[("top: 8", "top: 7")] },
    // Of several ways nobody can go any, or everybody goes one.
    Spoilt {
        change: &[
            ("{is: {fact: party, value: true}}, {all: [{bar: {of: votes, at_least: 10}}", "{all: [{bar: {of: votes, at_least: 101}}"),
            ("    or: [{events: {of: fault, at_least: 9}}]\n", ""),
        ],
        notices: &[("award-for-nobody", "      - ¦any: [{all:")],
        mend: &[("{of: votes, at_least: 101}", "{of: votes, at_least: 100}")],
    },
    Spoilt {
        change: &[(
            "{is: {fact: party, value: true}}, {all: [{bar: {of: votes, at_least: 10}}",
            "{bar: {of: mark, at_most: 100}}, {all: [{bar: {of: votes, at_least: 10}}",
        )],
        notices: &[("bar-never-bites", "      - ¦any: [{bar:")],
        mend: &[("{of: mark, at_most: 100}", "{of: mark, at_most: 99}")],
    },
    // Whatever its place everybody is on the list, so it is for somebody although there is no seat.
    Spoilt {
        change: &[("{top: 2}\n    or: [{events: ", "{top: 0}\n    or: [{bar: {of: mark, at_least: 0}}, {events: ")],
        notices: &[("award-for-everybody", "{¦bar: {of: mark, at_least: 0")],
        mend: &[("{of: mark, at_least: 0}", "{of: mark, at_most: 50}")],
    },
    Spoilt {
        change: &[("at_least: {param: bar}", "at_most: 100")],
        notices: &[("bar-never-bites", "at_most: ¦100"), ("param-unused", "  ¦bar: {label")],
        mend: &[("at_most: 100}", "at_most: {param: bar}}")],
    },
    Spoilt {
        change: &[("award: flag, at_least: 3", "award: flag, at_most: 12")],
        notices: &[("bar-never-bites", "at_most: ¦12")],
        mend: &[("at_most: 12", "at_most: 11")],
    },
    Spoilt {
        change: &[("then: [mark]", "then: [month]")],
        notices: &[("then-parts-nobody", "then: [¦month]")],
        mend: &[("then: [month]", "then: [votes]")],
    },
    Spoilt {
        change: &[("at_least: 90}\n    sources", "at_least: 100.5}\n    sources")],
        notices: &[("star-unreachable", "at_least: ¦100.5")],
        mend: &[("at_least: 100.5", "at_least: 100")],
    },
    Spoilt {
        change: &[("    below: 60", "    below: 0")],
        notices: &[("follows-never", "    below: ¦0")],
        mend: &[("below: 0", "below: 1")],
    },
    Spoilt {
        change: &[("    below: 60", "    lowest: 0")],
        notices: &[("follows-never", "    lowest: ¦0")],
        mend: &[("lowest: 0", "lowest: 1")],
    },
    Spoilt {
        change: &[(TALK, "    by: answers\n    times: 2\n    follows: {zh: 约谈, en: Talk}\n    below: 501")],
        notices: &[("follows-always", "    below: ¦501"), ("score-unused", "  ¦rate:")],
        mend: &[("below: 501", "below: 500"), ("by: answers", "by: rate")],
    },
    Spoilt {
        change: &[("declared: 2", "declared: 3")],
        notices: &[("seats-differ", "declared: ¦3")],
        mend: &[("declared: 3", "declared: 2")],
    },
    // What packs are told of too.
    Spoilt {
        change: &[("params:\n", "params:\n  more: {label: {zh: 多余, en: More}}\n")],
        notices: &[("param-unused", "  ¦more:")],
        mend: &[("{top: 1}", "{top: {param: more}}")],
    },
    Spoilt {
        change: &[("kinds:\n", "  S9: {title: {zh: 又一份, en: Another}, evidence: A}\nkinds:\n")],
        notices: &[("source-unused", "  ¦S9:")],
        mend: &[("sources: [S1]", "sources: [S1, S9]")],
    },
    Spoilt {
        change: &[("classes:\n  first", "  hall: {label: {zh: 大厅, en: Hall}}\nclasses:\n  first")],
        notices: &[("kind-unused", "  ¦hall:")],
        mend: &[("en: Window}}", "en: Window}, parent: hall}")],
    },
    Spoilt {
        change: &[("scores:\n", "  tea: {label: {zh: 茶水, en: Tea}, each: window, type: number, per: month}\nscores:\n")],
        notices: &[("fact-unused", "  ¦tea:")],
        mend: &[("then: [mark]", "then: [mark, tea]")],
    },
    Spoilt {
        change: &[("declared: 2\n    sources: [DK-1]", "declared: 2\n    sources: []")],
        notices: &[("rule-without-source", "  ¦holders:")],
        mend: &[("sources: []", "sources: [S1]")],
    },
    Spoilt { change: &[("[DK-1]", "[DK-7]")], notices: &[("row-unknown", "¦DK-7")], mend: &[("DK-7", "DK-2")] },
    Spoilt { change: &[("en: Talk}", "en: ''}")], notices: &[("text-missing", "en: ¦''")], mend: &[("en: ''", "en: Talk")] },
    Spoilt {
        change: &[("second: {zh: 二类", "second: {zh: 一类")],
        notices: &[("options-alike", "  ¦second: {zh")],
        mend: &[("second: {zh: 一类", "second: {zh: 二类")],
    },
];

#[test]
fn a_good_pack_has_no_notice() {
    assert_eq!(told(GOOD, None), []);
    assert_eq!(told(SEASON, None), []);
}

/// What only a scheme, a bonus or a composite reads is read.
#[test]
fn facts_that_only_a_score_reads_are_used() {
    let text = replaced(
        GOOD,
        &[
            (
                "params:\n",
                "  hall.own: {label: {zh: 自评分, en: Own points}, type: number, max: 50, method: document}\n  \
                 hall.praise: {label: {zh: 表扬次数, en: Times praised}, type: number, whole: true, max: 3, method: document}\nparams:\n",
            ),
            (
                "In public}, full: 50, floor: 0}",
                "In public}, full: 50, items: {wall: {title: {zh: 上墙, en: On the wall}, full: 50, self: hall.own}}}",
            ),
            ("in: promises", "in: wall"),
            (
                "profiles:\n",
                "  ceiling: 105\n  bonus: {most: 5, events: [{title: {zh: 表扬, en: Praise}, fact: hall.praise, points: 2}]}\nprofiles:\n",
            ),
        ],
    );
    assert_eq!(told(&text, None), []);
}

/// `also` shares nothing that is rated: what the same finding takes beside it is another rule.
#[test]
fn two_rules_of_one_demand_are_told_unless_one_takes_by_a_rating() {
    let with = |deduct: &str| {
        let twin = format!(
            "  - id: twin\n    title: {{zh: 桌上有台签, en: There is a sign}}\n    sources: [S1]\n    each: staff\n    \
             require: {{is: {{fact: staff.sign, value: true}}}}\n    force: must\n    severity: minor\n    deduct: {deduct}\nscheme:\n"
        );
        let facts = "  staff.cut: {label: {zh: 定分, en: Points}, type: number, max: 3, method: document}\n  \
                     staff.mood: {label: {zh: 态度, en: Manner}, type: choice, of: {bad: {zh: 差, en: Bad}, good: {zh: 好, en: Good}}, method: look}\nparams:\n";
        told(&replaced(GOOD, &[("params:\n", facts), (LAST, &twin)]), None)
    };
    assert_eq!(
        with(
            "{rating: staff.mood, decided: staff.cut, in: looks, bands: [{option: bad, least: 0, most: 1}, {option: good, least: 2, most: 3}]}"
        ),
        []
    );
    let codes: Vec<&str> = with("{points: 3, per: finding, in: looks}").into_iter().map(|(code, ..)| code).collect();
    assert!(codes.contains(&"same-rule"), "{codes:?}");
}

fn all_spoilt() -> impl Iterator<Item = (&'static str, &'static Spoilt)> {
    SPOILT.iter().map(|spoilt| (GOOD, spoilt)).chain(SPOILT_SEASON.iter().map(|spoilt| (SEASON, spoilt)))
}

#[test]
fn each_check_tells_one_place_and_is_silenced_by_one_change() {
    for (good, spoilt) in all_spoilt() {
        let text = replaced(good, spoilt.change);
        let mut wanted: Vec<(&str, u32, u32)> = Vec::new();
        for (code, piece) in spoilt.notices {
            let (line, column) = place(&text, piece);
            wanted.push((code, line, column));
        }
        let mut found = told(&text, None);
        found.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(found, wanted, "\n{text}");
        let mended = replaced(&text, spoilt.mend);
        let left: Vec<_> =
            told(&mended, None).into_iter().filter(|(code, ..)| spoilt.notices.iter().any(|(told, _)| told == code)).collect();
        assert_eq!(left, [], "still told after the change:\n{mended}");
    }
}

const CASES: &str = "\
pack: desk
date: 2026-11-23
cases:
  - rule: sign
    given:
      - {id: S01, kind: staff, facts: {staff.sign: true}}
    pass: S01桌上有台签
    fail: S01桌上没有台签
    change: {S01: {staff.sign: false}}
";

#[test]
fn a_rule_without_a_case_is_told_with_inspections_that_show_it() {
    let notices = look(GOOD, Some(CASES));
    let without: Vec<&str> = notices
        .iter()
        .map(|notice| match &notice.problem {
            Problem::CaseMissing { rule } => rule.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(without, ["extra", "badges", "late", "motto", "promise"]);
    let badges = notices.iter().find(|notice| notice.place.line == Some(29)).expect("the rule badges");
    let verdicts: Vec<Verdict> = badges.shown.iter().map(|shown| shown.verdict).collect();
    assert_eq!(verdicts, [Verdict::Pass, Verdict::Fail]);
    let help = notice_told(badges).help.expect("two inspections");
    assert_eq!(
        help.en,
        "Pass: 2026-11-23, staff staff.sign = true, staff staff.badges = [card, badge]. \
         Fail: 2026-11-23, staff staff.sign = true, staff staff.badges = []."
    );
}

#[test]
fn a_rule_that_chooses_whom_it_counts_by_what_stands_above_them_is_shown_too() {
    let kinds = "  window: {label: {zh: 窗口, en: Window}, parent: hall}\n  clerk: {label: {zh: 办事员, en: Clerk}, parent: window}\n";
    let fact = "  window.open: {label: {zh: 开放, en: Open}, type: yes_no, method: look}\n";
    let rule = "  - {id: open, title: {zh: 开放的窗口有人, en: Open windows have a clerk}, sources: [S1], each: hall, force: must, severity: minor, \
        require: {count: {of: clerk, where: {is: {fact: window.open, value: true}}, at_least: 1}}}\n";
    let text = replaced(GOOD, &[("facts:\n", &format!("{kinds}facts:\n{fact}")), ("rules:\n", &format!("rules:\n{rule}"))]);
    let notices = look(&text, Some(CASES));
    let open = notices.iter().find(|notice| matches!(&notice.problem, Problem::CaseMissing { rule } if rule == "open"));
    let verdicts: Vec<Verdict> = open.expect("the rule has no case").shown.iter().map(|shown| shown.verdict).collect();
    assert_eq!(verdicts, [Verdict::Pass, Verdict::Fail]);
}

#[test]
fn a_case_of_a_rule_that_is_not_there_and_a_case_that_comes_out_otherwise_are_told() {
    let renamed = CASES.replace("rule: sign", "rule: sing");
    let told_of = |cases: &str| -> Vec<(&'static str, u32, u32)> {
        look(GOOD, Some(cases))
            .iter()
            .map(notice_told)
            .filter(|told| told.file.as_deref() == Some("desk/desk.cases.yaml"))
            .map(|told| (told.code, told.line.unwrap(), told.column.unwrap()))
            .collect()
    };
    assert_eq!(told_of(CASES), []);
    assert_eq!(told_of(&renamed), [("case-of-nothing", 4, 11)]);
    assert_eq!(told_of(&CASES.replace("{staff.sign: true}", "{staff.sign: false}")), [("case-wrong", 4, 5)]);
    assert_eq!(told_of(&CASES.replace("{staff.sign: true}", "{staff.sgin: true}")), [("case-unusable", 4, 5)]);
}

#[test]
fn two_rules_that_contradict_are_shown_by_an_inspection() {
    let spoilt = SPOILT.iter().find(|spoilt| spoilt.notices[0].0 == "rules-contradict").expect("it is there");
    let notices = look(&replaced(GOOD, spoilt.change), None);
    let shown = &notices[0].shown[0];
    let answers: Vec<&str> = shown.subjects.iter().flat_map(|subject| subject.facts.keys()).collect();
    assert_eq!(answers, ["staff.badges", "staff.sign"], "the condition of one and the fact of both");
}

#[test]
fn every_check_is_tried_here_and_told_in_the_docs_with_its_level() {
    let mut tried: BTreeSet<&str> = all_spoilt().flat_map(|(_, spoilt)| spoilt.notices).map(|(code, _)| *code).collect();
    tried.extend(["case-missing", "case-of-nothing", "case-wrong", "case-unusable"]);
    let all: BTreeSet<&str> = CODES.iter().map(|(code, _)| *code).collect();
    assert_eq!(tried, all, "each code has its smallest pack");
    let docs = fs::read_to_string("docs/lint.md").unwrap();
    let rows: Vec<(String, String, String)> = docs
        .lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix("| `")?.split('|').map(|cell| cell.trim().to_owned());
            Some((cells.next()?.trim_end_matches('`').to_owned(), cells.next()?, cells.next()?))
        })
        .collect();
    let word = |level: Level| match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    };
    let wanted = CODES.iter().map(|(code, level)| {
        let said = |lang| check(code, lang).unwrap_or_else(|| panic!("{code} has no words"));
        assert!(said(Lang::Zh).contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{code}");
        // Links lead to the line.
        ((*code).to_owned(), word(*level).to_owned(), format!("<a id=\"{code}\"></a>{}", said(Lang::En)))
    });
    let wanted: Vec<(String, String, String)> = wanted.collect();
    assert_eq!(rows, wanted, "the table of docs/lint.md lists every check in order");
}

#[test]
fn a_pack_that_cannot_be_read_gives_its_first_fault() {
    let files = files(&GOOD.replacen("each: staff\n", "each: stuff\n", 1));
    let told = draft(&files, "desk/desk.yaml", None).notices;
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].code, told[0].severity, told[0].line, told[0].column), ("unknown-name", Level::Error, Some(24), Some(11)));
    assert_eq!(told[0].file.as_deref(), Some("desk/desk.yaml"));
    assert!(told[0].zh.contains("staff") && !told[0].zh.contains("desk.yaml"), "the place stands beside the sentence");
}

#[test]
fn a_draft_is_told_with_the_pack_of_the_form_and_its_cases() {
    let told = |text: &str, cases: Option<&str>| draft(&files(text), "desk/desk.yaml", cases);
    let whole = told(GOOD, Some(CASES));
    let pack = windowcheck::load::load_pack(&files(GOOD), "desk/desk.yaml").unwrap();
    assert_eq!(whole.pack, Some(windowcheck::read::to_json(&pack)), "as the form reads it");
    let runs: Vec<_> = whole.runs.iter().map(|run| (run.rule.as_str(), run.outcome.is_good())).collect();
    assert!(!runs.is_empty() && runs.iter().all(|(_, good)| *good), "{runs:?}");
    let wrong = told(GOOD, Some(&CASES.replace("staff.sign: false", "staff.sign: true")));
    assert!(wrong.runs.iter().any(|run| !run.outcome.is_good()) && wrong.notices.iter().any(|notice| notice.code == "case-wrong"));
    assert!(told(GOOD, None).runs.is_empty());
    let refused = told(&GOOD.replacen("each: staff\n", "each: stuff\n", 1), Some(CASES));
    assert_eq!((refused.notices.len(), refused.pack, refused.runs.len()), (1, None, 0));
    assert_eq!(told(SEASON, None).pack, None, "a season is no pack");
}

#[test]
fn every_notice_is_a_whole_sentence_in_both_languages() {
    for (good, spoilt) in all_spoilt() {
        for told in look(&replaced(good, spoilt.change), None).iter().map(notice_told) {
            assert!(told.zh.ends_with('。') || told.zh.ends_with('？'), "{}", told.zh);
            assert!(
                told.en.ends_with(['.', '?']) && !told.en.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
                    || told.en.contains('“')
                    || told.en.contains('等'),
                "{}",
                told.en
            );
            assert!(told.end_column.is_none_or(|end| end > told.column.unwrap()));
        }
    }
}

/// Every pack and season of `standards/`, with the text of its cases.
fn packs() -> Vec<(String, Option<String>)> {
    let mut packs = Vec::new();
    let folders = ["standards", "standards/seasons"].iter().flat_map(|folder| fs::read_dir(folder).unwrap().flatten());
    for folder in folders.filter(|entry| entry.path().is_dir()) {
        for file in fs::read_dir(folder.path()).unwrap().flatten() {
            let name = file.path().to_string_lossy().replace('\\', "/");
            if let Some(stem) = name.strip_suffix(".yaml").filter(|stem| !stem.ends_with(".cases")) {
                packs.push((name.clone(), fs::read_to_string(format!("{stem}.cases.yaml")).ok()));
            }
        }
    }
    assert!(packs.len() >= 12 && packs.iter().any(|(name, _)| name.contains("police-stars")));
    packs
}

#[test]
fn all_standards_are_clean() {
    let told: Vec<String> = packs()
        .iter()
        .flat_map(|(name, cases)| draft(&Disk, name, cases.as_deref()).notices)
        .filter(|told| told.severity != Level::Note)
        .map(|told| told.line(Lang::En))
        .collect();
    assert_eq!(told, Vec::<String>::new());
}

#[test]
fn the_sarif_of_a_spoilt_pack_is_the_one_that_is_validated_in_www() {
    let text = replaced(
        GOOD,
        &[(PROMISE, "require: {any_of: [{is: {fact: hall.promise, value: true}}, {is: {fact: hall.promise, value: false}}]}")],
    );
    let sarif = command::sarif(&draft(&files(&text), "desk/desk.yaml", None).notices, Lang::En);
    let name = "tests/expected/lint.sarif";
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(name, &sarif).unwrap();
    }
    assert_eq!(fs::read_to_string(name).unwrap_or_default(), sarif, "UPDATE_DOCS=1 cargo test --test lint");
    let read: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    assert_eq!(read["version"], "2.1.0");
    let result = &read["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "never-fails");
    assert_eq!(result["level"], "warning");
    assert_eq!(result["locations"][0]["physicalLocation"]["region"]["startLine"], 55);
    let rule = &read["runs"][0]["tool"]["driver"]["rules"][0];
    for key in ["shortDescription", "fullDescription", "help"] {
        assert!(!rule[key]["text"].as_str().unwrap().is_empty(), "{rule}");
    }
    assert!(rule["helpUri"].as_str().unwrap().ends_with("/docs/lint.md#never-fails"), "{rule}");
    // A notice is the same one when lines move, and another one when it says something else.
    let print = |text: &str| {
        let log = command::sarif(&draft(&files(text), "desk/desk.yaml", None).notices, Lang::Zh);
        let log: serde_json::Value = serde_json::from_str(&log).unwrap();
        log["runs"][0]["results"][0]["partialFingerprints"]["notice/v1"].clone()
    };
    assert_eq!(result["partialFingerprints"]["notice/v1"], print(&format!("# a line\n{text}")));
    assert_ne!(print(&text), print(&text.replace("id: promise", "id: pledge")));
}

#[test]
fn the_junit_of_cases_tells_failures_and_escapes_what_people_write() {
    let files = files(GOOD);
    let pack = windowcheck::load::load_pack(&files, "desk/desk.yaml").unwrap();
    let cases = CASES.replace("S01桌上没有台签", "'S01说：\"<没有> & \u{7}\"'").replace("staff.sign: false", "staff.sign: true");
    let (file, _) = windowcheck::load::read::<windowcheck::cases::CaseFile>(&cases.replace('\u{7}', "")).unwrap();
    let runs = windowcheck::cases::run(&pack, &file).unwrap();
    let xml = command::junit(&runs, Lang::En);
    assert_eq!(
        xml,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"2\" failures=\"1\">\n  \
         <testsuite name=\"desk\" tests=\"2\" failures=\"1\">\n    \
         <testcase classname=\"desk.sign\" name=\"S01桌上有台签\"/>\n    \
         <testcase classname=\"desk.sign\" name=\"S01说：&quot;&lt;没有&gt; &amp; &quot;\">\n      \
         <failure type=\"missing\" message=\"expected Fail, found Pass\"/>\n    </testcase>\n  </testsuite>\n</testsuites>\n"
    );
}

/// What the command line writes and its exit code, in a folder with these files.
fn run(folder: &str, text: &str, args: &[&str]) -> (Option<i32>, String) {
    let root = std::env::temp_dir().join(format!("windowcheck-lint-{}-{folder}", std::process::id()));
    for (name, text) in files(text) {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let command = env!("CARGO_BIN_EXE_windowcheck");
    let done = std::process::Command::new(command).args(args).current_dir(&root).output().unwrap();
    fs::remove_dir_all(&root).unwrap();
    (done.status.code(), String::from_utf8(done.stdout).unwrap())
}

#[test]
fn the_command_line_tells_lines_and_exit_codes() {
    let lint = ["lint", "--lang", "en", "desk/desk.yaml"];
    assert_eq!(run("good", GOOD, &lint), (Some(0), String::new()));
    let noted = replaced(GOOD, &[("points: 50", "points: 60")]);
    let (code, out) = run("noted", &noted, &lint);
    assert_eq!(code, Some(0), "a note is to be known, not to be mended");
    assert_eq!(
        out,
        "desk/desk.yaml:58:22: note deduct-too-large: One fail takes 60 points from a part that has only 50. Check the source.\n"
    );
    let spoilt = replaced(GOOD, &[(AT_MOST, "at_most: 3")]);
    let (code, out) = run("spoilt", &spoilt, &["lint", "desk/desk.yaml"]);
    assert_eq!((code, out.as_str()), (Some(1), "desk/desk.yaml:17:3: 警告 param-unused: 参数“most”没有用到；请删去或用上。\n"));
    let (code, out) = run("json", &spoilt, &["lint", "--format", "json", "desk/desk.yaml"]);
    let told: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(code, Some(1));
    assert_eq!((&told[0]["code"], &told[0]["severity"], &told[0]["endColumn"]), (&"param-unused".into(), &"warning".into(), &7.into()));
    let unusable = replaced(GOOD, &[("each: staff\n", "each: stuff\n")]);
    let (code, out) = run("unusable", &unusable, &lint);
    assert_eq!(code, Some(2));
    assert!(out.starts_with("desk/desk.yaml:24:11: error unknown-name: rule sign: There is no kind of subject"), "{out}");
    let season = replaced(SEASON, &[("{top: 1}", "{top: 8}")]);
    let (code, out) = run("season", &season, &lint);
    assert_eq!(code, Some(1));
    assert_eq!(
        out,
        "desk/desk.yaml:75:17: warning award-for-everybody: As this is written, everybody gets “best”. Check its seats and conditions.\n"
    );
    let (code, out) = run("season-json", &season, &["lint", "--format", "json", "desk/desk.yaml"]);
    let told: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &told[0]["code"], &told[0]["endColumn"]), (Some(1), &"award-for-everybody".into(), &18.into()));
    let (_, out) = run("season-sarif", &season, &["lint", "--format", "sarif", "desk/desk.yaml"]);
    let told: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(told["runs"][0]["results"][0]["ruleId"], "award-for-everybody");
    let refused = replaced(SEASON, &[("by: votes", "by: vote")]);
    let (code, out) = run("season-refused", &refused, &lint);
    assert_eq!(code, Some(2));
    assert!(out.starts_with("desk/desk.yaml:74:9: error unknown-name"), "{out}");
    assert_eq!(run("wrong", GOOD, &["lint", "--format", "junit", "desk/desk.yaml"]), (Some(2), String::new()));
}
