//! The words of the command line: help, examples, and what is said of a command that cannot be run.

use crate::text::{Joined, quoted};
use crate::words::{Lang, Said};

/// What a command is for; an empty name is the program itself.
pub fn about(command: &str) -> Said {
    match command {
        "check" => Said::new("对照标准判定一份或多份检查", "Check inspections against standards"),
        "pack" => Said::new("把标准包连同它引用的文件并成一份 JSON", "Resolve packs with all that they include into JSON"),
        "lint" => Said::new("查标准包、用例和评比办法里的错误", "Find mistakes in packs, their cases and seasons"),
        "test" => Said::new("运行标准包旁边的用例", "Run the cases beside packs"),
        "season" => Said::new("按评比办法汇总、排名、授奖", "Roll up, rank and award by a season"),
        "results" => Said::new("把检查的得分和等次写成评比的数据表", "Write scores and grades of inspections as rows of a season"),
        "schema" => Said::new("输出一种文件的 JSON Schema", "Print the JSON Schema of a kind of file"),
        "completions" => Said::new("输出命令补全脚本", "Print a script of completions for a shell"),
        "man" => Said::new("输出手册页（roff）", "Print a manual page (roff)"),
        "help" => Said::new("显示一个命令的说明", "Show the help of a command"),
        _ => Said::new("窗检：对照标准检查政务服务中心", "WindowCheck checks government service centres against standards written as YAML"),
    }
}

/// What an argument of a command is; nothing where the name is not known.
pub fn argument(command: &str, name: &str) -> Option<Said> {
    Some(match (command, name) {
        ("check", "files") => Said::new(
            "标准包（YAML，或 pack 写出的 JSON）和检查（JSON）",
            "Packs (YAML, or the JSON that `pack` writes) and inspections (JSON)",
        ),
        ("pack" | "test", "files") => Said::new("标准包", "Packs"),
        ("lint", "files") => Said::new("标准包、用例文件、评比办法", "Packs, files of cases, seasons"),
        ("season", "files") => Said::new("评比办法（YAML）和它的数据（CSV、JSON）", "A season (YAML) and its data (CSV, JSON)"),
        ("results", "files") => Said::new("评比办法、标准包和检查", "A season, packs and inspections"),
        ("check" | "results", "inspections") => Said::new("检查；写在 -- 后面的都是检查", "Inspections: all that stands behind --"),
        ("check", "format") => Said::new(
            "text；json：完整结果，多份时是一个数组；ndjson：每份一行；raw：网页导出的原样结果",
            "text; json: the whole result, an array of several; ndjson: one a line; raw: as the page exports it",
        ),
        ("lint", "format") => Said::new("text、json 或 sarif", "text, json or sarif"),
        ("test", "format") => Said::new("text、json 或 junit", "text, json or junit"),
        ("season", "format") => Said::new("text 或 json", "text or json"),
        ("results", "as") => {
            Said::new("这个得分或等次写入另一个事实，可以写多次", "Put this score or grade into a fact of another name; may be repeated")
        }
        ("results", "sites") => Said::new("不同地点的对象编号相同时，按地点区分", "Keep subjects apart that sites number alike"),
        ("schema", "of") => Said::new("pack、cases、inspection、season 或 report", "pack, cases, inspection, season or report"),
        ("completions", "shell") => Said::new("bash、elvish、fish、powershell 或 zsh", "bash, elvish, fish, powershell or zsh"),
        ("man" | "help", "command") => Said::new("命令；不写就是程序本身", "The command; the program itself where none is named"),
        (_, "output") => Said::new("写入文件，不写到标准输出", "Write to a file instead of the standard output"),
        (_, "lang") => {
            Said::new("zh 或 en；不写时看环境变量 WINDOWCHECK_LANG、LC_ALL、LANG", "zh or en; else by WINDOWCHECK_LANG, LC_ALL, LANG")
        }
        (_, "color") => {
            Said::new("颜色：auto、always 或 never；设了 NO_COLOR 就没有颜色", "auto, always or never; none where NO_COLOR is set")
        }
        (_, "help") => Said::new("显示说明", "Show this help"),
        (_, "version") => Said::new("显示版本", "Show the version"),
        _ => return None,
    })
}

