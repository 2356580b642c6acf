//! 名称和文件的种类。

use crate::fault::{Sort, Thing};

pub(super) fn named(thing: Thing) -> &'static str {
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

/// What a file is, and where it goes.
pub(super) fn sort(sort: Sort) -> (&'static str, &'static str) {
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
