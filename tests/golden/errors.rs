use ::helpdesk_core::DocumentedError;

/// `150001`, HTTP 400: param is invalis
///
/// The status of the agent is not a valid value · 客服状态的值有误
pub const INVALID_PARAMETER: DocumentedError = DocumentedError::new(
        150001,
        Some(400),
        "param is invalis",
        "The status of the agent is not a valid value",
    )
    .with_original_advice("客服状态的值有误");

/// `154000`, HTTP 400: Bad request, please check your request body
///
/// The request is invalid; check its parameters · 请求不合法，请检查参数
pub const BAD_REQUEST: DocumentedError = DocumentedError::new(
        154000,
        Some(400),
        "Bad request, please check your request body",
        "The request is invalid; check its parameters",
    )
    .with_original_advice("请求不合法，请检查参数");

/// `154000`, HTTP 400: Bad request, please check your request body
///
/// Bad request: index may be missing or wrong; check this parameter
///
/// 请求有误，index 可能缺失或不对，请核对该参数
pub const BAD_REQUEST_OF_DOWNLOAD_TICKET_IMAGE: DocumentedError = DocumentedError::new(
        154000,
        Some(400),
        "Bad request, please check your request body",
        "Bad request: index may be missing or wrong; check this parameter",
    )
    .with_original_advice(
        "请求有误，index 可能缺失或不对，请核对该参数",
    );

/// `154000`, HTTP 400: Bad request, please check your request body
///
/// Bad request; check the path parameter `ticket_id`
///
/// 请求有误，请核对路径参数 `ticket_id` 的值
pub const BAD_REQUEST_OF_GET_TICKET: DocumentedError = DocumentedError::new(
        154000,
        Some(400),
        "Bad request, please check your request body",
        "Bad request; check the path parameter `ticket_id`",
    )
    .with_original_advice("请求有误，请核对路径参数 `ticket_id` 的值");

/// `154001`, HTTP 401: Unauthorized, please check you have the correct access
///
/// Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant
///
/// 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户
pub const UNAUTHORIZED: DocumentedError = DocumentedError::new(
        154001,
        Some(401),
        "Unauthorized, please check you have the correct access",
        "Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant",
    )
    .with_original_advice(
        "检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户",
    );

/// `154003`, HTTP 401: Please check you have the correct access
///
/// Check that the app has been granted the right scopes · 检查是否申请正确权限
pub const ACCESS_DENIED_OF_CREATE_TICKET_MESSAGE: DocumentedError = DocumentedError::new(
        154003,
        Some(401),
        "Please check you have the correct access",
        "Check that the app has been granted the right scopes",
    )
    .with_original_advice("检查是否申请正确权限");

/// `154003`, HTTP 403: Please check you have the correct access
///
/// Check that the app has been granted the right scopes · 检查是否申请正确权限
pub const ACCESS_DENIED: DocumentedError = DocumentedError::new(
        154003,
        Some(403),
        "Please check you have the correct access",
        "Check that the app has been granted the right scopes",
    )
    .with_original_advice("检查是否申请正确权限");

/// `154003`, HTTP 403: Please check you have the correct access
///
/// Access denied. Check the request headers Authorization and X-Lark-Helpdesk-Authorization, and that the app and the help desk belong to the same tenant
///
/// 没有权限。请核对 Authorization 与 X-Lark-Helpdesk-Authorization 两个请求头，并确认应用与服务台同属一个租户
pub const ACCESS_DENIED_OF_DOWNLOAD_TICKET_IMAGE: DocumentedError = DocumentedError::new(
        154003,
        Some(403),
        "Please check you have the correct access",
        "Access denied. Check the request headers Authorization and X-Lark-Helpdesk-Authorization, and that the app and the help desk belong to the same tenant",
    )
    .with_original_advice(
        "没有权限。请核对 Authorization 与 X-Lark-Helpdesk-Authorization 两个请求头，并确认应用与服务台同属一个租户",
    );

