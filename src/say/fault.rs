//! Refusals as whole sentences: what is wrong, where, and what to do next.

#[cfg(feature = "authoring")]
use crate::facts::type_name;
use crate::fault::{BadParent, Fault, Found, Place, Problem, Sort, Step, Thing};
use crate::limits;
#[cfg(feature = "authoring")]
use crate::pack::FactType;
use crate::text::{Joined, quoted, visible};
use crate::words::{Lang, Said, Words};
use serde::Serialize;
use tsify::Tsify;

/// A refusal with its sentences and its place, as programs and the page receive it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct FaultTold {
    /// A stable code.
    pub code: &'static str,
    /// The whole sentence in Chinese.
    pub zh: String,
    /// The whole sentence in English.
    pub en: String,
    /// The sentence without its place, for where the place is plain.
    pub bare: Words,
    /// The file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Column in characters, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// The subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    /// The rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

/// A refusal in both languages with its place.
pub fn fault_told(told: &Fault) -> FaultTold {
    let Place { file, line, column, subject, fact, rule, .. } = told.place.clone();
    // For programs, so as they are; nobody has names of this length.
    let most = usize::try_from(limits::QUOTE_CHARS.most).unwrap_or(usize::MAX);
    let short = |name: Option<String>| name.map(|name| name.chars().take(most).collect());
    let (subject, fact, rule) = (short(subject), short(fact), short(rule));
    let bare = Words { zh: sentence(told, Lang::Zh), en: sentence(told, Lang::En) };
    FaultTold {
        code: told.problem.code(),
        zh: fault(told, Lang::Zh),
        en: fault(told, Lang::En),
        bare,
        file,
        line,
        column,
        subject,
        fact,
        rule,
    }
}

/// A refusal as one sentence with its place.
pub fn fault(fault: &Fault, lang: Lang) -> String {
    format!("{}{}", place(&fault.place, lang), sentence(fault, lang))
}

/// A refusal as one sentence; of its place only what it is about, for where the rest stands beside it.
#[cfg(feature = "authoring")]
pub(super) fn fault_about(fault: &Fault, lang: Lang) -> String {
    let Place { rule, subject, fact, .. } = fault.place.clone();
    format!(
        "{}{}",
        place(&Place { rule, subject, fact, other: fault.place.other.clone(), ..Place::default() }, lang),
        sentence(fault, lang)
    )
}

fn sentence(fault: &Fault, lang: Lang) -> String {
    #[cfg(feature = "authoring")]
    if let Problem::Contradiction { what } = &fault.problem {
        let key = fault.place.path.iter().rev().find_map(|step| if let Step::Key(key) = step { Some(key.as_str()) } else { None });
        return match (super::clash::sentences(what.en, key.unwrap_or_default()), lang) {
            (Some([zh, _]), Lang::Zh) => zh.to_owned(),
            (Some([_, en]), Lang::En) => en.to_owned(),
            (None, Lang::Zh) => format!("这里自相矛盾：{}，请改正。", what.zh),
            (None, Lang::En) => format!("This contradicts itself: {}. Correct it.", what.en),
        };
    }
    let mut problem = fault.problem.clone();
    for text in problem.texts_mut() {
        *text = quoted(text);
    }
    match lang {
        Lang::Zh => zh(&problem),
        Lang::En => en(&problem),
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&fault(self, Lang::En))
    }
}

impl std::error::Error for Fault {}

fn path(steps: &[Step]) -> String {
    let mut text = String::new();
    for step in steps {
        match step {
            Step::Key(key) if text.is_empty() => text.push_str(&quoted(key)),
            Step::Key(key) => {
                text.push('.');
                text.push_str(&quoted(key));
            }
            Step::Index(at) => text.push_str(&format!("[{}]", at.saturating_add(1))),
        }
    }
    text
}

/// Line and column, else the way through the document.
fn spot(place: &Place, lang: Lang) -> Option<String> {
    match (place.line, place.column, lang) {
        (Some(line), Some(column), Lang::Zh) => Some(format!("第 {line} 行第 {column} 列")),
        (Some(line), Some(column), Lang::En) => Some(format!("line {line}, column {column}")),
        _ => (!place.path.is_empty()).then(|| path(&place.path)),
    }
}

