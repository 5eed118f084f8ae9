//! Introductions of lists.

/// The kind of introduction before a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Intro {
    /// Announces values: `可选值：`, `枚举值如下：`.
    Announced,
    /// Names a kind of thing that has values: `消息类型；`, `状态：`.
    Classified,
    /// Something else.
    Plain,
    /// Nothing.
    Empty,
    /// Announces something other than a complete list of values: examples, causes, steps, or parameters.
    Forbidden,
}

// The words in these lists are separated by spaces.

/// Words for the values themselves.
const ANNOUNCING: &str = "\
    可选值 可能值 枚举值 可用值 可取值 取值 枚举 可能的值 可选的值 可能的取值 可选的取值 \
    可能取值 可选取值 以下值 可选项 可选类型";

/// Words for kinds of things with values. They end a compound: 消息类型, 审批状态.
const CLASSES: &str = "\
    类型 状态 来源 方式 模式 种类 类别 级别 等级 语言 语言版本 语种 运算符 角色 身份 \
    阶段 性别 渠道 星期 结果 结论 标签 排序键 周期 性质 进度 策略 平台 含义 层级 \
    优先级 样式 维度 品牌 终端 分类 type status state mode";

/// Words that introduce examples, causes, steps, conditions or parameters.
const FORBIDDING: &str = "\
    例如 比如 譬如 诸如 如 举例 示例 样例 例子 原因 情况 情形 步骤 流程 操作 场景 \
    格式 参数 字段 方法 获取方式 填写方式 传入方式 调用方式 计算方式 要求 限制 写法 \
    注意事项 使用说明 补充说明 特别说明 e.g eg";

/// Such words at any position.
const FORBIDDING_ANYWHERE: &str = "情况 原因 导致 步骤";

/// Such words on their own.
const FORBIDDING_ALONE: &str = "注 说明 注意 备注 提示 方式 规则 示意 其中";

/// Words for counted, measured or numbered things. Some of their values may be explained, but not as a list.
const COUNTED: &str = "\
    id ids 时间 时间戳 时刻 时长 日期 数量 个数 总数 条数 人数 天数 次数 页数 \
    页码 字数 大小 长度 高度 宽度 金额 价格 比例 序号 索引 位置 下标 偏移 偏移量 上限 \
    下限 最大值 最小值 阈值 分钟 小时 毫秒 秒 编号 lexeme key index size \
    count";

/// Words for dependence on another field, whose values follow.
const DEPENDING: &str = "根据 取决 依据 不同 按照";

/// Fillers between the introduction and the list.
const FILLERS: &[&str] = &[
    "分别", "有", "为", "是", "包括", "包含", "如下", "所示", "以下", "分为", "几种", "的", "：", ":", "。", "，", ",",
    "；", ";", " ", "、", "-", "—", "=", ".", "`",
];

/// Characters that may follow a word that announces values.
const AFTER_ANNOUNCING: &[char] =
    &['有', '为', '是', '包', '括', '含', '如', '下', '所', '示', '：', ':', '，', ',', '。', ' ', '`'];

/// Words that refer to further reading, which may follow the announcement as a sentence.
const POINTERS: &str = "了解 参考 参见 详情 详见";

/// Classifies the text before a list, on its line or on the last line before it.
pub(super) fn classify(before: &str) -> Intro {
    if before.trim().is_empty() {
        return Intro::Empty;
    }
    // 例如，取值为 5 表示...
    let sentence = before.rsplit('。').find(|part| !part.trim().is_empty()).unwrap_or_default();
    if "例如 比如 譬如 举例 示例".split(' ').any(|word| sentence.contains(word)) {
        return Intro::Forbidden;
    }
    if announces(before) {
        return Intro::Announced;
    }
    let words = trim(before);
    let clause = last_clause(words);
    let depends = DEPENDING.split(' ').chain(FORBIDDING_ANYWHERE.split(' ')).any(|word| clause.contains(word));
    let forbidden = FORBIDDING.split(' ').chain(COUNTED.split(' ')).any(|word| ends_with(clause, word));
    if depends || forbidden || FORBIDDING_ALONE.split(' ').any(|word| clause == word) {
        Intro::Forbidden
    } else if CLASSES.split(' ').any(|word| ends_with(clause, word)) {
        Intro::Classified
    } else {
        Intro::Plain
    }
}

/// Removes fillers between the words and the list.
fn trim(before: &str) -> &str {
    let mut words = before.trim_end();
    while let Some(shorter) = FILLERS.iter().find_map(|filler| words.strip_suffix(filler)) {
        words = shorter;
    }
    words
}

fn announces(before: &str) -> bool {
    ANNOUNCING.split(' ').any(|word| {
        let Some(at) = before.rfind(word) else { return false };
        let after = before.get(at + word.len()..).unwrap_or_default();
        let rest = after.trim_start_matches(AFTER_ANNOUNCING);
        // 当取值为：... describes a case.
        let case = last_clause(before.get(..at).unwrap_or_default());
        let is_source = ["接口", "获取", "文档"].iter().any(|word| case.contains(word)) || case.ends_with("查询");
        let is_case = ["当", "若", "如果", "示例", "默认"].iter().any(|word| case.starts_with(word))
            || DEPENDING.split(' ').any(|word| case.contains(word));
        let is_sentence = after.get(..after.len() - rest.len()).is_some_and(|between| between.contains('。'));
        let points = is_sentence && !rest.contains("参数") && POINTERS.split(' ').any(|word| rest.starts_with(word));
        !is_case && !is_source && (rest.is_empty() || points)
    })
}

/// The text after the last mark.
pub(super) fn last_clause(text: &str) -> &str {
    let is_end = |c: char| matches!(c, '。' | '；' | ';' | '，' | ',' | '：' | ':' | '\n' | '？' | '！');
    text.rsplit(is_end).next().unwrap_or_default().trim()
}

/// Whether the text ends with a word, ignoring case. `grid` does not end with `id`, but `user_id` does.
fn ends_with(text: &str, word: &str) -> bool {
    let Some((before, end)) = text.len().checked_sub(word.len()).and_then(|at| text.split_at_checked(at)) else {
        return false;
    };
    let is_whole = !word.is_ascii() || !before.ends_with(|c: char| c.is_ascii_alphanumeric());
    is_whole && end.eq_ignore_ascii_case(word)
}
