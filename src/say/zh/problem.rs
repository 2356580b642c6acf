//! 标准和检查文件哪里不对，该怎么办。

use super::expected::{expected, shape, syntax};
#[cfg(feature = "authoring")]
use super::table::not_allowed;
use super::thing::{named, sort};
use crate::fault::{BadParent, Found, Problem};
use crate::say::fault::range;
#[cfg(feature = "authoring")]
use crate::say::fault::types;
use crate::text::Joined;

/// What only a pack that nobody checked can have.
pub(super) const NOT_READY: &str = "这个标准不是编写工具检查后生成的，请由它的 YAML 重新生成。";

pub(super) const BOUNDS: &str = "下限高于上限，没有数能符合；请改小下限（at_least、above、min）或改大上限（at_most、below、max）。";

pub(super) const SECOND_OF_SINGLE: &str = "这类对象一处只有一个，这里是第二个；请删去它，或者在标准里去掉这类对象的 single: true。";

pub(in crate::say) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::TooLarge { limit } => format!("超出上限（{}，最多 {}），请缩小或拆分后再试。", super::limit::limit(limit.of), limit.most),
        Problem::Syntax { what } => format!("格式有误，无法读取（{}），请改正此处。", syntax(*what)),
        #[cfg(feature = "authoring")]
        Problem::Unreadable { detail } => format!("格式有误，无法读取（解析器原话：“{detail}”），请改正此处。"),
        #[cfg(feature = "authoring")]
        Problem::NotAllowed { what } => format!("标准包中不使用这种写法（{}），请直接写出内容。", not_allowed(*what)),
        Problem::UnknownKey { key, near, others } => match (near, &others[..]) {
            (Some(only), []) | (None, [only]) => format!("没有“{key}”这个键，此处只能写“{only}”。"),
            (Some(near), others) => format!("没有“{key}”这个键，是不是“{near}”？此处还可以写：{}。", others.joined("、")),
            (None, []) => format!("没有“{key}”这个键，请删去。"),
            (None, others) => format!("没有“{key}”这个键，此处可以写：{}。", others.joined("、")),
        },
        Problem::DuplicateKey { key } => format!("“{key}”重复出现，请只保留一个。"),
        Problem::MissingKey { key } => format!("缺少“{key}”，请补上。"),
        Problem::NoReason => "没有写原因：不适用、无法核验和本处没有，都要写明为什么。".to_owned(),
        Problem::BadValue { found: Found::Text(text), expected: wanted } => format!("值 {text} 不对，应为：{}。", expected(*wanted)),
        Problem::BadValue { found: Found::Shape(found), expected: wanted } => {
            format!("这里写的是{}，应为：{}。", shape(*found), expected(*wanted))
        }
        Problem::Format { found, wanted } => format!("这个文件的格式是“{found}”，本版本能读的是“{wanted}”；请用对应版本打开。"),
        Problem::UnknownName { thing, name, near: Some(near) } => format!("没有名为“{name}”的{}，是不是“{near}”？", named(*thing)),
        Problem::UnknownName { thing, name, near: None } => format!("没有名为“{name}”的{}，请核对名称。", named(*thing)),
        Problem::DuplicateId { thing, name } => format!("{}“{name}”重复，请改名。", named(*thing)),
        Problem::LooksAlike { thing, name, other } => {
            format!("{}“{name}”与“{other}”看上去是同一个（只差全角半角、大小写、空格或看不见的字符），请合并或改名。", named(*thing))
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
            format!("事实“{fact}”的类型是“{}”，这里需要“{}”。", crate::facts::type_name(*found), types(needs, "”或“"))
        }
        Problem::OutOfReach { name, from } => {
            format!("“{name}”不属于“{from}”，也不属于它的上级（或下级），这里读不到；请换一个事实或对象。")
        }
        Problem::NoPatterns => "条款里有文字模式，查模式的模块没有装上；请联网后重新打开一次。".to_owned(),
        #[cfg(feature = "authoring")]
        Problem::BadPattern { pattern, detail } => format!("模式“{pattern}”有误（解析器原话：“{detail}”），请改正。"),
        #[cfg(feature = "authoring")]
        Problem::GradesOverlap { first, second } => format!("等次“{first}”与“{second}”的分数段重叠，请写明每一端是否包含。"),
        Problem::Contradiction { clash } => super::clash::clash(*clash).to_owned(),
        #[cfg(feature = "authoring")]
        Problem::PointsWithoutForce { rule } => {
            format!("条款“{rule}”不是“必须”或“不准”，不能扣分，也不能一票否决；请去掉扣分（否决），或改变效力。")
        }
        #[cfg(feature = "authoring")]
        Problem::PointsWithoutScheme { rule } => format!("条款“{rule}”写了扣分，但没有评分办法；请补评分办法或去掉扣分。"),
        Problem::Conflict { thing, name } => format!("{}“{name}”在两处写得不同，请只留一处，或改成一样。", named(*thing)),
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
            let ((is, goes), (wanted, _)) = (sort(*found), sort(*wanted));
            format!("这个文件是{is}，这里要的是{wanted}。{goes}。")
        }
        Problem::NotUtf8 { likely: Some(likely) } => {
            format!("这个文件不是 UTF-8 文字，很可能是 {likely}；请用编辑器（如记事本）另存为，编码选 UTF-8，再试一次。")
        }
        Problem::NotUtf8 { likely: None } => "这个文件不是文字，或编码认不出来；请给出 UTF-8 编码的文字文件。".to_owned(),
        Problem::BadText => "文字中有残缺的字符，请重新输入。".to_owned(),
        Problem::NotReady => NOT_READY.to_owned(),
        #[cfg(not(feature = "authoring"))]
        _ => NOT_READY.to_owned(),
    }
}
