//! A Redis server on a free port of loopback, from the system's package.

use std::env;
use std::io::Write;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;

/// The server; it ends with this.
pub(crate) struct RedisServer {
    child: Child,
    port: u16,
    _folder: TempDir,
}

impl RedisServer {
    /// Starts a server. `None` if `redis-server` is not installed, which is an error where `HELPDESK_REDIS` is `required`.
    pub(crate) fn start() -> Option<Self> {
        Self::start_with(&[])
    }

    pub(crate) fn start_with(settings: &[&str]) -> Option<Self> {
        let folder = TempDir::new().expect("a temporary folder");
        let port = free_port();
        let command = Command::new("redis-server")
            .args(["--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--port", &port.to_string()])
            .args(settings)
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .spawn();
        let child = match command {
            Ok(child) => child,
            Err(error) => {
                assert!(
                    env::var("HELPDESK_REDIS").as_deref() != Ok("required"),
                    "redis-server does not start: {error}"
                );
                // Past the test's capture.
                let _ = writeln!(
                    std::io::stderr(),
                    "SKIPPED: redis-server is not installed (Debian: apt install redis-server)"
                );
                return None;
            }
        };
        let server = Self { child, port, _folder: folder };
        for _ in 0..500 {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return Some(server);
            }
            sleep(Duration::from_millis(10));
        }
        panic!("redis-server does not listen");
    }

    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    /// Runs a command on the server, and returns what it prints.
    pub(crate) fn command(&self, arguments: &[&str]) -> String {
        let output = Command::new("redis-cli").args(["-p", &self.port.to_string()]).args(arguments).output();
        String::from_utf8_lossy(&output.expect("redis-cli comes with redis-server").stdout).trim().to_owned()
    }

    /// Stops the server without ending it, or lets it go on.
    pub(crate) fn pause(&self, is_paused: bool) {
        let signal = if is_paused { "-STOP" } else { "-CONT" };
        let status = Command::new("kill").args([signal, &self.child.id().to_string()]).status();
        assert!(status.is_ok_and(|status| status.success()), "kill {signal}");
    }
}

impl Drop for RedisServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port that nobody listens at.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
    listener.local_addr().expect("it is bound").port()
}
