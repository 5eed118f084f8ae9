use ::helpdesk_core::runtime::{self, serde_json};

pub use super::common::{
    DropdownOption, DropdownOptions, FieldType, TicketCustomizedField, TicketUser,
};

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
/// # Examples
///
/// ```
/// use helpdesk_types::ticket_customized_field::{
///     CreateTicketCustomizedField, DropdownOptionInput, DropdownOptionsInput, FieldType,
/// };
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
/// .helpdesk_id("1542164574896126")
/// .dropdown_options(
///     DropdownOptionsInput::new()
///         .children([
///             DropdownOptionInput::new("a2ac322d-8d8c-432e-9631-17c4acaddbf7", "a"),
///             DropdownOptionInput::new("67068d18-20c9-412e-afc0-714d0e8fac29", "b"),
///             DropdownOptionInput::new("d135b9f3-f260-49e6-bb7b-32e334a99caf", "c"),
///         ]),
/// )
/// .dropdown_allow_multiple(true);
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
    /// Creates a value with the required fields, in the order of the page.
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
    /// Help desk ID (optional; if set, it must be the help desk ID in the request header).
    pub fn helpdesk_id(mut self, helpdesk_id: impl Into<String>) -> Self {
        self.helpdesk_id = Some(helpdesk_id.into());
        self
    }
    /// Options of the dropdown field · 下拉字段的选项
    pub fn dropdown_options(
        mut self,
        dropdown_options: impl Into<DropdownOptionsInput>,
    ) -> Self {
        self.dropdown_options = Some(dropdown_options.into());
        self
    }
    /// Whether several options can be selected; applies to dropdown fields only
    pub fn dropdown_allow_multiple(mut self, dropdown_allow_multiple: bool) -> Self {
        self.dropdown_allow_multiple = Some(dropdown_allow_multiple);
        self
    }
    /// Whether it can be changed · 是否可修改
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

runtime::body! {
    CreateTicketCustomizedField {
        "helpdesk_id" => optional helpdesk_id,
        "key_name" => required key_name,
        "display_name" => required display_name,
        "position" => required position,
        "field_type" => required field_type,
        "description" => required description,
        "visible" => required visible,
        "required" => required required,
        "dropdown_options" => optional dropdown_options,
        "dropdown_allow_multiple" => optional dropdown_allow_multiple,
        "editable" => optional editable,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    CreateTicketCustomizedField {
        "helpdesk_id" => optional helpdesk_id,
        "key_name" => required key_name,
        "display_name" => required display_name,
        "position" => required position,
        "field_type" => required field_type,
        "description" => required description,
        "visible" => required visible,
        "required" => required required,
        "dropdown_options" => optional dropdown_options,
        "dropdown_allow_multiple" => optional dropdown_allow_multiple,
        "editable" => optional editable,
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
    /// Creates a value without any field; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// List of options · 选项列表
    pub fn children(
        mut self,
        children: impl IntoIterator<Item = impl Into<DropdownOptionInput>>,
    ) -> Self {
        self.children = Some(children.into_iter().map(Into::into).collect());
        self
    }
}

runtime::object! {
    DropdownOptionsInput {
        "children" => optional children,
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
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(tag: impl Into<String>, display_name: impl Into<String>) -> Self {
        Self {
            tag: tag.into(),
            display_name: display_name.into(),
            children: None,
        }
    }
    /// Suboptions, of the same form; only for nested dropdown fields (at most three levels)
    pub fn children(
        mut self,
        children: impl IntoIterator<Item = impl Into<DropdownOptionInput>>,
    ) -> Self {
        self.children = Some(children.into_iter().map(Into::into).collect());
        self
    }
}

runtime::object! {
    DropdownOptionInput {
        "tag" => required tag,
        "display_name" => required display_name,
        "children" => optional children,
    }
}

/// The response of [`CreateTicketCustomizedField`].
///
/// The page documents no fields.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct CreateTicketCustomizedFieldResponse {}

runtime::record! {
    CreateTicketCustomizedFieldResponse {}
}

impl ::helpdesk_core::Response for CreateTicketCustomizedFieldResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`CreateTicketCustomizedField`].
pub type CreateTicketCustomizedFieldErrorCode = super::category::DeleteCategoryErrorCode;

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
/// # Examples
///
/// ```
/// use helpdesk_types::ticket_customized_field::DeleteTicketCustomizedField;
///
/// let request = DeleteTicketCustomizedField::new("6948728206392295444");
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
    /// Creates a value with the required fields, in the order of the page.
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

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    DeleteTicketCustomizedField {
        "ticket_customized_field_id" => required ticket_customized_field_id,
    }
}

/// The response of [`DeleteTicketCustomizedField`].
///
/// The page documents no fields.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct DeleteTicketCustomizedFieldResponse {}

runtime::record! {
    DeleteTicketCustomizedFieldResponse {}
}

impl ::helpdesk_core::Response for DeleteTicketCustomizedFieldResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`DeleteTicketCustomizedField`].
pub type DeleteTicketCustomizedFieldErrorCode = super::category::DeleteCategoryErrorCode;

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
/// # Examples
///
/// ```
/// use helpdesk_types::ticket_customized_field::GetTicketCustomizedField;
///
/// let request = GetTicketCustomizedField::new("6948728206392295444");
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
    /// Creates a value with the required fields, in the order of the page.
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

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    GetTicketCustomizedField {
        "ticket_customized_field_id" => required ticket_customized_field_id,
    }
}

