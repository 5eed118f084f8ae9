//! Tests of each pattern: accepted lists, and similar text that is refused.

use helpdesk_schema::Type;
use helpdesk_testing::assert_linear;
use proptest::prelude::*;

use super::recognise::LONGEST;
use super::{Pattern, recognise};

const INT: Type = Type::Integer;
const STR: Type = Type::String;

/// The pattern and the items, such as `number-colon 1=开 2=关`.
fn read(text: &str, ty: &Type) -> String {
    recognise(text, ty).map_or_else(String::new, |list| {
        let items = list.items.iter().map(|(key, label)| format!(" {key}={label}"));
        std::iter::once(list.pattern.name().to_owned()).chain(items).collect()
    })
}

#[track_caller]
fn takes(pattern: Pattern, table: &[(Type, &str, &str)]) {
    for (ty, text, items) in table {
        assert_eq!(read(text, ty), format!("{} {items}", pattern.name()), "{text}");
    }
}

#[track_caller]
fn refuses(table: &[(Type, &str)]) {
    for (ty, text) in table {
        assert_eq!(read(text, ty), "", "{text}");
    }
}

#[test]
fn names_are_kebab_case_and_unique() {
    let names: std::collections::HashSet<_> = Pattern::ALL.iter().map(|pattern| pattern.name()).collect();
    assert_eq!(names.len(), Pattern::ALL.len());
    assert!(names.iter().all(|name| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')));
}

#[test]
fn bullet_colon() {
    takes(
        Pattern::BulletColon,
        &[
            (
                STR,
                "群的类型\n\n**可选值有**：\n- `open`：公开\n- `closed`: 不公开\n\n**注意**：\n- 单聊没有",
                "open=公开 closed=不公开",
            ),
            (STR, "状态，枚举值：\n- \"on\"：开\n- \"off\"：关", "on=开 off=关"),
            (STR, "来源\n\n- fromA：甲的\n\n- fromB:乙的", "fromA=甲的 fromB=乙的"),
            (STR, "种类，枚举值如下所示。了解更多，参考[指南](https://example.com)。\n- a ：甲\n- b ：乙", "a=甲 b=乙"),
            (STR, "可能值有：\n- `by user action.`：由用户\n- `unknown`：未知", "by user action.=由用户 unknown=未知"),
            (STR, "取值：\n* a：甲\n  - 甲的说明\n* b：乙", "a=甲 b=乙"),
            (STR, "可选值：\n- only：唯一的一个", "only=唯一的一个"),
            (INT, "筛选\n\n- 1：在线\n- 2：离线(手动)\n\n多个值写成 `status=1&status=2`。", "1=在线 2=离线(手动)"),
            (Type::Array(Box::new(INT)), "人员类型的可能值如下：\n\n\\- 1：甲\n\\- 2：乙\n- 其他：自定义", "1=甲 2=乙"),
            (
                STR,
                "消息类型。支持的消息类型有：\n- text：文本\n- post：[富文本](https://example.com/a:b)",
                "text=文本 post=富文本",
            ),
        ],
    );
    refuses(&[
        // Names of parameters, not values.
        (
            STR,
            "业务原因\n- 可通过接口查询，查询参数如下：\n  - object_api_name：employment\n  - custom_api_name：reason",
        ),
        (STR, "ID 的来源：\n- job_id：可从列表获得\n- user_id：可从通讯录获得"),
        (STR, "可通过接口查询枚举值，参考：\n- object_api_name：雇佣\n- custom_api_name：原因"),
        (STR, "枚举值：\n- object_api_name：employment\n- custom_api_name：reason"),
        (STR, "支持的操作有：\n- `add`：添加，参数见下\n- `drop`：删除，参数见下"),
        // Examples.
        (STR, "语言版本。例如：\n\n- zh_cn：中文\n- en_us：英文"),
        (STR, "取值示例：\n- a：甲\n- b：乙"),
        // Values of another field.
        (STR, "内容，根据消息类型：\n- text：一段文字\n- image：图片的键"),
        // Notes, limits, forms, and ways.
        (STR, "条数\n- 最小值：1\n- 最大值：50"),
        (STR, "日期\n- 填写格式：YYYY-MM-DD 00:00:00\n- 日期范围:1900-01-01～9999-12-31"),
        (STR, "范围，格式为 `<sheetId>!<a>:<b>`，支持的写法：\n- `sheetId`：整表\n- `sheetId!{a}:{b}`：区间"),
        (INT, "**注意**：\n- 1：若不填则无效\n- 2：若重复则覆盖"),
        // One line of the list is not an item.
        (STR, "可选值：\n- a：甲\n- 乙\n- c：丙"),
        // Two lists.
        (STR, "可选值：\n- a：甲\n- b：乙\n错误：\n- c：丙\n- d：丁"),
        (INT, "状态：\n- a：甲\n- b：乙"),
    ]);
}

#[test]
fn bullet_mark_and_bullet_bare() {
    takes(
        Pattern::BulletMark,
        &[
            (STR, "可选值：\n- open - 开\n- closed - 关", "open=开 closed=关"),
            (INT, "状态：\n- 0 表示停用\n- 1 表示启用", "0=停用 1=启用"),
        ],
    );
    takes(Pattern::BulletBare, &[(STR, "可选值：\n- `open`\n- `closed`\n\n默认为空", "open= closed=")]);
    refuses(&[(STR, "排序字段：\n- `open`\n- `closed`"), (STR, "其中：\n- `sheetId` 为工作表 ID\n- `range` 为范围")]);
}

#[test]
fn lines() {
    takes(
        Pattern::LineColon,
        &[
            (STR, "审批状态\nPENDING:   审批中\nDONE:   通过\n注：不填则查询全部", "PENDING=审批中 DONE=通过"),
            (INT, "当前状态。\n\n0: 初始，待安装\n\n1: 停用", "0=初始，待安装 1=停用"),
            (INT, "**可选值有**：\n1：用户\n\n**说明**：目前仅支持 1", "1=用户"),
        ],
    );
    takes(
        Pattern::LineDash,
        &[
            (STR, "类型\n\nstring - 单行\n\nmulti\\_line - 多行", "string=单行 multi_line=多行"),
            (STR, "zh-CN - 中文\nen-US -英文", "zh-CN=中文 en-US=英文"),
        ],
    );
    takes(Pattern::LineParen, &[(STR, "NO(不通过)\nYES（通过）", "NO=不通过 YES=通过")]);
    takes(Pattern::LineMark, &[(INT, "运算\n0=等于\n1=不等于", "0=等于 1=不等于")]);
    refuses(&[
        (STR, "app_id：应用的标识\napp_name：应用的名字"),
        (STR, "审批状态\nPENDING: 审批中\n然后是别的\nDONE: 通过"),
        (STR, "open_id - 用户的标识\n说明如上\nunion_id - 用户的标识"),
        (STR, "日期\nYYYY - 年\nMM - 月"),
        (STR, "申请方式\n1：打开企业自己的管理后台页面并登录\n2：点击申请"),
        (STR, "1. 创建应用\n2. 订阅事件"),
        (INT, "12:30\n13:45"),
    ]);
}

#[test]
fn word_colon() {
    takes(
        Pattern::WordColon,
        &[
            (STR, "消息类型；text：文字；post：图文", "text=文字 post=图文"),
            (STR, "语言版本（zh_cn：中文，en_us：英文，ja_jp：日文）", "zh_cn=中文 en_us=英文 ja_jp=日文"),
            (STR, "可选值：open：开，closed：关。默认为 open", "open=开 closed=关"),
        ],
    );
    refuses(&[
        (STR, "参数；app_id：应用；user_id：用户"),
        (STR, "内容的格式：{\"type\": \"文本\",\"value\": \"内容\"}"),
        (STR, "参考：http://example.com/a.html，https：见上"),
        (STR, "消息类型；text：文字，markdown，post：图文"),
        (STR, "当类型为text：文字；为post：图文"),
        (Type::Boolean, "顺序。true: 正序；false：反序"),
        (Type::Number, "类型，1：甲，2：乙"),
    ]);
}

#[test]
fn word_paren() {
    takes(
        Pattern::WordParen,
        &[
            (STR, "结果，可用值：【Normal（正常），Late（迟到）】", "Normal=正常 Late=迟到"),
            (STR, "可选值：open（开启）、closed（关闭）", "open=开启 closed=关闭"),
        ],
    );
    refuses(&[
        (STR, "与 user_id（用户）和 chat_id（群）的值一致"),
        (STR, "可选值：open（开启）、half、closed（关闭）"),
    ]);
}

#[test]
fn number_colon() {
    takes(
        Pattern::NumberColon,
        &[
            (INT, "状态，1：已建 2: 处理中 3：被机器人关闭 50: 自己关闭", "1=已建 2=处理中 3=被机器人关闭 50=自己关闭"),
            (INT, "搜索条件: 类型 1:bot 2:人工", "1=bot 2=人工"),
            (STR, "搜索条件: 状态 1:在线 0:删除，可恢复 2：删除，不可恢复", "1=在线 0=删除，可恢复 2=删除，不可恢复"),
            (INT, "渠道，描述：\n9：Open API 2：二维码 13：搜索 其他数字：其他渠道", "9=Open API 2=二维码 13=搜索"),
            (INT, "应用的状态，0:停用；1:启用；-1:全部，默认为 -1", "0=停用 1=启用 -1=全部"),
            (
                INT,
                "必填，\n范围（私信） 0：全部（a和b为空：必须） 1：部分（c 为 2 时） 以上两种，互不影响",
                "0=全部（a和b为空：必须） 1=部分（c 为 2 时）",
            ),
            (INT, "性别，1：男，2：女。", "1=男 2=女"),
            (INT, "排序键。1: 按更新时间", "1=按更新时间"),
            (INT, "疑似作弊，0：没有，1： 用软件，2：用他人的设备", "0=没有 1=用软件 2=用他人的设备"),
        ],
    );
    refuses(&[
        (STR, "时间, format 00:00 - 23:59"),
        (INT, "时间：8:30，9:00"),
        (Type::Boolean, "没有权限的原因： 1：没有安装 2：版本过低"),
        (INT, "有没有权限（有两种情况会导致没有： 1：没有安装，需要先装 2：版本过低）"),
        (INT, "两种原因： 1：没有安装 2：版本过低"),
        (INT, "班次 ID，0：休息；1：默认班次"),
        (STR, "申请方式：1：打开企业自己的管理后台页面并登录 2：点击申请"),
        (STR, "没有安装时，1：打开设置 2：点击安装"),
        (INT, "等级，0-5：低；6：中；7：高"),
        (INT, "等级，1、2：低；3：中；4：高"),
        (INT, "等级，第1：低；2：中；3：高"),
        (INT, "等级，1：低；1：中"),
        (INT, "等级，1：低；2-中；3：高"),
        (INT, "错误码，0：成功；非0：失败"),
        (INT, "数量，1：若不填，取全部；2：若填写，取部分"),
        (INT, "https://example.com:8080/a?b=1:2"),
        (INT, "比例 1:2:3，或 16:9"),
        (STR, "ID，由 1：前缀 2：后缀 组成"),
        (INT, "工单状态"),
        (INT, ""),
    ]);
}

#[test]
fn number_dash() {
    takes(
        Pattern::NumberDash,
        &[
            (INT, "类型，1-知识库，2-工单，3-用户", "1=知识库 2=工单 3=用户"),
            (INT, "星期几, 1 \\- Monday, 2 - Tuesday, 11-Weekend", "1=Monday 2=Tuesday 11=Weekend"),
            (INT, "状态, 1 - online客服, 2 - off duty(下班)自动", "1=online客服 2=off duty(下班)自动"),
        ],
    );
    refuses(&[
        (INT, "取值 1-7，或 9-11"),
        (STR, "格式 2018-09-01 或 1900-01-01 - 9999-12-31"),
        (STR, "编号，1-甲，2-乙"),
        (INT, "1-20 字符"),
    ]);
}

#[test]
fn number_verb() {
    takes(
        Pattern::NumberVerb,
        &[
            (INT, "开关：0 代表关闭，1 代表打开。\n\n**说明**：\n- 设置值为 1 时，必填", "0=关闭 1=打开"),
            (STR, "1 代表层级，2 代表会议室", "1=层级 2=会议室"),
            (INT, "时间单位，1为分钟；2为小时；3为天，默认为天", "1=分钟 2=小时 3=天"),
            (INT, "属性，1是实体，2是虚拟", "1=实体 2=虚拟"),
        ],
    );
    refuses(&[
        (INT, "错误码，非 0 表示失败"),
        (INT, "状态码。0 表示成功，非 0 表示失败。"),
        (INT, "提醒的分钟数。例如30表示提前30分钟；0表示准时"),
        (INT, "提醒，例如，可选值：0：准时，5：提前"),
        (INT, "提醒，取值为 5 表示提前提醒；取值为 -5 表示之后提醒"),
        (INT, "开关，1是否开启，2是否关闭"),
        (INT, "分组 ID。0 表示根，-1 表示没有"),
        (INT, "天数，0 表示不限制，1 表示一天"),
        (INT, "天数，1 表示 1 天，7 表示 7 天"),
        (STR, "父部门。取值为 0 表示没有父部门"),
        (INT, "index，当类型为 1 时，从 0 开始"),
        (INT, "开关，1 为会议室时必填，2 为层级时必填"),
        (INT, "更新时间，没有值时为-1"),
    ]);
}

#[test]
fn other_numbers() {
    takes(Pattern::NumberEquals, &[(STR, "逻辑\n0=and，1=or", "0=and 1=or"), (INT, "0 = 否, 1 = 是", "0=否 1=是")]);
    takes(Pattern::NumberDot, &[(INT, "工单阶段：1. 机器人 2. 人工", "1=机器人 2=人工")]);
    takes(
        Pattern::NumberParen,
        &[
            (
                INT,
                "必填，\n0（定时：scope不能等于3） 1（立即：scope必须等于1或者3；列表不能为空）",
                "0=定时：scope不能等于3 1=立即：scope必须等于1或者3；列表不能为空",
            ),
            (INT, "方式，可用值：【0（自己打卡），1（管理员修改）】", "0=自己打卡 1=管理员修改"),
        ],
    );
    takes(Pattern::NumberFor, &[(INT, "kind of sender: 1 for bot, 2 for human", "1=bot 2=human")]);
    refuses(&[
        (STR, "**注意**：1汉字=2字母=2字节"),
        (STR, "需要时传 `status=1&status=2`"),
        (INT, "logout_type = 2 时必填，1 = 1"),
        (STR, "可用两种编码：1. 百分号 2. base64，并传 flag=true"),
        (STR, "图片。1.权限校验：不能直接使用；2.时效校验：一小时内上传"),
        (INT, "操作步骤：1. 打开设置 2. 点击安装"),
        (INT, "处理方式：1. 先打开设置里的安装页面，再确认 2. 点击安装"),
        (INT, "大小 1.5 到 2.5"),
        (INT, "每页，1（最小），100（最大）"),
        (INT, "最多 100（含） 200（不含）个"),
        (INT, "wait 1 for all"),
    ]);
}

#[test]
fn bare() {
    takes(
        Pattern::Bare,
        &[
            (STR, "内容类型。可选值：text、link、line break", "text= link= line break="),
            (STR, "变更，枚举值：INSERT / UPDATE / DELETE", "INSERT= UPDATE= DELETE="),
            (STR, "类型。取值为 `open_id`、`user_id` 其中之一，说明见下", "open_id= user_id="),
        ],
    );
    refuses(&[
        (STR, "可选值：text、post 等"),
        (STR, "当取值为 `a`、`b` 时必填"),
        (STR, "支持 text、link、line break 四种类型"),
        (STR, "only text is supported so far"),
        (STR, "枚举值可通过接口 a、b 获取"),
        (INT, "取值：1-7"),
        (INT, "取值范围：1，99"),
    ]);
}

proptest! {
    #[test]
    fn arbitrary_text_gives_no_panic_and_only_what_it_says(text in "\\PC{0,200}|[-1-30a：:；，。（）() \n`\"=.、为可选值类型\\\\\\[\\]*]{0,120}") {
        for ty in [Type::Integer, Type::String] {
            if let Some(list) = recognise(&text, &ty) {
                prop_assert!(!list.items.is_empty());
                let text = super::plain::plain(&text);
                prop_assert!(list.items.iter().all(|(key, _)| text.contains(key.as_str())));
                prop_assert!(ty == Type::String || list.items.iter().all(|(key, _)| key.parse::<i64>().is_ok()));
            }
        }
    }
}

#[test]
fn hostile_text_takes_no_longer_than_its_length() {
    let seeds = [
        "1:1:1:",
        "1：a ",
        "a：b；",
        "（",
        "1（",
        "[",
        "[a](",
        "`",
        "\"1",
        "1-.",
        "- a：b\n",
        "- `a`\n",
        "1-a",
        "可选值",
        "可选值：a、",
        "其他：",
        "- 1：2：",
        "\\",
        "**",
        "1、",
        "1为",
        "【a（",
        "1：其他 ",
        "a\n",
        "， ",
        "1：a，2 ",
        "为",
        "--1",
    ];
    for seed in seeds {
        for prefix in ["", "类型：", "可选值：\n", "类型，1：a "] {
            let text = |size: usize| format!("{prefix}{}", seed.repeat((size - prefix.len()) / seed.len()));
            assert_linear(&format!("{prefix}{seed}"), LONGEST, text, |text| {
                let _ = (recognise(text, &INT), recognise(text, &STR));
            });
        }
    }
}
