use ::helpdesk_core::runtime::{self, serde, serde_json};

/// Create an FAQ
///
/// Creates an FAQ in the knowledge base.
///
/// Note:
/// With a user_access_token, the caller must be an agent, an administrator or the owner of the help desk.
///
/// 创建知识库
/// 新建一条知识库问答。
///
/// 注意事项：
/// 使用 user_access_token 调用时，操作者须为该服务台的客服、管理员或所有者
///
/// - Request: `POST /open-apis/helpdesk/v1/faqs`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/faq/create), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/faq/create)
///
/// # Errors
///
/// [`CreateFaqErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154000 | 400 | Bad request, please check your request body | The request is invalid; check its parameters |
/// | 155000 | 500 | Internal error | Internal error; contact the platform's support |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::faq::CreateFaq;
///
/// let request = CreateFaq::new();
/// assert_eq!(CreateFaq::METHOD.as_str(), "POST");
/// assert_eq!(CreateFaq::PATH, "/open-apis/helpdesk/v1/faqs");
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct CreateFaq {
    /// Details of the FAQ · 知识库问答的详情
    pub faq: Option<NewFaq>,
}

impl CreateFaq {
    /// With no field set; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`faq`](Self::faq).
    pub fn faq(mut self, faq: NewFaq) -> Self {
        self.faq = Some(faq);
        self
    }
}

impl ::helpdesk_core::Operation for CreateFaq {
    const ID: &'static str = "helpdesk.v1.faq.create";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Post;
    const PATH: &'static str = "/open-apis/helpdesk/v1/faqs";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = CreateFaqResponse;
    type ErrorCode = CreateFaqErrorCode;
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::UserOperation for CreateFaq {}

impl runtime::WriteBody for CreateFaq {
    fn write_body<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).optional("faq", &self.faq).end()
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for CreateFaq {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).optional("faq", &self.faq).end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for CreateFaq {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            faq: Option<NewFaq>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["faq"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.faq, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self { faq: fields.faq })
    }
}

/// Details of the FAQ
///
/// 知识库问答的详情
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct NewFaq {
    /// ID of the knowledge base category · 知识库分类 ID
    ///
    /// Example: `"6836004780707807251"`
    pub category_id: Option<String>,
    /// Question · 问题
    ///
    /// Example: `"问题"`
    pub question: String,
    /// Answer · 答案
    ///
    /// Example: `"答案"`
    pub answer: Option<String>,
    /// The answer as rich text; either this or answer is required. A JSON array; for its structure, see [rich text](https://open.feishu.cn/document/ukTMukTMukTM/uITM0YjLyEDN24iMxQjN).
    ///
    /// **Note**:
    /// The example below is not escaped; escape the value that you send.
    ///
    /// 富文本形式的答案，与 answer 至少必填其一。值为 JSON 数组，结构见[富文本](https://open.feishu.cn/document/ukTMukTMukTM/uITM0YjLyEDN24iMxQjN)。
    ///
    /// **注意**：
    /// 下面的示例值未转义，填写时须自行转义。
    ///
    /// Example: `"[{\"content\":\"答案\",\"type\":\"text\"},{\"content\":\"这只是一个测试，医保问题\",\"type\":\"text\"}]"`
    pub answer_richtext: Option<String>,
    /// Similar questions · 相似问法
    ///
    /// Example: `["问","题"]`
    pub tags: Option<Vec<String>>,
}

impl NewFaq {
    /// With the required fields, in the order of the page.
    pub fn new(question: impl Into<String>) -> Self {
        Self {
            category_id: None,
            question: question.into(),
            answer: None,
            answer_richtext: None,
            tags: None,
        }
    }
    /// Sets [`category_id`](Self::category_id).
    pub fn category_id(mut self, category_id: impl Into<String>) -> Self {
        self.category_id = Some(category_id.into());
        self
    }
    /// Sets [`answer`](Self::answer).
    pub fn answer(mut self, answer: impl Into<String>) -> Self {
        self.answer = Some(answer.into());
        self
    }
    /// Sets [`answer_richtext`](Self::answer_richtext).
    pub fn answer_richtext(mut self, answer_richtext: impl Into<String>) -> Self {
        self.answer_richtext = Some(answer_richtext.into());
        self
    }
    /// Sets [`tags`](Self::tags).
    pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.tags = Some(tags.into_iter().map(Into::into).collect());
        self
    }
}

impl serde::Serialize for NewFaq {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("category_id", &self.category_id)
            .field("question", &self.question)
            .optional("answer", &self.answer)
            .optional("answer_richtext", &self.answer_richtext)
            .optional("tags", &self.tags)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for NewFaq {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            category_id: Option<String>,
            question: Option<String>,
            answer: Option<String>,
            answer_richtext: Option<String>,
            tags: Option<Vec<String>>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &[
                "category_id",
                "question",
                "answer",
                "answer_richtext",
                "tags",
            ];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.category_id, map),
                    1 => runtime::value(&mut self.question, map),
                    2 => runtime::value(&mut self.answer, map),
                    3 => runtime::value(&mut self.answer_richtext, map),
                    4 => runtime::value(&mut self.tags, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            category_id: fields.category_id,
            question: runtime::required(fields.question, "question")?,
            answer: fields.answer,
            answer_richtext: fields.answer_richtext,
            tags: fields.tags,
        })
    }
}