fn place(place: &Place, lang: Lang) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(place.file.as_deref().map(visible));
    parts.extend(spot(place, lang));
    // Where two clash, both are told: which one is wrong only the reader knows.
    let other =
        place.other.as_ref().map(|other| other.file.as_deref().map(visible).into_iter().chain(spot(other, lang)).collect::<Vec<_>>());
    let other = other.map(|other| other.joined(" "));
    parts.extend(other.map(|other| if lang == Lang::Zh { format!("另一处在 {other}") } else { format!("the other at {other}") }));
    let mut named = |value: &Option<String>, zh: &str, en: &str| {
        if let Some(value) = value {
            let value = quoted(value);
            parts.push(format!("{} {value}", if lang == Lang::Zh { zh } else { en }));
        }
    };
    named(&place.rule, "条款", "rule");
    named(&place.subject, "检查对象", "subject");
    named(&place.fact, "事实", "fact");
    match (parts.is_empty(), lang) {
        (true, _) => String::new(),
        (_, Lang::Zh) => format!("{}：", parts.joined("，")),
        (_, Lang::En) => format!("{}: ", parts.joined(", ")),
    }
}

fn thing_zh(thing: Thing) -> &'static str {
    match thing {
        Thing::Kind => "对象类型",
        Thing::Fact => "事实",
        Thing::Option => "选项",
        Thing::Param => "参数",
        Thing::Source => "来源",
        Thing::Rule => "条款",
        Thing::Item => "评分项目",
        Thing::Category => "评分类别",
        Thing::Grade => "等次",
        Thing::Scheme => "评分办法",
        Thing::Slot => "待补清单",
        Thing::SlotGroup => "清单分组",
        Thing::Profile => "方案",
        Thing::Subject => "检查对象",
        Thing::Pack => "标准包",
        Thing::Row => "目录行",
        Thing::Programme => "活动名称",
        #[cfg(feature = "authoring")]
        Thing::Measure => "事实或得分",
        #[cfg(feature = "authoring")]
        Thing::Award => "奖项",
        #[cfg(feature = "authoring")]
        Thing::Class => "类别",
        #[cfg(feature = "authoring")]
        Thing::Event => "事件",
        #[cfg(feature = "authoring")]
        Thing::Column => "列",
    }
}

fn thing_en(thing: Thing) -> &'static str {
    match thing {
        Thing::Kind => "kind of subject",
        Thing::Fact => "fact",
        Thing::Option => "option",
        Thing::Param => "parameter",
        Thing::Source => "source",
        Thing::Rule => "rule",
        Thing::Item => "item of the scheme",
        Thing::Category => "category of the scheme",
        Thing::Grade => "grade",
        Thing::Scheme => "scheme",
        Thing::Slot => "slot",
        Thing::SlotGroup => "group of the slot",
        Thing::Profile => "profile",
        Thing::Subject => "subject",
        Thing::Pack => "pack",
        Thing::Row => "row of the catalogue",
        Thing::Programme => "programme of the catalogue",
        #[cfg(feature = "authoring")]
        Thing::Measure => "fact or score",
        #[cfg(feature = "authoring")]
        Thing::Award => "award",
        #[cfg(feature = "authoring")]
        Thing::Class => "class",
        #[cfg(feature = "authoring")]
        Thing::Event => "event",
        #[cfg(feature = "authoring")]
        Thing::Column => "column",
    }
}

fn range(min: Option<&String>, max: Option<&String>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("{min} … {max}"),
        (Some(min), None) => format!("≥ {min}"),
        (None, Some(max)) => format!("≤ {max}"),
        (None, None) => String::new(),
    }
}

/// What a file is, and where it goes.
fn sort_zh(sort: Sort) -> (&'static str, &'static str) {
    match sort {
        Sort::Inspection => ("一份检查", "请在“检查列表”导入，命令行里写在标准之后"),
        Sort::Report => ("一份检查结果", "它由检查算出，不能再导入；请用检查文件"),
        Sort::Settings => ("标准的设定", "请在检查的“标准”一页导入"),
        Sort::Pack => ("一个标准包", "请在“标准”中导入，命令行里写在检查文件之前"),
        Sort::Cases => ("标准的用例", "请放在标准文件旁边，由 windowcheck test 运行"),
        Sort::Season => ("一个评比办法", "请在“评比”中打开，命令行用 windowcheck season"),
        Sort::SeasonData => ("评比数据", "请在“评比”中作为数据打开，命令行用 windowcheck season"),
        Sort::Table => ("一张表格（CSV）", "评比数据请在“评比”中打开，对象名单请在“对象”中粘贴"),
        Sort::Workbook => ("一个 Excel 工作簿", "请先另存为“CSV UTF-8”：评比数据在“评比”中打开，对象名单在“对象”中粘贴"),
        Sort::Document => ("一份文档或一张图片", "这里读不了，请选别的文件"),
    }
}

