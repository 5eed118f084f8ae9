//! The URL of the login page, and settings that give no URL.

use helpdesk_client::login::Remedy;
use helpdesk_client::{AppCredentials, Client, FEISHU, LARK};

use super::{REDIRECT_URI, client_at, parameter};

#[test]
fn the_page_is_that_of_the_host() {
    for (base, page) in [
        (FEISHU, "https://accounts.feishu.cn/open-apis/authen/v1/authorize?"),
        (LARK, "https://accounts.larksuite.com/open-apis/authen/v1/authorize?"),
        ("http://127.0.0.1:9000", "http://127.0.0.1:9000/open-apis/authen/v1/authorize?"),
        ("https://gateway.example.com/a+b/", "https://gateway.example.com/a+b/open-apis/authen/v1/authorize?"),
    ] {
        let client = Client::builder(AppCredentials::new("cli_a1b2", "secret")).base_url(base).build().expect(base);
        let started = client.login(REDIRECT_URI).start().expect(base);
        assert!(started.url().starts_with(page), "{base}: {}", started.url());
    }
}

#[test]
fn the_url_asks_for_what_was_set() {
    let client = client_at("http://127.0.0.1:9000", "secret");
    let login = client.login("http://127.0.0.1:1/a?b=c&d").scope("helpdesk:all").scope("a:b").scope("helpdesk:all");
    let started = login.offline_access().start().expect("the settings are right");
    for (name, value) in [
        ("client_id", "cli_00000000000000ff"),
        ("response_type", "code"),
        ("redirect_uri", "http%3A%2F%2F127.0.0.1%3A1%2Fa%3Fb%3Dc%26d"),
        ("scope", "helpdesk%3Aall%20a%3Ab%20offline_access"),
        ("code_challenge_method", "S256"),
    ] {
        assert_eq!(parameter(started.url(), name), Some(value), "{name}");
    }
    for name in ["state", "code_challenge"] {
        assert_eq!(parameter(started.url(), name).map(str::len), Some(43), "{name}");
    }
    assert!(!started.url().contains("secret"), "{}", started.url());

    let plain = client.login(REDIRECT_URI);
    let (one, other) = (plain.start().expect("right"), plain.start().expect("right"));
    assert_eq!(parameter(one.url(), "scope"), None);
    for name in ["state", "code_challenge"] {
        assert_ne!(parameter(one.url(), name), parameter(other.url(), name), "{name}");
    }
}

#[tokio::test]
async fn settings_that_cannot_be_right() {
    let client = client_at("http://127.0.0.1:9000", "secret");
    let many = (0..51).fold(client.login(REDIRECT_URI), |login, n| login.scope(format!("s{n}")));
    let listened = "is not an `http` URL on loopback";
    for (login, only_listened, message) in [
        (client.login(""), false, "the redirect URI is not a valid URL"),
        (client.login("/login"), false, "the redirect URI is not a valid URL"),
        (client.login("ftp://127.0.0.1/"), false, "must be an `http` or `https` URL without a fragment"),
        (client.login("http://127.0.0.1/#a"), false, "must be an `http` or `https` URL without a fragment"),
        (client.login(REDIRECT_URI).scope(""), false, "`` is not a scope"),
        (client.login(REDIRECT_URI).scope("a b"), false, "`a b` is not a scope; pass one scope at a time"),
        (client.login(REDIRECT_URI).scope("a\u{1b}"), false, "`a\\u{1b}` is not a scope"),
        (many, false, "it has 51 scopes; the platform allows 50"),
        (client.login("http://192.0.2.1:1/"), true, listened),
        (client.login("http://example.com:1/"), true, listened),
        (client.login("https://127.0.0.1:1/"), true, listened),
    ] {
        let error = login.listen().await.expect_err("it is wrong");
        assert_eq!(login.start().is_ok(), only_listened, "{login:?}");
        assert!(error.to_string().contains(message), "{login:?}: {error}");
        assert_eq!(error.remedy(), Remedy::FixProgram);
    }
}
