//! The login of a program that has no server: it listens on loopback for the browser.

use std::fmt;
use std::future::poll_fn;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::task::Poll;
use std::time::Duration;

use reqwest::Url;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::error::LoginError;
use super::page::Page;
use super::redirect::Redirect;
use super::start::{LoggedIn, Login, StartedLogin};
use crate::deadline::LONGEST;

/// The maximum number of connections at a time. Browsers open some that they do not use.
const CONNECTIONS: usize = 32;
/// The maximum length of the head of a request, in bytes. Other programs on loopback may have set many cookies.
const HEAD: usize = 64 << 10;
/// The end of the head of a request.
const END: &[u8] = b"\r\n\r\n";
/// The pause after a connection that could not be accepted.
const PAUSE: Duration = Duration::from_millis(50);
/// The time for the head of a request to arrive, and for a page to be sent.
const PATIENCE: Duration = Duration::from_secs(5);

/// A login that listens on loopback for the browser; created by [`Login::listen`].
///
/// `Debug` hides its secrets.
pub struct LoginListener {
    started: StartedLogin,
    listener: TcpListener,
    path: String,
}

impl Login {
    /// Starts a login for the user of this machine, and listens on the port of the redirect URI for the browser.
    ///
    /// The redirect URI has to be an `http` URL on loopback, such as `http://127.0.0.1:8765/login`. With the port 0, a
    /// free port is used; the platform accepts only ports that are in the security settings of the app.
    ///
    /// # Errors
    ///
    /// [`LoginError::Config`] if the redirect URI is not on loopback, or if it or a scope is invalid;
    /// [`LoginError::Listen`] if the port is used by another program.
    pub async fn listen(&self) -> Result<LoginListener, LoginError> {
        let mut uri = self.check()?;
        let address = address(&uri)?;
        let failed = |source| LoginError::Listen { address, source };
        let listener = TcpListener::bind(address).await.map_err(failed)?;
        let login = if address.port() == 0 {
            // An `http` URL can have a port.
            let _ = uri.set_port(Some(listener.local_addr().map_err(failed)?.port()));
            self.with_redirect_uri(uri.as_str().to_owned())
        } else {
            self.clone()
        };
        Ok(LoginListener { started: login.start()?, listener, path: uri.path().to_owned() })
    }
}

/// The address of a redirect URI on loopback.
fn address(uri: &Url) -> Result<SocketAddr, LoginError> {
    let ip = match uri.host_str().unwrap_or_default() {
        "localhost" => Ok(IpAddr::V4(Ipv4Addr::LOCALHOST)),
        host => host.trim_start_matches('[').trim_end_matches(']').parse(),
    };
    let ip = ip.ok().filter(|ip| ip.is_loopback() && uri.scheme() == "http").ok_or_else(|| {
        LoginError::config("the redirect URI is not an `http` URL on loopback, such as `http://127.0.0.1:8765/login`")
    })?;
    Ok(SocketAddr::new(ip, uri.port_or_known_default().unwrap_or_default()))
}

impl LoginListener {
    /// The URL of the login page, which the user has to open in a browser on this machine.
    pub fn url(&self) -> &str {
        self.started.url()
    }

    /// Waits until the user has logged in, at most for this time, and closes the port.
    ///
    /// Requests that do not belong to this login are answered and otherwise ignored, since any web page can send them.
    ///
    /// # Errors
    ///
    /// The errors of [`StartedLogin::finish`]; [`LoginError::Timeout`] if the browser does not come back in time, or
    /// [`LoginError::State`] if it came back only with the `state` of another login.
    pub async fn wait(self, limit: Duration) -> Result<LoggedIn, LoginError> {
        let mut foreign = None;
        let waited = limit.min(LONGEST);
        let Ok((mut stream, redirect)) = timeout(waited, self.redirect(&mut foreign)).await else {
            return Err(foreign.unwrap_or(LoginError::Timeout { waited }));
        };
        // The time is not for the exchange, which would lose the tokens if it was interrupted.
        let outcome = self.started.exchange(redirect).await;
        send(&mut stream, if outcome.is_ok() { Page::LoggedIn } else { Page::Failed }).await;
        outcome
    }

    /// Waits for the request that belongs to this login; returns it and its connection.
    async fn redirect(&self, foreign: &mut Option<LoginError>) -> (TcpStream, Redirect) {
        let mut requests = JoinSet::new();
        loop {
            let next = poll_fn(|context| {
                if let Poll::Ready(Some(request)) = requests.poll_join_next(context) {
                    return Poll::Ready(Next::Request(request.ok().flatten()));
                }
                match requests.len() < CONNECTIONS {
                    true => self.listener.poll_accept(context).map(Next::Connection),
                    false => Poll::Pending,
                }
            });
            match next.await {
                Next::Connection(Ok((stream, _))) => {
                    requests.spawn(async { timeout(PATIENCE, read(stream)).await.ok().flatten() });
                }
                // The error concerns one connection, or passes when others are closed.
                Next::Connection(Err(_)) => sleep(PAUSE).await,
                Next::Request(None) => {}
                Next::Request(Some((mut stream, line))) => {
                    let page = match self.query(&line).map(|query| self.started.read(query)) {
                        Ok(Ok(redirect)) => return (stream, redirect),
                        Ok(Err(error)) => {
                            *foreign = Some(error);
                            Page::Foreign
                        }
                        Err(page) => page,
                    };
                    requests.spawn(async move {
                        send(&mut stream, page).await;
                        None
                    });
                }
            }
        }
    }

    /// The query of a request line, if it is for the path of the redirect URI.
    fn query<'a>(&self, line: &'a str) -> Result<&'a str, Page> {
        let mut parts = line.split(' ');
        let (method, target) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        match method {
            _ if path != self.path => Err(Page::NotFound),
            "GET" => Ok(query),
            _ => Err(Page::MethodNotAllowed),
        }
    }
}

/// The next event of a listener.
enum Next {
    Connection(io::Result<(TcpStream, SocketAddr)>),
    /// A connection and its request line; `None` if it sent none, or has its response.
    Request(Option<(TcpStream, String)>),
}

impl fmt::Debug for LoginListener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LoginListener").field("started", &self.started).finish_non_exhaustive()
    }
}

/// Reads the head of a request, and returns its first line.
async fn read(mut stream: TcpStream) -> Option<(TcpStream, String)> {
    let mut head = Vec::new();
    // All of the head is read: closing a connection with unread data would discard the response.
    let mut seen = 0;
    while !head[seen..].windows(END.len()).any(|bytes| bytes == END) {
        seen = head.len().saturating_sub(END.len() - 1);
        if head.len() >= HEAD || stream.read_buf(&mut head).await.ok()? == 0 {
            return None;
        }
    }
    let line = head.split(|byte| *byte == b'\r').next().unwrap_or_default();
    let line = String::from_utf8(line.to_vec()).ok()?;
    Some((stream, line))
}

/// Sends a page and closes the connection. Whether the browser reads it does not matter.
async fn send(stream: &mut TcpStream, page: Page) {
    let work = async {
        stream.write_all(page.response().as_bytes()).await?;
        stream.shutdown().await
    };
    let _ = timeout(PATIENCE, work).await;
}
