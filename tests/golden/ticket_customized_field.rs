use ::helpdesk_core::runtime::{self, serde, serde_json};

/// Create a ticket custom field
///
/// Creates a ticket custom field.
///
/// Note:
/// With a user_access_token, the caller must be an administrator or the owner of the help desk.
///
/// 创建工单自定义字段
/// 新建一个工单自定义字段。
///
/// 注意事项：
/// 使用 user_access_token 调用时，操作者须为该服务台的管理员或所有者
///
/// - Request: `POST /open-apis/helpdesk/v1/ticket_customized_fields`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket_customized_field/create-ticket-customized-field), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket_customized_field/create-ticket-customized-field)
///
/// # Errors
///
/// [`CreateTicketCustomizedFieldErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154000 | 400 | Bad request, please check your request body | The request is invalid; check its parameters |
/// | 154001 | 401 | Unauthorized, please check you have the correct access | Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant |
/// | 154003 | 403 | Please check you have the correct access | Check that the app has been granted the right scopes |
/// | 155000 | 500 | Internal error | Internal error; contact the platform's support |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::ticket_customized_field::{CreateTicketCustomizedField, FieldType};
///
/// let request = CreateTicketCustomizedField::new(
///     "test dropdown",
///     "test dropdown",
///     "3",
///     FieldType::Dropdown,
///     "下拉示例",
///     true,
///     false,
/// )
/// .helpdesk_id("1542164574896126");
/// assert_eq!(CreateTicketCustomizedField::METHOD.as_str(), "POST");
/// assert_eq!(CreateTicketCustomizedField::PATH, "/open-apis/helpdesk/v1/ticket_customized_fields");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct CreateTicketCustomizedField {
    /// Help desk ID (optional; if set, it must be the help desk ID in the request header).
    ///
    /// 服务台 ID（可不填；填则须与请求 Header 中的服务台 ID 相同）。
    ///
    /// Example: `"1542164574896126"`
    pub helpdesk_id: Option<String>,
    /// Key · 键名
    ///
    /// Example: `"test dropdown"`
    pub key_name: String,
    /// Name · 名称
    ///
    /// Example: `"test dropdown"`
    pub display_name: String,
    /// Position of the field in the list of the admin console · 字段在管理后台列表中的位置
    ///
    /// Example: `"3"`
    pub position: String,
    /// Type
    ///
    /// string - single-line text
    ///
    /// multiline - multi-line text
    ///
    /// dropdown - dropdown list
    ///
    /// dropdown_nested - nested dropdown list
    ///
    /// 类型
    ///
    /// string - 单行文本
    ///
    /// multiline - 多行文本
    ///
    /// dropdown - 下拉列表
    ///
    /// dropdown_nested - 级联下拉
    ///
    /// Example: `"dropdown"`
    pub field_type: FieldType,
    /// Description · 描述
    ///
    /// Example: `"下拉示例"`
    pub description: String,
    /// Whether it is visible · 是否可见
    ///
    /// Example: `true`
    pub visible: bool,
    /// Whether it is required · 是否必填
    ///
    /// Example: `false`
    pub required: bool,
    /// Options of the dropdown field · 下拉字段的选项
    pub dropdown_options: Option<DropdownOptionsInput>,
    /// Whether several options can be selected; applies to dropdown fields only
    ///
    /// 能否多选，仅对 dropdown 类型的字段有效
    ///
    /// Example: `true`
    pub dropdown_allow_multiple: Option<bool>,
    /// Whether it can be changed · 是否可修改
    pub editable: Option<bool>,
}

impl CreateTicketCustomizedField {
    /// With the required fields, in the order of the page.
    pub fn new(
        key_name: impl Into<String>,
        display_name: impl Into<String>,
        position: impl Into<String>,
        field_type: impl Into<FieldType>,
        description: impl Into<String>,
        visible: bool,
        required: bool,
    ) -> Self {
        Self {
            helpdesk_id: None,
            key_name: key_name.into(),
            display_name: display_name.into(),
            position: position.into(),
            field_type: field_type.into(),
            description: description.into(),
            visible,
            required,
            dropdown_options: None,
            dropdown_allow_multiple: None,
            editable: None,
        }
    }
    /// Sets [`helpdesk_id`](Self::helpdesk_id).
    pub fn helpdesk_id(mut self, helpdesk_id: impl Into<String>) -> Self {
        self.helpdesk_id = Some(helpdesk_id.into());
        self
    }
    /// Sets [`dropdown_options`](Self::dropdown_options).
    pub fn dropdown_options(mut self, dropdown_options: DropdownOptionsInput) -> Self {
        self.dropdown_options = Some(dropdown_options);
        self
    }
    /// Sets [`dropdown_allow_multiple`](Self::dropdown_allow_multiple).
    pub fn dropdown_allow_multiple(mut self, dropdown_allow_multiple: bool) -> Self {
        self.dropdown_allow_multiple = Some(dropdown_allow_multiple);
        self
    }
    /// Sets [`editable`](Self::editable).
    pub fn editable(mut self, editable: bool) -> Self {
        self.editable = Some(editable);
        self
    }
}

