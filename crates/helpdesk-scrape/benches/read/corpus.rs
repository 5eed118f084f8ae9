//! Generated pages in the style of the platform: endpoints, events and guides with tables, trees, value lists, examples
//! and error tables in the proportions of its documentation, and occasional faults that cause only warnings. The pages
//! are the same on every machine.

use std::fmt::{self, Write as _};

/// A page and its path.
pub(crate) struct Page {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Generates pages with at least this many bytes of text.
pub(crate) fn pages(bytes: usize) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut made = 0;
    while made < bytes {
        let number = pages.len();
        let page = Writer::page(number);
        made += page.text.len();
        pages.push(page);
    }
    pages
}

/// A pseudo-random generator (splitmix64) that is seeded for each page.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A random number below a limit.
    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    /// True with a probability in percent.
    fn percent(&mut self, times: usize) -> bool {
        self.below(100) < times
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

const NOUNS: &[&str] = &[
    "box", "shelf", "parcel", "label", "route", "driver", "depot", "stamp", "crate", "pallet", "scale", "invoice",
    "customer", "address", "window", "counter", "batch", "order", "return", "claim",
];
const PARTS: &[&str] = &["id", "name", "type", "status", "count", "time", "url", "key", "list", "info", "code", "note"];
const WORDS: &[&str] = &[
    "盒子",
    "货架",
    "包裹",
    "标签",
    "线路",
    "司机",
    "仓库",
    "邮票",
    "板条箱",
    "秤",
    "账单",
    "客户",
    "地址",
    "窗口",
    "批次",
    "订单",
    "退货",
    "索赔",
    "重量",
    "颜色",
    "的",
    "在",
    "和",
    "可以",
    "放入",
    "取出",
    "移动到",
    "之前",
    "之后",
    "每个",
    "只有",
    "所有",
    "已经",
    "没有",
    "按照",
    "编号",
    "顺序",
];
const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE"];
const EMPTY_ALERTS: &str = "\n:::html\n<md-alert type=\"error\">\n\n</md-alert>\n:::\n\n:::html\n<md-alert type=\"warn\">\n\n</md-alert>\n:::\n\n:::html\n<md-alert type=\"tip\">\n\n</md-alert>\n:::\n";

/// The form of a section's table.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Tree,
    Flat,
    Pipes,
}

struct Writer {
    random: Random,
    out: String,
}

/// Writes formatted text.
macro_rules! put {
    ($writer:expr, $($text:tt)*) => {
        $writer.put(format_args!($($text)*))
    };
}

impl Writer {
    fn put(&mut self, text: fmt::Arguments<'_>) {
        // Writing to a `String` never fails.
        let _ = self.out.write_fmt(text);
    }

    fn page(number: usize) -> Page {
        let mut writer = Self { random: Random(number as u64), out: String::new() };
        let resource = writer.random.pick(NOUNS);
        let kind = number % 100;
        match kind {
            0..12 => writer.guide(number),
            12..21 => writer.event(number, resource),
            _ => writer.endpoint(number, resource),
        }
        Page { path: format!("store-v{}/{resource}/page_{number}.md", 1 + number % 3), text: writer.out }
    }

    fn header(&mut self, number: usize, resource: &str) {
        let title = self.sentence(4);
        put!(
            self,
            "---\ntitle: \"{title}\"\nfullPath: \"/root/store-v1/{resource}/page_{number}\"\nupdateTime: \"17484298{:05}\"\n---\n\n# {title}\n\n",
            number
        );
    }