fn sort_en(sort: Sort) -> (&'static str, &'static str) {
    match sort {
        Sort::Inspection => ("an inspection", "Import it in the list of inspections; on the command line it stands after the packs"),
        Sort::Report => ("a result", "It follows from an inspection and cannot be imported; take the file of the inspection"),
        Sort::Settings => ("settings of a standard", "Import it on the page “Standard” of an inspection"),
        Sort::Pack => ("a pack", "Import it under “Standards”; on the command line it stands before the inspection"),
        Sort::Cases => ("cases of a pack", "Put it beside the pack; `windowcheck test` runs it"),
        Sort::Season => ("a season", "Open it under “Seasons”, or with `windowcheck season`"),
        Sort::SeasonData => ("data of a season", "Open it as data under “Seasons”, or with `windowcheck season`"),
        Sort::Table => ("a table (CSV)", "Open data of a season under “Seasons”; paste a list of subjects under “Subjects”"),
        Sort::Workbook => {
            ("a workbook of Excel", "Save it as “CSV UTF-8” first: data of a season goes under “Seasons”, a list of subjects is pasted")
        }
        Sort::Document => ("a document or picture", "It cannot be read here; choose another file"),
    }
}

#[cfg(feature = "authoring")]
fn types(types: &[FactType], or: &str) -> String {
    types.iter().map(|kind| type_name(*kind)).collect::<Vec<_>>().joined(or)
}

