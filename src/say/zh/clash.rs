//! 标准包、评比和数据中自相矛盾之处：哪里不对，该怎样写。

use super::problem::{BOUNDS, SECOND_OF_SINGLE};
use crate::fault::{Clash, DeductClash, PackClash, RowClash, RuleClash, SchemeClash, SeasonClash};

pub(super) fn clash(clash: Clash) -> &'static str {
    match clash {
        Clash::Bounds => BOUNDS,
        Clash::SecondOfSingle => SECOND_OF_SINGLE,
        Clash::Rule(clash) => rule(clash),
        Clash::Deduct(clash) => deduct(clash),
        Clash::Scheme(clash) => scheme(clash),
        Clash::Pack(clash) => pack(clash),
        Clash::Season(clash) => season(clash),
        Clash::Row(clash) => row(clash),
    }
}

fn rule(clash: RuleClash) -> &'static str {
    match clash {
        RuleClash::Elements => "同一个选项既要有（all、any）又不能有（none）；请从其中一处删去。",
        RuleClash::NoPhrases => "这一类用语（family）没有写 patterns；请至少写一个说法，或删去这一类。",
        RuleClash::EmptyMatrix => "表格的行（rows，各处的事实）和列（columns，各样内容）都要至少写一个；请补上。",
        RuleClash::EmptyGroup => "组合里一项也没有；请至少写一项要求，或删去这个组合。",
        RuleClash::TooFewStages => "环节少于两个，没有先后可比；请在 facts 里按次序至少写两个日期事实。",
        RuleClash::NoValues => "values 里一个选项也没有，怎样都不符合；请至少写一个选项。",
        RuleClash::FallAndRise => "下降（fall_at_least、fall_by）和上升（rise_at_least、rise_by）一条里只能要求一种；请删去一种。",
        RuleClash::RunningWithoutMost => "running 是说距最近一次不能太久，要配 at_most；请写上 at_most，或删去 running。",
        RuleClash::RunningWithoutEnd => "没有写 to，本来就数到检查日；请删去 running，或写上 to。",
        RuleClash::StrictBeside => "以另一个数为界限的，只写 at_least、at_most；请把 above、below 改写，或分成两条条款。",
        RuleClash::WorkingDays => "days: working_days 只配 per: day 或 per: week，不和 by 一起用；请改 per，或删去 days。",
        RuleClash::Returns => "returns（每年的同一天）只配 per: year，不和 by、months 一起用；请改成 per: year，或删去 returns。",
    }
}

fn deduct(clash: DeductClash) -> &'static str {
    match clash {
        DeductClash::Form => {
            "扣分的五种写法（points、steps、least 至 most、rating、award）一条只用一种，这个键属于另一种；请删去它，或分成两条条款。"
        }
        DeductClash::SharedRating => "分档给分（rating）的扣分不能用 also 另扣；请把另扣的部分另写一条条款。",
        DeductClash::Unit => "unit、started 只配 points 和 per: excess 或 per: shortfall；请改 per，或删去它们。",
        DeductClash::Per => {
            "这种扣分写法不配这个 per：steps 只配 per: excess 或 per: shortfall，定分、分档、得失分（decided、rating、award）不写 per；请改正或删去 per。"
        }
        DeductClash::Shortfall => {
            "per: shortfall 按不足多少扣，要求里却没有下限（at_least、above），不会不足；请给要求写下限，超过才扣的改写 per: excess，没有数量的（如是非）改写 per: finding。"
        }
        DeductClash::Excess => {
            "这里按超出多少扣（per: excess；steps 不写 per 也是），要求里却没有上限（at_most、below），不会超出；比率、次数不够才扣的请写 per: shortfall，没有数量的（如是非）改写 per: finding，不写 steps。"
        }
        DeductClash::Range => "扣分幅度的最少（least）大于最多（most）；请把两个数对调或改正。",
        DeductClash::Band => "这一段分数有误：least 不能大于 most，一个选项只写一段；请改正或删去这一段。",
        DeductClash::OptionWithoutBand => "这个评定还有选项没有分数段；请在 bands 里给每个选项各写一段。",
        DeductClash::StepEdges => {
            "这一档和前面接不上：每档的下端（above 或 at_least）、上端（at_most 或 below）各只写一个，上端要大于下端；首档从 above: 0 起，下一档从前一档的上端起，前一档写 at_most 的接着写 above，写 below 的接着写 at_least；请照此改正。"
        }
        DeductClash::LastStepEnds => "最后一档写了上端，再多就没有分值了；请删去它的 at_most 或 below。",
    }
}

