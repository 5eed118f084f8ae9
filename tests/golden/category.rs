use ::helpdesk_core::runtime::{self, serde_json};

pub use super::common::Category;

/// Create a knowledge base category
///
/// Creates a category of the knowledge base.
///
/// Note:
/// With a user_access_token, the caller must be an agent, an administrator or the owner of the help desk.
///
/// 创建知识库分类
/// 新建一个知识库分类。
///
/// 注意事项：
/// 使用 user_access_token 调用时，操作者须为该服务台的客服、管理员或所有者
///
/// - Request: `POST /open-apis/helpdesk/v1/categories`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/category/create), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/category/create)
///
/// # Errors
///
/// [`CreateCategoryErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::category::CreateCategory;
///
/// let request = CreateCategory::new("创建团队和邀请成员", "0").language("zh_cn");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct CreateCategory {
    /// Name · 名称
    ///
    /// Example: `"创建团队和邀请成员"`
    pub name: String,
    /// ID of the parent category · 上级知识库分类 ID
    ///
    /// Example: `"0"`
    pub parent_id: String,
    /// Language · 语言
    ///
    /// Example: `"zh_cn"`
    pub language: Option<String>,
}

impl CreateCategory {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(name: impl Into<String>, parent_id: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            parent_id: parent_id.into(),
            language: None,
        }
    }
    /// Language · 语言
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }
}

impl ::helpdesk_core::Operation for CreateCategory {
    const ID: &'static str = "helpdesk.v1.category.create";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Post;
    const PATH: &'static str = "/open-apis/helpdesk/v1/categories";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = CreateCategoryResponse;
    type ErrorCode = CreateCategoryErrorCode;
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::UserOperation for CreateCategory {}

runtime::body! {
    CreateCategory {
        "name" => required name,
        "parent_id" => required parent_id,
        "language" => optional language,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    CreateCategory {
        "name" => required name,
        "parent_id" => required parent_id,
        "language" => optional language,
    }
}

/// The response of [`CreateCategory`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct CreateCategoryResponse {
    /// Knowledge base category · 知识库分类
    pub category: Option<Category>,
}

runtime::record! {
    CreateCategoryResponse {
        0 "category" => optional category : Option < Category >,
    }
}

impl ::helpdesk_core::Response for CreateCategoryResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.documented_data()
    }
}

/// The error codes of [`CreateCategory`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum CreateCategoryErrorCode {
    /// The code 154000: [`BAD_REQUEST`](super::errors::BAD_REQUEST).
    BadRequest,
    /// The code 154001: [`UNAUTHORIZED`](super::errors::UNAUTHORIZED).
    Unauthorized,
    /// The code 154003: [`ACCESS_DENIED`](super::errors::ACCESS_DENIED).
    AccessDenied,
    /// The code 154004: [`NOT_FOUND`](super::errors::NOT_FOUND).
    NotFound,
    /// The code 155000: [`INTERNAL_ERROR`](super::errors::INTERNAL_ERROR).
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

runtime::error_codes! {
    CreateCategoryErrorCode {
        154000 => BadRequest BAD_REQUEST,
        154001 => Unauthorized UNAUTHORIZED,
        154003 => AccessDenied ACCESS_DENIED,
        154004 => NotFound NOT_FOUND,
        155000 => InternalError INTERNAL_ERROR,
    }
}

/// Delete a knowledge base category
///
/// Deletes a category of the knowledge base.
///
/// Note:
/// With a user_access_token, the caller must be an agent, an administrator or the owner of the help desk.
///
/// 删除知识库分类详情
/// 删除一个知识库分类。
///
/// 注意事项：
/// 使用 user_access_token 调用时，操作者须为该服务台的客服、管理员或所有者
///
/// - Request: `DELETE /open-apis/helpdesk/v1/categories/:id`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/category/delete), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/category/delete)
///
/// # Errors
///
/// [`DeleteCategoryErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::category::DeleteCategory;
///
/// let request = DeleteCategory::new("6948728206392295444");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct DeleteCategory {
    /// ID of the knowledge base category · 知识库分类 ID
    ///
    /// Example: `"6948728206392295444"`
    pub id: String,
}