fn zh(problem: &Problem) -> String {
    match problem {
        Problem::TooLarge { limit } => format!("超出上限（{}，最多 {}），请缩小或拆分后再试。", limit.name.zh, limit.most),
        Problem::Syntax { what } => format!("格式有误，无法读取（{}），请改正此处。", what.zh),
        #[cfg(feature = "authoring")]
        Problem::Unreadable { detail } => format!("格式有误，无法读取（解析器原话：“{detail}”），请改正此处。"),
        #[cfg(feature = "authoring")]
        Problem::NotAllowed { what } => format!("标准包中不使用这种写法（{}），请直接写出内容。", what.zh),
        Problem::UnknownKey { key, near, others } => match (near, &others[..]) {
            (Some(only), []) | (None, [only]) => format!("没有“{key}”这个键，此处只能写“{only}”。"),
            (Some(near), others) => format!("没有“{key}”这个键，是不是“{near}”？此处还可以写：{}。", others.joined("、")),
            (None, []) => format!("没有“{key}”这个键，请删去。"),
            (None, others) => format!("没有“{key}”这个键，此处可以写：{}。", others.joined("、")),
        },
        Problem::DuplicateKey { key } => format!("“{key}”重复出现，请只保留一个。"),
        Problem::MissingKey { key } => format!("缺少“{key}”，请补上。"),
        Problem::BadValue { found, expected, names } => {
            let names = if names.is_empty() { String::new() } else { format!("“{}”", names.joined("、")) };
            match found {
                Found::Text(text) => format!("值 {text} 不对，应为：{}{names}。", expected.zh),
                Found::Shape(shape) => format!("这里写的是{}，应为：{}{names}。", shape.zh, expected.zh),
            }
        }
        Problem::Format { found, wanted } => format!("这个文件的格式是“{found}”，本版本能读的是“{wanted}”；请用对应版本打开。"),
        Problem::UnknownName { thing, name, near: Some(near) } => format!("没有名为“{name}”的{}，是不是“{near}”？", thing_zh(*thing)),
        Problem::UnknownName { thing, name, near: None } => format!("没有名为“{name}”的{}，请核对名称。", thing_zh(*thing)),
        Problem::DuplicateId { thing, name } => format!("{}“{name}”重复，请改名。", thing_zh(*thing)),
        Problem::LooksAlike { thing, name, other } => {
            format!("{}“{name}”与“{other}”看上去是同一个（只差全角半角、大小写、空格或看不见的字符），请合并或改名。", thing_zh(*thing))
        }
        Problem::BadParent { parent, why: BadParent::Itself } => format!("“{parent}”的上级写成了它自己，请改正或去掉。"),
        Problem::BadParent { parent, why: BadParent::Ring } => {
            format!("上级“{parent}”又属于这个对象，绕成了一圈，请改正其中一处。")
        }
        Problem::BadParent { parent, why: BadParent::Kind { kind, above } } => {
            format!("上级“{parent}”是{}，而{}不属于{}，请改为它所属的对象。", above.zh, kind.zh, above.zh)
        }
        Problem::ParentOpen { kind, above, count } => {
            format!("有 {count} 个{}，没有写明这个{}属于哪一个（parent），请补上。", above.zh, kind.zh)
        }
        Problem::AbsentAndThere { kind, subject } => {
            format!("写明没有{}，却又有“{subject}”；请去掉其中一处。", kind.zh)
        }
        #[cfg(feature = "authoring")]
        Problem::BadId { name } => format!("名称“{name}”只能用字母、数字、-、_ 和 .，请改名。"),
        #[cfg(feature = "authoring")]
        Problem::TypeClash { fact, found, needs } => {
            format!("事实“{fact}”的类型是“{}”，这里需要“{}”。", type_name(*found), types(needs, "”或“"))
        }
        Problem::OutOfReach { name, from } => {
            format!("“{name}”不属于“{from}”，也不属于它的上级（或下级），这里读不到；请换一个事实或对象。")
        }
        Problem::NoPatterns => "条款里有文字模式，查模式的模块没有装上；请联网后重新打开一次。".to_owned(),
        #[cfg(feature = "authoring")]
        Problem::BadPattern { pattern, detail } => format!("模式“{pattern}”有误（解析器原话：“{detail}”），请改正。"),
        #[cfg(feature = "authoring")]
        Problem::GradesOverlap { first, second } => format!("等次“{first}”与“{second}”的分数段重叠，请写明每一端是否包含。"),
        Problem::Contradiction { what } => format!("这里自相矛盾（{}），请核对。", what.zh),
        #[cfg(feature = "authoring")]
        Problem::PointsWithoutForce { rule } => {
            format!("条款“{rule}”不是“必须”或“不准”，不能扣分，也不能一票否决；请去掉扣分（否决），或改变效力。")
        }
        #[cfg(feature = "authoring")]
        Problem::PointsWithoutScheme { rule } => format!("条款“{rule}”写了扣分，但没有评分办法；请补评分办法或去掉扣分。"),
        Problem::Conflict { thing, name } => format!("{}“{name}”在两处写得不同，请只留一处，或改成一样。", thing_zh(*thing)),
        #[cfg(feature = "authoring")]
        Problem::NotItsFile { pack, file, taken: true } => format!(
            "文件名是“{file}”，里面写的是 pack: {pack}，而旁边已有 {pack}.yaml；另一个标准包请把 pack 改成“{file}”，备份请放到别处或换掉 .yaml。"
        ),
        #[cfg(feature = "authoring")]
        Problem::NotItsFile { pack, file, taken: false } => {
            format!("文件名是“{file}”，里面写的是 pack: {pack}，两者要相同；请把文件改名为 {pack}.yaml，或把 pack 改成“{file}”。")
        }
        #[cfg(feature = "authoring")]
        Problem::NoClass { name, near: Some(near) } => {
            format!("对象“{name}”没有写类别（class），分不了组。是不是“{near}”写错了？否则请给它写上类别。")
        }
        #[cfg(feature = "authoring")]
        Problem::NoClass { name, near: None } => format!("对象“{name}”没有写类别（class），分不了组。请写上类别，或核对名称。"),
        #[cfg(feature = "authoring")]
        Problem::Loop { name } => format!("“{name}”绕回到自己，请断开循环。"),
        #[cfg(feature = "authoring")]
        Problem::IncludeMissing { name } => format!("找不到文件“{name}”，请核对路径。"),
        Problem::OutOfRange { found, min, max } => format!("数值 {found} 超出允许范围（{}），请核对。", range(min.as_ref(), max.as_ref())),
        Problem::NotWhole { found } => format!("数值 {found} 应为整数，请核对。"),
        Problem::SlotOverfull { slot, size, found } => format!("清单“{slot}”只有 {size} 条，却提供了 {found} 条，请删减。"),
        #[cfg(feature = "authoring")]
        Problem::CountsToo { name, only } => {
            format!("写明只看“{}”，“{name}”却也计入；请去掉它，或者改写 counts_only。", only.joined("”“"))
        }
        Problem::WrongSort { found, wanted } => {
            let ((is, goes), (wanted, _)) = (sort_zh(*found), sort_zh(*wanted));
            format!("这个文件是{is}，这里要的是{wanted}。{goes}。")
        }
        Problem::NotUtf8 { likely: Some(likely) } => {
            format!("这个文件不是 UTF-8 文字，很可能是 {likely}；请用编辑器（如记事本）另存为，编码选 UTF-8，再试一次。")
        }
        Problem::NotUtf8 { likely: None } => "这个文件不是文字，或编码认不出来；请给出 UTF-8 编码的文字文件。".to_owned(),
        Problem::BadText => "文字中有残缺的字符，请重新输入。".to_owned(),
        #[cfg(not(feature = "authoring"))]
        _ => "这个标准不是编写工具检查后生成的，请由它的 YAML 重新生成。".to_owned(),
    }
}

