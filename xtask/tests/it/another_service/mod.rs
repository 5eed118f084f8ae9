//! The steps of `spec/ANOTHER-SERVICE.md`, as they are written there: only the place of the files is another one, the documentation
//! and the platform are played, and cargo stays offline. The page of the service is one of our own words.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::json;

use crate::portal::Reply;
use crate::program;
use crate::site::Site;
use crate::workspace::Workspace;

const STEPS: &str = include_str!("../../../../spec/ANOTHER-SERVICE.md");

/// The blocks of code in this language, without the indentation of the list that they are in.
fn blocks(language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    let blocks = STEPS.split(fence.as_str()).skip(1).map(|rest| rest.split("```").next().unwrap_or_default());
    let lines =
        |block: &str| block.lines().map(|line| line.strip_prefix("   ").unwrap_or(line).to_owned() + "\n").collect();
    blocks.map(lines).collect()
}

#[test]
fn the_steps_lead_to_a_message() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = folder.path().join("im");
    let mut site = Site::of(&folder.path().join("none"));
    site.add_file("im-v1/message", include_str!("create.md"));
    site.publish();
    let token = json!({"code": 0, "msg": "ok", "tenant_access_token": "t-1", "expire": 7200});
    site.portal.on("/open-apis/auth/v3/tenant_access_token/internal", [Reply::Json(token)]);
    let sent = json!({"code": 0, "msg": "success", "data": {"message_id": "om_7"}});
    site.portal.on("/open-apis/im/v1/messages?receive_id_type=open_id", [Reply::Json(sent)]);

    let mut printed = String::new();
    for line in blocks("console").iter().flat_map(|block| block.lines()).filter(|line| !line.is_empty()) {
        let line =
            line.strip_prefix("$ cargo ").expect("a command of cargo").replace("../im", &place.to_string_lossy());
        let words: Vec<&str> = line.split(' ').collect();
        let mut command = match words[..] {
            ["xtask", ..] => Command::new(env!("CARGO_BIN_EXE_xtask")),
            _ => program::cargo(),
        };
        match words[..] {
            ["xtask", "fetch", ref rest @ ..] => command.args(["fetch", "--host", &site.portal.host]).args(rest),
            ["xtask", ref rest @ ..] => command.args(rest),
            ["new", ref rest @ ..] => command.args(["new", "--vcs", "none"]).args(rest),
            [name, ref rest @ ..] => command.args([name, "--offline"]).args(rest),
            [] => unreachable!("a line has a word"),
        };
        if words[0] == "run" {
            fs::write(place.join("hello/src/main.rs"), blocks("rust").concat()).expect("the program");
            // So that what is downloaded already is enough.
            fs::copy(Workspace::source().join("Cargo.lock"), place.join("hello/Cargo.lock")).expect("a lock file");
        }
        let output = command
            .current_dir(Workspace::source())
            .envs([("FEISHU_APP_ID", "cli_1"), ("FEISHU_APP_SECRET", "secret"), ("FEISHU_OPEN_ID", "ou_1")])
            .env("FEISHU_BASE_URL", &site.portal.host)
            .output()
            .expect("the command runs");
        assert!(output.status.success(), "{line}\n{}", String::from_utf8_lossy(&output.stderr));
        printed = String::from_utf8_lossy(&output.stdout).into_owned();
    }
    assert_eq!(printed, "sent om_7\n");
    assert!(Path::new(&place).join("pages/im-v1/message/create.md").exists());
}