impl ::helpdesk_core::Operation for CreateTicketCustomizedField {
    const ID: &'static str = "helpdesk.v1.ticket_customized_field.create-ticket-customized-field";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Post;
    const PATH: &'static str = "/open-apis/helpdesk/v1/ticket_customized_fields";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    type Response = CreateTicketCustomizedFieldResponse;
    type ErrorCode = CreateTicketCustomizedFieldErrorCode;
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::UserOperation for CreateTicketCustomizedField {}

impl runtime::WriteBody for CreateTicketCustomizedField {
    fn write_body<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("helpdesk_id", &self.helpdesk_id)
            .field("key_name", &self.key_name)
            .field("display_name", &self.display_name)
            .field("position", &self.position)
            .field("field_type", &self.field_type)
            .field("description", &self.description)
            .field("visible", &self.visible)
            .field("required", &self.required)
            .optional("dropdown_options", &self.dropdown_options)
            .optional("dropdown_allow_multiple", &self.dropdown_allow_multiple)
            .optional("editable", &self.editable)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for CreateTicketCustomizedField {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("helpdesk_id", &self.helpdesk_id)
            .field("key_name", &self.key_name)
            .field("display_name", &self.display_name)
            .field("position", &self.position)
            .field("field_type", &self.field_type)
            .field("description", &self.description)
            .field("visible", &self.visible)
            .field("required", &self.required)
            .optional("dropdown_options", &self.dropdown_options)
            .optional("dropdown_allow_multiple", &self.dropdown_allow_multiple)
            .optional("editable", &self.editable)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for CreateTicketCustomizedField {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            helpdesk_id: Option<String>,
            key_name: Option<String>,
            display_name: Option<String>,
            position: Option<String>,
            field_type: Option<FieldType>,
            description: Option<String>,
            visible: Option<bool>,
            required: Option<bool>,
            dropdown_options: Option<DropdownOptionsInput>,
            dropdown_allow_multiple: Option<bool>,
            editable: Option<bool>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &[
                "helpdesk_id",
                "key_name",
                "display_name",
                "position",
                "field_type",
                "description",
                "visible",
                "required",
                "dropdown_options",
                "dropdown_allow_multiple",
                "editable",
            ];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.helpdesk_id, map),
                    1 => runtime::value(&mut self.key_name, map),
                    2 => runtime::value(&mut self.display_name, map),
                    3 => runtime::value(&mut self.position, map),
                    4 => runtime::value(&mut self.field_type, map),
                    5 => runtime::value(&mut self.description, map),
                    6 => runtime::value(&mut self.visible, map),
                    7 => runtime::value(&mut self.required, map),
                    8 => runtime::value(&mut self.dropdown_options, map),
                    9 => runtime::value(&mut self.dropdown_allow_multiple, map),
                    10 => runtime::value(&mut self.editable, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            helpdesk_id: fields.helpdesk_id,
            key_name: runtime::required(fields.key_name, "key_name")?,
            display_name: runtime::required(fields.display_name, "display_name")?,
            position: runtime::required(fields.position, "position")?,
            field_type: runtime::required(fields.field_type, "field_type")?,
            description: runtime::required(fields.description, "description")?,
            visible: runtime::required(fields.visible, "visible")?,
            required: runtime::required(fields.required, "required")?,
            dropdown_options: fields.dropdown_options,
            dropdown_allow_multiple: fields.dropdown_allow_multiple,
            editable: fields.editable,
        })
    }
}

/// Type
///
/// string - single-line text
///
/// multiline - multi-line text
///
/// dropdown - dropdown list
///
/// dropdown_nested - nested dropdown list
///
/// 类型
///
/// string - 单行文本
///
/// multiline - 多行文本
///
/// dropdown - 下拉列表
///
/// dropdown_nested - 级联下拉
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FieldType {
    /// `string`
    ///
    /// Single-line text · 单行文本
    SingleLine,
    /// `multiline`
    ///
    /// Multi-line text · 多行文本
    MultiLine,
    /// `dropdown`
    ///
    /// Dropdown list · 下拉列表
    Dropdown,
    /// `dropdown_nested`
    ///
    /// Nested dropdown list · 级联下拉
    NestedDropdown,
    /// A value that the page does not list.
    Other(String),
}

