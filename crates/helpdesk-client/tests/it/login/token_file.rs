//! Files that keep the tokens of users.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{fs, io};

use helpdesk_client::login::GetUserInfo;
use helpdesk_client::{Error, UserAccessToken, UserTokenFile, UserTokenFolder, UserTokenStore, UserTokens};
use helpdesk_mock::REFRESH_USER_TOKEN;

use super::{client, login, mock, started};

fn pair(n: u32) -> UserTokens {
    UserTokens::new(UserAccessToken::new(format!("u-{n}")), Duration::from_secs(7200)).refresh_token(format!("ur-{n}"))
}

/// The tokens of the file.
async fn kept(file: &UserTokenFile) -> Option<(String, Option<String>)> {
    let tokens = file.load().await.expect("the file can be read")?;
    Some((tokens.access_token.expose().to_owned(), tokens.refresh_token.map(|token| token.expose().to_owned())))
}

fn of(n: u32) -> Option<(String, Option<String>)> {
    Some((format!("u-{n}"), Some(format!("ur-{n}"))))
}

#[tokio::test]
async fn a_login_outlives_the_program() {
    let (mock, folder) = (mock().await, tempfile::tempdir().expect("a folder"));
    let path = folder.path().join("tokens.json");
    let agent = client(&mock).as_refreshed_user(UserTokenFile::new(&path));
    let error = agent.send(&GetUserInfo::new()).await.expect_err("nobody has logged in");
    assert!(matches!(error, Error::LoginRequired(_)), "{error}");

    let started = started(&login(&mock));
    let user = started.finish(&mock.consent(started.url()).expect("a login page")).await.expect("a login");
    UserTokenFile::new(&path).save(&user.tokens).await.expect("the file can be written");
    agent.send(&GetUserInfo::new()).await.expect("the file has the tokens");
    mock.expire_tokens();
    agent.send(&GetUserInfo::new()).await.expect("the tokens are refreshed");

    let agent = client(&mock).as_refreshed_user(UserTokenFile::new(&path));
    agent.send(&GetUserInfo::new()).await.expect("the file has the refreshed tokens");
    assert_eq!(mock.received(REFRESH_USER_TOKEN), 2);
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_can_read_it() {
    use std::os::unix::fs::PermissionsExt;

    let mode = |path: &Path| fs::metadata(path).expect("it exists").permissions().mode() & 0o777;
    let folder = tempfile::tempdir().expect("a folder");
    let tokens = folder.path().join("a/b");
    let file = UserTokenFolder::new(&tokens).user("ou_1");
    file.save(&pair(1)).await.expect("the file can be written");
    assert_eq!(mode(&folder.path().join("a")), 0o700);
    assert_eq!(mode(&tokens), 0o700);
    assert_eq!(mode(&tokens.join("user-ou_1.json")), 0o600);
    assert_eq!(mode(&tokens.join("user-ou_1.json.lock")), 0o600);

    // A file that others could read is replaced by one that they cannot.
    fs::set_permissions(tokens.join("user-ou_1.json"), fs::Permissions::from_mode(0o644)).expect("it is ours");
    file.save(&pair(2)).await.expect("the file can be written");
    assert_eq!(mode(&tokens.join("user-ou_1.json")), 0o600);
}

#[tokio::test]
async fn users_of_a_folder_have_a_file_each() {
    let folder = tempfile::tempdir().expect("a folder");
    let tokens = UserTokenFolder::new(folder.path());
    let ids = ["ou_1", "OU_1", "../ou_1", "", "a/b", "user-ou_1.json"];
    for (n, id) in (1..).zip(ids) {
        tokens.user(id).save(&pair(n)).await.expect("the file can be written");
    }
    for (n, id) in (1..).zip(ids) {
        assert_eq!(kept(&tokens.user(id)).await, of(n), "{id}");
    }
    let names = fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("a file").file_name());
    let names: Vec<_> =
        names.filter_map(|name| name.into_string().ok()).filter(|name| name.ends_with(".json")).collect();
    assert_eq!(names.len(), ids.len(), "{names:?}");
}