/// The response of [`GetTicketCustomizedField`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetTicketCustomizedFieldResponse {
    /// ID of the ticket custom field · 工单自定义字段 ID
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"6834320707288072194"`
    pub ticket_customized_field_id: Option<String>,
    /// Help desk ID · 服务台 ID
    ///
    /// Example: `"1542164574896126"`
    pub helpdesk_id: Option<String>,
    /// Key · 键名
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"test dropdown"`
    pub key_name: Option<String>,
    /// Name · 名称
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"test dropdown"`
    pub display_name: Option<String>,
    /// Position of the field in the list of the admin console · 字段在管理后台列表中的位置
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"3"`
    pub position: Option<String>,
    /// Type · 类型
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"dropdown"`
    pub field_type: Option<FieldType>,
    /// Description · 描述
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"下拉示例"`
    pub description: Option<String>,
    /// Whether it is visible · 是否可见
    ///
    /// Always present according to the page; `None` if a response lacks it.
    pub visible: Option<bool>,
    /// Whether it can be edited · 能否修改
    pub editable: Option<bool>,
    /// Whether it is required · 是否必填
    ///
    /// Always present according to the page; `None` if a response lacks it.
    pub required: Option<bool>,
    /// Creation time · 创建时间
    ///
    /// In JSON: milliseconds since 1970, as text.
    ///
    /// Example: `"1591239289000"`
    pub created_at: Option<::helpdesk_core::Timestamp>,
    /// Time of the last change · 最近更新时间
    ///
    /// In JSON: milliseconds since 1970, as text.
    ///
    /// Example: `"1591239289000"`
    pub updated_at: Option<::helpdesk_core::Timestamp>,
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

runtime::record! {
    GetTicketCustomizedFieldResponse {
        0 "ticket_customized_field_id" => optional ticket_customized_field_id : Option < String >,
        1 "helpdesk_id" => optional helpdesk_id : Option < String >,
        2 "key_name" => optional key_name : Option < String >,
        3 "display_name" => optional display_name : Option < String >,
        4 "position" => optional position : Option < String >,
        5 "field_type" => optional field_type : Option < FieldType >,
        6 "description" => optional description : Option < String >,
        7 "visible" => optional visible : Option < bool >,
        8 "editable" => optional editable : Option < bool >,
        9 "required" => optional required : Option < bool >,
        10 "created_at" => time {}
        created_at : Option <:: helpdesk_core :: Timestamp >,
        11 "updated_at" => time {}
        updated_at : Option <:: helpdesk_core :: Timestamp >,
        12 "created_by" => optional created_by : Option < TicketUser >,
        13 "updated_by" => optional updated_by : Option < TicketUser >,
        14 "dropdown_options" => optional dropdown_options : Option < DropdownOptions >,
        15 "dropdown_allow_multiple" => optional dropdown_allow_multiple : Option < bool >,
    }
}

impl ::helpdesk_core::Response for GetTicketCustomizedFieldResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.documented_data()
    }
}

