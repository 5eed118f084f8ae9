use ::helpdesk_core::runtime::{self, serde, serde_json};

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
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154000 | 400 | Bad request, please check your request body | The request is invalid; check its parameters |
/// | 154001 | 401 | Unauthorized, please check you have the correct access | Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant |
/// | 154003 | 403 | Please check you have the correct access | Check that the app has been granted the right scopes |
/// | 154004 | 404 | Resource not found | The resource does not exist; check the ID |
/// | 155000 | 500 | Internal error | Internal error; contact the platform's support |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::category::CreateCategory;
///
/// let request = CreateCategory::new("创建团队和邀请成员", "0").language("zh_cn");
/// assert_eq!(CreateCategory::METHOD.as_str(), "POST");
/// assert_eq!(CreateCategory::PATH, "/open-apis/helpdesk/v1/categories");
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
    /// With the required fields, in the order of the page.
    pub fn new(name: impl Into<String>, parent_id: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            parent_id: parent_id.into(),
            language: None,
        }
    }
    /// Sets [`language`](Self::language).
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

impl runtime::WriteBody for CreateCategory {
    fn write_body<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("name", &self.name)
            .field("parent_id", &self.parent_id)
            .optional("language", &self.language)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for CreateCategory {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("name", &self.name)
            .field("parent_id", &self.parent_id)
            .optional("language", &self.language)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for CreateCategory {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            name: Option<String>,
            parent_id: Option<String>,
            language: Option<String>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["name", "parent_id", "language"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.name, map),
                    1 => runtime::value(&mut self.parent_id, map),
                    2 => runtime::value(&mut self.language, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            name: runtime::required(fields.name, "name")?,
            parent_id: runtime::required(fields.parent_id, "parent_id")?,
            language: fields.language,
        })
    }
}

/// What [`CreateCategory`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct CreateCategoryResponse {
    /// Knowledge base category · 知识库分类
    pub category: Option<Category>,
}

impl runtime::Record for CreateCategoryResponse {
    const KEYS: &'static [&'static str] = &["category"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.category, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for CreateCategoryResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for CreateCategoryResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).optional("category", &self.category).end()
    }
}

impl ::helpdesk_core::Response for CreateCategoryResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
    }
}

/// Knowledge base category
///
/// 知识库分类
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Category {
    /// ID of the knowledge base category · 知识库分类 ID
    ///
    /// Always present.
    pub category_id: Option<String>,
    /// ID of the knowledge base category (legacy; use category_id instead)
    ///
    /// 知识库分类 ID（旧版，请改用 category_id）
    ///
    /// Always present.
    pub id: Option<String>,
    /// Name · 名称
    ///
    /// Always present.
    pub name: Option<String>,
    /// ID of the parent category · 上级知识库分类 ID
    ///
    /// Always present.
    pub parent_id: Option<String>,
    /// Help desk ID · 服务台 ID
    ///
    /// Always present.
    pub helpdesk_id: Option<String>,
    /// Language · 语言
    pub language: Option<String>,
}

