//! The credentials of the only app, helpdesk and user that the mock knows.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The SDK for Node takes none but `cli_` and 16 hexadecimal digits.
pub(crate) const APP_ID: &str = "cli_00000000000000ff";
pub(crate) const APP_SECRET: &str = "mock-app-secret";
pub(crate) const HELPDESK_ID: &str = "7000000000000000000";
pub(crate) const HELPDESK_TOKEN: &str = "ht-mock-00000000-0000-0000-0000-000000000000";
pub(crate) const ENCRYPT_KEY: &str = "mock-encrypt-key";
pub(crate) const VERIFICATION_TOKEN: &str = "mock-verification-token";

/// The only person who logs in, and owns the helpdesk.
pub(crate) const CALLER: &str = "ou_mock";

/// The first pair of user tokens.
pub(crate) const USER_TOKEN: &str = "u-mock-00000000000000000000";
pub(crate) const REFRESH_TOKEN: &str = "ur-mock-00000000000000000000";

/// The value of the helpdesk header.
pub(crate) fn helpdesk_authorization() -> String {
    STANDARD.encode(format!("{HELPDESK_ID}:{HELPDESK_TOKEN}"))
}