/// What [`CreateFaq`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct CreateFaqResponse {
    /// Details of the FAQ · 知识库问答的详情
    pub faq: Option<Faq>,
}

impl runtime::Record for CreateFaqResponse {
    const KEYS: &'static [&'static str] = &["faq"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.faq, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for CreateFaqResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for CreateFaqResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).optional("faq", &self.faq).end()
    }
}

impl ::helpdesk_core::Response for CreateFaqResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
    }
}

/// Details of the FAQ
///
/// 知识库问答的详情
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Faq {
    /// FAQ ID · 知识库问答 ID
    pub faq_id: Option<String>,
    /// Legacy ID of the FAQ; use faq_id instead
    ///
    /// 知识库问答的旧版 ID，请改用 faq_id
    pub id: Option<String>,
    /// Help desk ID · 服务台 ID
    pub helpdesk_id: Option<String>,
    /// Question · 问题
    pub question: Option<String>,
    /// Answer · 答案
    pub answer: Option<String>,
    /// The answer as rich text · 富文本形式的答案
    pub answer_richtext: Vec<Richtext>,
    /// Creation time · 创建时间
    pub create_time: Option<i64>,
    /// Time of the last change · 最近修改时间
    pub update_time: Option<i64>,
    /// Categories · 分类
    pub categories: Vec<Category>,
    /// List of similar questions · 相似问法列表
    pub tags: Vec<String>,
    /// Expiration time · 失效时间
    pub expire_time: Option<i64>,
    /// User who made the last change · 最近更新的用户
    pub update_user: Option<TicketUser>,
    /// Creator · 创建者
    pub create_user: Option<TicketUser>,
}

impl runtime::Record for Faq {
    const KEYS: &'static [&'static str] = &[
        "faq_id",
        "id",
        "helpdesk_id",
        "question",
        "answer",
        "answer_richtext",
        "create_time",
        "update_time",
        "categories",
        "tags",
        "expire_time",
        "update_user",
        "create_user",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.faq_id, map),
            1 => runtime::value(&mut self.id, map),
            2 => runtime::value(&mut self.helpdesk_id, map),
            3 => runtime::value(&mut self.question, map),
            4 => runtime::value(&mut self.answer, map),
            5 => runtime::list(&mut self.answer_richtext, map),
            6 => runtime::value(&mut self.create_time, map),
            7 => runtime::value(&mut self.update_time, map),
            8 => runtime::list(&mut self.categories, map),
            9 => runtime::list(&mut self.tags, map),
            10 => runtime::value(&mut self.expire_time, map),
            11 => runtime::value(&mut self.update_user, map),
            12 => runtime::value(&mut self.create_user, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for Faq {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for Faq {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("faq_id", &self.faq_id)
            .optional("id", &self.id)
            .optional("helpdesk_id", &self.helpdesk_id)
            .optional("question", &self.question)
            .optional("answer", &self.answer)
            .field("answer_richtext", &self.answer_richtext)
            .optional("create_time", &self.create_time)
            .optional("update_time", &self.update_time)
            .field("categories", &self.categories)
            .field("tags", &self.tags)
            .optional("expire_time", &self.expire_time)
            .optional("update_user", &self.update_user)
            .optional("create_user", &self.create_user)
            .end()
    }
}

/// The answer as rich text
///
/// 富文本形式的答案
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Richtext {
    /// Content · 内容
    pub content: Option<String>,
    /// Type · 类型
    pub r#type: Option<String>,
}

impl runtime::Record for Richtext {
    const KEYS: &'static [&'static str] = &["content", "type"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.content, map),
            1 => runtime::value(&mut self.r#type, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for Richtext {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for Richtext {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("content", &self.content)
            .optional("type", &self.r#type)
            .end()
    }
}

/// Categories
///
/// 分类
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

/// User who made the last change
///
/// 最近更新的用户
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct TicketUser {
    /// User ID · 用户 ID
    pub id: Option<String>,
    /// URL of the user's avatar · 用户头像 URL
    pub avatar_url: Option<String>,
    /// Name of the user · 用户名
    pub name: Option<String>,
    /// Name of the user's department · 所属部门的名称
    pub department: Option<String>,
    /// City · 城市
    pub city: Option<String>,
    /// Country code (CountryCode); list of codes: <http://www.mamicode.com/info-detail-2186501.html>
    ///
    /// 国家代码（CountryCode），对照表：<http://www.mamicode.com/info-detail-2186501.html>
    pub country: Option<String>,
}

impl runtime::Record for TicketUser {
    const KEYS: &'static [&'static str] = &[
        "id",
        "avatar_url",
        "name",
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
            3 => runtime::value(&mut self.department, map),
            4 => runtime::value(&mut self.city, map),
            5 => runtime::value(&mut self.country, map),
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
            .optional("department", &self.department)
            .optional("city", &self.city)
            .optional("country", &self.country)
            .end()
    }
}

