//! Small pages that the tests modify.

use helpdesk_scrape::{Reading, facts, read};

/// An endpoint with one of each part, without faults.
pub(crate) const ENDPOINT: &str = r#"---
title: "放入盒子"
fullPath: "/root/box-v1/box/put"
updateTime: "1741783325000"
---
# 放入盒子

把一件东西放进盒子。{尝试一下}(url=/api/tools/api_explore/api_explore_config?project=box&version=v1&resource=box.item&method=put)

## 请求
:::html
<md-table>
  <md-thead>
  <tr>
      <md-th>基本</md-th>
      <md-th></md-th>
  </tr>
  </md-thead>
  <md-tbody>
    <md-tr>
      <md-th>HTTP URL</md-th>
      <md-td>https://open.example.cn/open-apis/box/v1/boxes/:box_id/items</md-td>
    </md-tr>
    <md-tr>
      <md-th>HTTP Method</md-th>
      <md-td>POST</md-td>
    </md-tr>
    <md-tr>
      <md-th>接口频率限制</md-th>
      <md-td>[100 次/分钟、5 次/秒](/ssl:ttdoc/limits)</md-td>
    </md-tr>
    <md-tr>
      <md-th>支持的应用类型</md-th>
      <md-td>
      <md-app-support types="custom,isv"></md-app-support>
      </md-td>
    </md-tr>
    <md-tr>
      <md-th>
            权限要求
            <md-tooltip type="info">任意一项</md-tooltip>
      </md-th>
      <md-td>
            <md-perm name="box:item" desc="放" support_app_types="custom" tags="">放东西</md-perm>
      </md-td>
    </md-tr>
  </md-tbody>
</md-table>
:::
### 请求头
:::html
<md-table>
  <md-thead>
    <md-tr>
      <md-th style="width: 35%;">名称</md-th>
      <md-th>类型</md-th>
      <md-th filters="是,否" >必填</md-th>
      <md-th>描述</md-th>
    </md-tr>
  </md-thead>
  <md-tbody>
    <md-tr>
      <md-td>Authorization</md-td>
      <md-td>string</md-td>
      <md-td>是</md-td>
      <md-td>
<md-tag mode="inline" type="token-tenant">tenant_access_token</md-tag>
</md-td>
    </md-tr>
  </md-tbody>
</md-table>
:::

### 路径参数
:::html
<md-dt-table>
  <md-dt-thead>
      <md-dt-tr>
      <md-dt-th>名称</md-dt-th>
      <md-dt-th>类型</md-dt-th>
      <md-dt-th>描述</md-dt-th>
      </md-dt-tr>
  </md-dt-thead>
  <md-dt-tbody>
<md-dt-tr level="0">
	<md-dt-td>
	<md-text type="field-name" >box_id</md-text>
	</md-dt-td>
	<md-dt-td>
	<md-text type="field-type" >string</md-text>
	</md-dt-td>
	<md-dt-td>
	盒子
	</md-dt-td>
</md-dt-tr>
  </md-dt-tbody>
</md-dt-table>
:::

### 请求体
:::html
<md-dt-table>
  <md-dt-thead>
      <md-dt-tr>
      <md-dt-th>名称</md-dt-th>
      <md-dt-th>类型</md-dt-th>
      <md-dt-th>必填</md-dt-th>
      <md-dt-th>描述</md-dt-th>
      </md-dt-tr>
  </md-dt-thead>
  <md-dt-tbody>
<md-dt-tr level="0">
	<md-dt-td>
	<md-text type="field-name" >item</md-text>
	</md-dt-td>
	<md-dt-td>
	<md-text type="field-type" >box_item</md-text>
	</md-dt-td>
	<md-dt-td>
	是
	</md-dt-td>
	<md-dt-td>
	东西
	</md-dt-td>
</md-dt-tr>
<md-dt-tr level="1">
	<md-dt-td>
	<md-text type="field-name" >size</md-text>
	</md-dt-td>
	<md-dt-td>
	<md-text type="field-type" >int</md-text>
	</md-dt-td>
	<md-dt-td>
	否
	</md-dt-td>
	<md-dt-td>
	大小

**示例值**：1

**可选值有**：
<md-enum>
<md-enum-item key="1" >小</md-enum-item>
<md-enum-item key="2" >大</md-enum-item>
</md-enum>

**默认值**：`1`
	</md-dt-td>
</md-dt-tr>
  </md-dt-tbody>
</md-dt-table>
:::

### 请求体示例
:::html
<md-code-json>
{
    "item": { "size": 1 }
}
</md-code-json>
:::

## 响应

### 响应体
:::html
<md-dt-table>
  <md-dt-thead>
      <md-dt-tr>
      <md-dt-th>名称</md-dt-th>
      <md-dt-th>类型</md-dt-th>
      <md-dt-th>描述</md-dt-th>
      </md-dt-tr>
  </md-dt-thead>
  <md-dt-tbody>
<md-dt-tr level="0">
	<md-dt-td>
	<md-text type="field-name" >code</md-text>
	</md-dt-td>
	<md-dt-td>
	<md-text type="field-type" >int</md-text>
	</md-dt-td>
	<md-dt-td>
	码
	</md-dt-td>
