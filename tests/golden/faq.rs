use ::helpdesk_core::runtime::{self, serde_json};

pub use super::common::{Category, TicketUser};

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
/// # Examples
///
/// ```
/// use helpdesk_types::faq::{CreateFaq, NewFaq};
///
/// let request = CreateFaq::new(
///     NewFaq::new("问题")
///         .category_id("6836004780707807251")
///         .answer("答案")
///         .answer_richtext(
///             r#"[{"content":"答案","type":"text"},{"content":"这只是一个测试，医保问题","type":"text"}]"#,
///         )
///         .tags(["问", "题"]),
/// );
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct CreateFaq {
    /// Details of the FAQ · 知识库问答的详情
    pub faq: NewFaq,
}

impl CreateFaq {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(faq: impl Into<NewFaq>) -> Self {
        Self { faq: faq.into() }
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

runtime::body! {
    CreateFaq {
        "faq" => required faq,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    CreateFaq {
        "faq" => required faq,
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
    pub answer_richtext: Option<crate::AnswerRichtext>,
    /// Similar questions · 相似问法
    ///
    /// Example: `["问","题"]`
    pub tags: Option<Vec<String>>,
}

impl NewFaq {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(question: impl Into<String>) -> Self {
        Self {
            category_id: None,
            question: question.into(),
            answer: None,
            answer_richtext: None,
            tags: None,
        }
    }
    /// ID of the knowledge base category · 知识库分类 ID
    pub fn category_id(mut self, category_id: impl Into<String>) -> Self {
        self.category_id = Some(category_id.into());
        self
    }
    /// Answer · 答案
    pub fn answer(mut self, answer: impl Into<String>) -> Self {
        self.answer = Some(answer.into());
        self
    }
    /// The answer as rich text; either this or answer is required. A JSON array; for its structure, see [rich text](https://open.feishu.cn/document/ukTMukTMukTM/uITM0YjLyEDN24iMxQjN).
    pub fn answer_richtext(
        mut self,
        answer_richtext: impl Into<crate::AnswerRichtext>,
    ) -> Self {
        self.answer_richtext = Some(answer_richtext.into());
        self
    }
    /// Similar questions · 相似问法
    pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.tags = Some(tags.into_iter().map(Into::into).collect());
        self
    }
}

runtime::object! {
    NewFaq {
        "category_id" => optional category_id,
        "question" => required question,
        "answer" => optional answer,
        "answer_richtext" => optional answer_richtext,
        "tags" => optional tags,
    }
}

/// The response of [`CreateFaq`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct CreateFaqResponse {
    /// Details of the FAQ · 知识库问答的详情
    pub faq: Option<Faq>,
}

runtime::record! {
    CreateFaqResponse {
        0 "faq" => optional faq : Option < Faq >,
    }
}

impl ::helpdesk_core::Response for CreateFaqResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.documented_data()
    }
}

/// Details of the FAQ
///
/// 知识库问答的详情
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Faq {
    /// FAQ ID · 知识库问答 ID
    ///
    /// Example: `"6936004780707807231"`
    pub faq_id: Option<String>,
    /// Legacy ID of the FAQ; use faq_id instead
    ///
    /// 知识库问答的旧版 ID，请改用 faq_id
    ///
    /// Example: `"6936004780707807231"`
    pub id: Option<String>,
    /// Help desk ID · 服务台 ID
    ///
    /// Example: `"6936004780707807251"`
    pub helpdesk_id: Option<String>,
    /// Question · 问题
    ///
    /// Example: `"问题"`
    pub question: Option<String>,
    /// Answer · 答案
    ///
    /// Example: `"答案"`
    pub answer: Option<String>,
    /// The answer as rich text · 富文本形式的答案
    pub answer_richtext: Vec<Richtext>,
    /// Creation time · 创建时间
    ///
    /// In JSON: seconds since 1970.
    ///
    /// Example: `1596379008`
    pub create_time: Option<::helpdesk_core::Timestamp>,
    /// Time of the last change · 最近修改时间
    ///
    /// In JSON: seconds since 1970.
    ///
    /// Example: `1596379008`
    pub update_time: Option<::helpdesk_core::Timestamp>,
    /// Categories · 分类
    pub categories: Vec<Category>,
    /// List of similar questions · 相似问法列表
    ///
    /// Example: `"问"`
    pub tags: Vec<String>,
    /// Expiration time · 失效时间
    ///
    /// In JSON: seconds since 1970.
    ///
    /// Example: `1596379008`
    pub expire_time: Option<::helpdesk_core::Timestamp>,
    /// User who made the last change · 最近更新的用户
    pub update_user: Option<TicketUser>,
    /// Creator · 创建者
    pub create_user: Option<TicketUser>,
}