/// The error codes of [`CreateFaq`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreateFaqErrorCode {
    /// `154000`, HTTP 400: Bad request, please check your request body
    ///
    /// The request is invalid; check its parameters · 请求不合法，请检查参数
    BadRequest,
    /// `155000`, HTTP 500: Internal error
    ///
    /// Internal error; contact the platform's support · 内部错误，请联系我们
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for CreateFaqErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
                154000,
                Some(400),
                "Bad request, please check your request body",
                "The request is invalid; check its parameters",
            )
            .with_original_advice("请求不合法，请检查参数"),
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
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::BadRequest => 154000,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
    }
}

/// Delete an FAQ
///
/// Deletes an FAQ from the knowledge base.
///
/// Note:
/// With a user_access_token, the caller must be an agent, an administrator or the owner of the help desk.
///
/// 删除知识库
/// 删除一条知识库问答。
///
/// 注意事项：
/// 使用 user_access_token 调用时，操作者须为该服务台的客服、管理员或所有者
///
/// - Request: `DELETE /open-apis/helpdesk/v1/faqs/:id`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/faq/delete), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/faq/delete)
///
/// # Errors
///
/// [`DeleteFaqErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154004 | 404 | Resource not found | The resource does not exist; check the ID |
/// | 155000 | 500 | Internal error | Internal error; contact the platform's support |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::faq::DeleteFaq;
///
/// let request = DeleteFaq::new("12345");
/// assert_eq!(DeleteFaq::METHOD.as_str(), "DELETE");
/// assert_eq!(DeleteFaq::PATH, "/open-apis/helpdesk/v1/faqs/:id");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct DeleteFaq {
    /// id
    ///
    /// Example: `"12345"`
    pub id: String,
}

impl DeleteFaq {
    /// With the required fields, in the order of the page.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into() }
    }
}

impl ::helpdesk_core::Operation for DeleteFaq {
    const ID: &'static str = "helpdesk.v1.faq.delete";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Delete;
    const PATH: &'static str = "/open-apis/helpdesk/v1/faqs/:id";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = DeleteFaqResponse;
    type ErrorCode = DeleteFaqErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("id", self.id.as_str());
    }
}

impl ::helpdesk_core::UserOperation for DeleteFaq {}

#[cfg(feature = "round-trip")]
impl serde::Serialize for DeleteFaq {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).field("id", &self.id).end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for DeleteFaq {
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

/// What [`DeleteFaq`] answers.
///
/// The page documents no field of it.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct DeleteFaqResponse {}

impl<'de> serde::Deserialize<'de> for DeleteFaqResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::empty(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for DeleteFaqResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).end()
    }
}

impl ::helpdesk_core::Response for DeleteFaqResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`DeleteFaq`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeleteFaqErrorCode {
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

impl ::helpdesk_core::ErrorCode for DeleteFaqErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
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
            154004 => Self::NotFound,
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::NotFound => 154004,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
    }
}

/// Download an image of an FAQ
///
/// Downloads an image of an FAQ in the knowledge base.
///
/// 获取知识库图像
/// 下载知识库问答中的图片。
///
/// - Request: `GET /open-apis/helpdesk/v1/faqs/:id/image/:image_key`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/faq/faq_image), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/faq/faq_image)
///
/// # Errors
///
/// [`DownloadFaqImageErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154000 | 400 | Bad request, please check your request body | The request is invalid; check its parameters |
/// | 154003 | 403 | Please check you have the correct access | Check that the app has been granted the right scopes |
/// | 154004 | 404 | Resource not found | The resource does not exist; check the ID |
/// | 155000 | 500 | Internal error | Internal error; contact the platform's support |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::faq::DownloadFaqImage;
///
/// let request = DownloadFaqImage::new("12345", "img_b07ffac0-19c1-48a3-afca-599f8ea825fj");
/// assert_eq!(DownloadFaqImage::METHOD.as_str(), "GET");
/// assert_eq!(DownloadFaqImage::PATH, "/open-apis/helpdesk/v1/faqs/:id/image/:image_key");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct DownloadFaqImage {
    /// FAQ ID · 知识库问答 ID
    ///
    /// Example: `"12345"`
    pub id: String,
    /// Key of the image · 图片的 key
    ///
    /// Example: `"img_b07ffac0-19c1-48a3-afca-599f8ea825fj"`
    pub image_key: String,
}

impl DownloadFaqImage {
    /// With the required fields, in the order of the page.
    pub fn new(id: impl Into<String>, image_key: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            image_key: image_key.into(),
        }
    }
}

impl ::helpdesk_core::Operation for DownloadFaqImage {
    const ID: &'static str = "helpdesk.v1.faq.faq_image";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Get;
    const PATH: &'static str = "/open-apis/helpdesk/v1/faqs/:id/image/:image_key";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = ::helpdesk_core::Download;
    type ErrorCode = DownloadFaqImageErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("id", self.id.as_str());
        parameters.push("image_key", self.image_key.as_str());
    }
}

impl ::helpdesk_core::AppOperation for DownloadFaqImage {}

#[cfg(feature = "round-trip")]
impl serde::Serialize for DownloadFaqImage {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("id", &self.id)
            .field("image_key", &self.image_key)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for DownloadFaqImage {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            id: Option<String>,
            image_key: Option<String>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["id", "image_key"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.id, map),
                    1 => runtime::value(&mut self.image_key, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            id: runtime::required(fields.id, "id")?,
            image_key: runtime::required(fields.image_key, "image_key")?,
        })
    }
}