impl FieldType {
    /// The text that stands for it in JSON.
    pub fn as_str(&self) -> &str {
        match self {
            Self::SingleLine => "string",
            Self::MultiLine => "multiline",
            Self::Dropdown => "dropdown",
            Self::NestedDropdown => "dropdown_nested",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for FieldType {
    fn from(value: &str) -> Self {
        match value {
            "string" => Self::SingleLine,
            "multiline" => Self::MultiLine,
            "dropdown" => Self::Dropdown,
            "dropdown_nested" => Self::NestedDropdown,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl From<String> for FieldType {
    fn from(value: String) -> Self {
        match Self::from(value.as_str()) {
            Self::Other(_) => Self::Other(value),
            known => known,
        }
    }
}

impl std::fmt::Display for FieldType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for FieldType {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for FieldType {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <String as serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

/// Options of the dropdown field
///
/// 下拉字段的选项
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct DropdownOptionsInput {
    /// List of options · 选项列表
    pub children: Option<Vec<DropdownOptionInput>>,
}

impl DropdownOptionsInput {
    /// With no field set; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`children`](Self::children).
    pub fn children(mut self, children: Vec<DropdownOptionInput>) -> Self {
        self.children = Some(children);
        self
    }
}

impl serde::Serialize for DropdownOptionsInput {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).optional("children", &self.children).end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for DropdownOptionsInput {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            children: Option<Vec<DropdownOptionInput>>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["children"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.children, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self { children: fields.children })
    }
}

/// List of options
///
/// 选项列表
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct DropdownOptionInput {
    /// Option ID · 选项 ID
    pub tag: String,
    /// Display name · 展示名称
    pub display_name: String,
    /// Suboptions, of the same form; only for nested dropdown fields (at most three levels)
    ///
    /// 下级选项，形式同上；仅用于多级下拉字段（至多三级）
    pub children: Option<Vec<DropdownOptionInput>>,
}

impl DropdownOptionInput {
    /// With the required fields, in the order of the page.
    pub fn new(tag: impl Into<String>, display_name: impl Into<String>) -> Self {
        Self {
            tag: tag.into(),
            display_name: display_name.into(),
            children: None,
        }
    }
    /// Sets [`children`](Self::children).
    pub fn children(mut self, children: Vec<DropdownOptionInput>) -> Self {
        self.children = Some(children);
        self
    }
}

impl serde::Serialize for DropdownOptionInput {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("tag", &self.tag)
            .field("display_name", &self.display_name)
            .optional("children", &self.children)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for DropdownOptionInput {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            tag: Option<String>,
            display_name: Option<String>,
            children: Option<Vec<DropdownOptionInput>>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["tag", "display_name", "children"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.tag, map),
                    1 => runtime::value(&mut self.display_name, map),
                    2 => runtime::value(&mut self.children, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            tag: runtime::required(fields.tag, "tag")?,
            display_name: runtime::required(fields.display_name, "display_name")?,
            children: fields.children,
        })
    }
}

/// What [`CreateTicketCustomizedField`] answers.
///
/// The page documents no field of it.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct CreateTicketCustomizedFieldResponse {}

impl<'de> serde::Deserialize<'de> for CreateTicketCustomizedFieldResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::empty(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for CreateTicketCustomizedFieldResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).end()
    }
}

impl ::helpdesk_core::Response for CreateTicketCustomizedFieldResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`CreateTicketCustomizedField`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreateTicketCustomizedFieldErrorCode {
    /// `154000`, HTTP 400: Bad request, please check your request body
    ///
    /// The request is invalid; check its parameters · 请求不合法，请检查参数
    BadRequest,
    /// `154001`, HTTP 401: Unauthorized, please check you have the correct access
    ///
    /// Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant
    ///
    /// 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户
    Unauthorized,
    /// `154003`, HTTP 403: Please check you have the correct access
    ///
    /// Check that the app has been granted the right scopes · 检查是否申请正确权限
    AccessDenied,
    /// `155000`, HTTP 500: Internal error
    ///
    /// Internal error; contact the platform's support · 内部错误，请联系我们
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for CreateTicketCustomizedFieldErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
                154000,
                Some(400),
                "Bad request, please check your request body",
                "The request is invalid; check its parameters",
            )
            .with_original_advice("请求不合法，请检查参数"),
        ::helpdesk_core::DocumentedError::new(
                154001,
                Some(401),
                "Unauthorized, please check you have the correct access",
                "Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant",
            )
            .with_original_advice(
                "检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户",
            ),
        ::helpdesk_core::DocumentedError::new(
                154003,
                Some(403),
                "Please check you have the correct access",
                "Check that the app has been granted the right scopes",
            )
            .with_original_advice("检查是否申请正确权限"),
        ::helpdesk_core::DocumentedError::new(
                155000,
                Some(500),
                "Internal error",
                "Internal error; contact the platform's support",
            )
            .with_original_advice("内部错误，请联系我们"),
    ];
    fn from_code(code: i64) -> Self {
        match code {
            154000 => Self::BadRequest,
            154001 => Self::Unauthorized,
            154003 => Self::AccessDenied,
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::BadRequest => 154000,
            Self::Unauthorized => 154001,
            Self::AccessDenied => 154003,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
    }
}

/// Delete a ticket custom field
///
/// Deletes a ticket custom field.
///
/// Note:
/// With a user_access_token, the caller must be an administrator or the owner of the help desk.
///
/// 删除工单自定义字段
/// 删除一个工单自定义字段。
///
/// 注意事项：
/// 使用 user_access_token 调用时，操作者须为该服务台的管理员或所有者
///
/// - Request: `DELETE /open-apis/helpdesk/v1/ticket_customized_fields/:ticket_customized_field_id`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket_customized_field/delete), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket_customized_field/delete)
///
/// # Errors
///
/// [`DeleteTicketCustomizedFieldErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154000 | 400 | Bad request, please check your request body | The request is invalid; check its parameters |
/// | 154001 | 401 | Unauthorized, please check you have the correct access | Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant |
/// | 154003 | 403 | Please check you have the correct access | Check that the app has been granted the right scopes |
/// | 155000 | 500 | Internal error | Internal error; contact the platform's support |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::ticket_customized_field::DeleteTicketCustomizedField;
///
/// let request = DeleteTicketCustomizedField::new("6948728206392295444");
/// assert_eq!(DeleteTicketCustomizedField::METHOD.as_str(), "DELETE");
/// assert_eq!(DeleteTicketCustomizedField::PATH, "/open-apis/helpdesk/v1/ticket_customized_fields/:ticket_customized_field_id");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct DeleteTicketCustomizedField {
    /// ID of the ticket custom field · 工单自定义字段 ID
    ///
    /// Example: `"6948728206392295444"`
    pub ticket_customized_field_id: String,
}

impl DeleteTicketCustomizedField {
    /// With the required fields, in the order of the page.
    pub fn new(ticket_customized_field_id: impl Into<String>) -> Self {
        Self {
            ticket_customized_field_id: ticket_customized_field_id.into(),
        }
    }
}

impl ::helpdesk_core::Operation for DeleteTicketCustomizedField {
    const ID: &'static str = "helpdesk.v1.ticket_customized_field.delete";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Delete;
    const PATH: &'static str = "/open-apis/helpdesk/v1/ticket_customized_fields/:ticket_customized_field_id";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = DeleteTicketCustomizedFieldResponse;
    type ErrorCode = DeleteTicketCustomizedFieldErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters
            .push(
                "ticket_customized_field_id",
                self.ticket_customized_field_id.as_str(),
            );
    }
}

impl ::helpdesk_core::UserOperation for DeleteTicketCustomizedField {}

#[cfg(feature = "round-trip")]
impl serde::Serialize for DeleteTicketCustomizedField {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("ticket_customized_field_id", &self.ticket_customized_field_id)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for DeleteTicketCustomizedField {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            ticket_customized_field_id: Option<String>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["ticket_customized_field_id"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.ticket_customized_field_id, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            ticket_customized_field_id: runtime::required(
                fields.ticket_customized_field_id,
                "ticket_customized_field_id",
            )?,
        })
    }
}

/// What [`DeleteTicketCustomizedField`] answers.
///
/// The page documents no field of it.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct DeleteTicketCustomizedFieldResponse {}

impl<'de> serde::Deserialize<'de> for DeleteTicketCustomizedFieldResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::empty(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for DeleteTicketCustomizedFieldResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).end()
    }
}

impl ::helpdesk_core::Response for DeleteTicketCustomizedFieldResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`DeleteTicketCustomizedField`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeleteTicketCustomizedFieldErrorCode {
    /// `154000`, HTTP 400: Bad request, please check your request body
    ///
    /// The request is invalid; check its parameters · 请求不合法，请检查参数
    BadRequest,
    /// `154001`, HTTP 401: Unauthorized, please check you have the correct access
    ///
    /// Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant
    ///
    /// 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户
    Unauthorized,
    /// `154003`, HTTP 403: Please check you have the correct access
    ///
    /// Check that the app has been granted the right scopes · 检查是否申请正确权限
    AccessDenied,
    /// `155000`, HTTP 500: Internal error
    ///
    /// Internal error; contact the platform's support · 内部错误，请联系我们
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for DeleteTicketCustomizedFieldErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
                154000,
                Some(400),
                "Bad request, please check your request body",
                "The request is invalid; check its parameters",
            )
            .with_original_advice("请求不合法，请检查参数"),
        ::helpdesk_core::DocumentedError::new(
                154001,
                Some(401),
                "Unauthorized, please check you have the correct access",
                "Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant",
            )
            .with_original_advice(
                "检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户",
            ),
        ::helpdesk_core::DocumentedError::new(
                154003,
                Some(403),
                "Please check you have the correct access",
                "Check that the app has been granted the right scopes",
            )
            .with_original_advice("检查是否申请正确权限"),
        ::helpdesk_core::DocumentedError::new(
                155000,
                Some(500),
                "Internal error",
                "Internal error; contact the platform's support",
            )
            .with_original_advice("内部错误，请联系我们"),
    ];
    fn from_code(code: i64) -> Self {
        match code {
            154000 => Self::BadRequest,
            154001 => Self::Unauthorized,
            154003 => Self::AccessDenied,
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::BadRequest => 154000,
            Self::Unauthorized => 154001,
            Self::AccessDenied => 154003,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
    }
}