fn scheme(clash: SchemeClash) -> &'static str {
    match clash {
        SchemeClash::Demerits => {
            "累计记分（demerits: true）从零往上记，不用 ceiling、visible_of、floor、bonus、not_applicable 和等次的 each_at_least；请删去这一处，或去掉 demerits。"
        }
        SchemeClash::DemeritsFull => "累计记分（demerits: true）从零往上记，各处写 full: 0，封顶写 most，不写 floor；请改正这一处。",
        SchemeClash::DemeritsMost => "most 用于累计记分；请在评分办法里写 demerits: true，或把 most 改写成条款 deduct 里的 most。",
        SchemeClash::Floor => "保底分（floor）是最少得多少，高于满分（full）不通；请写得不高于满分，最低记零写 floor: 0。",
        SchemeClash::Ceiling => "封顶分（ceiling）是加分后最高多少，低于满分（full）不通；请写得不低于满分，或删去。",
        SchemeClash::Grade => {
            "这个等次的分数段不通：下端（at_least 或 above）、上端（at_most 或 below）各只写一个，下端不能高于上端，each_at_least 要大于 0、不超过 100；请改正。"
        }
        SchemeClash::VetoOfBoth => "一项否决写一条条款（rule），或几条条款合起来（several），不能都写；请删去一个。",
        SchemeClash::BonusOfBoth => "一项加分只有一个来由；rule（条款合格）和 fact（次数）请删去一个。",
        SchemeClash::NobodyAbove => {
            "who 所挑的人没有上级，不知道他分担谁的；扣到条款对象自己或上级表上的请删去 who，其余的请给这类对象写 parent（如所在窗口）。"
        }
        SchemeClash::NoEach => "in 的得分表不分对象，没有人可挑；请删去 who，或给那个评分办法写 each。",
        SchemeClash::FactorDecimals => "扣的分乘以 factor 后超过两位小数；请换一个系数，或改扣分，使乘出来不超过两位小数。",
        SchemeClash::CompositeOfDemerits => "累计记分（demerits）的评分办法不能合成；请改用从满分往下扣的评分办法，或把这部分写成 fact。",
        SchemeClash::PartBeyond => {
            "这个事实的数可能不在 0 和 out_of 之间；请给事实写不大于 out_of 的 max（min 不小于 0），或把 out_of 改成它的最大值。"
        }
        SchemeClash::PartOfBoth => "合成的一部分只能来自评分办法或事实中的一个；scheme 和 fact 请删去一个。",
    }
}

fn pack(clash: PackClash) -> &'static str {
    match clash {
        PackClash::Options => "只有单选（choice）和多选（set）的事实才写选项（of）；请删去 of，或改 type。",
        PackClash::Calendar => {
            "日历的这一天有误：off、on 里的日期要在所写的年份里，补班（on）的日子不能又在放假（off）里；请改正或删去这一天。"
        }
        PackClash::Variants => "异写里的这个词去掉空白就没有字了；请写出词来，或删去。",
        PackClash::SlotSizes => "各组的条数（size）合起来不能超过清单的条数，各组都写了的要正好相等；请改正其中一个数。",
        PackClash::Validity => "施行期的起（from）晚于止（until），没有一天施行；请对调或改正，条款的施行期要和整个文件的有重合。",
        PackClash::CompositeWithoutScheme => {
            "这个方案写了综合得分（composites），却没有评分办法可合成；请在方案里写 scheme 或 schemes，或删去 composites。"
        }
        PackClash::Layer => "这一层（layer）要低于所依据标准已有的各层，次序是国家、省、市、县；请改 layer，或改 of。",
        PackClash::TwoCalendars => "引入的两个文件各有一份日历，写得不同；请只引入一份。",
        PackClash::TwoVariants => "同一个词的异写在两个文件里写得不同；请只在一处写。",
        PackClash::CaseChange => "用例的 change 要正好改一个答案：一个对象的一个事实；其余的情形请写进 also。",
    }
}

