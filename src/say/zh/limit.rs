//! 各项上限的名称。

use crate::limits::Limited;

pub(in crate::say) fn limit(of: Limited) -> &'static str {
    match of {
        Limited::PackBytes => "标准文件大小（字节）",
        Limited::PackLines => "标准文件行数",
        Limited::Depth => "嵌套层数",
        Limited::PackNodes => "标准文件节点数",
        Limited::ScalarBytes => "标准文件中一段文字（字节）",
        Limited::Rules => "一个标准的条款数",
        Limited::Options => "一个事实的选项数",
        Limited::Facts => "全部标准的事实数",
        Limited::PatternBytes => "模式长度（字节）",
        Limited::PatternSize => "模式展开后的长度（步；请减少或改小重复次数）",
        Limited::PatternSteps => "一个模式查一段文字的步数",
        Limited::InspectionBytes => "检查文件大小（字节）",
        Limited::Subjects => "一次检查的对象数",
        Limited::Answers => "一次检查的答案数",
        Limited::NoteChars => "一段文字答案、备注或原因（字）",
        Limited::TitleChars => "检查标题或一项依据（字）",
        Limited::NameChars => "一个编号或名称（字）",
        Limited::QuoteChars => "提示中引用的文字（字）",
        Limited::ListEntries => "一个列表答案的条数",
        Limited::SeasonMonths => "一个评比周期的月数",
    }
}