#[tokio::test]
async fn a_file_without_tokens_is_an_error_that_names_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("tokens.json");
    let tokens = "{\"access_token\": \"u-1\", \"expires_at_ms\": 1}";
    let longest = tokens.to_owned() + &" ".repeat(65_536 - tokens.len());
    fs::write(&path, &longest).expect("the file can be written");
    assert_eq!(kept(&UserTokenFile::new(&path)).await, Some(("u-1".to_owned(), None)));
    let long = longest + " ";
    for (text, problem) in [
        ("", "line 1, column 0: it does not contain tokens as JSON"),
        ("u-secret-u-secret", "line 1, column 1: it does not contain tokens as JSON"),
        ("{\"access_token\": \"u-1\",\n", "line 2, column 0: it does not contain tokens as JSON"),
        ("{\"access_token\": \"u-1\", \"expires_at_ms\": \"u-secret\"}", "it does not contain tokens as JSON"),
        ("{}", "the field `access_token` is missing or invalid"),
        ("{\"access_token\": \"u-1\"}", "the field `expires_at_ms` is missing or invalid"),
        (&long, "it is longer than 65536 bytes, so it does not contain tokens"),
    ] {
        fs::write(&path, text).expect("the file can be written");
        let error = UserTokenFile::new(&path).load().await.expect_err("there are no tokens").to_string();
        assert!(error.starts_with(&format!("the token file {path:?}: ")), "{error}");
        assert!(error.contains(problem) && !error.contains("secret"), "{text}: {error}");
        assert!(error.ends_with("; delete the file, and have the user log in again"), "{error}");
        assert_eq!(fs::read_to_string(&path).expect("it is still there"), text);
    }
    // A client shows it, too.
    let error = client(&mock().await).as_refreshed_user(UserTokenFile::new(&path)).send(&GetUserInfo::new()).await;
    assert!(error.expect_err("there are no tokens").to_string().contains("tokens.json"));
}

#[tokio::test]
async fn a_path_that_cannot_be_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "").expect("the file can be written");
    let below = UserTokenFile::new(file.join("tokens.json"));
    let error = below.save(&pair(1)).await.expect_err("its folder is a file");
    assert!(error.to_string().contains("its folder cannot be created: "), "{error}");
    let error = below.load().await.expect_err("its folder is a file");
    assert!(error.to_string().contains("it cannot be opened: "), "{error}");
    let error = UserTokenFile::new(folder.path()).load().await.expect_err("it is a folder");
    assert!(error.to_string().contains("it cannot be read: "), "{error}");
    let error = UserTokenFile::new(folder.path()).save(&pair(1)).await.expect_err("it is a folder");
    assert!(error.to_string().contains("it cannot be written: "), "{error}");
    // The new file cannot take the place of this folder. The error is that of the removal.
    fs::create_dir(folder.path().join("a.json.new")).expect("a folder");
    let error = UserTokenFile::new(folder.path().join("a.json")).save(&pair(1)).await.expect_err("it is a folder");
    let cause = error.source().and_then(|cause| cause.downcast_ref::<io::Error>()).expect("the system's error");
    assert_ne!(cause.kind(), io::ErrorKind::AlreadyExists, "{error}");
}

#[tokio::test]
async fn what_a_dead_process_left_is_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = UserTokenFile::new(folder.path().join("tokens.json"));
    fs::write(folder.path().join("tokens.json.new"), "{\"access").expect("the file can be written");
    fs::write(folder.path().join("tokens.json.lock"), "\u{0}garbage").expect("the file can be written");
    assert!(file.lease("a", Duration::from_secs(60)).await.expect("a lease"));
    file.save(&pair(1)).await.expect("the file can be written");
    assert_eq!(kept(&file).await, of(1));
    assert!(!folder.path().join("tokens.json.new").exists());
}

#[tokio::test]
async fn one_owner_has_the_lease() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("tokens.json");
    let (one, other) = (UserTokenFile::new(&path), UserTokenFile::new(&path));
    let minute = Duration::from_secs(60);
    assert!(one.lease("a", minute).await.expect("a lease"));
    assert!(!other.lease("b", minute).await.expect("an answer"));
    other.release("b").await.expect("an answer");
    assert!(!other.lease("b", minute).await.expect("an answer"), "only its owner can release it");
    one.release("a").await.expect("an answer");
    assert!(other.lease("b", Duration::ZERO).await.expect("a lease"));
    assert!(one.lease("a", Duration::MAX).await.expect("the other lease has ended"));
    assert!(!other.lease("b", minute).await.expect("an answer"));
}