/// The error codes of [`GetTicketCustomizedField`].
pub type GetTicketCustomizedFieldErrorCode = super::category::DeleteCategoryErrorCode;

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
/// # Examples
///
/// ```
/// use helpdesk_types::ticket_customized_field::ListTicketCustomizedFields;
///
/// let request = ListTicketCustomizedFields::new().page_size(10).visible(true);
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
    /// Creates a value without any field; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Page token. Leave it empty in the first request to start at the first page; if there are more results, the response has a new page_token, which the next request passes to continue
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.page_token = Some(page_token.into());
        self
    }
    /// Number of items on a page · 每页条数
    pub fn page_size(mut self, page_size: i64) -> Self {
        self.page_size = Some(page_size);
        self
    }
    /// Whether it is visible · 是否可见
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

runtime::body! {
    ListTicketCustomizedFields {
        "visible" => optional visible,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    ListTicketCustomizedFields {
        "page_token" => optional page_token,
        "page_size" => optional page_size,
        "visible" => optional visible,
    }
}

/// The response of [`ListTicketCustomizedFields`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListTicketCustomizedFieldsResponse {
    /// Whether there are more results · 后面是否还有数据
    pub has_more: Option<bool>,
    /// Page token of the next page · 下一页的分页标记
    ///
    /// Example: `"6948728206392295444"`
    pub next_page_token: Option<String>,
    /// All ticket custom fields · 所有工单自定义字段
    pub items: Vec<TicketCustomizedField>,
}

runtime::record! {
    ListTicketCustomizedFieldsResponse {
        0 "has_more" => optional has_more : Option < bool >,
        1 "next_page_token" => optional next_page_token : Option < String >,
        2 "items" => list items : Vec < TicketCustomizedField >,
    }
}

impl ::helpdesk_core::Response for ListTicketCustomizedFieldsResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.listed_data(
            "items",
            |all: &mut Self, more| runtime::append(&mut all.items, more.items),
        )
    }
}

/// The error codes of [`ListTicketCustomizedFields`].
pub type ListTicketCustomizedFieldsErrorCode = super::category::DeleteCategoryErrorCode;

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
/// # Examples
///
/// ```
/// use helpdesk_types::ticket_customized_field::UpdateTicketCustomizedField;
///
/// let request = UpdateTicketCustomizedField::new("6948728206392295444")
///     .display_name("test dropdown")
///     .position("3")
///     .description("下拉示例")
///     .visible(true)
///     .required(false);
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
    /// Creates a value with the required fields, in the order of the page.
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
    /// Name · 名称
    pub fn display_name(mut self, display_name: impl Into<String>) -> Self {
        self.display_name = Some(display_name.into());
        self
    }
    /// Position of the field in the list of the admin console · 字段在管理后台列表中的位置
    pub fn position(mut self, position: impl Into<String>) -> Self {
        self.position = Some(position.into());
        self
    }
    /// Description · 描述
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }
    /// Whether it is visible · 是否可见
    pub fn visible(mut self, visible: bool) -> Self {
        self.visible = Some(visible);
        self
    }
    /// Whether it is required · 是否必填
    pub fn required(mut self, required: bool) -> Self {
        self.required = Some(required);
        self
    }
    /// Options of the dropdown field · 下拉字段的选项
    pub fn dropdown_options(
        mut self,
        dropdown_options: impl Into<DropdownOptionsInput>,
    ) -> Self {
        self.dropdown_options = Some(dropdown_options.into());
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

runtime::body! {
    UpdateTicketCustomizedField {
        "display_name" => optional display_name,
        "position" => optional position,
        "description" => optional description,
        "visible" => optional visible,
        "required" => optional required,
        "dropdown_options" => optional dropdown_options,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    UpdateTicketCustomizedField {
        "ticket_customized_field_id" => required ticket_customized_field_id,
        "display_name" => optional display_name,
        "position" => optional position,
        "description" => optional description,
        "visible" => optional visible,
        "required" => optional required,
        "dropdown_options" => optional dropdown_options,
    }
}

/// The response of [`UpdateTicketCustomizedField`].
///
/// The page documents no fields.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct UpdateTicketCustomizedFieldResponse {}

runtime::record! {
    UpdateTicketCustomizedFieldResponse {}
}

impl ::helpdesk_core::Response for UpdateTicketCustomizedFieldResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`UpdateTicketCustomizedField`].
pub type UpdateTicketCustomizedFieldErrorCode = super::category::DeleteCategoryErrorCode;
