//! Events in the life of pages, one after another, each with its exit code and messages. The service has the pages of this
//! workspace, another service beside them, and a folder of its history.

use crate::bench::assert_holds;
use crate::portal::Reply;
use crate::site::Site;
use crate::workspace::{Run, Workspace};

const FAQS: &str = "helpdesk-v1/faq-management/faq";
const CATEGORIES: &str = "helpdesk-v1/faq-management/category/list-categories.md";
const TICKET: &str = "helpdesk-v1/ticket-management/ticket";

struct Story {
    workspace: Workspace,
    site: Site,
}

impl Story {
    fn begin() -> Self {
        let workspace = Workspace::copy();
        let mut site = Site::of(&workspace.path("spec/pages"));
        site.add("mail-v1/mailgroup", "/x/mail-v1/mailgroup/create", "# 创建邮件组\n\n正文\n");
        site.add("mail-v1", "/x/mail-v1/overview", "# 概述\n\n正文\n");
        site.add("historic-version/helpdesk", "/x/old/helpdesk/overview", "# 概述\n\n正文\n");
        site.publish();
        Self { workspace, site }
    }

    /// Runs the command against what the service has now, and checks what it says and the files that it changed.
    fn fetch(&self, arguments: &[&str], code: i32, words: &[&str], changed: &[&str]) -> Run {
        let before = self.pages();
        self.site.publish();
        let run = self.workspace.run(&[&["fetch", "--host", &self.site.portal.host], arguments].concat());
        assert_eq!(run.code, code, "{}{}", run.stdout, run.stderr);
        assert_holds(&format!("{}{}", run.stdout, run.stderr), words);
        let after = self.pages();
        let is_changed = |path: &&String| before.get(*path) != after.get(*path);
        let paths: Vec<&String> =
            before.keys().chain(after.keys().filter(|path| !before.contains_key(*path))).collect();
        let mut paths: Vec<&String> = paths.into_iter().filter(is_changed).collect();
        paths.sort();
        assert_eq!(paths, changed, "{}{}", run.stdout, run.stderr);
        run
    }

    fn pages(&self) -> std::collections::BTreeMap<String, Vec<u8>> {
        let below = |path: &std::path::Path| path.strip_prefix("spec/pages").ok()?.to_str().map(str::to_owned);
        let files = self.workspace.snapshot().into_iter();
        files.filter_map(|(path, bytes)| Some((below(&path)?, bytes))).collect()
    }

    fn drop_correction(&self, page: &str) {
        let corrections = self.workspace.read("spec/corrections.toml");
        let mut blocks: Vec<&str> = corrections.split("\n\n[[").collect();
        let count = blocks.len();
        blocks.retain(|block| !block.contains(page));
        assert!(blocks.len() < count, "{page}");
        self.workspace.write("spec/corrections.toml", &(blocks.join("\n\n[[") + "\n"));
    }
}

#[test]
fn all_is_current() {
    let story = Story::begin();
    let words =
        ["0 pages changed, 0 new, 54 up to date, 0 refused, 0 gone from the tree\n", "everything is up to date\n"];
    story.fetch(&[], 0, &words, &[]);
    let beside = "3 pages in folders next to yours, which `--new` does not take";
    story.fetch(
        &["--new"],
        0,
        &[words[0], beside, "ukTMukTMukTM/mail-v1  2 pages\n", "historic-version  1 page\n"],
        &[],
    );
}

#[test]
fn five_pages_changed() {
    let mut story = Story::begin();
    let pages = ["create", "delete", "get", "list", "patch"].map(|name| format!("{FAQS}/{name}.md"));
    for page in &pages {
        story.site.edit(page, "{尝试一下}", "这里有新的说明。{尝试一下}");
    }
    let count = "5 pages changed, 0 new, 49 up to date, 0 refused, 0 gone from the tree\n";
    let diff = "helpdesk.v1.faq.create\n    ~ description  ";
    story.fetch(&[], 0, &[count, diff, "5 docs: next version 0.1.1"], &pages.each_ref().map(String::as_str));
    story.fetch(&[], 0, &["0 pages changed, 0 new, 54 up to date", "everything is up to date"], &[]);
}