/// `154004`, HTTP 404: Resource not found
///
/// Resource not found: `ticket_id` and `msg_id` may not belong together; check both IDs
///
/// 找不到资源，`ticket_id` 与 `msg_id` 可能对不上，请核对两个 ID
pub const NOT_FOUND_OF_DOWNLOAD_TICKET_IMAGE: DocumentedError = DocumentedError::new(
        154004,
        Some(404),
        "Resource not found",
        "Resource not found: `ticket_id` and `msg_id` may not belong together; check both IDs",
    )
    .with_original_advice(
        "找不到资源，`ticket_id` 与 `msg_id` 可能对不上，请核对两个 ID",
    );

/// `154004`, HTTP 404: Resource not found
///
/// The resource does not exist; check the ID · 资源不存在，请检查ID值
pub const NOT_FOUND: DocumentedError = DocumentedError::new(
        154004,
        Some(404),
        "Resource not found",
        "The resource does not exist; check the ID",
    )
    .with_original_advice("资源不存在，请检查ID值");

/// `154005`, HTTP 405: Method Forbidden
///
/// Check that you may create push notifications · 确认有无创建推送的权限
pub const METHOD_FORBIDDEN: DocumentedError = DocumentedError::new(
        154005,
        Some(405),
        "Method Forbidden",
        "Check that you may create push notifications",
    )
    .with_original_advice("确认有无创建推送的权限");

/// `154401`, HTTP 401: Ticket already be closed
///
/// The ticket is already closed · 工单已经被关闭
pub const TICKET_CLOSED: DocumentedError = DocumentedError::new(
        154401,
        Some(401),
        "Ticket already be closed",
        "The ticket is already closed",
    )
    .with_original_advice("工单已经被关闭");

/// `154402`, HTTP 401: Helpdesk can't be see by user
///
/// The help desk is not visible to the user · 用户不在服务台可见范围内
pub const HELPDESK_NOT_VISIBLE: DocumentedError = DocumentedError::new(
        154402,
        Some(401),
        "Helpdesk can't be see by user",
        "The help desk is not visible to the user",
    )
    .with_original_advice("用户不在服务台可见范围内");

/// `154403`, HTTP 401: Send message with bad url
///
/// The message content has an invalid URL · 发送的消息内容中存在不合法的url
pub const BAD_MESSAGE_URL: DocumentedError = DocumentedError::new(
        154403,
        Some(401),
        "Send message with bad url",
        "The message content has an invalid URL",
    )
    .with_original_advice("发送的消息内容中存在不合法的url");

/// `154404`, HTTP 401: Image might be deleted
///
/// The image has been deleted · 该图片已被删除
pub const IMAGE_UNAVAILABLE: DocumentedError = DocumentedError::new(
        154404,
        Some(401),
        "Image might be deleted",
        "The image has been deleted",
    )
    .with_original_advice("该图片已被删除");

/// `155000`, HTTP 500: Internal error
///
/// Internal error; contact the platform's support · 内部错误，请联系我们
pub const INTERNAL_ERROR: DocumentedError = DocumentedError::new(
        155000,
        Some(500),
        "Internal error",
        "Internal error; contact the platform's support",
    )
    .with_original_advice("内部错误，请联系我们");

/// `155000`, HTTP 500: Internal error
///
/// Internal error; contact [technical support](https://applink.feishu.cn/TLJpeNdW)
///
/// 服务内部出错，请联系[技术支持](https://applink.feishu.cn/TLJpeNdW)
pub const INTERNAL_ERROR_OF_DOWNLOAD_TICKET_IMAGE: DocumentedError = DocumentedError::new(
        155000,
        Some(500),
        "Internal error",
        "Internal error; contact [technical support](https://applink.feishu.cn/TLJpeNdW)",
    )
    .with_original_advice(
        "服务内部出错，请联系[技术支持](https://applink.feishu.cn/TLJpeNdW)",
    );