/// Get a ticket custom field
///
/// Returns the details of a ticket custom field.
///
/// 获取指定工单自定义字段
/// 查询指定工单自定义字段的详情。
///
/// - Request: `GET /open-apis/helpdesk/v1/ticket_customized_fields/:ticket_customized_field_id`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket_customized_field/get-ticket-customized-field), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket_customized_field/get-ticket-customized-field)
///
/// # Errors
///
/// [`GetTicketCustomizedFieldErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154000 | 400 | Bad request, please check your request body | The request is invalid; check its parameters |
/// | 154001 | 401 | Unauthorized, please check you have the correct access | Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant |
/// | 154003 | 403 | Please check you have the correct access | Check that the app has been granted the right scopes |
/// | 155000 | 500 | Internal error | Internal error; contact the platform's support |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::ticket_customized_field::GetTicketCustomizedField;
///
/// let request = GetTicketCustomizedField::new("6948728206392295444");
/// assert_eq!(GetTicketCustomizedField::METHOD.as_str(), "GET");
/// assert_eq!(GetTicketCustomizedField::PATH, "/open-apis/helpdesk/v1/ticket_customized_fields/:ticket_customized_field_id");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct GetTicketCustomizedField {
    /// ID of the ticket custom field · 工单自定义字段 ID
    ///
    /// Example: `"6948728206392295444"`
    pub ticket_customized_field_id: String,
}

impl GetTicketCustomizedField {
    /// With the required fields, in the order of the page.
    pub fn new(ticket_customized_field_id: impl Into<String>) -> Self {
        Self {
            ticket_customized_field_id: ticket_customized_field_id.into(),
        }
    }
}

impl ::helpdesk_core::Operation for GetTicketCustomizedField {
    const ID: &'static str = "helpdesk.v1.ticket_customized_field.get-ticket-customized-field";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Get;
    const PATH: &'static str = "/open-apis/helpdesk/v1/ticket_customized_fields/:ticket_customized_field_id";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    type Response = GetTicketCustomizedFieldResponse;
    type ErrorCode = GetTicketCustomizedFieldErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters
            .push(
                "ticket_customized_field_id",
                self.ticket_customized_field_id.as_str(),
            );
    }
}

impl ::helpdesk_core::AppOperation for GetTicketCustomizedField {}

#[cfg(feature = "round-trip")]
impl serde::Serialize for GetTicketCustomizedField {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("ticket_customized_field_id", &self.ticket_customized_field_id)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for GetTicketCustomizedField {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            ticket_customized_field_id: Option<String>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["ticket_customized_field_id"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.ticket_customized_field_id, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            ticket_customized_field_id: runtime::required(
                fields.ticket_customized_field_id,
                "ticket_customized_field_id",
            )?,
        })
    }
}

/// What [`GetTicketCustomizedField`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetTicketCustomizedFieldResponse {
    /// ID of the ticket custom field · 工单自定义字段 ID
    ///
    /// Always present.
    pub ticket_customized_field_id: Option<String>,
    /// Help desk ID · 服务台 ID
    pub helpdesk_id: Option<String>,
    /// Key · 键名
    ///
    /// Always present.
    pub key_name: Option<String>,
    /// Name · 名称
    ///
    /// Always present.
    pub display_name: Option<String>,
    /// Position of the field in the list of the admin console · 字段在管理后台列表中的位置
    ///
    /// Always present.
    pub position: Option<String>,
    /// Type · 类型
    ///
    /// Always present.
    pub field_type: Option<String>,
    /// Description · 描述
    ///
    /// Always present.
    pub description: Option<String>,
    /// Whether it is visible · 是否可见
    ///
    /// Always present.
    pub visible: Option<bool>,
    /// Whether it can be edited · 能否修改
    pub editable: Option<bool>,
    /// Whether it is required · 是否必填
    ///
    /// Always present.
    pub required: Option<bool>,
    /// Creation time · 创建时间
    pub created_at: Option<String>,
    /// Time of the last change · 最近更新时间
    pub updated_at: Option<String>,
    /// Creator · 创建者
    pub created_by: Option<TicketUser>,
    /// User who made the last change · 最近更新的用户
    pub updated_by: Option<TicketUser>,
    /// Options of the dropdown field · 下拉字段的选项
    pub dropdown_options: Option<DropdownOptions>,
    /// Whether several options can be selected; applies to dropdown fields only
    ///
    /// 能否多选，仅对 dropdown 类型的字段有效
    pub dropdown_allow_multiple: Option<bool>,
}