impl DeleteCategory {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into() }
    }
}

impl ::helpdesk_core::Operation for DeleteCategory {
    const ID: &'static str = "helpdesk.v1.category.delete";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Delete;
    const PATH: &'static str = "/open-apis/helpdesk/v1/categories/:id";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = DeleteCategoryResponse;
    type ErrorCode = DeleteCategoryErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("id", self.id.as_str());
    }
}

impl ::helpdesk_core::UserOperation for DeleteCategory {}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    DeleteCategory {
        "id" => required id,
    }
}

/// The response of [`DeleteCategory`].
///
/// The page documents no fields.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct DeleteCategoryResponse {}

runtime::record! {
    DeleteCategoryResponse {}
}

impl ::helpdesk_core::Response for DeleteCategoryResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`DeleteCategory`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum DeleteCategoryErrorCode {
    /// The code 154000: [`BAD_REQUEST`](super::errors::BAD_REQUEST).
    BadRequest,
    /// The code 154001: [`UNAUTHORIZED`](super::errors::UNAUTHORIZED).
    Unauthorized,
    /// The code 154003: [`ACCESS_DENIED`](super::errors::ACCESS_DENIED).
    AccessDenied,
    /// The code 155000: [`INTERNAL_ERROR`](super::errors::INTERNAL_ERROR).
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

runtime::error_codes! {
    DeleteCategoryErrorCode {
        154000 => BadRequest BAD_REQUEST,
        154001 => Unauthorized UNAUTHORIZED,
        154003 => AccessDenied ACCESS_DENIED,
        155000 => InternalError INTERNAL_ERROR,
    }
}

/// Get a knowledge base category
///
/// Returns a category of the knowledge base.
///
/// 获取知识库分类
/// 查询指定的知识库分类。
///
/// - Request: `GET /open-apis/helpdesk/v1/categories/:id`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/category/get), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/category/get)
///
/// # Errors
///
/// [`GetCategoryErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::category::GetCategory;
///
/// let request = GetCategory::new("6948728206392295444");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct GetCategory {
    /// ID of the knowledge base category · 知识库分类 ID
    ///
    /// Example: `"6948728206392295444"`
    pub id: String,
}

impl GetCategory {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into() }
    }
}

impl ::helpdesk_core::Operation for GetCategory {
    const ID: &'static str = "helpdesk.v1.category.get";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Get;
    const PATH: &'static str = "/open-apis/helpdesk/v1/categories/:id";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = GetCategoryResponse;
    type ErrorCode = GetCategoryErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("id", self.id.as_str());
    }
}

impl ::helpdesk_core::AppOperation for GetCategory {}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    GetCategory {
        "id" => required id,
    }
}

/// The response of [`GetCategory`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetCategoryResponse {
    /// ID of the knowledge base category · 知识库分类 ID
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"6948728206392295444"`
    pub category_id: Option<String>,
    /// ID of the knowledge base category (legacy; use category_id instead)
    ///
    /// 知识库分类 ID（旧版，请改用 category_id）
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"6948728206392295444"`
    pub id: Option<String>,
    /// Name · 名称
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"创建团队和邀请成员"`
    pub name: Option<String>,
    /// Help desk ID · 服务台 ID
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"6939771743531696147"`
    pub helpdesk_id: Option<String>,
    /// Language · 语言
    ///
    /// Example: `"zh_cn"`
    pub language: Option<String>,
}

runtime::record! {
    GetCategoryResponse {
        0 "category_id" => optional category_id : Option < String >,
        1 "id" => optional id : Option < String >,
        2 "name" => optional name : Option < String >,
        3 "helpdesk_id" => optional helpdesk_id : Option < String >,
        4 "language" => optional language : Option < String >,
    }
}

impl ::helpdesk_core::Response for GetCategoryResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.documented_data()
    }
}