fn en(problem: &Problem) -> String {
    match problem {
        Problem::TooLarge { limit } => format!("Over the limit ({}: at most {}). Make it smaller or split it.", limit.name.en, limit.most),
        Problem::Syntax { what: Said { en: detail, .. } } => format!("This cannot be read ({detail}). Correct this place."),
        #[cfg(feature = "authoring")]
        Problem::Unreadable { detail } => format!("This cannot be read ({detail}). Correct this place."),
        #[cfg(feature = "authoring")]
        Problem::NotAllowed { what } => format!("Packs do not use this ({}). Write the content itself.", what.en),
        Problem::UnknownKey { key, near, others } => match (near, &others[..]) {
            (Some(only), []) | (None, [only]) => format!("There is no key “{key}”; only “{only}” can stand here."),
            (Some(near), others) => format!("There is no key “{key}”. Did you mean “{near}”? Also possible: {}.", others.joined(", ")),
            (None, []) => format!("There is no key “{key}”. Remove it."),
            (None, others) => format!("There is no key “{key}”. Possible here: {}.", others.joined(", ")),
        },
        Problem::DuplicateKey { key } => format!("“{key}” is there twice. Keep one."),
        Problem::MissingKey { key } => format!("“{key}” is missing. Add it."),
        Problem::BadValue { found, expected, names } => {
            let names = if names.is_empty() { String::new() } else { format!(" {}", names.joined(", ")) };
            match found {
                Found::Text(text) => format!("The value {text} does not fit; expected {}{names}.", expected.en),
                Found::Shape(shape) => format!("Here stands {}; expected {}{names}.", shape.en, expected.en),
            }
        }
        Problem::Format { found, wanted } => {
            format!("The format of this file is “{found}”; this version reads “{wanted}”. Open it with the version that wrote it.")
        }
        Problem::UnknownName { thing, name, near: Some(near) } => {
            format!("There is no {} “{name}”. Did you mean “{near}”?", thing_en(*thing))
        }
        Problem::UnknownName { thing, name, near: None } => format!("There is no {} “{name}”. Check the name.", thing_en(*thing)),
        Problem::DuplicateId { thing, name } => format!("The {} “{name}” is there twice. Rename one.", thing_en(*thing)),
        Problem::LooksAlike { thing, name, other } => format!(
            "The {} “{name}” looks the same as “{other}”: only width, case, spaces or invisible characters differ. Keep one, or rename it.",
            thing_en(*thing)
        ),
        Problem::BadParent { parent, why: BadParent::Itself } => {
            format!("“{parent}” is said to belong to itself. Correct or remove its parent.")
        }
        Problem::BadParent { parent, why: BadParent::Ring } => {
            format!("The parent “{parent}” belongs to this subject in turn. Correct one of them.")
        }
        Problem::BadParent { parent, why: BadParent::Kind { kind, above } } => format!(
            "The parent “{parent}” is of the kind “{}”, to which the kind “{}” does not belong. Name what it belongs to.",
            above.en, kind.en
        ),
        Problem::ParentOpen { kind, above, count } => format!(
            "There are {count} subjects of the kind “{}”, and nothing says to which of them this one of the kind “{}” belongs. Add its parent.",
            above.en, kind.en
        ),
        Problem::AbsentAndThere { kind, subject } => {
            format!("It is said that there is none of the kind “{}”, but “{subject}” is there. Remove one of the two.", kind.en)
        }
        #[cfg(feature = "authoring")]
        Problem::BadId { name } => format!("The name “{name}” may only have letters, digits, -, _ and a dot. Rename it."),
        #[cfg(feature = "authoring")]
        Problem::TypeClash { fact, found, needs } => {
            format!("The fact “{fact}” is of type {}; {} is needed here.", type_name(*found), types(needs, " or "))
        }
        Problem::OutOfReach { name, from } => format!(
            "“{name}” belongs neither to “{from}” nor to what stands above (or below) it, so it cannot be read here. Take another fact or kind."
        ),
        Problem::NoPatterns => {
            "A rule has a pattern, and the module for patterns is not there. Go online and open this once more.".to_owned()
        }
        #[cfg(feature = "authoring")]
        Problem::BadPattern { pattern, detail } => format!("The pattern “{pattern}” is wrong ({detail}). Correct it."),
        #[cfg(feature = "authoring")]
        Problem::GradesOverlap { first, second } => {
            format!("The grades “{first}” and “{second}” overlap. Say for each end whether it belongs.")
        }
        Problem::Contradiction { what } => format!("This contradicts itself ({}). Check it.", what.en),
        #[cfg(feature = "authoring")]
        Problem::PointsWithoutForce { rule } => {
            format!("The rule “{rule}” is neither must nor forbid: it cannot take points or be a veto. Remove that or change the force.")
        }
        #[cfg(feature = "authoring")]
        Problem::PointsWithoutScheme { rule } => {
            format!("The rule “{rule}” takes points, but there is no scheme. Add one or remove the points.")
        }
        #[cfg(feature = "authoring")]
        Problem::NoClass { name, near: Some(near) } => {
            format!("The subject “{name}” has no class. Is it “{near}” misspelt? Otherwise give it a class.")
        }
        #[cfg(feature = "authoring")]
        Problem::NoClass { name, near: None } => format!("The subject “{name}” has no class. Give it one, or check its name."),
        Problem::Conflict { thing, name } => {
            format!("The {} “{name}” is described differently in two places. Keep one, or make them the same.", thing_en(*thing))
        }
        #[cfg(feature = "authoring")]
        Problem::NotItsFile { pack, file, taken: true } => format!(
            "The file is called “{file}”, says `pack: {pack}`, and {pack}.yaml stands beside it. For another pack write `pack: {file}`; move a copy elsewhere or take its .yaml away."
        ),
        #[cfg(feature = "authoring")]
        Problem::NotItsFile { pack, file, taken: false } => format!(
            "The file is called “{file}” and says `pack: {pack}`; both have to be the same. Rename the file to {pack}.yaml or write `pack: {file}`."
        ),
        #[cfg(feature = "authoring")]
        Problem::Loop { name } => format!("“{name}” leads back to itself. Break the loop."),
        #[cfg(feature = "authoring")]
        Problem::IncludeMissing { name } => format!("The file “{name}” is not there. Check the path."),
        Problem::OutOfRange { found, min, max } => {
            format!("The number {found} is out of range ({}). Check it.", range(min.as_ref(), max.as_ref()))
        }
        Problem::NotWhole { found } => format!("The number {found} has to be whole. Check it."),
        Problem::SlotOverfull { slot, size, found } => {
            format!("The slot “{slot}” has {size} entries, but {found} are supplied. Remove some.")
        }
        #[cfg(feature = "authoring")]
        Problem::CountsToo { name, only } => {
            format!("It is stated that only {} may count, but “{name}” enters too. Remove it, or change counts_only.", only.joined(", "))
        }
        Problem::WrongSort { found, wanted } => {
            let ((is, goes), (wanted, _)) = (sort_en(*found), sort_en(*wanted));
            format!("This file is {is}; {wanted} is wanted here. {goes}.")
        }
        Problem::NotUtf8 { likely: Some(likely) } => {
            format!(
                "This file is no UTF-8 text, probably {likely}. Save it in an editor (such as Notepad) with the encoding UTF-8 and try again."
            )
        }
        Problem::NotUtf8 { likely: None } => "This file is no text, or in an unknown encoding. Give a text file in UTF-8.".to_owned(),
        Problem::BadText => "The text has broken characters. Type it again.".to_owned(),
        #[cfg(not(feature = "authoring"))]
        _ => "This pack was not checked and written by the authoring tools. Make it again from its YAML.".to_owned(),
    }
}