/// How a command is written.
pub fn usage(command: &str) -> Said {
    match command {
        "check" => Said::new("windowcheck check [选项] 标准包… 检查…", "windowcheck check [OPTIONS] PACK… INSPECTION…"),
        "pack" => Said::new("windowcheck pack [选项] 标准包…", "windowcheck pack [OPTIONS] PACK…"),
        "lint" => Said::new("windowcheck lint [选项] 文件…", "windowcheck lint [OPTIONS] FILE…"),
        "test" => Said::new("windowcheck test [选项] 标准包…", "windowcheck test [OPTIONS] PACK…"),
        "season" => Said::new("windowcheck season [选项] 评比办法 数据…", "windowcheck season [OPTIONS] SEASON DATA…"),
        "results" => {
            Said::new("windowcheck results [选项] 评比办法 标准包… -- 检查…", "windowcheck results [OPTIONS] SEASON PACK… -- INSPECTION…")
        }
        "schema" => Said::new("windowcheck schema 种类", "windowcheck schema KIND"),
        "completions" => Said::new("windowcheck completions 外壳", "windowcheck completions SHELL"),
        "man" => Said::new("windowcheck man [命令]", "windowcheck man [COMMAND]"),
        "help" => Said::new("windowcheck help [命令]", "windowcheck help [COMMAND]"),
        _ => Said::new("windowcheck 命令 …", "windowcheck COMMAND …"),
    }
}

const FILES: Said = Said::new(
    "文件可以写成文件夹（取其中及下级所有这类文件）、通配符（*、?、[…]、**）或 -（标准输入）。",
    "A file may be a folder (all files of that kind in it and below), a pattern (*, ?, […], **) or - (standard input).",
);

const EXIT_CODES: Said = Said::new(
    "退出码：0 通过、评定 · 1 不合格、有错误 · 2 输入不可用 · 3 未查完、参数未设",
    "Exit codes: 0 passed, decided · 1 failed, mistakes · 2 unusable input · 3 incomplete, not configured",
);

/// What an example does, in Chinese and English, and how it is written.
type Example = (&'static str, &'static str, &'static str);

/// Examples of a command.
fn examples(command: &str) -> &'static [Example] {
    match command {
        "check" => &[
            ("判定一份检查", "Check one inspection", "windowcheck check hall.yaml nov.json"),
            (
                "判定一个文件夹里的全部检查，每份一行 JSON",
                "Check a folder of inspections, one line of JSON each",
                "windowcheck check --format=ndjson -o results.ndjson hall.yaml inspections/",
            ),
            ("从标准输入读", "Read from the standard input", "cat nov.json | windowcheck check hall.yaml -"),
        ],
        "pack" => &[("并成一份", "Resolve one pack", "windowcheck pack hall.yaml -o hall.json")],
        "lint" => &[
            ("查一个文件夹", "Look at a folder", "windowcheck lint standards/"),
            ("给代码平台看", "For a code host", "windowcheck lint --format=sarif -o lint.sarif 'standards/**/*.yaml'"),
        ],
        "test" => &[("给构建服务器看", "For a build server", "windowcheck test --format=junit -o cases.xml standards/")],
        "season" => &[("评比一季度", "A season of a quarter", "windowcheck season flags.yaml months.csv settings.json")],
        "results" => &[(
            "一个月的检查成为数据表",
            "The inspections of a month as rows",
            "windowcheck results -o rows.csv flags.yaml hall.yaml -- inspections/",
        )],
        "schema" => &[("给编辑器用", "For an editor", "windowcheck schema pack -o pack.schema.json")],
        "completions" => {
            &[("装到 bash", "For bash", "windowcheck completions bash -o ~/.local/share/bash-completion/completions/windowcheck")]
        }
        "man" => &[("读 check 的手册页", "Read the page of check", "windowcheck man check -o check.1 && man ./check.1")],
        "help" => &[],
        _ => &[
            ("判定一份检查", "Check an inspection", "windowcheck check hall.yaml nov.json"),
            ("查标准包的写法", "Find mistakes in a pack", "windowcheck lint hall.yaml"),
            ("一个命令的说明", "The help of a command", "windowcheck help check"),
        ],
    }
}

