//! 命令行的说明、示例和报错。

use crate::say::usage::{Example, Heading, Misuse, Needed};
use crate::text::{Joined, quoted};

pub(in crate::say) fn about(command: &str) -> &'static str {
    match command {
        "check" => "对照标准判定一份或多份检查",
        "pack" => "把标准包连同它引用的文件并成一份 JSON",
        "lint" => "查标准包、用例和评比办法里的错误",
        "test" => "运行标准包旁边的用例",
        "season" => "按评比办法汇总、排名、授奖",
        "results" => "把检查的得分和等次写成评比的数据表",
        "schema" => "输出一种文件的 JSON Schema",
        "completions" => "输出命令补全脚本",
        "man" => "输出手册页（roff）",
        "help" => "显示一个命令的说明",
        _ => "窗检：对照标准检查政务服务中心",
    }
}

pub(in crate::say) fn argument(command: &str, name: &str) -> Option<&'static str> {
    Some(match (command, name) {
        ("check", "files") => "标准包（YAML，或 pack 写出的 JSON）和检查（JSON）",
        ("pack" | "test", "files") => "标准包",
        ("lint", "files") => "标准包、用例文件、评比办法",
        ("season", "files") => "评比办法（YAML）和它的数据（CSV、JSON）",
        ("results", "files") => "评比办法、标准包和检查",
        ("check" | "results", "inspections") => "检查；写在 -- 后面的都是检查",
        ("check", "format") => "text；json：完整结果，多份时是一个数组；ndjson：每份一行；raw：网页导出的原样结果",
        ("lint", "format") => "text、json 或 sarif",
        ("test", "format") => "text、json 或 junit",
        ("season", "format") => "text 或 json",
        ("results", "as") => "这个得分或等次写入另一个事实，可以写多次",
        ("results", "sites") => "不同地点的对象编号相同时，按地点区分",
        ("schema", "of") => "pack、cases、inspection、season 或 report",
        ("completions", "shell") => "bash、elvish、fish、powershell 或 zsh",
        ("man" | "help", "command") => "命令；不写就是程序本身",
        (_, "output") => "写入文件，不写到标准输出",
        (_, "lang") => "zh 或 en；不写时看环境变量 WINDOWCHECK_LANG、LC_ALL、LANG",
        (_, "color") => "颜色：auto、always 或 never；设了 NO_COLOR 就没有颜色",
        (_, "help") => "显示说明",
        (_, "version") => "显示版本",
        _ => return None,
    })
}

pub(in crate::say) fn usage(command: &str) -> &'static str {
    match command {
        "check" => "windowcheck check [选项] 标准包… 检查…",
        "pack" => "windowcheck pack [选项] 标准包…",
        "lint" => "windowcheck lint [选项] 文件…",
        "test" => "windowcheck test [选项] 标准包…",
        "season" => "windowcheck season [选项] 评比办法 数据…",
        "results" => "windowcheck results [选项] 评比办法 标准包… -- 检查…",
        "schema" => "windowcheck schema 种类",
        "completions" => "windowcheck completions 外壳",
        "man" => "windowcheck man [命令]",
        "help" => "windowcheck help [命令]",
        _ => "windowcheck 命令 …",
    }
}

pub(in crate::say) const FILES: &str = "文件可以写成文件夹（取其中及下级所有这类文件）、通配符（*、?、[…]、**）或 -（标准输入）。";

pub(in crate::say) const EXIT_CODES: &str = "退出码：0 通过、评定 · 1 不合格、有错误 · 2 输入不可用 · 3 未查完、参数未设";

pub(in crate::say) fn examples(command: &str) -> &'static [Example] {
    match command {
        "check" => &[
            ("判定一份检查", "windowcheck check hall.yaml nov.json"),
            ("判定一个文件夹里的全部检查，每份一行 JSON", "windowcheck check --format=ndjson -o results.ndjson hall.yaml inspections/"),
            ("从标准输入读", "cat nov.json | windowcheck check hall.yaml -"),
        ],
        "pack" => &[("并成一份", "windowcheck pack hall.yaml -o hall.json")],
        "lint" => &[
            ("查一个文件夹", "windowcheck lint standards/"),
            ("给代码平台看", "windowcheck lint --format=sarif -o lint.sarif 'standards/**/*.yaml'"),
        ],
        "test" => &[("给构建服务器看", "windowcheck test --format=junit -o cases.xml standards/")],
        "season" => &[("评比一季度", "windowcheck season flags.yaml months.csv settings.json")],
        "results" => &[("一个月的检查成为数据表", "windowcheck results -o rows.csv flags.yaml hall.yaml -- inspections/")],
        "schema" => &[("给编辑器用", "windowcheck schema pack -o pack.schema.json")],
        "completions" => &[("装到 bash", "windowcheck completions bash -o ~/.local/share/bash-completion/completions/windowcheck")],
        "man" => &[("读 check 的手册页", "windowcheck man check -o check.1 && man ./check.1")],
        "help" => &[],
        _ => &[
            ("判定一份检查", "windowcheck check hall.yaml nov.json"),
            ("查标准包的写法", "windowcheck lint hall.yaml"),
            ("一个命令的说明", "windowcheck help check"),
        ],
    }
}

pub(in crate::say) fn heading(heading: Heading) -> &'static str {
    match heading {
        Heading::Usage => "用法",
        Heading::Commands => "命令",
        Heading::Files => "参数",
        Heading::Options => "选项",
    }
}

fn needed(needed: Needed) -> &'static str {
    match needed {
        Needed::File => "要处理的文件",
        Needed::Pack => "标准包",
        Needed::Inspection => "检查文件",
        Needed::Season => "评比办法",
        Needed::Command => "命令",
        Needed::Kind => "种类：pack、cases、inspection、season 或 report",
        Needed::Shell => "外壳：bash、elvish、fish、powershell 或 zsh",
    }
}

pub(in crate::say) fn misuse(misuse: &Misuse) -> String {
    let near = |near: &Option<String>| near.as_ref().map(|near| format!("是不是“{near}”？")).unwrap_or_default();
    match misuse {
        Misuse::UnknownOption { given, near: n } => format!("没有“{}”这个选项。{}", quoted(given), near(n)),
        Misuse::UnknownCommand { given, near: n } => format!("没有“{}”这个命令。{}", quoted(given), near(n)),
        Misuse::BadValue { option, given, .. } if given.is_empty() => format!("{option} 后面缺少内容。"),
        Misuse::BadValue { option, given, takes } if takes.is_empty() => format!("{option} 不能是“{}”。", quoted(given)),
        Misuse::BadValue { option, given, takes } => format!("{option} 不能是“{}”，可以写：{}。", quoted(given), takes.joined("、")),
        Misuse::Twice { option } => format!("{option} 只能写一次。"),
        Misuse::Missing(needed) => format!("没有给出{}。", self::needed(*needed)),
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

pub(in crate::say) const EXAMPLES: &str = "示例：";

pub(in crate::say) fn see_help(command: &str) -> String {
    format!("说明：windowcheck{command} --help")
}

pub(in crate::say) fn inspections_counted([passed, failed, incomplete, unusable]: [usize; 4]) -> String {
    format!("检查：通过 {passed}，不合格 {failed}，未查完 {incomplete}，不可用 {unusable}")
}