/// The error codes of [`GetCategory`].
pub type GetCategoryErrorCode = super::agent::ListAgentEmailsErrorCode;

/// List knowledge base categories
///
/// Returns all categories of the help desk's knowledge base.
///
/// 获取全部知识库分类
/// 查询服务台知识库下的全部分类。
///
/// - Request: `GET /open-apis/helpdesk/v1/categories`
/// - Token: `tenant_access_token`
/// - Scope, any one of: Read help desk resources
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/category/list-categories), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/category/list-categories)
///
/// # Errors
///
/// [`ListCategoriesErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::category::{ListCategories, OrderBy};
///
/// let request = ListCategories::new().lang("zh_cn").order_by(OrderBy::UpdatedAt).asc(true);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct ListCategories {
    /// Language of the categories · 分类所用语言
    ///
    /// Example: `"zh_cn"`
    pub lang: Option<String>,
    /// Sort key. 1: sort by the time when the category was updated
    ///
    /// 排序键。1: 按分类的更新时间排序
    ///
    /// Example: `1`
    pub order_by: Option<OrderBy>,
    /// Sort order. true: ascending; false: descending
    ///
    /// 排序方向。true: 正序；false：反序
    ///
    /// Example: `true`
    pub asc: Option<bool>,
}

impl ListCategories {
    /// Creates a value without any field; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Language of the categories · 分类所用语言
    pub fn lang(mut self, lang: impl Into<String>) -> Self {
        self.lang = Some(lang.into());
        self
    }
    /// Sort key. 1: sort by the time when the category was updated
    pub fn order_by(mut self, order_by: impl Into<OrderBy>) -> Self {
        self.order_by = Some(order_by.into());
        self
    }
    /// Sort order. true: ascending; false: descending
    pub fn asc(mut self, asc: bool) -> Self {
        self.asc = Some(asc);
        self
    }
}

impl ::helpdesk_core::Operation for ListCategories {
    const ID: &'static str = "helpdesk.v1.category.list-categories";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Get;
    const PATH: &'static str = "/open-apis/helpdesk/v1/categories";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    type Response = ListCategoriesResponse;
    type ErrorCode = ListCategoriesErrorCode;
    #[inline]
    fn query<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        if let Some(value) = &self.lang {
            parameters.push("lang", value.as_str());
        }
        if let Some(value) = &self.order_by {
            parameters.push("order_by", value.to_string());
        }
        if let Some(value) = &self.asc {
            parameters.push("asc", value.to_string());
        }
    }
}

impl ::helpdesk_core::AppOperation for ListCategories {}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    ListCategories {
        "lang" => optional lang,
        "order_by" => optional order_by,
        "asc" => optional asc,
    }
}

/// Sort key. 1: sort by the time when the category was updated
///
/// 排序键。1: 按分类的更新时间排序
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum OrderBy {
    /// `1`
    ///
    /// Sort by the time when the category was updated · 按分类的更新时间排序
    UpdatedAt,
    /// A value that the page does not list.
    Other(i64),
}

runtime::integer_values! {
    OrderBy {
        1 => UpdatedAt "Sort by the time when the category was updated",
    }
}

/// The response of [`ListCategories`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListCategoriesResponse {
    /// Knowledge base categories · 各知识库分类
    pub categories: Vec<CategoryTree>,
}

runtime::record! {
    ListCategoriesResponse {
        0 "categories" => list categories : Vec < CategoryTree >,
    }
}

impl ::helpdesk_core::Response for ListCategoriesResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.listed_data(
            "categories",
            |all: &mut Self, more| runtime::append(&mut all.categories, more.categories),
        )
    }
}