</md-dt-tr>
<md-dt-tr level="0">
	<md-dt-td>
	<md-text type="field-name" >data</md-text>
	</md-dt-td>
	<md-dt-td>
	<md-text type="field-type" >\-</md-text>
	</md-dt-td>
	<md-dt-td>
	\-
	</md-dt-td>
</md-dt-tr>
<md-dt-tr level="1">
	<md-dt-td>
	<md-text type="field-name" >item_ids</md-text>
	</md-dt-td>
	<md-dt-td>
	<md-text type="field-type" >string\[\]</md-text>
	</md-dt-td>
	<md-dt-td>
	编号
	</md-dt-td>
</md-dt-tr>
  </md-dt-tbody>
</md-dt-table>
:::

### 响应体示例
:::html
<md-code-json>
{
    "code": 0,
    "data": { "item_ids": ["7"] }
}
</md-code-json>
:::

### 错误码
:::html
<md-table>
    <md-thead>
        <md-tr>
            <md-th>HTTP状态码</md-th>
            <md-th>错误码</md-th>
            <md-th>描述</md-th>
            <md-th>排查建议</md-th>
        </md-tr>
    </md-thead>
  <md-tbody>
<md-tr>
  <md-td>400</md-td>
  <md-td>77001</md-td>
  <md-td>box is full</md-td>
  <md-td>换一只盒子</md-td>
</md-tr>
  </md-tbody>
</md-table>
:::
"#;

/// An event in the new form.
pub(crate) const EVENT: &str = r#"---
title: "盒子满了"
fullPath: "/root/box-v1/box/events/filled"
updateTime: "1741783325000"
---
# 盒子满了

盒子满时推送。{使用示例}(url=/api/tools/api_explore/api_explore_config?project=box&version=v1&resource=box&event=filled)

## 事件
:::html
<md-table>
  <md-thead>
  <tr>
      <md-th>基本</md-th>
      <md-th></md-th>
  </tr>
  </md-thead>
  <md-tbody>
    <md-tr>
      <md-th>事件类型</md-th>
      <md-td>box.box.filled_v1</md-td>
    </md-tr>
    <md-tr>
      <md-th>推送方式</md-th>
      <md-td><md-tag mode="inline" type="push-webhook">Webhook</md-tag></md-td>
    </md-tr>
  </md-tbody>
</md-table>
:::

### 事件体
:::html
<md-dt-table>
  <md-dt-thead>
      <md-dt-tr>
      <md-dt-th>名称</md-dt-th>
      <md-dt-th>类型</md-dt-th>
      <md-dt-th>描述</md-dt-th>
      </md-dt-tr>
  </md-dt-thead>
  <md-dt-tbody>
<md-dt-tr level="0">
	<md-dt-td><md-text type="field-name" >schema</md-text></md-dt-td>
	<md-dt-td><md-text type="field-type" >string</md-text></md-dt-td>
	<md-dt-td>模式</md-dt-td>
</md-dt-tr>
  </md-dt-tbody>
</md-dt-table>
:::

### 事件体示例
:::html
<md-code-json>
{ "schema": "2.0" }
</md-code-json>
:::
"#;

/// Replaces a text of the page, which must exist.
pub(crate) fn edit(page: &str, from: &str, to: &str) -> String {
    assert!(page.contains(from), "the page does not contain {from:?}");
    page.replacen(from, to, 1)
}

/// The endpoint with its body table replaced.
pub(crate) fn with_body(body: &str) -> String {
    let start = ENDPOINT.find("### 请求体\n").expect("the page has a body") + "### 请求体\n".len();
    let end = ENDPOINT.find("### 请求体示例").expect("the page has an example");
    format!("{}{body}\n\n{}", &ENDPOINT[..start], &ENDPOINT[end..])
}

/// Reads a page, and checks general invariants.
pub(crate) fn read_page(text: &str) -> Reading {
    let reading = read("box/put.md", text.as_bytes());
    let rows = reading.rows;
    assert_eq!(rows.seen, rows.read + rows.reported, "rows are missing");
    for diagnostic in &reading.diagnostics {
        assert!(text.get(diagnostic.span.clone()).is_some(), "{diagnostic} is outside the text");
        assert!(!diagnostic.hint.is_empty(), "{diagnostic} has no hint");
    }
    assert!(reading.diagnostics.is_sorted_by_key(|diagnostic| diagnostic.span.start));
    reading
}

/// The facts of the page's fields, without their common part.
pub(crate) fn fields(text: &str) -> Vec<String> {
    let reading = read_page(text);
    let lines = facts(&reading.page);
    lines
        .iter()
        .filter_map(|line| line.strip_prefix("box/put.md\tfield\t"))
        .map(|line| line.replace('\t', " "))
        .collect()
}

/// The displayed diagnostics, without the path.
pub(crate) fn faults(text: &str) -> Vec<String> {
    let reading = read_page(text);
    reading
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.to_string().trim_start_matches("box/put.md:").to_owned())
        .collect()
}