runtime::record! {
    Faq {
        0 "faq_id" => optional faq_id : Option < String >,
        1 "id" => optional id : Option < String >,
        2 "helpdesk_id" => optional helpdesk_id : Option < String >,
        3 "question" => optional question : Option < String >,
        4 "answer" => optional answer : Option < String >,
        5 "answer_richtext" => list answer_richtext : Vec < Richtext >,
        6 "create_time" => time {}
        create_time : Option <:: helpdesk_core :: Timestamp >,
        7 "update_time" => time {}
        update_time : Option <:: helpdesk_core :: Timestamp >,
        8 "categories" => list categories : Vec < Category >,
        9 "tags" => list tags : Vec < String >,
        10 "expire_time" => time {}
        expire_time : Option <:: helpdesk_core :: Timestamp >,
        11 "update_user" => optional update_user : Option < TicketUser >,
        12 "create_user" => optional create_user : Option < TicketUser >,
    }
}

/// The answer as rich text
///
/// 富文本形式的答案
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Richtext {
    /// Content · 内容
    ///
    /// Example: `"我的答案"`
    pub content: Option<String>,
    /// Type · 类型
    ///
    /// Example: `"text"`
    ///
    /// `type` in JSON.
    pub richtext_type: Option<RichtextType>,
}

runtime::record! {
    Richtext {
        0 "content" => optional content : Option < String >,
        1 "type" => optional richtext_type : Option < RichtextType >,
    }
}

/// Type
///
/// 类型
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum RichtextType {
    /// `text`
    ///
    /// text
    Text,
    /// `hyperlink`
    ///
    /// hyperlink
    Hyperlink,
    /// `img`
    ///
    /// img
    Image,
    /// `line break`
    ///
    /// line break
    LineBreak,
    /// A value that the page does not list.
    Other(String),
}

runtime::text_values! {
    RichtextType {
        "text" => Text "text",
        "hyperlink" => Hyperlink "hyperlink",
        "img" => Image "img",
        "line break" => LineBreak "line break",
    }
}

/// The error codes of [`CreateFaq`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum CreateFaqErrorCode {
    /// The code 154000: [`BAD_REQUEST`](super::errors::BAD_REQUEST).
    BadRequest,
    /// The code 155000: [`INTERNAL_ERROR`](super::errors::INTERNAL_ERROR).
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