/// The error codes of [`DownloadFaqImage`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DownloadFaqImageErrorCode {
    /// `154000`, HTTP 400: Bad request, please check your request body
    ///
    /// The request is invalid; check its parameters · 请求不合法，请检查参数
    BadRequest,
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

impl ::helpdesk_core::ErrorCode for DownloadFaqImageErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
                154000,
                Some(400),
                "Bad request, please check your request body",
                "The request is invalid; check its parameters",
            )
            .with_original_advice("请求不合法，请检查参数"),
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
            154003 => Self::AccessDenied,
            154004 => Self::NotFound,
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::BadRequest => 154000,
            Self::AccessDenied => 154003,
            Self::NotFound => 154004,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
    }
}

/// Get an FAQ
///
/// Returns FAQs of the help desk's knowledge base.
///
/// 获取指定知识库详情
/// 查询服务台的知识库问答。
///
/// - Request: `GET /open-apis/helpdesk/v1/faqs/:id`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/faq/get), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/faq/get)
///
/// # Errors
///
/// [`GetFaqErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154004 | 404 | Resource not found | The resource does not exist; check the ID |
/// | 155000 | 500 | Internal error | Internal error; contact the platform's support |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::faq::GetFaq;
///
/// let request = GetFaq::new("6856395634652479491");
/// assert_eq!(GetFaq::METHOD.as_str(), "GET");
/// assert_eq!(GetFaq::PATH, "/open-apis/helpdesk/v1/faqs/:id");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct GetFaq {
    /// FAQ ID · 知识库问答 ID
    ///
    /// Example: `"6856395634652479491"`
    pub id: String,
}

impl GetFaq {
    /// With the required fields, in the order of the page.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into() }
    }
}

impl ::helpdesk_core::Operation for GetFaq {
    const ID: &'static str = "helpdesk.v1.faq.get";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Get;
    const PATH: &'static str = "/open-apis/helpdesk/v1/faqs/:id";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = GetFaqResponse;
    type ErrorCode = GetFaqErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("id", self.id.as_str());
    }
}

impl ::helpdesk_core::AppOperation for GetFaq {}

#[cfg(feature = "round-trip")]
impl serde::Serialize for GetFaq {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).field("id", &self.id).end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for GetFaq {
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

/// What [`GetFaq`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetFaqResponse {
    /// Details of the FAQ · 知识库问答的详情
    pub faq: Option<Faq>,
}

impl runtime::Record for GetFaqResponse {
    const KEYS: &'static [&'static str] = &["faq"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.faq, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for GetFaqResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for GetFaqResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).optional("faq", &self.faq).end()
    }
}

impl ::helpdesk_core::Response for GetFaqResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
    }
}

/// The error codes of [`GetFaq`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GetFaqErrorCode {
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

impl ::helpdesk_core::ErrorCode for GetFaqErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
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
            154004 => Self::NotFound,
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::NotFound => 154004,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
    }
}

/// List FAQs
///
/// Returns FAQs of the help desk's knowledge base.
///
/// 获取全部知识库详情
/// 查询服务台的知识库问答。
///
/// - Request: `GET /open-apis/helpdesk/v1/faqs`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/faq/list), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/faq/list)
///
/// # Errors
///
/// [`ListFaqsErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154004 | 404 | Resource not found | The resource does not exist; check the ID |
/// | 155000 | 500 | Internal error | Internal error; contact the platform's support |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::faq::ListFaqs;
///
/// let request = ListFaqs::new().category_id("6856395522433908739");
/// assert_eq!(ListFaqs::METHOD.as_str(), "GET");
/// assert_eq!(ListFaqs::PATH, "/open-apis/helpdesk/v1/faqs");
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct ListFaqs {
    /// ID of the knowledge base category · 知识库分类 ID
    ///
    /// Example: `6856395522433908739`
    pub category_id: Option<String>,
    /// Filters by FAQ status. 1: online; 0: deleted, can be restored; 2: deleted, cannot be restored
    ///
    /// 筛选条件: 问答状态 1:在线 0:删除，可恢复 2：删除，不可恢复
    ///
    /// Example: `1`
    pub status: Option<FaqStatus>,
    /// Filters by keyword, which may match a question's title, its keywords or the name of a user
    ///
    /// 筛选条件: 关键词，可命中问题标题、问题关键字或用户姓名
    ///
    /// Example: `点餐`
    pub search: Option<String>,
    /// Page token. Leave it empty in the first request to start at the first page; if there are more results, the response has a new page_token, which the next request passes to continue
    ///
    /// 分页标记。首次请求留空，从第一页取起；若还有更多结果，响应会附带新的 page_token，下次请求填入即可续取
    ///
    /// Example: `6856395634652479491`
    pub page_token: Option<String>,
    /// Example: `10`
    ///
    /// Default: `20`
    ///
    /// Range: at most 100
    pub page_size: Option<i64>,
}