impl runtime::Record for Category {
    const KEYS: &'static [&'static str] = &[
        "category_id",
        "id",
        "name",
        "parent_id",
        "helpdesk_id",
        "language",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.category_id, map),
            1 => runtime::value(&mut self.id, map),
            2 => runtime::value(&mut self.name, map),
            3 => runtime::value(&mut self.parent_id, map),
            4 => runtime::value(&mut self.helpdesk_id, map),
            5 => runtime::value(&mut self.language, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for Category {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for Category {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("category_id", &self.category_id)
            .optional("id", &self.id)
            .optional("name", &self.name)
            .optional("parent_id", &self.parent_id)
            .optional("helpdesk_id", &self.helpdesk_id)
            .optional("language", &self.language)
            .end()
    }
}

/// The error codes of [`CreateCategory`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreateCategoryErrorCode {
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
    /// `154004`, HTTP 404: Resource not found
    ///
    /// The resource does not exist; check the ID · 资源不存在，请检查ID值
    NotFound,
    /// `155000`, HTTP 500: Internal error
    ///
    /// Internal error; contact the platform's support · 内部错误，请联系我们
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for CreateCategoryErrorCode {
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
                154004,
                Some(404),
                "Resource not found",
                "The resource does not exist; check the ID",
            )
            .with_original_advice("资源不存在，请检查ID值"),
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
            154004 => Self::NotFound,
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::BadRequest => 154000,
            Self::Unauthorized => 154001,
            Self::AccessDenied => 154003,
            Self::NotFound => 154004,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
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
/// use helpdesk_types::category::DeleteCategory;
///
/// let request = DeleteCategory::new("6948728206392295444");
/// assert_eq!(DeleteCategory::METHOD.as_str(), "DELETE");
/// assert_eq!(DeleteCategory::PATH, "/open-apis/helpdesk/v1/categories/:id");
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
    /// With the required fields, in the order of the page.
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

#[cfg(feature = "round-trip")]
impl serde::Serialize for DeleteCategory {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).field("id", &self.id).end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for DeleteCategory {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            id: Option<String>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["id"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.id, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            id: runtime::required(fields.id, "id")?,
        })
    }
}

/// What [`DeleteCategory`] answers.
///
/// The page documents no field of it.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct DeleteCategoryResponse {}

impl<'de> serde::Deserialize<'de> for DeleteCategoryResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::empty(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for DeleteCategoryResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).end()
    }
}

impl ::helpdesk_core::Response for DeleteCategoryResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`DeleteCategory`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeleteCategoryErrorCode {
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

impl ::helpdesk_core::ErrorCode for DeleteCategoryErrorCode {
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
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154001 | 401 | Unauthorized, please check you have the correct access | Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant |
/// | 154004 | 404 | Resource not found | The resource does not exist; check the ID |
/// | 155000 | 500 | Internal error | Internal error; contact the platform's support |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::category::GetCategory;
///
/// let request = GetCategory::new("6948728206392295444");
/// assert_eq!(GetCategory::METHOD.as_str(), "GET");
/// assert_eq!(GetCategory::PATH, "/open-apis/helpdesk/v1/categories/:id");
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
    /// With the required fields, in the order of the page.
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

#[cfg(feature = "round-trip")]
impl serde::Serialize for GetCategory {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).field("id", &self.id).end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for GetCategory {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            id: Option<String>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["id"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.id, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            id: runtime::required(fields.id, "id")?,
        })
    }
}

/// What [`GetCategory`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetCategoryResponse {
    /// ID of the knowledge base category · 知识库分类 ID
    ///
    /// Always present.
    pub category_id: Option<String>,
    /// ID of the knowledge base category (legacy; use category_id instead)
    ///
    /// 知识库分类 ID（旧版，请改用 category_id）
    ///
    /// Always present.
    pub id: Option<String>,
    /// Name · 名称
    ///
    /// Always present.
    pub name: Option<String>,
    /// Help desk ID · 服务台 ID
    ///
    /// Always present.
    pub helpdesk_id: Option<String>,
    /// Language · 语言
    pub language: Option<String>,
}

impl runtime::Record for GetCategoryResponse {
    const KEYS: &'static [&'static str] = &[
        "category_id",
        "id",
        "name",
        "helpdesk_id",
        "language",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.category_id, map),
            1 => runtime::value(&mut self.id, map),
            2 => runtime::value(&mut self.name, map),
            3 => runtime::value(&mut self.helpdesk_id, map),
            4 => runtime::value(&mut self.language, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for GetCategoryResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for GetCategoryResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("category_id", &self.category_id)
            .optional("id", &self.id)
            .optional("name", &self.name)
            .optional("helpdesk_id", &self.helpdesk_id)
            .optional("language", &self.language)
            .end()
    }
}