/// What stands below the options in the help of a command: rules that hold for all, and examples.
pub fn below(command: &str, lang: Lang) -> String {
    let mut lines = vec![match lang {
        Lang::Zh => "示例：".to_owned(),
        Lang::En => "Examples:".to_owned(),
    }];
    for (zh, en, how) in examples(command) {
        lines.push(format!("  {}\n    {how}", Said::new(zh, en).in_lang(lang)));
    }
    if lines.len() == 1 {
        lines.clear();
    }
    if matches!(command, "check" | "pack" | "lint" | "test" | "season" | "results") {
        lines.push(format!("\n{}", FILES.in_lang(lang)));
    }
    if !matches!(command, "completions" | "man" | "help" | "schema") {
        lines.push(EXIT_CODES.in_lang(lang).to_owned());
    }
    lines.joined("\n")
}

/// Above the lists of a help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Heading {
    Usage,
    Commands,
    Files,
    Options,
}

impl Heading {
    /// The words.
    pub fn in_lang(self, lang: Lang) -> &'static str {
        let words = match self {
            Heading::Usage => Said::new("用法", "Usage"),
            Heading::Commands => Said::new("命令", "Commands"),
            Heading::Files => Said::new("参数", "Arguments"),
            Heading::Options => Said::new("选项", "Options"),
        };
        words.in_lang(lang)
    }
}

/// Why a command cannot be run as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misuse {
    /// An option that there is not.
    UnknownOption {
        /// As it is written.
        given: String,
        /// What may have been meant.
        near: Option<String>,
    },
    /// A command that there is not.
    UnknownCommand {
        /// As it is written.
        given: String,
        /// What may have been meant.
        near: Option<String>,
    },
    /// A value that an option or argument does not take.
    BadValue {
        /// The option.
        option: String,
        /// As it is written; empty where it is missing.
        given: String,
        /// What it takes, where these are few.
        takes: Vec<String>,
    },
    /// An option that is given twice.
    Twice {
        /// The option.
        option: String,
    },
    /// What has to be named is not.
    Missing(Needed),
    /// Nothing that a command reads is in a folder.
    NothingIn {
        /// The folder.
        folder: String,
    },
    /// No file fits a pattern.
    NoMatch {
        /// The pattern.
        pattern: String,
    },
    /// The standard input is named twice.
    InputTwice,
    /// Of several seasons none can be chosen.
    SeveralSeasons {
        /// The second.
        second: String,
    },
    /// A name on the command line that is no text.
    NotText,
    /// A file that cannot be written; in the words of the system.
    CannotWrite {
        /// The file.
        file: String,
        /// Why.
        detail: String,
    },
    /// A file that is read and would be written over.
    WritesOverInput {
        /// The file.
        file: String,
    },
    /// Something else, in the words of the parser.
    Other {
        /// The words.
        detail: String,
    },
}

/// What a command needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Needed {
    File,
    Pack,
    Inspection,
    Season,
    Command,
    Kind,
    Shell,
}

impl Needed {
    fn said(self) -> Said {
        match self {
            Needed::File => Said::new("要处理的文件", "a file"),
            Needed::Pack => Said::new("标准包", "a pack"),
            Needed::Inspection => Said::new("检查文件", "an inspection"),
            Needed::Season => Said::new("评比办法", "a season"),
            Needed::Command => Said::new("命令", "a command"),
            Needed::Kind => {
                Said::new("种类：pack、cases、inspection、season 或 report", "a kind: pack, cases, inspection, season or report")
            }
            Needed::Shell => Said::new("外壳：bash、elvish、fish、powershell 或 zsh", "a shell: bash, elvish, fish, powershell or zsh"),
        }
    }
}

/// A misuse as a sentence.
pub fn misuse(misuse: &Misuse, lang: Lang) -> String {
    match lang {
        Lang::Zh => misuse_zh(misuse),
        Lang::En => misuse_en(misuse),
    }
}

