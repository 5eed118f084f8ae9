//! The end-to-end tests of the workspace are in `end_to_end/`; `architecture/` holds crates free of import circles;
//! `golden/` holds the generated items for review.

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

#[cfg(doctest)]
#[doc = include_str!("../README.zh-CN.md")]
struct ReadmeInChinese;
