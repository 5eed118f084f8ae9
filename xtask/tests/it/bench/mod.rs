//! A workspace beside a documentation service that has its pages, and the command between the two.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::portal::{Portal, Reply, TREE};
use crate::workspace::{Run, Workspace};

pub(crate) const START: &str = "spec/pages/helpdesk-v1/ticket-management/ticket/start_service.md";
pub(crate) const CREATE: &str = "spec/pages/helpdesk-v1/ticket-management/ticket-message/create.md";
pub(crate) const START_PATH: &str = "/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/start_service";
pub(crate) const CREATE_PATH: &str = "/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket-message/create";
/// A time after that of all pages.
pub(crate) const NOW: u64 = 1_800_000_000_000;

/// A workspace, and a service that has its pages. The tests change two of the pages.
pub(crate) struct Bench {
    pub(crate) workspace: Workspace,
    pub(crate) portal: Portal,
    /// How many pages there are.
    pub(crate) pages: usize,
    /// The tree of the other pages.
    others: Vec<Value>,
    pub(crate) start_time: u64,
    pub(crate) create_time: u64,
}

impl Bench {
    /// The service has what is here.
    pub(crate) fn level() -> Self {
        let workspace = Workspace::small();
        let files = workspace.snapshot().into_keys().filter(|path| path.starts_with("spec/pages"));
        let files: Vec<String> = files.map(|path| path.to_string_lossy().replace('\\', "/")).collect();
        let header = |path: &str, keys: [&str; 2]| {
            let text = workspace.read(path);
            let value = text.lines().find_map(|line| keys.iter().find_map(|key| line.strip_prefix(key)));
            value.expect("the key").trim_matches([' ', '"']).to_owned()
        };
        let time = |path: &str| header(path, ["updateTime:", "updatedAt:"]).parse::<u64>().expect("a time");
        let others = files.iter().filter(|path| ![START, CREATE].contains(&path.as_str())).map(|path| {
            let items = [page("", &header(path, ["fullPath:"; 2]), json!(time(path)))];
            folder("/x/others", items)
        });
        let bench = Self {
            portal: Portal::start(),
            pages: files.len(),
            others: others.collect(),
            start_time: time(START),
            create_time: time(CREATE),
            workspace,
        };
        bench.tree(bench.start_time, bench.create_time);
        bench.portal.on(START_PATH, [Reply::page(&bench.content(START))]);
        bench.portal.on(CREATE_PATH, [Reply::page(&bench.content(CREATE))]);
        bench
    }

    /// The service has newer versions of both pages.
    pub(crate) fn newer() -> Self {
        let bench = Self::level();
        bench.tree(NOW, NOW);
        bench.portal.on(START_PATH, [Reply::page(&bench.newer_start())]);
        bench.portal.on(CREATE_PATH, [Reply::page(&bench.newer_create())]);
        bench
    }

    fn tree(&self, start: u64, create: u64) {
        let ticket = folder("/x/ticket", [page("创建服务台对话", START_PATH, json!(start))]);
        let message = folder("/x/ticket-message", [page("发送工单消息", CREATE_PATH, json!(create.to_string()))]);
        self.items([ticket, message]);
    }

    pub(crate) fn items(&self, items: impl Into<Vec<Value>>) {
        let items = [items.into(), self.others.clone()].concat();
        self.portal.on(TREE, [Reply::Json(json!({"code": 0, "msg": "", "data": {"items": items}}))]);
    }

    /// The content of a page as the service has it: all but the header.
    pub(crate) fn content(&self, path: &str) -> String {
        let text = self.workspace.read(path);
        let end = if text.starts_with("---") { "\n---\n\n" } else { "-->\n" };
        text.split_once(end).expect("a header").1.to_owned()
    }

    pub(crate) fn newer_start(&self) -> String {
        self.content(START).replacen("该接口用于创建服务台对话。", "该接口用于创建服务台对话，可以接入人工服务。", 1)
    }

    pub(crate) fn newer_create(&self) -> String {
        self.content(CREATE).replacen("该接口用于发送工单消息。", "该接口用于向工单发送消息。", 1)
    }

    pub(crate) fn fetch(&self, arguments: &[&str]) -> Run {
        self.workspace.run(&[&["fetch", "--host", &self.portal.host], arguments].concat())
    }

    /// The sources below spec that are not as in a snapshot; `spec/openapi` and `spec/po` follow from them.
    pub(crate) fn changed(&self, before: &BTreeMap<PathBuf, Vec<u8>>) -> Vec<String> {
        let after = self.workspace.snapshot();
        let paths = before.keys().chain(after.keys().filter(|path| !before.contains_key(*path)));
        let mut changed: Vec<String> = paths
            .filter(|path| before.get(*path) != after.get(*path))
            .map(|path| path.to_string_lossy().replace('\\', "/"))
            .filter(|path| {
                path.starts_with("spec/")
                    && !["spec/openapi/", "spec/operations", "spec/po/"].iter().any(|made| path.starts_with(made))
            })
            .collect();
        changed.sort();
        changed
    }
}

pub(crate) fn folder(full_path: &str, items: impl Into<Vec<Value>>) -> Value {
    json!({"name": "目录", "type": "DirectoryType", "fullPath": full_path, "items": items.into()})
}

pub(crate) fn page(name: &str, full_path: &str, updated: impl Into<Value>) -> Value {
    json!({"name": name, "type": "DocumentType", "fullPath": full_path, "updateTime": updated.into(), "items": null})
}

pub(crate) fn assert_holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part}\n{text}");
    }
}