/// All texts of a page are other ones, and one field is new.
#[test]
fn a_page_is_worded_anew_and_a_field_is_new() {
    let mut story = Story::begin();
    let page = format!("{TICKET}/list.md");
    story.site.change(&page, |page| {
        let added = page.content.find("<md-dt-tr level=\"2\">").expect("a row");
        let row = "<md-dt-tr level=\"2\">\n<md-dt-td>\n<md-text type=\"field-name\" >opened_by</md-text>\n</md-dt-td>\n\
                   <md-dt-td>\n<md-text type=\"field-type\" >string</md-text>\n</md-dt-td>\n<md-dt-td>\n开启人\n</md-dt-td>\n\
                   </md-dt-tr>\n\n";
        page.content.insert_str(added, row);
        page.content = page.content.replace("筛选条件", "过滤条件").replace("工单的", "该工单的").replace("的 ID", "的标识");
        page.updated += 1;
    });
    let run = story.fetch(&[], 0, &["1 page changed"], &[&page]);
    let paragraph = "helpdesk.v1.ticket.list\n    + response/data/tickets/opened_by  string\n\ntext only, by the number of texts\n    ~ helpdesk.v1.ticket.list  ";
    assert_holds(&run.stdout, &[paragraph, " 1 additive, "]);
    assert!(run.stderr.lines().count() < 60, "{}", run.stderr);
    assert_holds(&run.stderr, &[" on 1 page without a translation, "]);
}

#[test]
fn a_new_folder_with_new_pages() {
    let mut story = Story::begin();
    let subscribe = &story.site.pages["helpdesk-v1/event/unsubscribe.md"].content;
    let pause = subscribe.replace("unsubscribe", "pause").replace("取消订阅", "暂停订阅");
    story.site.add("helpdesk-v1/pausing/event", "/x/helpdesk-v1/event/pause", &pause);
    story.site.add("helpdesk-v1/pausing", "/x/helpdesk-v1/pausing-overview", "# 概述\n\n正文\n");
    let new = ["helpdesk-v1/pausing/event/pause.md", "helpdesk-v1/pausing/pausing-overview.md"];
    let words = ["2 pages of the same folders not here yet; `cargo xtask fetch --new` gets them:", new[0], new[1]];
    story.fetch(&[], 0, &words, &[]);
    let words = [
        "0 pages changed, 2 new, 54 up to date",
        "helpdesk.v1.event.pause\n    + operation  POST /open-apis/helpdesk/v1/events/pause",
    ];
    story.fetch(&["--new"], 0, &words, &new);
    story.fetch(&["--new"], 0, &["0 pages changed, 0 new, 56 up to date"], &[]);
}

/// A page that cannot be read without a correction is judged with it; and once the platform has mended the page, the
/// workspace is red until the correction is gone.
#[test]
fn a_page_with_a_text_correction() {
    let mut story = Story::begin();
    story.site.edit(CATEGORIES, "全部分类。", "全部分类，共两级。");
    story.fetch(&[], 0, &["1 page changed, 0 new, 53 up to date, 0 refused"], &[CATEGORIES]);

    story.site.edit(CATEGORIES, "\n                ],\n            }\n", "\n                ]\n            }\n");
    let stale = "no longer applies: the page says so itself";
    story.fetch(&[], 1, &["1 page changed", stale, "spec/corrections.toml", "nothing was written"], &[CATEGORIES]);
    // Nothing is left to fetch, and the workspace is as red as before.
    story.fetch(&[], 1, &["0 pages changed, 0 new, 54 up to date", stale], &[]);
    story.drop_correction(CATEGORIES);
    story.fetch(&[], 0, &["0 pages changed", "everything is up to date"], &[]);
}

/// A page that the reader refuses, and the correction that lets it in.
#[test]
fn a_new_fault_and_its_correction() {
    let mut story = Story::begin();
    let page = format!("{FAQS}/create.md");
    let page = page.as_str();
    let text = &story.site.pages[page].content;
    let json = text.find("请求体示例").expect("the example");
    let brace = json + text[json..].find("{\n").expect("its JSON");
    story.site.change(page, |page| {
        page.content.insert_str(brace + 1, " oops");
        page.updated += 1;
    });
    let words = [
        "1 refused",
        "error[bad-example]",
        "the new page has an error at line ",
        "help: correct it: write a `[[text]]` entry for that line into spec/corrections.toml",
        "error: 1 page not refreshed; see the reasons above\n",
    ];
    story.fetch(&[], 1, &words, &[]);
    story.fetch(&[], 1, &words, &[]);
    let corrections = story.workspace.read("spec/corrections.toml");
    let entry =
        format!("\n[[text]]\npage = {page:?}\npage_says = \"{{ oops\"\nis = \"{{\"\nwhy = \"x\"\nevidence = \"x\"\n");
    story.workspace.write("spec/corrections.toml", &(corrections + &entry));
    story.fetch(&[], 0, &["1 page changed, 0 new, 53 up to date, 0 refused"], &[page]);
}