    fn guide(&mut self, number: usize) {
        self.header(number, "guide");
        for _ in 0..2 + self.random.below(8) {
            let (heading, text) = (self.sentence(3), self.paragraph());
            put!(self, "## {heading}\n\n{text}\n\n");
            if self.random.percent(30) {
                self.out.push_str(":::html\n<md-table>\n  <md-thead>\n      <md-tr>\n      <md-th style=\"width: 50%;\">名称</md-th>\n      <md-th style=\"width: 50%;\">描述</md-th>\n      </md-tr>\n  </md-thead>\n  <md-tbody>\n\n");
                for _ in 0..self.random.below(30) {
                    let (name, text) = (self.name(), self.sentence(6));
                    put!(
                        self,
                        "<md-tr>\n\t<md-td>\n\t<md-text type=\"field-name\" >{name}</md-text>\n\t</md-td>\n\t<md-td>\n\t{text}\n\t</md-td>\n</md-tr>\n"
                    );
                }
                self.out.push_str("  </md-tbody>\n</md-table>\n:::\n\n");
            }
        }
    }

    fn endpoint(&mut self, number: usize, resource: &str) {
        self.header(number, resource);
        let method = self.random.pick(METHODS);
        let description = self.paragraph();
        put!(
            self,
            "{description}{{尝试一下}}(url=/api/tools/api_explore/api_explore_config?project=store&version=v1&resource={resource}&method=page_{number})\n{EMPTY_ALERTS}\n"
        );
        if self.random.percent(25) {
            let text = self.paragraph();
            put!(self, "## 注意事项\n\n- {text}\n\n");
        }
        self.basic(number, resource, method);
        self.headers();
        let form = match number % 20 {
            0 => Form::Flat,
            1 => Form::Pipes,
            _ => Form::Tree,
        };
        self.out.push_str("\n### 路径参数\n");
        self.table(form, false, 1, 0);
        if self.random.percent(60) {
            self.out.push_str("\n### 查询参数\n");
            let rows = 1 + self.random.below(5);
            self.table(form, true, rows, 0);
        }
        if method != "GET" {
            self.out.push_str("\n### 请求体\n\n");
            let rows = 2 + self.random.below(24);
            self.table(form, true, rows, 3);
            self.out.push_str("\n\n### 请求体示例\n:::html\n<md-code-json>\n");
            self.json(0);
            self.out.push_str("\n</md-code-json>\n:::\n");
        }
        self.out.push_str("\n\n\n## 响应\n\n\n\n### 响应体\n");
        let rows = 6 + self.random.below(60);
        self.table(form, false, rows, 8);
        self.out.push_str("\n\n### 响应体示例\n:::html\n<md-code-json>\n");
        self.json(0);
        self.out.push_str("\n</md-code-json>\n:::\n\n\n\n### 错误码\n");
        self.errors();
    }

    fn event(&mut self, number: usize, resource: &str) {
        self.header(number, resource);
        let description = self.paragraph();
        put!(self, "{description}\n{EMPTY_ALERTS}\n## 事件\n");
        self.open_basic();
        self.basic_row("事件类型", &format!("store.{resource}.changed_v{number}"));
        self.basic_row(
            "推送方式",
            "\n      <md-tag mode=\"inline\" type=\"push-webhook\">[Webhook](/ssl:ttdoc/store/webhook)</md-tag>\n      ",
        );
        self.close_basic();
        self.out.push_str("\n### 事件体\n");
        let rows = 10 + self.random.below(40);
        self.table(Form::Tree, false, rows, 5);
        self.out.push_str("\n### 事件体示例\n:::html\n<md-code-json>\n");
        self.json(0);
        self.out.push_str("\n</md-code-json>\n:::\n\n### 事件订阅示例代码\n:::html\n<md-code-tabs>\n<md-code-tab-group>\n<md-code-tab-panel title=\"Go\" style=\"hidden\">\n");
        for _ in 0..12 {
            let name = self.name();
            put!(self, "    # {name}\n    handler.On(\"{name}\", func(event *Event) error {{ return nil }})\n");
        }
        self.out.push_str("</md-code-tab-panel>\n</md-code-tab-group>\n</md-code-tabs>\n:::\n");
    }

    fn open_basic(&mut self) {
        self.out.push_str(":::html\n<md-table>\n  <md-thead>\n  <tr>\n      <md-th>基本</md-th>\n      <md-th></md-th>\n  </tr>\n  </md-thead>\n  <md-tbody>\n");
    }

