//! Hosts of this machine.

use std::net::{Ipv4Addr, Ipv6Addr};

/// Whether the host of a URL or of a `Host` header is this machine's loopback: `localhost`, 127.0.0.0/8 or `[::1]`.
pub fn is_loopback(host: &str) -> bool {
    let is_ipv6 = |text: &str| text.parse().is_ok_and(|address: Ipv6Addr| address.is_loopback());
    host.trim_end_matches('.').eq_ignore_ascii_case("localhost")
        || host.parse().is_ok_and(|address: Ipv4Addr| address.is_loopback())
        || host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).is_some_and(is_ipv6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_this_machine() {
        for host in ["localhost", "LocalHost", "localhost.", "127.0.0.1", "127.1.2.3", "[::1]", "[0:0:0:0:0:0:0:1]"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "",
            ".",
            "localhost.example",
            "mylocalhost",
            "128.0.0.1",
            "127.0.0.1.example",
            "127.1",
            "::1",
            "[::2]",
            "[::1",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