fn misuse_zh(misuse: &Misuse) -> String {
    let near = |near: &Option<String>| near.as_ref().map(|near| format!("是不是“{near}”？")).unwrap_or_default();
    match misuse {
        Misuse::UnknownOption { given, near: n } => format!("没有“{}”这个选项。{}", quoted(given), near(n)),
        Misuse::UnknownCommand { given, near: n } => format!("没有“{}”这个命令。{}", quoted(given), near(n)),
        Misuse::BadValue { option, given, .. } if given.is_empty() => format!("{option} 后面缺少内容。"),
        Misuse::BadValue { option, given, takes } if takes.is_empty() => format!("{option} 不能是“{}”。", quoted(given)),
        Misuse::BadValue { option, given, takes } => format!("{option} 不能是“{}”，可以写：{}。", quoted(given), takes.joined("、")),
        Misuse::Twice { option } => format!("{option} 只能写一次。"),
        Misuse::Missing(needed) => format!("没有给出{}。", needed.said().zh),
        Misuse::NothingIn { folder } => format!("文件夹“{}”里没有这个命令要读的文件。", quoted(folder)),
        Misuse::NoMatch { pattern } => format!("没有文件符合“{}”。", quoted(pattern)),
        Misuse::InputTwice => "标准输入（-）只能写一次。".to_owned(),
        Misuse::SeveralSeasons { second } => format!("只能有一个评比办法，“{}”是第二个。", quoted(second)),
        Misuse::NotText => "命令行里有不是文字的内容（编码不对）。".to_owned(),
        Misuse::CannotWrite { file, detail } => format!("写不了“{}”：{}。", quoted(file), quoted(detail)),
        Misuse::WritesOverInput { file } => format!("-o 写的“{}”是要读的文件，会被覆盖；请换一个名称。", quoted(file)),
        Misuse::Other { detail } => detail.clone(),
    }
}

fn misuse_en(misuse: &Misuse) -> String {
    let near = |near: &Option<String>| near.as_ref().map(|near| format!(" Did you mean “{near}”?")).unwrap_or_default();
    match misuse {
        Misuse::UnknownOption { given, near: n } => format!("There is no option “{}”.{}", quoted(given), near(n)),
        Misuse::UnknownCommand { given, near: n } => format!("There is no command “{}”.{}", quoted(given), near(n)),
        Misuse::BadValue { option, given, .. } if given.is_empty() => format!("{option} needs a value."),
        Misuse::BadValue { option, given, takes } if takes.is_empty() => format!("{option} does not take “{}”.", quoted(given)),
        Misuse::BadValue { option, given, takes } => {
            format!("{option} does not take “{}”. It takes {}.", quoted(given), takes.joined(", "))
        }
        Misuse::Twice { option } => format!("{option} may be given once only."),
        Misuse::Missing(needed) => format!("The command needs {}.", needed.said().en),
        Misuse::NothingIn { folder } => format!("The folder “{}” has no file that this command reads.", quoted(folder)),
        Misuse::NoMatch { pattern } => format!("No file matches “{}”.", quoted(pattern)),
        Misuse::InputTwice => "The standard input (-) may be named once only.".to_owned(),
        Misuse::SeveralSeasons { second } => format!("There may be one season only; “{}” is a second one.", quoted(second)),
        Misuse::NotText => "The command line has something in it that is no text (wrong encoding).".to_owned(),
        Misuse::CannotWrite { file, detail } => format!("“{}” cannot be written: {}.", quoted(file), quoted(detail)),
        Misuse::WritesOverInput { file } => format!("-o names “{}”, which is read and would be lost. Choose another name.", quoted(file)),
        Misuse::Other { detail } => detail.clone(),
    }
}

/// Where the help of a command is.
pub fn see_help(command: &str, lang: Lang) -> String {
    let command = if command.is_empty() { String::new() } else { format!(" {command}") };
    match lang {
        Lang::Zh => format!("说明：windowcheck{command} --help"),
        Lang::En => format!("For help: windowcheck{command} --help"),
    }
}

/// How several inspections came out.
pub fn inspections_counted(passed: usize, failed: usize, incomplete: usize, unusable: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("检查：通过 {passed}，不合格 {failed}，未查完 {incomplete}，不可用 {unusable}"),
        Lang::En => format!("Inspections: {passed} passed, {failed} failed, {incomplete} incomplete, {unusable} unusable"),
    }
}