#[test]
fn a_page_is_renamed() {
    let mut story = Story::begin();
    let page = format!("{FAQS}/search.md");
    let old = story.site.pages[&page].full_path.clone();
    let new = "/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/faq/find";
    story.site.change(&page, |page| page.full_path = new.to_owned());
    let words = [
        "0 gone from the tree, 1 renamed\n",
        &format!("the page was renamed: {old:?} is {new:?} now"),
        &format!("write `fullPath: {new:?}` into its header, and run `cargo xtask fetch` again"),
    ];
    story.fetch(&["--new"], 0, &words, &[]);

    // Title and path are other ones: only the page itself tells.
    story.site.change(&page, |page| page.title = "查找".to_owned());
    story.fetch(&[], 0, &["1 page of the same folders not here yet", "1 gone from the tree\n"], &[]);
    let words = [
        "1 gone from the tree, 1 left out\n",
        "the page was renamed: ",
        "GET /open-apis/helpdesk/v1/faqs/search",
        words[2],
    ];
    story.fetch(&["--new"], 0, &words, &[]);

    story.workspace.edit(&format!("spec/pages/{page}"), &old, new);
    assert_eq!(story.workspace.run(&["regen"]).code, 0);
    story.fetch(&["--new"], 0, &["0 pages changed, 0 new, 54 up to date, 0 refused, 0 gone from the tree\n"], &[]);
}

#[test]
fn pages_move() {
    let mut story = Story::begin();
    story.site.change(&format!("{FAQS}/search.md"), |page| page.folder = TICKET.to_owned());
    story.site.change(CATEGORIES, |page| page.folder = "historic-version/helpdesk".to_owned());
    story.site.change("helpdesk-v1/event/subscribe.md", |page| page.folder = "mail-v1".to_owned());
    let words = [
        "0 gone from the tree, 3 moved\n",
        "the page moved in the tree, to the folder of spec/pages/helpdesk-v1/ticket-management/ticket/search.md",
        "move the file to spec/pages/helpdesk-v1/ticket-management/ticket/search.md",
        "to the folder \"ukTMukTMukTM/historic-version/helpdesk\", which is history",
        "the platform no longer maintains it",
        "to the folder \"ukTMukTMukTM/mail-v1\", which is not one of yours",
    ];
    let run = story.fetch(&["--new"], 0, &words, &[]);
    assert_holds(&run.stdout, &["0 pages changed, 0 new, 54 up to date", "3 pages in folders next to yours"]);
}

#[test]
fn a_page_is_gone() {
    let mut story = Story::begin();
    story.site.pages.remove(CATEGORIES);
    let words = [
        "53 up to date, 0 refused, 1 gone from the tree\n",
        "the page is gone from the tree",
        "it stays here; delete it",
    ];
    story.fetch(&[], 0, &words, &[]);
}

/// A page that ends after a whole table, which nothing of its markup tells.
#[test]
fn a_page_is_cut() {
    let mut story = Story::begin();
    let page = format!("{FAQS}/search.md");
    story.site.change(&page, |page| {
        page.content.truncate(page.content.find("### 响应体示例").expect("the heading"));
        page.updated += 1;
    });
    let words = [
        "1 refused",
        "the new page lacks sections of the page here: `error codes`, `response example`",
        "if the page is cut, run `cargo xtask fetch` again later; if the platform took the sections away, run `cargo xtask fetch --accept`",
    ];
    story.fetch(&[], 1, &words, &[]);
    story.fetch(&["--accept"], 0, &["1 page changed", "! - error 154000"], &[&page]);
}

#[test]
fn the_service_fails_and_recovers() {
    let mut story = Story::begin();
    let page = format!("{FAQS}/search.md");
    story.site.edit(&page, "{尝试一下}", "这里有新的说明。{尝试一下}");
    story.site.publish();
    let full_path = story.site.pages[&page].full_path.clone();
    let before = story.pages();
    for (reply, words) in [
        (Reply::Http(302, "Location: /login?back=1\r\n", String::new()), "HTTP 302 Found, to `/login?back=1`"),
        (Reply::Http(503, "", String::new()), "HTTP 503 Service Unavailable (4 attempts)"),
    ] {
        story.site.portal.on(&full_path, [reply]);
        let run = story.workspace.run(&["fetch", "--host", &story.site.portal.host]);
        assert_eq!(run.code, 1, "{}", run.stderr);
        assert_holds(&run.stderr, &[words, "error: 1 page not refreshed"]);
        assert_eq!(story.pages(), before);
    }
    let busy = Reply::Json(serde_json::json!({"code": 2200, "msg": "busy"}));
    let answer = Reply::page(&story.site.pages[&page].content);
    story.site.portal.on(&full_path, [busy, answer]);
    let run = story.workspace.run(&["fetch", "--host", &story.site.portal.host]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_holds(&run.stdout, &["1 page changed"]);
}
