//! FAQs, and the tree of their categories.

use helpdesk_client::Operation;
use helpdesk_client::types::category::{
    CategoryTree, CreateCategory, DeleteCategory, GetCategory, ListCategories, PatchCategory,
};
use helpdesk_client::types::faq::{
    CreateFaq, DeleteFaq, FaqStatus, FaqUpdate, GetFaq, ListFaqs, NewFaq, PatchFaq, SearchFaqs,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::{Desk, NOTHING, done, ids, pick, refused};

pub(crate) const OPERATIONS: &[&str] = &[
    CreateFaq::ID,
    GetFaq::ID,
    ListFaqs::ID,
    SearchFaqs::ID,
    PatchFaq::ID,
    DeleteFaq::ID,
    CreateCategory::ID,
    GetCategory::ID,
    ListCategories::ID,
    PatchCategory::ID,
    DeleteCategory::ID,
];

const WORDS: [&str; 4] = ["VPN", "wifi", "打印机", "Lunch"];

#[derive(Debug, Clone)]
pub(crate) enum Step {
    Create { word: usize, category: Option<usize> },
    Patch { faq: usize, word: usize, category: Option<usize> },
    Delete(usize),
    Get(usize),
    List { word: Option<usize>, category: Option<usize>, deleted: bool, size: i64 },
    Search { word: usize, size: i64 },
    CreateCategory { below: Option<usize> },
    MoveCategory { category: usize, below: Option<usize> },
    DeleteCategory(usize),
    Categories,
}

pub(crate) fn step() -> impl Strategy<Value = Step> {
    let some = prop::option::of::<std::ops::Range<usize>>;
    prop_oneof![
        4 => (0usize..4, some(0..9)).prop_map(|(word, category)| Step::Create { word, category }),
        2 => (0usize..30, 0usize..4, some(0..9)).prop_map(|(faq, word, category)| Step::Patch { faq, word, category }),
        1 => (0usize..30).prop_map(Step::Delete),
        2 => (0usize..30).prop_map(Step::Get),
        3 => (some(0..4), some(0..9), any::<bool>(), 1i64..7).prop_map(|(word, category, deleted, size)| Step::List { word, category, deleted, size }),
        2 => (0usize..4, 1i64..7).prop_map(|(word, size)| Step::Search { word, size }),
        2 => some(0..9).prop_map(|below| Step::CreateCategory { below }),
        2 => (0usize..9, some(0..9)).prop_map(|(category, below)| Step::MoveCategory { category, below }),
        1 => (0usize..9).prop_map(Step::DeleteCategory),
        2 => Just(Step::Categories),
    ]
}

struct Faq {
    id: String,
    word: usize,
    category: Option<String>,
    deleted: bool,
}

#[derive(Default)]
pub(crate) struct Model {
    faqs: Vec<Faq>,
    /// The ids of the categories and of their parents.
    categories: Vec<(String, String)>,
}

fn question(word: usize) -> String {
    format!("How about {}?", WORDS[word % WORDS.len()])
}

impl Model {
    /// The id of an FAQ that is there.
    pub(crate) fn faq(&self, number: usize) -> Option<&str> {
        pick(&self.faqs, number).filter(|faq| !faq.deleted).map(|faq| faq.id.as_str())
    }

    fn category(&self, number: Option<usize>) -> Option<String> {
        number.map(|number| pick(&self.categories, number).map_or(NOTHING.to_owned(), |(id, _)| id.clone()))
    }

    /// A category and those above it, from the top.
    fn above(&self, id: Option<&str>) -> Vec<String> {
        let Some((id, parent)) = self.categories.iter().find(|(known, _)| Some(known.as_str()) == id) else {
            return Vec::new();
        };
        let mut above = self.above(Some(parent));
        above.push(id.clone());
        above
    }

    pub(crate) async fn apply(&mut self, desk: &Desk, step: &Step) -> TestCaseResult {
        match step {
            Step::Create { word, category } => {
                let category = self.category(*category);
                let mut faq = NewFaq::new(question(*word)).answer("Yes.");
                if let Some(category) = &category {
                    faq = faq.category_id(category);
                }
                let created = desk.user.send(&CreateFaq::new(faq)).await;
                if category.as_deref() == Some(NOTHING) {
                    return refused(created, 154000);
                }
                let created = done(created)?.faq.unwrap_or_default();
                let id = created.faq_id.unwrap_or_default();
                prop_assert_eq!(created.id.as_ref(), Some(&id));
                prop_assert_eq!(
                    ids(&created.categories, |it| it.category_id.as_ref()),
                    self.above(category.as_deref())
                );
                self.faqs.push(Faq { id, word: *word, category, deleted: false });
            }
            Step::Patch { faq, word, category } => {
                let category = self.category(*category);
                let id = self.faq(*faq).unwrap_or(NOTHING).to_owned();
                let mut update = FaqUpdate::new(question(*word)).answer("No.");
                if let Some(category) = &category {
                    update = update.category_id(category);
                }
                let patched = desk.user.send(&PatchFaq::new(&id, update)).await;
                if id == NOTHING || category.as_deref() == Some(NOTHING) {
                    return refused(patched, 154004);
                }
                done(patched)?;
                let known = self.faqs.iter_mut().find(|faq| faq.id == id);
                if let Some(known) = known {
                    known.word = *word;
                    known.category = category.or(known.category.take());
                }
                return self.get(desk, *faq).await;
            }
            Step::Delete(faq) => {
                let id = self.faq(*faq).unwrap_or(NOTHING).to_owned();
                let deleted = desk.user.send(&DeleteFaq::new(&id)).await;
                let Some(known) = self.faqs.iter_mut().find(|faq| faq.id == id) else {
                    return refused(deleted, 154004);
                };
                done(deleted)?;
                known.deleted = true;
            }
            Step::Get(faq) => return self.get(desk, *faq).await,
            Step::List { word, category, deleted, size } => {
                let category = self.category(*category);
                let mut list = ListFaqs::new().page_size(*size);
                if let Some(word) = word {
                    list = list.search(WORDS[*word].to_lowercase());
                }
                if let Some(category) = &category {
                    list = list.category_id(category);
                }
                if *deleted {
                    list = list.status(FaqStatus::Deleted);
                }
                let listed = done(desk.client.list(list).all().await)?;
                let wanted = self.faqs.iter().filter(|faq| {
                    faq.deleted == *deleted
                        && word.is_none_or(|word| word == faq.word)
                        && (category.is_none() || category == faq.category)
                });
                let expected: Vec<String> = wanted.map(|faq| faq.id.clone()).collect();
                prop_assert_eq!(ids(&listed, |faq| faq.faq_id.as_ref()), expected);
            }
            Step::Search { word, size } => {
                let found = done(desk.client.list(SearchFaqs::new(WORDS[*word]).page_size(*size)).all().await)?;
                let wanted = self.faqs.iter().filter(|faq| !faq.deleted && faq.word == *word);
                let expected: Vec<String> = wanted.map(|faq| faq.id.clone()).collect();
                prop_assert_eq!(ids(&found, |faq| faq.faq_id.as_ref()), expected);
            }
            Step::CreateCategory { below } => {
                let parent = self.category(*below).unwrap_or("0".to_owned());
                let created = desk.user.send(&CreateCategory::new("name", &parent)).await;
                if parent == NOTHING {
                    return refused(created, 154004);
                }
                let created = done(created)?.category.unwrap_or_default();
                prop_assert_eq!(created.parent_id.as_ref(), Some(&parent));
                self.categories.push((created.category_id.unwrap_or_default(), parent));
            }
            Step::MoveCategory { category, below } => {
                let id = self.category(Some(*category)).unwrap_or_default();
                let parent = self.category(*below).unwrap_or("0".to_owned());
                let moved = desk.user.send(&PatchCategory::new(&id).parent_id(&parent)).await;
                let in_a_circle = self.above(Some(&parent)).contains(&id);
                if id == NOTHING || parent == NOTHING || in_a_circle {
                    return refused(moved, 154000);
                }
                done(moved)?;
                if let Some(known) = self.categories.iter_mut().find(|(known, _)| *known == id) {
                    known.1 = parent;
                }
                let shown = done(desk.client.send(&GetCategory::new(&id)).await)?;
                prop_assert_eq!(shown.category_id, Some(id));
            }
            Step::DeleteCategory(category) => {
                let id = self.category(Some(*category)).unwrap_or_default();
                let deleted = desk.user.send(&DeleteCategory::new(&id)).await;
                if id == NOTHING || self.categories.iter().any(|(_, parent)| *parent == id) {
                    return refused(deleted, 154000);
                }
                done(deleted)?;
                self.categories.retain(|(known, _)| *known != id);
            }
            Step::Categories => {
                let tree = done(desk.client.send(&ListCategories::new()).await)?.categories;
                let mut shown = Vec::new();
                flatten(&tree, "0", &mut shown);
                let mut expected = self.categories.clone();
                shown.sort();
                expected.sort();
                prop_assert_eq!(shown, expected);
            }
        }
        Ok(())
    }

    async fn get(&self, desk: &Desk, number: usize) -> TestCaseResult {
        let Some(known) = pick(&self.faqs, number).filter(|faq| !faq.deleted) else {
            let id = pick(&self.faqs, number).map_or(NOTHING.to_owned(), |faq| faq.id.clone());
            return refused(desk.client.send(&GetFaq::new(id)).await, 154004);
        };
        let shown = done(desk.client.send(&GetFaq::new(&known.id)).await)?.faq.unwrap_or_default();
        prop_assert_eq!(shown.question, Some(question(known.word)));
        prop_assert_eq!(ids(&shown.categories, |it| it.category_id.as_ref()), self.above(known.category.as_deref()));
        let author = shown.create_user.and_then(|user| user.id);
        prop_assert_eq!(author.as_deref(), Some("ou_mock"));
        Ok(())
    }
}

fn flatten(tree: &[CategoryTree], parent: &str, shown: &mut Vec<(String, String)>) {
    for category in tree {
        let id = category.category_id.clone().unwrap_or_default();
        flatten(&category.children, &id, shown);
        shown.push((id, parent.to_owned()));
    }
}
