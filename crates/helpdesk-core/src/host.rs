//! The hosts of the platform.

/// The base URL of Feishu.
pub const FEISHU: &str = "https://open.feishu.cn";

/// The base URL of Lark, Feishu's international edition.
pub const LARK: &str = "https://open.larksuite.com";
