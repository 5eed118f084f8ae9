//! The page that the browser shows when it is sent back to this machine. Nothing of the request is in it.

/// The outcome that a page tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    LoggedIn,
    Failed,
    /// The request belongs to another login.
    Foreign,
    NotFound,
    MethodNotAllowed,
}

impl Page {
    /// The whole response.
    pub(super) fn response(self) -> String {
        let (status, title, text) = match self {
            Self::LoggedIn => ("200 OK", "You are logged in", "You can close this tab."),
            Self::Failed => ("400 Bad Request", "The login failed", "The program shows the reason."),
            Self::Foreign => {
                ("400 Bad Request", "This is not the login that the program waits for", "Open the URL that it shows.")
            }
            Self::NotFound => ("404 Not Found", "Not found", "There is nothing here."),
            Self::MethodNotAllowed => ("405 Method Not Allowed", "Not allowed", "There is nothing here."),
        };
        let body = format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{title}</title><h1>{title}</h1><p>{text}</p></html>"
        );
        let allow = if self == Self::MethodNotAllowed { "Allow: GET\r\n" } else { "" };
        format!(
            "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n{allow}\
             Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n\
             Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n\
             Connection: close\r\n\r\n{body}",
            body.len()
        )
    }
}