fn season(clash: SeasonClash) -> &'static str {
    match clash {
        SeasonClash::Raters => "这里自相矛盾：几人评分只能取平均或总和，请改正。",
        SeasonClash::LowestOnly => "这里自相矛盾：这一项只和 lowest 一起写，请改正。",
        SeasonClash::LowestOrBelow => "这里自相矛盾：lowest 与 below 要写且只写一个，请改正。",
        SeasonClash::NoTimes => "这里自相矛盾：连续期数至少为 1，请改正。",
        SeasonClash::LadderFalls => "这里自相矛盾：各级的次数要由少到多，请改正。",
        SeasonClash::Since => "这里自相矛盾：since 要写奖项的一个周期，如月写 2025-07、季写 2025-Q3，请改正。",
        SeasonClash::OrWithoutTake => "这个奖项没有写 take，只排名、不选人，也就没有不论名次入选的；请写 take，或删去 or。",
        SeasonClash::LowerFirst => {
            "lower_first 里的这个数既不在 by 里，也不在 then 里，不用来排名；请改正名称，写进 by 或 then，或删去它。"
        }
        SeasonClash::WithinAndMonths => "这里自相矛盾：within 和 months 只写一个，请改正。",
        SeasonClash::NoMonths => "这里自相矛盾：至少往前一个月，请改正。",
        SeasonClash::NoCondition => "any、all 里一个条件也没有；请写上条件，或删去它。",
        SeasonClash::NoBound => "这里自相矛盾：at_least 和 at_most 至少写一个，请改正。",
        SeasonClash::Bounds => "这里自相矛盾：下限高于上限，请改正。",
        SeasonClash::WithinTooShort => "这里自相矛盾：within 不能短于奖项的周期，请改正。",
        SeasonClash::ShareOfWhom => "这里自相矛盾：有参评条件时要用 of 写明比例的基数：all 全部对象，eligible 符合条件的对象，请改正。",
        SeasonClash::NoClasses => "这里自相矛盾：按类别评，却没有写有哪些类别（classes），请改正。",
        SeasonClash::ReadsLater => "这里自相矛盾：用到了写在后面的得分，请把它移到前面，请改正。",
        SeasonClash::NotBeneath => "这里自相矛盾：要写下级对象同一周期的得分，请改正。",
        SeasonClash::NoLatest => "这里自相矛盾：几个下级对象没有最近一个，要用 mean 或 sum，请改正。",
        SeasonClash::NotShorter => "这里自相矛盾：要写同一对象更短周期的得分，请改正。",
        SeasonClash::MorePeriods => "这里自相矛盾：at_least 比一共的期数还多，请改正。",
        SeasonClash::LeastWithoutRenormalise => "这里自相矛盾：at_least 只配 missing: renormalise，请改正。",
        SeasonClash::NotANumber => "这里自相矛盾：这里要一个数，请改正。",
        SeasonClash::NotYesNo => "这里自相矛盾：这里要一个是非事实，请改正。",
        SeasonClash::NotTheSame => "这里自相矛盾：要写同一对象、同一周期的数，请改正。",
        SeasonClash::NotANumberParam => "这里自相矛盾：这里要一个数的参数，请改正。",
        SeasonClash::ParamWithoutWords => "这里自相矛盾：这个参数要用 of 列出可选的词，请改正。",
        SeasonClash::Weights => "这里自相矛盾：权重为负，或全部为零，请改正。",
        SeasonClash::FullMark => "这里自相矛盾：满分必须大于零，请改正。",
        SeasonClash::SumRenormalised => "这里自相矛盾：总和不能按已有部分折算，请用 zero 或 block，请改正。",
        SeasonClash::CutsFall => "这里自相矛盾：各星的分数线要由低到高，请改正。",
        SeasonClash::ShareOverAll => "这里自相矛盾：比例超过 100，请改正。",
        SeasonClash::Weeks => "这里自相矛盾：评比按月、季、半年、年计，周跨月，不能用，请改正。",
        SeasonClash::OnlyUnused => "这里自相矛盾：counts_only 里的这一项并没有用到，请改正。",
    }
}

fn row(clash: RowClash) -> &'static str {
    match clash {
        RowClash::DateWithoutEvent => "这里自相矛盾：写了日期却没有写是什么事件（event 列），请改正。",
        RowClash::StepWithoutAward => "这里自相矛盾：写了步骤的日期却没有写哪个奖项（award 列），请改正。",
        RowClash::PeriodOfAward => "这里自相矛盾：这一行的期间不是这个奖项的周期，请改正。",
        RowClash::StepTwice => "这里自相矛盾：同一步骤写了两个日期，只能留一个，请改正。",
        RowClash::PeriodOfFact => "这里自相矛盾：这一行的期间不是这个事实的周期，请改正。",
        RowClash::AnsweredTwice => "这里自相矛盾：前面的行对同一件事答得不同，只能留一个，请改正。",
        RowClash::NumberTwice => "这里自相矛盾：前面的行已有这个数，只能留一行，请改正。",
        RowClash::PlaceOfKind => "这里自相矛盾：写的上级不是它所属的那一类对象，请改正。",
        RowClash::ScoreOrGrade => {
            "--as 写的事实类型不对：得分放进 type: number 的事实，等次（得分.等次）放进 type: yes_no 的事实；请改 --as，或改事实的 type。"
        }
        RowClash::ScoredTwice => "另一份检查已给出这一对象、这一期间的得分；各中心编号相同的请加 --sites，否则请去掉其中一份。",
        RowClash::NoWholeSite => {
            "评分办法给整份检查一个得分，检查里却没有唯一一个代表整个场所的对象；请在检查里写上它（如中心），或给评分办法写 each。"
        }
    }
}