impl ListFaqs {
    /// With no field set; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`category_id`](Self::category_id).
    pub fn category_id(mut self, category_id: impl Into<String>) -> Self {
        self.category_id = Some(category_id.into());
        self
    }
    /// Sets [`status`](Self::status).
    pub fn status(mut self, status: impl Into<FaqStatus>) -> Self {
        self.status = Some(status.into());
        self
    }
    /// Sets [`search`](Self::search).
    pub fn search(mut self, search: impl Into<String>) -> Self {
        self.search = Some(search.into());
        self
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
}

impl ::helpdesk_core::Operation for ListFaqs {
    const ID: &'static str = "helpdesk.v1.faq.list";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Get;
    const PATH: &'static str = "/open-apis/helpdesk/v1/faqs";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = ListFaqsResponse;
    type ErrorCode = ListFaqsErrorCode;
    #[inline]
    fn query<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        if let Some(value) = &self.category_id {
            parameters.push("category_id", value.as_str());
        }
        if let Some(value) = &self.status {
            parameters.push("status", value.as_str());
        }
        if let Some(value) = &self.search {
            parameters.push("search", value.as_str());
        }
        if let Some(value) = &self.page_token {
            parameters.push("page_token", value.as_str());
        }
        if let Some(value) = &self.page_size {
            parameters.push("page_size", value.to_string());
        }
    }
}

impl ::helpdesk_core::AppOperation for ListFaqs {}

impl ::helpdesk_core::Listing for ListFaqs {
    type Item = Faq;
    fn items(response: Self::Response) -> Vec<Self::Item> {
        response.items
    }
    #[inline]
    fn next_page(&self, response: &Self::Response) -> ::helpdesk_core::NextPage<Self> {
        runtime::page_by_token(
            response.has_more,
            response.page_token.as_deref(),
            |page| Self {
                page_token: Some(page),
                ..self.clone()
            },
        )
    }
    #[inline]
    fn total(response: &Self::Response) -> Option<i64> {
        response.total
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for ListFaqs {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("category_id", &self.category_id)
            .optional("status", &self.status)
            .optional("search", &self.search)
            .optional("page_token", &self.page_token)
            .optional("page_size", &self.page_size)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for ListFaqs {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            category_id: Option<String>,
            status: Option<FaqStatus>,
            search: Option<String>,
            page_token: Option<String>,
            page_size: Option<i64>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &[
                "category_id",
                "status",
                "search",
                "page_token",
                "page_size",
            ];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.category_id, map),
                    1 => runtime::value(&mut self.status, map),
                    2 => runtime::value(&mut self.search, map),
                    3 => runtime::value(&mut self.page_token, map),
                    4 => runtime::value(&mut self.page_size, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            category_id: fields.category_id,
            status: fields.status,
            search: fields.search,
            page_token: fields.page_token,
            page_size: fields.page_size,
        })
    }
}

/// Filters by FAQ status. 1: online; 0: deleted, can be restored; 2: deleted, cannot be restored
///
/// 筛选条件: 问答状态 1:在线 0:删除，可恢复 2：删除，不可恢复
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FaqStatus {
    /// `1`
    ///
    /// Online · 在线
    Online,
    /// `0`
    ///
    /// Deleted, can be restored · 删除，可恢复
    Deleted,
    /// `2`
    ///
    /// Deleted, cannot be restored · 删除，不可恢复
    Purged,
    /// A value that the page does not list.
    Other(String),
}

impl FaqStatus {
    /// The text that stands for it in JSON.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Online => "1",
            Self::Deleted => "0",
            Self::Purged => "2",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for FaqStatus {
    fn from(value: &str) -> Self {
        match value {
            "1" => Self::Online,
            "0" => Self::Deleted,
            "2" => Self::Purged,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl From<String> for FaqStatus {
    fn from(value: String) -> Self {
        match Self::from(value.as_str()) {
            Self::Other(_) => Self::Other(value),
            known => known,
        }
    }
}

impl std::fmt::Display for FaqStatus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for FaqStatus {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for FaqStatus {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <String as serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

/// What [`ListFaqs`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListFaqsResponse {
    /// Whether there are more results · 后面是否还有数据
    pub has_more: Option<bool>,
    /// Page token of the next page; returned only if has_more is true
    ///
    /// 下一页的分页标记，仅在 has_more 为 true 时返回
    pub page_token: Option<String>,
    /// Number of FAQs on this page · 本页实际的问答条数
    pub page_size: Option<i64>,
    /// Total number of FAQs · 总条数
    pub total: Option<i64>,
    /// List of FAQs · 知识库问答列表
    pub items: Vec<Faq>,
}

impl runtime::Record for ListFaqsResponse {
    const KEYS: &'static [&'static str] = &[
        "has_more",
        "page_token",
        "page_size",
        "total",
        "items",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.has_more, map),
            1 => runtime::value(&mut self.page_token, map),
            2 => runtime::value(&mut self.page_size, map),
            3 => runtime::value(&mut self.total, map),
            4 => runtime::list(&mut self.items, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for ListFaqsResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for ListFaqsResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("has_more", &self.has_more)
            .optional("page_token", &self.page_token)
            .optional("page_size", &self.page_size)
            .optional("total", &self.total)
            .field("items", &self.items)
            .end()
    }
}

impl ::helpdesk_core::Response for ListFaqsResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
    }
}

/// The error codes of [`ListFaqs`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ListFaqsErrorCode {
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

impl ::helpdesk_core::ErrorCode for ListFaqsErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
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
            154004 => Self::NotFound,
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::NotFound => 154004,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
    }
}

