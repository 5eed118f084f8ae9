//! Pages of the dialect, written from few words.

/// The content of an endpoint's page. A table without rows is left out.
#[derive(Clone, Default)]
pub(super) struct Endpoint {
    /// Project, version, resource and method, as in the link to the API explorer.
    pub(super) id: &'static str,
    pub(super) url: &'static str,
    pub(super) method: &'static str,
    pub(super) path: Vec<String>,
    pub(super) query: Vec<String>,
    pub(super) body: Vec<String>,
    pub(super) request_example: &'static str,
    pub(super) response: Vec<String>,
    pub(super) response_example: &'static str,
    /// HTTP status, code and message.
    pub(super) errors: Vec<(u16, i64, &'static str)>,
}

/// A row of a table of fields; `required` is empty where the table has no such column.
pub(super) fn row(level: usize, name: &str, ty: &str, required: &str, description: &str) -> String {
    let required = if required.is_empty() { String::new() } else { cell(required) };
    format!(
        "<md-dt-tr level=\"{level}\">\n{}{}{required}{}</md-dt-tr>\n",
        cell(&format!("<md-text type=\"field-name\" >{name}</md-text>")),
        cell(&format!("<md-text type=\"field-type\" >{ty}</md-text>")),
        cell(description),
    )
}

fn cell(text: &str) -> String {
    format!("\t<md-dt-td>\n\t{text}\n\t</md-dt-td>\n")
}

impl Endpoint {
    pub(super) fn text(&self) -> String {
        let mut parts = self.id.splitn(3, '.');
        let (project, version) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let (resource, method) = parts.next().and_then(|rest| rest.rsplit_once('.')).unwrap_or_default();
        let link = format!(
            "{{尝试一下}}(url=/api/tools/api_explore/api_explore_config?project={project}&version={version}&resource={resource}&method={method})"
        );
        let url = if self.url.is_empty() { String::new() } else { format!("https://open.feishu.cn{}", self.url) };
        let basic = table("基本||", &[["HTTP URL", &url], ["HTTP Method", self.method]]);
        let headers = table("名称|类型|必填|描述", &[["Authorization", "string", "是", TENANT]]);
        let mut text = format!(
            "---\ntitle: \"题\"\nfullPath: \"/document/a/b\"\nupdateTime: \"1741783325000\"\n---\n# 题\n\n一句话。{link}\n\n\
             ## 请求\n{basic}### 请求头\n{headers}"
        );
        let required = |rows: &[String]| rows.iter().any(|row| row.matches("<md-dt-td>").count() == 4);
        for (heading, rows, example, of) in [
            ("### 路径参数", &self.path, "", ""),
            ("### 查询参数", &self.query, "", ""),
            ("### 请求体", &self.body, self.request_example, "请求体"),
            ("## 响应\n\n### 响应体", &self.response, self.response_example, "响应体"),
        ] {
            if !rows.is_empty() {
                let columns = if required(rows) { "名称|类型|必填|描述" } else { "名称|类型|描述" };
                text.push_str(&format!("{heading}\n{}", fields(columns, rows)));
            }
            if !example.is_empty() {
                text.push_str(&format!("### {of}示例\n:::html\n<md-code-json>\n{example}\n</md-code-json>\n:::\n\n"));
            }
        }
        if !self.errors.is_empty() {
            let rows: Vec<[String; 4]> = self
                .errors
                .iter()
                .map(|(status, code, message)| {
                    [status.to_string(), code.to_string(), (*message).to_owned(), "检查".to_owned()]
                })
                .collect();
            text.push_str(&format!("### 错误码\n{}", table("HTTP状态码|错误码|描述|排查建议", &rows)));
        }
        text
    }
}

const TENANT: &str = "<md-tag mode=\"inline\" type=\"token-tenant\">tenant_access_token</md-tag>";

fn table<const N: usize>(columns: &str, rows: &[[impl AsRef<str>; N]]) -> String {
    let head: String = columns.split('|').take(N).map(|name| format!("<md-th>{name}</md-th>")).collect();
    let row = |row: &[_; N]| -> String {
        let cells: String =
            row.iter().map(|cell: &_| format!("<md-td>{}</md-td>\n", AsRef::<str>::as_ref(cell))).collect();
        format!("<md-tr>\n{cells}</md-tr>\n")
    };
    let rows: String = rows.iter().map(row).collect();
    format!(
        ":::html\n<md-table>\n<md-thead><md-tr>{head}</md-tr></md-thead>\n<md-tbody>\n{rows}</md-tbody>\n</md-table>\n:::\n\n"
    )
}

fn fields(columns: &str, rows: &[String]) -> String {
    let head: String = columns.split('|').map(|name| format!("<md-dt-th>{name}</md-dt-th>")).collect();
    format!(
        ":::html\n<md-dt-table>\n<md-dt-thead><md-dt-tr>{head}</md-dt-tr></md-dt-thead>\n<md-dt-tbody>\n{}</md-dt-tbody>\n</md-dt-table>\n:::\n\n",
        rows.concat()
    )
}
