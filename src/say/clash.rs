//! What contradicts itself in a pack, as whole sentences: what clashes, and what to write instead.
//!
//! The fault carries a few words; these sentences are for authors and stand only in what authors load.

/// The Chinese and English sentence of a contradiction, by its English words and the key that it is at.
pub(super) fn sentences(what: &str, key: &str) -> Option<[&'static str; 2]> {
    Some(match (what, key) {
        ("form of the deduction", "also") => [
            "分档给分（rating）的扣分不能用 also 另扣；请把另扣的部分另写一条条款。",
            "Points of a rating cannot be shared by `also`. Write what is taken elsewhere as a rule of its own.",
        ],
        ("form of the deduction", "unit" | "started") => [
            "unit、started 只配 points 和 per: excess 或 per: shortfall；请改 per，或删去它们。",
            "`unit` and `started` go with points and `per: excess` or `per: shortfall`. Change per or remove them.",
        ],
        ("form of the deduction", "per") => [
            "这种扣分写法不配这个 per：steps 只配 per: excess 或 per: shortfall，定分、分档、得失分（decided、rating、award）不写 per；请改正或删去 per。",
            "`per` does not fit here: steps go with excess or shortfall, and decided, rating and award have no `per`. Correct or remove it.",
        ],
        ("form of the deduction", _) => [
            "扣分的五种写法（points、steps、least 至 most、rating、award）一条只用一种，这个键属于另一种；请删去它，或分成两条条款。",
            "A deduction has one of five forms (points, steps, least to most, rating, award), and this key belongs to another. Remove it, or write two rules.",
        ],
        ("points that add up from zero", "most") => [
            "most 用于累计记分；请在评分办法里写 demerits: true，或把 most 改写成条款 deduct 里的 most。",
            "`most` of a part is for points that add up from zero. Write `demerits: true` in the scheme, or write `most` in the deductions of rules.",
        ],
        ("points that add up from zero", "full") => [
            "累计记分（demerits: true）从零往上记，各处写 full: 0，封顶写 most，不写 floor；请改正这一处。",
            "Points that add up from zero (`demerits: true`) have `full: 0` everywhere, a cap as `most` and no floor. Correct this place.",
        ],
        ("points that add up from zero", _) => [
            "累计记分（demerits: true）从零往上记，不用 ceiling、visible_of、floor、bonus、not_applicable 和等次的 each_at_least；请删去这一处，或去掉 demerits。",
            "Points that add up from zero (`demerits: true`) have no ceiling, visible_of, floor, bonus, not_applicable or each_at_least. Remove it, or remove demerits.",
        ],
        ("days that run to the inspection anyway", _) => [
            "没有写 to，本来就数到检查日；请删去 running，或写上 to。",
            "Without `to` the days run to the inspection anyway. Remove `running`, or write `to`.",
        ],
        ("above or below beside a bound that is another number", _) => [
            "以另一个数为界限的，只写 at_least、at_most；请把 above、below 改写，或分成两条条款。",
            "Beside a bound that is another number there are only at_least and at_most. Write the other bound so, or as a rule of its own.",
        ],
        ("running without at_most", _) => [
            "running 是说距最近一次不能太久，要配 at_most；请写上 at_most，或删去 running。",
            "`running` says that the last one must not be too long ago, so it goes with at_most. Write at_most, or remove running.",
        ],
        ("of rule and several a veto has one", _) => [
            "一项否决写一条条款（rule），或几条条款合起来（several），不能都写；请删去一个。",
            "A veto has one `rule`, or `several` that act together, never both. Remove one of them.",
        ],
        ("change", _) => [
            "用例的 change 要正好改一个答案：一个对象的一个事实；其余的情形请写进 also。",
            "The change of a case is exactly one answer: one fact of one subject. Write other situations in `also`.",
        ],
        ("two calendars", _) => {
            ["引入的两个文件各有一份日历，写得不同；请只引入一份。", "Two included files have different calendars. Include one of them."]
        }
        ("two variants", _) => {
            ["同一个词的异写在两个文件里写得不同；请只在一处写。", "The variants of one phrase differ in two files. Write them in one."]
        }
        ("shortfall", _) => [
            "per: shortfall 按不足多少扣，要求里却没有下限（at_least、above），不会不足；请给要求写下限，超过才扣的改写 per: excess，没有数量的（如是非）改写 per: finding。",
            "`per: shortfall` takes by how much is missing, but the demand has no lower bound (at_least, above). Write one; for what goes beyond an upper bound write `per: excess`, for what has no amount (a yes-no) `per: finding`.",
        ],
        ("excess", _) => [
            "这里按超出多少扣（per: excess；steps 不写 per 也是），要求里却没有上限（at_most、below），不会超出；比率、次数不够才扣的请写 per: shortfall，没有数量的（如是非）改写 per: finding，不写 steps。",
            "This takes by how much goes beyond (`per: excess`, and steps without `per`), but the demand has no upper bound (at_most, below). For a ratio or number that is too low write `per: shortfall`; for what has no amount (a yes-no) `per: finding` and no steps.",
        ],
        ("range of points", _) => [
            "扣分幅度的最少（least）大于最多（most）；请把两个数对调或改正。",
            "The least points are above the most. Exchange or correct the two.",
        ],
        ("band", _) => [
            "这一段分数有误：least 不能大于 most，一个选项只写一段；请改正或删去这一段。",
            "This band is wrong: `least` cannot be above `most`, and an option has one band. Correct or remove it.",
        ],
        ("an option without a band", _) => [
            "这个评定还有选项没有分数段；请在 bands 里给每个选项各写一段。",
            "An option of the rating has no band. Write one band for each option.",
        ],
        ("edges of the steps", _) => [
            "这一档和前面接不上：每档的下端（above 或 at_least）、上端（at_most 或 below）各只写一个，上端要大于下端；首档从 above: 0 起，下一档从前一档的上端起，前一档写 at_most 的接着写 above，写 below 的接着写 at_least；请照此改正。",
            "This step does not join the one before: each has one lower edge (above or at_least) and one upper (at_most or below) that is larger; the first begins `above: 0`, the next where the one before ends, with `above` after `at_most` and `at_least` after `below`.",
        ],
        ("the last step has an end", _) => [
            "最后一档写了上端，再多就没有分值了；请删去它的 at_most 或 below。",
            "The last step has an upper edge, so that more than it takes nothing. Remove its at_most or below.",
        ],
        ("the layer has to stand below those that the pack has: national, province, city, county", _) => [
            "这一层（layer）要低于所依据标准已有的各层，次序是国家、省、市、县；请改 layer，或改 of。",
            "The layer has to stand below those that the pack has, in the order national, province, city, county. Change layer or of.",
        ],
        ("another inspection gives this score of this subject and period; add --sites where centres number alike, or leave one out", _) => {
            [
                "另一份检查已给出这一对象、这一期间的得分；各中心编号相同的请加 --sites，否则请去掉其中一份。",
                "Another inspection gives this score of this subject and period. Add --sites where centres number alike, or leave one out.",
            ]
        }
        ("a score goes into a number, a grade into a yes-no fact", _) => [
            "--as 写的事实类型不对：得分放进 type: number 的事实，等次（得分.等次）放进 type: yes_no 的事实；请改 --as，或改事实的 type。",
            "The fact of --as has the other type: a score goes into `type: number`, a grade (SCORE.GRADE) into `type: yes_no`. Change --as or the type.",
        ],
        ("only what stands in by or then can be listed in lower_first", _) => [
            "lower_first 里的这个数既不在 by 里，也不在 then 里，不用来排名；请改正名称，写进 by 或 then，或删去它。",
            "Nothing is ranked by this number of lower_first: it stands neither in by nor in then. Correct it, write it there too, or remove it.",
        ],
        ("or goes with take: where nobody is chosen, nobody is chosen too", _) => [
            "这个奖项没有写 take，只排名、不选人，也就没有不论名次入选的；请写 take，或删去 or。",
            "The award has no take, so it ranks and nobody is chosen, whatever the place. Write take, or remove `or`.",
        ],
        ("any and all need a condition at least", _) => {
            ["any、all 里一个条件也没有；请写上条件，或删去它。", "There is no condition in it. Write one, or remove it."]
        }
        ("one score of the whole inspection, and no one subject that stands for the whole site", _) => [
            "评分办法给整份检查一个得分，检查里却没有唯一一个代表整个场所的对象；请在检查里写上它（如中心），或给评分办法写 each。",
            "There is one score of the whole inspection, and no one subject that stands for the whole site. Record it (such as the centre), or write `each` in the scheme.",
        ],
        ("nothing to put together without a scheme", _) => [
            "这个方案写了综合得分（composites），却没有评分办法可合成；请在方案里写 scheme 或 schemes，或删去 composites。",
            "The profile has composites and no scheme to put together. Write scheme or schemes in it, or remove composites.",
        ],
        ("calendar", _) => [
            "日历的这一天有误：off、on 里的日期要在所写的年份里，补班（on）的日子不能又在放假（off）里；请改正或删去这一天。",
            "This day of the calendar is wrong: it has to lie in its year, and a day worked (on) cannot be a day off (off) too. Correct or remove it.",
        ],
        ("variants", _) => [
            "异写里的这个词去掉空白就没有字了；请写出词来，或删去。",
            "This variant is empty once spaces are gone. Write it out or remove it.",
        ],
        ("the sizes of the groups and that of the list", _) => [
            "各组的条数（size）合起来不能超过清单的条数，各组都写了的要正好相等；请改正其中一个数。",
            "The sizes of the groups cannot add up to more than that of the list, and have to make it where all are written. Correct one.",
        ],
        ("validity", _) => [
            "施行期的起（from）晚于止（until），没有一天施行；请对调或改正，条款的施行期要和整个文件的有重合。",
            "The validity begins after it ends. Exchange or correct from and until; that of a rule has to overlap with that of the file.",
        ],
        ("there is only one subject of this kind at a site", _) => [
            "这类对象一处只有一个，这里是第二个；请删去它，或者在标准里去掉这类对象的 single: true。",
            "There is one subject of this kind at a site, and this is a second. Remove it, or remove `single: true` from the kind in the standard.",
        ],
        ("points that add up from zero are no part of a composite", _) => [
            "累计记分（demerits）的评分办法不能合成；请改用从满分往下扣的评分办法，或把这部分写成 fact。",
            "A scheme whose points add up from zero is no part of a composite. Take a scheme that starts from its full mark, or write the part as a `fact`.",
        ],
        ("the number may exceed the full mark", _) => [
            "这个事实的数可能不在 0 和 out_of 之间；请给事实写不大于 out_of 的 max（min 不小于 0），或把 out_of 改成它的最大值。",
            "The number may lie outside 0 … out_of. Give the fact a `max` of at most out_of (and no `min` below 0), or make out_of its largest value.",
        ],
        ("where the part comes from", _) => [
            "合成的一部分只能来自评分办法或事实中的一个；scheme 和 fact 请删去一个。",
            "A part comes from a scheme or from a fact. Remove scheme or fact.",
        ],
        ("grade", _) => [
            "这个等次的分数段不通：下端（at_least 或 above）、上端（at_most 或 below）各只写一个，下端不能高于上端，each_at_least 要大于 0、不超过 100；请改正。",
            "The edges of this grade do not fit: one lower (at_least or above), one upper (at_most or below) that is not below it, and each_at_least above 0 and at most 100. Correct them.",
        ],
        ("ceiling", _) => [
            "封顶分（ceiling）是加分后最高多少，低于满分（full）不通；请写得不低于满分，或删去。",
            "The ceiling is the highest total with bonus and cannot be below the full mark. Raise or remove it.",
        ],
        ("what earns the bonus", _) => [
            "一项加分只有一个来由；rule（条款合格）和 fact（次数）请删去一个。",
            "A bonus event has one cause. Remove rule (a pass) or fact (a number).",
        ],
        ("nobody stands above who shares", _) => [
            "who 所挑的人没有上级，不知道他分担谁的；扣到条款对象自己或上级表上的请删去 who，其余的请给这类对象写 parent（如所在窗口）。",
            "Who is marked by `who` stands below nobody, so it is open whose part is taken. Remove `who` where the subject itself or one above pays; else give the kind a `parent`, such as the window.",
        ],
        ("the scheme that is charged has no each", _) => [
            "in 的得分表不分对象，没有人可挑；请删去 who，或给那个评分办法写 each。",
            "The sheet of `in` is one for all, so that there is nobody to choose. Remove `who`, or write `each` in that scheme.",
        ],
        ("more than two decimals", _) => [
            "扣的分乘以 factor 后超过两位小数；请换一个系数，或改扣分，使乘出来不超过两位小数。",
            "The points times `factor` have more than two decimals. Change the factor or the points.",
        ],
        ("floor", _) => [
            "保底分（floor）是最少得多少，高于满分（full）不通；请写得不高于满分，最低记零写 floor: 0。",
            "The floor is the least that is left and cannot be above the full mark. Lower it; `floor: 0` keeps it from going below zero.",
        ],
        ("fall and rise", _) => [
            "下降（fall_at_least、fall_by）和上升（rise_at_least、rise_by）一条里只能要求一种；请删去一种。",
            "A rule demands a fall (fall_at_least, fall_by) or a rise (rise_at_least, rise_by). Remove one.",
        ],
        ("bounds", _) => [
            "下限高于上限，没有数能符合；请改小下限（at_least、above、min）或改大上限（at_most、below、max）。",
            "The lower bound is above the upper, so that no number fits. Lower at_least, above or min, or raise at_most, below or max.",
        ],
        ("elements", _) => [
            "同一个选项既要有（all、any）又不能有（none）；请从其中一处删去。",
            "An option is both demanded (all, any) and forbidden (none). Remove it from one.",
        ],
        ("phrases", _) => [
            "这一类用语（family）没有写 patterns；请至少写一个说法，或删去这一类。",
            "This family has no patterns. Write at least one, or remove the family.",
        ],
        ("table", _) => [
            "表格的行（rows，各处的事实）和列（columns，各样内容）都要至少写一个；请补上。",
            "A table needs at least one of rows (the facts of the places) and of columns (what is shown there). Add it.",
        ],
        ("group", _) => [
            "组合里一项也没有；请至少写一项要求，或删去这个组合。",
            "The group is empty. Write at least one requirement, or remove the group.",
        ],
        ("stages", _) => [
            "环节少于两个，没有先后可比；请在 facts 里按次序至少写两个日期事实。",
            "One stage has no order. List at least two date facts in order.",
        ],
        ("working days go with each day or week", _) => [
            "days: working_days 只配 per: day 或 per: week，不和 by 一起用；请改 per，或删去 days。",
            "`days: working_days` goes with `per: day` or `per: week` and without `by`. Change per or remove days.",
        ],
        ("a return goes with each year, in any month", _) => [
            "returns（每年的同一天）只配 per: year，不和 by、months 一起用；请改成 per: year，或删去 returns。",
            "`returns` goes with `per: year` and without `by` and `months`. Write `per: year` or remove returns.",
        ],
        ("values", _) => [
            "values 里一个选项也没有，怎样都不符合；请至少写一个选项。",
            "There are no values, so that nothing fits. List at least one option.",
        ],
        ("options", _) => [
            "只有单选（choice）和多选（set）的事实才写选项（of）；请删去 of，或改 type。",
            "Only facts of type choice and set have options. Remove `of` or change the type.",
        ],
        _ => return None,
    })
}
