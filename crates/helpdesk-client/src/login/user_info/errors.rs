//! The rows of the operation's error table.

use helpdesk_types::DocumentedError;

pub(super) const INVALID_REQUEST: DocumentedError =
    DocumentedError::new(20_001, Some(400), "the request is invalid", "check the request");
pub(super) const INVALID_TOKEN: DocumentedError =
    DocumentedError::new(20_005, Some(400), "the access token is invalid", "get a new access token for the user");
pub(super) const USER_NOT_FOUND: DocumentedError =
    DocumentedError::new(20_008, Some(400), "the user does not exist", "check whether the user is still in the tenant");
pub(super) const USER_RESIGNED: DocumentedError =
    DocumentedError::new(20_021, Some(400), "the user has resigned", "delete the user's tokens");
pub(super) const USER_FROZEN: DocumentedError =
    DocumentedError::new(20_022, Some(400), "the user is frozen", "ask an administrator to unfreeze the user");
pub(super) const USER_NOT_REGISTERED: DocumentedError =
    DocumentedError::new(20_023, Some(400), "the user is not registered", "have the user finish the registration");
pub(super) const INTERNAL_ERROR: DocumentedError =
    DocumentedError::new(20_050, Some(500), "the platform failed", "try again in a while");