impl runtime::Record for GetTicketCustomizedFieldResponse {
    const KEYS: &'static [&'static str] = &[
        "ticket_customized_field_id",
        "helpdesk_id",
        "key_name",
        "display_name",
        "position",
        "field_type",
        "description",
        "visible",
        "editable",
        "required",
        "created_at",
        "updated_at",
        "created_by",
        "updated_by",
        "dropdown_options",
        "dropdown_allow_multiple",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.ticket_customized_field_id, map),
            1 => runtime::value(&mut self.helpdesk_id, map),
            2 => runtime::value(&mut self.key_name, map),
            3 => runtime::value(&mut self.display_name, map),
            4 => runtime::value(&mut self.position, map),
            5 => runtime::value(&mut self.field_type, map),
            6 => runtime::value(&mut self.description, map),
            7 => runtime::value(&mut self.visible, map),
            8 => runtime::value(&mut self.editable, map),
            9 => runtime::value(&mut self.required, map),
            10 => runtime::value(&mut self.created_at, map),
            11 => runtime::value(&mut self.updated_at, map),
            12 => runtime::value(&mut self.created_by, map),
            13 => runtime::value(&mut self.updated_by, map),
            14 => runtime::value(&mut self.dropdown_options, map),
            15 => runtime::value(&mut self.dropdown_allow_multiple, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for GetTicketCustomizedFieldResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for GetTicketCustomizedFieldResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("ticket_customized_field_id", &self.ticket_customized_field_id)
            .optional("helpdesk_id", &self.helpdesk_id)
            .optional("key_name", &self.key_name)
            .optional("display_name", &self.display_name)
            .optional("position", &self.position)
            .optional("field_type", &self.field_type)
            .optional("description", &self.description)
            .optional("visible", &self.visible)
            .optional("editable", &self.editable)
            .optional("required", &self.required)
            .optional("created_at", &self.created_at)
            .optional("updated_at", &self.updated_at)
            .optional("created_by", &self.created_by)
            .optional("updated_by", &self.updated_by)
            .optional("dropdown_options", &self.dropdown_options)
            .optional("dropdown_allow_multiple", &self.dropdown_allow_multiple)
            .end()
    }
}

impl ::helpdesk_core::Response for GetTicketCustomizedFieldResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
    }
}

/// Creator
///
/// 创建者
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct TicketUser {
    /// User ID · 用户 ID
    pub id: Option<String>,
    /// URL of the user's avatar · 用户头像 URL
    pub avatar_url: Option<String>,
    /// Name of the user · 用户名
    pub name: Option<String>,
    /// Email address of the user · 用户邮箱
    pub email: Option<String>,
    /// Department of the user · 所在部门
    pub department: Option<String>,
    /// City · 城市
    pub city: Option<String>,
    /// Country · 国家
    pub country: Option<String>,
}

impl runtime::Record for TicketUser {
    const KEYS: &'static [&'static str] = &[
        "id",
        "avatar_url",
        "name",
        "email",
        "department",
        "city",
        "country",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.id, map),
            1 => runtime::value(&mut self.avatar_url, map),
            2 => runtime::value(&mut self.name, map),
            3 => runtime::value(&mut self.email, map),
            4 => runtime::value(&mut self.department, map),
            5 => runtime::value(&mut self.city, map),
            6 => runtime::value(&mut self.country, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for TicketUser {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for TicketUser {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("id", &self.id)
            .optional("avatar_url", &self.avatar_url)
            .optional("name", &self.name)
            .optional("email", &self.email)
            .optional("department", &self.department)
            .optional("city", &self.city)
            .optional("country", &self.country)
            .end()
    }
}

/// Options of the dropdown field
///
/// 下拉字段的选项
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct DropdownOptions {
    /// List of options · 选项列表
    pub children: Vec<DropdownOption>,
}

impl runtime::Record for DropdownOptions {
    const KEYS: &'static [&'static str] = &["children"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::list(&mut self.children, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for DropdownOptions {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for DropdownOptions {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).field("children", &self.children).end()
    }
}

/// List of options
///
/// 选项列表
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct DropdownOption {
    /// Option ID · 选项 ID
    pub tag: Option<String>,
    /// Display name · 展示名称
    pub display_name: Option<String>,
    /// Suboptions, of the same form; only for nested dropdown fields (at most three levels)
    ///
    /// 下级选项，形式同上；仅用于多级下拉字段（至多三级）
    pub children: Vec<DropdownOption>,
}

impl runtime::Record for DropdownOption {
    const KEYS: &'static [&'static str] = &["tag", "display_name", "children"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.tag, map),
            1 => runtime::value(&mut self.display_name, map),
            2 => runtime::list(&mut self.children, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for DropdownOption {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for DropdownOption {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("tag", &self.tag)
            .optional("display_name", &self.display_name)
            .field("children", &self.children)
            .end()
    }
}

/// The error codes of [`GetTicketCustomizedField`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GetTicketCustomizedFieldErrorCode {
    /// `154000`, HTTP 400: Bad request, please check your request body
    ///
    /// The request is invalid; check its parameters · 请求不合法，请检查参数
    BadRequest,
    /// `154001`, HTTP 401: Unauthorized, please check you have the correct access
    ///
    /// Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant
    ///
    /// 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户
    Unauthorized,
    /// `154003`, HTTP 403: Please check you have the correct access
    ///
    /// Check that the app has been granted the right scopes · 检查是否申请正确权限
    AccessDenied,
    /// `155000`, HTTP 500: Internal error
    ///
    /// Internal error; contact the platform's support · 内部错误，请联系我们
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for GetTicketCustomizedFieldErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
                154000,
                Some(400),
                "Bad request, please check your request body",
                "The request is invalid; check its parameters",
            )
            .with_original_advice("请求不合法，请检查参数"),
        ::helpdesk_core::DocumentedError::new(
                154001,
                Some(401),
                "Unauthorized, please check you have the correct access",
                "Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant",
            )
            .with_original_advice(
                "检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户",
            ),
        ::helpdesk_core::DocumentedError::new(
                154003,
                Some(403),
                "Please check you have the correct access",
                "Check that the app has been granted the right scopes",
            )
            .with_original_advice("检查是否申请正确权限"),
        ::helpdesk_core::DocumentedError::new(
                155000,
                Some(500),
                "Internal error",
                "Internal error; contact the platform's support",
            )
            .with_original_advice("内部错误，请联系我们"),
    ];
    fn from_code(code: i64) -> Self {
        match code {
            154000 => Self::BadRequest,
            154001 => Self::Unauthorized,
            154003 => Self::AccessDenied,
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::BadRequest => 154000,
            Self::Unauthorized => 154001,
            Self::AccessDenied => 154003,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
    }
}

/// List ticket custom fields
///
/// Returns all ticket custom fields.
///
/// 获取全部工单自定义字段
/// 查询所有的工单自定义字段。
///
/// - Request: `GET /open-apis/helpdesk/v1/ticket_customized_fields`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket_customized_field/list-ticket-customized-fields), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket_customized_field/list-ticket-customized-fields)
///
/// # Errors
///
/// [`ListTicketCustomizedFieldsErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154000 | 400 | Bad request, please check your request body | The request is invalid; check its parameters |
/// | 154001 | 401 | Unauthorized, please check you have the correct access | Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant |
/// | 154003 | 403 | Please check you have the correct access | Check that the app has been granted the right scopes |
/// | 155000 | 500 | Internal error | Internal error; contact the platform's support |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::ticket_customized_field::ListTicketCustomizedFields;
///
/// let request = ListTicketCustomizedFields::new().page_token("6948728206392295444");
/// assert_eq!(ListTicketCustomizedFields::METHOD.as_str(), "GET");
/// assert_eq!(ListTicketCustomizedFields::PATH, "/open-apis/helpdesk/v1/ticket_customized_fields");
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct ListTicketCustomizedFields {
    /// Page token. Leave it empty in the first request to start at the first page; if there are more results, the response has a new page_token, which the next request passes to continue
    ///
    /// 分页标记。首次请求留空，从第一页取起；若还有更多结果，响应会附带新的 page_token，下次请求填入即可续取
    ///
    /// Example: `"6948728206392295444"`
    pub page_token: Option<String>,
    /// Number of items on a page · 每页条数
    ///
    /// Example: `10`
    ///
    /// Range: at most 100
    pub page_size: Option<i64>,
    /// Whether it is visible · 是否可见
    ///
    /// Example: `true`
    pub visible: Option<bool>,
}

impl ListTicketCustomizedFields {
    /// With no field set; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`page_token`](Self::page_token).
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.page_token = Some(page_token.into());
        self
    }
    /// Sets [`page_size`](Self::page_size).
    pub fn page_size(mut self, page_size: i64) -> Self {
        self.page_size = Some(page_size);
        self
    }
    /// Sets [`visible`](Self::visible).
    pub fn visible(mut self, visible: bool) -> Self {
        self.visible = Some(visible);
        self
    }
}