runtime::error_codes! {
    CreateFaqErrorCode {
        154000 => BadRequest BAD_REQUEST,
        155000 => InternalError INTERNAL_ERROR,
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
/// # Examples
///
/// ```
/// use helpdesk_types::faq::DeleteFaq;
///
/// let request = DeleteFaq::new("12345");
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
    /// Creates a value with the required fields, in the order of the page.
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

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    DeleteFaq {
        "id" => required id,
    }
}

/// The response of [`DeleteFaq`].
///
/// The page documents no fields.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct DeleteFaqResponse {}

runtime::record! {
    DeleteFaqResponse {}
}

impl ::helpdesk_core::Response for DeleteFaqResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`DeleteFaq`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum DeleteFaqErrorCode {
    /// The code 154004: [`NOT_FOUND`](super::errors::NOT_FOUND).
    NotFound,
    /// The code 155000: [`INTERNAL_ERROR`](super::errors::INTERNAL_ERROR).
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

runtime::error_codes! {
    DeleteFaqErrorCode {
        154004 => NotFound NOT_FOUND,
        155000 => InternalError INTERNAL_ERROR,
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
/// # Examples
///
/// ```
/// use helpdesk_types::faq::DownloadFaqImage;
///
/// let request = DownloadFaqImage::new("12345", "img_b07ffac0-19c1-48a3-afca-599f8ea825fj");
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
    /// Creates a value with the required fields, in the order of the page.
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

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    DownloadFaqImage {
        "id" => required id,
        "image_key" => required image_key,
    }
}

/// The error codes of [`DownloadFaqImage`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum DownloadFaqImageErrorCode {
    /// The code 154000: [`BAD_REQUEST`](super::errors::BAD_REQUEST).
    BadRequest,
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
    DownloadFaqImageErrorCode {
        154000 => BadRequest BAD_REQUEST,
        154003 => AccessDenied ACCESS_DENIED,
        154004 => NotFound NOT_FOUND,
        155000 => InternalError INTERNAL_ERROR,
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
/// # Examples
///
/// ```
/// use helpdesk_types::faq::GetFaq;
///
/// let request = GetFaq::new("6856395634652479491");
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
    /// Creates a value with the required fields, in the order of the page.
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

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    GetFaq {
        "id" => required id,
    }
}

/// The response of [`GetFaq`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetFaqResponse {
    /// Details of the FAQ · 知识库问答的详情
    pub faq: Option<Faq>,
}

runtime::record! {
    GetFaqResponse {
        0 "faq" => optional faq : Option < Faq >,
    }
}

impl ::helpdesk_core::Response for GetFaqResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.documented_data()
    }
}

/// The error codes of [`GetFaq`].
pub type GetFaqErrorCode = super::faq::DeleteFaqErrorCode;

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
/// # Examples
///
/// ```
/// use helpdesk_types::faq::{FaqStatus, ListFaqs};
///
/// let request = ListFaqs::new()
///     .category_id("6856395522433908739")
///     .status(FaqStatus::Online)
///     .search("点餐")
///     .page_size(10);
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
    /// `page_size`; the page does not describe it.
    ///
    /// Example: `10`
    ///
    /// Default: `20`
    ///
    /// Range: at most 100
    pub page_size: Option<i64>,
}

impl ListFaqs {
    /// Creates a value without any field; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// ID of the knowledge base category · 知识库分类 ID
    pub fn category_id(mut self, category_id: impl Into<String>) -> Self {
        self.category_id = Some(category_id.into());
        self
    }
    /// Filters by FAQ status. 1: online; 0: deleted, can be restored; 2: deleted, cannot be restored
    pub fn status(mut self, status: impl Into<FaqStatus>) -> Self {
        self.status = Some(status.into());
        self
    }
    /// Filters by keyword, which may match a question's title, its keywords or the name of a user
    pub fn search(mut self, search: impl Into<String>) -> Self {
        self.search = Some(search.into());
        self
    }
    /// Page token. Leave it empty in the first request to start at the first page; if there are more results, the response has a new page_token, which the next request passes to continue
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.page_token = Some(page_token.into());
        self
    }
    /// `page_size`; the page does not describe it.
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

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    ListFaqs {
        "category_id" => optional category_id,
        "status" => optional status,
        "search" => optional search,
        "page_token" => optional page_token,
        "page_size" => optional page_size,
    }
}

/// Filters by FAQ status. 1: online; 0: deleted, can be restored; 2: deleted, cannot be restored
///
/// 筛选条件: 问答状态 1:在线 0:删除，可恢复 2：删除，不可恢复
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, PartialEq)]
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

runtime::text_values! {
    FaqStatus {
        "1" => Online "Online",
        "0" => Deleted "Deleted, can be restored",
        "2" => Purged "Deleted, cannot be restored",
    }
}