    fn basic_row(&mut self, key: &str, value: &str) {
        put!(self, "    <md-tr>\n      <md-th>{key}</md-th>\n      <md-td>{value}</md-td>\n    </md-tr>\n");
    }

    fn close_basic(&mut self) {
        self.out.push_str("  </md-tbody>\n</md-table>\n:::\n");
    }

    fn basic(&mut self, number: usize, resource: &str, method: &str) {
        self.out.push_str("## 请求\n");
        self.open_basic();
        let url = format!("https://open.example.cn/open-apis/store/v1/{resource}s/:{resource}_id/page_{number}");
        self.basic_row("HTTP URL", &url);
        self.basic_row("HTTP Method", method);
        self.basic_row("接口频率限制", "[1000 次/分钟、50 次/秒](/ssl:ttdoc/store/limits)");
        self.basic_row("支持的应用类型", "\n      <md-app-support types=\"custom,isv\"></md-app-support>\n      ");
        let tip = self.sentence(12);
        put!(
            self,
            "    <md-tr>\n      <md-th>\n            权限要求\n            <md-tooltip type=\"info\">{tip}</md-tooltip>\n            \n      </md-th>\n      <md-td>\n"
        );
        for _ in 0..1 + self.random.below(3) {
            self.scope();
        }
        self.out.push_str("      </md-td>\n    </md-tr>\n");
        if self.random.percent(30) {
            let tip = self.sentence(15);
            put!(
                self,
                "    <md-tr>\n      <md-th>\n            字段权限要求\n      </md-th>\n      <md-td>\n        <md-alert type=\"tip\" icon=\"none\">\n        {tip}\n        </md-alert>\n"
            );
            for _ in 0..1 + self.random.below(10) {
                self.scope();
            }
            self.out.push_str("      </md-td>\n    </md-tr>\n");
        }
        self.close_basic();
    }

    fn scope(&mut self) {
        let (noun, text) = (self.random.pick(NOUNS), self.sentence(4));
        put!(
            self,
            "            <md-perm name=\"store:{noun}:readonly\" desc=\"{text}\" support_app_types=\"custom,isv\" tags=\"\">{text}</md-perm>\n"
        );
    }

    fn headers(&mut self) {
        self.out.push_str(
            "### 请求头
:::html
<md-table>
  <md-thead>
    <md-tr>
      <md-th style=\"width: 35%;\">名称</md-th>
      <md-th style=\"width: 13%;\">类型</md-th>
       <md-th style=\"width: 15%;\" filters=\"是,否\" >必填</md-th>
      <md-th  style=\"width: 37%;\">描述</md-th>
    </md-tr>
  </md-thead>
  <md-tbody>
    <md-tr>
      <md-td>Authorization</md-td>
      <md-td>string</md-td>
      <md-td>是</md-td>
      \t<md-td>
<md-tag mode=\"inline\" type=\"token-tenant\">tenant_access_token</md-tag>
<md-tag mode=\"inline\" type=\"token-user\">user_access_token</md-tag>

**值格式**：\"Bearer `access_token`\"

**示例值**：\"Bearer u-00000000\"

[哪一种钥匙开哪一扇门](/ssl:ttdoc/store/keys)

</md-td>
</md-tr>
<md-tr>
<md-td>Content-Type</md-td>
<md-td>string</md-td>
<md-td>是</md-td>
<md-td>**固定值**：\"application/json; charset=utf-8\"</md-td>
</md-tr>
</md-tbody>
</md-table>
:::
",
        );
    }