impl ::helpdesk_core::Operation for ListTicketCustomizedFields {
    const ID: &'static str = "helpdesk.v1.ticket_customized_field.list-ticket-customized-fields";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Get;
    const PATH: &'static str = "/open-apis/helpdesk/v1/ticket_customized_fields";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    type Response = ListTicketCustomizedFieldsResponse;
    type ErrorCode = ListTicketCustomizedFieldsErrorCode;
    #[inline]
    fn query<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        if let Some(value) = &self.page_token {
            parameters.push("page_token", value.as_str());
        }
        if let Some(value) = &self.page_size {
            parameters.push("page_size", value.to_string());
        }
    }
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::AppOperation for ListTicketCustomizedFields {}

impl ::helpdesk_core::Listing for ListTicketCustomizedFields {
    type Item = TicketCustomizedField;
    fn items(response: Self::Response) -> Vec<Self::Item> {
        response.items
    }
    #[inline]
    fn next_page(&self, response: &Self::Response) -> ::helpdesk_core::NextPage<Self> {
        runtime::page_by_token(
            response.has_more,
            response.next_page_token.as_deref(),
            |page| Self {
                page_token: Some(page),
                ..self.clone()
            },
        )
    }
}

impl runtime::WriteBody for ListTicketCustomizedFields {
    fn write_body<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).optional("visible", &self.visible).end()
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for ListTicketCustomizedFields {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("page_token", &self.page_token)
            .optional("page_size", &self.page_size)
            .optional("visible", &self.visible)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for ListTicketCustomizedFields {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            page_token: Option<String>,
            page_size: Option<i64>,
            visible: Option<bool>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &[
                "page_token",
                "page_size",
                "visible",
            ];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.page_token, map),
                    1 => runtime::value(&mut self.page_size, map),
                    2 => runtime::value(&mut self.visible, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            page_token: fields.page_token,
            page_size: fields.page_size,
            visible: fields.visible,
        })
    }
}

/// What [`ListTicketCustomizedFields`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListTicketCustomizedFieldsResponse {
    /// Whether there are more results · 后面是否还有数据
    pub has_more: Option<bool>,
    /// Page token of the next page · 下一页的分页标记
    pub next_page_token: Option<String>,
    /// All ticket custom fields · 所有工单自定义字段
    pub items: Vec<TicketCustomizedField>,
}

impl runtime::Record for ListTicketCustomizedFieldsResponse {
    const KEYS: &'static [&'static str] = &["has_more", "next_page_token", "items"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.has_more, map),
            1 => runtime::value(&mut self.next_page_token, map),
            2 => runtime::list(&mut self.items, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for ListTicketCustomizedFieldsResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for ListTicketCustomizedFieldsResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("has_more", &self.has_more)
            .optional("next_page_token", &self.next_page_token)
            .field("items", &self.items)
            .end()
    }
}

impl ::helpdesk_core::Response for ListTicketCustomizedFieldsResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
    }
}

/// All ticket custom fields
///
/// 所有工单自定义字段
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct TicketCustomizedField {
    /// ID of the ticket custom field · 工单自定义字段 ID
    ///
    /// Always present.
    pub ticket_customized_field_id: Option<String>,
    /// Help desk ID · 服务台 ID
    pub helpdesk_id: Option<String>,
    /// Key · 键名
    ///
    /// Always present.
    pub key_name: Option<String>,
    /// Name · 名称
    ///
    /// Always present.
    pub display_name: Option<String>,
    /// Position of the field in the list of the admin console · 字段在管理后台列表中的位置
    ///
    /// Always present.
    pub position: Option<String>,
    /// Type · 类型
    ///
    /// Always present.
    pub field_type: Option<String>,
    /// Description · 描述
    ///
    /// Always present.
    pub description: Option<String>,
    /// Whether it is visible · 是否可见
    ///
    /// Always present.
    pub visible: Option<bool>,
    /// Whether it can be edited · 能否修改
    pub editable: Option<bool>,
    /// Whether it is required · 是否必填
    ///
    /// Always present.
    pub required: Option<bool>,
    /// Creation time · 创建时间
    pub created_at: Option<String>,
    /// Time of the last change · 最近更新时间
    pub updated_at: Option<String>,
    /// Creator · 创建者
    pub created_by: Option<TicketUser>,
    /// User who made the last change · 最近更新的用户
    pub updated_by: Option<TicketUser>,
    /// Options of the dropdown field · 下拉字段的选项
    pub dropdown_options: Option<DropdownOptions>,
    /// Whether several options can be selected; applies to dropdown fields only
    ///
    /// 能否多选，仅对 dropdown 类型的字段有效
    pub dropdown_allow_multiple: Option<bool>,
}