/// The response of [`ListFaqs`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListFaqsResponse {
    /// Whether there are more results · 后面是否还有数据
    pub has_more: Option<bool>,
    /// Page token of the next page; returned only if has_more is true
    ///
    /// 下一页的分页标记，仅在 has_more 为 true 时返回
    ///
    /// Example: `"6856395634652479491"`
    pub page_token: Option<String>,
    /// Number of FAQs on this page · 本页实际的问答条数
    ///
    /// Example: `100`
    pub page_size: Option<i64>,
    /// Total number of FAQs · 总条数
    ///
    /// Example: `200`
    pub total: Option<i64>,
    /// List of FAQs · 知识库问答列表
    pub items: Vec<Faq>,
}

runtime::record! {
    ListFaqsResponse {
        0 "has_more" => optional has_more : Option < bool >,
        1 "page_token" => optional page_token : Option < String >,
        2 "page_size" => optional page_size : Option < i64 >,
        3 "total" => optional total : Option < i64 >,
        4 "items" => list items : Vec < Faq >,
    }
}

impl ::helpdesk_core::Response for ListFaqsResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.listed_data(
            "items",
            |all: &mut Self, more| runtime::append(&mut all.items, more.items),
        )
    }
}

/// The error codes of [`ListFaqs`].
pub type ListFaqsErrorCode = super::faq::DeleteFaqErrorCode;

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
/// # Examples
///
/// ```
/// use helpdesk_types::faq::{FaqUpdate, PatchFaq, RichtextInput, RichtextType};
///
/// let request = PatchFaq::new(
///     "6856395634652479491",
///     FaqUpdate::new("问题")
///         .category_id("6836004780707807251")
///         .answer("答案")
///         .answer_richtext([RichtextInput::new().content("这是一个答案").richtext_type(RichtextType::Text)])
///         .tags(["测试", "问题"]),
/// );
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
    pub faq: FaqUpdate,
}

