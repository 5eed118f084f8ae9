//! Processes that act for one person.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use helpdesk_client::{UserAccessToken, UserTokenStore, UserTokens};
use helpdesk_store::RedisStore;
use helpdesk_testing::{Received, Reply, Server, until};
use serde_json::{Value, json};

use crate::member::{APP, USER};
use crate::process::{Fleet, any_credentials};
use crate::server::RedisServer;

/// A platform that accepts each refresh token once, and the access token that it issued last.
#[derive(Default)]
struct Platform {
    /// The number of the last pair, and whether its access token is valid.
    last: Mutex<(usize, bool)>,
    /// Whether each refresh was accepted.
    refreshes: Mutex<Vec<bool>>,
}

impl Platform {
    fn reply(&self, request: &Received) -> Reply {
        let mut last = self.last.lock().expect("no panic");
        let (number, is_valid) = &mut *last;
        if request.target != "/open-apis/authen/v2/oauth/token" {
            let is_last = request.header("authorization") == Some(&*format!("Bearer u-{number}"));
            return match is_last && *is_valid {
                true => Reply::json(200, "", r#"{"code":0,"msg":"ok","data":{}}"#),
                false => Reply::json(400, "", r#"{"code":99991677,"msg":"expired"}"#),
            };
        }
        let body: Value = serde_json::from_slice(&request.body).expect("JSON");
        let is_accepted = body["refresh_token"] == format!("r-{number}");
        self.refreshes.lock().expect("no panic").push(is_accepted);
        if !is_accepted {
            return Reply::json(400, "", r#"{"code":20073,"error":"invalid_grant","error_description":"used"}"#);
        }
        (*number, *is_valid) = (*number + 1, true);
        let pair = json!({
            "code": 0, "access_token": format!("u-{number}"), "expires_in": 7200, "refresh_token": format!("r-{number}"),
        });
        Reply::json(200, "", &pair.to_string()).late(Duration::from_millis(20))
    }

    /// Ends the life of the access token.
    fn expire(&self) {
        self.last.lock().expect("no panic").1 = false;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn eight_processes_refresh_one_user_once_in_each_of_fifty_rounds() {
    let Some(redis) = RedisServer::start() else { return };
    let platform = Arc::new(Platform::default());
    let server = Server::start({
        let platform = Arc::clone(&platform);
        move |request| platform.reply(request)
    })
    .await;
    let user = RedisStore::builder(redis.url(), APP).build().expect("a store").user(USER);
    let login = UserTokens::new(UserAccessToken::new("u-0"), Duration::from_secs(7200)).refresh_token("r-0");
    user.save(&login).await.expect("the server runs");
    let mut fleet = Fleet::start(8, "user", &redis, &server.url, any_credentials()).await;
    for round in 0..50 {
        platform.expire();
        assert_eq!(fleet.all("user").await, vec![Value::Null; 8], "round {round}");
        let stored = user.load().await.expect("the server runs").expect("a pair");
        assert_eq!(stored.access_token.expose(), format!("u-{}", round + 1));
    }
    assert_eq!(*platform.refreshes.lock().expect("no panic"), [true; 50]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "it waits for a lease of 20 seconds"]
async fn a_process_that_is_killed_while_it_refreshes_costs_the_time_of_its_lease() {
    // The platform has used the refresh token of the killed process, or has not.
    for is_used in [false, true] {
        let Some(redis) = RedisServer::start() else { return };
        let platform = Arc::new(Platform::default());
        let server = Server::start({
            let platform = Arc::clone(&platform);
            move |request| {
                let is_first = platform.refreshes.lock().expect("no panic").is_empty();
                if !is_first || request.target != "/open-apis/authen/v2/oauth/token" {
                    return platform.reply(request);
                }
                platform.refreshes.lock().expect("no panic").push(is_used);
                if is_used {
                    platform.last.lock().expect("no panic").0 += 1;
                }
                Reply::Silence
            }
        })
        .await;
        let user = RedisStore::builder(redis.url(), APP).build().expect("a store").user(USER);
        let login = UserTokens::new(UserAccessToken::new("u-0"), Duration::ZERO).refresh_token("r-0");
        user.save(&login).await.expect("the server runs");
        let mut fleet = Fleet::start(2, "user", &redis, &server.url, any_credentials()).await;
        let mut killed = fleet.0.remove(0);
        killed.tell("user").await;
        until("it refreshes", || !platform.refreshes.lock().expect("no panic").is_empty()).await;
        killed.kill().await;
        let started = Instant::now();
        let answer = fleet.all("user").await.remove(0);
        assert!(started.elapsed() < Duration::from_secs(25), "{:?}", started.elapsed());
        match is_used {
            false => assert_eq!(answer, Value::Null),
            true => assert!(answer.as_str().is_some_and(|error| error.contains("log in again")), "{answer}"),
        }
    }
}