impl runtime::Record for TicketCustomizedField {
    const KEYS: &'static [&'static str] = &[
        "ticket_customized_field_id",
        "helpdesk_id",
        "key_name",
        "display_name",
        "position",
        "field_type",
        "description",
        "visible",
        "editable",
        "required",
        "created_at",
        "updated_at",
        "created_by",
        "updated_by",
        "dropdown_options",
        "dropdown_allow_multiple",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.ticket_customized_field_id, map),
            1 => runtime::value(&mut self.helpdesk_id, map),
            2 => runtime::value(&mut self.key_name, map),
            3 => runtime::value(&mut self.display_name, map),
            4 => runtime::value(&mut self.position, map),
            5 => runtime::value(&mut self.field_type, map),
            6 => runtime::value(&mut self.description, map),
            7 => runtime::value(&mut self.visible, map),
            8 => runtime::value(&mut self.editable, map),
            9 => runtime::value(&mut self.required, map),
            10 => runtime::value(&mut self.created_at, map),
            11 => runtime::value(&mut self.updated_at, map),
            12 => runtime::value(&mut self.created_by, map),
            13 => runtime::value(&mut self.updated_by, map),
            14 => runtime::value(&mut self.dropdown_options, map),
            15 => runtime::value(&mut self.dropdown_allow_multiple, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for TicketCustomizedField {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for TicketCustomizedField {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("ticket_customized_field_id", &self.ticket_customized_field_id)
            .optional("helpdesk_id", &self.helpdesk_id)
            .optional("key_name", &self.key_name)
            .optional("display_name", &self.display_name)
            .optional("position", &self.position)
            .optional("field_type", &self.field_type)
            .optional("description", &self.description)
            .optional("visible", &self.visible)
            .optional("editable", &self.editable)
            .optional("required", &self.required)
            .optional("created_at", &self.created_at)
            .optional("updated_at", &self.updated_at)
            .optional("created_by", &self.created_by)
            .optional("updated_by", &self.updated_by)
            .optional("dropdown_options", &self.dropdown_options)
            .optional("dropdown_allow_multiple", &self.dropdown_allow_multiple)
            .end()
    }
}

/// The error codes of [`ListTicketCustomizedFields`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ListTicketCustomizedFieldsErrorCode {
    /// `154000`, HTTP 400: Bad request, please check your request body
    ///
    /// The request is invalid; check its parameters · 请求不合法，请检查参数
    BadRequest,
    /// `154001`, HTTP 401: Unauthorized, please check you have the correct access
    ///
    /// Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant
    ///
    /// 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户
    Unauthorized,
    /// `154003`, HTTP 403: Please check you have the correct access
    ///
    /// Check that the app has been granted the right scopes · 检查是否申请正确权限
    AccessDenied,
    /// `155000`, HTTP 500: Internal error
    ///
    /// Internal error; contact the platform's support · 内部错误，请联系我们
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for ListTicketCustomizedFieldsErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
                154000,
                Some(400),
                "Bad request, please check your request body",
                "The request is invalid; check its parameters",
            )
            .with_original_advice("请求不合法，请检查参数"),
        ::helpdesk_core::DocumentedError::new(
                154001,
                Some(401),
                "Unauthorized, please check you have the correct access",
                "Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant",
            )
            .with_original_advice(
                "检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户",
            ),
        ::helpdesk_core::DocumentedError::new(
                154003,
                Some(403),
                "Please check you have the correct access",
                "Check that the app has been granted the right scopes",
            )
            .with_original_advice("检查是否申请正确权限"),
        ::helpdesk_core::DocumentedError::new(
                155000,
                Some(500),
                "Internal error",
                "Internal error; contact the platform's support",
            )
            .with_original_advice("内部错误，请联系我们"),
    ];
    fn from_code(code: i64) -> Self {
        match code {
            154000 => Self::BadRequest,
            154001 => Self::Unauthorized,
            154003 => Self::AccessDenied,
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::BadRequest => 154000,
            Self::Unauthorized => 154001,
            Self::AccessDenied => 154003,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
    }
}

/// Update a ticket custom field
///
/// Changes a ticket custom field.
///
/// Note:
/// With a user_access_token, the caller must be an administrator or the owner of the help desk.
///
/// 更新工单自定义字段
/// 修改一个工单自定义字段。
///
/// 注意事项：
/// 使用 user_access_token 调用时，操作者须为该服务台的管理员或所有者
///
/// - Request: `PATCH /open-apis/helpdesk/v1/ticket_customized_fields/:ticket_customized_field_id`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket_customized_field/update-ticket-customized-field), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket_customized_field/update-ticket-customized-field)
///
/// # Errors
///
/// [`UpdateTicketCustomizedFieldErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154000 | 400 | Bad request, please check your request body | The request is invalid; check its parameters |
/// | 154001 | 401 | Unauthorized, please check you have the correct access | Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant |
/// | 154003 | 403 | Please check you have the correct access | Check that the app has been granted the right scopes |
/// | 155000 | 500 | Internal error | Internal error; contact the platform's support |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::ticket_customized_field::UpdateTicketCustomizedField;
///
/// let request = UpdateTicketCustomizedField::new("6948728206392295444").display_name("test dropdown");
/// assert_eq!(UpdateTicketCustomizedField::METHOD.as_str(), "PATCH");
/// assert_eq!(UpdateTicketCustomizedField::PATH, "/open-apis/helpdesk/v1/ticket_customized_fields/:ticket_customized_field_id");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct UpdateTicketCustomizedField {
    /// ID of the ticket custom field · 工单自定义字段 ID
    ///
    /// Example: `"6948728206392295444"`
    pub ticket_customized_field_id: String,
    /// Name · 名称
    ///
    /// Example: `"test dropdown"`
    pub display_name: Option<String>,
    /// Position of the field in the list of the admin console · 字段在管理后台列表中的位置
    ///
    /// Example: `"3"`
    pub position: Option<String>,
    /// Description · 描述
    ///
    /// Example: `"下拉示例"`
    pub description: Option<String>,
    /// Whether it is visible · 是否可见
    ///
    /// Example: `true`
    pub visible: Option<bool>,
    /// Whether it is required · 是否必填
    ///
    /// Example: `false`
    pub required: Option<bool>,
    /// Options of the dropdown field · 下拉字段的选项
    pub dropdown_options: Option<DropdownOptionsInput>,
}

