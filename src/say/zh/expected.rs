//! 读到了什么，应该写什么。

use crate::fault::{Expected, Shape, Syntax};
use crate::pack::FactType;
use crate::text::Joined;

pub(super) fn expected(expected: Expected) -> String {
    let of = |what: &str, names: &[&str]| format!("{what}“{}”", names.joined("、"));
    let words = match expected {
        Expected::MapOf(names) => return of("键值表，其中的键有", names),
        Expected::OneKeyOf(names) => return of("只有一个键的键值表，键为以下之一", names),
        Expected::OneOf(names) => return of("以下之一", names),
        Expected::WholeTo(most) => return format!("0 到 {most} 的整数"),
        Expected::Decimals(most) => return format!("至多 {most} 位小数的数"),
        Expected::Answer(kind) => answer(kind),
        Expected::Text => "一段文字",
        Expected::YesNo => "`true` 或 `false`",
        Expected::List => "一个列表",
        Expected::Map => "一个键值表",
        Expected::Three => "三个元素的列表",
        Expected::NumberOrParam => "一个数，或 `{param: 参数名}`",
        Expected::YesNoOrOption => "`true`、`false` 或某个选项的键",
        Expected::Day => "写作 YYYY-MM-DD 的日期，且确有这一天",
        Expected::TimeRange => "写作 HH:MM-HH:MM、不过午夜的时段",
        Expected::PhotoHash => "照片的 SHA-256 摘要",
        Expected::Year => "1900 到 2199 的年份",
        Expected::AnyAnswer => "`true`、`false`、数、文字或列表",
        Expected::TextInList => "文字，与列表中其他各项一样",
        Expected::OneState => "`value`、`not_applicable`、`cannot_check` 三者之一；还没有查的只写 `note`",
        #[cfg(feature = "authoring")]
        Expected::Cell(cell) => super::table::cell(cell),
    };
    words.to_owned()
}

fn answer(kind: FactType) -> &'static str {
    match kind {
        FactType::YesNo => "是或否",
        FactType::Number => "一个数",
        FactType::Choice => "一个选项",
        FactType::Set => "若干选项的列表",
        FactType::Date => "一个日期",
        FactType::Dates => "日期的列表",
        FactType::TimeRange => "一个时段",
        FactType::Text => "一段文字",
        FactType::Photo => "照片的列表",
        FactType::Records => "记录的列表",
    }
}

pub(super) fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::YesNo => "是或否",
        Shape::Number => "一个数",
        Shape::Text => "一段文字",
        Shape::List => "一个列表",
        Shape::Map => "一个键值表",
        Shape::Records => "记录的列表",
    }
}

pub(super) fn syntax(syntax: Syntax) -> &'static str {
    match syntax {
        Syntax::EndsEarly => "文件不完整，提前结束",
        Syntax::AfterEnd => "结尾之后还有内容",
        Syntax::Value => "此处应有一个值",
        Syntax::Key => "此处应有双引号括起的键",
        Syntax::Colon => "此处应有 `:`",
        Syntax::CommaOrBracket => "此处应有 `,` 或 `]`",
        Syntax::CommaOrBrace => "此处应有 `,` 或 `}`",
        Syntax::ControlCharacter => "文字中有换行或控制字符",
        Syntax::Escape => "`\\` 之后的写法不认识",
        Syntax::HexDigits => "`\\u` 之后应有四位十六进制数字",
        #[cfg(feature = "authoring")]
        Syntax::Table(table) => super::table::syntax(table),
    }
}