#[tokio::test]
async fn a_late_writer_overwrites_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = UserTokenFile::new(folder.path().join("tokens.json"));
    assert!(!file.replace(&pair(1), &pair(2)).await.expect("an answer"), "nothing is there");
    file.save(&pair(1)).await.expect("the file can be written");
    assert!(file.replace(&pair(1), &pair(2)).await.expect("an answer"));
    for other in [pair(1), pair(1).refresh_token("ur-2"), pair(2).refresh_token("ur-1")] {
        assert!(!file.replace(&other, &pair(3)).await.expect("an answer"), "both tokens are compared");
    }
    assert_eq!(kept(&file).await, of(2));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn readers_see_one_pair_or_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let path: PathBuf = folder.path().join("tokens.json");
    UserTokenFile::new(&path).save(&pair(0)).await.expect("the file can be written");
    let writers = (0..4).map(|writer| {
        let file = UserTokenFile::new(&path);
        tokio::spawn(async move {
            for n in 0..25 {
                file.save(&pair(100 * writer + n)).await.expect("the file can be written");
            }
        })
    });
    let writers: Vec<_> = writers.collect();
    let file = UserTokenFile::new(&path);
    while writers.iter().any(|writer| !writer.is_finished()) {
        let (access, refresh) = kept(&file).await.expect("there is always a pair");
        assert_eq!(access.strip_prefix("u-"), refresh.expect("a refresh token").strip_prefix("ur-"));
    }
    for writer in writers {
        writer.await.expect("no panic");
    }
}

/// The variable with the path of the file for the process that is killed.
const KILLED: &str = "HELPDESK_TEST_TOKEN_FILE";

#[tokio::test]
#[ignore = "`a_killed_process_leaves_a_pair` runs it"]
async fn writes_until_killed() {
    let Some(path) = std::env::var_os(KILLED) else { return };
    for n in 1.. {
        UserTokenFile::new(&path).save(&pair(n)).await.expect("the file can be written");
    }
}

#[tokio::test]
async fn a_killed_process_leaves_a_pair() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("tokens.json");
    let file = UserTokenFile::new(&path);
    for round in 0..20 {
        // So that each round sees its own process write.
        file.save(&pair(0)).await.expect("no process has the lock");
        let mut process = Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "login::token_file::writes_until_killed", "--ignored"])
            .env(KILLED, &path)
            .stdout(Stdio::null())
            .spawn()
            .expect("it starts");
        while kept(&file).await == of(0) {
            tokio::time::sleep(Duration::from_millis(1)).await;
            assert!(process.try_wait().expect("it is ours").is_none(), "it ended by itself");
        }
        tokio::time::sleep(Duration::from_micros(700 * round)).await;
        process.kill().expect("it is ours");
        process.wait().expect("it is ours");
        let (access, refresh) = kept(&file).await.expect("a pair");
        assert_eq!(access.strip_prefix("u-"), refresh.expect("a refresh token").strip_prefix("ur-"));
    }
}

/// 8 clients share the file, each with its own connections, as processes would.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn clients_refresh_one_at_a_time() {
    let (mock, folder) = (mock().await, tempfile::tempdir().expect("a folder"));
    let path = folder.path().join("tokens.json");
    let started = started(&login(&mock));
    let user = started.finish(&mock.consent(started.url()).expect("a login page")).await.expect("a login");
    UserTokenFile::new(&path).save(&user.tokens).await.expect("the file can be written");
    let agents: Vec<_> = (0..8).map(|_| client(&mock).as_refreshed_user(UserTokenFile::new(&path))).collect();
    for round in 1..=5 {
        mock.expire_tokens();
        let calls = agents.iter().map(|agent| {
            let agent = agent.clone();
            tokio::spawn(async move { agent.send(&GetUserInfo::new()).await })
        });
        let calls: Vec<_> = calls.collect();
        for call in calls {
            call.await.expect("no panic").expect("the token is refreshed");
        }
        assert_eq!(mock.acted(REFRESH_USER_TOKEN), 1 + round);
        assert_eq!(mock.received(REFRESH_USER_TOKEN), 1 + round, "no refresh token is sent twice");
    }
}