impl UpdateTicketCustomizedField {
    /// With the required fields, in the order of the page.
    pub fn new(ticket_customized_field_id: impl Into<String>) -> Self {
        Self {
            ticket_customized_field_id: ticket_customized_field_id.into(),
            display_name: None,
            position: None,
            description: None,
            visible: None,
            required: None,
            dropdown_options: None,
        }
    }
    /// Sets [`display_name`](Self::display_name).
    pub fn display_name(mut self, display_name: impl Into<String>) -> Self {
        self.display_name = Some(display_name.into());
        self
    }
    /// Sets [`position`](Self::position).
    pub fn position(mut self, position: impl Into<String>) -> Self {
        self.position = Some(position.into());
        self
    }
    /// Sets [`description`](Self::description).
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }
    /// Sets [`visible`](Self::visible).
    pub fn visible(mut self, visible: bool) -> Self {
        self.visible = Some(visible);
        self
    }
    /// Sets [`required`](Self::required).
    pub fn required(mut self, required: bool) -> Self {
        self.required = Some(required);
        self
    }
    /// Sets [`dropdown_options`](Self::dropdown_options).
    pub fn dropdown_options(mut self, dropdown_options: DropdownOptionsInput) -> Self {
        self.dropdown_options = Some(dropdown_options);
        self
    }
}

impl ::helpdesk_core::Operation for UpdateTicketCustomizedField {
    const ID: &'static str = "helpdesk.v1.ticket_customized_field.update-ticket-customized-field";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Patch;
    const PATH: &'static str = "/open-apis/helpdesk/v1/ticket_customized_fields/:ticket_customized_field_id";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    type Response = UpdateTicketCustomizedFieldResponse;
    type ErrorCode = UpdateTicketCustomizedFieldErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters
            .push(
                "ticket_customized_field_id",
                self.ticket_customized_field_id.as_str(),
            );
    }
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::UserOperation for UpdateTicketCustomizedField {}

impl runtime::WriteBody for UpdateTicketCustomizedField {
    fn write_body<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("display_name", &self.display_name)
            .optional("position", &self.position)
            .optional("description", &self.description)
            .optional("visible", &self.visible)
            .optional("required", &self.required)
            .optional("dropdown_options", &self.dropdown_options)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for UpdateTicketCustomizedField {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("ticket_customized_field_id", &self.ticket_customized_field_id)
            .optional("display_name", &self.display_name)
            .optional("position", &self.position)
            .optional("description", &self.description)
            .optional("visible", &self.visible)
            .optional("required", &self.required)
            .optional("dropdown_options", &self.dropdown_options)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for UpdateTicketCustomizedField {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            ticket_customized_field_id: Option<String>,
            display_name: Option<String>,
            position: Option<String>,
            description: Option<String>,
            visible: Option<bool>,
            required: Option<bool>,
            dropdown_options: Option<DropdownOptionsInput>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &[
                "ticket_customized_field_id",
                "display_name",
                "position",
                "description",
                "visible",
                "required",
                "dropdown_options",
            ];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.ticket_customized_field_id, map),
                    1 => runtime::value(&mut self.display_name, map),
                    2 => runtime::value(&mut self.position, map),
                    3 => runtime::value(&mut self.description, map),
                    4 => runtime::value(&mut self.visible, map),
                    5 => runtime::value(&mut self.required, map),
                    6 => runtime::value(&mut self.dropdown_options, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            ticket_customized_field_id: runtime::required(
                fields.ticket_customized_field_id,
                "ticket_customized_field_id",
            )?,
            display_name: fields.display_name,
            position: fields.position,
            description: fields.description,
            visible: fields.visible,
            required: fields.required,
            dropdown_options: fields.dropdown_options,
        })
    }
}

/// What [`UpdateTicketCustomizedField`] answers.
///
/// The page documents no field of it.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct UpdateTicketCustomizedFieldResponse {}

impl<'de> serde::Deserialize<'de> for UpdateTicketCustomizedFieldResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::empty(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for UpdateTicketCustomizedFieldResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).end()
    }
}

impl ::helpdesk_core::Response for UpdateTicketCustomizedFieldResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`UpdateTicketCustomizedField`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UpdateTicketCustomizedFieldErrorCode {
    /// `154000`, HTTP 400: Bad request, please check your request body
    ///
    /// The request is invalid; check its parameters · 请求不合法，请检查参数
    BadRequest,
    /// `154001`, HTTP 401: Unauthorized, please check you have the correct access
    ///
    /// Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant
    ///
    /// 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户
    Unauthorized,
    /// `154003`, HTTP 403: Please check you have the correct access
    ///
    /// Check that the app has been granted the right scopes · 检查是否申请正确权限
    AccessDenied,
    /// `155000`, HTTP 500: Internal error
    ///
    /// Internal error; contact the platform's support · 内部错误，请联系我们
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for UpdateTicketCustomizedFieldErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
                154000,
                Some(400),
                "Bad request, please check your request body",
                "The request is invalid; check its parameters",
            )
            .with_original_advice("请求不合法，请检查参数"),
        ::helpdesk_core::DocumentedError::new(
                154001,
                Some(401),
                "Unauthorized, please check you have the correct access",
                "Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant",
            )
            .with_original_advice(
                "检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户",
            ),
        ::helpdesk_core::DocumentedError::new(
                154003,
                Some(403),
                "Please check you have the correct access",
                "Check that the app has been granted the right scopes",
            )
            .with_original_advice("检查是否申请正确权限"),
        ::helpdesk_core::DocumentedError::new(
                155000,
                Some(500),
                "Internal error",
                "Internal error; contact the platform's support",
            )
            .with_original_advice("内部错误，请联系我们"),
    ];
    fn from_code(code: i64) -> Self {
        match code {
            154000 => Self::BadRequest,
            154001 => Self::Unauthorized,
            154003 => Self::AccessDenied,
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::BadRequest => 154000,
            Self::Unauthorized => 154001,
            Self::AccessDenied => 154003,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
    }
}