/// Update an FAQ
///
/// Changes an FAQ of the knowledge base.
///
/// Note:
/// With a user_access_token, the caller must be an agent, an administrator or the owner of the help desk.
///
/// 修改知识库
/// 修改一条知识库问答。
///
/// 注意事项：
/// 使用 user_access_token 调用时，操作者须为该服务台的客服、管理员或所有者
///
/// - Request: `PATCH /open-apis/helpdesk/v1/faqs/:id`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/faq/patch), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/faq/patch)
///
/// # Errors
///
/// [`PatchFaqErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154000 | 400 | Bad request, please check your request body | The request is invalid; check its parameters |
/// | 154003 | 403 | Please check you have the correct access | Check that the app has been granted the right scopes |
/// | 154004 | 404 | Resource not found | The resource does not exist; check the ID |
/// | 155000 | 500 | Internal error | Internal error; contact the platform's support |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::faq::PatchFaq;
///
/// let request = PatchFaq::new("6856395634652479491");
/// assert_eq!(PatchFaq::METHOD.as_str(), "PATCH");
/// assert_eq!(PatchFaq::PATH, "/open-apis/helpdesk/v1/faqs/:id");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct PatchFaq {
    /// FAQ ID · 知识库问答 ID
    ///
    /// Example: `"6856395634652479491"`
    pub id: String,
    /// The FAQ as it should become · 知识库问答的新内容
    pub faq: Option<FaqUpdate>,
}

impl PatchFaq {
    /// With the required fields, in the order of the page.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), faq: None }
    }
    /// Sets [`faq`](Self::faq).
    pub fn faq(mut self, faq: FaqUpdate) -> Self {
        self.faq = Some(faq);
        self
    }
}

impl ::helpdesk_core::Operation for PatchFaq {
    const ID: &'static str = "helpdesk.v1.faq.patch";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Patch;
    const PATH: &'static str = "/open-apis/helpdesk/v1/faqs/:id";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = PatchFaqResponse;
    type ErrorCode = PatchFaqErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("id", self.id.as_str());
    }
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::UserOperation for PatchFaq {}

impl runtime::WriteBody for PatchFaq {
    fn write_body<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).optional("faq", &self.faq).end()
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for PatchFaq {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("id", &self.id)
            .optional("faq", &self.faq)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for PatchFaq {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            id: Option<String>,
            faq: Option<FaqUpdate>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["id", "faq"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.id, map),
                    1 => runtime::value(&mut self.faq, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            id: runtime::required(fields.id, "id")?,
            faq: fields.faq,
        })
    }
}

/// The FAQ as it should become
///
/// 知识库问答的新内容
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct FaqUpdate {
    /// ID of the knowledge base category · 知识库分类 ID
    ///
    /// Example: `"6836004780707807251"`
    pub category_id: Option<String>,
    /// Question · 问题
    ///
    /// Example: `"问题"`
    pub question: String,
    /// Answer · 答案
    ///
    /// Example: `"答案"`
    pub answer: Option<String>,
    /// The answer as rich text; either this or answer is required. A JSON array; for its structure, see [rich text](https://open.feishu.cn/document/ukTMukTMukTM/uITM0YjLyEDN24iMxQjN)
    ///
    /// 富文本形式的答案，与 answer 至少必填其一。值为 JSON 数组，结构见[富文本](https://open.feishu.cn/document/ukTMukTMukTM/uITM0YjLyEDN24iMxQjN)
    ///
    /// Example: `[{"content":"答案","type":"text"},{"content":"\n","type":"text"}]`
    pub answer_richtext: Option<Vec<RichtextInput>>,
    /// Similar questions · 相似问法
    ///
    /// Example: `["测试","问题"]`
    pub tags: Option<Vec<String>>,
}

impl FaqUpdate {
    /// With the required fields, in the order of the page.
    pub fn new(question: impl Into<String>) -> Self {
        Self {
            category_id: None,
            question: question.into(),
            answer: None,
            answer_richtext: None,
            tags: None,
        }
    }
    /// Sets [`category_id`](Self::category_id).
    pub fn category_id(mut self, category_id: impl Into<String>) -> Self {
        self.category_id = Some(category_id.into());
        self
    }
    /// Sets [`answer`](Self::answer).
    pub fn answer(mut self, answer: impl Into<String>) -> Self {
        self.answer = Some(answer.into());
        self
    }
    /// Sets [`answer_richtext`](Self::answer_richtext).
    pub fn answer_richtext(mut self, answer_richtext: Vec<RichtextInput>) -> Self {
        self.answer_richtext = Some(answer_richtext);
        self
    }
    /// Sets [`tags`](Self::tags).
    pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.tags = Some(tags.into_iter().map(Into::into).collect());
        self
    }
}