impl PatchFaq {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(id: impl Into<String>, faq: impl Into<FaqUpdate>) -> Self {
        Self {
            id: id.into(),
            faq: faq.into(),
        }
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

runtime::body! {
    PatchFaq {
        "faq" => required faq,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    PatchFaq {
        "id" => required id,
        "faq" => required faq,
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
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(question: impl Into<String>) -> Self {
        Self {
            category_id: None,
            question: question.into(),
            answer: None,
            answer_richtext: None,
            tags: None,
        }
    }
    /// ID of the knowledge base category · 知识库分类 ID
    pub fn category_id(mut self, category_id: impl Into<String>) -> Self {
        self.category_id = Some(category_id.into());
        self
    }
    /// Answer · 答案
    pub fn answer(mut self, answer: impl Into<String>) -> Self {
        self.answer = Some(answer.into());
        self
    }
    /// The answer as rich text; either this or answer is required. A JSON array; for its structure, see [rich text](https://open.feishu.cn/document/ukTMukTMukTM/uITM0YjLyEDN24iMxQjN)
    pub fn answer_richtext(
        mut self,
        answer_richtext: impl IntoIterator<Item = impl Into<RichtextInput>>,
    ) -> Self {
        self.answer_richtext = Some(
            answer_richtext.into_iter().map(Into::into).collect(),
        );
        self
    }
    /// Similar questions · 相似问法
    pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.tags = Some(tags.into_iter().map(Into::into).collect());
        self
    }
}

runtime::object! {
    FaqUpdate {
        "category_id" => optional category_id,
        "question" => required question,
        "answer" => optional answer,
        "answer_richtext" => optional answer_richtext,
        "tags" => optional tags,
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
    ///
    /// `type` in JSON.
    pub richtext_type: Option<RichtextType>,
}

impl RichtextInput {
    /// Creates a value without any field; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Content · 内容
    pub fn content(mut self, content: impl Into<String>) -> Self {
        self.content = Some(content.into());
        self
    }
    /// Type of the content: text, hyperlink, img or line break
    pub fn richtext_type(mut self, richtext_type: impl Into<RichtextType>) -> Self {
        self.richtext_type = Some(richtext_type.into());
        self
    }
}

runtime::object! {
    RichtextInput {
        "content" => optional content,
        "type" => optional richtext_type,
    }
}

/// The response of [`PatchFaq`].
///
/// The page documents no fields.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct PatchFaqResponse {}

runtime::record! {
    PatchFaqResponse {}
}

impl ::helpdesk_core::Response for PatchFaqResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`PatchFaq`].
pub type PatchFaqErrorCode = super::faq::DownloadFaqImageErrorCode;

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
/// # Examples
///
/// ```
/// use helpdesk_types::faq::SearchFaqs;
///
/// let request = SearchFaqs::new("wifi").page_size(10);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct SearchFaqs {
    /// Search text. If it has characters that are not English, such as Chinese or blanks, it is encoded in either way: 1. URL encoding, as clients encode any query 2. base64 encoding, together with the parameter base64=true
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
    /// `page_size`; the page does not describe it.
    ///
    /// Example: `10`
    ///
    /// Default: `20`
    ///
    /// Range: at most 100
    pub page_size: Option<i64>,
}

impl SearchFaqs {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(query: impl Into<String>) -> Self {
        Self {
            query: query.into(),
            base64: None,
            page_token: None,
            page_size: None,
        }
    }
    /// Whether the query is encoded with base64: if so, pass true; otherwise leave it out
    pub fn base64(mut self, base64: impl Into<String>) -> Self {
        self.base64 = Some(base64.into());
        self
    }
    /// Page token. Leave it empty in the first request to start at the first page; if there are more results, the response has a new page_token, which the next request passes to continue
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.page_token = Some(page_token.into());
        self
    }
    /// `page_size`; the page does not describe it.
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

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    SearchFaqs {
        "query" => required query,
        "base64" => optional base64,
        "page_token" => optional page_token,
        "page_size" => optional page_size,
    }
}

/// The response of [`SearchFaqs`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct SearchFaqsResponse {
    /// Whether there are more results · 后面是否还有数据
    pub has_more: Option<bool>,
    /// Page token of the next page; returned only if has_more is true
    ///
    /// 下一页的分页标记，仅在 has_more 为 true 时返回
    ///
    /// Example: `"6986214054876479490"`
    pub page_token: Option<String>,
    /// List of FAQs · 知识库问答列表
    pub items: Vec<Faq>,
    /// Number of FAQs returned · 实际返回的数量
    ///
    /// Example: `2`
    pub page_size: Option<i64>,
    /// Total number of matches · 符合条件的总数
    ///
    /// Example: `2`
    pub total: Option<i64>,
}

runtime::record! {
    SearchFaqsResponse {
        0 "has_more" => optional has_more : Option < bool >,
        1 "page_token" => optional page_token : Option < String >,
        2 "items" => list items : Vec < Faq >,
        3 "page_size" => optional page_size : Option < i64 >,
        4 "total" => optional total : Option < i64 >,
    }
}

impl ::helpdesk_core::Response for SearchFaqsResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.listed_data(
            "items",
            |all: &mut Self, more| runtime::append(&mut all.items, more.items),
        )
    }
}

/// The error codes of [`SearchFaqs`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum SearchFaqsErrorCode {
    /// The code 154000: [`BAD_REQUEST`](super::errors::BAD_REQUEST).
    BadRequest,
    /// The code 154001: [`UNAUTHORIZED`](super::errors::UNAUTHORIZED).
    Unauthorized,
    /// The code 155000: [`INTERNAL_ERROR`](super::errors::INTERNAL_ERROR).
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

runtime::error_codes! {
    SearchFaqsErrorCode {
        154000 => BadRequest BAD_REQUEST,
        154001 => Unauthorized UNAUTHORIZED,
        155000 => InternalError INTERNAL_ERROR,
    }
}