/// Knowledge base categories
///
/// 各知识库分类
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct CategoryTree {
    /// ID of the knowledge base category · 知识库分类 ID
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"6948728206392295444"`
    pub category_id: Option<String>,
    /// ID of the knowledge base category (legacy; use category_id instead)
    ///
    /// 知识库分类 ID（旧版，请改用 category_id）
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"6948728206392295444"`
    pub id: Option<String>,
    /// Name · 名称
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"创建团队和邀请成员"`
    pub name: Option<String>,
    /// ID of the parent category · 上级知识库分类 ID
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"0"`
    pub parent_id: Option<String>,
    /// Help desk ID · 服务台 ID
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"6939771743531696147"`
    pub helpdesk_id: Option<String>,
    /// Language · 语言
    ///
    /// Example: `"zh_cn"`
    pub language: Option<String>,
    /// Subcategories · 下级分类
    pub children: Vec<CategoryTree>,
}

runtime::record! {
    CategoryTree {
        0 "category_id" => optional category_id : Option < String >,
        1 "id" => optional id : Option < String >,
        2 "name" => optional name : Option < String >,
        3 "parent_id" => optional parent_id : Option < String >,
        4 "helpdesk_id" => optional helpdesk_id : Option < String >,
        5 "language" => optional language : Option < String >,
        6 "children" => list children : Vec < CategoryTree >,
    }
}

/// The error codes of [`ListCategories`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum ListCategoriesErrorCode {
    /// The code 154001: [`UNAUTHORIZED`](super::errors::UNAUTHORIZED).
    Unauthorized,
    /// The code 155000: [`INTERNAL_ERROR`](super::errors::INTERNAL_ERROR).
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

runtime::error_codes! {
    ListCategoriesErrorCode {
        154001 => Unauthorized UNAUTHORIZED,
        155000 => InternalError INTERNAL_ERROR,
    }
}

/// Update a knowledge base category
///
/// Changes a category of the knowledge base.
///
/// Note:
/// With a user_access_token, the caller must be an agent, an administrator or the owner of the help desk.
///
/// 更新知识库分类详情
/// 修改一个知识库分类。
///
/// 注意事项：
/// 使用 user_access_token 调用时，操作者须为该服务台的客服、管理员或所有者
///
/// - Request: `PATCH /open-apis/helpdesk/v1/categories/:id`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/category/patch), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/category/patch)
///
/// # Errors
///
/// [`PatchCategoryErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::category::PatchCategory;
///
/// let request = PatchCategory::new("6948728206392295444").name("创建团队和邀请成员").parent_id("0");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct PatchCategory {
    /// ID of the knowledge base category · 知识库分类 ID
    ///
    /// Example: `"6948728206392295444"`
    pub id: String,
    /// Name · 名称
    ///
    /// Example: `"创建团队和邀请成员"`
    pub name: Option<String>,
    /// ID of the parent category · 上级知识库分类 ID
    ///
    /// Example: `"0"`
    pub parent_id: Option<String>,
}

impl PatchCategory {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: None,
            parent_id: None,
        }
    }
    /// Name · 名称
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
    /// ID of the parent category · 上级知识库分类 ID
    pub fn parent_id(mut self, parent_id: impl Into<String>) -> Self {
        self.parent_id = Some(parent_id.into());
        self
    }
}

impl ::helpdesk_core::Operation for PatchCategory {
    const ID: &'static str = "helpdesk.v1.category.patch";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Patch;
    const PATH: &'static str = "/open-apis/helpdesk/v1/categories/:id";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = PatchCategoryResponse;
    type ErrorCode = PatchCategoryErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("id", self.id.as_str());
    }
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::UserOperation for PatchCategory {}

runtime::body! {
    PatchCategory {
        "name" => optional name,
        "parent_id" => optional parent_id,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    PatchCategory {
        "id" => required id,
        "name" => optional name,
        "parent_id" => optional parent_id,
    }
}

/// The response of [`PatchCategory`].
///
/// The page documents no fields.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct PatchCategoryResponse {}

runtime::record! {
    PatchCategoryResponse {}
}

impl ::helpdesk_core::Response for PatchCategoryResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`PatchCategory`].
pub type PatchCategoryErrorCode = super::category::DeleteCategoryErrorCode;