impl ::helpdesk_core::Response for GetCategoryResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
    }
}

/// The error codes of [`GetCategory`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GetCategoryErrorCode {
    /// `154001`, HTTP 401: Unauthorized, please check you have the correct access
    ///
    /// Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant
    ///
    /// 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户
    Unauthorized,
    /// `154004`, HTTP 404: Resource not found
    ///
    /// The resource does not exist; check the ID · 资源不存在，请检查ID值
    NotFound,
    /// `155000`, HTTP 500: Internal error
    ///
    /// Internal error; contact the platform's support · 内部错误，请联系我们
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for GetCategoryErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
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
                154004,
                Some(404),
                "Resource not found",
                "The resource does not exist; check the ID",
            )
            .with_original_advice("资源不存在，请检查ID值"),
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
            154001 => Self::Unauthorized,
            154004 => Self::NotFound,
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::Unauthorized => 154001,
            Self::NotFound => 154004,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
    }
}

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
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154001 | 401 | Unauthorized, please check you have the correct access | Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant |
/// | 155000 | 500 | Internal error | Internal error; contact the platform's support |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::category::ListCategories;
///
/// let request = ListCategories::new().lang("zh_cn");
/// assert_eq!(ListCategories::METHOD.as_str(), "GET");
/// assert_eq!(ListCategories::PATH, "/open-apis/helpdesk/v1/categories");
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
    /// With no field set; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`lang`](Self::lang).
    pub fn lang(mut self, lang: impl Into<String>) -> Self {
        self.lang = Some(lang.into());
        self
    }
    /// Sets [`order_by`](Self::order_by).
    pub fn order_by(mut self, order_by: impl Into<OrderBy>) -> Self {
        self.order_by = Some(order_by.into());
        self
    }
    /// Sets [`asc`](Self::asc).
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

#[cfg(feature = "round-trip")]
impl serde::Serialize for ListCategories {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("lang", &self.lang)
            .optional("order_by", &self.order_by)
            .optional("asc", &self.asc)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for ListCategories {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            lang: Option<String>,
            order_by: Option<OrderBy>,
            asc: Option<bool>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["lang", "order_by", "asc"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.lang, map),
                    1 => runtime::value(&mut self.order_by, map),
                    2 => runtime::value(&mut self.asc, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            lang: fields.lang,
            order_by: fields.order_by,
            asc: fields.asc,
        })
    }
}

/// Sort key. 1: sort by the time when the category was updated
///
/// 排序键。1: 按分类的更新时间排序
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OrderBy {
    /// `1`
    ///
    /// Sort by the time when the category was updated · 按分类的更新时间排序
    UpdatedAt,
    /// A value that the page does not list.
    Other(i64),
}

impl OrderBy {
    /// The number that stands for it in JSON.
    pub const fn value(self) -> i64 {
        match self {
            Self::UpdatedAt => 1,
            Self::Other(value) => value,
        }
    }
}

impl From<i64> for OrderBy {
    fn from(value: i64) -> Self {
        match value {
            1 => Self::UpdatedAt,
            other => Self::Other(other),
        }
    }
}

impl std::fmt::Display for OrderBy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value().fmt(f)
    }
}

impl serde::Serialize for OrderBy {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.value())
    }
}

impl<'de> serde::Deserialize<'de> for OrderBy {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <i64 as serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

/// What [`ListCategories`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListCategoriesResponse {
    /// Knowledge base categories · 各知识库分类
    pub categories: Vec<CategoryTree>,
}

impl runtime::Record for ListCategoriesResponse {
    const KEYS: &'static [&'static str] = &["categories"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::list(&mut self.categories, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for ListCategoriesResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for ListCategoriesResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).field("categories", &self.categories).end()
    }
}

