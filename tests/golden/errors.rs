use ::helpdesk_core::DocumentedError;

/// `150001`, HTTP 400: param is invalis
///
/// 客服状态的值有误
pub const INVALID_PARAMETER: DocumentedError = DocumentedError::new(
    150001,
    Some(400),
    "param is invalis",
    "客服状态的值有误",
);

/// `154000`, HTTP 400: Bad request, please check your request body
///
/// 请求不合法，请检查参数
pub const BAD_REQUEST: DocumentedError = DocumentedError::new(
    154000,
    Some(400),
    "Bad request, please check your request body",
    "请求不合法，请检查参数",
);

/// `154000`, HTTP 400: Bad request, please check your request body
///
/// 请求有误，index 可能缺失或不对，请核对该参数
pub const BAD_REQUEST_OF_DOWNLOAD_TICKET_IMAGE: DocumentedError = DocumentedError::new(
    154000,
    Some(400),
    "Bad request, please check your request body",
    "请求有误，index 可能缺失或不对，请核对该参数",
);

/// `154000`, HTTP 400: Bad request, please check your request body
///
/// 请求有误，请核对路径参数 `ticket_id` 的值
pub const BAD_REQUEST_OF_GET_TICKET: DocumentedError = DocumentedError::new(
    154000,
    Some(400),
    "Bad request, please check your request body",
    "请求有误，请核对路径参数 `ticket_id` 的值",
);

/// `154001`, HTTP 401: Unauthorized, please check you have the correct access
///
/// 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户
pub const UNAUTHORIZED: DocumentedError = DocumentedError::new(
    154001,
    Some(401),
    "Unauthorized, please check you have the correct access",
    "检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户",
);

/// `154003`, HTTP 401: Please check you have the correct access
///
/// 检查是否申请正确权限
pub const ACCESS_DENIED_OF_CREATE_TICKET_MESSAGE: DocumentedError = DocumentedError::new(
    154003,
    Some(401),
    "Please check you have the correct access",
    "检查是否申请正确权限",
);

/// `154003`, HTTP 403: Please check you have the correct access
///
/// 检查是否申请正确权限
pub const ACCESS_DENIED: DocumentedError = DocumentedError::new(
    154003,
    Some(403),
    "Please check you have the correct access",
    "检查是否申请正确权限",
);

/// `154003`, HTTP 403: Please check you have the correct access
///
/// 没有权限。请核对 Authorization 与 X-Lark-Helpdesk-Authorization 两个请求头，并确认应用与服务台同属一个租户
pub const ACCESS_DENIED_OF_DOWNLOAD_TICKET_IMAGE: DocumentedError = DocumentedError::new(
    154003,
    Some(403),
    "Please check you have the correct access",
    "没有权限。请核对 Authorization 与 X-Lark-Helpdesk-Authorization 两个请求头，并确认应用与服务台同属一个租户",
);

/// `154004`, HTTP 404: Resource not found
///
/// 找不到资源，`ticket_id` 与 `msg_id` 可能对不上，请核对两个 ID
pub const NOT_FOUND_OF_DOWNLOAD_TICKET_IMAGE: DocumentedError = DocumentedError::new(
    154004,
    Some(404),
    "Resource not found",
    "找不到资源，`ticket_id` 与 `msg_id` 可能对不上，请核对两个 ID",
);

/// `154004`, HTTP 404: Resource not found
///
/// 资源不存在，请检查ID值
pub const NOT_FOUND: DocumentedError = DocumentedError::new(
    154004,
    Some(404),
    "Resource not found",
    "资源不存在，请检查ID值",
);

/// `154005`, HTTP 405: Method Forbidden
///
/// 确认有无创建推送的权限
pub const METHOD_FORBIDDEN: DocumentedError = DocumentedError::new(
    154005,
    Some(405),
    "Method Forbidden",
    "确认有无创建推送的权限",
);

/// `154401`, HTTP 401: Ticket already be closed
///
/// 工单已经被关闭
pub const TICKET_CLOSED: DocumentedError = DocumentedError::new(
    154401,
    Some(401),
    "Ticket already be closed",
    "工单已经被关闭",
);

/// `154402`, HTTP 401: Helpdesk can't be see by user
///
/// 用户不在服务台可见范围内
pub const HELPDESK_NOT_VISIBLE: DocumentedError = DocumentedError::new(
    154402,
    Some(401),
    "Helpdesk can't be see by user",
    "用户不在服务台可见范围内",
);

/// `154403`, HTTP 401: Send message with bad url
///
/// 发送的消息内容中存在不合法的url
pub const BAD_MESSAGE_URL: DocumentedError = DocumentedError::new(
    154403,
    Some(401),
    "Send message with bad url",
    "发送的消息内容中存在不合法的url",
);

/// `154404`, HTTP 401: Image might be deleted
///
/// 该图片已被删除
pub const IMAGE_UNAVAILABLE: DocumentedError = DocumentedError::new(
    154404,
    Some(401),
    "Image might be deleted",
    "该图片已被删除",
);

/// `155000`, HTTP 500: Internal error
///
/// 内部错误，请联系我们
pub const INTERNAL_ERROR: DocumentedError = DocumentedError::new(
    155000,
    Some(500),
    "Internal error",
    "内部错误，请联系我们",
);

/// `155000`, HTTP 500: Internal error
///
/// 服务内部出错，请联系[技术支持](https://applink.feishu.cn/TLJpeNdW)
pub const INTERNAL_ERROR_OF_DOWNLOAD_TICKET_IMAGE: DocumentedError = DocumentedError::new(
    155000,
    Some(500),
    "Internal error",
    "服务内部出错，请联系[技术支持](https://applink.feishu.cn/TLJpeNdW)",
);
