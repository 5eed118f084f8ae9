//! Starting logins.

use super::app::Client;
use crate::login::Login;

impl<C> Client<C> {
    /// Prepares a login, which gets the tokens of a user; see the [module](crate::login).
    ///
    /// `redirect_uri` is the URL to which the login page sends the browser back. It must be one of the redirect URLs in
    /// the security settings of the app in the developer console.
    pub fn login(&self, redirect_uri: impl Into<String>) -> Login {
        Login::new(self.handle.clone(), redirect_uri.into())
    }
}
