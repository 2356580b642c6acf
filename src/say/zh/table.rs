//! 编写者的文件：YAML、表格和评比数据里读到了什么，应该写什么。

use crate::fault::{ExpectedCell, NotAllowed, TableSyntax};

pub(super) fn cell(cell: ExpectedCell) -> &'static str {
    match cell {
        ExpectedCell::Period => "期间，写作 2026-03、2026-Q1、2026-H1 或 2026",
        ExpectedCell::YesNo => "是、否、true、false；不知道就留空",
        ExpectedCell::Number => "至多 4 位小数的数，或 200/3 这样的分数；没有就留空",
        ExpectedCell::SubjectNumber => "编号（表格软件把它改成了数：请把这一列设为“文本”，重填后再导出）",
        ExpectedCell::WordOfParam => "这个参数所列的词之一",
        ExpectedCell::Word => "此处能用的词",
        ExpectedCell::NumberOrWord => "一个数或一个词",
        ExpectedCell::Any => "一个数、一段文字、`true`、`false` 或空",
    }
}

pub(super) fn syntax(syntax: TableSyntax) -> &'static str {
    match syntax {
        TableSyntax::Empty => "文件是空的",
        TableSyntax::EmptyHead => "表头有空格子",
        TableSyntax::LongRow => "这一行比表头长",
        TableSyntax::AfterQuote => "引号之后应是逗号、制表符或行尾",
        TableSyntax::OpenQuote => "引号没有结束",
        TableSyntax::Encoding => "既不是 UTF-8，也不是 GB18030 或带标记的 UTF-16 文字；请在表格软件中另存为“CSV UTF-8（逗号分隔）”",
    }
}

pub(super) fn not_allowed(what: NotAllowed) -> &'static str {
    match what {
        NotAllowed::Anchor => "锚点",
        NotAllowed::Alias => "别名",
        NotAllowed::Tag => "标签",
        NotAllowed::MergeKey => "合并键",
        NotAllowed::CollectionAsKey => "以列表或键值表作键",
        NotAllowed::SecondDocument => "第二个文档",
    }
}