impl serde::Serialize for FaqUpdate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("category_id", &self.category_id)
            .field("question", &self.question)
            .optional("answer", &self.answer)
            .optional("answer_richtext", &self.answer_richtext)
            .optional("tags", &self.tags)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for FaqUpdate {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            category_id: Option<String>,
            question: Option<String>,
            answer: Option<String>,
            answer_richtext: Option<Vec<RichtextInput>>,
            tags: Option<Vec<String>>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &[
                "category_id",
                "question",
                "answer",
                "answer_richtext",
                "tags",
            ];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.category_id, map),
                    1 => runtime::value(&mut self.question, map),
                    2 => runtime::value(&mut self.answer, map),
                    3 => runtime::value(&mut self.answer_richtext, map),
                    4 => runtime::value(&mut self.tags, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            category_id: fields.category_id,
            question: runtime::required(fields.question, "question")?,
            answer: fields.answer,
            answer_richtext: fields.answer_richtext,
            tags: fields.tags,
        })
    }
}

/// The answer as rich text; either this or answer is required. A JSON array; for its structure, see [rich text](https://open.feishu.cn/document/ukTMukTMukTM/uITM0YjLyEDN24iMxQjN)
///
/// 富文本形式的答案，与 answer 至少必填其一。值为 JSON 数组，结构见[富文本](https://open.feishu.cn/document/ukTMukTMukTM/uITM0YjLyEDN24iMxQjN)
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct RichtextInput {
    /// Content · 内容
    ///
    /// Example: `"这是一个答案"`
    pub content: Option<String>,
    /// Type of the content: text, hyperlink, img or line break
    ///
    /// 内容的类型。可选值：text、hyperlink、img、line break
    ///
    /// Example: `"text"`
    pub r#type: Option<RichtextType>,
}

impl RichtextInput {
    /// With no field set; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`content`](Self::content).
    pub fn content(mut self, content: impl Into<String>) -> Self {
        self.content = Some(content.into());
        self
    }
    /// Sets [`type`](Self::type).
    pub fn r#type(mut self, r#type: impl Into<RichtextType>) -> Self {
        self.r#type = Some(r#type.into());
        self
    }
}

impl serde::Serialize for RichtextInput {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("content", &self.content)
            .optional("type", &self.r#type)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for RichtextInput {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            content: Option<String>,
            r#type: Option<RichtextType>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["content", "type"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.content, map),
                    1 => runtime::value(&mut self.r#type, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            content: fields.content,
            r#type: fields.r#type,
        })
    }
}

/// Type of the content: text, hyperlink, img or line break
///
/// 内容的类型。可选值：text、hyperlink、img、line break
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RichtextType {
    /// `text`
    Text,
    /// `hyperlink`
    Hyperlink,
    /// `img`
    Image,
    /// `line break`
    LineBreak,
    /// A value that the page does not list.
    Other(String),
}