impl ::helpdesk_core::Response for ListCategoriesResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
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
    /// Always present.
    pub category_id: Option<String>,
    /// ID of the knowledge base category (legacy; use category_id instead)
    ///
    /// 知识库分类 ID（旧版，请改用 category_id）
    ///
    /// Always present.
    pub id: Option<String>,
    /// Name · 名称
    ///
    /// Always present.
    pub name: Option<String>,
    /// ID of the parent category · 上级知识库分类 ID
    ///
    /// Always present.
    pub parent_id: Option<String>,
    /// Help desk ID · 服务台 ID
    ///
    /// Always present.
    pub helpdesk_id: Option<String>,
    /// Language · 语言
    pub language: Option<String>,
    /// Subcategories · 下级分类
    pub children: Vec<CategoryTree>,
}

impl runtime::Record for CategoryTree {
    const KEYS: &'static [&'static str] = &[
        "category_id",
        "id",
        "name",
        "parent_id",
        "helpdesk_id",
        "language",
        "children",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.category_id, map),
            1 => runtime::value(&mut self.id, map),
            2 => runtime::value(&mut self.name, map),
            3 => runtime::value(&mut self.parent_id, map),
            4 => runtime::value(&mut self.helpdesk_id, map),
            5 => runtime::value(&mut self.language, map),
            6 => runtime::list(&mut self.children, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for CategoryTree {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for CategoryTree {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("category_id", &self.category_id)
            .optional("id", &self.id)
            .optional("name", &self.name)
            .optional("parent_id", &self.parent_id)
            .optional("helpdesk_id", &self.helpdesk_id)
            .optional("language", &self.language)
            .field("children", &self.children)
            .end()
    }
}

/// The error codes of [`ListCategories`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ListCategoriesErrorCode {
    /// `154001`, HTTP 401: Unauthorized, please check you have the correct access
    ///
    /// Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant
    ///
    /// 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户
    Unauthorized,
    /// `155000`, HTTP 500: Internal error
    ///
    /// Internal error; contact the platform's support · 内部错误，请联系我们
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for ListCategoriesErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
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
                155000,
                Some(500),
                "Internal error",
                "Internal error; contact the platform's support",
            )
            .with_original_advice("内部错误，请联系我们"),
    ];
    fn from_code(code: i64) -> Self {
        match code {
            154001 => Self::Unauthorized,
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::Unauthorized => 154001,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
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
/// use helpdesk_types::category::PatchCategory;
///
/// let request = PatchCategory::new("6948728206392295444").name("创建团队和邀请成员");
/// assert_eq!(PatchCategory::METHOD.as_str(), "PATCH");
/// assert_eq!(PatchCategory::PATH, "/open-apis/helpdesk/v1/categories/:id");
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
    /// With the required fields, in the order of the page.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: None,
            parent_id: None,
        }
    }
    /// Sets [`name`](Self::name).
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
    /// Sets [`parent_id`](Self::parent_id).
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

impl runtime::WriteBody for PatchCategory {
    fn write_body<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("name", &self.name)
            .optional("parent_id", &self.parent_id)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for PatchCategory {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("id", &self.id)
            .optional("name", &self.name)
            .optional("parent_id", &self.parent_id)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for PatchCategory {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            id: Option<String>,
            name: Option<String>,
            parent_id: Option<String>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["id", "name", "parent_id"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.id, map),
                    1 => runtime::value(&mut self.name, map),
                    2 => runtime::value(&mut self.parent_id, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            id: runtime::required(fields.id, "id")?,
            name: fields.name,
            parent_id: fields.parent_id,
        })
    }
}

/// What [`PatchCategory`] answers.
///
/// The page documents no field of it.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct PatchCategoryResponse {}

impl<'de> serde::Deserialize<'de> for PatchCategoryResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::empty(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for PatchCategoryResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).end()
    }
}

impl ::helpdesk_core::Response for PatchCategoryResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`PatchCategory`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PatchCategoryErrorCode {
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

impl ::helpdesk_core::ErrorCode for PatchCategoryErrorCode {
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