    fn table(&mut self, form: Form, required: bool, rows: usize, depth: usize) {
        let columns: &[&str] =
            if required { &["名称", "类型", "必填", "描述"] } else { &["名称", "类型", "描述"] };
        match form {
            Form::Tree | Form::Flat => {
                let dt = if form == Form::Tree { "dt-" } else { "" };
                put!(self, ":::html\n<md-{dt}table>\n  <md-{dt}thead>\n      <md-{dt}tr>\n");
                for column in columns {
                    put!(self, "      <md-{dt}th style=\"width: 25%;\">{column}</md-{dt}th>\n");
                }
                put!(self, "      </md-{dt}tr>\n  </md-{dt}thead>\n  <md-{dt}tbody>\n\n");
                self.rows(form, required, rows, depth);
                put!(self, "  </md-{dt}tbody>\n</md-{dt}table>\n:::\n\n\n");
            }
            Form::Pipes => {
                put!(self, "|{}|\n|{}\n", columns.join("|"), "---|".repeat(columns.len()));
                self.rows(form, required, rows, depth);
                self.out.push('\n');
            }
        }
    }

    /// Rows of a tree with varying depth; only objects have rows below them.
    fn rows(&mut self, form: Form, required: bool, rows: usize, most: usize) {
        let mut level = 0;
        for row in 0..rows {
            let down = level < most && row + 1 < rows && self.random.percent(30);
            let name = format!("{}_{row}", self.name());
            let ty = match down {
                true => self.random.pick(&["\\-", "store_item", "store_item\\[\\]", "object", "i18n\\[\\]"]),
                false => self.random.pick(&[
                    "string",
                    "string",
                    "string",
                    "string",
                    "int",
                    "int",
                    "boolean",
                    "number(float)",
                    "string\\[\\]",
                    "map&lt;string, string&gt;",
                ]),
            };
            let ty = if form == Form::Pipes { ty.replace('\\', "") } else { ty.to_owned() };
            let mark = if self.random.percent(40) { "是" } else { "否" };
            match form {
                Form::Tree => {
                    put!(
                        self,
                        "<md-dt-tr level=\"{level}\">\n\t<md-dt-td>\n\t<md-text type=\"field-name\" >{name}</md-text>\n\t</md-dt-td>\n\t<md-dt-td>\n\t<md-text type=\"field-type\" >{ty}"
                    );
                    // Occasionally, a tag is not closed.
                    self.out.push_str(if self.random.below(900) == 0 { "" } else { "</md-text>" });
                    self.out.push_str("\n\t</md-dt-td>\n\t");
                    if required {
                        put!(self, "<md-dt-td>\n\t{mark}\n\t</md-dt-td>\n\t");
                    }
                    self.out.push_str("<md-dt-td>\n\t");
                    self.description(&ty);
                    self.out.push_str("\n\t</md-dt-td>\n</md-dt-tr>\n\n\n");
                }
                Form::Flat | Form::Pipes => {
                    let (cell, end) = if form == Form::Flat { ("<md-td>", "</md-td>\n") } else { ("|", "") };
                    let indent = if level == 0 { String::new() } else { format!("{}∟", "&emsp;".repeat(level)) };
                    self.out.push_str(if form == Form::Flat { "<md-tr>\n" } else { "" });
                    put!(self, "{cell}{indent}{name}{end}{cell}{ty}{end}");
                    if required {
                        put!(self, "{cell}{mark}{end}");
                    }
                    self.out.push_str(cell);
                    if form == Form::Flat {
                        self.description(&ty);
                    } else {
                        let text = self.sentence(8);
                        self.out.push_str(&text);
                    }
                    put!(self, "{end}{}", if form == Form::Flat { "</md-tr>\n" } else { "|\n" });
                }
            }
            level = match down {
                true => level + 1,
                false => level - self.random.below(3).min(level) * usize::from(self.random.percent(30)),
            };
        }
    }