impl RichtextType {
    /// The text that stands for it in JSON.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Text => "text",
            Self::Hyperlink => "hyperlink",
            Self::Image => "img",
            Self::LineBreak => "line break",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for RichtextType {
    fn from(value: &str) -> Self {
        match value {
            "text" => Self::Text,
            "hyperlink" => Self::Hyperlink,
            "img" => Self::Image,
            "line break" => Self::LineBreak,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl From<String> for RichtextType {
    fn from(value: String) -> Self {
        match Self::from(value.as_str()) {
            Self::Other(_) => Self::Other(value),
            known => known,
        }
    }
}

impl std::fmt::Display for RichtextType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for RichtextType {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for RichtextType {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <String as serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

/// What [`PatchFaq`] answers.
///
/// The page documents no field of it.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct PatchFaqResponse {}

impl<'de> serde::Deserialize<'de> for PatchFaqResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::empty(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for PatchFaqResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).end()
    }
}

impl ::helpdesk_core::Response for PatchFaqResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`PatchFaq`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PatchFaqErrorCode {
    /// `154000`, HTTP 400: Bad request, please check your request body
    ///
    /// The request is invalid; check its parameters · 请求不合法，请检查参数
    BadRequest,
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

impl ::helpdesk_core::ErrorCode for PatchFaqErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
                154000,
                Some(400),
                "Bad request, please check your request body",
                "The request is invalid; check its parameters",
            )
            .with_original_advice("请求不合法，请检查参数"),
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
            154003 => Self::AccessDenied,
            154004 => Self::NotFound,
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::BadRequest => 154000,
            Self::AccessDenied => 154003,
            Self::NotFound => 154004,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
    }
}

/// Search FAQs
///
/// Searches the FAQs of the help desk's knowledge base.
///
/// 搜索知识库
/// 在服务台知识库中搜索问答。
///
/// - Request: `GET /open-apis/helpdesk/v1/faqs/search`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/faq/search), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/faq/search)
///
/// # Errors
///
/// [`SearchFaqsErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154000 | 400 | Bad request, please check your request body | The request is invalid; check its parameters |
/// | 154001 | 401 | Unauthorized, please check you have the correct access | Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant |
/// | 155000 | 500 | Internal error | Internal error; contact the platform's support |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::faq::SearchFaqs;
///
/// let request = SearchFaqs::new("wifi").base64("true");
/// assert_eq!(SearchFaqs::METHOD.as_str(), "GET");
/// assert_eq!(SearchFaqs::PATH, "/open-apis/helpdesk/v1/faqs/search");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct SearchFaqs {
    /// Search text. Encode it if it has characters that are not English, such as Chinese or blanks, in either way: 1. URL encoding 2. base64 encoding, together with the parameter base64=true
    ///
    /// 搜索内容
    /// ，含中文、空格等非英文内容时须先编码，方式任选其一：1. url编码 2. base64编码，此时另加 base64=true 参数
    ///
    /// Example: `wifi`
    pub query: String,
    /// Whether the query is encoded with base64: if so, pass true; otherwise leave it out
    ///
    /// query 是否经过 base64 编码,是则填 true，否则不填
    ///
    /// Example: `true`
    pub base64: Option<String>,
    /// Page token. Leave it empty in the first request to start at the first page; if there are more results, the response has a new page_token, which the next request passes to continue
    ///
    /// 分页标记。首次请求留空，从第一页取起；若还有更多结果，响应会附带新的 page_token，下次请求填入即可续取
    ///
    /// Example: `6936004780707807251`
    pub page_token: Option<String>,
    /// Example: `10`
    ///
    /// Default: `20`
    ///
    /// Range: at most 100
    pub page_size: Option<i64>,
}

impl SearchFaqs {
    /// With the required fields, in the order of the page.
    pub fn new(query: impl Into<String>) -> Self {
        Self {
            query: query.into(),
            base64: None,
            page_token: None,
            page_size: None,
        }
    }
    /// Sets [`base64`](Self::base64).
    pub fn base64(mut self, base64: impl Into<String>) -> Self {
        self.base64 = Some(base64.into());
        self
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
}

impl ::helpdesk_core::Operation for SearchFaqs {
    const ID: &'static str = "helpdesk.v1.faq.search";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Get;
    const PATH: &'static str = "/open-apis/helpdesk/v1/faqs/search";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = SearchFaqsResponse;
    type ErrorCode = SearchFaqsErrorCode;
    #[inline]
    fn query<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("query", self.query.as_str());
        if let Some(value) = &self.base64 {
            parameters.push("base64", value.as_str());
        }
        if let Some(value) = &self.page_token {
            parameters.push("page_token", value.as_str());
        }
        if let Some(value) = &self.page_size {
            parameters.push("page_size", value.to_string());
        }
    }
}

impl ::helpdesk_core::AppOperation for SearchFaqs {}

impl ::helpdesk_core::Listing for SearchFaqs {
    type Item = Faq;
    fn items(response: Self::Response) -> Vec<Self::Item> {
        response.items
    }
    #[inline]
    fn next_page(&self, response: &Self::Response) -> ::helpdesk_core::NextPage<Self> {
        runtime::page_by_token(
            response.has_more,
            response.page_token.as_deref(),
            |page| Self {
                page_token: Some(page),
                ..self.clone()
            },
        )
    }
    #[inline]
    fn total(response: &Self::Response) -> Option<i64> {
        response.total
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for SearchFaqs {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("query", &self.query)
            .optional("base64", &self.base64)
            .optional("page_token", &self.page_token)
            .optional("page_size", &self.page_size)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for SearchFaqs {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            query: Option<String>,
            base64: Option<String>,
            page_token: Option<String>,
            page_size: Option<i64>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &[
                "query",
                "base64",
                "page_token",
                "page_size",
            ];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.query, map),
                    1 => runtime::value(&mut self.base64, map),
                    2 => runtime::value(&mut self.page_token, map),
                    3 => runtime::value(&mut self.page_size, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            query: runtime::required(fields.query, "query")?,
            base64: fields.base64,
            page_token: fields.page_token,
            page_size: fields.page_size,
        })
    }
}

/// What [`SearchFaqs`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct SearchFaqsResponse {
    /// Whether there are more results · 后面是否还有数据
    pub has_more: Option<bool>,
    /// Page token of the next page; returned only if has_more is true
    ///
    /// 下一页的分页标记，仅在 has_more 为 true 时返回
    pub page_token: Option<String>,
    /// List of FAQs · 知识库问答列表
    pub items: Vec<Faq>,
    /// Number of FAQs returned · 实际返回的数量
    pub page_size: Option<i64>,
    /// Total number of matches · 符合条件的总数
    pub total: Option<i64>,
}

impl runtime::Record for SearchFaqsResponse {
    const KEYS: &'static [&'static str] = &[
        "has_more",
        "page_token",
        "items",
        "page_size",
        "total",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.has_more, map),
            1 => runtime::value(&mut self.page_token, map),
            2 => runtime::list(&mut self.items, map),
            3 => runtime::value(&mut self.page_size, map),
            4 => runtime::value(&mut self.total, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for SearchFaqsResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for SearchFaqsResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("has_more", &self.has_more)
            .optional("page_token", &self.page_token)
            .field("items", &self.items)
            .optional("page_size", &self.page_size)
            .optional("total", &self.total)
            .end()
    }
}

impl ::helpdesk_core::Response for SearchFaqsResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
    }
}

/// The error codes of [`SearchFaqs`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SearchFaqsErrorCode {
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
    /// `155000`, HTTP 500: Internal error
    ///
    /// Internal error; contact the platform's support · 内部错误，请联系我们
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for SearchFaqsErrorCode {
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
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::BadRequest => 154000,
            Self::Unauthorized => 154001,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
    }
}