    fn description(&mut self, ty: &str) {
        let length = 2 + self.random.below(14);
        let text = self.sentence(length);
        self.out.push_str(&text);
        let kind = self.random.below(100);
        match kind {
            0..8 => self.out.push_str("，详情参见[货架的规则](/ssl:ttdoc/store/shelf/rules)。"),
            8..12 if ty == "int" => self.out.push_str("，1：已收 2: 处理中 3：被退回 50: 自己取走"),
            12..15 if ty == "string" => self.out.push_str("；small：小；large：大"),
            15..17 => self.out.push_str("\n\n- 一个盒子\n- 两个盒子，`a < b`\n  - 再一个"),
            17..19 => self.out.push_str("<br>时间, 00:00 \\- 23:59<br>以 **天** 计"),
            _ => {}
        }
        if self.random.percent(60) {
            match ty {
                "int" => self.out.push_str("\n\n**示例值**：12"),
                "boolean" => self.out.push_str("\n\n**示例值**：true"),
                _ => self.out.push_str("\n\n**示例值**：\"6948728206392295444\""),
            }
        }
        if matches!(ty, "int" | "string") && self.random.percent(17) {
            self.out.push_str("\n\n**可选值有**：\n<md-enum>\n");
            let most = if self.random.percent(4) { 70 } else { 8 };
            for key in 0..2 + self.random.below(most) {
                let length = 1 + self.random.below(5);
                let text = self.sentence(length);
                match ty {
                    "int" => put!(self, "<md-enum-item key=\"{key}\" >{text}</md-enum-item>\n"),
                    _ => put!(self, "<md-enum-item key=\"kind_{key}\" >{text}</md-enum-item>\n"),
                }
            }
            self.out.push_str("</md-enum>");
        }
        if self.random.percent(6) {
            self.out.push_str("\n\n**默认值**：`12`");
        }
        if self.random.percent(6) {
            self.out.push_str("\n\n**数据校验规则**：\n\n- 长度范围：`1` ～ `20` 字符");
        }
        if self.random.percent(5) {
            self.out.push_str("\n\n**字段权限要求（满足任一）**：\n");
            self.scope();
        }
    }

    fn json(&mut self, depth: usize) {
        let indent = "    ".repeat(depth);
        self.out.push_str("{\n");
        let keys = 2 + self.random.below(5);
        for key in 0..keys {
            let name = self.name();
            put!(self, "{indent}    \"{name}_{key}\": ");
            match self.random.below(6) {
                0 if depth < 4 => self.json(depth + 1),
                1 if depth < 4 => {
                    self.out.push('[');
                    self.json(depth + 1);
                    self.out.push(']');
                }
                2 => self.out.push_str("12"),
                3 => self.out.push_str("true"),
                _ => {
                    let text = self.sentence(3);
                    put!(self, "\"{text}\"");
                }
            }
            self.out.push_str(if key + 1 < keys { ",\n" } else { "\n" });
        }
        put!(self, "{indent}}}");
    }

    fn errors(&mut self) {
        self.out.push_str(":::html\n<md-table>\n    <md-thead>\n        <md-tr>\n");
        for column in ["HTTP状态码", "错误码", "描述", "排查建议"] {
            put!(self, "            <md-th style=\"width: 25%;\">{column}</md-th>\n");
        }
        self.out.push_str("        </md-tr>\n    </md-thead>\n  <md-tbody>\n");
        for code in 0..2 + self.random.below(10) {
            let (status, name, advice) = (self.random.pick(&[400, 403, 404, 500]), self.name(), self.sentence(7));
            put!(
                self,
                "\n<md-tr>\n  <md-td>{status}</md-td>\n  <md-td>{}</md-td>\n  <md-td>the {name} cannot be stored</md-td>\n  <md-td>{advice}</md-td>\n</md-tr>\n\n",
                770_000 + code
            );
        }
        self.out.push_str("  </md-tbody>\n</md-table>\n:::\n");
    }

    fn name(&mut self) -> String {
        format!("{}_{}", self.random.pick(NOUNS), self.random.pick(PARTS))
    }

    fn sentence(&mut self, words: usize) -> String {
        let mut text: String = (0..words).map(|_| self.random.pick(WORDS)).collect();
        if self.random.percent(10) {
            let name = self.name();
            let _ = write!(text, " `{name}` ");
        }
        text
    }

    fn paragraph(&mut self) -> String {
        (0..2 + self.random.below(4)).map(|_| self.sentence(14) + "。").collect()
    }
}
